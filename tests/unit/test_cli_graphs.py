"""The commands that unite graphs: merge, and build --into."""

from pathlib import Path

import pytest
from stub_engine import MEETING, Run


@pytest.fixture
def dispatches(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{day}.txt" for day in (3, 4, 5)]
    for day, path in zip((3, 4, 5), paths, strict=True):
        path.write_text(MEETING.replace("3 mars", f"{day} mars"), encoding="utf-8")
    return paths


@pytest.fixture
def whole(run: Run, dispatches: list[Path], tmp_path: Path) -> bytes:
    run("build", *dispatches, "-o", tmp_path / "whole.ttl")
    return (tmp_path / "whole.ttl").read_bytes()


def test_merging_files_gives_what_building_all_gives(
    run: Run, dispatches: list[Path], whole: bytes, tmp_path: Path
) -> None:
    parts = [tmp_path / "a.ttl", tmp_path / "b.nt", tmp_path / "c.ttl"]
    for path, dispatch in zip(parts, dispatches, strict=True):
        run("build", dispatch, "-o", path)
    result = run("merge", *reversed(parts), parts[0], "-o", tmp_path / "merged.ttl")
    assert (result.code, result.out) == (0, "")
    assert result.err == "articles 3, statements 3, claims 1, entities 3, problems 0\n"
    assert (tmp_path / "merged.ttl").read_bytes() == whole


def test_building_into_a_graph_adds_to_it_and_twice_changes_nothing(
    run: Run, dispatches: list[Path], whole: bytes, tmp_path: Path
) -> None:
    grown = tmp_path / "grown.ttl"
    for dispatch in [*dispatches, dispatches[0]]:
        result = run("build", dispatch, "--into", grown)
        assert result.code == 0
        assert result.err.startswith("articles 1, "), "the counts are those of the run"
    assert grown.read_bytes() == whole


def test_building_into_one_file_and_writing_another(
    run: Run, dispatches: list[Path], whole: bytes, tmp_path: Path
) -> None:
    old = tmp_path / "old.ttl"
    run("build", *dispatches[:2], "-o", old)
    before = old.read_bytes()
    assert run("build", dispatches[2], "--into", old, "-o", tmp_path / "new.ttl").code == 0
    assert old.read_bytes() == before
    assert (tmp_path / "new.ttl").read_bytes() == whole


def test_building_needs_a_place_to_write_to(run: Run, dispatches: list[Path]) -> None:
    result = run("build", *dispatches)
    assert result.code == 2
    assert "-o FILE" in result.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<urn:a> <urn:b> <urn:c> .", "was not written by kgnews"),
        ("no Turtle at all", "is not Turtle: "),
    ],
)
def test_a_foreign_file_is_refused_and_stays_as_it_is(
    run: Run, dispatches: list[Path], tmp_path: Path, text: str, said: str
) -> None:
    foreign = tmp_path / "foreign.ttl"
    foreign.write_text(text, encoding="utf-8")
    for arguments in (["merge", foreign, "-o", foreign], ["build", dispatches[0], "--into", foreign]):
        result = run(*arguments)
        assert result.code == 1
        assert said in result.err
        assert len(result.err.splitlines()) == 1
        assert foreign.read_text(encoding="utf-8") == text


def test_the_base_of_a_file_is_kept_unless_another_is_given(run: Run, dispatches: list[Path], tmp_path: Path) -> None:
    base = "https://news.example/id/"
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    run("build", dispatches[0], "-o", one, "--base", base)
    assert run("merge", one, "-o", two).code == 0
    assert two.read_bytes() == one.read_bytes()
    assert run("build", dispatches[1], "--into", two).code == 0
    assert f"<{base}> a void:Dataset" in two.read_text(encoding="utf-8")
    assert run("load", one, "--store", tmp_path / "store").code == 0
    rows = run(
        "query", "SELECT ?g { GRAPH ?g { ?g a <https://schema.org/NewsArticle> } }", "--store", tmp_path / "store"
    )
    assert base in rows.out
    assert run("merge", one, "-o", two, "--base", "https://other.example/").code == 0
    assert base not in two.read_text(encoding="utf-8")
