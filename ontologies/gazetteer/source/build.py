"""Builds the Turtle files of the gazetteer from the tables beside this file.

    python ontologies/gazetteer/source/build.py [--out FOLDER]

The same tables give the same bytes. FOLDER is ontologies/gazetteer unless given.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import things as make
import ttl
from doubt import mark_uncertain
from offices import office_blocks, office_types
from tables import SOURCE, Name, Thing
from ttl import Property, literal

NOTES = {
    "countries": "Countries and territories. Names: Unicode CLDR, i18n-iso-countries; codes: country-coder.",
    "bodies": "Organisations, armed groups, parties, agencies, companies, meetings.",
    "cities": "Contains data from GeoNames (geonames.org), CC BY 4.0; modified.",
    "offices": "Offices: their names in every gender and number, and of which office each is a case.",
    "holders": "Persons and the offices they held. Facts from Wikidata (CC0) and from public record.",
}
MADE = "Made by source/build.py: change the tables there and build again."


def main() -> None:
    """Read the tables, write the five Turtle files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--out", type=Path, default=SOURCE.parent)
    out = parser.parse_args().out
    types = office_types()
    cities = make.cities()
    towns = make.Towns(cities)
    bodies = make.bodies(towns)
    countries = make.countries(towns)
    people = make.people(types)
    everything = [*countries, *bodies, *cities, *people]
    mark_uncertain(everything, make.full_names())
    files = {
        "countries": [thing_block(thing) for thing in countries],
        "bodies": [thing_block(thing) for thing in bodies],
        "cities": [thing_block(thing) for thing in cities],
        "offices": office_blocks(types),
        "holders": [thing_block(thing) for thing in people],
    }
    for name, blocks in files.items():
        ttl.write(out / f"{name}.ttl", f"{NOTES[name]}\n{MADE}", blocks)


def thing_block(thing: Thing) -> str:
    """Return the Turtle of one country, body, city or person."""
    labels = set(thing.labels)
    others = [name for name in thing.names if name not in labels]
    properties: list[Property] = [
        ("skos:prefLabel", _literals(thing.labels)),
        ("skos:altLabel", _literals(others)),
        ("kgn:nationality", _literals(thing.adjectives)),
        ("kgn:metonym", _literals(thing.seats)),
        ("kgn:uncertainName", [literal(text) for text in sorted(thing.unsure)]),
        *thing.facts,
    ]
    return ttl.block(thing.iri, thing.type, properties)


def _literals(names: list[Name]) -> list[str]:
    return [literal(name.text, name.lang) for name in names]


if __name__ == "__main__":
    main()
