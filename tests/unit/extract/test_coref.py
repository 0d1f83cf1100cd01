"""Whom pronouns and possessives mean, read with hand-made parses: nobody rather than the wrong one."""

from __future__ import annotations

import pytest
from hand_parses import PROFILES, HandModel, article, catalog

from kgnews.extract.article import ArticleReader, Extractor


def meant(lang: str, text: str, notations: list[str], word: str) -> str:
    """Return the name of whom the last *word* of a text means, "" for nobody."""
    extractor = Extractor(PROFILES[lang], catalog(), HandModel(notations))  # type: ignore[arg-type]
    reader = ArticleReader(extractor, article(text, lang), "named")
    reader.read()
    reading, token = [(r, t) for r in reader.readings for t in r.parse.tokens if t.lower == word][-1]
    if token.dep in {"det", "nmod:poss"}:
        entity = reading.resolved.possessor(token)
    else:
        found = reading.resolved.resolve(token.i)
        entity = found.entity if found is not None else None
    return reader.registry.entity(entity).labels[0].text if entity else ""


VIAL_LEFT = "Claire/PROPN/nsubj Vial/PROPN/flat<Claire est=être/AUX.pres/aux partie=partir/VERB.part/root ."
QUIST_LEFT = "Mara/PROPN/compound<Quist Quist/PROPN/nsubj left=leave/VERB.past/root ."

POSSESSIVES = [
    (
        "fr", "what opens a sentence is its subject's",
        "Claire Vial est partie. Lors de son discours, Nora Benali a souri.",
        [VIAL_LEFT, "Lors/ADP/case<discours de/ADP/fixed<Lors son/DET/det<discours discours/NOUN/obl , "
         "Nora/PROPN/nsubj Benali/PROPN/flat<Nora a=avoir/AUX.pres/aux souri=sourire/VERB.part/root ."],
        "son", "Nora Benali",
    ),
    (
        "en", "what opens a sentence is its subject's",
        "Mara Quist left. In her speech, Nora Benali smiled.",
        [QUIST_LEFT, "In/ADP/prep her/PRON/poss<speech speech/NOUN/pobj<In , "
         "Nora/PROPN/compound<Benali Benali/PROPN/nsubj smiled=smile/VERB.past/root ."],
        "her", "Nora Benali",
    ),
    (
        "fr", "an object before its subject is not", "Claire Vial est partie. Son frère a suivi Nora Benali.",
        [VIAL_LEFT, "Son/DET/det<frère frère/NOUN/nsubj a=avoir/AUX.pres/aux suivi=suivre/VERB.part/root "
         "Nora/PROPN/obj Benali/PROPN/flat<Nora ."],
        "son", "Claire Vial",
    ),
    (
        "en", "an infinitive is done by the subject above it",
        "Mara Quist left. Siemens paused to raise its prices.",
        [QUIST_LEFT, "Siemens/PROPN/nsubj paused=pause/VERB.past/root to/PART/aux<raise raise/VERB.inf/advcl "
         "its/PRON/poss<prices prices=price/NOUN.plur/dobj<raise ."],
        "its", "Siemens",
    ),
    (
        "fr", "an infinitive is done by the subject above it",
        "Claire Vial est partie. Siemens attend pour relever ses prix.",
        [VIAL_LEFT, "Siemens/PROPN/nsubj attend=attendre/VERB.pres/root pour/ADP/mark<relever relever/VERB.inf/advcl "
         "ses/DET/det<prix prix/NOUN.plur/obj<relever ."],
        "ses", "Siemens",
    ),
]  # fmt: skip

REPORTS = [
    (
        "fr", "who speaks leaves", "Claire Vial est partie. « La nuit tombe », a dit Mme Benali quand elle est sortie.",
        [VIAL_LEFT, "La/DET/det<nuit nuit/NOUN/nsubj tombe=tomber/VERB.pres/root",
         "Mme/NOUN/nsubj Benali/PROPN/flat<Mme quand/SCONJ/mark<sortie elle/PRON/nsubj<sortie est=être/AUX.pres/aux<sortie "
         "sortie=sortir/VERB.part/advcl a=avoir/AUX.pres/aux dit=dire/VERB.part/root cela/PRON/obj ."],
        "elle", "Benali",
    ),
    (
        "en", "who speaks leaves", 'Mrs Quist left. "The night falls," said Mrs Lund as she went.',
        ["Mrs/PROPN/compound<Quist Quist/PROPN/nsubj left=leave/VERB.past/root .",
         "The/DET/det<night night/NOUN/nsubj falls=fall/VERB.pres/root",
         "Mrs/PROPN/compound<Lund Lund/PROPN/nsubj said=say/VERB.past/root this/PRON/dobj as/SCONJ/mark<went "
         "she/PRON/nsubj<went went=go/VERB.past/advcl ."],
        "she", "Lund",
    ),
]  # fmt: skip

WORDS = {
    "Bourse": "La/DET.fem/det<Bourse Bourse/PROPN.fem/nsubj de/ADP/case<Riga Riga/PROPN/nmod<Bourse ferme=fermer/VERB.pres/root .",
    "Norden": "Le/DET.masc/det<Norden Norden/PROPN/nsubj ferme=fermer/VERB.pres/root .",
}
ELLE = "Elle/PRON/nsubj dort=dormir/VERB.pres/root ."
IL = "Il/PRON/nsubj dort=dormir/VERB.pres/root ."
PRONOUNS = [
    ("fr", "by the gender of the word", "La Bourse de Riga ferme. Elle dort.", [WORDS["Bourse"], ELLE], "elle", "Bourse"),
    ("fr", "never against it", "La Bourse de Riga ferme. Il dort.", [WORDS["Bourse"], IL], "il", ""),
    ("fr", "of what the article shows", "Le Norden ferme. Il dort.", [WORDS["Norden"], IL], "il", "Norden"),
    ("fr", "never another's", "Le Norden ferme. Elle dort.", [WORDS["Norden"], ELLE], "elle", ""),
    ("en", "it is no person", "Mara Quist left. It slept.", [QUIST_LEFT, "It/PRON/nsubj slept=sleep/VERB.past/root ."], "it", ""),
    (
        "en", "nor many", "The Muslims left. It slept.",
        ["The/DET/det<Muslims Muslims/PROPN.plur/nsubj left=leave/VERB.past/root .", "It/PRON/nsubj slept=sleep/VERB.past/root ."],
        "it", "",
    ),
    (
        "en", "but any one thing that has a name", "The Freewinds left. It slept.",
        ["The/DET/det<Freewinds Freewinds/PROPN/nsubj left=leave/VERB.past/root .", "It/PRON/nsubj slept=sleep/VERB.past/root ."],
        "it", "Freewinds",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "what", "text", "notations", "word", "whom"),
    [pytest.param(*case, id=f"{case[0]} {case[1]}: {case[2]}") for case in POSSESSIVES + REPORTS + PRONOUNS],
)
def test_whom_a_pronoun_means(lang: str, what: str, text: str, notations: list[str], word: str, whom: str) -> None:
    assert meant(lang, text, notations, word) == whom, what
