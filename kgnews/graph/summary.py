"""A graph in a few lines of HTML, as a notebook shows it: what it holds, and its best supported claims."""

from __future__ import annotations

from html import escape
from typing import Any

from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.graph.views import claims, count
from kgnews.records import Label, Status

_ROWS = 10


def summary_html(graph: Graph) -> str:
    """Return the counts of *graph* and a table of its best supported claims, as HTML without style or script."""
    if not isinstance(graph.graph.get(schema.ARTICLES), tuple):
        return f"<p>{escape(str(graph))}</p>"  # a part of a graph, or one made by hand
    counts = count(graph)
    told = sorted(claims(graph), key=lambda claim: (-_articles(claim[3]), claim[2]))[:_ROWS]
    rows = "".join(_row(graph, subject, claim, object_) for subject, object_, _key, claim in told)
    numbers = ", ".join(f"{name} {number:,}" for name, number in counts._asdict().items())
    head = "".join(f"<th>{name}</th>" for name in ("subject", "relation", "object", "status", "articles"))
    return (
        f"<p><b>kgnews graph</b>: {numbers}</p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        "<p><code>kgnews.view.explore(graph)</code> opens it</p>"
    )


def _row(graph: Graph, subject: str, claim: dict[str, Any], object_: str) -> str:
    predicate = claim[schema.PREDICATE].removeprefix("kgn:")
    relation = f"<s>{escape(predicate)}</s>" if claim[schema.STATUS] is Status.NEGATED else escape(predicate)
    cells = (_name(graph, subject), relation, _name(graph, object_), claim[schema.STATUS].value, str(_articles(claim)))
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _name(graph: Graph, node: str) -> str:
    attributes = graph.nodes[node]
    value = attributes.get(schema.VALUE)
    labels: tuple[Label, ...] = attributes.get(schema.LABELS, ())
    return escape(value.value if value is not None else labels[0].text if labels else node)


def _articles(claim: dict[str, Any]) -> int:
    return len({evidence.article for evidence in claim[schema.EVIDENCE]})
