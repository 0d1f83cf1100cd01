"""NITF, the News Industry Text Format of the IPTC (https://iptc.org/standards/nitf/): one article a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.read.composing import Told, compose
from kgnews.read.formats import Options
from kgnews.read.given_dates import given_day
from kgnews.read.inputs import Input
from kgnews.read.markup import local, paragraphs, parse_xml, plain, xml_root
from kgnews.read.status import refuse_unpublished
from kgnews.records import Article

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def is_nitf(head: bytes) -> bool:
    """Whether *head* begins NITF."""
    return xml_root(head)[0].lower() == "nitf"


def read_nitf(given: Input, options: Options) -> Iterator[Article]:
    """Read the article of an NITF document. Raises InputError where it is broken, withheld, or has none."""
    root = parse_xml(given.document(), options.source)
    docdata = _first(root, "docdata")
    refuse_unpublished("" if docdata is None else docdata.get("management-status") or "", options.source)
    told = nitf_told(root)
    if not told.title and not told.body:
        raise InputError(f"{options.source}: no article found: this NITF has neither headline nor text")
    yield compose(told, options)


def nitf_told(root: Element) -> Told:
    """Return what an NITF document tells of its article."""
    content = _first(root, "body.content")
    issue, story, place = _first(root, "date.issue"), _first(root, "story.date"), _first(root, "evloc")
    publication, dateline = _first(root, "pubdata"), _first(root, "dateline")
    city = _first(dateline, "city") if dateline is not None else None
    located = _first(dateline, "location") if dateline is not None else None
    dates = [
        _norm(story),
        _norm(issue),
        given_day(publication.get("date.publication")) if publication is not None else None,
    ]
    return Told(
        title=plain(_first(root, "hl1")) or plain(_first(root, "title")),
        body="\n\n".join(paragraphs(content)) if content is not None else plain(_first(root, "abstract")),
        lang=root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        publisher=(publication.get("name") or "") if publication is not None else "",
        authors=tuple(filter(None, (plain(byline) for byline in _all(root, "byline")))),
        place=plain(city) or plain(located) or ((place.get("city") or "") if place is not None else ""),
        published=next(filter(None, dates), None),
    )


def _norm(element: Element | None) -> str | None:
    return None if element is None else given_day(element.get("norm"))


def _first(element: Element, name: str) -> Element | None:
    return next(_all(element, name), None)


def _all(element: Element, name: str) -> Iterator[Element]:
    return (part for part in element.iter() if local(part) == name)
