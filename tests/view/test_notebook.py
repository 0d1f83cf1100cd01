"""The explorer in JupyterLab: Python reads and sets what is chosen, and two of them do not disturb each other."""

from __future__ import annotations

import re

import pytest
from browser import Explorer
from notebooks import Notebook
from playwright.sync_api import expect
from view_graph import LANTERN, NORA, PAUL, SWEDEN

MET = (NORA.id, "met", PAUL.id)


@pytest.fixture
def first(notebook: Notebook) -> Explorer:
    return notebook.fresh()


def until(explorer: Explorer, condition: str, argument: object = None) -> None:
    """Wait until *condition*, JavaScript about the state ``s`` and *argument* ``a``, holds in the front end."""
    explorer.page.wait_for_function(
        f"([root, a]) => {{ const s = root.kgnews.state(); return {condition}; }}",
        arg=[explorer.root.element_handle(), argument],
    )


def test_what_is_clicked_is_known_in_python(notebook: Notebook, first: Explorer) -> None:
    first.click_entity(PAUL.id)
    notebook.until(f"first.selection == {{'entities': [{PAUL.id!r}], 'claims': []}}")

    first.click_claim(first.claims[MET])
    notebook.until(f"first.selection == {{'entities': [], 'claims': [{first.claims[MET]!r}]}}")
    assert notebook.value("[list(row) for row in first.table(selected=True)[['subject', 'object']].values]") != []
    assert notebook.value("len(first.statements(selected=True))") == 2
    assert notebook.value("len(first.statements(selected=True)) < len(first.statements())")


def test_what_python_chooses_is_shown(notebook: Notebook, first: Explorer) -> None:
    notebook.run(f"first.selection = {{'entities': [{SWEDEN.id!r}], 'claims': []}}")
    expect(first.card.get_by_role("heading", level=2)).to_contain_text("Sweden")

    notebook.run(f"first.selection = {{'entities': [], 'claims': [{first.claims[MET]!r}]}}")
    expect(first.evidence).to_contain_text("Title one")
    assert notebook.value("first.selection") == {"entities": [], "claims": [first.claims[MET]]}


def test_python_may_not_choose_what_is_not_there(notebook: Notebook, first: Explorer) -> None:
    told = notebook.run("""
try:
    first.selection = {'entities': ['person/nobody'], 'claims': []}
except Exception as error:
    print(type(error).__name__, error)
""")
    assert "UsageError" in told
    assert "person/nobody" in told
    assert notebook.value("first.selection") == {"entities": [], "claims": []}
    assert first.chosen() == {"entities": [], "claims": []}


def test_the_state_is_kept_in_python_and_restored_from_it(notebook: Notebook, first: Explorer) -> None:
    first.click_entity(LANTERN.id)
    first.button("Hide").click()
    first.tab("Filters")
    first.box("Status", "planned").uncheck()
    notebook.until(f"first.state.get('hidden') == [{LANTERN.id!r}] and 'planned' in first.state['filters']['statuses']")
    notebook.run("kept = first.state")

    first.button("Start again").click()
    notebook.until("first.state == {}")
    assert LANTERN.id in first.entities()
    notebook.run("first.state = kept")
    until(first, "s.hidden.length === 1")
    assert LANTERN.id not in first.entities()
    assert first.claims[NORA.id, "visited", SWEDEN.id] not in first.told()


def test_the_language_is_a_trait_both_ways(notebook: Notebook, first: Explorer) -> None:
    notebook.run("first.lang = 'fr'")
    expect(first.button("English")).to_be_visible()
    until(first, "s.lang === 'fr'")

    first.button("English").click()
    notebook.until("first.lang == 'en'")
    expect(first.button("Français")).to_be_visible()


def test_the_theme_follows_the_notebook_and_python(notebook: Notebook, first: Explorer) -> None:
    box = first.root.locator(".kgnews")
    expect(box).to_have_attribute("data-theme", "light")
    notebook.run("first.theme = 'dark'")
    expect(box).to_have_attribute("data-theme", "dark")
    notebook.run("first.theme = 'auto'")
    expect(box).to_have_attribute("data-theme", "light")

    for name, theme in (("JupyterLab Dark", "dark"), ("JupyterLab Light", "light")):
        first.page.locator(".lm-MenuBar-item", has_text="Settings").click()
        first.page.locator(".lm-Menu-item", has_text="Theme").first.hover()
        first.page.locator(".lm-Menu-item").get_by_text(name, exact=True).click()
        expect(box).to_have_attribute("data-theme", theme)


def test_two_explorers_in_a_notebook_do_not_disturb_each_other(notebook: Notebook, first: Explorer) -> None:
    second = notebook.explorer(1)
    expect(second.root.locator(".kgnews")).to_have_attribute("data-theme", "dark")
    expect(second.button("English")).to_be_visible()
    ids = notebook.page.evaluate("[...document.querySelectorAll('.kgnews-widget [id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))

    second.click_entity(SWEDEN.id)
    notebook.until(f"second.selection['entities'] == [{SWEDEN.id!r}]")
    expect(second.card.get_by_role("heading", level=2)).to_contain_text("Suède")
    assert first.chosen() == {"entities": [], "claims": []}
    assert notebook.value("first.selection") == {"entities": [], "claims": []}
    notebook.run("second.selection = {'entities': [], 'claims': []}")


def test_keys_in_the_explorer_are_not_commands_of_the_notebook(notebook: Notebook, first: Explorer) -> None:
    cells = notebook.page.locator(".jp-Notebook .jp-Cell").count()
    first.stage.focus()
    for key in ("a", "b", "d", "d", "x", "ArrowDown", "Escape"):
        notebook.page.keyboard.press(key)
    notebook.page.wait_for_timeout(200)
    assert notebook.page.locator(".jp-Notebook .jp-Cell").count() == cells


def test_a_graph_shows_itself_in_a_notebook(notebook: Notebook) -> None:
    told = notebook.run("from kgnews.pipeline import read_graph; print(read_graph(['graph.ttl'])._repr_html_())")
    assert "<" in told
    assert "Nora Benali" in re.sub(r"<[^>]*>", "", told)


def test_the_notebook_asks_nobody_but_its_own_server(notebook: Notebook) -> None:
    own = notebook.lab.url.partition("//")[2]
    asked = {
        url.partition("//")[2].partition("/")[0] for url in notebook.requests if not url.startswith(("data:", "blob:"))
    }

    assert asked == {own}
