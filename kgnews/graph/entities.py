"""The entities of a graph, each with what stands behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kgnews.graph import schema
from kgnews.graph.schema import GAZETTEER, Graph, Reading
from kgnews.graph.sources import sources
from kgnews.graph.views import thing
from kgnews.records import Entity, Kind


class Support(NamedTuple):
    """How often something is told: in how many statements, in how many articles, by how many independent sources."""

    mentions: int
    articles: int
    sources: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An entity of a graph, and what tells of it. ``known`` is true where it is in the gazetteer."""

    entity: Entity
    support: Support
    known: bool


def list_entities(graph: Graph, kinds: Iterable[Kind] = ()) -> list[Listed]:
    """Return the entities of *graph*, of *kinds* if there are any, those of most sources first; values are no entities.

    A statement counts for its subject, its object, its place and its speaker, once for each of them.
    """
    wanted = frozenset(kinds) or frozenset(Kind)
    source_of = sources(graph.graph.get(schema.ARTICLES, ()))
    told: dict[str, _Told] = defaultdict(_Told)
    for node, reading in _named(graph):
        told[node].statements.add(reading.statement)
        told[node].articles.add(reading.evidence.article)
    found = []
    for node, attributes in graph.nodes(data=True):
        entity = thing(node, attributes)
        if isinstance(entity, Entity) and entity.kind in wanted:
            known = any(naming.article == GAZETTEER for naming in attributes[schema.NAMINGS])
            found.append(Listed(entity, told[node].support(source_of), known))
    return sorted(found, key=_order)


def support(readings: Iterable[Reading], source_of: dict[str, int]) -> Support:
    """Return how often *readings* tell something; *source_of* gives the source of each article (see ``sources``)."""
    told = _Told()
    for reading in readings:
        told.statements.add(reading.statement)
        told.articles.add(reading.evidence.article)
    return told.support(source_of)


@dataclass(slots=True)
class _Told:
    statements: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    def support(self, source_of: dict[str, int]) -> Support:
        # A part of a graph may lack an article that it has a statement of: that one is a source of its own.
        origins = {source_of.get(article, article) for article in self.articles}
        return Support(len(self.statements), len(self.articles), len(origins))


def _named(graph: Graph) -> Iterator[tuple[str, Reading]]:
    """Yield every reading with each entity that it names."""
    for subject, object_, claim in graph.edges(data=True):
        nodes = {subject, object_, *_circumstances(claim)}
        for reading in claim[schema.READINGS]:
            for node in nodes:
                yield node, reading


def _circumstances(claim: dict[str, Any]) -> Iterator[str]:
    for node in (claim[schema.WHERE], claim[schema.SAID_BY]):
        if node is not None:
            yield node


def _order(listed: Listed) -> tuple[int, int, int, str]:
    return (-listed.support.sources, -listed.support.articles, -listed.support.mentions, listed.entity.id)
