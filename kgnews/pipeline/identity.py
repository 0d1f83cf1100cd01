"""A person's decisions about identity: read from a file, and made to hold in graphs."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.pipeline.engine import catalog
from kgnews.pipeline.memory import seldom_collected

if TYPE_CHECKING:
    from kgnews.graph.schema import Graph
    from kgnews.knowledge import Catalog, Decisions

LOG = logging.getLogger(__name__)


def read_decisions(path: str | Path | None) -> Decisions | None:
    """Return the decisions in the file *path* (see ``kgnews.read.decisions``), None without one. Raises InputError for a faulty one."""
    if path is None:
        return None
    from kgnews.read.decisions import read_decisions as read

    return read(Path(path))


def decided(graph: Graph, decisions: Decisions | None, known: Catalog | None = None) -> Graph:
    """Return *graph* as it is when *decisions* hold, and tell the ids in them that it does not have.

    *known* is the catalog whose gazetteer has names for what they name, without it that of kgnews.
    """
    if decisions is None:
        return graph
    from kgnews.graph.decide import decide, met

    tell_unknown(decisions, met(graph, decisions))
    with seldom_collected():
        return decide(graph, decisions, known or catalog())


def tell_unknown(decisions: Decisions, known: Collection[str]) -> None:
    """Note each id that *decisions* expect and that is not among those *known*: misspelt, or of articles that are not there."""
    for identifier, place in decisions.places.items():
        if identifier not in known:
            LOG.warning("%s: %s is not in this graph", place, identifier)
