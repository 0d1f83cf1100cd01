"""Open triples of sentences: what is found, what never; with the small models of both languages."""

import pytest

from kgnews import openie
from kgnews.errors import InputError, UsageError
from kgnews.records import OpenTriple


def found(lang: str, sentence: str, least: float = 0) -> list[OpenTriple]:
    """Return the open triples of a sentence of at least that confidence."""
    return [triple for _, triple in openie([sentence], lang=lang, min_confidence=least)]


def told(lang: str, sentence: str, least: float = 0) -> set[str]:
    """Return the open triples of a sentence as "subject | relation | object"."""
    return {f"{triple.subject} | {triple.relation} | {triple.object}" for triple in found(lang, sentence, least)}


# language, sentence, what is found, what never
KINDS = {
    "an object": (
        "en",
        "Nora Benali painted the old bridge.",
        ["Nora Benali | painted | the old bridge"],
        ["the old bridge | painted | Nora Benali"],
    ),
    "un objet": (
        "fr",
        "La maire a inauguré le nouveau musée.",
        ["La maire | a inauguré | le nouveau musée"],
        ["le nouveau musée | a inauguré | La maire"],
    ),
    "a passive": (
        "en",
        "The bridge was painted by Nora Benali.",
        ["The bridge | was painted by | Nora Benali", "Nora Benali | was painted | The bridge"],
        ["The bridge | was painted | Nora Benali"],
    ),
    "un passif": (
        "fr",
        "Le musée a été dessiné par une architecte.",
        ["Le musée | a été dessiné par | une architecte"],
        ["Le musée | a été dessiné | une architecte"],
    ),
    "coordination gives each its link": (
        "en",
        "Mary Collins and David Okafor met Tom Barrett and Nora Benali.",
        [
            "Mary Collins | met | Tom Barrett",
            "Mary Collins | met | Nora Benali",
            "David Okafor | met | Tom Barrett",
            "David Okafor | met | Nora Benali",
        ],
        ["Mary Collins | met | David Okafor", "Mary Collins and David Okafor | met | Tom Barrett and Nora Benali"],
    ),
    "une coordination": (
        "fr",
        "Awa Diallo et Paul Mercier ont rencontré Nora Benali.",
        ["Awa Diallo | ont rencontré | Nora Benali", "Paul Mercier | ont rencontré | Nora Benali"],
        ["Awa Diallo | ont rencontré | Paul Mercier"],
    ),
    "a predicate noun": (
        "en",
        "Tom Barrett is the new mayor of Leeds.",
        ["Tom Barrett | is | the new mayor of Leeds"],
        ["the new mayor of Leeds | is | Tom Barrett"],
    ),
    "un attribut": (
        "fr",
        "Awa Diallo est la présidente du club.",
        ["Awa Diallo | est | la présidente du club"],
        ["la présidente du club | est | Awa Diallo"],
    ),
    "the object stands in the relation of what follows it": (
        "en",
        "Nora Benali handed the keys to Tom Barrett.",
        ["Nora Benali | handed | the keys", "Nora Benali | handed the keys to | Tom Barrett"],
        ["Nora Benali | handed | Tom Barrett"],
    ),
    "un complément derrière l'objet": (
        "fr",
        "La maire a remis les clés à Paul Mercier.",
        ["La maire | a remis les clés à | Paul Mercier"],
        ["La maire | a remis | Paul Mercier"],
    ),
    "a time, which is set aside before the parse, comes back in the whole clause": (
        "en",
        "The band left Leeds on Monday.",
        ["The band | left | Leeds", "The band | left | Leeds on Monday"],
        ["Monday | left | Leeds", "The band | left | on Monday"],
    ),
    "un temps revient dans la proposition entière": (
        "fr",
        "Le navire a quitté Brest lundi.",
        ["Le navire | a quitté | Brest", "Le navire | a quitté | Brest lundi"],
        ["Le navire | a quitté | lundi"],
    ),
    "a time alone": (
        "en",
        "The band arrived on Monday.",
        ["The band | arrived | on Monday"],
        ["Monday | arrived | The band"],
    ),
    "un temps seul": (
        "fr",
        "Le navire est arrivé lundi.",
        ["Le navire | est arrivé | lundi"],
        ["lundi | est arrivé | Le navire"],
    ),
    "behind an object only a name is linked": (
        "en",
        "Nora Benali handed the keys to Tom Barrett for a visit.",
        [
            "Nora Benali | handed the keys to | Tom Barrett",
            "Nora Benali | handed | the keys to Tom Barrett for a visit",
        ],
        ["Nora Benali | handed the keys for | a visit"],
    ),
    "a name inside a phrase": (
        "en",
        "Nora Benali directs the museum of Leeds.",
        ["Nora Benali | directs | the museum of Leeds", "Nora Benali | directs the museum of | Leeds"],
        ["Nora Benali | directs | Leeds"],
    ),
    "un nom dans un groupe": (
        "fr",
        "Awa Diallo préside le syndicat des marins de Brest.",
        ["Awa Diallo | préside le syndicat des marins de | Brest"],
        ["Awa Diallo | préside | Brest"],
    ),
    "a title is left out between names, and told by itself": (
        "en",
        "The French painter Nora Benali met Tom Barrett.",
        ["Nora Benali | met | Tom Barrett", "Nora Benali | is | The French painter"],
        ["Tom Barrett | met | Nora Benali", "Tom Barrett | is | The French painter"],
    ),
    "whose somebody is": (
        "en",
        "Brazil's coach Tom Barrett left Leeds.",
        ["Brazil | 's coach | Tom Barrett", "Tom Barrett | left | Leeds"],
        ["Brazil | left | Leeds"],
    ),
    "a town and its country": (
        "en",
        "The band played in Leeds, England.",
        ["Leeds | in | England"],
        ["Leeds | is | England"],
    ),
    "who a noun stands for does what it does": (
        "en",
        "Tom Barrett is an engineer who built a bridge.",
        ["Tom Barrett | is | an engineer", "Tom Barrett | built | a bridge"],
        ["a bridge | built | an engineer"],
    ),
    "de qui un nom parle": (
        "fr",
        "Awa Diallo est une ingénieure qui a construit un pont.",
        ["Awa Diallo | est | une ingénieure", "Awa Diallo | a construit | un pont"],
        ["un pont | a construit | une ingénieure"],
    ),
    "one who wants to": (
        "en",
        "Mary Collins wants to visit Leeds.",
        ["Mary Collins | wants to visit | Leeds"],
        ["Mary Collins | visit | Leeds", "Mary Collins | wants | Leeds"],
    ),
    "somebody else is to do it": (
        "en",
        "The judge forced Tom Barrett to sell the house.",
        ["The judge | forced | Tom Barrett", "Tom Barrett | to sell | the house"],
        ["Tom Barrett | forced to sell | the house", "The judge | forced to sell | the house"],
    ),
    "the contract supplies nothing": (
        "en",
        "The company signed a contract to supply engines.",
        ["The company | to supply | engines"],
        ["a contract | to supply | engines"],
    ),
    "what is said": (
        "en",
        "Mary Collins said the museum had closed.",
        ["Mary Collins | said | the museum had closed"],
        ["Mary Collins | said | the museum", "Mary Collins | had closed | the museum"],
    ),
    "what is said, told first": (
        "en",
        "The museum had closed, she said.",
        ["she | said | The museum had closed"],
        ["she | had closed | The museum"],
    ),
    "negation stays in the relation": (
        "en",
        "The minister did not sign the treaty.",
        ["The minister | did not sign | the treaty"],
        ["The minister | sign | the treaty", "The minister | did sign | the treaty"],
    ),
    "la négation reste dans la relation": (
        "fr",
        "Le ministre n'a pas signé le traité.",
        ["Le ministre | n'a pas signé | le traité"],
        ["Le ministre | a signé | le traité"],
    ),
    "a common noun keeps its relative pronoun": (
        "en",
        "The sailors who left the port thanked Mary Collins.",
        ["The sailors who | left | the port", "The sailors | thanked | Mary Collins"],
        ["who | left | the port", "The sailors | left | the port"],
    ),
    "un nom commun garde son pronom relatif": (
        "fr",
        "La maire a remercié les marins qui ont quitté le port.",
        ["les marins qui | ont quitté | le port", "La maire | a remercié | les marins"],
        ["qui | ont quitté | le port"],
    ),
    "a name does without the relative pronoun": (
        "en",
        "Mary Collins, who runs the museum, thanked the sailors.",
        ["Mary Collins | runs | the museum", "Mary Collins | thanked | the sailors"],
        ["who | runs | the museum", "Mary Collins who | runs | the museum"],
    ),
    "an apposition": (
        "en",
        "Tom Barrett, the mayor of Leeds, opened the museum.",
        ["Tom Barrett | is | the mayor of Leeds", "Tom Barrett | opened | the museum"],
        ["the mayor of Leeds | opened | the museum"],
    ),
    "a quotation is what its speaker said": (
        "en",
        '"We won the cup," said Mary Collins.',
        ["Mary Collins | said | We won the cup", "We | won | the cup"],
        ["Mary Collins | won | the cup"],
    ),
    "une citation": (
        "fr",
        "« Nous avons gagné la coupe », a déclaré Awa Diallo.",
        ["Awa Diallo | a déclaré | Nous avons gagné la coupe", "Nous | avons gagné | la coupe"],
        ["Awa Diallo | avons gagné | la coupe"],
    ),
}


@pytest.mark.parametrize("case", KINDS.values(), ids=KINDS)
def test_the_kinds_of_open_triples(case: tuple[str, str, list[str], list[str]]) -> None:
    lang, sentence, expect, never = case
    triples = told(lang, sentence)
    assert triples >= set(expect), triples
    assert not triples & set(never)


def test_every_word_but_the_copula_left_out_stands_in_the_sentence() -> None:
    for lang, sentence, *_ in KINDS.values():
        for triple in found(lang, sentence):
            for slot in (triple.subject, triple.relation, triple.object):
                left_out = {"is", "est", "in", "en"} if slot == triple.relation else set()
                assert all(word in left_out or word.strip(",.") in sentence for word in slot.split()), triple


def test_the_letters_are_those_of_the_sentence() -> None:
    assert "L’usine | a embauché | l’équipe" in told("fr", "L’usine a embauché l’équipe."), "the apostrophe is kept"


def test_confidence_ranks_and_leaves_out() -> None:
    sentence = "Tom Barrett, the mayor of Leeds, opened the museum."
    everything = found("en", sentence)
    scores = {f"{triple.subject} {triple.relation}": triple.confidence for triple in everything}
    assert scores["Tom Barrett opened"] > scores["Tom Barrett is"]
    assert all(0 < triple.confidence < 1 for triple in everything)
    middle = scores["Tom Barrett opened"]
    assert {triple.confidence for triple in found("en", sentence, middle)} == {
        score for score in scores.values() if score >= middle
    }


def test_sentences_are_read_apart_and_come_in_order() -> None:
    lines = ["Nora Benali left Leeds.", "", "She met Tom Barrett."]
    rows = list(openie(lines, lang="en"))
    assert [sentence for sentence, _ in rows] == [lines[0], lines[2]]
    assert rows[1][1].subject == "She", "no name of another sentence comes in"
    assert list(openie(reversed(lines), lang="en")) == rows[::-1]


def test_the_language_is_detected_from_all_sentences() -> None:
    lines = ["Awa Diallo a ouvert une librairie à Brest.", "Les marins ont quitté le port."]
    assert list(openie(lines)) == list(openie(lines, lang="fr"))
    assert list(openie([])) == list(openie(["", " "])) == []


def test_what_cannot_be_read_is_told() -> None:
    with pytest.raises(UsageError, match="xx"):
        list(openie(["Tom left Leeds."], lang="xx"))
    with pytest.raises(InputError, match="language"):
        list(openie(["Hm."]))
    with pytest.raises(InputError, match="too many"):
        list(openie(["word " * 210_000], lang="en"))
