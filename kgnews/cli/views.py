"""The commands that show a graph: view, draw."""

from __future__ import annotations

import sys
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.errors import UsageError

if TYPE_CHECKING:
    from kgnews.graph.schema import Graph

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help="RDF that kgnews has written.")]
FromStore = Annotated[
    str | None, typer.Option("--store", metavar="TARGET", help="A store instead of files: its folder, or its address.")
]
QueryEndpoint = Annotated[
    str, typer.Option("--query", metavar="URL", help="Where the server of --store takes queries, if it is not known.")
]
Lang = Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of names and of the interface.")]


def view(
    files: Files = None,
    store: FromStore = None,
    query: QueryEndpoint = "",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where the page is written.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    title: Annotated[
        str | None, typer.Option("--title", help="Heading of the page; else the names of the files.")
    ] = None,
    lang: Lang = "en",
) -> None:
    """Write a graph as one HTML page to explore: without -o, into a temporary file that is opened at once."""
    check_language(lang)
    if output is not None and output.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(f"{output}: the page is HTML; end the name in .html")
    graph = read_graph(files, store, query)
    from kgnews.view.page import write_page

    heading = title if title is not None else ", ".join(Path(file).stem for file in files or [store or ""])
    target = output or Path(tempfile.mkdtemp(prefix="kgnews-")) / "graph.html"
    write_page(graph, target, lang=lang, title=heading)
    print(f"{target}: {target.stat().st_size / 1000:,.0f} kB", file=sys.stderr)
    if (open_ or output is None) and not webbrowser.open(target.resolve().as_uri()):
        print(f"kgnews: no browser opens; open it yourself: {target.resolve().as_uri()}", file=sys.stderr)


def read_graph(files: list[str] | None, store: str | None, query_endpoint: str = "", option: str = "") -> Graph:
    """Return the graph in *files*, or in *store*; UsageError if both or none are given, or an endpoint without a store.

    *option* is the one that files are given with, where they are no arguments.
    """
    from kgnews import pipeline

    if bool(files) == bool(store):
        given = f"files of RDF with {option}" if option else "files of RDF"
        raise UsageError(f"give {given}, or a store with --store" + (", not both" if files else ""))
    if query_endpoint and not store:
        raise UsageError(f"--query {query_endpoint}: this belongs to a store; give it with --store")
    for file in files or ():
        if Path(file).is_dir():
            raise UsageError(f"{file}: this is a folder; if it is a store, give it with --store {file}")
    return pipeline.read_graph(files) if files else pipeline.read_store(str(store), query_endpoint)


def check_language(lang: str) -> None:
    """Raise UsageError for a language that the pictures do not speak."""
    if lang not in {"en", "fr"}:
        raise UsageError(f"lang {lang!r}: give one of en, fr")
