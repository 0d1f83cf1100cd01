"""A graph as rows of a table: a row for each claim, or for each place in a text that makes one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kgnews.graph import schema
from kgnews.graph.entities import support
from kgnews.graph.schema import Graph
from kgnews.graph.sources import sources
from kgnews.graph.views import claims, standing, thing
from kgnews.knowledge import Catalog
from kgnews.records import Article, Status
from kgnews.write.rows import name

Row = dict[str, Any]

CLAIM_COLUMNS = (
    *("subject", "relation", "object", "status", "start", "end", "where", "said_by", "mentions", "articles", "sources"),
    *("score", "stands", "subject_id", "relation_id", "object_id", "where_id", "said_by_id", "claim"),
)
STATEMENT_COLUMNS = (
    *("subject", "relation", "object", "status", "said_by", "sentence", "title", "publisher", "published", "url"),
    *("score", "article", "claim", "statement"),
)


def claim_rows(graph: Graph, catalog: Catalog, lang: str, only: frozenset[str] | None = None) -> Iterator[Row]:
    """Yield a row for each claim of *graph*, or of *only* those with these ids, with names in *lang*: CLAIM_COLUMNS.

    ``mentions`` are the statements that make it, ``sources`` the independent ones (see ``kgnews.graph.sources``). ``stands``
    says whether the claim gives a plain edge: it is told as done or planned, and nobody else denies it.
    """
    stands, source_of = standing(graph), sources(graph.graph[schema.ARTICLES])
    names = _Names(graph, catalog, lang)
    for subject, object_, claim, attributes in claims(graph):
        if only is not None and claim not in only:
            continue
        when = attributes[schema.WHEN]
        yield {
            **names.fact(subject, attributes, object_),
            "start": when.start if when else None,
            "end": when.end if when else None,
            "where": names.of(attributes[schema.WHERE]),
            "said_by": names.of(attributes[schema.SAID_BY]),
            **support(attributes[schema.READINGS], source_of)._asdict(),
            "score": attributes[schema.SCORE],
            "stands": claim in stands,
            "subject_id": subject,
            "relation_id": attributes[schema.PREDICATE],
            "object_id": object_,
            "where_id": attributes[schema.WHERE],
            "said_by_id": attributes[schema.SAID_BY],
            "claim": claim,
        }


def statement_rows(graph: Graph, catalog: Catalog, lang: str, only: frozenset[str] | None = None) -> Iterator[Row]:
    """Yield a row for each statement: the claim it makes, the sentence that says it, and the article: STATEMENT_COLUMNS."""
    names = _Names(graph, catalog, lang)
    articles: dict[str, Article] = {article.id: article for article in graph.graph.get(schema.ARTICLES, ())}
    for subject, object_, claim, attributes in claims(graph):
        if only is not None and claim not in only:
            continue
        for reading in attributes[schema.READINGS]:
            article = articles[reading.evidence.article]
            yield {
                **names.fact(subject, attributes, object_),
                "said_by": names.of(attributes[schema.SAID_BY]),
                "sentence": reading.evidence.quote,
                "title": article.title,
                "publisher": article.publisher or article.agency,
                "published": article.published,
                "url": article.url,
                "score": reading.evidence.score,
                "article": article.id,
                "claim": claim,
                "statement": reading.statement,
            }


class _Names:
    """The names of things and relations in one language."""

    def __init__(self, graph: Graph, catalog: Catalog, lang: str) -> None:
        self.graph, self.catalog, self.lang = graph, catalog, lang

    def of(self, node: str | None) -> str | None:
        """Return the name of *node*; its id where *graph* is a part of another and has left it out."""
        if node is None or node not in self.graph:
            return node
        return name(thing(node, self.graph.nodes[node]), self.lang)

    def fact(self, subject: str, attributes: Row, object_: str) -> Row:
        relation = self.catalog.relations.get(attributes[schema.RELATION])
        planned = attributes[schema.STATUS] is Status.PLANNED
        twin = planned and relation is not None and relation.planned is not None
        label = relation.label(self.lang, twin) if relation else attributes[schema.RELATION].removeprefix("open/")
        return {
            "subject": self.of(subject),
            "relation": label,
            "object": self.of(object_),
            "status": attributes[schema.STATUS].value,
        }
