"""Words that hang where they cannot belong are hung anew, and those that may stay as they are."""

from __future__ import annotations

import pytest
from hand_parses import PROFILES, name, tree

from kgnews.extract.attach import attach
from kgnews.extract.parse import Parse
from kgnews.records import Kind


def attached(
    notation: str,
    persons: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    lang: str = "fr",
) -> Parse:
    parse = tree(notation)
    names = [name(parse, words, Kind.PERSON) for words in persons]
    names += [name(parse, words, Kind.GOVERNMENT) for words in countries]
    names += [name(parse, words, Kind.ORGANISATION) for words in bodies]
    attach(parse, tuple(names), PROFILES[lang])
    return parse


def links(parse: Parse, *words: str) -> list[str]:
    """Return how words hang, each as "nsubj(rencontré)"."""
    found = [token for token in parse.tokens if token.text in words]
    assert len(found) == len(words)
    return [f"{token.dep}({parse.tokens[token.head].text})" for token in found]


# -- two subjects ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("notation", "dep"),
    [
        ("Le/DET/det<parti parti/NOUN/nsubj a=avoir/AUX.pres/aux exclu=exclure/VERB.part/root Jean/PROPN/nsubj .", "obj"),
        ("Il/PRON/expl:subj entraîne=entraîner/VERB.pres/root Jean/PROPN/nsubj .", "obj"),
        # one subject is right behind the verb, "il" may stand for it, and an agent is no object
        ("Ainsi/ADV/advmod parle=parler/VERB.pres/root Jean/PROPN/nsubj .", "nsubj"),
        ("Il/PRON/expl:subj arrive=arriver/VERB.pres/root Jean/PROPN/nsubj .", "nsubj"),
        ("Nora/PROPN/nsubj exclut=exclure/VERB.pres/root Paul/PROPN/obj , Jean/PROPN/nsubj .", "nsubj"),
        ("Nora/PROPN/nsubj est=être/AUX.pres/aux:pass exclue=exclure/VERB.part/root par/ADP/case<Jean Jean/PROPN/nsubj .",
         "nsubj"),
    ],
)  # fmt: skip
def test_the_second_subject_of_an_active_verb_is_its_object(notation: str, dep: str) -> None:
    assert links(attached(notation), "Jean") == [f"{dep}({_root(notation)})"]


def _root(notation: str) -> str:
    return next(word for word in notation.split() if word.endswith("/root")).split("/")[0].split("=")[0]


def test_a_subject_in_question_order_stays() -> None:
    parse = attached("Nora/PROPN/nsubj a=avoir/AUX.pres/aux -elle/PRON/nsubj voté=voter/VERB.part/root ?")
    assert links(parse, "Nora", "-elle") == ["nsubj(voté)", "nsubj(voté)"]


# -- names ----------------------------------------------------------------------------------------------------------


def test_a_name_with_a_preposition_is_no_part_of_the_name_before() -> None:
    parse = attached(
        "Le/DET/det<départ départ/NOUN/nsubj de/ADP/case<Nora Nora/PROPN/nmod<départ Benali/PROPN/flat<Nora "
        "de/ADP/case<Solvane Solvane/PROPN/flat<Nora surprend=surprendre/VERB.pres/root .",
        persons=("Nora Benali",),
        bodies=("Solvane",),
    )
    assert links(parse, "Solvane") == ["nmod(départ)"]


def test_a_genitive_of_a_genitive_name_is_that_of_the_noun() -> None:
    parse = attached(
        "La/DET/det<démission démission/NOUN/nsubj de/ADP/case<Nora Nora/PROPN/nmod<démission du/ADP/case<conseil "
        "conseil/NOUN/nmod<Nora surprend=surprendre/VERB.pres/root .",
        persons=("Nora",),
    )
    assert links(parse, "conseil") == ["nmod(démission)"]


def test_a_genitive_of_a_common_noun_stays() -> None:
    parse = attached(
        "La/DET/det<démission démission/NOUN/nsubj du/ADP/case<maire maire/NOUN/nmod<démission de/ADP/case<Brest "
        "Brest/PROPN/nmod<maire surprend=surprendre/VERB.pres/root .",
    )
    assert links(parse, "Brest") == ["nmod(maire)"]


@pytest.mark.parametrize("wrong", ["Espagne/PROPN/nsubj", "Espagne/PROPN/conj<accord"])
def test_two_names_behind_one_preposition_belong_together(wrong: str) -> None:
    parse = attached(
        "L'/DET/det<accord accord/NOUN/nsubj entre/ADP/case<Maroc le/DET/det<Maroc Maroc/PROPN/nmod<accord "
        f"et/CCONJ/cc<Espagne l'/DET/det<Espagne {wrong} tient=tenir/VERB.pres/root .",
        countries=("Maroc", "Espagne"),
    )
    assert links(parse, "Espagne") == ["conj(Maroc)"]


def test_a_second_subject_behind_a_genitive_stays() -> None:
    parse = attached(
        "Le/DET/det<roi roi/NOUN/nsubj du/ADP/case<Maroc Maroc/PROPN/nmod<roi et/CCONJ/cc<Espagne "
        "l'/DET/det<Espagne Espagne/PROPN/conj<roi signent=signer/VERB.pres/root .",
        countries=("Maroc", "Espagne"),
    )
    assert links(parse, "Espagne") == ["conj(roi)"]


def test_what_a_verb_says_of_a_person_hangs_on_the_verb() -> None:
    parse = attached(
        "Le/DET/det<jury jury/NOUN/nsubj a=avoir/AUX.pres/aux jugé=juger/VERB.part/root Luc/PROPN/obj "
        "coupable/ADJ/amod<Luc .",
        persons=("Luc",),
    )
    assert links(parse, "coupable") == ["xcomp(jugé)"]


@pytest.mark.parametrize(
    ("verb", "link"),
    [("mort=mourir/VERB.part", "acl(Paul)"), ("entouré=entourer/VERB.part", "advcl(succède)")],
)
def test_a_participle_of_what_became_of_one_is_said_of_the_person_before(verb: str, link: str) -> None:
    parse = attached(
        f"Elle/PRON/nsubj succède=succéder/VERB.pres/root à/ADP/case<Paul Paul/PROPN/obl , {verb}/advcl à/ADP/case<Lyon "
        f"Lyon/PROPN/obl<{verb.split('=')[0]} .",
        persons=("Paul",),
    )
    assert links(parse, verb.split("=")[0]) == [link]


# -- nouns ----------------------------------------------------------------------------------------------------------


def test_a_verb_behind_an_article_is_a_noun() -> None:
    parse = attached(
        "Nora/PROPN/nsubj refuse=refuser/VERB.pres/root l'/DET/det<offre offre=offrir/VERB.pres/obj .",
        persons=("Nora",),
    )
    (offer,) = [token for token in parse.tokens if token.text == "offre"]
    assert (offer.pos, offer.lemma) == ("NOUN", "offre")


@pytest.mark.parametrize(
    ("phrase", "link"),
    [
        ("après/ADP/case<débat un/DET/det<débat débat/NOUN/appos<cour", "obl(parle)"),
        ("en/ADP/case<débat débat/NOUN/appos<cour", "nmod(cour)"),
        ("lieu/NOUN/dep<débat débat/NOUN/appos<cour", "appos(cour)"),
    ],
)
def test_an_apposition_has_no_preposition(phrase: str, link: str) -> None:
    parse = attached(
        f"Nora/PROPN/nsubj parle=parler/VERB.pres/root dans/ADP/case<cour la/DET/det<cour cour/NOUN/obl , {phrase} ."
    )
    assert links(parse, "débat") == [link]


def test_a_phrase_in_front_hangs_on_the_main_verb() -> None:
    parse = attached(
        "En/ADP/case<visite visite/NOUN/obl<attentats après/ADP/case<attentats les/DET/det<attentats attentats/NOUN/obl "
        ", Nora/PROPN/nsubj parle=parler/VERB.pres/root .",
    )
    assert links(parse, "visite") == ["obl(parle)"]


# -- clauses --------------------------------------------------------------------------------------------------------


def test_a_relative_clause_leaves_the_main_verb_its_subject() -> None:
    parse = attached(
        "David/PROPN/nsubj<dirige , qui/PRON/nsubj<dirige dirige=diriger/VERB.pres/root le/DET/det<club club/NOUN/obj , "
        "a=avoir/AUX.pres/aux<vu vu=voir/VERB.part/parataxis Nora/PROPN/nsubj<vu .",
        persons=("David", "Nora"),
    )
    assert links(parse, "David", "dirige", "vu", "Nora") == ["nsubj(vu)", "acl:relcl(David)", "root(vu)", "obj(vu)"]


def test_a_clause_with_a_relative_pronoun_hangs_on_the_noun_before_it() -> None:
    parse = attached(
        "Nora/PROPN/nsubj ira=aller/VERB.fut/root au/ADP/case<sommet sommet/NOUN/obl du/ADP/case<pacte pacte/NOUN/nmod<sommet "
        ", qui/PRON/nsubj<tiendra se/PRON/expl<tiendra tiendra=tenir/VERB.fut/advcl à/ADP/case<Lyon Lyon/PROPN/obl<tiendra .",
    )
    assert links(parse, "tiendra") == ["acl:relcl(sommet)"]


def test_a_finite_verb_takes_its_subject_from_the_condition_before() -> None:
    parse = attached(
        "Si/SCONJ/mark Awa/PROPN/nsubj gagne=gagner/VERB.pres/root , le/DET/det<Canada Canada/PROPN/obj "
        "signera=signer/VERB.fut/acl<Canada le/DET/det<traité traité/NOUN/obj<signera .",
        persons=("Awa",),
        countries=("Canada",),
    )
    assert links(parse, "gagne", "Canada", "signera") == ["advcl(signera)", "nsubj(signera)", "root(signera)"]


def test_a_participle_takes_no_subject() -> None:
    parse = attached(
        "Awa/PROPN/nsubj voit=voir/VERB.pres/root , enfin/ADV/advmod Paul/PROPN/obj signé=signer/VERB.part/acl<Paul ."
    )
    assert links(parse, "Paul") == ["obj(voit)"]


def test_what_is_alone_restricted_stays_with_its_verb() -> None:
    parse = attached(
        "Elle/PRON/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux vu=voir/VERB.part/root que/SCONJ/mark<quitte "
        "trois/NUM/nummod<loups loups/NOUN/nsubj<quitte , et/CCONJ/cc<quitte quitte=quitter/VERB.pres/ccomp Brest/PROPN/obj<quitte .",
    )
    assert links(parse, "loups", "quitte") == ["obj(vu)", "conj(vu)"]


def test_the_object_right_behind_a_verb_is_not_the_subject_of_the_next() -> None:
    parse = attached(
        "Nous/PRON/nsubj avons=avoir/AUX.pres/aux tué=tuer/VERB.part/root deux/NUM/nummod<chefs chefs/NOUN/nsubj:pass<prise "
        "et/CCONJ/cc<ville la/DET/det<ville ville/NOUN/conj<chefs a=avoir/AUX.pres/aux<prise été=être/AUX.part/aux:pass<prise "
        "prise=prendre/VERB.part/conj .",
    )
    assert links(parse, "chefs", "ville", "prise") == ["obj(tué)", "nsubj:pass(prise)", "conj(tué)"]


def test_of_two_subjects_before_a_verb_the_second_comments_the_first() -> None:
    parse = attached(
        "Paul/PROPN/nsubj , le/DET/det<candidat candidat/NOUN/nsubj du/ADP/case<parti parti/NOUN/nmod<candidat "
        "parle=parler/VERB.pres/root .",
        persons=("Paul",),
    )
    assert links(parse, "Paul", "candidat") == ["nsubj(parle)", "appos(Paul)"]


def test_a_preposition_of_two_words_goes_with_its_noun() -> None:
    parse = attached(
        "Nora/PROPN/nsubj bat=battre/VERB.pres/root le/DET/det<club club/NOUN/obj lors/ADV/advmod<club du/ADP/case<tournoi "
        "tournoi/NOUN/obl<club .",
    )
    assert links(parse, "lors", "tournoi") == ["advmod(tournoi)", "obl(bat)"]
