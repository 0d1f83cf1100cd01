"""Draws the graph of the example dispatches as SVG: run ``python examples/draw_graph.py [FILE]``.

A solid arrow is an asserted fact, a dashed one a planned fact; offices stand below the names of those who hold them.
Of many random layouts the one is taken in which the fewest lines and labels lie on each other.
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import combinations
from pathlib import Path

import networkx as nx

from kgnews import build
from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.graph.views import plain_edges
from kgnews.pipeline import catalog
from kgnews.records import Kind

HERE = Path(__file__).parent
LANG = "en"  # the language of the labels
OFFICE = "kgn:holdsPosition"  # drawn as text below the name
WIDTH, HEIGHT, MARGIN = 1120, 700, 60  # pixels
LAYOUTS = 1000
FILLS = {Kind.PERSON: "#dcebfa", Kind.GOVERNMENT: "#e4f2dc", Kind.PLACE: "#fbeed2", Kind.EVENT: "#f5dfec"}
OTHER = "#ececec"
INK, SOLID, DASHED = "#1f2933", "#44576b", "#0b7285"

Point = tuple[float, float]
Places = dict[str, Point]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle around a centre."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: Box) -> float:
        """Return the area that two boxes share."""
        across = (self.width + other.width) / 2 - abs(self.x - other.x)
        down = (self.height + other.height) / 2 - abs(self.y - other.y)
        return max(0.0, across) * max(0.0, down)

    def edge_towards(self, x: float, y: float) -> Point:
        """Return where the line from the centre to a point leaves the box."""
        dx, dy = x - self.x, y - self.y
        scale = min(self.width / 2 / abs(dx) if dx else math.inf, self.height / 2 / abs(dy) if dy else math.inf)
        return self.x + dx * min(scale, 1.0), self.y + dy * min(scale, 1.0)


@dataclass(frozen=True, slots=True)
class Arrow:
    """All that one node does to another with one status, as one line: "met, hosted"."""

    subject: str
    object: str
    planned: bool
    label: str

    def label_box(self, places: Places) -> Box:
        """Return the place of the label, in the middle of the line."""
        (x1, y1), (x2, y2) = places[self.subject], places[self.object]
        return Box((x1 + x2) / 2, (y1 + y2) / 2, 7.0 * len(self.label) + 8, 18)


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its name, the office below it, and its kind."""

    name: str
    office: str
    kind: Kind

    def box(self, place: Point) -> Box:
        """Return the node's box at a place."""
        width = max(9.4 * len(self.name), 6.8 * len(self.office)) + 24
        return Box(*place, width, 46 if self.office else 32)


def nodes_and_arrows(graph: Graph) -> tuple[dict[str, Node], list[Arrow]]:
    """Return what is to be drawn."""
    relations = catalog().relations
    planned = {relation.planned: relation for relation in relations.values() if relation.planned}
    offices: dict[str, str] = {}
    labels: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for subject, predicate, thing in sorted(plain_edges(graph)):
        if predicate == OFFICE:
            offices[subject] = _name(graph, thing)
            continue
        name = predicate.removeprefix("kgn:")
        relation = relations.get(name) or planned[name]
        if relation.symmetric and thing < subject:
            continue  # one line for both directions
        labels[subject, thing, name in planned].append(relation.label(LANG, planned=name in planned))
    arrows = [Arrow(one, other, later, ", ".join(words)) for (one, other, later), words in labels.items()]
    drawn = sorted({*offices, *(end for arrow in arrows for end in (arrow.subject, arrow.object))})
    nodes = {
        node: Node(_name(graph, node), offices.get(node, ""), graph.nodes[node].get(schema.KIND, Kind.THING))
        for node in drawn
    }
    return nodes, arrows


def _name(graph: Graph, node: str) -> str:
    labels = {label.lang: label.text for label in graph.nodes[node].get(schema.LABELS, ())}
    return labels.get(LANG) or next(iter(labels.values()), node)


def best_layout(nodes: dict[str, Node], arrows: list[Arrow]) -> Places:
    """Return the places of the nodes with the least disorder of LAYOUTS random layouts."""
    plain = nx.Graph((arrow.subject, arrow.object) for arrow in arrows)
    plain.add_nodes_from(nodes)
    layouts = (_layout(plain, seed) for seed in range(LAYOUTS))
    return min(layouts, key=lambda places: _disorder(places, nodes, arrows))


def _layout(plain: nx.Graph, seed: int) -> Places:
    raw = nx.spring_layout(plain, k=1.9 / math.sqrt(len(plain)), iterations=60, seed=seed)
    spread = nx.rescale_layout_dict({node: raw[node] for node in sorted(raw)})
    left, right = min(x for x, _ in spread.values()), max(x for x, _ in spread.values())
    top, bottom = min(y for _, y in spread.values()), max(y for _, y in spread.values())
    across, down = WIDTH - 4 * MARGIN, HEIGHT - 3 * MARGIN
    return {
        node: (2 * MARGIN + (x - left) / (right - left) * across, MARGIN + (y - top) / (bottom - top) * down)
        for node, (x, y) in spread.items()
    }


def _disorder(places: Places, nodes: dict[str, Node], arrows: list[Arrow]) -> float:
    boxes = [nodes[node].box(places[node]) for node in nodes]
    labels = [arrow.label_box(places) for arrow in arrows]
    shared = sum(one.overlap(other) for one, other in combinations([*boxes, *labels], 2))
    crossings = sum(_cross(one, other, places) for one, other in combinations(arrows, 2))
    struck = sum(
        _points_in(arrow, places, nodes[node].box(places[node]))
        for arrow in arrows
        for node in nodes
        if node not in (arrow.subject, arrow.object)
    )
    struck += sum(
        _points_in(arrow, places, box)
        for arrow, (other, box) in ((a, pair) for a in arrows for pair in zip(arrows, labels, strict=True))
        if {arrow.subject, arrow.object} != {other.subject, other.object}
    )
    short = sum(max(0.0, 60 - _bare(arrow, nodes, places)) for arrow in arrows)
    lengths = sum(math.dist(places[arrow.subject], places[arrow.object]) for arrow in arrows)
    return shared + 900 * crossings + 400 * struck + 40 * short + lengths


def _bare(arrow: Arrow, nodes: dict[str, Node], places: Places) -> float:
    """Return how much of a line is left to be seen beside its label."""
    start, end = _ends(arrow, nodes, places)
    label = arrow.label_box(places)
    middle = Box(0, 0, label.width, label.height)
    hidden = 2 * math.dist((0, 0), middle.edge_towards(9 * (end[0] - start[0]), 9 * (end[1] - start[1])))
    return math.dist(start, end) - hidden


def _ends(arrow: Arrow, nodes: dict[str, Node], places: Places) -> tuple[Point, Point]:
    """Return where a line leaves the box of its subject and reaches that of its object."""
    start, end = places[arrow.subject], places[arrow.object]
    return nodes[arrow.subject].box(start).edge_towards(*end), nodes[arrow.object].box(end).edge_towards(*start)


def _cross(one: Arrow, other: Arrow, places: Places) -> bool:
    if {one.subject, one.object} & {other.subject, other.object}:
        return False
    a, b, c, d = places[one.subject], places[one.object], places[other.subject], places[other.object]

    def side(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def _points_in(arrow: Arrow, places: Places, box: Box) -> int:
    """Count the points of a line, in 24 steps, that lie in a box."""
    (x1, y1), (x2, y2) = places[arrow.subject], places[arrow.object]
    steps = ((x1 + (x2 - x1) * n / 24, y1 + (y2 - y1) * n / 24) for n in range(25))
    return sum(abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2 for x, y in steps)


def svg(nodes: dict[str, Node], arrows: list[Arrow], places: Places) -> Iterator[str]:
    """Yield the lines of the picture."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' font-family="Helvetica, Arial, sans-serif" fill="{INK}">'
    )
    yield "<title>The graph of the example dispatches: solid arrows are asserted, dashed ones planned</title>"
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>'
    for name, colour in (("solid", SOLID), ("dashed", DASHED)):
        yield (
            f'<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6"'
            f' orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="{colour}"/></marker>'
        )
    for arrow in arrows:
        yield _line(arrow, nodes, places)
    for arrow in arrows:
        box = arrow.label_box(places)
        colour = DASHED if arrow.planned else SOLID
        yield (
            f'<text x="{box.x:.0f}" y="{box.y + 4:.0f}" font-size="13" text-anchor="middle" fill="{colour}"'
            f' stroke="#ffffff" stroke-width="5" stroke-linejoin="round" paint-order="stroke">{escape(arrow.label)}</text>'
        )
    for node, place in places.items():
        yield from _node(nodes[node], place)
    yield from _legend()
    yield "</svg>"


def _line(arrow: Arrow, nodes: dict[str, Node], places: Places) -> str:
    (x1, y1), (x2, y2) = _ends(arrow, nodes, places)
    style = "dashed" if arrow.planned else "solid"
    dash = ' stroke-dasharray="7 5"' if arrow.planned else ""
    colour = DASHED if arrow.planned else SOLID
    return (
        f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="{colour}" stroke-width="1.8"{dash}'
        f' marker-end="url(#{style})"/>'
    )


def _node(node: Node, place: Point) -> Iterator[str]:
    box = node.box(place)
    yield (
        f'<rect x="{box.x - box.width / 2:.0f}" y="{box.y - box.height / 2:.0f}" width="{box.width:.0f}"'
        f' height="{box.height:.0f}" rx="9" fill="{FILLS.get(node.kind, OTHER)}" stroke="{INK}" stroke-width="1"/>'
    )
    name_y = box.y - 3 if node.office else box.y + 5
    yield (
        f'<text x="{box.x:.0f}" y="{name_y:.0f}" font-size="15" font-weight="bold" text-anchor="middle">'
        f"{escape(node.name)}</text>"
    )
    if node.office:
        yield (
            f'<text x="{box.x:.0f}" y="{box.y + 15:.0f}" font-size="12" text-anchor="middle">{escape(node.office)}</text>'
        )


def _legend() -> Iterator[str]:
    y = HEIGHT - 24
    for x, text, colour, dash in ((40, "asserted", SOLID, ""), (190, "planned", DASHED, ' stroke-dasharray="7 5"')):
        yield f'<line x1="{x}" y1="{y}" x2="{x + 54}" y2="{y}" stroke="{colour}" stroke-width="1.8"{dash}/>'
        yield f'<text x="{x + 62}" y="{y + 4}" font-size="13">{text}</text>'
    for number, (kind, fill) in enumerate(FILLS.items()):
        x = 350 + number * 130
        yield f'<rect x="{x}" y="{y - 9}" width="26" height="18" rx="5" fill="{fill}" stroke="{INK}" stroke-width="1"/>'
        yield f'<text x="{x + 34}" y="{y + 4}" font-size="13">{kind}</text>'


def main(output: Path) -> None:
    """Draw the graph of the example dispatches into the file *output*."""
    nodes, arrows = nodes_and_arrows(build(HERE / "articles").graph)
    output.write_text("\n".join(svg(nodes, arrows, best_layout(nodes, arrows))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "demo-graph.svg")
