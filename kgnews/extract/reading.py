"""A parsed segment with all that was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.clauses import Clause
from kgnews.extract.coref import Resolver
from kgnews.extract.mentions import Name
from kgnews.extract.offices import OfficePhrase
from kgnews.extract.parse import Parse
from kgnews.extract.positions import Position
from kgnews.extract.simplify import Segment


@dataclass(slots=True)
class Reading:
    """One parsed segment with all that was found in it."""

    number: int
    parse: Parse
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...] = ()
    offices: tuple[OfficePhrase, ...] = ()
    positions: tuple[Position, ...] = ()
    resolver: Resolver | None = None

    @property
    def segment(self) -> Segment:
        """Return the segment that was read."""
        return self.parse.segment

    @property
    def resolved(self) -> Resolver:
        """Return the resolver of the segment, which it has once the names of the article are collected."""
        if self.resolver is None:
            raise AssertionError("a segment is read before its names are collected")
        return self.resolver
