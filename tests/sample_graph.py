"""A small hand-built catalog and two articles about one event, for the tests of graphs and writers."""

from dataclasses import replace

from kgnews.knowledge import Catalog, Gazetteer, KnownEntity, Relation
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

XSD = "http://www.w3.org/2001/XMLSchema#"


def relation(name: str, planned: str | None, english: str, french: str, symmetric: bool = False) -> Relation:
    return Relation(
        name=name,
        labels=(Label("en", english), Label("fr", french)),
        definitions=(),
        planned=planned,
        planned_labels=(Label("en", f"will ({english})"), Label("fr", f"va ({french})")) if planned else (),
        domain=frozenset(),
        range=frozenset(),
        symmetric=symmetric,
    )


RELATIONS = (
    relation("met", "willMeet", "met", "a rencontré", symmetric=True),
    relation("visited", "willVisit", "visited", "s'est rendu en"),
    relation("fined", "willFine", "fined", "a infligé une amende à"),
    relation("bornIn", None, "born in", "né à"),
)
SWEDEN = KnownEntity(
    "country/se",
    Kind.GOVERNMENT,
    (Label("en", "Sweden"), Label("fr", "Suède")),
    same_as=("http://www.wikidata.org/entity/Q34",),
)
CATALOG = Catalog(
    relations={one.name: one for one in RELATIONS},
    lexicon={},
    gazetteer=Gazetteer(entities={SWEDEN.id: SWEDEN}, offices={}, terms=()),
)

FRENCH_TEXT = (
    "Nora Benali a rencontré Paul Mercier mardi à Brest. La ministre se rendra en Suède lundi, a dit M. Mercier. "
    "Mme Benali n'a pas vu Lise Armand."
)
ENGLISH_TEXT = 'Paul Mercier met Nora Benali in Brest. "We paid 3 million," he said. They juggled.'


def article(identifier: str, text: str, lang: str) -> Article:
    return Article(
        id=identifier,
        text=text,
        lang=lang,
        title=text.split(".")[0],
        url=f"https://news.example/{lang}/1?a=b&c=d",
        publisher="The Example",
        agency="Agence Exemple",
        authors=("Lise Armand", "Omar Haddad"),
        dateline_place="BREST",
        published="2015-11-17",
        source=f"/somewhere/{lang}.txt",
    )


FRENCH = article("article/fr1", FRENCH_TEXT, "fr")
ENGLISH = article("article/en1", ENGLISH_TEXT, "en")

NORA = Entity(
    "person/nora-benali", Kind.PERSON, (Label("fr", "Nora Benali"),), (Label("fr", "la ministre"), Label("", "Benali"))
)
PAUL = Entity("person/paul-mercier", Kind.PERSON, (Label("fr", "Paul Mercier"),))
LISE = Entity("person/lise-armand", Kind.PERSON, (Label("fr", "Lise Armand"),))
BREST = Entity("place/brest-fr", Kind.PLACE, (Label("fr", "Brest"),))
SUEDE = Entity("country/se", Kind.GOVERNMENT, (Label("fr", "Suède"),))
MILLIONS = Literal("3000000", XSD + "integer")
TUESDAY = TimeSpan("2015-11-17", "2015-11-17", Grain.DAY, Span(37, 42))


def evidence(of: Article, quote: str, subject: str, predicate: str, thing: str, **more: object) -> Evidence:
    """Return evidence whose spans are the first place of each text in the sentence *quote* of the article."""
    start = of.text.index(quote)
    spans = []
    for piece in (subject, predicate, thing):
        at = of.text.index(piece, start)
        spans.append(Span(at, at + len(piece)))
    found = Evidence(
        of.id, Span(start, start + len(quote)), *spans, quote, entry="fr/rencontrer", rule="verb", version="0.1.0"
    )
    return replace(found, **more)


FRENCH_MET = Statement(
    NORA,
    "met",
    PAUL,
    evidence(
        FRENCH, "Nora Benali a rencontré Paul Mercier mardi à Brest.", "Nora Benali", "a rencontré", "Paul Mercier"
    ),
    Qualifiers(tense=Tense.PAST, when=TUESDAY, where=BREST),
)
PLANNED_VISIT = Statement(
    NORA,
    "visited",
    SUEDE,
    evidence(
        FRENCH,
        "La ministre se rendra en Suède lundi, a dit M. Mercier.",
        "La ministre",
        "se rendra",
        "Suède",
        inferred="office-table",
        score=0.75,
    ),
    Qualifiers(
        status=Status.PLANNED,
        tense=Tense.FUTURE,
        when=TimeSpan("2015-11-23", "2015-11-23", Grain.DAY, Span(85, 90)),
        said_by=Attribution(PAUL, Span(90, 95), AttributionKind.REPORTED),
    ),
)
NOT_MET = Statement(
    NORA,
    "met",
    LISE,
    evidence(FRENCH, "Mme Benali n'a pas vu Lise Armand.", "Mme Benali", "n'a pas vu", "Lise Armand"),
    Qualifiers(polarity=Polarity.NEGATIVE, status=Status.NEGATED, tense=Tense.PAST),
)
ENGLISH_MET = Statement(
    replace(PAUL, labels=(Label("en", "Paul Mercier"),)),
    "met",
    replace(NORA, labels=(Label("en", "Nora Benali"),), aliases=()),
    evidence(ENGLISH, "Paul Mercier met Nora Benali in Brest.", "Paul Mercier", "met", "Nora Benali", entry="en/meet"),
    Qualifiers(
        tense=Tense.PAST, when=replace(TUESDAY, text=None), where=replace(BREST, labels=(Label("en", "Brest"),))
    ),
)
PAID = Statement(
    NORA,
    "fined",
    MILLIONS,
    evidence(ENGLISH, '"We paid 3 million," he said.', "We", "paid", "3 million", entry=None),
    Qualifiers(tense=Tense.PAST, said_by=Attribution(PAUL, Span(60, 67), AttributionKind.QUOTE)),
)
JUGGLED = Statement(
    NORA,
    "open/juggle with",
    PAUL,
    evidence(ENGLISH, "They juggled.", "They", "juggled", "They", entry=None, rule="open"),
    Qualifiers(tense=Tense.PAST),
)

FRENCH_EXTRACTION = Extraction(FRENCH, (FRENCH_MET, PLANNED_VISIT, NOT_MET), (NORA, PAUL, LISE, BREST, SUEDE))
ENGLISH_EXTRACTION = Extraction(ENGLISH, (ENGLISH_MET, PAID, JUGGLED))
EXTRACTIONS = (FRENCH_EXTRACTION, ENGLISH_EXTRACTION)
