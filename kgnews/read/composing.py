"""One article from what its format tells of it: the text is laid out, what the format tells goes before what it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kgnews.errors import InputError
from kgnews.ids import article_id
from kgnews.printable import without_controls
from kgnews.read.byline import is_name, read_credit
from kgnews.read.dates import publication
from kgnews.read.formats import Options
from kgnews.read.language import detect_language
from kgnews.read.patterns import Patterns, fold, load_patterns
from kgnews.read.text import Layout, lay_out
from kgnews.records import Article, Span

_SURROGATE = re.compile("[\ud800-\udfff]")  # JSON may hold one alone; UTF-8 may not


@dataclass(frozen=True, slots=True)
class Told:
    """What a format tells of an article: its parts, and what stands beside the text; empty where it does not tell.

    ``body`` is plain text, its paragraphs a line each or with blank lines between. ``lang`` is a language tag.
    ``published`` is an ISO date. ``lines`` are short lines of the page that may hold byline and date.
    """

    title: str = ""
    body: str = ""
    lang: str = ""
    url: str = ""
    publisher: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    place: str = ""
    published: str | None = None
    retrieved: str | None = None
    lines: tuple[str, ...] = ()


def compose(told: Told, options: Options) -> Article:
    """Return the article that *told* makes.

    Its text is the title, a blank line and the body; a body that begins with the title has it once. The language is
    the user's, else the one detected, else, in a short text, the one told. The user's date counts where neither the
    format nor the text gives a full one.

    Raises InputError where there is no article in the text, or its language is not known.
    """
    told = _clean(told)
    title = " ".join(told.title.split())
    body = _without_title(told.body.strip(), title)
    text = f"{title}\n\n{body}" if title and body else title or body
    if not text:
        raise InputError(f"{options.source}: no article found: neither a title nor a text")
    lang = options.lang or detect_language(text, options.languages, options.source, told.lang)
    patterns = load_patterns(lang)
    layout = lay_out(text, patterns, Span(0, len(title)) if title else None, told.lines)
    if not layout.is_article(text):
        raise InputError(f"{options.source}: no article found, only short lines as on a front page")
    return _article(told, text, lang, layout, patterns, options)


def _article(told: Told, text: str, lang: str, layout: Layout, patterns: Patterns, options: Options) -> Article:
    authors, agency = credited(told.authors, told.publisher, patterns)
    url = told.url or options.url
    return Article(
        id=article_id(text, url),
        text=text,
        lang=lang,
        title=" ".join(layout.headline.of(text).split()) if layout.headline else "",
        url=url,
        publisher=told.publisher,
        agency=told.agency or agency or layout.agency,
        authors=authors or tuple(name for name in layout.authors if fold(name) != fold(told.publisher)),
        editors=tuple(layout.editors),
        dateline_place=layout.place or told.place,
        published=told.published or publication(options.date, layout.dates),
        retrieved=told.retrieved,
        headline=layout.headline,
        paragraphs=tuple(layout.paragraphs),
        source=options.source,
    )


def _clean(told: Told) -> Told:
    """Return *told* without what would command a terminal, which JSON and XML can write as plain characters."""

    def clean(text: str) -> str:
        plain = without_controls(_SURROGATE.sub("\ufffd", text))
        return plain.replace("\r\n", "\n").replace("\r", "\n")

    return replace(
        told,
        title=clean(told.title),
        body=clean(told.body),
        url="".join(clean(told.url).split()),
        publisher=" ".join(clean(told.publisher).split()),
        authors=tuple(map(clean, told.authors)),
        place=" ".join(clean(told.place).split()),
    )


def credited(told: tuple[str, ...], publisher: str, patterns: Patterns) -> tuple[tuple[str, ...], str]:
    """Return the persons, and the agency or "", in the authors *told*: "Awa Diallo et Paul Mercier, avec AFP"."""
    names: list[str] = []
    agency = ""
    for credit in told:
        plain = " ".join(credit.split())
        start = patterns.byline_start.match(plain)
        plain = plain[start.end() :] if start else plain
        if "://" in plain or fold(plain) == fold(publisher):
            continue
        read = read_credit(plain, patterns)
        agency = agency or read.agency
        names += [
            name
            for name in read.authors
            if is_name(name, patterns) and fold(name) not in (fold(publisher), *map(fold, names))
        ]
    return tuple(names), agency


def _without_title(body: str, title: str) -> str:
    head, _, rest = body.partition("\n")
    return rest.lstrip() if title and fold(head) == fold(title) else body
