"""Statements as rows: for a table that people read, and for tab-separated values that programs read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kgnews.graph.schema import curie
from kgnews.knowledge import Catalog
from kgnews.records import Entity, Literal, Statement, Status, TimeSpan


class Row(NamedTuple):
    """A statement in words: "John Kerry", "met", "François Hollande", "2015-11-17", "Élysée", "asserted", ""."""

    subject: str
    relation: str
    object: str
    when: str
    where: str
    status: str
    said_by: str


TSV_COLUMNS = (
    *("subject", "relation", "object", "status", "start", "end", "where", "said_by"),
    *("subject_label", "label", "object_label", "article", "from", "to", "inferred", "score", "quote"),
)


def table_rows(
    statements: Iterable[Statement],
    catalog: Catalog,
    lang: str | None = None,
    languages: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """Yield each statement in words.

    Names and relations are in *lang*, or where it is None in the language of the article, which *languages* gives by
    the article's id; without either they are in English, and a name that does not exist in a language in another.
    """
    for statement in statements:
        spoken = language(statement, lang, languages)
        qualifiers = statement.qualifiers
        yield Row(
            subject=name(statement.subject, spoken),
            relation=relation_label(statement, catalog, spoken),
            object=name(statement.object, spoken),
            when=time(qualifiers.when),
            where=name(qualifiers.where, spoken) if qualifiers.where else "",
            status=qualifiers.status.value,
            said_by=name(qualifiers.said_by.speaker, spoken) if qualifiers.said_by else "",
        )


def tsv_lines(
    statements: Iterable[Statement],
    catalog: Catalog,
    lang: str | None = None,
    languages: Mapping[str, str] | None = None,
) -> Iterator[str]:
    """Yield a heading and a line for each statement, without line end.

    Things are given by id, relations as CURIEs, so that nothing hangs on a language; the columns after "said_by" are
    for reading. A tab or line break inside a value becomes a space.
    """
    yield "\t".join(TSV_COLUMNS)
    for statement in statements:
        spoken = language(statement, lang, languages)
        qualifiers, evidence = statement.qualifiers, statement.evidence
        when = qualifiers.when
        cells = (
            statement.subject.id,
            predicate(statement, catalog),
            statement.object.value if isinstance(statement.object, Literal) else statement.object.id,
            qualifiers.status.value,
            (when.start if when else None) or "",
            (when.end if when else None) or "",
            qualifiers.where.id if qualifiers.where else "",
            qualifiers.said_by.speaker.id if qualifiers.said_by else "",
            name(statement.subject, spoken),
            relation_label(statement, catalog, spoken),
            name(statement.object, spoken),
            evidence.article,
            str(evidence.sentence.start),
            str(evidence.sentence.end),
            evidence.inferred or "",
            f"{evidence.score:g}",
            evidence.quote,
        )
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def name(thing: Entity | Literal, lang: str = "") -> str:
    """Return the name of *thing* in *lang*, else without language, else in the first there is, else its id or value."""
    if isinstance(thing, Literal):
        return thing.value
    labels = {label.lang: label.text for label in thing.labels}
    return labels.get(lang) or labels.get("") or next(iter(labels.values()), thing.id)


def time(when: TimeSpan | None) -> str:
    """Return a day as "2015-11-17", a longer time as "2015-11-23/2015-11-29", with ".." for an open end."""
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start == when.end:
        return when.start or ""
    return f"{when.start or '..'}/{when.end or '..'}"


def predicate(statement: Statement, catalog: Catalog) -> str:
    """Return the CURIE that the statement is written under: that of the planned twin where it is planned."""
    relation = catalog.relations.get(statement.relation)
    planned = statement.qualifiers.status is Status.PLANNED
    return curie((relation.planned if relation and planned else None) or statement.relation)


def relation_label(statement: Statement, catalog: Catalog, lang: str) -> str:
    """Return the relation in words; an open relation by its lemma."""
    relation = catalog.relations.get(statement.relation)
    if relation is None:
        return statement.relation.removeprefix("open/")
    planned = statement.qualifiers.status is Status.PLANNED and relation.planned is not None
    return relation.label(lang, planned)


def language(statement: Statement, lang: str | None, languages: Mapping[str, str] | None) -> str:
    """Return the language to speak of *statement* in: *lang*, else that of its article, else English."""
    return lang or (languages or {}).get(statement.evidence.article) or "en"
