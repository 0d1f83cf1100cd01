"""Attribute rules of a model, looked up: they give what matching them gives."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from kgnews.extract.rules import RuleTable, look_up_rules

# pattern → part of speech that it gives; later rules go before earlier ones
RULES = [
    ([{"TAG": "NN"}], "NOUN"),
    ([{"TAG": "VB"}], "VERB"),
    ([{"TAG": "NN", "LOWER": "who"}], "PRON"),
    ([{"TAG": {"NOT_IN": ["NN", "VB"]}, "LOWER": {"IN": ["the", "a"]}}], "DET"),
    ([{"LOWER": {"REGEX": "^[0-9]+$"}}], "NUM"),
    ([{"TAG": "VB", "LOWER": "be"}, {"TAG": "VB"}], "AUX"),
]
DOCS = [
    "the/DT ship/NN sails/VB",
    "who/NN sails/VB 12/CD ships/NN",
    "The/NN a/DT who/VB be/VB sails/VB be/NN 12/NN",
    "be/VB",
    "",
]


def model() -> tuple[Language, AttributeRuler]:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    for pattern, pos in RULES:
        ruler.add([pattern], {"POS": pos})
    return nlp, ruler


def doc(nlp: Language, notation: str) -> Doc:
    words = [word.split("/") for word in notation.split()]
    return Doc(nlp.vocab, words=[word for word, _ in words], tags=[tag for _, tag in words])


def parts_of_speech(nlp: Language) -> list[list[str]]:
    return [[token.pos_ for token in nlp(doc(nlp, notation))] for notation in DOCS]


def test_rules_give_the_same_when_they_are_looked_up() -> None:
    matched, (nlp, _) = parts_of_speech(model()[0]), model()
    look_up_rules(nlp)
    assert matched[2] == ["NOUN", "DET", "VERB", "AUX", "VERB", "NOUN", "NUM"]
    assert parts_of_speech(nlp) == matched
    assert parts_of_speech(nlp) == matched, "and so they do when all kinds of tokens are known"


def test_only_rules_for_single_tokens_are_looked_up() -> None:
    nlp, ruler = model()
    look_up_rules(nlp)
    assert isinstance(ruler.matcher, RuleTable)
    assert (len(ruler.matcher.plain), len(ruler.matcher.others)) == (4, 2)
    assert [rule["patterns"] for rule in ruler.patterns] == [[pattern] for pattern, _ in RULES]


def test_words_that_no_rule_names_are_one_kind() -> None:
    nlp, ruler = model()
    look_up_rules(nlp)
    for notation in ("ship/NN", "boat/NN", "who/NN"):
        nlp(doc(nlp, notation))
    assert isinstance(ruler.matcher, RuleTable)
    assert len(ruler.matcher.found) == 2


def test_a_model_is_changed_once() -> None:
    nlp, ruler = model()
    look_up_rules(nlp)
    table = ruler.matcher
    look_up_rules(nlp)
    assert ruler.matcher is table


@pytest.mark.parametrize("pipe", [None, "sentencizer"])
def test_a_model_without_rules_stays_as_it_is(pipe: str | None) -> None:
    nlp = spacy.blank("en")
    if pipe:
        nlp.add_pipe(pipe)
    before = list(nlp.pipe_names)
    look_up_rules(nlp)
    assert nlp.pipe_names == before
