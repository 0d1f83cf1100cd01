"""What stands around the entities of a graph: the offices they hold, and whom and what they have to do with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.knowledge import HELD_POSITION, HOLDS_POSITION, Catalog
from kgnews.records import Grain, Kind, Status, TimeSpan

_CROWDED = 50  # neighbours: to have to do with what has more of them says little


@dataclass(frozen=True, slots=True)
class Term:
    """A claim, told as so, that someone holds an office: on which days, as ISO dates, partial ones included.

    The days are those that the text gives, else that of the article, which tells it as of its own day. ``kind`` is the
    office without its body ("president"), ``body`` the id of the body ("country-fr"), "" where the text names none.
    """

    person: str
    office: str
    kind: str
    body: str
    claim: str
    days: tuple[TimeSpan, ...]


@dataclass(slots=True)
class Context:
    """The neighbours and offices of each entity."""

    neighbours: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    terms: list[Term] = field(default_factory=list)

    def companions(self, one: str, other: str) -> tuple[str, ...]:
        """Return, sorted, what both have to do with, save offices and what everybody has to do with."""
        shared = self.neighbours.get(one, set()) & self.neighbours.get(other, set())
        return tuple(sorted(node for node in shared if len(self.neighbours[node]) <= _CROWDED))

    def roles(self, one: str, other: str) -> tuple[str, ...]:
        """Return, sorted, the offices that both are told to hold or to have held."""
        return tuple(sorted(self.offices.get(one, set()) & self.offices.get(other, set())))


def context_of(graph: Graph) -> Context:
    """Return what stands around each entity of *graph*; what is told as not so makes no neighbours."""
    found = Context()
    published = {article.id: article.published for article in graph.graph.get(schema.ARTICLES, ())}
    for subject, object_, key, claim in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2]):
        if claim[schema.STATUS] is Status.NEGATED:
            continue
        if graph.nodes[object_].get(schema.KIND) is Kind.OFFICE:
            if claim[schema.RELATION] in {HOLDS_POSITION, HELD_POSITION}:
                found.offices[subject].add(object_)
                if claim[schema.RELATION] == HOLDS_POSITION and claim[schema.STATUS] is Status.ASSERTED:
                    found.terms.append(_term(subject, object_, key, claim, published))
            continue
        if schema.VALUE not in graph.nodes[object_]:
            found.neighbours[subject].add(object_)
            found.neighbours[object_].add(subject)
    return found


def single(catalog: Catalog, kind: str) -> bool:
    """Say whether one person at a time holds an office of this kind; False for one that the gazetteer does not have."""
    office = catalog.gazetteer.offices.get(f"office/{kind}")
    return office is not None and office.single


def _term(person: str, office: str, key: str, claim: dict[str, Any], published: dict[str, str | None]) -> Term:
    kind, _, body = office.removeprefix("office/").partition("/")
    when = claim[schema.WHEN]
    if when is not None:
        days = [when]
    else:
        told = sorted({published.get(evidence.article) or "" for evidence in claim[schema.EVIDENCE]} - {""})
        days = [TimeSpan(day, day, Grain.DAY) for day in told]
    return Term(person, office, kind, body, key, tuple(days))
