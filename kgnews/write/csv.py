"""Two CSV files, of nodes and of edges, as RFC 4180 has them and as Neo4j's bulk import takes them.

https://neo4j.com/docs/operations-manual/current/import/ says what the headers mean: ``neo4j-admin database import full
--nodes=NAME.nodes.csv --relationships=NAME.edges.csv --multiline-fields=true``. ``kgnews.write.flat`` says what is in the
columns. Text is written as it is, since a changed quote is no quote: a spreadsheet may take "=1+1" for a formula.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.flat import EDGE_COLUMNS, edges, node_columns, nodes

_TYPES = {str: "", int: ":int", float: ":double"}
# RFC 4180 asks for quotes around the first four; some readers trim white space, and take other characters for line ends.
_QUOTED = re.compile('[",\r\n]|^[\\s\ufeff]|\\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029]')


def write_nodes(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write the things of *graph* to *target*, with their kind ("Person", "Value" …) as ``:LABEL``.

    Raises UsageError if *base* is no absolute IRI.
    """
    columns = node_columns(graph)
    target.write(_line(("id:ID", ":LABEL", *columns)))
    for node in nodes(graph, base):
        values = node.values
        kind = str(values["kind"]).capitalize()
        target.write(_line((node.id, kind, *(str(values.get(column, "")) for column in columns))))


def write_edges(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write the claims of *graph* to *target*, with the predicate ("met", "willMeet" …) as ``:TYPE``."""
    headers = (f"{column}{_TYPES[kind]}" for column, kind in EDGE_COLUMNS.items())
    target.write(_line((":START_ID", ":END_ID", ":TYPE", "id", *headers)))
    for edge in edges(graph, catalog):
        values = edge.values
        kind = str(values["predicate"]).removeprefix("kgn:")
        cells = (str(values.get(column, "")) for column in EDGE_COLUMNS)
        target.write(_line((edge.source, edge.target, kind, edge.id, *cells)))


def _line(cells: Iterable[str]) -> str:
    return ",".join(map(_cell, cells)) + "\n"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
