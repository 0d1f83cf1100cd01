"""What a small, right set of Turtle files becomes."""

from __future__ import annotations

from pathlib import Path

from sample_turtle import write_folder

from kgnews.knowledge import ArgumentSlot, LexiconEntry, Relation, Role, WordClass
from kgnews.ontology import load_catalog
from kgnews.records import Kind, Label


def test_a_relation_has_all_that_its_block_says(tmp_path: Path) -> None:
    catalog = load_catalog(write_folder(tmp_path))
    assert list(catalog.relations) == ["painted", "dancedWith"]
    assert catalog.relations["painted"] == Relation(
        name="painted",
        labels=(Label("en", "painted"), Label("fr", "a peint")),
        definitions=(Label("en", "Someone made a picture."), Label("fr", "Quelqu'un a fait un tableau.")),
        planned="willPaint",
        planned_labels=(Label("en", "will paint"), Label("fr", "va peindre")),
        domain=frozenset({Kind.PERSON, Kind.GROUP}),
        range=frozenset({Kind.WORK}),
        inverse="paintedBy",
        symmetric=False,
        alignment=("plover:COOPERATE", "cameo:060", "http://www.wikidata.org/prop/direct/P170"),
    )
    assert catalog.relations["dancedWith"].symmetric


def test_the_only_sense_of_an_entry_bears_the_name_of_the_entry(tmp_path: Path) -> None:
    paint = load_catalog(write_folder(tmp_path)).lexicon["en"][0]
    assert paint == LexiconEntry(
        id="en/paint",
        lang="en",
        word_class=WordClass.VERB,
        lemma="paint",
        companions=(),
        reflexive=False,
        relation="painted",
        subject=ArgumentSlot(Role.SUBJECT),
        object=ArgumentSlot(Role.OBJECT),
        subject_kinds=frozenset({Kind.PERSON}),
        object_kinds=frozenset(),
        example="Nora Benali painted a portrait.",
        example_subject="Nora Benali",
        example_object="a portrait",
    )


def test_several_senses_are_numbered_in_the_order_of_the_file(tmp_path: Path) -> None:
    senses = load_catalog(write_folder(tmp_path)).lexicon["en"][1:]
    assert [(entry.id, entry.relation) for entry in senses] == [
        ("en/pick-up-brush.1", "painted"),
        ("en/pick-up-brush.2", "dancedWith"),
    ]
    assert {(entry.lemma, entry.companions, entry.reflexive) for entry in senses} == {("pick", ("up", "brush"), True)}


def test_a_declared_slot_brings_its_markers(tmp_path: Path) -> None:
    sense = load_catalog(write_folder(tmp_path)).lexicon["en"][1]
    assert sense.subject == ArgumentSlot(Role.OBLIQUE, frozenset({"by", "by way of"}))


def test_each_file_of_the_lexicon_is_a_language(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, fr="", en="")
    assert load_catalog(folder).lexicon == {"en": (), "fr": ()}


def test_without_a_gazetteer_the_gazetteer_is_empty(tmp_path: Path) -> None:
    gazetteer = load_catalog(write_folder(tmp_path)).gazetteer
    assert (gazetteer.entities, gazetteer.offices, gazetteer.terms) == ({}, {}, ())


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    digest = load_catalog(folder).digest
    assert load_catalog(folder).digest == digest
    english = folder / "lexicon" / "en.ttl"
    english.write_text(english.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    assert load_catalog(folder).digest != digest
