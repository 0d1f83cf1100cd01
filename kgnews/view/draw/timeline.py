"""The timeline of an entity: what is told of it, a row for each claim, along a line of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kgnews.graph import schema
from kgnews.records import Status
from kgnews.view.draw.canvas import INK, PAPER, SOFT, Canvas, Ruler
from kgnews.view.draw.choose import STRUCK, Claim
from kgnews.view.draw.clock import Stretch, stretch, ticks
from kgnews.view.draw.legend import Legend
from kgnews.view.draw.scene import Wording
from kgnews.view.draw.style import STRIKE
from kgnews.view.draw.texts import Texts

LETTERS, SMALL, HEADING = 8.5, 7.5, 13.0
ROW, MARGIN, WIDTH = 17.0, 14.0, 640.0
_BLUE, _GRID = "#0072b2", "#e3e6ea"
_DOT, _BAR, _GAP = 3.6, 6.5, 6.0
_UNDATED = 8  # listed at most
_DASHES: Mapping[str, Any] = {Status.PLANNED: (0, (3, 1.7)), Status.POSSIBLE: (0, (1, 1.6))}  # closer than on a line


@dataclass(frozen=True, slots=True)
class Row:
    """A claim on the timeline: its date and itself in words, its days, its status."""

    date: str
    text: str
    days: Stretch | None
    status: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a timeline tells: the rows with a date in their order, those without, and how many of these are not listed."""

    name: str
    offices: str
    dated: tuple[Row, ...]
    undated: tuple[Row, ...]
    more: int


def timeline(told: Sequence[Claim], centre: str, top: int, wording: Wording) -> tuple[Timeline, list[str]]:
    """Return the timeline of *centre* from the claims *told* about it, and what it leaves out, in words."""
    offices = sorted({wording.name(claim.object) for claim in told if claim.office and claim.subject == centre})
    about = [claim for claim in told if not (claim.office and claim.subject == centre)]
    about.sort(key=lambda claim: (-claim.articles, -claim.edge[schema.SCORE], claim.id))
    dated = [claim for claim in about if stretch(claim.edge[schema.WHEN])]
    undated = [claim for claim in about if not stretch(claim.edge[schema.WHEN])]
    left_out = [f"{len(dated) - top} less supported (--top)"] if len(dated) > top else []
    rows = sorted((_row(claim, centre, wording) for claim in dated[:top]), key=_order)
    listed = tuple(_row(claim, centre, wording) for claim in undated[:_UNDATED])
    more = max(len(undated) - _UNDATED, 0)
    return Timeline(wording.name(centre), ", ".join(offices), tuple(rows), listed, more), left_out


def _order(row: Row) -> tuple[int, int, str]:
    days = row.days.days if row.days else [0]
    return days[0], days[-1], row.text


def _row(claim: Claim, centre: str, wording: Wording) -> Row:
    edge = claim.edge
    relation = wording.relation(claim)
    if claim.subject == centre:
        words = [relation, wording.name(claim.object)]
    elif edge[schema.SYMMETRIC]:
        words = [relation, wording.name(claim.subject)]
    else:
        words = [wording.name(claim.subject), relation, wording.short(centre)]
    if edge[schema.SAID_BY]:
        words.append(wording.said_by(edge[schema.SAID_BY]))
    if edge[schema.WHERE] and edge[schema.WHERE] not in (claim.subject, claim.object):
        words.append(f"· {wording.name(edge[schema.WHERE])}")
    days, when = stretch(edge[schema.WHEN]), edge[schema.WHEN]
    return Row(wording.texts.time(when) if when else "", " ".join(words), days, claim.status)


def painted(told: Timeline, legend: Legend, texts: Texts, width: float = WIDTH, title: str = "") -> Canvas:
    """Return *told* drawn on a sheet of *width*, headed *title* or its name; its height is what it takes."""
    ruler = Ruler()
    foot = legend.height(ruler, width - 2 * MARGIN)
    head = MARGIN + HEADING * 1.3 + (SMALL * 1.6 if told.offices else 0)
    axis = head + ROW * len(told.dated) + 4
    below = axis + (18 if told.dated else 0)
    under = ROW * (len(told.undated) + 1 + bool(told.more)) + 6 if told.undated else 0
    canvas = Canvas(width, below + under + foot + MARGIN)
    canvas.text(
        MARGIN,
        MARGIN + HEADING / 2,
        ruler.fitted(title or told.name, HEADING, width - 2 * MARGIN, bold=True),
        HEADING,
        ha="left",
        weight="bold",
    )
    if told.offices:
        canvas.text(MARGIN, MARGIN + HEADING * 1.7, told.offices, SMALL, ha="left", color=SOFT)
    if told.dated:
        _Rows(canvas, ruler, told.dated, head, axis).draw(texts)
    if told.undated:
        _undated(canvas, ruler, told, below + 6, texts)
    legend.draw(canvas, ruler, MARGIN, canvas.height - foot - MARGIN / 2, width - 2 * MARGIN)
    return canvas


class _Rows:
    """Draws the rows that have a date, between *head* and *axis*."""

    def __init__(self, canvas: Canvas, ruler: Ruler, rows: Sequence[Row], head: float, axis: float) -> None:
        self.canvas, self.ruler, self.rows, self.head, self.axis = canvas, ruler, rows, head, axis
        days = [day for row in rows if row.days for day in row.days.days]
        self.first, self.last = min(days), max(days) + 1
        self.left = MARGIN + max(ruler.width(row.date, SMALL) for row in rows) + 14
        self.right = canvas.width - MARGIN - 8

    def at(self, day: float) -> float:
        """Return where a day begins."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)

    def draw(self, texts: Texts) -> None:
        end = -1.0
        for day, name in ticks(self.first, self.last - 1, texts):
            x, half = self.at(day), self.ruler.width(name, SMALL) / 2
            self.canvas.line([(x, self.head), (x, self.axis)], color=_GRID, linewidth=0.8, zorder=1)
            if x - half > end + 6:
                shift = min(0.0, self.canvas.width - MARGIN / 2 - x - half)
                self.canvas.text(x + shift, self.axis + 9, name, SMALL, color=SOFT)
                end = x + half
        self.canvas.line([(self.left, self.axis), (self.right, self.axis)], color=SOFT, linewidth=0.8, zorder=1)
        for number, row in enumerate(self.rows):
            y = self.head + ROW * (number + 0.5)
            self.canvas.text(MARGIN, y, row.date, SMALL, ha="left", color=SOFT)
            start, stop = self._mark(row, y, f"claim-{number}-{row.status}")
            self._words(row, y, start, stop)

    def _mark(self, row: Row, y: float, gid: str) -> tuple[float, float]:
        """Draw the point or bar of a row; return where it begins and ends."""
        days = row.days or Stretch(None, None)
        style = _mark_style(row.status)
        if days.start == days.end and days.start is not None:
            x = self.at(days.start + 0.5)
            draw_mark(self.canvas, x, y, row.status, gid)
            return x - _DOT, x + _DOT
        start = self.left if days.start is None else self.at(days.start)
        stop = self.right if days.end is None else self.at(days.end + 1)
        stop = max(stop, start + 2 * _DOT)
        half = _BAR / 2
        low = start - half if days.start is None else start  # an open end is a point
        high = stop + half if days.end is None else stop
        corners = [
            (low, y),
            (start, y - half),
            (stop, y - half),
            (high, y),
            (stop, y + half),
            (start, y + half),
            (low, y),
        ]
        self.canvas.path(corners, gid=gid, zorder=4, **style)
        return low, high

    def _words(self, row: Row, y: float, start: float, stop: float) -> None:
        """Write a row's text behind its mark or, where there is more room, before it; over it where neither side has any."""
        after, before = self.canvas.width - MARGIN - stop - _GAP, start - _GAP - self.left
        wide = self.ruler.width(row.text, LETTERS)
        if after >= wide or after >= before:
            x, room, align = stop + _GAP, after, "left"
        else:
            x, room, align = start - _GAP, before, "right"
        if room < min(wide, 120):
            x, room, align = self.left + _GAP, self.right - self.left - 2 * _GAP, "left"
        text = self.ruler.fitted(row.text, LETTERS, room)
        wide = self.ruler.width(text, LETTERS)
        middle = x + wide / 2 if align == "left" else x - wide / 2
        self.canvas.blank(middle, y, wide + 2, LETTERS * 1.2, zorder=4.5)
        _write(self.canvas, x, y, text, wide, align, row.status)


def _undated(canvas: Canvas, ruler: Ruler, told: Timeline, y: float, texts: Texts) -> None:
    canvas.text(MARGIN, y + ROW / 2, texts.words["undated"], LETTERS, ha="left", weight="bold")
    for number, row in enumerate(told.undated):
        middle = y + ROW * (number + 1.5)
        draw_mark(canvas, MARGIN + _DOT, middle, row.status, f"undated-{number}-{row.status}")
        said = f"{row.text}  {row.date}" if row.date else row.text
        x = MARGIN + 2 * _DOT + _GAP
        text = ruler.fitted(said, LETTERS, canvas.width - MARGIN - x)
        _write(canvas, x, middle, text, ruler.width(text, LETTERS), "left", row.status)
    if told.more:
        more = texts.words["more"].format(count=told.more)
        canvas.text(MARGIN, y + ROW * (len(told.undated) + 1.5), more, SMALL, ha="left", color=SOFT)


def _write(canvas: Canvas, x: float, y: float, text: str, wide: float, align: str, status: str) -> None:
    struck = status in STRUCK
    canvas.text(x, y, text, LETTERS, ha=align, color=STRIKE if struck else INK)
    if struck:
        left = x if align == "left" else x - wide
        canvas.line([(left, y), (left + wide, y)], color=STRIKE, linewidth=0.9, zorder=7)


def draw_mark(canvas: Canvas, x: float, y: float, status: str, gid: str | None = None) -> None:
    """Draw the point that stands for a day with something of a status."""
    canvas.dot(x, y, _DOT, gid=gid, **_mark_style(status))


def _mark_style(status: str) -> dict[str, Any]:
    told = status == Status.ASSERTED
    edge = STRIKE if status in STRUCK else _BLUE
    fill = _BLUE if told else PAPER
    return {"facecolor": fill, "edgecolor": edge, "linestyle": _DASHES.get(status, "-"), "linewidth": 1.2}
