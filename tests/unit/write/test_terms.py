"""Terms: dates by their form, numbers, bases and IRIs."""

import pytest

from kgnews.errors import UsageError
from kgnews.ids import iri_path
from kgnews.records import Label, Span
from kgnews.write.names import DEFAULT_BASE, XSD
from kgnews.write.terms import Minter, Text, absolute, check_base, clean, day, labelled, number, typed


@pytest.mark.parametrize(
    ("text", "datatype"),
    [
        ("2015-11-17", "date"),
        ("2016-02-29", "date"),
        ("2015-11", "gYearMonth"),
        ("2015", "gYear"),
        ("--11-17", "gMonthDay"),
        ("--02-29", "gMonthDay"),
        ("--11", "gMonth"),
    ],
)
def test_a_date_has_the_datatype_of_its_form(text: str, datatype: str) -> None:
    assert day(text) == Text(text, XSD + datatype)


@pytest.mark.parametrize(
    "text",
    ["2015-02-29", "2015-13-01", "2015-13", "--02-30", "--13", "20151117", "2015-W47-2", "mardi", "", "２０１５"],
)
def test_what_is_no_date_stays_a_string(text: str) -> None:
    assert day(text) == Text(text)


@pytest.mark.parametrize(
    ("value", "written"),
    [(1.0, "1.0"), (0.75, "0.75"), (0.0, "0.0"), (0.00001, "0.0"), (1 / 3, "0.3333"), (10, "10.0")],
)
def test_a_score_is_a_decimal(value: float, written: str) -> None:
    assert number(value) == Text(written, XSD + "decimal")


def test_a_label_without_a_tag_that_holds_is_a_string() -> None:
    assert labelled(Label("fr", "Brest")) == Text("Brest", lang="fr")
    assert labelled(Label("fr-CA", "Brest")) == Text("Brest", lang="fr-ca")
    assert labelled(Label("", "Brest")) == labelled(Label("not a tag", "Brest")) == Text("Brest")


def test_a_datatype_that_is_no_iri_is_left_out() -> None:
    assert typed("3", XSD + "integer") == Text("3", XSD + "integer")
    assert typed("3", "number") == typed("3", "") == typed("3", XSD + "string") == Text("3")


@pytest.mark.parametrize(
    ("identifier", "written"),
    [
        ("person/john-kerry", "person/john-kerry"),
        ("open/juggle with", "open/juggle%20with"),
        ("place/東京-jp", "place/東京-jp"),
        ("a%20b", "a%2520b"),
        ('<"{}|^`\\>', "%3C%22%7B%7D%7C%5E%60%5C%3E"),
        ("a#b?c", "a%23b%3Fc"),
        ("person/../x/.", "person/%2E%2E/x/%2E"),
        ("\u200fabc\ue000\ufffe", "%E2%80%8Fabc%EE%80%80%EF%BF%BE"),
        ("\ud800", "%EF%BF%BD"),
        ("", ""),
    ],
)
def test_any_id_is_a_path(identifier: str, written: str) -> None:
    assert iri_path(identifier) == written


def test_an_absolute_iri_is_kept_or_mended_or_refused() -> None:
    assert absolute("http://www.wikidata.org/entity/Q34") == "http://www.wikidata.org/entity/Q34"
    assert absolute("https://x.example/a b?c=d#é") == "https://x.example/a%20b?c=d#é"
    assert absolute("Q34") is None
    assert absolute("") is None
    assert absolute("http://[bad/") is None


def test_a_base_gets_the_slash_it_lacks() -> None:
    assert check_base("https://x.example/id") == "https://x.example/id/"
    assert check_base("https://x.example/id#") == "https://x.example/id#"
    assert check_base(DEFAULT_BASE) == DEFAULT_BASE


@pytest.mark.parametrize(
    "base", ["", "id/", "https://x.example/a b/", "https://x.example/?q=", "https://x.example/#a#"]
)
def test_a_base_that_is_no_iri_is_refused_with_advice(base: str) -> None:
    with pytest.raises(UsageError, match=r"give one such as https://news\.example/id/"):
        check_base(base)


def test_parts_of_two_articles_never_share_an_iri() -> None:
    minter = Minter(DEFAULT_BASE)
    minted = {minter.part(article, Span(0, 5), "span") for article in ("article/x", "x", "/x", "article//x", "x-0-5")}
    assert len(minted) == 5


def test_clean_keeps_all_but_lone_surrogates() -> None:
    assert clean("é😀\x00\u202e") == "é😀\x00\u202e"
    assert clean("a\ud83db") == "a\ufffdb"
