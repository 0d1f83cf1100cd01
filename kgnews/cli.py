"""The command ``kgnews``: each command translates its options, calls a plain function and prints what comes back.

Data goes to standard output, everything else to standard error. Exit codes: 0 all went well, 1 bad input or data,
2 wrong usage, 3 some inputs failed and the others are done, 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kgnews import __version__
from kgnews.errors import InputError, KgnewsError, UsageError

if TYPE_CHECKING:
    from kgnews.pipeline import Build, Progress

BAD, USAGE, PARTIAL, STOPPED = 1, 2, 3, 130
TRIPLES = ("table", "tsv", "jsonl")

app = typer.Typer(
    name="kgnews",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files, folders, or - for standard input.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="XX", help="Language of the texts; else detected.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="Day of publication (2015-11-17, 2015-11 or 2015).")
]
Model = Annotated[
    list[str] | None,
    typer.Option("--model", metavar="NAME", help="spaCy model, by name or folder; once for each language."),
]
Base = Annotated[str | None, typer.Option("--base", metavar="IRI", help="Under which IRI entities are named.")]
Relations = Annotated[
    str, typer.Option("--relations", metavar="named|all", help="Relations of the ontology, or open ones too.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that fails.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say which models are used, and what each input gave.")]


@app.callback(invoke_without_command=True)
def start(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Build knowledge graphs from news text, in French and English, offline."""
    if version:
        print(f"kgnews {__version__}")
        raise typer.Exit


@app.command()
def build(
    inputs: Inputs,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where the graph is written; - for standard output.")
    ],
    format: Annotated[str | None, typer.Option("--format", help="ttl, nt, jsonl …; else the suffix tells.")] = None,
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    base: Base = None,
    relations: Relations = "named",
    strict: Strict = False,
    verbose: Verbose = False,
) -> None:
    """Write the graph of all articles in INPUT to FILE."""
    from kgnews import pipeline

    _log(verbose)
    pipeline.check_output(output, format, base)
    result = _run(inputs, lang, date, model, relations, strict)
    with _open_pipe():
        pipeline.write_graph(result.graph, output, format, base)
    _finish(result)


@app.command()
def triples(
    inputs: Inputs,
    format: Annotated[
        str | None, typer.Option("--format", metavar="table|tsv|jsonl", help="Else table on a terminal, tsv elsewhere.")
    ] = None,
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    relations: Relations = "named",
    strict: Strict = False,
    verbose: Verbose = False,
) -> None:
    """Print the statements of all articles in INPUT."""
    chosen = format or ("table" if sys.stdout.isatty() else "tsv")
    if chosen not in TRIPLES:
        raise UsageError(f"format {chosen!r}: give one of {', '.join(TRIPLES)}")
    _log(verbose)
    result = _run(inputs, lang, date, model, relations, strict)
    with _open_pipe():
        _print_statements(result, chosen)
    _finish(result)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence, between quotes.")],
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    verbose: Verbose = False,
) -> None:
    """Show how SENTENCE is understood: clauses, arguments, the lexicon entry that matched or why none did."""
    from kgnews import pipeline

    _log(verbose)
    explanation = pipeline.explain(sentence, lang=lang, date=date, model=model)
    with _open_pipe():
        print(explanation)


@app.command()
def check(
    lang: Annotated[str | None, typer.Argument(metavar="[LANG]", help="A language; else all.")] = None,
) -> None:
    """Show which relations a language has words for, what it lacks, and faults in the data files."""
    from kgnews.check import check as check_languages

    reports = check_languages(lang)
    with _open_pipe():
        for report in reports:
            print("\n".join(report.lines()))
    if any(report.faults for report in reports):
        raise typer.Exit(BAD)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command with *arguments*, by default those of the process, and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        code = app(arguments, prog_name="kgnews", standalone_mode=False) or 0
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
    print(f"kgnews: {error}", file=sys.stderr)
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


def _log(verbose: bool) -> None:
    """Send what kgnews notes on its way to standard error, when asked for."""
    logger = logging.getLogger("kgnews")
    logger.setLevel(logging.INFO if verbose else logging.WARNING)
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())


def _run(
    inputs: list[str], lang: str | None, date: str | None, model: list[str] | None, relations: str, strict: bool
) -> Build:
    """Build the graph, with progress; raise the first problem where no article at all could be read."""
    from kgnews import pipeline

    with _progress() as progress:
        result = pipeline.build(
            inputs, lang=lang, date=date, model=model, relations=relations, strict=strict, progress=progress
        )
    if result.problems and not result.counts.articles:
        *others, last = (_line(problem.source, problem.message) for problem in result.problems)
        for line in others:
            print(f"kgnews: {line}", file=sys.stderr)
        raise InputError(last)
    return result


def _print_statements(result: Build, format: str) -> None:
    from kgnews.pipeline import catalog

    articles = result.articles()
    languages = {article.id: article.lang for article in articles.values()}
    if format == "table":
        from kgnews.table import print_table

        print_table(result.statements(), articles, catalog(), sys.stdout)
        return
    from kgnews.write.jsonl import json_lines
    from kgnews.write.rows import tsv_lines

    lines = {"jsonl": json_lines, "tsv": tsv_lines}[format]
    for line in lines(result.statements(), catalog(), languages=languages):
        print(line)


def _finish(result: Build) -> NoReturn:
    """Print problems and counts, and end the command."""
    for problem in result.problems:
        print(f"kgnews: {_line(problem.source, problem.message)}", file=sys.stderr)
    print(result.counts, file=sys.stderr)
    raise typer.Exit(PARTIAL if result.problems else 0)


def _line(source: str, message: str) -> str:
    return message if source == "-" or source in message else f"{source}: {message}"


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Give a function that draws a bar on standard error, or None where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading")
        yield lambda done, total, name: bar.update(task, completed=done, total=total, description=name)


@contextmanager
def _open_pipe() -> Iterator[None]:
    """Bear that the reader of standard output (``head``) has gone: what it wanted, it got."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes standard output once more at exit, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
