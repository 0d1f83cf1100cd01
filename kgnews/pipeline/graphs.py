"""Graphs that are there already: written to files, read back from files and stores, united."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import OutputError
from kgnews.pipeline.engine import catalog
from kgnews.pipeline.memory import seldom_collected
from kgnews.records import NamedGraph

if TYPE_CHECKING:
    from kgnews.graph.schema import Graph
    from kgnews.knowledge import Catalog, Decisions

Source = str | Path
"""The path of a file, or "-" for a standard stream."""

STDIN = "-"


def write_graph(graph: Graph, path: Source, format: str | None = None, base: str | None = None) -> None:
    """Write *graph* to the file *path* ("-" for standard output), its ids as IRIs under *base*.

    Without *base* it is that of the file which the graph was read from, if there is one. *format* is one of
    ``kgnews.write.WRITERS``; without it the suffix of *path* decides. The file is replaced only when the new one is whole.
    Raises OutputError for an unknown format or a failed write, UsageError for a bad *base*.
    """
    from kgnews.write import write

    write(graph, path, format, base or _base(graph), catalog())


def read_graph(paths: Iterable[Source]) -> Graph:
    """Return the union of the graphs that kgnews has written to the files *paths*; the suffix of each tells its format.

    Raises InputError for a file that cannot be read, is no RDF, or was not written by kgnews.
    """
    from kgnews.graph import Graph, Union, schema
    from kgnews.write import read_file

    union = Union()
    with seldom_collected():
        bases = {read_file(Path(path), union) for path in paths} - {None}
        graph = union.write(Graph())
    if len(bases) == 1:
        graph.graph[schema.BASE] = bases.pop()
    return graph


def read_store(target: str, query_endpoint: str = "") -> Graph:
    """Return the graph of all articles in a store: a folder, or the address of a server, at *query_endpoint* if it is given.

    A store keeps no order: the authors of an article, and its editors, come in that of the alphabet.

    Raises InputError if there is no such store, it cannot be read, or what is in it was not written by kgnews.
    """
    from kgnews.graph import Graph, Union, schema
    from kgnews.store.graphs import triples
    from kgnews.store.target import opened
    from kgnews.write import read_quads

    union = Union()
    with seldom_collected(), opened(target, query_endpoint) as ask:
        found = ask("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        base = read_quads(triples(found, target), target, union)
    graph = union.write(Graph())
    graph.graph[schema.ARTICLES] = tuple(
        replace(article, authors=tuple(sorted(article.authors)), editors=tuple(sorted(article.editors)))
        for article in graph.graph[schema.ARTICLES]
    )
    if base is not None:
        graph.graph[schema.BASE] = base
    return graph


def add(graph: Graph, more: Graph, decisions: Decisions | None = None, known: Catalog | None = None) -> Graph:
    """Return the union of *graph* and *more*, in which an article of *more* stands for older forms of itself.

    In the union *decisions* hold, as if they had been given for all of its articles; *known* is as in ``decided``.

    An article of *graph* is such a form where it has the address (``url``) of one in *more* and is not in *more* itself: a
    page that was corrected and read again. Both graphs stay as they are.
    """
    from kgnews.graph import merge_graphs, schema, without
    from kgnews.graph.decide import decide

    new = more.graph[schema.ARTICLES]
    addresses, there = {article.url for article in new if article.url}, {article.id for article in new}
    old = {one.id for one in graph.graph[schema.ARTICLES] if one.url in addresses and one.id not in there}
    union = merge_graphs(without(graph, old) if old else graph, more)
    if schema.BASE in graph.graph:
        union.graph[schema.BASE] = graph.graph[schema.BASE]
    return union if decisions is None else decide(union, decisions, known or catalog())


def named_graphs(graph: Graph, base: str | None = None) -> Iterator[NamedGraph]:
    """Yield what each article of *graph* says, as RDF under *base* for a store; UsageError for a bad *base*."""
    from kgnews.write import named_graphs as named

    return named(graph, catalog(), base or _base(graph))


def _base(graph: Graph) -> str:
    """Return the base that *graph* was read with, else the usual one."""
    from kgnews.graph import schema
    from kgnews.write import DEFAULT_BASE

    return str(graph.graph.get(schema.BASE, DEFAULT_BASE))


def check_output(path: Source, format: str | None = None, base: str | None = None) -> None:
    """Raise what ``write_graph`` would raise for these options, before the work that would be lost."""
    from kgnews.write import DEFAULT_BASE, check_base
    from kgnews.write.files import targets

    files = targets(path, format)
    check_base(base or DEFAULT_BASE)
    for file in files:
        if str(file) != STDIN:
            _check_file(file)


def _check_file(path: Path) -> None:
    """Raise OutputError where no file *path* can be written."""
    target = path.resolve()
    if not target.parent.is_dir():
        raise OutputError(f"{path}: there is no folder {target.parent}; make it first, or choose another")
    if target.is_dir():
        raise OutputError(f"{path}: this is a folder; name a file in it")
    # A file is replaced, not written into: what counts is the folder. A device or pipe is written into.
    if not os.access(target if target.exists() and not target.is_file() else target.parent, os.W_OK):
        raise OutputError(f"{path}: no permission to write in {target.parent}; choose another place")
