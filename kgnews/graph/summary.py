"""A graph in a few lines of HTML, as a notebook shows it: what it holds, and what most articles speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from html import escape
from typing import Any

from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.graph.views import claims, count
from kgnews.records import Label, Status

_ROWS = 10
_ENTITIES = 5


def summary_html(graph: Graph) -> str:
    """Return the counts of *graph*, the entities and a table of the claims of most articles, as HTML without style or script."""
    if not isinstance(graph.graph.get(schema.ARTICLES), tuple):
        return f"<p>{escape(str(graph))}</p>"  # a part of a graph, or one made by hand
    counts = count(graph)
    told = nsmallest(_ROWS, claims(graph), key=lambda claim: (-len(_articles(claim[3])), claim[2]))
    rows = "".join(_row(graph, subject, claim, object_) for subject, object_, _key, claim in told)
    numbers = ", ".join(f"{name} {number:,}" for name, number in counts._asdict().items())
    head = "".join(f"<th>{name}</th>" for name in ("subject", "relation", "object", "status", "articles"))
    return (
        f"<p><b>kgnews graph</b>: {numbers}</p>{_entities(graph)}"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        "<p><code>kgnews.view.explore(graph)</code> opens it</p>"
    )


def _entities(graph: Graph) -> str:
    """Return a line of the entities that most articles speak of, each with their number."""
    found: dict[str, set[str]] = defaultdict(set)
    for subject, object_, claim in graph.edges(data=True):
        for node in (subject, object_):
            if schema.VALUE not in graph.nodes[node]:
                found[node] |= _articles(claim)
    most: Iterable[str] = nsmallest(_ENTITIES, found, key=lambda node: (-len(found[node]), node))
    names = ", ".join(f"{_name(graph, node)} ({len(found[node])})" for node in most)
    return f"<p>In most articles: {names}</p>" if names else ""


def _row(graph: Graph, subject: str, claim: dict[str, Any], object_: str) -> str:
    predicate = claim[schema.PREDICATE].removeprefix("kgn:")
    relation = f"<s>{escape(predicate)}</s>" if claim[schema.STATUS] is Status.NEGATED else escape(predicate)
    status, articles = claim[schema.STATUS].value, str(len(_articles(claim)))
    cells = (_name(graph, subject), relation, _name(graph, object_), status, articles)
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _name(graph: Graph, node: str) -> str:
    attributes = graph.nodes[node]
    value = attributes.get(schema.VALUE)
    labels: tuple[Label, ...] = attributes.get(schema.LABELS, ())
    return escape(value.value if value is not None else labels[0].text if labels else node)


def _articles(claim: dict[str, Any]) -> set[str]:
    return {evidence.article for evidence in claim[schema.EVIDENCE]}
