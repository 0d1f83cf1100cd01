"""Reporting clauses put round a sentence of a treebank, as news has them.

Inverted, the quote keeps the root and the reporting verb is a parataxis of it, as in Sequoia and GSD; in plain order with
"que" the sentence is the ccomp of the reporting verb.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from conllu import Word
from names import Phrase

FINITE = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
QUOTE_MARKS = ((0.45, "«", "»", True), (0.7, '"', '"', False), (0.85, "“", "”", False))
VOWELS = "aeiouyéèêAEIOUYÉÈÊ"


def reported(
    words: Sequence[Word], who: Phrase, lists: dict[str, Any], chance: random.Random
) -> tuple[Word, ...] | None:
    """Return the sentence *words*, which has no full stop, as said by *who* or by a pronoun."""
    finite = any(word.dep == "ROOT" and word.pos == "VERB" for word in words)
    if finite and chance.random() < 0.3:
        return _with_que(words, who, lists, chance)
    return _inverted(words, None if chance.random() < 0.25 else who, lists, chance)


def _inverted(
    words: Sequence[Word], who: Phrase | None, lists: dict[str, Any], chance: random.Random
) -> tuple[Word, ...]:
    out, root = _quoted(words, chance)
    comma = len(out)
    out.append(Word(",", ",", "PUNCT", "", comma, "punct"))
    verb = _verb(out, who is None, lists, chance)
    out[comma] = replace(out[comma], head=verb)
    out[verb] = replace(out[verb], head=root, dep="parataxis:insert" if chance.random() < 0.5 else "parataxis")
    circumstances = _circumstances(lists, chance)
    behind = chance.random() < 0.35  # "a déclaré la ministre jeudi à Vienne"
    if who is None:
        _add(out, circumstances, verb)
    else:
        subject = Phrase(who.words, who.head)
        parts = [subject, *circumstances] if behind else [*circumstances, subject]
        for part in parts:
            _add(out, [part], verb, "nsubj" if part is subject else None)
    out[-1] = replace(out[-1], space=False)
    out.append(Word(".", ".", "PUNCT", "", root, "punct"))
    return tuple(out)


def _quoted(words: Sequence[Word], chance: random.Random) -> tuple[list[Word], int]:
    """Return the sentence, most often in quotes, and the place of its root."""
    pick = chance.random()
    marks = next(((left, right, apart) for bound, left, right, apart in QUOTE_MARKS if pick < bound), None)
    root = next(i for i, word in enumerate(words) if word.dep == "ROOT")
    if marks is None:
        return [*words[:-1], replace(words[-1], space=False)], root
    left, right, apart = marks
    inner = [replace(word, head=word.head + 1) for word in words]
    inner[-1] = replace(inner[-1], space=apart)
    start = Word(left, left, "PUNCT", "", root + 1, "punct", apart)
    return [start, *inner, Word(right, right, "PUNCT", "", root + 1, "punct", False)], root + 1


def _verb(out: list[Word], pronoun: bool, lists: dict[str, Any], chance: random.Random) -> int:
    """Append "a déclaré", "déclare", "a-t-il déclaré" or "déclare-t-il", and return the place of the verb of meaning."""
    past = chance.random() < 0.6
    form = chance.choice(lists["verbs"]["past" if past else "present"])
    gender = chance.choice(("il", "elle"))
    verb = len(out) + (1 if past else 0) + (1 if past and pronoun else 0)
    ending = "a" if past else form
    inverted = ("-t-" if ending[-1] in "aeé" else "-") + gender
    feats = f"Gender={'Masc' if gender == 'il' else 'Fem'}|Number=Sing|Person=3|PronType=Prs"
    subject = Word(inverted, "il", "PRON", feats, verb, "nsubj")
    meaning = Word(form, form, "VERB", PARTICIPLE if past else FINITE, verb, "ROOT", past or not pronoun)
    if not past:
        out += [meaning, subject] if pronoun else [meaning]
        return verb
    out.append(Word("a", "avoir", "AUX", FINITE, verb, "aux:tense", not pronoun))
    out += [subject, meaning] if pronoun else [meaning]
    return verb


def _circumstances(lists: dict[str, Any], chance: random.Random) -> list[Phrase]:
    """Return none to three of: a day or adverb, a place, whom it was told."""
    out: list[Phrase] = []
    if chance.random() < 0.35:
        if chance.random() < 0.75:
            out.append(Phrase((Word(day := chance.choice(lists["days"]), day, "NOUN", "", 0, "obl:mod"),), 0))
        else:
            out.append(Phrase((Word(when := chance.choice(lists["adverbs"]), when, "ADV", "", 0, "advmod"),), 0))
    if chance.random() < 0.2:
        place = chance.choice(lists["places"])
        out.append(Phrase((Word("à", "à", "ADP", "", 1, "case"), Word(place, place, "PROPN", "", 1, "obl:mod")), 1))
    if chance.random() < 0.15:
        out.append(_hearer(chance))
    return out


def _hearer(chance: random.Random) -> Phrase:
    preposition, article, noun, dep = chance.choice(
        (
            ("à", "l'", "AFP", "obl:arg"),
            ("à", "la", "presse", "obl:arg"),
            ("devant", "les", "journalistes", "obl:mod"),
            ("dans", "un", "communiqué", "obl:mod"),
            ("sur", "", "Twitter", "obl:mod"),
        )
    )
    pos = "PROPN" if noun[0].isupper() else "NOUN"
    head = 2 if article else 1
    words = [Word(preposition, preposition, "ADP", "", head, "case")]
    if article:
        words.append(Word(article, "le", "DET", "", head, "det", article != "l'"))
    return Phrase((*words, Word(noun, noun, pos, "", head, dep)), head)


def _add(out: list[Word], phrases: Sequence[Phrase], head: int, dep: str | None = None) -> None:
    """Append the phrases, hung on the word at *head*, under *dep* or the label that the phrase brings."""
    for phrase in phrases:
        start = len(out)
        out[-1] = replace(out[-1], space=True)
        for k, word in enumerate(phrase.words):
            top = k == phrase.head
            out.append(
                replace(word, head=head if top else start + word.head, dep=(dep or word.dep) if top else word.dep)
            )


def _with_que(words: Sequence[Word], who: Phrase, lists: dict[str, Any], chance: random.Random) -> tuple[Word, ...]:
    """Return "la ministre a déclaré jeudi que …"."""
    out: list[Word] = []
    top = [replace(word, head=word.head) for word in who.words]
    top[0] = replace(top[0], form=top[0].form[0].upper() + top[0].form[1:])
    out += top
    verb = _verb(out, False, lists, chance)
    out[verb] = replace(out[verb], head=verb, dep="ROOT")
    out[who.head] = replace(out[who.head], head=verb, dep="nsubj")
    _add(out, _circumstances(lists, chance)[:1], verb)
    first = words[0]
    if first.pos != "PROPN":
        first = replace(first, form=first.form[0].lower() + first.form[1:])
    elided = first.form[0] in VOWELS
    start = len(out) + 1
    root = next(i for i, word in enumerate(words) if word.dep == "ROOT")
    out.append(Word("qu'" if elided else "que", "que", "SCONJ", "", start + root, "mark", not elided))
    clause = [replace(word, head=word.head + start) for word in (first, *words[1:])]
    clause[root] = replace(clause[root], head=verb, dep="ccomp")
    clause[-1] = replace(clause[-1], space=False)
    return (*out, *clause, Word(".", ".", "PUNCT", "", verb, "punct"))
