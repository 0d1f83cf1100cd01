"""JSON Lines: a statement a line, with its two things, its qualifiers and its place in the article."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.graph.views import statements
from kgnews.knowledge import Catalog
from kgnews.records import Entity, Literal, Span, Statement
from kgnews.write import names
from kgnews.write.rows import language, predicate, relation_label
from kgnews.write.terms import clean

# Line breaks to some readers of lines, though not to JSON.
_LINE_BREAKS = {ord(char): f"\\u{ord(char):04x}" for char in "\x85\u2028\u2029"}


def write_jsonl(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write the statements of *graph* to *target*; ids stay relative, so *base* has no part in it."""
    languages = {article.id: article.lang for article in graph.graph.get(schema.ARTICLES, ())}
    target.writelines(line + "\n" for line in json_lines(statements(graph), catalog, languages=languages))


def json_lines(
    statements: Iterable[Statement],
    catalog: Catalog,
    lang: str | None = None,
    languages: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield each statement as a JSON object, without line end.

    *lang* is the language of "label", the relation in words; where it is None, that of the article, which
    *languages* gives by the article's id; else English. "start" and "end" are the offsets of "quote", the whole
    sentence, in the article's text, as is "sentence"; the three spans are pairs of such offsets, in the direction
    of "subject" and "object". "inferred" is a rule, or null where the words themselves say it.
    """
    for statement in statements:
        yield json_line(statement_fields(statement, catalog, language(statement, lang, languages)))


def json_line(fields: Mapping[str, Any]) -> str:
    """Return *fields* as a JSON object on one line, without line end."""
    return clean(json.dumps(fields, ensure_ascii=False)).translate(_LINE_BREAKS)


def statement_fields(statement: Statement, catalog: Catalog, lang: str) -> dict[str, Any]:
    """Return a statement as values that JSON has; see ``json_lines``."""
    qualifiers, evidence = statement.qualifiers, statement.evidence
    when, said_by = qualifiers.when, qualifiers.said_by
    return {
        "subject": _thing(statement.subject),
        "relation": predicate(statement, catalog),
        "label": relation_label(statement, catalog, lang),
        "object": _thing(statement.object),
        "status": qualifiers.status.value,
        "when": {"start": when.start, "end": when.end} if when else None,
        "where": _thing(qualifiers.where) if qualifiers.where else None,
        "said_by": _thing(said_by.speaker) if said_by else None,
        "quote": evidence.quote,
        "start": evidence.sentence.start,
        "end": evidence.sentence.end,
        "article": evidence.article,
        "sentence": _pair(evidence.sentence),
        "subject_span": _pair(evidence.subject),
        "predicate_span": _pair(evidence.predicate),
        "object_span": _pair(evidence.object),
        "inferred": evidence.inferred,
        "score": evidence.score,
    }


def _thing(thing: Entity | Literal) -> dict[str, Any]:
    if isinstance(thing, Literal):
        return {"value": thing.value, "datatype": thing.datatype}
    return {"id": thing.id, "kind": thing.kind.value, "labels": {label.lang: label.text for label in thing.labels}}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
