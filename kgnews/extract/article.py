"""Extracts the statements of one article: runs the stages of ``kgnews.extract`` and puts their findings together."""

from __future__ import annotations

import importlib.metadata
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spacy.language import Language

from kgnews.extract.circumstances import Circumstances
from kgnews.extract.clauses import Clause, conjuncts, find_clauses
from kgnews.extract.coref import Discourse, Resolved, Resolver
from kgnews.extract.gazetteer import Index, build_index
from kgnews.extract.identity import Registry
from kgnews.extract.mentions import Name, find_names
from kgnews.extract.offices import OfficePhrase, find_offices, office_entity, settle
from kgnews.extract.parse import Parse, parse_segments
from kgnews.extract.positions import Position, find_positions, learn_role
from kgnews.extract.reasons import Miss, Why
from kgnews.extract.relations import Candidate, Lexicon, Matcher, object_fits, subject_fits
from kgnews.extract.repair import mend
from kgnews.extract.simplify import Segment, SegmentKind, simplify
from kgnews.extract.speaker import Speakers
from kgnews.extract.status import Judgement, judge, strongest
from kgnews.knowledge import Catalog, Role
from kgnews.profile import LanguageProfile
from kgnews.records import (
    Article,
    AttributionKind,
    Entity,
    Evidence,
    Extraction,
    Form,
    Kind,
    Polarity,
    Qualifiers,
    Span,
    Statement,
    Status,
    Tense,
    TimeSpan,
)

if TYPE_CHECKING:
    from kgnews.extract.explain import Explanation

_GUESSES = (
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.PLACE,
    Kind.EVENT,
    Kind.WORK,
    Kind.THING,
)  # tried in turn for a name of unsure kind
_HEADLINE_SCORE = 0.6  # a headline drops articles and verbs, and its parse is worth less


@dataclass(slots=True)
class Reading:
    """One parsed segment with all that was found in it."""

    number: int
    parse: Parse
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...] = ()
    offices: tuple[OfficePhrase, ...] = ()
    positions: tuple[Position, ...] = ()
    resolver: Resolver | None = None

    @property
    def segment(self) -> Segment:
        """Return the segment that was read."""
        return self.parse.segment


class Extractor:
    """Extracts articles in one language; made once, used for many articles."""

    def __init__(self, profile: LanguageProfile, catalog: Catalog, nlp: Language) -> None:
        self.profile, self.catalog, self.nlp = profile, catalog, nlp
        self.lexicon = Lexicon.of(catalog.lexicon.get(profile.lang, ()))
        status = profile.status
        self.verbs = frozenset(self.lexicon.verbs) | profile.speech.verbs | set(status.chains) | status.noun_support
        self.index: Index = build_index(catalog.gazetteer, profile.lang)
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

    def readings(self, article: Article) -> list[Reading]:
        """Return the parsed segments of an article with their names and clauses."""
        segments = simplify(article, self.profile)
        found: list[Reading] = []
        for number, parse in enumerate(parse_segments(segments, self.nlp, self.profile.syntax, self.verbs)):
            names = find_names(parse, self.index, self.catalog.gazetteer, self.profile)
            found.append(Reading(number, parse, names))
        registry = Registry(article, self.index, self.catalog.gazetteer, self.profile)
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
        self.registry = Registry(article, self.index, self.catalog.gazetteer, self.profile)
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
        resolver = _there(reading.resolver)
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
                            found = _there(reading.resolver).resolve(argument.head)
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
                self.discourse.note(found.entity, reading.number, True, quoted)
        for name in reading.names:
            identifier = self.registry.find(name)
            if identifier is not None:
                self.discourse.note(identifier, reading.number, False, quoted)


class StatementWriter:
    """Makes the statements of one segment out of its candidates."""

    def __init__(
        self, owner: ArticleReader, reading: Reading, resolver: Resolver, circumstances: Circumstances
    ) -> None:
        self.owner, self.reading, self.resolver, self.circumstances = owner, reading, resolver, circumstances
        self.votes: list[tuple[str, Kind]] = []  # kinds for which the candidate under hand speaks
        self.guessed = False  # whether the kind of an entity had to give way to a relation's
        self.parse, self.profile, self.catalog = reading.parse, owner.profile, owner.catalog
        self.by_predicate = {clause.predicate: clause for clause in reading.clauses}
        self.matcher = Matcher(reading.parse, reading.clauses, owner.extractor.lexicon, owner.catalog, owner.profile)

    def statements(self) -> Iterator[Statement]:
        """Yield the statements of the segment in the order of their predicates."""
        yield from self._positions()
        candidates = self.matcher.verbs()
        taken = frozenset(self.resolver.name_at)
        companions = self._companions(candidates)
        candidates += self.matcher.nouns(taken, companions)
        candidates += self.matcher.adjectives()
        candidates += self._places()
        if self.owner.relations == "all":
            candidates += self._open(candidates)
        for candidate, statement in self._best(candidates):
            yield statement
            yield from self._from_table(candidate, statement)

    def _best(self, candidates: list[Candidate]) -> list[tuple[Candidate, Statement]]:
        """Return the statements of the candidates; where two senses claim the same words, the one that fits without a guess."""
        made: dict[tuple[int, int, int], list[tuple[Candidate, Statement, list[tuple[str, Kind]], bool]]] = {}
        for candidate in candidates:
            self.guessed, self.votes = False, []
            statement = self.weigh(candidate)
            if isinstance(statement, Statement):
                place = (candidate.predicate, candidate.subject, candidate.object)
                made.setdefault(place, []).append((candidate, statement, self.votes, self.guessed))
        kept: list[tuple[Candidate, Statement]] = []
        for found in made.values():
            words = max(_companions(candidate) for candidate, *_ in found)
            fitting = [item for item in found if _companions(item[0]) == words]
            relations: set[str] = set()
            for candidate, statement, votes, _ in [item for item in fitting if not item[3]] or fitting[:1]:
                if candidate.relation not in relations:
                    relations.add(candidate.relation)
                    kept.append((candidate, statement))
                    for entity, kind in votes:
                        self.owner.registry.entities[entity].votes[kind] += 1
        return kept

    def _companions(self, candidates: list[Candidate]) -> frozenset[int]:
        """Return the tokens of nouns that are part of a verb's phrase: "visite" in "rendre visite"."""
        found: set[int] = set()
        for candidate in candidates:
            if candidate.entry is not None and candidate.entry.companions and candidate.clause is not None:
                for kid in self.parse.kids(candidate.clause.predicate):
                    if kid.lower in candidate.entry.companions or kid.lemma in candidate.entry.companions:
                        found.add(kid.i)
        return frozenset(found)

    def _open(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return candidates for the verbs that the lexicon does not know, under an open relation made from the lemma."""
        known = {candidate.predicate for candidate in candidates}
        found: list[Candidate] = []
        for clause in self.reading.clauses:
            word = self.parse.tokens[clause.predicate]
            skip = self.profile.speech.verbs | self.profile.syntax.copulas | set(self.profile.status.chains)
            if (
                clause.predicate in known
                or clause.lemma in skip
                or word.pos not in {"VERB"}
                or not clause.lemma.replace("-", "").isalpha()
            ):
                continue
            for subject in clause.having(Role.SUBJECT):
                for object_ in clause.having(Role.OBJECT):
                    if subject.head != object_.head:
                        found.append(
                            Candidate(
                                f"open/{clause.lemma}", subject.head, object_.head, clause.predicate, "open", clause
                            )
                        )
        return found

    def _places(self) -> list[Candidate]:
        """Return places named beside others: "Le Bourget, près de Paris"; events named with theirs: "le G20 en Turquie"."""
        found: list[Candidate] = []
        for name in self.reading.names:
            for kid in self.parse.kids(name.head, "nmod", "obl", "appos", "conj", "dep", "advmod"):
                other = self.resolver.name_at.get(kid.i)
                if other is None or other is name or kid.i < name.last:
                    continue
                marker = self.matcher.marker(kid)
                if marker in self.profile.syntax.near and name.kind is Kind.PLACE:
                    found.append(Candidate("locatedNear", name.head, kid.i, name.head, "place", None))
                elif (
                    marker in self.profile.syntax.locatives
                    and name.kind is Kind.EVENT
                    and other.kind in {Kind.PLACE, Kind.GOVERNMENT}
                ):
                    found.append(
                        Candidate("tookPlaceIn", name.head, kid.i, name.head, "place", self._clause_around(name.head))
                    )
        return found + self._near()

    def _near(self) -> list[Candidate]:
        """Return "X, près de Y" by position, since parsers hang a phrase behind a comma anywhere."""
        found: list[Candidate] = []
        names = sorted(self.reading.names, key=lambda name: name.first)
        for first, second in itertools.pairwise(names):
            between = [t.lower for t in self.parse.tokens[first.last + 1 : second.first] if t.text != ","]
            words = " ".join(
                self.profile.syntax.markers.get(word, word)
                for word in between
                if word not in self.profile.syntax.articles
            )
            if words in self.profile.syntax.near and {first.kind, second.kind} <= {Kind.PLACE, Kind.GOVERNMENT}:
                found.append(Candidate("locatedNear", first.head, second.head, first.head, "place", None))
        return found

    def _clause_around(self, head: int) -> Clause | None:
        here = head
        while here not in self.by_predicate and self.parse.tokens[here].head != here:
            here = self.parse.tokens[here].head
        return self.by_predicate.get(here)

    def weigh(self, candidate: Candidate) -> Statement | Miss:
        """Return the statement that a candidate makes, or why it makes none."""
        relation = self.catalog.relations.get(candidate.relation)
        subject = self._participant(candidate.subject, candidate, True)
        object_ = self._participant(candidate.object, candidate, False)
        if subject is None or object_ is None:
            return Miss(Why.SUBJECT_UNKNOWN if subject is None else Why.OBJECT_UNKNOWN)
        if subject.entity == object_.entity:
            return Miss(Why.SAME_THING, subject.entity)
        entities = (self.owner.registry.entity(subject.entity), self.owner.registry.entity(object_.entity))
        if relation is not None and Kind.EVENT in relation.domain and entities[0].kind is not Kind.EVENT:
            event = self._climb(candidate)
            if event is not None and self.owner.registry.entity(event.entity).kind is Kind.EVENT:
                subject = event  # "au sommet de l'Otan, qui se tiendra à Bruxelles": the summit, not the alliance
        if relation is not None:
            if not self._suits(subject, lambda kind: subject_fits(relation, candidate.entry, kind)):
                above = self._climb(candidate)
                if above is None or above.entity == object_.entity:
                    return Miss(Why.SUBJECT_KIND, subject.entity)
                if not self._suits(above, lambda kind: subject_fits(relation, candidate.entry, kind)):
                    return Miss(Why.SUBJECT_KIND, subject.entity)
                subject = above
            if not self._suits(object_, lambda kind: object_fits(relation, candidate.entry, kind)):
                return Miss(Why.OBJECT_KIND, object_.entity)
            entities = (self.owner.registry.entity(subject.entity), entities[1])
        if self.owner.relations != "all" and not self._worth(entities[0]) and not self._worth(entities[1]):
            return Miss(Why.NO_NAME)  # "la police a arrêté un homme" names nobody that a second article could name too
        if candidate.rule == "open" and not self._worth(entities[0]):
            return Miss(Why.NO_NAME)
        judged = self._judge(candidate)
        if judged is None:
            return Miss(Why.NOT_SAID)
        return self._write(candidate, subject, object_, entities, judged)

    def _suits(self, found: Resolved, fits: Callable[[Kind], bool]) -> bool:
        """Say whether an entity is of a kind that fits; a kind that the model only guessed gives way to one that fits."""
        profiled = self.owner.registry.entities[found.entity]
        kind = profiled.entity.kind
        if fits(kind):
            self.votes.append((found.entity, kind))
            return True
        if profiled.sure:
            return False
        for other in _GUESSES:
            if fits(other):
                self.votes.append((found.entity, other))
                self.guessed = True
                return True
        return False

    def _worth(self, entity: Entity) -> bool:
        """Say whether an entity is more than a common noun of this article."""
        return not entity.id.startswith("thing/") or bool(self.owner.registry.entities[entity.id].names)

    def _climb(self, candidate: Candidate) -> Resolved | None:
        """Try the noun above a relative clause's antecedent: "la conférence sur le climat, qui commence": the conference does."""
        token = self.parse.tokens[candidate.subject]
        if candidate.clause is None or token.i > candidate.clause.predicate:
            return None
        if token.dep != "nmod" or not any(kid.dep in {"acl:relcl", "acl"} for kid in self.parse.kids(token.i)):
            return None
        return self.resolver.resolve(token.head)

    def _participant(self, head: int, candidate: Candidate, subject: bool) -> Resolved | None:
        token = self.parse.tokens[head]
        if token.dep in {"nmod:poss", "det"} and token.lower in self.profile.names.possessives:
            owner = self.resolver.possessor(token)
            return Resolved(owner, self.parse.span(head, head), Form.PRONOUN) if owner is not None else None
        relation = self.catalog.relations.get(candidate.relation)
        if not subject and relation is not None and Kind.OFFICE in relation.range and Kind.PERSON not in relation.range:
            holder = self._participant(candidate.subject, candidate, True)
            # "est devenue ministre": the office, not the one who holds it
            office = self.resolver.role(head, holder.entity if holder is not None else None)
            if office is not None:
                return office
        other = candidate.object if subject else candidate.subject
        inside = other != head and other in self.parse.subtree(head)
        return self.resolver.resolve(head, frozenset({other}) if inside else frozenset())

    def _judge(self, candidate: Candidate) -> Judgement | None:
        """Return what a candidate is worth; None where an event noun stands where nothing says that it happened."""
        clause = candidate.clause
        if candidate.noun is None:
            return (
                judge(clause, self.by_predicate, self.profile)
                if clause is not None
                else Judgement(Status.ASSERTED, Tense.NONE)
            )
        if clause is None:
            return Judgement(Status.ASSERTED, Tense.NONE)
        return self._judge_noun(candidate, clause)

    def _judge_noun(self, candidate: Candidate, clause: Clause) -> Judgement | None:
        words = self.profile.status
        base = judge(clause, self.by_predicate, self.profile)
        if self._is_bearer(candidate):
            _, link = self.matcher.governor(self.parse.tokens[candidate.noun or 0])
            return base if link == Role.ATTRIBUTE.value else Judgement(Status.ASSERTED, Tense.NONE)
        _, link = self.matcher.governor(self.parse.tokens[candidate.noun or 0])
        if link in words.noun_before:
            return Judgement(strongest(Status.PLANNED, self._only_unreal(base.status)), Tense.FUTURE, base.reporter)
        if link in words.noun_after and link not in words.noun_during:
            return (
                Judgement(Status.ASSERTED, Tense.PAST, base.reporter)
                if base.status in {Status.ASSERTED, Status.NEGATED}
                else base
            )
        if link == Role.OBJECT.value or (clause.passive and link == Role.SUBJECT.value):
            return self._judge_object(candidate, clause, base)
        if link in words.noun_during or link in words.noun_after:
            status = Status.ASSERTED if base.status is Status.NEGATED else base.status
            return Judgement(status, base.tense, base.reporter)
        if link == Role.SUBJECT.value:
            if base.status is Status.NEGATED and clause.lemma not in words.noun_support:
                return Judgement(Status.ASSERTED, base.tense, base.reporter)  # "l'opposition de X n'a pas empêché …"
            return base
        return Judgement(base.status, base.tense, base.reporter) if not candidate.shared else None

    def _is_bearer(self, candidate: Candidate) -> bool:
        """Say whether a noun tells what somebody is and not what happened: "his sister Anouk", "Lantern's owner"."""
        entry = candidate.entry
        if entry is None or candidate.noun is None or candidate.shared:
            return False
        return Role.SUBJECT in {entry.subject.role, entry.object.role}

    def _only_unreal(self, status: Status) -> Status:
        return status if status in {Status.HYPOTHETICAL, Status.POSSIBLE} else Status.ASSERTED

    def _judge_object(self, candidate: Candidate, clause: Clause, base: Judgement) -> Judgement | None:
        words = self.profile.status
        for verbs, status in (
            (words.noun_negated, Status.NEGATED),
            (words.noun_hypothetical, Status.HYPOTHETICAL),
            (words.noun_planned, Status.PLANNED),
        ):
            if clause.lemma in verbs:
                if status is Status.PLANNED and clause.lemma in words.noun_support and candidate.shared:
                    continue
                found = strongest(status, self._only_unreal(base.status))
                return Judgement(found, Tense.FUTURE if found is Status.PLANNED else base.tense, base.reporter)
        if clause.lemma in words.noun_support:
            return base
        return None if candidate.shared else base

    def _write(
        self,
        candidate: Candidate,
        subject: Resolved,
        object_: Resolved,
        entities: tuple[Entity, Entity],
        judged: Judgement,
    ) -> Statement:
        clause = candidate.clause
        when = self._when(candidate, judged)
        status = judged.status
        if status is Status.ASSERTED and when is not None and _is_after(when, self.owner.article.published):
            if judged.tense is Tense.PAST:
                when = None
            else:
                status = Status.PLANNED
        taken = frozenset({entities[0].id, entities[1].id})
        place = self.circumstances.where(clause, self.resolver, taken) if candidate.rule != "place" else None
        where = self.owner.registry.entity(place) if place is not None else None
        said_by = self.owner.speakers.said_by(
            self.reading.segment, judged.reporter, clause, self.resolver, self.by_predicate
        )
        if self._is_bearer(candidate) and said_by is not None and said_by.kind is AttributionKind.ACCORDING_TO:
            said_by = None  # "according to X, Lantern's owner …": that it is Lantern's owner, X need not say
        inferred = subject.inferred or object_.inferred
        qualifiers = Qualifiers(
            Polarity.NEGATIVE if status is Status.NEGATED else Polarity.POSITIVE,
            status,
            judged.tense,
            when,
            where,
            said_by,
        )
        evidence = self._evidence(candidate, subject.span, object_.span, inferred)
        return Statement(entities[0], candidate.relation, entities[1], evidence, qualifiers)

    def _when(self, candidate: Candidate, judged: Judgement) -> TimeSpan | None:
        tense = judged.tense
        if candidate.rule == "place":
            return None
        if candidate.noun is not None:
            near = self.circumstances.near_noun(candidate.noun, tense)
            if near is not None:
                return near
            if not self._noun_shares_time(candidate) or self._is_bearer(candidate):
                return None
        found = self.circumstances.when(candidate.clause, tense)
        if found is None and candidate.noun is not None and candidate.clause is not None and self._is_outing(candidate):
            found = self.owner.speakers.day_of(candidate.clause, self.resolver)
        return found

    def _is_outing(self, candidate: Candidate) -> bool:
        """Say whether the event is the occasion of what the clause says: "après un entretien avec X", "en visite à Y"."""
        if candidate.entry is not None and candidate.entry.subject.role is Role.SUBJECT:
            return False  # "de retour du G20": the summit was before
        _, link = self.matcher.governor(self.parse.tokens[candidate.noun or 0])
        words = self.profile.status
        return link in words.noun_during | words.noun_after

    def _noun_shares_time(self, candidate: Candidate) -> bool:
        if candidate.clause is None:
            return False
        _, link = self.matcher.governor(self.parse.tokens[candidate.noun or 0])
        words = self.profile.status
        reported = (
            candidate.clause.lemma in self.profile.speech.verbs
        )  # "was announced on Wednesday": not when it happens
        return (
            link == Role.OBJECT.value and candidate.clause.lemma in words.noun_support and not reported
        ) or link in words.noun_during | words.noun_after

    def _evidence(self, candidate: Candidate, subject: Span, object_: Span, inferred: str | None) -> Evidence:
        segment = self.reading.segment
        sentence = segment.sentence
        predicate = self.parse.span(candidate.predicate, candidate.predicate)
        score = 1.0 if candidate.rule in {"verb", "title", "apposition", "reciprocal"} else 0.9
        score *= _HEADLINE_SCORE if segment.kind is SegmentKind.HEADLINE else 1.0
        score *= 0.8 if inferred else 1.0
        return Evidence(
            article=self.owner.article.id,
            sentence=sentence,
            subject=subject,
            predicate=predicate,
            object=object_,
            quote=sentence.of(self.owner.article.text),
            entry=candidate.entry.id if candidate.entry is not None else None,
            rule=candidate.rule,
            inferred=inferred,
            version=self.owner.extractor.version,
            score=round(score, 3),
        )

    def _positions(self) -> Iterator[Statement]:
        for position in self.reading.positions:
            statement = self._position(position)
            if statement is not None:
                yield statement

    def _position(self, position: Position) -> Statement | None:
        office = position.office
        person = self.resolver.resolve(position.name.head)
        if person is None or office.future or self.owner.registry.entity(person.entity).kind is not Kind.PERSON:
            return None
        body, inferred = office.body, None
        if body is None and not office.outgoing:
            role = learn_role(position, self.resolver, self.owner.discourse, self.catalog, self.owner.index)
            body, inferred = (role.body, "office-table") if role is not None and role.body is not None else (None, None)
        if body is None or (self.owner.registry.known(body) is None and body not in self.owner.registry.entities):
            return None
        span = self.parse.span(office.first, office.last)
        return self._holds(position, person, body, span, inferred)

    def _holds(
        self, position: Position, person: Resolved, body: str, span: Span, inferred: str | None
    ) -> Statement | None:
        office = position.office
        day = self.owner.article.published
        offices = settle(office.match.offices, body, self.catalog.gazetteer, self.owner.index, day)
        if not offices:
            return None
        entity = office_entity(
            offices, self.owner.registry.entity(body), self.catalog.gazetteer, self.profile.lang, office.text
        )
        relation = "heldPosition" if office.outgoing else "holdsPosition"
        candidate = Candidate(relation, position.name.head, office.head, office.head, position.rule, position.clause)
        judged = (
            judge(position.clause, self.by_predicate, self.profile)
            if position.clause
            else Judgement(Status.ASSERTED, Tense.NONE)
        )
        subject = self.owner.registry.entity(person.entity)
        evidence = self._evidence(candidate, person.span, span, inferred)
        said_by = None
        if position.clause is not None:
            said_by = self.owner.speakers.said_by(
                self.reading.segment, judged.reporter, position.clause, self.resolver, self.by_predicate
            )
        polarity = Polarity.NEGATIVE if judged.status is Status.NEGATED else Polarity.POSITIVE
        return Statement(
            subject, relation, entity, evidence, Qualifiers(polarity, judged.status, judged.tense, said_by=said_by)
        )

    def _from_table(self, candidate: Candidate, statement: Statement) -> Iterator[Statement]:
        """Yield the office of a person whom a role noun meant by the office table: "le président français" is Hollande."""
        for head in (candidate.subject, candidate.object):
            office = self.resolver.office_at.get(head)
            found = self.resolver.resolve(head)
            if office is None or found is None or found.inferred != "office-table" or office.body is None:
                continue
            offices = settle(
                office.match.offices,
                office.body,
                self.catalog.gazetteer,
                self.owner.index,
                self.owner.article.published,
            )
            body = self.owner.registry.entity(office.body)
            entity = office_entity(offices, body, self.catalog.gazetteer, self.profile.lang, office.text)
            made = Candidate("holdsPosition", head, head, head, "title", None)
            evidence = self._evidence(made, found.span, found.span, "office-table")
            yield Statement(self.owner.registry.entity(found.entity), "holdsPosition", entity, evidence, Qualifiers())


def _companions(candidate: Candidate) -> int:
    return len(candidate.entry.companions) if candidate.entry is not None else 0


def _turns(readings: list[Reading]) -> list[int]:
    """Return for each segment how many segments of the outlet's own words come before it."""
    turns, count = [], 0
    for reading in readings:
        turns.append(count)
        count += reading.segment.kind is not SegmentKind.QUOTE
    return turns


def _is_after(when: TimeSpan, day: str | None) -> bool:
    """Say whether a time lies wholly after the day of publication."""
    if day is None or when.start is None or day.startswith("--") or when.start.startswith("--"):
        return False
    return when.start > day


def _spread_events(statements: list[Statement], day: str | None) -> list[Statement]:
    """Give attendance the time and place that the article gives to the event itself."""
    events = {
        statement.subject.id: statement
        for statement in statements
        if statement.relation == "tookPlaceIn" and statement.qualifiers.status in {Status.ASSERTED, Status.PLANNED}
    }
    out: list[Statement] = []
    for statement in statements:
        event = events.get(statement.object.id) if isinstance(statement.object, Entity) else None
        if event is not None and statement.relation in {"attended"} and isinstance(event.object, Entity):
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


def _there(resolver: Resolver | None) -> Resolver:
    if resolver is None:
        raise AssertionError("a segment is read before its names are collected")
    return resolver
