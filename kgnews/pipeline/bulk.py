"""More articles than memory holds: what each says becomes RDF by itself, and no graph of all of them is made.

This gives the same triples, since the graph of many articles is the union of the graphs of each (see ``kgnews.graph.merge``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import InputError, OutputError
from kgnews.pipeline.engine import catalog
from kgnews.pipeline.identity import tell_unknown
from kgnews.records import Extraction, NamedGraph, Problem

if TYPE_CHECKING:
    from kgnews.graph.schema import Graph
    from kgnews.knowledge import Decisions

FORMATS = ("nt", "nq")
"""Formats of one triple a line, which can be united by sorting."""


@dataclass(slots=True)
class Bulk:
    """Goes over extractions, and counts what they gave."""

    extractions: Iterable[Extraction]
    base: str | None = None
    problems: Sequence[Problem] = ()
    decisions: Decisions | None = None
    gazetteers: tuple[str, ...] = ()
    articles: int = 0
    statements: int = 0
    triples: int = 0

    def write(self, path: Path, format: str | None = None) -> None:
        """Write all triples to the file *path*, each once, in the order of their text.

        *format* is one of FORMATS, else the suffix tells. Raises OutputError for another format or a failed write, InputError
        if there is no article.
        """
        from kgnews.write.files import whole_file
        from kgnews.write.sorting import sorted_lines

        lines_of = _lines_writer(path, format, self.base)
        with whole_file(path) as target:
            parts = (line for graph in self._graphs() for line in lines_of(graph))
            for line in sorted_lines(parts, path.resolve().parent):
                target.write(line)
                self.triples += 1
            if not self.articles:
                raise InputError(f"{path}: nothing is written, since no article could be read")

    def named_graphs(self) -> Iterator[NamedGraph]:
        """Yield what each article says, once each, for a store."""
        from kgnews.graph import schema
        from kgnews.pipeline.graphs import named_graphs

        seen: set[str] = set()
        for graph in self._graphs():
            [article] = graph.graph[schema.ARTICLES]
            if article.id not in seen:
                seen.add(article.id)
                yield from named_graphs(graph, self.base)

    def __str__(self) -> str:
        triples = {"triples": self.triples} if self.triples else {}
        counted = {"articles": self.articles, "statements": self.statements, **triples, "problems": len(self.problems)}
        return ", ".join(f"{name} {number}" for name, number in counted.items())

    def _graphs(self) -> Iterator[Graph]:
        """Yield the graph of each article, in which the decisions hold, and at the end tell which of their ids none has."""
        from kgnews.graph.decide import decide, met
        from kgnews.graph.merge import merge

        things = catalog(self.gazetteers) if self.gazetteers else catalog()
        known: set[str] = set()
        for extraction in self.extractions:
            self.articles += 1
            self.statements += len(extraction.statements)
            graph = merge([extraction], things)
            if self.decisions is not None:
                known |= met(graph, self.decisions)
                graph = decide(graph, self.decisions, things)
            yield graph
        if self.decisions is not None:
            tell_unknown(self.decisions, known)


def check_format(path: Path, format: str | None) -> str:
    """Return the format that *path* is written in; raise OutputError unless it is one of FORMATS."""
    name = format or path.suffix.removeprefix(".").lower()
    if name not in FORMATS:
        raise OutputError(
            f"{path}: in bulk the output is .nt or .nq, which need not be held in memory; end the name in one of them"
        )
    return name


def _lines_writer(path: Path, format: str | None, base: str | None) -> Callable[[Graph], Iterator[str]]:
    from kgnews.write import DEFAULT_BASE, WRITERS

    writer = WRITERS[check_format(path, format)]
    assert callable(writer)

    def lines(graph: Graph) -> Iterator[str]:
        text = StringIO(newline="\n")
        writer(graph, catalog(), text, base or DEFAULT_BASE)
        text.seek(0)
        yield from text  # lines end in a line feed alone: a literal may hold other ends of lines

    return lines
