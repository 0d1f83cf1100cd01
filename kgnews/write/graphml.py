"""GraphML, for Gephi, yEd, Cytoscape and networkx: http://graphml.graphdrawing.org/specification.html

Written line by line, since a graph may be large; ``kgnews.write.flat`` says what is in it.
"""

from __future__ import annotations

from typing import TextIO

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.flat import EDGE_COLUMNS, Value, Values, edges, node_columns, nodes
from kgnews.write.markup import DECLARATION, xml

_HEAD = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TYPES = {str: "string", int: "int", float: "double"}


def write_graphml(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target*; ids of nodes are those of the graph, percent-encoded, and their IRIs an attribute.

    The label of a claim is its relation in English; a node has a label in each language there is, as "label_fr".
    Raises UsageError if *base* is no absolute IRI.
    """
    target.write(DECLARATION + _HEAD)
    node_kinds: dict[str, type[Value]] = dict.fromkeys(node_columns(graph), str)
    for domain, columns in (("node", node_kinds), ("edge", EDGE_COLUMNS)):
        for column, kind in columns.items():
            key = f'id="{domain}-{xml(column)}" for="{domain}" attr.name="{xml(column)}"'
            target.write(f'  <key {key} attr.type="{_TYPES[kind]}"/>\n')
    target.write('  <graph edgedefault="directed">\n')
    target.writelines(
        f'    <node id="{xml(node.id)}">{_data("node", node.values)}</node>\n' for node in nodes(graph, base)
    )
    for edge in edges(graph, catalog):
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        target.write(f'    <edge id="{edge.id}" {ends}>{_data("edge", edge.values)}</edge>\n')
    target.write("  </graph>\n</graphml>\n")


def _data(domain: str, values: Values) -> str:
    return "".join(f'<data key="{domain}-{xml(key)}">{xml(str(value))}</data>' for key, value in values.items())
