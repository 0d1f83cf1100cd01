"""Every term of our own that a graph is written with is defined in the ontology."""

from pathlib import Path

import pyoxigraph
import pytest

from kgnews.records import AttributionKind, Grain, Kind, Status, Tense
from kgnews.write import names

ONTOLOGY = Path(__file__).parents[3] / "ontologies" / "kgnews.ttl"
TERMS = {value for value in vars(names).values() if isinstance(value, str) and value.startswith(names.KGN)} - {
    names.KGN
}
VALUES = {names.KGN + value for values in (AttributionKind, Grain, Kind, Status, Tense) for value in values} - {
    names.KGN + Tense.NONE  # no tense is no triple
}


@pytest.fixture(scope="module")
def defined() -> set[str]:
    label = pyoxigraph.NamedNode(names.LABEL)
    quads = pyoxigraph.parse(path=ONTOLOGY, format=pyoxigraph.RdfFormat.TURTLE)
    return {quad.subject.value for quad in quads if quad.predicate == label}


def test_terms_are_defined(defined: set[str]) -> None:
    assert len(TERMS) >= 20
    assert TERMS - defined == set()


def test_values_are_defined(defined: set[str]) -> None:
    assert VALUES - defined == set()


def test_every_kind_has_a_class() -> None:
    assert names.CLASSES.keys() == set(Kind)
