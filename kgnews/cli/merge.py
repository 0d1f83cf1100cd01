"""The command that unites graphs: merge."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgnews.cli.options import Base, Format, Identity, log, open_pipe


def merge(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE", help="RDF that kgnews wrote: .ttl, .nt, .nq …")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where the union is written; - for standard output.")
    ],
    format: Format = None,
    base: Base = None,
    identity: Identity = None,
) -> None:
    """Write the union of the graphs in FILE …: one thing is one node, one claim one edge, with all their evidence."""
    from kgnews import pipeline

    log(False)
    pipeline.check_output(output, format, base)
    decisions = pipeline.read_decisions(identity)
    graph = pipeline.decided(pipeline.read_graph(inputs), decisions)
    with open_pipe():
        pipeline.write_graph(graph, output, format, base)
    print(pipeline.counts(graph), file=sys.stderr)
