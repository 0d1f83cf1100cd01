"""The command that builds a graph of articles: build."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli import stores
from kgnews.cli.options import (
    Base,
    Date,
    Format,
    Gazetteers,
    Identity,
    Inputs,
    Lang,
    Map,
    Model,
    Private,
    Relations,
    Strict,
    Verbose,
    columns_of,
    log,
    open_pipe,
    progress_bar,
)
from kgnews.cli.problems import finish, refuse
from kgnews.cli.stores import DefaultGraph
from kgnews.errors import UsageError

if TYPE_CHECKING:
    from kgnews.pipeline.bulk import Bulk
    from kgnews.store.protocol import Store


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
    pairs: Map = None,
    private: Private = False,
    gazetteer: Gazetteers = None,
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
    profile: Annotated[bool, typer.Option("--profile", help="Say where the time of the processor went.")] = False,
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
    if bulk:
        _check_bulk(output, into, store, format)
    gazetteers = tuple(map(str, gazetteer or ()))
    decisions, known = pipeline.read_decisions(identity), pipeline.catalog(gazetteers)
    options = pipeline.Options(
        lang, date, tuple(model or ()), relations, strict, columns_of(pairs), gazetteers, private
    )
    shares = pipeline.Profile() if profile else None
    with (
        stores.open_for_writing(store) if store else nullcontext() as opened,
        progress_bar() as progress,
        pipeline.run_over(inputs, options, progress, workers, engine, state, prune, shares) as run,
    ):
        if bulk:
            from kgnews.pipeline.bulk import Bulk

            done = Bulk(run, base, run.problems, decisions, gazetteers)
            finish(run.problems, _build_in_bulk(done, output, format, opened, default_graph), problems)
        before = pipeline.read_graph([into] if into and into.exists() else [])
        result = pipeline.graph_of(run, decisions)
        if not result.counts.articles:
            refuse(result.problems)
        with shares.timed("writing") if shares else nullcontext():
            if target is not None:
                with open_pipe():
                    graph = pipeline.add(before, result.graph, decisions, known) if into else result.graph
                    pipeline.write_graph(graph, target, format, base)
            if opened is not None:
                stores.report(stores.load_graph(result.graph, opened, base, default_graph))
    if shares:
        print(shares, file=sys.stderr)
    finish(result.problems, result.counts, problems)


def _check_bulk(output: Path | None, into: Path | None, store: str | None, format: str | None) -> None:
    from kgnews.pipeline.bulk import check_format

    if into or (output is not None) == (store is not None):
        raise UsageError("--bulk: give one output, -o FILE or --store TARGET, and no --into, which is held in memory")
    if output is not None:
        check_format(output, format)


def _build_in_bulk(
    done: Bulk, output: Path | None, format: str | None, store: Store | None, default_graph: bool
) -> Bulk:
    """Write or load what each article says by itself; raise the first problem where no article at all could be read."""
    try:
        if output is not None:
            done.write(output, format)
        if store is not None:
            from kgnews.store.load import load

            stores.report(load(store, done.named_graphs(), default_graph=default_graph))
    finally:
        if not done.articles:
            refuse(done.problems)
    return done
