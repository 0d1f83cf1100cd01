"""An entity by what people call it."""

from dataclasses import replace

import pytest
from sample_graph import CATALOG, EXTRACTIONS, FRENCH_EXTRACTION, PAUL, PLANNED_VISIT

from kgnews.errors import InputError
from kgnews.graph import merge
from kgnews.graph.find import find_entity
from kgnews.graph.schema import Graph
from kgnews.records import Entity, Label


@pytest.fixture(scope="module")
def graph() -> Graph:
    return merge(EXTRACTIONS, CATALOG)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("person/nora-benali", "person/nora-benali"),
        ("Nora Benali", "person/nora-benali"),
        ("  nora BÉNALI ", "person/nora-benali"),
        ("La ministre", "person/nora-benali"),
        ("Benali", "person/nora-benali"),
        ("Suède", "country/se"),
        ("sweden", "country/se"),
        ("http://www.wikidata.org/entity/Q34", "country/se"),
        ("https://w3id.org/kgnews/id/person/paul-mercier", "person/paul-mercier"),
        ("<https://w3id.org/kgnews/id/person/paul-mercier>", "person/paul-mercier"),
    ],
)
def test_what_is_meant(graph: Graph, said: str, meant: str) -> None:
    assert find_entity(graph, said) == meant


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Nora", r"did you mean .*person/nora-benali"),
        ("Norra Benalli", r"did you mean Nora Benali \(person/nora-benali\)"),
        ("", "none of this name or id$"),
        ("…", "none of this name or id$"),
        ("http://elsewhere.example/x", "none of this name or id"),
        ("3000000", "none of this name or id"),
    ],
)
def test_what_is_unknown_is_told_with_what_is_like_it(graph: Graph, said: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        find_entity(graph, said)


def of(*subjects: Entity) -> Graph:
    statements = tuple(replace(PLANNED_VISIT, subject=one) for one in subjects)
    return merge([replace(FRENCH_EXTRACTION, statements=statements, entities=subjects)], CATALOG)


def test_a_name_of_several_is_an_error_that_lists_them() -> None:
    paul, other = PAUL, replace(PAUL, id="person/paul-mercier-2")
    graph = of(paul, other)
    with pytest.raises(
        InputError, match=r"is 2 in this graph: person/paul-mercier \(.*person/paul-mercier-2 .*give the id"
    ):
        find_entity(graph, "Paul Mercier")
    assert find_entity(graph, other.id) == other.id


def test_a_preferred_name_goes_before_an_alias_and_the_same_writing_before_another() -> None:
    named = (
        replace(PAUL, id="person/one", labels=(Label("fr", "Le Havre"),), aliases=()),
        replace(PAUL, id="person/two", labels=(Label("fr", "Le havre"),), aliases=()),
        replace(PAUL, id="person/three", labels=(Label("fr", "Trois"),), aliases=(Label("", "Le Havre"),)),
    )
    graph = of(*named)
    assert find_entity(graph, "Le Havre") == "person/one"
    assert find_entity(graph, "Le havre") == "person/two"
    with pytest.raises(InputError, match="is 2 in this graph"):
        find_entity(graph, "LE HAVRE")
