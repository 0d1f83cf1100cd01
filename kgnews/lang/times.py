"""Loads ``kgnews/lang/<xx>/times.toml``, the words and phrases of time of a language, strictly checked.

The form of the file: top-level lists and settings, ``[symbols.NAME]`` tables (word = value), ``[case]``, ``[groups]``,
``[macros]``, and one ``[[rules]]`` table a rule with ``level``, ``gives``, ``build``, ``forms`` and what `TimeRule` has
besides.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from kgnews.errors import DataError
from kgnews.timewords import TimeConstant, TimeRule, TimeWords

FOLDER = Path(__file__).parent
_LISTS = ("triggers", "ordinal_suffixes", "decade_suffixes", "clock_suffixes", "number_joiners")
_WORD_LISTS = ("followers", "subject_verbs", "openers", "governed", "of_words", "first_names")
_TABLES = ("symbols", "case", "groups", "macros", "rules")
_FLAGS = ("adjunct", "bare", "guarded", "loose")
_RULE_KEYS = {"level", "gives", "build", "forms", "with", "hanging", *_FLAGS}


def load_times(lang: str, folder: Path = FOLDER) -> TimeWords:
    """Return the time words of *lang*; the same object each time. Raises DataError with one line a fault."""
    return _load(folder / lang / "times.toml", lang)


@cache
def _load(path: Path, lang: str) -> TimeWords:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); every language needs this file") from error
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: no valid TOML: {error}") from error
    faults = list(_faults(data))
    if faults:
        raise DataError("\n".join(f"{path}: {fault}" for fault in faults))
    return TimeWords(
        lang=lang,
        numeric_order=data["numeric_order"],
        symbols=tuple((name, tuple(table.items())) for name, table in data["symbols"].items()),
        rules=tuple(_rule(table) for table in data["rules"]),
        groups=tuple((name, tuple(names)) for name, names in data.get("groups", {}).items()),
        macros=tuple(data.get("macros", {}).items()),
        case=tuple((name, sides[0], sides[1]) for name, sides in data.get("case", {}).items()),
        number_multipliers=frozenset(data["number_multipliers"]),
        **{name: frozenset(data[name]) for name in (*_LISTS, *_WORD_LISTS)},
    )


def _rule(table: dict[str, Any]) -> TimeRule:
    flags = {name: bool(table[name]) for name in _FLAGS if name in table}
    constants: tuple[tuple[str, TimeConstant], ...] = tuple(table.get("with", {}).items())
    return TimeRule(
        table["level"],
        table["gives"],
        table["build"],
        tuple(table["forms"]),
        constants,
        hanging=table.get("hanging", ""),
        **flags,
    )


def _faults(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with the content of a file, one line each."""
    known = {"numeric_order", "number_multipliers", *_LISTS, *_WORD_LISTS, *_TABLES}
    found = [f"unknown key {key!r}; known are {', '.join(sorted(known))}" for key in data if key not in known]
    needed = known - {"case", "groups", "macros"}
    found += [f"{key!r} is missing" for key in sorted(needed - data.keys())]
    if data.get("numeric_order", "dmy") not in ("dmy", "mdy"):
        found.append('numeric_order is "dmy" or "mdy"')
    for key in (*_LISTS[1:], *_WORD_LISTS):
        if not all(isinstance(word, str) and word == word.lower() for word in data.get(key, [])):
            found.append(f"{key} is a list of words in lower case")
    for name, table in data.get("symbols", {}).items():
        for word, value in table.items():
            if word != word.lower() or not isinstance(value, int | str):
                found.append(f"symbols.{name}: {word!r} is written in lower case and has a number or a name")
    for name, sides in data.get("case", {}).items():
        if not (isinstance(sides, list) and len(sides) == 2):
            found.append(f"case.{name} is a list of two: the symbol of the lower-case and of the capital form")
    for place, rule in enumerate(data.get("rules", []), start=1):
        found += [f"rule {place} ({rule.get('forms')}): {fault}" for fault in _rule_faults(rule)]
    return found


def _rule_faults(rule: dict[str, Any]) -> list[str]:
    found = [f"unknown key {key!r}; constants go under 'with'" for key in rule if key not in _RULE_KEYS]
    found += [f"{key!r} is missing" for key in ("level", "gives", "build", "forms") if key not in rule]
    if not (isinstance(rule.get("forms"), list) and rule["forms"]):
        found.append("'forms' is a list of at least one form")
    if rule.get("hanging", "") not in ("", "noun", "of"):
        found.append('\'hanging\' is "noun" or "of"')
    found += [f"{key!r} is true or false" for key in _FLAGS if not isinstance(rule.get(key, False), bool)]
    return found
