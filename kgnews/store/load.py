"""Loading articles into a store, and taking them out again.

Loading an article again replaces exactly what it said; loading the same form again changes nothing; what a stop has left half-way
is finished by running the same command again. See ``kgnews.store.journal``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from kgnews.errors import OutputError
from kgnews.ontology.vocab import SCHEMA
from kgnews.records import NamedGraph
from kgnews.store.graphs import iri, rows
from kgnews.store.journal import Entry
from kgnews.store.layouts import Layout, check_layout, layout
from kgnews.store.lines import digest, named, portions
from kgnews.store.protocol import Store

Progress: TypeAlias = Callable[[int, int, str], None]
"""Told how many articles are done, how many there are, and the name of the next one."""

ARTICLES = 200  # that are loaded together
BYTES = 8_000_000  # of triples that are loaded together, but for an article that alone has more


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load has done.

    ``articles`` were written, with ``triples``; ``unchanged`` ones were there already in this form. ``resumed`` of the written
    ones had been left half-way by an earlier load; ``unfinished`` are articles in the store that still are.
    """

    articles: int
    unchanged: int
    triples: int
    resumed: int = 0
    unfinished: tuple[str, ...] = ()
    older: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"articles {self.articles}, unchanged {self.unchanged}, triples {self.triples}"


def load(
    store: Store,
    graphs: Iterable[NamedGraph],
    *,
    total: int = 0,
    progress: Progress | None = None,
    default_graph: bool = False,
    batch: int = ARTICLES,
) -> Loaded:
    """Load *graphs*, one an article, into *store*, as many as *batch* at a time.

    An article of the store that has the address of one in *graphs*, and is not among them, is an older form of the same page
    and goes, once the newer one is there. *total* is their number, for *progress*. Where *default_graph* is true, all of them
    go into the default graph. Raises OutputError or InputError if the store fails, or if an article comes twice; UsageError
    if the articles of the store are laid out the other way.
    """
    check_layout(store, default_graph)
    place = layout(store, default_graph)
    done = articles = triples = resumed = 0
    names: set[str] = set()
    older: set[str] = set()
    for some in portions(_once_each(graphs), BYTES, batch):
        if progress:
            progress(done, total, some[0].name)
        written, again = _load_batch(store, place, some)
        done += len(some)
        articles += len(written)
        triples += sum(graph.triples.count(b"\n") for graph in written)
        resumed += again
        names.update(graph.name for graph in some)
        older |= _same_address(store, [graph.name for graph in some], default_graph)
    gone = tuple(sorted(older - names))
    for article in gone:
        remove(store, article, default_graph=default_graph)
    if progress:
        progress(done, total, "")
    return Loaded(articles, done - articles, triples, resumed, tuple(place.journal.unfinished()), gone)


def _same_address(store: Store, names: Sequence[str], default_graph: bool) -> set[str]:
    """Return the articles of the store that were read from the address of one of the articles *names*, and are another."""
    new, old = (f"?{which} <{SCHEMA}url> ?url" for which in ("new", "old"))
    if not default_graph:
        new, old = f"GRAPH ?new {{ {new} }}", f"GRAPH ?old {{ {old} }}"
    wanted = " ".join(map(named, names))
    query = f"SELECT DISTINCT ?old {{ VALUES ?new {{ {wanted} }} {new} . {old} FILTER (?old != ?new) }}"
    return {iri(row, "old") for row in rows(store, query, union=not default_graph)}


def _load_batch(store: Store, place: Layout, graphs: list[NamedGraph]) -> tuple[list[NamedGraph], int]:
    """Load those of *graphs* that the store does not have in this form; return them, and how many were half-way before."""
    journal = place.journal
    digests = {graph.name: digest(graph.triples) for graph in graphs}
    entries = journal.read(digests)
    same = [name for name, entry in entries.items() if entry.loaded == {digests[name]} and not entry.loading]
    missing = place.missing(same) if same else set()
    needed = [graph for graph in graphs if graph.name not in same or graph.name in missing]
    if not needed:
        return [], 0
    old = {graph.name: entries[graph.name] for graph in needed}
    holds = {graph.name: place.holds(graph) for graph in needed}
    half = journal.write(
        old, lambda name, entry: Entry(frozenset((digests[name],)), entry.loaded, entry.holds | holds[name])
    )
    place.replace(needed, half)
    whole = journal.write(half, lambda name, entry: Entry(loaded=frozenset((digests[name],)), holds=holds[name]))
    if journal.read(whole) != whole:
        raise OutputError(
            f"{store.name}: the store has taken the articles, but does not show them; is this address for reading the same store?"
        )
    return needed, sum(1 for entry in old.values() if entry.loading)


def remove(store: Store, article: str, *, default_graph: bool = False) -> None:
    """Remove exactly what the article with the IRI *article* has said from *store*, and its line of the journal."""
    place = layout(store, default_graph)
    half = place.journal.write(
        place.journal.read([article]),
        lambda _name, entry: Entry(frozenset((digest(b""),)), entry.loaded, entry.holds),
    )
    place.replace([NamedGraph(article, b"")], half)
    place.journal.write(half, lambda _name, _entry: Entry())


def _once_each(graphs: Iterable[NamedGraph]) -> Iterator[NamedGraph]:
    """Yield *graphs*; raise OutputError at the second of the same name, of which only one could stay."""
    seen: set[str] = set()
    for graph in graphs:
        if graph.name in seen:
            raise OutputError(f"{graph.name}: the article comes twice; make one file of the two with kgnews merge")
        seen.add(graph.name)
        yield graph
