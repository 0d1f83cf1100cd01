"""The records that flow between the stages: frozen, slotted, typed.

No record holds a spaCy token, an rdflib term or a networkx view. Every offset is a half-open
character offset into ``Article.text``, so ``article.text[span.start:span.end]`` is the text meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an entity is. GOVERNMENT is a country or its government: both a place and an actor."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    PLACE = "place"
    EVENT = "event"
    OFFICE = "office"
    WORK = "work"
    GROUP = "group"
    THING = "thing"


class Form(StrEnum):
    """How a mention names its entity: "John Kerry", "the minister", "he"."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


class Number(StrEnum):
    """Grammatical number, as far as it is known."""

    SINGULAR = "singular"
    PLURAL = "plural"
    UNKNOWN = "unknown"


class Gender(StrEnum):
    """Grammatical gender, or that of a person, as far as it is known."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the clause affirms or denies."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Status(StrEnum):
    """What the text says of a fact.

    ASSERTED: told as so. PLANNED: will happen. POSSIBLE: hedged ("aurait rencontré", "reportedly").
    HYPOTHETICAL: a condition, a wish or an order. NEGATED: told as not so.
    """

    ASSERTED = "asserted"
    PLANNED = "planned"
    POSSIBLE = "possible"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Tense(StrEnum):
    """The tense of a clause, as written."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    NONE = "none"


class Grain(StrEnum):
    """How fine a time is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


class AttributionKind(StrEnum):
    """How a speaker is tied to what is said."""

    QUOTE = "quote"  # « … », a dit X
    REPORTED = "reported"  # X a dit que …
    ACCORDING_TO = "according-to"  # selon X


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets into ``Article.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of *text* that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A text in a language; ``lang`` is a BCP 47 tag, or "" when the text belongs to no language."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When something holds: first and last day, both included, with the grain the text gives.

    ``start`` and ``end`` are ISO 8601 dates. A date whose year is unknown is written in the form of
    xsd:gMonthDay ("--11-17") or xsd:gMonth ("--11"). Either end is None when it is open
    ("depuis 2015", "until Tuesday"). ``text`` is the place of the expression in the article.

    Example: on 2015-11-17, "la semaine prochaine" is 2015-11-23 to 2015-11-29, grain week.
    """

    start: str | None
    end: str | None
    grain: Grain
    text: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    ``text`` is the decoded text with ``\\n`` line ends; ``headline`` and ``paragraphs`` say which parts of it
    are the article itself, in order (the paragraphs without dateline and byline). What lies outside them
    (counters, notices, comments) is never read for facts. ``published`` is an ISO date, or a partial one
    ("--11-17") when the year is not known, or None. ``retrieved`` is an ISO date given by the user or None.
    """

    id: str
    text: str
    lang: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    agency: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dateline_place: str = ""
    published: str | None = None
    retrieved: str | None = None
    headline: Span | None = None
    paragraphs: tuple[Span, ...] = ()
    source: str = ""  # the input it came from, as named by the user: for messages, not for the graph
    fingerprint: str = ""  # of the text, which a graph does not keep: tells copies of one dispatch


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that speaks of an entity: "John Kerry", "le secrétaire d'Etat", "il"."""

    span: Span
    head: Span
    kind: Kind
    form: Form
    number: Number = Number.UNKNOWN
    gender: Gender = Gender.UNKNOWN
    entity: str | None = None  # the id of the entity, once identity is settled


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing, whatever it is called.

    ``id`` is relative to the base IRI of a graph ("person/john-kerry"); ``labels`` are preferred names, at
    most one a language; ``same_as`` are IRIs (Wikidata, GeoNames).
    """

    id: str
    kind: Kind
    labels: tuple[Label, ...]
    aliases: tuple[Label, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """An object that is a value and not a thing: an amount, a number; ``datatype`` is an IRI."""

    value: str
    datatype: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, by which words, and how."""

    speaker: Entity
    cue: Span | None
    kind: AttributionKind


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """What the text says about a fact beside the fact."""

    polarity: Polarity = Polarity.POSITIVE
    status: Status = Status.ASSERTED
    tense: Tense = Tense.NONE
    when: TimeSpan | None = None
    where: Entity | None = None
    said_by: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in an article that states a fact.

    ``quote`` equals the characters of ``sentence`` in the article. ``inferred`` names the rule where the
    fact is not in the words alone ("office-table"), else None. ``score`` is between 0 and 1.
    """

    article: str
    sentence: Span
    subject: Span
    predicate: Span
    object: Span
    quote: str
    entry: str | None = None  # id of the lexicon entry
    rule: str = ""  # the pattern that found it: "verb", "noun", "apposition" …
    inferred: str | None = None
    version: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """One reading of one place in one article: subject–relation–object with qualifiers and evidence.

    ``relation`` is the name of a relation of the catalog ("met"), also for planned facts: what is written
    out for them is the relation's planned twin ("willMeet"); an open relation is "open/<lemma>".
    """

    subject: Entity
    relation: str
    object: Entity | Literal
    evidence: Evidence
    qualifiers: Qualifiers = field(default_factory=Qualifiers)


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """What a sentence says in its own words, without any relation or identity of the ontology.

    ``confidence`` is between 0 and 1 and ranks the triples of one language: about the share of such triples that people
    who read the sentence find in it too.
    """

    subject: str
    relation: str
    object: str
    confidence: float


@dataclass(frozen=True, slots=True)
class NamedGraph:
    """The RDF of one article, on its way into a store.

    ``name`` is the IRI of the graph, which is that of the article; ``triples`` are N-Triples lines in UTF-8, each once,
    without blank nodes.
    """

    name: str
    triples: bytes


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong with one input; the rest went on."""

    source: str
    message: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article gave."""

    article: Article
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...] = ()
