"""What a candidate is worth: a verb's by its clause, an event noun's by how it stands in the clause around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kgnews.extract.clauses import Clause
from kgnews.extract.relations import Candidate, Matcher
from kgnews.extract.status import Judgement, judge, strongest
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile
from kgnews.records import Status, Tense


class Judge:
    """Judges the candidates of one segment."""

    def __init__(self, matcher: Matcher, clauses: Mapping[int, Clause], profile: LanguageProfile) -> None:
        self.matcher, self.by_predicate, self.profile = matcher, clauses, profile
        self.parse = matcher.parse

    def judge(self, candidate: Candidate) -> Judgement | None:
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
        if self.is_bearer(candidate):
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
            judged = self._judge_object(candidate, clause, base)
            if judged is not None and judged.reporter is None and self._says(clause):
                return replace(judged, reporter=clause.predicate)  # "X a confirmé sa présence": it is X who says so
            return judged
        if link in words.noun_during or link in words.noun_after:
            status = Status.ASSERTED if base.status is Status.NEGATED else base.status
            return Judgement(status, base.tense, base.reporter)
        if link == Role.SUBJECT.value:
            if base.status is Status.NEGATED and clause.lemma not in words.noun_support:
                return Judgement(Status.ASSERTED, base.tense, base.reporter)  # "l'opposition de X n'a pas empêché …"
            return base
        return Judgement(base.status, base.tense, base.reporter) if not candidate.shared else None

    def is_bearer(self, candidate: Candidate) -> bool:
        """Say whether a noun tells what somebody is and not what happened: "his sister Anouk", "Lantern's owner"."""
        entry = candidate.entry
        if entry is None or candidate.noun is None or candidate.shared:
            return False
        return Role.SUBJECT in {entry.subject.role, entry.object.role}

    def _only_unreal(self, status: Status) -> Status:
        return status if status in {Status.HYPOTHETICAL, Status.POSSIBLE} else Status.ASSERTED

    def _says(self, clause: Clause) -> bool:
        return clause.lemma in self.profile.speech.verbs and not clause.passive

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

    def is_occasion(self, candidate: Candidate) -> bool:
        """Say whether the event is the occasion of what the clause says: "après un entretien avec X", "en visite à Y"."""
        if candidate.entry is not None and candidate.entry.subject.role is Role.SUBJECT:
            return False  # "de retour du G20": the summit was before
        _, link = self.matcher.governor(self.parse.tokens[candidate.noun or 0])
        words = self.profile.status
        return link in words.noun_during | words.noun_after

    def shares_time(self, candidate: Candidate) -> bool:
        """Say whether an event noun happens when its clause does: "a eu un entretien mardi", "en visite à Paris mardi"."""
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
