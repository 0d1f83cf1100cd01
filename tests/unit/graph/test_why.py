"""Why an entity is one thing, and why two have an edge."""

from dataclasses import replace

import pytest
from made_graph import BREST, CATALOG, Said, article, gazetted, graph, person, thing

from kgnews.graph import Graph
from kgnews.graph.told import between
from kgnews.graph.why import Tie, why
from kgnews.records import Kind, Label, Span, Status
from kgnews.write.evidence import marked, told_lines, why_lines

NORA, PAUL, LISE = person("Nora Benali"), person("Paul Mercier"), person("Lise Armand")
ABE = thing("Agence brestoise de l'énergie", Kind.ORGANISATION, "ABE")


@pytest.fixture
def made() -> Graph:
    """Nora under four names in two articles, one of them under words that are none; two claims between her and Paul."""
    named = replace(NORA, aliases=tuple(Label("en", text) for text in ("Benali", "N. Benali", "the Lioness of Brest")))
    first = article(
        1, Said(named, "met", PAUL), Said(NORA, "met", LISE, sentence="She did later meet Lise Armand."), agency="AEX"
    )
    she = replace(first.statements[1].evidence, subject=Span(*_place(first.article.text, "She")))
    first = replace(first, statements=(first.statements[0], replace(first.statements[1], evidence=she)))
    second = article(2, Said(PAUL, "met", NORA), Said(PAUL, "visited", NORA, status=Status.NEGATED, by=LISE))
    return graph([second, first, article(3, Said(LISE, "visited", gazetted(BREST)))])


def _place(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_each_name_comes_with_its_tie_and_its_articles(made: Graph) -> None:
    found = why(made, NORA.id, CATALOG)
    assert {use.text: (use.tie, [article.id for article in use.articles]) for use in found.names} == {
        "Nora Benali": (Tie.IDENTITY, ["article/1", "article/2"]),
        "Benali": (Tie.PART, ["article/1"]),
        "N. Benali": (Tie.FORM, ["article/1"]),
        "the Lioness of Brest": (Tie.ARTICLE, ["article/1"]),
    }
    assert [(use.text, len(use.articles)) for use in found.words] == [("She", 1)]
    assert found.support == (4, 2, 2)
    assert not found.known


def test_names_of_the_gazetteer_and_initials() -> None:
    made = graph([article(1, Said(ABE, "visited", gazetted(BREST)))])
    assert {use.text: use.tie for use in why(made, ABE.id, CATALOG).names} == {
        "Agence brestoise de l'énergie": Tie.IDENTITY,
        "ABE": Tie.ACRONYM,
    }
    brest = why(made, BREST.id, CATALOG)
    assert brest.known
    assert {use.tie for use in brest.names} == {Tie.GAZETTEER}


def test_a_value_and_what_is_not_there_are_no_entities(made: Graph) -> None:
    with pytest.raises(KeyError):
        why(made, "person/nobody", CATALOG)


def test_the_claims_between_two_in_either_direction_and_no_others(made: Graph) -> None:
    found = between(made, PAUL.id, NORA.id)
    assert [told.claim for told in found] == [told.claim for told in between(made, NORA.id, PAUL.id)]
    assert [(told.support, len(told.statements), told.stands) for told in found] == [
        ((2, 2, 2), 2, True),
        ((1, 1, 1), 1, False),
    ]
    assert between(made, NORA.id, BREST.id) == []


def test_the_lines_name_article_day_speaker_and_status_and_mark_the_words(made: Graph) -> None:
    assert list(told_lines(between(made, PAUL.id, NORA.id), CATALOG, "en")) == [
        "Nora Benali · met · Paul Mercier · asserted",
        "  mentions 2, articles 2, sources 2",
        "  2015-11-17 · AEX · Story 1 (article/1)",
        "    [Nora Benali] <did> met {Paul Mercier}.  (verb)",
        "  2015-11-17 · Story 2 (article/2)",
        "    [Paul Mercier] <did> met {Nora Benali}.  (verb)",
        "",
        "Paul Mercier · visited · Nora Benali · negated · said by Lise Armand",
        "  mentions 1, articles 1, sources 1",
        "  2015-11-17 · Story 2 (article/2)",
        "    [Paul Mercier] <did> visited {Nora Benali}.  (verb)",
    ]


def test_the_lines_of_an_entity(made: Graph) -> None:
    lines = list(why_lines(why(made, NORA.id, CATALOG), "en"))
    assert lines[:3] == [
        "Nora Benali: person/nora-benali (person, not in the gazetteer)",
        "  mentions 4, articles 2, sources 2",
        "  Names",
    ]
    assert "    the Lioness of Brest (en): tied to it by the article" in lines
    assert lines[-2:] == ["    She", "      2015-11-17 · AEX · Story 1 (article/1)"]


def test_of_many_articles_some_are_shown() -> None:
    made = graph(article(number, Said(NORA, "met", PAUL)) for number in range(8))
    assert "      and 3 articles more" in list(why_lines(why(made, NORA.id, CATALOG), "en"))


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        (((0, 4), (5, 8), (9, 13)), "[Nora] <met> {Paul}."),
        (((0, 4), (5, 13), (9, 13)), "[Nora] <met {Paul}>."),
        (((0, 13), (5, 8), (9, 13)), "[Nora <met> {Paul}]."),
        (((90, 94), (5, 8), (9, 13)), "Nora <met> {Paul}."),
        (((0, 4), (4, 5), (5, 8)), "[Nora]< >{met} Paul."),
    ],
)
def test_words_are_marked_where_they_stand(spans: tuple[tuple[int, int], ...], shown: str) -> None:
    [statement] = article(1, Said(NORA, "met", PAUL, sentence="Nora met Paul.")).statements
    subject, predicate, object_ = (Span(*span) for span in spans)
    evidence = replace(statement.evidence, subject=subject, predicate=predicate, object=object_)
    assert marked(replace(statement, evidence=evidence)) == shown
