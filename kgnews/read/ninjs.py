"""ninjs of the IPTC, news in JSON, versions 1 to 3 (https://iptc.org/std/ninjs/userguide/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kgnews.errors import InputError
from kgnews.read.composing import Told, compose
from kgnews.read.formats import Options
from kgnews.read.given_dates import given_day
from kgnews.read.markup import fragment_text, parse_xml
from kgnews.read.nitf import nitf_told
from kgnews.read.revisions import Revision
from kgnews.read.status import refuse_unpublished
from kgnews.records import Article

Item = Mapping[str, Any]

_OWN = frozenset(
    {
        "bodies",
        "body_text",
        "body_xhtml",
        "body_html",
        "headlines",
        "pubStatus",
        "pubstatus",
        "versionCreated",
        "versioncreated",
    }
)
_TEXTS = frozenset({"", "text", "composite", "complex"})


def is_ninjs(value: object) -> bool:
    """Whether a JSON object is an item of ninjs."""
    return isinstance(value, dict) and isinstance(value.get("uri"), str) and bool(_OWN & value.keys())


def ninjs_revision(item: Item) -> Revision:
    """Return which version of which item this is."""
    version = str(item.get("version") or "")
    return Revision(str(item["uri"]), int(version) if version.isdecimal() and len(version) < 10 else 1)


def ninjs_article(item: Item, options: Options) -> Article:
    """Return the article of *item*. Raises InputError where it is withheld or cancelled, is no text, or has none."""
    refuse_unpublished(_string(item, "pubStatus", "pubstatus"), options.source)
    kind = _string(item, "type")
    told = _told(item, options.source)
    if kind not in _TEXTS and not told.body:
        raise InputError(f"{options.source}: no article found: the item is of the kind {kind!r}")
    return compose(told, options)


def _told(item: Item, source: str) -> Told:
    content = _content(item, source)
    uri = _string(item, "uri")
    byline = _string(item, "by", "byline")
    return Told(
        title=_value(item, "headlines", "main") or _plain(_string(item, "headline", "title")) or content.title,
        body=content.body
        or _plain(_value(item, "descriptions", "") or _string(item, "description_text", "description_html")),
        lang=_string(item, "language"),
        url=uri if uri.startswith(("http://", "https://")) else "",
        publisher=_string(item, "copyrightHolder", "copyrightholder") or content.publisher,
        authors=(byline,) if byline else content.authors,
        place=_string(item, "located").partition(",")[0] or content.place,
        published=given_day(_string(item, "versionCreated", "versioncreated", "firstCreated", "firstcreated"))
        or content.published,
    )


def _content(item: Item, source: str) -> Told:
    """Return the text of the item: NITF before HTML before plain text, since these say where paragraphs are."""
    bodies = [body for body in _list(item.get("bodies")) if isinstance(body, dict) and _string(body, "value").strip()]
    for wanted in ("nitf", "html", "text/plain", ""):
        for body in bodies:
            told = _body(_string(body, "value"), _string(body, "contentType", "contenttype").lower(), wanted, source)
            if told.body:
                return told
    html = _string(item, "body_xhtml", "body_html")
    return Told(body=fragment_text(html) if html else _string(item, "body_text"))


def _body(value: str, kind: str, wanted: str, source: str) -> Told:
    if wanted not in kind:
        return Told()
    if wanted == "nitf":
        try:
            return nitf_told(parse_xml(value.encode("utf-8", "replace"), source))
        except InputError:
            return Told()  # another form of the same text may be whole
    return Told(body=value if wanted == "text/plain" else fragment_text(value))


def _value(item: Item, name: str, role: str) -> str:
    """Return the value with the *role* in a list of ninjs 2 and 3, else the first there."""
    held = [one for one in _list(item.get(name)) if isinstance(one, dict)]
    chosen = [one for one in held if one.get("role") == role] or held
    return _plain(_string(chosen[0], "value")) if chosen else ""


def _plain(text: str) -> str:
    return fragment_text(text).strip()


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _string(item: Item, *names: str) -> str:
    return next((item[name] for name in names if isinstance(item.get(name), str) and item[name].strip()), "")
