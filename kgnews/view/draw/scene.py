"""What a picture of a graph tells, before it has places: entities with their names, lines with their labels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.graph.views import thing
from kgnews.knowledge import Catalog
from kgnews.records import Kind, Status
from kgnews.view.draw.choose import Choice, Claim
from kgnews.view.draw.texts import Texts, broken, one_line
from kgnews.write.rows import name

VALUE = "value"  # stands for the kind of a value
_NAME, _OFFICE, _LABEL = 20, 27, 18  # characters in a line of each
_OFFICES = 2  # told below a name at most
_RELATIONS = 4  # on one line at most


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or value: its name and its offices in lines of text, and how many articles speak of it."""

    id: str
    kind: str
    name: tuple[str, ...]
    offices: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Line:
    """All that one entity does to another with one status, as one line.

    ``subject`` and ``object`` are places in the list of nodes; ``directed`` is false where all of it holds both ways.
    """

    subject: int
    object: int
    status: str
    directed: bool
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture tells."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]


class Wording:
    """Names things and relations of one graph in one language."""

    def __init__(self, graph: Graph, catalog: Catalog, texts: Texts) -> None:
        self.graph, self.catalog, self.texts = graph, catalog, texts

    def name(self, node: str) -> str:
        """Return the name of a node, in one line."""
        said = one_line(name(thing(node, self.graph.nodes[node]), self.texts.lang))
        return said or one_line(node)

    def short(self, node: str) -> str:
        """Return a name for where there is little room: of a person with two names, the second."""
        whole = self.name(node)
        words = whole.split()
        return words[1] if len(words) == 2 and self.graph.nodes[node].get(schema.KIND) is Kind.PERSON else whole

    def relation(self, claim: Claim) -> str:
        """Return the relation of a claim in words, that of the planned twin where it is planned."""
        relation = self.catalog.relations.get(claim.edge[schema.RELATION])
        if relation is None:
            return one_line(claim.edge[schema.RELATION].removeprefix("open/"))
        planned = claim.edge[schema.STATUS] is Status.PLANNED and relation.planned is not None
        return one_line(relation.label(self.texts.lang, planned))

    def said_by(self, node: str) -> str:
        """Return the words that tell whose word something is."""
        return self.texts.words["said_by"].format(name=self.short(node))


def scene(graph: Graph, choice: Choice, wording: Wording) -> Scene:
    """Return what a picture of the chosen claims tells."""
    at = {node: number for number, node in enumerate(choice.nodes)}
    offices: dict[str, list[str]] = defaultdict(list)
    for claim in choice.claims:
        if claim.office:
            offices[claim.subject].append(wording.name(claim.object))
    nodes = tuple(
        Node(
            id=node,
            kind=VALUE if schema.VALUE in graph.nodes[node] else str(graph.nodes[node][schema.KIND]),
            name=broken(wording.name(node), _NAME, 2),
            offices=tuple(line for told in sorted(set(offices[node]))[:_OFFICES] for line in broken(told, _OFFICE, 2)),
            articles=choice.support[node],
        )
        for node in choice.nodes
    )
    grouped = _grouped(claim for claim in choice.claims if not claim.office)
    lines = (
        Line(
            subject=at[subject],
            object=at[object_],
            status=status,
            directed=not all(claim.edge[schema.SYMMETRIC] for claim in told),
            label=_label(told, wording),
        )
        for (subject, object_, status), told in grouped.items()
    )
    return Scene(nodes, tuple(lines))


def _grouped(claims: Iterable[Claim]) -> Mapping[tuple[str, str, str], list[Claim]]:
    """Return the claims that one line tells; what holds both ways goes with what has a direction, if there is such."""
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    both_ways: list[Claim] = []
    for claim in claims:
        if claim.edge[schema.SYMMETRIC]:
            both_ways.append(claim)
        else:
            groups[claim.subject, claim.object, claim.status].append(claim)
    for claim in both_ways:
        turned = (claim.object, claim.subject, claim.status)
        groups[turned if turned in groups else (claim.subject, claim.object, claim.status)].append(claim)
    return groups


def _label(told: Iterable[Claim], wording: Wording) -> tuple[str, ...]:
    """Return the relations in words, each with those whose word it is, in lines of text; the best supported come first."""
    speakers: dict[str, set[str | None]] = defaultdict(set)
    for claim in sorted(told, key=lambda claim: (-claim.articles, wording.relation(claim), claim.id)):
        speakers[wording.relation(claim)].add(claim.edge[schema.SAID_BY])
    parts = []
    for relation, names in list(speakers.items())[:_RELATIONS]:
        own_voice = None in names
        said = "" if own_voice else " ".join(wording.said_by(name) for name in sorted(name for name in names if name))
        parts.append(f"{relation} {said}".strip())
    more = len(speakers) - _RELATIONS
    if more > 0:
        parts.append(wording.texts.words["more"].format(count=more))
    whole = ", ".join(parts)
    return (whole,) if len(whole) <= _LABEL else tuple(line for part in parts for line in broken(part, _LABEL, 2))
