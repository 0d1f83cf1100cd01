"""A graph in single values, for the formats that know no others: a node a thing, an edge a claim.

Of the evidence of a claim there is the first quote and the number of readings; the rest is in the RDF formats and in
JSON Lines. An edge is what somebody said, and not a fact: ``status`` tells whether it was asserted, planned or denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from kgnews.graph import schema
from kgnews.graph.schema import Graph, Reading
from kgnews.graph.views import claims, thing
from kgnews.ids import iri_path
from kgnews.knowledge import Catalog
from kgnews.records import Entity, Literal, Status
from kgnews.write.rows import name
from kgnews.write.terms import Minter, clean

Value: TypeAlias = str | int | float
Values: TypeAlias = dict[str, Value]
"""Those columns that have a value; strings are never empty and hold no lone surrogates."""

NODE_COLUMNS = ("label", "kind", "datatype", "iri", "same_as")
EDGE_COLUMNS: dict[str, type[Value]] = {
    **dict.fromkeys(("label", "relation", "predicate", "status", "start", "end", "grain"), str),
    **dict.fromkeys(("where", "said_by", "inferred", "article", "quote"), str),
    "score": float,
    "readings": int,
}
"""The columns of claims, and what their values are; all values of nodes are strings."""


class Node(NamedTuple):
    """A thing: its id, which is that of the graph, percent-encoded."""

    id: str
    values: Values


class Edge(NamedTuple):
    """A claim: its id and those of the two nodes."""

    id: str
    source: str
    target: str
    values: Values


def node_columns(graph: Graph) -> tuple[str, ...]:
    """Return the columns of the nodes of *graph*, with "label_fr" for each language that a label is in."""
    languages = {
        clean(label.lang) for _, labels in graph.nodes(data=schema.LABELS) for label in labels or () if label.lang
    }
    return *NODE_COLUMNS, *(f"label_{lang}" for lang in sorted(languages))


def nodes(graph: Graph, base: str) -> Iterator[Node]:
    """Yield the things of *graph* in the order of their ids; "label" is the English name where there is one.

    Raises UsageError if *base*, for the "iri", is no absolute IRI.
    """
    minter = Minter(base)
    for node, attributes in sorted(graph.nodes(data=True), key=lambda item: item[0]):
        yield Node(iri_path(node), _present(_about(thing(node, attributes), minter)))


def edges(graph: Graph, catalog: Catalog) -> Iterator[Edge]:
    """Yield the claims of *graph* in the order of ``claims``; "label" is the relation in English."""
    for subject, end, key, claim in claims(graph):
        yield Edge(key, iri_path(subject), iri_path(end), _present(_about_claim(claim, catalog)))


def _about(found: Entity | Literal, minter: Minter) -> dict[str, Value | None]:
    if isinstance(found, Literal):
        return {"label": found.value, "kind": "value", "datatype": found.datatype}
    return {
        "label": name(found, "en"),
        "kind": found.kind.value,
        "iri": minter.node(found.id),
        "same_as": " ".join(found.same_as),
        **{f"label_{clean(label.lang)}": label.text for label in found.labels if label.lang},
    }


def _about_claim(claim: dict[str, Any], catalog: Catalog) -> dict[str, Value | None]:
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


def _present(values: dict[str, Value | None]) -> Values:
    return {
        column: clean(value) if isinstance(value, str) else value
        for column, value in values.items()
        if value is not None and value != ""
    }
