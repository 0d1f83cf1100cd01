"""What the explorer looks like in each of its states: pictures to compare with, and how far they may be apart."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from browser import Explorer
from PIL import Image, ImageChops, ImageStat
from view_graph import LANTERN, LISE, NORA, OMAR, PAUL, SWEDEN

EXPECTED = Path(__file__).parent / "expected"
WINDOW = {"width": 960, "height": 640}
COLOURS = 56  # of a picture that is kept
TINY = (96, 64)  # what is compared: letters of other fonts are the same grey there
FURTHEST = 4.0  # of 255, the mean difference that is let pass

MET = (NORA.id, "met", PAUL.id)


def start(explorer: Explorer) -> None:
    """What is seen first."""


def card(explorer: Explorer) -> None:
    explorer.click_entity(NORA.id)


def evidence(explorer: Explorer) -> None:
    explorer.click_claim(explorer.claims[MET])


def denied(explorer: Explorer) -> None:
    explorer.tab("Filters")
    explorer.box("Status", "told as not so").check()
    explorer.box("Status", "told, but denied by others").check()


def search(explorer: Explorer) -> None:
    explorer.search("a")


def table(explorer: Explorer) -> None:
    explorer.tab("List")


def focus(explorer: Explorer) -> None:
    explorer.click_entity(LANTERN.id)
    explorer.button("Only around it: Steps 1").click()


def path(explorer: Explorer) -> None:
    explorer.click_entity(SWEDEN.id)
    explorer.button("Path to …").click()
    explorer.click_entity(PAUL.id)


def time(explorer: Explorer) -> None:
    box = explorer.histogram.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    explorer.drag((box["x"] + box["width"] * 0.8, middle), (box["x"] + box["width"] - 2, middle))


def hidden(explorer: Explorer) -> None:
    for one in (LISE.id, OMAR.id):
        explorer.click_entity(one)
        explorer.button("Hide").click()


State = tuple[Callable[[Explorer], None], dict[str, Any]]
STATES: dict[str, State] = {
    "start": (start, {}),
    "card": (card, {}),
    "evidence": (evidence, {}),
    "denied": (denied, {}),
    "search": (search, {}),
    "list": (table, {}),
    "focus": (focus, {}),
    "path": (path, {}),
    "time": (time, {}),
    "hidden": (hidden, {}),
    "dark": (card, {"color_scheme": "dark"}),
    "french": (evidence, {"lang": "fr"}),
}


def picture(explorer: Explorer) -> Image.Image:
    """Return what is on the screen, in few colours; the mouse is away, so that nothing is lit by it."""
    explorer.page.mouse.move(1, 1)
    explorer.page.wait_for_timeout(250)
    seen = Image.open(io.BytesIO(explorer.page.screenshot(scale="css"))).convert("RGB")
    return seen.quantize(COLOURS, dither=Image.Dither.NONE)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart, of 255, seen from so far that letters cannot be read."""
    small = [picture.convert("RGB").resize(TINY, Image.Resampling.BOX) for picture in (one, other)]
    bands = ImageStat.Stat(ImageChops.difference(*small)).mean
    return sum(bands) / len(bands)
