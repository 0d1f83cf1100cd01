"""Entities, suspicions and what ties names together, as rows for tables and as values for JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from kgnews.graph.conflicts import Conflict
from kgnews.graph.entities import Listed
from kgnews.graph.suspects import Suspicion
from kgnews.graph.told import Told
from kgnews.graph.why import Why
from kgnews.knowledge import Catalog
from kgnews.records import Article, Entity, Label
from kgnews.write.jsonl import statement_fields
from kgnews.write.rows import language, name

Names = Callable[[str], str]
"""Gives the name of a node by its id."""

SUSPICION_TABLE = ("verdict", "reason", "one", "other", "details", "shared")
SUSPICION_COLUMNS = ("verdict", "reason", "one", "one_id", "other", "other_id", "details", "offices", "companions")


def entity_columns(languages: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of ``entity_row``: a label for each of *languages*."""
    labels = (f"label_{lang}" for lang in languages)
    return ("id", "kind", *labels, "aliases", "mentions", "articles", "sources", "known", "same_as")


def entity_row(listed: Listed, languages: Sequence[str]) -> tuple[str, ...]:
    """Return an entity as cells; a label that it does not have in a language is that of no language, else empty."""
    entity = listed.entity
    labels = {label.lang: label.text for label in entity.labels}
    spoken = [labels.get(lang, labels.get("", "")) for lang in languages]
    others = dict.fromkeys(label.text for label in entity.aliases if label.text not in spoken)
    numbers = map(str, listed.support)
    known = "gazetteer" if listed.known else ""
    return (entity.id, entity.kind.value, *spoken, "|".join(others), *numbers, known, "|".join(entity.same_as))


TABLE_COLUMNS = ("entity", "kind", "id", "other names", "mentions", "articles", "sources")
TABLE_FOLDED = frozenset({"entity", "other names", "one", "other", "details", "shared"})


def entity_table_row(listed: Listed, lang: str) -> tuple[str, ...]:
    """Return an entity as cells under ``TABLE_COLUMNS``, with its name in *lang*."""
    entity = listed.entity
    shown = name(entity, lang)
    others = dict.fromkeys(label.text for label in (*entity.labels, *entity.aliases) if label.text != shown)
    return (shown, entity.kind.value, entity.id, ", ".join(others), *map(str, listed.support))


def suspicion_table_row(suspicion: Suspicion, names: Names) -> tuple[str, ...]:
    """Return a suspicion as cells under ``SUSPICION_TABLE``, with the names of what is shared."""
    one, other = (f"{names(node)} ({node})" if node else "" for node in (suspicion.one, suspicion.other))
    shared = ", ".join(map(names, (*suspicion.roles, *suspicion.companions)))
    return (suspicion.verdict.value, suspicion.reason.value, one, other, ", ".join(suspicion.details), shared)


def entity_fields(listed: Listed) -> dict[str, Any]:
    """Return an entity as values that JSON has."""
    entity = listed.entity
    return {
        **_entity(entity),
        "aliases": [_label(label) for label in entity.aliases],
        "same_as": list(entity.same_as),
        "known": listed.known,
        **listed.support._asdict(),
    }


def suspicion_row(suspicion: Suspicion, names: Names) -> tuple[str, ...]:
    """Return a suspicion as cells under ``SUSPICION_COLUMNS``."""
    other = suspicion.other or ""
    return (
        suspicion.verdict.value,
        suspicion.reason.value,
        names(suspicion.one),
        suspicion.one,
        names(other) if other else "",
        other,
        "|".join(suspicion.details),
        "|".join(suspicion.roles),
        "|".join(suspicion.companions),
    )


def suspicion_fields(suspicion: Suspicion, names: Names) -> dict[str, Any]:
    """Return a suspicion as values that JSON has."""
    return {
        "verdict": suspicion.verdict.value,
        "reason": suspicion.reason.value,
        "one": _node(suspicion.one, names),
        "other": _node(suspicion.other, names) if suspicion.other else None,
        "details": list(suspicion.details),
        "offices": [_node(node, names) for node in suspicion.roles],
        "companions": [_node(node, names) for node in suspicion.companions],
    }


def told_fields(told: Told, catalog: Catalog) -> list[dict[str, Any]]:
    """Return each statement of a claim as values that JSON has, with its claim and its article."""
    languages = {article.id: article.lang for article in told.articles}
    return [
        {
            "claim": told.claim,
            "stands": told.stands,
            **statement_fields(statement, catalog, language(statement, None, languages)),
            "article": _article(article),
        }
        for statement, article in zip(told.statements, told.articles, strict=True)
    ]


def conflict_fields(conflict: Conflict, told: dict[str, Told], names: Names, catalog: Catalog) -> dict[str, Any]:
    """Return a conflict as values that JSON has: both sides, each its statements."""
    return {
        "dispute": conflict.dispute.value,
        "about": [_node(node, names) for node in conflict.about],
        "sides": [
            [fields for claim in side for fields in told_fields(told[claim], catalog)] for side in conflict.sides
        ],
    }


def why_fields(why: Why) -> dict[str, Any]:
    """Return why an entity is one as values that JSON has."""
    return {
        **_entity(why.entity),
        "same_as": list(why.entity.same_as),
        "known": why.known,
        **why.support._asdict(),
        "names": [
            {
                "text": use.text,
                "lang": use.lang,
                "tie": use.tie.value,
                "articles": [_article(article) for article in use.articles],
            }
            for use in why.names
        ],
        "words": [{"text": use.text, "articles": [_article(article) for article in use.articles]} for use in why.words],
    }


def _entity(entity: Entity) -> dict[str, Any]:
    labels = {label.lang: label.text for label in entity.labels}
    return {"id": entity.id, "kind": entity.kind.value, "labels": labels}


def _node(node: str, names: Names) -> dict[str, str]:
    return {"id": node, "name": names(node)}


def _label(label: Label) -> dict[str, str]:
    return {"text": label.text, "lang": label.lang}


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "published": article.published,
        "publisher": article.publisher,
        "agency": article.agency,
        "title": article.title,
        "url": article.url,
    }
