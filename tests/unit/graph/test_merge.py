"""Merging: what becomes a node, what an edge, and which of two sources wins."""

from dataclasses import replace
from itertools import permutations

import pytest
from networkx.utils import graphs_equal
from sample_graph import (
    CATALOG,
    ENGLISH,
    ENGLISH_EXTRACTION,
    ENGLISH_MET,
    EXTRACTIONS,
    FRENCH,
    FRENCH_EXTRACTION,
    FRENCH_MET,
    JUGGLED,
    LISE,
    MILLIONS,
    NORA,
    NOT_MET,
    PAID,
    PAUL,
    PLANNED_VISIT,
)

from kgnews.graph import add, merge, merge_graphs, schema
from kgnews.graph.fingerprint import fingerprint
from kgnews.ids import claim_id, value_id
from kgnews.records import Article, Entity, Extraction, Grain, Kind, Label, Qualifiers, Statement, Status, TimeSpan


def extraction(*statements: Statement, article: Article = FRENCH) -> Extraction:
    return Extraction(article, statements)


def edges(graph: schema.Graph) -> dict[str, tuple[str, str, dict]]:
    return {key: (subject, thing, attributes) for subject, thing, key, attributes in graph.edges(keys=True, data=True)}


def labelled(text: str, lang: str = "fr", **more: object) -> Extraction:
    return extraction(replace(FRENCH_MET, subject=replace(NORA, labels=(Label(lang, text),), aliases=(), **more)))


def test_nodes_are_the_things_that_statements_speak_of() -> None:
    graph = merge(EXTRACTIONS, CATALOG)
    assert set(graph) == {
        "person/nora-benali",
        "person/paul-mercier",
        "person/lise-armand",
        "place/brest-fr",  # only ever a `where`
        "country/se",
        value_id(MILLIONS),
    }


def test_an_entity_that_no_statement_names_gives_no_node() -> None:
    assert LISE.id not in merge([Extraction(FRENCH, (FRENCH_MET,), (LISE, NORA))], CATALOG)


def test_a_speaker_gets_a_node() -> None:
    graph = merge([extraction(replace(PLANNED_VISIT, object=LISE))], CATALOG)
    assert PAUL.id in graph


def test_the_same_claim_in_two_languages_is_one_edge_with_two_readings() -> None:
    graph = merge(EXTRACTIONS, CATALOG)
    subject, thing, attributes = edges(graph)[claim_id(FRENCH_MET, symmetric=True)]
    assert graph.number_of_edges() == 5
    assert [evidence.article for evidence in attributes[schema.EVIDENCE]] == [ENGLISH.id, FRENCH.id]
    assert [reading.subject for reading in attributes[schema.READINGS]] == [PAUL.id, NORA.id]
    assert (subject, thing) == (NORA.id, PAUL.id), "the lesser id first, whatever the readings say"
    assert attributes[schema.SYMMETRIC]


def test_labels_of_both_languages_meet_on_one_node() -> None:
    node = merge(EXTRACTIONS, CATALOG).nodes[NORA.id]
    assert node[schema.LABELS] == (Label("en", "Nora Benali"), Label("fr", "Nora Benali"))
    assert node[schema.ALIASES] == (Label("", "Benali"), Label("fr", "la ministre"))
    assert node[schema.KIND] is Kind.PERSON


def test_known_entities_have_the_names_and_links_of_the_gazetteer() -> None:
    node = merge([extraction(PLANNED_VISIT)], CATALOG).nodes["country/se"]
    assert node[schema.LABELS] == (Label("en", "Sweden"), Label("fr", "Suède"))
    assert node[schema.SAME_AS] == ("http://www.wikidata.org/entity/Q34",)


@pytest.mark.parametrize(
    ("names", "best"),
    [
        (["Nora Benali", "Nora L. Benali"], "Nora L. Benali"),
        (["NORA LOUISE BENALI", "Nora Benali"], "Nora Benali"),
        (["Nora Benali", "Nora Bénali"], "Nora Benali"),
    ],
)
def test_of_two_names_in_a_language_one_rule_chooses(names: list[str], best: str) -> None:
    for order in permutations(names):
        node = merge([labelled(name) for name in order], CATALOG).nodes[NORA.id]
        assert node[schema.LABELS] == (Label("fr", best),)
        assert node[schema.ALIASES] == tuple(Label("fr", name) for name in names if name != best)


def test_the_name_that_comes_with_a_link_wins() -> None:
    parts = [
        labelled("Nora", same_as=("http://www.wikidata.org/entity/Q1",)),
        labelled("Nora Benali"),
        labelled("Nora the Longest of All"),
    ]
    for order in permutations(parts):
        first, second, third = (merge([part], CATALOG) for part in order)
        node = merge_graphs(merge_graphs(first, second), third).nodes[NORA.id]
        assert node[schema.LABELS] == (Label("fr", "Nora"),)


def test_the_first_kind_in_the_order_of_kinds_wins() -> None:
    other = Entity(NORA.id, Kind.THING, ())
    for order in permutations([extraction(FRENCH_MET), extraction(replace(NOT_MET, subject=other))]):
        assert merge(order, CATALOG).nodes[NORA.id][schema.KIND] is Kind.PERSON


def test_a_planned_claim_carries_the_planned_twin() -> None:
    graph = merge(EXTRACTIONS, CATALOG)
    _, _, attributes = edges(graph)[claim_id(PLANNED_VISIT)]
    assert attributes[schema.RELATION] == "visited"
    assert attributes[schema.PREDICATE] == "kgn:willVisit"
    assert attributes[schema.SAID_BY] == PAUL.id
    assert attributes[schema.STATUS] is Status.PLANNED


def test_without_a_twin_the_predicate_stays() -> None:
    planned = Qualifiers(status=Status.PLANNED)
    for relation in ("bornIn", "open/juggle with", "unheardOf"):
        statement = replace(PLANNED_VISIT, relation=relation, qualifiers=planned)
        _, _, attributes = edges(merge([extraction(statement)], CATALOG))[claim_id(statement)]
        assert attributes[schema.PREDICATE] == "kgn:" + relation.replace(" ", "%20")


def test_when_keeps_no_place_in_the_text_but_readings_do() -> None:
    _, _, attributes = edges(merge([extraction(PLANNED_VISIT)], CATALOG))[claim_id(PLANNED_VISIT)]
    assert attributes[schema.WHEN] == TimeSpan("2015-11-23", "2015-11-23", Grain.DAY)
    assert attributes[schema.READINGS][0].when == PLANNED_VISIT.qualifiers.when.text


def test_the_finest_grain_wins() -> None:
    when = PLANNED_VISIT.qualifiers.when
    coarse = replace(PLANNED_VISIT.qualifiers, when=replace(when, grain=Grain.INTERVAL))
    for order in permutations([extraction(PLANNED_VISIT), extraction(replace(PLANNED_VISIT, qualifiers=coarse))]):
        _, _, attributes = edges(merge(order, CATALOG))[claim_id(PLANNED_VISIT)]
        assert attributes[schema.WHEN].grain is Grain.DAY


def test_a_time_open_at_both_ends_is_none() -> None:
    timeless = replace(FRENCH_MET, qualifiers=replace(FRENCH_MET.qualifiers, when=None))
    endless = replace(FRENCH_MET, qualifiers=replace(FRENCH_MET.qualifiers, when=TimeSpan(None, None, Grain.DAY)))
    for order in permutations([extraction(timeless), extraction(endless)]):
        [(_, _, attributes)] = edges(merge(order, CATALOG)).values()
        assert attributes[schema.WHEN] is None


def test_inferred_only_where_every_reading_is() -> None:
    inferred = replace(FRENCH_MET, evidence=replace(FRENCH_MET.evidence, inferred="office-table", score=0.5))
    claim = claim_id(FRENCH_MET, symmetric=True)
    alone = edges(merge([extraction(inferred)], CATALOG))[claim][2]
    both = edges(merge([extraction(inferred), ENGLISH_EXTRACTION], CATALOG))[claim][2]
    assert (alone[schema.INFERRED], alone[schema.SCORE]) == ("office-table", 0.5)
    assert (both[schema.INFERRED], both[schema.SCORE]) == (None, 1.0)


def test_two_versions_of_one_reading_are_one() -> None:
    weaker = replace(FRENCH_MET, evidence=replace(FRENCH_MET.evidence, score=0.2, version="0.0.1"))
    for order in permutations([extraction(FRENCH_MET), extraction(weaker)]):
        attributes = edges(merge(order, CATALOG))[claim_id(FRENCH_MET, symmetric=True)][2]
        assert attributes[schema.EVIDENCE] == (FRENCH_MET.evidence,)


def test_articles_are_kept_sorted_without_their_texts_and_the_name_of_the_input() -> None:
    graph = merge(reversed(EXTRACTIONS), CATALOG)
    assert graph.graph[schema.ARTICLES] == tuple(
        replace(one, text="", source="", fingerprint=fingerprint(one)) for one in (ENGLISH, FRENCH)
    )


def test_an_article_without_statements_is_kept_too() -> None:
    assert len(merge([Extraction(FRENCH, ())], CATALOG).graph[schema.ARTICLES]) == 1


def test_a_value_is_a_node_of_its_own() -> None:
    graph = merge([extraction(PAID)], CATALOG)
    assert graph.nodes[value_id(MILLIONS)] == {schema.VALUE: MILLIONS}


def test_adding_one_by_one_is_merging() -> None:
    for order in permutations(EXTRACTIONS):
        graph = merge([], CATALOG)
        for part in order:
            add(graph, part, CATALOG)
        assert graphs_equal(graph, merge(EXTRACTIONS, CATALOG))


def test_the_edge_of_a_symmetric_claim_runs_the_same_way_in_every_graph() -> None:
    for part in (FRENCH_EXTRACTION, extraction(ENGLISH_MET, article=ENGLISH)):
        graph = merge([part], CATALOG)
        assert graph.has_edge(NORA.id, PAUL.id, key=claim_id(FRENCH_MET, symmetric=True))
        assert not graph.has_edge(PAUL.id, NORA.id, key=claim_id(FRENCH_MET, symmetric=True))


def test_merging_graphs_leaves_them_as_they_are() -> None:
    graph = merge([FRENCH_EXTRACTION], CATALOG)
    copy = graph.copy()
    merged = merge_graphs(graph, merge([ENGLISH_EXTRACTION], CATALOG))
    assert graphs_equal(graph, copy)
    assert graphs_equal(merged, merge(EXTRACTIONS, CATALOG))


def test_a_thing_related_to_itself_is_an_edge() -> None:
    graph = merge([extraction(replace(JUGGLED, object=NORA))], CATALOG)
    add(graph, extraction(replace(JUGGLED, object=NORA)), CATALOG)
    assert graph.number_of_edges(NORA.id, NORA.id) == 1
