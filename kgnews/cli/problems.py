"""How the commands that read articles end: with their problems and counts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from kgnews.cli.options import PARTIAL
from kgnews.errors import InputError
from kgnews.printable import printable

if TYPE_CHECKING:
    from kgnews.pipeline import Counts
    from kgnews.pipeline.bulk import Bulk
    from kgnews.records import Problem

SHOWN = 50  # problems on a terminal


def refuse(problems: Sequence[Problem]) -> None:
    """Print the problems of a run that gave nothing, and raise the last as its error."""
    if problems:
        *others, last = (_line(problem.source, problem.message) for problem in problems)
        for line in others:
            print(f"kgnews: {line}", file=sys.stderr)
        raise InputError(last)


def finish(problems: Sequence[Problem], counts: Counts | Bulk, file: Path | None = None) -> NoReturn:
    """Print problems and counts, and end the command; where there are many problems, the rest is for *file*."""
    lines = [_line(problem.source, problem.message) for problem in problems]
    if file is not None:
        from kgnews.write.files import whole_file

        with whole_file(file) as stream:
            stream.writelines(f"{' '.join(line.split())}\n" for line in lines)
    for line in lines[:SHOWN]:
        print(f"kgnews: {line}", file=sys.stderr)
    if len(lines) > SHOWN:
        more = f"see {file}" if file else "--problems FILE keeps all"
        print(f"kgnews: {len(lines) - SHOWN} more problems; {more}", file=sys.stderr)
    print(counts, file=sys.stderr)
    raise typer.Exit(PARTIAL if problems else 0)


def _line(source: str, message: str) -> str:
    return printable(message if source == "-" or source in message else f"{source}: {message}")
