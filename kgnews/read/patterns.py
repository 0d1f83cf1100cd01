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

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the reader knows of a language. Every phrase is folded (see `fold`); "#" in a notice is any number."""

    lang: str
    months: Mapping[str, int]  # name → 1 … 12
    weekdays: tuple[str, ...]
    day_suffixes: tuple[str, ...]  # 1er, 2nd
    date_words: tuple[str, ...]  # words that may stand before or inside a date: "le", "of"
    date_governors: tuple[str, ...]  # words that tie a date to the sentence before it: "on", "du"
    numeric_order: str  # "dmy", "mdy" or "" where 3/5/2019 is ambiguous
    time_words: tuple[str, ...]
    agencies: Mapping[str, str]  # any name → the usual one
    place_particles: frozenset[str]
    name_particles: frozenset[str]
    name_joins: tuple[str, ...]  # "et", "&"
    name_stops: tuple[str, ...]  # what follows is no name: "à", "in"
    byline_starts: tuple[str, ...]
    byline_rests: tuple[str, ...]  # what may follow the names: "envoyée spéciale", "staff writer"
    author_roles: tuple[str, ...]
    editor_roles: tuple[str, ...]
    other_roles: tuple[str, ...]
    published: tuple[str, ...]
    credits: tuple[str, ...]  # "photo", "image": what names the maker of a picture
    notices_whole: frozenset[str]
    notices_starts: tuple[str, ...]
    notices_contains: tuple[str, ...]
    comments: frozenset[str]  # heads of the readers' comments
    related: frozenset[str]  # heads of lists of other articles


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
    "datelines": ("particles",),
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
    "notices": ("whole", "starts", "contains", "comments", "related"),
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
    return Patterns(
        lang=lang,
        months={fold(name): number for number, names in enumerate(dates["months"], 1) for name in names},
        weekdays=_folded(dates["weekdays"]),
        day_suffixes=_folded(dates["day_suffixes"]),
        date_words=_folded(dates["words"]),
        date_governors=_folded(dates["governors"]),
        numeric_order=dates["numeric_order"],
        time_words=_folded(dates["time_words"]),
        agencies={fold(name): usual for usual, names in table["agencies"].items() for name in [usual, *names]},
        place_particles=frozenset(_folded(table["datelines"]["particles"])),
        name_particles=frozenset(_folded(bylines["particles"])),
        name_joins=_folded(bylines["joins"]),
        name_stops=_folded(bylines["stops"]),
        byline_starts=_folded(bylines["starts"]),
        byline_rests=_folded(bylines["rests"]),
        author_roles=_folded(bylines["authors"]),
        editor_roles=_folded(bylines["editors"]),
        other_roles=_folded(bylines["others"]),
        published=_folded(bylines["published"]),
        credits=_folded(bylines["credits"]),
        notices_whole=frozenset(_folded(notices["whole"])),
        notices_starts=_folded(notices["starts"]),
        notices_contains=_folded(notices["contains"]),
        comments=frozenset(_folded(notices["comments"])),
        related=frozenset(_folded(notices["related"])),
    )


def _no_words() -> dict[str, Any]:
    table: dict[str, Any] = {section: {key: [] for key in keys} for section, keys in _LISTS.items()}
    table["dates"] |= {"months": [], "numeric_order": ""}
    return table | {"agencies": {}}


def _folded(texts: list[str]) -> tuple[str, ...]:
    return tuple(sorted({fold(text) for text in texts}, key=lambda text: (-len(text), text)))


def alternation(phrases: tuple[str, ...] | frozenset[str] | Mapping[str, Any]) -> str:
    """Return a regular expression for any of the folded *phrases*, longest first, in text as it is written.

    Spaces match any run of spaces, apostrophes match straight and curly ones. No phrases match nothing.
    """
    if not phrases:
        return r"(?!)"
    ordered = sorted(phrases, key=lambda text: (-len(text), text))
    written = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    return "(?:" + "|".join(written) + ")"
