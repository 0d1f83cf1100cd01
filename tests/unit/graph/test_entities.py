"""The entities of a graph and what stands behind them; those that may be the same, and those that may be two."""

from dataclasses import replace
from itertools import permutations

import pytest
from made_graph import (
    BREST,
    CATALOG,
    GENOA,
    LILLE,
    SWEDEN,
    Said,
    article,
    gazetted,
    graph,
    office,
    person,
    thing,
)

from kgnews.graph.entities import Support, list_entities
from kgnews.graph.suspects import Reason, Verdict, suspicions
from kgnews.records import Entity, Extraction, Kind, Label, Literal, Status

NORA, PAUL, LISE = person("Nora Benali", "Benali"), person("Paul Mercier"), person("Lise Armand")
PORT = thing("Port Authority", Kind.ORGANISATION)


def pairs(*extractions: Extraction) -> set[tuple[str, str, str]]:
    found = suspicions(graph(extractions), CATALOG)
    return {(one.reason.value, one.one, one.other or "") for one in found if one.verdict is Verdict.ONE}


def twos(*extractions: Extraction) -> set[tuple[str, str]]:
    found = suspicions(graph(extractions), CATALOG)
    return {(one.reason.value, one.one) for one in found if one.verdict is Verdict.TWO}


def met(*people: Entity) -> list[Said]:
    return [Said(one, "met", PAUL) for one in people]


def test_entities_come_with_their_three_numbers_those_of_most_sources_first() -> None:
    made = graph([article(1, Said(NORA, "met", PAUL), Said(NORA, "visited", gazetted(BREST))), article(2, *met(NORA))])
    found = {one.entity.id: (one.support, one.known) for one in list_entities(made)}
    assert list(found) == [NORA.id, PAUL.id, BREST.id]
    assert found[NORA.id] == (Support(mentions=3, articles=2, sources=2), False)
    assert found[BREST.id] == (Support(mentions=1, articles=1, sources=1), True)


def test_a_speaker_and_a_place_are_counted_and_each_statement_once() -> None:
    made = graph([article(1, Said(NORA, "met", PAUL, by=NORA), Said(PAUL, "visited", PORT, by=LISE))])
    found = {one.entity.id: one.support.mentions for one in list_entities(made)}
    assert found == {NORA.id: 1, PAUL.id: 2, LISE.id: 1, PORT.id: 1}


def test_only_the_kinds_asked_for_and_never_a_value() -> None:
    paid = article(1, Said(NORA, "met", PAUL), Said(NORA, "visited", PORT))
    [statement, *_] = paid.statements
    value = replace(statement, object=Literal("3", "http://www.w3.org/2001/XMLSchema#integer"))
    made = graph([Extraction(paid.article, (*paid.statements, value))])
    assert [one.entity.id for one in list_entities(made, [Kind.ORGANISATION])] == [PORT.id]
    assert {one.entity.kind for one in list_entities(made)} == {Kind.PERSON, Kind.ORGANISATION}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (NORA, person("N. Benali"), Reason.FULLER),
        (NORA, person("Nora Louise Benali"), Reason.FULLER),
        (NORA, person("Benali"), Reason.SURNAME),
        (NORA, person("Nora Benari"), Reason.SPELLING),
        (PORT, thing("Port Autority", Kind.ORGANISATION), Reason.SPELLING),
        (thing("ABE", Kind.ORGANISATION), thing("Agence brestoise de l'énergie", Kind.ORGANISATION), Reason.ACRONYM),
        (PORT, thing("Harbour Board", Kind.ORGANISATION, "Port Authority"), Reason.NAME),
        (PORT, thing("Port Authority", Kind.PLACE), Reason.KIND),
        (gazetted(GENOA), thing("Gênes", Kind.PLACE), Reason.NAME),
        (replace(NORA, same_as=("http://x.example/1",)), replace(LISE, same_as=("http://x.example/1",)), Reason.LINK),
    ],
    ids=lambda value: value.value if isinstance(value, Reason) else value.id,
)
def test_two_entities_that_are_likely_one(one: Entity, other: Entity, reason: Reason) -> None:
    for order in permutations([article(1, *met(one)), article(2, *met(other))]):
        assert pairs(*order) == {(reason.value, *sorted((one.id, other.id)))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (NORA, LISE),
        (NORA, person("Lise Benali")),
        (NORA, person("Nora Mercier-Blanc")),
        (person("Nora Benali", "Benali"), person("Lise Benali", "Benali")),
        (gazetted(BREST), gazetted(LILLE)),
        (thing("ABE", Kind.ORGANISATION), thing("Agence brestoise", Kind.ORGANISATION)),
        (thing("Summit 21", Kind.EVENT), thing("Summit 22", Kind.EVENT)),
        (office("president", "country-se"), office("president", "country-sn")),
        (
            Entity("thing/a/accident", Kind.EVENT, (Label("en", "accident"),)),
            Entity("thing/b/accident", Kind.EVENT, (Label("en", "accident"),)),
        ),
        (
            replace(NORA, same_as=("http://x.example/1",)),
            replace(person("N. Benali"), same_as=("http://x.example/2",)),
        ),
    ],
    ids=lambda value: value.id,
)
def test_two_entities_that_nothing_says_are_one(one: Entity, other: Entity) -> None:
    assert pairs(article(1, *met(one)), article(2, *met(other))) == set()


def test_a_surname_of_several_is_suspected_of_the_one_with_whom_it_shares_something_only() -> None:
    surname, other = person("Benali"), person("Lise Benali")
    plain = [article(1, Said(NORA, "met", PAUL)), article(2, Said(other, "visited", PORT))]
    assert pairs(*plain, article(3, Said(surname, "visited", gazetted(BREST)))) == set()
    assert pairs(*plain, article(3, Said(surname, "met", PAUL))) == {("surname", surname.id, NORA.id)}
    [found] = suspicions(graph([*plain, article(3, Said(surname, "met", PAUL))]), CATALOG)
    assert found.companions == (PAUL.id,)


def test_an_office_in_common_is_told_and_what_is_denied_is_no_company() -> None:
    president = office("president", "country-se")
    told = [
        article(1, Said(NORA, "holdsPosition", president)),
        article(2, Said(person("N. Benali"), "holdsPosition", president)),
    ]
    [found] = [one for one in suspicions(graph(told), CATALOG) if one.verdict is Verdict.ONE]
    assert (found.roles, found.companions) == ((president.id,), ())
    denied = [replace(one, status=Status.NEGATED) for one in met(NORA, person("N. Benali"))]
    [found] = suspicions(graph([article(1, *denied)]), CATALOG)
    assert found.companions == ()


def test_what_is_known_to_be_different_is_not_suspected() -> None:
    made = graph([article(1, *met(NORA, person("N. Benali")))])
    assert suspicions(made, CATALOG) != []
    assert suspicions(made, CATALOG, [("person/n-benali", NORA.id)]) == []
    assert suspicions(made, CATALOG, [(LISE.id, NORA.id)]) != []


@pytest.mark.parametrize(
    ("told", "suspected"),
    [
        ([met(replace(NORA, aliases=(Label("en", "Karim Benali"),)))], {("first names", NORA.id)}),
        ([met(replace(NORA, aliases=(Label("en", "N. Benali"), Label("en", "Nora L. Benali"))))], set()),
        ([met(replace(NORA, same_as=("http://x.example/1", "http://x.example/2")))], {("links", NORA.id)}),
        ([met(replace(NORA, same_as=("http://x.example/1", "http://y.example/2")))], set()),
        ([met(NORA), met(replace(NORA, kind=Kind.ORGANISATION))], {("kinds", NORA.id)}),
        (
            [[Said(NORA, "bornIn", gazetted(BREST)), Said(NORA, "bornIn", gazetted(GENOA))]],
            {("twice", NORA.id)},
        ),
        ([[Said(NORA, "bornIn", gazetted(BREST)), Said(NORA, "bornIn", gazetted(BREST))]], set()),
        (
            [[Said(NORA, "holdsPosition", office("president", body)) for body in ("country-se", "country-fr")]],
            {("offices", NORA.id)},
        ),
        ([[Said(NORA, "holdsPosition", office("senator", body)) for body in ("country-se", "country-fr")]], set()),
    ],
)
def test_an_entity_that_is_likely_two(told: list[list[Said]], suspected: set[tuple[str, str]]) -> None:
    extractions = [article(number, *said) for number, said in enumerate(told)]
    for order in permutations(extractions):
        assert twos(*order) == suspected


def test_two_offices_one_after_the_other_are_those_of_one() -> None:
    told = [
        article(1, Said(NORA, "holdsPosition", office("president", "country-se")), published="2009-01-05"),
        article(2, Said(NORA, "holdsPosition", office("president", "country-fr")), published="2015-11-17"),
    ]
    assert twos(*told) == set()


def test_the_strongest_reason_comes_first_and_a_pair_once() -> None:
    people = [NORA, person("N. Benali"), person("Nora Benari"), gazetted(SWEDEN)]
    link = {"same_as": ("http://x.example/1",)}
    people += [person("Omar Haddad", **link), person("O. Haddad", **link)]
    found = suspicions(graph([article(1, *met(*people))]), CATALOG)
    assert [one.reason for one in found] == [Reason.LINK, Reason.FULLER, Reason.SPELLING]
    assert len({frozenset(one.nodes) for one in found}) == len(found)
