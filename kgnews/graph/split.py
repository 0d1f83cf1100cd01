"""A graph of many articles cut into the graphs of each, or less some of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from kgnews.graph import schema
from kgnews.graph.merge import Union
from kgnews.graph.schema import GAZETTEER, Graph, Naming, Reading
from kgnews.records import Article


@dataclass(slots=True)
class _Part:
    """What one article says: its claims with its own readings, and its namings by entity."""

    claims: list[tuple[str, dict[str, Any], list[Reading]]] = field(default_factory=list)
    namings: dict[str, Naming] = field(default_factory=dict)


def split(graph: Graph) -> Iterator[tuple[Article, Graph]]:
    """Yield each article of *graph*, in the order of ids, with the graph that this article alone gives.

    Merging the parts gives *graph* again, and a part does not hang on what the other articles say: in it a fact stands
    that another article denies, and an entity has the names that this article and the gazetteer give it.
    """
    parts, known = _parts(graph)
    for article in graph.graph.get(schema.ARTICLES, ()):
        union = Union()
        union.offer_article(article)
        _offer_part(union, parts.pop(article.id, _Part()), known, graph)
        yield article, union.write(schema.Graph())


def _parts(graph: Graph) -> tuple[dict[str, _Part], dict[str, Naming]]:
    """Return the parts by article, and what the gazetteer calls each entity."""
    parts: dict[str, _Part] = defaultdict(_Part)
    known: dict[str, Naming] = {}
    for _subject, _object, claim, attributes in sorted(graph.edges(keys=True, data=True), key=itemgetter(2)):
        readings: dict[str, list[Reading]] = defaultdict(list)
        for reading in attributes[schema.READINGS]:
            readings[reading.evidence.article].append(reading)
        for article, read in readings.items():
            parts[article].claims.append((claim, attributes, read))
    for node, namings in graph.nodes(data=schema.NAMINGS):
        for naming in namings or ():
            if naming.article == GAZETTEER:
                known[node] = naming
            else:
                parts[naming.article].namings[node] = naming
    return parts, known


def _offer_part(union: Union, part: _Part, known: Mapping[str, Naming], graph: Graph) -> None:
    for node in _offer_claims(union, part):
        if schema.VALUE in graph.nodes[node]:
            union.offer_value(graph.nodes[node][schema.VALUE])
        for naming in (known.get(node), part.namings.get(node)):
            if naming is not None:
                union.offer_naming(node, naming)


def _offer_claims(union: Union, part: _Part) -> set[str]:
    """Offer the claims of *part*, and return the nodes that they name."""
    nodes: set[str] = set()
    for claim, attributes, readings in part.claims:
        union.offer_claim(claim, attributes)
        for reading in readings:
            union.offer_reading(claim, reading)
            nodes.update((reading.subject, reading.object))
        nodes.update(node for node in (attributes[schema.WHERE], attributes[schema.SAID_BY]) if node is not None)
    return nodes


def without(graph: Graph, articles: Collection[str]) -> Graph:
    """Return *graph* less all that the *articles*, given by their ids, say; it is what merging the others gives."""
    union = Union()
    for article in graph.graph.get(schema.ARTICLES, ()):
        if article.id not in articles:
            union.offer_article(article)
    parts, known = _parts(graph)
    for identifier, part in parts.items():
        if identifier not in articles:
            _offer_part(union, part, known, graph)
    return union.write(schema.Graph())
