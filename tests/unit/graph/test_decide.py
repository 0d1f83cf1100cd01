"""Graphs in which a person's decisions about identity hold."""

from dataclasses import replace
from itertools import permutations

import pytest
from made_graph import BREST, CATALOG, SWEDEN, Said, article, gazetted, graph, person, thing
from sample_graph import CATALOG as SAMPLE_CATALOG
from sample_graph import EXTRACTIONS

from kgnews.graph import Graph, count, merge, merge_graphs
from kgnews.graph.decide import decide, met
from kgnews.graph.schema import NAMINGS
from kgnews.knowledge import Decisions
from kgnews.records import Entity, Extraction, Kind, Label, Qualifiers, Statement

NORA, INITIAL, PAUL = person("Nora Benali", "Benali"), person("N. Benali"), person("Paul Mercier")
ROWER = Entity("person/paul-mercier-rower", Kind.PERSON, PAUL.labels)
TOLD = (
    article(1, Said(NORA, "met", PAUL, when="2015-11-17"), Said(NORA, "visited", gazetted(BREST), by=PAUL)),
    article(2, Said(PAUL, "met", INITIAL, when="2015-11-17"), Said(INITIAL, "visited", gazetted(SWEDEN), by=INITIAL)),
    article(3, Said(PAUL, "visited", gazetted(BREST)), Said(NORA, "met", INITIAL)),
)
NOTHING = Decisions({}, {}, frozenset(), {})


def deciding(same: dict[str, str] | None = None, apart: dict[tuple[str, str], str] | None = None) -> Decisions:
    named = {*(same or {}), *(node for _article, node in apart or {})}
    return Decisions(same or {}, apart or {}, frozenset(), dict.fromkeys(named, "identity.tsv:1"))


SAME = deciding({INITIAL.id: NORA.id})
APART = deciding(apart={("article/2", PAUL.id): ROWER.id, ("article/3", PAUL.id): ROWER.id})
KNOWN = deciding({PAUL.id: SWEDEN.id, BREST.id: "place/harbour"})
EVERY = pytest.mark.parametrize(
    "decisions",
    [NOTHING, SAME, APART, KNOWN, deciding({**SAME.same, **KNOWN.same}, {("article/1", NORA.id): "person/x"})],
)


def equal(one: Graph, other: Graph) -> bool:
    nodes = dict(one.nodes(data=True)) == dict(other.nodes(data=True))
    edges = sorted(one.edges(keys=True)) == sorted(other.edges(keys=True))
    return nodes and edges and one.graph == other.graph and all(one.edges[key] == other.edges[key] for key in one.edges)


def renamed(extraction: Extraction, decisions: Decisions) -> Extraction:
    """Return what reading would have given if it had known the ids."""

    def of(entity: Entity) -> Entity:
        return replace(entity, id=decisions.of(entity.id, extraction.article.id))

    def statement(one: Statement) -> Statement:
        qualifiers: Qualifiers = one.qualifiers
        if qualifiers.said_by:
            said_by = replace(qualifiers.said_by, speaker=of(qualifiers.said_by.speaker))
            qualifiers = replace(qualifiers, said_by=said_by)
        return replace(one, subject=of(one.subject), object=of(one.object), qualifiers=qualifiers)

    return replace(extraction, statements=tuple(map(statement, extraction.statements)))


@pytest.mark.parametrize("decisions", [SAME, APART])
def test_deciding_gives_what_reading_with_these_ids_gives(decisions: Decisions) -> None:
    read = graph(renamed(extraction, decisions) for extraction in TOLD)
    assert equal(decide(graph(TOLD), decisions, CATALOG), read)


@EVERY
def test_before_or_after_merging_in_any_order_and_twice_is_the_same(decisions: Decisions) -> None:
    whole = decide(graph(TOLD), decisions, CATALOG)
    assert equal(decide(whole, decisions, CATALOG), whole)
    for order in permutations(TOLD):
        parts = [decide(graph([one]), decisions, CATALOG) for one in order]
        assert equal(merge_graphs(*parts), whole)


@EVERY
def test_no_statement_is_lost_and_the_graph_stays_as_it_is(decisions: Decisions) -> None:
    before, copy = graph(TOLD), graph(TOLD)
    decided = decide(before, decisions, CATALOG)
    assert equal(before, copy)
    assert (count(decided).articles, count(decided).statements) == (3, 6)


def test_without_decisions_nothing_changes() -> None:
    sample = merge(EXTRACTIONS, SAMPLE_CATALOG)
    assert equal(decide(sample, NOTHING, SAMPLE_CATALOG), sample)


def test_two_that_are_the_same_are_one_node_with_the_names_of_both() -> None:
    decided = decide(graph(TOLD), SAME, CATALOG)
    assert INITIAL.id not in decided
    names = {label.text for part in ("labels", "aliases") for label in decided.nodes[NORA.id][part]}
    assert names == {"Nora Benali", "Benali", "N. Benali"}
    assert count(decided).claims == 5, "the meeting that both articles tell is one claim"


def test_one_that_is_two_is_two_nodes_each_with_its_articles() -> None:
    decided = decide(graph(TOLD), APART, CATALOG)
    sources = {node: [naming.article for naming in decided.nodes[node][NAMINGS]] for node in (PAUL.id, ROWER.id)}
    assert sources == {PAUL.id: ["article/1"], ROWER.id: ["article/2", "article/3"]}


def test_what_the_gazetteer_knows_keeps_its_name() -> None:
    kingdom = thing("Kingdom of the Far North", Kind.ORGANISATION)
    told = article(1, Said(NORA, "visited", kingdom))
    node = decide(graph([told]), deciding({kingdom.id: SWEDEN.id}), CATALOG).nodes[SWEDEN.id]
    assert (node["kind"], node["labels"]) == (Kind.GOVERNMENT, (Label("en", "Sweden"), Label("fr", "Suède")))
    assert node["aliases"] == (Label("en", "Kingdom of the Far North"),)


def test_what_is_set_apart_from_the_gazetteer_has_its_name_and_not_its_link() -> None:
    linked = replace(
        CATALOG,
        gazetteer=replace(CATALOG.gazetteer, entities={BREST.id: replace(BREST, same_as=("http://x.example/1",))}),
    )
    told = graph([article(1, Said(NORA, "visited", gazetted(BREST)))], linked)
    decided = decide(told, deciding(apart={("article/1", BREST.id): "place/brest-by"}), linked)
    node = decided.nodes["place/brest-by"]
    assert (node["labels"], node["same_as"]) == ((Label("en", "Brest"), Label("fr", "Brest")), ())
    assert BREST.id not in decided


def test_the_kind_is_that_of_the_id_that_stands() -> None:
    place, body = thing("Port Authority", Kind.PLACE), thing("Port Authority", Kind.ORGANISATION)
    told = [article(1, Said(NORA, "visited", place)), article(2, Said(NORA, "met", body))]
    for kept, other in ((place, body), (body, place)):
        assert decide(graph(told), deciding({other.id: kept.id}), CATALOG).nodes[kept.id]["kind"] is kept.kind


def test_which_ids_a_graph_has() -> None:
    assert met(graph(TOLD), deciding({INITIAL.id: NORA.id, "person/nobody": NORA.id})) == {INITIAL.id}
