"""Graphs and statements into files of every usual format (``WRITERS``), our own RDF back into graphs, and rows for tables."""

from kgnews.write.files import WRITERS, Writer, write
from kgnews.write.jsonl import json_lines
from kgnews.write.named import named_graphs
from kgnews.write.names import DEFAULT_BASE
from kgnews.write.rdf import to_rdflib
from kgnews.write.reread import read_file, read_quads
from kgnews.write.rows import Row, table_rows, tsv_lines
from kgnews.write.terms import check_base

__all__ = [
    "DEFAULT_BASE",
    "WRITERS",
    "Row",
    "Writer",
    "check_base",
    "json_lines",
    "named_graphs",
    "read_file",
    "read_quads",
    "table_rows",
    "to_rdflib",
    "tsv_lines",
    "write",
]
