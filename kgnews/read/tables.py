"""Tables of articles: CSV with commas, semicolons or bars, and TSV; a row an article.

The rows are read here and not by the ``csv`` module, which after one quote that is never closed takes the rest of the
file for one field, and whose limit for a field holds for the whole process.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from kgnews.errors import InputError
from kgnews.read.decode import decode
from kgnews.read.formats import Found, Options
from kgnews.read.inputs import LONGEST_FILE, LONGEST_RECORD, Input, input_of
from kgnews.read.lines_of import lines_of, too_long
from kgnews.read.records import columns_of, is_articles, record_article
from kgnews.records import Problem

_DELIMITERS = ("\t", ";", "|", ",")
_MOST_LINES = 1000  # of one field: more means that its quote was never closed
_NEVER_CLOSED = "a quote opens a field and is never closed"
_OPENING = re.compile(r'"(?:"")*[^",;|\s]')
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(slots=True)
class Row:
    """A row: its fields, the line of the file where it begins, and what is wrong with it ("" if nothing)."""

    line: int
    fields: list[str] = field(default_factory=list)
    fault: str = ""


def is_table(head: bytes) -> bool:
    """Whether the first line of *head* names columns that only a table of articles has."""
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0][:2000]
    delimiter = _delimiter(first.decode("utf-8", "replace"), "")
    return bool(delimiter) and is_articles(
        name.strip(' "\r') for name in first.decode("utf-8", "replace").split(delimiter)
    )


def read_table(given: Input, options: Options) -> Iterator[Found]:
    """Read the articles in the rows of a table whose first row names the columns.

    A row that cannot be read is a Problem with its number. Raises InputError where no column holds the text.
    """
    if given.head.startswith(_WIDE_MARKS):
        given = input_of(decode(given.document(LONGEST_FILE), options.source).encode(), given.name, given.file)
    first = given.head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0]
    delimiter = _delimiter(first.decode("utf-8", "replace"), given.suffix)
    rows = _rows(given, delimiter or ",", options.source)
    heading = next(rows, None)
    if heading is None or heading.fault:
        raise InputError(f"{options.source}: this table is empty, or its first row is broken")
    names = [name.strip() for name in heading.fields]
    columns = columns_of(names, options)
    number = 0
    for number, row in enumerate(rows, 1):
        place = f"{options.source}, row {number} (line {row.line})"
        try:
            yield record_article(_fields(row, names, place), columns, replace(options, source=place, url=""))
        except InputError as error:
            yield Problem(place, str(error))
    if not number:
        raise InputError(f"{options.source}: this table has no rows under its heading")


def _fields(row: Row, names: list[str], place: str) -> dict[str, object]:
    if row.fault:
        raise InputError(row.fault if row.fault.startswith(place) else f"{place}: {row.fault}")
    fields = row.fields
    while len(fields) > len(names) and not fields[-1].strip():
        fields.pop()
    if len(fields) != len(names):
        raise InputError(f"{place}: {len(fields)} fields, where the heading has {len(names)}")
    return dict(zip(names, fields, strict=True))


def _rows(given: Input, delimiter: str, source: str) -> Iterator[Row]:
    """Yield the rows of *given*, empty lines left out; the first one tells how many fields there should be."""
    lines = enumerate(lines_of(given), 1)
    waiting: deque[tuple[int, bytes | None]] = deque()  # lines that are to be looked at again
    width = 0
    while (start := waiting.popleft() if waiting else next(lines, None)) is not None:
        number, line = start
        if line is None:
            yield Row(number, fault=too_long(f"{source}, line {number}"))
            continue
        if not line.strip():
            continue
        row, taken = _row(number, line, waiting, lines, delimiter, source)
        if row.fault or (taken and width and len(row.fields) != width):
            # What one quote swallowed is read again as rows of its own.
            waiting.extendleft(reversed(taken))
            row = Row(number, fault=row.fault or _NEVER_CLOSED)
        width = width or len(row.fields)
        yield row


def _row(
    number: int,
    line: bytes,
    waiting: deque[tuple[int, bytes | None]],
    lines: Iterator[tuple[int, bytes | None]],
    delimiter: str,
    source: str,
) -> tuple[Row, list[tuple[int, bytes | None]]]:
    """Return the row that begins with *line*, and the further lines that it took."""
    row = Row(number)
    taken: list[tuple[int, bytes | None]] = []
    size = len(line)
    try:
        opened = _take(decode(line, f"{source}, line {number}"), row.fields, None, delimiter)
        while opened is not None:
            following = waiting.popleft() if waiting else next(lines, None)
            if following is not None:
                taken.append(following)
                size += len(following[1] or b"")
            if following is None or following[1] is None or len(taken) > _MOST_LINES or size > LONGEST_RECORD:
                row.fault = _NEVER_CLOSED
                break
            text = decode(following[1], f"{source}, line {following[0]}") if following[1].strip() else "\n"
            opened = _take(text, row.fields, opened, delimiter)
    except InputError as error:
        row.fault = str(error)
    return row, taken


def _take(line: str, fields: list[str], opened: list[str] | None, delimiter: str) -> list[str] | None:
    """Add the fields of *line* to *fields*; return the parts of a quoted field that does not end in it, or None.

    *opened* are the parts of the field in which the line begins. A quote inside a field is a quote where no delimiter
    follows it.
    """
    quoted, bare = _expressions(delimiter)
    text, place = line.rstrip("\n"), 0
    if opened is not None and _OPENING.match(text):
        raise InputError(_NEVER_CLOSED)  # a field of the next row begins so
    while True:
        if opened is None and text.startswith('"', place):
            opened, place = [], place + 1
        if opened is not None:
            found = quoted.match(text, place)
            if found is None:
                opened.append(text[place:].replace('""', '"') + "\n")
                return opened
            fields.append("".join(opened) + found[1].replace('""', '"'))
            opened = None
        else:
            found = bare.match(text, place)
            if found is None:  # cannot be: an empty field fits
                return None
            fields.append(found[1])
        place = found.end()
        if not found["more"]:
            return None


@cache
def _expressions(delimiter: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what matches the rest of a quoted field, and a bare one, with what ends it."""
    mark = re.escape(delimiter)
    end = rf"[ ]*(?:(?P<more>{mark})|$)"
    quoted = rf'((?:[^"]++|""|"(?!{end.replace("(?P<more>", "(?:")}))*+)"{end}'
    return re.compile(quoted), re.compile(rf"([^{mark}]*)(?:(?P<more>{mark})|$)")


def _delimiter(heading: str, suffix: str) -> str:
    if suffix in (".tsv", ".tab"):
        return "\t"
    counts = {mark: heading.count(mark) for mark in _DELIMITERS}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else ""
