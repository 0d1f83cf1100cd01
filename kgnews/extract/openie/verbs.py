"""What clauses say: each argument of a predicate makes a triple with its subject.

"Awa handed the letter to Paul in Brest" gives (Awa, handed, the letter), (Awa, handed the letter to, Paul) and (Awa, handed the letter
in, Brest).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgnews.extract.circumstances import Circumstances
from kgnews.extract.clauses import Argument, Clause, Link, conjuncts
from kgnews.extract.openie.proposals import OpenKind, Proposal
from kgnews.extract.openie.surface import Surface
from kgnews.extract.parse import Token
from kgnews.extract.reading import Reading
from kgnews.extract.simplify import SegmentKind
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile

_GROUP = frozenset({"aux", "aux:pass", "cop", "prt", "compound:prt", "expl", "neg"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_APART = frozenset({"conj", "cc", "parataxis", "acl:relcl", "advcl", "ccomp", "nsubj", "nsubj:pass", "mark"})
_FAR = 12  # tokens: what stands farther from its verb is wrong more often


@dataclass(frozen=True, slots=True)
class _Frame:
    """A clause ready to be told: its verb's words, all that follows them, and what bears on all of its triples."""

    clause: Clause
    group: tuple[int, ...]
    rest: str  # "" where no more than one argument follows
    traits: frozenset[str]


class ClauseTriples:
    """The open triples of the clauses of one segment."""

    def __init__(self, reading: Reading, profile: LanguageProfile, surface: Surface, contents: Sequence[str]) -> None:
        self.reading, self.profile, self.surface, self.parse = reading, profile, surface, reading.parse
        self.contents = contents  # what a reporting clause reports
        self.by_predicate = {clause.predicate: clause for clause in reading.clauses}
        self.times = Circumstances(reading.parse, reading.clauses, profile, None)

    def proposals(self) -> Iterator[Proposal]:
        """Yield the triples of all clauses, in the order of their predicates."""
        for clause in self.reading.clauses:
            frame = self._frame(clause)
            if clause.passive:
                yield from self._agents(frame)
            for subject in self.heads(clause, Role.OBJECT if clause.passive else Role.SUBJECT):
                yield from self._of_subject(frame, subject)
                for bearer in self._bearers(clause, subject):
                    traits = frame.traits | {"bearer"}
                    yield from self._of_subject(replace(frame, traits=traits), bearer)

    def _frame(self, clause: Clause) -> _Frame:
        group = self._group(clause)
        inside = set(self.parse.subtree(clause.predicate, _APART)) - set(group)
        start = max(group, default=clause.predicate)
        behind = self.surface.trimmed([i for i in sorted(inside) if i > start])
        arguments = [item for item in clause.arguments if item.head > start and item.head in inside]
        times = self._times(clause)
        several = bool(behind) and len(arguments) + len(times) > 1
        rest = " ".join((self.surface.words(behind), *times)) if several else ""
        return _Frame(clause, tuple(group), rest, self._traits(clause))

    def _times(self, clause: Clause) -> list[str]:
        """Return the times of a clause that were set aside before the parse, as the article writes them."""
        own = list(self.times.times.get(clause.predicate, []))
        if clause.link in {Link.MAIN, Link.COORDINATE} and clause.above is None:
            own += self.times.leading
        return [" ".join(aside.span.of(self.surface.article).split()) for aside in own]

    def _bearers(self, clause: Clause, noun: int) -> list[int]:
        """Return who a noun that comments somebody stands for: "Awa is an engineer who built a bridge": Awa built it."""
        token = self.parse.tokens[noun]
        if token.head == clause.predicate or self.surface.is_name(noun):
            return []
        if token.dep == "appos":
            return [token.head] if self.surface.is_name(token.head) else []
        above = self.by_predicate.get(clause.above) if clause.above is not None else None
        if above is None or above.passive or noun not in self.heads(above, Role.ATTRIBUTE):
            return []
        return [head for head in self.heads(above, Role.SUBJECT) if head != noun]

    def heads(self, clause: Clause, role: Role) -> list[int]:
        """Return the tokens that head the arguments in a role, each conjunct by itself."""
        return [head for argument in clause.having(role) for head in conjuncts(self.parse, argument.head)]

    def _agents(self, frame: _Frame) -> Iterator[Proposal]:
        for argument in frame.clause.having(Role.SUBJECT):
            by = self.surface.marker(argument.head)
            for agent in conjuncts(self.parse, argument.head):
                for patient in self.heads(frame.clause, Role.OBJECT):
                    yield from self._told(frame, OpenKind.AGENT, patient, [*frame.group, *by], agent)
                    yield from self._told(frame, OpenKind.ACTIVE, agent, list(frame.group), patient)

    def _of_subject(self, frame: _Frame, subject: int) -> Iterator[Proposal]:
        clause, group = frame.clause, list(frame.group)
        objects = [] if clause.passive else self.heads(clause, Role.OBJECT)
        for object_ in objects:
            yield from self._told(frame, OpenKind.OBJECT, subject, group, object_)
        for indirect in self.heads(clause, Role.INDIRECT):
            yield self._make(frame, OpenKind.INDIRECT, subject, group, indirect)
        for attribute in self.heads(clause, Role.ATTRIBUTE):
            if attribute != subject:
                noun = self.parse.tokens[attribute].pos in _NOUNS
                kind = OpenKind.NOUN_ATTRIBUTE if noun else OpenKind.ATTRIBUTE
                yield from self._told(frame, kind, subject, [i for i in group if i != attribute], attribute)
        for argument in clause.having(Role.OBLIQUE):
            yield from self._oblique(frame, subject, objects, argument)
        yield from self._at_times(frame, subject, objects)
        yield from self._content(frame, subject)
        yield from self._full(frame, subject)

    def _oblique(self, frame: _Frame, subject: int, objects: list[int], argument: Argument) -> Iterator[Proposal]:
        """Yield a triple for each noun behind a preposition: "lives in | a village", "handed the letter to | Paul".

        Behind an object only names have one: it is they that are linked, and the triple of the whole clause tells the rest.
        """
        middle = self._middle(frame.clause, objects)
        kind = OpenKind.BESIDE_OBJECT if middle else OpenKind.OBLIQUE
        for head in conjuncts(self.parse, argument.head):
            if middle and not self.surface.is_name(head):
                continue  # the triple of the whole clause has it
            marker = self.surface.marker(head) or self.surface.marker(argument.head)
            yield from self._told(frame, kind, subject, [*sorted({*frame.group, *middle}), *marker], head)

    def _middle(self, clause: Clause, objects: list[int]) -> list[int]:
        """Return the words of the object or predicate noun that belong to the relation of an oblique."""
        attributes = [item.head for item in clause.having(Role.ATTRIBUTE)]
        return [i for head in [*objects[:1], *attributes[:1]] for i in self.surface.phrase(head)]

    def _at_times(self, frame: _Frame, subject: int, objects: list[int]) -> Iterator[Proposal]:
        """Yield a triple for each time that was set aside before the parse, unless that of the whole clause has it."""
        for when in self._times(frame.clause) if not frame.rest else ():
            middle = self._middle(frame.clause, objects)
            relation = self.surface.words(sorted({*frame.group, *middle}))
            traits = frame.traits | self._of_words(frame.clause, subject, None)
            yield Proposal(self._subject(frame.clause, subject), relation, when, OpenKind.TIME, traits)

    def _full(self, frame: _Frame, subject: int) -> Iterator[Proposal]:
        """Yield all that a clause says behind its verb in one triple, where it is more than one argument."""
        if frame.rest:
            traits = frame.traits | self._of_words(frame.clause, subject, None)
            relation = self.surface.words(frame.group)
            yield Proposal(self._subject(frame.clause, subject), relation, frame.rest, OpenKind.FULL, traits)

    def _content(self, frame: _Frame, subject: int) -> Iterator[Proposal]:
        """Yield what is said, thought or decided: a clause as the object of the verb above it."""
        predicate = frame.clause.predicate
        contents = [
            self.surface.words(
                self.surface.trimmed(
                    [i for i in self.surface.stretch(kid.i) if (i > predicate) == (kid.i > predicate) and i != subject]
                )
            )
            for kid in self.parse.kids(predicate, "ccomp")
        ]
        if frame.clause.above is None:
            contents += self.contents
        for content in contents:
            traits = frame.traits | self._of_words(frame.clause, subject, None)
            relation = self.surface.words(frame.group)
            yield Proposal(self._subject(frame.clause, subject), relation, content, OpenKind.CONTENT, traits)

    # words

    def _told(
        self, frame: _Frame, kind: OpenKind, subject: int, relation: list[int], object_: int
    ) -> Iterator[Proposal]:
        """Yield the triple with an object, and those with the names inside its phrase: "directs the museum of | Brest"."""
        yield self._make(frame, kind, subject, relation, object_)
        if self.surface.bare(subject) or self.surface.bare(object_):
            yield self._bared(frame, kind, subject, relation, object_)
        for before, name in self.surface.nested(object_):
            if self.surface.name_at.get(subject) is not self.surface.name_at[name]:
                yield self._bared(frame, OpenKind.NESTED, subject, [*relation, *before], name)

    def _make(self, frame: _Frame, kind: OpenKind, subject: int, relation: list[int], object_: int) -> Proposal:
        surface, clause = self.surface, frame.clause
        traits = frame.traits | self._of_words(clause, subject, object_)
        if frame.rest:
            traits |= {"in-full"}
        words = surface.words(dict.fromkeys(relation))
        return Proposal(self._subject(clause, subject), words, self._object(clause, object_), kind, traits)

    def _bared(self, frame: _Frame, kind: OpenKind, subject: int, relation: list[int], object_: int) -> Proposal:
        """Return the same triple between the names alone: of "the painter Nora Benali | met | President Diallo" too."""
        surface, clause = self.surface, frame.clause
        traits = frame.traits | self._of_words(clause, subject, object_) | {"bare"}
        start = surface.words(surface.bare(subject)) or self._subject(clause, subject)
        end = surface.words(surface.bare(object_)) or self._object(clause, object_)
        return Proposal(start, surface.words(dict.fromkeys(relation)), end, kind, traits)

    def _subject(self, clause: Clause, head: int) -> str:
        return self.surface.words([*self.surface.phrase(head), *self._pronoun(clause, head, "nsubj", "nsubj:pass")])

    def _object(self, clause: Clause, head: int) -> str:
        return self.surface.words([*self.surface.phrase(head), *self._pronoun(clause, head, "obj", "obl", "iobj")])

    def _pronoun(self, clause: Clause, head: int, *deps: str) -> list[int]:
        """Return the relative pronoun that stands for a common noun in a clause.

        "the students who | passed | the exam" are not the students; "Awa, who passed the exam" is Awa.
        """
        if self.surface.is_name(head) or head == clause.predicate:
            return []
        relatives = self.profile.syntax.relatives
        own = self.parse.kids(clause.predicate, *deps)
        if any(kid.i == head for kid in own):
            return []
        return [kid.i for kid in own if kid.lower in relatives and head < kid.i][:1]

    def _group(self, clause: Clause) -> list[int]:
        """Return the tokens of the verb with its auxiliaries, negation and particles, and the verbs that govern it."""
        numbers = set() if self._is_nominal(clause) else {clause.predicate}
        for kid in self.parse.kids(clause.predicate):
            if kid.dep in _GROUP or self._negates(kid):
                numbers.add(kid.i)
                numbers.update(self._below(kid) if kid.dep != "cop" else [])
        numbers.update(self._adverbs(clause, numbers))
        above = self._controller(clause)
        if above is not None:
            numbers.update((above.predicate, *self._group(above)))
            numbers.update(kid.i for kid in self.parse.kids(clause.predicate, "mark"))
        return sorted(numbers)

    def _controller(self, clause: Clause) -> Clause | None:
        """Return the clause whose verb belongs to the relation of the one below: "*wants* to meet", "*is willing* to pay".

        Not so where somebody else is to do it ("forced Paul to leave"), or where a noun stands between ("a plan to leave").
        """
        above = self.by_predicate.get(clause.above) if clause.above is not None else None
        if clause.link is not Link.CONTROL or above is None or clause.noun or (above.passive and not clause.passive):
            return None
        role = Role.OBJECT if clause.passive else Role.SUBJECT
        return above if set(self.heads(clause, role)) <= set(self.heads(above, role)) else None

    def _negates(self, kid: Token) -> bool:
        negators = self.profile.status.negators | self.profile.status.weak_negators
        return kid.lower in negators and kid.dep in {"advmod", "mark", "dep"}

    def _adverbs(self, clause: Clause, group: set[int]) -> list[int]:
        """Return the adverbs that stand within the verb group or right before it: "*often* refers", "has *never* been"."""
        if not group:
            return []
        first, last = min(group), max(group)
        return [kid.i for kid in self.parse.kids(clause.predicate, "advmod") if first - 1 <= kid.i <= last]

    def _below(self, token: Token) -> list[int]:
        return [kid.i for kid in self.parse.kids(token.i) if kid.dep in {"advmod", "fixed"}]

    def _is_nominal(self, clause: Clause) -> bool:
        """Say whether the predicate is a noun or adjective behind a copula, which is the whole relation then."""
        attributes = clause.having(Role.ATTRIBUTE)
        return any(argument.head == clause.predicate for argument in attributes)

    # traits

    def _traits(self, clause: Clause) -> frozenset[str]:
        found = {clause.link.value}
        if not clause.finite:
            found.add("infinite")
        if clause.negated:
            found.add("negated")
        if clause.passive:
            found.add("passive")
        if self.reading.segment.kind is not SegmentKind.NARRATIVE:
            found.add(self.reading.segment.kind.value)
        return frozenset(found)

    def _of_words(self, clause: Clause, subject: int, object_: int | None) -> frozenset[str]:
        tokens, found = self.parse.tokens, set()
        if tokens[subject].head != clause.predicate:
            found.add("borrowed-subject")
        if tokens[subject].pos == "PRON":
            found.add("pronoun-subject")
        if self.surface.is_name(subject):
            found.add("name-subject")
        if subject > clause.predicate:
            found.add("subject-behind")
        if object_ is not None and self.surface.is_name(subject) and self.surface.is_name(object_):
            found.add("names")
        if object_ is not None:
            found |= self._of_object(clause, object_)
        return frozenset(found)

    def _of_object(self, clause: Clause, object_: int) -> set[str]:
        token, found = self.parse.tokens[object_], set()
        if token.pos not in _NOUNS:
            found.add("no-noun")
        if token.pos == "PRON":
            found.add("pronoun-object")
        if self.surface.is_name(object_):
            found.add("name-object")
        if abs(object_ - clause.predicate) > _FAR:
            found.add("far")
        if token.head != clause.predicate and token.dep != "conj":
            found.add("borrowed-object")
        if token.dep == "conj":
            found.add("conjunct")
        if object_ < clause.predicate:
            found.add("object-before")
        return found
