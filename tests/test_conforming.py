"""What kgnews writes of real articles conforms to the shapes, in whatever way it comes."""

from pathlib import Path

import pyoxigraph
import pytest

from kgnews import pipeline
from kgnews.store.validate import validate


@pytest.fixture(scope="module", params=["named", "all"])
def built(request: pytest.FixtureRequest, checkout: Path) -> pipeline.Build:
    return pipeline.build(checkout / "examples" / "articles", relations=request.param)


def test_the_graph_of_the_examples_conforms(built: pipeline.Build, tmp_path: Path) -> None:
    for suffix in ("ttl", "nt"):
        path = tmp_path / f"examples.{suffix}"
        pipeline.write_graph(built.graph, path)
        report = validate(path)
        assert report.nodes > 300
        assert report.violations == ()
    assert validate(path, full=True).violations == ()


def test_the_named_graph_of_each_article_conforms_by_itself(built: pipeline.Build, tmp_path: Path) -> None:
    store = pyoxigraph.Store()
    for graph in pipeline.named_graphs(built.graph):
        store.load(graph.triples, format=pyoxigraph.RdfFormat.N_TRIPLES, to_graph=pyoxigraph.NamedNode(graph.name))
    path = tmp_path / "examples.nq"
    store.dump(path, format=pyoxigraph.RdfFormat.N_QUADS)
    report = validate(path)
    assert len(list(store.named_graphs())) == 4
    assert report.violations == ()


def test_a_graph_that_was_read_back_conforms(built: pipeline.Build, tmp_path: Path) -> None:
    pipeline.write_graph(built.graph, tmp_path / "once.ttl")
    pipeline.write_graph(pipeline.read_graph([tmp_path / "once.ttl"]), tmp_path / "twice.nt")
    assert validate(tmp_path / "twice.nt").violations == ()
