"""Plain text as it is scraped: one article a file."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.errors import InputError
from kgnews.ids import article_id
from kgnews.read.dates import publication
from kgnews.read.decode import decode
from kgnews.read.formats import Options
from kgnews.read.inputs import Input
from kgnews.read.language import detect_language
from kgnews.read.patterns import load_patterns
from kgnews.read.text import lay_out
from kgnews.records import Article


def read_text(given: Input, options: Options) -> Iterator[Article]:
    """Read one article of plain text.

    Raises InputError where *given* is no text, its language is unknown, or it holds no article.
    """
    text = decode(given.document(), options.source)
    lang = options.lang or detect_language(text, options.languages, options.source)
    layout = lay_out(text, load_patterns(lang))
    if not layout.is_article(text):
        raise InputError(
            f"{options.source}: no article found, only short lines as on a front page; give a file with the whole text"
        )
    yield Article(
        id=article_id(text, options.url),
        text=text,
        lang=lang,
        title=" ".join(layout.headline.of(text).split()) if layout.headline else "",
        url=options.url,
        agency=layout.agency,
        authors=tuple(layout.authors),
        editors=tuple(layout.editors),
        dateline_place=layout.place,
        published=publication(options.date, layout.dates),
        headline=layout.headline,
        paragraphs=tuple(layout.paragraphs),
        source=options.source,
    )
