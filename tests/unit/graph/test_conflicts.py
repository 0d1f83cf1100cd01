"""Claims that cannot all be so: they are reported with both sides, and nothing is deleted."""

from itertools import permutations

import pytest
from made_graph import (
    BREST,
    CATALOG,
    FRANCE,
    GENOA,
    LILLE,
    Said,
    article,
    gazetted,
    graph,
    office,
    person,
    thing,
)

from kgnews.graph import count
from kgnews.graph.conflicts import Dispute, conflicts
from kgnews.records import Entity, Extraction, Kind, Status, Tense

NORA, PAUL, LISE = person("Nora Benali"), person("Paul Mercier"), person("Lise Armand")
PORT = thing("Port Authority", Kind.ORGANISATION)
HEAD = office("president", "org-port-authority")
NO, PLAN, MAYBE = Status.NEGATED, Status.PLANNED, Status.POSSIBLE


def found(*extractions: Extraction) -> list[tuple[Dispute, tuple[str, ...]]]:
    return [(one.dispute, one.about) for one in conflicts(graph(extractions), CATALOG)]


MET = Said(NORA, "met", PAUL)


@pytest.mark.parametrize(
    "denial",
    [
        Said(NORA, "met", PAUL, status=NO),
        Said(PAUL, "met", NORA, status=NO),
        Said(NORA, "met", PAUL, status=NO, by=LISE),
        Said(NORA, "met", PAUL, status=NO, when="2015-11-17"),
    ],
)
def test_what_is_told_and_denied(denial: Said) -> None:
    for order in permutations([article(1, MET), article(2, denial)]):
        made = graph(order)
        [one] = conflicts(made, CATALOG)
        assert (one.dispute, one.about) == (Dispute.DENIED, (NORA.id, PAUL.id))
        statuses = [{made.edges[NORA.id, PAUL.id, key]["status"] for key in side} for side in one.sides]
        assert statuses == [{Status.ASSERTED}, {Status.NEGATED}]
        assert count(made).claims == 2, "nothing is deleted"


@pytest.mark.parametrize(
    ("told", "denial"),
    [
        (MET, Said(NORA, "met", LISE, status=NO)),
        (MET, Said(NORA, "visited", PAUL, status=NO)),
        (MET, Said(NORA, "met", PAUL, status=MAYBE)),
        (MET, Said(NORA, "met", PAUL, status=PLAN)),
        (MET, Said(NORA, "met", PAUL, status=NO, tense=Tense.FUTURE)),
        (Said(NORA, "met", PAUL, status=PLAN), Said(NORA, "met", PAUL, status=NO, tense=Tense.PAST)),
        (Said(NORA, "met", PAUL, status=MAYBE), Said(NORA, "met", PAUL, status=NO)),
        (Said(NORA, "met", PAUL, when="2015-11-16"), Said(NORA, "met", PAUL, status=NO, when="2015-11-17")),
        (Said(NORA, "visited", PAUL), Said(PAUL, "visited", NORA, status=NO)),
    ],
)
def test_what_may_both_be_so(told: Said, denial: Said) -> None:
    assert found(article(1, told), article(2, denial)) == []


def test_a_plan_and_the_denial_of_the_plan() -> None:
    plan, denial = Said(NORA, "visited", PORT, status=PLAN), Said(NORA, "visited", PORT, status=NO, tense=Tense.FUTURE)
    assert found(article(1, plan), article(2, denial)) == [(Dispute.DENIED, (NORA.id, PORT.id))]


def test_the_denials_of_a_fact_are_one_conflict() -> None:
    told = [article(1, MET), article(2, Said(NORA, "met", PAUL, by=LISE))]
    denials = [article(3, Said(NORA, "met", PAUL, status=NO)), article(4, Said(NORA, "met", PAUL, status=NO, by=PAUL))]
    [one] = conflicts(graph([*told, *denials]), CATALOG)
    assert list(map(len, one.sides)) == [2, 2]


def holds(number: int, who: Entity, day: str | None, what: Entity = HEAD, **more: object) -> Extraction:
    return article(number, Said(who, "holdsPosition", what, **more), published=day)


@pytest.mark.parametrize(
    "extractions",
    [
        [holds(1, NORA, "2015-11-17"), holds(2, PAUL, "2015-11-17")],
        [holds(1, NORA, "2015-01-05"), holds(2, PAUL, "2015-06-01"), holds(3, NORA, "2015-11-17")],
        [holds(1, NORA, "2015-11-17", when=("2014-01-01", "")), holds(2, PAUL, "2015-11-16")],
        [holds(1, NORA, "2015-11"), holds(2, PAUL, "2015-11-16")],
    ],
)
def test_two_holders_of_an_office_at_a_time(extractions: list[Extraction]) -> None:
    for order in permutations(extractions):
        assert found(*order) == [(Dispute.HOLDERS, (HEAD.id, NORA.id, PAUL.id))]


@pytest.mark.parametrize(
    "extractions",
    [
        [holds(1, NORA, "2015-11-16"), holds(2, PAUL, "2015-11-17")],
        [holds(1, NORA, "2015-11-17"), holds(2, NORA, "2015-11-17")],
        [holds(1, NORA, "2015-11-17"), holds(2, PAUL, None)],
        [holds(1, NORA, "2015-11-17"), holds(2, PAUL, "--11-17")],
        [holds(1, NORA, "2015-11-17"), holds(2, PAUL, "2015-11-17", status=PLAN)],
        [holds(1, NORA, "2015-11-17"), holds(2, PAUL, "2015-11-17", status=NO)],
        [holds(1, NORA, "2015-11-17"), holds(2, PAUL, "2015-11-17", what=office("president", "org-rowing-club"))],
        [holds(n, who, "2015-11-17", what=office("senator", "country-fr")) for n, who in enumerate((NORA, PAUL))],
        [holds(n, who, "2015-11-17", what=office("helmsman", "country-fr")) for n, who in enumerate((NORA, PAUL))],
        [
            holds(n, who, "2015-11-17", what=Entity("office/president", Kind.OFFICE, HEAD.labels))
            for n, who in enumerate((NORA, PAUL))
        ],
    ],
)
def test_no_two_holders_of_an_office(extractions: list[Extraction]) -> None:
    assert found(*extractions) == []


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            Said(NORA, "bornIn", gazetted(BREST), when="1960-02-01"),
            Said(NORA, "bornIn", gazetted(BREST), when="1961-02-01"),
            NORA,
        ),
        (Said(NORA, "bornIn", gazetted(BREST)), Said(NORA, "bornIn", gazetted(LILLE)), NORA),
        (Said(NORA, "bornIn", gazetted(GENOA)), Said(NORA, "bornIn", gazetted(FRANCE)), NORA),
        (Said(NORA, "founded", PORT, when="1998"), Said(PAUL, "founded", PORT, when="2001-05"), PORT),
        (Said(NORA, "killed", PAUL, when="2001-05-01"), Said(LISE, "killed", PAUL, when="2001-05-03"), PAUL),
    ],
)
def test_what_happens_once_told_twice(one: Said, other: Said, about: Entity) -> None:
    for order in permutations([article(1, one), article(2, other)]):
        assert found(*order) == [(Dispute.TWICE, (about.id,))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Said(NORA, "bornIn", gazetted(BREST), when="1960-02-01"), Said(NORA, "bornIn", gazetted(BREST), when="1960")),
        (Said(NORA, "bornIn", gazetted(BREST), when="1960"), Said(PAUL, "bornIn", gazetted(BREST), when="1961")),
        (Said(NORA, "bornIn", gazetted(BREST)), Said(NORA, "bornIn", gazetted(FRANCE))),
        (Said(NORA, "bornIn", gazetted(BREST)), Said(NORA, "bornIn", thing("Recouvrance", Kind.PLACE))),
        (Said(NORA, "founded", PORT, when="1998"), Said(PAUL, "founded", PORT)),
        (Said(NORA, "visited", PORT, when="1998"), Said(NORA, "visited", PORT, when="2001")),
        (Said(NORA, "founded", PORT, when="1998"), Said(PAUL, "founded", PORT, when="2001", status=MAYBE)),
        (Said(NORA, "killed", PORT, when="1998"), Said(NORA, "killed", PORT, when="2001")),  # members of it
        (
            Said(NORA, "founded", Entity("thing/a/club", Kind.THING, PORT.labels), when="1998"),
            Said(NORA, "founded", Entity("thing/a/club", Kind.THING, PORT.labels), when="2001"),
        ),
    ],
)
def test_what_may_happen_twice_or_is_the_same(one: Said, other: Said) -> None:
    assert found(article(1, one), article(2, other)) == []
