"""The command that writes a page, as a user meets it."""

import re
import webbrowser
from html import unescape
from pathlib import Path

import pytest
from sample_graph import CATALOG, EXTRACTIONS
from stub_engine import Run

from kgnews.graph import merge
from kgnews.pipeline import write_graph


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened in the browser, of which none is started."""
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(webbrowser, "open", note)
    return addresses


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    write_graph(merge(EXTRACTIONS, CATALOG), tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def title(page: Path) -> str:
    found = re.search(r"<title>(.*?)</title>", page.read_text(encoding="utf-8"), re.S)
    assert found is not None
    return unescape(found[1])


def test_a_page_is_written_and_no_browser_is_opened(run: Run, turtle: Path, opened: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = run("view", turtle, "-o", page)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith(f"{page}: ")
    assert title(page) == "graph"
    assert opened == []


def test_the_page_is_opened_where_that_is_asked(run: Run, turtle: Path, opened: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("view", turtle, "-o", page, "--open").code == 0
    assert opened == [page.as_uri()]


def test_a_page_without_a_name_is_opened_at_once(run: Run, turtle: Path, opened: list[str]) -> None:
    result = run("view", turtle)
    assert (result.code, result.out) == (0, "")
    (address,) = opened
    assert address.startswith("file://")
    assert "kgnewsExplorer" in Path(address.removeprefix("file://")).read_text(encoding="utf-8")


def test_where_no_browser_opens_the_address_is_told(
    run: Run, turtle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda _address: False)
    result = run("view", turtle, "-o", tmp_path / "page.html", "--open")
    assert result.code == 0
    assert (tmp_path / "page.html").as_uri() in result.err


def test_several_files_and_a_store_give_the_page_of_their_union(run: Run, turtle: Path, tmp_path: Path) -> None:
    parts = [tmp_path / "part1.nt", tmp_path / "part2.trig"]
    for part, extraction in zip(parts, EXTRACTIONS, strict=True):
        write_graph(merge([extraction], CATALOG), part)
    pages = [tmp_path / f"{name}.html" for name in ("whole", "parts", "store", "default")]
    assert run("load", turtle, "--store", tmp_path / "kg.store").code == 0
    assert run("load", turtle, "--store", tmp_path / "default.store", "--default-graph").code == 0
    run("view", turtle, "-o", pages[0], "--title", "News")
    run("view", *parts, "-o", pages[1], "--title", "News")
    run("view", "--store", tmp_path / "kg.store", "-o", pages[2], "--title", "News")
    run("view", "--store", tmp_path / "default.store", "-o", pages[3], "--title", "News")
    assert title(pages[0]) == "News"
    assert len({page.read_bytes() for page in pages}) == 1


def test_the_title_is_that_which_is_given_else_the_names_of_the_files(run: Run, turtle: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("view", turtle, turtle, "-o", page)
    assert title(page) == "graph, graph"
    run("view", turtle, "-o", page, "--title", "<b>A & B</b>")
    assert title(page) == "<b>A & B</b>"


def test_a_french_page(run: Run, turtle: Path, tmp_path: Path) -> None:
    run("view", turtle, "-o", tmp_path / "page.html", "--lang", "fr")
    assert '<html lang="fr">' in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ([], 2, "give files of RDF, or a store with --store"),
        (["graph.ttl", "--store", "kg.store"], 2, "not both"),
        (["."], 2, "this is a folder; if it is a store, give it with --store ."),
        (["graph.ttl", "--lang", "xx"], 2, "give one of en, fr"),
        (["graph.ttl", "-o", "page.ttl"], 2, "end the name in .html"),
        (["graph.ttl", "-o", "none/page.html"], 1, "none"),
        (["none.ttl"], 1, "none.ttl: cannot be read"),
        (["foreign.ttl"], 1, "was not written by kgnews"),
        (["--store", "none.store"], 1, "there is no such store"),
    ],
)
def test_what_is_wrong_is_told_in_a_line_and_nothing_is_written(
    run: Run,
    turtle: Path,
    opened: list[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    told: str,
) -> None:
    monkeypatch.chdir(turtle.parent)
    Path("foreign.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    result = run("view", *arguments, *([] if "-o" in arguments else ["-o", "page.html"]))
    assert (result.code, result.out) == (code, "")
    assert told in result.err
    assert len(result.err.splitlines()) == 1
    assert sorted(path.name for path in Path().iterdir()) == ["foreign.ttl", "graph.ttl"]
    assert opened == []


@pytest.mark.parametrize("command", [("view", "-o", "page.html"), ("draw", "-o", "picture.svg")])
def test_an_endpoint_belongs_to_a_store(run: Run, turtle: Path, command: tuple[str, ...]) -> None:
    result = run(*command, turtle, "--query", "http://127.0.0.1:1/query")
    assert (result.code, result.out) == (2, "")
    assert "--store" in result.err
