"""Loads a language profile from its folder, strictly: every fault is found at load, all at once.

A language is the folder ``kgnews/lang/<xx>/`` with ``text.toml``, ``syntax.toml``, ``status.toml``, ``speech.toml``, ``names.toml``,
``open.toml``, ``times.toml`` and ``model.toml``. Each table of the first six fills a dataclass of ``kgnews.profile``, field by field.
"""

from __future__ import annotations

import re
import tomllib
import types
from collections.abc import Mapping
from enum import EnumType, StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from kgnews.errors import DataError
from kgnews.lang.times import load_times
from kgnews.profile import LanguageProfile, Names, OpenWords, Pronoun, Speech, StatusWords, Syntax, Text

FOLDER = Path(__file__).parent
SECTIONS: dict[str, type] = {
    "text": Text,
    "syntax": Syntax,
    "status": StatusWords,
    "speech": Speech,
    "names": Names,
    "open": OpenWords,
}


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the codes of the languages that have a folder, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/text.toml")))


def load_profile(lang: str, folder: Path = FOLDER) -> LanguageProfile:
    """Return the profile of *lang* (an ISO 639-1 code).

    Raises DataError for a language without a folder, and for faulty files with one line a fault.
    """
    return _load(lang, folder)


def faults(lang: str, folder: Path = FOLDER) -> list[str]:
    """Return the faults in the files of *lang*, one line each; an empty list means that it is complete."""
    try:
        load_profile(lang, folder)
    except DataError as error:
        return str(error).splitlines()
    return []


@cache
def _load(lang: str, folder: Path) -> LanguageProfile:
    here = folder / lang
    if not re.fullmatch(r"[a-z]{2,3}", lang) or not here.is_dir():
        known = ", ".join(languages(folder))
        raise DataError(f"language {lang!r}: kgnews has {known}; to add one, make the folder kgnews/lang/{lang}/")
    found: list[str] = []
    sections = {name: _section(here / f"{name}.toml", cls, found) for name, cls in SECTIONS.items()}
    try:
        times = load_times(lang)
    except (DataError, OSError) as error:
        found.append(str(error))
    if found:
        raise DataError("\n".join(found))
    return LanguageProfile(lang=lang, times=times, **sections)


def _section(path: Path, cls: type, found: list[str]) -> Any:
    where = f"{path.parent.name}/{path.name}"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        found.append(f"{where}: missing; every language needs it")
        return None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        found.append(f"{where}: not valid TOML: {error}")
        return None
    if cls is Speech:
        irregular, paradigms = data.pop("irregular", {}), data.pop("paradigms", {})
        data["forms"] = _forms(data.get("verbs", []), irregular, paradigms)
        data["parenthetical"] = _forms(data.get("parenthetical", []), irregular, paradigms)
    if cls is Names and "kinds" not in data:
        data["kinds"] = _noun_lists(path.parent / "nouns", where, found)
    values: dict[str, Any] = {}
    hints = get_type_hints(cls)
    found.extend(f"{where}: unknown key {key!r}; remove it" for key in sorted(data.keys() - hints.keys()))
    for name, kind in hints.items():
        if name not in data:
            found.append(f"{where}: key {name!r} is missing; give it, empty if the language has none")
            continue
        try:
            values[name] = _convert(data[name], kind)
        except (TypeError, ValueError) as error:
            found.append(f"{where}: {name}: {error}")
    return cls(**values) if len(values) == len(hints) else None


def _noun_lists(folder: Path, where: str, found: list[str]) -> dict[str, list[str]]:
    """Return the common nouns by kind: one file a kind, one noun a line, # before a comment."""
    lists: dict[str, list[str]] = {}
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        words = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
        lists[path.stem] = [word for word in words if word]
        for word in lists[path.stem]:
            if word in seen:
                found.append(
                    f"{folder.parent.name}/nouns/{path.name}: {word!r} is also in {seen[word]}; keep it in one"
                )
            seen[word] = path.name
    if not lists:
        found.append(f"{where}: there are no noun lists in {folder.parent.name}/nouns/; give one file a kind")
    return lists


def _forms(verbs: list[str], irregular: dict[str, list[str]], paradigms: dict[str, list[str]]) -> list[str]:
    """Return the written forms of reporting verbs: the irregular ones, and the others by their ending's paradigm."""
    forms: set[str] = set()
    for verb in verbs:
        if verb in irregular:
            forms.update(irregular[verb])
            continue
        for ending in sorted(paradigms, key=len, reverse=True):
            if verb.endswith(ending):
                stem = verb.removesuffix(ending)
                forms.update(stem + suffix for suffix in paradigms[ending])
                break
    return sorted(forms)


def _convert(value: Any, kind: Any) -> Any:
    """Return *value* as read from TOML in the type of the field; raises ValueError with what is wrong."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in (bool, str):
        if not isinstance(value, kind):
            raise ValueError(f"expected {kind.__name__}, found {value!r}")
        return value
    if kind is float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise ValueError(f"expected a number, found {value!r}")
        return float(value)
    if isinstance(kind, EnumType):
        return kind(value)
    if origin is frozenset:
        return frozenset(_words(value))
    if origin is tuple and args[0] is str:
        return tuple(_words(value))
    if origin is tuple:
        return tuple((str(first), str(last)) for first, last in value)
    if origin is Mapping:
        return types.MappingProxyType(_mapping(value, args[1]))
    raise ValueError(f"no rule to read a {kind}")


def _words(value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ValueError("expected a list of words")
    seen: set[str] = set()
    twice = [word for word in value if word in seen or seen.add(word)]  # type: ignore[func-returns-value]
    if twice:
        raise ValueError(f"given twice: {', '.join(twice)}")
    return value


def _mapping(value: Any, kind: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("expected a table")
    if kind is str:
        return {str(key): str(item) for key, item in value.items()}
    if kind is float:
        return {str(key): _convert(item, float) for key, item in value.items()}
    if kind is Pronoun:
        return {word: _pronoun(word, item) for word, item in value.items()}
    if isinstance(kind, EnumType) and issubclass(kind, StrEnum):
        # written the other way round, value = [words], since that is how a person reads and adds to it
        return {word: kind(name) for name, words in value.items() for word in _words(words)}
    raise ValueError(f"no rule to read a table of {kind}")


def _pronoun(word: str, item: Any) -> Pronoun:
    from kgnews.records import Gender, Number

    if not isinstance(item, dict) or set(item) != {"number", "gender", "person"}:
        raise ValueError(f"pronoun {word!r} needs number, gender and person")
    return Pronoun(Number(item["number"]), Gender(item["gender"]), bool(item["person"]))
