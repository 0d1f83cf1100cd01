"""Each fault of kgnews.ttl gives a complaint that says what, where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_turtle import ONTOLOGY, changed, complaints, write_folder

from kgnews.errors import DataError
from kgnews.ontology import load_catalog

PAINTED = "ontologies/kgnews.ttl: kgn:painted: "

CASES = {
    "no English label": (
        ('rdfs:label "painted"@en , "a peint"@fr', 'rdfs:label "a peint"@fr'),
        PAINTED + "has no rdfs:label in @en; give it one",
    ),
    "empty label": (('"painted"@en', '" "@en'), PAINTED + "has no rdfs:label in @en; give it one"),
    "two French labels": (
        ('"a peint"@fr ;', '"a peint"@fr , "peignait"@fr ;'),
        PAINTED + "has 2 rdfs:label in @fr; give it one",
    ),
    "no French definition": (
        (""" , "Quelqu'un a fait un tableau."@fr""", ""),
        PAINTED + "has no skos:definition in @fr; give it one",
    ),
    "no twin": (
        ("kgn:plannedTwin kgn:willPaint ;", ""),
        PAINTED + "has no kgn:plannedTwin; name the kgn:PlannedRelation for facts still to come",
    ),
    "twin not declared": (
        ("kgn:plannedTwin kgn:willPaint ;", "kgn:plannedTwin kgn:willDraw ;"),
        PAINTED + "kgn:plannedTwin kgn:willDraw is not declared; declare it as a kgn:PlannedRelation",
    ),
    "twin of another": (
        ("kgn:plannedTwin kgn:willDanceWith", "kgn:plannedTwin kgn:willPaint"),
        "ontologies/kgnews.ttl: kgn:dancedWith: kgn:plannedTwin kgn:willPaint belongs to kgn:painted already; "
        "name another",
    ),
    "two twins": (
        ("kgn:plannedTwin kgn:willPaint ;", "kgn:plannedTwin kgn:willPaint , kgn:willDraw ;"),
        PAINTED + "has 2 values of kgn:plannedTwin; keep one",
    ),
    "twin without label": (
        (', "va peindre"@fr', ""),
        "ontologies/kgnews.ttl: kgn:willPaint: has no rdfs:label in @fr; give it one",
    ),
    "inverse without label": (
        (', "a été peint par"@fr', ""),
        "ontologies/kgnews.ttl: kgn:paintedBy: has no rdfs:label in @fr; give it one",
    ),
    "unknown kind": (
        ("kgn:rangeKind kgn:work", "kgn:rangeKind kgn:wrok"),
        PAINTED + "kgn:rangeKind kgn:wrok is no kind; use one of event, government, group, office, organisation, "
        "person, place, thing, work",
    ),
    "symmetric between different kinds": (
        ("kgn:rangeKind kgn:person", "kgn:rangeKind kgn:group"),
        "ontologies/kgnews.ttl: kgn:dancedWith: is symmetric, yet kgn:domainKind and kgn:rangeKind differ; "
        "make them the same",
    ),
    "symmetric with an inverse": (
        ("kgn:plannedTwin kgn:willDanceWith", "owl:inverseOf kgn:paintedBy ; kgn:plannedTwin kgn:willDanceWith"),
        "ontologies/kgnews.ttl: kgn:dancedWith: is symmetric and has an owl:inverseOf; it is its own inverse, "
        "drop one of the two",
    ),
    "symmetric without its twin": (
        ("kgn:willDanceWith a owl:ObjectProperty , owl:SymmetricProperty", "kgn:willDanceWith a owl:ObjectProperty"),
        "ontologies/kgnews.ttl: kgn:dancedWith: and its twin kgn:willDanceWith must both be owl:SymmetricProperty, "
        "or neither",
    ),
    "once for neither end": (
        ("kgn:rangeKind kgn:work ;", "kgn:rangeKind kgn:work ; kgn:onceFor kgn:work ;"),
        PAINTED + "kgn:onceFor kgn:work; use rdf:subject or rdf:object",
    ),
    "no languages": (
        (' ; dcterms:language "en" , "fr"', ""),
        'ontologies/kgnews.ttl: the owl:Ontology names no dcterms:language; add the languages of the labels ("en")',
    ),
}


@pytest.mark.parametrize(("change", "complaint"), CASES.values(), ids=CASES.keys())
def test_a_fault_is_named(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    assert complaint in complaints(tmp_path, changed(ONTOLOGY, *change), en="")


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    ontology = changed(ONTOLOGY, ', "va peindre"@fr', "")
    entry = "lexen:a a ontolex:LexicalEntry ; lexinfo:partOfSpeech lexinfo:noun ."
    broken = "lexfr:a a ontolex:LexicalEntry ;;; oops ."
    lines = complaints(tmp_path, ontology, en=entry, fr=broken)
    assert [line.split(":")[0] for line in lines] == [
        "ontologies/kgnews.ttl",
        "ontologies/lexicon/en.ttl",
        "ontologies/lexicon/en.ttl",
        "ontologies/lexicon/fr.ttl",
    ]


def test_the_faults_of_the_gazetteer_are_told_with_the_others(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, changed(ONTOLOGY, ', "va peindre"@fr', ""))
    (folder / "gazetteer").mkdir()
    (folder / "gazetteer" / "cities.ttl").write_text("oops .", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    twin, city = str(caught.value).splitlines()
    assert twin.startswith("ontologies/kgnews.ttl: kgn:willPaint: ")
    assert city.startswith("ontologies/gazetteer/cities.ttl:1: faulty Turtle: ")


def test_a_faulty_relation_still_counts_as_known_to_the_lexicon(tmp_path: Path) -> None:
    ontology = changed(ONTOLOGY, "kgn:plannedTwin kgn:willPaint ;", "")
    lines = write_and_complain(tmp_path, ontology)
    assert not [line for line in lines if "lexicon" in line]


def test_faulty_turtle_is_told_with_its_line(tmp_path: Path) -> None:
    text = "\nkgn:a a owl:ObjectProperty .\nkgn:b a kgm:Relation .\n"
    lines = complaints(tmp_path, text, en="")
    line = header_lines() + 3
    assert lines == [
        f"ontologies/kgnews.ttl:{line}: faulty Turtle: The prefix kgm: has not been declared; correct the syntax"
    ]


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    path = folder / "lexicon" / "en.ttl"
    path.write_bytes("# one\n# deux\n# \xe9t\xe9\n".encode("latin-1"))
    with pytest.raises(DataError) as caught:
        load_catalog(folder)
    assert str(caught.value) == "ontologies/lexicon/en.ttl:3: the bytes are not UTF-8; save the file as UTF-8"


def test_a_folder_without_ontology_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"kgnews\.ttl: cannot be read \(No such file or directory\); check that"):
        load_catalog(tmp_path)


def test_an_ontology_without_relations_is_told(tmp_path: Path) -> None:
    header = '<https://example.org/o> a owl:Ontology ; dcterms:language "en" .'
    assert complaints(tmp_path, header, en="") == [
        "ontologies/kgnews.ttl: has no kgn:Relation; add at least one",
    ]


def write_and_complain(parent: Path, ontology: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_catalog(write_folder(parent, ontology))
    return str(caught.value).splitlines()


def header_lines() -> int:
    from sample_turtle import HEADER

    return HEADER.count("\n")
