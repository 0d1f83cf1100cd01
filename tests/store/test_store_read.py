"""A whole graph comes back from a store, whatever the store, and however it was laid out."""

from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from sample_graph import CATALOG, ENGLISH_EXTRACTION, EXTRACTIONS, FRENCH, FRENCH_EXTRACTION
from store_articles import KINDS, Place

from kgnews.errors import InputError
from kgnews.graph import Graph, merge
from kgnews.graph.schema import ARTICLES
from kgnews.pipeline import named_graphs, read_graph, read_store, write_graph
from kgnews.records import Extraction
from kgnews.store.load import load
from kgnews.store.retract import retract


def read(place: Place) -> Graph:
    """Read a store back: known ones by their target alone, others from where they take queries."""
    return read_store(place.target, place.endpoints.query)


def graph_of(place: Place, graph: Graph, default_graph: bool = False) -> Graph:
    with place.open() as store:
        load(store, named_graphs(graph), default_graph=default_graph)
    return read(place)


def from_file(path: Path, *extractions: Extraction) -> Graph:
    """Return the graph of the *extractions* as it comes back from a file, which keeps the order of the authors."""
    write_graph(merge(extractions, CATALOG), path)
    return read_graph([path])


@pytest.mark.parametrize(
    ("place", "default_graph"),
    [
        (kind, way) for kind in KINDS for way in (False, True) if not (way and kind == "virtuoso")
    ],  # it has named graphs only
    indirect=["place"],
)
def test_a_graph_comes_back_from_a_store(place: Place, default_graph: bool, tmp_path: Path) -> None:
    found = graph_of(place, merge(EXTRACTIONS, CATALOG), default_graph)
    expected = from_file(tmp_path / "graph.ttl", *EXTRACTIONS)
    assert expected.graph[ARTICLES][0].authors == ("Lise Armand", "Omar Haddad"), "in alphabetical order"
    assert nx.utils.graphs_equal(found, expected)


def test_the_authors_come_in_the_same_order_from_any_store(place: Place) -> None:
    authors = ("Zoé", "Élie", "Awa", "Marc")
    extraction = replace(FRENCH_EXTRACTION, article=replace(FRENCH, authors=authors, editors=authors))
    (article,) = graph_of(place, merge([extraction], CATALOG)).graph[ARTICLES]
    assert article.authors == article.editors == ("Awa", "Marc", "Zoé", "Élie")


def test_an_article_that_was_retracted_does_not_come_back(place: Place, tmp_path: Path) -> None:
    graph_of(place, merge(EXTRACTIONS, CATALOG))
    with place.open() as store:
        retract(store, f"https://w3id.org/kgnews/id/{FRENCH.id}")
    assert nx.utils.graphs_equal(read(place), from_file(tmp_path / "english.ttl", ENGLISH_EXTRACTION))


@pytest.mark.parametrize("place", ["embedded", "oxigraph", "nginx"], indirect=True)  # Virtuoso has graphs of its own
def test_an_empty_store_gives_an_empty_graph(place: Place) -> None:
    with place.open() as store:
        load(store, [])
    found = read(place)
    assert (len(found), found.graph[ARTICLES]) == (0, ())


def test_a_store_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match=r"none\.store: there is no such store"):
        read_store("none.store")
