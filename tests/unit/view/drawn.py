"""Graphs by hand for the tests of pictures, and what stands in an SVG."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree import ElementTree

from kgnews.graph import merge
from kgnews.graph.schema import Graph
from kgnews.ids import slug
from kgnews.pipeline import catalog
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
    TimeSpan,
)

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Fact:
    """What one article says: subject, relation and object by name, and the rest."""

    subject: str
    relation: str
    object: str
    status: Status = Status.ASSERTED
    when: str = ""  # "2015-11-17", or "2015-11-17/2015-11-20", with ".." for an open end
    said_by: str = ""
    articles: tuple[str, ...] = ("one",)
    kinds: tuple[Kind, Kind] = (Kind.PERSON, Kind.PERSON)
    aliases: tuple[str, ...] = field(default=())


def graph_of(*facts: Fact) -> Graph:
    """Return the graph of *facts*."""
    articles = sorted({article for fact in facts for article in fact.articles})
    return merge([_extraction(article, [f for f in facts if article in f.articles]) for article in articles], catalog())


def entity(name: str, kind: Kind = Kind.PERSON, aliases: tuple[str, ...] = ()) -> Entity:
    """Return an entity of this name, which is its label in both languages."""
    names = (Label("en", name), Label("fr", name))
    return Entity(f"{kind}/{slug(name) or 'x'}", kind, names, tuple(Label("", alias) for alias in aliases))


def _extraction(name: str, facts: Iterable[Fact]) -> Extraction:
    article = Article(f"article/{name}", "Somebody says something.", "en", title=name)
    return Extraction(article, tuple(_statement(article, number, fact) for number, fact in enumerate(facts)))


def _statement(article: Article, number: int, fact: Fact) -> Statement:
    start, _, end = fact.when.partition("/")
    ends = [None if part in ("", "..") else part for part in (start, end or start)]
    day = fact.when and ends[0] == ends[1]
    when = TimeSpan(ends[0], ends[1], Grain.DAY if day else Grain.INTERVAL) if fact.when else None
    said_by = Attribution(entity(fact.said_by), None, AttributionKind.REPORTED) if fact.said_by else None
    polarity = Polarity.NEGATIVE if fact.status is Status.NEGATED else Polarity.POSITIVE
    evidence = Evidence(article.id, Span(0, 24), Span(0, 8), Span(number, number + 1), Span(14, 23), article.text)
    return Statement(
        entity(fact.subject, fact.kinds[0], fact.aliases),
        fact.relation,
        entity(fact.object, fact.kinds[1]),
        evidence,
        Qualifiers(polarity=polarity, status=fact.status, when=when, said_by=said_by),
    )


def parsed(svg: str) -> ElementTree.Element:
    """Return an SVG as a tree; ParseError if it is none."""
    return ElementTree.fromstring(svg)


def texts(svg: str) -> list[str]:
    """Return the texts of an SVG, as they stand there."""
    return ["".join(text.itertext()) for text in parsed(svg).iter(f"{SVG}text")]


def lines(svg: str, what: str = "line") -> dict[str, str]:
    """Return how the lines, or what else, of each status are drawn: the style of the last one."""
    found = {}
    for group in parsed(svg).iter(f"{SVG}g"):
        named = re.fullmatch(rf"{what}-\d+-(\w+)", group.get("id", ""))
        if named:
            found[named[1]] = next(group.iter(f"{SVG}path")).get("style", "")
    return found
