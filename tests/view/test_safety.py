"""Articles are written by others: nothing of them runs, and the page asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
import view_graph
from browser import Watched, context, written
from opening import Opener
from playwright.sync_api import Browser, expect
from view_graph import SWEDEN

from kgnews.graph.schema import Graph

HOSTILE = json.loads((Path(__file__).parents[1] / "data" / "hostile.json").read_text("ascii"))
RUNNING = [
    "</script><script>window.caught='script'</script>",
    "<img src=x onerror=\"window.caught='image'\">",
    '" onmouseover="window.caught=\'attribute\'" x="',
    "javascript:window.caught='address'",
    "<svg onload=\"window.caught='svg'\">",
    "]]><!--<iframe srcdoc='<script>parent.caught=1</script>'>",
    "${window.caught='template'}",
    "</style><style>*{display:none}</style>",
    "<base href='https://elsewhere.example/'>",
]
STRANGE = [entry["text"] for entry in HOSTILE if entry["text"].strip()]


@pytest.fixture(scope="module")
def hostile() -> Graph:
    return view_graph.graph(view_graph.hostile(RUNNING))


class _Elements(HTMLParser):
    """The elements of a page, as the names of tags and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def test_the_file_leads_nowhere(hostile: Graph, rendered: Callable[..., str]) -> None:
    elements = _Elements(rendered(hostile, "en", RUNNING[0])).found

    assert [tag for tag, _ in elements].count("script") == 3
    for tag, attributes in elements:
        assert tag not in {"link", "base", "iframe", "object", "embed", "form", "img"}
        for name in attributes:
            assert name not in {"src", "href", "srcset", "action", "style"}, (tag, attributes)
            assert not name.startswith("on"), (tag, attributes)


def test_the_policy_lets_nothing_in_but_our_own(hostile: Graph, rendered: Callable[..., str]) -> None:
    text = rendered(hostile)
    (policy,) = (at["content"] for _, at in _Elements(text).found if at.get("http-equiv") == "Content-Security-Policy")
    rules = {name: values for name, *values in (rule.split() for rule in policy.split(";"))}

    assert rules["default-src"] == ["'none'"]
    assert rules["base-uri"] == rules["form-action"] == ["'none'"]
    assert "connect-src" not in rules  # falls back to none
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    }
    assert set(rules["script-src"]) == hashes
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & {
        one for values in rules.values() for one in values
    }


def test_the_policy_holds_in_the_browser(
    browser: Browser, graph: Graph, rendered: Callable[..., str], tmp_path: Path
) -> None:
    """What is forbidden is tried: else the tests that see no violation could be blind."""
    with context(browser) as window:
        watched = Watched(window.new_page())
        watched.page.goto(written(tmp_path, rendered(graph)))
        watched.page.evaluate("""() => {
            const script = document.createElement("script");
            script.textContent = "window.caught = 'inline'";
            document.body.append(script);
            const image = document.createElement("img");
            image.src = "https://elsewhere.example/pixel.png";
            document.body.append(image);
            return fetch("https://elsewhere.example/").catch(() => 0);
        }""")
        watched.page.wait_for_timeout(500)

        told = " ".join(watched.violations())
        for directive in ("script-src", "img-src", "connect-src"):
            assert directive in told
        assert watched.page.evaluate("window.caught") is None


def test_names_that_would_run_are_shown_literally_and_never_run(open_page: Opener, hostile: Graph) -> None:
    explorer = open_page(hostile, title=RUNNING[1])

    expect(explorer.root.get_by_role("heading", level=1)).to_have_text(RUNNING[1])
    assert explorer.page.title() == RUNNING[1]
    for number, name in enumerate(RUNNING):
        claim = explorer.claims[f"person/h{number}", "visited", SWEDEN.id]
        explorer.panel.locator(f'[data-claim="{claim}"]').click()
        expect(explorer.evidence.locator("mark.subject")).to_have_text(name)
        expect(explorer.evidence.get_by_role("link")).to_have_count(0)  # the address of the article is no address
        explorer.evidence.get_by_role("button", name=name, exact=True).click()
        expect(explorer.card.get_by_role("heading", level=2)).to_contain_text(name)
        for link in explorer.card.get_by_role("link").all():
            assert link.get_attribute("href").startswith(("http:", "https:"))
        explorer.tab("What this says")
    explorer.tab("List")
    explorer.tab("Filters")
    explorer.search("script")
    explorer.page.mouse.move(*explorer.place("person/h2"))

    assert explorer.page.evaluate("window.caught") is None
    assert explorer.root.locator("img, iframe, script, base, style, [onerror], [onload], [onmouseover]").count() == 0


def test_strange_names_break_nothing(open_page: Opener) -> None:
    explorer = open_page(view_graph.graph(view_graph.hostile(STRANGE)))
    for number in range(0, len(STRANGE), 9):
        explorer.root.evaluate(
            "(root, id) => root.querySelector(`[data-claim='${id}']`)?.click()",
            explorer.claims[f"person/h{number}", "visited", SWEDEN.id],
        )
    for name in ("What this says", "List", "Filters"):
        explorer.tab(name)
        expect(explorer.panel).not_to_be_empty()

    assert explorer.page.evaluate("window.caught") is None


@pytest.mark.parametrize(
    "view",
    [
        "#view=%7B",
        "#view=" + "%00" * 40,
        '#view={"selection":{"entities":["<img onerror=alert(1)>",7,null]},"filters":{"from":"x","kinds":{"a":1}}}',
        '#view={"__proto__":{"lang":"xx"},"focus":{"id":"nobody","hops":2},"camera":{"x":1e999,"y":0,"k":-1}}',
        "#javascript:alert(1)",
    ],
)
def test_an_address_that_makes_no_sense_opens_the_start(open_page: Opener, view: str) -> None:
    explorer = open_page(view=view)

    assert SWEDEN.id in explorer.entities()
    assert explorer.page.evaluate("window.caught") is None
    assert explorer.state()["lang"] == "en"
