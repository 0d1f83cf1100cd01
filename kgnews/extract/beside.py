"""Candidates that no lexicon entry gives: places named beside others, and verbs that the lexicon does not know."""

from __future__ import annotations

import itertools

from kgnews.extract.clauses import Clause
from kgnews.extract.coref import Resolver
from kgnews.extract.parse import Token
from kgnews.extract.reading import Reading
from kgnews.extract.relations import Candidate, Matcher
from kgnews.knowledge import LOCATED_NEAR, TOOK_PLACE_IN, Role
from kgnews.profile import LanguageProfile
from kgnews.records import Kind


class Beside:
    """Finds the candidates of one segment that stand beside the lexicon."""

    def __init__(self, reading: Reading, resolver: Resolver, matcher: Matcher, profile: LanguageProfile) -> None:
        self.reading, self.resolver, self.matcher, self.profile = reading, resolver, matcher, profile
        self.parse, self.by_predicate = reading.parse, matcher.by_predicate

    def open_relations(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return candidates for the verbs that the lexicon does not know, under an open relation made from the lemma."""
        known = {candidate.predicate for candidate in candidates}
        found: list[Candidate] = []
        for clause in self.reading.clauses:
            word = self.parse.tokens[clause.predicate]
            skip = self.profile.speech.verbs | self.profile.syntax.copulas | set(self.profile.status.chains)
            if (
                clause.predicate in known
                or clause.lemma in skip
                or word.pos not in {"VERB"}
                or not clause.lemma.replace("-", "").isalpha()
            ):
                continue
            for subject in clause.having(Role.SUBJECT):
                for object_ in clause.having(Role.OBJECT):
                    if subject.head != object_.head:
                        found.append(
                            Candidate(
                                f"open/{clause.lemma}", subject.head, object_.head, clause.predicate, "open", clause
                            )
                        )
        return found

    def places(self) -> list[Candidate]:
        """Return places named beside others: "Le Bourget, près de Paris"; events named with theirs: "le G20 en Turquie"."""
        found: list[Candidate] = []
        for name in self.reading.names:
            for kid in self._beside(name.head, name.kind):
                other = self.resolver.name_at.get(kid.i)
                if other is None or other is name or kid.i < name.last:
                    continue
                marker = self.matcher.marker(kid)
                if marker in self.profile.syntax.near and name.kind is Kind.PLACE:
                    found.append(Candidate(LOCATED_NEAR, name.head, kid.i, name.head, "place", None))
                elif (
                    marker in self.profile.syntax.locatives
                    and name.kind is Kind.EVENT
                    and other.kind in {Kind.PLACE, Kind.GOVERNMENT}
                ):
                    found.append(
                        Candidate(TOOK_PLACE_IN, name.head, kid.i, name.head, "place", self._clause_around(name.head))
                    )
        return found + self._near()

    def _beside(self, head: int, kind: Kind) -> list[Token]:
        """Return what hangs on a name, or with an event on the same noun: "de retour du G20 *en Turquie*"."""
        found = self.parse.kids(head, "nmod", "obl", "appos", "conj", "dep", "advmod")
        token = self.parse.tokens[head]
        if kind is Kind.EVENT and token.dep == "nmod" and self.parse.tokens[token.head].pos == "NOUN":
            found += [kid for kid in self.parse.kids(token.head, "nmod") if kid.i > head]
        return found

    def _near(self) -> list[Candidate]:
        """Return "X, près de Y" by position, since parsers hang a phrase behind a comma anywhere."""
        found: list[Candidate] = []
        names = sorted(self.reading.names, key=lambda name: name.first)
        for first, second in itertools.pairwise(names):
            owner = self.parse.tokens[self.parse.tokens[first.head].head]
            if self.parse.tokens[first.head].dep == "nmod" and owner.pos == "NOUN":
                continue  # "dans le nord du Maine, près de Jackman": the north is near it
            between = [t.lower for t in self.parse.tokens[first.last + 1 : second.first] if t.text != ","]
            words = " ".join(
                self.profile.syntax.markers.get(word, word)
                for word in between
                if word not in self.profile.syntax.articles
            )
            if words in self.profile.syntax.near and {first.kind, second.kind} <= {Kind.PLACE, Kind.GOVERNMENT}:
                found.append(Candidate(LOCATED_NEAR, first.head, second.head, first.head, "place", None))
        return found

    def _clause_around(self, head: int) -> Clause | None:
        here = head
        while here not in self.by_predicate and self.parse.tokens[here].head != here:
            here = self.parse.tokens[here].head
        return self.by_predicate.get(here)
