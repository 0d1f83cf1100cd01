"""The formats with named graphs, TriG 1.1 and N-Quads 1.1: what each article says alone is a graph under its IRI.

The union of the graphs is the Turtle of the same articles, save for what one article denies of another: there a fact stands in
the graph of the article that tells it, and not in the Turtle. https://www.w3.org/TR/trig/ and https://www.w3.org/TR/n-quads/
"""

from __future__ import annotations

from typing import TextIO

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.rdf import article_sections
from kgnews.write.turtle import ntriples, shortener, turtle_section


def write_trig(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as TriG, with the prefixes and headings of the Turtle.

    Raises UsageError if *base* is no absolute IRI.
    """
    shorten = shortener(graph, base)
    target.write(shorten.header())
    for name, parts in article_sections(graph, catalog, base):
        target.write(f"\n{shorten.iri(name)} {{\n")
        for section in parts:
            target.writelines(turtle_section(section.title, section.blocks, section.dense, shorten))
        target.write("\n}\n")


def write_nquads(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as N-Quads, article by article.

    Raises UsageError if *base* is no absolute IRI.
    """
    for name, parts in article_sections(graph, catalog, base):
        for section in parts:
            target.writelines(ntriples(section.blocks, name))
