"""The legend of a picture: only what the picture has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kgnews.view.draw.canvas import SOFT, Canvas, Ruler
from kgnews.view.draw.choose import STRUCK
from kgnews.view.draw.style import STRIKE, draw_kind, line_style
from kgnews.view.draw.texts import Texts

LETTERS, ROW, SAMPLE, GAP = 7.5, 14.0, 24.0, 16.0  # points


@dataclass(frozen=True, slots=True)
class Legend:
    """What a picture has to explain: lines of *statuses*, shapes of *kinds*, and whether their *sizes* differ."""

    texts: Texts
    statuses: tuple[str, ...]
    kinds: tuple[str, ...]
    sizes: bool = False
    marks: Callable[[Canvas, float, float, str], None] | None = None  # draws a status, in place of a line

    def height(self, ruler: Ruler, width: float) -> float:
        """Return how high the legend is at a width."""
        rows = {row for *_rest, row in self._laid(ruler, width)}
        return ROW * len(rows) + (8 if rows else 0)

    def draw(self, canvas: Canvas, ruler: Ruler, x: float, y: float, width: float) -> None:
        """Draw the legend, its upper left corner at *x* and *y*."""
        for what, text, left, row in self._laid(ruler, width):
            middle = y + ROW * (row + 0.5)
            if what in self.statuses and self.marks:
                self.marks(canvas, x + left + 5, middle, what)
            elif what in self.statuses:
                self._line(canvas, what, x + left, middle)
            elif what:
                draw_kind(canvas, what, x + left + 5, middle, 4.5)
            canvas.text(x + left + self._sample(what), middle, text, LETTERS, ha="left", color=SOFT)

    def _line(self, canvas: Canvas, status: str, x: float, y: float) -> None:
        canvas.line([(x, y), (x + SAMPLE - 5, y)], gid=f"legend-{status}", **line_style(status))
        if status in STRUCK:
            middle = x + (SAMPLE - 5) / 2
            canvas.line([(middle - 4, y + 4), (middle + 4, y - 4)], color=STRIKE, linewidth=1.3)

    def _sample(self, what: str) -> float:
        return SAMPLE if what in self.statuses and not self.marks else 13.0 if what else 0.0

    def _items(self) -> Iterator[tuple[str, str]]:
        for status in self.statuses:
            yield status, self.texts.statuses[status]
        for kind in self.kinds:
            yield kind, self.texts.kinds[kind]
        if self.sizes:
            yield "", self.texts.words["size"]

    def _laid(self, ruler: Ruler, width: float) -> Iterator[tuple[str, str, float, int]]:
        """Yield each item with its text, its distance from the left, and its row."""
        left, row = 0.0, 0
        for what, text in self._items():
            wide = self._sample(what) + ruler.width(text, LETTERS)
            if left and left + wide > width:
                left, row = 0.0, row + 1
            yield what, text, left, row
            left += wide + GAP
