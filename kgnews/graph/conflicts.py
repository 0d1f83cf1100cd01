"""Claims of a graph that cannot all be so: told and denied, two holders of one office, one event on two dates.

Nothing is deleted; what is found is for a person to look at, and is often two things under one name, or a misreading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Any

from kgnews.graph import schema
from kgnews.graph.context import Term, context_of, single
from kgnews.graph.schema import Graph
from kgnews.graph.views import overlap, same_clock
from kgnews.knowledge import Catalog, Relation
from kgnews.records import Grain, Kind, Status, TimeSpan

_MANY = frozenset({Kind.GROUP, Kind.OFFICE, Kind.THING})  # one node for what may be several, or come again


class Dispute(StrEnum):
    """Why claims cannot all be so.

    DENIED: one is told as so or as planned, the other as not so, for days that may be the same. HOLDERS: two hold an office
    that one holds at a time. TWICE: what happens once has two dates, or two places none of which lies in the other.
    """

    DENIED = "denied"
    HOLDERS = "two holders"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides that cannot both be so, each the ids of its claims; ``about`` is what both are about, by id."""

    dispute: Dispute
    about: tuple[str, ...]
    sides: tuple[tuple[str, ...], tuple[str, ...]]


def conflicts(graph: Graph, catalog: Catalog) -> list[Conflict]:
    """Return the conflicts of *graph*: those told and denied, then holders of offices, then what happens once.

    *catalog* says which offices one person at a time holds, and which relations are told of a thing once (``kgn:onceFor``).
    """
    return [*_denied(graph), *_holders(graph, catalog), *_twice(graph, catalog)]


def _denied(graph: Graph) -> Iterator[Conflict]:
    facts: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
    ends: dict[str, tuple[str, str]] = {}
    for subject, object_, key, claim in graph.edges(keys=True, data=True):
        facts[claim[schema.FACT]].append((key, claim))
        ends[claim[schema.FACT]] = (subject, object_)
    for fact in sorted(facts, key=lambda fact: (ends[fact], fact)):
        denials = [(key, claim) for key, claim in facts[fact] if claim[schema.STATUS] is Status.NEGATED]
        told = [(key, claim) for key, claim in facts[fact] if claim[schema.STATUS] in {Status.ASSERTED, Status.PLANNED}]
        pairs = [(one, no) for one in told for no in denials if _contradict(no[1], one[1])]
        if pairs:
            yield Conflict(Dispute.DENIED, ends[fact], (_keys(one for one, _ in pairs), _keys(no for _, no in pairs)))


def _contradict(denial: dict[str, Any], claim: dict[str, Any]) -> bool:
    return same_clock(denial, claim) and overlap(denial[schema.WHEN], claim[schema.WHEN])


def _keys(claims: Iterable[tuple[str, dict[str, Any]]]) -> tuple[str, ...]:
    return tuple(sorted({key for key, _claim in claims}))


def _holders(graph: Graph, catalog: Catalog) -> Iterator[Conflict]:
    terms: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for term in context_of(graph).terms:
        if term.body and not term.body.startswith("thing-") and single(catalog, term.kind):
            terms[term.office][term.person].append(term)
    for office, holders in sorted(terms.items()):
        for one, other in combinations(sorted(holders), 2):
            times = [term_time(holders[person]) for person in (one, other)]
            if times[0] and times[1] and overlap(times[0], times[1]):
                sides = [tuple(sorted(term.claim for term in holders[person])) for person in (one, other)]
                yield Conflict(Dispute.HOLDERS, (office, one, other), (sides[0], sides[1]))


def term_time(terms: Iterable[Term]) -> TimeSpan | None:
    """Return the days from the first to the last on which *terms* are told to run; None where no year is known.

    A successor that takes office later is no second holder; one that is told to hold it in between is.
    """
    days = [day for term in terms for day in term.days if _has_year(day)]
    if not days:
        return None
    starts, ends = [day.start for day in days], [day.end for day in days]
    return TimeSpan(
        None if None in starts else min(start for start in starts if start),
        None if None in ends else max(end for end in ends if end),
        Grain.INTERVAL,
    )


def _has_year(when: TimeSpan) -> bool:
    return not any(bound is not None and bound.startswith("-") for bound in (when.start, when.end))


def _twice(graph: Graph, catalog: Catalog) -> Iterator[Conflict]:
    told: dict[tuple[str, str, bool], list[tuple[str, str, dict[str, Any]]]] = defaultdict(list)
    for subject, object_, key, claim in graph.edges(keys=True, data=True):
        relation = catalog.relations.get(claim[schema.RELATION])
        if relation is None or claim[schema.STATUS] is not Status.ASSERTED:
            continue
        for node, other, of_subject in ((subject, object_, True), (object_, subject, False)):
            if _once(relation, of_subject, graph.nodes[node].get(schema.KIND)):
                told[node, relation.name, of_subject].append((key, other, claim))
    for (node, _relation, of_subject), claims in sorted(told.items()):
        pairs = [
            (one[0], other[0])
            for one, other in combinations(sorted(claims, key=lambda claim: claim[0]), 2)
            if not overlap(one[2][schema.WHEN], other[2][schema.WHEN])
            or (of_subject and _apart(one[1], other[1], catalog))
        ]
        for one, other in pairs:
            yield Conflict(Dispute.TWICE, (node,), ((one,), (other,)))


def _once(relation: Relation, of_subject: bool, kind: Kind | None) -> bool:
    """Say whether a relation happens once to an end of this kind, the subject or the object.

    "The blast killed the police" is about some of them: what happens to persons happens to others person by person.
    """
    kinds = relation.domain if of_subject else relation.range
    once = relation.once_for_subject if of_subject else relation.once_for_object
    return once and kind is not None and kind not in _MANY and (kind is Kind.PERSON or Kind.PERSON not in kinds)


def _apart(one: str, other: str, catalog: Catalog) -> bool:
    """Say whether two places are known not to lie in each other: two towns, or a town and a country that it is not in."""
    first, second = catalog.gazetteer.entities.get(one), catalog.gazetteer.entities.get(other)
    if (
        one == other
        or first is None
        or second is None
        or not {first.kind, second.kind} <= {Kind.PLACE, Kind.GOVERNMENT}
    ):
        return False
    if first.kind is second.kind:
        return True
    town, country = (first, second) if first.kind is Kind.PLACE else (second, first)
    return town.country is not None and town.country != country.id
