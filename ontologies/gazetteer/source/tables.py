"""The tables that the gazetteer is made from: read, checked, and turned into plain rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(__file__).resolve().parent
Row = dict[str, str]


def read_table(name: str) -> list[Row]:
    """Return the rows of the tab-separated table *name*, one dict a line; no quoting, first line is the header."""
    header, *lines = (SOURCE / name).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows = [dict(zip(columns, line.split("\t"), strict=False)) for line in lines]
    broken = [number for number, row in enumerate(rows, start=2) if len(row) != len(columns)]
    if broken:
        raise SystemExit(f"{name}: wrong number of cells in line {', '.join(map(str, broken))}; mend the table")
    return rows


def cells(row: Row, *columns: str) -> list[str]:
    """Return the alternatives ("a|b") of the *columns* of *row*, in order, without repetition."""
    found = [text for column in columns for text in row[column].split("|") if text]
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing; ``lang`` is "" where it holds in every language."""

    lang: str
    text: str

    def meets(self, other: Name) -> bool:
        """Whether both can be read in one language."""
        return not self.lang or not other.lang or self.lang == other.lang


@dataclass(slots=True)
class Thing:
    """A country, body, city or person on its way to Turtle.

    ``iri`` is a prefixed name. ``names`` are all names by which a text may call it, ``labels`` the preferred ones
    among them. ``seats`` are names of buildings that stand for it, ``adjectives`` those of nationality.
    """

    iri: str
    kind: str  # country, body, city or person
    labels: list[Name]
    names: list[Name]
    home: str = ""  # ISO code of the country it belongs to
    population: int = 0
    capital: bool = False
    seats: list[Name] = field(default_factory=list)
    adjectives: list[Name] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)
    same_as: str = ""  # prefixed name of the thing that this one is another entry for
    type: str = ""  # class of schema.org
    facts: list[tuple[str, list[str]]] = field(default_factory=list)  # further properties, ready for Turtle


def distinct(names: list[Name]) -> list[Name]:
    """Return *names* without those that another one, in the same language or in every language, already gives."""
    universal = {name.text for name in names if not name.lang}
    kept = [name for name in names if not name.lang or name.text not in universal]
    return list(dict.fromkeys(kept))
