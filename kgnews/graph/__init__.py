"""Statements of many articles as one networkx.MultiDiGraph."""

from kgnews.graph.merge import Union, add, merge, merge_graphs
from kgnews.graph.schema import Graph, Naming, Reading
from kgnews.graph.split import split, without
from kgnews.graph.views import Counts, PlainEdge, claims, count, plain_edges, standing, statements, thing

__all__ = [
    "Counts",
    "Graph",
    "Naming",
    "PlainEdge",
    "Reading",
    "Union",
    "add",
    "claims",
    "count",
    "merge",
    "merge_graphs",
    "plain_edges",
    "split",
    "standing",
    "statements",
    "thing",
    "without",
]
