"""What other libraries read in the files that kgnews writes: rdflib, pyoxigraph, networkx, csv and json."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import networkx
import pyoxigraph
import rdflib
from pyoxigraph import RdfFormat

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
CLAIM = "https://w3id.org/kgnews/ontology#Claim"


class Term(NamedTuple):
    """An IRI (datatype "") or a literal."""

    value: str
    datatype: str = ""
    lang: str = ""


Triple = tuple[Any, Any, Any]  # of Terms, the last of which may be a Triple


class Quad(NamedTuple):
    triple: Triple
    graph: str  # "" for the default graph


@dataclass(frozen=True)
class Table:
    """Nodes and edges with their values, by id."""

    nodes: dict[str, dict[str, Any]]
    edges: dict[str, dict[str, Any]]


RDF: dict[str, tuple[RdfFormat, str | None]] = {
    "ttl": (RdfFormat.TURTLE, "turtle"),
    "nt": (RdfFormat.N_TRIPLES, "nt11"),
    "trig": (RdfFormat.TRIG, "trig"),
    "nq": (RdfFormat.N_QUADS, "nquads"),
    "jsonld": (RdfFormat.JSON_LD, "json-ld"),
    "rdf": (RdfFormat.RDF_XML, "xml"),
    "ttl12": (RdfFormat.TURTLE, None),  # rdflib 7 knows no RDF 1.2
}
"""Under which names pyoxigraph and rdflib know each RDF format."""


def strict(path: Path, format: str) -> list[Quad]:
    """Read a file with pyoxigraph."""
    return [
        Quad(_triple(quad), getattr(quad.graph_name, "value", ""))
        for quad in pyoxigraph.parse(path=str(path), format=RDF[format][0])
    ]


def lenient(path: Path, format: str) -> list[Quad]:
    """Read a file with rdflib."""
    dataset = rdflib.Dataset()
    dataset.parse(path, format=RDF[format][1], publicID="urn:x-rdflib:default")
    default = {"urn:x-rdflib:default", "None"}
    return [
        Quad((_lenient(s), _lenient(p), _lenient(o)), "" if str(graph) in default else str(graph))
        for s, p, o, graph in dataset.quads()
    ]


def triples(quads: Iterable[Quad]) -> set[Triple]:
    return {quad.triple for quad in quads}


def _triple(quad: Any) -> Triple:
    return _strict(quad.subject), _strict(quad.predicate), _strict(quad.object)


def _strict(term: Any) -> Term | Triple:
    if isinstance(term, pyoxigraph.Triple):
        return _triple(term)
    if isinstance(term, pyoxigraph.Literal):
        return Term(term.value, term.datatype.value, term.language or "")
    assert isinstance(term, pyoxigraph.NamedNode), f"{term} is no IRI"
    return Term(term.value)


def _lenient(term: Any) -> Term:
    if isinstance(term, rdflib.Literal):
        datatype = LANG_STRING if term.language else str(term.datatype or XSD_STRING)
        return Term(str(term), datatype, term.language or "")
    assert isinstance(term, rdflib.URIRef), f"{term!r} is no IRI"
    return Term(str(term))


def read_graphml(path: Path) -> Table:
    return _network(networkx.read_graphml(path, force_multigraph=True))


def read_gexf(path: Path) -> Table:
    return _network(networkx.MultiDiGraph(networkx.read_gexf(path, version="1.3")))


def _network(graph: networkx.MultiDiGraph) -> Table:
    edges = {
        str(values.get("id", key)): values | {"source": source, "target": target}
        for source, target, key, values in graph.edges(keys=True, data=True)
    }
    return Table(dict(graph.nodes(data=True)), edges)


def read_csv(path: Path) -> Table:
    """Read the two files of which *path* is the common name."""
    nodes = {row.pop("id:ID"): row for row in _rows(path.with_name(f"{path.stem}.nodes.csv"))}
    edges = {
        row["id"]: {header.partition(":")[0]: value for header, value in row.items() if not header.startswith(":")}
        | {"source": row[":START_ID"], "target": row[":END_ID"]}
        for row in _rows(path.with_name(f"{path.stem}.edges.csv"))
    }
    return Table(nodes, edges)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, strict=True, restkey="too many"))
    assert all(None not in row.values() and "too many" not in row for row in rows)
    return rows


FLAT: dict[str, Callable[[Path], Table]] = {"graphml": read_graphml, "gexf": read_gexf, "csv": read_csv}
"""Formats of nodes and edges."""


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


FORMATS = (*RDF, *FLAT, "jsonl")
"""Every format that something here reads."""


def count_claims(path: Path, format: str) -> int:
    """Return how many claims a file holds; in JSON Lines, statements."""
    if format in RDF:
        quads = triples(strict(path, format))
        if RDF[format][1]:
            assert triples(lenient(path, format)) == quads
        return len({subject for subject, _, thing in quads if thing == Term(CLAIM)})
    if format in FLAT:
        return len(FLAT[format](path).edges)
    return len(read_jsonl(path))
