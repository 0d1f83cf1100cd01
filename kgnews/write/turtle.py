"""Turtle 1.1 and N-Triples 1.1, written straight from the sections of a graph.

The Turtle is for people: headings, prefixes by kind of thing, one block a subject. Both formats are byte-equal from run
to run, whatever the order of loading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeAlias

from kgnews.graph.schema import Graph
from kgnews.ids import iri_path
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.rdf import Block, sections
from kgnews.write.terms import Term, Text, Triple, check_base, clean

TurtleBlock: TypeAlias = tuple[str, Sequence[tuple[str, Term | Triple]]]
"""A block in which an object may be a triple, as Turtle 1.2 has it."""

_UNSAFE = re.compile(r'[\x00-\x1f\x7f"\\\ud800-\udfff]')
_ESCAPES = {"\t": "\\t", "\b": "\\b", "\n": "\\n", "\r": "\\r", "\f": "\\f", '"': '\\"', "\\": "\\\\"}
# A local name that needs no escape but that of "/"; Turtle allows more, which stays in angle brackets here.
LOCAL = re.compile(r"[A-Za-z0-9_À-ÖØ-öø-ɏ](?:[A-Za-z0-9_À-ÖØ-öø-ɏ/-]|%[0-9A-F]{2})*")
_FIRST_SEGMENT = re.compile(r"([a-z][a-z0-9]*)/")
_BARE = {names.XSD + "integer": re.compile(r"[+-]?[0-9]+"), names.XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+")}
# IRIs come again near each other, so a few are worth remembering, and all would be a second copy of the output.
_REMEMBERED = 20_000
_OWN_SEGMENTS = ("claim", "evidence", "fact", "naming", "quote", "sentence", "span")


def write_ntriples(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as N-Triples, in the order of the sections."""
    for section in sections(graph, catalog, base):
        target.writelines(ntriples(section.blocks))


def write_turtle(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as Turtle."""
    shorten = shortener(graph, base)
    target.write(shorten.header())
    for section in sections(graph, catalog, base):
        target.writelines(turtle_section(section.title, section.blocks, section.dense, shorten))


class Shortener:
    """Writes terms as Turtle, IRIs with a prefix where they have one.

    *vocabularies* maps prefixes to IRIs; *segments* are first segments of paths under *base* that are prefixes, too.
    ``predicates`` remembers those that were written, rdf:type as "a".
    """

    def __init__(self, vocabularies: dict[str, str], base: str, segments: Iterable[str]) -> None:
        self.prefixes = vocabularies | {segment: f"{base}{segment}/" for segment in segments}
        self._base = base
        self._segments = frozenset(segments)
        self._vocabularies = sorted(vocabularies.items(), key=lambda item: -len(item[1]))
        self._recent: dict[str, str] = {}
        self.predicates = {names.TYPE: "a"}

    def header(self) -> str:
        """Return the lines that declare the prefixes."""
        return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in self.prefixes.items())

    def iri(self, iri: str) -> str:
        """Return an IRI as prefix and local name, by the longest namespace; else in angle brackets."""
        short = self._recent.get(iri)
        if short is None:
            if len(self._recent) >= _REMEMBERED:
                self._recent.clear()
            short = self._recent[iri] = self._shorten(iri) or f"<{iri}>"
        return short

    def _shorten(self, iri: str) -> str | None:
        if iri.startswith(self._base):
            segment, slash, local = iri[len(self._base) :].partition("/")
            if slash and segment in self._segments:
                return _prefixed(segment, local)
        for prefix, namespace in self._vocabularies:
            if iri.startswith(namespace):
                return _prefixed(prefix, iri[len(namespace) :])
        return None

    def term(self, term: Term | Triple) -> str:
        """Return any object; numbers without quotes."""
        if isinstance(term, str):
            return self.iri(term)
        if isinstance(term, Triple):
            return f"<<( {self.iri(term.subject)} {self.iri(term.predicate)} {self.term(term.object)} )>>"
        bare = _BARE.get(term.datatype)
        if bare and bare.fullmatch(term.value):
            return term.value
        if term.datatype:
            return f'"{escape(term.value)}"^^{self.iri(term.datatype)}'
        return _literal(term)


def _prefixed(prefix: str, local: str) -> str | None:
    return f"{prefix}:{local.replace('/', chr(92) + '/')}" if LOCAL.fullmatch(local) else None


def escape(text: str) -> str:
    """Return *text* as it stands between quote marks in Turtle and N-Triples."""
    return _UNSAFE.sub(_escape, text) if _UNSAFE.search(text) else text


def _escape(match: re.Match[str]) -> str:
    char = clean(match[0])
    return _ESCAPES.get(char) or (f"\\u{ord(char):04X}" if char < " " or char == "\x7f" else char)


def _literal(text: Text) -> str:
    quoted = f'"{escape(text.value)}"'
    if text.lang:
        return f"{quoted}@{text.lang}"
    return f"{quoted}^^<{text.datatype}>" if text.datatype else quoted


def ntriples(blocks: Iterable[Block], graph: str | None = None) -> Iterator[str]:
    """Yield a line of N-Triples for each triple of *blocks*, or of N-Quads in the named graph *graph*."""
    end = f" <{graph}> .\n" if graph is not None else " .\n"
    for subject, pairs in blocks:
        for predicate, thing in pairs:
            written = f"<{thing}>" if isinstance(thing, str) else _literal(thing)
            yield f"<{subject}> <{predicate}> {written}{end}"


def turtle_section(title: str, blocks: Iterable[TurtleBlock], dense: bool, shorten: Shortener) -> Iterator[str]:
    """Yield a heading, if there is anything under it, and the blocks; *dense* ones take a line each."""
    heading = f"\n# {title}\n"
    before, between = ("", " ; ") if dense else ("\n", " ;\n    ")
    for subject, pairs in blocks:
        if heading:
            yield heading + "\n" if dense else heading
            heading = ""
        yield before + _turtle_block(subject, pairs, between, shorten)


def _turtle_block(subject: str, pairs: Sequence[tuple[str, Term | Triple]], between: str, shorten: Shortener) -> str:
    """Write a subject and its predicates, several objects of one predicate behind each other."""
    written = [shorten.iri(subject)]
    predicates = shorten.predicates
    before = None
    for predicate, thing in pairs:
        if predicate == before:
            written += (", ", shorten.term(thing))
        else:
            verb = predicates.get(predicate) or predicates.setdefault(predicate, shorten.iri(predicate))
            written += (between if before else " ", verb, " ", shorten.term(thing))
        before = predicate
    written.append(" .\n")
    return "".join(written)


def shortener(graph: Graph, base: str) -> Shortener:
    """Return prefixes for the vocabularies and for each kind of thing: "person", "place", "claim" …"""
    segments = {match[1] for node in graph if (match := _FIRST_SEGMENT.match(iri_path(node)))}
    segments.update(("article", *_OWN_SEGMENTS))
    return Shortener(names.PREFIXES, check_base(base), sorted(segments - names.PREFIXES.keys() - {"value"}))
