"""The page of the ontology: valid HTML5, whole by itself, an anchor for every term, examples that are marked."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element

import html5rdf
import pytest

from kgnews.ontology import load_catalog
from kgnews.ontology.page import ontology_page
from kgnews.ontology.terms import Tie, Vocabulary, read_vocabulary

LANGUAGES = ("en", "fr")


@cache
def page(lang: str) -> str:
    return ontology_page(read_vocabulary(), load_catalog(), lang)


@cache
def tree(lang: str) -> Element:
    """Parse the page as a browser would, and raise at the first fault."""
    return html5rdf.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page(lang))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary()


def text(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def card(lang: str, name: str) -> Element:
    return next(node for node in tree(lang).iter("section") if node.get("id") == name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_valid_html_in_its_language(lang: str) -> None:
    assert tree(lang).get("lang") == lang
    assert page(lang).startswith("<!DOCTYPE html>\n")
    assert len(list(tree(lang).iter("h1"))) == 1


def test_a_fault_would_be_seen() -> None:
    with pytest.raises(html5rdf.html5parser.ParseError):
        html5rdf.HTMLParser(strict=True).parse(page("en").replace("</section>", "", 1))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_needs_nothing_from_elsewhere(lang: str) -> None:
    assert [node.tag for node in tree(lang).iter() if node.get("src") or node.tag in ("link", "img", "iframe")] == []
    assert "url(" not in page(lang) and "@import" not in page(lang) and "fetch(" not in page(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_term_has_one_anchor_and_every_link_leads_somewhere(lang: str, vocabulary: Vocabulary) -> None:
    anchors = [node.get("id") for node in tree(lang).iter() if node.get("id")]
    assert len(anchors) == len(set(anchors))
    assert vocabulary.terms.keys() <= set(anchors)
    links = [node.get("href") or "" for node in tree(lang).iter("a")]
    assert len(links) > 1000
    for link in links:
        assert link[1:] in anchors if link.startswith("#") else re.fullmatch(r"https?://\S+", link), link


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_relation_is_told_in_both_languages_with_examples(lang: str, vocabulary: Vocabulary) -> None:
    for term in vocabulary.of_type("Relation"):
        section = card(lang, term.name)
        definitions = {node.get("lang"): text(node) for node in section.iter("p")}
        assert definitions == {one: term.definition(one) for one in LANGUAGES}
        examples = [node for node in section.iter("span") if node.get("class") == "example"]
        assert {node.get("lang") for node in examples} == set(LANGUAGES), term.name
        for example in examples:
            assert {mark.get("class") for mark in example} == {"s", "o"}, text(example)


def test_a_relation_as_it_stands() -> None:
    said = text(card("en", "visited"))
    assert said.startswith("kgn:visitedvisited · a visité Someone went to a place")
    assert "kgn:willVisit will visit · va visiter" in said
    assert "kgn:visitedBy was visited by · a reçu la visite de" in said
    assert "≈ PLOVER CONSULT · ≈ CAMEO 042" in said


def test_headings_follow_the_language() -> None:
    assert [text(node) for node in tree("fr").iter("h2")] == [
        "Relations (150)",
        "Classes, qualificatifs et valeurs (71)",
    ]
    assert "sujet" in text(card("fr", "met")) and "réciproque" in text(card("fr", "met"))


def test_what_it_says_of_a_qualifier(vocabulary: Vocabulary) -> None:
    grain = vocabulary.terms["grain"]
    assert (grain.domain, grain.range) == (("Claim", "Evidence"), ("Grain",))
    assert grain.ties == (Tie("≈", "time:unitType", "http://www.w3.org/2006/time#unitType"),)
    assert "ofclaim evidence valuegrain" in text(card("en", "grain"))


def test_characters_of_html_in_the_data_are_only_text(vocabulary: Vocabulary) -> None:
    from dataclasses import replace

    from kgnews.records import Label

    hostile = '<script>alert("x")</script> & <b>'
    met = replace(vocabulary.terms["met"], labels=(Label("en", hostile), Label("fr", hostile)))
    spoilt = replace(vocabulary, titles=(Label("en", hostile),), terms={**vocabulary.terms, "met": met})
    parsed = html5rdf.HTMLParser(strict=True, namespaceHTMLElements=False).parse(ontology_page(spoilt, load_catalog()))
    assert len(list(parsed.iter("script"))) == 1
    assert text(next(parsed.iter("h1"))) == hostile
