"""Parquet, through pyarrow (the extra ``parquet``): an article a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kgnews.errors import InputError
from kgnews.read.formats import Found, Options
from kgnews.read.inputs import LONGEST_FILE, Input, input_of
from kgnews.read.records import columns_of, record_article
from kgnews.records import Problem

_ROWS = 256  # at a time


def is_parquet(head: bytes) -> bool:
    """Whether *head* begins a Parquet file."""
    return head.startswith(b"PAR1")


def read_parquet(given: Input, options: Options) -> Iterator[Found]:
    """Read the articles in the rows of a Parquet file; a row without article is a Problem with its number.

    Raises InputError where pyarrow is not installed, the file is broken, or no column holds the text.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet
    except ImportError:
        raise InputError(f"{options.source}: to read Parquet, install pyarrow: pip install 'kgnews[parquet]'") from None
    if not given.stream.seekable():
        given = input_of(given.document(LONGEST_FILE), given.name, given.file)
    try:
        file = arrow.parquet.ParquetFile(given.stream)
        columns = columns_of(file.schema_arrow.names, options)
        wanted = sorted({name for name in columns.values() if name})
        yield from _rows(file.iter_batches(batch_size=_ROWS, columns=wanted), columns, options)
    except (arrow.ArrowException, OSError, ValueError) as error:
        raise InputError(f"{options.source}: a broken Parquet file ({' '.join(str(error).split())[:200]})") from error


def _rows(batches: Iterator[Any], columns: dict[str, str], options: Options) -> Iterator[Found]:
    number = 0
    for batch in batches:
        for row in batch.to_pylist():
            number += 1
            place = f"{options.source}, row {number}"
            fields = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
            try:
                yield record_article(fields, columns, replace(options, source=place, url=""))
            except InputError as error:
                yield Problem(place, str(error))
