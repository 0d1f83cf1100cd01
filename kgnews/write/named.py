"""A graph as the named graphs of its articles, ready for a store."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.records import NamedGraph
from kgnews.write.names import DEFAULT_BASE
from kgnews.write.rdf import article_sections
from kgnews.write.turtle import ntriples


def named_graphs(graph: Graph, catalog: Catalog, base: str = DEFAULT_BASE) -> Iterator[NamedGraph]:
    """Yield what each article of *graph* says alone, in the order of the articles' ids.

    *catalog* gives the relations their labels. Raises UsageError if *base* is no absolute IRI.
    """
    for name, parts in article_sections(graph, catalog, base):
        lines = "".join(line for section in parts for line in ntriples(section.blocks))
        yield NamedGraph(name, lines.encode("utf-8"))
