"""How things look: kinds by shape and colour, statuses by line.

Kinds differ in shape as well as in colour, so that they are told apart in grey; the colours are those of Okabe and Ito for people of
every colour vision (https://jfly.uni-koeln.de/color/). The explorer has the same.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from matplotlib.path import Path as Outline

from kgnews.records import Kind, Status
from kgnews.view.draw.canvas import INK, PAPER, Canvas
from kgnews.view.draw.choose import STRUCK
from kgnews.view.draw.scene import VALUE

FILLS: Mapping[str, str] = {
    Kind.PERSON: "#0072b2",
    Kind.ORGANISATION: "#e69f00",
    Kind.GOVERNMENT: "#009e73",
    Kind.PLACE: "#56b4e9",
    Kind.EVENT: "#cc79a7",
    Kind.OFFICE: "#6b7785",
    Kind.WORK: "#8a7a00",
    Kind.GROUP: "#d55e00",
    Kind.THING: "#9aa3ad",
    VALUE: "#c9cfd6",
}
LINE, STRIKE = "#4a5663", "#8c4a44"
_DASHES: Mapping[str, Any] = {Status.PLANNED: (0, (5, 3)), Status.POSSIBLE: (0, (1, 2.6))}
_SHAPES: Mapping[str, list[tuple[float, float]]] = {
    Kind.ORGANISATION: [(-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)],
    Kind.PLACE: [(-0.95, -0.75), (0.95, -0.75), (0, 1.05)],
    Kind.OFFICE: [(0, -1.05), (1.05, 0), (0, 1.05), (-1.05, 0)],
    Kind.WORK: [(-0.75, -1), (0.35, -1), (0.75, -0.55), (0.75, 1), (-0.75, 1)],
    Kind.EVENT: [
        (reach * math.cos(turn * math.pi / 5 - math.pi / 2), reach * math.sin(turn * math.pi / 5 - math.pi / 2))
        for turn, reach in enumerate((1.15, 0.52) * 5)
    ],
}
_SHIELD = [(-0.9, -0.85), (0.9, -0.85), (0.9, 0.15), (0.9, 0.85), (0, 1.1), (-0.9, 0.85), (-0.9, 0.15), (-0.9, -0.85)]
_SHIELD_CODES = [Outline.MOVETO, *[Outline.LINETO] * 2, *[Outline.CURVE3] * 4, Outline.CLOSEPOLY]
_SMALLER: Mapping[str, float] = {Kind.THING: 0.7, VALUE: 0.45}


def line_style(status: str) -> dict[str, Any]:
    """Return how a line of a status is drawn: solid, dashed or dotted, and in another colour where it is struck."""
    return {
        "color": STRIKE if status in STRUCK else LINE,
        "linestyle": _DASHES.get(status, "-"),
        "linewidth": 1.7 if status == Status.POSSIBLE else 1.3,
    }


def draw_kind(canvas: Canvas, kind: str, x: float, y: float, radius: float, gid: str | None = None) -> None:
    """Draw the shape that stands for a kind around *x* and *y*."""
    style = {"facecolor": FILLS[kind], "edgecolor": INK, "linewidth": 0.8, "zorder": 5, "gid": gid}
    if kind in _SHAPES:
        corners = [*_SHAPES[kind], _SHAPES[kind][0]]
        canvas.path(
            _placed(corners, x, y, radius),
            [Outline.MOVETO, *[Outline.LINETO] * (len(corners) - 2), Outline.CLOSEPOLY],
            joinstyle="miter",
            **style,
        )
    elif kind == Kind.GOVERNMENT:
        canvas.path(_placed(_SHIELD, x, y, radius), _SHIELD_CODES, **style)
    else:
        circle = Outline.unit_circle()
        canvas.path(_placed(circle.vertices, x, y, radius * _SMALLER.get(kind, 1.0)), circle.codes, **style)
        if kind == Kind.GROUP:
            style |= {"facecolor": PAPER, "gid": None}
            canvas.path(_placed(circle.vertices, x, y, radius * 0.5), circle.codes, **style)


def _placed(points: Any, x: float, y: float, radius: float) -> list[tuple[float, float]]:
    return [(x + across * radius, y + down * radius) for across, down in points]
