"""The picture of a graph: entities as shapes with their names, claims as lines with their relations."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from kgnews.view.draw.canvas import INK, SOFT, Canvas, Ruler
from kgnews.view.draw.choose import STRUCK
from kgnews.view.draw.layout import SIDES, Array, Judge, Places, Plan, Size, curve, laid_out, point
from kgnews.view.draw.legend import Legend
from kgnews.view.draw.scene import Line, Node, Scene
from kgnews.view.draw.style import STRIKE, draw_kind, line_style

NAME, OFFICE, LABEL = 9.5, 7.5, 8.0  # sizes of letters, in points
LEADING = 1.25
HEADING, MARGIN = 14.0, 14.0
_LEAST = 380.0  # points of width, so that the legend does not become a column
_ARROW = 7.0
_PARALLEL = {1: (0.0,), 2: (-0.11, 0.11), 3: (-0.2, 0.0, 0.2)}


def painted(scene: Scene, legend: Legend, size: Size | None, title: str = "") -> Canvas:
    """Return *scene* drawn on a sheet of *size*, in points; without it, one that fits what there is to draw."""
    ruler = Ruler()
    width, height = size or fitting(len(scene.nodes))
    foot = legend.height(ruler, width - 2 * MARGIN)
    head = MARGIN + (HEADING * LEADING if title else 0)
    plan = _plan(scene, ruler, (width - 2 * MARGIN, height - head - foot - MARGIN))
    places = laid_out(plan)
    low, high = _reach(plan, places)
    if size is None:  # what was not needed of the sheet is cut off
        width = max(high[0] - low[0], _LEAST, ruler.width(title, HEADING, bold=True)) + 2 * MARGIN
        foot = legend.height(ruler, width - 2 * MARGIN)
        height = high[1] - low[1] + head + foot + MARGIN
    room = np.array((width - 2 * MARGIN, height - head - foot - MARGIN))
    canvas = Canvas(width, height)
    if title:
        heading = ruler.fitted(title, HEADING, width - 2 * MARGIN, bold=True)
        canvas.text(MARGIN, MARGIN + HEADING / 2, heading, HEADING, ha="left", weight="bold")
    painter = _Painter(canvas, ruler, plan, places, np.array((MARGIN, head)) + (room - low - high) / 2)
    for number, line in enumerate(scene.lines):
        painter.line(number, line)
    for number, node in enumerate(scene.nodes):
        painter.node(number, node)
    legend.draw(canvas, ruler, MARGIN, height - foot, width - 2 * MARGIN)
    return canvas


def _reach(plan: Plan, places: Places) -> tuple[Array, Array]:
    """Return the upper left and the lower right corner of all that is drawn."""
    judge = Judge(plan)
    boxes = judge.boxes(places)
    return (boxes - judge.halves).min(axis=0), (boxes + judge.halves).max(axis=0)


def fitting(nodes: int) -> Size:
    """Return a size that gives so many entities room."""
    width = min(max(150 * math.sqrt(nodes), 400), 1400)
    return round(width), round(width * 0.66 + 20)


def _plan(scene: Scene, ruler: Ruler, size: Size) -> Plan:
    pairs: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, line in enumerate(scene.lines):
        pairs[min(line.subject, line.object), max(line.subject, line.object)].append(number)
    bends = [0.0] * len(scene.lines)
    for numbers in pairs.values():
        for number, bend in zip(numbers, _parallel(len(numbers)), strict=True):
            forward = scene.lines[number].subject <= scene.lines[number].object
            bends[number] = bend if forward else -bend
    return Plan(
        radii=[radius(node.articles) for node in scene.nodes],
        names=[_name_size(node, ruler) for node in scene.nodes],
        lines=[(line.subject, line.object) for line in scene.lines],
        labels=[_size(line.label, LABEL, ruler) for line in scene.lines],
        bends=bends,
        size=size,
    )


def radius(articles: int) -> float:
    """Return the size of an entity's shape: its area grows with the number of articles, up to a point."""
    return min(6.0 * math.sqrt(1 + 0.35 * max(articles - 1, 0)), 16.0)


def _parallel(lines: int) -> Sequence[float]:
    return _PARALLEL.get(lines) or [0.6 * (number / (lines - 1) - 0.5) for number in range(lines)]


def _size(lines: Sequence[str], letters: float, ruler: Ruler, bold: bool = False) -> Size:
    return max((ruler.width(line, letters, bold) for line in lines), default=0.0), len(lines) * letters * LEADING


def _name_size(node: Node, ruler: Ruler) -> Size:
    name, office = _size(node.name, NAME, ruler, bold=True), _size(node.offices, OFFICE, ruler)
    return max(name[0], office[0]), name[1] + office[1]


class _Painter:
    """Draws the parts of one scene in their places; *offset* is the upper left corner of the frame."""

    def __init__(self, canvas: Canvas, ruler: Ruler, plan: Plan, places: Places, offset: Array) -> None:
        self.canvas, self.ruler, self.plan, self.places = canvas, ruler, plan, places
        self.centres = places.centres + offset
        boxes = Judge(plan).boxes(places) + offset
        nodes = len(plan.radii)
        self.names, self.labels = boxes[nodes : 2 * nodes], boxes[2 * nodes :]

    def node(self, number: int, node: Node) -> None:
        x, y = self.centres[number]
        draw_kind(self.canvas, node.kind, x, y, self.plan.radii[number], gid=f"entity-{number}")
        (x, y), (width, height) = self.names[number], self.plan.names[number]
        self.canvas.blank(x, y, width + 2, height, zorder=3.5)
        side = int(SIDES[self.places.sides[number]][0])
        align = {0: "center", 1: "left", -1: "right"}[side]
        x -= side * width / 2
        y -= height / 2
        for lines, letters, style in ((node.name, NAME, {"weight": "bold"}), (node.offices, OFFICE, {"color": SOFT})):
            for line in lines:
                self.canvas.text(x, y + letters * LEADING / 2, line, letters, ha=align, **style)
                y += letters * LEADING

    def line(self, number: int, line: Line) -> None:
        way = self._way(number, line)
        style = line_style(line.status)
        if len(way):
            self.canvas.line([(x, y) for x, y in way], zorder=2, gid=f"line-{number}-{line.status}", **style)
            if line.directed:
                self._arrow(way, style["color"])
            if line.status in STRUCK:
                self._cross(way)
        self._label(number, line)

    def _way(self, number: int, line: Line) -> Array:
        """Return the points of a line from the rim of one shape to that of the other; none where these touch."""
        start, end = self.centres[[line.subject]], self.centres[[line.object]]
        middle = curve(start, end, np.array([self.plan.bends[number]]))
        way = point(start, middle, end, np.linspace(0, 1, 201))
        rims = self.plan.radii[line.subject] + 2.5, self.plan.radii[line.object] + 3.0
        free = (np.linalg.norm(way - start, axis=1) > rims[0]) & (np.linalg.norm(way - end, axis=1) > rims[1])
        way = way[free]
        straight = len(way) and not self.plan.bends[number]
        return np.asarray(way[[0, -1]] if straight else way)

    def _arrow(self, way: Array, colour: str) -> None:
        tip = way[-1]
        back = way[max(0, len(way) - 8)]
        along = (tip - back) / max(float(np.linalg.norm(tip - back)), 1e-9)
        across = np.array((-along[1], along[0])) * _ARROW * 0.42
        base = tip - along * _ARROW
        corners = [tuple(tip), tuple(base + across), tuple(base - across), tuple(tip)]
        self.canvas.path(corners, [1, 2, 2, 79], facecolor=colour, edgecolor="none", zorder=3.8)

    def _cross(self, way: Array) -> None:
        """Strike a line through with two bars, so that it is told from a solid one without its colour."""
        for share in (0.12, 0.88):
            at = way[0] + (way[-1] - way[0]) * share if len(way) == 2 else way[int(share * (len(way) - 1))]
            along = (way[-1] - way[0]) / max(float(np.linalg.norm(way[-1] - way[0])), 1e-9)
            bar = np.array((along[0] - along[1], along[1] + along[0])) * 4
            self.canvas.line([tuple(at - bar), tuple(at + bar)], color=STRIKE, linewidth=1.3, zorder=3.9)

    def _label(self, number: int, line: Line) -> None:
        (x, y), (width, height) = self.labels[number], self.plan.labels[number]
        self.canvas.blank(x, y, width + 3, height, zorder=3)
        y -= height / 2
        for text in line.label:
            middle = y + LABEL * LEADING / 2
            colour = STRIKE if line.status in STRUCK else INK
            self.canvas.text(x, middle, text, LABEL, color=colour)
            if line.status in STRUCK:
                half = self.ruler.width(text, LABEL) / 2
                self.canvas.line([(x - half, middle), (x + half, middle)], color=STRIKE, linewidth=0.9, zorder=7)
            y += LABEL * LEADING
