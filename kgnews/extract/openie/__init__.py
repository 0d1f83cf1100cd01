"""Open triples: what a text says in its own words."""

from kgnews.extract.openie.triples import open_triples

__all__ = ["open_triples"]
