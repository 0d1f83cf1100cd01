"""A user's own file of known things, on top of those that come with kgnews."""

from pathlib import Path

import pytest
from sample_turtle import write_folder
from stub_engine import Run

from kgnews.errors import DataError
from kgnews.knowledge import Gazetteer, KnownEntity, OfficeName, OfficeTerm, OfficeType
from kgnews.ontology import load_catalog
from kgnews.ontology.gazetteer import extend_gazetteer
from kgnews.records import Gender, Kind, Label

PREFIXES = """\
@prefix body: <https://w3id.org/kgnews/id/org/> .
@prefix country: <https://w3id.org/kgnews/id/country/> .
@prefix kgn: <https://w3id.org/kgnews/ontology#> .
@prefix office: <https://w3id.org/kgnews/id/office/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix person: <https://w3id.org/kgnews/id/person/> .
@prefix place: <https://w3id.org/kgnews/id/place/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
SWEDEN = KnownEntity("country/se", Kind.GOVERNMENT, (Label("en", "Sweden"), Label("fr", "Suède")), weight=3)
BREST = KnownEntity("place/brest-fr", Kind.PLACE, (Label("en", "Brest"),), (Label("fr", "Brest"),), weight=9)
PRESIDENT = OfficeType("office/president", (Label("en", "president"),), (OfficeName("en", "president"),))
KNOWN = Gazetteer(
    entities={SWEDEN.id: SWEDEN, BREST.id: BREST},
    offices={PRESIDENT.id: PRESIDENT},
    terms=(OfficeTerm("office/president", "country/se", "person/lise-armand", "2001", None),),
)


def extended(folder: Path, *texts: str) -> Gazetteer:
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"own{number}.ttl")
        paths[-1].write_text(PREFIXES + text, encoding="utf-8")
    return extend_gazetteer(KNOWN, paths)


def test_new_things_and_terms_of_office_are_added(tmp_path: Path) -> None:
    found = extended(
        tmp_path,
        'body:harbour a schema:Organization ; skos:prefLabel "Harbour Board"@en ; schema:containedInPlace country:se .',
        'person:nora a schema:Person ; skos:prefLabel "Nora Benali"@en ; schema:gender schema:Female ;\n'
        ' kgn:term [ kgn:officeType office:president ; kgn:officeOf body:harbour ; schema:startDate "2012" ] .',
    )
    assert set(found.entities) == {*KNOWN.entities, "org/harbour", "person/nora"}
    assert found.entities["org/harbour"].country == "country/se"
    assert found.entities["person/nora"].gender is Gender.FEMININE
    assert found.terms == (*KNOWN.terms, OfficeTerm("office/president", "org/harbour", "person/nora", "2012", None))
    assert set(KNOWN.entities) == {SWEDEN.id, BREST.id}, "what was known stays as it was"


def test_names_are_added_to_what_is_known_and_a_preferred_one_takes_the_place_of_the_other(tmp_path: Path) -> None:
    found = extended(
        tmp_path, 'place:brest-fr a schema:City ; skos:prefLabel "Brest-on-Sea"@en ; skos:altLabel "Recouvrance" .'
    )
    brest = found.entities[BREST.id]
    assert brest.labels == (Label("en", "Brest-on-Sea"),)
    assert brest.aliases == (Label("en", "Brest"), Label("fr", "Brest"), Label("", "Recouvrance"))
    assert (brest.kind, brest.weight) == (Kind.PLACE, 9)
    found = extended(
        tmp_path,
        'country:se a schema:Country ; skos:altLabel "the kingdom"@en ; kgn:uncertainName "the kingdom" , "Sweden" .',
    )
    sweden = found.entities[SWEDEN.id]
    assert (sweden.labels, sweden.uncertain) == (SWEDEN.labels, {"the kingdom", "Sweden"})


def test_a_twin_of_what_is_known_is_folded_into_it(tmp_path: Path) -> None:
    found = extended(tmp_path, 'place:brest a schema:City ; skos:prefLabel "Bresta"@en ; owl:sameAs place:brest-fr .')
    assert "place/brest" not in found.entities
    assert Label("en", "Bresta") in found.entities[BREST.id].aliases


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["oops"], "own0.ttl:10: faulty Turtle"),
        (['<http://x.example/a> a schema:Person ; skos:prefLabel "A" .'], "is not below https://w3id.org/kgnews/id/"),
        (["body:a a schema:Organization ."], "own0.ttl: kg:org/a: has no skos:prefLabel; give it a name"),
        (['body:a skos:prefLabel "A" .'], "needs exactly one class"),
        (['place:brest-fr a schema:Person ; skos:altLabel "B" .'], "is known as a place, and here is a person"),
        (['body:a a schema:NGO ; skos:prefLabel "A" .'] * 2, "own1.ttl: kg:org/a: is in another file as well"),
        (
            ['body:a a schema:NGO ; skos:prefLabel "A" ; schema:containedInPlace country:xx .'],
            "leads to country/xx, which no file",
        ),
        (
            ['body:a a schema:NGO ; skos:prefLabel "A" ; kgn:uncertainName "B" .'],
            'kgn:uncertainName "B" is none of its names',
        ),
    ],
)
def test_a_fault_is_told_with_its_file(tmp_path: Path, texts: list[str], said: str) -> None:
    with pytest.raises(DataError) as caught:
        extended(tmp_path, *texts)
    assert said in str(caught.value)


def test_a_catalog_has_it_and_another_digest(tmp_path: Path) -> None:
    folder, own = write_folder(tmp_path / "x"), tmp_path / "own.ttl"
    own.write_text(PREFIXES + 'body:a a schema:NGO ; skos:prefLabel "A" .', encoding="utf-8")
    plain, more = load_catalog(folder), load_catalog(folder, gazetteers=[own])
    assert set(more.gazetteer.entities) - set(plain.gazetteer.entities) == {"org/a"}
    assert more.digest != plain.digest
    own.write_text(PREFIXES + 'body:a a schema:NGO ; skos:prefLabel "B" .', encoding="utf-8")
    assert load_catalog(folder, gazetteers=[own]).digest != more.digest


def test_the_example_is_right(checkout: Path) -> None:
    example = checkout / "examples" / "gazetteer.ttl"
    found = load_catalog(gazetteers=[example]).gazetteer
    assert {label.text for label in found.entities["org/iroise-observatory"].labels} == {
        "Iroise Observatory",
        "Observatoire de l'Iroise",
    }
    assert found.terms[-1].person == "person/awa-diallo-oceanographer"
    assert Label("fr", "Brest-même") in found.entities["place/brest-fr"].aliases


@pytest.mark.parametrize("command", ["build", "triples", "explain"])
def test_a_file_that_is_not_there_is_told(run: Run, dispatch: Path, tmp_path: Path, command: str) -> None:
    what = "Awa Diallo visited Brest." if command == "explain" else dispatch
    output = ["-o", tmp_path / "graph.ttl"] if command == "build" else []
    result = run(command, what, *output, "--lang", "en", "--gazetteer", "nowhere.ttl")
    assert (result.code, result.out) == (1, "")
    assert (
        result.err
        == "kgnews: nowhere.ttl: cannot be read (No such file or directory); check that the file is there and may be read\n"
    )


def test_what_it_knows_stands_in_the_graph_with_its_names(run: Run, dispatch: Path, tmp_path: Path) -> None:
    own, graph = tmp_path / "own.ttl", tmp_path / "graph.ttl"
    own.write_text(
        PREFIXES + 'person:awa-diallo a schema:Person ; skos:prefLabel "Awa Diallo-Sow"@en .', encoding="utf-8"
    )
    assert run("build", dispatch, "-o", graph, "--gazetteer", own).code == 0
    row = next(line for line in run("entities", graph).out.splitlines() if line.startswith("person/awa-diallo\t"))
    assert row.split("\t")[2] == "Awa Diallo-Sow"
    assert row.split("\t")[8] == "gazetteer"
