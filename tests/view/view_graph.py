"""A small graph for the tests of the explorer: every status, both languages, dates, speakers, offices, a value, hostile names."""

from __future__ import annotations

import re

from kgnews.graph.merge import merge
from kgnews.graph.schema import Graph
from kgnews.ids import article_id
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
    Literal,
    Polarity,
    Qualifiers,
    Span,
    Statement,
    Status,
    Tense,
    TimeSpan,
)


def entity(id_: str, kind: Kind, name: str, french: str = "", aliases: tuple[str, ...] = (), same: str = "") -> Entity:
    labels = (Label("en", name), Label("fr", french)) if french else (Label("en", name),)
    return Entity(id_, kind, labels, tuple(Label("en", one) for one in aliases), (same,) if same else ())


NORA = entity(
    "person/nora-benali",
    Kind.PERSON,
    "Nora Benali",
    "Nora Bénali",
    ("Minister Benali",),
    "http://www.wikidata.org/entity/Q1",
)
PAUL = entity("person/paul-mercier", Kind.PERSON, "Paul Mercier")
LISE = entity("person/lise-armand", Kind.PERSON, "Lise Armand")
OMAR = entity("person/omar-haddad", Kind.PERSON, "Omar Haddad")
SWEDEN = entity("country/se", Kind.GOVERNMENT, "Sweden", "Suède", same="http://www.wikidata.org/entity/Q34")
BREST = entity("place/brest-fr", Kind.PLACE, "Brest")
LANTERN = entity("organisation/lantern", Kind.ORGANISATION, "Lantern")
SUMMIT = entity("event/harbour-summit", Kind.EVENT, "Harbour Summit", "Sommet des ports")
OFFICE = entity("office/minister/country-se", Kind.OFFICE, "Minister (Sweden)", "Ministre (Suède)")
FUND = Literal("3 million", "")

ENTITIES = {
    "N": NORA, "P": PAUL, "L": LISE, "O": OMAR, "S": SWEDEN, "B": BREST, "C": LANTERN, "E": SUMMIT, "M": OFFICE, "V": FUND,
}  # fmt: skip


def day(date: str, end: str | None = None) -> TimeSpan:
    return TimeSpan(date, date if end is None else end, Grain.DAY if end is None else Grain.INTERVAL)


# Sentence with [subject] <relation> {object}; subject, relation, object; status, time, place, speaker.
_A, _P, _O, _H, _N = Status.ASSERTED, Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL, Status.NEGATED
ARTICLES: dict[str, tuple[str, str, str, list[tuple[str, str, str, str, Status, TimeSpan | None, str, str]]]] = {
    "one": ("en", "The Example", "2015-11-17", [
        ("😀 [Nora Benali] <met> {Paul Mercier} in Brest on Tuesday.", "N", "met", "P", _A, day("2015-11-17"), "B", ""),
        ("[Benali] <will visit> {Sweden} next week, Mercier said.", "N", "visited", "S", _P, day("2015-11-23", "2015-11-29"), "", "P"),
        ("[Mercier] <reportedly joined> {Lantern} in October.", "P", "joined", "C", _O, day("2015-10-01", "2015-10-31"), "", ""),
        ("[Lise Armand] <did not meet> {Omar Haddad}.", "L", "met", "O", _N, None, "", ""),
        ("[Benali], {minister} of Sweden, <spoke>.", "N", "holdsPosition", "M", _A, None, "", ""),
        ("[Lantern] <received> {3 million}.", "C", "received", "V", _A, None, "", ""),
    ]),
    "two": ("fr", "Le Courrier", "2015-11-18", [
        ("[Nora Bénali] <a rencontré> {Paul Mercier} mardi à Brest.", "N", "met", "P", _A, day("2015-11-17"), "B", ""),
        ("Si [Lise Armand] <rejoignait> {Lantern}, tout changerait.", "L", "joined", "C", _H, None, "", ""),
        ("[Armand] <accuse> {Lantern}, selon Omar Haddad.", "L", "accused", "C", _A, None, "", "O"),
        ("Le [Sommet des ports] <aura lieu> à {Brest} le 3 décembre.", "E", "tookPlaceIn", "B", _P, day("2015-12-03"), "", ""),
        ("[Lise Armand] <ira> au {Sommet des ports}.", "L", "attended", "E", _P, day("2015-12-03"), "B", ""),
    ]),
    "three": ("en", "The Denier", "2015-11-19", [
        ("[Armand] never <accused> {Lantern}, Mercier insists.", "L", "accused", "C", _N, None, "", "P"),
        ("[Omar Haddad] <praised> {Haddad} himself.", "O", "praised", "O", _A, None, "", ""),
        ("[Haddad] <arrived in> {Brest} in 2014.", "O", "arrivedIn", "B", _A, TimeSpan("2014", "2014", Grain.YEAR), "", ""),
    ]),
}  # fmt: skip


def graph(*more: Extraction) -> Graph:
    """Return the graph of the three articles, and of *more*."""
    return merge([*map(_extraction, ARTICLES), *more], catalog())


def _extraction(name: str) -> Extraction:
    lang, publisher, published, rows = ARTICLES[name]
    plain = [re.sub(r"[\[\]{}<>]", "", sentence) for sentence, *_rest in rows]
    text = " ".join(plain)
    url = f"https://news.example/{name}"
    article = Article(
        article_id(text, url), text, lang, title=f"Title {name}", url=url, publisher=publisher, published=published
    )
    statements, start = [], 0
    for quote, (sentence, subject, relation, object_, status, when, where, by) in zip(plain, rows, strict=True):
        evidence = Evidence(
            article.id,
            Span(start, start + len(quote)),
            _span(sentence, "[]", start),
            _span(sentence, "<>", start),
            _span(sentence, "{}", start),
            quote,
        )
        speaker = ENTITIES.get(by)
        qualifiers = Qualifiers(
            Polarity.NEGATIVE if status is _N else Polarity.POSITIVE,
            status,
            Tense.FUTURE if status is _P else Tense.PAST,
            when,
            ENTITIES[where] if where else None,  # type: ignore[arg-type]
            Attribution(speaker, None, AttributionKind.REPORTED) if isinstance(speaker, Entity) else None,
        )
        statements.append(Statement(ENTITIES[subject], relation, ENTITIES[object_], evidence, qualifiers))  # type: ignore[arg-type]
        start += len(quote) + 1
    return Extraction(article, tuple(statements))


def _span(sentence: str, brackets: str, start: int) -> Span:
    """Return the place of the words between two brackets in the sentence without brackets."""
    opening, closing = brackets
    before, _, rest = sentence.partition(opening)
    words = rest.partition(closing)[0]
    first = start + len(re.sub(r"[\[\]{}<>]", "", before))
    return Span(first, first + len(words))


def hostile(names: list[str]) -> Extraction:
    """Return an article in which a person of each of *names* visits Sweden, with the same names in its title, source and link."""
    text = " ".join(f"{name} visited Sweden." for name in names)
    article = Article(
        article_id(text),
        text,
        "en",
        title=names[0],
        url="javascript:window.caught=1",
        publisher=names[1],
        agency=names[2],
    )
    statements, start = [], 0
    for number, name in enumerate(names):
        quote = f"{name} visited Sweden."
        subject, verb = Span(start, start + len(name)), start + len(name) + 1
        evidence = Evidence(
            article.id, Span(start, start + len(quote)), subject, Span(verb, verb + 7), Span(verb + 8, verb + 14), quote
        )
        person = Entity(f"person/h{number}", Kind.PERSON, (Label("en", name),), (Label("", name[::-1]),), (name,))
        statements.append(Statement(person, "visited", SWEDEN, evidence, Qualifiers()))
        start += len(quote) + 1
    return Extraction(article, tuple(statements))


def claims(found: Graph) -> dict[tuple[str, str, str], str]:
    """Return the ids of claims by subject, relation and object; of several, that of the last."""
    return {(one, edge["relation"], other): key for one, other, key, edge in found.edges(keys=True, data=True)}
