"""JSON: JSON Lines, lists and objects of articles, ninjs and JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kgnews.errors import InputError
from kgnews.read.decode import decode
from kgnews.read.feeds import is_json_feed, read_json_feed
from kgnews.read.formats import Found, Options
from kgnews.read.inputs import Input
from kgnews.read.lines_of import lines_of, too_long
from kgnews.read.ninjs import is_ninjs, ninjs_article, ninjs_revision
from kgnews.read.records import columns_of, is_articles, record_article
from kgnews.read.revisions import Revision, latest_of
from kgnews.records import Article, Problem

_MOST_FAILURES = 20  # lines that are no JSON at the start: then the file is something else


def is_json(head: bytes) -> bool:
    """Whether *head* begins a JSON object, or a list of objects."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    return (start[:1] == b"{" and start[1:].lstrip()[:1] in (b'"', b"}")) or (
        start[:1] == b"[" and start[1:].lstrip()[:1] in (b"{", b"]")
    )


def read_json(given: Input, options: Options) -> Iterator[Found]:
    """Read the articles of a JSON document, or of JSON Lines where each line is an object.

    Raises InputError where it is no JSON, or nothing in it is an article.
    """
    if _first_line_is_whole(given):
        yield from _lines(given, options)
        return
    value = _parse(given.document(), options.source)
    if is_json_feed(value):
        yield from read_json_feed(value, options)
        return
    objects = _objects(value)
    if not objects:
        raise InputError(f"{options.source}: no article found: this JSON is neither an object nor a list of objects")
    latest = latest_of((ninjs_revision(one) for one in objects if is_ninjs(one)), options.latest)
    for number, one in enumerate(objects, 1):
        source = options.source if len(objects) == 1 else f"{options.source}, object {number}"
        yield from _isolated(
            one,
            replace(options, source=source, latest=latest, url=options.url if len(objects) == 1 else ""),
            alone=len(objects) == 1,
        )


def ninjs_revisions(given: Input) -> list[Revision]:
    """Return which versions of which ninjs items a JSON document or JSON Lines hold; none where it is broken."""
    try:
        if _first_line_is_whole(given):
            values = [_parse(line, given.name) for line in lines_of(given) if line is not None and b'"uri"' in line]
        else:
            values = _objects(_parse(given.document(), given.name))
    except InputError:
        return []
    return [ninjs_revision(value) for value in values if is_ninjs(value)]


def _lines(given: Input, options: Options) -> Iterator[Found]:
    read = failed = 0
    for number, line in enumerate(lines_of(given), 1):
        place = f"{options.source}, line {number}"
        if line is None:
            yield Problem(place, too_long(place))
        elif line.strip():
            try:
                value = _parse(line, place)
            except InputError as error:
                failed += 1
                if failed == _MOST_FAILURES and not read:
                    raise InputError(f"{options.source}: no JSON Lines: none of {number} lines is JSON") from error
                yield Problem(place, str(error))
                continue
            read += 1
            yield from _isolated(value, replace(options, source=place, url=""), alone=False)


def _isolated(value: Any, options: Options, alone: bool) -> Iterator[Found]:
    try:
        if is_ninjs(value):
            revision = ninjs_revision(value)
            if options.latest.get(revision.guid, revision) == revision:
                yield ninjs_article(value, options)
        else:
            yield _record(value, options)
    except InputError as error:
        if alone:
            raise
        yield Problem(options.source, str(error))


def _record(value: Any, options: Options) -> Article:
    if not isinstance(value, dict):
        raise InputError(f"{options.source}: no object with the text of an article")
    return record_article(value, columns_of(value, options), options)


def _first_line_is_whole(given: Input) -> bool:
    """Whether the first line is an object by itself, and others follow."""
    first, newline, rest = given.head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not newline:
        # One long line: of JSON Lines if the suffix says so.
        return given.suffix in (".jsonl", ".ndjson")
    if not rest.strip() and given.suffix not in (".jsonl", ".ndjson"):
        return False
    try:
        return isinstance(json.loads(decode(first, given.name)), dict)
    except (ValueError, RecursionError, InputError):
        return given.suffix in (".jsonl", ".ndjson")


def _objects(value: Any) -> list[Any]:
    """Return the objects in a document: itself, those of a list, or those of the one list that an object holds."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, dict)]
    if not isinstance(value, dict):
        return []
    if is_ninjs(value) or is_articles(value):
        return [value]
    lists = [
        held
        for held in value.values()
        if isinstance(held, list) and held and all(isinstance(one, dict) for one in held)
    ]
    return lists[0] if len(lists) == 1 else [value]


def _parse(data: bytes, source: str) -> Any:
    try:
        return json.loads(decode(data, source), strict=False)
    except ValueError as error:
        raise InputError(f"{source}: broken JSON ({error})") from error
    except RecursionError as error:
        raise InputError(f"{source}: this JSON is nested too deeply; not read") from error
