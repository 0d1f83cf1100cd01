"""Questions to a graph that is there already."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kgnews.errors import UsageError


def query(
    what: str, store: str | Path, params: Mapping[str, str] | None = None, lang: str = "en"
) -> list[dict[str, str]]:
    """Return the answer to a question, a row for each match: columns by name, with names of things in *lang*.

    *what* is the name of a ready query, the file of one, or SPARQL; *store* is a file of RDF, the folder of a store or its address;
    *params* are the values of the query's parameters. Raises UsageError for what is no query of rows or a parameter that does not
    fit, InputError for a syntax error, a name that the store does not have, or a store that is not there.

    >>> query("planned", "demo.ttl", {"who": "François Hollande"})  # doctest: +SKIP
    """
    from kgnews.store.ask import asked, ready

    with asked(ready(what), str(store), {name: [value] for name, value in (params or {}).items()}) as (
        answered,
        _notes,
    ):
        if not answered.is_table:
            raise UsageError(f"{what[:60]!r}: only a SELECT gives rows; kgnews query answers the others")
        columns, rows = answered.words(lang)
        return [dict(zip(columns, row, strict=True)) for row in rows]
