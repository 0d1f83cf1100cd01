"""The commands that change a store: load, retract."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kgnews.cli.options import Base, Verbose, log, progress_bar

if TYPE_CHECKING:
    from kgnews.graph.schema import Graph
    from kgnews.store.load import Loaded
    from kgnews.store.protocol import Store

Target = Annotated[
    str, typer.Option("--store", metavar="TARGET", help="A store: its folder, or the address of a server.")
]
Query = Annotated[str, typer.Option("--query", metavar="URL", help="Where an unknown server takes queries.")]
Update = Annotated[str, typer.Option("--update", metavar="URL", help="Where an unknown server takes updates.")]
Gsp = Annotated[
    str, typer.Option("--gsp", metavar="URL", help="Where an unknown server has the Graph Store Protocol, if it has.")
]
DefaultGraph = Annotated[
    bool, typer.Option("--default-graph", help="No named graphs: everything into the default graph.")
]


def load(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="RDF that kgnews has written.")],
    store: Target = "kg.store",
    query: Query = "",
    update: Update = "",
    gsp: Gsp = "",
    default_graph: DefaultGraph = False,
    base: Base = None,
    verbose: Verbose = False,
) -> None:
    """Load the articles of FILE into a store, each into a named graph; an article that is there already is replaced.

    User and password, or a token, come from KGNEWS_STORE_USER and KGNEWS_STORE_PASSWORD, or KGNEWS_STORE_TOKEN, or ~/.netrc.
    """
    from kgnews import pipeline

    log(verbose)
    graph = pipeline.read_graph(files)
    with open_for_writing(store, query, update, gsp) as opened:
        report(load_graph(graph, opened, base, default_graph))


def retract(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Its id (article/…), its IRI, or its URL.")],
    store: Target = "kg.store",
    query: Query = "",
    update: Update = "",
    gsp: Gsp = "",
    default_graph: DefaultGraph = False,
    verbose: Verbose = False,
) -> None:
    """Remove exactly what ARTICLE has said from a store."""
    log(verbose)
    with open_for_writing(store, query, update, gsp, make=False) as opened:
        from kgnews.store.retract import retract as take_back

        print(f"retracted {take_back(opened, article, default_graph=default_graph)}", file=sys.stderr)


def open_for_writing(target: str, query: str = "", update: str = "", gsp: str = "", make: bool = True) -> Store:
    """Return the store that the options name, open; where *make* is true, a folder that is not there is made."""
    from kgnews.store.stores import Endpoints, check_there, open_store

    if not make:
        check_there(target)
    return open_store(target, endpoints=Endpoints(query, update, gsp))


def load_graph(graph: Graph, store: Store, base: str | None = None, default_graph: bool = False) -> Loaded:
    """Load each article of *graph* into *store*, with a bar on a terminal."""
    from kgnews import pipeline
    from kgnews.graph.schema import ARTICLES
    from kgnews.store.load import load as load_articles

    graphs = pipeline.named_graphs(graph, base)
    with progress_bar() as progress:
        return load_articles(
            store, graphs, total=len(graph.graph[ARTICLES]), progress=progress, default_graph=default_graph
        )


def report(loaded: Loaded) -> None:
    """Say on standard error what a load has done; the counts come last."""
    if loaded.resumed:
        print(
            f"kgnews: an earlier load was stopped; finished with this one: articles {loaded.resumed}", file=sys.stderr
        )
    for article in loaded.older:
        print(f"kgnews: {article}: an older form of an article that is now loaded; removed", file=sys.stderr)
    for article in loaded.unfinished:
        print(
            f"kgnews: {article}: half loaded by a command that was stopped; load its file again, or retract it",
            file=sys.stderr,
        )
    print(loaded, file=sys.stderr)
