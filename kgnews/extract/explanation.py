"""How a sentence was understood, step by step: the records that ``kgnews.extract.explain`` fills.

They hold plain values only, so that they can be kept, compared and shown: ``str(explanation)`` is the text for people.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kgnews.extract.reasons import Miss
from kgnews.extract.simplify import SegmentKind
from kgnews.knowledge import LexiconEntry, Relation, Role
from kgnews.records import Entity, Span, Statement, Status, Tense


@dataclass(frozen=True, slots=True)
class ExplainedPhrase:
    """A noun phrase and what it was taken for.

    ``entity`` is None where the words do not say who or what is meant; ``why`` then tells the reason.
    """

    text: str
    span: Span
    entity: Entity | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedName:
    """A name, or a noun for an office, and what it was resolved to.

    ``known`` is True for what the gazetteer has, ``guessed`` where the kind is the model's guess alone; ``inferred``
    names the rule that led to the entity where the words alone do not ("office-table").
    """

    phrase: ExplainedPhrase
    known: bool
    guessed: bool = False
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class ExplainedArgument:
    """An argument of a clause or a complement of a noun: its role, the marker before it, and the phrase."""

    role: Role
    marker: str
    phrase: ExplainedPhrase


@dataclass(frozen=True, slots=True)
class StatusReason:
    """What made a clause's status.

    ``what`` is "negation", "tense", "mark", "modal", "adverb", "verb" or "link" (where the clause stands
    below another is enough); ``word`` says which.
    """

    what: str
    word: str


@dataclass(frozen=True, slots=True)
class Match:
    """Two phrases that fill the slots of an entry, and what came of it: a statement, or the reason why none."""

    subject: ExplainedPhrase
    object: ExplainedPhrase
    statement: Statement | None
    miss: Miss | None = None


@dataclass(frozen=True, slots=True)
class Trial:
    """A lexicon entry that was tried on a word, with its matches, or the reason why there are none.

    Without matches and without a miss the entry was passed over: another one took the words first.
    """

    entry: LexiconEntry
    relation: Relation
    matches: tuple[Match, ...] = ()
    miss: Miss | None = None


@dataclass(frozen=True, slots=True)
class ExplainedClause:
    """A clause as the engine sees it: its predicate, arguments, worth, and the entries tried on it.

    ``above`` is the predicate of the clause it hangs on, ``reporter`` that of the clause that reports it; ``note`` says
    what the verb does beside the lexicon ("a reporting verb …").
    """

    text: str
    lemma: str
    arguments: tuple[ExplainedArgument, ...]
    link: str
    above: str
    tense: str
    passive: bool
    reflexive: bool
    status: Status
    told: Tense
    reasons: tuple[StatusReason, ...]
    reporter: str
    trials: tuple[Trial, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedNoun:
    """A noun that tells an event: its complements, how it hangs on the clause around it, the entries tried on it."""

    text: str
    lemma: str
    link: str
    clause: str
    complements: tuple[ExplainedArgument, ...]
    trials: tuple[Trial, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ExplainedSegment:
    """A stretch that was parsed by itself.

    ``plain`` is what the parser read; ``aside`` are the pieces that were taken out, each with what it is ("time",
    "bracket"). ``report`` is, for a quotation, the number (from 1) of the segment that says who speaks.
    """

    kind: SegmentKind
    sentence: Span
    plain: str
    aside: tuple[tuple[str, str], ...]
    report: int | None
    names: tuple[ExplainedName, ...]
    clauses: tuple[ExplainedClause, ...]
    nouns: tuple[ExplainedNoun, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """What to do to have more, or something else, out of the sentence.

    ``turtle`` is ready for the lexicon file, but that "kgn:CHOOSE" stands for a relation to be chosen where the
    sentence does not tell it; ``relations`` are some that take such a subject and object.
    """

    text: str
    turtle: str = ""
    relations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a sentence was understood. ``str()`` gives a text for people."""

    sentence: str
    lang: str
    date: str | None
    segments: tuple[ExplainedSegment, ...]
    statements: tuple[Statement, ...]
    hints: tuple[Hint, ...] = field(default=())

    def __str__(self) -> str:
        from kgnews.extract.explain_text import render

        return render(self)
