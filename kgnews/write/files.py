"""Graphs into files: the table of writers, and writing that leaves either the old file or the whole new one.

Every writer streams: what is held beside the graph grows with the number of places in articles, not with the size of
the file.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from kgnews.errors import OutputError
from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write.csv import write_edges, write_nodes
from kgnews.write.gexf import write_gexf
from kgnews.write.graphml import write_graphml
from kgnews.write.jsonl import write_jsonl
from kgnews.write.jsonld import write_jsonld
from kgnews.write.names import DEFAULT_BASE, NO_CATALOG
from kgnews.write.rdfxml import write_rdfxml
from kgnews.write.trig import write_nquads, write_trig
from kgnews.write.turtle import write_ntriples, write_turtle
from kgnews.write.turtle12 import write_turtle12

Writer = Callable[[Graph, Catalog, TextIO, str], None]
"""Writes a graph, with the labels of a catalog, to a text stream, with IRIs under a base."""

WRITERS: dict[str, Writer | Mapping[str, Writer]] = {
    "ttl": write_turtle,
    "nt": write_ntriples,
    "trig": write_trig,
    "nq": write_nquads,
    "jsonld": write_jsonld,
    "rdf": write_rdfxml,
    "ttl12": write_turtle12,
    "jsonl": write_jsonl,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": {"nodes": write_nodes, "edges": write_edges},
}
"""The writer of each format, or the writer of each of its files; the name of a format is also the suffix of its files."""


def write(
    graph: Graph,
    path: str | Path,
    format: str | None = None,
    base: str = DEFAULT_BASE,
    catalog: Catalog | None = None,
) -> None:
    """Write *graph* to the file *path*, or to standard output where it is "-".

    *format* is one of WRITERS; without it the suffix of *path* decides, and "-" means Turtle. A format of several files
    takes *path* apart: "demo.csv" becomes "demo.nodes.csv" and "demo.edges.csv", and in a folder that exists they
    are "nodes.csv" and "edges.csv". The ids become IRIs under *base*. *catalog* gives the relations their labels.

    The files appear under their names only when all are whole: until then, and after an error or Ctrl-C, what was there stays.
    Raises OutputError if the format is unknown or a file cannot be written, UsageError if *base* is no absolute IRI.

    Example: ``write(graph, "out/demo.ttl", catalog=catalog)``.
    """
    writers = _writers(path, format)
    if str(path) == "-":
        with _standard_output() as stream:
            next(iter(writers.values()))(graph, catalog or NO_CATALOG, stream, base)
        return
    with ExitStack() as stack:
        streams = {target: stack.enter_context(whole_file(target)) for target in writers}
        for target, writer in writers.items():
            with _translated_errors(target):
                writer(graph, catalog or NO_CATALOG, streams[target], base)
                streams[target].flush()  # what does not fit on the disk fails here, before any file is renamed


def targets(path: str | Path, format: str | None = None) -> tuple[Path, ...]:
    """Return the files that ``write`` would make of *path* and *format*, "-" for standard output; raises OutputError."""
    return tuple(_writers(path, format))


def _writers(path: str | Path, format: str | None) -> dict[Path, Writer]:
    """Return the files to write, each with its writer."""
    name = _format(path, format)
    writer = WRITERS[name]
    if not isinstance(writer, Mapping):
        return {Path(path): writer}
    if str(path) == "-":
        raise OutputError(f"{name} is {len(writer)} files, which standard output cannot hold; give -o NAME.{name}")
    whole = Path(path)
    if whole.is_dir():
        return {whole / f"{part}.{name}": one for part, one in writer.items()}
    stem = whole.stem if whole.suffix.lower() == f".{name}" else whole.name
    return {whole.with_name(f"{stem}.{part}.{name}"): one for part, one in writer.items()}


def _format(path: str | Path, format: str | None) -> str:
    there = ", ".join(WRITERS)
    if format is not None:
        if format not in WRITERS:
            raise OutputError(f"format {format!r} is unknown; give one of {there}")
        return format
    if str(path) == "-":
        return next(iter(WRITERS))
    suffix = Path(path).suffix.removeprefix(".").lower()
    if suffix not in WRITERS:
        said = f"the suffix {'.' + suffix!r} is of no known format" if suffix else "the name has no suffix"
        raise OutputError(f"{path}: {said}; end the name in one of {there}, or give the format")
    return suffix


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Give standard output as UTF-8 whatever the locale says."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:  # replaced by a stream of text
        yield sys.stdout
        return
    target = TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    try:
        yield target
    finally:
        target.detach()


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Give a stream whose content becomes the file *path* at the end, or never."""
    target = path.resolve()  # the file behind a link is replaced, not the link
    with _translated_errors(path):
        if target.exists() and not target.is_file() and not target.is_dir():  # a pipe or a device
            with target.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        with _temporary(target) as (temporary, stream):
            yield stream
            stream.close()
            temporary.replace(target)


@contextmanager
def _translated_errors(path: Path) -> Iterator[None]:
    """Turn errors of the file system into OutputError for *path*."""
    try:
        yield
    except OSError as error:
        advice = _advice(path.resolve())
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}; {advice}") from error


@contextmanager
def _temporary(target: Path) -> Iterator[tuple[Path, TextIO]]:
    """Give a new file beside *target*, with the access rights it would have, and remove it unless it was renamed."""
    if target.is_dir():
        raise IsADirectoryError(None, "it is a folder")
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:60]}.", suffix=".tmp")
    os.close(descriptor)
    temporary = Path(name)
    try:
        temporary.chmod(_mode(target))
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            yield temporary, stream
    finally:
        temporary.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Return the access rights of *target*, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _advice(target: Path) -> str:
    if not target.parent.is_dir():
        return f"make the folder {target.parent} first, or choose another"
    return "choose another place, or look at the rights and the space there"
