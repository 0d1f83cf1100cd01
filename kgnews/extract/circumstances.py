"""When and where: ties the times set aside and the places named to the clauses they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kgnews.extract.clauses import Clause, Link, conjuncts
from kgnews.extract.coref import Resolver
from kgnews.extract.parse import Parse, marker
from kgnews.extract.simplify import SetAside
from kgnews.extract.times import resolve as resolve_time
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile
from kgnews.records import Grain, Kind, Tense, TimeSpan


class Circumstances:
    """The times and places of one segment."""

    def __init__(
        self,
        parse: Parse,
        clauses: tuple[Clause, ...],
        profile: LanguageProfile,
        day: str | None,
        reference: TimeSpan | None = None,
    ) -> None:
        self.parse, self.profile, self.day, self.reference = parse, profile, day, reference
        self.by_predicate: Mapping[int, Clause] = {clause.predicate: clause for clause in clauses}
        self.leading: list[SetAside] = []
        self.times: dict[int, list[SetAside]] = defaultdict(list)  # predicate → its times
        self.noun_times: dict[int, list[SetAside]] = defaultdict(list)  # token right before a time → the times
        for aside in parse.segment.times:
            self._place(aside)

    def _place(self, aside: SetAside) -> None:
        before = [token for token in self.parse.tokens if token.end <= aside.position and token.pos != "PUNCT"]
        if not before:
            self.leading.append(aside)
            return
        last = before[-1]
        self.noun_times[last.i].append(aside)
        here = last.i
        while here not in self.by_predicate and self.parse.tokens[here].head != here:
            here = self.parse.tokens[here].head
        if here not in self.by_predicate or (here > last.i and last.dep == "mark"):
            self.leading.append(aside)
            return
        self.times[here].append(aside)

    def when(self, clause: Clause | None, tense: Tense) -> TimeSpan | None:
        """Return when a clause holds: its own time, that of the clause it depends on, or the one that opens the sentence."""
        seen: set[int] = set()
        here = clause
        while here is not None and here.predicate not in seen:
            seen.add(here.predicate)
            found = self.settle(self.times.get(here.predicate, []), tense)
            if found is not None:
                return found
            below = self._from_below(here, tense)
            if below is not None:
                return below
            above = self.by_predicate.get(here.above) if here.above is not None else None
            if here.link is Link.CONTROL or (here.link is Link.ADVERBIAL and not here.finite):
                if here.mark.split(" ")[0] in self.profile.status.asserted_marks | self.profile.status.planned_marks:
                    return None  # "joined it in 2011 after leaving X": the year is not that of the leaving
                if tense is Tense.FUTURE and above is not None and self._is_over(above):
                    return None  # "agreed on Monday to buy X": Monday is when they agreed
                here = above
            elif here.link is Link.COORDINATE or above is None:
                shared = self._from_beside(here, tense)
                if shared is not None:
                    return shared
                return self.settle(self.leading, tense) if self._is_top(here) else None
            else:
                return None
        return None

    def _from_beside(self, clause: Clause, tense: Tense) -> TimeSpan | None:
        """Return the time of a coordinated clause of the same tense: "met Rudd and thanked Javid on Monday"."""
        first = clause.above if clause.link is Link.COORDINATE else clause.predicate
        for other in self.by_predicate.values():
            beside = other.predicate == first or (other.link is Link.COORDINATE and other.above == first)
            if beside and other.predicate != clause.predicate and other.tense == clause.tense:
                found = self.settle(self.times.get(other.predicate, []), tense)
                if found is not None:
                    return found
        return None

    def _is_over(self, clause: Clause) -> bool:
        """Say whether a verb tells what was done when, before what is below it: "agreed", and not "was due", "had to"."""
        copula = clause.lemma in self.profile.syntax.copulas or clause.passive
        return clause.tense == "past" and not copula and clause.lemma not in self.profile.status.modals

    def _is_top(self, clause: Clause) -> bool:
        while clause.above is not None and clause.link is Link.COORDINATE and clause.above in self.by_predicate:
            clause = self.by_predicate[clause.above]
        return clause.above is None

    def _from_below(self, clause: Clause, tense: Tense) -> TimeSpan | None:
        """Return the time of an infinitive at the end, which is that of the whole: "ira à Rome rencontrer X mardi"."""
        for below in self.by_predicate.values():
            if (
                below.above == clause.predicate
                and below.link in {Link.CONTROL, Link.ADVERBIAL}
                and below.tense == "infinitive"
            ):
                found = self.settle(self.times.get(below.predicate, []), tense)
                if found is not None:
                    return found
        return None

    def near_noun(self, noun: int, tense: Tense) -> TimeSpan | None:
        """Return the time that stands right behind an event noun or its complements: "la réunion de mardi"."""
        inside = set(self.parse.subtree(noun, frozenset({"acl:relcl", "acl", "conj"})))
        for token, asides in self.noun_times.items():
            if token in inside and token >= noun:
                found = self.settle(asides, tense)
                if found is not None:
                    return found
        return None

    def settle(self, asides: list[SetAside], tense: Tense) -> TimeSpan | None:
        """Return the first of some time expressions that names a time."""
        for aside in asides:
            found = resolve_time(aside.expression, self.day, tense, self.reference)
            if found is not None:
                if found.grain is Grain.DAY and found.start is not None:
                    self.reference = found
                return TimeSpan(found.start, found.end, found.grain, aside.span)
        return None

    def where(self, clause: Clause | None, resolver: Resolver, taken: frozenset[str]) -> str | None:
        """Return the entity of the place where a clause happens, apart from those that take part in it."""
        seen: set[int] = set()
        here = clause
        while here is not None and here.predicate not in seen:
            seen.add(here.predicate)
            source = min((a.head for a in here.arguments if a.marker in self.profile.speech.according), default=10**6)
            for argument in here.arguments:
                if argument.head >= source > here.predicate:
                    continue  # "selon une source militaire à Gao": where the source is, not where it happened
                if argument.role is Role.OBLIQUE and argument.marker in self.profile.syntax.locatives:
                    members = [resolver.resolve(member) for member in conjuncts(self.parse, argument.head)]
                    if any(member is not None and member.entity in taken for member in members):
                        continue  # "se rendra en Italie et en France": Italy is not where France is visited
                    found = self.place_of(argument.head, resolver)
                    if found is not None and found not in taken:
                        return found
                for kid in self.parse.kids(argument.head, "nmod"):
                    if (
                        kid.i in resolver.name_at
                        and marker(self.parse, kid, self.profile.syntax) in self.profile.syntax.locatives
                    ):
                        stray = self.place_of(kid.i, resolver)  # "a arrêté un homme à Lille"
                        beside = [resolver.resolve(member) for member in conjuncts(self.parse, kid.i)]
                        if any(found is not None and found.entity in taken for found in beside):
                            continue
                        if stray is not None and stray not in taken and argument.role in {Role.OBJECT, Role.OBLIQUE}:
                            return stray
            above = self.by_predicate.get(here.above) if here.above is not None else None
            inherits = here.link is Link.CONTROL or (here.link is Link.ADVERBIAL and self._points_back(here))
            here = above if inherits else None
        return None

    def _points_back(self, clause: Clause) -> bool:
        """Say whether a clause takes up the place of the one above it: "aux Etats-Unis pour *y* rencontrer X"."""
        pronouns = self.profile.syntax.place_pronouns
        return any(kid.lower in pronouns for kid in self.parse.kids(clause.predicate))

    def place_of(self, head: int, resolver: Resolver) -> str | None:
        """Return the named place in a phrase: of "dans la cour de l'Élysée", the Élysée."""
        direct = resolver.name_at.get(head)
        if direct is not None:
            found = resolver.resolve(head)
            if found is not None and resolver.registry.entity(found.entity).kind in {Kind.PLACE, Kind.GOVERNMENT}:
                return found.entity
            known = resolver.catalog.gazetteer.entities.get(found.entity) if found is not None else None
            seat = known is not None and known.kind is Kind.ORGANISATION and known.country is not None
            return found.entity if found is not None and seat else None  # "à l'Élysée"
        if resolver.profile.names.kinds.get(self.parse.tokens[head].lower) is Kind.PERSON:
            return None
        attached = resolver.phrases.attached_name(head)
        if attached is not None and attached.kind in {Kind.PLACE, Kind.ORGANISATION}:
            return resolver.registry.find(attached)
        for kid in self.parse.kids(head, "nmod", "compound"):
            name = resolver.name_at.get(kid.i)
            if name is not None and name.kind in {Kind.PLACE, Kind.ORGANISATION, Kind.GOVERNMENT}:
                return resolver.registry.find(name)
        return None
