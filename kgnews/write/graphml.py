"""GraphML, for Gephi, yEd, Cytoscape and networkx: a node a thing, an edge a claim.

Written line by line, since a graph may be large. GraphML attributes are single values: of the evidence there is
the first quote and the number of readings, and the rest is in the other formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TextIO
from xml.sax.saxutils import escape

from kgnews.graph import schema
from kgnews.graph.schema import Graph, Reading
from kgnews.graph.views import claims, thing
from kgnews.ids import iri_path
from kgnews.knowledge import Catalog
from kgnews.records import Entity, Literal, Status
from kgnews.write import names
from kgnews.write.rows import name
from kgnews.write.terms import Minter, clean

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns '
    'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
# What XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_NODE_KEYS = dict.fromkeys(("label", "kind", "datatype", "iri", "same_as"), "string")
_EDGE_KEYS = {
    **dict.fromkeys(("label", "relation", "predicate", "status", "start", "end", "grain"), "string"),
    **dict.fromkeys(("where", "said_by", "inferred", "article", "quote"), "string"),
    "score": "double",
    "readings": "int",
}


def write_graphml(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target*; ids of nodes are those of the graph, percent-encoded, and their IRIs an attribute.

    The label of a claim is its relation in English; a node has a label in each language there is, as "label_fr".
    """
    minter = Minter(base)
    languages = {label.lang for _, labels in graph.nodes(data=schema.LABELS) for label in labels or () if label.lang}
    keys = _NODE_KEYS | {f"label_{lang}": "string" for lang in sorted(languages)}
    target.write(_HEAD)
    for domain, declared in (("node", keys), ("edge", _EDGE_KEYS)):
        for key, kind in declared.items():
            target.write(
                f'  <key id="{domain}-{_xml(key)}" for="{domain}" attr.name="{_xml(key)}" attr.type="{kind}"/>\n'
            )
    target.write('  <graph edgedefault="directed">\n')
    target.writelines(_nodes(graph, minter))
    target.writelines(_edges(graph, catalog))
    target.write("  </graph>\n</graphml>\n")


def _nodes(graph: Graph, minter: Minter) -> Iterator[str]:
    for node, attributes in sorted(graph.nodes(data=True), key=lambda item: item[0]):
        found = thing(node, attributes)
        yield f'    <node id="{_xml(iri_path(node))}">{_data("node", _node_data(found, minter))}</node>\n'


def _node_data(found: Entity | Literal, minter: Minter) -> dict[str, Any]:
    if isinstance(found, Literal):
        return {"label": found.value, "kind": "value", "datatype": found.datatype}
    return {
        "label": name(found, "en"),
        "kind": found.kind.value,
        "iri": minter.node(found.id),
        "same_as": " ".join(found.same_as),
        **{f"label_{label.lang}": label.text for label in found.labels if label.lang},
    }


def _edges(graph: Graph, catalog: Catalog) -> Iterator[str]:
    for subject, end, key, claim in claims(graph):
        ends = f'source="{_xml(iri_path(subject))}" target="{_xml(iri_path(end))}"'
        yield f'    <edge id="{key}" {ends}>{_data("edge", _edge_data(claim, catalog))}</edge>\n'


def _edge_data(claim: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    readings: tuple[Reading, ...] = claim[schema.READINGS]
    when = claim[schema.WHEN]
    relation = catalog.relations.get(claim[schema.RELATION])
    planned = claim[schema.STATUS] is Status.PLANNED
    return {
        "label": relation.label("en", planned) if relation else claim[schema.RELATION].removeprefix("open/"),
        "relation": schema.curie(claim[schema.RELATION]),
        "predicate": claim[schema.PREDICATE],
        "status": claim[schema.STATUS].value,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "grain": when.grain.value if when else None,
        "where": claim[schema.WHERE],
        "said_by": claim[schema.SAID_BY],
        "inferred": claim[schema.INFERRED],
        "score": claim[schema.SCORE],
        "readings": len(readings),
        "article": readings[0].evidence.article,
        "quote": readings[0].evidence.quote,
    }


def _data(domain: str, values: dict[str, Any]) -> str:
    """Return the data elements for those *values* that there are."""
    return "".join(
        f'<data key="{domain}-{_xml(key)}">{_xml(str(value))}</data>'
        for key, value in values.items()
        if value is not None and value != ""
    )


def _xml(text: str) -> str:
    r"""Return *text* as it stands in an element or attribute; "\r" is escaped, which a parser would make "\n"."""
    return escape(_FORBIDDEN.sub("\ufffd", clean(text)), {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
