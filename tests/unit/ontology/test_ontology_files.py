"""The Turtle that comes with kgnews: complete, in both languages, and of one piece with the records."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from time import process_time

import pyoxigraph
import pytest

from kgnews.knowledge import MADE_BY_ENGINE, Catalog
from kgnews.ontology import load, load_catalog, vocab
from kgnews.records import AttributionKind, Grain, Kind, Status
from kgnews.resources import ontologies_folder
from kgnews.write import names

# The event types of PLOVER, with the first two figures of the CAMEO codes under each: after the CAMEO-to-PLOVER table
# of the Open Event Data Alliance (2021), REQUEST being the later name of DEMAND.
CAMEO_OF_PLOVER = {
    "AGREE": {"03"},
    "CONSULT": {"04"},
    "SUPPORT": {"05"},
    "CONCEDE": {"08"},
    "COOPERATE": {"06"},
    "AID": {"07"},
    "RETREAT": {"08"},
    "REQUEST": {"02", "10"},
    "ACCUSE": {"09", "11"},
    "REJECT": {"12"},
    "THREATEN": {"13"},
    "PROTEST": {"14"},
    "MOBILIZE": {"15"},
    "SANCTION": {"16"},
    "COERCE": {"16", "17", "19"},
    "ASSAULT": {"17", "18", "19"},
}
NAMED_IN_ADVANCE = {
    "met": "willMeet",
    "visited": "willVisit",
    "attended": "willAttend",
    "tookPlaceIn": "willTakePlaceIn",
    "holdsPosition": "willHoldPosition",
    "cooperatesWith": "willCooperateWith",
    "supports": "willSupport",
    "fights": "willFight",
    "locatedIn": "willBeLocatedIn",
    "locatedNear": "willBeLocatedNear",
    "lost": "willLose",
    "killed": "willKill",
    "acquired": "willAcquire",
    "memberOf": "willBeMemberOf",
}
SYMMETRIC = {
    "met",
    "spokeWith",
    "negotiatedWith",
    "cooperatesWith",
    "agreedWith",
    "disagreedWith",
    "mergedWith",
    "partneredWith",
    "competesWith",
    "collidedWith",
    "playedAgainst",
    "marriedTo",
    "siblingOf",
    "locatedNear",
    "borders",
}
# Where a place is a building or a site, which no country is.
BUILDINGS = {"collidedWith", "inaugurated", "designed", "discovered", "created"}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def catalog(cache: Path) -> Catalog:
    return load_catalog(ontologies_folder(), cache)


@pytest.fixture(scope="module")
def triples() -> list[pyoxigraph.Quad]:
    path = ontologies_folder() / "kgnews.ttl"
    return list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))


def declared(triples: list[pyoxigraph.Quad], type_: str = "") -> set[str]:
    """Return the IRIs that have a type, or that type."""
    typed = (t for t in triples if t.predicate.value == vocab.TYPE)
    return {t.subject.value for t in typed if not type_ or t.object.value == type_}


def test_there_are_150_relations(catalog: Catalog) -> None:
    assert len(catalog.relations) == 150


def test_the_relations_that_others_rely_on_are_there_with_their_twins(catalog: Catalog) -> None:
    assert {name: catalog.relations[name].planned for name in NAMED_IN_ADVANCE} == NAMED_IN_ADVANCE


def test_every_relation_is_complete(catalog: Catalog) -> None:
    for name, relation in catalog.relations.items():
        for texts in (relation.labels, relation.definitions, relation.planned_labels):
            assert sorted(label.lang for label in texts) == ["en", "fr"], name
        assert all(label.text.endswith(".") for label in relation.definitions), name
        assert relation.planned and relation.planned.startswith("will"), name
        assert relation.label("en", planned=True).startswith("will "), name
        assert re.fullmatch("(va|aura) .*", relation.label("fr", planned=True)), name
        assert re.fullmatch("[a-z][A-Za-z]*", name), name


def test_no_two_relations_read_alike(catalog: Catalog) -> None:
    for lang in ("en", "fr"):
        for planned in (False, True):
            count = Counter(relation.label(lang, planned) for relation in catalog.relations.values())
            assert [label for label, times in count.items() if times > 1] == [], lang


def test_no_two_relations_have_one_definition(catalog: Catalog) -> None:
    count = Counter(label for relation in catalog.relations.values() for label in relation.definitions)
    assert count.most_common(1)[0][1] == 1


def test_the_symmetric_relations(catalog: Catalog) -> None:
    assert {name for name, relation in catalog.relations.items() if relation.symmetric} == SYMMETRIC


def test_a_country_may_stand_wherever_a_place_may(catalog: Catalog) -> None:
    for name, relation in catalog.relations.items():
        for kinds in (relation.domain, relation.range):
            if Kind.PLACE in kinds and name not in BUILDINGS:
                assert Kind.GOVERNMENT in kinds, name


def test_a_storm_and_an_attack_can_kill(catalog: Catalog) -> None:
    assert {Kind.EVENT, Kind.THING, Kind.PERSON, Kind.ORGANISATION} <= catalog.relations["killed"].domain
    assert Kind.PERSON in catalog.relations["killed"].range


def test_alignment_names_real_schemes(catalog: Catalog) -> None:
    shape = re.compile(
        r"plover:[A-Z]+|cameo:\d{3,4}|http://www\.wikidata\.org/prop/direct/P\d+|https://schema\.org/[a-z][A-Za-z]+"
    )
    aligned = [item for relation in catalog.relations.values() for item in relation.alignment]
    assert len(aligned) > 150
    assert [item for item in aligned if not shape.fullmatch(item)] == []


def test_plover_and_cameo_agree(catalog: Catalog) -> None:
    for name, relation in catalog.relations.items():
        plover = {item.removeprefix("plover:") for item in relation.alignment if item.startswith("plover:")}
        cameo = {item.removeprefix("cameo:")[:2] for item in relation.alignment if item.startswith("cameo:")}
        assert plover <= CAMEO_OF_PLOVER.keys(), name
        for type_ in plover:
            assert cameo <= CAMEO_OF_PLOVER[type_], name


def test_every_name_in_the_namespace_is_declared(triples: list[pyoxigraph.Quad]) -> None:
    used = {term.value for t in triples for term in (t.predicate, t.object) if str(term).startswith(f"<{vocab.KGN}")}
    assert used - declared(triples) == set()


def test_every_declared_name_is_labelled_in_both_languages(triples: list[pyoxigraph.Quad]) -> None:
    labels = {(t.subject.value, t.object.language) for t in triples if t.predicate.value == vocab.LABEL}
    names = {iri for iri in declared(triples) if iri.startswith(vocab.KGN)}
    assert len(names) > 400
    assert {(iri, lang) for iri in names for lang in ("en", "fr")} - labels == set()


@pytest.mark.parametrize("enum", [Kind, Status, AttributionKind, Grain])
def test_the_values_of_the_records_are_the_individuals_of_the_ontology(
    enum: type[Kind], triples: list[pyoxigraph.Quad]
) -> None:
    assert declared(triples, vocab.KGN + enum.__name__) == {vocab.KGN + item.value for item in enum}


def test_the_terms_in_vocab_are_declared(triples: list[pyoxigraph.Quad]) -> None:
    constants = {value for name, value in vars(vocab).items() if name.isupper() and isinstance(value, str)}
    terms = {value for value in constants if value.startswith(vocab.KGN) and value not in (vocab.KGN, vocab.OPEN)}
    assert len(terms) > 20
    assert terms - declared(triples) == set()


def test_the_terms_that_the_writers_use_are_declared(triples: list[pyoxigraph.Quad]) -> None:
    terms = {value for value in vars(names).values() if isinstance(value, str) and value.startswith(vocab.KGN)}
    assert len(terms) > 20
    assert terms - {vocab.KGN} - declared(triples) == set()


def test_rdflib_reads_the_same_triples(triples: list[pyoxigraph.Quad]) -> None:
    import rdflib

    graph = rdflib.Graph().parse(ontologies_folder() / "kgnews.ttl", format="turtle")
    assert len(graph) == len(set(triples))


def test_lines_can_be_read_in_an_editor() -> None:
    text = (ontologies_folder() / "kgnews.ttl").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= 160
    assert "\t" not in text


def test_the_lexicons_are_large_enough(catalog: Catalog) -> None:
    for lang, entries in catalog.lexicon.items():
        assert len({entry.id.partition(".")[0] for entry in entries}) >= 250, lang


def test_every_example_holds_its_marked_words(catalog: Catalog) -> None:
    for entries in catalog.lexicon.values():
        for entry in entries:
            assert entry.example_subject in entry.example and entry.example_object in entry.example, entry.id


def test_the_compiled_form_equals_the_turtle(catalog: Catalog, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "_from_turtle", None)
    assert load_catalog(ontologies_folder(), cache) == catalog


def test_a_load_takes_less_than_half_a_second(catalog: Catalog, cache: Path) -> None:
    def seconds() -> float:
        start = process_time()  # of this process alone: other work on the machine does not count
        assert load_catalog(ontologies_folder(), cache).digest == catalog.digest
        return process_time() - start

    assert min(seconds() for _ in range(3)) < 0.5


def test_the_ontology_has_the_relations_that_the_engine_makes_itself() -> None:
    relations = load_catalog().relations
    assert [name for name in MADE_BY_ENGINE if name not in relations] == []
