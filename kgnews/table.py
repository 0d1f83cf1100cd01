"""Tables for a terminal, as wide as the window: statements, a table an article, and rows of any kind."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kgnews.knowledge import Catalog
from kgnews.ontology.terms import Vocabulary
from kgnews.printable import printable
from kgnews.records import Article, Statement, Status
from kgnews.write.rows import Row, table_rows

HEADINGS = Row("subject", "relation", "object", "when", "where", "status", "said by")
NARROW = ("statement", "status", "when, where, said by")
UNBROKEN = frozenset({"when", "status"})
WIDTH = 140  # columns, where nothing tells how wide the output is
WIDEST = 1000  # columns: more than any row needs
COLOURS = {Status.ASSERTED: "", Status.PLANNED: "cyan", Status.NEGATED: "red"}


def print_table(
    statements: Iterable[Statement], articles: Mapping[str, Article], catalog: Catalog, target: TextIO
) -> None:
    """Print *statements*, which come article by article, under the title, place and date of each article.

    *articles* are the articles by id; names are given in the article's language. Colours are used on a terminal only.
    Where the window is too narrow for a column for each part, the parts of a statement share one.
    """
    console = Console(file=target, width=_width(target), highlight=False, emoji=False)
    languages = {article.id: article.lang for article in articles.values()}
    groups = []
    for article_id, group in groupby(statements, key=lambda statement: statement.evidence.article):
        of_article = list(group)
        styles = [COLOURS.get(statement.qualifiers.status, "yellow") for statement in of_article]
        rows = table_rows(of_article, catalog, languages=languages)
        groups.append((_title(articles[article_id]), list(zip(rows, styles, strict=True))))
    tables = [_table(title, HEADINGS, rows) for title, rows in groups]
    if any(_needed(console, table) > console.width for table in tables):
        tables = [_table(title, NARROW, [(_joined(row), style) for row, style in rows]) for title, rows in groups]
    for table in tables:
        _print(console, table, target)


def print_rows(
    columns: Sequence[str], rows: Sequence[Sequence[str]], target: TextIO, folded: Collection[str] = ()
) -> None:
    """Print *rows* under their *columns*, of which those that are *folded* may take several lines.

    Where the window is too narrow, each row is printed as lines of column and value.
    """
    console = Console(file=target, width=_width(target), highlight=False, emoji=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column not in folded, overflow="fold" if column in folded else "ellipsis")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    if rows and _needed(console, table, least=bool(folded)) > console.width:
        table = Table(box=None, pad_edge=False, show_header=False)
        table.add_column(no_wrap=True)
        table.add_column(overflow="fold")
        for row in rows:
            for column, cell in zip(columns, row, strict=True):
                if cell:
                    table.add_row(Text(column, style="bold"), Text(printable(cell)))
            table.add_row("", "")
    _print(console, table, target)


def _print(console: Console, table: Table, target: TextIO) -> None:
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        print(line.rstrip(), file=target)  # rich fills every line up to the width


def print_relations(vocabulary: Vocabulary, lang: str, target: TextIO) -> None:
    """Print the relations of *vocabulary*: name, label in *lang*, planned twin, kinds on either side, inverse, alignment."""
    headings = ("relation", "label", "planned", "subject → object", "inverse", "elsewhere")
    rows = []
    for term in vocabulary.of_type("Relation"):
        inverse = "(symmetric)" if "SymmetricProperty" in term.types else term.inverse
        kinds = " → ".join(", ".join(side) or "any" for side in (term.domain, term.range))
        ties = ", ".join(tie.name for tie in term.ties)
        rows.append(((term.name, term.label(lang), term.planned, kinds, inverse, ties), ""))
    console = Console(file=target, width=_width(target), highlight=False, emoji=False)
    table = _table(Text(f"{len(rows)} relations", style="bold"), headings, rows, frozenset({"relation"}))
    with console.capture() as captured:
        console.print(table)
    for line in captured.get().splitlines():
        print(line.rstrip(), file=target)


def _table(
    title: Text,
    headings: tuple[str, ...],
    rows: Iterable[tuple[tuple[str, ...], str]],
    unbroken: frozenset[str] = UNBROKEN,
) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title_justify="left", title=title)
    for heading in headings:
        table.add_column(heading, no_wrap=heading in unbroken, overflow="fold")
    for row, style in rows:
        table.add_row(*(Text(printable(cell), style=style) for cell in row))
    return table


def _needed(console: Console, table: Table, least: bool = False) -> int:
    """Return the width at which no cell of a table is broken, or the *least* at which no word is."""
    measured = console.measure(table, options=console.options.update(width=WIDEST))
    return measured.minimum if least else measured.maximum


def _joined(row: Row) -> tuple[str, str, str]:
    fact = " · ".join((row.subject, row.relation, row.object))
    where = f"where {row.where}" if row.where else ""
    said_by = f"said by {row.said_by}" if row.said_by else ""
    return fact, row.status, " · ".join(part for part in (row.when, where, said_by) if part)


def _title(article: Article) -> Text:
    details = ", ".join(part for part in (article.dateline_place, article.published) if part)
    title = Text(printable(article.title or article.id), style="bold")
    return title.append(f" ({details})", style="not bold") if details else title


def _width(target: TextIO) -> int | None:
    """Return the width to use, or None where the terminal tells it."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        return int(columns)
    return None if target.isatty() else WIDTH
