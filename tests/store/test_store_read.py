"""A whole graph comes back from a store, whatever the store, and however it was laid out."""

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from sample_graph import CATALOG, ENGLISH_EXTRACTION, EXTRACTIONS, FRENCH, FRENCH_EXTRACTION
from store_articles import NO_ENDPOINTS, Place

from kgnews.errors import InputError
from kgnews.graph import Graph, merge
from kgnews.graph.schema import ARTICLES
from kgnews.pipeline import named_graphs, read_graph, read_store, write_graph
from kgnews.records import Extraction
from kgnews.store.load import load
from kgnews.store.retract import retract


@pytest.fixture
def known(place: Place) -> Place:
    """A store that a target alone leads to."""
    if place.endpoints != NO_ENDPOINTS:
        pytest.skip("an unknown server needs its endpoints, which read_store does not take")
    return place


def graph_of(place: Place, graph: Graph, default_graph: bool = False) -> Graph:
    with place.open() as store:
        load(store, named_graphs(graph), default_graph=default_graph)
    return read_store(place.target)


def from_file(path: Path, *extractions: Extraction) -> Graph:
    """Return the graph of the *extractions* as it comes back from a file, which keeps the order of the authors."""
    write_graph(merge(extractions, CATALOG), path)
    return read_graph([path])


@pytest.mark.parametrize("default_graph", [False, True], ids=["named graphs", "default graph"])
def test_a_graph_comes_back_from_a_store(known: Place, default_graph: bool, tmp_path: Path) -> None:
    if default_graph and known.kind == "virtuoso":
        pytest.skip("Virtuoso has no default graph to write to")
    found = graph_of(known, merge(EXTRACTIONS, CATALOG), default_graph)
    expected = from_file(tmp_path / "graph.ttl", *EXTRACTIONS)
    assert expected.graph[ARTICLES][0].authors == ("Lise Armand", "Omar Haddad"), "in alphabetical order"
    assert nx.utils.graphs_equal(found, expected)


def test_the_authors_come_in_the_same_order_from_any_store(known: Place) -> None:
    authors = ("Zoé", "Élie", "Awa", "Marc")
    extraction = replace(FRENCH_EXTRACTION, article=replace(FRENCH, authors=authors, editors=authors))
    (article,) = graph_of(known, merge([extraction], CATALOG)).graph[ARTICLES]
    assert article.authors == article.editors == ("Awa", "Marc", "Zoé", "Élie")


def test_an_article_that_was_retracted_does_not_come_back(known: Place, tmp_path: Path) -> None:
    graph_of(known, merge(EXTRACTIONS, CATALOG))
    with known.open() as store:
        retract(store, f"https://w3id.org/kgnews/id/{FRENCH.id}")
    assert nx.utils.graphs_equal(read_store(known.target), from_file(tmp_path / "english.ttl", ENGLISH_EXTRACTION))


def test_an_empty_store_gives_an_empty_graph(known: Place) -> None:
    if known.kind == "virtuoso":
        pytest.skip("Virtuoso is never empty: it has graphs of its own")
    with known.open() as store:
        load(store, [])
    found = read_store(known.target)
    assert (len(found), found.graph[ARTICLES]) == (0, ())


def test_a_store_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match=r"none\.store: there is no such store"):
        read_store("none.store")
