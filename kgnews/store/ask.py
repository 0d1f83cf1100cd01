"""From what a user asks to the answer: the one way in which ``kgnews query`` goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from kgnews.errors import InputError
from kgnews.store.binding import bind, check_names
from kgnews.store.queries import Query, find_query, parse_query
from kgnews.store.results import Answered
from kgnews.store.sparql import check_syntax, refuse_updates, with_prefixes
from kgnews.store.target import is_address, opened


def ready(what: str, from_text: bool = False) -> Query:
    """Return the query that *what* means, or is where *from_text* is set, after a look at whether it can be asked.

    Raises UsageError for an update or what is no query, InputError for a file that cannot be read.
    """
    query = parse_query(what, "query", "the query") if from_text else find_query(what)
    refuse_updates(query.text, query.source)
    return query


@contextmanager
def asked(
    query: Query, target: str, given: Mapping[str, Sequence[str]], query_endpoint: str = ""
) -> Iterator[tuple[Answered, list[str]]]:
    """Give the answer of the store *target* to *query* with the values *given* by name, and notes for the user.

    Raises UsageError for parameters that do not fit, InputError for a syntax error, a name that the store does not
    have, or a store that is not there.
    """
    check_names(query, given)
    if not is_address(target):
        check_syntax(query.text, query.source)
    with opened(target, query_endpoint) as ask:
        text, notes = bind(query, given, ask)
        try:
            answer = ask(with_prefixes(text))
        except InputError:
            # A server may understand more than SPARQL 1.1, so it is asked first; its complaint may be any.
            check_syntax(query.text, query.source)
            raise
        yield Answered(answer, ask), notes
