"""In bulk: no graph of all articles is made, and the triples are the same."""

from pathlib import Path

import pytest
from sample_graph import CATALOG, EXTRACTIONS
from stub_engine import Run

from kgnews import pipeline
from kgnews.errors import OutputError
from kgnews.graph import merge
from kgnews.pipeline import bulk
from kgnews.pipeline.bulk import Bulk
from kgnews.pipeline.graphs import named_graphs, write_graph


@pytest.fixture
def small_catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (bulk, pipeline.graphs):
        monkeypatch.setattr(module, "catalog", lambda: CATALOG)


@pytest.mark.usefixtures("small_catalog")
@pytest.mark.parametrize("suffix", ["nt", "nq"])
def test_the_triples_are_those_of_the_whole_graph(tmp_path: Path, suffix: str) -> None:
    whole, apart = tmp_path / f"whole.{suffix}", tmp_path / f"apart.{suffix}"
    write_graph(merge(EXTRACTIONS, CATALOG), whole)
    done = Bulk([*EXTRACTIONS, EXTRACTIONS[0]])
    done.write(apart)
    lines = whole.read_text(encoding="utf-8").split("\n")
    assert apart.read_text(encoding="utf-8").split("\n")[:-1] == sorted(set(lines[:-1]))
    assert str(done).endswith(f"triples {len(lines) - 1}, problems 0")


@pytest.mark.usefixtures("small_catalog")
def test_each_article_is_given_to_a_store_once() -> None:
    done = Bulk([*EXTRACTIONS, EXTRACTIONS[0]])
    found = {graph.name: set(graph.triples.splitlines()) for graph in done.named_graphs()}
    whole = {graph.name: set(graph.triples.splitlines()) for graph in named_graphs(merge(EXTRACTIONS, CATALOG))}
    assert found == whole


def test_other_formats_need_the_graph(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.nt or \.nq"):
        Bulk(EXTRACTIONS).write(tmp_path / "graph.ttl")
    assert list(tmp_path.iterdir()) == []


def test_the_command_in_bulk(run: Run, dispatch: Path, tmp_path: Path) -> None:
    whole, apart = tmp_path / "whole.nt", tmp_path / "apart.nt"
    assert run("build", dispatch, "-o", whole).code == 0
    result = run("build", dispatch, "-o", apart, "--bulk")
    assert (result.code, result.out) == (0, "")
    assert sorted(whole.read_bytes().splitlines()) == apart.read_bytes().splitlines()
    assert result.err.startswith("articles 1, statements 1, triples ")

    result = run("build", dispatch, "--store", tmp_path / "kg.store", "--bulk")
    assert result.code == 0
    found = run("query", "SELECT ?claim { ?claim a kgn:Claim }", "--store", tmp_path / "kg.store", "--format", "csv")
    assert len(found.out.splitlines()) == 2


@pytest.mark.parametrize(
    "wrong", [("-o", "a.ttl"), ("--into", "a.nt"), ("-o", "a.nt", "--store", "kg.store"), ()], ids=" ".join
)
def test_what_cannot_be_done_in_bulk_is_told(run: Run, dispatch: Path, wrong: tuple[str, ...]) -> None:
    result = run("build", dispatch, "--bulk", *wrong)
    assert result.code in {1, 2}
    assert result.out == ""
    assert "give" in result.err or ".nq" in result.err


def test_nothing_at_all_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("build", tmp_path / "empty.txt", "-o", tmp_path / "a.nt", "--bulk")
    assert result.code == 1
    assert "empty.txt" in result.err
    assert not (tmp_path / "a.nt").exists()
