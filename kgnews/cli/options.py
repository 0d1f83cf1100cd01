"""What the commands share: options, exit codes, progress, and how output meets the terminal."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.errors import UsageError
from kgnews.printable import printable

if TYPE_CHECKING:
    from kgnews.pipeline import Progress

BAD, USAGE, PARTIAL, STOPPED = 1, 2, 3, 130

Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT", help="Files, folders, patterns, http addresses, or - for standard input."),
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="XX", help="Language of the texts; else detected.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Day of publication (2015-11-17, 2015-11 or 2015).")
]
Model = Annotated[
    list[str] | None,
    typer.Option("--model", metavar="NAME", help="spaCy model, by name or folder; once for each language."),
]
# Those of kgnews.write.WRITERS, which is slow to import.
FORMATS = "ttl, nt, trig, nq, jsonld, rdf, ttl12, jsonl, graphml, gexf or csv"
Format = Annotated[str | None, typer.Option("--format", help=f"{FORMATS}; else the suffix tells.")]
Base = Annotated[str | None, typer.Option("--base", metavar="IRI", help="Under which IRI entities are named.")]
Relations = Annotated[
    str, typer.Option("--relations", metavar="named|all", help="Relations of the ontology, or open ones too.")
]
Identity = Annotated[
    Path | None,
    typer.Option("--identity", metavar="FILE", help="Decisions on what is the same, and what is not; see the README."),
]
Gazetteers = Annotated[
    list[Path] | None,
    typer.Option("--gazetteer", metavar="FILE.ttl", help="Things that you know; see the README. May be repeated."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that fails.")]
Map = Annotated[
    str | None,
    typer.Option("--map", metavar="PAIRS", help="Which columns of a table hold what, as in text=body,date=pub_date."),
]
Private = Annotated[bool, typer.Option("--private", help="Addresses may be those of this machine and its network.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say which models are used, and what each input gave.")]


def one_of(option: str, given: str, choices: tuple[str, ...]) -> str:
    """Return *given*, which must be one of *choices*; raise UsageError if it is not."""
    if given not in choices:
        raise UsageError(f"{option} {given!r}: give one of {', '.join(choices)}")
    return given


def columns_of(pairs: str | None) -> dict[str, str]:
    """Return the columns that ``--map`` names; raise UsageError if it is no list of pairs."""
    if pairs is None:
        return {}
    from kgnews.read.records import parse_map

    return parse_map(pairs)


def log(verbose: bool) -> None:
    """Send what kgnews notes on its way to standard error, when asked for."""
    logger = logging.getLogger("kgnews")
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """Give a function that draws a bar on standard error, or None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading")
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=printable(name))


@contextmanager
def open_pipe() -> Iterator[None]:
    """Bear that the reader of standard output (``head``) has gone: what it wanted, it got."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
