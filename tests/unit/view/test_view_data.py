"""The columns that the explorer is given: nothing lost, nothing added, nothing that runs."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hostile_graph import TEXTS, hostile_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_graph import CATALOG, EXTRACTIONS, FRENCH, FRENCH_MET, LISE, MILLIONS, NORA, PAUL, article
from view_data import SPANS, packed, seen, words

from kgnews.errors import UsageError
from kgnews.graph import Graph, merge, plain_edges
from kgnews.graph.schema import ARTICLES, READINGS, STATUS
from kgnews.graph.views import standing
from kgnews.ids import value_id
from kgnews.pipeline import catalog, read_graph, write_graph
from kgnews.records import (
    Attribution,
    AttributionKind,
    Evidence,
    Extraction,
    Grain,
    Qualifiers,
    Span,
    Statement,
    Status,
    TimeSpan,
)
from kgnews.view.data import FORMAT, KINDS, STATUSES, Claims, Nodes, Readings

EMOJI = "\N{GRINNING FACE}"
FLAG = "\N{REGIONAL INDICATOR SYMBOL LETTER F}\N{REGIONAL INDICATOR SYMBOL LETTER R}"


def sample() -> Graph:
    return merge(EXTRACTIONS, CATALOG)


def contract(checkout: Path) -> str:
    return (checkout / "kgnews" / "view" / "web" / "src" / "data.ts").read_text("utf-8")


# The form


def test_the_form_is_that_of_the_front_end(checkout: Path) -> None:
    text = contract(checkout)
    assert f"export const FORMAT = {FORMAT};" in text
    for name, values in (("STATUSES", STATUSES), ("KINDS", KINDS)):
        told = re.search(rf"export const {name} = \[([^\]]*)\]", text)
        assert told is not None
        assert re.findall(r'"([a-z]+)"', told[1]) == list(values)


@pytest.mark.parametrize(("name", "columns"), [("Nodes", Nodes), ("Claims", Claims), ("Readings", Readings)])
def test_the_columns_are_those_of_the_front_end(name: str, columns: type, checkout: Path) -> None:
    told = re.search(rf"export interface {name} {{(.*?)\n}}", contract(checkout), re.S)
    assert told is not None
    assert re.findall(r"^  (\w+):", told[1], re.M) == [column.name for column in fields(columns)]


@pytest.mark.parametrize(
    "make", [sample, hostile_graph, lambda: merge([], CATALOG)], ids=["sample", "hostile", "empty"]
)
def test_the_columns_of_a_table_are_of_one_length_and_point_into_the_lists(make: Callable[[], Graph]) -> None:
    data = seen(make())
    nodes, claims, readings = data["nodes"], data["claims"], data["readings"]
    for table in (nodes, claims, readings):
        lengths = {len(column) for name, column in table.items() if name != "first"}
        assert len(lengths) == 1
    assert claims["first"][0] == 0
    assert claims["first"] == sorted(claims["first"])
    assert (len(claims["first"]), claims["first"][-1]) == (len(claims["id"]) + 1, len(readings["article"]))
    for column, whole, least in (
        (claims["subject"], nodes["id"], 0),
        (claims["object"], nodes["id"], 0),
        (claims["where"], nodes["id"], -1),
        (claims["by"], nodes["id"], -1),
        (claims["relation"], data["relations"], 0),
        (claims["status"], STATUSES, 0),
        (nodes["kind"], KINDS, 0),
        (readings["article"], data["articles"], 0),
        (readings["quote"], data["quotes"], 0),
    ):
        assert all(least <= number < len(whole) for number in column)
    for ordered in (nodes["id"], [one["id"] for one in data["articles"]], [one["name"] for one in data["relations"]]):
        assert ordered == sorted(set(ordered))
    assert len(data["quotes"]) == len(set(data["quotes"]))


# Nothing lost


@pytest.mark.parametrize("make", [sample, hostile_graph], ids=["sample", "hostile"])
def test_every_claim_is_there_with_its_ends_and_its_readings(make: Callable[[], Graph]) -> None:
    graph = make()
    data = seen(graph)
    claims, ids = data["claims"], data["nodes"]["id"]
    found = {}
    for number, key in enumerate(claims["id"]):
        readings = claims["first"][number + 1] - claims["first"][number]
        ends = (ids[claims["subject"][number]], ids[claims["object"][number]])
        found[key] = (*ends, STATUSES[claims["status"][number]], readings)
    assert found == {
        key: (subject, object_, claim[STATUS], len(claim[READINGS]))
        for subject, object_, key, claim in graph.edges(keys=True, data=True)
    }
    assert len(found) == len(claims["id"]) >= 5


def test_every_hostile_string_arrives_as_it_is() -> None:
    data = seen(hostile_graph())
    names = {text for labels in data["nodes"]["labels"] for text in labels.values()}
    assert set(TEXTS) - {""} <= names  # an empty name is none
    assert set(TEXTS) <= set(data["quotes"])
    assert set(TEXTS) <= {one["title"] for one in data["articles"]}


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    graph = sample()
    write_graph(graph, tmp_path / "graph.ttl")
    expected = packed(graph)
    assert packed(merge(reversed(EXTRACTIONS), CATALOG)) == expected
    assert packed(read_graph([tmp_path / "graph.ttl"])) == expected
    assert packed(graph, "A title") != expected


def test_a_part_of_a_graph_can_be_seen() -> None:
    part = sample().subgraph([NORA.id, PAUL.id])
    data = seen(part)
    assert data["nodes"]["id"] == [NORA.id, PAUL.id]
    assert set(data["claims"]["where"]) == {-1}, "Brest was left out"


def test_a_graph_without_the_article_of_a_statement_is_refused() -> None:
    graph = sample()
    graph.graph[ARTICLES] = tuple(one for one in graph.graph[ARTICLES] if one.id != FRENCH.id)
    with pytest.raises(UsageError, match=r"statement of article/fr1, and not this article; unite graphs"):
        packed(graph)


# Spans


def said(sentences: tuple[str, str], pieces: tuple[str, ...]) -> Graph:
    """Return a graph of one claim, stated by the second sentence, of which the *pieces* are the words."""
    before, sentence = sentences
    text = f"{before} {sentence}"
    start = len(before) + 1
    spans = [Span(at, at + len(piece)) for piece in pieces for at in [text.index(piece, start)]]
    subject, predicate, thing, when, cue = spans
    evidence = Evidence("article/x", Span(start, len(text)), subject, predicate, thing, sentence)
    told = Qualifiers(
        when=TimeSpan("2016-03-03", "2016-03-03", Grain.DAY, when),
        said_by=Attribution(LISE, cue, AttributionKind.REPORTED),
    )
    statement = Statement(NORA, "visited", PAUL, evidence, told)
    return merge([Extraction(article("article/x", text, "en"), (statement,))], CATALOG)


def marked(graph: Graph) -> list[str]:
    """Return the marked words of the only reading of *graph*."""
    data = seen(graph)
    (quote,) = data["quotes"]
    return [words(quote, data["readings"][column][0]) for column in SPANS]


PIECES = ("Nora", "visited", "Paul", "Monday", "Lise said")


@pytest.mark.parametrize(
    "sentence",
    [
        "Nora visited Paul on Monday, Lise said.",
        f"{EMOJI} Nora visited Paul on Monday, Lise said.",
        f"Nora {EMOJI}{EMOJI} visited {FLAG} Paul {EMOJI} on Monday{EMOJI}, Lise said{EMOJI}",
        "Nora\u0301 visited Paul\u200d on Monday, Lise said.",
        "\ud800 Nora visited \udc00 Paul on Monday, Lise said.",
    ],
    ids=["plain", "one before", "everywhere", "combining", "lone surrogates"],
)
@pytest.mark.parametrize("before", ["Bonjour.", f"{EMOJI} Bonjour {FLAG}."], ids=["plain", "emoji before the sentence"])
def test_spans_mark_the_words_in_utf_16(before: str, sentence: str) -> None:
    assert marked(said((before, sentence), PIECES)) == list(PIECES)


@settings(deadline=None)  # the first example waits for the catalog
@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_spans_mark_the_words_whatever_stands_around_them(before: str, between: str, after: str) -> None:
    # Words that no drawn text has, being longer.
    pieces = ("Nora Benali", "visited at", "Paul Mercier", "on Monday", "Lise Armand")
    sentence = between.join(pieces) + after
    assert marked(said((before, sentence), pieces)) == list(pieces)


@pytest.mark.parametrize(
    ("start", "end"), [(-4, 3), (-9, -1), (5, 999)], ids=["begins before", "is before", "ends after"]
)
def test_words_outside_the_sentence_are_not_marked(start: int, end: int) -> None:
    of = FRENCH_MET.evidence
    sentence = of.sentence.start + 60
    moved = replace(
        of, sentence=Span(sentence, sentence + len(of.quote)), subject=Span(sentence + start, sentence + end)
    )
    data = seen(merge([Extraction(FRENCH, (replace(FRENCH_MET, evidence=moved),))], CATALOG))
    assert data["readings"]["subject"] == [[0, 0]]


def test_a_symmetric_claim_says_which_readings_run_the_other_way() -> None:
    data = seen(sample())
    claims, readings = data["claims"], data["readings"]
    met = next(number for number, key in enumerate(claims["first"][:-1]) if claims["first"][number + 1] - key == 2)
    first = claims["first"][met]
    told = {
        readings["flipped"][reading]: words(data["quotes"][readings["quote"][reading]], readings["subject"][reading])
        for reading in (first, first + 1)
    }
    assert told == {0: "Nora Benali", 1: "Paul Mercier"}
    assert data["nodes"]["id"][claims["subject"][met]] == NORA.id


# What stands


def facts_that_stand(graph: Graph) -> set[tuple[str, str, str]]:
    stands = standing(graph)
    found = set()
    for subject, object_, key, claim in graph.edges(keys=True, data=True):
        if key in stands:
            found |= {(subject, claim["predicate"], object_)}
            found |= {(object_, claim["predicate"], subject)} if claim["symmetric"] else set()
    return found


def of_visit(*told: Qualifiers) -> Graph:
    statements = tuple(replace(FRENCH_MET, relation="visited", qualifiers=one) for one in told)
    return merge([Extraction(FRENCH, statements)], CATALOG)


BY_LISE = Attribution(LISE, None, AttributionKind.QUOTE)


@pytest.mark.parametrize(
    "make",
    [
        sample,
        hostile_graph,
        *(lambda status=status: of_visit(Qualifiers(status=status)) for status in Status),
        lambda: of_visit(Qualifiers(), Qualifiers(status=Status.POSSIBLE)),
        lambda: of_visit(Qualifiers(), Qualifiers(status=Status.NEGATED, said_by=BY_LISE)),
        lambda: of_visit(Qualifiers(status=Status.PLANNED), Qualifiers(status=Status.NEGATED, said_by=BY_LISE)),
    ],
    ids=["sample", "hostile", *Status, "also possible", "denied", "plan denied"],
)
def test_what_stands_is_what_gives_plain_edges(make: Callable[[], Graph]) -> None:
    graph = make()
    assert facts_that_stand(graph) == set(plain_edges(graph))
    data = seen(graph)
    told = {key for key, stands in zip(data["claims"]["id"], data["claims"]["stands"], strict=True) if stands}
    assert told == standing(graph)


def test_what_is_only_possible_does_not_stand_because_another_claim_of_the_fact_does() -> None:
    data = seen(of_visit(Qualifiers(), Qualifiers(status=Status.POSSIBLE)))["claims"]
    assert len(set(data["fact"])) == 1
    told = {STATUSES[status]: stands for status, stands in zip(data["status"], data["stands"], strict=True)}
    assert told == {Status.ASSERTED: 1, Status.POSSIBLE: 0}


def test_a_claim_that_another_denies_does_not_stand() -> None:
    data = seen(of_visit(Qualifiers(), Qualifiers(status=Status.NEGATED, said_by=BY_LISE)))["claims"]
    assert data["stands"] == [0, 0]


# Names and addresses


def relations(graph: Graph) -> dict[str, Any]:
    return {one["name"]: one for one in seen(graph)["relations"]}


def test_relations_have_the_words_of_the_ontology() -> None:
    found = relations(sample())
    visited = found["visited"]
    assert visited["labels"] == {"en": "visited", "fr": "a visité"}
    assert visited["planned"] == {"en": "will visit", "fr": "va visiter"}
    assert visited["inverse"]["en"] == "was visited by"
    assert set(visited["definition"]) == {"en", "fr"}
    assert (visited["symmetric"], found["met"]["symmetric"]) == (False, True)


def test_an_open_relation_is_called_by_its_verb() -> None:
    found = relations(sample())["open/juggle with"]
    assert found["labels"] == {"": "juggle with"}
    assert found["planned"] == found["inverse"] == found["definition"] == {}


def test_every_relation_of_the_ontology_has_words_in_both_languages() -> None:
    known = catalog().relations
    told = [replace(FRENCH_MET, relation=name) for name in known]
    found = relations(merge([Extraction(FRENCH, tuple(told))], catalog()))
    assert found.keys() == known.keys()
    assert [name for name, one in found.items() if set(one["labels"]) != {"en", "fr"}] == []
    assert [name for name, one in found.items() if bool(one["planned"]) != bool(known[name].planned)] == []
    assert [name for name, one in found.items() if bool(one["inverse"]) != bool(known[name].inverse)] == []


def test_a_value_is_a_node_under_its_writing() -> None:
    nodes = seen(sample())["nodes"]
    at = next(number for number, kind in enumerate(nodes["kind"]) if KINDS[kind] == "value")
    assert nodes["id"][at] == value_id(MILLIONS)
    assert nodes["labels"][at] == {"": MILLIONS.value}


WEB = ["http://news.example/1", "https://news.example/a?b=c&d=é#f", "HTTPS://News.Example"]
NO_WEB = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "https://news.example/\n",
    "http://news.example/\x00",
    "data:text/html,x",
    "file:///etc/passwd",
    "//news.example/x",
    "news.example",
    "http:",
    "https:x",
    "http://[",
    "blob:https://news.example/x",
    "urn:x:1",
    "",
]


@pytest.mark.parametrize(("links", "kept"), [(WEB, True), (NO_WEB, False)], ids=["web", "not web"])
def test_only_addresses_of_the_web_are_links(links: list[str], kept: bool) -> None:
    for link in links:
        person = replace(NORA, same_as=(link,))
        told = replace(FRENCH_MET, subject=person)
        data = seen(merge([Extraction(replace(FRENCH, url=link), (told,), (person,))], CATALOG))
        assert data["articles"][0]["url"] == (link if kept else ""), link
        same = data["nodes"]["same"][data["nodes"]["id"].index(NORA.id)]
        assert same == ([link] if kept else []), link


def test_wikidata_comes_first() -> None:
    links = ("http://a.example/nora", "http://www.wikidata.org/entity/Q1", "https://b.example/nora", "urn:x:1")
    person = replace(NORA, same_as=links)
    told = replace(FRENCH_MET, subject=person)
    data = seen(merge([Extraction(FRENCH, (told,), (person,))], CATALOG))
    assert data["nodes"]["same"][data["nodes"]["id"].index(NORA.id)] == [links[1], links[0], links[2]]


def test_an_inferred_claim_names_its_rule() -> None:
    data = seen(sample())
    names = [one["name"] for one in data["relations"]]
    told = {
        names[relation]: rule
        for relation, rule in zip(data["claims"]["relation"], data["claims"]["inferred"], strict=True)
        if rule
    }
    assert told == {"visited": "office-table"}
