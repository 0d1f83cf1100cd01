"""Trees that a parser got wrong, mended by what is known of names and verbs, and trees that must be left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_parses import INDEXES, PROFILES, name, roles, tree

from kgnews.extract.clauses import find_clauses
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token
from kgnews.extract.repair import mend
from kgnews.records import Kind

VERBS = frozenset(
    {"visiter", "rencontrer", "féliciter", "diriger", "naître", "démentir", "extrader", "affronter", "acheter"}
)


def mended(
    notation: str,
    lang: str = "fr",
    names: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    bodies: tuple[str, ...] = (),
    verbs: frozenset[str] = VERBS,
) -> Parse:
    parse = tree(notation)
    found = [name(parse, words, Kind.PERSON) for words in names]
    found += [name(parse, words, Kind.PLACE, ("place/known",)) for words in places]
    found += [name(parse, words, Kind.ORGANISATION) for words in bodies]
    ordered: tuple[Name, ...] = tuple(sorted(found, key=lambda item: item.first))
    mend(parse, ordered, INDEXES[lang], PROFILES[lang], verbs)
    return parse


def link(parse: Parse, word: str) -> str:
    """Return how a word hangs, as "appos(président)"."""
    token = token_of(parse, word)
    return f"{token.dep}({parse.tokens[token.head].text})"


def token_of(parse: Parse, word: str) -> Token:
    (found,) = [token for token in parse.tokens if token.text == word]
    return found


def arguments(parse: Parse, lemma: str, lang: str = "fr") -> set[str]:
    (clause,) = [clause for clause in find_clauses(parse, PROFILES[lang]) if clause.lemma == lemma]
    return roles(parse, clause)


# -- participles ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("félicité/NOUN", "féliciter"),
        ("extradé/ADJ", "extrader"),
        ("visités/NOUN", "visiter"),
        ("rencontrées/ADJ", "rencontrer"),
    ],
)
def test_a_word_behind_an_auxiliary_is_a_participle(word: str, lemma: str) -> None:
    parse = mended(f"Nora/PROPN/nsubj a=avoir/AUX.pres/aux {word}/root Paul/PROPN/obj .", names=("Nora", "Paul"))
    assert arguments(parse, lemma) == {"subject Nora", "object Paul"}
    (clause,) = find_clauses(parse, PROFILES["fr"])
    assert clause.tense == "past"


@pytest.mark.parametrize(
    "notation",
    [
        # no auxiliary
        "La/DET/det<félicité félicité/NOUN/nsubj dure=durer/VERB.pres/root .",
        # a noun with an article behind a copula
        "Nora/PROPN/nsubj est=être/AUX.pres/cop la/DET/det félicité/NOUN/root .",
        # no known verb
        "Nora/PROPN/nsubj est=être/AUX.pres/cop députée/NOUN/root .",
        # the auxiliary stands behind
        "Félicité/NOUN/root a=avoir/AUX.pres/aux .",
    ],
)
def test_other_words_are_no_participles(notation: str) -> None:
    parse = mended(notation)
    words = [token for token in parse.tokens if token.lower in {"félicité", "députée"}]
    assert [token.pos for token in words] == ["NOUN"]


def test_a_participle_in_front_is_told_by_the_comma() -> None:
    parse = mended(
        "Née/PROPN/nsubj<visite à/ADP/case<Dakar Dakar/PROPN/nmod<Née , Nora/PROPN/appos<Née visite=visiter/VERB.pres/root "
        "Brest/PROPN/obj .",
        names=("Nora",),
        places=("Dakar", "Brest"),
    )
    assert (token_of(parse, "Née").pos, token_of(parse, "Née").lemma, link(parse, "Née")) == (
        "VERB",
        "naître",
        "advcl(visite)",
    )


def test_a_first_word_that_is_no_participle_stays() -> None:
    parse = mended(
        "Reine/NOUN/nsubj<visite de/ADP/case<Suède Suède/PROPN/nmod<Reine , Nora/PROPN/appos<Reine visite=visiter/VERB.pres/root .",
        names=("Nora",),
        places=("Suède",),
    )
    assert link(parse, "Reine") == "nsubj(visite)"


# -- verbs ----------------------------------------------------------------------------------------------------------


def test_a_word_with_subject_and_clause_is_a_verb() -> None:
    parse = mended(
        "Nora/PROPN/nsubj dément/ADJ/root que/SCONJ/mark<visité Paul/PROPN/nsubj<visité ait=avoir/AUX.sub/aux<visité "
        "visité=visiter/VERB.part/ccomp Brest/PROPN/obj<visité .",
        names=("Nora", "Paul"),
        places=("Brest",),
    )
    clause = next(clause for clause in find_clauses(parse, PROFILES["fr"]) if clause.lemma == "démentir")
    assert clause.tense == "present"


@pytest.mark.parametrize(
    "notation",
    [
        "Nora/PROPN/nsubj est=être/AUX.pres/cop triste/ADJ/root que/SCONJ/mark<dorme Paul/PROPN/nsubj<dorme "
        "dorme=dormir/VERB.sub/ccomp .",
        "Nora/PROPN/nsubj triste/ADJ/root que/SCONJ/mark<dorme Paul/PROPN/nsubj<dorme dorme=dormir/VERB.sub/ccomp .",
    ],
)
def test_an_adjective_with_a_clause_is_no_verb(notation: str) -> None:
    assert token_of(mended(notation, names=("Nora", "Paul")), "triste").pos == "ADJ"


def test_a_finite_verb_below_its_subject_governs_it() -> None:
    parse = mended(
        "Le/DET/det président/NOUN/root rencontrera=rencontrer/VERB.fut/amod<président Paul/PROPN/nmod<président .",
        names=("Paul",),
    )
    assert link(parse, "rencontrera") == "root(rencontrera)"
    assert link(parse, "président") == "nsubj(rencontrera)"
    assert link(parse, "Paul") == "obj(rencontrera)"


@pytest.mark.parametrize(
    "notation",
    [
        # a participle is a modifier
        "Le/DET/det président/NOUN/root rencontré=rencontrer/VERB.part/amod<président hier/ADV/advmod .",
        # a relative clause has a subject of its own
        "Le/DET/det président/NOUN/root qui/PRON/nsubj<rencontrera rencontrera=rencontrer/VERB.fut/acl<président "
        "Paul/PROPN/obj<rencontrera .",
        # the noun is governed by another verb
        "Le/DET/det<président président/NOUN/nsubj part=partir/VERB.pres/root rencontrera=rencontrer/VERB.fut/amod<président .",
    ],
)
def test_other_modifiers_stay_where_they_are(notation: str) -> None:
    before, after = tree(notation), mended(notation)
    assert [(t.head, t.dep) for t in after.tokens] == [(t.head, t.dep) for t in before.tokens]


@pytest.mark.parametrize(
    ("notation", "dep"),
    [
        ("Il/PRON/expl:subj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod rencontré=rencontrer/VERB.part/root "
         "Paul/PROPN/obj .", "nsubj"),
        ("Il/PRON/expl:subj faut=falloir/VERB.pres/root rencontrer/VERB.inf/ccomp Paul/PROPN/obj<rencontrer .", "expl:subj"),
        ("Il/PRON/expl:subj est=être/AUX.pres/cop prévu/ADJ/root .", "expl:subj"),
        ("Il/PRON/expl:subj rencontre=rencontrer/VERB.pres/root Nora/PROPN/nsubj .", "nsubj"),
        ("Il/PRON/expl:subj arrive=arriver/VERB.pres/root Nora/PROPN/nsubj .", "expl:subj"),
    ],
)  # fmt: skip
def test_a_pronoun_is_personal_where_the_verb_is_never_impersonal(notation: str, dep: str) -> None:
    assert mended(notation).tokens[0].dep == dep


def test_the_verb_of_a_sentence_in_which_none_was_seen() -> None:
    parse = mended(
        "Florence/PROPN/root Aubry/PROPN/flat dirige=diriger/X/flat Solvane/PROPN/flat .",
        names=("Florence Aubry",),
        bodies=("Solvane",),
    )
    assert arguments(parse, "diriger") == {"subject Florence", "object Solvane"}


def test_the_subject_behind_a_speaker_is_no_apposition() -> None:
    parse = mended(
        "Selon/ADP/case<Paul Paul/PROPN/obl<part , la/DET/det<police police/NOUN/nmod<Paul part=partir/VERB.pres/root .",
        names=("Paul",),
    )
    assert "subject police" in arguments(parse, "partir")


def test_an_apposition_of_a_speaker_stays() -> None:
    parse = mended(
        "Selon/ADP/case<Paul Paul/PROPN/obl<part , le/DET/det<ministre ministre/NOUN/nmod<Paul , Nora/PROPN/nsubj "
        "part=partir/VERB.pres/root .",
        names=("Paul", "Nora"),
    )
    assert "subject ministre" not in arguments(parse, "partir")


def test_a_heading_without_a_verb_stays() -> None:
    parse = mended(
        "Florence/PROPN/root Aubry/PROPN/flat à/ADP/case<Solvane Solvane/PROPN/nmod .",
        names=("Florence Aubry",),
        bodies=("Solvane",),
    )
    assert find_clauses(parse, PROFILES["fr"]) == ()
    assert link(parse, "Solvane") == "nmod(Florence)"


def test_a_full_verb_read_as_a_copula_governs() -> None:
    parse = mended(
        "Kerlouan/PROPN/nsubj affrontera=affronter/VERB.fut/cop Angers/PROPN/root .", bodies=("Kerlouan", "Angers")
    )
    assert arguments(parse, "affronter") == {"subject Kerlouan", "object Angers"}


def test_a_copula_stays_one() -> None:
    parse = mended(
        "Nora/PROPN/nsubj reste=rester/VERB.pres/cop maire/NOUN/root .", names=("Nora",), verbs=VERBS | {"rester"}
    )
    assert link(parse, "reste") == "cop(maire)"


def test_a_main_verb_that_hangs_on_the_name_governs_it() -> None:
    parse = mended(
        "Nora/PROPN/root , qui/PRON/nsubj<dort dort=dormir/VERB.pres/acl:relcl , dirige=diriger/VERB.pres/conj "
        "Solvane/PROPN/obj<dirige .",
        names=("Nora",),
        bodies=("Solvane",),
    )
    assert arguments(parse, "diriger") == {"subject Nora", "object Solvane"}
    assert arguments(parse, "dormir") == {"subject Nora"}


def test_a_participle_in_front_of_the_name_hangs_on_the_main_verb() -> None:
    parse = mended(
        "Né=naître/VERB.part/root à/ADP/case<Bamako Bamako/PROPN/obl , Issa/PROPN/conj vit=vivre/VERB.pres/conj<Issa "
        "à/ADP/case<Brest Brest/PROPN/obl<vit .",
        names=("Issa",),
        places=("Bamako", "Brest"),
    )
    assert (link(parse, "vit"), link(parse, "Issa"), link(parse, "Né")) == ("root(vit)", "nsubj(vit)", "advcl(vit)")


def test_a_participle_below_a_name_is_no_main_verb() -> None:
    notation = "Nora/PROPN/root , élue=élire/VERB.part/acl à/ADP/case<Brest Brest/PROPN/obl<élue ."
    assert link(mended(notation, names=("Nora",), places=("Brest",)), "élue") == "acl(Nora)"


# -- names ----------------------------------------------------------------------------------------------------------


def test_a_first_name_read_as_a_verb_is_in_apposition_to_the_office() -> None:
    parse = mended(
        "Le/DET/det<président président/NOUN/nsubj<part russe/ADJ/amod<président Vladimir/VERB/acl<président "
        "Poutine/PROPN/obj<Vladimir "
        "part=partir/VERB.pres/root .",
        names=("Vladimir Poutine",),
    )
    assert (token_of(parse, "Vladimir").pos, link(parse, "Vladimir")) == ("PROPN", "appos(président)")
    assert [clause.lemma for clause in find_clauses(parse, PROFILES["fr"])] == ["partir"]


def test_a_first_name_read_as_a_verb_is_the_object() -> None:
    parse = mended(
        "Nora/PROPN/nsubj rencontre=rencontrer/VERB.pres/root Vladimir/VERB/xcomp Poutine/PROPN/obj<Vladimir .",
        names=("Nora", "Vladimir Poutine"),
    )
    assert arguments(parse, "rencontrer") == {"subject Nora", "object Vladimir"}


def test_beside_an_object_it_is_an_oblique() -> None:
    parse = mended(
        "Nora/PROPN/nsubj voit=voir/VERB.pres/root Paul/PROPN/obj avec/ADP/case<Vladimir Vladimir/VERB/xcomp "
        "Poutine/PROPN/obj<Vladimir .",
        names=("Nora", "Paul", "Vladimir Poutine"),
    )
    assert arguments(parse, "voir") == {"subject Nora", "object Paul", "oblique avec Vladimir"}


def test_a_verb_that_is_no_name_stays_a_verb() -> None:
    parse = mended(
        "Nora/PROPN/nsubj veut=vouloir/VERB.pres/root rencontrer/VERB.inf/xcomp Paul/PROPN/obj<rencontrer .",
        names=("Nora", "Paul"),
    )
    assert (token_of(parse, "rencontrer").pos, link(parse, "rencontrer")) == ("VERB", "xcomp(veut)")


def test_a_fronted_name_is_the_subject_and_its_office_comments_it() -> None:
    parse = mended(
        "Nora/PROPN/dislocated , la/DET/det<ministre ministre/NOUN/nsubj , rencontre=rencontrer/VERB.pres/root Paul/PROPN/obj .",
        names=("Nora", "Paul"),
    )
    assert (link(parse, "Nora"), link(parse, "ministre")) == ("nsubj(rencontre)", "appos(Nora)")
    assert arguments(parse, "rencontrer") == {"subject Nora", "object Paul"}


def test_a_fronted_name_of_a_place_is_no_subject() -> None:
    notation = "Brest/PROPN/dislocated , la/DET/det<ministre ministre/NOUN/nsubj , rencontre=rencontrer/VERB.pres/root Paul/PROPN/obj ."
    assert link(mended(notation, names=("Paul",), places=("Brest",)), "ministre") == "nsubj(rencontre)"


def test_a_noun_behind_an_adverb_and_a_preposition_hangs_on_the_verb() -> None:
    parse = mended(
        "Le/DET/det<pont pont/NOUN/nsubj:pass est=être/AUX.pres/aux:pass situé=situer/VERB.part/root près/ADV/advmod "
        "de/ADP/case<Paris Paris/PROPN/obl<près .",
        places=("Paris",),
    )
    assert link(parse, "Paris") == "obl(situé)"
    assert arguments(parse, "situer") == {"object pont", "oblique près de Paris"}


def test_an_adverb_with_another_preposition_keeps_its_noun() -> None:
    notation = "Le/DET/det<pont pont/NOUN/nsubj tient=tenir/VERB.pres/root mieux/ADV/advmod de/ADP/case<Paris Paris/PROPN/obl<mieux ."
    assert link(mended(notation, places=("Paris",)), "Paris") == "obl(mieux)"


BUYS = (
    "Acme/PROPN/nsubj va=aller/VERB.pres/root acheter/VERB.inf/xcomp le/DET/det<fabricant fabricant/NOUN/obj<acheter "
    "de/ADP/case<skis "
    "skis/NOUN/nmod<fabricant Neval/PROPN/nsubj<acheter ."
)


def test_a_new_name_hangs_on_the_noun_that_it_follows() -> None:
    parse = mended(BUYS, bodies=("Acme", "Neval"))
    assert link(parse, "Neval") == "appos(fabricant)"
    assert arguments(parse, "acheter") == {"subject Acme", "object fabricant"}


@pytest.mark.parametrize(
    "notation",
    [
        BUYS.replace("le/DET/det<fabricant", "un/DET/det<fabricant"),  # "un fabricant" is any
        BUYS.replace("fabricant", "souci"),  # no noun that says what a name names
        BUYS.replace("Neval/", "de/ADP/case<Neval Neval/"),  # a complement
    ],
)
def test_other_names_stay_where_they_are(notation: str) -> None:
    notation = notation.replace("de/ADP/case<skis ", "")
    assert link(mended(notation, bodies=("Acme", "Neval")), "Neval") == "nsubj(acheter)"


def test_a_name_that_the_gazetteer_knows_is_no_new_name() -> None:
    notation = BUYS.replace("de/ADP/case<skis ", "")
    parse = tree(notation)
    known = replace(name(parse, "Neval", Kind.ORGANISATION), known=("org/neval",))
    mend(parse, (name(parse, "Acme", Kind.ORGANISATION), known), INDEXES["fr"], PROFILES["fr"], VERBS)
    assert link(parse, "Neval") == "nsubj(acheter)"


# -- right trees ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "notation", "names"),
    [
        ("fr", "Nora/PROPN/nsubj a=avoir/AUX.pres/aux rencontré=rencontrer/VERB.part/root Paul/PROPN/obj "
         "à/ADP/case<Brest Brest/PROPN/obl .",
         ("Nora", "Paul")),
        ("fr", "La/DET/det<maire maire/NOUN/nsubj de/ADP/case<Brest Brest/PROPN/nmod<maire , Nora/PROPN/appos<maire , "
         "rencontrera=rencontrer/VERB.fut/root Paul/PROPN/obj .", ("Nora", "Paul")),
        ("fr", "Nora/PROPN/nsubj , qui/PRON/nsubj<dirige dirige=diriger/VERB.pres/acl:relcl<Nora le/DET/det<club "
         "club/NOUN/obj<dirige , "
         "a=avoir/AUX.pres/aux dit=dire/VERB.part/root vouloir/VERB.inf/xcomp rencontrer/VERB.inf/xcomp<vouloir "
         "Paul/PROPN/obj<rencontrer .",
         ("Nora", "Paul")),
        ("en", "Mary/PROPN/nsubj , who/PRON/nsubj<leads leads=lead/VERB.pres/acl:relcl<Mary the/DET/det<club club/NOUN/obj<leads , "
         "met=meet/VERB.past/root David/PROPN/obj .", ("Mary", "David")),
    ],
)  # fmt: skip
def test_a_right_tree_is_left_alone(lang: str, notation: str, names: tuple[str, ...]) -> None:
    verbs = VERBS | {"meet", "lead", "vouloir", "dire"}
    before, after = tree(notation), mended(notation, lang, names, verbs=verbs)
    assert after.tokens == before.tokens
    assert after.children == before.children


# -- labels ---------------------------------------------------------------------------------------------------------


def test_a_participle_behind_its_noun_modifies_it_whatever_the_parser_calls_that() -> None:
    parse = mended(
        "Nora/PROPN/nsubj succède=succéder/VERB.pres/root à/ADP/case<Paul Paul/PROPN/obl , "
        "mort=mourir/VERB.part/appos<Paul près/ADP/case<Lyon Lyon/PROPN/obl<mort .",
        names=("Nora", "Paul"),
    )
    assert link(parse, "mort") == "acl(Paul)"


def test_a_finite_verb_in_apposition_stays_one() -> None:
    parse = mended(
        "Nora/PROPN/nsubj rencontre=rencontrer/VERB.pres/root Paul/PROPN/obj , dit=dire/VERB.pres/appos<Paul .",
        names=("Nora", "Paul"),
    )
    assert link(parse, "dit") != "acl(Paul)"


def test_a_reflexive_pronoun_is_no_conjunction() -> None:
    parse = mended("Nora/PROPN/nsubj s'/PRON/mark y/PRON/iobj rend=rendre/VERB.pres/root .", names=("Nora",))
    assert link(parse, "s'") == "expl(rend)"
    parse = mended(
        "Nora/PROPN/nsubj viendra=venir/VERB.pres/root s'/SCONJ/mark<peut il/PRON/nsubj<peut peut/VERB.pres/advcl ."
    )
    assert link(parse, "s'") == "mark(peut)"


def test_a_name_holds_together() -> None:
    parse = mended(
        "Nora/PROPN/nsubj a=avoir/AUX.pres/aux rencontré=rencontrer/VERB.part/root le/DET/det<maire maire/NOUN/obj et/CCONJ/cc<visité "
        "Marine/PROPN/nsubj<visité Le/DET/det<Pen Pen/PROPN/appos<maire a=avoir/AUX.pres/aux<visité visité=visiter/VERB.part/conj "
        "Rome/PROPN/obj<visité .",
        names=("Nora", "Marine Le Pen"),
    )
    assert link(parse, "Pen") == "flat(Marine)"
    assert arguments(parse, "rencontrer") == {"subject Nora", "object maire"}
