"""Makes the statements of a segment out of its candidates: who and what, when and where, who says so, and how sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kgnews.extract.beside import Beside
from kgnews.extract.circumstances import Circumstances
from kgnews.extract.coref import Resolver
from kgnews.extract.discourse import Resolved
from kgnews.extract.judging import Judge
from kgnews.extract.offices import office_entity, settle
from kgnews.extract.positions import Position, learn_role
from kgnews.extract.reading import Reading
from kgnews.extract.reasons import Miss, Why
from kgnews.extract.relations import Candidate, Matcher, object_fits, subject_fits
from kgnews.extract.simplify import SegmentKind
from kgnews.extract.status import Judgement, judge, strongest
from kgnews.knowledge import HELD_POSITION, HOLDS_POSITION
from kgnews.records import (
    AttributionKind,
    Entity,
    Evidence,
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
    from kgnews.extract.article import ArticleReader

_GUESSES = (
    Kind.ORGANISATION,
    Kind.PERSON,
    Kind.PLACE,
    Kind.EVENT,
    Kind.WORK,
    Kind.THING,
)  # tried in turn for a name of unsure kind
_HEADLINE_SCORE = 0.6  # a headline drops articles and verbs, and its parse is worth less


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
        self.judge = Judge(self.matcher, self.by_predicate, owner.profile)
        self.beside = Beside(reading, resolver, self.matcher, owner.profile)

    def statements(self) -> Iterator[Statement]:
        """Yield the statements of the segment in the order of their predicates."""
        yield from self._positions()
        candidates = self.matcher.verbs()
        taken = frozenset(self.resolver.name_at)
        companions = self._companions(candidates)
        candidates += self.matcher.nouns(taken, companions)
        candidates += self.matcher.adjectives()
        candidates += self.beside.places()
        if self.owner.relations == "all":
            candidates += self.beside.open_relations(candidates)
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
                first, second = sorted((candidate.subject, candidate.object))
                place = (candidate.predicate, first, second)
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
        judged = self.judge.judge(candidate)
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
        if self.parse.segment.plain.rstrip().endswith("?"):
            status = strongest(status, Status.HYPOTHETICAL)  # "Did she meet him?" tells nothing
        taken = frozenset({entities[0].id, entities[1].id})
        place = self.circumstances.where(clause, self.resolver, taken) if candidate.rule != "place" else None
        where = self.owner.registry.entity(place) if place is not None else None
        said_by = self.owner.speakers.said_by(
            self.reading.segment, judged.reporter, clause, self.resolver, self.by_predicate
        )
        if candidate.noun is not None and said_by is not None and said_by.speaker.id == entities[0].id:
            # "Le gouvernement affirme son soutien", a dit Kerry: affirming is the support, and Kerry says so
            outer = self.owner.speakers.said_by(self.reading.segment, None, clause, self.resolver, self.by_predicate)
            said_by = outer or said_by
        if self.judge.is_bearer(candidate) and said_by is not None and said_by.kind is AttributionKind.ACCORDING_TO:
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
            if not self.judge.shares_time(candidate) or self.judge.is_bearer(candidate):
                return None
        found = self.circumstances.when(candidate.clause, tense)
        if (
            found is None
            and candidate.noun is not None
            and candidate.clause is not None
            and self.judge.is_occasion(candidate)
        ):
            found = self.owner.speakers.day_of(candidate.clause, self.resolver)
        return found

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
        if person is None or office.future or self.owner.registry.entities[person.entity].kind is not Kind.PERSON:
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
        relation = HELD_POSITION if office.outgoing else HOLDS_POSITION
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
            used = {statement.subject.id, statement.object.id if isinstance(statement.object, Entity) else ""}
            if found is not None and found.entity not in used:
                continue  # "elected president of Estonia" says nothing of who holds the office today
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
            made = Candidate(HOLDS_POSITION, head, head, head, "title", None)
            evidence = self._evidence(made, found.span, found.span, "office-table")
            yield Statement(self.owner.registry.entity(found.entity), HOLDS_POSITION, entity, evidence, Qualifiers())


def _companions(candidate: Candidate) -> int:
    return len(candidate.entry.companions) if candidate.entry is not None else 0


def _is_after(when: TimeSpan, day: str | None) -> bool:
    """Say whether a time lies wholly after the day of publication."""
    if day is None or when.start is None or day.startswith("--") or when.start.startswith("--"):
        return False
    return when.start > day
