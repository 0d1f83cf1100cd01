"""Turtle 1.2 with triple terms: a claim is a reifier of the triple it is about (https://www.w3.org/TR/rdf12-turtle/).

``claim:x rdf:reifies <<( person:a kgn:met person:b )>>`` stands for the rdf:subject, rdf:predicate and rdf:object of the
Turtle 1.1, and for its rdf:Statement; the rest is the same. The triple term says nothing of its own: a claim that is denied has one
too. Not every store reads this yet, and rdflib 7 does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.rdf import Block, Pair, sections
from kgnews.write.terms import Term, Triple
from kgnews.write.turtle import TurtleBlock, shortener, turtle_section

_REIFIED = (names.SUBJECT, names.PREDICATE, names.OBJECT)


def write_turtle12(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as Turtle 1.2; raise UsageError if *base* is no absolute IRI."""
    shorten = shortener(graph, base)
    target.write('VERSION "1.2"\n' + shorten.header())
    for section in sections(graph, catalog, base):
        target.writelines(turtle_section(section.title, _reifying(section.blocks), section.dense, shorten))


def _reifying(blocks: Iterable[Block]) -> Iterator[TurtleBlock]:
    for subject, pairs in blocks:
        yield (subject, list(_reified(pairs))) if pairs[0] == (names.TYPE, names.CLAIM) else (subject, pairs)


def _reified(pairs: list[Pair]) -> Iterator[tuple[str, Term | Triple]]:
    """Put a triple term where the object of a claim stands."""
    told = dict(pair for pair in pairs if pair[0] in _REIFIED)
    subject, predicate = told[names.SUBJECT], told[names.PREDICATE]
    assert isinstance(subject, str) and isinstance(predicate, str)
    for predicate_, thing in pairs:
        if predicate_ == names.OBJECT:
            yield names.REIFIES, Triple(subject, predicate, thing)
        elif predicate_ not in _REIFIED and thing != names.STATEMENT:
            yield predicate_, thing
