"""A graph in which a person's decisions about identity hold: what is the same is one node, what is two is two.

Since every id of a fact, claim and statement is made of the ids of its entities, deciding gives what reading would have given with
these ids. It is done with each article by itself; hence it does not matter whether it is done before or after merging.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kgnews.graph import schema
from kgnews.graph.merge import Union
from kgnews.graph.schema import GAZETTEER, Graph, Naming, Reading
from kgnews.graph.views import claim_statements
from kgnews.ids import FOLDERS, claim_id, fact_id, statement_id
from kgnews.knowledge import Catalog, Decisions, KnownEntity
from kgnews.records import Entity, Kind, Statement


def decide(graph: Graph, decisions: Decisions, catalog: Catalog) -> Graph:
    """Return *graph* as it is when *decisions* hold; *graph* stays as it is. To decide twice changes nothing.

    Names go where their entity goes. What now stands for an entity of the gazetteer of *catalog* has its names from there.
    """
    union = Union()
    for article in graph.graph.get(schema.ARTICLES, ()):
        union.offer_article(article)
    used: set[tuple[str, str]] = set()  # an article, and an entity that it speaks of, by its old id
    for _subject, _object, attributes in graph.edges(data=True):
        for reading, statement in zip(attributes[schema.READINGS], claim_statements(graph, attributes), strict=True):
            used.update((reading.evidence.article, node) for node in _nodes(reading, attributes))
            _offer(union, attributes, reading, statement, decisions)
    for _node, value in graph.nodes(data=schema.VALUE):
        if value is not None:
            union.offer_value(value)
    for article, node in sorted(used):
        if schema.VALUE not in graph.nodes[node]:
            for entity, naming in _namings(graph, node, article, decisions, catalog):
                union.offer_naming(entity, naming)
    decided = union.write(Graph())
    if schema.BASE in graph.graph:
        decided.graph[schema.BASE] = graph.graph[schema.BASE]
    return decided


def met(graph: Graph, decisions: Decisions) -> set[str]:
    """Return the ids that *decisions* name and *graph* has; what is missing may be misspelt, or of other articles."""
    return {identifier for identifier in decisions.places if identifier in graph}


def _nodes(reading: Reading, claim: Mapping[str, Any]) -> Iterator[str]:
    yield reading.subject
    yield reading.object
    yield from (node for node in (claim[schema.WHERE], claim[schema.SAID_BY]) if node is not None)


def _offer(
    union: Union, claim: Mapping[str, Any], reading: Reading, statement: Statement, decisions: Decisions
) -> None:
    """Offer one reading of a claim under the ids that it has now."""
    article = reading.evidence.article

    def of(entity: Entity) -> Entity:
        return replace(entity, id=decisions.of(entity.id, article))

    qualifiers = statement.qualifiers
    where, said_by = qualifiers.where, qualifiers.said_by
    moved = replace(
        statement,
        subject=of(statement.subject),
        object=of(statement.object) if isinstance(statement.object, Entity) else statement.object,
        qualifiers=replace(
            qualifiers,
            where=of(where) if where else None,
            said_by=replace(said_by, speaker=of(said_by.speaker)) if said_by else None,
        ),
    )
    symmetric = claim[schema.SYMMETRIC]
    fact = fact_id(moved, symmetric)
    key = claim_id(moved, fact=fact)
    union.offer_claim(
        key,
        {
            **claim,
            schema.FACT: fact,
            schema.WHERE: moved.qualifiers.where.id if moved.qualifiers.where else None,
            schema.SAID_BY: moved.qualifiers.said_by.speaker.id if moved.qualifiers.said_by else None,
        },
    )
    object_ = moved.object.id if isinstance(moved.object, Entity) else reading.object
    union.offer_reading(
        key,
        replace(reading, subject=moved.subject.id, object=object_, statement=statement_id(moved, symmetric, key)),
    )


def _namings(
    graph: Graph, node: str, article: str, decisions: Decisions, catalog: Catalog
) -> Iterator[tuple[str, Naming]]:
    """Yield what an entity that an article speaks of is called, by the article and by the gazetteer, under the id it has now."""
    there: dict[str, Naming] = {naming.article: naming for naming in graph.nodes[node][schema.NAMINGS]}
    target = decisions.of(node, article)
    if target == node:
        yield from ((node, naming) for naming in (there.get(GAZETTEER), there.get(article)) if naming is not None)
        return
    known = catalog.gazetteer.entities.get(target)
    if known is not None:
        yield target, Naming(GAZETTEER, known.kind, linked=known.labels, same_as=tuple(sorted(known.same_as)))
    own = there.get(article)
    if own is None:  # the article says no more than the gazetteer
        own = replace(there[GAZETTEER], article=article)
        own = replace(own, labels=own.linked, linked=(), same_as=())
    yield target, _moved(own, target, known)
    set_apart = (article, node) in decisions.apart
    if GAZETTEER in there and not set_apart:
        yield target, _moved(there[GAZETTEER], target, known)


def _moved(naming: Naming, target: str, known: KnownEntity | None) -> Naming:
    """Return a naming as that of *target*; the names of what the gazetteer knows by others are further names of it."""
    kind = known.kind if known else _kind(target) or naming.kind
    if known is None:
        return replace(naming, kind=kind)
    aliases = {*naming.linked, *naming.labels, *naming.aliases} - {*known.labels}
    return replace(naming, kind=kind, linked=(), labels=(), aliases=tuple(sorted(aliases)))


def _kind(identifier: str) -> Kind | None:
    folder = identifier.partition("/")[0]
    return next((kind for kind, name in FOLDERS.items() if name == folder and kind is not Kind.THING), None)
