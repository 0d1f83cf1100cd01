"""The graph of the example dispatches, as the command writes its page: what a newcomer sees without touching anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browser import Explorer, Watched, context
from opening import Opener
from playwright.sync_api import Browser, Locator
from view_graph import claims

from kgnews import build, cli, write_graph
from kgnews.graph.schema import Graph

KERRY, HOLLANDE, STATES = "person/john-kerry", "person/francois-hollande", "country/us"
MET, VISIT = (HOLLANDE, "met", KERRY), (HOLLANDE, "visited", STATES)


@pytest.fixture(scope="module")
def demo(checkout: Path) -> Graph:
    return build([str(checkout / "examples" / "articles")]).graph


@pytest.fixture
def seen(open_page: Opener, demo: Graph) -> Explorer:
    return open_page(demo, title="demo", viewport={"width": 1280, "height": 800})


def on_screen(explorer: Explorer, element: Locator) -> bool:
    """Say whether an element lies whole in its panel and in the window, without scrolling."""
    box, room = element.bounding_box(), explorer.panel.bounding_box()
    assert box
    assert room
    return bool(room["y"] <= box["y"] and box["y"] + box["height"] <= min(room["y"] + room["height"], 800))


@pytest.mark.parametrize(
    ("claim", "words"), [(MET, ["met", "Nov 17, 2015"]), (VISIT, ["will visit", "planned", "says John Kerry"])]
)
def test_who_met_whom_what_is_planned_and_who_says_so_stand_on_the_first_screen(
    seen: Explorer, claim: tuple[str, str, str], words: list[str]
) -> None:
    line = seen.panel.locator(f'[data-claim="{seen.claims[claim]}"]')

    assert seen.claims[claim] in seen.told()
    assert on_screen(seen, line)
    told = line.inner_text()
    for word in ("François Hollande", *words):
        assert word in told


def test_a_click_on_the_line_of_the_visit_shows_the_sentence(seen: Explorer) -> None:
    seen.click_claim(seen.claims[VISIT])

    text = seen.evidence.inner_text()
    assert "John Kerry announced that François Hollande would visit the United States" in text
    assert "visit" in seen.evidence.locator("mark.relation").first.inner_text()


def test_the_command_writes_the_page(
    browser: Browser, demo: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_graph(demo, tmp_path / "demo.ttl")
    with pytest.raises(SystemExit) as stop:
        cli.main(["view", str(tmp_path / "demo.ttl"), "-o", str(tmp_path / "page.html"), "--lang", "fr"])
    assert stop.value.code in (0, None), capsys.readouterr().err
    with context(browser) as window:
        watched, address = Watched(window.new_page()), (tmp_path / "page.html").as_uri()
        watched.page.goto(address)
        explorer = Explorer(watched.page, watched.page.locator("#kgnews"), claims(demo)).wait()

        assert explorer.told()
        assert watched.page.title() == "demo"
        assert "États-Unis" in explorer.panel.inner_text()
        assert watched.gone_out(address) == watched.errors == watched.violations() == []


def test_the_command_writes_nothing_for_a_file_that_is_not_there(
    tmp_path: Path, run_view: Callable[..., tuple[int, str]]
) -> None:
    code, said = run_view(str(tmp_path / "absent.ttl"), "-o", str(tmp_path / "page.html"))

    assert code == 1
    assert "absent.ttl" in said
    assert not (tmp_path / "page.html").exists()


@pytest.fixture
def run_view(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as stop:
            cli.main(["view", *arguments])
        return int(stop.value.code or 0), capsys.readouterr().err

    return run
