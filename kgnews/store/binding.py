"""Parameters of a query: from the texts that a user gives to terms in the query's VALUES clauses.

One mechanism for embedded stores and servers: values are checked, made RDF terms, and written by pyoxigraph as SPARQL
writes terms, at the one place that the query has for each. No text is pasted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from pyoxigraph import Literal, NamedNode

from kgnews.errors import UsageError
from kgnews.store.asking import Ask, Placement
from kgnews.store.lookup import Lookup, kind
from kgnews.store.queries import Parameter, Query, place, usage

_MOST_ROWS = 10**9
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_SINGLE = ("date", "number")


def bind(query: Query, given: Mapping[str, Sequence[str]], ask: Ask) -> tuple[str, list[str]]:
    """Return the text of *query* with the values *given* by name, and notes for the user.

    Several values of an entity, article, relation or kind mean any of them. Names are looked up by *ask*. A ready query
    is made to fit the layout of the store. Raises UsageError for a parameter that is unknown, missing or malformed,
    InputError for one that names nothing in the store.
    """
    check_names(query, given)
    needed = query.ready or any(values for values in given.values())
    if not needed:
        return query.text, []
    placement = Placement(ask)
    lookup = Lookup(ask, placement)
    text = query.text
    for parameter in query.parameters:
        values = given.get(parameter.name, ())
        if values:
            text = _put(_clause(parameter, values, lookup), parameter, text)
    _check_period(query, given)
    return (placement.fit(text) if query.ready else text), lookup.notes


def check_names(query: Query, given: Mapping[str, Sequence[str]]) -> None:
    """Raise UsageError if a parameter *given* is not of *query*, or one that it needs is missing."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            there = f"it has {', '.join(known)}" if known else "it has none"
            raise UsageError(f"{query.source}: there is no parameter {name!r}; {there}")
    missing = [name for name, parameter in known.items() if parameter.required and not given.get(name)]
    if missing:
        raise UsageError(f"{query.source}: parameter {missing[0]} is missing; usage: {usage(query)}")
    for name, values in given.items():
        if len(values) > 1 and known[name].type in _SINGLE:
            raise UsageError(f"{query.source}: parameter {name} is given {len(values)} times; give it once")


def _clause(parameter: Parameter, values: Sequence[str], lookup: Lookup) -> str:
    if parameter.type == "number":
        return f"LIMIT {_number(parameter.name, values[0])}"
    terms = [str(term) for value in values for term in _terms(parameter, value, lookup)]
    return f"VALUES ?{parameter.name} {{ {' '.join(dict.fromkeys(terms))} }}"


def _put(clause: str, parameter: Parameter, text: str) -> str:
    """Return *text* with *clause* at the place of *parameter*, no comment any more."""
    found = place(parameter).search(text)
    assert found, f"{parameter.name} was checked when the query was read"
    return text[: found.start()] + found["indent"] + clause + found["rest"] + text[found.end() :]


def _terms(parameter: Parameter, value: str, lookup: Lookup) -> Sequence[NamedNode | Literal]:
    said = value.strip()
    if not said:
        raise UsageError(f"parameter {parameter.name}: the value is empty")
    match parameter.type:
        case "entity":
            return lookup.entity(said)
        case "article":
            return lookup.article(said)
        case "relation":
            return lookup.relation(said)
        case "kind":
            return [kind(said)]
    return [_date(parameter.name, said)]


def _date(name: str, said: str) -> Literal:
    if not _DATE.fullmatch(said) or not _exists(said):
        raise UsageError(f"parameter {name}: {said!r} is no date; write 2015-11-17, 2015-11 or 2015")
    return Literal(said)


def _exists(day: str) -> bool:
    try:
        return len(day) < len("2015-11-17") or bool(date.fromisoformat(day))
    except ValueError:  # 31 February
        return False


def _number(name: str, said: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", said.strip()):
        raise UsageError(f"parameter {name}: {said!r} is no whole number below {_MOST_ROWS:,}")
    return int(said)


def _check_period(query: Query, given: Mapping[str, Sequence[str]]) -> None:
    begin, end = (given[name][0].strip() if given.get(name) else "" for name in ("from", "to"))
    dates = {parameter.name for parameter in query.parameters if parameter.type == "date"}
    if begin and end and {"from", "to"} <= dates and begin > end + "~":
        raise UsageError(f"{query.source}: the period ends ({end}) before it begins ({begin}); exchange from and to")
