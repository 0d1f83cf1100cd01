"""Extracts the statements of one article: runs the stages of ``kgnews.extract`` and puts their findings together."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterator
from dataclasses import replace
from time import process_time
from typing import TYPE_CHECKING

from spacy.language import Language

from kgnews.extract.called import learn_calls
from kgnews.extract.circumstances import Circumstances
from kgnews.extract.clauses import conjuncts, find_clauses
from kgnews.extract.coref import Resolver
from kgnews.extract.discourse import Discourse
from kgnews.extract.gazetteer import Index, build_index, key
from kgnews.extract.identity import NameWords, Registry
from kgnews.extract.mentions import Name, find_names
from kgnews.extract.offices import find_offices
from kgnews.extract.openie import open_triples
from kgnews.extract.parse import parse_segments
from kgnews.extract.positions import find_positions, learn_role
from kgnews.extract.reading import Reading
from kgnews.extract.relations import Lexicon
from kgnews.extract.repair import mend
from kgnews.extract.rules import look_up_rules
from kgnews.extract.simplify import SegmentKind, simplify
from kgnews.extract.speaker import Speakers
from kgnews.extract.statements import StatementWriter
from kgnews.knowledge import ATTENDED, TOOK_PLACE_IN, Catalog, Role
from kgnews.profile import LanguageProfile
from kgnews.records import Article, Entity, Extraction, Kind, OpenTriple, Statement, Status, TimeSpan

if TYPE_CHECKING:
    from kgnews.extract.explain import Explanation


class Extractor:
    """Extracts articles in one language; made once, used for many articles."""

    def __init__(self, profile: LanguageProfile, catalog: Catalog, nlp: Language) -> None:
        self.profile, self.catalog, self.nlp = profile, catalog, nlp
        look_up_rules(nlp)
        self.lexicon = Lexicon.of(catalog.lexicon.get(profile.lang, ()))
        status = profile.status
        self.verbs = frozenset(self.lexicon.verbs) | profile.speech.verbs | set(status.chains) | status.noun_support
        self.index: Index = build_index(catalog.gazetteer, profile.lang)
        self.words = NameWords.of(profile)
        self.parsing = 0.0  # seconds of processor time that the parser has taken, and making its trees ours
        self.version = (
            f"kgnews {importlib.metadata.version('kgnews')} {nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}"
        )

    def extract(self, article: Article, relations: str = "named") -> Extraction:
        """Return the statements of an article, in the order of the text; *relations* is "named" or "all"."""
        return ArticleReader(self, article, relations).read()

    def explain(self, sentence: str, date: str | None = None) -> Explanation:
        """Return how a sentence is understood: see ``kgnews.extract.explain``."""
        from kgnews.extract.explain import explain

        return explain(self, sentence, date)

    def open_triples(self, article: Article) -> Iterator[OpenTriple]:
        """Yield what an article says in its own words: see ``kgnews.extract.openie``."""
        return open_triples(self.readings(article), self.profile, article.text)

    def readings(self, article: Article) -> list[Reading]:
        """Return the parsed segments of an article with their names and clauses."""
        segments = simplify(article, self.profile, self.verbs)
        found: list[Reading] = []
        profile = self.profile
        start = process_time()
        parses = list(parse_segments(segments, self.nlp, profile.syntax, self.verbs, profile.text.common))
        self.parsing += process_time() - start
        for number, parse in enumerate(parses):
            names = find_names(parse, self.index, self.catalog.gazetteer, self.profile)
            names = tuple(_at_dateline(name, article.dateline_place) for name in names)
            found.append(Reading(number, parse, names))
        registry = Registry(article, self.index, self.catalog.gazetteer, self.profile, self.words)
        registry.collect(name for reading in found for name in reading.names)
        for reading in found:
            reading.names = registry.rescan(reading.parse, reading.names)
            mend(reading.parse, reading.names, self.index, self.profile, self.verbs)
            reading.clauses = find_clauses(reading.parse, self.profile)
        return found


class ArticleReader:
    """Reads one article from its first segment to its last."""

    def __init__(self, extractor: Extractor, article: Article, relations: str) -> None:
        self.extractor, self.article, self.relations = extractor, article, relations
        self.profile, self.catalog, self.index = extractor.profile, extractor.catalog, extractor.index
        self.registry = Registry(article, self.index, self.catalog.gazetteer, self.profile, extractor.words)
        self.discourse = Discourse()
        self.registry.recent = self.discourse.latest
        self.readings: list[Reading] = []
        self.speakers = Speakers(self.profile, self.registry, self.discourse)
        self.statements: list[Statement] = []
        self.last_time: TimeSpan | None = None  # what "le lendemain" counts from

    def read(self) -> Extraction:
        """Return what the article states."""
        self.readings = self.extractor.readings(self.article)
        self._collect()
        self.discourse.turns = _turns(self.readings)
        for reading in self._in_order():
            self.statements.extend(self._statements(reading))
        self.statements = self.registry.settle_kinds(self.statements)
        statements = _spread_events(self.statements, self.article.published)
        unique = tuple(dict.fromkeys(statements))
        return Extraction(self.article, unique, _entities(unique))

    def _collect(self) -> None:
        """Enter the names and roles of the whole article before any of it is read, so that a name may follow its role."""
        self.registry.collect(name for reading in self.readings for name in reading.names)
        for reading in self.readings:
            for name in reading.names:
                self.registry.note_gender(reading.parse, name)
            bodies = {n.head: i for n in reading.names if (i := self.registry.find(n)) is not None}
            reading.offices = find_offices(
                reading.parse, reading.names, self.index, self.catalog.gazetteer, self.profile, bodies
            )
            reading.positions = find_positions(
                reading.parse, reading.names, reading.offices, reading.clauses, self.profile
            )
            reading.resolver = Resolver(
                reading.parse,
                reading.number,
                reading.names,
                reading.offices,
                reading.clauses,
                self.registry,
                self.discourse,
                self.catalog,
                self.index,
                self.profile,
            )
            reading.resolver.enter_brackets()
            learn_calls(reading)
            for position in reading.positions:
                learn_role(position, reading.resolver, self.discourse, self.catalog, self.index)

    def _in_order(self) -> Iterator[Reading]:
        """Yield the readings as they stand, but a reporting clause before the quotation it reports."""
        done: set[int] = set()
        for reading in self.readings:
            report = reading.segment.report
            if report is not None and report not in done and report < len(self.readings):
                done.add(report)
                yield self.readings[report]
            if reading.number not in done:
                done.add(reading.number)
                yield reading

    def _statements(self, reading: Reading) -> Iterator[Statement]:
        resolver = reading.resolved
        if reading.segment.kind is SegmentKind.REPORT:
            resolver.content_subject = self._content_subject(reading.number)
        self.speakers.enter(reading.segment, reading.number, resolver, self.readings)
        circumstances = Circumstances(
            reading.parse, reading.clauses, self.profile, self.article.published, self.last_time
        )
        yield from self.writer(reading, resolver, circumstances).statements()
        self.last_time = circumstances.reference
        self._remember(reading, resolver)
        self.speakers.leave(reading.segment, reading.number, resolver, reading.clauses, circumstances)

    def writer(self, reading: Reading, resolver: Resolver, circumstances: Circumstances) -> StatementWriter:
        """Return what makes the statements of one segment."""
        return StatementWriter(self, reading, resolver, circumstances)

    def _content_subject(self, report: int) -> str | None:
        """Return the subject of what a clause reports without quotation marks: "X partira, a-t-il dit": he is X."""
        for reading in self.readings:
            if reading.segment.report == report and reading.segment.kind is SegmentKind.NARRATIVE:
                for clause in reading.clauses:
                    if clause.above is None:
                        for argument in clause.having(Role.OBJECT if clause.passive else Role.SUBJECT):
                            found = reading.resolved.resolve(argument.head)
                            return found.entity if found is not None else None
        return None

    def _is_aside(self, reading: Reading) -> bool:
        """Say whether a segment only reports, behind a comma, what the outlet tells in its own words."""
        return reading.segment.kind is SegmentKind.REPORT and any(
            other.segment.report == reading.number and other.segment.kind is SegmentKind.NARRATIVE
            for other in self.readings
        )

    def _remember(self, reading: Reading, resolver: Resolver) -> None:
        """Enter what the segment spoke of, for the pronouns that follow; the subject of the main clause weighs most."""
        quoted = reading.segment.kind is SegmentKind.QUOTE
        subjects = {
            member
            for clause in reading.clauses
            if clause.above is None or quoted
            for argument in clause.having(Role.OBJECT if clause.passive else Role.SUBJECT)
            for member in conjuncts(reading.parse, argument.head)
        }
        if self._is_aside(reading):
            return  # "X est mort, a annoncé son fils Y": the story stays with X
        for head in sorted(subjects):
            found = resolver.resolve(head)
            if found is not None:
                # "His brother Fergal lives in Cork. He …": whom the story only brings in by another, it is not about
                owned = any(kid.lower in self.profile.names.possessives for kid in reading.parse.kids(head))
                self.discourse.note(found.entity, reading.number, not owned, quoted)
        for name in reading.names:
            identifier = self.registry.find(name)
            if identifier is not None:
                self.discourse.note(identifier, reading.number, False, quoted)


def _at_dateline(name: Name, place: str) -> Name:
    """Take a name for a place where the dateline does: "LE BOURGET, France" says what Le Bourget is."""
    if name.known or not place or key(name.text) != key(place.split(",")[0]):
        return name
    return replace(name, kind=Kind.PLACE, sure=True)


def _turns(readings: list[Reading]) -> list[int]:
    """Return for each segment how many segments of the outlet's own words come before it."""
    turns, count = [], 0
    for reading in readings:
        turns.append(count)
        count += reading.segment.kind is not SegmentKind.QUOTE
    return turns


def _spread_events(statements: list[Statement], day: str | None) -> list[Statement]:
    """Give attendance the time and place that the article gives to the event itself."""
    events = {
        statement.subject.id: statement
        for statement in statements
        if statement.relation == TOOK_PLACE_IN and statement.qualifiers.status in {Status.ASSERTED, Status.PLANNED}
    }
    out: list[Statement] = []
    for statement in statements:
        event = events.get(statement.object.id) if isinstance(statement.object, Entity) else None
        if event is not None and statement.relation == ATTENDED and isinstance(event.object, Entity):
            qualifiers = statement.qualifiers
            when = qualifiers.when or event.qualifiers.when
            where = qualifiers.where or event.object
            status = qualifiers.status
            if status is Status.ASSERTED and event.qualifiers.status is Status.PLANNED:
                status = Status.PLANNED
            statement = replace(statement, qualifiers=replace(qualifiers, when=when, where=where, status=status))
        out.append(statement)
    return out


def _entities(statements: tuple[Statement, ...]) -> tuple[Entity, ...]:
    found: dict[str, Entity] = {}
    for statement in statements:
        for item in (statement.subject, statement.object, statement.qualifiers.where):
            if isinstance(item, Entity):
                found[item.id] = item
        if statement.qualifiers.said_by is not None:
            found[statement.qualifiers.said_by.speaker.id] = statement.qualifiers.said_by.speaker
    return tuple(found[i] for i in sorted(found))
