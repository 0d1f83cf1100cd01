"""Two clauses that "and" joins each have their own subject and object, and nouns that it joins stay together."""

import pytest
from hand_parses import PROFILES, roles, tree

from kgnews.extract.clauses import find_clauses
from kgnews.extract.coordination import part_clauses

TAKEN_FOR_OBJECT = (
    "Paul/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj et/CCONJ/cc<Lise Lise/PROPN/conj<Brest "
    "a=avoir/AUX.pres/aux<inauguré inauguré=inaugurer/VERB.part/{label} le/DET/det<musée musée/NOUN/obj<inauguré ."
)
TAKEN_FOR_PLACE = (
    "Paul/PROPN/nsubj est=être/AUX.pres/aux venu=venir/VERB.part/root dans/ADP/case<région la/DET/det<région région/NOUN/obl "
    "et/CCONJ/cc<état l'/DET/det<état état/NOUN/conj<région d'/ADP/case<urgence urgence/NOUN/nmod<état n'/ADV/advmod<décrété "
    "a=avoir/AUX.pres/aux<décrété pas/ADV/advmod<décrété été=être/AUX.part/aux:pass<décrété décrété=décréter/VERB.part/conj ."
)
TAKEN_FOR_SUBJECT = (
    "Nora/PROPN/nsubj a=avoir/AUX.pres/aux rencontré=rencontrer/VERB.part/root le/DET/det<maire maire/NOUN/nsubj<voté "
    "et/CCONJ/cc<élus les/DET/det<élus élus/NOUN/conj<maire ont=avoir/AUX.pres/aux<voté voté=voter/VERB.part/conj "
    "le/DET/det<texte texte/NOUN/obj<voté ."
)
ENGLISH = (
    "Nora/PROPN/nsubj met=meet/VERB.past/root Paul/PROPN/obj and/CCONJ/cc<Lise Lise/PROPN/conj<Paul opened=open/VERB.past/conj "
    "the/DET/det<museum museum/NOUN/obj<opened ."
)


def arguments(notation: str, lang: str = "fr") -> dict[str, set[str]]:
    parse = tree(notation)
    if part_clauses(parse):
        parse.relink()
    return {clause.lemma: roles(parse, clause) for clause in find_clauses(parse, PROFILES[lang])}


@pytest.mark.parametrize(
    ("notation", "lang", "expected"),
    [
        (TAKEN_FOR_OBJECT.format(label="conj"), "fr", {"visiter": ("Paul", "Brest"), "inaugurer": ("Lise", "musée")}),
        (TAKEN_FOR_OBJECT.format(label="xcomp"), "fr", {"visiter": ("Paul", "Brest"), "inaugurer": ("Lise", "musée")}),
        (TAKEN_FOR_SUBJECT, "fr", {"rencontrer": ("Nora", "maire"), "voter": ("élus", "texte")}),
        (ENGLISH, "en", {"meet": ("Nora", "Paul"), "open": ("Lise", "museum")}),
    ],
    ids=["object", "complement", "subject", "English"],
)
def test_each_clause_has_its_own(notation: str, lang: str, expected: dict[str, tuple[str, str]]) -> None:
    found = arguments(notation, lang)
    for lemma, (subject, object_) in expected.items():
        assert found[lemma] == {f"subject {subject}", f"object {object_}"}


def test_the_subject_of_a_predicate_noun() -> None:
    notation = (
        "Nora/PROPN/nsubj a=avoir/AUX.pres/aux vu=voir/VERB.part/root Paul/PROPN/obj et/CCONJ/cc<Lise Lise/PROPN/conj<Paul "
        "est=être/AUX.pres/cop<maire maire/NOUN/conj ."
    )
    assert arguments(notation)["voir"] == {"subject Nora", "object Paul"}


def test_the_subject_of_a_passive_behind_a_place() -> None:
    found = arguments(TAKEN_FOR_PLACE)
    assert found["décréter"] == {"object état"}
    assert not any("état" in argument for argument in found["venir"])


SAW = "Paul/PROPN/nsubj a=avoir/AUX.pres/aux vu=voir/VERB.part/root Brest/PROPN/obj et/CCONJ/cc<Lyon Lyon/PROPN/conj<Brest "
TOGETHER = {
    "subjects": "Paul/PROPN/nsubj et/CCONJ/cc<Lise Lise/PROPN/conj<Paul ont=avoir/AUX.pres/aux visité=visiter/VERB.part/root "
    "Brest/PROPN/obj .",
    "genitives": "élus/NOUN/nsubj de/ADP/case<Brest Brest/PROPN/nmod<élus et/CCONJ/cc<Lyon Lyon/PROPN/conj<Brest "
    "ont=avoir/AUX.pres/aux voté=voter/VERB.part/root .",
    "own and": SAW + "et/CCONJ/cc<parlé a=avoir/AUX.pres/aux<parlé parlé=parler/VERB.part/conj .",
    "puis": SAW + ", puis/ADV/advmod<parlé a=avoir/AUX.pres/aux<parlé parlé=parler/VERB.part/conj .",
    "participle": SAW + "détruite=détruire/VERB.part/acl<Lyon .",
}


@pytest.mark.parametrize("notation", TOGETHER.values(), ids=TOGETHER)
def test_what_belongs_together_stays(notation: str) -> None:
    parse = tree(notation)
    before = [(token.head, token.dep) for token in parse.tokens]
    assert not part_clauses(parse)
    assert [(token.head, token.dep) for token in parse.tokens] == before
