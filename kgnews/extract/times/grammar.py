"""The rules of a language compiled, and the cascade that applies them level by level.

A cascade of finite-state rules in the manner of FASTUS (Hobbs et al. 1997): what one level makes is one symbol for
the next. At each place the longest rule wins, then the one that stands first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kgnews.errors import DataError
from kgnews.extract.times.build import TIME_NAMES, Captures, as_time, build_value, missing_names
from kgnews.extract.times.forms import FormReader, expand, literal_words
from kgnews.extract.times.lexer import Item, Lexicon, build_lexicon
from kgnews.timewords import TimeRule, TimeWords

_NEXT_WORD = re.compile(r"[^\S\n]*(\w+)")


@dataclass(frozen=True, slots=True)
class CompiledForm:
    """One form of a rule, ready to match; ``names`` gives for each captured name the symbols it may be."""

    rule: TimeRule
    pattern: re.Pattern[str]
    names: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Level:
    """The forms of one level by the character they begin with, and an expression that finds such characters."""

    forms: Mapping[str, tuple[CompiledForm, ...]]
    starts: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules of a language, level by level."""

    lexicon: Lexicon
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule made: the item and the rule."""

    item: Item
    rule: TimeRule


@lru_cache(maxsize=16)
def grammar_of(words: TimeWords, loose: bool = False) -> Grammar:
    """Compile the rules of a language once; *loose* adds the rules for texts known to be a date, case folded."""
    macros = dict(words.macros)
    rules = [rule for rule in words.rules if loose or not rule.loose]
    expanded = [(rule, expand(form, macros)) for rule in rules for form in rule.forms]
    used = frozenset().union(*(literal_words(form) for _, form in expanded))
    used |= words.followers | words.subject_verbs | words.openers | words.governed | words.number_joiners
    lexicon = build_lexicon(words, used, loose)
    groups: dict[str, frozenset[str]] = {}
    for name, symbols in words.groups:  # a group may hold groups that stand before it
        groups[name] = frozenset().union(*(groups.get(symbol, {symbol}) for symbol in symbols))
    levels: list[dict[str, list[CompiledForm]]] = [{} for _ in range(max(rule.level for rule in rules) + 1)]
    for rule, form in expanded:
        reader = FormReader(form, groups, lexicon)
        translation = reader.read()
        missing = missing_names(rule, reader.names)
        if missing:
            raise DataError(f"times of {words.lang}: the form {form!r}: {'; '.join(missing)}")
        try:
            pattern = re.compile(translation.pattern)
        except re.error as error:
            raise DataError(f"times of {words.lang}: the form {form!r} cannot be read: {error}") from error
        compiled = CompiledForm(rule, pattern, reader.names)
        for char in set(translation.first):
            levels[rule.level].setdefault(char, []).append(compiled)
    return Grammar(lexicon, tuple(_level(forms) for forms in levels))


def _level(forms: Mapping[str, list[CompiledForm]]) -> Level:
    starts = re.compile(f"[{''.join(forms)}]" if forms else r"(?!)")
    return Level({char: tuple(of_char) for char, of_char in forms.items()}, starts)


def apply_levels(grammar: Grammar, text: str, items: list[Item]) -> list[Found]:
    """Run the cascade over the items of one stretch of *text*; return what the last level made."""
    made: list[Found] = []
    for level in grammar.levels:
        made, rest = [], []
        string = "".join([item.char for item in items])
        index = 0
        while start := level.starts.search(string, index):
            at = start.start()
            best = _longest(level.forms[string[at]], string, at, items, text, grammar.lexicon)
            rest += items[index:at]
            if best:
                found, index = best
                made.append(found)
                rest.append(found.item)
            else:
                rest.append(items[at])
                index = at + 1
        items = rest + items[index:]
    return made


def _longest(
    forms: tuple[CompiledForm, ...], string: str, index: int, items: list[Item], text: str, lexicon: Lexicon
) -> tuple[Found, int] | None:
    matches = [(match, form) for form in forms if (match := form.pattern.match(string, index))]
    matches.sort(key=lambda pair: -pair[0].end())
    for match, form in matches:
        start, end = items[index].start, items[match.end() - 1].end
        if form.rule.guarded and _word_follows(text, end, lexicon.words):
            continue
        value = build_value(form.rule, _captures(match, form, items))
        if value is not None:
            item = Item(start, end, lexicon.char({form.rule.gives}), {form.rule.gives: value})
            return Found(item, form.rule), match.end()
    return None


def _word_follows(text: str, end: int, words: TimeWords) -> bool:
    """Tell whether an ordinary word comes next: what seemed a year or a day may count something."""
    word = _NEXT_WORD.match(text, end)
    return word is not None and word.group(1).lower() not in words.followers


def _captures(match: re.Match[str], form: CompiledForm, items: list[Item]) -> Captures:
    captures: dict[str, object] = dict(form.rule.constants)
    for name, symbols in form.names.items():
        at = match.start(name)
        if at >= 0:
            values = items[at].values
            symbol = next(symbol for symbol in sorted(symbols) if symbol in values)
            captures[name] = as_time(values[symbol], symbol) if name in TIME_NAMES else values[symbol]
    return captures
