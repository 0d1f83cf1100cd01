"""What a page says about its article outside the text: in JSON-LD, meta elements, microdata and `time` elements."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from kgnews.read.given_dates import given_day
from kgnews.read.linked_data import LinkedArticle, linked_article
from kgnews.read.markup import local, plain
from kgnews.read.patterns import fold

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DATE_IN_PATH = re.compile(r"/(\d{4})/(\d{2})/(\d{2})(?=/)")
_SITE = re.compile(r"\s+[-–—|•·»:]\s+|\s*[|»]\s*")
_LONGEST_TITLE = 300


@dataclass(frozen=True, slots=True)
class PageNames:
    """The names of ``page.toml``."""

    article_endings: tuple[str, ...]
    meta: Mapping[str, tuple[str, ...]]
    noise_always: frozenset[str]
    noise_small: frozenset[str]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of its article; empty where it does not say. ``marked``: whether it says to be an article."""

    title: str
    authors: tuple[str, ...]
    published: str | None
    publisher: str
    lang: str
    url: str
    marked: bool
    linked: LinkedArticle


@cache
def page_names() -> PageNames:
    """Return the names of ``page.toml``."""
    table = tomllib.loads((resources.files("kgnews.read") / "page.toml").read_text(encoding="utf-8"))
    return PageNames(
        tuple(table["article_endings"]),
        {what: tuple(names) for what, names in table["meta"].items()},
        frozenset(table["noise"]["always"]),
        frozenset(table["noise"]["small"]),
    )


def page_facts(tree: Element, url: str = "") -> PageFacts:
    """Return what *tree* says; *url* is where the page was found, if that is known."""
    names = page_names()
    meta = _meta(tree, names)
    own = _address(tree, meta, url)
    scripts = [script.text or "" for script in tree.iter("script") if "ld+json" in (script.get("type") or "")]
    found = linked_article(scripts, names.article_endings, own or url)
    linked = found or LinkedArticle()
    address = own or linked.url or url
    micro = _microdata(tree, names)
    publisher = meta["site"] or linked.publisher
    return PageFacts(
        title=_title(tree, linked.headline, micro.get("headline", ""), meta["title"], publisher),
        authors=linked.authors or _authors(micro, meta, tree),
        published=linked.published
        or given_day(meta["published"])
        or given_day(micro.get("datepublished", ""))
        or _time(tree)
        or _in_path(address),
        publisher=publisher,
        lang=linked.lang or tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or meta["lang"],
        url=address,
        marked=found is not None or bool(micro) or meta["type"].lower().endswith(names.article_endings),
        linked=linked,
    )


def _meta(tree: Element, names: PageNames) -> dict[str, str]:
    """Return the best meta element for each of what is looked for, "" where there is none."""
    held: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop"):
            key = (element.get(attribute) or "").lower()
            if key and content:
                held.setdefault(key, content)
    return {what: next((held[name] for name in keys if name in held), "") for what, keys in names.meta.items()}


def _address(tree: Element, meta: Mapping[str, str], url: str) -> str:
    """Return the address that the page calls its own, "" where it does not."""
    canonical: str = next(
        (
            link.get("href") or ""
            for link in tree.iter("link")
            if "canonical" in (link.get("rel") or "").lower().split()
        ),
        "",
    )
    for candidate in (canonical, meta["url"]):
        try:
            address: str = urljoin(url, candidate.strip())
            if candidate and urlsplit(address).scheme in ("http", "https"):
                return address.partition("#")[0]
        except ValueError:
            continue
    return ""


def _microdata(tree: Element, names: PageNames) -> dict[str, str]:
    """Return the properties of the first item that is an article, by lower-case name."""
    for item in tree.iter():
        kind = item.get("itemtype") if local(item) else None
        if kind and kind.strip().rstrip("/").rpartition("/")[2].lower().endswith(names.article_endings):
            break
    else:
        return {}
    found: dict[str, str] = {"": "article"}
    for element in item.iter():
        for name in ((element.get("itemprop") if local(element) else None) or "").lower().split():
            value = element.get("content") or element.get("datetime")
            if value is None:
                inner = [part for part in element.iter() if local(part) and part.get("itemprop") == "name"]
                value = plain(inner[0] if inner else element)
            found.setdefault(name, value)
    return found


def _authors(micro: Mapping[str, str], meta: Mapping[str, str], tree: Element) -> tuple[str, ...]:
    if micro.get("author"):
        return (micro["author"],)
    if meta["author"]:
        return (meta["author"],)
    signed = [plain(link) for link in tree.iter("a") if "author" in (link.get("rel") or "").lower().split()]
    return tuple(dict.fromkeys(name for name in signed if name))


def _time(tree: Element) -> str | None:
    """Return the date of the first `time` element that is not of another article: before or under the first heading.

    One that a class or an attribute calls published goes before one that tells of a change.
    """
    times: list[Element] = []
    headings = 0
    for element in tree.iter("h1", "h2", "h3", "time"):
        if local(element) != "time":
            headings += 1 if local(element) == "h1" or times else 0
        elif headings <= 1 and given_day(element.get("datetime") or plain(element)):
            times.append(element)
    first = next((one for one in times if "publi" in " ".join(map(str, one.attrib.values())).lower()), None)
    chosen = first if first is not None else times[0] if times else None
    return None if chosen is None else given_day(chosen.get("datetime") or plain(chosen))


def _in_path(url: str) -> str | None:
    found = _DATE_IN_PATH.search(url)
    return given_day("-".join(found.groups())) if found else None


def _title(tree: Element, headline: str, micro: str, meta: str, publisher: str) -> str:
    """Return the headline: the `h1` that another place confirms, else JSON-LD, meta, a lone `h1`, the page's title."""
    heads = [text for text in (plain(head) for head in tree.iter("h1")) if text and fold(text) != fold(publisher)]
    page = plain(next(tree.iter("title"), None))
    others = [fold(text) for text in (headline, micro, meta, page) if text]
    for head in heads:
        if any(fold(head) == other or (len(head) > 15 and fold(head) in other) for other in others):
            return head[:_LONGEST_TITLE]
    told = headline or micro or _without_site(meta, publisher)
    lone = heads[0] if len(heads) == 1 else ""
    return (told or lone or _without_site(page, publisher))[:_LONGEST_TITLE]


def _without_site(title: str, publisher: str) -> str:
    """Return *title* without the name of the site behind the last bar or dash."""
    breaks = list(_SITE.finditer(title))
    if not breaks:
        return title
    head, tail = title[: breaks[-1].start()], title[breaks[-1].end() :]
    site = fold(publisher)
    known = bool(site) and (fold(tail) in site or site in fold(tail))
    return head if known or "|" in breaks[-1].group() or len(tail.split()) <= 3 < len(head.split()) else title
