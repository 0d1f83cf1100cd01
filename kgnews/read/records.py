"""Articles that are rows of a table or objects of JSON: which field holds what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from kgnews.errors import InputError, UsageError
from kgnews.read.composing import Told, compose
from kgnews.read.formats import Options
from kgnews.read.given_dates import given_day
from kgnews.read.markup import fragment_text
from kgnews.records import Article

_UNIMPORTANT = re.compile(r"[\s_.\-]+")


@cache
def usual_names() -> dict[str, tuple[str, ...]]:
    """Return what columns are usually called, by what they hold (``columns.toml``)."""
    table = tomllib.loads((resources.files("kgnews.read") / "columns.toml").read_text(encoding="utf-8"))
    return {what: tuple(names) for what, names in table.items()}


def parse_map(given: str) -> dict[str, str]:
    """Return the columns that a user maps: "text=body,date=pub_date" is {"text": "body", "date": "pub_date"}.

    Raises UsageError where a part is no such pair or names something that articles do not have.
    """
    columns: dict[str, str] = {}
    for pair in given.split(","):
        what, equals, name = (part.strip() for part in pair.partition("="))
        if not equals or not name or what not in usual_names():
            raise UsageError(
                f"map {pair.strip()!r}: give pairs as text=body,date=pub_date; an article has {', '.join(usual_names())}"
            )
        columns[what] = name
    return columns


def columns_of(names: Iterable[str], options: Options) -> dict[str, str]:
    """Return which of *names* holds what: those that the user maps, else those with a usual name.

    Raises InputError where a column that the user maps is missing, or none holds the text.
    """
    there = list(names)
    plain = {_plain(name): name for name in reversed(there)}
    missing = [name for name in options.columns.values() if name not in there]
    if missing:
        raise InputError(f"{options.source}: no column {missing[0]!r}; there are {_listed(there)}")
    found = {what: next((plain[name] for name in usual if name in plain), "") for what, usual in usual_names().items()}
    found |= options.columns
    if not found["text"]:
        raise InputError(
            f"{options.source}: no column for the text among {_listed(there)}; name it, as with --map text=COLUMN"
        )
    return found


def is_articles(names: Iterable[str]) -> bool:
    """Whether columns of these *names* are surely of articles: a text, and what goes with one."""
    plain = {_plain(name) for name in names}
    held = [what for what, usual in usual_names().items() if plain & set(usual)]
    return "text" in held and len(held) >= 2


def record_article(fields: Mapping[str, object], columns: Mapping[str, str], options: Options) -> Article:
    """Return the article that *fields* make. Raises InputError where they hold neither title nor text."""

    def text(what: str) -> str:
        return fragment_text("\n\n".join(_strings(fields.get(columns[what])))).strip()

    told = Told(
        title=text("title"),
        body=text("text"),
        lang=text("lang"),
        url=text("url") if text("url").startswith(("http://", "https://")) else "",
        publisher=text("publisher"),
        authors=tuple(_strings(fields.get(columns["author"]))),
        place=text("place"),
        published=given_day(fields.get(columns["date"])),
    )
    return compose(told, options)


def _strings(value: object) -> list[str]:
    """Return the texts in *value*: a text, a list of texts, objects with a name."""
    held = value if isinstance(value, list | tuple) else [value]
    named = [one.get("name") if isinstance(one, dict) else one for one in held]
    return [one for one in named if isinstance(one, str) and one.strip()]


def _plain(name: str) -> str:
    return _UNIMPORTANT.sub("", name).lower()


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:12])
    return shown + (", …" if len(names) > 12 else "") if names else "none"
