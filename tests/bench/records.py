"""Extractions of made-up dispatches, built without a parser: the same number gives the same records, on any machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from corpus import FIRST, LAST, POOLS, Pool

from kgnews.ids import article_id, slug
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

# What a sentence says: relation, status and tense, the words of the predicate, whether the object is a place.
_SAID = {
    "en": (
        ("met", Status.ASSERTED, Tense.PAST, "met", False),
        ("visited", Status.ASSERTED, Tense.PAST, "visited", True),
        ("visited", Status.PLANNED, Tense.FUTURE, "will visit", True),
        ("criticized", Status.POSSIBLE, Tense.PAST, "has reportedly criticised", False),
        ("met", Status.NEGATED, Tense.PAST, "did not meet", False),
        ("supported", Status.ASSERTED, Tense.PRESENT, "supports", False),
    ),
    "fr": (
        ("met", Status.ASSERTED, Tense.PAST, "a rencontré", False),
        ("visited", Status.ASSERTED, Tense.PAST, "a visité", True),
        ("visited", Status.PLANNED, Tense.FUTURE, "visitera", True),
        ("criticized", Status.POSSIBLE, Tense.PAST, "aurait critiqué", False),
        ("met", Status.NEGATED, Tense.PAST, "n'a pas rencontré", False),
        ("supported", Status.ASSERTED, Tense.PRESENT, "soutient", False),
    ),
}
_SENTENCES = 8
_FIRST_DAY = date(2015, 1, 1)


def make_extractions(size: int) -> Iterator[Extraction]:
    """Yield *size* articles of eight sentences, each sentence a statement; even numbers French, odd ones English."""
    for number in range(size):
        yield make_extraction(number)


def make_extraction(number: int) -> Extraction:
    """Return the article with this number and what it says."""
    lang = "en" if number % 2 else "fr"
    pool, chance = POOLS[lang], random.Random(number)
    day = _FIRST_DAY + timedelta(days=number % 1500)
    drafts = [_sentence(lang, pool, chance, day) for _ in range(_SENTENCES)]
    text = " ".join(quote for quote, *_ in drafts)
    url = f"https://news.example/{lang}/{number}"
    article = Article(
        id=article_id(text, url),
        text=text,
        lang=lang,
        title=drafts[0][0].rstrip("."),
        url=url,
        publisher="The Example",
        agency="AFP" if lang == "fr" else "AP",
        authors=(_person(lang, chance).labels[0].text,),
        dateline_place=chance.choice(pool.cities).upper(),
        published=day.isoformat(),
    )
    statements, start = [], 0
    for quote, subject, words, thing, relation, qualifiers in drafts:
        evidence = _evidence(article.id, start, quote, subject, words, thing)
        statements.append(Statement(subject, relation, thing, evidence, qualifiers))
        start += len(quote) + 1
    return Extraction(article, tuple(statements))


def _sentence(
    lang: str, pool: Pool, chance: random.Random, day: date
) -> tuple[str, Entity, str, Entity, str, Qualifiers]:
    relation, status, tense, words, of_place = chance.choice(_SAID[lang])
    subject, city = _person(lang, chance), _place(lang, chance.choice(pool.cities))
    thing = city if of_place else _person(lang, chance)
    said = chance.random() < 0.3
    when = day + timedelta(days=7 if status is Status.PLANNED else -chance.randrange(5))
    qualifiers = Qualifiers(
        polarity=Polarity.NEGATIVE if status is Status.NEGATED else Polarity.POSITIVE,
        status=status,
        tense=tense,
        when=TimeSpan(when.isoformat(), when.isoformat(), Grain.DAY) if chance.random() < 0.6 else None,
        where=None if of_place or chance.random() < 0.5 else city,
        said_by=Attribution(_person(lang, chance), None, AttributionKind.REPORTED) if said else None,
    )
    tail = chance.choice(pool.sentences).partition("{")[0]
    quote = f"{_name(subject)} {words} {_name(thing)} {chance.choice(pool.days)} ; {tail}".strip() + "."
    return quote, subject, words, thing, relation, qualifiers


def _evidence(article: str, start: int, quote: str, subject: Entity, words: str, thing: Entity) -> Evidence:
    predicate = start + len(_name(subject)) + 1
    found = predicate + len(words) + 1
    return Evidence(
        article=article,
        sentence=Span(start, start + len(quote)),
        subject=Span(start, predicate - 1),
        predicate=Span(predicate, found - 1),
        object=Span(found, found + len(_name(thing))),
        quote=quote,
        entry="en/meet",
        rule="verb",
        version="0.1.0",
        score=0.9,
    )


def _name(entity: Entity) -> str:
    return entity.labels[0].text


def _person(lang: str, chance: random.Random) -> Entity:
    """One of 24,000 people: of so many names, that few are met twice in an article and many in a year."""
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}-{chance.choice(LAST)}"
    if chance.random() < 0.3:
        name = f"{chance.choice(FIRST)} {name}"
    return Entity(f"person/{slug(name)}", Kind.PERSON, (Label(lang, name),), (Label(lang, name.split()[-1]),))


def _place(lang: str, city: str) -> Entity:
    return Entity(f"place/{slug(city)}", Kind.PLACE, (Label(lang, city),))
