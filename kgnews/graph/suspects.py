"""Entities of a graph that deserve a look: two that are likely one, and one that is likely two.

kgnews unites conservatively: a wrong merge costs more than a missed one. What it leaves apart is listed here, with what
speaks for it, so that a person decides (``kgnews build --identity``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from kgnews.graph import schema
from kgnews.graph.compare import near_keys, one_letter_apart, shortens, spells_out, words
from kgnews.graph.conflicts import Dispute, conflicts, term_time
from kgnews.graph.context import Context, Term, context_of, single
from kgnews.graph.schema import GAZETTEER, Graph, Naming
from kgnews.graph.views import overlap
from kgnews.knowledge import Catalog
from kgnews.records import Kind

_UNCOMPARED = frozenset({Kind.OFFICE, Kind.THING})  # named by what they are, and therefore alike
_UNNAMED = "thing/"  # the ids of what an article speaks of without a name: "the accident" is another one in each


class Verdict(StrEnum):
    """What a suspicion is: ONE, that two entities are the same; TWO, that one entity is two."""

    ONE = "likely one"
    TWO = "likely two"


class Reason(StrEnum):
    """What speaks for a suspicion.

    Of two entities: LINK, they have a link in common. NAME, they have a name in common. KIND, so they do, and are of two kinds.
    ACRONYM, one is called by the initials of the other. FULLER, one name is the other with an initial for its first name, or
    with fewer words. SURNAME, one is a surname, the other one of its bearers. SPELLING, their names differ by a letter.

    Of one: KINDS, articles disagree on what it is. FIRST_NAMES, its names are a surname with different first names. OFFICES, it
    is told to hold an office of two bodies at a time. TWICE, what happens once happens to it twice. LINKS, it has several links
    to one catalogue.
    """

    LINK = "same link"
    NAME = "same name"
    KIND = "same name, two kinds"
    ACRONYM = "acronym"
    FULLER = "fuller name"
    SPELLING = "spelling"
    SURNAME = "surname"
    KINDS = "kinds"
    FIRST_NAMES = "first names"
    OFFICES = "offices"
    TWICE = "twice"
    LINKS = "links"


_ORDER = {reason: number for number, reason in enumerate(Reason)}  # from the strongest to the weakest


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Entities to look at, by id: *one* and *other* where they may be the same; *other* is None where *one* may be two.

    ``details`` are names, kinds, offices or claims that show the reason. ``roles`` and ``companions`` are offices and
    entities that both have to do with, which speaks for their being the same.
    """

    verdict: Verdict
    reason: Reason
    one: str
    other: str | None = None
    details: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()

    @property
    def nodes(self) -> tuple[str, ...]:
        """The entities to look at."""
        return (self.one,) if self.other is None else (self.one, self.other)


def suspicions(graph: Graph, catalog: Catalog, different: Iterable[tuple[str, str]] = ()) -> list[Suspicion]:
    """Return what in *graph* may be the same, then what may be two, each by the strength of the reason and of what is shared.

    Never suspected: two things of the gazetteer, which keeps them apart, offices, things without a name, and the pairs
    that are known to be *different*. A bare surname is suspected to be one of its bearers where there is only one, or where the
    two share an office or a companion.
    """
    apart = {frozenset(pair) for pair in different}
    context = context_of(graph)
    names = _names(graph, catalog)
    known = {node for node, namings in graph.nodes(data=schema.NAMINGS) if _gazetteer(namings)}
    best: dict[frozenset[str], Suspicion] = {}
    for suspicion in _likely_one(graph, names, context):
        pair = frozenset({suspicion.one, suspicion.other or ""})
        if pair in apart or pair <= known or _two_links(graph, suspicion):
            continue
        there = best.get(pair)
        if there is None or _ORDER[suspicion.reason] < _ORDER[there.reason]:
            best[pair] = suspicion
    same = sorted((_with_context(suspicion, context) for suspicion in best.values()), key=_strength)
    return [*same, *sorted(_likely_two(graph, catalog, context, known), key=_strength)]


@dataclass(frozen=True, slots=True)
class _Named:
    """An entity with its names, as written and by their words; of a person's bare surnames only those that are labels."""

    id: str
    kind: Kind
    texts: tuple[str, ...]
    keys: frozenset[tuple[str, ...]]


def _names(graph: Graph, catalog: Catalog) -> list[_Named]:
    """Return the entities to compare, in the order of ids; what the gazetteer knows has all of its names there."""
    found = []
    for node, attributes in sorted(graph.nodes(data=True), key=lambda pair: pair[0]):
        kind = attributes.get(schema.KIND)
        if kind is None or kind in _UNCOMPARED or node.startswith(_UNNAMED):
            continue
        texts = [label.text for label in (*attributes[schema.LABELS], *attributes[schema.ALIASES])]
        entry = catalog.gazetteer.entities.get(node)
        if entry is not None:
            texts.extend(label.text for label in entry.aliases if label.text not in entry.uncertain)
        if kind is Kind.PERSON:  # "Kerry" beside "John Kerry" is a name that others of the family bear, too
            labels = {label.text for label in attributes[schema.LABELS]}
            texts = [text for text in texts if len(text.split()) > 1 or text in labels]
        keys = frozenset(map(words, texts)) - {()}
        found.append(_Named(node, kind, tuple(dict.fromkeys(texts)), keys))
    return found


def _likely_one(graph: Graph, names: list[_Named], context: Context) -> Iterator[Suspicion]:
    yield from _same_links(graph)
    yield from _same_names(names)
    yield from _acronyms(names)
    yield from _persons([named for named in names if named.kind is Kind.PERSON], context)
    yield from _spellings(names)


def _same_links(graph: Graph) -> Iterator[Suspicion]:
    linked: dict[str, list[str]] = defaultdict(list)
    for node, links in graph.nodes(data=schema.SAME_AS):
        for link in links or ():
            linked[link].append(node)
    for link, nodes in sorted(linked.items()):
        for one, other in combinations(sorted(nodes), 2):
            yield Suspicion(Verdict.ONE, Reason.LINK, one, other, (link,))


def _same_names(names: list[_Named]) -> Iterator[Suspicion]:
    bearers: dict[tuple[str, ...], list[_Named]] = defaultdict(list)
    for named in names:
        for key in named.keys:
            bearers[key].append(named)
    for key, found in sorted(bearers.items()):
        for one, other in combinations(found, 2):
            reason = Reason.NAME if one.kind is other.kind else Reason.KIND
            yield Suspicion(Verdict.ONE, reason, one.id, other.id, (_written(one, key),))


def _acronyms(names: list[_Named]) -> Iterator[Suspicion]:
    full: dict[tuple[Kind, str], list[tuple[_Named, str]]] = defaultdict(list)
    for named in names:
        for text in named.texts:
            if len(words(text)) > 1:
                full[named.kind, words(text)[0][0]].append((named, text))
    for named in names:
        for short in named.texts:
            if not short.isupper() or named.kind is Kind.PERSON or (len(words(short)) != 1 and "." not in short):
                continue
            for other, text in full[named.kind, words(short)[0][0]] if words(short) else ():
                if other.id != named.id and spells_out(short, text):
                    yield Suspicion(Verdict.ONE, Reason.ACRONYM, *_pair(named.id, other.id), (short, text))


def _persons(persons: list[_Named], context: Context) -> Iterator[Suspicion]:
    """Yield the persons whose names are a fuller and a shorter form of one, or a surname and one of its bearers."""
    bearers: dict[str, set[str]] = defaultdict(set)  # last word of a full name → who has it
    fuller: dict[tuple[str, str], list[tuple[_Named, tuple[str, ...]]]] = defaultdict(list)
    full = [(person, key) for person in persons for key in sorted(person.keys) if len(key) > 1]
    for person, key in full:
        bearers[key[-1]].add(person.id)
        for word in dict.fromkeys(key[1:]):
            fuller[key[0][0], word].append((person, key))
    for person, short in full:
        for other, long in fuller[short[0][0], short[-1]]:
            if person.id != other.id and shortens(short, long):
                details = (_written(person, short), _written(other, long))
                yield Suspicion(Verdict.ONE, Reason.FULLER, *_pair(person.id, other.id), details)
    for person in persons:
        for key in sorted(person.keys):
            found = bearers.get(key[0], set()) - {person.id} if len(key) == 1 else set()
            for bearer in sorted(found):
                if len(found) == 1 or context.roles(person.id, bearer) or context.companions(person.id, bearer):
                    yield Suspicion(Verdict.ONE, Reason.SURNAME, *_pair(person.id, bearer), (_written(person, key),))


def _spellings(names: list[_Named]) -> Iterator[Suspicion]:
    near: dict[tuple[Kind, str], list[tuple[_Named, tuple[str, ...]]]] = defaultdict(list)
    for named in names:
        for key in sorted(named.keys):
            for text in dict.fromkeys(near_keys(key)):
                near[named.kind, text].append((named, key))
    for group in near.values():
        for (one, first), (other, second) in combinations(group, 2):
            if one.id != other.id and one_letter_apart(first, second):
                details = (_written(one, first), _written(other, second))
                yield Suspicion(Verdict.ONE, Reason.SPELLING, *_pair(one.id, other.id), details)


def _likely_two(graph: Graph, catalog: Catalog, context: Context, known: set[str]) -> Iterator[Suspicion]:
    for node, attributes in graph.nodes(data=True):
        if schema.VALUE in attributes:
            continue
        kinds = {naming.kind for naming in attributes[schema.NAMINGS]}
        if len(kinds) > 1:
            yield Suspicion(Verdict.TWO, Reason.KINDS, node, details=tuple(sorted(kinds)))
        if attributes[schema.KIND] is Kind.PERSON and node not in known:
            names = _first_names(attributes[schema.NAMINGS])
            if names:
                yield Suspicion(Verdict.TWO, Reason.FIRST_NAMES, node, details=names)
        links = _several(attributes[schema.SAME_AS])
        if links:
            yield Suspicion(Verdict.TWO, Reason.LINKS, node, details=links)
    yield from _two_offices(context.terms, catalog)
    for conflict in conflicts(graph, catalog):
        if conflict.dispute is Dispute.TWICE:
            claims = tuple(key for side in conflict.sides for key in side)
            yield Suspicion(Verdict.TWO, Reason.TWICE, conflict.about[0], details=claims)


def _first_names(namings: Iterable[Naming]) -> tuple[str, ...]:
    """Return two full names of one surname, none of which is a form of the other: "Jean Martin" and "Paul Martin"."""
    texts = {
        label.text for naming in namings for label in (*naming.linked, *naming.labels, *naming.aliases)
    }  # the words of two names are compared in the order of the names, so that the pair is always the same
    full = [(text, words(text)) for text in sorted(texts) if len(words(text)) > 1]
    for (one, first), (other, second) in combinations(full, 2):
        if first[-1] == second[-1] and not _same_first(first, second):
            return one, other
    return ()


def _same_first(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether a name may be another form of one with the same surname: a first name, initial or nickname in common."""
    first, second = one[:-1], other[:-1]
    return any(a.startswith(b) or b.startswith(a) for a in first for b in second)


def _two_offices(terms: Iterable[Term], catalog: Catalog) -> Iterator[Suspicion]:
    held: dict[tuple[str, str], dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for term in terms:
        if term.body and single(catalog, term.kind):
            held[term.person, term.kind][term.office].append(term)
    for (person, _kind), offices in sorted(held.items()):
        for one, other in combinations(sorted(offices), 2):
            first, second = term_time(offices[one]), term_time(offices[other])
            if first is None or second is None or overlap(first, second):
                yield Suspicion(Verdict.TWO, Reason.OFFICES, person, details=(one, other))


def _several(links: Iterable[str]) -> tuple[str, ...]:
    """Return the links to one catalogue, that is with the same beginning, where there are several."""
    catalogues: dict[str, list[str]] = defaultdict(list)
    for link in sorted(links):
        catalogues[link.rpartition("/")[0]].append(link)
    return next((tuple(found) for _, found in sorted(catalogues.items()) if len(found) > 1), ())


def _two_links(graph: Graph, suspicion: Suspicion) -> bool:
    """Say whether both have links to one catalogue, and none in common: somebody has told them apart."""
    one, other = (set(graph.nodes[node][schema.SAME_AS]) for node in (suspicion.one, suspicion.other) if node)
    return not one & other and bool(one and other) and bool(_several(one | other))


def _with_context(suspicion: Suspicion, context: Context) -> Suspicion:
    one, other = suspicion.one, suspicion.other or ""
    roles, companions = context.roles(one, other), context.companions(one, other)
    return Suspicion(suspicion.verdict, suspicion.reason, one, suspicion.other, suspicion.details, roles, companions)


def _strength(suspicion: Suspicion) -> tuple[int, int, int, str, str, tuple[str, ...]]:
    shared = (-len(suspicion.roles), -len(suspicion.companions))
    return (_ORDER[suspicion.reason], *shared, suspicion.one, suspicion.other or "", suspicion.details)


def _gazetteer(namings: Iterable[Naming] | None) -> bool:
    return any(naming.article == GAZETTEER for naming in namings or ())


def _written(named: _Named, key: tuple[str, ...]) -> str:
    return next((text for text in named.texts if words(text) == key), " ".join(key))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
