"""Clauses of sentences parsed by hand: the arguments in the roles of the active voice, whatever the sentence was."""

from __future__ import annotations

import pytest
from hand_parses import PROFILES, clauses, roles, tree

from kgnews.extract.clauses import Link, conjuncts, find_clauses

# Each row: what is shown, language, the sentence, the verb, and all of its arguments.
ARGUMENTS = [
    # active
    ("active", "fr",
     "Nora/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj avec/ADP/case<Paul Paul/PROPN/obl .",
     "visiter", {"subject Nora", "object Brest", "oblique avec Paul"}),
    ("active", "en",
     "Mary/PROPN/nsubj praised=praise/VERB.past/root David/PROPN/obj in/ADP/case<Leeds Leeds/PROPN/obl .",
     "praise", {"subject Mary", "object David", "oblique in Leeds"}),
    # passive: the agent is the subject, the grammatical subject the object
    ("passive with agent", "fr",
     "Le/DET/det<pont pont/NOUN/nsubj:pass a=avoir/AUX.pres/aux été=être/AUX.part/aux:pass dessiné=dessiner/VERB.part/root "
     "par/ADP/case<Nora Nora/PROPN/obl:agent .",
     "dessiner", {"object pont", "subject Nora"}),
    ("passive whose agent is a plain oblique", "fr",
     "Le/DET/det<pont pont/NOUN/nsubj:pass est=être/AUX.pres/aux:pass dessiné=dessiner/VERB.part/root "
     "par/ADP/case<Nora Nora/PROPN/obl .",
     "dessiner", {"object pont", "subject Nora"}),
    ("passive of a headline", "fr",
     "Nora/PROPN/nsubj reçue=recevoir/VERB.part/root par/ADP/case<Awa Awa/PROPN/obl:agent .",
     "recevoir", {"object Nora", "subject Awa"}),
    ("a participle without an agent need be no passive", "fr",
     "Nora/PROPN/nsubj reçu=recevoir/VERB.part/root Awa/PROPN/obj .",
     "recevoir", {"subject Nora", "object Awa"}),
    ("passive without agent", "en",
     "The/DET/det<bridge bridge/NOUN/nsubj:pass was=be/AUX.past/aux:pass painted=paint/VERB.part/root "
     "in/ADP/case<Leeds Leeds/PROPN/obl .",
     "paint", {"object bridge", "oblique in Leeds"}),
    ("passive with agent", "en",
     "The/DET/det<bridge bridge/NOUN/nsubj:pass was=be/AUX.past/aux:pass painted=paint/VERB.part/root "
     "by/ADP/case<Mary Mary/PROPN/obl:agent .",
     "paint", {"object bridge", "subject Mary"}),
    ("an active past with être is no passive", "fr",
     "Nora/PROPN/nsubj est=être/AUX.pres/aux:pass arrivée=arriver/VERB.part/root à/ADP/case<Brest Brest/PROPN/obl .",
     "arriver", {"subject Nora", "oblique à Brest"}),
    ("par behind an active verb is no agent", "fr",
     "Nora/PROPN/nsubj passe=passer/VERB.pres/root par/ADP/case<Brest Brest/PROPN/obl .",
     "passer", {"subject Nora", "oblique par Brest"}),
    # copula: the noun governs (UD), or the verb does (ClearNLP)
    ("copula on the noun", "fr",
     "Nora/PROPN/nsubj est=être/AUX.pres/cop avocate/NOUN/root à/ADP/case<Brest Brest/PROPN/nmod .",
     "être", {"subject Nora", "attribute avocate", "oblique à Brest"}),
    ("attribute under the verb", "en",
     "Mary/PROPN/nsubj is=be/AUX.pres/root a/DET/det<lawyer lawyer/NOUN/attr in/ADP/case<Leeds Leeds/PROPN/obl .",
     "be", {"subject Mary", "attribute lawyer", "oblique in Leeds"}),
    ("attribute behind a preposition", "fr",
     "Le/DET/det<siège siège/NOUN/nsubj est=être/AUX.pres/cop à/ADP/case<Annecy Annecy/PROPN/root .",
     "être", {"subject siège", "attribute à Annecy"}),
    # relative clauses: the antecedent stands for the pronoun
    ("relative, subject", "fr",
     "Nora/PROPN/nsubj<part ,/PUNCT/punct<dirige qui/PRON/nsubj<dirige dirige=diriger/VERB.pres/acl:relcl<Nora "
     "le/DET/det<club club/NOUN/obj<dirige ,/PUNCT/punct<dirige part=partir/VERB.pres/root .",
     "diriger", {"subject Nora", "object club"}),
    ("relative, object", "fr",
     "Le/DET/det<pont pont/NOUN/nsubj<tient que/PRON/obj<dessina Nora/PROPN/nsubj<dessina "
     "dessina=dessiner/VERB.past/acl:relcl<pont tient=tenir/VERB.pres/root .",
     "dessiner", {"object pont", "subject Nora"}),
    ("relative, object of a pronoun left out", "en",
     "The/DET/det<film film/NOUN/nsubj<won Mary/PROPN/nsubj<directed directed=direct/VERB.past/acl:relcl<film "
     "won=win/VERB.past/root .",
     "direct", {"subject Mary", "object film"}),
    ("relative of place has no argument for its antecedent", "fr",
     "La/DET/det<ville ville/NOUN/nsubj<dort où/PRON/obl<vit Nora/PROPN/nsubj<vit "
     "vit=vivre/VERB.pres/acl:relcl<ville dort=dormir/VERB.pres/root .",
     "vivre", {"subject Nora"}),
    ("relative, passive", "en",
     "The/DET/det<bridge bridge/NOUN/nsubj<stands which/PRON/nsubj:pass<painted was=be/AUX.past/aux:pass<painted "
     "painted=paint/VERB.part/acl:relcl<bridge by/ADP/case<Mary Mary/PROPN/obl:agent<painted stands=stand/VERB.pres/root .",
     "paint", {"object bridge", "subject Mary"}),
    # participles
    ("participle clause of the past is passive", "fr",
     "Le/DET/det<pont pont/NOUN/nsubj<tient dessiné=dessiner/VERB.part/acl<pont par/ADP/case<Nora "
     "Nora/PROPN/obl:agent<dessiné tient=tenir/VERB.pres/root .",
     "dessiner", {"object pont", "subject Nora"}),
    ("participle clause of the present is active", "en",
     "The/DET/det<woman woman/NOUN/nsubj<left leading=lead/VERB.ing/acl<woman the/DET/det<club club/NOUN/obj<leading "
     "left=leave/VERB.past/root .",
     "lead", {"subject woman", "object club"}),
    ("a participle in front has the subject of its sentence for its object", "fr",
     "Élue=élire/VERB.part/advcl<part par/ADP/case<conseil le/DET/det<conseil conseil/NOUN/obl:agent<Élue , "
     "Nora/PROPN/nsubj<part part=partir/VERB.pres/root .",
     "élire", {"subject conseil", "object Nora"}),
    ("gerund", "en",
     "Mary/PROPN/nsubj left=leave/VERB.past/root praising=praise/VERB.ing/advcl David/PROPN/obj<praising .",
     "praise", {"subject Mary", "object David"}),
    # infinitives
    ("infinitive of purpose", "fr",
     "Nora/PROPN/nsubj viendra=venir/VERB.fut/root à/ADP/case<Brest Brest/PROPN/obl pour/ADP/mark<rencontrer "
     "rencontrer/VERB.inf/advcl Paul/PROPN/obj<rencontrer .",
     "rencontrer", {"subject Nora", "object Paul"}),
    ("he who says what should serve an aim need not pursue it", "fr",
     "Nora/PROPN/nsubj a=avoir/AUX.pres/aux annoncé=annoncer/VERB.part/root un/DET/det<plan plan/NOUN/obj "
     "pour/ADP/mark<aider aider/VERB.inf/advcl Paul/PROPN/obj<aider .",
     "aider", {"object Paul"}),
    ("chain of control", "fr",
     "Nora/PROPN/nsubj doit=devoir/VERB.pres/root aller/VERB.inf/xcomp voir/VERB.inf/xcomp<aller Paul/PROPN/obj<voir .",
     "voir", {"subject Nora", "object Paul"}),
    ("object control", "fr",
     "Nora/PROPN/nsubj invite=inviter/VERB.pres/root Paul/PROPN/obj à/ADP/mark<visiter visiter/VERB.inf/xcomp "
     "Brest/PROPN/obj<visiter .",
     "visiter", {"subject Paul", "object Brest"}),
    ("control by an addressee", "fr",
     "Nora/PROPN/nsubj demande=demander/VERB.pres/root à/ADP/case<Paul Paul/PROPN/obl de/ADP/mark<signer "
     "signer/VERB.inf/xcomp l'/DET/det<accord accord/NOUN/obj<signer .",
     "signer", {"subject Paul", "object accord"}),
    ("object control in the passive", "en",
     "David/PROPN/nsubj:pass was=be/AUX.past/aux:pass asked=ask/VERB.part/root to/PART/aux<sign sign/VERB.inf/xcomp "
     "the/DET/det<deal deal/NOUN/obj<sign .",
     "sign", {"subject David", "object deal"}),
    ("an object that the parser made the subject of the infinitive", "en",
     "Mary/PROPN/nsubj helped=help/VERB.past/root David/PROPN/nsubj<clear clear/VERB.inf/ccomp mines/NOUN/obj<clear .",
     "help", {"subject Mary", "object David"}),
    # coordination
    ("shared subject", "fr",
     "Nora/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj et/CCONJ/cc<rencontré "
     "rencontré=rencontrer/VERB.part/conj Paul/PROPN/obj<rencontré .",
     "rencontrer", {"subject Nora", "object Paul"}),
    ("the subject of a passive is the subject of what follows", "en",
     "Mary/PROPN/nsubj:pass was=be/AUX.past/aux:pass elected=elect/VERB.part/root and/CCONJ/cc<thanked "
     "thanked=thank/VERB.past/conj David/PROPN/obj<thanked .",
     "thank", {"subject Mary", "object David"}),
    ("a subject of its own", "en",
     "Mary/PROPN/nsubj left=leave/VERB.past/root and/CCONJ/cc<thanked David/PROPN/nsubj<thanked thanked=thank/VERB.past/conj "
     "Tom/PROPN/obj<thanked .",
     "thank", {"subject David", "object Tom"}),
    # objects
    ("two objects: the first is the addressee", "en",
     "Mary/PROPN/nsubj handed=hand/VERB.past/root Emma/PROPN/obj the/DET/det<letter letter/NOUN/obj .",
     "hand", {"subject Mary", "indirect Emma", "object letter"}),
    ("two objects of a passive: the second is what the first became", "fr",
     "Nora/PROPN/nsubj:pass a=avoir/AUX.pres/aux été=être/AUX.part/aux:pass élue=élire/VERB.part/root maire/NOUN/obj .",
     "élire", {"object Nora", "attribute maire"}),
    ("a noun behind the verb without preposition is its object", "fr",
     "Nora/PROPN/nsubj quitte=quitter/VERB.pres/root Brest/PROPN/obl .",
     "quitter", {"subject Nora", "object Brest"}),
    ("but not beside an object", "fr",
     "Nora/PROPN/nsubj quitte=quitter/VERB.pres/root Brest/PROPN/obj dimanche/NOUN/obl .",
     "quitter", {"subject Nora", "object Brest", "oblique dimanche"}),
    ("nor before the verb", "fr",
     "Dimanche/NOUN/obl<part Nora/PROPN/nsubj part=partir/VERB.pres/root .",
     "partir", {"subject Nora", "oblique Dimanche"}),
    ("clitic", "fr",
     "Nora/PROPN/nsubj lui/PRON/iobj parle=parler/VERB.pres/root .",
     "parler", {"subject Nora", "indirect lui"}),
    ("reflexive pronoun is no argument", "fr",
     "Nora/PROPN/nsubj se/PRON/expl rend=rendre/VERB.pres/root à/ADP/case<Brest Brest/PROPN/obl .",
     "rendre", {"subject Nora", "oblique à Brest"}),
    # compound prepositions
    ("preposition of several words, contracted", "fr",
     "Nora/PROPN/nsubj parle=parler/VERB.pres/root lors/ADP/case<sommet du/ADP/fixed<lors sommet/NOUN/obl .",
     "parler", {"subject Nora", "oblique lors de sommet"}),
    ("of a noun inside a compound preposition only the complement is an argument", "fr",
     "Nora/PROPN/nsubj parle=parler/VERB.pres/root au/ADP/case<cours cours/NOUN/obl du/ADP/case<sommet "
     "sommet/NOUN/nmod<cours .",
     "parler", {"subject Nora", "oblique au cours de sommet"}),
    ("a noun with an elided article inside a compound preposition", "fr",
     "Nora/PROPN/nsubj parle=parler/VERB.pres/root à/ADP/case<issue l'/DET/det<issue issue/NOUN/obl du/ADP/case<sommet "
     "sommet/NOUN/nmod<issue .",
     "parler", {"subject Nora", "oblique à l'issue de sommet"}),
    ("a noun with a complement is no compound preposition", "fr",
     "Nora/PROPN/nsubj parle=parler/VERB.pres/root à/ADP/case<sortie la/DET/det<sortie sortie/NOUN/obl du/ADP/case<sommet "
     "sommet/NOUN/nmod<sortie .",
     "parler", {"subject Nora", "oblique à sortie"}),
    # nouns over an infinitive
    ("who has the decision is the subject", "fr",
     "La/DET/det<décision décision/NOUN/nsubj<surprend de/ADP/case<Nora Nora/PROPN/nmod<décision de/ADP/mark<quitter "
     "quitter/VERB.inf/acl<décision Brest/PROPN/obj<quitter surprend=surprendre/VERB.pres/root Paul/PROPN/obj .",
     "quitter", {"subject Nora", "object Brest"}),
    ("nobody has the decision", "fr",
     "La/DET/det<décision décision/NOUN/nsubj<surprend de/ADP/mark<quitter quitter/VERB.inf/acl<décision Brest/PROPN/obj<quitter "
     "surprend=surprendre/VERB.pres/root Paul/PROPN/obj .",
     "quitter", {"object Brest"}),
    ("the subject above has the plan", "en",
     "Mary/PROPN/nsubj had=have/VERB.past/root plans=plan/NOUN/obj to/PART/aux<visit visit/VERB.inf/acl<plans "
     "Leeds/PROPN/obj<visit .",
     "visit", {"subject Mary", "object Leeds"}),
    ("who signs the contract is to supply, whatever the noun", "en",
     "Mary/PROPN/nsubj signed=sign/VERB.past/root a/DET/det<contract contract/NOUN/obj to/PART/aux<supply "
     "supply/VERB.inf/acl<contract engines=engine/NOUN/obj<supply .",
     "supply", {"subject Mary", "object engines"}),
    ("a man who is to do it does it himself", "en",
     "Mary/PROPN/nsubj sent=send/VERB.past/root a/DET/det<man man/NOUN/obj to/PART/aux<visit visit/VERB.inf/acl<man "
     "Leeds/PROPN/obj<visit .",
     "visit", {"subject man", "object Leeds"}),
    # instruments
    ("a bare noun behind par is how it was done", "fr",
     "Nora/PROPN/nsubj:pass est=être/AUX.pres/aux:pass tuée=tuer/VERB.part/root par/ADP/case<balles balles=balle/NOUN/obl:agent .",
     "tuer", {"object Nora", "oblique par balles"}),
    ("two prepositions", "en",
     "Mary/PROPN/nsubj fled=flee/VERB.past/root out/ADP/case<Leeds of/ADP/case<Leeds Leeds/PROPN/obl .",
     "flee", {"subject Mary", "oblique out of Leeds"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "notation", "lemma", "expected"),
    [pytest.param(*row, id=f"{shown}-{row[0]}") for shown, *row in ARGUMENTS],
)
def test_arguments(lang: str, notation: str, lemma: str, expected: set[str]) -> None:
    parse, found = clauses(notation, lang)
    assert roles(parse, found[lemma]) == expected


def test_the_antecedent_of_an_apposition_is_what_the_pronoun_stands_for() -> None:
    """ "Nora, une avocate qui dirige le club": une avocate is resolved to Nora elsewhere; here the noun is the subject."""
    parse, found = clauses(
        "Nora/PROPN/nsubj<part , une/DET/det<avocate avocate/NOUN/appos<Nora qui/PRON/nsubj<dirige "
        "dirige=diriger/VERB.pres/acl:relcl<avocate le/DET/det<club club/NOUN/obj<dirige , part=partir/VERB.pres/root ."
    )
    assert roles(parse, found["diriger"]) == {"subject avocate", "object club"}
    assert found["diriger"].link is Link.RELATIVE


# Each row: the sentence, the verb, and what its clause must say besides its arguments.
FEATURES = [
    ("fr", "Nora/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj .", "visiter",
     {"tense": "past", "finite": True, "passive": False, "link": Link.MAIN, "above": None}),
    ("fr", "Nora/PROPN/nsubj aurait=avoir/AUX.cond/aux visité=visiter/VERB.part/root Brest/PROPN/obj .", "visiter",
     {"tense": "conditional-past"}),
    ("fr", "Nora/PROPN/nsubj visitera=visiter/VERB.fut/root Brest/PROPN/obj .", "visiter", {"tense": "future"}),
    # the model takes it for an imperfect; the form itself tells
    ("fr", "Nora/PROPN/nsubj se/PRON/expl rendrait=rendre/VERB.impf/root à/ADP/case<Brest Brest/PROPN/obl .", "rendre",
     {"tense": "conditional", "reflexive": True}),
    ("fr", "Nora/PROPN/nsubj déploierait=déployer/VERB.impf/root des/DET/det<soldats soldats/NOUN/obj .", "déployer",
     {"tense": "conditional"}),
    ("fr", "Nora/PROPN/nsubj visitait=visiter/VERB.impf/root Brest/PROPN/obj .", "visiter", {"tense": "past"}),
    ("fr", "Le/DET/det<pont pont/NOUN/nsubj:pass est=être/AUX.pres/aux:pass dessiné=dessiner/VERB.part/root .", "dessiner",
     {"tense": "present", "passive": True}),
    ("fr", "Nora/PROPN/nsubj est=être/AUX.pres/aux:pass arrivée=arriver/VERB.part/root .", "arriver",
     {"tense": "past", "passive": False}),
    ("en", "Mary/PROPN/nsubj has=have/AUX.pres/aux met=meet/VERB.part/root David/PROPN/obj .", "meet", {"tense": "past"}),
    ("en", "Mary/PROPN/nsubj is=be/AUX.pres/aux meeting=meet/VERB.ing/root David/PROPN/obj .", "meet", {"tense": "present"}),
    ("en", "Mary/PROPN/nsubj will/AUX.fin/aux meet/VERB.inf/root David/PROPN/obj .", "meet", {"modals": ("will", "will")}),
    ("fr", "Nora/PROPN/nsubj et/CCONJ/cc<Paul Paul/PROPN/conj<Nora se/PRON/expl sont=être/AUX.pres/aux "
     "rencontrés=rencontrer/VERB.part/root .", "rencontrer", {"reflexive": True, "passive": False, "tense": "past"}),
    ("en", "Mary/PROPN/nsubj is=be/AUX.pres/root due/ADJ/attr to/PART/aux<visit visit/VERB.inf/xcomp<due Leeds/PROPN/obj<visit .",
     "visit", {"link": Link.CONTROL, "above": 1, "tense": "infinitive", "finite": False}),
    ("en", "Mary/PROPN/nsubj is=be/AUX.pres/root due/ADJ/attr to/PART/aux<visit visit/VERB.inf/xcomp<due Leeds/PROPN/obj<visit .",
     "be", {"attribute": "due"}),
    ("fr", "Si/SCONJ/mark<part Nora/PROPN/nsubj<part part=partir/VERB.pres/advcl<reste , Paul/PROPN/nsubj "
     "reste=rester/VERB.pres/root .", "partir", {"mark": "si", "link": Link.ADVERBIAL, "above": 5}),
    ("fr", "Nora/PROPN/nsubj dit=dire/VERB.pres/root que/SCONJ/mark<part Paul/PROPN/nsubj<part part=partir/VERB.pres/ccomp .",
     "partir", {"link": Link.COMPLEMENT, "above": 1, "mark": "que"}),
    ("en", "Mary/PROPN/nsubj visited=visit/VERB.past/root Leeds/PROPN/obj and/CCONJ/cc<met met=meet/VERB.part/conj "
     "David/PROPN/obj<met .", "meet", {"link": Link.COORDINATE, "above": 1, "tense": "past", "finite": True}),
    ("en", "Mary/PROPN/nsubj:pass was=be/AUX.past/aux:pass seized=seize/VERB.part/root and/CCONJ/cc<freed "
     "freed=free/VERB.part/conj .", "free", {"passive": True}),
    ("fr", "Nora/PROPN/nsubj rend=rendre/VERB.pres/root visite/NOUN/obj à/ADP/case<Paul Paul/PROPN/obl .", "rendre",
     {"companions": frozenset({"visite", "paul", "à"})}),
    ("en", "Mary/PROPN/nsubj stepped=step/VERB.past/root down/ADP/prt .", "step", {"companions": frozenset({"down"})}),
    ("en", "Mary/PROPN/nsubj reportedly/ADV/advmod met=meet/VERB.past/root David/PROPN/obj .", "meet",
     {"adverbs": ("reportedly",)}),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "notation", "lemma", "expected"), FEATURES)
def test_features(lang: str, notation: str, lemma: str, expected: dict[str, object]) -> None:
    _, found = clauses(notation, lang)
    assert {feature: getattr(found[lemma], feature) for feature in expected} == expected


# Each row: the sentence, the verb, whether it is negated.
NEGATION = [
    ("fr", "Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod visité=visiter/VERB.part/root Brest/PROPN/obj .",
     "visiter", True),
    ("fr", "Nora/PROPN/nsubj ne/ADV/advmod visite=visiter/VERB.pres/root jamais/ADV/advmod Brest/PROPN/obj .", "visiter", True),
    ("fr", "Nora/PROPN/nsubj ne/ADV/advmod visite=visiter/VERB.pres/root que/ADV/advmod<Brest Brest/PROPN/obj .",
     "visiter", False),
    ("fr", "Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod seulement/ADV/advmod<pas "
     "visité=visiter/VERB.part/root Brest/PROPN/obj .", "visiter", False),
    ("en", "Mary/PROPN/nsubj not/PART/advmod only/ADV/advmod visited=visit/VERB.past/root Leeds/PROPN/obj .", "visit", False),
    ("en", "Mary/PROPN/nsubj did=do/AUX.past/aux not/PART/advmod visit/VERB.inf/root Leeds/PROPN/obj .", "visit", True),
    ("en", "Mary/PROPN/nsubj neither/CCONJ/advmod visited=visit/VERB.past/root Leeds/PROPN/obj nor/CCONJ/cc "
     "met=meet/VERB.past/conj David/PROPN/obj<met .", "visit", True),
    ("en", "Mary/PROPN/nsubj neither/CCONJ/advmod visited=visit/VERB.past/root Leeds/PROPN/obj nor/CCONJ/cc "
     "met=meet/VERB.past/conj David/PROPN/obj<met .", "meet", True),
    ("fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root Brest/PROPN/obj mais/CCONJ/cc<rencontre ne/ADV/advmod<rencontre "
     "rencontre=rencontrer/VERB.pres/conj pas/ADV/advmod<rencontre Paul/PROPN/obj<rencontre .", "visiter", False),
    ("fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root Brest/PROPN/obj mais/CCONJ/cc<rencontre ne/ADV/advmod<rencontre "
     "rencontre=rencontrer/VERB.pres/conj pas/ADV/advmod<rencontre Paul/PROPN/obj<rencontre .", "rencontrer", True),
    ("fr", "Nora/PROPN/nsubj ne/ADV/advmod signe=signer/VERB.pres/root aucun/DET/det<accord accord/NOUN/obj .", "signer", True),
    ("fr", "Personne/PRON/nsubj ne/ADV/advmod signe=signer/VERB.pres/root l'/DET/det<accord accord/NOUN/obj .", "signer", True),
    ("en", "No/DET/det<state state/NOUN/nsubj signed=sign/VERB.past/root the/DET/det<deal deal/NOUN/obj .", "sign", True),
    ("en", "Mary/PROPN/nsubj no/ADV/advmod<longer longer/ADV/advmod leads=lead/VERB.pres/root "
        "the/DET/det<club club/NOUN/obj .", "lead", True),
    ("fr", "Nora/PROPN/nsubj a=avoir/AUX.pres/aux plus/ADV/advmod voyagé=voyager/VERB.part/root .", "voyager", False),
    ("en", "Mary/PROPN/nsubj hardly/ADV/advmod<ever ever/ADV/advmod<leads leads=lead/VERB.pres/root "
        "the/DET/det<club club/NOUN/obj .", "lead", True),
    ("fr", "Nora/PROPN/nsubj dit=dire/VERB.pres/root ne/ADV/advmod<voir pas/ADV/advmod<voir voir/VERB.inf/xcomp "
     "Paul/PROPN/obj<voir .", "dire", False),
    ("fr", "Nora/PROPN/nsubj visite=visiter/VERB.pres/root Brest/PROPN/obj .", "visiter", False),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "notation", "lemma", "negated"), NEGATION)
def test_negation(lang: str, notation: str, lemma: str, negated: bool) -> None:
    _, found = clauses(notation, lang)
    assert found[lemma].negated is negated


def test_coordinated_names_are_members_of_one_argument() -> None:
    parse = tree(
        "Nora/PROPN/nsubj , Paul/PROPN/conj<Nora et/CCONJ/cc<Awa Awa/PROPN/conj<Nora arrivent=arriver/VERB.pres/root ."
    )
    assert [parse.tokens[i].text for i in conjuncts(parse, 0)] == ["Nora", "Paul", "Awa"]


def test_a_name_that_hangs_on_a_surname_is_a_member_too() -> None:
    parse = tree(
        "Omar/PROPN/nsubj Haddad/PROPN/flat<Omar et/CCONJ/cc<Claire Claire/PROPN/conj<Haddad Morel/PROPN/flat<Claire "
        "partent=partir/VERB.pres/root ."
    )
    assert [parse.tokens[i].text for i in conjuncts(parse, 0)] == ["Omar", "Claire"]


def test_clauses_come_in_the_order_of_their_predicates() -> None:
    parse = tree(
        "Si/SCONJ/mark<part Nora/PROPN/nsubj<part part=partir/VERB.pres/advcl<reste , Paul/PROPN/nsubj "
        "reste=rester/VERB.pres/root et/CCONJ/cc<dort dort=dormir/VERB.pres/conj ."
    )
    assert [clause.lemma for clause in find_clauses(parse, PROFILES["fr"])] == ["partir", "rester", "dormir"]


def test_a_participle_that_is_an_adjective_is_no_clause() -> None:
    _, found = clauses(
        "Le/DET/det<pont pont/NOUN/nsubj dessiné=dessiner/VERB.part/amod<pont tient=tenir/VERB.pres/root ."
    )
    assert list(found) == ["tenir"]
