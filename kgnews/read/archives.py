"""Web archives: an article a page of WARC or ARC, a text a record of WET, as far as they go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgnews.errors import InputError
from kgnews.read.formats import Found, Options
from kgnews.read.given_dates import given_day
from kgnews.read.inputs import Input, input_of
from kgnews.read.page import page_article
from kgnews.read.plain import read_text
from kgnews.read.web_records import Message, WebRecord, arc_records, http_message, sent_body, warc_records
from kgnews.records import Problem

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_ADDRESS = 300  # characters of it in a message


def is_warc(head: bytes) -> bool:
    """Whether *head* begins a WARC file."""
    return re.match(rb"\s*WARC/\d\.\d\r?\n", head[:100]) is not None


def is_arc(head: bytes) -> bool:
    """Whether *head* begins an ARC file."""
    return re.match(rb"filedesc://\S+ \S+ \d{14} ", head[:400]) is not None


def read_warc(given: Input, options: Options) -> Iterator[Found]:
    """Read the pages of a WARC file, and the texts of a WET file.

    A page without article is a Problem, and so is a broken record. Raises InputError where the file holds no page.
    """
    yield from _articles(warc_records(given.stream), options)


def read_arc(given: Input, options: Options) -> Iterator[Found]:
    """Read the pages of an ARC file, as `read_warc` does."""
    yield from _articles(arc_records(given.stream), options)


def _articles(records: Iterator[WebRecord], options: Options) -> Iterator[Found]:
    found = 0
    for record in records:
        url = record.headers.get("warc-target-uri", "").strip("<>")
        place = f"{options.source}, {url[:_LONGEST_ADDRESS]}" if url else options.source
        if record.fault:
            yield Problem(place, f"{place}: {record.fault}")
            continue
        message = _page(record)
        if message is None:
            continue
        found += 1
        try:
            yield from _article(record, message, replace(options, source=place, url=url))
        except InputError as error:
            yield Problem(place, str(error))
    if not found:
        raise InputError(f"{options.source}: no page in this archive")


def _page(record: WebRecord) -> Message | None:
    """Return the page in *record* as a response, None where it holds something else, or what a server said is not there."""
    kind = record.headers.get("warc-type", "")
    http = "http" in record.headers.get("content-type", "").partition(";")[0]
    if kind == "response" and http:
        message = http_message(record.block)
        if message is None or message.status != 200:
            return None
        return message if _mime(message) in _PAGES else None
    if kind in ("resource", "conversion"):
        message = Message(200, {"content-type": record.headers.get("content-type", "")}, record.block)
        return message if _mime(message) in (*_PAGES, *(("text/plain",) if kind == "conversion" else ())) else None
    return None


def _article(record: WebRecord, message: Message, options: Options) -> Iterator[Found]:
    body = sent_body(message, options.source)
    if record.cut and b"</html" not in body[-200:].lower():
        body = body[: body.lower().rfind(b"</p>") + len(b"</p>")]  # the last sentence may end otherwise
    if _mime(message) in _PAGES:
        charset = _CHARSET.search(message.headers["content-type"])
        yield page_article(body, options, charset[1] if charset else "", given_day(record.headers.get("warc-date")))
    else:
        yield from read_text(input_of(body, options.source, ""), options)


def _mime(message: Message) -> str:
    return message.headers.get("content-type", "").partition(";")[0].strip().lower()
