"""Which named graphs a store has, and what it answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QuerySolutions, QueryTriples

from kgnews.errors import InputError
from kgnews.store.lines import named

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from kgnews.store.protocol import Answer, Store


def rows(store: Store, sparql: str, union: bool = True) -> list[QuerySolution]:
    """Return the solutions of the SELECT query *sparql*; raise InputError if *store* answers something else."""
    found = store.query(sparql, union=union)
    if not isinstance(found, QuerySolutions):
        raise InputError(f"{store.name}: the answer to a SELECT is no table; look at the address of the store")
    return list(found)


def triples(answer: Answer, name: str) -> QueryTriples:
    """Return the triples of the *answer* to a CONSTRUCT query; raise InputError if the store *name* has sent something else."""
    if not isinstance(answer, QueryTriples):
        raise InputError(f"{name}: the answer to a CONSTRUCT is no RDF; look at the address of the store")
    return answer


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
