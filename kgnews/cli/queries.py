"""The commands that ask a store: query, serve."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from kgnews.cli.options import Verbose, log, open_pipe
from kgnews.errors import UsageError
from kgnews.store.stores import DEFAULT_STORE

if TYPE_CHECKING:
    from kgnews.store.results import Answered

PORT = 7878  # the one that Oxigraph itself takes


def query(
    what: Annotated[
        str | None,
        typer.Argument(metavar="NAME | FILE.rq | SPARQL", help="A ready query, a file, or SPARQL; - for stdin."),
    ] = None,
    store: Annotated[
        str, typer.Option("--store", metavar="TARGET", help="A store: its folder, its address, or a file of RDF.")
    ] = DEFAULT_STORE,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="table|csv|tsv|json", help="Else table on a terminal, csv elsewhere."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write there; the suffix tells the format.")
    ] = None,
    names: Annotated[
        bool | None, typer.Option("--names/--iris", help="Names instead of IRIs; by default in a table only.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="XX", help="The language of names.")] = "en",
    query_endpoint: Annotated[
        str | None, typer.Option("--query", metavar="URL", help="Where a server takes queries, if it is not known.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the ready queries, or the one named.")] = False,
    verbose: Verbose = False,
) -> None:
    """Ask a store: by the name of a ready query, by a file of SPARQL, or by SPARQL itself.

    A store keeps each article in a graph of its own. Plain patterns are matched in all of them, and find a triple once for each
    article that says it: ask for DISTINCT, or name the article with GRAPH ?g { … }.
    """
    from kgnews.store.ask import asked, ready

    log(verbose)
    if list_:
        _list(what)
        return
    if what is None:
        raise UsageError("what to ask is missing; kgnews query --list shows the ready queries")
    given = _given(param or ())
    chosen = _format(format, output)
    found = ready(sys.stdin.read() if what == "-" else what, from_text=what == "-")
    with asked(found, store, given, query_endpoint or "") as (answered, notes):
        for note in notes:
            print(f"kgnews: {note}", file=sys.stderr)
        _give(answered, chosen, output, names, lang)


def _list(name: str | None) -> None:
    """Print the ready queries with their titles, or all that is known of one."""
    from kgnews.store.queries import find_query, ready_queries, usage

    with open_pipe():
        if name is None:
            found = ready_queries()
            width = max(len(query.name) for query in found)
            for query in found:
                print(f"{query.name:{width}}  {query.title}")
            return
        query = find_query(name)
        lines = [query.title, query.answers, "", usage(query)] if query.title else [usage(query)]
        for one in query.parameters:
            lines.append(f"  {one.name} ({one.type}, {_need(one.required, one.default)}): {one.help}")
        lines += [
            "",
            *(f"$ {example}" for example in query.examples),
            "",
            query.text.partition("\n\n")[2] or query.text,
        ]
        print("\n".join(lines).rstrip())


def _need(required: bool, default: str) -> str:
    return "required" if required else f"default {default}" if default else "optional"


def _given(params: Iterable[str]) -> dict[str, list[str]]:
    """Return the values of each parameter; raise UsageError for one that is no NAME=VALUE."""
    given: dict[str, list[str]] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name.strip():
            raise UsageError(f"--param {param!r}: write NAME=VALUE, as in --param 'person=John Kerry'")
        given.setdefault(name.strip(), []).append(value)
    return given


def _format(format: str | None, output: Path | None) -> str | None:
    """Return the format asked for, by name or by the suffix of the file, or None; check both before any work."""
    from kgnews.store.results import check_format

    if output is not None and str(output) != "-":
        from kgnews.pipeline import check_output

        check_output(output, "ttl")  # the place only
        suffix = output.suffix.removeprefix(".").lower()
        return check_format(format or suffix)
    return check_format(format) if format else None


def _give(answered: Answered, format: str | None, output: Path | None, names: bool | None, lang: str) -> None:
    """Print or write the answer."""
    with _target(output) as target:
        chosen = format or answered.usual_format(target.isatty())
        answered.check(chosen)
        if chosen == "table" and answered.is_table:
            from kgnews.table import print_rows

            columns, rows = answered.words(lang, named=names is not False)
            print_rows(columns, rows, target)
            if not rows:
                print("kgnews: nothing found", file=sys.stderr)
        else:
            target.write(answered.text(chosen, lang if names else None))


@contextmanager
def _target(output: Path | None) -> Iterator[TextIO]:
    """Give where the answer goes: standard output, or a file that appears when it is whole."""
    if output is None or str(output) == "-":
        with open_pipe():
            yield sys.stdout
        return
    from kgnews.write.files import whole_file

    with whole_file(output) as stream:
        yield stream


def serve(
    store: Annotated[str, typer.Option("--store", metavar="PATH", help="The folder of a store.")] = DEFAULT_STORE,
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="0 for any that is free.")] = PORT,
) -> None:
    """Serve a store to tools that speak SPARQL: read-only, on this machine only, until Ctrl-C."""
    from kgnews.store.serve import serve as run

    run(store, port, lambda url: print(f"kgnews: SPARQL at {url} (Ctrl-C ends it)", file=sys.stderr, flush=True))
