"""Reads who is meant by pronouns and role nouns: human coreference in CoNLL-U (GUM), and offsets with names in tables.

The form of the coreference column is that of GUM (Zeldes 2017, "The GUM corpus: creating multilayer resources in the
classroom", https://doi.org/10.1007/s10579-016-9343-x): ``Entity=(3-person-giv:act-sssss-cf1-2,4-coref`` opens a mention
of entity 3 whose head is its second word, ``3)`` closes it.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgnews.records import Span

_BRACKET = re.compile(r"\((?P<one>[^()]+)\)|\((?P<opens>[^()]+)|(?P<closes>[^()]+)\)")
_NAMING = frozenset({"flat", "appos"})  # how a name hangs on the noun before it: "biologist Nick Bos"
_REPEATING = frozenset({"appos", "pred"})  # mentions that only say of a name in the same clause what it is
_ROLES = frozenset({"person", "organization"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that means somebody named: *kind* is pronoun, clitic, possessive or role, *chain* says whom."""

    span: Span
    kind: str
    chain: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What an article's words mean: the mentions to be resolved, and where each chain is named."""

    mentions: tuple[Mention, ...]
    names: tuple[tuple[Span, str], ...]


@dataclass(slots=True)
class _Word:
    form: str
    pos: str
    features: str
    dep: str
    span: Span
    sentence: int
    owner: _Phrase | None = None  # the innermost mention around the word


@dataclass(slots=True)
class _Phrase:
    """A mention as the corpus has it: the numbers of its words, of its head, and how it is linked."""

    chain: str
    kind: str
    link: str
    head: int  # among its own words, then among all
    words: list[int] = field(default_factory=list)


def read_conllu(lines: Iterable[str], text: str) -> Gold:
    """Return the gold of one article in CoNLL-U whose words stand in *text* in the same order.

    Mentions are third-person pronouns and possessives, and definite nouns for persons and bodies, of a chain that is
    named before them (for pronouns also later in the sentence). Raises ValueError where a word is not in the text.
    """
    words, phrases = _parse(lines, text)
    named = [phrase for phrase in phrases if _name(phrase, words)]
    mentions = (_mention(phrase, words, phrases, named) for phrase in phrases)
    names = tuple((span, phrase.chain) for phrase in named for span in _name(phrase, words))
    return Gold(tuple(mention for mention in mentions if mention is not None), names)


def read_table(path: Path, texts: dict[str, str]) -> dict[str, Gold]:
    """Return the gold of each article of *texts* (by file name), out of a table of offsets with the names of whom they mean."""
    rows: dict[str, list[Mention]] = {file: [] for file in texts}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            span = Span(int(row["start"]), int(row["end"]))
            rows[row["file"]].append(Mention(span, row["kind"], row["names"]))
    return {name: Gold(tuple(found), tuple(_named(found, texts[name]))) for name, found in rows.items()}


def _named(mentions: Iterable[Mention], text: str) -> Iterator[tuple[Span, str]]:
    for chain in dict.fromkeys(mention.chain for mention in mentions):
        for name in chain.split(";"):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield Span(*match.span()), chain


def _parse(lines: Iterable[str], text: str) -> tuple[list[_Word], list[_Phrase]]:
    words: list[_Word] = []
    phrases: list[_Phrase] = []
    opened: dict[str, list[_Phrase]] = defaultdict(list)
    sentence = place = 0
    for line in lines:
        columns = line.rstrip("\n").split("\t")
        sentence += line.startswith("# sent_id")
        if not columns[0].isdigit():
            continue
        start = text.find(columns[1], place)
        if start < 0:
            raise ValueError(f"word {len(words) + 1}, {columns[1]!r}, is not in the text from offset {place} on")
        place = start + len(columns[1])
        number = len(words)
        words.append(_Word(columns[1], columns[3], columns[5], columns[7], Span(start, place), sentence))
        column = dict(item.split("=", 1) for item in columns[9].split("|") if "=" in item)
        _brackets(column.get("Entity", ""), number, phrases, opened)
    for phrase in sorted(phrases, key=lambda phrase: -len(phrase.words)):
        for number in phrase.words:
            words[number].owner = phrase
    return words, phrases


def _brackets(column: str, number: int, phrases: list[_Phrase], opened: dict[str, list[_Phrase]]) -> None:
    for match in _BRACKET.finditer(column):
        opening = match["one"] or match["opens"]
        if opening:
            chain, kind, _status, _salience, _center, heads, link = opening.split("-", 7)[:7]
            phrase = _Phrase(chain, kind, link, int(heads.split(",")[0]) - 1, [number])
            phrases.append(phrase)
            if match["opens"]:
                opened[chain].append(phrase)
        closed = match["closes"] and opened[match["closes"]].pop()
        if closed:
            closed.words = list(range(closed.words[0], number + 1))
    for phrase in phrases:
        if phrase.words[-1] == number and not any(phrase is other for several in opened.values() for other in several):
            phrase.head = phrase.words[min(phrase.head, len(phrase.words) - 1)]


def _name(phrase: _Phrase, words: list[_Word]) -> list[Span]:
    """Return the places of the proper nouns that name the entity of a mention; none where it names nobody: "a Scientologist"."""
    first = words[phrase.words[0]]
    if "Definite=Ind" in first.features or phrase.link == "pred":
        return []
    own = [i for i in phrase.words if words[i].owner is phrase and words[i].pos == "PROPN"]
    if any(i == phrase.head or words[i].dep in _NAMING for i in own):
        return [words[i].span for i in own]
    return []


def _mention(phrase: _Phrase, words: list[_Word], phrases: list[_Phrase], named: list[_Phrase]) -> Mention | None:
    head = words[phrase.head]
    kind = _kind(phrase, words, phrases)
    same = [other for other in named if other.chain == phrase.chain and other is not phrase]
    before = any(other.words[0] < phrase.words[0] for other in same)
    beside = any(words[other.words[0]].sentence == head.sentence for other in same)
    if not kind or not (before or (beside and kind != "role")):
        return None
    return Mention(head.span, kind, phrase.chain)


def _kind(phrase: _Phrase, words: list[_Word], phrases: list[_Phrase]) -> str:
    """Return "pronoun", "possessive" or "role"; "" for what is to be found by other means, or is no such mention."""
    head = words[phrase.head]
    if head.pos == "PRON" and len(phrase.words) == 1:
        if "Person=3" not in head.features or "Reflex=Yes" in head.features:
            return ""
        return "possessive" if "Poss=Yes" in head.features else "pronoun"
    definite = head.pos == "NOUN" and phrase.kind in _ROLES and _is_definite(phrase, words)
    if not definite or phrase.link in _REPEATING or _name(phrase, words):
        return ""
    after = next((o for o in phrases if o.chain == phrase.chain and o.words[0] > phrase.words[0]), None)
    explained = after is not None and after.link == "appos" and words[after.words[0]].sentence == head.sentence
    return "" if explained else "role"


def _is_definite(phrase: _Phrase, words: list[_Word]) -> bool:
    """Say whether a noun phrase begins with a definite article, a demonstrative or an owner: "the", "this", "her", "Spain's"."""
    first = words[phrase.words[0]]
    owner = any(words[i].dep == "nmod:poss" and i < phrase.head for i in phrase.words)
    return owner or (first.pos == "DET" and ("Definite=Def" in first.features or "PronType=Dem" in first.features))
