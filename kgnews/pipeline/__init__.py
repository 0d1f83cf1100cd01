"""Wires the stages: inputs are read, each article is extracted, all extractions are merged into one graph, which is written.

A failing input or article is caught in ``process.isolated``: it becomes a ``Problem`` and the rest goes on. What is wrong with the
installation itself (a missing model, faulty data files) stops everything, since every article would fail.
"""

from kgnews.pipeline.engine import Stages, catalog, stages
from kgnews.pipeline.graphs import add, check_output, named_graphs, read_graph, read_store, write_graph
from kgnews.pipeline.identity import decided, read_decisions
from kgnews.pipeline.options import RELATIONS, Options
from kgnews.pipeline.process import LONGEST
from kgnews.pipeline.profiling import Profile
from kgnews.pipeline.queries import query
from kgnews.pipeline.reading import STDIN, Source
from kgnews.pipeline.run import (
    Build,
    Counts,
    Progress,
    Run,
    build,
    counts,
    explain,
    extract,
    graph_of,
    read,
    run_over,
)
from kgnews.pipeline.sentences import openie, read_sentences

__all__ = [
    "LONGEST",
    "RELATIONS",
    "STDIN",
    "Build",
    "Counts",
    "Options",
    "Profile",
    "Progress",
    "Run",
    "Source",
    "Stages",
    "add",
    "build",
    "catalog",
    "check_output",
    "counts",
    "decided",
    "explain",
    "extract",
    "graph_of",
    "named_graphs",
    "openie",
    "query",
    "read",
    "read_decisions",
    "read_graph",
    "read_sentences",
    "read_store",
    "run_over",
    "stages",
    "write_graph",
]
