"""Judges a clause: asserted, planned, possible, hypothetical or negated, and whose words it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgnews.extract.clauses import Clause, Link
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile, StatusWords
from kgnews.records import Status, Tense

_ORDER = (Status.ASSERTED, Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL, Status.NEGATED)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a clause is worth: its status, its tense, and the predicate of the clause that reports it, if any."""

    status: Status
    tense: Tense
    reporter: int | None = None


def strongest(*statuses: Status) -> Status:
    """Return the status that takes most away: what is both planned and only possible is possible."""
    return max(statuses, key=_ORDER.index)


def judge(clause: Clause, clauses: Mapping[int, Clause], profile: LanguageProfile) -> Judgement:
    """Return the judgement of a clause, from its own words and those of the clauses above it.

    Example: in "Il a dit que X pourrait rencontrer Y", rencontrer is possible and reported by dire.
    """
    words = profile.status
    found = [own_status(clause, clauses, profile)]
    tense = _tense(clause)
    reporter: int | None = None
    here = clause
    seen = {clause.predicate}
    while here.above is not None and here.above in clauses and here.above not in seen:
        above = clauses[here.above]
        seen.add(above.predicate)
        if here.link is Link.COORDINATE:
            if not here.finite or here.tense == above.tense:
                here = above
                continue
            if reporter is None and above.link is Link.COMPLEMENT:
                here = above
                continue
            break
        if here.link is Link.PARTICIPLE and here.finite and here.mark in profile.speech.complementizers:
            found.append(Status.POSSIBLE)  # "rejected claims that it bombed the town": a noun says so, or nobody
            break
        if here.link is Link.COMPLEMENT:
            found.append(_under_complement(above, profile))
            if reporter is None and above.lemma in profile.speech.verbs:
                reporter = above.predicate
            found.append(_only(own_status(above, clauses, profile), Status.HYPOTHETICAL))
        elif here.link is Link.CONTROL or (here.link is Link.ADVERBIAL and not here.finite):
            status, above_tense = _under_control(here, above, clauses, words, profile)
            found.append(status)
            if here.tense in {"infinitive", "gerund", "participle"} and above_tense is not Tense.NONE:
                tense = above_tense
            if reporter is None and _reports_infinitive(here, above, profile):
                reporter = above.predicate
        else:
            break
        here = above
    status = strongest(*found)
    if status is Status.PLANNED:
        tense = Tense.FUTURE
    return Judgement(status, tense, reporter)


def own_status(clause: Clause, clauses: Mapping[int, Clause], profile: LanguageProfile) -> Status:
    """Return what the words of the clause alone say."""
    words = profile.status
    if clause.mark in words.negated_marks:
        return Status.NEGATED  # "left without meeting her"
    if clause.mark in words.hypothetical_marks or clause.mark.split(" ")[0] in words.hypothetical_marks:
        return Status.HYPOTHETICAL  # "If they do not meet": whether they do is open
    if clause.negated:
        return Status.NEGATED
    if clause.tense == "imperative":
        return Status.HYPOTHETICAL
    found = [words.modals.get(word, Status.ASSERTED) for word in clause.modals]
    if any(adverb in words.hedges for adverb in clause.adverbs):
        found.append(Status.POSSIBLE)
    if clause.tense == "future" or (clause.tense == "infinitive" and clause.link is Link.MAIN):
        found.append(Status.PLANNED)  # an infinitive governs in headlines: "Norden to buy Siemens"
    if clause.tense == "conditional":
        found.append(_conditional(clause, clauses, profile))
    if clause.tense == "conditional-past":
        found.append(Status.POSSIBLE)
    if Status.PLANNED in found and _has_condition(clause, clauses, words):
        found.append(Status.HYPOTHETICAL)  # "If Mary meets David, Canada will sign"
    if Status.HYPOTHETICAL in found and _is_future_in_past(clause, clauses, profile):
        # "Kerry said Hollande would travel": would is the future seen from the past
        found = [Status.PLANNED if status is Status.HYPOTHETICAL else status for status in found]
    return strongest(Status.ASSERTED, *found)


def _has_condition(clause: Clause, clauses: Mapping[int, Clause], words: StatusWords) -> bool:
    return any(
        other.above == clause.predicate and other.mark.split(" ")[0] in words.hypothetical_marks
        for other in clauses.values()
    )


def _conditional(clause: Clause, clauses: Mapping[int, Clause], profile: LanguageProfile) -> Status:
    if _is_future_in_past(clause, clauses, profile):
        return Status.PLANNED
    if profile.status.chains.get(clause.lemma) is Status.PLANNED:
        return Status.PLANNED  # "devrait rencontrer"
    conditional = any(
        other.mark.split(" ")[0] in profile.status.hypothetical_marks for other in clauses.values() if other.mark
    )
    return Status.HYPOTHETICAL if conditional else Status.POSSIBLE


def _is_future_in_past(clause: Clause, clauses: Mapping[int, Clause], profile: LanguageProfile) -> bool:
    here = clause
    seen = set()
    while here.link is Link.COORDINATE and here.above in clauses and here.predicate not in seen:
        seen.add(here.predicate)
        here = clauses[here.above]  # type: ignore[index]
    if here.link is not Link.COMPLEMENT or here.above not in clauses:
        return False
    above = clauses[here.above]  # type: ignore[index]
    return above.lemma in profile.speech.verbs - profile.speech.wish and above.tense in {
        "past",
        "infinitive-past",
        "participle",
    }


def _only(status: Status, wanted: Status) -> Status:
    return status if status is wanted else Status.ASSERTED


def _under_complement(above: Clause, profile: LanguageProfile) -> Status:
    """Return what a verb makes of the clause it governs: "nie que", "doute que", "veut que"."""
    speech = profile.speech
    if above.lemma in speech.deny:
        return Status.POSSIBLE if above.negated else Status.NEGATED
    if above.negated:
        return Status.POSSIBLE  # "n'a pas dit que"
    if above.lemma in speech.wish:
        return Status.HYPOTHETICAL
    if above.lemma in speech.doubt:
        return Status.POSSIBLE
    return Status.ASSERTED


def _under_control(
    here: Clause, above: Clause, clauses: Mapping[int, Clause], words: StatusWords, profile: LanguageProfile
) -> tuple[Status, Tense]:
    """Return what the governing clause makes of an infinitive or gerund, and the tense it lends."""
    above_status = own_status(above, clauses, profile)
    above_tense = _tense(above)
    mark = here.mark.split(" ")[0]
    if here.noun:
        chain = strongest(words.nouns.get(here.noun, Status.HYPOTHETICAL), _over_noun(here, above, words))
        if (
            here.tense in {"infinitive-past", "gerund"}
            and chain is Status.PLANNED
            and mark not in profile.syntax.noun_marks
        ):
            chain = Status.ASSERTED
        return strongest(chain, above_status), above_tense
    charged = here.tense in {"gerund", "infinitive-past"} and _charges(above, words)
    if here.link is Link.ADVERBIAL and not charged:
        if mark in words.purpose_marks or (here.tense == "infinitive" and not mark):
            return strongest(Status.PLANNED, above_status), Tense.FUTURE
        if mark in words.planned_marks:
            # "studied in Braga before joining the team": what follows a past has happened too
            past = above_tense is Tense.PAST and above_status in {Status.ASSERTED, Status.NEGATED}
            return (Status.ASSERTED if past else strongest(Status.PLANNED, above_status)), above_tense
        if mark in words.asserted_marks or here.tense == "infinitive-past":
            return Status.ASSERTED, Tense.PAST
        if here.tense == "gerund":
            return _without_negation(above_status), above_tense
        return Status.ASSERTED, above_tense
    if above.attribute in words.achieved and above_tense is Tense.PAST:
        return above_status, above_tense  # "was able to meet the finalists" did meet them
    # an infinitive below a verb that says nothing of it is an aim: "left the country to help doctors"
    chain = words.chains.get(above.attribute) or words.chains.get(
        above.lemma, Status.PLANNED if here.tense == "infinitive" else Status.ASSERTED
    )
    if above.lemma in words.modals and above_tense is Tense.PAST:
        chain = Status.ASSERTED  # "est allé rencontrer"
    if chain is Status.NEGATED and above.negated:
        # "n'a pas manqué de saluer" did; "n'a pas refusé de rencontrer" is not to have met
        return (Status.ASSERTED if above.lemma in words.fulfilled else Status.POSSIBLE), above_tense
    past = here.tense == "infinitive-past" or (here.tense == "gerund" and above.lemma not in words.noun_hypothetical)
    if (past and chain is Status.HYPOTHETICAL) or charged:
        chain = Status.POSSIBLE  # "accusé d'avoir tué", "arrested for killing"
    if here.tense == "infinitive-past" and chain is Status.PLANNED:
        chain = Status.ASSERTED
    return strongest(chain, above_status), above_tense


def _over_noun(here: Clause, above: Clause, words: StatusWords) -> Status:
    """Return what the verb over a governing noun makes of it: "*cancelled* a deal to sell X", "*considers* a plan to"."""
    if here.noun_at not in {item.head for item in above.having(Role.OBJECT)}:
        return Status.ASSERTED
    if above.lemma in words.noun_negated:
        return Status.HYPOTHETICAL if above.negated else Status.NEGATED
    return Status.HYPOTHETICAL if above.lemma in words.noun_hypothetical else Status.ASSERTED


def _charges(above: Clause, words: StatusWords) -> bool:
    """Say whether a verb only charges somebody with what is below it: "suspected of killing"."""
    return above.lemma in words.charging


def _without_negation(status: Status) -> Status:
    return Status.ASSERTED if status is Status.NEGATED else status


def _reports_infinitive(here: Clause, above: Clause, profile: LanguageProfile) -> bool:
    """Say whether an infinitive is what somebody says: "dit avoir rencontré", "denied selling", "accused Tom of selling"."""
    if above.lemma not in profile.speech.verbs:
        return False
    if here.tense == "gerund" and above.lemma in profile.status.charging:
        return True
    return here.tense == "infinitive-past" or above.lemma in profile.speech.deny | profile.speech.promise


def _tense(clause: Clause) -> Tense:
    if clause.tense in {"past", "conditional-past", "participle", "infinitive-past"}:
        return Tense.PAST
    if clause.tense in {"future", "conditional"}:
        return Tense.FUTURE
    if clause.tense in {"present", "subjunctive"}:
        return Tense.PRESENT
    return Tense.NONE
