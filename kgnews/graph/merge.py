"""Merging: the statements of many articles become one graph, by set union of claims and evidence.

Merging is commutative, associative and idempotent: any order, any batching and any machine gives the same
graph, and loading twice changes nothing. Wherever two sources disagree, the choice follows a rule that asks
only what is there, never what came first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any

from kgnews.graph import schema
from kgnews.graph.schema import Graph, Reading
from kgnews.ids import claim_id, fact_id, object_id, statement_id, value_id
from kgnews.knowledge import Catalog
from kgnews.records import (
    Article,
    Entity,
    Extraction,
    Grain,
    Kind,
    Label,
    Literal,
    Statement,
    Status,
    TimeSpan,
)

_KIND_ORDER = {kind: position for position, kind in enumerate(Kind)}
_GRAIN_ORDER = {grain: position for position, grain in enumerate(Grain)}


def merge(extractions: Iterable[Extraction], catalog: Catalog) -> Graph:
    """Return the graph of all *extractions*, in time linear in the number of statements.

    Nodes are the entities that the statements speak of, with the names given by the articles and, for known
    ones, by the gazetteer of *catalog*. *catalog* also says which relations are symmetric and which planned
    twin stands for a planned claim.
    """
    union = _Union()
    for extraction in extractions:
        union.read(extraction, catalog)
    return union.write(schema.Graph())


def merge_graphs(*graphs: Graph) -> Graph:
    """Return the union of *graphs*, which stay as they are."""
    union = _Union()
    for graph in graphs:
        union.take(graph)
    return union.write(schema.Graph())


def add(graph: Graph, extraction: Extraction, catalog: Catalog) -> None:
    """Add one article's *extraction* to *graph* in place.

    The cost grows with the evidence of the claims touched; ``merge`` is the faster way for many articles.
    """
    union = _Union()
    union.read(extraction, catalog)
    union.take_touched(graph)
    union.write(graph)


@dataclass(slots=True)
class _Names:
    """What is known of an entity while graphs are being united.

    Of two preferred names in one language the gazetteer's wins, then one that is not all capitals, then the
    longer, then the first in the order of characters; the loser becomes an alias.
    """

    kind: Kind
    preferred: dict[str, tuple[bool, bool, int, str]] = field(default_factory=dict)
    names: set[Label] = field(default_factory=set)
    same_as: set[str] = field(default_factory=set)
    offered: set[tuple[Label, bool]] = field(default_factory=set)  # most labels come again and again

    def offer_kind(self, kind: Kind) -> None:
        if kind is not self.kind:
            self.kind = min(self.kind, kind, key=_KIND_ORDER.__getitem__)

    def offer_label(self, label: Label, known: bool) -> None:
        if (label, known) in self.offered:
            return
        self.offered.add((label, known))
        self.names.add(label)
        rank = (not known, label.text.isupper(), -len(label.text), label.text)
        self.preferred[label.lang] = min(rank, self.preferred.get(label.lang, rank))

    def attributes(self) -> dict[str, Any]:
        labels = {Label(lang, rank[3]) for lang, rank in self.preferred.items()}
        known = {lang for lang, rank in self.preferred.items() if not rank[0]}
        return {
            schema.KIND: self.kind,
            schema.LABELS: tuple(sorted(labels)),
            schema.ALIASES: tuple(sorted(self.names - labels)),
            schema.SAME_AS: tuple(sorted(self.same_as)),
            schema.KNOWN: tuple(sorted(known)),
        }


@dataclass(slots=True)
class _Claim:
    """A claim while graphs are being united; all but ``readings`` follows from the claim's id, save grain and twin."""

    fixed: dict[str, Any]
    readings: dict[str, Reading] = field(default_factory=dict)

    def offer(self, fixed: dict[str, Any]) -> None:
        """Settle what may differ under one id: the twin by its name, the grain for the finest."""
        ours, theirs = self.fixed[schema.WHEN], fixed[schema.WHEN]
        if ours and theirs and ours.grain is not theirs.grain:
            self.fixed[schema.WHEN] = min(ours, theirs, key=lambda when: _GRAIN_ORDER[when.grain])
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
            schema.READINGS: readings,
            schema.EVIDENCE: tuple(reading.evidence for reading in readings),
            schema.INFERRED: None if None in inferred else min(rule for rule in inferred if rule is not None),
            schema.SCORE: max(reading.evidence.score for reading in readings),
        }


def _worth(reading: Reading) -> tuple[bool, float, str]:
    """Order two readings under one statement id, as two versions of the engine may give: the surer one wins."""
    return reading.evidence.inferred is None, reading.evidence.score, repr(reading)


class _Union:
    """Collects extractions and graphs, then writes them out as one graph."""

    def __init__(self) -> None:
        self._entities: dict[str, _Names] = {}
        self._values: dict[str, Literal] = {}
        self._claims: dict[str, _Claim] = {}
        self._articles: dict[str, Article] = {}

    def read(self, extraction: Extraction, catalog: Catalog) -> None:
        """Take in one article."""
        self._offer_article(replace(extraction.article, source=""))
        used: set[str] = set()
        for statement in extraction.statements:
            self._read_statement(statement, catalog)
            for entity in _entities(statement):
                used.add(entity.id)
                self._offer_entity(entity, catalog)
        for entity in extraction.entities:
            if entity.id in used:
                self._offer_entity(entity, catalog)

    def take(self, graph: Graph) -> None:
        """Take in all of *graph*."""
        for article in graph.graph.get(schema.ARTICLES, ()):
            self._offer_article(article)
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
            for ends in {(reading.subject, reading.object), (reading.object, reading.subject)}:
                if graph.has_edge(*ends, key=claim):
                    self._take_claim(claim, graph.edges[(*ends, claim)])
        present = {article.id: article for article in graph.graph.get(schema.ARTICLES, ())}
        for identifier in [identifier for identifier in self._articles if identifier in present]:
            self._offer_article(present[identifier])

    def write(self, graph: Graph) -> Graph:
        """Put everything into *graph*, in the order of ids, and return it."""
        for node, names in sorted(self._entities.items()):
            graph.add_node(node, **names.attributes())
        for node, value in sorted(self._values.items()):
            graph.add_node(node, **{schema.VALUE: value})
        for claim, draft in sorted(self._claims.items(), key=lambda item: item[0]):
            _write_claim(graph, claim, draft.attributes())
        graph.graph[schema.ARTICLES] = _with_articles(graph.graph.get(schema.ARTICLES, ()), self._articles)
        return graph

    def _read_statement(self, statement: Statement, catalog: Catalog) -> None:
        relation = catalog.relations.get(statement.relation)
        symmetric = relation is not None and relation.symmetric
        twin = relation.planned if relation else None
        fact = fact_id(statement, symmetric)
        claim = claim_id(statement, fact=fact)
        if isinstance(statement.object, Literal):
            self._values[value_id(statement.object)] = statement.object
        self._offer_claim(claim, _fixed(statement, twin, fact))
        self._claims[claim].offer_reading(_reading(statement, statement_id(statement, symmetric, claim)))

    def _offer_claim(self, claim: str, fixed: dict[str, Any]) -> None:
        if claim in self._claims:
            self._claims[claim].offer(fixed)
        else:
            self._claims[claim] = _Claim(fixed)

    def _offer_entity(self, entity: Entity, catalog: Catalog) -> None:
        known = catalog.gazetteer.entities.get(entity.id)
        kind = known.kind if known else entity.kind
        names = self._entities.get(entity.id)
        if names is None:
            names = self._entities[entity.id] = _Names(kind)
            for label in known.labels if known else ():
                names.offer_label(label, known=True)
            names.same_as.update(known.same_as if known else ())
        names.offer_kind(kind)
        from_gazetteer = bool(known or entity.same_as)
        for label in entity.labels:
            names.offer_label(label, from_gazetteer)
        names.names.update(entity.aliases)
        names.same_as.update(entity.same_as)

    def _offer_article(self, article: Article) -> None:
        there = self._articles.get(article.id, article)
        self._articles[article.id] = max(there, article, key=repr) if there != article else article

    def _take_node(self, node: str, attributes: dict[str, Any]) -> None:
        if schema.VALUE in attributes:
            self._values[node] = attributes[schema.VALUE]
            return
        names = self._entities.setdefault(node, _Names(attributes[schema.KIND]))
        names.offer_kind(attributes[schema.KIND])
        for label in attributes[schema.LABELS]:
            names.offer_label(label, label.lang in attributes[schema.KNOWN])
        names.names.update(attributes[schema.ALIASES])
        names.same_as.update(attributes[schema.SAME_AS])

    def _take_claim(self, claim: str, attributes: dict[str, Any]) -> None:
        self._offer_claim(claim, {name: attributes[name] for name in _FIXED})
        for reading in attributes[schema.READINGS]:
            self._claims[claim].offer_reading(reading)


_FIXED = (
    schema.RELATION,
    schema.PREDICATE,
    schema.STATUS,
    schema.WHEN,
    schema.WHERE,
    schema.SAID_BY,
    schema.FACT,
)


def _fixed(statement: Statement, twin: str | None, fact: str) -> dict[str, Any]:
    """Return the attributes of an edge that the claim's id stands for."""
    qualifiers = statement.qualifiers
    planned = qualifiers.status is Status.PLANNED and twin
    when = qualifiers.when
    if when is not None and when.start is None and when.end is None:
        when = None  # open at both ends it says nothing, and the claim's id is that of a claim without a time
    return {
        schema.RELATION: statement.relation,
        schema.PREDICATE: schema.curie(twin if planned and twin else statement.relation),
        schema.STATUS: qualifiers.status,
        schema.WHEN: TimeSpan(when.start, when.end, when.grain) if when else None,
        schema.WHERE: qualifiers.where.id if qualifiers.where else None,
        schema.SAID_BY: qualifiers.said_by.speaker.id if qualifiers.said_by else None,
        schema.FACT: fact,
    }


def _reading(statement: Statement, identifier: str) -> Reading:
    qualifiers = statement.qualifiers
    said_by = qualifiers.said_by
    return Reading(
        subject=statement.subject.id,
        object=object_id(statement),
        evidence=statement.evidence,
        tense=qualifiers.tense,
        when=qualifiers.when.text if qualifiers.when else None,
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


def _write_claim(graph: Graph, claim: str, attributes: dict[str, Any]) -> None:
    """Add the edge in the direction of its first reading; of a symmetric claim the other direction goes."""
    first: Reading = attributes[schema.READINGS][0]
    if graph.has_edge(first.object, first.subject, key=claim):
        graph.remove_edge(first.object, first.subject, key=claim)
    graph.add_edge(first.subject, first.object, key=claim, **attributes)


def _with_articles(there: tuple[Article, ...], more: dict[str, Article]) -> tuple[Article, ...]:
    kept = [article for article in there if article.id not in more]
    return tuple(sorted([*kept, *more.values()], key=attrgetter("id")))
