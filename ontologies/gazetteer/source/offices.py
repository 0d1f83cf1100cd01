"""Office types: read from the hand-made table, looked up by the rows of holders, written as Turtle."""

from __future__ import annotations

from tables import Row, cells, read_table
from ttl import Property, block, literal

NAME_PROPERTIES = {  # column of the table without its language: property
    "": "skos:altLabel",
    "_m": "kgn:masculineName",
    "_f": "kgn:feminineName",
    "_plural": "kgn:pluralName",
    "_plural_m": "kgn:masculinePluralName",
    "_plural_f": "kgn:femininePluralName",
}


class OfficeTypes:
    """The office types and the rule by which a row of holders.tsv belongs to one.

    The column ``rows`` names the offices of holders.tsv that a type stands for, "foreign_minister" for all of them or
    "foreign_minister@GB" for those of one country or body; the narrower one wins.
    """

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._type = {key: row["id"] for row in rows for key in cells(row, "rows")}

    def of(self, holder: Row) -> str:
        """Return the id of the office type of a row of holders.tsv."""
        office, where = holder["office"], holder["where"]
        found = self._type.get(f"{office}@{where}") or self._type.get(office)
        if not found:
            raise SystemExit(f"offices_types.tsv: no type for {office} of {where}; name it in the column rows")
        return found


def office_types() -> OfficeTypes:
    """Read and check the table of office types."""
    rows = read_table("offices_types.tsv")
    ids = {row["id"] for row in rows}
    faults = [f"{row['id']}: broader {row['broader']}" for row in rows if row["broader"] and row["broader"] not in ids]
    faults += [f"{row['id']}: single {row['single']}" for row in rows if row["single"] not in {"0", "1"}]
    if faults or len(ids) != len(rows):
        raise SystemExit("offices_types.tsv: " + ("; ".join(faults) or "an id is given twice"))
    return OfficeTypes(rows)


def office_blocks(types: OfficeTypes) -> list[str]:
    """Return the Turtle of every office type in the order of the table: of two with one name, the usual one first."""
    return [_block(row) for row in types.rows]


def _block(row: Row) -> str:
    properties: list[Property] = [
        ("skos:prefLabel", [literal(row["label_en"], "en"), literal(row["label_fr"], "fr")]),
        *((name, _names(row, suffix)) for suffix, name in NAME_PROPERTIES.items()),
        ("skos:broader", [f"office:{row['broader']}"] if row["broader"] else []),
        ("kgn:severalHolders", ["true"] if row["single"] == "0" else []),
        ("kgn:onlyIn", [f"country:{iso2.lower()}" for iso2 in cells(row, "countries")]),
    ]
    return block(f"office:{row['id']}", "kgn:OfficeType", properties)


def _names(row: Row, suffix: str) -> list[str]:
    found = []
    for lang in ("en", "fr"):
        column = lang + suffix
        if column in row:
            found += [literal(text, lang) for text in cells(row, column)]
    return found
