"""Sentences made from the trees of a treebank, each with its tree: what news has and treebanks lack.

Headlines in capitals, sentences without a full stop, typographic quotes, titles with names, and reporting clauses in plain
and inverted order ("« … », a déclaré jeudi à Vienne la ministre").
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from conllu import Word
from names import Phrase, moved, named
from reporting import reported

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
REPLACEABLE = SUBJECTS | {"obj", "obl:agent", "obl:arg"}
QUOTES = frozenset('«»"“”?:!')
LONGEST_PHRASE = 9

Words = tuple[Word, ...]


def in_capitals(words: Sequence[Word]) -> Words:
    """Return the sentence in capitals, as a headline."""
    return tuple(replace(word, form=word.form.upper()) for word in words)


def without_stop(words: Sequence[Word]) -> Words:
    """Return the sentence without its full stop, if it has one that nothing hangs on."""
    last = len(words) - 1
    if last > 0 and words[last].form in {".", "!"} and all(word.head != last for word in words[:-1]):
        return tuple(words[:-1])
    return tuple(words)


def typographic(words: Sequence[Word], *, curly: bool) -> Words:
    """Return the sentence with curly apostrophes and quotes, or with straight apostrophes."""
    if not curly:
        return tuple(replace(word, form=word.form.replace("’", "'")) for word in words)
    out: list[Word] = []
    for word in words:
        form = word.form.replace("'", "’")
        if form == '"':
            form = "”" if word.space else "“"
        out.append(replace(word, form=form))
    return tuple(out)


def below(words: Sequence[Word], top: int) -> list[int]:
    """Return the places of *top* and all words under it, in order."""
    children: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        if word.head != i:
            children.setdefault(word.head, []).append(i)
    found, todo = [], [top]
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(children.get(here, ()))
    return sorted(found)


def subjects(words: Sequence[Word]) -> Iterator[Phrase]:
    """Yield the short nominal subjects of a sentence, to stand in other sentences."""
    for i, word in enumerate(words):
        if word.dep not in SUBJECTS or word.pos not in {"NOUN", "PROPN"} or i > word.head:
            continue
        places = below(words, i)
        if _is_plain_phrase(words, places):
            start = places[0]
            own = [replace(words[k], head=words[k].head - start) for k in places]
            own[i - start] = replace(own[i - start], head=i - start)
            if own[0].pos in {"DET", "ADP"}:
                own[0] = replace(own[0], form=own[0].form[0].lower() + own[0].form[1:])
            yield Phrase((*own[:-1], replace(own[-1], space=True)), i - start)


def _is_plain_phrase(words: Sequence[Word], places: Sequence[int]) -> bool:
    unbroken = places[-1] - places[0] + 1 == len(places) <= LONGEST_PHRASE
    return unbroken and not any(words[k].pos in {"PUNCT", "VERB", "PRON", "AUX"} for k in places)


def with_name(words: Sequence[Word], phrase: Phrase, chance: random.Random) -> Words | None:
    """Return the sentence with *phrase* in place of a bare name that is subject, object or agent; None if it has none."""
    spots = [
        i for i, word in enumerate(words) if word.dep in REPLACEABLE and word.pos == "PROPN" and not _has_more(words, i)
    ]
    if not spots or (phrase.words[0].form in {"le", "l'"} and _marked(words, spots)):
        return None
    made = replaced(words, chance.choice(spots), phrase)
    first = made[0].form
    return (replace(made[0], form=first[0].upper() + first[1:]), *made[1:]) if words[0].form[0].isupper() else made


def _has_more(words: Sequence[Word], i: int) -> bool:
    return any(word.head == i and word.dep not in {"flat:name", "case"} for k, word in enumerate(words) if k != i)


def _marked(words: Sequence[Word], spots: Sequence[int]) -> bool:
    """Say whether a spot has a preposition, which an article would melt into: "de" and "le" are "du"."""
    return any(word.dep == "case" and word.head in spots for word in words)


def replaced(words: Sequence[Word], spot: int, phrase: Phrase) -> Words:
    """Return the sentence with *phrase* in place of the word at *spot* and its flat:name words."""
    gone = {spot} | {i for i, word in enumerate(words) if word.head == spot and word.dep == "flat:name"}
    last = max(gone)
    places: dict[int, int] = {}
    out: list[Word | None] = []
    for i in range(len(words)):
        places[i] = len(out) + (phrase.head if i == spot else 0)
        if i == spot:
            out += [None] * len(phrase.words)
        elif i not in gone:
            out.append(None)
    start = places[spot] - phrase.head
    for k, word in enumerate(moved(phrase.words, start)):
        out[start + k] = word
    top = words[spot]
    out[places[spot]] = replace(phrase.words[phrase.head], head=places[top.head], dep=top.dep)
    end = start + len(phrase.words) - 1
    out[end] = replace(out[end] or top, space=words[last].space)
    for i, word in enumerate(words):
        if i not in gone:
            out[places[i]] = replace(word, head=places[spot if word.head in gone else word.head])
    return tuple(word for word in out if word is not None)


def augmented(
    words: Sequence[Word], pool: Sequence[Phrase], lists: dict[str, Any], chance: random.Random
) -> Words | None:
    """Return a sentence made from *words*, of a kind that *chance* picks, or None: most sentences stay single.

    *pool* has subjects of other sentences; *lists* are the word lists of templates.toml.
    """
    kind = chance.random()
    if kind < 0.07:
        return in_capitals(without_stop(words) if chance.random() < 0.7 else words)
    if kind < 0.12:
        return without_stop(words)
    if kind < 0.19:
        return typographic(words, curly=chance.random() < 0.7)
    if kind < 0.34 and 4 <= len(words) <= 30 and not any(word.form in QUOTES for word in words):
        who = named(lists, chance) if chance.random() < 0.6 or not pool else chance.choice(pool)
        return reported(without_stop(words), who, lists, chance)
    if kind < 0.46:
        return with_name(words, named(lists, chance), chance)
    return None
