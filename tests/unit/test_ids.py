"""The ids of facts, claims and statements: what makes two the same and what does not."""

import re
from dataclasses import replace

import pytest

from kgnews.ids import claim_id, content_hash, fact_id, object_id, statement_id, value_id
from kgnews.records import (
    Attribution,
    AttributionKind,
    Entity,
    Evidence,
    Grain,
    Kind,
    Label,
    Literal,
    Qualifiers,
    Span,
    Statement,
    Status,
    Tense,
    TimeSpan,
)

NORA = Entity("person/nora-benali", Kind.PERSON, (Label("fr", "Nora Benali"),))
PAUL = Entity("person/paul-mercier", Kind.PERSON, (Label("fr", "Paul Mercier"),))
BREST = Entity("place/brest-fr", Kind.PLACE, (Label("fr", "Brest"),))
EVIDENCE = Evidence("article/a", Span(0, 40), Span(0, 4), Span(5, 8), Span(9, 13), "Nora met Paul.")
MET = Statement(NORA, "met", PAUL, EVIDENCE)
REVERSED = replace(MET, subject=PAUL, object=NORA, evidence=replace(EVIDENCE, subject=Span(9, 13), object=Span(0, 4)))
# The ids of MET, pinned: a change of them makes every stored graph foreign to new ones.
FACT = "l72cvcd6bbcivmtu2krlarut"
CLAIM = "k3grsybbpibvsr7ve3efkuem"
STATEMENT = "dizejkgiqdjvigs47anwhodd"
QUALIFIED = Qualifiers(
    when=TimeSpan("2015-11-17", "2015-11-17", Grain.DAY),
    where=BREST,
    said_by=Attribution(PAUL, Span(20, 25), AttributionKind.QUOTE),
)


def test_hash_form() -> None:
    assert re.fullmatch("[a-z2-7]{24}", content_hash("x", None, 3, ("y",)))


def test_hashes_do_not_run_into_each_other() -> None:
    assert content_hash("ab", "c") != content_hash("a", "bc") != content_hash("abc")
    assert content_hash('a","b') != content_hash("a", "b")
    assert content_hash(None) != content_hash("null") != content_hash("")


def test_ids_are_the_same_on_every_machine() -> None:
    assert fact_id(MET) == FACT
    assert claim_id(MET) == CLAIM
    assert statement_id(MET) == STATEMENT


def test_any_string_has_a_hash() -> None:
    assert content_hash("\ud800") != content_hash("\ud801")


def test_direction_counts_unless_the_relation_is_symmetric() -> None:
    assert fact_id(MET) != fact_id(REVERSED)
    for identify in (fact_id, claim_id, statement_id):
        assert identify(MET, symmetric=True) == identify(REVERSED, symmetric=True)


@pytest.mark.parametrize(
    "changed",
    [
        replace(MET, object=BREST),
        replace(MET, subject=BREST),
        replace(MET, relation="praised"),
        replace(MET, object=Literal("3", "http://www.w3.org/2001/XMLSchema#integer")),
    ],
)
def test_what_makes_another_fact(changed: Statement) -> None:
    assert fact_id(changed) != fact_id(MET)
    assert claim_id(changed) != claim_id(MET)


@pytest.mark.parametrize(
    "qualifiers",
    [
        replace(QUALIFIED, status=Status.PLANNED),
        replace(QUALIFIED, when=None),
        replace(QUALIFIED, when=TimeSpan("2015-11-17", None, Grain.DAY)),
        replace(QUALIFIED, where=None),
        replace(QUALIFIED, where=PAUL),
        replace(QUALIFIED, said_by=None),
        replace(QUALIFIED, said_by=Attribution(NORA, None, AttributionKind.QUOTE)),
    ],
)
def test_what_makes_another_claim_of_the_same_fact(qualifiers: Qualifiers) -> None:
    one, other = replace(MET, qualifiers=QUALIFIED), replace(MET, qualifiers=qualifiers)
    assert fact_id(one) == fact_id(other)
    assert claim_id(one) != claim_id(other)


def test_what_does_not_count_for_a_claim() -> None:
    same = replace(
        QUALIFIED,
        tense=Tense.PAST,
        when=TimeSpan("2015-11-17", "2015-11-17", Grain.INTERVAL, Span(30, 35)),
        said_by=Attribution(PAUL, None, AttributionKind.ACCORDING_TO),
    )
    assert claim_id(replace(MET, qualifiers=same)) == claim_id(replace(MET, qualifiers=QUALIFIED))


@pytest.mark.parametrize(
    "evidence",
    [
        replace(EVIDENCE, article="article/b"),
        replace(EVIDENCE, sentence=Span(1, 40)),
        replace(EVIDENCE, subject=Span(0, 3)),
        replace(EVIDENCE, predicate=Span(5, 9)),
        replace(EVIDENCE, object=Span(9, 14)),
    ],
)
def test_what_makes_another_statement_of_the_same_claim(evidence: Evidence) -> None:
    other = replace(MET, evidence=evidence)
    assert claim_id(other) == claim_id(MET)
    assert statement_id(other) != statement_id(MET)


def test_the_score_and_version_of_a_reading_do_not_count() -> None:
    assert statement_id(replace(MET, evidence=replace(EVIDENCE, score=0.5, version="2"))) == statement_id(MET)


def test_value_and_entity_objects() -> None:
    three = Literal("3", "http://www.w3.org/2001/XMLSchema#integer")
    assert object_id(replace(MET, object=three)) == value_id(three)
    assert value_id(three) != value_id(replace(three, datatype="http://www.w3.org/2001/XMLSchema#string"))
    assert object_id(MET) == "person/paul-mercier"


def test_the_shortcuts_change_nothing() -> None:
    fact = fact_id(MET)
    claim = claim_id(MET, fact=fact)
    assert claim == claim_id(MET)
    assert statement_id(MET, claim=claim) == statement_id(MET)
