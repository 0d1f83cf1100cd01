"""Why an entity is one: its names, what ties each of them to it, and the words of the articles that were taken for it.

A graph does not keep by which step of the reading two words came together. It keeps what each article calls the entity, what
the gazetteer does, and the words behind each statement; the ties told here follow from these.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kgnews.graph import schema
from kgnews.graph.compare import shortens, spells_out, words
from kgnews.graph.entities import Support, support
from kgnews.graph.schema import GAZETTEER, Graph, Naming, Reading
from kgnews.graph.sources import sources
from kgnews.graph.views import thing
from kgnews.ids import slug
from kgnews.knowledge import Catalog
from kgnews.records import Article, Entity, Span


class Tie(StrEnum):
    """What ties a name to an entity, from the firmest to the loosest.

    GAZETTEER: the gazetteer has it. IDENTITY: the id is made of it, so that all articles that name a thing of this kind so mean
    one. PART: it is the end or the beginning of another name. FORM: it is another name with an initial, or with fewer words.
    ACRONYM: it is made of the initials of another name, or the other of its. ARTICLE: only the article ties it.
    """

    GAZETTEER = "in the gazetteer"
    IDENTITY = "its id is made of it"
    PART = "part of its name"
    FORM = "form of its name"
    ACRONYM = "initials of its name"
    ARTICLE = "tied to it by the article"


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name of an entity, in a language ("" for any), what ties it to the entity, and the articles that use it."""

    text: str
    lang: str
    tie: Tie
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class WordsUse:
    """Words that are none of its names and were taken for an entity ("he", "the minister"), and the articles where."""

    text: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """What makes an entity one: see the module."""

    entity: Entity
    known: bool
    support: Support
    names: tuple[NameUse, ...]
    words: tuple[WordsUse, ...]


def why(graph: Graph, node: str, catalog: Catalog) -> Why:
    """Return why *node*, the id of an entity of *graph*, is one thing; KeyError if the graph does not have it."""
    attributes = graph.nodes[node]
    entity = thing(node, attributes)
    if not isinstance(entity, Entity):
        raise KeyError(node)
    namings: tuple[Naming, ...] = attributes[schema.NAMINGS]
    articles = {article.id: article for article in graph.graph.get(schema.ARTICLES, ())}
    readings = list(_readings(graph, node))
    names = _names(entity, namings, articles, catalog)
    texts = {words(use.text) for use in names}
    taken: dict[str, set[str]] = defaultdict(set)
    for reading, span in readings:
        said = _said(reading, span) if span is not None else ""
        if said and words(said) not in texts:
            taken[said].add(reading.evidence.article)
    return Why(
        entity=entity,
        known=any(naming.article == GAZETTEER for naming in namings),
        support=support(
            {reading.statement: reading for reading, _ in readings}.values(), sources(tuple(articles.values()))
        ),
        names=names,
        words=tuple(
            WordsUse(text, _articles(found, articles))
            for text, found in sorted(taken.items(), key=lambda item: item[0])
        ),
    )


def _names(
    entity: Entity, namings: tuple[Naming, ...], articles: dict[str, Article], catalog: Catalog
) -> tuple[NameUse, ...]:
    users: dict[tuple[str, str], set[str]] = defaultdict(set)
    known = {label for naming in namings if naming.article == GAZETTEER for label in (*naming.linked, *naming.aliases)}
    entry = catalog.gazetteer.entities.get(entity.id)
    if entry is not None:
        known.update((*entry.labels, *entry.aliases))
    for naming in namings:
        for label in (*naming.linked, *naming.labels, *naming.aliases):
            users[label.text, label.lang].update(() if naming.article == GAZETTEER else (naming.article,))
    gazetteer = {words(label.text) for label in known}
    texts = [text for text, _lang in users]
    found = [
        NameUse(text, lang, _tie(entity.id, text, texts, gazetteer), _articles(used, articles))
        for (text, lang), used in users.items()
    ]
    order = list(Tie)
    return tuple(sorted(found, key=lambda use: (order.index(use.tie), use.text, use.lang)))


def _tie(identifier: str, text: str, texts: list[str], gazetteer: set[tuple[str, ...]]) -> Tie:
    name = words(text)
    others = [words(other) for other in texts if other != text]
    if name in gazetteer:
        return Tie.GAZETTEER
    if slug(text) == identifier.rpartition("/")[2]:
        return Tie.IDENTITY
    if any(_is_part(name, other) for other in others):
        return Tie.PART
    if any(shortens(name, other) or shortens(other, name) for other in others):
        return Tie.FORM
    if any(spells_out(text, other) or spells_out(other, text) for other in texts):
        return Tie.ACRONYM
    return Tie.ARTICLE


def _is_part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    size = len(short)
    return 0 < size < len(full) and short in (full[:size], full[-size:])


def _readings(graph: Graph, node: str) -> Iterator[tuple[Reading, Span | None]]:
    """Yield the readings that name *node*, with its words where it is the subject or object."""
    for subject, object_, claim in graph.edges(data=True):
        if node not in (subject, object_, claim[schema.WHERE], claim[schema.SAID_BY]):
            continue
        for reading in claim[schema.READINGS]:
            spans = [reading.evidence.subject] * (reading.subject == node)
            spans += [reading.evidence.object] * (reading.object == node)
            yield from ((reading, span) for span in spans or [None])


def _said(reading: Reading, span: Span) -> str:
    """Return the words at *span*, "" where it stands outside the sentence."""
    sentence = reading.evidence.sentence
    if not sentence.start <= span.start < span.end <= sentence.end:
        return ""
    return " ".join(reading.evidence.quote[span.start - sentence.start : span.end - sentence.start].split())


def _articles(identifiers: set[str], articles: dict[str, Article]) -> tuple[Article, ...]:
    found = [articles.get(one) or Article(id=one, text="", lang="") for one in identifiers]
    return tuple(sorted(found, key=lambda article: (article.published or "", article.id)))
