"""Noun phrases with titles, bodies and names, made up from the word lists of templates.toml, with their trees.

"la présidente du FMI Jeanne Vasseur": the name belongs to the title (appos), not to the body beside it.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from conllu import Word

TEMPLATES = Path(__file__).with_name("templates.toml")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its words, heads within the phrase, and the place of its head word (head and label still open)."""

    words: tuple[Word, ...]
    head: int


def templates() -> dict[str, Any]:
    """Return the word lists of templates.toml."""
    return tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))


def moved(words: tuple[Word, ...], by: int) -> list[Word]:
    """Return the words with heads shifted, to stand *by* places further on."""
    return [replace(word, head=word.head + by) for word in words]


def name(lists: dict[str, Any], chance: random.Random) -> list[Word]:
    """Return a person's name: one to three words, the first at the head."""
    first, rest = chance.choice(lists["given"]), chance.choice(lists["surnames"]).split()
    if chance.random() < 0.2:
        first, rest = rest[0], rest[1:]
    words = [Word(first, first, "PROPN", "", 0, "nsubj")]
    return words + [Word(part, part, "PROPN", "", 0, "flat:name") for part in rest]


def title(lists: dict[str, Any], chance: random.Random, *, body: bool) -> list[Word]:
    """Return "le ministre grec" or, with *body*, "la directrice de la BCE"; the noun, at place 1, is the head."""
    gender = chance.choice(("masculine", "feminine"))
    feats = "Gender=" + ("Masc" if gender == "masculine" else "Fem") + "|Number=Sing"
    noun = chance.choice(lists["titles"][gender])
    article = "le" if gender == "masculine" else "la"
    if noun[0] in "aeiouéê":
        article = "l'"
    determiner = Word(article, "le", "DET", f"Definite=Def|{feats}|PronType=Art", 1, "det", article != "l'")
    if chance.random() < 0.15:  # "son avocate"
        own = "son" if gender == "masculine" or noun[0] in "aeiouéê" else "sa"
        determiner = Word(own, "son", "DET", "Number=Sing|Poss=Yes", 1, "det")
    words = [
        determiner,
        Word(noun, noun, "NOUN", feats, 1, "nsubj"),
    ]
    if body:
        words += _body(lists, chance)
    elif chance.random() < 0.7:
        adjective = chance.choice(lists["adjectives"][gender])
        words.append(Word(adjective, adjective, "ADJ", feats, 1, "amod"))
    return words


def _body(lists: dict[str, Any], chance: random.Random) -> list[Word]:
    """Return "du FMI", "de la BCE", "de l'ONU", to stand after a title of two words, whose noun is at place 1."""
    article = chance.choice(tuple(lists["bodies"]))
    body = chance.choice(lists["bodies"][article])
    if article == "le":
        return [Word("du", "du", "ADP", "", 3, "case"), Word(body, body, "PROPN", "", 1, "nmod")]
    feats = "Definite=Def|Number=Sing|PronType=Art"
    return [
        Word("de", "de", "ADP", "", 4, "case"),
        Word(article, "le", "DET", feats, 4, "det", article != "l'"),
        Word(body, body, "PROPN", "", 1, "nmod"),
    ]


def named(lists: dict[str, Any], chance: random.Random) -> Phrase:
    """Return a person as news tells one: name alone, title and name, name and title, with or without a body and a comma."""
    kind = chance.random()
    person = name(lists, chance)
    if kind < 0.2:
        return Phrase(tuple(person), 0)
    words = title(lists, chance, body=kind > 0.5)
    if kind < 0.3:  # "Jeanne Vasseur, ministre grecque"
        last = len(person)
        comma = Word(",", ",", "PUNCT", "", last + 1, "punct")
        after = [replace(word, head=last + word.head) for word in words[1:]]
        after = [replace(after[0], dep="appos", head=0), *after[1:]]
        return Phrase((*person[:-1], replace(person[-1], space=False), comma, *after), 0)
    if kind > 0.92:  # the title alone
        return Phrase(tuple(words), 1)
    if kind > 0.78:  # "la directrice de la BCE, Jeanne Vasseur"
        words[-1] = replace(words[-1], space=False)
        words.append(Word(",", ",", "PUNCT", "", len(words) + 1, "punct"))
    start = len(words)
    apposed = [replace(person[0], dep="appos", head=1)]
    return Phrase((*words, *apposed, *(replace(word, head=start) for word in person[1:])), 1)
