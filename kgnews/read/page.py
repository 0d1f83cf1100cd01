"""A page of a news site: the article in it, without what stands around it, or why there is none.

The text is found by trafilatura (A. Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text
Discovery and Extraction", ACL 2021 demonstrations, https://aclanthology.org/2021.acl-demo.15); what the page says of
it in JSON-LD, meta elements and microdata is read here, so that no date is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.read.composing import Told, compose
from kgnews.read.decode import decode
from kgnews.read.formats import Options
from kgnews.read.inputs import Input
from kgnews.read.lines import is_finished, is_prose
from kgnews.read.markup import local, paragraphs, plain, xml_root
from kgnews.read.page_facts import PageFacts, page_facts, page_names
from kgnews.read.patterns import Patterns, fold, load_patterns
from kgnews.records import Article

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
_WORD = re.compile(r"[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_ELEMENTS = 200_000
_BEGINNING = 1000  # characters: less is only the beginning of an article that is not free
_TEASERS = 4  # headings that are links, and texts beside them: a list of articles
_NEAR = 12  # lines around the headline that may hold byline and date
_SHORT = 200  # characters of such a line
_CHARSET_WITHIN = 4096
_NOTHING = 400  # characters of a page that only leads to another


def is_page(head: bytes) -> bool:
    """Whether *head* begins an HTML page."""
    name, _ = xml_root(head)
    return name.lower() in ("html", "head", "body") or b"<!doctype html" in head[:512].lower()


def read_page(given: Input, options: Options) -> Iterator[Article]:
    """Read the article of a page. Raises InputError where it has none, and says why."""
    yield page_article(given.document(), options)


def page_article(data: bytes, options: Options, charset: str = "", retrieved: str | None = None) -> Article:
    """Return the article of the page *data*; *charset* is what its server declared, *retrieved* the day it was fetched.

    ``options.url`` is where the page was found. Raises InputError where the page holds no article: a front page, a page
    that leads to another, one whose text is for subscribers, one without text.
    """
    found = _CHARSET.search(data[:_CHARSET_WITHIN])
    text = decode(data, options.source, charset or (found[1].decode("ascii") if found else ""))
    tree = _parse(text, options.source)
    _refuse_redirection(tree, options.source)
    facts = page_facts(tree, options.url)
    lines = paragraphs(tree)
    near = _near_title(lines, facts.title)
    after = [fold(_NUMBER.sub("#", line)) for line in lines if len(line) < _SHORT]
    teasers = _teasers(tree)
    _drop_noise(tree)
    below = _below_title(paragraphs(tree), facts.title)
    blocks = _without_head(_body(tree, options.source), facts.title)
    if facts.linked.updates or not blocks or any(facts.title in block for block in blocks):
        blocks = below or blocks
    prose = {block for block in blocks if is_prose(block)}
    if not facts.marked and len(teasers) >= _TEASERS and prose and prose <= teasers:
        raise InputError(f"{options.source}: a front page or a list of articles, no article itself; give their pages")
    body = _best(blocks, facts)
    if not body:
        raise InputError(f"{options.source}: no article found in this page: it holds no running text")
    told = Told(
        title=facts.title,
        body=body,
        lang=facts.lang,
        url=facts.url,
        publisher=facts.publisher,
        authors=facts.authors,
        published=facts.published,
        retrieved=retrieved,
        lines=near,
    )
    article = compose(told, options)
    _refuse_beginning(article, facts, after, options.source)
    return article


def _parse(text: str, source: str) -> Element:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{source}: no article found: this page is empty") from error
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise InputError(f"{source}: more than {_MOST_ELEMENTS:,} elements are too many for the page of an article")
    return tree


def _refuse_redirection(tree: Element, source: str) -> None:
    for meta in tree.iter("meta"):
        content = meta.get("content") or ""
        leads = (meta.get("http-equiv") or "").lower() == "refresh" and "url" in content.lower()
        if leads and sum(map(len, paragraphs(tree))) < _NOTHING:
            address = content.partition("=")[2].strip(" '\"")[:_SHORT]
            raise InputError(f"{source}: this page only leads to another: {address}; give that one")


def _refuse_beginning(article: Article, facts: PageFacts, lines: list[str], source: str) -> None:
    """Refuse an article of which the page has only the beginning: what it states may end otherwise."""
    length = sum(span.end - span.start for span in article.paragraphs)
    patterns: Patterns = load_patterns(article.lang)
    walled = not facts.linked.free or any(phrase in line for line in lines for phrase in patterns.paywall)
    if walled and length < _BEGINNING:
        raise InputError(f"{source}: only the beginning of an article that is for subscribers; give its whole text")


def _best(blocks: list[str], facts: PageFacts) -> str:
    """Return the text of the page, or that of its JSON-LD where that is much longer or the page has none."""
    body = "\n\n".join(blocks)
    linked = facts.linked.body or "\n\n".join(facts.linked.updates)
    return linked if len(linked) > 2 * len(body) or fold(body) in fold(linked) else body


def _body(tree: Element, source: str) -> list[str]:
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            tree, fast=True, include_comments=False, include_tables=False, with_metadata=False, config=_settings()
        )
    except Exception as error:  # whatever the page of a stranger makes a foreign library do
        raise InputError(f"{source}: no article found in this page ({type(error).__name__}: {error})") from error
    body = getattr(found, "body", None)
    return [] if body is None else paragraphs(body)


@cache
def _settings() -> ConfigParser:
    """Return trafilatura's settings, with short texts taken as they are: else it melts them into one paragraph."""
    from trafilatura.settings import use_config

    settings: ConfigParser = use_config()
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE", "MIN_EXTRACTED_COMM_SIZE", "MIN_OUTPUT_COMM_SIZE"):
        settings.set("DEFAULT", name, "1")
    settings.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    return settings


def _without_head(blocks: list[str], title: str) -> list[str]:
    """Return *blocks* without the headline and short lines before it (section, kicker)."""
    for number, block in enumerate(blocks[:5]):
        if fold(block) == fold(title) and all(len(before) < _SHORT for before in blocks[:number]):
            return blocks[number + 1 :]
    return blocks


def _below_title(lines: list[str], title: str) -> list[str]:
    """Return what stands below the headline, to the last paragraph: for pages in which trafilatura finds no body."""
    places = [number for number, line in enumerate(lines) if fold(line) == fold(title)]
    below = lines[places[-1] + 1 :] if places else []
    while below and not is_finished(below[-1]):
        below.pop()
    return below if any(is_prose(line) for line in below) else []


def _near_title(lines: list[str], title: str) -> tuple[str, ...]:
    """Return the short lines after the headline and just before it."""
    place = next((number for number, line in enumerate(lines) if fold(line) == fold(title)), None)
    if place is None:
        return ()
    after: list[str] = []
    for line in lines[place + 1 : place + 1 + _NEAR]:
        if is_prose(line):
            break
        after.append(line)
    return tuple(line for line in (*after, *lines[max(0, place - 3) : place]) if len(line) < _SHORT)


def _teasers(tree: Element) -> set[str]:
    """Return the headings that are nothing but a link, and the paragraphs that stand with one in a box of their own."""
    found: set[str] = set()
    for heading in tree.iter("h2", "h3", "h4"):
        text = plain(heading)
        parent = heading.getparent()
        in_link = parent is not None and local(parent) == "a"
        if not text or not (in_link or any(plain(link) == text for link in heading.iter("a"))):
            continue
        found.add(text)
        box = parent.getparent() if in_link else parent
        if box is not None and sum(1 for _ in box.iter("h1", "h2", "h3", "h4")) == 1:
            found.update(plain(part) for part in box.iter("p"))
    return found


def _drop_noise(tree: Element) -> None:
    """Take out what its class or id calls noise, unless that is most of the page's text."""
    names = page_names()
    whole = _length(tree)
    for element in list(tree.iter()):
        name = local(element)
        if name in ("", "html", "body", "head") or element.getparent() is None:
            continue
        words = set(_WORD.findall(_marks(element)))
        noise = bool(words & names.noise_always) or name == "noscript"
        if not noise and (words & names.noise_small or _is_hidden(element)):
            noise = _length(element) * 2 < whole
        if noise and next(element.iter("h1"), None) is None:
            _remove(element)


def _marks(element: Element) -> str:
    """Return the words of class and id, "shareBar" and "share-bar" alike."""
    given = " ".join(element.get(name) or "" for name in ("class", "id"))
    return f"{_CAMEL.sub(' ', given).lower()} {given.lower()}" if given.strip() else ""


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "").lower()


def _length(element: Element) -> int:
    return sum(len(plain(part)) for part in element.iter("p"))


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
