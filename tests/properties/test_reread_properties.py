"""What we write comes back: the same graph, and from it the same bytes."""

import io
from dataclasses import replace

import pyoxigraph
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.utils import graphs_equal
from strategies import any_text, catalog, extractions

from kgnews.graph import Graph, Union, merge, split
from kgnews.records import Extraction, Label
from kgnews.write import named_graphs, read_quads
from kgnews.write.turtle import write_ntriples, write_turtle

batches = st.lists(extractions(), max_size=4)
BASE = "https://news.example/id/"


def written(graph: Graph, writer=write_turtle) -> str:
    target = io.StringIO()
    writer(graph, catalog, target, BASE)
    return target.getvalue()


def read(text: str, format: pyoxigraph.RdfFormat) -> Graph:
    union = Union()
    read_quads(pyoxigraph.parse(text.encode("utf-8"), format=format), "the test", union)
    return union.write(Graph())


@settings(deadline=None)
@given(batches)
def test_a_graph_comes_back_the_same(told: list[Extraction]) -> None:
    graph = merge(told, catalog)
    again = read(written(graph), pyoxigraph.RdfFormat.TURTLE)
    assert graphs_equal(again, graph)
    assert again.graph == graph.graph
    assert graphs_equal(read(written(graph, write_ntriples), pyoxigraph.RdfFormat.N_TRIPLES), graph)


def strange(extraction: Extraction, words: str) -> Extraction:
    """Put *words* wherever a string is kept."""
    article = replace(
        extraction.article, title=words, url=words, publisher=words, authors=(words, "A"), id="a/" + words
    )
    statements = tuple(
        replace(
            one,
            relation="open/" + words,
            subject=replace(one.subject, id="thing/" + words, labels=(Label("fr", words),), same_as=(words,)),
            evidence=replace(one.evidence, article=article.id, quote=words, rule=words, entry=words),
        )
        for one in extraction.statements
    )
    return Extraction(article, statements)


@settings(deadline=None)
@given(batches, any_text)
def test_whatever_the_strings_the_same_bytes_come_back(told: list[Extraction], words: str) -> None:
    text = written(merge([strange(one, words) for one in told], catalog))
    assert written(read(text, pyoxigraph.RdfFormat.TURTLE)) == text


@settings(deadline=None)
@given(batches)
def test_the_named_graphs_of_the_articles_are_the_graph(told: list[Extraction]) -> None:
    graph = merge(told, catalog)
    parts = {part.name: part.triples.decode() for part in named_graphs(graph, catalog, BASE)}
    assert parts.keys() == {BASE + article.id for article, _ in split(graph)}
    assert graphs_equal(read("".join(parts.values()), pyoxigraph.RdfFormat.N_TRIPLES), graph)
