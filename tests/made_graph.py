"""Graphs made by hand of short sentences, for the tests of what is seen over a whole graph: identity, conflicts, evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kgnews.graph import merge
from kgnews.graph.schema import Graph
from kgnews.ids import slug
from kgnews.knowledge import Catalog, Gazetteer, KnownEntity, OfficeName, OfficeType, Relation
from kgnews.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    Evidence,
    Extraction,
    Grain,
    Kind,
    Label,
    Polarity,
    Qualifiers,
    Span,
    Statement,
    Status,
    Tense,
    TimeSpan,
)

FOLDERS = {
    Kind.PERSON: "person",
    Kind.ORGANISATION: "org",
    Kind.PLACE: "place",
    Kind.EVENT: "event",
    Kind.OFFICE: "office",
}


def relation(name: str, symmetric: bool = False, once: str = "", domain: str = "", range_: str = "") -> Relation:
    return Relation(
        name=name,
        labels=(Label("en", name), Label("fr", name)),
        definitions=(),
        planned="will" + name[:1].upper() + name[1:],
        planned_labels=(Label("en", f"will ({name})"),),
        domain=frozenset(map(Kind, domain.split())),
        range=frozenset(map(Kind, range_.split())),
        symmetric=symmetric,
        once_for_subject=once == "subject",
        once_for_object=once == "object",
    )


def known(identifier: str, kind: Kind, english: str, french: str, **more: object) -> KnownEntity:
    return replace(KnownEntity(identifier, kind, (Label("en", english), Label("fr", french))), **more)


SWEDEN = known("country/se", Kind.GOVERNMENT, "Sweden", "Suède")
FRANCE = known("country/fr", Kind.GOVERNMENT, "France", "France")
BREST = known("place/brest-fr", Kind.PLACE, "Brest", "Brest", country="country/fr")
LILLE = known("place/lille-fr", Kind.PLACE, "Lille", "Lille", country="country/fr")
GENOA = known("place/genoa-it", Kind.PLACE, "Genoa", "Gênes", country="country/it")
RELATIONS = (
    relation("met", symmetric=True),
    relation("visited"),
    relation("holdsPosition"),
    relation("bornIn", once="subject", domain="person group"),
    relation("founded", once="object"),
    relation("killed", once="object", range_="person organisation group"),
)
CATALOG = Catalog(
    relations={one.name: one for one in RELATIONS},
    lexicon={},
    gazetteer=Gazetteer(
        entities={one.id: one for one in (SWEDEN, FRANCE, BREST, LILLE, GENOA)},
        offices={
            f"office/{name}": OfficeType(f"office/{name}", (Label("en", name),), (OfficeName("en", name),), single=one)
            for name, one in (("president", True), ("senator", False))
        },
        terms=(),
    ),
)


def person(name: str, *aliases: str, **more: object) -> Entity:
    return thing(name, Kind.PERSON, *aliases, **more)


def thing(name: str, kind: Kind, *aliases: str, **more: object) -> Entity:
    names = tuple(Label("en", alias) for alias in aliases)
    return replace(Entity(f"{FOLDERS[kind]}/{slug(name)}", kind, (Label("en", name),), names), **more)


def gazetted(entry: KnownEntity) -> Entity:
    return Entity(entry.id, entry.kind, entry.labels, same_as=entry.same_as)


def office(kind: str, body: str) -> Entity:
    return Entity(f"office/{kind}/{body}", Kind.OFFICE, (Label("en", f"{kind.capitalize()} ({body})"),))


@dataclass(frozen=True)
class Said:
    """One sentence of an article: "subject predicate object", with what it says of the fact."""

    subject: Entity
    relation: str
    object: Entity
    sentence: str = (
        ""  # else made of the names; the words of subject, predicate and object are its first, "did" and last
    )
    status: Status = Status.ASSERTED
    tense: Tense = Tense.PAST
    when: str | tuple[str, str] = ""
    by: Entity | None = None


def article(number: int, *said: Said, published: str | None = "2015-11-17", **more: object) -> Extraction:
    """Return an article with this number that says *said*, sentence by sentence."""
    quotes = [one.sentence or f"{_name(one.subject)} did {one.relation} {_name(one.object)}." for one in said]
    record = Article(
        id=f"article/{number}", text=" ".join(quotes), lang="en", title=f"Story {number}", published=published
    )
    record = replace(record, **more)
    statements, start = [], 0
    for one, quote in zip(said, quotes, strict=True):
        statements.append(_statement(record, one, quote, start))
        start += len(quote) + 1
    return Extraction(record, tuple(statements))


def graph(extractions: Iterable[Extraction], catalog: Catalog = CATALOG) -> Graph:
    return merge(extractions, catalog)


def _statement(of: Article, said: Said, quote: str, start: int) -> Statement:
    spans = []
    for words in (_name(said.subject), "did", _name(said.object)):
        at = quote.find(words)
        spans.append(Span(start + max(at, 0), start + max(at, 0) + len(words)))
    bounds = (said.when, said.when) if isinstance(said.when, str) else said.when
    return Statement(
        said.subject,
        said.relation,
        said.object,
        Evidence(of.id, Span(start, start + len(quote)), *spans, quote, rule="verb", version="0.1.0"),
        Qualifiers(
            polarity=Polarity.NEGATIVE if said.status is Status.NEGATED else Polarity.POSITIVE,
            status=said.status,
            tense=said.tense,
            when=TimeSpan(bounds[0] or None, bounds[1] or None, Grain.DAY) if any(bounds) else None,
            said_by=Attribution(said.by, None, AttributionKind.REPORTED) if said.by else None,
        ),
    )


def _name(entity: Entity) -> str:
    return entity.labels[0].text
