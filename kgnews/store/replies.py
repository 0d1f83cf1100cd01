"""What a server answers to a query, as pyoxigraph's types.

Formats: SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/) and XML, N-Triples, Turtle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, QueryTriples, RdfFormat

from kgnews.errors import InputError

if TYPE_CHECKING:
    from kgnews.store.protocol import Answer

Form: TypeAlias = type[QuerySolutions] | type[QueryBoolean] | type[QueryTriples] | None
"""What a query asks for; None where it is more than SPARQL 1.1, and only the server knows."""

_RESULTS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_ACCEPT = {
    QuerySolutions: _RESULTS,
    QueryBoolean: _RESULTS,
    QueryTriples: _TRIPLES,
    None: f"{_RESULTS}, {_TRIPLES};q=0.9",
}
_SHOWN = 60


def wanted(sparql: str) -> tuple[Form, str]:
    """Return what the query *sparql* asks for, and the header Accept that goes with it.

    A server that may choose between results and triples does not always choose what fits the query.
    """
    try:
        form: Form = type(pyoxigraph.Store().query(sparql))
    except (SyntaxError, OSError, ValueError):
        form = None
    return form, _ACCEPT.get(form, _ACCEPT[None])


def answer(body: bytes, content_type: str, form: Form, source: str) -> Answer:
    """Return what the server at *source* has sent; raise InputError if it is no answer to a query of the *form*."""
    media = content_type.partition(";")[0].strip().lower()
    results = QueryResultsFormat.from_media_type(media) if media else None
    triples = RdfFormat.from_media_type(media) if media else None
    try:
        if results is not None and form is not QueryTriples:
            return _results(body, results, form)
        if triples is not None and form in (QueryTriples, None):
            return _triples(body, triples)
    except (SyntaxError, ValueError) as error:
        said = " ".join(str(error).split())
        raise InputError(f"{source}: the answer is broken ({said}); ask again, or look at the server's log") from None
    start = " ".join(body[:400].decode("utf-8", "replace").split())[:_SHOWN]
    raise InputError(
        f"{source}: the answer is {media or 'of no known kind'} and no answer to a query (it begins {start!r}); "
        "a login page, perhaps: look at the address"
    )


def _results(body: bytes, format: QueryResultsFormat, form: Form) -> Answer:
    found = pyoxigraph.parse_query_results(body, format)
    if form is QueryBoolean and isinstance(found, QuerySolutions):
        # Virtuoso answers ASK with a table of one row, 1 or 0.
        value = next((row[0] for row in found), None)
        said = b"true" if value is not None and getattr(value, "value", "0") in ("1", "true") else b"false"
        return pyoxigraph.parse_query_results(b'{"head":{},"boolean":' + said + b"}", QueryResultsFormat.JSON)
    return found


def _triples(body: bytes, format: RdfFormat) -> QueryTriples:
    store = pyoxigraph.Store()
    store.bulk_load(body, format)
    found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, QueryTriples)
    return found
