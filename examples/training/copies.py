"""Copies of training documents of news: in capitals, as old print is scanned, and with other names.

What a copy changes is what the corpus hardly has: headlines in capitals, old newspapers, names that nobody has seen.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence

from names import templates
from news import SHORT
from spacy.tokens import Doc, Span

VOWELS = "aeiou"
RARE = frozenset({"EVENT", "PRODUCT"})  # of which there is one for seven places or persons
# what scanners read for what is printed
MISREAD = {"é": "e", "è": "é", "ê": "e", "à": "a", "ç": "c", "e": "c", "u": "n", "n": "u", "i": "l", "l": "i", "f": "ſ"}
APART = re.compile(r"[-.'’]|[^-.'’]+")

# the label of an entity and the word before it, to the words of entities that stood there
Pool = Mapping[tuple[str, str], Sequence[tuple[str, ...]]]


def rewritten(doc: Doc, change: Callable[[str], str]) -> Doc:
    """Return a copy of the document with each word changed, entities kept."""
    words = [change(token.text) for token in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    copy.ents = [Span(copy, ent.start, ent.end, ent.label_) for ent in doc.ents]
    return copy


def rebuilt(doc: Doc, pieces: Sequence[Sequence[tuple[str, bool]]]) -> Doc:
    """Return a copy of the document with the words *pieces*[i], each with its space, in place of word i; entities kept."""
    starts = [0]
    for words in pieces:
        starts.append(starts[-1] + len(words))
    flat = [piece for words in pieces for piece in words]
    copy = Doc(doc.vocab, words=[word for word, _ in flat], spaces=[space for _, space in flat])
    copy.ents = [Span(copy, starts[ent.start], starts[ent.end], ent.label_) for ent in doc.ents]
    return copy


def scanned(doc: Doc, chance: random.Random) -> Doc:
    """Return a copy as an old newspaper is scanned: apostrophes, hyphens and points apart, words broken, letters misread."""

    def piece(word: str, space: bool) -> list[tuple[str, bool]]:
        parts = APART.findall(word)
        if len(parts) == 1 and len(word) > 5 and word.isalpha() and chance.random() < 0.05:
            cut = chance.randint(2, len(word) - 2)
            parts = [word[:cut] + "¬", word[cut:]]
        read = [_misread(part, chance) if chance.random() < 0.06 else part for part in parts]
        return [(part, True) for part in read[:-1]] + [(read[-1], space)]

    return rebuilt(doc, [piece(token.text, bool(token.whitespace_)) for token in doc])


def _misread(word: str, chance: random.Random) -> str:
    places = [i for i, letter in enumerate(word) if letter in MISREAD]
    if not places:
        return word
    i = chance.choice(places)
    return word[:i] + MISREAD[word[i]] + word[i + 1 :]


def mentions(docs: Sequence[Doc]) -> Pool:
    """Return the rare entities of the documents by what stands before them: "le" wants a name that "le" went before."""
    pool: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for doc in docs:
        for ent in doc.ents:
            if ent.label_ in RARE and ent.start:
                key = (ent.label_, doc[ent.start - 1].lower_)
                pool.setdefault(key, []).append(tuple(token.text_with_ws for token in ent))
    return {key: sorted(set(found)) for key, found in pool.items()}


def exchanged(doc: Doc, pool: Pool, chance: random.Random) -> Doc:
    """Return a copy in which rare entities are others of *pool* that fit after the same word."""
    pieces = [[(token.text, bool(token.whitespace_))] for token in doc]
    for ent in doc.ents:
        others = pool.get((ent.label_, doc[ent.start - 1].lower_), ()) if ent.start else ()
        if ent.label_ in RARE and len(others) > 1:
            words = [(word.rstrip(), word[-1] == " ") for word in chance.choice(others)]
            pieces[ent.start] = [*words[:-1], (words[-1][0], bool(ent[-1].whitespace_))]
            for i in range(ent.start + 1, ent.end):
                pieces[i] = []
    return rebuilt(doc, pieces)


def estranged(doc: Doc, chance: random.Random) -> Doc:
    """Return a copy in which most names are names that nobody has ("Velonce" for "Valence"): what is around must tell them.

    They have no vector either, like most names that are new in the news.
    """

    def strange(word: str) -> str:
        return "".join(chance.choice(VOWELS) if letter in VOWELS else letter for letter in word)

    named = {token.i for ent in doc.ents if chance.random() < 0.7 for token in ent if token.is_title and len(token) > 3}
    places = iter(range(len(doc)))
    return rewritten(doc, lambda word: strange(word) if next(places) in named else word)


def addressed(doc: Doc, forms: Sequence[str], chance: random.Random) -> Doc:
    """Return a copy in which persons go by a form of address or an initial instead of their first name: "Mme Morand".

    The form of address is no part of the name; an initial is.
    """
    words = [token.text for token in doc]
    starts: dict[int, int] = {}
    for ent in doc.ents:
        if ent.label_ == "PER" and len(ent) > 1 and chance.random() < 0.8:
            initial = chance.random() < 0.3
            words[ent.start] = f"{words[ent.start][0]}." if initial else chance.choice(forms)
            starts[ent.start] = ent.start if initial else ent.start + 1
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    copy.ents = [Span(copy, starts.get(ent.start, ent.start), ent.end, ent.label_) for ent in doc.ents]
    return copy


def with_copies(docs: Sequence[Doc], seed: int) -> list[Doc]:
    """Return the documents and copies of some: in capitals (short ones above all), scanned, with other names, with
    typographic apostrophes; of those with rare entities, two more."""
    chance = random.Random(seed)
    forms = templates()["forms"]
    pool = mentions(docs)
    out: list[Doc] = []
    for doc in docs:
        out.append(doc)
        if any(ent.label_ in RARE for ent in doc.ents):
            out += [exchanged(doc, pool, chance) for _ in range(2)]
        if chance.random() < (0.6 if len(doc) < SHORT else 0.04):
            out.append(rewritten(doc, str.upper))
        elif chance.random() < 0.12:
            out.append(scanned(doc, chance))
        elif chance.random() < 0.3:
            out.append(estranged(doc, chance))
        elif chance.random() < 0.3:
            out.append(addressed(doc, forms, chance))
        elif chance.random() < 0.15 and "'" in doc.text:
            out.append(rewritten(doc, lambda word: word.replace("'", "’")))
    return out
