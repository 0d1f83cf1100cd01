"""Cuts a text into tokens and tells which symbols of a language's `TimeWords` each one can be.

Every set of symbols has one character of its own, so that a text becomes a short string and a rule an ordinary
regular expression over it ("x" stands for a word that means nothing here). The numbers are read here: digits,
numbers in words, ordinals, numeric dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import methodcaller
from typing import NamedTuple

from kgnews.errors import DataError
from kgnews.extract.times.numbers import Values, cardinal, combine, number_sets, ordinal, read_digits, read_roman
from kgnews.timewords import TimeWords

UNKNOWN = "\ue000"
_TOKEN = re.compile(
    r"\n\s*\n"  # a paragraph ends: nothing goes on across it
    r"|\d{1,3}(?:[   ]\d{3})+(?!\d)"  # 12 000
    r"|\d+(?:[.,/:–-]\d+)*(?:[^\W\d_]+(?:\d+\b)?)?"  # 15, 1er, 14h30, 17/11/2015
    r"|[^\W\d_]\w*"
    r"|[^\w\s]"
)
_GROUP = methodcaller("group")
_NOTHING: Values = {}
_UNREAD = (UNKNOWN, _NOTHING)
_ALIASES = {"’": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "‐": "-"}


class Item(NamedTuple):
    """A token, or several that a rule has put together: offsets, symbol character, value by symbol."""

    start: int
    end: int
    char: str
    values: Values


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The vocabulary of a language, ready for use: surface forms and the characters of the symbol sets."""

    forms: Mapping[str, tuple[str, Values]]
    chars: Mapping[frozenset[str], str]
    triggers: re.Pattern[str]
    words: TimeWords
    fold: bool  # whether upper and lower case are the same

    def char(self, symbols: Iterable[str]) -> str:
        """Return the character of a set of symbols, or that of unknown words."""
        return self.chars.get(frozenset(symbols), UNKNOWN)

    def having(self, symbols: frozenset[str]) -> str:
        """Return the characters of all sets that hold one of *symbols*."""
        return "".join(char for names, char in self.chars.items() if names & symbols)


def literals(text: str) -> list[str]:
    """Cut the literal words of a rule as a text would be cut."""
    return [_ALIASES.get(token, token) for token in _TOKEN.findall(text)]


def build_lexicon(words: TimeWords, used_literals: frozenset[str], fold: bool) -> Lexicon:
    """Give every known surface form its symbols and every set of symbols its character.

    *used_literals* are the literal words of the rules; *fold* makes upper and lower case the same.
    """
    forms = _surface_forms(words, used_literals, fold)
    sets = {frozenset(values) for values in forms.values()}
    sets |= set(number_sets()) | {frozenset({rule.gives}) for rule in words.rules}
    chars = {names: chr(0xE001 + index) for index, names in enumerate(sorted(sets, key=sorted))}
    table = {surface: (chars[frozenset(values)], values) for surface, values in forms.items()}
    table |= {alias: table[plain] for alias, plain in _ALIASES.items() if plain in table}
    unmet = sorted(words.triggers - frozenset().union(*sets))
    if unmet:
        raise DataError(f"times of {words.lang}: triggers that no word has: {', '.join(unmet)}")
    wanted = words.triggers | {"numdate", "clock", "yearrange", "decadeyear", "number" if fold else "year"}
    pattern = "[" + "".join(char for names, char in chars.items() if names & wanted) + "]"
    return Lexicon(table, chars, re.compile(pattern), words, fold)


def _surface_forms(words: TimeWords, used_literals: frozenset[str], fold: bool) -> dict[str, dict[str, object]]:
    """Return the known surface forms with their values by symbol. A literal that has a capital is a name: "Noël"."""
    forms: dict[str, dict[str, object]] = {}
    for word in used_literals:
        folded = {word.lower()} if fold or word.islower() else set()
        for surface in folded | ({word.capitalize()} if word.islower() else {word}) | {word.upper()}:
            forms.setdefault(surface, {})["=" + word] = word
            if word.isdecimal():
                forms[surface].update(cardinal(int(word), len(word)))
    case = {symbol: (lower, capital) for symbol, lower, capital in words.case}
    for symbol, entries in words.symbols:
        lower, capital = case.get(symbol, (symbol, symbol))
        for word, value in entries:
            for surface, name in ((word, lower), (word.capitalize(), capital), (word.upper(), capital)):
                names = {symbol, lower, capital} if fold else {name}
                forms.setdefault(surface, {}).update(dict.fromkeys(names - {""}, value))
    for values in forms.values():
        count, nth = values.get("number"), values.get("ordinal")
        if isinstance(count, int) and "day" not in values:
            values.update(cardinal(count, digits=0))
        if isinstance(nth, int):
            values.update(ordinal(nth))
    return forms


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text cut into tokens: where they are, what they can be, and the string of their symbol characters."""

    matches: list[re.Match[str]]
    entries: list[tuple[str, Values]]
    string: str

    def item(self, at: int) -> Item:
        """Return one token as an item."""
        char, values = self.entries[at]
        match = self.matches[at]
        return Item(match.start(), match.end(), char, values)

    def word(self, at: int) -> str:
        """Return the text of a token, "" before the first and after the last."""
        return self.matches[at].group() if 0 <= at < len(self.matches) else ""


def cut(text: str, lexicon: Lexicon) -> Tokens:
    """Cut a text into tokens and look each one up."""
    matches = list(_TOKEN.finditer(text))
    known = lexicon.forms
    entries = [known.get(word) or _read(word, lexicon) for word in map(_GROUP, matches)]
    return Tokens(matches, entries, "".join([entry[0] for entry in entries]))


def _read(word: str, lexicon: Lexicon) -> tuple[str, Values]:
    """Return character and values of a token that is not in the vocabulary."""
    found = _NOTHING
    if word[0].isdigit():
        found = read_digits(word, lexicon.words)
    elif word[0] in "XVI":
        found = read_roman(word, lexicon.words)
    elif lexicon.fold:
        return lexicon.forms.get(word.lower()) or (UNKNOWN, found)
    return (lexicon.char(found), found) if found else _UNREAD


def join_numbers(items: list[Item], text: str, lexicon: Lexicon) -> list[Item]:
    """Put numbers in words together: "vingt" "et" "un", "nineteen" "ninety" "two"."""
    joined: list[Item] = []
    index = 0
    while index < len(items):
        value, end = _longest_number(items, index, text, lexicon)
        if end > index + 1:
            found = cardinal(value, digits=0)
            joined.append(Item(items[index].start, items[end - 1].end, lexicon.char(found), found))
        else:
            joined.append(items[index])
        index = end
    return joined


def _longest_number(items: list[Item], index: int, text: str, lexicon: Lexicon) -> tuple[int, int]:
    """Return the value of the number in words that begins at *index*, and where it ends."""
    value = _word_number(items[index], text)
    end = index + 1
    if value is None:
        return 0, end
    total = value
    while end < len(items):
        joiner = text[items[end].start : items[end].end].lower() in lexicon.words.number_joiners
        hyphen = text[items[end].start : items[end].end] in "-‑"
        at = end + 1 if joiner or hyphen else end
        following = _word_number(items[at], text) if at < len(items) else None
        if following is None:
            break
        combined = combine(total, following, joiner, lexicon.words.number_multipliers)
        if combined is None:
            break
        total, end = combined, at + 1
    return total, end


def _word_number(item: Item, text: str) -> int | None:
    value = item.values.get("number")
    return value if isinstance(value, int) and not text[item.start].isdigit() else None
