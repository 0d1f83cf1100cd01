"""Why a clause has the status it has: the features without which it would have another.

The rules of ``kgnews.extract.status`` are not repeated here but asked: each feature of each clause is taken away in
turn, and what changes the answer is a reason (a counterfactual explanation).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from kgnews.extract.clauses import Clause, Link
from kgnews.extract.explanation import StatusReason
from kgnews.extract.status import judge
from kgnews.profile import LanguageProfile
from kgnews.records import Status


@dataclass(frozen=True, slots=True)
class _Change:
    """A clause without one of its features, and the name of that feature."""

    reason: StatusReason
    clause: Clause


def status_reasons(clause: Clause, clauses: Mapping[int, Clause], profile: LanguageProfile) -> tuple[StatusReason, ...]:
    """Return what makes *clause* other than asserted; empty where it is asserted.

    Example: in "Paul n'a pas visité Brest" the reason is the negation.
    """
    status = judge(clause, clauses, profile).status
    if status is Status.ASSERTED:
        return ()
    changes = [change for other in clauses.values() for change in _without_features(other)]
    single = [change.reason for change in changes if _judged(clause, clauses, profile, change) is not status]
    if not single and clause.above is not None and clause.above in clauses:
        link = StatusReason("link", clauses[clause.above].lemma)
        alone = _Change(link, replace(clause, link=Link.MAIN, above=None, tense="present"))
        single = [link] if _judged(clause, clauses, profile, alone) is not status else []
    if single:
        return tuple(dict.fromkeys(single))
    for first, second in combinations(changes, 2):  # two features say the same, and each is enough
        apart = first.clause.predicate != second.clause.predicate
        if apart and _judged(clause, clauses, profile, first, second) is not status:
            return (first.reason, second.reason)
    return ()


def _without_features(clause: Clause) -> Iterator[_Change]:
    """Yield a clause without its negation, its mark, its verb …, as far as it has them."""
    if clause.negated:
        yield _Change(StatusReason("negation", clause.lemma), replace(clause, negated=False))
    if clause.mark:
        yield _Change(StatusReason("mark", clause.mark), replace(clause, mark=""))
    for word in clause.modals:
        kept = tuple(other for other in clause.modals if other != word)
        yield _Change(StatusReason("modal", word), replace(clause, modals=kept))
    for word in clause.adverbs:
        kept = tuple(other for other in clause.adverbs if other != word)
        yield _Change(StatusReason("adverb", word), replace(clause, adverbs=kept))
    headline = clause.tense == "infinitive" and clause.link is Link.MAIN  # "Norden to buy Siemens"
    if headline or clause.tense in {"past", "future", "conditional", "conditional-past", "imperative"}:
        yield _Change(StatusReason("tense", f"{clause.tense} of {clause.lemma}"), replace(clause, tense="present"))
    yield _Change(StatusReason("verb", clause.lemma), replace(clause, lemma=""))


def _judged(clause: Clause, clauses: Mapping[int, Clause], profile: LanguageProfile, *changes: _Change) -> Status:
    changed = {**clauses, **{change.clause.predicate: change.clause for change in changes}}
    return judge(changed.get(clause.predicate, clause), changed, profile).status
