"""Views: which claims give a plain edge, and statements that come back as they went in."""

from dataclasses import replace

import pytest
from sample_graph import (
    CATALOG,
    ENGLISH,
    EXTRACTIONS,
    FRENCH,
    FRENCH_MET,
    LISE,
    MILLIONS,
    NORA,
    PAUL,
    PLANNED_VISIT,
)

from kgnews.graph import Counts, PlainEdge, count, merge, plain_edges, statements
from kgnews.graph.schema import NAMINGS
from kgnews.ids import value_id
from kgnews.records import Attribution, AttributionKind, Extraction, Grain, Statement, Status, Tense, TimeSpan

BY_PAUL = Attribution(PAUL, None, AttributionKind.QUOTE)
BY_LISE = Attribution(LISE, None, AttributionKind.QUOTE)


def saying(of: Statement = FRENCH_MET, article: str = FRENCH.id, **qualifiers: object) -> Statement:
    evidence = replace(of.evidence, article=article)
    return replace(of, evidence=evidence, qualifiers=replace(of.qualifiers, **qualifiers))


def edges(*told: Statement) -> set[PlainEdge]:
    return set(plain_edges(merge([Extraction(FRENCH, told)], CATALOG)))


MET = {
    PlainEdge("person/nora-benali", "kgn:met", "person/paul-mercier"),
    PlainEdge("person/paul-mercier", "kgn:met", "person/nora-benali"),
}
VISIT = PlainEdge("person/nora-benali", "kgn:willVisit", "country/se")


def test_asserted_and_planned_claims_give_edges_and_no_others() -> None:
    found = list(plain_edges(merge(EXTRACTIONS, CATALOG)))
    assert len(found) == 5
    assert set(found) == {
        *MET,
        VISIT,
        PlainEdge("person/nora-benali", "kgn:fined", value_id(MILLIONS)),
        PlainEdge("person/nora-benali", "kgn:open/juggle%20with", "person/paul-mercier"),
    }


@pytest.mark.parametrize("status", [Status.NEGATED, Status.POSSIBLE, Status.HYPOTHETICAL])
def test_what_is_not_told_as_so_gives_none(status: Status) -> None:
    assert edges(saying(status=status)) == set()


def test_a_planned_claim_without_twin_gives_none() -> None:
    assert edges(replace(PLANNED_VISIT, relation="bornIn")) == set()
    assert edges(replace(PLANNED_VISIT, relation="open/juggle")) == set()


def test_two_claims_of_one_fact_give_its_edges_once() -> None:
    assert edges(saying(), saying(said_by=BY_PAUL), saying(when=None)) == MET


@pytest.mark.parametrize(
    "denial",
    [
        saying(status=Status.NEGATED, said_by=BY_LISE),
        saying(status=Status.NEGATED, said_by=BY_LISE, when=None),
        saying(status=Status.NEGATED, said_by=BY_LISE, tense=Tense.PRESENT),
        saying(status=Status.NEGATED, said_by=BY_LISE, when=TimeSpan("2015-11-16", "2015-11-22", Grain.WEEK)),
        saying(status=Status.NEGATED, said_by=BY_LISE, when=TimeSpan("2015-11", "2015-11", Grain.MONTH)),
        saying(status=Status.NEGATED, said_by=BY_LISE, when=TimeSpan(None, "2015-12-01", Grain.INTERVAL)),
        saying(status=Status.NEGATED, said_by=BY_LISE, when=TimeSpan("--11-17", "--11-17", Grain.DAY)),
        saying(status=Status.NEGATED, article=ENGLISH.id),
    ],
)
def test_what_another_denies_is_not_asserted(denial: Statement) -> None:
    assert edges(saying(), denial) == set()


def test_a_denial_counts_in_either_direction_of_a_symmetric_relation() -> None:
    denial = replace(saying(status=Status.NEGATED, said_by=BY_LISE), subject=PAUL, object=NORA)
    assert edges(saying(), denial) == set()


@pytest.mark.parametrize(
    "other",
    [
        saying(status=Status.NEGATED, said_by=BY_LISE, when=TimeSpan("2015-11-18", "2015-11-18", Grain.DAY)),
        saying(status=Status.NEGATED, said_by=BY_LISE, when=TimeSpan("2016", "2016", Grain.YEAR)),
        saying(status=Status.NEGATED, said_by=BY_LISE, tense=Tense.FUTURE, when=None),
        saying(status=Status.NEGATED, when=None),  # the same outlet in the same article
        replace(saying(status=Status.NEGATED, said_by=BY_LISE), relation="visited"),
        saying(status=Status.POSSIBLE, said_by=BY_LISE),
    ],
)
def test_what_denies_nothing(other: Statement) -> None:
    assert edges(saying(), other) == MET


def test_a_speaker_does_not_deny_himself() -> None:
    assert edges(saying(said_by=BY_PAUL), saying(said_by=BY_PAUL, status=Status.NEGATED, when=None)) == MET


def test_a_plan_is_denied_for_the_future_and_not_for_the_past() -> None:
    told = {"status": Status.NEGATED, "said_by": BY_LISE, "when": None}
    assert edges(PLANNED_VISIT, saying(PLANNED_VISIT, tense=Tense.FUTURE, **told)) == set()
    assert edges(PLANNED_VISIT, saying(PLANNED_VISIT, tense=Tense.PAST, **told)) == {VISIT}


def test_statements_come_back() -> None:
    told = [statement for part in EXTRACTIONS for statement in part.statements]
    back = list(statements(merge(EXTRACTIONS, CATALOG)))
    assert {one.evidence for one in back} == {one.evidence for one in told}
    by_evidence = {one.evidence: one for one in back}
    for one in told:
        found = by_evidence[one.evidence]
        assert (found.subject.id, found.relation) == (one.subject.id, one.relation)
        assert found.qualifiers.status is one.qualifiers.status
        assert found.qualifiers.when == one.qualifiers.when
        assert found.qualifiers.tense is one.qualifiers.tense
        assert found.qualifiers.polarity is one.qualifiers.polarity
        assert (found.qualifiers.said_by is None) == (one.qualifiers.said_by is None)


def test_merging_what_comes_back_changes_nothing_but_articles() -> None:
    graph = merge(EXTRACTIONS, CATALOG)
    again = merge([Extraction(FRENCH, tuple(statements(graph)))], CATALOG)
    for node, attributes in again.nodes(data=True):
        assert attributes | {NAMINGS: ()} == graph.nodes[node] | {NAMINGS: ()}
    assert list(again.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_counts() -> None:
    assert count(merge(EXTRACTIONS, CATALOG)) == Counts(articles=2, statements=6, claims=5, entities=5)
