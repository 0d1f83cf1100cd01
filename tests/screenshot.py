"""The picture of the explorer in README.md, made anew: ``python tests/screenshot.py``; needs Chromium and Playwright.

The page of the example dispatches, with the claim chosen that Hollande will visit the United States.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from kgnews import build
from kgnews.graph import claims
from kgnews.view import write_page

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "examples" / "explorer.png"
CHOSEN = ("person/francois-hollande", "visited", "country/us")
COLOURS = 160  # enough for shapes and letters, and a small file
sys.path.insert(0, str(Path(__file__).with_name("view")))


def screenshot(page: Path) -> bytes:
    """Return the picture of the explorer in the file *page*, as PNG."""
    from browser import Explorer, context, launch

    graph = build([ROOT / "examples" / "articles"]).graph
    write_page(graph, page, title="Four dispatches")
    found = {(subject, edge["relation"], object_): key for subject, object_, key, edge in claims(graph)}
    with (
        sync_playwright() as playwright,
        context(launch(playwright), viewport={"width": 1180, "height": 760}) as window,
    ):
        tab = window.new_page()
        tab.goto(page.as_uri())
        explorer = Explorer(tab, tab.locator("#kgnews"), found).wait()
        explorer.click_claim(found[CHOSEN])
        explorer.evidence.first.wait_for()
        tab.mouse.move(0, 0)
        return tab.screenshot()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        picture = Image.open(io.BytesIO(screenshot(Path(folder) / "page.html"))).convert("RGB")
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(f"{PICTURE.name}: {PICTURE.stat().st_size / 1000:.0f} kB")
