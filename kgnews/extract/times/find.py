"""Finds the time expressions of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kgnews.extract.times.build import as_time
from kgnews.extract.times.grammar import Found, Grammar, apply_levels, grammar_of
from kgnews.extract.times.lexer import UNKNOWN, Item, join_numbers, tokens
from kgnews.extract.times.numbers import Values
from kgnews.extract.times.values import Bound, Side, TimeExpression
from kgnews.timewords import TimeWords

PHRASE = "phrase"


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
    string, spans, values = tokens(text, grammar.lexicon)
    found: list[TimeExpression] = []
    for first, last in _stretches(string, grammar):
        items = [Item(*spans[at], string[at], values[at]) for at in range(first, last)]
        for phrase in _phrases(text, items, grammar):
            expression = _expression(text, phrase, spans, values, grammar)
            if expression:
                found.append(expression)
    return tuple(found)


def parse_time(text: str, words: TimeWords) -> TimeExpression | None:
    """Return *text* as a time when all of it is one, else None.

    For places that hold a date and nothing else (a dateline, a field of metadata). Upper and lower case are the same
    here, and short forms count that would be too bold in running text ("15", "oct/2").
    """
    grammar = grammar_of(words, loose=True)
    string, spans, values = tokens(text, grammar.lexicon)
    if not spans or UNKNOWN in string:
        return None
    items = [Item(*spans[at], string[at], values[at]) for at in range(len(spans))]
    for phrase in _phrases(text, items, grammar):
        if phrase.item.start == spans[0][0] and phrase.item.end == spans[-1][1]:
            return _plain(phrase, adjunct=phrase.rule.adjunct)
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
    joined = join_numbers(items, text, grammar.lexicon)
    done = apply_levels(grammar, joined)
    return [entry for entry in done if isinstance(entry, Found) and entry.rule.gives == PHRASE]


def _expression(
    text: str, phrase: Found, spans: list[tuple[int, int]], values: list[Values], grammar: Grammar
) -> TimeExpression | None:
    before, after = _neighbours(text, phrase.item, spans)
    words, rule = grammar.lexicon.words, phrase.rule
    if rule.guarded and after[:1].isalnum() and after.lower() not in words.followers:
        return None
    adjunct = rule.adjunct
    if rule.bare and after.lower() in words.subject_verbs and (not before[:1].isalnum() or before in words.openers):
        adjunct = False
    if rule.hanging and (after.lower() in words.governed or after[:1].isupper()):
        adjunct = False
    return _plain(phrase, adjunct)


def _neighbours(text: str, item: Item, spans: list[tuple[int, int]]) -> tuple[str, str]:
    """Return the tokens before and after an item, "" where there is none."""
    low = _position(spans, item.start)
    high = _position(spans, item.end)
    before = text[slice(*spans[low - 1])] if low > 0 else ""
    after = text[slice(*spans[high])] if high < len(spans) else ""
    return before, after


def _position(spans: list[tuple[int, int]], offset: int) -> int:
    return bisect_left(spans, (offset, offset))


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
