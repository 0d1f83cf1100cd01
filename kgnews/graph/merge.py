"""Merging: the statements of many articles become one graph, by set union of claims and evidence.

Merging is commutative, associative and idempotent: any order, any batching and any machine gives the same
graph, and loading twice changes nothing. Wherever two sources disagree, the choice follows a rule that asks
only what is there, never what came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from operator import attrgetter, itemgetter
from typing import Any

from kgnews.graph import schema
from kgnews.graph.fingerprint import fingerprint
from kgnews.graph.naming import Names
from kgnews.graph.schema import Graph, Naming, Reading
from kgnews.ids import claim_id, fact_id, object_id, statement_id, value_id
from kgnews.knowledge import Catalog
from kgnews.records import (
    Article,
    Entity,
    Extraction,
    Grain,
    Literal,
    Statement,
    Status,
    TimeSpan,
)

_GRAIN_ORDER = {grain: position for position, grain in enumerate(Grain)}


def merge(extractions: Iterable[Extraction], catalog: Catalog) -> Graph:
    """Return the graph of all *extractions*, in time linear in the number of statements.

    Nodes are the entities that the statements speak of, with the names given by the articles and, for known
    ones, by the gazetteer of *catalog*. *catalog* also says which relations are symmetric and which planned
    twin stands for a planned claim.
    """
    union = Union()
    for extraction in extractions:
        union.read(extraction, catalog)
    return union.write(schema.Graph())


def merge_graphs(*graphs: Graph) -> Graph:
    """Return the union of *graphs*, which stay as they are."""
    union = Union()
    for graph in graphs:
        union.take(graph)
    return union.write(schema.Graph())


def add(graph: Graph, extraction: Extraction, catalog: Catalog) -> None:
    """Add one article's *extraction* to *graph* in place.

    The cost grows with the evidence of the claims touched; ``merge`` is the faster way for many articles.
    """
    union = Union()
    union.read(extraction, catalog)
    union.take_touched(graph)
    union.write(graph)


@dataclass(slots=True)
class _Claim:
    """A claim while graphs are being united; what is ``fixed`` follows from the claim's id, save the twin."""

    fixed: dict[str, Any]
    readings: dict[str, Reading] = field(default_factory=dict)

    def offer(self, fixed: dict[str, Any]) -> None:
        """Settle what may differ under one id: two catalogs may know two twins."""
        self.fixed[schema.PREDICATE] = min(self.fixed[schema.PREDICATE], fixed[schema.PREDICATE])

    def offer_reading(self, reading: Reading) -> None:
        there = self.readings.get(reading.statement)
        if there is None or (there != reading and _worth(there) < _worth(reading)):
            self.readings[reading.statement] = reading

    def attributes(self) -> dict[str, Any]:
        readings = tuple(self.readings.values())
        if len(readings) > 1:
            readings = tuple(sorted(readings, key=lambda reading: (reading.place, repr(reading))))
        inferred = [reading.evidence.inferred for reading in readings]
        return {
            **self.fixed,
            schema.WHEN: _finest(self.fixed[schema.WHEN], readings),
            schema.READINGS: readings,
            schema.EVIDENCE: tuple(reading.evidence for reading in readings),
            schema.INFERRED: None if None in inferred else min(rule for rule in inferred if rule is not None),
            schema.SCORE: max(reading.evidence.score for reading in readings),
        }


def _finest(when: TimeSpan | None, readings: Iterable[Reading]) -> TimeSpan | None:
    """Return *when* with the finest grain that a reading gives it."""
    grains = [reading.grain for reading in readings if reading.grain is not None]
    return replace(when, grain=min(grains, key=_GRAIN_ORDER.__getitem__)) if when and grains else when


def _worth(reading: Reading) -> tuple[bool, float, int, str]:
    """Order two readings under one statement id, as two versions of the engine may give: the surer, the finer one wins."""
    grain = -_GRAIN_ORDER[reading.grain] if reading.grain else 0
    return reading.evidence.inferred is None, reading.evidence.score, grain, repr(reading)


class Union:
    """Collects articles, names and claims from any side, then writes them out as one graph."""

    def __init__(self) -> None:
        self._entities: dict[str, Names] = {}
        self._values: dict[str, Literal] = {}
        self._claims: dict[str, _Claim] = {}
        self._articles: dict[str, Article] = {}

    def offer_article(self, article: Article) -> None:
        """Take in what is known of an article; of its text the graph keeps a fingerprint, and what is quoted."""
        told = article.fingerprint or fingerprint(article)
        article = replace(article, text="", headline=None, paragraphs=(), source="", fingerprint=told)
        there = self._articles.get(article.id, article)
        # A graph that was written before there were fingerprints has none.
        best = max(there, article, key=lambda one: (bool(one.fingerprint), repr(one)))
        self._articles[article.id] = best if there != article else article

    def offer_naming(self, entity: str, naming: Naming) -> None:
        """Take in what one source calls an entity."""
        self._names(entity).take(naming)

    def offer_value(self, value: Literal) -> None:
        """Take in a value."""
        self._values[value_id(value)] = value

    def offer_claim(self, claim: str, attributes: Mapping[str, Any]) -> None:
        """Take in a claim by its id; of *attributes*, those of an edge, only what belongs to the claim itself."""
        fixed = {name: attributes[name] for name in _FIXED}
        if claim in self._claims:
            self._claims[claim].offer(fixed)
        else:
            self._claims[claim] = _Claim(fixed)

    def offer_reading(self, claim: str, reading: Reading) -> None:
        """Take in a reading of a claim that was offered before."""
        self._claims[claim].offer_reading(reading)

    def read(self, extraction: Extraction, catalog: Catalog) -> None:
        """Take in one article."""
        article = extraction.article
        self.offer_article(article)
        used: dict[str, set[int]] = defaultdict(set)  # the records already looked at, by the id of their entity
        for statement in extraction.statements:
            self._read_statement(statement, catalog)
            for entity in _entities(statement):
                if id(entity) not in used[entity.id]:
                    used[entity.id].add(id(entity))
                    self._names(entity.id).offer(article.id, entity, catalog)
        for entity in extraction.entities:
            if entity.id in used:
                self._names(entity.id).offer(article.id, entity, catalog)

    def take(self, graph: Graph) -> None:
        """Take in all of *graph*."""
        for article in graph.graph.get(schema.ARTICLES, ()):
            self.offer_article(article)
        for node, attributes in graph.nodes(data=True):
            self._take_node(node, attributes)
        for _subject, _object, claim, attributes in graph.edges(keys=True, data=True):
            self._take_claim(claim, attributes)

    def take_touched(self, graph: Graph) -> None:
        """Take from *graph* only the nodes and claims that are here too."""
        for node in [*self._entities, *self._values]:
            if node in graph:
                self._take_node(node, graph.nodes[node])
        for claim, draft in self._claims.items():
            reading = next(iter(draft.readings.values()))
            ends = _ends(reading, draft.fixed)
            if graph.has_edge(*ends, key=claim):
                self._take_claim(claim, graph.edges[(*ends, claim)])
        present = {article.id: article for article in graph.graph.get(schema.ARTICLES, ())}
        for identifier in [identifier for identifier in self._articles if identifier in present]:
            self.offer_article(present[identifier])

    def write(self, graph: Graph) -> Graph:
        """Put everything into *graph*, in the order of ids, and return it."""
        for node, names in sorted(self._entities.items()):
            graph.add_node(node, **names.attributes())
        for node, value in sorted(self._values.items()):
            graph.add_node(node, **{schema.VALUE: value})
        for claim, draft in sorted(self._claims.items(), key=itemgetter(0)):
            attributes = draft.attributes()
            graph.add_edge(*_ends(attributes[schema.READINGS][0], attributes), key=claim, **attributes)
        graph.graph[schema.ARTICLES] = _with_articles(graph.graph.get(schema.ARTICLES, ()), self._articles)
        return graph

    def _names(self, entity: str) -> Names:
        names = self._entities.get(entity)
        if names is None:
            names = self._entities[entity] = Names()
        return names

    def _read_statement(self, statement: Statement, catalog: Catalog) -> None:
        relation = catalog.relations.get(statement.relation)
        symmetric = relation is not None and relation.symmetric
        twin = relation.planned if relation else None
        fact = fact_id(statement, symmetric)
        claim = claim_id(statement, fact=fact)
        if isinstance(statement.object, Literal):
            self.offer_value(statement.object)
        self.offer_claim(claim, _fixed(statement, twin, fact, symmetric))
        self.offer_reading(claim, _reading(statement, statement_id(statement, symmetric, claim)))

    def _take_node(self, node: str, attributes: dict[str, Any]) -> None:
        if schema.VALUE in attributes:
            self._values[node] = attributes[schema.VALUE]
            return
        for naming in attributes[schema.NAMINGS]:
            self.offer_naming(node, naming)

    def _take_claim(self, claim: str, attributes: dict[str, Any]) -> None:
        self.offer_claim(claim, attributes)
        for reading in attributes[schema.READINGS]:
            self.offer_reading(claim, reading)


_FIXED = (
    schema.RELATION,
    schema.PREDICATE,
    schema.STATUS,
    schema.WHEN,
    schema.WHERE,
    schema.SAID_BY,
    schema.FACT,
    schema.SYMMETRIC,
)


def _fixed(statement: Statement, twin: str | None, fact: str, symmetric: bool) -> dict[str, Any]:
    """Return the attributes of an edge that the claim's id stands for."""
    qualifiers = statement.qualifiers
    planned = qualifiers.status is Status.PLANNED and twin
    when = _told(qualifiers.when)
    return {
        schema.RELATION: statement.relation,
        schema.PREDICATE: schema.curie(twin if planned and twin else statement.relation),
        schema.STATUS: qualifiers.status,
        schema.WHEN: TimeSpan(when.start, when.end, when.grain) if when else None,
        schema.WHERE: qualifiers.where.id if qualifiers.where else None,
        schema.SAID_BY: qualifiers.said_by.speaker.id if qualifiers.said_by else None,
        schema.FACT: fact,
        schema.SYMMETRIC: symmetric,
    }


def _told(when: TimeSpan | None) -> TimeSpan | None:
    """Return *when*, or None where it is open at both ends: the claim's id is then that of a claim without a time."""
    return when if when is not None and (when.start is not None or when.end is not None) else None


def _reading(statement: Statement, identifier: str) -> Reading:
    qualifiers = statement.qualifiers
    when = _told(qualifiers.when)
    said_by = qualifiers.said_by
    return Reading(
        subject=statement.subject.id,
        object=object_id(statement),
        evidence=statement.evidence,
        tense=qualifiers.tense,
        when=qualifiers.when.text if qualifiers.when else None,
        grain=when.grain if when else None,
        cue=said_by.cue if said_by else None,
        attribution=said_by.kind if said_by else None,
        statement=identifier,
    )


def _entities(statement: Statement) -> list[Entity]:
    """Return every entity that the statement names: its ends, its place and its speaker."""
    qualifiers = statement.qualifiers
    said_by = qualifiers.said_by
    things = (statement.subject, statement.object, qualifiers.where, said_by.speaker if said_by else None)
    return [thing for thing in things if isinstance(thing, Entity)]


def _ends(reading: Reading, attributes: Mapping[str, Any]) -> tuple[str, str]:
    """Return the ends of the edge of a claim: for a symmetric one the same in whatever direction it was read."""
    if attributes[schema.SYMMETRIC] and reading.object < reading.subject:
        return reading.object, reading.subject
    return reading.subject, reading.object


def _with_articles(there: tuple[Article, ...], more: dict[str, Article]) -> tuple[Article, ...]:
    kept = [article for article in there if article.id not in more]
    return tuple(sorted([*kept, *more.values()], key=attrgetter("id")))
