"""The journal of a store: which article is loaded, in which form, and which one is half-way.

It is a named graph of its own, JOURNAL, or lies in the default graph where everything does. For an article that is loaded it has
the line ``<article> kgn:loaded "digest"``; before anything of an article is written or removed, ``<article> kgn:loading "digest"``
is put beside it, and goes when all is done. So a stop in between leaves a trace, and the same command once more finishes it.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kgnews.ontology.vocab import KGN, XSD
from kgnews.store.graphs import iri, rows
from kgnews.store.lines import named

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from kgnews.store.protocol import Store

JOURNAL: Final = "https://w3id.org/kgnews/journal"
"""The name of the graph that holds the journal, whatever the base of the articles."""

LOADING: Final = KGN + "loading"
LOADED: Final = KGN + "loaded"
HOLDS: Final = KGN + "holds"
_STRING, _ANY = NamedNode(XSD + "string"), NamedNode(KGN + "any")
_HASH = 12  # bytes that stand for a triple; two of a billion triples collide with a chance of one in 10^11


@dataclass(frozen=True, slots=True)
class Entry:
    """What the journal says of an article: digests of what is being loaded and of what is loaded.

    ``holds`` are hashes of its triples, kept where articles share one graph; see ``hashes``.
    """

    loading: frozenset[str] = field(default_factory=frozenset)
    loaded: frozenset[str] = field(default_factory=frozenset)
    holds: frozenset[str] = field(default_factory=frozenset)

    def lines(self, article: str) -> set[bytes]:
        """Return the entry as N-Triples lines."""
        parts = ((LOADING, self.loading), (LOADED, self.loaded), (HOLDS, self.holds))
        return {f'{named(article)} <{term}> "{text}" .\n'.encode() for term, texts in parts for text in texts}

    def triples(self) -> set[bytes]:
        """Return the hashes of the article's triples."""
        return {part for text in self.holds for part in _unpacked(text)}


class Journal:
    """The journal of *store*; in the default graph where *default_graph* is true."""

    def __init__(self, store: Store, default_graph: bool = False) -> None:
        self._store = store
        self._graph = None if default_graph else JOURNAL

    def read(self, articles: Iterable[str]) -> dict[str, Entry]:
        """Return the entry of each of *articles*; an empty one where there is none."""
        wanted = list(articles)
        values = " ".join(map(named, wanted))
        found = self._entries(f"VALUES ?a {{ {values} }} VALUES ?p {{ <{LOADING}> <{LOADED}> <{HOLDS}> }}")
        return {article: found.get(article, Entry()) for article in wanted}

    def holders(self) -> dict[str, Entry]:
        """Return the entries of all articles, as far as they say what their triples are."""
        return self._entries(f"VALUES ?p {{ <{HOLDS}> }}")

    def unfinished(self) -> list[str]:
        """Return the articles that a load or a retraction has left half-way, sorted."""
        return sorted(self._entries(f"VALUES ?p {{ <{LOADING}> }}"))

    def lies_elsewhere(self) -> bool:
        """Say whether the store has a journal of the other kind, so that its articles are laid out the other way."""
        default = (
            f"?a <{LOADED}> ?d FILTER NOT EXISTS {{ GRAPH ?g {{ ?a <{LOADED}> ?d }} }}"  # some show all graphs there
        )
        other = f"GRAPH <{JOURNAL}> {{ ?a <{LOADED}> ?d }}" if self._graph is None else default
        return bool(rows(self._store, f"SELECT ?a {{ {other} }} LIMIT 1", union=False))

    def write(self, old: Mapping[str, Entry], new: Callable[[str, Entry], Entry]) -> dict[str, Entry]:
        """Replace the entry of each article in *old* by what *new* makes of it, all at once; return the new entries."""
        changed = {article: new(article, entry) for article, entry in old.items()}
        before = {line for article, entry in old.items() for line in entry.lines(article)}
        after = {line for article, entry in changed.items() for line in entry.lines(article)}
        self._store.change(self._graph, b"".join(sorted(before - after)), b"".join(sorted(after - before)))
        return changed

    def _entries(self, narrowed: str) -> dict[str, Entry]:
        pattern = "?a ?p ?d" if self._graph is None else f"GRAPH <{self._graph}> {{ ?a ?p ?d }}"
        found: dict[str, dict[str, set[str]]] = {}
        for row in rows(self._store, f"SELECT ?a ?p ?d {{ {narrowed} {pattern} }}", union=self._graph is not None):
            found.setdefault(iri(row, "a"), {}).setdefault(iri(row, "p"), set()).add(_text(row))
        return {article: _entry(said) for article, said in found.items()}


def _entry(said: Mapping[str, set[str]]) -> Entry:
    loading, loaded, holds = (frozenset(said.get(term, ())) for term in (LOADING, LOADED, HOLDS))
    return Entry(loading, loaded, holds)


def _text(row: QuerySolution) -> str:
    return str(getattr(row["d"], "value", ""))


def hashes(triples: Iterable[Triple]) -> str:
    """Return the hashes of *triples* as one text in base 64."""
    return base64.b64encode(b"".join(sorted(set(map(hashed, triples))))).decode("ascii")


def hashed(triple: Triple) -> bytes:
    """Return the hash that stands for *triple*, whichever way a store writes its number or date."""
    thing = triple.object
    kept = as_kept(thing) if isinstance(thing, Literal) and not thing.language else thing
    return sha256(f"{triple.subject} {triple.predicate} {kept}".encode()).digest()[:_HASH]


@lru_cache(maxsize=100_000)
def as_kept(literal: Literal) -> Literal:
    """Return *literal* as Oxigraph keeps it: "1.0" as a decimal is "1", since it keeps the value and not its writing.

    Other stores do the same or keep the writing; both forms have one result here.
    """
    if literal.datatype == _STRING:
        return literal
    store = pyoxigraph.Store()
    store.add(Quad(_ANY, _ANY, literal))
    kept = next(iter(store)).object
    return kept if isinstance(kept, Literal) else literal


def _unpacked(text: str) -> list[bytes]:
    data = base64.b64decode(text)
    return [data[start : start + _HASH] for start in range(0, len(data), _HASH)]
