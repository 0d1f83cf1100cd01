"""A sheet to draw on, in points from its upper left corner, and how it becomes a file.

Texts stay texts in SVG, whatever they hold: nothing in them is markup of mathematics, and no font of the machine is asked for.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Outline

from kgnews.errors import OutputError
from kgnews.write.files import whole_file

INK, SOFT, PAPER = "#1c2430", "#5a6573", "#ffffff"
POINTS = 72  # in an inch
PIXELS = 3  # of a PNG for each point: 216 in an inch, enough for print
_FONT = "DejaVu Sans"  # comes with matplotlib
_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kgnews",
    "text.usetex": False,
    "font.family": ["sans-serif"],
    "font.sans-serif": [_FONT],
    "axes.unicode_minus": False,
    "path.simplify": False,
}
_NO_METADATA = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}


class Canvas:
    """A white sheet of a size in points."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = Figure(figsize=(width / POINTS, height / POINTS), dpi=POINTS, facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, width)
        self.axes.set_ylim(height, 0)

    def text(self, x: float, y: float, text: str, size: float, **more: Any) -> None:
        """Write *text*, its middle or the end that ``ha`` names at *x*, its middle at *y*."""
        style: dict[str, Any] = {"ha": "center", "va": "center_baseline", "color": INK, "zorder": 6} | more
        self.axes.text(x, y, text, fontsize=size, parse_math=False, **style)

    def path(self, points: Any, codes: Any = None, **style: Any) -> None:
        """Draw a path through *points*; *codes* are those of matplotlib.path, straight lines without them."""
        self.axes.add_patch(PathPatch(Outline(points, codes), **style))

    def dot(self, x: float, y: float, radius: float, **style: Any) -> None:
        """Draw a circle around *x* and *y*."""
        circle = Outline.circle((x, y), radius)
        self.path(circle.vertices, circle.codes, **{"zorder": 4, **style})

    def line(self, points: Sequence[tuple[float, float]], **style: Any) -> None:
        """Draw straight lines from point to point."""
        self.axes.add_line(Line2D([x for x, _ in points], [y for _, y in points], **style))

    def blank(self, x: float, y: float, width: float, height: float, zorder: float) -> None:
        """Lay a veil of paper over a rectangle around *x* and *y*, so that what is written on it can be read."""
        corner = (x - width / 2, y - height / 2)
        self.axes.add_patch(
            Rectangle(corner, width, height, facecolor=PAPER, edgecolor="none", alpha=0.85, zorder=zorder)
        )


class Picture:
    """A finished picture: ``save`` writes it, and a notebook shows it. ``left_out`` says in words what it does not show."""

    def __init__(self, canvas: Canvas, shown: str, left_out: Sequence[str] = ()) -> None:
        self._figure = canvas.figure
        self.shown, self.left_out = shown, tuple(left_out)

    def save(self, path: str | Path) -> None:
        """Write the picture to the file *path*, ``.svg`` or ``.png``, which is replaced only when the new one is whole.

        The same graph gives the same bytes. Raises OutputError for another suffix, or where it cannot be written.
        """
        check_suffix(path)
        drawn = self._bytes(Path(path).suffix.lower().removeprefix("."))
        with whole_file(Path(path)) as target:
            target.buffer.write(drawn)

    def svg(self) -> str:
        """Return the picture as SVG."""
        return self._bytes("svg").decode("utf-8")

    def png(self) -> bytes:
        """Return the picture as PNG."""
        return self._bytes("png")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"image/svg+xml": self.svg(), "text/plain": f"<Picture: {self.shown}>"}

    def __repr__(self) -> str:
        return f"<Picture: {self.shown}>"

    def _bytes(self, format: str) -> bytes:
        buffer = io.BytesIO()
        canvas = FigureCanvasSVG if format == "svg" else FigureCanvasAgg
        with settled():
            canvas(self._figure)
            self._figure.savefig(
                buffer, format=format, dpi=POINTS * PIXELS if format == "png" else POINTS, metadata=_NO_METADATA[format]
            )
        return buffer.getvalue()


def check_suffix(path: str | Path) -> None:
    """Raise OutputError for a file that is neither SVG nor PNG by its name."""
    if Path(path).suffix.lower() not in {".svg", ".png"}:
        raise OutputError(f"{path}: a picture is SVG or PNG; end the name in .svg or .png")


@contextmanager
def settled() -> Iterator[None]:
    """Draw by our own settings and not by those of the user; a letter that the font lacks is drawn as a box, without a warning."""
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        warnings.filterwarnings("ignore", message=r".*[Gg]lyph")
        yield


class Ruler:
    """Measures texts, in points."""

    def __init__(self) -> None:
        self._renderer = RendererAgg(10, 10, POINTS)

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """Return how wide a line of text is."""
        font = FontProperties(family=[_FONT], size=size, weight="bold" if bold else "normal")
        return float(self._renderer.get_text_width_height_descent(text, font, ismath=False)[0])

    def fitted(self, text: str, size: float, width: float, bold: bool = False) -> str:
        """Return *text*, cut with "…" where it is wider than *width*."""
        if self.width(text, size, bold) <= width:
            return text
        short, long = 0, len(text)
        while short < long:
            middle = (short + long + 1) // 2
            if self.width(text[:middle].rstrip() + "…", size, bold) <= width:
                short = middle
            else:
                long = middle - 1
        return text[:short].rstrip() + "…"
