"""In bulk: no graph of all articles is made, and the triples are the same."""

from pathlib import Path

import pytest
from sample_graph import CATALOG, EXTRACTIONS

from kgnews import pipeline
from kgnews.errors import OutputError
from kgnews.graph import merge
from kgnews.pipeline import bulk
from kgnews.pipeline.bulk import Bulk
from kgnews.pipeline.graphs import named_graphs, write_graph


@pytest.fixture(autouse=True)
def catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (bulk, pipeline.graphs):
        monkeypatch.setattr(module, "catalog", lambda: CATALOG)


@pytest.mark.parametrize("suffix", ["nt", "nq"])
def test_the_triples_are_those_of_the_whole_graph(tmp_path: Path, suffix: str) -> None:
    whole, apart = tmp_path / f"whole.{suffix}", tmp_path / f"apart.{suffix}"
    write_graph(merge(EXTRACTIONS, CATALOG), whole)
    done = Bulk([*EXTRACTIONS, EXTRACTIONS[0]])
    done.write(apart)
    lines = whole.read_text(encoding="utf-8").split("\n")
    assert apart.read_text(encoding="utf-8").split("\n")[:-1] == sorted(set(lines[:-1]))
    assert str(done).endswith(f"triples {len(lines) - 1}")


def test_each_article_is_given_to_a_store_once() -> None:
    done = Bulk([*EXTRACTIONS, EXTRACTIONS[0]])
    found = {graph.name: set(graph.triples.splitlines()) for graph in done.named_graphs()}
    whole = {graph.name: set(graph.triples.splitlines()) for graph in named_graphs(merge(EXTRACTIONS, CATALOG))}
    assert found == whole


def test_other_formats_need_the_graph(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.nt or \.nq"):
        Bulk(EXTRACTIONS).write(tmp_path / "graph.ttl")
    assert list(tmp_path.iterdir()) == []
