"""gzip, Zstandard and zip of anything that is read; what is broken, too large or leads out is told, and the rest is read."""

import gzip
import io
import os
import zipfile

import pytest
import zstandard

from kgnews.errors import InputError
from kgnews.read import Input, Options, find_files, read, read_bytes, read_input

ONE = "Un pont ouvre\n\nLe maire Paul Mercier a ouvert mardi le pont de la rade. Il a remercié les ouvriers."
TWO = "Une halle brûle\n\nLa maire Nora Benali a visité la halle lundi. Elle a remercié les pompiers."
TABLE = "titre;texte\nUn pont;Le maire Paul Mercier a ouvert mardi le pont de la rade.\n"


def zipped(members, **options):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def titles(data, name, **options):
    problems = []
    articles = read_bytes(data, name, on_problem=problems.append, **options)
    return [article.title for article in articles], [problem.message for problem in problems]


@pytest.mark.parametrize("name", ["a.txt.gz", "a", "a.txt.zst", "a.bin"])
def test_a_packed_text_is_read_by_its_content(name):
    pack = zstandard.compress if "zst" in name else gzip.compress
    if name == "a.bin":
        with pytest.raises(InputError, match=r"no reader for \.bin"):
            titles(pack(ONE.encode()), name)
    else:
        assert titles(pack(ONE.encode()), name) == (["Un pont ouvre"], [])
    assert titles(pack(TABLE.encode()), name) == (["Un pont"], [])


def test_a_zip_holds_files_of_any_format():
    data = zipped(
        {
            "b/deux.txt": TWO,
            "a.csv": TABLE,
            "c.txt.gz": gzip.compress(ONE.encode()),
            ".hidden.txt": ONE,
            "__MACOSX/._a": b"\0",
        }
    )
    found, problems = titles(data, "a.zip")
    assert found == ["Un pont", "Une halle brûle", "Un pont ouvre"]
    assert problems == []
    (first, *_) = read_bytes(data, "a.zip")
    assert first.source == "a.zip/a.csv, row 1 (line 2)"


def test_a_broken_member_is_told_and_the_others_are_read():
    data = bytearray(zipped({"a.txt": ONE, "b.png": b"\x89PNG", "c.txt": TWO}))
    place = data.index(b"a.txt") + len(b"a.txt") + 5
    data[place : place + 20] = b"\xff" * 20
    found, problems = titles(bytes(data), "a.zip")
    assert found == ["Une halle brûle"]
    assert [problem.partition(":")[0] for problem in problems] == ["a.zip/a.txt", "a.zip/b.png"]


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside.txt", "a/../../outside.txt", "C:/outside.txt"])
def test_a_name_that_leads_out_of_its_archive_is_not_read(name):
    found, problems = titles(zipped({name: ONE, "b.txt": TWO}), "a.zip")
    assert found == ["Une halle brûle"]
    assert ["leads out of its archive" in problem for problem in problems] == [True]


def test_a_bomb_is_given_up_and_the_run_goes_on():
    bomb = zipped({"a.txt": b"a" * (64 << 20), "b.txt": TWO}, compresslevel=9)
    assert len(bomb) < 1 << 20
    found, problems = titles(bomb, "a.zip")
    assert found == ["Une halle brûle"]
    assert len(problems) == 1
    with pytest.raises(InputError, match=r"unpacks to more than 200 times|more than 20 MB"):
        titles(gzip.compress(b"a" * (64 << 20)), "a.txt.gz")
    lines = gzip.compress(('{"title": "Un", "text": "' + "a " * 1000 + '"}\n').encode() * 30_000)
    with pytest.raises(InputError, match="unpacks to more than 200 times its size, as a bomb does"):
        titles(lines, "a.jsonl.gz", lang="fr")


def test_packed_too_often_is_not_unpacked():
    data = ONE.encode()
    for _ in range(3):
        data = gzip.compress(data)
    assert titles(data, "a.txt.gz.gz.gz") == (["Un pont ouvre"], [])
    _, problems = titles(gzip.compress(data), "a.txt.gz.gz.gz.gz")
    assert ["packed more than 3 times" in problem for problem in problems] == [True]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04broken", "a broken zip archive"),
        (b"\x1f\x8bbroken", "cannot be unpacked"),
        (b"\x28\xb5\x2f\xfdbroken", "cannot be unpacked"),
        (gzip.compress(ONE.encode())[:-9], "cannot be unpacked to its end"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"}), "an office file"),
        (zipped({}) or b"", "no reader|no article|broken|binary|holds no file"),
    ],
)
def test_what_cannot_be_unpacked_says_so(data, reason):
    with pytest.raises(InputError, match=reason):
        titles(data, "a.txt")


def test_a_pipe_is_read_as_it_comes():
    class Pipe(io.RawIOBase):
        def __init__(self, data):
            self.data = io.BytesIO(data)

        def readable(self):
            return True

        def readinto(self, buffer):
            part = self.data.read(min(len(buffer), 7))
            buffer[: len(part)] = part
            return len(part)

    for data in (ONE.encode(), gzip.compress(ONE.encode()), zipped({"a.txt": ONE})):
        given = Input("standard input", "", io.BufferedReader(Pipe(data)))
        (article,) = read_input(given, Options("standard input", "fr"))
        assert article.title == "Un pont ouvre"


def test_a_folder_gives_the_files_of_all_formats(tmp_path):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(ONE.encode()))
    (tmp_path / "b.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "c.php").write_text(
        f"<!doctype html><html><body><h1>Un quai</h1><p>{TWO}</p></body></html>", encoding="utf-8"
    )
    (tmp_path / "d.py").write_text("print('Un pont')", encoding="utf-8")
    (tmp_path / "e.png").write_bytes(b"\x89PNG\r\n")
    assert [path.name for path in find_files(tmp_path)] == ["a.txt.gz", "b.csv", "c.php"]
    assert [article.title for article in read(tmp_path, lang="fr")] == ["Un pont ouvre", "Un pont", "Un quai"]


def test_a_pattern_names_files(tmp_path):
    for name in ("2024/03/a.txt", "2024/04/b.txt", "2024/04/c.csv", "[d].txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ONE, encoding="utf-8")

    def found(pattern):
        return [path.relative_to(tmp_path).as_posix() for path in find_files(f"{tmp_path}/{pattern}")]

    assert found("2024/*/*.txt") == ["2024/03/a.txt", "2024/04/b.txt"]
    assert found("**/?.txt") == ["2024/03/a.txt", "2024/04/b.txt"]
    assert found("2024/0[4-9]") == ["2024/04/b.txt", "2024/04/c.csv"]
    assert found("[d].txt") == ["[d].txt"], "a file that is there is no pattern"
    with pytest.raises(InputError, match="no file fits this pattern"):
        found("2025/*")


def test_links_to_folders_and_pipes_are_passed_over(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "in" / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "in" / "b.txt")
    assert [path.name for path in find_files(tmp_path / "in")] == ["a.txt"]


def test_an_archive_of_too_many_files_is_refused(monkeypatch):
    data = zipped({f"{number}.txt": ONE for number in range(4)})
    assert len(titles(data, "a.zip")[0]) == 4
    monkeypatch.setattr("kgnews.read.containers.MOST_MEMBERS", 3)
    with pytest.raises(InputError, match=r"4 files are too many for one zip archive \(at most 3\)"):
        titles(data, "a.zip")
