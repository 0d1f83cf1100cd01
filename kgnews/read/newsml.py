"""NewsML-G2 of the IPTC (https://iptc.org/standards/newsml-g2/): items alone, or several in a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.read.composing import Told, compose
from kgnews.read.formats import Found, Options
from kgnews.read.given_dates import given_day
from kgnews.read.inputs import Input
from kgnews.read.markup import fragment_text, local, paragraphs, parse_xml, plain, xml_root
from kgnews.read.nitf import nitf_told
from kgnews.read.revisions import Revision, latest_of
from kgnews.read.status import refuse_unpublished
from kgnews.records import Article, Problem

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOTS = frozenset({"newsItem", "newsMessage", "packageItem", "knowledgeItem", "conceptItem", "planningItem"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def is_newsml(head: bytes) -> bool:
    """Whether *head* begins NewsML-G2."""
    return xml_root(head)[0] in _ROOTS


def read_newsml(given: Input, options: Options) -> Iterator[Found]:
    """Read the news items of a document: the latest version of each, unless it is withheld or cancelled.

    Raises InputError where the document is broken or holds no news item.
    """
    root = parse_xml(given.document(), options.source)
    items = [element for element in root.iter() if local(element) == "newsItem"]
    if not items:
        raise InputError(
            f"{options.source}: no article found: a {local(root)} lists or describes others, and is no news item"
        )
    revisions = [_revision(item) for item in items]
    latest = latest_of(revisions, options.latest)
    for number, (item, revision) in enumerate(zip(items, revisions, strict=True), 1):
        source = options.source if len(items) == 1 else f"{options.source}, item {number}"
        if latest.get(revision.guid, revision) != revision:
            continue
        try:
            yield _article(item, replace(options, source=source))
        except InputError as error:
            if len(items) == 1:
                raise
            yield Problem(source, str(error))


def newsml_revisions(given: Input) -> list[Revision]:
    """Return which versions of which items a document holds; none where it is broken."""
    try:
        root = parse_xml(given.document(), given.name)
    except InputError:
        return []
    return [_revision(element) for element in root.iter() if local(element) == "newsItem"]


def _revision(item: Element) -> Revision:
    version = item.get("version") or ""
    return Revision(item.get("guid") or "", int(version) if version.isdecimal() and len(version) < 10 else 1)


def _article(item: Element, options: Options) -> Article:
    refuse_unpublished(_code(item, "pubStatus"), options.source)
    kind = _code(item, "itemClass").rpartition(":")[2]
    told = _told(item)
    if kind not in ("", "text", "composite") and not told.body:
        raise InputError(f"{options.source}: no article found: the item is of the kind {kind!r}")
    return compose(told, options)


def _told(item: Element) -> Told:
    content = _content(item)
    located = _first(item, "contentMeta", "located", "name")
    language = _first(item, "contentMeta", "language")
    made = [_first(item, "itemMeta", "versionCreated"), _first(item, "itemMeta", "firstCreated")]
    authors = [plain(_first(creator, "name")) or plain(creator) for creator in _every(item, "contentMeta", "creator")]
    authors += [plain(by) for by in _every(item, "contentMeta", "by")]
    body = content.body or plain(_first(item, "contentMeta", "description"))
    return Told(
        title=plain(_first(item, "contentMeta", "headline"))
        or content.title
        or plain(_first(item, "itemMeta", "title")),
        body=body,
        lang=((language.get("tag") or "") if language is not None else "") or item.get(_LANG) or "",
        publisher=plain(_first(item, "itemMeta", "provider", "name")) or _literal(item) or content.publisher,
        authors=tuple(name for name in authors if name) or content.authors,
        place=plain(located) or content.place,
        published=next(filter(None, (given_day(plain(one)) for one in made)), None) or content.published,
    )


def _content(item: Element) -> Told:
    """Return the text of the item: the first of its inline forms that has any."""
    for inline in _every(item, "contentSet", "inlineXML"):
        nitf = next((part for part in inline.iter() if local(part) == "nitf"), None)
        told = nitf_told(nitf) if nitf is not None else Told(body="\n\n".join(_without_head(inline)))
        if told.body:
            return told
    for inline in _every(item, "contentSet", "inlineData"):
        text = "".join(inline.itertext())
        if text.strip() and (inline.get("contenttype") or "text/plain").startswith("text/"):
            return Told(body=fragment_text(text))
    return Told()


def _without_head(inline: Element) -> list[str]:
    body = next((part for part in inline.iter() if local(part) == "body"), inline)
    return paragraphs(body)


def _code(item: Element, name: str) -> str:
    element = _first(item, "itemMeta", name)
    return "" if element is None else element.get("qcode") or element.get("uri") or ""


def _literal(item: Element) -> str:
    element = _first(item, "itemMeta", "provider")
    return "" if element is None else (element.get("literal") or "")


def _first(element: Element, *path: str) -> Element | None:
    return next(_every(element, *path), None)


def _every(element: Element, *path: str) -> Iterator[Element]:
    """Yield the elements that the steps of *path* lead to, from child to child."""
    if not path:
        yield element
        return
    for child in element:
        if local(child) == path[0]:
            yield from _every(child, *path[1:])
