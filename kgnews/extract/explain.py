"""Tells how a sentence is understood: segments, names, clauses, the lexicon entries tried and what came of each.

Nothing is matched here: the sentence is read by the engine itself, with a witness in the place of the matcher and of
the statement writer that notes what these answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from kgnews.extract.article import ArticleReader, Extractor
from kgnews.extract.circumstances import Circumstances
from kgnews.extract.clauses import Clause, Link, conjuncts
from kgnews.extract.coref import Resolver
from kgnews.extract.explanation import (
    ExplainedArgument,
    ExplainedClause,
    ExplainedName,
    ExplainedNoun,
    ExplainedPhrase,
    ExplainedSegment,
    Explanation,
    Match,
    Trial,
)
from kgnews.extract.hints import hints
from kgnews.extract.parse import Token
from kgnews.extract.reading import Reading
from kgnews.extract.reasons import Miss
from kgnews.extract.relations import Candidate, Matcher
from kgnews.extract.statements import StatementWriter
from kgnews.extract.status import judge
from kgnews.extract.status_reasons import status_reasons
from kgnews.ids import article_id
from kgnews.knowledge import LexiconEntry, Role
from kgnews.records import Article, Entity, Extraction, Span, Statement

__all__ = ["Explanation", "explain"]

_UNKNOWN_NOUN = "no entry for the noun"


def explain(extractor: Extractor, sentence: str, date: str | None = None) -> Explanation:
    """Return how *sentence* is understood as the text of an article published on *date* (ISO), if that is known.

    Several sentences are read as one text, so that a pronoun may mean what stands before it.
    """
    lang = extractor.profile.lang
    whole = (Span(0, len(sentence)),)
    article = Article(id=article_id(sentence), text=sentence, lang=lang, published=date, paragraphs=whole)
    reader = _ExplainingReader(extractor, article, "named")
    extraction = reader.read()
    segments = _Settler(extraction).settle(tuple(reader.explained[number] for number in sorted(reader.explained)))
    advice = hints(segments, article, extractor.catalog, extractor.profile)
    return Explanation(sentence, lang, date, segments, extraction.statements, advice)


class _Settler:
    """Brings what was noted while the text was read in line with what the whole text gave.

    The kind of a name may be settled only at the end, and with it the entity; so may the time of a statement.
    """

    def __init__(self, extraction: Extraction) -> None:
        self.entities = {_place(entity): entity for entity in extraction.entities}
        self.statements = {(item.relation, item.evidence): item for item in extraction.statements}

    def settle(self, item: Any) -> Any:
        """Return a record of an explanation, or a tuple of such, with all that is in it settled."""
        if isinstance(item, tuple):
            return tuple(self.settle(part) for part in item)
        if isinstance(item, Statement):
            return self.statements.get((item.relation, item.evidence), item)
        if isinstance(item, Entity):
            return self.entities.get(_place(item), item)
        if type(item).__module__ == ExplainedPhrase.__module__:
            return replace(item, **{part.name: self.settle(getattr(item, part.name)) for part in fields(item)})
        return item


def _place(entity: Entity) -> tuple[object, ...]:
    """Return what of an entity stays the same when its kind is settled."""
    return entity.labels, entity.id.rpartition("/")[2]


class _ExplainingReader(ArticleReader):
    """Reads an article and keeps, for each of its segments, how it was understood."""

    def __init__(self, extractor: Extractor, article: Article, relations: str) -> None:
        super().__init__(extractor, article, relations)
        self.explained: dict[int, ExplainedSegment] = {}

    def writer(self, reading: Reading, resolver: Resolver, circumstances: Circumstances) -> StatementWriter:
        return _Witness(self, reading, resolver, circumstances)


@dataclass(frozen=True, slots=True)
class _Attempt:
    """An entry tried on a word: token *at* is the verb, noun or adjective."""

    at: int
    entry: LexiconEntry
    result: list[Candidate] | Miss


class _WitnessMatcher(Matcher):
    """A matcher that notes what it answers; ``attempts`` are in the order of the trials."""

    attempts: list[_Attempt]

    def attempt(self, entry: LexiconEntry, clause: Clause) -> list[Candidate] | Miss:
        return self._note(clause.predicate, entry, super().attempt(entry, clause))

    def attempt_noun(self, token: Token, entry: LexiconEntry) -> list[Candidate] | Miss:
        return self._note(token.i, entry, super().attempt_noun(token, entry))

    def attempt_adjective(self, token: Token, entry: LexiconEntry, clause: Clause) -> list[Candidate] | Miss:
        return self._note(token.i, entry, super().attempt_adjective(token, entry, clause))

    def _note(self, at: int, entry: LexiconEntry, result: list[Candidate] | Miss) -> list[Candidate] | Miss:
        self.attempts.append(_Attempt(at, entry, result))
        return result


class _Witness(StatementWriter):
    """A statement writer that notes what became of each candidate, and explains its segment when that is read."""

    owner: _ExplainingReader

    def __init__(
        self, owner: _ExplainingReader, reading: Reading, resolver: Resolver, circumstances: Circumstances
    ) -> None:
        super().__init__(owner, reading, resolver, circumstances)
        matcher = _WitnessMatcher(reading.parse, reading.clauses, owner.extractor.lexicon, owner.catalog, owner.profile)
        matcher.attempts = []
        self.matcher = self.witness = matcher
        self.weighed: dict[Candidate, Statement | Miss] = {}
        self.given: list[Statement] = []

    def weigh(self, candidate: Candidate) -> Statement | Miss:
        found = super().weigh(candidate)
        self.weighed[candidate] = found
        return found

    def statements(self) -> Iterator[Statement]:
        for statement in super().statements():
            self.given.append(statement)
            yield statement
        self.owner.explained[self.reading.number] = self._segment()

    def _segment(self) -> ExplainedSegment:
        segment = self.reading.segment
        text = self.owner.article.text
        aside = [("time", item.span) for item in segment.times] + [("bracket", item.span) for item in segment.brackets]
        aside.sort(key=lambda item: item[1])
        return ExplainedSegment(
            kind=segment.kind,
            sentence=segment.sentence,
            plain=segment.plain,
            aside=tuple((what, span.of(text)) for what, span in aside),
            report=None if segment.report is None else segment.report + 1,
            names=tuple(self._names()),
            clauses=tuple(self._clause(clause) for clause in self.reading.clauses),
            nouns=tuple(self._nouns()),
        )

    def _names(self) -> Iterator[ExplainedName]:
        rows: list[tuple[int, ExplainedName]] = []
        for name in self.reading.names:
            identifier = self.owner.registry.find(name)
            phrase = self._as_phrase(self.parse.span(name.first, name.last), identifier, "the name is not certain")
            sure = identifier is None or self.owner.registry.entities[identifier].sure
            rows.append((name.first, ExplainedName(phrase, self._is_known(identifier), not sure)))
        for office in self.reading.offices:
            if office.head in self.resolver.name_at:
                continue
            found = self.resolver.role(office.head)
            span = self.parse.span(office.first, office.last)
            phrase = self._as_phrase(span, found.entity if found else None, "no single office")
            rows.append((office.first, ExplainedName(phrase, found is not None and self._is_known(found.entity))))
        for _, row in sorted(rows, key=lambda item: item[0]):
            yield row

    def _is_known(self, identifier: str | None) -> bool:
        gazetteer = self.catalog.gazetteer
        return identifier is not None and (identifier in gazetteer.entities or identifier in gazetteer.offices)

    def _as_phrase(self, span: Span, identifier: str | None, why: str) -> ExplainedPhrase:
        entity = self._entity(identifier)
        return ExplainedPhrase(span.of(self.owner.article.text), span, entity, "" if entity is not None else why)

    def _entity(self, identifier: str | None) -> Entity | None:
        return self.owner.registry.entity(identifier) if identifier is not None else None

    def _phrase(self, head: int) -> ExplainedPhrase:
        """Return what the phrase headed by a token means by itself."""
        token = self.parse.tokens[head]
        if token.lower in self.profile.names.possessives:
            owner = self.resolver.possessor(token)
            return self._as_phrase(self.parse.span(head, head), owner, self._why_unknown(token))
        found = self.resolver.resolve(head)
        span = found.span if found is not None else self.parse.span(head, head)
        if span.start == span.end:  # a word that the simplifier put in
            return ExplainedPhrase(token.text, span, None, "stands for what is quoted")
        return self._as_phrase(span, found.entity if found else None, self._why_unknown(token))

    def _why_unknown(self, token: Token) -> str:
        names = self.profile.names
        if token.pos == "PRON" or token.lower in names.pronouns or token.lower in names.possessives:
            return "a pronoun that is not certain: nobody, or more than one, fits it"
        if token.lower in names.vague or token.lemma in names.vague:
            return "a noun too vague to name anything"
        if token.i in self.resolver.office_at:
            return "an office that more than one here may hold"
        return "no noun that names a thing"

    def _clause(self, clause: Clause) -> ExplainedClause:
        judged = judge(clause, self.by_predicate, self.profile)
        tokens = self.parse.tokens
        here = dict.fromkeys([clause.predicate, *(item.head for item in clause.having(Role.ATTRIBUTE))])
        entries = self.witness.lexicon.verbs.get(clause.lemma, [])
        trials = [*self._trials(clause.predicate, entries), *self._adjectives(clause, here)]
        return ExplainedClause(
            text=tokens[clause.predicate].text,
            lemma=clause.lemma,
            arguments=tuple(self._arguments(clause)),
            link=clause.link.value,
            above=tokens[clause.above].text if clause.above is not None else "",
            tense=clause.tense,
            passive=clause.passive,
            reflexive=clause.reflexive,
            status=judged.status,
            told=judged.tense,
            reasons=status_reasons(clause, self.by_predicate, self.profile),
            reporter=self.by_predicate[judged.reporter].lemma if judged.reporter is not None else "",
            trials=tuple(trials),
            note=self._note(clause),
        )

    def _arguments(self, clause: Clause) -> Iterator[ExplainedArgument]:
        """Yield the arguments of a clause, each member of "Awa et Paul" by itself."""
        for argument in clause.arguments:
            for head in conjuncts(self.parse, argument.head):
                yield ExplainedArgument(argument.role, argument.marker, self._phrase(head))

    def _note(self, clause: Clause) -> str:
        """Return what a verb does beside the lexicon, "" where that is nothing."""
        if clause.lemma in self.profile.speech.verbs:
            return "a verb that reports: it gives the speaker of what stands under it"
        if clause.lemma in self.profile.syntax.copulas:
            return "a copula: the noun or adjective after it carries the relation, an office is read from it"
        if clause.lemma in self.profile.status.chains and self._governs(clause):
            return "a verb over another: it tells what the other is worth"
        if clause.lemma in self.profile.status.noun_support:
            return "a verb that carries an event noun"
        return ""

    def _governs(self, clause: Clause) -> bool:
        below = {Link.CONTROL, Link.COMPLEMENT}
        return any(other.above == clause.predicate and other.link in below for other in self.reading.clauses)

    def _adjectives(self, clause: Clause, heads: Iterable[int]) -> Iterator[Trial]:
        for head in heads:
            token = self.parse.tokens[head]
            adjectives = self.witness.lexicon.adjectives
            yield from self._trials(head, adjectives.get(token.lemma, []) or adjectives.get(token.lower, []))

    def _trials(self, at: int, entries: Iterable[LexiconEntry]) -> Iterator[Trial]:
        """Yield what came of each entry for a word, those that were never tried as passed over."""
        tried = {attempt.entry.id: attempt for attempt in self.witness.attempts if attempt.at == at}
        for entry in entries:
            relation = self.catalog.relations[entry.relation]
            attempt = tried.get(entry.id)
            if attempt is None:
                yield Trial(entry, relation)
            elif isinstance(attempt.result, Miss):
                yield Trial(entry, relation, miss=attempt.result)
            else:
                yield Trial(entry, relation, tuple(self._match(candidate) for candidate in attempt.result))

    def _match(self, candidate: Candidate) -> Match:
        subject, object_ = self._phrase(candidate.subject), self._phrase(candidate.object)
        found = self.weighed.get(candidate)
        if isinstance(found, Statement):
            return Match(subject, object_, found if found in self.given else None)
        return Match(subject, object_, None, found)

    def _nouns(self) -> Iterator[ExplainedNoun]:
        """Yield the nouns that tell events, and those that look like it: nouns of which names are complements."""
        nouns = self.witness.lexicon.nouns
        for token in self.parse.tokens:
            if token.pos not in {"NOUN", "PROPN"} or token.i in self.resolver.name_at:
                continue
            entries = nouns.get(token.lemma, []) or nouns.get(token.lower, [])
            clause, link = self.matcher.governor(token)
            complements = self._complements(token, clause, link)
            unknown = not entries and self._looks_like_event(token, complements)
            if entries or unknown:
                trials = tuple(self._trials(token.i, entries))
                note = _UNKNOWN_NOUN if unknown else ""
                around = self.parse.tokens[clause.predicate].text if clause is not None else ""
                yield ExplainedNoun(token.text, token.lemma, link, around, complements, trials, note)

    def _complements(self, token: Token, clause: Clause | None, link: str) -> tuple[ExplainedArgument, ...]:
        slots = self.matcher.noun_slots(token, clause, link)
        bearers = slots.owners + slots.complements
        owners = [ExplainedArgument(Role.POSSESSOR, "", self._phrase(head)) for head in bearers]
        others = [
            ExplainedArgument(Role.OBLIQUE, marker, self._phrase(head))
            for marker, heads in slots.by_marker.items()
            for head in heads
        ]
        return tuple(owners + others)

    def _looks_like_event(self, token: Token, complements: tuple[ExplainedArgument, ...]) -> bool:
        names = [item for item in complements if item.phrase.entity is not None and not _is_local(item.phrase.entity)]
        held = token.i in self.resolver.office_at or self.resolver.phrases.attached_name(token.i) is not None
        return not held and len(names) >= 2 and any(item.role is Role.OBLIQUE for item in names)


def _is_local(entity: Entity) -> bool:
    return entity.id.startswith("thing/")
