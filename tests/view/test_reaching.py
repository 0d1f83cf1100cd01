"""That everybody can use the explorer: by keyboard, with a screen reader, in French, in the dark, without motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser import Explorer
from notebooks import Notebook
from opening import Opener
from playwright.sync_api import expect
from view_graph import NORA, OMAR, PAUL, SWEDEN

MET = (NORA.id, "met", PAUL.id)


@pytest.fixture(scope="session")
def axe(sources: Path) -> str:
    """The source of axe-core, which comes with what the sources of the explorer need."""
    return (sources / "web" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def faults(axe: str) -> Callable[[Explorer], list[str]]:
    """Give a function that returns the serious faults that axe-core finds in an explorer."""

    def find(explorer: Explorer) -> list[str]:
        explorer.page.wait_for_timeout(50)  # what fades has faded
        explorer.page.evaluate(axe)
        found: dict[str, Any] = explorer.page.evaluate(
            "root => axe.run(root, {resultTypes: ['violations', 'incomplete']})", explorer.root.element_handle()
        )
        return [
            f"{fault['id']}: {node['target']} {node['failureSummary']}"
            for fault in found["violations"]
            if fault["impact"] in {"serious", "critical"}
            for node in fault["nodes"]
        ]

    return find


def card(explorer: Explorer) -> None:
    explorer.click_entity(NORA.id)


def evidence(explorer: Explorer) -> None:
    explorer.click_claim(explorer.claims[MET])


def filters(explorer: Explorer) -> None:
    explorer.root.get_by_role("tab").nth(3).click()


def table(explorer: Explorer) -> None:
    explorer.root.get_by_role("tab").nth(2).click()


def searching(explorer: Explorer) -> None:
    explorer.root.get_by_role("combobox").first.press_sequentially("a")


STATES: tuple[Callable[[Explorer], None], ...] = (card, evidence, filters, table, searching)


@pytest.mark.parametrize(("lang", "scheme"), [("en", "light"), ("fr", "dark")])
def test_axe_finds_no_serious_fault(
    open_page: Opener, faults: Callable[[Explorer], list[str]], lang: str, scheme: str
) -> None:
    explorer = open_page(lang=lang, color_scheme=scheme)
    assert faults(explorer) == []
    for state in STATES:
        state(explorer)
        assert faults(explorer) == [], state.__name__


def test_axe_finds_no_serious_fault_in_the_notebook(
    notebook: Notebook, faults: Callable[[Explorer], list[str]]
) -> None:
    for explorer in (notebook.fresh(), notebook.explorer(1)):
        assert faults(explorer) == []
        card(explorer)
        assert faults(explorer) == []
        explorer.page.keyboard.press("Escape")


def test_axe_finds_a_fault_that_is_there(open_page: Opener, faults: Callable[[Explorer], list[str]]) -> None:
    explorer = open_page()
    explorer.root.evaluate("root => root.append(document.createElement('button'))")

    assert any(fault.startswith("button-name") for fault in faults(explorer))


def test_everything_is_reached_with_the_tab_key(explorer: Explorer) -> None:
    explorer.root.evaluate("""root => {
        const before = document.createElement("span");
        before.tabIndex = -1;
        root.before(before);
        before.focus();
    }""")
    seen = []
    for _ in range(60):
        explorer.page.keyboard.press("Tab")
        seen.append(
            explorer.page.evaluate(
                "() => { const a = document.activeElement; return a.getAttribute('aria-label') || a.textContent || a.tagName; }"
            )
        )
    for name in ("Search a name …", "Start again", "Graph", "Zoom in", "Save SVG", "What this says", "Play"):
        assert any(name in one for one in seen), name
    outline = explorer.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none" or "BODY" in seen


def test_the_graph_is_walked_with_arrows(explorer: Explorer) -> None:
    explorer.stage.focus()
    explorer.page.keyboard.press("ArrowRight")
    (start,) = explorer.chosen()["entities"]

    reached = {start}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 3:
        before = explorer.chosen()["entities"][0]
        explorer.page.keyboard.press(key)
        after = explorer.chosen()["entities"][0]
        reached.add(after)
        assert after == before or any({before, after} == {one, other} for one, _, other in explorer.claims)
    assert len(reached) > 2
    explorer.page.keyboard.press("Enter")
    expect(explorer.card).to_be_visible()
    expect(explorer.root.get_by_role("status")).to_contain_text("Chosen: ")
    explorer.page.keyboard.press("Escape")
    assert explorer.chosen() == {"entities": [], "claims": []}


def test_keys_zoom_and_search(explorer: Explorer) -> None:
    explorer.stage.focus()
    explorer.page.keyboard.press("+")
    large = explorer.state()["camera"]["k"]
    explorer.page.keyboard.press("-")
    explorer.page.keyboard.press("-")
    assert explorer.state()["camera"]["k"] < large
    explorer.page.keyboard.press("0")
    assert explorer.state()["camera"] is None
    explorer.page.keyboard.press("/")
    explorer.page.keyboard.type("Omar")
    explorer.page.keyboard.press("Enter")
    assert explorer.chosen()["entities"] == [OMAR.id]


def test_tabs_are_changed_with_arrows(explorer: Explorer) -> None:
    explorer.root.get_by_role("tab", name="What this says").focus()
    explorer.page.keyboard.press("ArrowLeft")

    filters = explorer.root.get_by_role("tab", name="Filters")
    expect(filters).to_have_attribute("aria-selected", "true")
    expect(filters).to_be_focused()


def test_the_list_says_in_words_what_the_picture_shows(explorer: Explorer) -> None:
    explorer.tab("List")
    table = explorer.root.get_by_role("table")
    rows = table.get_by_role("row")

    expect(rows).to_have_count(1 + len(explorer.told()) + 1)  # a head, and the office that stands under a name
    visit = rows.filter(has_text="will visit")
    expect(visit).to_contain_text("Nora Benali")
    expect(visit).to_contain_text("planned")
    visit.get_by_role("button").first.click()
    expect(explorer.evidence).to_contain_text("Title one")


def test_the_interface_speaks_french(explorer: Explorer) -> None:
    explorer.button("Français").click()

    expect(explorer.root.get_by_role("tab").first).to_have_text("Ce qui est dit")
    expect(explorer.button("English")).to_be_visible()
    expect(explorer.root.locator(".kgnews")).to_have_attribute("lang", "fr")
    explorer.click_entity(SWEDEN.id)
    expect(explorer.card.get_by_role("heading", level=2)).to_contain_text("Suède")
    expect(explorer.card).to_contain_text("Pays ou gouvernement")
    explorer.click_claim(explorer.claims[MET])
    expect(explorer.evidence.get_by_role("heading").first).to_contain_text("a rencontré")


def test_a_french_page_is_french_from_the_start(open_page: Opener) -> None:
    explorer = open_page(lang="fr")

    assert explorer.page.evaluate("document.documentElement.lang") == "fr"
    expect(explorer.button("English")).to_be_visible()
    assert "#" not in explorer.page.url


def test_the_button_makes_it_dark_and_light(explorer: Explorer) -> None:
    box = explorer.root.locator(".kgnews")
    for theme in ("light", "dark", "light"):
        expect(box).to_have_attribute("data-theme", theme)
        explorer.page.wait_for_function(
            """([root, theme]) => {
                const [red, green, blue] = root.querySelector("canvas").getContext("2d").getImageData(6, 6, 1, 1).data;
                return theme === "light" ? red + green + blue > 700 : red + green + blue < 150;
            }""",
            arg=[explorer.root.element_handle(), theme],
        )
        explorer.button("Light or dark").click()


def test_light_and_dark_follow_the_system(open_page: Opener) -> None:
    for scheme in ("light", "dark"):
        expect(open_page(color_scheme=scheme).root.locator(".kgnews")).to_have_attribute("data-theme", scheme)


def test_without_motion_the_layout_stands_at_once(explorer: Explorer) -> None:
    before = explorer.place(NORA.id)
    explorer.page.wait_for_timeout(300)

    assert explorer.place(NORA.id) == before


def test_kinds_and_statuses_differ_without_colour(explorer: Explorer) -> None:
    """The legend has a mark for each, and no two marks have the same shape or the same dashes."""
    explorer.tab("Filters")
    shapes = {}
    for facet in ("Kind", "Status"):
        marks = explorer.root.get_by_role("group", name=facet, exact=True).locator("svg")
        for mark in marks.all():
            bare = mark.evaluate(
                """svg => [...svg.querySelectorAll("*")].map((one) => one.tagName + ["d", "points", "cx", "cy", "r", "stroke-dasharray"]
                    .map((name) => one.getAttribute(name)).join()).join(";") + (svg.style.strokeDasharray || "")"""
            )
            shapes.setdefault(facet, []).append(bare)
    for facet, found in shapes.items():
        assert len(found) == len(set(found)) > 4, facet
