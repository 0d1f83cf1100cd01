"""Statements of a graph, each with the claim it makes and the article it stands in: the evidence, place by place."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kgnews.graph import schema
from kgnews.graph.entities import Support, support
from kgnews.graph.schema import Graph, Reading
from kgnews.graph.sources import sources
from kgnews.graph.views import claim_statements, claims, standing
from kgnews.records import Article, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the places that make it, in the order of articles and of places in them.

    ``stands`` says whether the claim gives a plain edge (see ``plain_edges``). ``articles`` runs parallel to ``statements``.
    """

    claim: str
    statements: tuple[Statement, ...]
    articles: tuple[Article, ...]
    support: Support
    stands: bool


def told(graph: Graph, wanted: Collection[str]) -> list[Told]:
    """Return the claims of *graph* with the ids *wanted*, in the order of ``claims``, with the evidence of each."""
    articles: dict[str, Article] = {article.id: article for article in graph.graph.get(schema.ARTICLES, ())}
    source_of, stand = sources(graph.graph.get(schema.ARTICLES, ())), standing(graph)
    found = []
    for _subject, _object, key, attributes in claims(graph):
        if key not in wanted:
            continue
        readings: tuple[Reading, ...] = attributes[schema.READINGS]
        found.append(
            Told(
                claim=key,
                statements=tuple(claim_statements(graph, attributes)),
                articles=tuple(_article(articles, reading.evidence.article) for reading in readings),
                support=support(readings, source_of),
                stands=key in stand,
            )
        )
    return found


def by_claim(graph: Graph, wanted: Collection[str]) -> dict[str, Told]:
    """Return the claims of *graph* with the ids *wanted* by their ids; see ``told``."""
    return {one.claim: one for one in told(graph, wanted)}


def between(graph: Graph, one: str, other: str) -> list[Told]:
    """Return the claims whose ends are the nodes *one* and *other*, in either direction, with their evidence."""
    keys: set[str] = set()
    for subject, object_ in ((one, other), (other, one)):
        if graph.has_edge(subject, object_):
            keys.update(graph[subject][object_])
    return told(graph, keys)


def _article(articles: dict[str, Article], identifier: str) -> Article:
    """Return the article of an id; of one that a part of a graph has left out only that is known."""
    return articles.get(identifier) or Article(id=identifier, text="", lang="")
