"""Chromium for the tests of the explorer, and what a person does with the explorer in it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Playwright, Request

FLAGS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox")
WIDE, HIGH = 1200, 800
_PLACES = {"chromium": "Debian's package chromium", "node": "Debian's package nodejs", "npm": "Debian's package npm"}


def program(name: str) -> str:
    """Return the path of a program; skip the test that needs it where it is absent, or fail where nothing may be skipped."""
    found = shutil.which(name)
    if found:
        return found
    missing(f"the program {name} is not installed; it comes with {_PLACES[name]}")


def missing(reason: str) -> Any:
    """Skip the test because of *reason*, or fail it where nothing may be skipped."""
    if os.environ.get("CI") or os.environ.get("KGNEWS_NO_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)


def launch(playwright: Playwright) -> Browser:
    """Start the chromium that is installed; none is ever downloaded."""
    return playwright.chromium.launch(executable_path=program("chromium"), args=list(FLAGS))


# Runs before any script of a page: a violation of the Content-Security-Policy is told, and what a hostile name would do is seen.
_WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => { window.caught = name; };
"""


@dataclass
class Watched:
    """A page of the browser, with all that it asked of anybody and all that went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(_WATCH)
        self.page.on("request", self._asked)
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._said)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def gone_out(self, own: str) -> list[str]:
        """Return the requests other than that for the page *own* itself, and for what lies in it."""
        return [url for url in self.requests if url.partition("#")[0] != own and not url.startswith(("data:", "blob:"))]

    def violations(self) -> list[str]:
        found: list[str] = self.page.evaluate("window.violations")
        return found


@dataclass
class Explorer:
    """An explorer on the screen: on a page of its own, or in a notebook."""

    page: Page
    root: Locator
    claims: dict[tuple[str, str, str], str]  # their ids, by subject, relation and object

    def wait(self) -> Explorer:
        """Wait for the first picture, and until the layout has come to rest."""
        self.root.and_(self.page.locator("[data-kgnews-ready=true][data-kgnews-settled=true]")).wait_for()
        return self

    # what is there

    def ask(self, name: str, *arguments: Any) -> Any:
        return self.root.evaluate("(root, [name, ...rest]) => root.kgnews[name](...rest)", [name, *arguments])

    def entities(self) -> set[str]:
        return set(self.ask("visible")["entities"])

    def told(self) -> set[str]:
        """The ids of the claims in the picture."""
        return set(self.ask("visible")["claims"])

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("state")
        return found

    def chosen(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = self.state()["selection"]
        return found

    def place(self, entity: str) -> tuple[float, float]:
        """Return where an entity is in the window."""
        return _point(self.ask("screenPosition", entity), entity)

    def line(self, claim: str) -> tuple[float, float]:
        """Return where the middle of a claim's line is in the window."""
        return _point(self.ask("edgePosition", claim), claim)

    def __getattr__(self, name: str) -> Any:
        """Give the parts that have a data-testid: panel, card, evidence, showing, timeline, histogram, stage."""
        if name not in {"panel", "card", "evidence", "showing", "timeline", "histogram", "stage"}:
            raise AttributeError(name)
        return self.root.get_by_test_id(name)

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def colours(self, x: float, y: float, size: int = 12) -> set[tuple[int, ...]]:
        """Return the colours of the picture around a place of the window."""
        ask = """(root, [x, y, size]) => {
            const canvas = root.querySelector("canvas"), box = canvas.getBoundingClientRect(), scale = canvas.width / box.width;
            const {data} = canvas.getContext("2d").getImageData((x - box.x) * scale - size, (y - box.y) * scale - size, 2 * size, 2 * size);
            return Array.from({length: data.length / 4}, (_, i) => [data[4 * i], data[4 * i + 1], data[4 * i + 2]]);
        }"""  # noqa: E501
        return {tuple(colour) for colour in self.root.evaluate(ask, [x, y, size])}

    # what a person does

    def click_entity(self, entity: str, **options: Any) -> None:
        self.stage.scroll_into_view_if_needed()
        self.page.mouse.click(*self.place(entity), **options)

    def click_claim(self, claim: str) -> None:
        self.stage.scroll_into_view_if_needed()
        self.page.mouse.click(*self.line(claim))

    def drag(self, start: tuple[float, float], end: tuple[float, float], steps: int = 8) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=steps)
        self.page.mouse.up()

    def tab(self, name: str) -> None:
        self.root.get_by_role("tab", name=name, exact=True).click()

    def box(self, facet: str, value: str) -> Locator:
        """Return the checkbox of a value of a facet, in the tab of the filters."""
        return self.root.get_by_role("group", name=facet, exact=True).get_by_role("checkbox", name=value, exact=True)

    def search(self, words: str) -> Locator:
        """Type into the search box, and return the names that it offers."""
        box = self.root.get_by_role("combobox", name="Search a name")
        box.fill("")
        box.press_sequentially(words)
        return self.root.get_by_role("listbox", name="Search a name").get_by_role("option")


def _point(found: dict[str, float] | None, what: str) -> tuple[float, float]:
    assert found is not None, f"{what} is not in the picture"
    return found["x"], found["y"]


def context(browser: Browser, **options: Any) -> BrowserContext:
    """Return a window of the browser, in which nothing moves by itself unless *options* say so."""
    settings = {"viewport": {"width": WIDE, "height": HIGH}, "reduced_motion": "reduce", "locale": "en-GB"}
    made = browser.new_context(**{**settings, **options})
    made.set_default_timeout(8_000)
    return made


def written(folder: Path, text: str) -> str:
    """Write a page into *folder* and return its address."""
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    return path.as_uri()
