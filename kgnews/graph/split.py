"""A graph of many articles cut into the graphs of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from kgnews.graph import schema
from kgnews.graph.merge import Union
from kgnews.graph.schema import GAZETTEER, Graph, Reading
from kgnews.records import Article

_Parts = dict[str, list[tuple[str, dict[str, Any], list[Reading]]]]  # claims and readings by article


def split(graph: Graph) -> Iterator[tuple[Article, Graph]]:
    """Yield each article of *graph*, in the order of ids, with the graph that this article alone gives.

    Merging the parts gives *graph* again, and a part does not hang on what the other articles say: in it a fact stands
    that another article denies, and an entity has the names that this article and the gazetteer give it.
    """
    parts: _Parts = defaultdict(list)
    for _subject, _object, claim, attributes in sorted(graph.edges(keys=True, data=True), key=itemgetter(2)):
        readings: dict[str, list[Reading]] = defaultdict(list)
        for reading in attributes[schema.READINGS]:
            readings[reading.evidence.article].append(reading)
        for article, read in readings.items():
            parts[article].append((claim, attributes, read))
    for article in graph.graph.get(schema.ARTICLES, ()):
        union = Union()
        union.offer_article(article)
        nodes: set[str] = set()
        for claim, attributes, read in parts.get(article.id, ()):
            union.offer_claim(claim, attributes)
            for reading in read:
                union.offer_reading(claim, reading)
                nodes.update((reading.subject, reading.object))
            nodes.update(node for node in (attributes[schema.WHERE], attributes[schema.SAID_BY]) if node is not None)
        for node in nodes:
            _offer_node(union, node, graph.nodes[node], article.id)
        yield article, union.write(schema.Graph())


def _offer_node(union: Union, node: str, attributes: dict[str, Any], article: str) -> None:
    if schema.VALUE in attributes:
        union.offer_value(attributes[schema.VALUE])
        return
    for naming in attributes[schema.NAMINGS]:
        if naming.article in (article, GAZETTEER):
            union.offer_naming(node, naming)
