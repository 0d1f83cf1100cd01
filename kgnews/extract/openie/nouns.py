"""What noun phrases say by themselves: "X, mayor of Y", "Mayor X", "X's bank", "the bank of X"."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.extract.openie.proposals import OpenKind, Proposal
from kgnews.extract.openie.surface import Surface
from kgnews.extract.reading import Reading
from kgnews.profile import LanguageProfile


class NounTriples:
    """The open triples of the noun phrases of one segment."""

    def __init__(self, reading: Reading, profile: LanguageProfile, surface: Surface) -> None:
        self.reading, self.profile, self.surface, self.parse = reading, profile, surface, reading.parse

    def proposals(self) -> Iterator[Proposal]:
        """Yield the triples of appositions, titles and genitives, in the order of their nouns."""
        for token in self.parse.tokens:
            for kid in self.parse.kids(token.i, "appos"):
                yield self._is(token.i, kid.i, OpenKind.APPOSITION)

    def _is(self, subject: int, object_: int, kind: OpenKind) -> Proposal:
        """Return a triple whose relation is the copula that the text leaves out."""
        words = self.surface.words
        return Proposal(
            words(self.surface.node(subject)), self.profile.open.copula, words(self.surface.node(object_)), kind
        )
