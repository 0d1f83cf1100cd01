"""Which claims of a graph a picture shows, and what it leaves out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any, TypeAlias

import networkx as nx

from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.graph.views import claims, standing
from kgnews.knowledge import HOLDS_POSITION
from kgnews.records import Status, TimeSpan

DENIED = "denied"
"""What stands for the status of a claim that is told as done or planned, and that somebody else denies."""

SHOWN = (Status.ASSERTED.value, Status.PLANNED.value, Status.POSSIBLE.value)
STRUCK = (Status.NEGATED.value, DENIED)
_LINES = 2  # lines at most for each entity: more than that cover each other

_Rank: TypeAlias = tuple[tuple[int, int], tuple[int, int, str]]  # what counts before being tied to others, and after it
_Key: TypeAlias = tuple[tuple[int, int], bool, tuple[int, int, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """An edge of the graph, with the status that it is drawn by."""

    subject: str
    object: str
    id: str
    status: str  # of SHOWN or STRUCK
    edge: Mapping[str, Any]  # its attributes
    office: bool = False  # whether it is told below the name of its subject and not by a line

    @property
    def ends(self) -> tuple[str, ...]:
        """The entities that it needs."""
        return (self.subject,) if self.office else (self.subject, self.object)

    @property
    def articles(self) -> int:
        """How many articles say it."""
        return len({evidence.article for evidence in self.edge[schema.EVIDENCE]})


@dataclass(frozen=True, slots=True)
class Choice:
    """The entities and claims to draw, and what was left out, in words."""

    nodes: tuple[str, ...]  # sorted
    claims: tuple[Claim, ...]  # in the order of graph.views.claims
    support: Mapping[str, int]  # how many articles speak of each entity of the graph
    left_out: tuple[str, ...]


def choose(
    graph: Graph,
    *,
    around: str | None = None,
    hops: int = 1,
    top: int = 20,
    negated: bool = False,
    start: str | None = None,
    end: str | None = None,
) -> Choice:
    """Return what to draw of *graph*: the best supported claims among at most *top* entities.

    With *around*, the id of an entity, only what at most *hops* claims lead to from it, the nearest first; else the rest is as in
    ``shown``.
    """
    kept, left_out = shown(graph, negated=negated, start=start, end=end)
    kept = [replace(claim, office=claim.office and claim.object != around) for claim in kept]
    distances = _distances(kept, around, hops) if around else None
    near = [claim for claim in kept if distances is None or all(end in distances for end in claim.ends)]
    support = supported(graph)
    told = Counter(end for claim in near for end in claim.ends)

    def rank(claim: Claim) -> _Rank:
        first = (sum(distances[end] for end in claim.ends) if distances else 0, -claim.articles)
        return first, (-sum(support[end] for end in claim.ends), -sum(told[end] for end in claim.ends), claim.id)

    fit = _Fit(top, {around} if around else set())
    fit.take([claim for claim in near if not claim.office], rank)
    fit.take([claim for claim in near if claim.office], rank)
    if len(fit.claims) < len(near):
        left_out.append(f"{len(near) - len(fit.claims)} less supported (--top draws more entities than {top})")
    if distances is not None and len(near) < len(kept):
        left_out.append(f"{len(kept) - len(near)} farther away (--hops)")
    return Choice(
        tuple(sorted(fit.nodes)), tuple(claim for claim in near if claim in fit.claims), support, tuple(left_out)
    )


class _Fit:
    """The claims that fit into a picture of at most *top* entities, and the entities, at first *nodes*."""

    def __init__(self, top: int, nodes: set[str]) -> None:
        self.top, self.nodes = top, nodes
        self.claims: set[Claim] = set()
        self._lines: set[tuple[str, ...]] = set()

    def take(self, claims: Iterable[Claim], rank: Callable[[Claim], _Rank]) -> None:
        """Take in those of *claims* that fit, in the order of their ranks; of equals, those tied to what is there go first."""
        of: dict[str, list[Claim]] = defaultdict(list)
        waiting: list[tuple[_Key, int, Claim]] = []
        numbers = count()  # so that two entries of one claim need not be compared
        for claim in claims:
            first, then = rank(claim)
            tied = not self.nodes.isdisjoint(claim.ends)
            waiting.append(((first, not tied, then), next(numbers), claim))
            for end in claim.ends:
                of[end].append(claim)
        heapify(waiting)
        while waiting:
            _key, _number, claim = heappop(waiting)
            if claim in self.claims or not self._fits(claim):
                continue
            new = set(claim.ends) - self.nodes
            self._add(claim)
            for neighbour in (one for end in sorted(new) for one in of[end] if one not in self.claims):
                first, then = rank(neighbour)
                heappush(waiting, ((first, False, then), next(numbers), neighbour))

    def _fits(self, claim: Claim) -> bool:
        room = len(self.nodes | set(claim.ends)) <= self.top
        return room and (claim.office or len(self._lines | {_line(claim)}) <= _LINES * self.top)

    def _add(self, claim: Claim) -> None:
        self.claims.add(claim)
        self.nodes.update(claim.ends)
        if not claim.office:
            self._lines.add(_line(claim))


def _line(claim: Claim) -> tuple[str, ...]:
    return (*sorted(claim.ends), claim.status)


def shown(
    graph: Graph, *, negated: bool, start: str | None, end: str | None, about: str | None = None
) -> tuple[list[Claim], list[str]]:
    """Return the claims of *graph*, or those *about* an entity, that a picture shows, and in words what is left out.

    The claims come in the order of ``graph.views.claims``.

    *negated* adds those told as not so, and those that others deny. *start* and *end* are ISO dates, whole or partial: with either
    of them only claims that hold in that time are left, and none without a date.
    """
    stands = standing(graph)
    kept: list[Claim] = []
    away: Counter[str] = Counter()
    for subject, object_, key, edge in claims(graph):
        if about is not None and about not in (subject, object_):
            continue
        status = _status(edge, key in stands)
        if status not in SHOWN and not (negated and status in STRUCK):
            away["told as not so or denied (--negated)" if status in STRUCK else "only supposed or wished for"] += 1
        elif (start or end) and not _dated(edge[schema.WHEN]):
            away["without a date"] += 1
        elif (start or end) and not _within(edge[schema.WHEN], start, end):
            away["of another time"] += 1
        else:
            kept.append(Claim(subject, object_, key, status, edge, _is_office(edge, status)))
    return kept, [f"{number} {why}" for why, number in sorted(away.items())]


def _dated(when: TimeSpan | None) -> bool:
    """Say whether a time has a place on a line of years: one end at least, with its year."""
    ends = (when.start, when.end) if when else ()
    return any(ends) and not any(end and end.startswith("-") for end in ends)


def supported(graph: Graph) -> Mapping[str, int]:
    """Return for each node how many articles say something of it."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject, object_, evidence in graph.edges(data=schema.EVIDENCE):
        for end in (subject, object_):
            found[end].update(one.article for one in evidence)
    return {node: len(found[node]) for node in graph}


def _distances(kept: Iterable[Claim], around: str, hops: int) -> dict[str, int]:
    """Return how many claims lead to each entity from *around*, as far as *hops*."""
    plain = nx.Graph()
    plain.add_node(around)
    plain.add_edges_from(claim.ends for claim in kept if not claim.office)
    return dict(nx.single_source_shortest_path_length(plain, around, cutoff=hops))


def _status(edge: Mapping[str, Any], stands: bool) -> str:
    status: Status = edge[schema.STATUS]
    twin = status is not Status.PLANNED or edge[schema.PREDICATE] != schema.curie(edge[schema.RELATION])
    told = status in (Status.ASSERTED, Status.PLANNED)
    return DENIED if told and twin and not stands else status.value


def _is_office(edge: Mapping[str, Any], status: str) -> bool:
    return edge[schema.RELATION] == HOLDS_POSITION and status == Status.ASSERTED.value


def _within(when: TimeSpan, start: str | None, end: str | None) -> bool:
    """Say whether a time has a day in common with that from *start* to *end*; a month or a year stands for all its days."""
    return _not_after(start, when.end) and _not_after(when.start, end)


def _not_after(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return True
    length = min(len(one), len(other))
    return one[:length] <= other[:length]
