"""The command that draws: draw."""

from pathlib import Path

import pytest
from stub_engine import Run


@pytest.fixture
def graph(run: Run, dispatch: Path, tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    run("build", dispatch, "-o", path)
    return path


@pytest.mark.parametrize("name", ["a.svg", "a.PNG"])
def test_a_graph_is_drawn(run: Run, graph: Path, tmp_path: Path, name: str) -> None:
    result = run("draw", graph, "-o", tmp_path / name)
    assert (result.code, result.out, result.err) == (0, "", "entities 2 of 3, claims 1 of 1\n")
    assert (tmp_path / name).read_bytes()[:5] in (b"<?xml", b"\x89PNG\r")


def test_a_store_is_drawn(run: Run, graph: Path, tmp_path: Path) -> None:
    run("load", graph, "--store", tmp_path / "kg.store")
    assert run("draw", graph, "-o", tmp_path / "a.svg").code == 0
    assert run("draw", "--store", tmp_path / "kg.store", "-o", tmp_path / "b.svg").code == 0
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_a_small_sheet_is_as_large_as_it_was_asked_for(run: Run, graph: Path, tmp_path: Path) -> None:
    result = run("draw", graph, "-o", tmp_path / "a.svg", "--size", "300x200", "--title", "A title that is long " * 9)
    assert result.code == 0
    svg = (tmp_path / "a.svg").read_text("utf-8")
    assert 'width="300pt" height="200pt"' in svg
    assert "A title that is long A title that is long A title" not in svg


def test_a_timeline_is_drawn(run: Run, graph: Path, tmp_path: Path) -> None:
    result = run(
        "draw", graph, "-o", tmp_path / "a.svg", "--timeline", "awa diallo", "--lang", "fr", "--size", "400x300"
    )
    assert result.code == 0
    assert result.err.startswith("Awa Diallo: claims with a date ")
    assert "rencontré Paul Mercier" in (tmp_path / "a.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--around", "Nobody"), 1, "none of this name"),
        (("--timeline", "Nobody"), 1, "none of this name"),
        (("--timeline", "A", "--around", "B"), 2, "not both"),
        (("--size", "8x8"), 2, "give width and height"),
        (("--size", "big"), 2, "give width and height"),
        (("--from", "yesterday"), 2, "give a day, month or year"),
        (("--lang", "de"), 2, "give one of en, fr"),
        (("--top", "0"), 2, "--top"),
        (("--store", "x"), 2, "not both"),
        (("-o", "a.pdf"), 1, "SVG or PNG"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    run: Run, graph: Path, tmp_path: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    before = sorted(tmp_path.iterdir())
    result = run("draw", graph, "-o", tmp_path / "a.svg", *options)
    assert (result.code, result.out) == (code, "")
    assert told in result.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_that_is_no_graph_is_told(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is no Turtle", encoding="utf-8")
    result = run("draw", broken, "-o", tmp_path / "a.svg")
    assert result.code == 1
    assert "broken.ttl" in result.err
    assert not (tmp_path / "a.svg").exists()


def test_a_graph_or_a_store_must_be_given(run: Run, tmp_path: Path) -> None:
    assert run("draw", "-o", tmp_path / "a.svg").code == 2
