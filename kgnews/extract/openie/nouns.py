"""What noun phrases say by themselves: "X, mayor of Y", "Mayor X", "X's bank", "the bank of X"."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.extract.mentions import Name
from kgnews.extract.openie.proposals import OpenKind, Proposal
from kgnews.extract.openie.surface import Surface
from kgnews.extract.parse import Token
from kgnews.extract.reading import Reading
from kgnews.profile import LanguageProfile
from kgnews.records import Kind

_MODIFIERS = frozenset({"nmod", "nmod:poss", "compound", "amod"})
_PLACES = frozenset({Kind.PLACE, Kind.GOVERNMENT})


class NounTriples:
    """The open triples of the noun phrases of one segment."""

    def __init__(self, reading: Reading, profile: LanguageProfile, surface: Surface) -> None:
        self.reading, self.profile, self.surface, self.parse = reading, profile, surface, reading.parse

    def proposals(self) -> Iterator[Proposal]:
        """Yield the triples of appositions, titles and genitives, in the order of their nouns."""
        for token in self.parse.tokens:
            for kid in self.parse.kids(token.i, "appos"):
                yield from self._apposition(token, kid)
        for name in self.reading.names:
            yield from self._title(name)
            yield from self._beside(name)

    def _apposition(self, noun: Token, kid: Token) -> Iterator[Proposal]:
        """Yield "X, the mayor of Y" as X is the mayor of Y, and "the mayor, X" as X is the mayor; a town is in its country."""
        first, second = self.surface.name_at.get(noun.i), self.surface.name_at.get(kid.i)
        if first is not None and second is not None and {first.kind, second.kind} <= _PLACES:
            yield self._stated(noun.i, self.profile.open.inside, [], kid.i, OpenKind.COMPLEMENT)
            return
        subject, object_ = (kid.i, noun.i) if first is None and second is not None else (noun.i, kid.i)
        yield self._stated(subject, self.profile.open.copula, [], object_, OpenKind.APPOSITION)
        for before, name in self.surface.nested(object_):
            if self.surface.name_at[name] is not self.surface.name_at.get(subject):
                yield self._stated(subject, self.profile.open.copula, before, name, OpenKind.NESTED)

    def _title(self, name: Name) -> Iterator[Proposal]:
        """Yield what stands right before a name and says what it is: "the French singer X"."""
        phrase = self.surface.phrase(name.head)
        title = list(range(phrase[0], name.first))
        if any(i in self.surface.name_at or self.parse.tokens[i].dep == "nmod:poss" for i in title):
            return
        forms = self.profile.names.titles
        nouns = [self.parse.tokens[i] for i in title if self.parse.tokens[i].pos in {"NOUN", "PROPN"}]
        if any(noun.lower not in forms for noun in nouns):
            words = self.surface.words
            yield Proposal(words(self.surface.node(name.head)), self.profile.open.copula, words(title), OpenKind.TITLE)

    def _beside(self, name: Name) -> Iterator[Proposal]:
        """Yield the names that hang on a name or on the noun it comments, with the words between: "X's daughter Y", "X of Y"."""
        heads = self._heads(name)
        for other in self.reading.names:
            token = self.parse.tokens[other.head]
            if other is name or token.head not in heads or token.dep not in _MODIFIERS:
                continue
            first, last = sorted((name, other), key=lambda item: item.first)
            between = self.surface.between(first.last, last.first)
            kind = OpenKind.COMPLEMENT if last is other else OpenKind.POSSESSOR
            if between and not any(i in self.surface.name_at for i in between):
                words = self.surface.words
                yield Proposal(
                    words(self.surface.node(first.head)), words(between), words(self.surface.node(last.head)), kind
                )

    def _heads(self, name: Name) -> set[int]:
        """Return the nouns that stand for a name: itself, what it comments, its title, and what has it: "X's *offices* in Y"."""
        head = self.parse.tokens[name.head]
        found = {name.head, *range(self.surface.phrase(name.head)[0], name.first)}
        if head.dep in {"appos", "flat", "nmod:poss"} and not self.surface.is_name(head.head):
            found.add(head.head)
        return found

    def _stated(self, subject: int, word: str, before: list[int], object_: int, kind: OpenKind) -> Proposal:
        """Return a triple whose relation begins with a word that the text leaves out."""
        words = self.surface.words
        relation = f"{word} {words(before)}".strip()
        return Proposal(words(self.surface.node(subject)), relation, words(self.surface.node(object_)), kind)
