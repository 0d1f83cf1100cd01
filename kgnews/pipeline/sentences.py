"""Open triples of sentences, one by one: what they say in their own words, apart from any article or graph."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from kgnews import resources
from kgnews.errors import InputError
from kgnews.ids import article_id
from kgnews.pipeline.engine import stages
from kgnews.pipeline.options import Options, tuple_of
from kgnews.pipeline.process import refuse_too_long
from kgnews.pipeline.reading import STDIN, Source
from kgnews.records import Article, OpenTriple, Span


def openie(
    sentences: Iterable[str],
    *,
    lang: str | None = None,
    model: str | Sequence[str] | None = None,
    min_confidence: float | None = None,
) -> Iterator[tuple[str, OpenTriple]]:
    """Yield each sentence with each open triple that it holds, in their order: what it says in its own words.

    *lang* is the language of all *sentences*, else it is detected from all of them together; *model* is as in ``build``.
    Only triples of at least *min_confidence* are given, by default that of the language. A sentence is read by itself:
    nothing is carried over from the one before. Raises UsageError for a bad option, InputError for a sentence of more than a
    million characters and where the language cannot be told, ModelError where the model is missing.

    >>> [triple.object for _, triple in openie(["Awa Diallo met Paul Mercier in Brest."], lang="en")]  # doctest: +SKIP
    ['Paul Mercier', 'Brest']
    """
    from kgnews.read import detect_language

    options = Options(lang=lang, models=tuple_of(model))
    lines = [line for line in sentences if line.strip()]
    if not lines:
        return
    found = lang or detect_language("\n".join(lines), resources.languages(), "the sentences")
    extractor = stages(options.models).extractor(found, given=lang is not None)
    least = extractor.profile.open.least if min_confidence is None else min_confidence
    for line in lines:
        article = Article(article_id(line), line, found, paragraphs=(Span(0, len(line)),), source="a sentence")
        refuse_too_long(article)
        for triple in extractor.open_triples(article):
            if triple.confidence >= least:
                yield line, triple


def read_sentences(source: Source) -> list[str]:
    """Return the lines of a file, or of standard input for "-"; raise InputError if it cannot be read or is no text."""
    from kgnews.read import decode, read_data

    name = "standard input" if source == STDIN else str(source)
    data = sys.stdin.buffer.read() if source == STDIN else read_data(name)
    # nothing but line ends parts two sentences: str.splitlines would also part them at a form feed
    lines = decode(data, name).split("\n")
    if not any(line.strip() for line in lines):
        raise InputError(f"{name}: there is no sentence in it")
    return lines
