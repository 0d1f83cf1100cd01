"""A graph is a networkx graph in all that networkx does with it, and shows itself in a notebook."""

import copy
import pickle
from collections.abc import Callable
from html.parser import HTMLParser

import networkx as nx
import pytest
from hostile_graph import TEXTS, hostile_graph
from sample_graph import CATALOG, EXTRACTIONS, LISE, NORA, PAUL

from kgnews.graph import Graph, merge
from kgnews.graph.schema import ARTICLES
from kgnews.pipeline import Build, Counts


@pytest.fixture
def graph() -> Graph:
    return merge(EXTRACTIONS, CATALOG)


@pytest.mark.parametrize(
    "copied",
    [
        lambda graph: graph.copy(),
        copy.copy,
        copy.deepcopy,
        lambda graph: pickle.loads(pickle.dumps(graph)),
        lambda graph: graph.to_directed(),
        lambda graph: graph.reverse().reverse(),
        lambda graph: graph.subgraph(list(graph)),
        lambda graph: nx.compose(graph, graph),
    ],
    ids=["copy", "copy.copy", "deepcopy", "pickle", "to_directed", "reverse", "subgraph", "compose"],
)
def test_what_networkx_makes_of_a_graph_is_one_and_equal(graph: Graph, copied: Callable[[Graph], Graph]) -> None:
    found = copied(graph)
    assert isinstance(found, Graph)
    assert nx.utils.graphs_equal(found, graph)
    assert found.graph[ARTICLES] == graph.graph[ARTICLES]
    assert found._repr_html_() == graph._repr_html_()


def test_a_copy_stands_apart(graph: Graph) -> None:
    other = graph.copy()
    other.remove_node(NORA.id)
    assert NORA.id in graph
    assert NORA.id not in other
    assert not nx.utils.graphs_equal(other, graph)


def test_the_graph_without_directions_is_one_of_networkx(graph: Graph) -> None:
    undirected = graph.to_undirected()
    assert type(undirected) is nx.MultiGraph
    assert undirected.number_of_edges() == graph.number_of_edges()
    assert nx.shortest_path(undirected, LISE.id, PAUL.id) == [LISE.id, NORA.id, PAUL.id]


class Cells(HTMLParser):
    """The elements and the texts of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_graph_shows_its_counts_its_entities_and_its_claims(graph: Graph) -> None:
    texts = Cells(graph._repr_html_()).texts
    assert ": articles 2, statements 6, claims 5, entities 5" in texts
    assert any("Nora Benali (2), Paul Mercier (2), " in text for text in texts), "those of most articles come first"
    first = texts.index("articles") + 1
    assert texts[first : first + 5] == ["Nora Benali", "met", "Paul Mercier", "asserted", "2"]


def test_what_did_not_happen_is_struck(graph: Graph) -> None:
    html = graph._repr_html_()
    assert "<td><s>met</s></td><td>Nora Benali</td><td>negated</td>" in html
    assert "<td>met</td><td>Paul Mercier</td><td>asserted</td>" in html


def test_what_a_build_gave_shows_its_graph(graph: Graph) -> None:
    assert Build(graph, (), Counts(2, 6, 5, 5, 0), ())._repr_html_() == graph._repr_html_()


def test_no_name_is_markup() -> None:
    for text in ["<img src=x onerror=alert(1)>", *TEXTS]:
        graph = hostile_graph().copy()
        for _node, attributes in graph.nodes(data=True):
            if "labels" in attributes:
                attributes["labels"] = tuple(type(label)(label.lang, text) for label in attributes["labels"])
        found = Cells(graph._repr_html_())
        assert {tag for tag, _attributes in found.tags} <= {*"psb", "code", "table", "thead", "tbody", "tr", "th", "td"}
        assert not any(attributes for _tag, attributes in found.tags)
        if text.strip():
            assert text in found.texts


@pytest.mark.parametrize("made", [Graph, lambda: Graph([("a", "b")])], ids=["empty", "by hand"])
def test_a_graph_that_is_none_of_ours_shows_what_it_is(made: Callable[[], Graph]) -> None:
    assert "Graph with" in made()._repr_html_()


def test_the_graph_of_no_articles_shows_zeros() -> None:
    assert "articles 0, statements 0, claims 0, entities 0" in merge([], CATALOG)._repr_html_()
