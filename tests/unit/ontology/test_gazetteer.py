"""The gazetteer that comes with kgnews: how much there is, that it is right, and that faults are told."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kgnews.errors import DataError
from kgnews.knowledge import Gazetteer, KnownEntity, OfficeTerm
from kgnews.ontology.gazetteer import load_gazetteer
from kgnews.records import Gender, Kind, Label

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "ontologies" / "gazetteer"
MADE = ("bodies.ttl", "cities.ttl", "countries.ttl", "holders.ttl", "offices.ttl")
PREFIXES = """\
@prefix body: <https://w3id.org/kgnews/id/org/> .
@prefix country: <https://w3id.org/kgnews/id/country/> .
@prefix kgn: <https://w3id.org/kgnews/ontology#> .
@prefix office: <https://w3id.org/kgnews/id/office/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix person: <https://w3id.org/kgnews/id/person/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(FOLDER)


def named(entity: KnownEntity, lang: str) -> set[str]:
    return {label.text for label in (*entity.labels, *entity.aliases) if label.lang in {lang, ""}}


def label(entity: KnownEntity, lang: str) -> str:
    return next(label.text for label in entity.labels if label.lang == lang)


def terms_on(gazetteer: Gazetteer, office: str, body: str, day: str) -> list[OfficeTerm]:
    return [
        term
        for term in gazetteer.terms
        if (term.office, term.body) == (f"office/{office}", body)
        and (term.start or "0") <= day
        and (term.end is None or day < term.end)
    ]


# How much there is


def test_counts(gazetteer: Gazetteer) -> None:
    folders = Counter(ident.partition("/")[0] for ident in gazetteer.entities)
    # of the 387 bodies, the European Union and the Holy See are folded into the countries of that name
    assert folders == {"country": 241, "org": 385, "place": 6326, "person": 4837}
    assert len(gazetteer.terms) == 5887
    assert len(gazetteer.offices) == 157


def test_the_files_hold_241_countries_and_387_bodies() -> None:
    countries = (FOLDER / "countries.ttl").read_text(encoding="utf-8")
    bodies = (FOLDER / "bodies.ttl").read_text(encoding="utf-8")
    assert countries.count("\ncountry:") == 241
    assert bodies.count("\nbody:") == 387


def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = FOLDER / "source" / "build.py"
    run = subprocess.run(
        [sys.executable, str(script), "--out", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(MADE)
    for name in MADE:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"{name} is not what build.py makes"


# Every entry


def test_every_thing_has_one_label_in_each_language(gazetteer: Gazetteer) -> None:
    for entity in gazetteer.entities.values():
        assert [label.lang for label in entity.labels] == ["en", "fr"], entity.id
        assert all(label.text == label.text.strip() != "" for label in entity.labels), entity.id


def test_every_country_names_its_nationality_and_its_wikidata_item(gazetteer: Gazetteer) -> None:
    without = set()
    for ident, entity in gazetteer.entities.items():
        if ident.startswith("country/"):
            assert any("wikidata.org/entity/Q" in iri for iri in entity.same_as), ident
            if not any(adjective.lang == "fr" for adjective in entity.adjectives):
                without.add(ident.removeprefix("country/"))
    assert without == {"bq", "mp", "sx", "tc", "tf", "vg", "vi"}


def test_ids_say_what_a_thing_is(gazetteer: Gazetteer) -> None:
    kinds = Counter((ident.partition("/")[0], entity.kind) for ident, entity in gazetteer.entities.items())
    assert kinds == {
        ("country", Kind.GOVERNMENT): 240,
        ("country", Kind.PLACE): 1,  # Antarctica
        ("org", Kind.ORGANISATION): 377,
        ("org", Kind.EVENT): 4,  # G7, G8, G20, COP
        ("org", Kind.WORK): 2,  # treaties
        ("org", Kind.PLACE): 2,  # Schengen area, eurozone
        ("place", Kind.PLACE): 6326,
        ("person", Kind.PERSON): 4837,
    }


def test_terms_point_at_things_that_exist(gazetteer: Gazetteer) -> None:
    assert {term.office for term in gazetteer.terms} <= set(gazetteer.offices)
    assert {term.body for term in gazetteer.terms} <= set(gazetteer.entities)
    assert {term.person for term in gazetteer.terms} <= set(gazetteer.entities)
    bodies = (
        "african_union arab_league boe ccp ecb european_commission european_council fed fifa iaea icc imf ioc nato "
        "oecd oif opec uefa un unesco unhcr who world_bank wto"
    )
    held = {term.body for term in gazetteer.terms if term.body.startswith("org/")}
    assert held == {f"org/{key}" for key in bodies.split(" ")}


# Right values


def test_putin_is_one_person_in_both_languages(gazetteer: Gazetteer) -> None:
    putin = gazetteer.entities["person/vladimir-putin"]
    assert putin.labels == (Label("en", "Vladimir Putin"), Label("fr", "Vladimir Poutine"))
    assert putin.gender is Gender.MASCULINE
    assert putin.same_as == ("http://www.wikidata.org/entity/Q7747",)
    assert "person/vladimir-poutine" not in gazetteer.entities


@pytest.mark.parametrize(
    ("day", "office", "body", "person"),
    [
        ("2015-11-17", "president", "country/fr", "francois-hollande"),
        ("2015-11-17", "president", "country/us", "barack-obama"),
        ("2015-11-17", "secretary-of-state", "country/us", "john-kerry"),
        ("2015-11-17", "president", "country/ru", "vladimir-putin"),
        ("2015-11-17", "chancellor", "country/de", "angela-merkel"),
        ("2015-11-17", "foreign-minister", "country/fr", "laurent-fabius"),
        ("2015-11-17", "foreign-secretary", "country/gb", "philip-hammond"),
        ("2015-11-17", "home-secretary", "country/gb", "theresa-may"),
        ("2015-11-17", "chancellor-of-the-exchequer", "country/gb", "george-osborne"),
        ("2015-11-17", "defence-secretary", "country/us", "ashton-carter"),
        ("2015-11-17", "king-or-queen", "country/gb", "elizabeth-ii"),
        ("2015-11-17", "secretary-general", "org/un", "ban-ki-moon"),
        ("2015-11-17", "secretary-general", "org/nato", "jens-stoltenberg"),
        ("2015-11-17", "president", "org/european_commission", "jean-claude-juncker"),
        ("2015-11-17", "european-parliament-president", "country/eu", "martin-schulz"),
        ("2015-11-17", "high-representative", "country/eu", "federica-mogherini"),
        ("2015-11-17", "president", "org/ecb", "mario-draghi"),
        ("2015-11-17", "chairperson", "org/fed", "janet-yellen"),
        ("2015-11-17", "governor", "org/boe", "mark-carney"),
        ("2015-11-17", "pope", "country/va", "pope-francis"),
        ("2015-11-17", "managing-director", "org/imf", "christine-lagarde"),
        ("2020-02-01", "prime-minister", "country/gb", "boris-johnson"),
    ],
)
def test_who_held_which_office(gazetteer: Gazetteer, day: str, office: str, body: str, person: str) -> None:
    assert [term.person for term in terms_on(gazetteer, office, body, day)] == [f"person/{person}"]


def test_an_open_term_says_when_it_was_checked(gazetteer: Gazetteer) -> None:
    (macron,) = terms_on(gazetteer, "president", "country/fr", "2022-06-01")
    assert (macron.person, macron.end, macron.checked) == ("person/emmanuel-macron", None, "2022-07")


def test_united_states(gazetteer: Gazetteer) -> None:
    states = gazetteer.entities["country/us"]
    assert (label(states, "en"), label(states, "fr")) == ("United States", "États-Unis")
    assert {"Etats-Unis", "États-Unis d'Amérique", "USA"} <= named(states, "fr")
    assert {"US", "U.S.", "United States of America"} <= named(states, "en")
    french = {adjective.text for adjective in states.adjectives if adjective.lang == "fr"}
    assert {"américain", "américaine", "américains", "américaines"} <= french
    assert Label("en", "American") in states.adjectives
    assert states.capital == "place/washington-us-4140963"
    assert gazetteer.entities[states.capital].country == "country/us"
    assert not {"US", "U.S.", "États-Unis", "United States"} & states.uncertain


def test_elysee_stands_for_france(gazetteer: Gazetteer) -> None:
    france = gazetteer.entities["country/fr"]
    assert {"Élysée", "Elysée", "Matignon"} <= {metonym.text for metonym in france.metonyms}
    assert "Élysée" not in france.uncertain
    assert gazetteer.entities["org/elysee"].country == "country/fr"


def test_capitals_by_their_names(gazetteer: Gazetteer) -> None:
    expected = {"fr": "paris-fr", "gb": "london-gb", "ru": "moscow-ru", "eu": "brussels-be", "ua": "kyiv-ua"}
    for country, city in expected.items():
        assert gazetteer.entities[f"country/{country}"].capital == f"place/{city}"
    moscow = gazetteer.entities["place/moscow-ru"]
    assert (label(moscow, "en"), label(moscow, "fr"), moscow.country) == ("Moscow", "Moscou", "country/ru")
    assert moscow.weight > 10_000_000
    assert moscow.same_as == ("https://sws.geonames.org/524901/",)


def test_names_that_news_uses_for_cities(gazetteer: Gazetteer) -> None:
    assert "New York" in named(gazetteer.entities["place/new-york-city-us"], "en")
    assert {"Kyiv", "Kiev"} <= named(gazetteer.entities["place/kyiv-ua"], "fr")
    assert label(gazetteer.entities["place/ar-raqqah-sy"], "en") == "Raqqa"
    assert "SHA" not in named(gazetteer.entities["place/shanghai-cn"], "en")


def test_acronyms_by_language(gazetteer: Gazetteer) -> None:
    nato = gazetteer.entities["org/nato"]
    assert {"NATO", "Nato"} <= named(nato, "en") and "NATO" not in named(nato, "fr")
    assert {"Otan", "OTAN"} <= named(nato, "fr") and "OTAN" not in named(nato, "en")
    assert "http://www.wikidata.org/entity/Q7184" in nato.same_as


def test_one_european_union_and_one_holy_see(gazetteer: Gazetteer) -> None:
    assert not {"org/eu", "org/holy_see"} & set(gazetteer.entities)
    union = gazetteer.entities["country/eu"]
    assert {"UE", "Union européenne"} <= named(union, "fr")
    assert not {"UE", "EU"} & union.uncertain


def test_a_name_without_accents_is_known_too(gazetteer: Gazetteer) -> None:
    assert "Recep Tayyip Erdogan" in named(gazetteer.entities["person/recep-tayyip-erdogan"], "en")
    assert "Mark Esper" in named(gazetteer.entities["person/mark-t-esper"], "en")


def test_two_persons_of_one_name_have_two_ids(gazetteer: Gazetteer) -> None:
    for qid in ("q57506", "q380986"):
        person = gazetteer.entities[f"person/andris-berzins-{qid}"]
        assert "Andris Bērziņš" in person.uncertain


# Uncertain names


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("country/jo", "Jordan"),
        ("country/td", "Chad"),
        ("country/ge", "Georgia"),
        ("country/re", "Réunion"),
        ("country/nl", "Hollande"),
        ("country/eu", "européen"),
        ("country/cd", "congolais"),
        ("country/cg", "congolais"),
        ("country/gb", "Scottish"),
        ("org/orange", "Orange"),
        ("org/scotland_yard", "Met"),
        ("org/isis", "IS"),
        ("org/isis", "EI"),
        ("org/european_parliament", "PE"),
        ("org/x_twitter", "X"),
        ("org/rsf", "RSF"),
        ("org/rsf_sudan", "RSF"),
        ("org/african_union", "UA"),
        ("org/assemblee_nationale", "Assemblée nationale"),
        ("place/nice-fr", "Nice"),
        ("place/tours-fr", "Tours"),
        ("place/nancy-fr", "Nancy"),
        ("place/reading-gb", "Reading"),
        ("place/split-hr", "Split"),
        ("place/vienna-at", "Vienne"),
        ("place/florence-it", "Florence"),
        ("place/sydney-au", "Sydney"),
        ("place/washington-us-4140963", "Washington"),
        ("place/houston-us", "Houston"),
        ("place/wellington-nz", "Wellington"),
        ("place/salamanca-es-3111108", "Salamanca"),
        ("place/vladimir-ru", "Vladimir"),
        ("place/london-ca", "London"),
        ("place/tripoli-lb", "Tripoli"),
        ("place/brest-by", "Brest"),
        ("place/luxembourg-lu", "Luxembourg"),
        ("person/pope-francis", "François"),
    ],
)
def test_names_that_need_support(gazetteer: Gazetteer, ident: str, name: str) -> None:
    assert name in gazetteer.entities[ident].uncertain


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("country/tr", "Turkey"),
        ("country/tr", "Turquie"),
        ("country/lu", "Luxembourg"),
        ("country/gb", "UK"),
        ("org/un", "ONU"),
        ("org/un", "UN"),
        ("org/nato", "Otan"),
        ("org/g20", "G20"),
        ("org/isis", "État islamique"),
        ("org/kremlin", "Kremlin"),
        ("place/paris-fr", "Paris"),
        ("place/london-gb", "London"),
        ("place/vienna-at", "Vienna"),
        ("place/moscow-ru", "Moscou"),
        ("place/tripoli-ly", "Tripoli"),
        ("person/john-kerry", "John Kerry"),
    ],
)
def test_names_that_need_none(gazetteer: Gazetteer, ident: str, name: str) -> None:
    entity = gazetteer.entities[ident]
    assert name in named(entity, "en") | named(entity, "fr")
    assert name not in entity.uncertain


def test_every_name_of_two_letters_that_is_certain_is_meant_so(gazetteer: Gazetteer) -> None:
    short = {
        name
        for entity in gazetteer.entities.values()
        for name in (named(entity, "en") | named(entity, "fr")) - entity.uncertain
        if sum(char.isalnum() for char in name) <= 2
    }
    meant = "E.-U. E.U. EU G-7 G-8 G7 G8 LR RN U.E. U.K. U.N. U.S. UE UK UN US VW É.-U."
    assert short == set(meant.split(" "))


# Offices


def test_every_office_has_names_in_both_languages(gazetteer: Gazetteer) -> None:
    for office in gazetteer.offices.values():
        assert {name.lang for name in office.names} == {"en", "fr"}, office.id
        assert [label.lang for label in office.labels] == ["en", "fr"], office.id
        assert len({(name.lang, name.text, name.gender, name.plural) for name in office.names}) == len(office.names)


def test_no_office_is_spelt_with_both_apostrophes(gazetteer: Gazetteer) -> None:
    assert not [name.text for office in gazetteer.offices.values() for name in office.names if "’" in name.text]


@pytest.mark.parametrize(
    ("text", "gender", "office"),
    [
        ("président", Gender.MASCULINE, "president"),
        ("présidente", Gender.FEMININE, "president"),
        ("Première ministre", Gender.FEMININE, "prime-minister"),
        ("chancelière", Gender.FEMININE, "chancellor"),
        ("chef de l'État", Gender.UNKNOWN, "head-of-state"),
        ("chef du gouvernement", Gender.UNKNOWN, "head-of-government"),
        ("chef de la diplomatie", Gender.MASCULINE, "foreign-minister"),
        ("ministre des Affaires étrangères", Gender.UNKNOWN, "foreign-minister"),
        ("ministre de l'Intérieur", Gender.UNKNOWN, "interior-minister"),
        ("secrétaire d'État", Gender.UNKNOWN, "secretary-of-state"),
        ("locataire de l'Élysée", Gender.UNKNOWN, "president"),
        ("king", Gender.MASCULINE, "king-or-queen"),
        ("queen", Gender.FEMININE, "king-or-queen"),
        ("spokeswoman", Gender.FEMININE, "spokesperson"),
        ("defense secretary", Gender.UNKNOWN, "defence-secretary"),
        ("entraîneur", Gender.MASCULINE, "coach"),
    ],
)
def test_names_of_offices(gazetteer: Gazetteer, text: str, gender: Gender, office: str) -> None:
    found = [name.gender for name in gazetteer.offices[f"office/{office}"].names if name.text == text]
    assert found == [gender]


def test_plurals_are_marked(gazetteer: Gazetteer) -> None:
    plurals = {name.text for name in gazetteer.offices["office/foreign-minister"].names if name.plural}
    assert {"ministres des Affaires étrangères", "foreign ministers"} <= plurals
    assert "ministre des Affaires étrangères" not in plurals


@pytest.mark.parametrize(
    ("office", "broader"),
    [
        ("secretary-of-state", "foreign-minister"),
        ("foreign-secretary", "foreign-minister"),
        ("home-secretary", "interior-minister"),
        ("foreign-minister", "minister"),
        ("chancellor", "head-of-government"),
        ("prime-minister", "head-of-government"),
        ("president", "head-of-state"),
        ("monarch", "head-of-state"),
        ("king-or-queen", "monarch"),
    ],
)
def test_an_office_is_a_case_of_another(gazetteer: Gazetteer, office: str, broader: str) -> None:
    assert gazetteer.offices[f"office/{office}"].broader == f"office/{broader}"


def test_where_an_office_exists_and_how_many_hold_it(gazetteer: Gazetteer) -> None:
    offices = gazetteer.offices
    assert offices["office/foreign-secretary"].countries == {"country/gb", "country/ph"}
    assert offices["office/secretary-of-state"].countries == {"country/us"}
    assert offices["office/chancellor"].countries == {"country/at", "country/de"}
    assert offices["office/president"].single and not offices["office/president"].countries
    assert not offices["office/senator"].single


def test_of_offices_with_one_name_the_usual_one_comes_first(gazetteer: Gazetteer) -> None:
    order = list(gazetteer.offices)
    for first, later in [("president", "chairperson"), ("secretary-general", "party-general-secretary")]:
        assert order.index(f"office/{first}") < order.index(f"office/{later}")


# Faults


FAULTY = """
country:qq a schema:Country ; skos:prefLabel "Quux"@en , "Quuks"@en ; kgn:capital country:zz .
country:rr a schema:Country , schema:City ; skos:prefLabel "Rrr"@en .
body:nameless a schema:Organization ; kgn:uncertainName "X" ; kgn:population "many" .
office:one a kgn:OfficeType ; skos:prefLabel "one"@en ; skos:broader office:two .
office:two a kgn:OfficeType ; skos:prefLabel "two"@en ; skos:broader office:one .
person:pat a schema:Person ; skos:prefLabel "Pat"@en ; schema:gender schema:Unknown ;
    kgn:term [ kgn:officeType office:one ; kgn:officeOf country:qq ;
        schema:startDate "2016" ; schema:endDate "17.11.2015" ] ,
        [ kgn:officeType office:one ; schema:startDate "2016-02" ; schema:endDate "2015-11-17" ] .
"""


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "some.ttl").write_text(PREFIXES + FAULTY, encoding="utf-8")
    (tmp_path / "torn.ttl").write_text("country:fr a", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_gazetteer(tmp_path)
    told = str(caught.value)
    for fault in (
        "several skos:prefLabel in @en",
        "leads to country/zz, which no file describes",
        "kg:country/rr: needs exactly one class",
        "kg:org/nameless: has no skos:prefLabel",
        'kgn:uncertainName "X" is none of its names',
        'kgn:population "many"',
        "office/one: is broader than itself",
        "schema:gender schema:Unknown",
        'schema:endDate "17.11.2015"',
        "a term from 2016-02 to 2015-11-17 ends before it starts",
        "a kgn:term without kgn:officeType or kgn:officeOf",
        "torn.ttl:1: faulty Turtle",
    ):
        assert fault in told, fault
    assert all("some.ttl" in line or "torn.ttl" in line or line.startswith("office/") for line in told.splitlines())


def test_a_thing_in_two_files_is_a_fault(tmp_path: Path) -> None:
    entry = PREFIXES + 'country:qq a schema:Country ; skos:prefLabel "Quux"@en .'
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text(entry, encoding="utf-8")
    with pytest.raises(DataError, match=r"b\.ttl: kg:country/qq: is in another file as well"):
        load_gazetteer(tmp_path)


def test_an_entry_for_the_same_thing_is_folded(tmp_path: Path) -> None:
    (tmp_path / "some.ttl").write_text(
        PREFIXES
        + """
country:qq a schema:Country ; skos:prefLabel "Quux"@en ; skos:altLabel "The Quux"@en .
body:quux a schema:Organization ; skos:prefLabel "Quux"@en ; skos:altLabel "QX" ; kgn:uncertainName "QX" ;
    owl:sameAs country:qq , <http://www.wikidata.org/entity/Q1> .
office:chief a kgn:OfficeType ; skos:prefLabel "chief"@en .
person:pat a schema:Person ; skos:prefLabel "Pat"@en ;
    kgn:term [ kgn:officeType office:chief ; kgn:officeOf body:quux ] .
""",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer(tmp_path)
    assert list(gazetteer.entities) == ["country/qq", "person/pat"]
    quux = gazetteer.entities["country/qq"]
    assert quux.aliases == (Label("en", "The Quux"), Label("", "QX"))
    assert quux.uncertain == {"QX"}
    assert quux.same_as == ("http://www.wikidata.org/entity/Q1",)
    assert [term.body for term in gazetteer.terms] == ["country/qq"]
