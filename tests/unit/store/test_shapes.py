"""The shapes that come with kgnews are complete, and what the compiler does not know it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

from kgnews.errors import DataError
from kgnews.ontology import load_catalog
from kgnews.ontology.vocab import KGN, SH
from kgnews.resources import ontologies_folder
from kgnews.store.shapes import Checks, Severity, read_shapes, shapes_turtle
from kgnews.write import names

HEADER = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix kgn: <https://w3id.org/kgnews/ontology#> .
@prefix shape: <https://w3id.org/kgnews/shapes#> .
"""
MESSAGES = 'sh:message "Wrong."@en , "Faux."@fr'


@pytest.fixture(scope="module")
def checks() -> Checks:
    return read_shapes(shapes_turtle(load_catalog()))


def of_shape(body: str) -> str:
    return f"{HEADER}shape:X a sh:NodeShape ; sh:targetClass kgn:Claim ; {body} ."


def of_property(body: str) -> str:
    return of_shape(f"sh:property [ sh:path kgn:status ; {body} ; {MESSAGES} ]")


def faults(turtle: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_shapes(turtle)
    return str(caught.value).splitlines()


def test_every_constraint_says_what_is_wrong_in_both_languages(checks: Checks) -> None:
    assert len(checks.checks) > 400
    for check in checks.checks:
        texts = {label.lang: label.text for label in check.messages}
        assert texts.keys() == {"en", "fr"}, check
        assert texts["en"] != texts["fr"]
        assert re.fullmatch(r"(?s)\S.*[.?]", texts["en"]) and re.fullmatch(r"(?s)\S.*[.?]", texts["fr"]), texts


def test_no_two_shapes_say_the_same(checks: Checks) -> None:
    owners: dict[tuple[object, ...], set[str]] = {}
    for check in checks.checks:
        owners.setdefault(check.messages, set()).add(check.shape)
    shared = {messages: shapes for messages, shapes in owners.items() if len(shapes) > 1}
    assert {frozenset(shapes) for shapes in shared.values()} <= {
        frozenset({SHAPE + "Entity", SHAPE + "Naming"}),  # a link that is no IRI
    }


SHAPE = "https://w3id.org/kgnews/shapes#"


def test_only_the_kinds_of_relations_are_warnings(checks: Checks) -> None:
    for check in checks.checks:
        derived = re.fullmatch(r"(Subjects|Objects)Of-\w+", check.shape.removeprefix(SHAPE))
        assert (check.severity is Severity.WARNING) == bool(derived), check.shape


def test_every_relation_has_its_kinds_checked() -> None:
    catalog = load_catalog()
    found = {check.shape.removeprefix(SHAPE) for check in read_shapes(shapes_turtle(catalog)).checks}
    for name, relation in catalog.relations.items():
        assert (f"SubjectsOf-{name}" in found) == bool(relation.domain), name
        assert (f"ObjectsOf-{name}" in found) == bool(relation.range), name


def test_every_term_of_the_shapes_is_in_the_ontology() -> None:
    ontology = ontologies_folder() / "kgnews.ttl"
    declared = {quad.subject.value for quad in pyoxigraph.parse(path=ontology, format=pyoxigraph.RdfFormat.TURTLE)}
    text = shapes_turtle(load_catalog())
    used = {KGN + name for name in re.findall(r"\bkgn:([A-Za-z-]+)", re.sub(r"(?m)^#.*|\"[^\"\n]*\"@\w+", "", text))}
    assert len(used) > 100
    assert used - declared == set()


def test_every_term_that_is_written_stands_in_the_shapes() -> None:
    """Whoever writes a new property has to say in the shapes where it belongs."""
    text = (ontologies_folder() / "shapes.ttl").read_text(encoding="utf-8")
    prefixes = {space: prefix for prefix, space in {**names.PREFIXES, "pav": names.PAV}.items()}
    written = {
        value
        for name, value in vars(names).items()
        if name.isupper()
        and isinstance(value, str)
        and value.startswith("http")
        and value not in names.PREFIXES.values()
    } - {names.DEFAULT_BASE, names.ONTOLOGY, names.ONTOLOGY_VERSION, names.PROPERTY}
    written.remove(names.REIFIES)  # of RDF 1.2, which SHACL does not know
    assert len(written) > 60
    for term in written:
        space = next(space for space in prefixes if term.startswith(space))
        assert re.search(rf"\b{prefixes[space]}:{re.escape(term.removeprefix(space))}\b", text), term


def test_lines_can_be_read_in_an_editor() -> None:
    text = (ontologies_folder() / "shapes.ttl").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 160
    assert "\t" not in text


def test_two_parsers_read_the_same_triples() -> None:
    import rdflib

    text = shapes_turtle(load_catalog())
    found = {
        (quad.subject, quad.predicate, quad.object)
        for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
    }
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == len(found)


def test_a_shape_that_is_understood() -> None:
    (check,) = read_shapes(of_property("sh:minCount 1")).checks
    assert check.component == SH + "MinCountConstraintComponent"
    assert [step.predicate for step in check.path] == [KGN + "status"]


@pytest.mark.parametrize(
    ("turtle", "fault"),
    [
        (of_property("sh:maxLength 3"), "has sh:maxLength, which is not understood"),
        (of_property("sh:pattern \"x\" ; sh:flags \"i\""), "has sh:flags, which is not understood"),
        (of_property("sh:minCount 1 ; sh:deactivated true"), "has sh:deactivated, which is not understood"),
        (of_shape(f"sh:property [ sh:path [ sh:zeroOrMorePath kgn:status ] ; sh:minCount 1 ; {MESSAGES} ]"), "sh:path"),
        (of_shape(f"sh:property [ sh:path [ sh:alternativePath ( kgn:start kgn:end ) ] ; sh:minCount 1 ; {MESSAGES} ]"), "sh:path"),
        (of_shape(f"sh:xone ( [ sh:class kgn:Claim ] ) ; {MESSAGES}"), "has sh:xone, which is not understood"),
        (of_shape(f"sh:targetNode kgn:met ; sh:nodeKind sh:IRI ; {MESSAGES}"), "has sh:targetNode, which is not understood"),
        (of_property("sh:minCount \"many\""), "no whole number"),
        (of_property("sh:nodeKind sh:Anything"), "use one of sh:IRI"),
        (of_property("sh:in ()"), "the list is empty"),
        (of_property("sh:or ( [ sh:minCount 1 ] )"), "holds other than tests of a value"),
        (of_property("sh:or ()"), "the list is empty"),
        (of_property("sh:qualifiedMinCount 1"), "there must be one sh:qualifiedValueShape"),
        (of_property("sh:uniqueLang false"), "it says nothing"),
        (of_shape("sh:nodeKind sh:IRI ; sh:message \"Wrong.\"@en"), "without sh:message in @en and @fr"),
        (of_property("sh:minCount 1 ; sh:severity sh:Fatal"), "severity"),
        (of_shape(f"sh:sparql [ {MESSAGES} ; sh:select \"ASK {{ $this ?path ?value }}\" ]"), "is not of the form SELECT $this"),
        (of_shape(f"sh:sparql [ {MESSAGES} ; sh:ask \"ASK {{ }}\" ]"), "has sh:ask, which is not understood"),
        (of_shape(f"sh:sparql [ {MESSAGES} ; sh:select \"SELECT $this WHERE {{ $this kgn: }}\" ]"), "no SPARQL"),
        (f"{HEADER}shape:X a sh:NodeShape ; sh:nodeKind sh:IRI ; {MESSAGES} .", "no sh:targetClass"),
        (f"{HEADER}shape:X a sh:PropertyShape ; sh:path kgn:status ; sh:minCount 1 ; {MESSAGES} .", "has no sh:NodeShape"),
        ("shape:X a", "faulty Turtle"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused(turtle: str, fault: str) -> None:
    assert any(fault in line for line in faults(turtle)), faults(turtle)


def test_all_faults_are_told_at_once() -> None:
    assert len(faults(of_property("sh:maxLength 3 ; sh:in () ; sh:uniqueLang false"))) == 3


def test_a_folder_without_shapes(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"shapes\.ttl: cannot be read"):
        shapes_turtle(load_catalog(), tmp_path)
