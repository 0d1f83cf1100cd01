"""The neutral tree: prepositions turned round, labels and lemmas in neutral terms, places in the article."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from hand_parses import PROFILES, HandModel, doc, plain, tokens, tree

from kgnews.extract.draft import INSERTED
from kgnews.extract.parse import Parse, marker, neutral, parse_segments
from kgnews.extract.simplify import Segment, SegmentKind
from kgnews.records import Kind, Span


def segment(text: str, start: int = 0) -> Segment:
    return Segment(
        text, tuple(range(start, start + len(text))), Span(start, start + len(text)), SegmentKind.NARRATIVE, 0
    )


def neutralised(notation: str, lang: str = "en", verbs: frozenset[str] = frozenset()) -> Parse:
    made = doc(notation)
    return neutral(segment(made.text), made, PROFILES[lang].syntax, verbs)


def links(parse: Parse) -> set[str]:
    """Return the tree without subjects, determiners and punctuation, as "obl(visited, Kerry)"."""
    texts = parse.tokens
    return {
        f"{t.dep}({texts[t.head].text}, {t.text})"
        for t in texts
        if t.dep not in {"nsubj", "det", "punct", "nsubj:pass"}
    }


def gap(*row: object, reason: str) -> object:
    """Return a row that the engine fails."""
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason, strict=True))


# Each row: a tree with ClearNLP labels, and the neutral one.
TURNED = [
    # a preposition hangs on its noun, and the noun where the preposition hung
    ("Mary/PROPN/nsubj visited=visit/VERB.past/root Paris/PROPN/dobj with/ADP/prep Tom/PROPN/pobj<with .",
     {"root(visited, visited)", "obj(visited, Paris)", "obl(visited, Tom)", "case(Tom, with)"}),
    # under a noun it is a modifier of the noun
    ("Mary/PROPN/nsubj praised=praise/VERB.past/root a/DET/det<visit visit/NOUN/dobj to/ADP/prep<visit Paris/PROPN/pobj<to .",
     {"root(praised, praised)", "obj(praised, visit)", "nmod(visit, Paris)", "case(Paris, to)"}),
    # the agent of a passive, also under a noun
    ("Leeds/PROPN/nsubjpass was=be/AUX.past/auxpass visited=visit/VERB.part/root by/ADP/agent Mary/PROPN/pobj<by .",
     {"root(visited, visited)", "aux:pass(visited, was)", "obl:agent(visited, Mary)", "case(Mary, by)"}),
    # two prepositions in a row stand before one noun
    ("Mary/PROPN/nsubj fled=flee/VERB.past/root out/ADP/prep of/ADP/prep<out Paris/PROPN/pobj<of .",
     {"root(fled, fled)", "obl(fled, Paris)", "case(Paris, out)", "case(Paris, of)"}),
    # a preposition over a verb is a mark
    ("Mary/PROPN/nsubj left=leave/VERB.past/root after/ADP/prep praising=praise/VERB.ing/pcomp<after Tom/PROPN/dobj<praising .",
     {"root(left, left)", "advcl(left, praising)", "mark(praising, after)", "obj(praising, Tom)"}),
    # a preposition without a noun is an adverb
    ("Mary/PROPN/nsubj walked=walk/VERB.past/root in/ADP/prep .", {"root(walked, walked)", "advmod(walked, in)"}),
    # a second preposition and its noun are coordinated with the first noun
    ("Mary/PROPN/nsubj flew=fly/VERB.past/root to/ADP/prep Japan/PROPN/pobj<to#1 and/CCONJ/cc<to#1 to/ADP/conj<to#1 "
     "Chile/PROPN/pobj<to#2 .",
     {"root(flew, flew)", "obl(flew, Japan)", "case(Japan, to)", "conj(Japan, Chile)", "case(Chile, to)", "cc(Japan, and)"}),
    # what hung on the preposition hangs on its noun
    ("Mary/PROPN/nsubj died=die/VERB.past/root shortly/ADV/advmod<after after/ADP/prep lunch/NOUN/pobj<after .",
     {"root(died, died)", "obl(died, lunch)", "case(lunch, after)", "advmod(lunch, shortly)"}),
    # a phrase without a verb
    gap("After/ADP/root lunch/NOUN/pobj .", {"root(lunch, lunch)", "case(lunch, After)"},
        reason="a preposition that is the root has a label that tells nothing of prepositions"),
    # a dative
    ("Mary/PROPN/nsubj gave=give/VERB.past/root Tom/PROPN/dative a/DET/det<map map/NOUN/dobj .",
     {"root(gave, gave)", "iobj(gave, Tom)", "obj(gave, map)"}),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "expected"), TURNED)
def test_prepositions_are_turned_round(notation: str, expected: set[str]) -> None:
    parse = neutralised(notation)
    assert links(parse) == expected


def test_children_are_those_of_the_turned_tree() -> None:
    parse = neutralised(
        "Mary/PROPN/nsubj visited=visit/VERB.past/root Paris/PROPN/dobj with/ADP/prep Tom/PROPN/pobj<with ."
    )
    assert [parse.tokens[i].text for i in parse.children[1]] == ["Mary", "Paris", "Tom", "."]


def test_a_tree_of_universal_dependencies_stays_as_it_is() -> None:
    parse = neutralised("Nora/PROPN/nsubj dort=dormir/VERB.pres/root à/ADP/case<Brest Brest/PROPN/obl:arg .", "fr")
    assert links(parse) == {"root(dort, dort)", "obl(dort, Brest)", "case(Brest, à)"}


def test_a_label_that_the_profile_does_not_know_is_an_unknown_dependency() -> None:
    parse = neutralised("Nora/PROPN/nsubj dort=dormir/VERB.pres/root bien/ADV/strange .", "fr")
    assert parse.tokens[2].dep == "dep"


@pytest.mark.parametrize(
    ("lang", "word", "lemma"),
    [
        ("fr", "visité=visité/VERB.part", "visiter"),  # the model left the form as it is
        ("fr", "visitées=visitées/VERB.part", "visiter"),
        ("fr", "rencontrés=rencontrés/VERB.part", "rencontrer"),  # by the list of exceptions
        ("fr", "visite=visiter/VERB.pres", "visiter"),
        ("fr", "visité=visité/NOUN", "visité"),  # no verb
        ("fr", "inconnué=inconnué/VERB.part", "inconnué"),  # no verb that is known
        ("en", "shot=shoot/VERB.past", "shoot"),
        ("en", "met=met/VERB.past", "meet"),
        ("en", "carried=carried/VERB.past", "carry"),
    ],
)
def test_lemmas_of_verbs_are_mended(lang: str, word: str, lemma: str) -> None:
    parse = neutralised(f"Nora/PROPN/nsubj {word}/root .", lang, frozenset({"visiter", "carry", "rencontrer"}))
    assert parse.tokens[1].lemma == lemma


def test_entities_of_the_model_have_neutral_kinds_and_others_are_dropped() -> None:
    notation = "Mary/PROPN/nsubj left=leave/VERB.past/root Leeds/PROPN/dobj Monday/PROPN/npadvmod ."
    made = doc(notation, [(0, 1, "PERSON"), (2, 3, "GPE"), (3, 4, "DATE")])
    parse = neutral(segment(made.text), made, PROFILES["en"].syntax)
    assert parse.entities == ((0, 1, Kind.PERSON), (2, 3, Kind.PLACE))


def test_spans_are_places_in_the_article() -> None:
    notation = "Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root cela/PRON/obj ."
    text = plain(tokens(notation))
    inserted = text.index("cela")
    origin = tuple(INSERTED if inserted - 1 <= i else 100 + i for i in range(len(text)))
    parse = tree(notation, Segment(text, origin, Span(90, 150), SegmentKind.REPORT, 0))
    assert parse.span(0, 0) == Span(100, 104)
    assert parse.span(0, 2) == Span(100, 110)
    assert parse.span(2, 3) == Span(107, 110), "words that the simplifier put in have no place"
    assert parse.span(3, 3) == Span(90, 90), "nothing but such words is at the start of the sentence"


def test_words_out_of_place_keep_their_order_in_the_article() -> None:
    """An inverted clause put in plain order: "a dit Nora" is read as "Nora a dit"."""
    notation = "Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root ."
    origin = (6, 7, 8, 9, INSERTED, 0, 1, 2, 3, 4, 10)
    parse = tree(notation, Segment("Nora a dit.", origin, Span(0, 11), SegmentKind.REPORT, 0))
    assert parse.span(0, 0) == Span(6, 10)
    assert parse.span(0, 2) == Span(0, 10)


def test_words_are_joined_as_they_stand() -> None:
    parse = tree(
        "L'/DET/det<usine usine/NOUN/nsubj de/ADP/case<Brest Brest/PROPN/nmod<usine ferme=fermer/VERB.pres/root ."
    )
    assert parse.words([0, 1]) == "L'usine"
    assert parse.words([1, 3]) == "usine Brest"


def test_a_subtree_leaves_out_branches() -> None:
    parse = tree(
        "L'/DET/det<usine usine/NOUN/nsubj<ferme qui/PRON/nsubj<brûle brûle=brûler/VERB.pres/acl:relcl<usine "
        "ferme=fermer/VERB.pres/root ."
    )
    assert parse.subtree(1) == [0, 1, 2, 3]
    assert parse.subtree(1, frozenset({"acl:relcl"})) == [0, 1]


@pytest.mark.parametrize(
    ("lang", "notation", "word", "expected"),
    [
        ("fr", "Nora/PROPN/nsubj va=aller/VERB.pres/root aux/ADP/case<États-Unis États-Unis/PROPN/obl .", "États-Unis", "à"),
        ("fr", "Nora/PROPN/nsubj dort=dormir/VERB.pres/root près/ADV/case<Brest de/ADP/fixed<près Brest/PROPN/obl .",
         "Brest", "près de"),
        ("fr", "Nora/PROPN/nsubj dort=dormir/VERB.pres/root au/ADP/case<nord nord/NOUN/obl d'/ADP/case<Angers Angers/PROPN/nmod<nord .",
         "Angers", "au nord de"),
        ("fr", "Nora/PROPN/nsubj voit=voir/VERB.pres/root Paul/PROPN/obj .", "Paul", ""),
        ("en", "Mary/PROPN/nsubj spoke=speak/VERB.past/root on/ADP/case<Tom behalf/NOUN/fixed<on of/ADP/fixed<on Tom/PROPN/obl .",
         "Tom", "on behalf of"),
        ("en", "Mary/PROPN/nmod:poss<visit 's/PART/case<Mary visit/NOUN/root .", "Mary", ""),
    ],
)  # fmt: skip
def test_markers_are_prepositions_in_their_plain_form(lang: str, notation: str, word: str, expected: str) -> None:
    parse = tree(notation)
    token = next(token for token in parse.tokens if token.text == word)
    assert marker(parse, token, PROFILES[lang].syntax) == expected


def test_segments_are_parsed_in_their_order_each_by_itself() -> None:
    notations = ["Nora/PROPN/nsubj dort=dormir/VERB.pres/root .", "Paul/PROPN/nsubj part=partir/VERB.pres/root ."]
    segments = [replace(segment(plain(tokens(notation))), paragraph=n) for n, notation in enumerate(notations)]
    found = list(parse_segments(segments, HandModel(notations), PROFILES["fr"].syntax, frozenset()))  # type: ignore[arg-type]
    assert [parse.segment for parse in found] == segments
    assert [parse.tokens[1].lemma for parse in found] == ["dormir", "partir"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("le projet avance", False),
        ("Le projet avance", False),  # its only capital is that of an article
        ("Projet avance", True),
        ("Le projet Alpha avance", True),
        ("le projet iAlpha avance", True),
    ],
)
def test_only_segments_with_a_capital_are_searched_for_names(text: str, asked: bool) -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("entity_ruler", name="ner").add_patterns([{"label": "MISC", "pattern": [{"LOWER": "avance"}]}])  # type: ignore[attr-defined]
    [parse] = parse_segments([segment(text)], nlp, PROFILES["fr"].syntax, frozenset(), frozenset({"le"}))
    assert bool(parse.entities) is asked
