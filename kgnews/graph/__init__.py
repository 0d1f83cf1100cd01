"""Statements of many articles as one networkx.MultiDiGraph."""

from kgnews.graph.merge import add, merge, merge_graphs
from kgnews.graph.schema import Graph, Reading
from kgnews.graph.views import Counts, PlainEdge, claims, count, plain_edges, statements, thing

__all__ = [
    "Counts",
    "Graph",
    "PlainEdge",
    "Reading",
    "add",
    "claims",
    "count",
    "merge",
    "merge_graphs",
    "plain_edges",
    "statements",
    "thing",
]
