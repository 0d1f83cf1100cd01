"""Writes Turtle: one subject a block, blocks in the order given, values in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

BASE = "https://w3id.org/kgnews/id/"
PREFIXES = {
    "body": BASE + "org/",
    "country": BASE + "country/",
    "geonames": "https://sws.geonames.org/",
    "kgn": "https://w3id.org/kgnews/ontology#",
    "office": BASE + "office/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "person": BASE + "person/",
    "place": BASE + "place/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
Property = tuple[str, Sequence[str]]


def literal(text: str, lang: str = "") -> str:
    """Return *text* as a Turtle string, with its language tag if it has one."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{lang}" if lang else "")


def date(text: str) -> str:
    """Return an ISO date, or a year, or a year and month, as a typed literal."""
    return f'"{text}"^^{DATE_TYPES[len(text)]}'


def block(subject: str, kind: str, properties: Iterable[Property]) -> str:
    """Return the Turtle of one subject; properties without values are left out."""
    lines = [_line(name, values) for name, values in properties if values]
    return " ;\n".join([f"{subject} a {kind}", *lines]) + " .\n"


def _line(name: str, values: Sequence[str]) -> str:
    if any(value.startswith("[") for value in values):  # nodes of their own: one a line
        return f"    {name}" + " ,".join(f"\n        {value}" for value in values)
    return f"    {name} {' , '.join(values)}"


def write(path: Path, comment: str, blocks: Iterable[str]) -> None:
    """Write *blocks* to *path* under a comment and the prefixes that they use."""
    body = "\n".join(blocks)
    used = [name for name in sorted(PREFIXES) if f"{name}:" in body]
    head = "".join(f"# {line}\n" for line in comment.splitlines())
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used)
    path.write_text(f"{head}\n{prefixes}\n{body}", encoding="utf-8", newline="\n")
