"""The reading patterns of a language: months, bylines, notices; data from ``data/<lang>.toml``, checked at load."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from kgnews.errors import DataError
from kgnews.read.expressions import alternation, compiled, date_expression, role_expression

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the reader knows of a language. Every phrase is folded (see `fold`); "#" in a notice is any number."""

    lang: str
    months: Mapping[str, int]  # name → 1 … 12
    date: re.Pattern[str]
    date_governors: frozenset[str]  # words that tie a date to the sentence before it: "on", "du"
    numeric_order: str  # "dmy", "mdy" or "" where 3/5/2019 is ambiguous
    agencies: Mapping[str, str]  # any name → the usual one
    place_particles: frozenset[str]
    dateline_labels: frozenset[str]  # what may stand where a place does: "exclusif", "urgent"
    name_particles: frozenset[str]
    name_joins: re.Pattern[str]  # between two names: ",", "et", "&"
    name_stop: re.Pattern[str]  # what follows is no name: "à", "in"
    byline_start: re.Pattern[str]
    byline_rests: tuple[str, ...]  # what may follow the names: "envoyée spéciale", "staff writer"
    role: re.Pattern[str]
    published: re.Pattern[str]
    credit: re.Pattern[str]  # "Photo: Nora Benali" at the end of a line
    notices_whole: frozenset[str]
    notices_starts: tuple[str, ...]
    notices_contains: tuple[str, ...]
    comments: frozenset[str]  # heads of the readers' comments
    related: frozenset[str]  # heads of lists of other articles
    pointer: re.Pattern[str]  # such a head behind a sentence: "… a-t-il dit. Lire aussi : …"
    paywall: tuple[str, ...]  # what a page says where the rest of the article is only for subscribers


def fold(text: str) -> str:
    """Return *text* for comparison: case folded, plain apostrophes and spaces, single spaces.

    >>> fold("  L’Élysée\\u00a0: ")
    "l'élysée :"
    """
    return " ".join(text.translate(_APOSTROPHES).casefold().split())


def known_languages() -> tuple[str, ...]:
    """Return the languages that have reading patterns, sorted."""
    folder = resources.files("kgnews.read") / "data"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load_patterns(lang: str) -> Patterns:
    """Return the reading patterns of *lang*; for a language without a file, patterns that know no words.

    Raises DataError with all faults of the file.
    """
    file = resources.files("kgnews.read") / "data" / f"{lang}.toml"
    if not file.is_file():
        return _patterns(lang, _no_words())
    return parse_patterns(lang, file.read_text(encoding="utf-8"))


def parse_patterns(lang: str, content: str) -> Patterns:
    """Return the patterns written in the TOML text *content*.

    Raises DataError that lists every missing, unknown or ill-typed key.
    """
    where = f"kgnews/read/data/{lang}.toml"
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where}: not valid TOML: {error}") from error
    faults = _faults(table)
    if faults:
        raise DataError("\n".join(f"{where}: {fault}" for fault in faults))
    return _patterns(lang, table)


_LISTS: Mapping[str, tuple[str, ...]] = {
    "dates": ("weekdays", "day_suffixes", "words", "governors", "time_words"),
    "datelines": ("particles", "labels"),
    "bylines": (
        "starts",
        "rests",
        "authors",
        "editors",
        "others",
        "joins",
        "stops",
        "particles",
        "published",
        "credits",
    ),
    "notices": ("whole", "starts", "contains", "comments", "related", "paywall"),
}


def _faults(table: Mapping[str, Any]) -> list[str]:
    faults = [f"unknown section [{name}]" for name in table if name not in _LISTS and name != "agencies"]
    for section, keys in _LISTS.items():
        held = table.get(section)
        if not isinstance(held, dict):
            faults.append(f"section [{section}] is missing")
            continue
        extra = {"months", "numeric_order"} if section == "dates" else set()
        faults += [f"[{section}] unknown key {key}" for key in held if key not in keys and key not in extra]
        faults += [f"[{section}] {key} must be a list of texts" for key in keys if not _is_texts(held.get(key))]
        if section == "dates":
            faults += _date_faults(held)
    agencies = table.get("agencies")
    if not isinstance(agencies, dict) or not all(_is_texts(names) for names in agencies.values()):
        faults.append("section [agencies] must give a list of names for each agency")
    return faults


def _date_faults(dates: Mapping[str, Any]) -> list[str]:
    months = dates.get("months")
    faults = []
    if not isinstance(months, list) or len(months) not in (0, 12) or not all(_is_texts(names) for names in months):
        faults.append("[dates] months must be twelve lists of names, January first")
    if dates.get("numeric_order") not in ("dmy", "mdy", ""):
        faults.append('[dates] numeric_order must be "dmy", "mdy" or ""')
    return faults


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _patterns(lang: str, table: Mapping[str, Any]) -> Patterns:
    dates, bylines, notices = table["dates"], table["bylines"], table["notices"]
    months = {fold(name): number for number, names in enumerate(dates["months"], 1) for name in names}
    words = {key: _folded(dates[key]) for key in _LISTS["dates"]}
    signed = {key: _folded(bylines[key]) for key in _LISTS["bylines"]}
    noted = {key: _folded(notices[key]) for key in _LISTS["notices"]}
    return Patterns(
        lang=lang,
        months=months,
        date=date_expression(months, words["weekdays"], words["day_suffixes"], words["words"], words["time_words"]),
        date_governors=frozenset(words["governors"]),
        numeric_order=dates["numeric_order"],
        agencies={fold(name): usual for usual, names in table["agencies"].items() for name in [usual, *names]},
        place_particles=frozenset(_folded(table["datelines"]["particles"])),
        dateline_labels=frozenset(_folded(table["datelines"]["labels"])),
        name_particles=frozenset(signed["particles"]),
        name_joins=compiled(rf"\s*[,;/]\s*|\s+{alternation(signed['joins'])}\s+"),
        name_stop=compiled(rf"(?:^|\s+){alternation(signed['stops'])}(?=\s)"),
        byline_start=compiled(rf"{alternation(signed['starts'])}\s*:?\s+"),
        byline_rests=signed["rests"],
        role=role_expression(signed["editors"], signed["authors"], signed["others"]),
        published=compiled(rf"(?<!\w){alternation(signed['published'])}(?!\w)"),
        credit=compiled(rf"(?:^|(?<=[\s.(])){alternation(signed['credits'])}\s?:\s?[^:.!?]{{1,60}}[.)]?$"),
        notices_whole=frozenset(noted["whole"]),
        notices_starts=noted["starts"],
        notices_contains=noted["contains"],
        comments=frozenset(noted["comments"]),
        related=frozenset(noted["related"]),
        pointer=compiled(rf"(?<=[.!?…»”\"]\s){alternation(noted['related'])}\s?:"),
        paywall=noted["paywall"],
    )


def _no_words() -> dict[str, Any]:
    table: dict[str, Any] = {section: {key: [] for key in keys} for section, keys in _LISTS.items()}
    table["dates"] |= {"months": [], "numeric_order": ""}
    return table | {"agencies": {}}


def _folded(texts: list[str]) -> tuple[str, ...]:
    return tuple(sorted({fold(text) for text in texts}, key=lambda text: (-len(text), text)))
