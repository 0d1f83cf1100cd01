"""Lexicon entries matched against clauses and event nouns parsed by hand: which slots are filled, and with what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_parses import PROFILES, RELATIONS, catalog, entry, tree

from kgnews.extract.clauses import find_clauses
from kgnews.extract.reasons import Miss, Why
from kgnews.extract.relations import Candidate, Lexicon, Matcher, kinds_fit, object_fits, subject_fits
from kgnews.knowledge import LexiconEntry, WordClass
from kgnews.records import Kind

NOUN, ADJECTIVE = WordClass.NOUN, WordClass.ADJECTIVE


def matcher(notation: str, lang: str, *entries: LexiconEntry) -> Matcher:
    parse = tree(notation)
    return Matcher(parse, find_clauses(parse, PROFILES[lang]), Lexicon.of(entries), catalog(*entries), PROFILES[lang])


def told(found: list[Candidate], made: Matcher) -> set[str]:
    """Return candidates as "met(Nora, Paul)", with a mark for those whose subject is borrowed from the clause."""
    words = [token.text for token in made.parse.tokens]
    return {f"{c.relation}({words[c.subject]}, {words[c.object]}){'*' * c.shared}" for c in found}


MEET = entry("rencontrer", "met", "subject", "object")
MEET_EN = entry("meet", "met", "subject", "object", lang="en")
MEET_WITH = entry("meet", "met", "subject", "with", lang="en")
VISIT = entry("visiter", "visited", "subject", "object")
GO = entry("rendre", "visited", "subject", "à|en|dans", reflexive=True)
PAY_VISIT = entry("rendre visite", "met", "subject", "à")
HAND = entry("remettre", "gaveTo", "subject", "à")
SELL = entry("sell", "acquired", "to", "object", lang="en")
CONVICT = entry("convict", "convictedOf", "object", "of", lang="en")
ELECT = entry("élire", "holdsPosition", "object", "attribute")
TAKE = entry("take", "acquired", "subject", "object", lang="en")
TAKE_OVER = entry("take over", "acquired", "subject", "object", lang="en")
LEAD = entry("prendre tête", "leads", "subject", "de")
TALK = entry("entretenir", "met", "subject", "avec", reflexive=True)

# Each row: what is shown, language, the entries, the sentence, the candidates.
VERBS = [
    ("active", "fr", [MEET],
     "Nora/PROPN/nsubj a=avoir/AUX.pres/aux rencontré=rencontrer/VERB.part/root Paul/PROPN/obj .", {"met(Nora, Paul)"}),
    ("passive: subject and object are those of the active voice", "en", [MEET_EN],
     "Mary/PROPN/nsubj:pass was=be/AUX.past/aux:pass met=meet/VERB.part/root by/ADP/case<Tom Tom/PROPN/obl:agent .",
     {"met(Tom, Mary)"}),
    ("passive without agent gives nothing", "en", [MEET_EN],
     "Mary/PROPN/nsubj:pass was=be/AUX.past/aux:pass met=meet/VERB.part/root in/ADP/case<Leeds Leeds/PROPN/obl .", set()),
    ("direction is data", "en", [SELL],
     "Acme/PROPN/nsubj sold=sell/VERB.past/root Bolt/PROPN/obj to/ADP/case<Crane Crane/PROPN/obl .", {"acquired(Crane, Bolt)"}),
    ("another preposition does not fill the slot", "en", [SELL],
     "Acme/PROPN/nsubj sold=sell/VERB.past/root Bolt/PROPN/obj in/ADP/case<Leeds Leeds/PROPN/obl .", set()),
    ("members of coordinated subject and object", "fr", [VISIT],
     "Nora/PROPN/nsubj et/CCONJ/cc<Paul Paul/PROPN/conj<Nora visitent=visiter/VERB.pres/root Brest/PROPN/obj et/CCONJ/cc<Vannes "
     "Vannes/PROPN/conj<Brest .",
     {"visited(Nora, Brest)", "visited(Nora, Vannes)", "visited(Paul, Brest)", "visited(Paul, Vannes)"}),
    ("shared subject", "fr", [VISIT, MEET],
     "Nora/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj et/CCONJ/cc<rencontré "
     "rencontré=rencontrer/VERB.part/conj Paul/PROPN/obj<rencontré .", {"visited(Nora, Brest)", "met(Nora, Paul)"}),
    # reflexive verbs
    ("reflexive entry and verb", "fr", [GO],
     "Nora/PROPN/nsubj se/PRON/expl rend=rendre/VERB.pres/root à/ADP/case<Brest Brest/PROPN/obl .", {"visited(Nora, Brest)"}),
    ("a reflexive entry wants the pronoun", "fr", [GO],
     "Nora/PROPN/nsubj rend=rendre/VERB.pres/root hommage/NOUN/obj à/ADP/case<Paul Paul/PROPN/obl .", set()),
    ("a plain entry takes no reflexive verb", "fr", [HAND],
     "Nora/PROPN/nsubj se/PRON/expl remet=remettre/VERB.pres/root à/ADP/case<Paul Paul/PROPN/obl .", set()),
    # symmetric relations
    ("reciprocal", "fr", [MEET],
     "Nora/PROPN/nsubj et/CCONJ/cc<Paul Paul/PROPN/conj<Nora se/PRON/expl sont=être/AUX.pres/aux "
     "rencontrés=rencontrer/VERB.part/root .", {"met(Nora, Paul)"}),
    ("each pair of three once", "en", [MEET_EN],
     "Mary/PROPN/nsubj , Tom/PROPN/conj<Mary and/CCONJ/cc<Ann Ann/PROPN/conj<Mary met=meet/VERB.past/root .",
     {"met(Mary, Tom)", "met(Mary, Ann)", "met(Tom, Ann)"}),
    ("two names in a row without a conjunction are no pair", "en", [MEET_EN],
     "Mary/PROPN/nsubj , Tom/PROPN/conj<Mary met=meet/VERB.past/root .", set()),
    ("with an object the subjects are no pair", "en", [MEET_EN],
     "Mary/PROPN/nsubj and/CCONJ/cc<Tom Tom/PROPN/conj<Mary met=meet/VERB.past/root Ann/PROPN/obj .",
     {"met(Mary, Ann)", "met(Tom, Ann)"}),
    ("a relation that is not symmetric makes no pairs", "fr", [VISIT],
     "Nora/PROPN/nsubj et/CCONJ/cc<Paul Paul/PROPN/conj<Nora visitent=visiter/VERB.pres/root .", set()),
    ("reciprocal with a partner", "fr", [TALK],
     "Nora/PROPN/nsubj s'/PRON/expl entretient=entretenir/VERB.pres/root avec/ADP/case<Paul Paul/PROPN/obl .",
     {"met(Nora, Paul)"}),
    # companions
    ("companion noun", "fr", [PAY_VISIT],
     "Nora/PROPN/nsubj rend=rendre/VERB.pres/root visite/NOUN/obj à/ADP/case<Paul Paul/PROPN/obl .", {"met(Nora, Paul)"}),
    ("without its companion the entry does not match", "fr", [PAY_VISIT],
     "Nora/PROPN/nsubj rend=rendre/VERB.pres/root compte/NOUN/obj à/ADP/case<Paul Paul/PROPN/obl .", set()),
    ("more companions win", "fr", [PAY_VISIT, entry("rendre", "gaveTo", "subject", "à")],
     "Nora/PROPN/nsubj rend=rendre/VERB.pres/root visite/NOUN/obj à/ADP/case<Paul Paul/PROPN/obl .", {"met(Nora, Paul)"}),
    ("particle", "en", [TAKE, TAKE_OVER],
     "Acme/PROPN/nsubj took=take/VERB.past/root over/ADP/prt Bolt/PROPN/obj .", {"acquired(Acme, Bolt)"}),
    ("a particle that the entry does not know", "en", [TAKE],
     "Acme/PROPN/nsubj took=take/VERB.past/root up/ADP/prt Bolt/PROPN/obj .", set()),
    ("a particle read as a preposition", "en", [TAKE_OVER],
     "Acme/PROPN/nsubj took=take/VERB.past/root over/ADP/case<Bolt Bolt/PROPN/obl .", {"acquired(Acme, Bolt)"}),
    ("what a companion governs", "fr", [LEAD],
     "Nora/PROPN/nsubj prend=prendre/VERB.pres/root la/DET/det<tête tête/NOUN/obj du/ADP/case<club club/NOUN/nmod<tête .",
     {"leads(Nora, club)"}),
    # phrases that the parser hung on the object
    ("stray phrase", "fr", [HAND],
     "Nora/PROPN/nsubj remet=remettre/VERB.pres/root un/DET/det<prix prix/NOUN/obj à/ADP/case<Paul Paul/PROPN/nmod<prix .",
     {"gaveTo(Nora, Paul)"}),
    ("a genitive belongs to its noun", "en", [CONVICT],
     "Police/NOUN/nsubj convicted=convict/VERB.past/root the/DET/det<owner owner/NOUN/obj of/ADP/case<bank a/DET/det<bank "
     "bank/NOUN/nmod<owner .", set()),
    ("but a name has none", "en", [CONVICT],
     "Judges/NOUN/nsubj convicted=convict/VERB.past/root Tom/PROPN/obj of/ADP/case<fraud fraud/NOUN/nmod<Tom .",
     {"convictedOf(Tom, fraud)"}),
    ("a phrase of an event noun stays with it", "fr", [HAND, entry("entretien", "met", "possessor", "à", NOUN)],
     "Nora/PROPN/nsubj remet=remettre/VERB.pres/root un/DET/det<entretien entretien/NOUN/obj à/ADP/case<Paul "
     "Paul/PROPN/nmod<entretien .", set()),
    ("agent that hangs on another noun", "fr", [ELECT, entry("élire", "leads", "subject", "object")],
     "Nora/PROPN/nsubj:pass a=avoir/AUX.pres/aux été=être/AUX.part/aux:pass élue=élire/VERB.part/root présidente/NOUN/xcomp "
     "par/ADP/case<conseil le/DET/det<conseil conseil/NOUN/nmod<présidente .",
     {"holdsPosition(Nora, présidente)", "leads(conseil, Nora)"}),
    ("attribute taken for an apposition", "fr", [ELECT],
     "Nora/PROPN/nsubj:pass a=avoir/AUX.pres/aux été=être/AUX.part/aux:pass élue=élire/VERB.part/root présidente/NOUN/appos .",
     {"holdsPosition(Nora, présidente)"}),
    ("partitive article read as a preposition", "fr", [entry("livrer", "gaveTo", "subject", "object")],
     "Acme/PROPN/nsubj livre=livrer/VERB.pres/root des/ADP/case<avions avions/NOUN/obl .", {"gaveTo(Acme, avions)"}),
    # datives
    ("dative pronoun for the addressee", "fr", [HAND],
     "Nora/PROPN/nsubj lui/PRON/iobj remet=remettre/VERB.pres/root un/DET/det<prix prix/NOUN/obj .", {"gaveTo(Nora, lui)"}),
    ("a dative stands for no other preposition", "fr", [TALK, entry("parler", "met", "subject", "avec")],
     "Nora/PROPN/nsubj lui/PRON/iobj parle=parler/VERB.pres/root .", set()),
    ("two senses of one verb", "en", [MEET_EN, MEET_WITH],
     "Mary/PROPN/nsubj met=meet/VERB.past/root with/ADP/case<Tom Tom/PROPN/obl .", {"met(Mary, Tom)"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "entries", "notation", "expected"), [pytest.param(*row[1:], id=row[0]) for row in VERBS]
)
def test_verbs(lang: str, entries: list[LexiconEntry], notation: str, expected: set[str]) -> None:
    made = matcher(notation, lang, *entries)
    assert told(made.verbs(), made) == expected


VISIT_NOUN = entry("visite", "visited", "possessor", "à|en", NOUN)
TALKS = entry("entretien", "met", "possessor", "avec", NOUN)
BETWEEN = entry("rencontre", "met", "entre", "entre", NOUN)
PURCHASE = entry("acquisition", "acquired", "by", "of", NOUN, "en")
BUY = entry("acquisition", "acquired", "possessor", "of", NOUN, "en")
MEMBER = entry("membre", "memberOf", "subject", "de", NOUN)
FAVOURABLE = entry("favorable", "supports", "subject", "à", ADJECTIVE)

NOUNS = [
    ("possessor and place", "fr", [VISIT_NOUN],
     "La/DET/det<visite visite/NOUN/nsubj de/ADP/case<Nora Nora/PROPN/nmod<visite à/ADP/case<Brest Brest/PROPN/nmod<visite "
     "dure=durer/VERB.pres/root .", {"visited(Nora, Brest)"}),
    ("possessive", "fr", [VISIT_NOUN],
     "Sa/DET/det<visite visite/NOUN/nsubj à/ADP/case<Brest Brest/PROPN/nmod<visite dure=durer/VERB.pres/root .",
     {"visited(Sa, Brest)"}),
    ("owner with 's", "en", [BUY],
     "Acme/PROPN/nmod:poss<acquisition 's/PART/case<Acme acquisition/NOUN/nsubj of/ADP/case<Bolt Bolt/PROPN/nmod<acquisition "
     "failed=fail/VERB.past/root .", {"acquired(Acme, Bolt)"}),
    ("one genitive is what is bought, not who buys", "en", [BUY],
     "The/DET/det<acquisition acquisition/NOUN/nsubj of/ADP/case<Bolt Bolt/PROPN/nmod<acquisition failed=fail/VERB.past/root .",
     set()),
    ("by", "en", [PURCHASE],
     "The/DET/det<acquisition acquisition/NOUN/nsubj of/ADP/case<Bolt Bolt/PROPN/nmod<acquisition by/ADP/case<Acme "
     "Acme/PROPN/nmod<acquisition failed=fail/VERB.past/root .", {"acquired(Acme, Bolt)"}),
    ("of two genitives the first is the possessor", "fr", [entry("départ", "leads", "possessor", "de", NOUN)],
     "Le/DET/det<départ départ/NOUN/nsubj de/ADP/case<Nora Nora/PROPN/nmod<départ de/ADP/case<Brest Brest/PROPN/nmod<départ "
     "surprend=surprendre/VERB.pres/root .", {"leads(Nora, Brest)"}),
    ("between two", "fr", [BETWEEN],
     "La/DET/det<rencontre rencontre/NOUN/nsubj entre/ADP/case<Nora Nora/PROPN/nmod<rencontre et/CCONJ/cc<Paul "
     "Paul/PROPN/conj<Nora dure=durer/VERB.pres/root .", {"met(Nora, Paul)"}),
    ("between one", "fr", [BETWEEN],
     "La/DET/det<rencontre rencontre/NOUN/nsubj entre/ADP/case<élus élus/NOUN/nmod<rencontre dure=durer/VERB.pres/root .", set()),
    ("a place that hangs a noun deeper", "fr", [VISIT_NOUN],
     "La/DET/det<visite visite/NOUN/nsubj de/ADP/case<Nora Nora/PROPN/nmod<visite à/ADP/case<Brest Brest/PROPN/nmod<Nora "
     "dure=durer/VERB.pres/root .", {"visited(Nora, Brest)"}),
    ("a relative in the genitive", "fr", [VISIT_NOUN],
     "Nora/PROPN/nsubj<part , dont/PRON/nmod<visite la/DET/det<visite visite/NOUN/nsubj<dure à/ADP/case<Brest "
     "Brest/PROPN/nmod<visite dure=durer/VERB.pres/acl:relcl<Nora , part=partir/VERB.pres/root .", {"visited(Nora, Brest)"}),
    ("what a copula says of a noun's place", "fr", [entry("siège", "visited", "possessor", "à", NOUN)],
     "Acme/PROPN/nsubj<ferme , dont/PRON/nmod<siège le/DET/det<siège siège/NOUN/nsubj<Brest est=être/AUX.pres/cop<Brest "
     "à/ADP/case<Brest Brest/PROPN/acl:relcl<Acme , ferme=fermer/VERB.pres/root .", {"visited(Acme, Brest)"}),
    ("what another verb says does not", "fr", [entry("siège", "visited", "possessor", "à", NOUN)],
     "Acme/PROPN/nsubj<ferme , dont/PRON/nmod<siège le/DET/det<siège siège/NOUN/nsubj<brûle brûle=brûler/VERB.pres/acl:relcl<Acme "
     "à/ADP/case<Brest Brest/PROPN/obl<brûle , ferme=fermer/VERB.pres/root .", set()),
    # the clause lends its subject
    ("a support verb lends its subject", "fr", [TALKS],
     "Nora/PROPN/nsubj a=avoir/VERB.pres/root un/DET/det<entretien entretien/NOUN/obj avec/ADP/case<Paul "
     "Paul/PROPN/nmod<entretien .", {"met(Nora, Paul)*"}),
    ("and what hangs on it", "fr", [TALKS],
     "Nora/PROPN/nsubj a=avoir/VERB.pres/root un/DET/det<entretien entretien/NOUN/obj avec/ADP/case<Paul Paul/PROPN/obl .",
     {"met(Nora, Paul)*"}),
    ("another verb does not", "fr", [TALKS],
     "Nora/PROPN/nsubj commente=commenter/VERB.pres/root un/DET/det<entretien entretien/NOUN/obj avec/ADP/case<Paul "
     "Paul/PROPN/nmod<entretien .", set()),
    ("after an event", "fr", [TALKS],
     "Nora/PROPN/nsubj part=partir/VERB.pres/root après/ADP/case<entretien un/DET/det<entretien entretien/NOUN/obl "
     "avec/ADP/case<Paul Paul/PROPN/nmod<entretien .", {"met(Nora, Paul)*"}),
    ("after the event that everybody knows", "fr", [TALKS],
     "Nora/PROPN/nsubj part=partir/VERB.pres/root après/ADP/case<entretien l'/DET/det<entretien entretien/NOUN/obl "
     "avec/ADP/case<Paul Paul/PROPN/nmod<entretien .", set()),
    ("on a visit", "fr", [VISIT_NOUN],
     "En/ADP/case<visite visite/NOUN/obl<parle à/ADP/case<Brest Brest/PROPN/nmod<visite , Nora/PROPN/nsubj "
     "parle=parler/VERB.pres/root .", {"visited(Nora, Brest)*"}),
    # whom a noun is said of
    ("copula", "fr", [MEMBER],
     "Nora/PROPN/nsubj est=être/AUX.pres/cop membre/NOUN/root du/ADP/case<club club/NOUN/nmod .", {"memberOf(Nora, club)"}),
    ("apposition", "fr", [MEMBER],
     "Nora/PROPN/nsubj , membre/NOUN/appos<Nora du/ADP/case<club club/NOUN/nmod<membre , part=partir/VERB.pres/root .",
     {"memberOf(Nora, club)"}),
    ("a former member is none", "fr", [MEMBER],
     "Nora/PROPN/nsubj , ancien/ADJ/amod<membre membre/NOUN/appos<Nora du/ADP/case<club club/NOUN/nmod<membre , "
     "part=partir/VERB.pres/root .", set()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "entries", "notation", "expected"), [pytest.param(*row[1:], id=row[0]) for row in NOUNS]
)
def test_nouns(lang: str, entries: list[LexiconEntry], notation: str, expected: set[str]) -> None:
    made = matcher(notation, lang, *entries)
    assert told(made.nouns(frozenset(), frozenset()), made) == expected


def test_nouns_inside_names_and_companions_of_verbs_are_no_event_nouns() -> None:
    made = matcher(
        "La/DET/det<visite visite/NOUN/nsubj de/ADP/case<Nora Nora/PROPN/nmod<visite à/ADP/case<Brest Brest/PROPN/nmod<visite "
        "dure=durer/VERB.pres/root .",
        "fr",
        VISIT_NOUN,
    )
    assert made.nouns(frozenset({1}), frozenset()) == []
    assert made.nouns(frozenset(), frozenset({1})) == []


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Nora/PROPN/nsubj est=être/AUX.pres/cop favorable/ADJ/root au/ADP/case<pont pont/NOUN/obl .", {"supports(Nora, pont)"}),
        ("Nora/PROPN/nsubj est=être/AUX.pres/cop favorable/ADJ/root .", set()),
        ("Nora/PROPN/nsubj voit=voir/VERB.pres/root un/DET/det<avis avis/NOUN/obj favorable/ADJ/amod<avis au/ADP/case<pont "
         "pont/NOUN/obl<favorable .", set()),
    ],
)  # fmt: skip
def test_adjectives(notation: str, expected: set[str]) -> None:
    made = matcher(notation, "fr", FAVOURABLE)
    assert told(made.adjectives(), made) == expected


@pytest.mark.parametrize(
    ("lang", "tried", "notation", "why"),
    [
        ("fr", GO, "Nora/PROPN/nsubj rend=rendre/VERB.pres/root Paul/PROPN/obj .", Miss(Why.REFLEXIVE_EXPECTED)),
        ("fr", HAND, "Nora/PROPN/nsubj se/PRON/expl remet=remettre/VERB.pres/root .", Miss(Why.REFLEXIVE_FOUND)),
        (
            "fr",
            PAY_VISIT,
            "Nora/PROPN/nsubj rend=rendre/VERB.pres/root Paul/PROPN/obj .",
            Miss(Why.COMPANION, "visite"),
        ),
        ("en", TAKE, "Acme/PROPN/nsubj took=take/VERB.past/root up/ADP/prt Bolt/PROPN/obj .", Miss(Why.PARTICLE)),
        ("fr", VISIT, "Visitez=visiter/VERB.imp/root Brest/PROPN/obj .", Miss(Why.NO_SUBJECT)),
        ("fr", VISIT, "Nora/PROPN/nsubj visite=visiter/VERB.pres/root .", Miss(Why.NO_OBJECT)),
        ("fr", MEET, "Nora/PROPN/nsubj rencontre=rencontrer/VERB.pres/root .", Miss(Why.ALONE)),
    ],
)
def test_an_entry_that_does_not_match_says_why(lang: str, tried: LexiconEntry, notation: str, why: Miss) -> None:
    made = matcher(notation, lang, tried)
    (clause,) = made.clauses
    assert made.attempt(tried, clause) == why


def test_a_negation_of_another_word_does_not_negate_the_clause() -> None:
    plead = entry("plead guilty", "convictedOf", "subject", "to", lang="en")
    made = matcher(
        "Tom/PROPN/nsubj pleaded=plead/VERB.past/root guilty/ADJ/xcomp to/ADP/case<fraud not/PART/advmod<fraud "
        "fraud/NOUN/obl .",
        "en",
        plead,
    )
    (found,) = made.verbs()
    assert found.clause is not None and not found.clause.negated


def test_a_negated_companion_negates_the_clause() -> None:
    plead = entry("plead guilty", "convictedOf", "subject", "to", lang="en")
    made = matcher(
        "Tom/PROPN/nsubj pleaded=plead/VERB.past/root not/PART/advmod<guilty guilty/ADJ/xcomp to/ADP/case<fraud fraud/NOUN/obl .",
        "en",
        plead,
    )
    (found,) = made.verbs()
    assert found.clause is not None and found.clause.negated


@pytest.mark.parametrize(
    ("asked", "kind", "fits"),
    [
        (set(), Kind.THING, True),
        ({Kind.PERSON}, Kind.PERSON, True),
        ({Kind.PERSON}, Kind.ORGANISATION, False),
        ({Kind.PERSON}, Kind.OFFICE, True),
        ({Kind.PLACE}, Kind.GOVERNMENT, True),
        ({Kind.ORGANISATION}, Kind.GOVERNMENT, True),
        ({Kind.PERSON}, Kind.GOVERNMENT, False),
        ({Kind.EVENT}, Kind.THING, False),
    ],
)
def test_kinds(asked: set[Kind], kind: Kind, fits: bool) -> None:
    assert kinds_fit(frozenset(asked), kind) is fits


def test_an_entry_may_ask_for_fewer_kinds_than_its_relation() -> None:
    only_bodies = replace(VISIT, object_kinds=frozenset({Kind.ORGANISATION}))
    visited = RELATIONS["visited"]
    assert object_fits(visited, VISIT, Kind.GOVERNMENT)
    assert not object_fits(visited, only_bodies, Kind.GOVERNMENT), "what means countries too says so"
    assert object_fits(visited, only_bodies, Kind.ORGANISATION)
    assert not subject_fits(visited, only_bodies, Kind.WORK)
    only_groups = replace(VISIT, subject_kinds=frozenset({Kind.GROUP}))
    assert subject_fits(visited, VISIT, Kind.PERSON) and not subject_fits(visited, only_groups, Kind.PERSON)
    assert not object_fits(visited, VISIT, Kind.WORK)
