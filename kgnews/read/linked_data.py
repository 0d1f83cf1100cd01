"""The JSON-LD of a page: its NewsArticle, wherever it stands.

Source: https://schema.org/NewsArticle and https://developers.google.com/search/docs/appearance/structured-data/article,
which is what news sites follow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kgnews.read.given_dates import given_day
from kgnews.read.markup import fragment_text

_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_MOST_NODES = 20_000

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What the JSON-LD of a page says of its article; empty where it does not say."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    publisher: str = ""
    lang: str = ""
    url: str = ""
    body: str = ""
    free: bool = True
    updates: tuple[str, ...] = ()  # of a live blog, first to last as they stand


def linked_article(scripts: list[str], endings: tuple[str, ...], address: str = "") -> LinkedArticle | None:
    """Return the article in the JSON-LD *scripts*, or None; broken scripts are passed over.

    *endings* are how the types of articles end. Of several, the one that says it is at *address* is taken, else the
    first that has a date, else the first.
    """
    nodes = [node for script in scripts for node in _nodes(_parse(script))]
    known = {node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node, endings)]
    if not articles:
        return None
    at_address = [node for node in articles if address and address in _addresses(node)]
    dated = [node for node in articles if given_day(node.get("datePublished"))]
    return _article((at_address or dated or articles)[0], known)


def _article(node: Node, known: Mapping[str, Node]) -> LinkedArticle:
    authors = node.get("author") or node.get("creator") or ()
    addresses = _addresses(node)
    updates = node.get("liveBlogUpdate")
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        authors=tuple(_names(authors, known)),
        published=given_day(node.get("datePublished")) or given_day(node.get("dateCreated")),
        publisher=next(_names(node.get("publisher"), known), ""),
        lang=_text(node.get("inLanguage")),
        url=next((address for address in addresses if address.startswith(("http://", "https://"))), ""),
        body=fragment_text(_string(node.get("articleBody"))),
        free=str(node.get("isAccessibleForFree", True)).strip().lower() not in ("false", "no", "0"),
        updates=tuple(_updates(updates)) if isinstance(updates, list) else (),
    )


def _updates(updates: list[Any]) -> Iterator[str]:
    for update in updates:
        if isinstance(update, dict):
            body = fragment_text(_string(update.get("articleBody")))
            yield "\n\n".join(part for part in (_text(update.get("headline")), body) if part)


def _parse(script: str) -> Any:
    plain = script.strip()
    for _ in range(2):
        plain = _WRAPPED.sub("", plain)
    for attempt in (plain, _TRAILING_COMMA.sub(r"\1", plain)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[Node]:
    """Yield the objects in *value*, outer ones and first ones first."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        one = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        seen += 1
        if isinstance(one, dict):
            yield one
            waiting.extend(part for part in one.values() if isinstance(part, dict | list))
        elif isinstance(one, list):
            waiting.extend(one)


def _is_article(node: Node, endings: tuple[str, ...]) -> bool:
    types = node.get("@type")
    return any(
        isinstance(name, str) and name.rpartition("/")[2].lower().endswith(endings)
        for name in (types if isinstance(types, list) else [types])
    )


def _addresses(node: Node) -> list[str]:
    found: list[str] = []
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        value = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(value, str):
            found.append(value.partition("#")[0])
    return found


def _names(value: Any, known: Mapping[str, Node]) -> Iterator[str]:
    for one in value if isinstance(value, list | tuple) else [value]:
        if isinstance(one, dict) and "name" not in one and isinstance(one.get("@id"), str):
            one = known.get(one["@id"], one)
        name = one.get("name") if isinstance(one, dict) else one
        for single in name if isinstance(name, list) else [name]:
            if _text(single):
                yield _text(single)


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _text(value: Any) -> str:
    """Return a string in one line without markup: some sites escape their headlines twice."""
    return " ".join(fragment_text(_string(value)).split())
