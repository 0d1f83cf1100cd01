"""GEXF 1.3, for Gephi: https://gexf.net/schema.html

Written line by line; ``kgnews.write.flat`` says what is in it. A claim whose days are known stands on the timeline of
Gephi between them ("start" and "end" of the edge); as told, with partial dates, they are the attributes "begins" and "ends".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.flat import EDGE_COLUMNS, Edge, Node, Value, Values, edges, node_columns, nodes
from kgnews.write.markup import DECLARATION, xml
from kgnews.write.terms import day

_HEAD = (
    '<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">\n'
)
_TYPES = {str: "string", int: "integer", float: "double"}
# On an edge "start" and "end" are its place on the timeline, and "label" is an XML attribute.
_TITLES = {"start": "begins", "end": "ends"}


def write_gexf(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target*; ids of nodes are those of the graph, percent-encoded.

    Raises UsageError if *base* is no absolute IRI.
    """
    columns: dict[str, type[Value]] = dict.fromkeys(node_columns(graph), str)
    target.write(DECLARATION + _HEAD)
    target.write(
        '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
    )
    target.writelines(_declarations("node", columns))
    target.writelines(_declarations("edge", EDGE_COLUMNS))
    target.write("    <nodes>\n")
    target.writelines(map(_node, nodes(graph, base)))
    target.write("    </nodes>\n    <edges>\n")
    target.writelines(map(_edge, edges(graph, catalog)))
    target.write("    </edges>\n  </graph>\n</gexf>\n")


def _declarations(domain: str, columns: dict[str, type[Value]]) -> Iterator[str]:
    yield f'    <attributes class="{domain}" mode="static">\n'
    for column, kind in columns.items():
        if column != "label":
            title = _TITLES.get(column, column)
            yield f'      <attribute id="{xml(column)}" title="{xml(title)}" type="{_TYPES[kind]}"/>\n'
    yield "    </attributes>\n"


def _node(node: Node) -> str:
    label = node.values.get("label", "")
    return f'      <node id="{xml(node.id)}" label="{xml(str(label))}">{_values(node.values)}</node>\n'


def _edge(edge: Edge) -> str:
    """Write a claim; "kind" keeps apart what one thing has to do with another in several ways."""
    values = edge.values
    ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
    label = f'label="{xml(str(values.get("label", "")))}" kind="{xml(str(values["predicate"]))}"'
    written = f"{ends} {label}{''.join(_timeline(values))}"
    return f'      <edge id="{edge.id}" {written}>{_values(values)}</edge>\n'


def _timeline(values: Values) -> Iterable[str]:
    """Yield the bounds that are days of the calendar; a partial date has no place on a timeline."""
    for bound in ("start", "end"):
        found = values.get(bound)
        if isinstance(found, str) and day(found).datatype == names.XSD + "date":
            yield f' {bound}="{found}"'


def _values(values: Values) -> str:
    cells = (
        f'<attvalue for="{xml(key)}" value="{xml(str(value))}"/>' for key, value in values.items() if key != "label"
    )
    return f"<attvalues>{''.join(cells)}</attvalues>"
