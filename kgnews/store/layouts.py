"""Where the triples of an article go: into a named graph of its own, or into the default graph that all articles share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import pyoxigraph
from pyoxigraph import QueryTriples, RdfFormat

from kgnews.errors import UsageError
from kgnews.records import NamedGraph
from kgnews.store.graphs import existing
from kgnews.store.graphs import triples as constructed
from kgnews.store.journal import Entry, Journal, hashed, hashes
from kgnews.store.lines import triples

if TYPE_CHECKING:
    from kgnews.store.protocol import Store


class Layout(Protocol):
    """A way to lay out articles in a store."""

    journal: Journal

    def holds(self, graph: NamedGraph) -> frozenset[str]:
        """Return what the journal must know of the triples of *graph* so that they can be found again."""

    def missing(self, articles: Sequence[str]) -> set[str]:
        """Return those of *articles*, all of them in the journal, that the store has lost."""

    def replace(self, graphs: Sequence[NamedGraph], entries: Mapping[str, Entry]) -> None:
        """Make the store hold exactly the triples of *graphs* for these articles; *entries* are theirs in the journal."""


class GraphEach:
    """Each article in the named graph that has its name."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.journal = Journal(store)

    def holds(self, graph: NamedGraph) -> frozenset[str]:
        """Return nothing: the triples are those of the named graph."""
        return frozenset()

    def missing(self, articles: Sequence[str]) -> set[str]:
        """Return those whose graph is not there."""
        return set(articles) - existing(self._store, articles)

    def replace(self, graphs: Sequence[NamedGraph], entries: Mapping[str, Entry]) -> None:
        """Replace the named graphs."""
        self._store.update_graphs(graphs)


class SharedGraph:
    """All articles in the default graph.

    A triple that several articles state is there once, and has to stay until the last of them goes. So the journal keeps the
    hashes of each article's triples: what only the old form of an article has is looked for in the default graph, and removed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.journal = Journal(store, default_graph=True)

    def holds(self, graph: NamedGraph) -> frozenset[str]:
        """Return the hashes of the triples."""
        return frozenset([hashes(triples(graph))]) if graph.triples else frozenset()

    def missing(self, articles: Sequence[str]) -> set[str]:
        """Return nothing: to look for each triple would be to load it again."""
        return set()

    def replace(self, graphs: Sequence[NamedGraph], entries: Mapping[str, Entry]) -> None:
        """Remove what these articles said alone, and add what they say now, in one update."""
        new = {hashed(triple) for graph in graphs for triple in triples(graph)}
        stale = {one for entry in entries.values() for one in entry.triples()} - new
        if stale:
            holders = self.journal.holders()
            stale -= {one for name, entry in holders.items() if name not in entries for one in entry.triples()}
        removed = [triple for triple in self._triples() if hashed(triple) in stale] if stale else []
        added = b"".join(graph.triples for graph in graphs)
        self._store.change(None, pyoxigraph.serialize(removed, format=RdfFormat.N_TRIPLES) or b"", added)

    def _triples(self) -> QueryTriples:
        """Return all triples of the default graph."""
        return constructed(
            self._store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", union=False), self._store.name
        )


def layout(store: Store, default_graph: bool) -> Layout:
    """Return the layout that the user chose for *store*."""
    return SharedGraph(store) if default_graph else GraphEach(store)


def check_layout(store: Store, default_graph: bool) -> None:
    """Raise UsageError if the articles in *store* are laid out the other way: an article would be there twice."""
    if layout(store, default_graph).journal.lies_elsewhere():
        where, say = (
            ("a named graph each", "leave --default-graph out")
            if default_graph
            else ("the default graph", "give --default-graph")
        )
        raise UsageError(f"{store.name}: its articles lie in {where}; {say}, or take another store")
