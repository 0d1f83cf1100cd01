"""Articles made up from rows of what they tell, for the tests of queries: no parser, and graphs of any size."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, RdfFormat, Store

from kgnews.graph.merge import merge
from kgnews.ids import iri_path, slug
from kgnews.knowledge import Catalog
from kgnews.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    Evidence,
    Extraction,
    Grain,
    Kind,
    Label,
    Polarity,
    Qualifiers,
    Span,
    Statement,
    Status,
    Tense,
    TimeSpan,
)
from kgnews.write.names import DEFAULT_BASE
from kgnews.write.turtle import write_ntriples

_FOLDERS = {Kind.ORGANISATION: "org", Kind.GOVERNMENT: "country"}


@dataclass(frozen=True)
class Told:
    """One statement: who, relation, whom; "2015-11-17" or "2015-11-17/2015-11-20" is when, either side may be missing."""

    subject: Entity
    relation: str
    object: Entity
    status: Status = Status.ASSERTED
    when: str = ""
    where: Entity | None = None
    said_by: Entity | None = None
    tense: Tense = Tense.PAST


def entity(name: str, kind: Kind = Kind.PERSON, id: str = "", **labels: str) -> Entity:
    """Return an entity named *name* in English, and in French where *labels* do not say otherwise."""
    names = {"en": name, "fr": name} | labels
    folder = _FOLDERS.get(kind, kind.value)
    return Entity(
        id or f"{folder}/{slug(name)}", kind, tuple(Label(lang, text) for lang, text in sorted(names.items()))
    )


def article(number: str, published: str | None, told: Sequence[Told], title: str = "", lang: str = "en") -> Extraction:
    """Return what the article *number* tells, with a text of its own in which each statement is a sentence."""
    sentences = [_sentence(one) for one in told]
    text = " ".join(sentences)
    found = Article(
        f"article/{number}", text, lang, title=title or f"Article {number}", published=published,
        url=f"https://news.example/{number}",
    )  # fmt: skip
    statements = []
    start = 0
    for one, sentence in zip(told, sentences, strict=True):
        statements.append(_statement(found.id, one, sentence, start))
        start += len(sentence) + 1
    return Extraction(found, tuple(statements))


def articles_in_graphs(
    extractions: Iterable[Extraction], catalog: Catalog, store: Store, base: str = DEFAULT_BASE
) -> None:
    """Put each article into *store* in a graph of its own, named after it."""
    for extraction in extractions:
        name = NamedNode(base + iri_path(extraction.article.id))
        store.load(_ntriples([extraction], catalog, base), RdfFormat.N_TRIPLES, to_graph=name)


def _ntriples(extractions: Iterable[Extraction], catalog: Catalog, base: str) -> bytes:
    target = io.StringIO()
    write_ntriples(merge(extractions, catalog), catalog, target, base)
    return target.getvalue().encode()


def _sentence(one: Told) -> str:
    negation = "not " if one.status is Status.NEGATED else ""
    said = f", said {one.said_by.labels[0].text}" if one.said_by else ""
    return f"{one.subject.labels[0].text} {negation}{one.relation} {one.object.labels[0].text}{said}."


def _statement(of: str, one: Told, sentence: str, start: int) -> Statement:
    first = start + len(one.subject.labels[0].text)
    last = start + sentence.index(one.relation) + len(one.relation)
    negated = one.status is Status.NEGATED
    return Statement(
        one.subject,
        one.relation,
        one.object,
        Evidence(
            of,
            Span(start, start + len(sentence)),
            Span(start, first),
            Span(first + 1, last),
            Span(last + 1, last + 1 + len(one.object.labels[0].text)),
            sentence,
            rule="verb",
        ),
        Qualifiers(
            polarity=Polarity.NEGATIVE if negated else Polarity.POSITIVE,
            status=one.status,
            tense=one.tense,
            when=_when(one.when),
            where=one.where,
            said_by=Attribution(one.said_by, None, AttributionKind.REPORTED) if one.said_by else None,
        ),
    )


def _when(said: str) -> TimeSpan | None:
    if not said:
        return None
    start, slash, end = said.partition("/")
    return TimeSpan(start or None, (end if slash else start) or None, Grain.INTERVAL if slash else Grain.DAY)
