"""Hand-made articles for the tests of stores, and what a store holds, asked in a way of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kgnews.ids import iri_path
from kgnews.ontology.vocab import RDF, SCHEMA
from kgnews.records import NamedGraph
from kgnews.store.journal import JOURNAL, LOADED
from kgnews.store.lines import digest
from kgnews.store.protocol import Store
from kgnews.store.stores import Endpoints, open_store

BASE = "https://news.example/id/"
HOSTILE = Path(__file__).parent.parent / "data" / "hostile.json"
SHARED = Triple(
    NamedNode(f"{BASE}person/nora"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), Literal("Nora")
)
"""A triple that every article states."""


KGNEWS = "https://w3id.org/kgnews/"  # of the journal, and of what other tests may have left in a server
NO_ENDPOINTS = Endpoints()


KINDS = ("embedded", "oxigraph", "updates", "graphs", "virtuoso", "nginx")
"""A folder; servers found by their address; a server of which only the endpoints for queries and updates are given, and one
of which that of the Graph Store Protocol is, too; a server behind another that wants a password."""


@dataclass(frozen=True)
class Place:
    """A store to test: its kind, and what a user would name it."""

    kind: str
    target: str
    endpoints: Endpoints = NO_ENDPOINTS

    def open(self) -> Store:
        return open_store(self.target, endpoints=self.endpoints)


def article(number: int, *words: str, extra: Iterable[Triple] = ()) -> NamedGraph:
    """Return an article that says *words* of a person, each as a triple of its own, and SHARED."""
    iri = NamedNode(f"{BASE}article/n{number}")
    said = [
        Triple(iri, NamedNode(f"{RDF}type"), NamedNode(f"{SCHEMA}NewsArticle")),
        Triple(iri, NamedNode(f"{SCHEMA}url"), Literal(f"https://news.example/{number}.html")),
        SHARED,
        *(Triple(SHARED.subject, NamedNode(f"{BASE}said"), Literal(word)) for word in words),
        *extra,
    ]
    return graph(iri.value, said)


def articles(count: int, words: str = "bonjour") -> list[NamedGraph]:
    return [article(number, f"{words} {number}", f"{words} {number % 3}") for number in range(count)]


def graph(name: str, triples: Iterable[Triple]) -> NamedGraph:
    data = pyoxigraph.serialize(dict.fromkeys(triples), format=RdfFormat.N_TRIPLES)
    assert data is not None
    return NamedGraph(name, data)


def hostile() -> dict[str, str]:
    """Return the hostile strings by name, lone surrogates replaced, as the writer of N-Triples does."""
    return {
        one["name"]: "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in one["text"])
        for one in json.loads(HOSTILE.read_text("utf-8"))
    }


def hostile_graph(number: int, text: str) -> NamedGraph:
    """Return a graph with *text* in every place where a text may stand, also in IRIs, as kgnews makes them."""
    word = iri_path(text[:150] or "empty")
    subject = NamedNode(f"{BASE}hostile/{word}")
    said = [
        Triple(subject, NamedNode(f"{BASE}open/{word}"), Literal(text)),
        Triple(subject, NamedNode(f"{BASE}said"), Literal(text, language="fr")),
        Triple(subject, NamedNode(f"{BASE}knows"), NamedNode(f"{BASE}person/{word}")),
    ]
    return graph(f"{BASE}article/{number}-{word}", said)


def dump(store: Store) -> list[str]:
    """Return everything that is in the graphs of the tests, as sorted N-Quads; other graphs are the server's own."""
    return sorted(
        f"{row['s']} {row['p']} {row['o']} {row['g']}"
        for row in store.query("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
        if row["g"].value.startswith(BASE) or row["g"].value == JOURNAL
    )


def default_dump(store: Store) -> list[str]:
    """Return everything that is in the default graph, as sorted N-Triples, without the journal."""
    found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", union=False)
    return sorted(str(triple) for triple in found if JOURNAL_TERMS not in triple.predicate.value)


JOURNAL_TERMS = LOADED.removesuffix("loaded")


def expected(graphs: Iterable[NamedGraph]) -> list[str]:
    """Return what ``dump`` gives of a store into which exactly *graphs* are loaded, with the journal."""
    lines = []
    for one in graphs:
        lines += [f"{triple} <{one.name}>" for triple in parse(one.triples)]
        lines.append(f'<{one.name}> <{LOADED}> "{digest(one.triples)}" <{JOURNAL}>')
    return sorted(lines)


def expected_default(graphs: Iterable[NamedGraph]) -> list[str]:
    return sorted({str(triple) for one in graphs for triple in parse(one.triples)})


def parse(triples: bytes) -> list[Triple]:
    return [quad.triple for quad in pyoxigraph.parse(triples, RdfFormat.N_TRIPLES)]


def clear(place: Place) -> None:
    """Empty the graphs of the tests, and the default graph where there is one."""
    with place.open() as store:
        names = {row["g"].value for row in store.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
        ours = [name for name in names if name.startswith((BASE, KGNEWS))]
        store.update_graphs([NamedGraph(name, b"") for name in ours])
        if place.kind != "virtuoso":
            found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", union=False)
            store.change(None, pyoxigraph.serialize(found, format=RdfFormat.N_TRIPLES) or b"", b"")
