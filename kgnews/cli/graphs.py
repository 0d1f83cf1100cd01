"""The commands about graphs that are there already, and the ontology they are written in: validate, ontology."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from kgnews.cli.options import BAD, one_of, open_pipe
from kgnews.errors import InputError

REPORTS = ("table", "json", "ttl")
ONTOLOGY_FORMATS = ("table", "html", "ttl", "shacl")


def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="RDF files, or - for Turtle on standard input.")],
    full: Annotated[bool, typer.Option("--full", help="Have pySHACL check, at length; needs the extra shacl.")] = False,
    format: Annotated[str, typer.Option("--format", metavar="table|json|ttl", help="ttl is a SHACL report.")] = "table",
    lang: Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of the messages.")] = "en",
) -> None:
    """Check that FILE is a graph as kgnews writes it: one line for each fault."""
    one_of("format", format, REPORTS)
    one_of("lang", lang, ("en", "fr"))
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


def ontology(
    lang: Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of the table or page.")] = "en",
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="table|html|ttl|shacl", help="Else the suffix of -o tells, or table."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="A file; else standard output.")
    ] = None,
) -> None:
    """Show the relations that kgnews knows, as a table, an HTML page, Turtle, or SHACL shapes."""
    suffix = output.suffix.removeprefix(".") if output else ""
    chosen = format or (suffix if suffix in ONTOLOGY_FORMATS else "table")
    one_of("format", chosen, ONTOLOGY_FORMATS)
    one_of("lang", lang, ("en", "fr"))
    if output is None:
        with open_pipe():
            _write_ontology(sys.stdout, chosen, lang)
        return
    from kgnews.write.files import whole_file

    with whole_file(output) as target:
        _write_ontology(target, chosen, lang)


def _write_ontology(target: TextIO, format: str, lang: str) -> None:
    if format == "ttl":
        from kgnews.resources import ontologies_folder

        target.write((ontologies_folder() / "kgnews.ttl").read_text(encoding="utf-8"))
    elif format == "shacl":
        from kgnews.pipeline import catalog
        from kgnews.store.shapes import shapes_turtle

        target.write(shapes_turtle(catalog()))
    elif format == "html":
        from kgnews.ontology.page import ontology_page
        from kgnews.ontology.terms import read_vocabulary
        from kgnews.pipeline import catalog

        target.write(ontology_page(read_vocabulary(), catalog(), lang))
    else:
        from kgnews.ontology.terms import read_vocabulary
        from kgnews.table import print_relations

        print_relations(read_vocabulary(), lang, target)
