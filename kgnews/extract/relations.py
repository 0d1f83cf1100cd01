"""Matches clauses and event nouns against the lexicon: which words, with which arguments, express which relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kgnews.extract.clauses import Argument, Clause, conjuncts, may_be_agent
from kgnews.extract.parse import Parse, Token, marker
from kgnews.extract.reasons import Miss, Why
from kgnews.knowledge import ArgumentSlot, Catalog, LexiconEntry, Relation, Role, WordClass
from kgnews.profile import LanguageProfile
from kgnews.records import Kind


@dataclass(slots=True)
class Lexicon:
    """The lexicon entries of a language by word class and lemma."""

    verbs: dict[str, list[LexiconEntry]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[LexiconEntry]] = field(default_factory=lambda: defaultdict(list))
    adjectives: dict[str, list[LexiconEntry]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, entries: Iterable[LexiconEntry]) -> Lexicon:
        """Return the entries indexed, those with more companions first: "take part" is tried before "take"."""
        lexicon = cls()
        tables = {WordClass.VERB: lexicon.verbs, WordClass.NOUN: lexicon.nouns, WordClass.ADJECTIVE: lexicon.adjectives}
        for entry in entries:
            tables[entry.word_class][entry.lemma].append(entry)
        for table in tables.values():
            for found in table.values():
                found.sort(key=lambda entry: -len(entry.companions))
        return lexicon


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation found between two noun phrases: token numbers, the lexicon entry, and the clause it is judged by.

    ``noun`` is the event noun's token where a noun expresses the relation. ``shared`` is True where the subject was
    supplied from the clause around the noun.
    """

    relation: str
    subject: int
    object: int
    predicate: int
    rule: str
    clause: Clause | None
    entry: LexiconEntry | None = None
    noun: int | None = None
    shared: bool = False
    body: str | None = None  # the subject is this entity, whatever the token says


class Matcher:
    """Finds the candidates of one segment."""

    def __init__(
        self, parse: Parse, clauses: tuple[Clause, ...], lexicon: Lexicon, catalog: Catalog, profile: LanguageProfile
    ) -> None:
        self.parse, self.clauses, self.lexicon, self.catalog, self.profile = parse, clauses, lexicon, catalog, profile
        self.by_predicate = {clause.predicate: clause for clause in clauses}

    def verbs(self) -> list[Candidate]:
        """Return the candidates that verbs give."""
        found: list[Candidate] = []
        for clause in self.clauses:
            entries = self.lexicon.verbs.get(clause.lemma, [])
            found.extend(self._clause(clause, entries))
        return found

    def _clause(self, clause: Clause, entries: list[LexiconEntry]) -> list[Candidate]:
        found: list[Candidate] = []
        words = -1
        for entry in entries:
            if len(entry.companions) < words:
                break  # "rendre visite à X" is a visit, and "rendre à X" nothing besides
            filled = self.attempt(entry, clause)
            if isinstance(filled, list):
                words = len(entry.companions)
                found.extend(filled)
        told = {candidate.relation for candidate in found if candidate.rule != "reciprocal"}
        return [candidate for candidate in found if not (_is_company(candidate) and told - {candidate.relation})]

    def attempt(self, entry: LexiconEntry, clause: Clause) -> list[Candidate] | Miss:
        """Return what a verb's entry makes of a clause, or why it makes nothing of it."""
        if entry.reflexive != clause.reflexive and not self._reciprocal(entry, clause):
            return Miss(Why.REFLEXIVE_EXPECTED if entry.reflexive else Why.REFLEXIVE_FOUND)
        missing = [word for word in entry.companions if word not in clause.companions]
        if missing:
            return Miss(Why.COMPANION, missing[0])
        if not self._particles_fit(entry, clause):
            return Miss(Why.PARTICLE)
        if any(self._is_there(slot, clause, entry) for slot in entry.barred):
            return Miss(Why.BARRED)
        return self._fill(entry, self._with_negated_companion(entry, clause))

    def _particles_fit(self, entry: LexiconEntry, clause: Clause) -> bool:
        """Say whether the entry knows the verb's particle: "took up the issue" is no case of "took the town"."""
        return all(kid.lower in entry.companions for kid in self.parse.kids(clause.predicate, "prt"))

    def _is_there(self, slot: ArgumentSlot, clause: Clause, entry: LexiconEntry) -> bool:
        """Say whether an argument of a clause is of the kind that a sense does not bear: "left the child *to servants*"."""
        if slot.role is Role.OBLIQUE:
            obliques = [item.head for item in clause.having(Role.OBLIQUE) if item.marker in slot.markers]
            return bool(obliques or self._stray(slot.markers, clause, entry))
        return any(not self._is_companion(item, entry) for item in clause.having(slot.role))

    def _with_negated_companion(self, entry: LexiconEntry, clause: Clause) -> Clause:
        """Take a negation of a companion for one of the clause: "pleaded *not* guilty"."""
        for kid in self.parse.kids(clause.predicate):
            if kid.lower in entry.companions and any(
                grand.lower in self.profile.status.negators for grand in self.parse.kids(kid.i)
            ):
                return replace(clause, negated=True)
        return clause

    def _reciprocal(self, entry: LexiconEntry, clause: Clause) -> bool:
        """Say whether a reflexive verb means "each other": "X et Y se sont rencontrés"."""
        return clause.reflexive and not entry.reflexive and self.catalog.relations[entry.relation].symmetric

    def _fill(self, entry: LexiconEntry, clause: Clause) -> list[Candidate] | Miss:
        subjects = self.slot(entry.subject, clause, entry)
        objects = self.slot(entry.object, clause, entry)
        relation = self.catalog.relations[entry.relation]
        if clause.reflexive and not entry.reflexive:
            objects = []
        if (
            not objects
            and relation.symmetric
            and entry.object.role in {Role.OBJECT, Role.OBLIQUE}
            and not clause.passive
        ):
            return self._pairs(entry, clause, subjects) or Miss(Why.ALONE if subjects else Why.NO_SUBJECT)
        found = [
            Candidate(entry.relation, subject, object_, clause.predicate, "verb", clause, entry)
            for subject in self._members(subjects)
            for object_ in self._members(objects)
            if subject != object_
        ]
        return found or _gap(subjects, objects)

    def _pairs(self, entry: LexiconEntry, clause: Clause, subjects: list[int]) -> list[Candidate]:
        """Pair the members of a coordinated subject: "Awa et Paul se sont rencontrés" is Awa met Paul."""
        if entry.object.role is Role.OBJECT and clause.having(Role.OBJECT):
            return []
        members = self._members(subjects)
        if not any(self.parse.kids(member, "cc") for member in members):
            return []  # "Selon La Tribune, Dassault travaille": two names in a row are not yet two partners
        return [
            Candidate(entry.relation, first, second, clause.predicate, "reciprocal", clause, entry)
            for position, first in enumerate(members)
            for second in members[position + 1 :]
        ]

    def _members(self, heads: Iterable[int]) -> list[int]:
        return sorted({member for head in heads for member in conjuncts(self.parse, head)})

    def slot(self, slot: ArgumentSlot, clause: Clause, entry: LexiconEntry) -> list[int]:
        """Return the heads of the arguments of a clause that fill a slot."""
        if slot.role is Role.OBLIQUE:
            direct = [
                item.head
                for item in clause.having(Role.OBLIQUE)
                if self._introduces(item.marker, slot, entry) and not self._is_companion(item, entry)
            ]
            if not direct and not clause.passive:
                direct = [
                    item.head for item in clause.having(Role.INDIRECT) if slot.markers & self.profile.syntax.addressees
                ]
            return direct or self._of_companion(slot, clause, entry) or self._stray(slot.markers, clause, entry)
        if slot.role is Role.INDIRECT:
            return [item.head for item in clause.having(Role.INDIRECT)]
        heads = [item.head for item in clause.having(slot.role) if not self._is_companion(item, entry)]
        if not heads and slot.role is Role.OBJECT:
            heads = [
                item.head for item in clause.having(slot.role)
            ]  # "remporter l'élection": the word is the object too
            # "voted down the bill": the parser takes the particle for a preposition
            heads = heads or [item.head for item in clause.having(Role.OBLIQUE) if item.marker in entry.companions]
            heads = heads or self._partitive(clause)
        if slot.role is Role.SUBJECT and not heads and clause.passive:
            heads = self._stray_agent(clause)
        if slot.role is Role.ATTRIBUTE and not heads:
            heads = self._loose_attribute(clause)
        return heads

    def _introduces(self, marker_: str, slot: ArgumentSlot, entry: LexiconEntry) -> bool:
        """Say whether a marker is one of a slot's, by itself or at the end of one that holds a companion ("à la tête *de*")."""
        if marker_ in slot.markers:
            return True
        words = marker_.split(" ")
        return len(words) > 1 and words[-1] in slot.markers and any(word in entry.companions for word in words)

    def _is_companion(self, argument: Argument, entry: LexiconEntry) -> bool:
        token = self.parse.tokens[argument.head]
        return token.lower in entry.companions or token.lemma in entry.companions

    def _stray_agent(self, clause: Clause) -> list[int]:
        """Return the agent of a passive that hangs on another noun: "elected president of Estonia *by the Riigikogu*"."""
        below = self.parse.subtree(
            clause.predicate, frozenset({"acl", "acl:relcl", "advcl", "ccomp", "conj", "nsubj", "nsubj:pass"})
        )
        found: list[int] = []
        for i in below:
            token = self.parse.tokens[i]
            governor = self.parse.tokens[token.head]
            if (
                i > clause.predicate
                and token.dep in {"nmod", "obl", "obl:agent"}
                and self.marker(token) in self.profile.syntax.passive_agent
                and may_be_agent(self.parse, token, self.profile.syntax)
            ) and not self.lexicon.nouns.get(governor.lemma):
                found.append(i)
        return found

    def _partitive(self, clause: Clause) -> list[int]:
        """Return the object whose partitive article was read as a preposition: "ont perdu *des* territoires"."""
        articles = self.profile.syntax.partitive_articles
        return [
            item.head
            for item in clause.having(Role.OBLIQUE)
            if not clause.passive
            and clause.predicate < item.head <= clause.predicate + 3
            and any(
                kid.lower in articles and kid.i == clause.predicate + 1 for kid in self.parse.kids(item.head, "case")
            )
        ]

    def _of_companion(self, slot: ArgumentSlot, clause: Clause, entry: LexiconEntry) -> list[int]:
        """Return what a companion governs: "prendre le contrôle *de la ville*", "found guilty *of murder*"."""
        found: list[int] = []
        for kid in self.parse.kids(clause.predicate):
            if kid.lower in entry.companions or kid.lemma in entry.companions:
                for grand in self.parse.kids(kid.i, "nmod", "obl", "advcl"):
                    if self.marker(grand) in slot.markers:
                        found.append(grand.i)
        return found

    def _loose_attribute(self, clause: Clause) -> list[int]:
        """Return the predicate noun that the parser took for an apposition of the participle: "a été élu président"."""
        bare = [item.head for item in clause.having(Role.OBLIQUE) if not item.marker and item.head > clause.predicate]
        return bare or [kid.i for kid in self.parse.kids(clause.predicate, "appos") if kid.pos == "NOUN"]

    def _stray(self, markers: frozenset[str], clause: Clause, entry: LexiconEntry) -> list[int]:
        """Return a prepositional phrase that hangs on the object instead of the verb.

        "a remis un prix à Paul": the parser may hang "à Paul" on "prix". Genitives always belong to their noun.
        """
        genitive = bool(markers & self.profile.syntax.genitives)
        found: list[int] = []
        for argument in clause.arguments:
            if argument.role not in {Role.OBJECT, Role.OBLIQUE, Role.ATTRIBUTE} or argument.head < clause.predicate:
                continue
            token = self.parse.tokens[argument.head]
            if genitive and token.pos != "PROPN":
                continue  # a name has no genitive: "convicted *Paul Mercier* of fraud"
            if self.lexicon.nouns.get(token.lemma) and not self._is_companion(argument, entry):
                continue
            for kid in self.parse.kids(argument.head, "nmod", "obl"):
                if self.marker(kid) in markers and kid.i not in {a.head for a in clause.arguments}:
                    found.append(kid.i)
                elif self.marker(kid) in self.profile.syntax.genitives and not self.lexicon.nouns.get(kid.lemma):
                    # "gave the keys of the stadium *to David*", where the parser hangs David on the stadium
                    found.extend(deep.i for deep in self.parse.kids(kid.i, "nmod") if self.marker(deep) in markers)
        return found

    def marker(self, token: Token) -> str:
        """Return the preposition before a token in its plain form."""
        return marker(self.parse, token, self.profile.syntax)

    def nouns(self, taken: frozenset[int], companions: frozenset[int]) -> list[Candidate]:
        """Return the candidates that event nouns give; *taken* are tokens inside names, *companions* belong to verbs."""
        found: list[Candidate] = []
        for token in self.parse.tokens:
            if token.pos not in {"NOUN", "PROPN"} or token.i in taken or token.i in companions:
                continue
            for entry in self.lexicon.nouns.get(token.lemma, []) or self.lexicon.nouns.get(token.lower, []):
                read = self.attempt_noun(token, entry)
                found.extend(read if isinstance(read, list) else ())
        return found

    def attempt_noun(self, token: Token, entry: LexiconEntry) -> list[Candidate] | Miss:
        """Return what a noun's entry makes of a noun, or why it makes nothing of it."""
        words = {kid.lower for kid in self.parse.kids(token.i)} | {kid.lemma for kid in self.parse.kids(token.i)}
        missing = [word for word in entry.companions if word not in words]
        if missing:
            return Miss(Why.COMPANION, missing[0])
        if words & (self.profile.names.outgoing | self.profile.names.deputies):
            return Miss(Why.OVER)  # "a former member of the team" is none, nor does "the deputy leader" lead it
        clause, link = self.governor(token)
        nominal = self.noun_slots(token, clause, link)
        bearers = self._bearers(token, clause, link) if Role.SUBJECT in {entry.subject.role, entry.object.role} else []
        objects = bearers if entry.object.role is Role.SUBJECT else nominal.of(entry.object, entry.subject)
        subjects = bearers if entry.subject.role is Role.SUBJECT else nominal.of(entry.subject, entry.object)
        relation = self.catalog.relations[entry.relation]
        if entry.subject == entry.object and relation.symmetric:
            members = self._members(subjects)
            pairs = [
                Candidate(entry.relation, first, second, token.i, "noun", clause, entry, token.i)
                for n, first in enumerate(members)
                for second in members[n + 1 :]
            ]
            return pairs or Miss(Why.ALONE if subjects else Why.NO_SUBJECT)
        shared = False
        if not subjects and clause is not None and self._may_borrow(entry, link) and self._lends(token, clause, link):
            subjects = [item.head for item in clause.having(Role.SUBJECT)] or (
                [i.head for i in clause.having(Role.OBJECT)] if clause.passive else []
            )
            shared = True
        if self._only_wanted(token, shared):
            return Miss(Why.NOT_SAID)
        # "Norden, a rival of X, and Opal met": one rival is one company, whoever stands beside it
        single = "Number=Sing" in token.morph and link != Role.ATTRIBUTE.value
        found = [
            Candidate(entry.relation, subject, object_, token.i, "noun", clause, entry, token.i, shared)
            for subject in (subjects if single and subjects is bearers else self._members(subjects))
            for object_ in (objects if single and objects is bearers else self._members(objects))
            if subject != object_ and subject != token.i and object_ != token.i
        ]
        return found or _gap(subjects, objects)

    def _bearers(self, token: Token, clause: Clause | None, link: str) -> list[int]:
        """Return whom a noun is said of: "X est *membre* de Y", "Paul, *père* de Y", "le *fils* de Y, Paul"."""
        if clause is not None and link == Role.ATTRIBUTE.value and clause.lemma in self.profile.syntax.copulas:
            return [item.head for item in clause.having(Role.SUBJECT)]
        head = self.parse.tokens[token.head]
        names = [kid.i for kid in self.parse.kids(token.i, "appos") if kid.pos == "PROPN"]
        names = names[:1] if "Number=Sing" in token.morph else names
        if token.dep == "appos" and head.pos in {"PROPN", "NOUN"}:
            # "According to Kystposten, Lantern's owner, Petra Lindqvist, …": the name behind the noun comes first
            return names if names and self.marker(head) else [head.i]
        return names

    def adjectives(self) -> list[Candidate]:
        """Return the candidates that predicate adjectives give: "X est favorable à Y", "X was present at Y"."""
        found: list[Candidate] = []
        for clause in self.clauses:
            for attribute in clause.having(Role.ATTRIBUTE):
                token = self.parse.tokens[attribute.head]
                for entry in self.lexicon.adjectives.get(token.lemma, []) or self.lexicon.adjectives.get(
                    token.lower, []
                ):
                    read = self.attempt_adjective(token, entry, clause)
                    found.extend(read if isinstance(read, list) else ())
        return found

    def attempt_adjective(self, token: Token, entry: LexiconEntry, clause: Clause) -> list[Candidate] | Miss:
        """Return what an adjective's entry makes of a predicate adjective, or why it makes nothing of it."""
        subjects = self.slot(entry.subject, clause, entry)
        objects = self.slot(entry.object, clause, entry)
        if not objects:
            objects = [k.i for k in self.parse.kids(token.i, "obl", "nmod") if self.marker(k) in entry.object.markers]
        found = [
            Candidate(entry.relation, subject, object_, token.i, "adjective", clause, entry)
            for subject in self._members(subjects)
            for object_ in self._members(objects)
            if subject != object_
        ]
        return found or _gap(subjects, objects)

    def _only_wanted(self, token: Token, shared: bool) -> bool:
        """Say whether another noun stands over an event noun, so that nothing says it happened: "une demande d'adhésion"."""
        above = self.parse.tokens[token.head]
        if token.dep != "nmod" or above.pos != "NOUN" or above.lower in self.profile.names.transparent:
            return False
        if above.lower in self.profile.syntax.partitives or self.marker(token) not in self.profile.syntax.genitives:
            return False
        definite = any(kid.lower in self.profile.syntax.articles for kid in self.parse.kids(token.i, "det"))
        return shared or not definite

    def _may_borrow(self, entry: LexiconEntry, link: str) -> bool:
        """Say whether an entry's subject may come from the clause: that of "visite", of "de retour"; not that of "owner"."""
        if entry.subject.role is Role.SUBJECT:
            return link in self.profile.status.noun_during
        return entry.subject.role is Role.POSSESSOR

    def governor(self, token: Token) -> tuple[Clause | None, str]:
        """Return the clause around a noun and how the noun hangs on it: a role's name, or the marker before it."""
        here = token
        chain = token
        while here.head != here.i and here.i not in self.by_predicate:
            chain = here
            here = self.parse.tokens[here.head]
        clause = self.by_predicate.get(here.i)
        if clause is None:
            return None, ""
        compound = self.marker(token)
        if " " in compound:
            return clause, compound
        top = chain if chain.i != here.i else token
        for argument in clause.arguments:
            if argument.head == top.i or argument.head == token.i:
                return clause, argument.marker or argument.role.value
        return clause, self.marker(top)

    def _lends(self, token: Token, clause: Clause, link: str) -> bool:
        """Say whether the clause's subject does what the noun says: "X a eu un entretien", "En visite à Paris, X a dit"."""
        status = self.profile.status
        if link == Role.OBJECT.value and not clause.passive:
            return clause.lemma in status.noun_support
        direct = self._hangs_directly(token, clause)
        bare = not self.parse.kids(token.i, "det") or self._indefinite(token)
        if link in status.noun_after | status.noun_before:
            return direct and bare
        if link in status.noun_during:
            return direct and not self.parse.kids(token.i, "det")
        return False

    def _hangs_directly(self, token: Token, clause: Clause) -> bool:
        """Say whether a noun hangs on the predicate itself, or on a place beside it ("dans la cour, après un entretien")."""
        head = self.parse.tokens[token.head]
        return token.head == clause.predicate or (head.dep in {"obl", "nmod"} and head.head == clause.predicate)

    def _indefinite(self, token: Token) -> bool:
        return any(kid.lower in self.profile.syntax.indefinites for kid in self.parse.kids(token.i, "det"))

    def _before(self, relative: Token) -> list[int]:
        """Return the noun right before a relative pronoun, a comma between them or not."""
        place = relative.i - 1
        if place >= 0 and self.parse.tokens[place].text == ",":
            place -= 1
        if place < 0 or self.parse.tokens[place].pos not in {"NOUN", "PROPN"}:
            return []
        token = self.parse.tokens[place]
        while token.dep == "flat" and token.head != token.i:
            token = self.parse.tokens[token.head]
        return [token.i]

    def noun_slots(self, token: Token, clause: Clause | None, link: str) -> NounSlots:
        """Return what fills the slots of an event noun: its complements, and those that hang on its support verb."""
        slots: dict[str, list[int]] = defaultdict(list)
        owners: list[int] = []
        complements: list[int] = []
        genitives = self.profile.syntax.genitives
        for kid in self.parse.kids(token.i):
            if self.profile.syntax.relatives.get(kid.lower) == "genitive":
                owners.extend(self._before(kid))
            elif kid.dep == "nmod:poss" or (kid.dep == "det" and kid.lower in self.profile.names.possessives):
                owners.append(kid.i)
            elif kid.dep in {"nmod", "obl", "obl:agent", "iobj"}:
                marker = self.marker(kid)
                if not marker:
                    continue
                if marker not in genitives:
                    slots[marker].append(kid.i)
                elif not slots:  # of "visite au département du Trésor" the Trésor belongs to the département
                    complements.append(kid.i)
                for grand in self.parse.kids(kid.i, "nmod"):
                    inner = self.marker(grand)
                    if inner not in genitives and inner not in slots:
                        slots[inner].append(grand.i)
        for other in self.parse.kids(token.i, "conj"):
            if other.lower in self.profile.names.demonstratives:  # "sa présence et *celle du président*"
                owners.extend(kid.i for kid in self.parse.kids(other.i, "nmod") if self.marker(kid) in genitives)
        if clause is not None and link in {Role.SUBJECT.value, Role.OBJECT.value} and token.i < clause.predicate:
            for item in self._between(token, clause):
                if item.marker not in slots:
                    slots[item.marker].append(item.head)
        if clause is not None and link == Role.SUBJECT.value and clause.lemma in self.profile.syntax.copulas:
            for item in clause.having(Role.ATTRIBUTE):
                if item.marker:  # "dont le siège est à Annecy"
                    slots[item.marker].append(item.head)
        if clause is not None and link == Role.OBJECT.value and clause.lemma in self.profile.status.noun_support:
            for item in clause.having(Role.OBLIQUE):
                if item.marker and item.marker not in slots and item.head > clause.predicate:
                    slots[item.marker].append(item.head)
        return NounSlots(owners, complements, dict(slots), genitives)

    def _between(self, token: Token, clause: Clause) -> list[Argument]:
        """Return what stands between a subject and its verb without a comma: "L'opposition de X *à cet accord* bloque Y"."""
        found = [item for item in clause.having(Role.OBLIQUE) if item.marker and token.i < item.head < clause.predicate]
        if any(other.text == "," for other in self.parse.tokens[token.i : clause.predicate]):
            return []
        return [item for item in found if item.marker not in self.profile.syntax.genitives]


@dataclass(frozen=True, slots=True)
class NounSlots:
    """The complements of an event noun: its owners ("X's", "sa"), its genitives ("of X"), and the others by marker."""

    owners: list[int]
    complements: list[int]
    by_marker: Mapping[str, list[int]]
    genitives: frozenset[str]

    def of(self, slot: ArgumentSlot, other: ArgumentSlot) -> list[int]:
        """Return the heads that fill a slot, given the slot that the other argument takes.

        "Microsoft's acquisition of Nokia": the owner is the buyer where the entry wants "of" for what is bought; of two
        genitives ("le départ de X de Y") the first is the possessor.
        """
        if slot.role is Role.POSSESSOR:
            if other.role is Role.OBLIQUE and other.markers & self.genitives:
                return self.owners or (self.complements[:1] if len(self.complements) > 1 else [])
            # "le chef de police de Biloxi" heads the police; a second genitive belongs to the first
            return self.owners + self.complements[:1]
        if slot.role is Role.OBLIQUE:
            found = [head for marker in sorted(slot.markers) for head in self.by_marker.get(marker, [])]
            if slot.markers & self.genitives:
                found += self.complements if self.owners or other.role is not Role.POSSESSOR else self.complements[1:]
            return found
        return []


def _is_company(candidate: Candidate) -> bool:
    """Say whether two subjects were paired by a "with" that is not there: "Awa et Paul *travaillent pour* X" pairs nobody."""
    entry = candidate.entry
    return candidate.rule == "reciprocal" and entry is not None and entry.object.role is Role.OBLIQUE


def _gap(subjects: list[int], objects: list[int]) -> Miss:
    """Return why two slots give no pair."""
    if not subjects:
        return Miss(Why.NO_SUBJECT)
    return Miss(Why.SAME_WORDS if objects else Why.NO_OBJECT)


def kinds_fit(kinds: frozenset[Kind], kind: Kind) -> bool:
    """Say whether an entity of *kind* may stand where *kinds* are asked for; no kinds ask for nothing.

    A country is both a place and an actor; a role ("the president") stands for a person; a thing of unknown kind
    stands where things are allowed only.
    """
    if not kinds or kind in kinds:
        return True
    if kind is Kind.OFFICE:
        return Kind.PERSON in kinds
    if kind is Kind.GOVERNMENT:
        return bool(kinds & {Kind.PLACE, Kind.ORGANISATION})
    return False


def subject_fits(relation: Relation, entry: LexiconEntry | None, kind: Kind) -> bool:
    """Say whether a subject is of a kind that the relation, and the entry more narrowly, ask for."""
    return kinds_fit(relation.domain, kind) and (entry is None or _exactly(entry.subject_kinds, kind))


def object_fits(relation: Relation, entry: LexiconEntry | None, kind: Kind) -> bool:
    """Say whether an object is of a kind that the relation, and the entry more narrowly, ask for."""
    return kinds_fit(relation.range, kind) and (entry is None or _exactly(entry.object_kinds, kind))


def _exactly(kinds: frozenset[Kind], kind: Kind) -> bool:
    """Say whether an entry's own kinds admit *kind*: where it means countries too, it says so."""
    return not kinds or kind in kinds or (kind is Kind.OFFICE and Kind.PERSON in kinds)
