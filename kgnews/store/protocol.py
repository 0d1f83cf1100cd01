"""What every kind of store gives, be it a folder on disk or a server."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from kgnews.records import NamedGraph

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

    Answer: TypeAlias = QuerySolutions | QueryTriples | QueryBoolean


class Store(Protocol):
    """A SPARQL store that is open; use it in a ``with`` statement, or call ``close``.

    Each method raises InputError or OutputError if the store cannot be read or written, with what to do about it.
    """

    name: str
    """What the user named it, for messages: a path or an address. It holds no secret."""

    def update_graphs(self, graphs: Sequence[NamedGraph]) -> None:
        """Make each of these named graphs hold exactly its triples; a graph without triples is removed."""

    def change(self, graph: str | None, remove: bytes, add: bytes) -> None:
        """Take the triples *remove* out of one graph, then put *add* into it; both are N-Triples lines in UTF-8.

        *graph* is the IRI of a named graph, or None for the default graph.
        """

    def query(self, sparql: str, union: bool = True) -> Answer:
        """Return the answer to a SPARQL query.

        Its plain patterns are matched in the union of all graphs, or, where *union* is false, in the default graph.
        """

    def close(self) -> None:
        """Let go of the store."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
