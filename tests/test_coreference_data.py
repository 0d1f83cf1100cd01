"""The hand-read coreference of news that is not in the repository: each row stands at the word that it means.

Without the shared folder the rows are checked by themselves, and the offsets are skipped, with the reason shown.
"""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data" / "coreference"
KINDS = {
    "pronoun": "il|elle|ils|elles|lui|eux|celui|celle|celui-ci|celle-ci|dernier|dernière",
    "clitic": "le|la|les|l'|lui|leur|leurs|y|en",  # "leurs" is how one article writes "leur"
    "possessive": "son|sa|ses|leur|leurs",
    "role": r"[a-zéèê]{4,}",
}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    folder = shared / "articles" / "fr"
    if not folder.is_dir():
        pytest.skip("articles of others: no folder articles/fr in the shared folder")
    found = {}
    for row in rows("fr-articles.tsv"):
        data = (folder / row["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"], f"{row['file']} is not the file that was read"
        found[row["file"]] = data.decode("utf-8")
    return found


def test_enough_was_read_and_in_order() -> None:
    mentions = rows("fr.tsv")
    places = [(row["file"], int(row["start"]), int(row["end"])) for row in mentions]
    assert len(mentions) == 139 and len({row["file"] for row in mentions}) == 29
    assert places == sorted(set(places)) and all(start < end for _, start, end in places)
    assert {row["kind"] for row in mentions} == set(KINDS)
    assert {row["file"] for row in mentions} <= {row["file"] for row in rows("fr-articles.tsv")}


def test_each_row_stands_at_such_a_word(texts: dict[str, str]) -> None:
    wrong = []
    for row in rows("fr.tsv"):
        text, start, end = texts[row["file"]], int(row["start"]), int(row["end"])
        whole = not text[start - 1].isalpha() and not (text[end].isalpha() and text[end - 1].isalpha())
        if not whole or not re.fullmatch(KINDS[row["kind"]], text[start:end].lower().replace("’", "'")):
            wrong.append((row, text[start - 5 : end + 5]))
    assert wrong == []


def test_each_name_is_in_the_article_and_before_the_sentence_ends(texts: dict[str, str]) -> None:
    for row in rows("fr.tsv"):
        text, names = texts[row["file"]], row["names"].split(";")
        assert all(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names), row
        first = min(text.index(name) for name in names)
        assert "\n" not in text[int(row["end"]) : first], f"first named in a later paragraph: {row}"
