"""The commands that read articles: triples, explain, check."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli.options import (
    BAD,
    Date,
    Gazetteers,
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
from kgnews.errors import UsageError

if TYPE_CHECKING:
    from kgnews.pipeline import Build

TRIPLES = ("table", "tsv", "jsonl")


def triples(
    inputs: Inputs,
    format: Annotated[
        str | None, typer.Option("--format", metavar="table|tsv|jsonl", help="Else table on a terminal, tsv elsewhere.")
    ] = None,
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    relations: Relations = "named",
    pairs: Map = None,
    private: Private = False,
    gazetteer: Gazetteers = None,
    strict: Strict = False,
    verbose: Verbose = False,
) -> None:
    """Print the statements of all articles in INPUT."""
    from kgnews import pipeline

    chosen = format or ("table" if sys.stdout.isatty() else "tsv")
    if chosen not in TRIPLES:
        raise UsageError(f"format {chosen!r}: give one of {', '.join(TRIPLES)}")
    log(verbose)
    gazetteers = tuple(map(str, gazetteer or ()))
    options = pipeline.Options(
        lang, date, tuple(model or ()), relations, strict, columns_of(pairs), gazetteers, private
    )
    with progress_bar() as progress, pipeline.run_over(inputs, options, progress) as run:
        result = pipeline.graph_of(run)
    if not result.counts.articles:
        refuse(result.problems)
    with open_pipe():
        _print_statements(result, chosen)
    finish(result.problems, result.counts)


def explain(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence, between quotes.")],
    lang: Lang = None,
    date: Date = None,
    model: Model = None,
    gazetteer: Gazetteers = None,
    verbose: Verbose = False,
) -> None:
    """Show how SENTENCE is understood: clauses, arguments, the lexicon entry that matched or why none did."""
    from kgnews import pipeline

    log(verbose)
    explanation = pipeline.explain(sentence, lang=lang, date=date, model=model, gazetteers=gazetteer or ())
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
