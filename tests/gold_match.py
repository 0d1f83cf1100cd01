"""Compares what the engine finds in gold articles with what their tables say."""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gold_format import ABSENT, ANY, Gold, Row

from kgnews.knowledge import Relation
from kgnews.records import Entity, Literal, Statement, Status, TimeSpan

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "\u00a0": " ", "\u202f": " "})
_PLAIN = frozenset({Status.ASSERTED, Status.PLANNED})  # what is written as an edge


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over gold articles: statements that the engine made, those that are true, wanted rows, those found."""

    statements: int = 0
    true: int = 0
    wanted: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Share of the statements that are true."""
        return self.true / self.statements if self.statements else 0.0

    @property
    def recall(self) -> float:
        """Share of the rows under "expect" and "gap" that are found."""
        return self.found / self.wanted if self.wanted else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.statements + other.statements,
            self.true + other.true,
            self.wanted + other.wanted,
            self.found + other.found,
        )


class Judge:
    """Judges statements by the rows of gold tables; *relations* are those of the ontology."""

    def __init__(self, relations: Mapping[str, Relation]) -> None:
        self.symmetric = {relation.name for relation in relations.values() if relation.symmetric}
        self.names = set(relations) | {relation.planned for relation in relations.values() if relation.planned}
        self.base = {relation.planned: relation.name for relation in relations.values() if relation.planned}

    def finds(self, row: Row, statements: Iterable[Statement]) -> bool:
        """Say whether one of the statements is all that the row asks for."""
        return any(self._agrees(row, statement, whole=True) for statement in statements)

    def explains(self, rows: Iterable[Row], statement: Statement) -> bool:
        """Say whether a row makes the statement true: it may leave time and place out, and may not have others."""
        return any(self._agrees(row, statement, whole=False) for row in rows)

    def forbids(self, row: Row, statement: Statement) -> bool:
        """Say whether a row of the section "never" hits the statement.

        A named relation hits what is written as an edge: asserted, or planned where the row names the planned twin.
        ``*`` hits a statement of any status whose entity is called so, not one that has the name beside others.
        """
        if row.relation == ANY:
            kept = not row.status or row.status == statement.qualifiers.status
            named = _called(row.subject, statement.subject) and _called(row.object, statement.object)
            return kept and named and self._qualified(row, statement, whole=True)
        planned = row.relation in self.base
        status = row.status or (Status.PLANNED if planned else Status.ASSERTED)
        name = self.base.get(row.relation, row.relation)
        kept = statement.relation == name and statement.qualifiers.status == status
        return kept and self._same_pair(row, statement) and self._qualified(row, statement, whole=True)

    def score(self, gold: Gold, statements: tuple[Statement, ...]) -> Score:
        """Return the counts of one article."""
        rows = (*gold.expect, *gold.allowed, *gold.gap)
        wanted = (*gold.expect, *gold.gap)
        return Score(
            statements=len(statements),
            true=sum(self.explains(rows, statement) for statement in statements),
            wanted=len(wanted),
            found=sum(self.finds(row, statements) for row in wanted),
        )

    def _agrees(self, row: Row, statement: Statement, whole: bool) -> bool:
        return (
            row.relation == statement.relation
            and row.status == statement.qualifiers.status
            and self._same_pair(row, statement)
            and self._qualified(row, statement, whole)
        )

    def _same_pair(self, row: Row, statement: Statement) -> bool:
        if _means(row.subject, statement.subject) and _means(row.object, statement.object):
            return True
        swapped = _means(row.subject, statement.object) and _means(row.object, statement.subject)
        return swapped and statement.relation in self.symmetric

    def _qualified(self, row: Row, statement: Statement, whole: bool) -> bool:
        """Say whether time, place and speaker are those of the row; time and place may be missing unless *whole*."""
        qualifiers = statement.qualifiers
        speaker = qualifiers.said_by.speaker if qualifiers.said_by else None
        when = not row.when or _at(row.when, qualifiers.when) or (not whole and qualifiers.when is None)
        where = not row.where or _means(row.where, qualifiers.where) or (not whole and qualifiers.where is None)
        return when and where and (not row.said_by or _means(row.said_by, speaker))


def fold(text: str) -> str:
    """Return a text without case, accents and kinds of apostrophe and space."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def names_of(thing: Entity | Literal | None) -> set[str]:
    """Return the folded names of an entity in every language, or the value of a literal."""
    if thing is None:
        return set()
    if isinstance(thing, Literal):
        return {fold(thing.value)}
    return {fold(label.text) for label in (*thing.labels, *thing.aliases)}


def _means(cell: str, thing: Entity | Literal | None) -> bool:
    """Say whether a cell names a thing: by one of its names, as anything, or as absent."""
    if cell in ("", ANY):
        return True
    if cell == ABSENT:
        return thing is None
    return any(fold(name) in names_of(thing) for name in cell.split(" / "))


def _called(cell: str, thing: Entity | Literal) -> bool:
    """Say whether a cell is the label of a thing, in any language; aliases do not count."""
    return _means(cell, replace(thing, aliases=()) if isinstance(thing, Entity) else thing)


def _at(cell: str, when: TimeSpan | None) -> bool:
    if cell == ABSENT:
        return when is None
    return when is not None and (when.start, when.end) == bounds(cell)


def bounds(cell: str) -> tuple[str | None, str | None]:
    """Return the first and last day of a cell: "2019-02" is a whole month, "2015/" has no end."""
    first, slash, last = cell.partition("/")
    return _edge(first, last=False), _edge(last if slash else first, last=True)


def _edge(cell: str, last: bool) -> str | None:
    if cell.startswith("--") or not cell:
        return cell or None
    year, month, day = [*cell.split("-"), "", ""][:3]
    month = month or ("12" if last else "01")
    day = day or (f"{calendar.monthrange(int(year), int(month))[1]:02}" if last else "01")
    return f"{year}-{month}-{day}"


def describe(statement: Statement) -> str:
    """Return a statement as a line of a table, with the rule and the sentence it was read in."""
    qualifiers = statement.qualifiers
    when = qualifiers.when
    span = "" if when is None else when.start if when.start == when.end else f"{when.start or ''}/{when.end or ''}"
    cells = (
        _label(statement.subject),
        statement.relation,
        _label(statement.object),
        qualifiers.status.value,
        span or "",
        _label(qualifiers.where),
        _label(qualifiers.said_by.speaker) if qualifiers.said_by else "",
    )
    evidence = statement.evidence
    return " | ".join(cells) + f"   [{evidence.rule}] {' '.join(evidence.quote.split())}"


def _label(thing: Entity | Literal | None) -> str:
    if thing is None:
        return ""
    if isinstance(thing, Literal):
        return thing.value
    return thing.labels[0].text if thing.labels else thing.id
