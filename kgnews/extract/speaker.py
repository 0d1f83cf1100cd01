"""Who says so: the speakers of quotations, reporting clauses and "according to"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgnews.extract.circumstances import Circumstances
from kgnews.extract.clauses import Clause, Link
from kgnews.extract.coref import Resolver
from kgnews.extract.discourse import Discourse
from kgnews.extract.identity import Registry
from kgnews.extract.simplify import Segment, SegmentKind
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile
from kgnews.records import Attribution, AttributionKind, Grain, Kind, Span, Tense, TimeSpan

if TYPE_CHECKING:
    from kgnews.extract.reading import Reading


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and the words that tie the speech to them."""

    entity: str
    cue: Span | None


class Speakers:
    """The speakers of one article, followed from segment to segment."""

    def __init__(self, profile: LanguageProfile, registry: Registry, discourse: Discourse) -> None:
        self.profile, self.registry, self.discourse = profile, registry, discourse
        self.of_report: dict[int, Voice] = {}
        self.last: Voice | None = None  # whose words the last report or quotation was
        self.last_paragraph = -2
        self.current: Voice | None = None
        self.days: dict[str, TimeSpan] = {}  # speaker → the day on which the article last has them speak

    def enter(self, segment: Segment, number: int, resolver: Resolver, readings: Sequence[Reading]) -> None:
        """Find whose words a segment is before it is read; the speaker of a quotation is never taken from inside it."""
        self.current = None
        if segment.kind is not SegmentKind.QUOTE and segment.report is None:
            return
        if segment.report is not None:
            self.current = self.of_report.get(segment.report)
        elif self.last is not None and segment.paragraph - self.last_paragraph <= 1:
            self.current = self.last
        if self.current is not None and segment.kind is SegmentKind.QUOTE:
            resolver.speaker = self.current.entity
            self.last, self.last_paragraph = self.current, segment.paragraph

    def leave(
        self,
        segment: Segment,
        number: int,
        resolver: Resolver,
        clauses: tuple[Clause, ...],
        circumstances: Circumstances,
    ) -> None:
        """Enter who speaks in a segment after it was read."""
        if segment.kind is SegmentKind.QUOTE or segment.report is not None:
            return
        voice = None
        for clause in clauses:
            found = self._speaking(clause, resolver)
            if found is None:
                continue
            voice = voice or found
            when = circumstances.when(clause, Tense.PAST)
            if when is not None and when.grain is Grain.DAY:
                self.days[found.entity] = when
        if voice is None:
            voice = self._according(clauses, resolver)
        if segment.kind is SegmentKind.REPORT and voice is not None:
            self.of_report[number] = voice
        if voice is not None:
            self.last, self.last_paragraph = voice, segment.paragraph
            self.discourse.speaker, self.discourse.spoke = voice.entity, number

    def _speaking(self, clause: Clause, resolver: Resolver) -> Voice | None:
        if clause.lemma not in self.profile.speech.verbs or clause.negated:
            return None
        for argument in clause.having(Role.SUBJECT):
            found = resolver.resolve(argument.head)
            if found is not None and self._can_speak(found.entity):
                return Voice(found.entity, resolver.parse.span(clause.predicate, clause.predicate))
        return None

    def _can_speak(self, entity: str) -> bool:
        if not self.registry.entities[entity].sure:
            return True  # "selon la radio Costa Norte": the kind of a new name is a guess, its speaking is not
        return self.registry.entities[entity].kind in {
            Kind.PERSON,
            Kind.ORGANISATION,
            Kind.GOVERNMENT,
            Kind.OFFICE,
            Kind.GROUP,
        }

    def _according(self, clauses: tuple[Clause, ...], resolver: Resolver) -> Voice | None:
        for clause in clauses:
            for argument in clause.having(Role.OBLIQUE):
                if argument.marker in self.profile.speech.according:
                    found = resolver.resolve(argument.head)
                    if found is not None and self._can_speak(found.entity):
                        return Voice(found.entity, resolver.parse.span(argument.head, argument.head))
        return None

    def said_by(
        self,
        segment: Segment,
        reporter: int | None,
        clause: Clause | None,
        resolver: Resolver,
        clauses: Mapping[int, Clause],
    ) -> Attribution | None:
        """Return who says what a clause of the segment states, the nearest voice first; None is the outlet's own."""
        if reporter is not None:
            voice = self._speaking(clauses[reporter], resolver)
            if voice is not None:
                return self._attribution(voice, AttributionKind.REPORTED)
        voice = self._according(_and_above(clause, clauses), resolver)
        if voice is not None:
            return self._attribution(voice, AttributionKind.ACCORDING_TO)
        if self.current is not None:
            quoted = segment.kind is SegmentKind.QUOTE
            return self._attribution(self.current, AttributionKind.QUOTE if quoted else AttributionKind.REPORTED)
        return None

    def _attribution(self, voice: Voice, kind: AttributionKind) -> Attribution:
        return Attribution(self.registry.entity(voice.entity), voice.cue, kind)

    def day_of(self, clause: Clause, resolver: Resolver) -> TimeSpan | None:
        """Return the day on which the subject of a reporting clause is known to speak.

        A dispatch dates its first "a estimé mardi" and leaves the day out of what its speaker says next.
        """
        voice = self._speaking(clause, resolver)
        return self.days.get(voice.entity) if voice is not None else None


def _and_above(clause: Clause | None, clauses: Mapping[int, Clause]) -> tuple[Clause, ...]:
    """Return a clause and those above it: "selon X" in a relative clause says nothing of the main one."""
    found: list[Clause] = []
    here = clause
    while here is not None and here not in found:
        found.append(here)
        if here.link in {Link.RELATIVE, Link.PARTICIPLE}:
            break  # "Selon X, qui possède la ligne, …": that X owns it, X need not say
        here = clauses.get(here.above) if here.above is not None else None
    return tuple(found)
