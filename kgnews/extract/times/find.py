"""Finds the time expressions of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgnews.extract.times.build import as_time
from kgnews.extract.times.grammar import Found, Grammar, apply_levels, grammar_of
from kgnews.extract.times.lexer import UNKNOWN, Item, Tokens, cut, join_numbers
from kgnews.extract.times.values import Bound, Side, TimeExpression, Unplaced
from kgnews.timewords import TimeWords

PHRASE = "phrase"
_SEPARATOR = re.compile(r"(?<=\w)[-/.,](?=\w)")  # "sep-23-2020": read a second time without them


def find_times(text: str, words: TimeWords) -> tuple[TimeExpression, ...]:
    """Return the time expressions of *text* in order: the longest at each place, none overlapping.

    The offsets include the preposition that belongs to the expression ("dans une semaine", "on Tuesday"). Rules and
    words are those of *words*; they are compiled at the first call for an object and kept.

    >>> from kgnews.lang.times import load_times
    >>> text = "Il sera reçu le 30 novembre à Brest."
    >>> [text[found.start : found.end] for found in find_times(text, load_times("fr"))]
    ['le 30 novembre']
    """
    grammar = grammar_of(words)
    cut_text = cut(text, grammar.lexicon)
    found: list[TimeExpression] = []
    for first, last in _stretches(cut_text.string, grammar):
        items = [cut_text.item(at) for at in range(first, last)]
        for phrase in _phrases(text, items, grammar):
            expression = _expression(phrase, cut_text, first, grammar)
            if expression:
                found.append(expression)
    return tuple(found)


def parse_time(text: str, words: TimeWords) -> TimeExpression | None:
    """Return *text* as a time when all of it is one, else None.

    For places that hold a date and nothing else (a dateline, a field of metadata). Upper and lower case are the same
    here, and short forms count that would be too bold in running text ("15", "oct/2").
    """
    grammar = grammar_of(words, loose=True)
    return _whole(text, grammar) or _whole(_SEPARATOR.sub(" ", text), grammar)


def _whole(text: str, grammar: Grammar) -> TimeExpression | None:
    """Return the phrase that covers all of a text, if there is one."""
    cut_text = cut(text, grammar.lexicon)
    if not cut_text.matches or UNKNOWN in cut_text.string:
        return None
    items = [cut_text.item(at) for at in range(len(cut_text.matches))]
    for phrase in _phrases(text, items, grammar):
        if phrase.item.start == items[0].start and phrase.item.end == items[-1].end:
            return _plain(phrase, phrase.rule.adjunct)
    return None


def _stretches(string: str, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Yield the stretches of known tokens around each word that can be the heart of a time."""
    done = 0
    for trigger in grammar.lexicon.triggers.finditer(string):
        if trigger.start() < done:
            continue
        first = string.rfind(UNKNOWN, 0, trigger.start()) + 1
        last = string.find(UNKNOWN, trigger.end())
        done = len(string) if last < 0 else last
        yield first, done


def _phrases(text: str, items: list[Item], grammar: Grammar) -> list[Found]:
    made = apply_levels(grammar, text, join_numbers(items, text, grammar.lexicon))
    return [found for found in made if found.rule.gives == PHRASE]


def _expression(phrase: Found, cut_text: Tokens, first: int, grammar: Grammar) -> TimeExpression | None:
    """Return a phrase as an expression if the words around it allow; *first* is a token not after it."""
    low = first
    while cut_text.matches[low].start() < phrase.item.start:
        low += 1
    high = low
    while high < len(cut_text.matches) and cut_text.matches[high].end() <= phrase.item.end:
        high += 1
    before, after = cut_text.word(low - 1), cut_text.word(high)
    words, rule = grammar.lexicon.words, phrase.rule
    if after[:1].isupper() and cut_text.word(high - 1).lower() in words.first_names:
        return None
    governs = words.of_words if rule.hanging == "of" else words.governed
    if rule.hanging and (after.lower() in governs or (rule.hanging == "noun" and after[:1].isupper())):
        return TimeExpression(phrase.item.start, phrase.item.end, Unplaced(), adjunct=False)
    adjunct = rule.adjunct
    if rule.bare and after.lower() in words.subject_verbs and (not before[:1].isalnum() or before in words.openers):
        adjunct = False
    return _plain(phrase, adjunct)


def _plain(phrase: Found, adjunct: bool) -> TimeExpression:
    value = as_time(phrase.item.values[PHRASE], PHRASE)
    side = value.side if isinstance(value, Bound) else None
    return TimeExpression(
        phrase.item.start,
        phrase.item.end,
        value,
        adjunct,
        open_start=side in (Side.UNTIL, Side.BEFORE),
        open_end=side in (Side.SINCE, Side.AFTER),
    )
