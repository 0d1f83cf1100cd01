"""Why a lexicon entry does not match, or a match gives no statement: what the engine answers in place of a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The reasons, in the order in which they are met."""

    REFLEXIVE_EXPECTED = "reflexive-expected"  # the entry is "se rendre", the clause has "rendre"
    REFLEXIVE_FOUND = "reflexive-found"  # the entry is "rendre", the clause has "se rendre"
    COMPANION = "companion"  # a word of the entry's phrase is missing
    PARTICLE = "particle"  # the verb has a particle that the entry does not know
    BARRED = "barred"  # with this argument the word means something else
    OVER = "over"  # "a former member": what the noun says holds no longer
    NO_SUBJECT = "no-subject"  # nothing fills the slot of the relation's subject
    NO_OBJECT = "no-object"
    ALONE = "alone"  # a symmetric relation and only one that takes part
    SAME_WORDS = "same-words"  # subject and object are the same words
    SUBJECT_UNKNOWN = "subject-unknown"  # the words do not say who or what is meant
    OBJECT_UNKNOWN = "object-unknown"
    SAME_THING = "same-thing"  # subject and object mean the same
    SUBJECT_KIND = "subject-kind"  # the relation, or the entry, asks for another kind
    OBJECT_KIND = "object-kind"
    NO_NAME = "no-name"  # neither is more than a common noun of this article
    NOT_SAID = "not-said"  # nothing says that the event of the noun happens


@dataclass(frozen=True, slots=True)
class Miss:
    """A reason, with the word it is about where there is one: the companion that is missing, the id of an entity."""

    why: Why
    word: str = ""
