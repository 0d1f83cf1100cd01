"""The command ``kgnews``: each command translates its options, calls a plain function and prints what comes back.

Data goes to standard output, everything else to standard error. Exit codes: 0 all went well, 1 bad input or data,
2 wrong usage, 3 some inputs failed and the others are done, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn

import typer

from kgnews import __version__
from kgnews.cli import articles, graphs, identity, queries, stores, views
from kgnews.cli.build import build
from kgnews.cli.draw import draw
from kgnews.cli.merge import merge
from kgnews.cli.models import models
from kgnews.cli.openie import openie
from kgnews.cli.options import BAD, STOPPED, USAGE
from kgnews.errors import KgnewsError, UsageError
from kgnews.printable import printable

COMMANDS: tuple[Callable[..., None], ...] = (
    build,
    articles.triples,
    articles.explain,
    articles.check,
    models,
    openie,
    merge,
    graphs.validate,
    graphs.ontology,
    identity.entities,
    identity.why,
    identity.conflicts,
    views.view,
    draw,
    stores.load,
    stores.retract,
    queries.query,
    queries.serve,
)
"""The commands, named after their functions, in the order in which the help shows them."""


def start(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Build knowledge graphs from news text, in French and English, offline."""
    if version:
        print(f"kgnews {__version__}")
        raise typer.Exit


def _app() -> typer.Typer:
    app = typer.Typer(
        name="kgnews",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(start)
    for command in COMMANDS:
        app.command()(command)
    return app


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command with *arguments*, by default those of the process, and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        code = _app()(arguments, prog_name="kgnews", standalone_mode=False) or 0
    except UsageError as error:
        code = _complain(error, USAGE)
    except KgnewsError as error:
        code = _complain(error, BAD)
    except KeyboardInterrupt:
        code = STOPPED
    except Exception as error:
        # What typer finds wrong in the command line; the class is not public, and is another from release to release.
        if not hasattr(error, "format_message"):
            raise
        code = _complain_of_command_line(error)
    if code == STOPPED:
        print("kgnews: stopped", file=sys.stderr)
    sys.exit(code)


def _complain(error: KgnewsError, code: int) -> int:
    print(f"kgnews: {printable(str(error))}", file=sys.stderr)
    return code


def _complain_of_command_line(error: Any) -> int:
    """Say in one line what is wrong in the command line; without any argument, show the help."""
    message = error.format_message().strip()
    if "\n" in message:
        print(message, file=sys.stderr)
        return USAGE
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kgnews"
    print(f"kgnews: {message.rstrip('.')}; see {command} --help", file=sys.stderr)
    return USAGE
