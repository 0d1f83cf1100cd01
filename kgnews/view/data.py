"""What the explorer is given: a graph in columns, as gzipped JSON, of the form that ``web/src/data.ts`` describes.

The same graph gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from kgnews import __version__
from kgnews.errors import UsageError
from kgnews.graph import schema
from kgnews.graph.schema import Graph, Reading
from kgnews.graph.sources import sources
from kgnews.graph.views import claims, standing
from kgnews.knowledge import Catalog
from kgnews.ontology.terms import Vocabulary
from kgnews.records import Article, Kind, Label, Literal, Span, Status

FORMAT = 1
"""The number of the form of the data; ``web/src/data.ts`` has the same."""

STATUSES = tuple(Status)
KINDS = (*Kind, "value")
_VALUE = KINDS.index("value")
_WIKIDATA = "http://www.wikidata.org/entity/"
_OPEN = "open/"

Pair: TypeAlias = tuple[int, int]
Labels: TypeAlias = dict[str, str]


@dataclass(slots=True)
class Nodes:
    """Columns of the entities and values; see ``web/src/data.ts`` for each."""

    id: list[str] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    labels: list[Labels] = field(default_factory=list)
    aliases: list[list[tuple[str, str]]] = field(default_factory=list)
    same: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Claims:
    """Columns of the claims."""

    id: list[str] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    relation: list[int] = field(default_factory=list)
    status: list[int] = field(default_factory=list)
    start: list[str] = field(default_factory=list)
    end: list[str] = field(default_factory=list)
    grain: list[str] = field(default_factory=list)
    where: list[int] = field(default_factory=list)
    by: list[int] = field(default_factory=list)
    fact: list[int] = field(default_factory=list)
    stands: list[int] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    first: list[int] = field(default_factory=lambda: [0])


@dataclass(slots=True)
class Readings:
    """Columns of the places in the texts that say the claims."""

    article: list[int] = field(default_factory=list)
    quote: list[int] = field(default_factory=list)
    subject: list[Pair] = field(default_factory=list)
    predicate: list[Pair] = field(default_factory=list)
    object: list[Pair] = field(default_factory=list)
    when: list[Pair] = field(default_factory=list)
    cue: list[Pair] = field(default_factory=list)
    flipped: list[int] = field(default_factory=list)
    attribution: list[str] = field(default_factory=list)
    score: list[float] = field(default_factory=list)


def explorer_data(graph: Graph, catalog: Catalog, vocabulary: Vocabulary, title: str = "") -> bytes:
    """Return *graph* for the explorer: gzipped JSON. *catalog* and *vocabulary* give the relations their labels.

    Raises UsageError for a graph that lacks an article of which it has a statement.
    """
    document = _Columns(graph, catalog, vocabulary).document(title)
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate, which a text may hold, is in no encoding: JSON writes it as an escape.
    # The sixth level is five times as quick as the ninth, for two hundredths more bytes.
    return gzip.compress(text.encode("utf-8", "backslashreplace"), 6, mtime=0)


class _Columns:
    """Puts a graph into columns."""

    def __init__(self, graph: Graph, catalog: Catalog, vocabulary: Vocabulary) -> None:
        self.graph, self.catalog, self.vocabulary = graph, catalog, vocabulary
        self.articles: tuple[Article, ...] = graph.graph.get(schema.ARTICLES, ())
        self.article_at = {article.id: number for number, article in enumerate(self.articles)}
        self.sources = sources(self.articles)
        self.names = sorted(graph.nodes)
        self.node_at = {name: number for number, name in enumerate(self.names)}
        self.quotes: dict[str, int] = {}
        self.facts: dict[str, int] = {}

    def document(self, title: str) -> dict[str, Any]:
        told = claims(self.graph)
        relations = sorted({claim[schema.RELATION] for *_rest, claim in told})
        return {
            "format": FORMAT,
            "kgnews": __version__,
            "title": title,
            "articles": [_article(article, self.sources[article.id]) for article in self.articles],
            "relations": [_relation(name, self.catalog, self.vocabulary) for name in relations],
            "nodes": _table(self._nodes()),
            **self._claims(told, {name: number for number, name in enumerate(relations)}),
            "quotes": list(self.quotes),
        }

    def _nodes(self) -> Nodes:
        nodes = Nodes()
        for name in self.names:
            attributes = self.graph.nodes[name]
            value: Literal | None = attributes.get(schema.VALUE)
            nodes.id.append(name)
            if value is not None:
                nodes.kind.append(_VALUE)
                nodes.labels.append({"": value.value})
                nodes.aliases.append([])
                nodes.same.append([])
                continue
            nodes.kind.append(KINDS.index(attributes[schema.KIND]))
            nodes.labels.append(_labels(attributes[schema.LABELS]))
            nodes.aliases.append([(label.lang, label.text) for label in attributes[schema.ALIASES]])
            links = [link for link in attributes[schema.SAME_AS] if _is_web(link)]
            nodes.same.append(sorted(links, key=lambda link: (not link.startswith(_WIKIDATA), link)))
        return nodes

    def _claims(
        self, told: Iterable[tuple[str, str, str, dict[str, Any]]], relation_at: Mapping[str, int]
    ) -> dict[str, Any]:
        table, readings = Claims(), Readings()
        stands = standing(self.graph)
        for subject, object_, key, claim in told:
            when = claim[schema.WHEN]
            table.id.append(key)
            table.subject.append(self.node_at[subject])
            table.object.append(self.node_at[object_])
            table.relation.append(relation_at[claim[schema.RELATION]])
            table.status.append(STATUSES.index(claim[schema.STATUS]))
            table.start.append((when.start if when else None) or "")
            table.end.append((when.end if when else None) or "")
            table.grain.append(when.grain.value if when else "")
            table.where.append(self.node_at.get(claim[schema.WHERE], -1))
            table.by.append(self.node_at.get(claim[schema.SAID_BY], -1))
            table.fact.append(self.facts.setdefault(claim[schema.FACT], len(self.facts)))
            table.stands.append(int(key in stands))
            table.inferred.append(claim[schema.INFERRED] or "")
            for reading in claim[schema.READINGS]:
                self._reading(reading, subject, readings)
            table.first.append(len(readings.article))
        return {"claims": _table(table), "readings": _table(readings)}

    def _reading(self, reading: Reading, subject: str, table: Readings) -> None:
        evidence = reading.evidence
        place = _Places(evidence.quote, evidence.sentence.start)
        if evidence.article not in self.article_at:
            raise UsageError(
                f"the graph has a statement of {evidence.article}, and not this article; "
                "unite graphs with kgnews.graph.merge_graphs, which keeps the articles of both"
            )
        table.article.append(self.article_at[evidence.article])
        table.quote.append(self.quotes.setdefault(evidence.quote, len(self.quotes)))
        table.subject.append(place.of(evidence.subject))
        table.predicate.append(place.of(evidence.predicate))
        table.object.append(place.of(evidence.object))
        table.when.append(place.of(reading.when))
        table.cue.append(place.of(reading.cue))
        table.flipped.append(int(reading.subject != subject))
        table.attribution.append(reading.attribution.value if reading.attribution else "")
        table.score.append(evidence.score)


class _Places:
    """Turns places in an article into places in one of its sentences, counted as JavaScript counts.

    JavaScript counts UTF-16 code units: an emoji before a name moves it by two, not by one.
    """

    def __init__(self, quote: str, start: int) -> None:
        self.quote, self.start = quote, start
        self.plain = quote.isascii() or max(quote) <= "\uffff"

    def of(self, span: Span | None) -> Pair:
        """Return the place of *span* in the sentence; (0, 0) where there is none, or it lies outside."""
        if span is None or span.start < self.start or span.end > self.start + len(self.quote):
            return 0, 0
        first, last = span.start - self.start, span.end - self.start
        return (first, last) if self.plain else (self._units(first), self._units(last))

    def _units(self, position: int) -> int:
        return position + sum(character > "\uffff" for character in self.quote[:position])


def _article(article: Article, source: int) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url if _is_web(article.url) else "",
        "publisher": article.publisher,
        "agency": article.agency,
        "authors": article.authors,
        "lang": article.lang,
        "published": article.published or "",
        "source": source,
    }


def _relation(name: str, catalog: Catalog, vocabulary: Vocabulary) -> dict[str, Any]:
    relation = catalog.relations.get(name)
    if relation is None:
        return {
            "name": name,
            "labels": {"": name.removeprefix(_OPEN)},
            "planned": {},
            "inverse": {},
            "definition": {},
            "symmetric": False,
        }
    inverse = vocabulary.terms.get(relation.inverse or "")
    return {
        "name": name,
        "labels": _labels(relation.labels),
        "planned": _labels(relation.planned_labels),
        "inverse": _labels(inverse.labels if inverse else ()),
        "definition": _labels(relation.definitions),
        "symmetric": relation.symmetric,
    }


def _labels(labels: Iterable[Label]) -> Labels:
    return {label.lang: label.text for label in labels}


def _table(columns: Nodes | Claims | Readings) -> dict[str, list[Any]]:
    return {column.name: getattr(columns, column.name) for column in fields(columns)}


def _is_web(link: str) -> bool:
    """Say whether a link leads to the web, and not, as "javascript:…" does, into the page."""
    try:
        parts = urlsplit(link)
        return link.isprintable() and parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)
    except ValueError:  # "http://[" is no address
        return False
