"""Each fault of a lexicon file gives a complaint that says what, where and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample_turtle import LEXICON, changed, complaints

PAINT = "ontologies/lexicon/en.ttl: lexen:paint: "
BRUSH = "ontologies/lexicon/en.ttl: lexen:pick-up-brush: "
PORTRAIT = '"[Nora Benali] painted {a portrait}."@en'

CASES = {
    "unknown relation": (
        ("ontolex:reference kgn:dancedWith", "ontolex:reference kgn:danceWith"),
        BRUSH + "sense 2 names relation kgn:danceWith that the ontology does not have; "
        "fix the name or add the relation (did you mean kgn:dancedWith?)",
    ),
    "planned twin for a relation": (
        ("ontolex:reference kgn:dancedWith", "ontolex:reference kgn:willDanceWith"),
        BRUSH + "sense 2 names relation kgn:willDanceWith that the ontology does not have; "
        "it is a planned twin; name kgn:dancedWith, the engine finds out what is planned",
    ),
    "inverse for a relation": (
        ("ontolex:reference kgn:dancedWith", "ontolex:reference kgn:paintedBy"),
        BRUSH + "sense 2 names relation kgn:paintedBy that the ontology does not have; "
        "it is the inverse of kgn:painted; name that and swap synsem:subjOfProp and synsem:objOfProp",
    ),
    "no relation": (
        ("ontolex:reference kgn:dancedWith ; ", ""),
        BRUSH + "sense 2 names no relation; give it one ontolex:reference",
    ),
    "slot not declared": (
        ("synsem:objOfProp arg:en-by", "synsem:objOfProp arg:en-with"),
        BRUSH + "sense 2 names slot arg:en-with that the file does not declare; declare it "
        '(a synsem:SyntacticArgument ; synsem:marker "…"@en) or use arg:subject, arg:object, arg:indirect, '
        "arg:attribute, arg:possessor",
    ),
    "no slot": (
        (" ; synsem:objOfProp arg:en-by", ""),
        BRUSH + "sense 2 has no synsem:objOfProp; name one argument slot",
    ),
    "slot without marker": (
        (' ; synsem:marker "by"@en , "by way of"@en', ""),
        'ontologies/lexicon/en.ttl: arg:en-by: has no synsem:marker; name its preposition ("…"@en)',
    ),
    "marker of another language": (
        ('"by way of"@en', '"par"@fr'),
        "ontologies/lexicon/en.ttl: arg:en-by: synsem:marker “par” has @fr; write @en",
    ),
    "unknown kind": (
        ("kgl:subjectKind kgl:person", "kgl:subjectKind kgl:human"),
        PAINT + "its sense kgl:subjectKind kgl:human is no kind; use one of event, government, group, office, "
        "organisation, person, place, thing, work",
    ),
    "kind outside the relation": (
        ("kgl:subjectKind kgl:person", "kgl:subjectKind kgl:place"),
        PAINT + "its sense kgl:subjectKind kgl:place is not among the kgn:domainKind of kgn:painted; "
        "drop it or widen the relation",
    ),
    "no example": (
        (f";\n        skos:example {PORTRAIT}", ""),
        PAINT + "its sense has no skos:example; give it one with [subject] and {object}",
    ),
    "example in no language": (
        (PORTRAIT, PORTRAIT.removesuffix("@en")),
        PAINT + "its sense skos:example “[Nora Benali] painted {a portrait}.” has no language; write @en",
    ),
    "no canonical form": (
        ('    ontolex:canonicalForm [ ontolex:writtenRep "paint"@en ] ;\n', ""),
        PAINT + "has no canonical form with a written form; give it one: "
        'ontolex:canonicalForm [ ontolex:writtenRep "…"@en ]',
    ),
    "two written forms": (
        ('"paint"@en', '"paint"@en , "daub"@en'),
        PAINT + "has 2 canonical form with a written form; give it one: "
        'ontolex:canonicalForm [ ontolex:writtenRep "…"@en ]',
    ),
    "unknown word class": (
        (
            'verb ;\n    ontolex:canonicalForm [ ontolex:writtenRep "paint"',
            'adverb ;\n    ontolex:canonicalForm [ ontolex:writtenRep "paint"',
        ),
        PAINT + "lexinfo:partOfSpeech is lexinfo:adverb; write one of lexinfo:verb, lexinfo:noun, lexinfo:adjective",
    ),
    "reflexive neither true nor false": (
        ("kgl:reflexive true", 'kgl:reflexive "yes"'),
        BRUSH + "kgl:reflexive is yes; write true, or leave it out",
    ),
    "term that means nothing": (
        ("kgl:subjectKind kgl:person", "kgl:subjectKinds kgl:person"),
        PAINT + "its sense has kgl:subjectKinds, which has no meaning there; known are kgl:barred, kgl:objectKind, "
        "kgl:subjectKind, ontolex:reference, synsem:objOfProp, synsem:subjOfProp",
    ),
    "mark of the entry on a sense": (
        ("kgl:subjectKind kgl:person", "kgl:reflexive true"),
        PAINT + "its sense has kgl:reflexive, which has no meaning there; known are kgl:barred, kgl:objectKind, "
        "kgl:subjectKind, ontolex:reference, synsem:objOfProp, synsem:subjOfProp",
    ),
    "barred slot that is filled": (
        ("kgl:subjectKind kgl:person ;", "kgl:barred arg:object ;"),
        PAINT + "its sense bars a slot that it fills; drop one of the two",
    ),
    "barred slot not declared": (
        ("kgl:subjectKind kgl:person ;", "kgl:barred arg:en-with ;"),
        PAINT + "its sense names slot arg:en-with that the file does not declare; declare it "
        '(a synsem:SyntacticArgument ; synsem:marker "…"@en) or use arg:subject, arg:object, arg:indirect, '
        "arg:attribute, arg:possessor",
    ),
    "entry of another language": (
        ("lexen:paint a", "lexfr:paint a"),
        "ontologies/lexicon/en.ttl: lexfr:paint: is not in the namespace of this file; name it lexen:…",
    ),
}


@pytest.mark.parametrize(("change", "complaint"), CASES.values(), ids=CASES.keys())
def test_a_fault_is_named(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    assert complaints(tmp_path, en=changed(LEXICON, *change)) == [complaint]


@pytest.mark.parametrize(
    "example",
    [
        "Nora Benali painted a portrait.",
        "[Nora Benali] painted a portrait.",
        "[Nora Benali] painted {a portrait.",
        "[Nora Benali] painted {a portrait} and {a vase}.",
        "[Nora Benali painted {a portrait}].",
        "]Nora Benali[ painted {a portrait}.",
        "[] painted {a portrait}.",
    ],
)
def test_malformed_marks_are_named(tmp_path: Path, example: str) -> None:
    lexicon = changed(LEXICON, PORTRAIT, f'"{example}"@en')
    assert complaints(tmp_path, en=lexicon) == [
        PAINT + f"its sense has the example “{example}”; mark one [subject] and one {{object}}, not nested"
    ]


def test_an_entry_without_sense_is_named(tmp_path: Path) -> None:
    entry = """lexen:sing a ontolex:LexicalEntry ; lexinfo:partOfSpeech lexinfo:verb ;
        ontolex:canonicalForm [ ontolex:writtenRep "sing"@en ] ."""
    assert complaints(tmp_path, en=entry) == [
        "ontologies/lexicon/en.ttl: lexen:sing: has no ontolex:sense; say which relation it expresses"
    ]


def test_the_same_sense_in_two_entries_is_named(tmp_path: Path) -> None:
    entry = LEXICON[LEXICON.index("lexen:paint a") : LEXICON.index("lexen:pick-up-brush a")]
    repeated = changed(entry, "lexen:paint a", "lexen:paint-2 a")
    assert complaints(tmp_path, en=LEXICON + repeated) == [
        "ontologies/lexicon/en.ttl: lexen:paint-2: its sense repeats lexen:paint its sense "
        "(same word, relation, slots and kinds); drop one of them"
    ]


def test_two_faults_of_one_sense_are_both_named(tmp_path: Path) -> None:
    lexicon = changed(LEXICON, "kgn:dancedWith ; synsem:subjOfProp arg:subject", "kgn:flew ; synsem:subjOfProp arg:on")
    relation, slot = complaints(tmp_path, en=lexicon)
    assert relation.startswith(BRUSH + "sense 2 names relation kgn:flew ")
    assert slot.startswith(BRUSH + "sense 2 names slot arg:on ")


def test_a_plain_slot_must_not_be_declared(tmp_path: Path) -> None:
    slot = 'arg:subject a synsem:SyntacticArgument ; synsem:marker "by"@en .'
    assert complaints(tmp_path, en=LEXICON + slot) == [
        "ontologies/lexicon/en.ttl: arg:subject: is a slot without marker that every language has; drop the declaration"
    ]
