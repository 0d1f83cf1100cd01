"""What an article has spoken of so far, and what a noun phrase was found to mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgnews.records import Form, Span


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a noun phrase means: an entity, the place of the words, and the rule where the identity is inferred."""

    entity: str
    span: Span
    form: Form
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity as it was last spoken of: in which segment, and whether as subject of its clause."""

    entity: str
    segment: int
    subject: bool
    quoted: bool


@dataclass(slots=True)
class Role:
    """A person's office as the article has it."""

    offices: tuple[str, ...]
    body: str | None
    person: str
    word: str = ""  # the noun at the head of its words: "ministre" of "ministre des Affaires étrangères"


@dataclass(slots=True)
class Discourse:
    """What the article has spoken of so far."""

    seen: list[Seen] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    calls: dict[str, set[str]] = field(default_factory=dict)  # noun → what it calls: entities, "" for what has no name
    speaker: str | None = None  # who spoke last
    spoke: int = -1  # in which segment
    turns: list[int] = field(
        default_factory=list
    )  # per segment: how many segments in the outlet's own words precede it

    def distance(self, first: int, last: int, quoted: bool) -> int:
        """Return how far apart two segments are; outside quotations those between do not count."""
        return last - first if quoted else self.turns[last] - self.turns[first]

    def latest(self, candidates: set[str]) -> str | None:
        """Return the one of *candidates* that was spoken of last."""
        return next((seen.entity for seen in reversed(self.seen) if seen.entity in candidates), None)

    def note(self, entity: str, segment: int, subject: bool, quoted: bool) -> None:
        """Enter that an entity was spoken of."""
        self.seen.append(Seen(entity, segment, subject, quoted))
