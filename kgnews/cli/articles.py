"""The commands that read articles: build, triples, explain, check."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kgnews.cli import stores
from kgnews.cli.options import (
    BAD,
    PARTIAL,
    Base,
    Date,
    Format,
    Identity,
    Inputs,
    Lang,
    Model,
    Relations,
    Strict,
    Verbose,
    log,
    open_pipe,
    progress_bar,
)
from kgnews.cli.stores import DefaultGraph
from kgnews.errors import InputError, UsageError

if TYPE_CHECKING:
    from kgnews.pipeline import Build, Counts
    from kgnews.pipeline.bulk import Bulk
    from kgnews.records import Problem

TRIPLES = ("table", "tsv", "jsonl")
SHOWN = 50  # problems on a terminal


def build(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Where the graph is written; - for standard output."),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar="FILE", help="A graph of kgnews that the articles are added to, if it is there."
        ),
    ] = None,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="TARGET", help="A store to load the articles into: a folder or an address."),
    ] = None,
    default_graph: DefaultGraph = False,
    format: Format = None,
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    base: Base = None,
    relations: Relations = "named",
    identity: Identity = None,
    workers: Annotated[int, typer.Option("--workers", min=1, metavar="N", help="How many processes do the work.")] = 1,
    engine: Annotated[
        str,
        typer.Option("--engine", metavar="processes|ray", help="Where the processes are; ray: RAY_ADDRESS, else here."),
    ] = "processes",
    state: Annotated[
        Path | None,
        typer.Option(
            "--state",
            metavar="FILE",
            help="Where what is done is kept: a run that was stopped goes on, and later runs add to it.",
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Forget the articles of --state that are no longer there.")
    ] = False,
    problems: Annotated[
        Path | None,
        typer.Option("--problems", metavar="FILE", help="Where every problem is written, a line each."),
    ] = None,
    bulk: Annotated[
        bool, typer.Option("--bulk", help="For more than memory holds: only into .nt, .nq or a store.")
    ] = False,
    strict: Strict = False,
    verbose: Verbose = False,
) -> None:
    """Write the graph of all articles in INPUT to FILE, or load it into a store, or both."""
    from kgnews import pipeline

    log(verbose)
    target = output or into
    if target is None and store is None:
        raise UsageError(
            "no --output: give -o FILE, --into FILE to add to a graph, or --store TARGET; see kgnews build --help"
        )
    if target is not None:
        pipeline.check_output(target, format, base)
    decisions = pipeline.read_decisions(identity)
    if bulk:
        from kgnews.pipeline.bulk import Bulk

        _check_bulk(output, into, store, format)
        options = pipeline.Options(lang, date, tuple(model or ()), relations, strict)
        with (
            progress_bar() as progress,
            pipeline.run_over(inputs, options, progress, workers, engine, state, prune) as run,
        ):
            done = _build_in_bulk(Bulk(run, base, run.problems, decisions), output, format, store, default_graph)
        _finish(run.problems, done, problems)
    with stores.open_for_writing(store) if store else nullcontext() as opened:
        before = pipeline.read_graph([into] if into and into.exists() else [])
        result = _run(inputs, lang, date, model, relations, strict, workers, engine, state, prune, identity)
        if target is not None:
            graph = pipeline.add(before, result.graph, decisions) if into else result.graph
            with open_pipe():
                pipeline.write_graph(graph, target, format, base)
        if opened is not None:
            stores.report(stores.load_graph(result.graph, opened, base, default_graph))
    _finish(result.problems, result.counts, problems)


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
    log(verbose)
    result = _run(inputs, lang, date, model, relations, strict)
    with open_pipe():
        _print_statements(result, chosen)
    _finish(result.problems, result.counts)


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence, between quotes.")],
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    verbose: Verbose = False,
) -> None:
    """Show how SENTENCE is understood: clauses, arguments, the lexicon entry that matched or why none did."""
    from kgnews import pipeline

    log(verbose)
    explanation = pipeline.explain(sentence, lang=lang, date=date, model=model)
    with open_pipe():
        print(explanation)


def check(
    lang: Annotated[str | None, typer.Argument(metavar="[LANG]", help="A language; else all.")] = None,
) -> None:
    """Show which relations a language has words for, what it lacks, and faults in the data files."""
    from kgnews.check import check as check_languages

    reports = check_languages(lang)
    with open_pipe():
        for report in reports:
            print("\n".join(report.lines()))
    if any(report.faults for report in reports):
        raise typer.Exit(BAD)


def _run(
    inputs: list[str],
    lang: str | None,
    date: str | None,
    model: list[str] | None,
    relations: str,
    strict: bool,
    workers: int = 1,
    engine: str = "processes",
    state: Path | None = None,
    prune: bool = False,
    identity: Path | None = None,
) -> Build:
    """Build the graph, with progress; raise the first problem where no article at all could be read."""
    from kgnews import pipeline

    with progress_bar() as progress:
        result = pipeline.build(
            inputs,
            lang=lang,
            date=date,
            model=model,
            relations=relations,
            strict=strict,
            progress=progress,
            workers=workers,
            engine=engine,
            state=state,
            prune=prune,
            identity=identity,
        )
    if not result.counts.articles:
        _refuse(result.problems)
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


def _check_bulk(output: Path | None, into: Path | None, store: str | None, format: str | None) -> None:
    from kgnews.pipeline.bulk import check_format

    if into or (output is not None) == (store is not None):
        raise UsageError("--bulk: give one output, -o FILE or --store TARGET, and no --into, which is held in memory")
    if output is not None:
        check_format(output, format)


def _build_in_bulk(done: Bulk, output: Path | None, format: str | None, store: str | None, default_graph: bool) -> Bulk:
    """Write or load what each article says by itself; raise the first problem where no article at all could be read."""
    try:
        if output is not None:
            done.write(output, format)
        else:
            from kgnews.store.load import load

            with stores.open_for_writing(str(store)) as opened:
                stores.report(load(opened, done.named_graphs(), default_graph=default_graph))
    finally:
        if not done.articles:
            _refuse(done.problems)
    return done


def _refuse(problems: Sequence[Problem]) -> None:
    """Print the problems of a run that gave nothing, and raise the last as its error."""
    if problems:
        *others, last = (_line(problem.source, problem.message) for problem in problems)
        for line in others:
            print(f"kgnews: {line}", file=sys.stderr)
        raise InputError(last)


def _finish(problems: Sequence[Problem], counts: Counts | Bulk, file: Path | None = None) -> NoReturn:
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
    return message if source == "-" or source in message else f"{source}: {message}"
