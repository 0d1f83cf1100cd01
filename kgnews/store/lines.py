"""N-Triples on their way into a store: as N-Quads, as SPARQL updates, and as a digest.

A SPARQL update is made of two things only: terms that pyoxigraph has parsed and written again, and the words of the update
language. So nothing that stands in an article, however it is quoted, can become part of the update.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple

from kgnews.errors import OutputError
from kgnews.records import NamedGraph

# Some stores undo \uXXXX before they look at quotation marks (SPARQL 1.1, 19.2), even behind an escaped backslash: there the
# text \u0022 would end a literal. With the letter escaped as well, both ways of reading give the same text.
_ESCAPE = re.compile(rb"\\\\([uU])|\\.")
_LETTERS = {b"u": rb"\\\u0075", b"U": rb"\\\u0055"}


def named(iri: str) -> str:
    """Return *iri* in angle brackets; raise OutputError if it is no absolute IRI."""
    try:
        return str(NamedNode(iri))
    except ValueError as error:
        raise OutputError(f"the name of a graph, {iri!r}, is no absolute IRI ({error}); look at --base") from None


def sparql_term(term: NamedNode | Literal) -> str:
    """Return *term* as it stands in SPARQL."""
    return _ESCAPE.sub(_escape, str(term).encode("utf-8")).decode("utf-8")


def triples(graph: NamedGraph) -> list[Triple]:
    """Return the triples of *graph*; raise OutputError if its lines are no N-Triples."""
    try:
        return [quad.triple for quad in pyoxigraph.parse(graph.triples, RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError) as error:
        raise OutputError(f"{graph.name}: these are no N-Triples: {error}; build the file again") from None


def parsed(lines: bytes, name: str) -> bytes:
    """Return N-Triples as pyoxigraph writes them; raise OutputError, with the *name* of the graph, if they are none."""
    return pyoxigraph.serialize(triples(NamedGraph(name, lines)), format=RdfFormat.N_TRIPLES) or b""


def sorted_lines(lines: bytes) -> list[bytes]:
    """Return the lines of N-Triples, sorted, each once."""
    return sorted({line for line in lines.split(b"\n") if line})


def digest(triples: bytes) -> str:
    """Return what stands for the set of *triples*: SHA-256 of the sorted lines, in hexadecimal digits."""
    return sha256(b"\n".join(sorted_lines(triples))).hexdigest()


def quads(graph: NamedGraph) -> bytes:
    """Return the triples of *graph* as N-Quads; the end of a line is the end of a triple, since literals escape theirs."""
    end = f" {named(graph.name)} .\n".encode()
    return b"".join(line.rstrip(b" .\r") + end for line in graph.triples.split(b"\n") if line)


def portions(graphs: Iterable[NamedGraph], largest: int, most: int = sys.maxsize) -> Iterator[list[NamedGraph]]:
    """Yield *graphs* in lists of at most *most*, and of at most *largest* bytes but for a graph that alone has more."""
    some: list[NamedGraph] = []
    size = 0
    for graph in graphs:
        if some and (len(some) >= most or size + len(graph.triples) > largest):
            yield some
            some, size = [], 0
        some.append(graph)
        size += len(graph.triples)
    if some:
        yield some


def replace_text(graphs: Iterable[NamedGraph]) -> str:
    """Return the SPARQL update that makes each of *graphs* hold exactly its triples."""
    parts = []
    for graph in graphs:
        parts.append(f"DROP SILENT GRAPH {named(graph.name)}")
        if graph.triples:
            parts.append(f"INSERT DATA {_block(graph.name, graph.triples)}")
    return " ;\n".join(parts)


def change_text(graph: str | None, remove: bytes, add: bytes) -> str:
    """Return the SPARQL update that takes *remove* out of *graph*, None being the default graph, and puts *add* into it."""
    parts = [("DELETE", remove), ("INSERT", add)]
    return " ;\n".join(f"{verb} DATA {_block(graph, triples)}" for verb, triples in parts if triples)


def _block(graph: str | None, triples: bytes) -> str:
    lines = _ESCAPE.sub(_escape, parsed(triples, graph or "the default graph")).decode("utf-8")
    return f"{{\n{lines}}}" if graph is None else f"{{ GRAPH {named(graph)} {{\n{lines}}} }}"


def _escape(match: re.Match[bytes]) -> bytes:
    return _LETTERS[match[1]] if match[1] else match[0]
