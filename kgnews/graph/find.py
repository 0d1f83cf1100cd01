"""An entity of a graph by what people call it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from kgnews.errors import InputError
from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.ids import iri_path, slug
from kgnews.records import Label

_SUGGESTED = 5
_LISTED = 8


def find_entity(graph: Graph, said: str) -> str:
    """Return the id of the entity that *said* means: an id, an IRI, or a name whatever its case and accents.

    A preferred name goes before an alias, and one that is written in the same way before one that is not. Raises InputError where
    nothing, or more than one thing, has that name.
    """
    if said in graph and schema.VALUE not in graph.nodes[said]:
        return said
    for found in (_by_address(graph, said), *_by_name(graph, said)):
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(f"{node} ({_name(graph, node)})" for node in found[:_LISTED])
            more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
            raise InputError(f"entity {said!r} is {len(found)} in this graph: {listed}{more}; give the id of one")
    raise InputError(f"entity {said!r}: this graph has none of this name or id{_near(graph, said)}")


def _by_address(graph: Graph, said: str) -> list[str]:
    if "://" not in said:
        return []
    address = said.removeprefix("<").removesuffix(">")
    same = [node for node, links in graph.nodes(data=schema.SAME_AS) if address in (links or ())]
    return sorted(same) or sorted(node for node in graph if address.endswith("/" + iri_path(node)))


def _by_name(graph: Graph, said: str) -> Iterator[list[str]]:
    """Yield what has the name, from the surest way of having it to the least."""
    wanted = slug(said)
    for part in (schema.LABELS, schema.ALIASES):
        named = [(node, label.text) for node, label in _names(graph, part)]
        yield sorted({node for node, text in named if text == said})
        yield sorted({node for node, text in named if wanted and slug(text) == wanted})


def _near(graph: Graph, said: str) -> str:
    """Return advice: the entities whose names are like *said*, or have it as one of their words."""
    known: dict[str, str] = {}
    for part in (schema.ALIASES, schema.LABELS):
        for node, label in _names(graph, part):
            known[slug(label.text)] = f"{label.text} ({node})"
    wanted = slug(said)
    words = [name for name in sorted(known) if wanted and wanted in name.split("-")]
    near = dict.fromkeys((*words, *get_close_matches(wanted, known, n=_SUGGESTED, cutoff=0.6)))
    meant = list(dict.fromkeys(known[name] for name in near))[:_SUGGESTED]
    return "; did you mean " + " or ".join(meant) + "?" if meant else ""


def _names(graph: Graph, part: str) -> Iterable[tuple[str, Label]]:
    for node, labels in graph.nodes(data=part):
        for label in labels or ():
            yield node, label


def _name(graph: Graph, node: str) -> str:
    labels = graph.nodes[node][schema.LABELS]
    return labels[0].text if labels else node
