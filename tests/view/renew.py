"""Makes the pictures in expected/ anew: ``python tests/view/renew.py`` for all, with names for some. Look at each before it is kept."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import view_graph
from browser import Explorer, context, launch, written
from pictures import EXPECTED, STATES, WINDOW, picture
from playwright.sync_api import sync_playwright

from kgnews.view.page import page


def main(names: list[str]) -> None:
    graph = view_graph.graph()
    EXPECTED.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        for name in names or STATES:
            act, options = STATES[name]
            settings = dict(options)
            text = page(graph, lang=settings.pop("lang", "en"), title="Harbours")
            with context(browser, viewport=WINDOW, **settings) as window:
                shown = window.new_page()
                shown.goto(written(Path(folder), text))
                explorer = Explorer(shown, shown.locator("#kgnews"), view_graph.claims(graph)).wait()
                act(explorer)
                picture(explorer).save(EXPECTED / f"{name}.png", optimize=True)
            print(name, (EXPECTED / f"{name}.png").stat().st_size)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
