"""Feeds: RSS and Atom through feedparser, JSON Feed (https://www.jsonfeed.org/version/1.1/); an article an entry."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kgnews.errors import InputError
from kgnews.read.composing import Told, compose
from kgnews.read.formats import Found, Options
from kgnews.read.given_dates import given_day
from kgnews.read.inputs import Input
from kgnews.read.markup import fragment_text, xml_root, xml_text
from kgnews.records import Problem

_JSON_FEED = "://jsonfeed.org/version/"
_CUT = re.compile(r"(?:\s*(?:\[…\]|\[\.\.\.\]|\[&hellip;\]|\(…\)|…|\.\.\.))+\s*$")
_SENTENCE_END = re.compile(r".*[.!?][\"'”’»)]*(?=\s|$)", re.DOTALL)
_JOIN = re.compile(r"\s+[-–—|:•]\s+")


def is_feed(head: bytes) -> bool:
    """Whether *head* begins RSS 0.9 to 2.0 or Atom."""
    name, _ = xml_root(head)
    return name.lower() in ("rss", "feed") or (
        name == "RDF" and (b"purl.org/rss/" in head or b"my.netscape.com/rdf" in head)
    )


def is_json_feed(value: object) -> bool:
    """Whether a JSON document is a JSON Feed."""
    return (
        isinstance(value, dict) and _JSON_FEED in str(value.get("version", "")) and isinstance(value.get("items"), list)
    )


def read_feed(given: Input, options: Options) -> Iterator[Found]:
    """Read the entries of an RSS or Atom feed; raise InputError where it has none."""
    import feedparser

    text = xml_text(given.document(), options.source)
    try:
        feed: Any = feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # whatever the feed of a stranger makes a foreign library do
        raise InputError(f"{options.source}: a broken feed ({type(error).__name__}: {error})") from error
    if not feed.entries:
        broken = f", and broken ({feed.bozo_exception})" if feed.get("bozo") else ""
        raise InputError(f"{options.source}: this feed has no entries{broken}")
    yield from entries([_entry(entry, feed.feed) for entry in feed.entries], options)


def read_json_feed(feed: Mapping[str, Any], options: Options) -> Iterator[Found]:
    """Read the items of a JSON Feed; raise InputError where it has none."""
    items = [item for item in feed["items"] if isinstance(item, dict)]
    if not items:
        raise InputError(f"{options.source}: this feed has no entries")
    yield from entries([_item(item, feed) for item in items], options)


def entries(told: list[Told], options: Options) -> Iterator[Found]:
    """Yield the article of each entry, or a Problem with its number."""
    for number, one in enumerate(told, 1):
        place = f"{options.source}, entry {number}"
        try:
            yield compose(one, replace(options, source=place, url=""))
        except InputError as error:
            yield Problem(place, str(error))


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> Told:
    contents = [_text(part.get("value")) for part in entry.get("content") or () if isinstance(part, dict)]
    body = max((_text(entry.get("summary")), *contents), key=len)
    authors = [author.get("name") or "" for author in entry.get("authors") or () if isinstance(author, dict)]
    authors = [name for name in authors if name] or [entry.get("author") or ""]
    return Told(
        title=_text(entry.get("title")),
        body=whole_sentences(body),
        lang=_string(entry.get("language")) or _string(feed.get("language")),
        url=_address(entry.get("link")),
        publisher=_string(feed.get("publisher")) or _site(_text(feed.get("title"))),
        authors=tuple(name for name in authors if name),
        published=given_day(entry.get("published"))
        or (given_day(entry.get("updated")) if "updated" in entry else None),
    )


def _item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> Told:
    given = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author")
    authors = given if isinstance(given, list) else [given]
    names = [_string(author.get("name")) for author in authors if isinstance(author, dict)]
    body = _text(item.get("content_html")) or _string(item.get("content_text")) or _text(item.get("summary"))
    return Told(
        title=_text(item.get("title")),
        body=whole_sentences(body),
        lang=_string(item.get("language")) or _string(feed.get("language")),
        url=_address(item.get("url")) or _address(item.get("id")),
        publisher=_site(_text(feed.get("title"))),
        authors=tuple(name for name in names if name),
        published=given_day(item.get("date_published")),
    )


def whole_sentences(text: str) -> str:
    """Return *text* without a last sentence that the feed cut off: what it states may end otherwise.

    >>> whole_sentences("Le pont a rouvert. Le maire a promis […]")
    'Le pont a rouvert.'
    """
    cut = _CUT.search(text)
    if not cut:
        return text
    kept = _SENTENCE_END.match(text[: cut.start()])
    return kept.group().rstrip() if kept else ""


def _text(value: Any) -> str:
    return fragment_text(_string(value)).strip()


def _string(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _address(value: Any) -> str:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else ""


def _site(title: str) -> str:
    """Return the outlet in the title of a feed: "Ouest Quotidien - Brest"."""
    return _JOIN.split(" ".join(title.split()))[0]
