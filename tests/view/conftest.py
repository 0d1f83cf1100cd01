"""The explorer in a real Chromium: on pages of its own, and in a real JupyterLab; each is started once a session."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import view_graph
from browser import Explorer, Watched, context, launch, written
from notebooks import Lab, Notebook, start_lab
from opening import Opener, Shower, State
from playwright.sync_api import Browser, sync_playwright
from sources import copy_sources

from kgnews import write_graph
from kgnews.graph.schema import Graph
from kgnews.view.page import page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def graph() -> Graph:
    """The small graph of the tests."""
    return view_graph.graph()


@pytest.fixture(scope="session")
def rendered() -> Callable[..., str]:
    """Give a function that makes the page of a graph, once for the same arguments."""
    made: dict[tuple[int, str, str], tuple[Graph, str]] = {}

    def render(graph: Graph, lang: str = "en", title: str = "Harbours") -> str:
        key = (id(graph), lang, title)
        if key not in made:
            made[key] = (graph, page(graph, lang=lang, title=title))
        return made[key][1]

    return render


@pytest.fixture
def open_page(browser: Browser, graph: Graph, rendered: Callable[..., str], tmp_path: Path) -> Iterator[Opener]:
    """Open pages; at the end of the test none of them may have asked anybody for anything, or have had a fault."""
    small = graph
    watched: list[tuple[Watched, str]] = []
    with ExitStack() as stack:

        def open_(
            graph: Graph | None = None, *, view: str = "", lang: str = "en", title: str = "Harbours", **options: Any
        ) -> Explorer:
            shown = small if graph is None else graph
            address = written(tmp_path, rendered(shown, lang, title))
            window = stack.enter_context(context(browser, **options))
            one = Watched(window.new_page())
            watched.append((one, address))
            one.page.goto(address + view)
            return Explorer(one.page, one.page.locator("#kgnews"), view_graph.claims(shown)).wait()

        yield open_
        for one, address in watched:
            assert one.gone_out(address) == []
            assert one.violations() == []
            assert one.errors == []


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory, graph: Graph) -> Iterator[Lab]:
    """A JupyterLab on the loopback address, in a folder with the small graph."""
    folder = tmp_path_factory.mktemp("lab")
    write_graph(graph, folder / "graph.ttl")
    started = start_lab(folder)
    yield started
    started.stop()


@pytest.fixture(scope="session")
def notebook(lab: Lab, browser: Browser, graph: Graph) -> Iterator[Notebook]:
    """A notebook with the explorer of the small graph, open in JupyterLab; it is run once."""
    with (
        context(browser, viewport={"width": 1400, "height": 1000}) as window,
        lab.open(window, view_graph.claims(graph)) as opened,
    ):
        yield opened


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources of the explorer, in which npm has installed what they need; what is built goes beside them."""
    return copy_sources(tmp_path_factory.mktemp("view"))


@pytest.fixture(params=["page", "notebook"])
def show(request: pytest.FixtureRequest) -> Shower:
    """Show a graph, by default the small one, in the explorer of a page and in that of a notebook."""
    if request.param == "notebook":
        notebook: Notebook = request.getfixturevalue("notebook")
        return notebook.fresh
    open_page: Opener = request.getfixturevalue("open_page")

    def show_page(graph: Graph | None = None, *, state: State | None = None, motion: bool = False) -> Explorer:
        view = f"#view={quote(json.dumps(state))}" if state else ""
        return open_page(graph, view=view, reduced_motion="no-preference" if motion else "reduce")

    return show_page


@pytest.fixture
def explorer(show: Shower) -> Explorer:
    """The explorer of the small graph as it starts, on a page and in a notebook."""
    return show()
