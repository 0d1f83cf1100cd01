"""What a graph says when it is looked at in a simpler way: plain edges, statements, counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from operator import itemgetter
from typing import Any, NamedTuple

from kgnews.graph import schema
from kgnews.graph.schema import Graph, Reading
from kgnews.records import (
    Attribution,
    AttributionKind,
    Entity,
    Literal,
    Polarity,
    Qualifiers,
    Statement,
    Status,
    Tense,
    TimeSpan,
)


class PlainEdge(NamedTuple):
    """A fact that the graph holds for true or planned: ids of nodes and the CURIE of the predicate."""

    subject: str
    predicate: str
    object: str


class Counts(NamedTuple):
    """How much a graph holds."""

    articles: int
    statements: int
    claims: int
    entities: int


_Claim = dict[str, Any]  # the attributes of an edge


def plain_edges(graph: Graph) -> Iterator[PlainEdge]:
    """Yield each fact that is asserted, and each planned one under the planned twin.

    Left out are facts that another speaker denies for a time that overlaps; the outlet counts as the speaker
    where none is named, and two articles as two speakers. Left out, too, is a planned fact whose relation
    has no planned twin. A symmetric fact is yielded in both directions, so that a query finds it from either end.
    """
    facts: dict[str, list[_Claim]] = defaultdict(list)
    ends: dict[str, set[tuple[str, str]]] = {}
    for subject, object_, attributes in graph.edges(data=True):
        fact = attributes[schema.FACT]
        facts[fact].append(attributes)
        ends[fact] = {(subject, object_), (object_, subject)} if attributes[schema.SYMMETRIC] else {(subject, object_)}
    for fact, told in facts.items():
        for predicate in sorted({claim[schema.PREDICATE] for claim in _believed(told)}):
            for subject, object_ in sorted(ends[fact]):
                yield PlainEdge(subject, predicate, object_)


def standing(graph: Graph) -> frozenset[str]:
    """Return the ids of the claims that give a plain edge (see ``plain_edges``): asserted or planned, and not denied."""
    facts: dict[str, dict[str, _Claim]] = defaultdict(dict)
    for _subject, _object, claim, attributes in graph.edges(keys=True, data=True):
        facts[attributes[schema.FACT]][claim] = attributes
    found: set[str] = set()
    for told in facts.values():
        believed = {id(attributes) for attributes in _believed(told.values())}
        found.update(claim for claim, attributes in told.items() if id(attributes) in believed)
    return frozenset(found)


def claims(graph: Graph) -> list[tuple[str, str, str, _Claim]]:
    """Return every claim as subject, object, id and attributes, sorted by subject, predicate, object and id."""
    edges = [
        (one, edge[schema.PREDICATE], other, key, edge) for one, other, key, edge in graph.edges(keys=True, data=True)
    ]
    edges.sort(key=itemgetter(0, 1, 2, 3))
    return [(one, other, key, edge) for one, _predicate, other, key, edge in edges]


def statements(graph: Graph) -> Iterator[Statement]:
    """Yield the statements that *graph* was made of, in the order of ``claims``, with the names it settled on."""
    things = {node: thing(node, attributes) for node, attributes in graph.nodes(data=True)}
    for _subject, _object, _claim, attributes in claims(graph):
        yield from _statements(attributes, things)


def claim_statements(graph: Graph, claim: _Claim) -> Iterator[Statement]:
    """Yield the statements of one *claim*, given as the attributes of its edge, in the order of its readings."""
    nodes = {node for reading in claim[schema.READINGS] for node in (reading.subject, reading.object)}
    nodes |= {node for node in (claim[schema.WHERE], claim[schema.SAID_BY]) if node in graph}
    yield from _statements(claim, {node: thing(node, graph.nodes[node]) for node in nodes})


def _statements(claim: _Claim, things: dict[str, Entity | Literal]) -> Iterator[Statement]:
    for reading in claim[schema.READINGS]:
        subject = things[reading.subject]
        if not isinstance(subject, Entity):
            raise TypeError(f"the subject {reading.subject} of statement {reading.statement} is a value")
        qualifiers = _qualifiers(claim, reading, things)
        yield Statement(subject, claim[schema.RELATION], things[reading.object], reading.evidence, qualifiers)


def thing(node: str, attributes: dict[str, Any]) -> Entity | Literal:
    """Return the entity or value that a node stands for, given the attributes that the graph holds for it."""
    value: Literal | None = attributes.get(schema.VALUE)
    if value is not None:
        return value
    return Entity(
        id=node,
        kind=attributes[schema.KIND],
        labels=attributes[schema.LABELS],
        aliases=attributes[schema.ALIASES],
        same_as=attributes[schema.SAME_AS],
    )


def count(graph: Graph) -> Counts:
    """Return how many articles, statements, claims and entities *graph* holds; values are no entities."""
    return Counts(
        articles=len(graph.graph.get(schema.ARTICLES, ())),
        statements=sum(len(readings) for _, _, readings in graph.edges(data=schema.READINGS)),
        claims=graph.number_of_edges(),
        entities=sum(1 for _, value in graph.nodes(data=schema.VALUE) if value is None),
    )


def _believed(told: Collection[_Claim]) -> list[_Claim]:
    """Return those of the claims *told* of one fact that stand."""
    denials = [claim for claim in told if claim[schema.STATUS] is Status.NEGATED]
    return [claim for claim in told if _gives_edge(claim) and not any(_denies(denial, claim) for denial in denials)]


def _gives_edge(claim: _Claim) -> bool:
    if claim[schema.STATUS] is Status.PLANNED:
        return bool(claim[schema.PREDICATE] != schema.curie(claim[schema.RELATION]))
    return claim[schema.STATUS] is Status.ASSERTED


def _denies(denial: _Claim, claim: _Claim) -> bool:
    return (
        _other_speaker(denial, claim) and same_clock(denial, claim) and overlap(denial[schema.WHEN], claim[schema.WHEN])
    )


def _other_speaker(one: _Claim, other: _Claim) -> bool:
    if one[schema.SAID_BY] != other[schema.SAID_BY]:
        return True
    if one[schema.SAID_BY] is not None:
        return False
    return len({evidence.article for claim in (one, other) for evidence in claim[schema.EVIDENCE]}) > 1


def same_clock(denial: _Claim, claim: _Claim) -> bool:
    """Say whether a denial speaks of the same side of now: "will not meet" does not deny that they met."""
    tenses = {reading.tense for reading in denial[schema.READINGS]}
    foreign = {Tense.PAST} if claim[schema.STATUS] is Status.PLANNED else {Tense.FUTURE}
    return not tenses <= foreign


def overlap(one: TimeSpan | None, other: TimeSpan | None) -> bool:
    """Say whether two times may have a day in common; a time without year may be in any year."""
    if one is None or other is None:
        return True
    return _not_after(one.start, other.end) and _not_after(other.start, one.end)


def _not_after(start: str | None, end: str | None) -> bool:
    if start is None or end is None or start.startswith("-") != end.startswith("-"):
        return True
    length = min(len(start), len(end))  # "2015-11" holds "2015-11-17"
    return start[:length] <= end[:length]


def _qualifiers(claim: _Claim, reading: Reading, things: dict[str, Entity | Literal]) -> Qualifiers:
    when: TimeSpan | None = claim[schema.WHEN]
    where = things.get(claim[schema.WHERE])
    speaker = things.get(claim[schema.SAID_BY])
    kind = reading.attribution or AttributionKind.REPORTED
    return Qualifiers(
        polarity=Polarity.NEGATIVE if claim[schema.STATUS] is Status.NEGATED else Polarity.POSITIVE,
        status=claim[schema.STATUS],
        tense=reading.tense,
        when=TimeSpan(when.start, when.end, when.grain, reading.when) if when else None,
        where=where if isinstance(where, Entity) else None,
        said_by=Attribution(speaker, reading.cue, kind) if isinstance(speaker, Entity) else None,
    )
