"""Files in the formats that news travels in, some broken on purpose: each gives the right article, or the right reason.

The files are not ours: they stay in the shared folder, and all is skipped without it. Here are facts about them, none of their text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from kgnews.errors import InputError
from kgnews.read import read_bytes
from kgnews.records import Article


@dataclass
class Right:
    """What is right for one article: language, day of publication, words of the title, number of authors, paragraphs."""

    lang: str
    published: str | None
    words_of_title: int
    authors: int
    paragraphs: int
    address: str = ""
    place: str = ""


@dataclass
class Row:
    """The articles of a file and, in order, parts of the messages about what gives none."""

    articles: tuple[Right, ...] = ()
    reasons: tuple[str, ...] = ()


EXAMPLE = Right("en", None, 2, 0, 1, "http://example.com/")
TOO_SHORT = Row(reasons=("too short to tell its language",))
NO_ENTRIES = Row(reasons=("this feed has no entries",))

MESSY = {
    "feed_atom_example.atom": Row(
        (Right("en", "2003-12-13", 4, 0, 1, "http://example.org/2003/12/13/atom03"), Right("en", "2003-12-13", 2, 0, 1))
    ),
    "feed_bozo_bogus_encoding.xml": NO_ENTRIES,
    "feed_bozo_invalid-bytes-with-bom.xml": NO_ENTRIES,
    "feed_bozo_linenoise.xml": TOO_SHORT,
    "feed_demoronize-1.xml": TOO_SHORT,
    "feed_demoronize-2.xml": TOO_SHORT,
    "feed_euc-kr.xml": NO_ENTRIES,
    "iptc_LISTING_15_Two_Related_Events_in_a_Knowledge_Item.xml": Row(reasons=("a knowledgeItem lists or describes others",)),
    "iptc_LISTING_1_A_NewsML-G2_News_Item.xml": Row((Right("en", "2018-10-21", 7, 1, 0, place="Berlin"),)),
    "iptc_LISTING_24_News_Message_conveying_a_complete_News_Package.xml": Row(reasons=("neither a title nor a text",) * 4),
    "iptc_ap_metadata_example.xml": Row(reasons=("of the kind 'video'",)),
    "ninjs_20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever-addb-ninjs-nitf.json": Row(
        (
            Right(
                "en", "2023-10-08", 12, 2, 18,
                "https://antidopingdatabase.com/news/anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever", "Oslo",
            ),
        )
    ),
    "ninjs_businesswire-newsml-20130605006126.json": Row(reasons=("seems to be in 'zh'",)),
    "ninjs_ninjsExSimpleText_3.json": Row(
        (Right("en", "2013-07-09", 9, 2, 4, "http://ninjs.example.com/newsitems/20130709simp123", "Grosseto, Italy"),)
    ),
    "ninjs_ntb_text.json": Row(reasons=("seems to be in 'no'",)),
    "warcio_example-space-in-target-uri.warc.gz": Row(reasons=("no page in this archive",)),
    "warcio_example-trunc.warc": Row((EXAMPLE,), ("record 4 is broken",)),
    "warcio_example.arc": Row((EXAMPLE,)),
    "warcio_example.warc": Row((EXAMPLE,)),
    "warcio_example.warc.gz": Row((EXAMPLE,)),
}  # fmt: skip


@pytest.fixture(scope="module")
def messy(shared: Path) -> Path:
    folder = shared / "articles" / "messy"
    if not folder.is_dir():
        pytest.skip("files of others: no folder articles/messy in the shared folder")
    return folder


def found(path: Path, name: str) -> tuple[list[Article], list[str]]:
    reasons: list[str] = []
    try:
        articles = read_bytes(path.read_bytes(), name, on_problem=lambda problem: reasons.append(problem.message))
    except InputError as error:
        return [], [*reasons, str(error)]
    return list(articles), reasons


def test_every_file_has_its_row(messy: Path) -> None:
    assert {path.name for path in messy.iterdir()} == set(MESSY)


@pytest.mark.parametrize("name", MESSY)
def test_the_right_articles_or_the_right_reasons(messy: Path, name: str) -> None:
    articles, reasons = found(messy / name, name)
    row = MESSY[name]
    facts = [
        Right(
            one.lang, one.published, len(one.title.split()), len(one.authors), len(one.paragraphs), one.url, one.dateline_place
        )
        for one in articles
    ]  # fmt: skip
    assert facts == list(row.articles)
    assert len(reasons) == len(row.reasons)
    assert [reason for reason, right in zip(reasons, row.reasons, strict=True) if right not in reason] == []
    assert all("\ufffd" not in one.text and "Ã" not in one.text for one in articles)


@pytest.mark.parametrize("name", MESSY)
def test_the_content_tells_the_format(messy: Path, name: str) -> None:
    assert len(found(messy / name, "standard input")[0]) == len(MESSY[name].articles)
