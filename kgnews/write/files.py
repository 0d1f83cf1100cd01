"""Graphs into files: the table of writers, and writing that leaves either the old file or the whole new one."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from kgnews.errors import OutputError
from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write.graphml import write_graphml
from kgnews.write.jsonl import write_jsonl
from kgnews.write.names import DEFAULT_BASE, NO_CATALOG
from kgnews.write.turtle import write_ntriples, write_turtle

Writer = Callable[[Graph, Catalog, TextIO, str], None]
"""Writes a graph, with the labels of a catalog, to a text stream, with IRIs under a base."""

WRITERS: dict[str, Writer] = {
    "ttl": write_turtle,
    "nt": write_ntriples,
    "jsonl": write_jsonl,
    "graphml": write_graphml,
}
"""The writer of each format; the name of a format is also the suffix of its files."""


def write(
    graph: Graph,
    path: str | Path,
    format: str | None = None,
    base: str = DEFAULT_BASE,
    catalog: Catalog | None = None,
) -> None:
    """Write *graph* to the file *path*, or to standard output where it is "-".

    *format* is one of WRITERS; without it the suffix of *path* decides, and "-" means Turtle. The ids become IRIs
    under *base*. *catalog* gives the relations their labels. The file appears under its name only when it is
    whole: until then, and after an error or Ctrl-C, what was there stays. Raises OutputError if the format is unknown
    or the file cannot be written, UsageError if *base* is no absolute IRI.

    Example: ``write(graph, "out/demo.ttl", catalog=catalog)``.
    """
    writer = WRITERS[_format(path, format)]
    with _standard_output() if str(path) == "-" else _whole_file(Path(path)) as target:
        writer(graph, catalog or NO_CATALOG, target, base)


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
def _whole_file(path: Path) -> Iterator[TextIO]:
    """Give a stream whose content becomes the file *path* at the end, or never."""
    target = path.resolve()  # the file behind a link is replaced, not the link
    try:
        if target.exists() and not target.is_file() and not target.is_dir():  # a pipe or a device
            with target.open("w", encoding="utf-8", newline="\n") as stream:
                yield stream
            return
        with _temporary(target) as (temporary, stream):
            yield stream
            stream.close()
            temporary.replace(target)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}; {_advice(target)}") from error


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
