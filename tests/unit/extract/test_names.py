"""Names in sentences parsed by hand: what the gazetteer knows, what the model sees, and what neither does."""

from __future__ import annotations

import itertools

import pytest
from hand_parses import GAZETTEER, INDEXES, PROFILES, tree

from kgnews.extract.mentions import Name, find_names
from kgnews.extract.parse import Parse
from kgnews.extract.simplify import Segment, SegmentKind
from kgnews.records import Gender, Kind, Span

PERSON, PLACE, BODY, COUNTRY = Kind.PERSON, Kind.PLACE, Kind.ORGANISATION, Kind.GOVERNMENT


def names_in(
    notation: str, lang: str = "fr", ents: tuple[tuple[str, Kind], ...] = (), titles: tuple[str, ...] = ()
) -> list[Name]:
    """Return the names found where the model sees *ents*: (words, kind)."""
    parse = tree(notation)
    if titles:
        text = parse.segment.plain
        parse.segment = Segment(text, parse.segment.origin, Span(0, len(text)), SegmentKind.NARRATIVE, 0, titles=titles)
    parse.entities = tuple((*place(parse, words), kind) for words, kind in ents)
    return list(find_names(parse, INDEXES[lang], GAZETTEER, PROFILES[lang]))


def place(parse: Parse, words: str) -> tuple[int, int]:
    """Return the first token of some words and the one after their last."""
    wanted, texts = words.split(), [token.text for token in parse.tokens]
    first = next(i for i in range(len(texts)) if texts[i : i + len(wanted)] == wanted)
    return first, first + len(wanted)


def told(found: list[Name]) -> set[str]:
    """Return names as "France: government country/fr"; the ids are those that the gazetteer has."""
    return {f"{n.text}: {n.kind}{''.join(f' {i}' for i in n.known)}" for n in found}


# Each row: what is shown, language, the sentence, what the model sees, the names.
NAMES = [
    # the gazetteer against the model
    ("known, unseen by the model", "fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root la/DET/det<Russie Russie/PROPN/obj .",
     [("Nora", PERSON)], {"Nora: person", "Russie: government country/ru"}),
    ("known, without accents and in capitals", "fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root les/DET/det<ETATS-UNIS "
     "ETATS-UNIS/PROPN/obj .", [("Nora", PERSON)], {"Nora: person", "ETATS-UNIS: government country/us"}),
    ("the gazetteer's kind beats the model's", "fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root la/DET/det<Russie "
     "Russie/PROPN/obj .", [("Nora", PERSON), ("Russie", BODY)], {"Nora: person", "Russie: government country/ru"}),
    ("a larger town before a smaller one of the same name", "fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root "
     "Paris/PROPN/obj .",
     [("Nora", PERSON)], {"Nora: person", "Paris: place place/paris-fr place/paris-us"}),
    ("part of a person's name is no country", "fr", "Anatole/PROPN/nsubj France/PROPN/flat<Anatole visite=visiter/VERB.pres/root "
     "Nantes/PROPN/obj .", [("Anatole France", PERSON)], {"Anatole France: person", "Nantes: place place/nantes-fr"}),
    ("nor is the end of an organisation's", "fr", "L'/DET/det<Université Université/PROPN/nsubj de/ADP/case<Nantes "
     "Nantes/PROPN/nmod<Université ferme=fermer/VERB.pres/root .", [("Université de Nantes", BODY)],
     {"Université de Nantes: organisation"}),
    ("two names that the model took for one", "fr", "France/PROPN/nsubj et/CCONJ/cc<Russie Russie/PROPN/conj<France "
     "signent=signer/VERB.pres/root .", [("France et Russie", BODY)],
     {"France: government country/fr", "Russie: government country/ru"}),
    ("an uncertain name without support", "en", "Jordan/PROPN/nsubj scored=score/VERB.past/root .", [("Jordan", PERSON)],
     {"Jordan: person"}),
    ("an uncertain name that the model takes for a place", "en", "Mary/PROPN/nsubj visited=visit/VERB.past/root Jordan/PROPN/obj .",
     [("Mary", PERSON), ("Jordan", PLACE)], {"Mary: person", "Jordan: government country/jo"}),
    ("lower case is no acronym", "en", "They/PRON/nsubj gave=give/VERB.past/root us/PRON/iobj a/DET/det<map "
     "map/NOUN/obj .", [], set()),
    ("capitals are", "en", "The/DET/det<US US/PROPN/nsubj left=leave/VERB.past/root .", [], {"US: government country/us"}),
    ("in the other language the name is unknown", "en", "Mary/PROPN/nsubj left=leave/VERB.past/root Russie/PROPN/obj .",
     [("Mary", PERSON)], {"Mary: person", "Russie: thing"}),
    # clubs
    ("initials before a town are a club's", "fr", "L'/DET/det<AS AS/PROPN/nsubj Kerlouan/PROPN/flat<AS "
     "gagne=gagner/VERB.pres/root .",
     [("Kerlouan", PLACE)], {"AS Kerlouan: organisation"}),
    ("also where the model has them", "fr", "L'/DET/det<AS AS/PROPN/nsubj Kerlouan/PROPN/flat<AS gagne=gagner/VERB.pres/root .",
     [("AS Kerlouan", BODY)], {"AS Kerlouan: organisation"}),
    ("initials before a person are not", "fr", "Le/DET/det<PS PS/NOUN/nsubj Nora/PROPN/appos<PS Benali/PROPN/flat<Nora "
     "gagne=gagner/VERB.pres/root .", [("Nora Benali", PERSON)], {"Nora Benali: person", "PS: thing"}),
    ("a known state before a town stays by itself", "fr", "Les/DET/det<US US/PROPN/nsubj Kerlouan/PROPN/flat<US "
     "gagnent=gagner/VERB.pres/root .", [("Kerlouan", PLACE)], {"US: government country/us", "Kerlouan: place"}),
    # possessives and determiners
    ("possessive 's is outside", "en", "Mary/PROPN/nmod:poss<visit Collins/PROPN/flat<Mary 's/PART/case<Mary visit/NOUN/nsubj "
     "ended=end/VERB.past/root .", [("Mary Collins 's", PERSON)], {"Mary Collins: person"}),
    ("so is the article", "en", "The/DET/det<Acme Acme/PROPN/compound<group group/NOUN/nsubj grew=grow/VERB.past/root .",
     [("The Acme", BODY)], {"Acme: organisation"}),
    ("and the title", "fr", "M./NOUN/nsubj Mercier/PROPN/flat<M. part=partir/VERB.pres/root .", [("M. Mercier", PERSON)],
     {"Mercier: person"}),
    ("and the office", "fr", "Le/DET/det<président président/NOUN/nsubj Paul/PROPN/flat<président Mercier/PROPN/flat<président "
     "part=partir/VERB.pres/root .", [("président Paul Mercier", PERSON)], {"Paul Mercier: person"}),
    ("an office alone is no name", "fr", "Le/DET/det<Président Président/NOUN/nsubj part=partir/VERB.pres/root .",
     [("Président", PERSON)], set()),
    ("nor is one behind a state", "en", "The/DET/det<Secretary United/PROPN/compound<States States/PROPN/compound<Secretary "
     "Secretary/PROPN/nsubj of/ADP/case<State State/PROPN/nmod<Secretary left=leave/VERB.past/root .", [("State", BODY)],
     {"United States: government country/us"}),
    # institutions
    ("an institution named by its kind only", "fr", "Le/DET/det<Sénat Sénat/NOUN/nsubj vote=voter/VERB.pres/root .",
     [("Sénat", BODY)], set()),
    ("an institution with its complement", "fr", "L'/DET/det<Agence Agence/NOUN/nsubj bretonne/ADJ/amod<Agence de/ADP/case<eau "
     "l'/DET/det<eau eau/NOUN/nmod<Agence vote=voter/VERB.pres/root .", [], {"Agence bretonne de l'eau: organisation"}),
    ("without the verb's own complements", "fr", "Nora/PROPN/nsubj quitte=quitter/VERB.pres/root l'/DET/det<Agence Agence/NOUN/obj "
     "bretonne/ADJ/amod<Agence à/ADP/case<Brest Brest/PROPN/nmod<Agence .", [("Nora", PERSON), ("Brest", PLACE)],
     {"Nora: person", "Agence bretonne: organisation", "Brest: place"}),
    ("English puts the words before it", "en", "The/DET/det<Court European/PROPN/amod<Court Court/PROPN/nsubj of/ADP/case<Auditors "
     "Auditors/PROPN/nmod<Court met=meet/VERB.past/root .", [], {"European Court of Auditors: organisation"}),
    # what the model takes apart or too wide
    ("first name and surname that the model took apart", "en", "Fergal/PROPN/nsubj Moriarty/PROPN/flat<Fergal "
     "left=leave/VERB.past/root .", [("Fergal", PERSON), ("Moriarty", PERSON)], {"Fergal Moriarty: person"}),
    ("a person's name has no verb in it", "en", "Fergal/PROPN/nsubj met=meet/VERB.past/root Mary/PROPN/obj .",
     [("Fergal met Mary", PERSON)], {"Fergal: thing", "Mary: thing"}),
    ("a common word at the start", "en", "However/ADV/advmod Mary/PROPN/nsubj left=leave/VERB.past/root .",
     [("However", BODY), ("Mary", PERSON)], {"Mary: person"}),
    ("a nationality is no name", "fr", "Nora/PROPN/nsubj rencontre=rencontrer/VERB.pres/root un/DET/det<Russe Russe/NOUN/obj .",
     [("Nora", PERSON), ("Russe", PLACE)], {"Nora: person"}),
    ("a first name that is known tells a person", "fr", "Claire/PROPN/nsubj Delmas/PROPN/flat<Claire part=partir/VERB.pres/root .",
     [("Claire Delmas", BODY)], {"Claire Delmas: person"}),
    ("an age tells a person", "en", "Colby/PROPN/nsubj , 58/NUM/appos<Colby , left=leave/VERB.past/root .", [("Colby", BODY)],
     {"Colby: person"}),
    ("who tells a person", "en", "Colby/PROPN/nsubj , who/PRON/nsubj<won won=win/VERB.past/acl:relcl<Colby , "
     "left=leave/VERB.past/root .", [("Colby", BODY)], {"Colby: person"}),
    # what neither knows
    ("a capitalised chain", "fr", "Nora/PROPN/nsubj quitte=quitter/VERB.pres/root le/DET/det<Jules Jules/PROPN/obj "
     "Verne/PROPN/flat<Jules .", [("Nora", PERSON)], {"Nora: person", "Jules Verne: thing"}),
    ("in apposition to a noun of persons", "fr", "Le/DET/det<boulanger boulanger/NOUN/nsubj Zadig/PROPN/appos<boulanger "
     "part=partir/VERB.pres/root .", [], {"Zadig: person"}),
    ("a particle inside", "fr", "Nora/PROPN/nsubj voit=voir/VERB.pres/root Zadig/PROPN/obj de/ADP/flat<Zadig "
     "Brume/PROPN/flat<Zadig .",
     [("Nora", PERSON)], {"Nora: person", "Zadig de Brume: thing"}),
    ("a common word with the capital of the sentence", "fr", "Hier/ADV/advmod pluie/NOUN/root .", [], set()),
    ("a numbered event of a known series", "fr", "La/DET/det<COP21 COP21/PROPN/nsubj commence=commencer/VERB.pres/root .",
     [("COP21", BODY)], {"COP21: event"}),
    ("a numbered thing of no series", "fr", "La/DET/det<Z21 Z21/PROPN/nsubj commence=commencer/VERB.pres/root .",
     [("Z21", BODY)], {"Z21: organisation"}),
    ("an article that a town's name keeps", "fr", "Nora/PROPN/nsubj dort=dormir/VERB.pres/root au/ADP/case<Havre Havre/PROPN/obl .",
     [("Nora", PERSON), ("Havre", PLACE)], {"Nora: person", "Le Havre: place"}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "notation", "ents", "expected"), [pytest.param(*row[1:], id=row[0]) for row in NAMES])
def test_names(lang: str, notation: str, ents: list[tuple[str, Kind]], expected: set[str]) -> None:
    assert told(names_in(notation, lang, tuple(ents))) == expected


@pytest.mark.parametrize(
    ("lang", "notation", "title", "gender"),
    [
        ("fr", "Mme/NOUN/nsubj Mercier/PROPN/flat<Mme part=partir/VERB.pres/root .", "mme", Gender.FEMININE),
        ("fr", "M./NOUN/nsubj Mercier/PROPN/flat<M. part=partir/VERB.pres/root .", "m.", Gender.MASCULINE),
        ("en", "Dr./PROPN/compound<Mercier Mercier/PROPN/nsubj left=leave/VERB.past/root .", "dr.", Gender.UNKNOWN),
        ("fr", "Nora/PROPN/nsubj Mercier/PROPN/flat<Nora part=partir/VERB.pres/root .", "", Gender.UNKNOWN),
    ],
)
def test_titles_tell_the_gender_and_make_the_kind_sure(lang: str, notation: str, title: str, gender: Gender) -> None:
    (found,) = names_in(notation, lang, (("Mercier", PERSON),) if title else (("Nora Mercier", PERSON),))
    assert (found.title, found.gender, found.sure) == (title, gender, bool(title))


def test_a_first_name_tells_the_gender() -> None:
    (found,) = names_in(
        "Claire/PROPN/nsubj Delmas/PROPN/flat<Claire part=partir/VERB.pres/root .", "fr", (("Claire Delmas", PERSON),)
    )
    assert (found.gender, found.sure) == (Gender.FEMININE, True)


def test_a_quoted_title_is_one_name_and_those_inside_it_are_none() -> None:
    found = names_in(
        "Nora/PROPN/nsubj présente=présenter/VERB.pres/root Nuit/NOUN/obj à/ADP/case<Nantes Nantes/PROPN/nmod<Nuit .",
        "fr",
        (("Nora", PERSON),),
        titles=("Nuit à Nantes",),
    )
    assert told(found) == {"Nora: person", "Nuit à Nantes: work"}


def test_the_head_of_a_name_is_where_it_hangs() -> None:
    (found,) = names_in(
        "President/PROPN/compound<Collins Mary/PROPN/compound<Collins Collins/PROPN/nsubj left=leave/VERB.past/root .",
        "en",
        (("Mary Collins", PERSON),),
    )
    assert (found.first, found.last, found.head) == (1, 2, 2)


def test_names_come_in_order_and_none_is_inside_another() -> None:
    found = names_in(
        "Nora/PROPN/nsubj Benali/PROPN/flat<Nora visite=visiter/VERB.pres/root la/DET/det<Russie Russie/PROPN/obj "
        "et/CCONJ/cc<Paris "
        "Paris/PROPN/conj<Russie .",
        "fr",
        (("Nora Benali", PERSON), ("Russie et Paris", PLACE)),
    )
    assert [name.text for name in found] == ["Nora Benali", "Russie", "Paris"]
    assert all(first.last < second.first for first, second in itertools.pairwise(found))
