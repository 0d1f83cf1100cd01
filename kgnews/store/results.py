"""Answers of a store as text: tables for people, CSV, TSV and JSON as SPARQL 1.1 defines them, RDF for CONSTRUCT.

Sources: SPARQL 1.1 Query Results CSV and TSV Formats, SPARQL 1.1 Query Results JSON Format (W3C, 2013).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    serialize,
)

from kgnews.errors import UsageError
from kgnews.ontology.vocab import KGN, LABEL, PREFIXES, SCHEMA, SKOS
from kgnews.store.asking import Ask, Placement, select, short

if TYPE_CHECKING:
    from kgnews.store.protocol import Answer

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple

TABLES = ("table", "csv", "tsv", "json")
"""The formats of SELECT and ASK."""

GRAPHS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "rdf": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}
"""The formats of CONSTRUCT and DESCRIBE, which are also the suffixes of their files."""

_RESULTS = {"csv": QueryResultsFormat.CSV, "tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON}
_NAMES = (SKOS + "prefLabel", LABEL, SCHEMA + "headline")
_ASKED_AT_ONCE = 500  # IRIs in a query for names


class Answered:
    """An answer, to be written once; *ask* finds the names of what is in it."""

    def __init__(self, answer: Answer, ask: Ask) -> None:
        self._answer = answer
        self._ask = ask

    @property
    def is_table(self) -> bool:
        """Whether this is the answer of a SELECT."""
        return isinstance(self._answer, QuerySolutions)

    def usual_format(self, terminal: bool) -> str:
        """Return the format to use where none is asked for, on a *terminal* or elsewhere."""
        if isinstance(self._answer, QueryTriples):
            return next(iter(GRAPHS))
        return "table" if terminal else "csv"

    def check(self, format: str) -> None:
        """Raise UsageError if this answer cannot be written in *format*."""
        graph = isinstance(self._answer, QueryTriples)
        there = tuple(GRAPHS) if graph else TABLES
        if format not in there:
            kind = "CONSTRUCT or DESCRIBE gives RDF" if graph else "SELECT or ASK gives a table"
            raise UsageError(f"format {format!r}: a {kind}; give one of {', '.join(there)}")

    def text(self, format: str, lang: str | None = None) -> str:
        """Return the answer in *format*, with names in *lang* for IRIs if it is given and the format has no terms."""
        if isinstance(self._answer, QueryTriples):
            return _graph_text(self._answer, format)
        if isinstance(self._answer, QueryBoolean) and format != "json":
            return "true\n" if self._answer else "false\n"
        if lang and format in ("csv", "tsv"):
            return _separated(*self.words(lang), format)
        data = self._answer.serialize(format=_RESULTS[format]) or b""
        return data.decode() + ("\n" if format == "json" else "")

    def words(self, lang: str, named: bool = True) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
        """Return the columns and rows of a SELECT as people read them, with names in *lang* if *named*, else ids."""
        assert isinstance(self._answer, QuerySolutions)
        columns = tuple(variable.value for variable in self._answer.variables)
        rows: list[tuple[Term | None, ...]] = [tuple(solution) for solution in self._answer]
        names = names_of(rows, self._ask, lang) if named else {}
        return columns, [tuple(_word(term, names) for term in row) for row in rows]


def check_format(format: str) -> str:
    """Return *format*, in which some answers can be written; raise UsageError if no answer can be written in it."""
    if format not in (*TABLES, *GRAPHS):
        raise UsageError(f"format {format!r}: give one of {', '.join(TABLES)}, or for a CONSTRUCT {', '.join(GRAPHS)}")
    return format


def names_of(rows: Iterable[Sequence[Term | None]], ask: Ask, lang: str) -> dict[str, str]:
    """Return the names in *lang*, else in another language, of the IRIs in *rows*, as far as the store has any.

    Two things of one name get their ids behind it.
    """
    iris = sorted({term.value for row in rows for term in row if isinstance(term, NamedNode)})
    placement = Placement(ask)
    best: dict[str, tuple[bool, bool, int, str]] = {}
    for start in range(0, len(iris), _ASKED_AT_ONCE):
        for iri, name in _labels(iris[start : start + _ASKED_AT_ONCE], ask, placement):
            # The rule by which graphs are merged: not in capitals, the longest, the first in the order of characters.
            rank = (name.language != lang, name.value.isupper(), -len(name.value), name.value)
            best[iri] = min(rank, best.get(iri, rank))
    owners: dict[str, list[str]] = {}
    for iri, rank in best.items():
        owners.setdefault(rank[3], []).append(iri)
    return {
        iri: name if len(those) == 1 else f"{name} ({short(iri)})" for name, those in owners.items() for iri in those
    }


def _labels(iris: Sequence[str], ask: Ask, placement: Placement) -> Iterator[tuple[str, Literal]]:
    things, properties = (" ".join(str(NamedNode(iri)) for iri in those) for those in (iris, _NAMES))
    text = (
        f"SELECT DISTINCT ?thing ?name WHERE {{ VALUES ?thing {{ {things} }} VALUES ?property {{ {properties} }} "
        "GRAPH ?g { ?thing ?property ?name } }"
    )
    for row in select(ask, placement.fit(text)):
        yield row["thing"].value, row["name"]


def _word(term: Term | None, names: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return names.get(term.value) or short(term.value).removeprefix("kgn:" if term.value.startswith(KGN) else "")
    return term.value if isinstance(term, Literal | BlankNode) else str(term)


def _separated(columns: Sequence[str], rows: Iterable[Sequence[str]], format: str) -> str:
    """Return *rows* under their *columns* as "csv" or "tsv"; in a TSV, tabs and line ends in a cell become spaces."""
    if format == "tsv":
        return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in [columns, *rows])
    target = io.StringIO()
    csv.writer(target).writerows([columns, *rows])
    return target.getvalue()


def _graph_text(triples: QueryTriples, format: str) -> str:
    """Return *triples*, each once and in order, so that the same graph gives the same text."""
    ordered = sorted(set(triples), key=str)
    iris = {term.value for triple in ordered for term in triple if isinstance(term, NamedNode)}
    prefixes = {prefix: space for prefix, space in PREFIXES.items() if any(iri.startswith(space) for iri in iris)}
    text = (serialize(ordered, format=GRAPHS[format], prefixes=prefixes) or b"").decode()
    if format != "ttl":
        return text
    lines = text.splitlines(keepends=True)  # the prefixes come in any order
    return "".join([*sorted(lines[: len(prefixes)]), *lines[len(prefixes) :]])
