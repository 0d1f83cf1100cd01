"""The commands about graphs that are there already, and the ontology they are written in: validate, ontology."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kgnews.cli.options import BAD, open_pipe
from kgnews.errors import InputError, UsageError

REPORTS = ("table", "json", "ttl")


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="RDF files, or - for Turtle on standard input.")],
    full: Annotated[bool, typer.Option("--full", help="Have pySHACL check at length; needs kgnews[shacl].")] = False,
    format: Annotated[str, typer.Option("--format", metavar="table|json|ttl", help="ttl is a SHACL report.")] = "table",
    lang: Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of the messages.")] = "en",
) -> None:
    """Check that FILE is a graph as kgnews writes it: one line for each fault."""
    _one_of("format", format, REPORTS)
    _one_of("lang", lang, ("en", "fr"))
    from kgnews.store import reports
    from kgnews.store.validate import validate as check

    found = []
    unreadable = False
    for file in files:
        try:
            report = check(file, full)
        except InputError as error:
            print(f"kgnews: {error}", file=sys.stderr)
            unreadable = True
            continue
        found.append(report)
        with open_pipe():
            if format == "table":
                for line in reports.report_lines(report, lang):
                    print(line)
        print(reports.report_summary(report), file=sys.stderr)
    with open_pipe():
        if format != "table":
            print(reports.report_json(found, lang) if format == "json" else reports.report_turtle(found), end="\n")
    if unreadable or not all(report.conforms for report in found):
        raise typer.Exit(BAD)


def _one_of(option: str, given: str, choices: tuple[str, ...]) -> None:
    if given not in choices:
        raise UsageError(f"{option} {given!r}: give one of {', '.join(choices)}")
