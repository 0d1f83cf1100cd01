"""What a store is asked with, and how its triples are laid out in graphs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from kgnews.ontology.vocab import BASE, KGN, PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import QuerySolution

    from kgnews.store.protocol import Answer

Ask: TypeAlias = "Callable[[str], Answer]"
"""Sends a SPARQL query to a store and returns its answer. Plain patterns are matched in the union of all graphs."""

_GRAPH = re.compile(r"\bGRAPH \?g[0-9]? \{")


def select(ask: Ask, text: str) -> Iterator[QuerySolution]:
    """Return the solutions of the SELECT query *text*."""
    from pyoxigraph import QuerySolutions

    answer = ask(text)
    if not isinstance(answer, QuerySolutions):
        raise TypeError(f"not a SELECT query: {text}")
    return answer


def holds(ask: Ask, text: str) -> bool:
    """Return what the ASK query *text* finds."""
    return bool(ask(text))


class Placement:
    """Where a store keeps its triples: each article in a graph of its own, or all in the default graph.

    Our own queries are written for the first; ``fit`` makes them fit the second.
    """

    def __init__(self, ask: Ask) -> None:
        self.in_graphs = holds(ask, f"ASK {{ GRAPH ?g {{ ?claim a <{KGN}Claim> }} }}")

    def fit(self, text: str) -> str:
        """Return the query *text* with its ``GRAPH ?g {`` as a plain group where nothing is in graphs."""
        return text if self.in_graphs else _GRAPH.sub("{", text)


def short(iri: str) -> str:
    """Return *iri* as people read it: an entity's id, "kgn:met", else the whole.

    >>> short("https://w3id.org/kgnews/id/person/john-kerry")
    'person/john-kerry'
    """
    if iri.startswith(BASE):
        return iri.removeprefix(BASE)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and re.fullmatch(r"[\w/%.-]+", iri.removeprefix(namespace)):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
