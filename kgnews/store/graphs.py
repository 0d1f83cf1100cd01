"""Which named graphs a store has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions

from kgnews.errors import InputError
from kgnews.store.lines import named

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from kgnews.store.protocol import Store


def rows(store: Store, sparql: str, union: bool = True) -> list[QuerySolution]:
    """Return the solutions of the SELECT query *sparql*; raise InputError if *store* answers something else."""
    found = store.query(sparql, union=union)
    if not isinstance(found, QuerySolutions):
        raise InputError(f"{store.name}: the answer to a SELECT is no table; look at the address of the store")
    return list(found)


def iri(row: QuerySolution, variable: str) -> str:
    """Return the IRI that *variable* has in *row*; "" for anything else."""
    term = row[variable]
    return term.value if isinstance(term, NamedNode) else ""


def existing(store: Store, names: Iterable[str]) -> set[str]:
    """Return those of the *names* that are the names of graphs in *store* with at least one triple."""
    wanted = " ".join(map(named, names))
    if not wanted:
        return set()
    query = f"SELECT ?g {{ VALUES ?g {{ {wanted} }} FILTER EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"
    return {iri(row, "g") for row in rows(store, query)}
