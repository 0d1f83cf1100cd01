"""The data of the explorer, read as the front end reads them."""

from __future__ import annotations

import gzip
import json
from typing import Any

from kgnews.graph.schema import Graph
from kgnews.ontology.terms import read_vocabulary
from kgnews.pipeline import catalog
from kgnews.view.data import explorer_data

SPANS = ("subject", "predicate", "object", "when", "cue")


def packed(graph: Graph, title: str = "") -> bytes:
    return explorer_data(graph, catalog(), read_vocabulary(), title)


def unpacked(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(data))
    return found


def seen(graph: Graph, title: str = "") -> dict[str, Any]:
    """Return what the explorer is given of *graph*."""
    return unpacked(packed(graph, title))


def words(quote: str, span: list[int]) -> str:
    """Return the words of a span as JavaScript's ``slice`` does: in UTF-16 code units."""
    units = quote.encode("utf-16-le", "surrogatepass")
    return units[2 * span[0] : 2 * span[1]].decode("utf-16-le", "surrogatepass")
