"""Whom a noun phrase means: a name, a role noun, a pronoun; an uncertain one means nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from kgnews.extract.clauses import Clause
from kgnews.extract.gazetteer import Index, fold, in_office, key, narrower
from kgnews.extract.identity import Registry
from kgnews.extract.mentions import Name
from kgnews.extract.offices import OfficePhrase, body_from_table, holder, office_entity, settle
from kgnews.extract.parse import Parse, Token, marker
from kgnews.extract.simplify import SegmentKind
from kgnews.ids import slug
from kgnews.knowledge import Catalog
from kgnews.profile import LanguageProfile, Pronoun
from kgnews.records import Entity, Form, Gender, Kind, Label, Number, Span

_SHORT_NAME = re.compile(r"[A-Z][\w.&-]*(?: ?\d{1,4})?")
_LONGEST_LABEL = 90  # characters
_MEMORY = 3  # segments back in which a pronoun looks for its antecedent
_OUTSIDE_PHRASE = frozenset(
    {
        "acl:relcl",
        "acl",
        "appos",
        "cc",
        "conj",
        "parataxis",
        "advcl",
        "punct",
        "cop",
        "nsubj",
        "nsubj:pass",
        "aux",
        "aux:pass",
        "mark",
        "ccomp",
        "csubj",
        "case",
        "dep",
        "expl",
        "expl:subj",
        "discourse",
        "obl",
        "xcomp",
        "obl:npmod",
        "dislocated",
        "vocative",
        "orphan",
    }
)


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
    speaker: str | None = None  # who spoke last
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


def _initials_fit(acronym: str, name: str) -> bool:
    """Say whether the letters of an acronym come in order among the initials of a name, the first at its start."""
    letters = [char for char in fold(acronym) if char.isalpha()]
    initials = [word[0] for word in key(name)]
    place = 0
    for letter in letters:
        while place < len(initials) and initials[place] != letter:
            place += 1
        if place == len(initials):
            return False
        place += 1
    return bool(letters) and letters[0] == initials[0]


class Resolver:
    """Resolves the noun phrases of one segment."""

    def __init__(
        self,
        parse: Parse,
        number: int,
        names: tuple[Name, ...],
        offices: tuple[OfficePhrase, ...],
        clauses: tuple[Clause, ...],
        registry: Registry,
        discourse: Discourse,
        catalog: Catalog,
        index: Index,
        profile: LanguageProfile,
    ) -> None:
        self.parse, self.number, self.clauses = parse, number, clauses
        self.registry, self.discourse, self.catalog, self.index, self.profile = (
            registry,
            discourse,
            catalog,
            index,
            profile,
        )
        self.name_at = {i: name for name in names for i in range(name.first, name.last + 1)}
        self.office_at = {office.head: office for office in offices}
        self.quoted = parse.segment.kind is SegmentKind.QUOTE
        self.content_subject: str | None = None  # in a reporting clause: the subject of what it reports
        self.speaker: str | None = None  # whose words the segment is, when it is a quotation
        self.day = registry.article.published
        self.bracketed: dict[int, str] = {}  # head of a noun phrase → the entity that a bracket behind it names
        self.without: frozenset[int] = frozenset()
        self._cache: dict[tuple[int, frozenset[int]], Resolved | None] = {}
        self._busy: set[int] = set()

    def enter_brackets(self) -> None:
        """Enter what brackets say of the noun phrase before them: "l'Agence de l'énergie (ABE)", "la conférence (COP21)"."""
        for bracket in self.parse.segment.brackets:
            text = bracket.text.strip()
            if not _SHORT_NAME.fullmatch(text) or len(text) > 14:
                continue
            before = [
                token for token in self.parse.tokens if token.end <= bracket.position + 1 and token.pos != "PUNCT"
            ]
            if before:
                self._enter_bracket(before[-1].i, text)

    def _enter_bracket(self, last: int, text: str) -> None:
        name = self.name_at.get(last)
        if name is not None and _initials_fit(text, name.text):
            identifier = self.registry.find(name)
            if identifier is not None:
                self.registry.alias(identifier, text)
            return
        head = self._phrase_head_ending_at(last)
        kind = self.profile.names.kinds.get(self.parse.tokens[head].lower)
        if kind in {Kind.EVENT, Kind.ORGANISATION} and head not in self.name_at:
            words = self._phrase(head)
            bracket = Name(words[0], words[-1], head, text, kind)
            self.bracketed[head] = self.registry.enter(bracket)
            self.registry.alias(self.bracketed[head], self._label(words, head))

    def _phrase_head_ending_at(self, last: int) -> int:
        """Return the topmost noun whose phrase ends at a token, below what is transparent ("the opening of")."""
        here = last
        while True:
            above = self.parse.tokens[here].head
            token = self.parse.tokens[above]
            if above == here or token.pos not in {"NOUN", "PROPN"} or token.lower in self.profile.names.transparent:
                return here
            if self._phrase(above)[-1] != last:
                return here
            here = above

    def resolve(self, head: int, without: frozenset[int] = frozenset()) -> Resolved | None:
        """Return what the noun phrase headed by token *head* means, or None.

        *without* are tokens of other arguments that the parser hung into the phrase: "veto of the resolution *by Russia*".
        """
        key_ = (head, without)
        if key_ not in self._cache:
            if head in self._busy:
                return None
            before, self.without = self.without, without
            self._busy.add(head)
            self._cache[key_] = self._resolve(self.parse.tokens[head])
            self._busy.discard(head)
            self.without = before
        return self._cache[key_]

    def _resolve(self, token: Token) -> Resolved | None:
        name = self.name_at.get(token.i)
        if name is not None:
            return self._named(name)
        apposed = self._apposed(token)
        if apposed is not None:
            return apposed
        if token.i in self.bracketed:
            return Resolved(self.bracketed[token.i], self._phrase_span(token.i), Form.NAME)
        named = self.attached_name(token.i)
        if named is not None:
            self._vote(named, token)
            return self._named(named)
        if token.lower in self.profile.names.transparent:
            for kid in self.parse.kids(token.i, "nmod"):
                return self.resolve(kid.i)
        if token.pos in {"PRON", "DET"} or token.lower in self.profile.names.pronouns:
            return self._pronoun(token)
        office = self.office_at.get(token.i)
        if office is not None:
            return self._office(office)
        country = self._government(token)
        if country is not None:
            return country
        return self._thing(token)

    def _vote(self, name: Name, token: Token) -> None:
        """Let the noun before a name speak for its kind: "le groupe chimique Solvane" is an organisation."""
        kind = self.profile.names.kinds.get(token.lower) or (Kind.PERSON if token.i in self.office_at else None)
        identifier = self.registry.find(name)
        if kind is not None and kind is not Kind.GROUP and identifier is not None:
            self.registry.entities[identifier].votes[kind] += 3

    def _named(self, name: Name) -> Resolved | None:
        identifier = self.registry.find(name)
        if identifier is None:
            return None
        return Resolved(identifier, self.parse.span(name.first, name.last), Form.NAME)

    def _apposed(self, token: Token) -> Resolved | None:
        """Return the person that an apposition comments: "Nora Benali, *a lawyer* who lives in Geneva"."""
        if token.pos != "NOUN" or token.dep not in {"appos", "conj", "nmod", "dep", "obj", "obl"}:
            return None
        kind = self.profile.names.kinds.get(token.lower)
        if kind is not Kind.PERSON and token.i not in self.office_at:
            return None
        first = self._phrase(token.i)[0]
        name = self.name_at.get(first - 2) if first >= 2 and self.parse.tokens[first - 1].text == "," else None
        if name is None or name.kind is not Kind.PERSON or self.parse.kids(token.i, "cc"):
            return None
        # in a list ("Paul Mercier, un avocat et un juge") a conjunction follows
        after = self.parse.tokens[self._phrase(token.i)[-1] + 1 : self._phrase(token.i)[-1] + 2]
        if token.dep == "conj" and after and after[0].dep == "cc":
            return None
        return self._named(name)

    def _appended(self, head: int) -> Name | None:
        """Return the name that follows a role behind a comma: "le procureur de Toulon, Bernard Vial"."""
        if (
            head not in self.office_at
            and self.profile.names.kinds.get(self.parse.tokens[head].lower) is not Kind.PERSON
        ):
            return None
        last = self._phrase(head)[-1]
        if last + 2 >= len(self.parse.tokens) or self.parse.tokens[last + 1].text != ",":
            return None
        start = last + 2
        while start < min(last + 5, len(self.parse.tokens)) and self._is_trade(self.parse.tokens[start]):
            start += 1  # "son fils, *le violoniste* Hugo Delestre"
        name = self.name_at.get(start)
        if name is None or name.first != start or name.kind is not Kind.PERSON:
            return None
        follows = self.parse.tokens[name.last + 1] if name.last + 1 < len(self.parse.tokens) else None
        definite = not any(kid.lower in self.profile.syntax.indefinites for kid in self.parse.kids(head, "det"))
        return name if definite and (follows is None or follows.dep != "cc") else None

    def _is_trade(self, token: Token) -> bool:
        """Say whether a token is an article or a noun of trade, as they stand before a name in apposition."""
        return token.lower in self.profile.syntax.articles or self.profile.names.kinds.get(token.lower) is Kind.PERSON

    def attached_name(self, head: int) -> Name | None:
        """Return the name that a common noun introduces: "le président Barack Obama", "la compagnie Air France"."""
        for kid in self.parse.kids(head, "appos", "flat", "nmod", "dep"):
            name = self.name_at.get(kid.i)
            if name is None or self.parse.kids(kid.i, "case", "cc"):
                continue
            if name.first < head:
                continue
            between = self.parse.tokens[min(head, name.last) + 1 : max(head, name.first)]
            comma = any(token.text == "," for token in between)
            is_role = (
                head in self.office_at or self.profile.names.kinds.get(self.parse.tokens[head].lower) is Kind.PERSON
            )
            if comma and not (is_role and name.kind is Kind.PERSON):
                continue
            if name.kind is Kind.GOVERNMENT or (name.kind is Kind.PLACE and is_role):
                continue
            if name.first > head + 12:
                continue
            return name
        return self._appended(head) or self._compounded(head) or self._nested(head)

    def _compounded(self, head: int) -> Name | None:
        """Return the person before an office that English lets follow: "appointed Sajid Javid home secretary"."""
        if head not in self.office_at:
            return None
        name = self.name_at.get(self.office_at[head].first - 1)
        if (
            name is None
            or name.kind is not Kind.PERSON
            or self.parse.tokens[name.head].dep not in {"compound", "nmod:poss"}
        ):
            return None
        return name if self.parse.tokens[name.head].dep == "compound" else None

    def _nested(self, head: int) -> Name | None:
        """Return the name at the end of a noun and its complement: "le fabricant de skis *Neval*", "la mutuelle de santé *X*"."""
        kind = self.profile.names.kinds.get(self.parse.tokens[head].lower)
        if kind not in {Kind.PERSON, Kind.ORGANISATION}:
            return None
        behind = self.name_at.get(self._phrase(head)[-1] + 1)
        definite = any(kid.lower in self.profile.syntax.articles for kid in self.parse.kids(head, "det"))
        if behind is not None and not behind.known and definite and self.profile.syntax.names_follow:
            return behind
        for kid in self.parse.kids(head, "nmod"):
            if kid.i in self.name_at or kid.pos != "NOUN":
                continue
            for grand in self.parse.kids(kid.i, "appos", "flat", "nmod"):
                name = self.name_at.get(grand.i)
                if (
                    name is not None
                    and name.first == kid.i + 1
                    and not self.parse.kids(grand.i, "case")
                    and not name.known
                ):
                    return name
        return None

    def _government(self, token: Token) -> Resolved | None:
        """Take "le gouvernement américain" for the country."""
        if token.lower not in self.profile.names.government and token.lemma not in self.profile.names.government:
            return None
        country = self.country_of(token.i)
        if country is None or self.registry.known(country) is None:
            return None
        return Resolved(country, self._phrase_span(token.i), Form.NOUN)

    def country_of(self, head: int) -> str | None:
        """Return the country that an adjective or a complement of a noun names: "américain", "of France"."""
        for kid in self.parse.kids(head, "amod", "compound", "acl", "nmod", "nmod:poss"):
            countries = self.index.adjectives.get(fold(kid.text), ())
            if len(countries) == 1 and kid.dep != "nmod":
                return countries[0]
            name = self.name_at.get(kid.i)
            if name is not None and name.kind is Kind.GOVERNMENT and name.known:
                return name.known[0]
        return None

    def _pronoun(self, token: Token) -> Resolved | None:
        lower, speech = token.lower, self.profile.speech
        span = self.parse.span(token.i, token.i)
        if self.quoted and lower in speech.first_singular:
            return Resolved(self.speaker, span, Form.PRONOUN) if self.speaker is not None else None
        if self.quoted and lower in speech.first_plural:
            body = self.body_of(self.speaker) if self.speaker is not None else None
            return Resolved(body, span, Form.PRONOUN, "we-of-official") if body is not None else None
        pronoun = self.profile.names.pronouns.get(lower)
        if pronoun is None or token.dep in {"expl:subj", "expl"} or token.dep == "det":
            return None
        entity = self._antecedent(pronoun, token)
        return Resolved(entity, span, Form.PRONOUN) if entity is not None else None

    def body_of(self, person: str) -> str | None:
        """Return the country or body for which an official speaks: by the article's words, else by the office table."""
        found = {role.body for role in self.discourse.roles if role.person == person and role.body}
        if not found and self.day and not self.day.startswith("--"):
            found = {term.body for term in self.index.terms_of.get(person, ()) if in_office(term, self.day)}
        if len(found) == 1:
            body = found.pop()
            return self.registry.known(body) or (body if body in self.registry.entities else None)
        return None

    def _antecedent(self, pronoun: Pronoun, token: Token) -> str | None:
        """Return the one entity that fits best by number, gender, kind, syntax and nearness; None if two fit alike."""
        scores: dict[str, float] = {}
        taken = self._co_arguments(token)
        last = self.discourse.speaker
        content = self.content_subject
        if content is not None and token.dep.startswith("nsubj") and self._fits(content, pronoun):
            return content
        speaks = self.parse.segment.kind is SegmentKind.REPORT and token.dep.startswith("nsubj")
        if speaks and last is not None and self._fits(last, pronoun) and last not in taken:
            return last  # "…", a-t-il ajouté: he who spoke goes on
        for seen in self._candidates(token):
            if seen.entity in taken or not self._fits(seen.entity, pronoun):
                continue
            plain = pronoun.number is Number.PLURAL or pronoun.gender is Gender.NEUTER
            if plain and not (seen.subject and self.number - seen.segment <= (2 if self.quoted else 1)):
                continue  # "it" and "they" take up the subject right before, or nobody for sure
            profiled = self.registry.entities[seen.entity]
            unsure = 1.5 if not profiled.sure and profiled.entity.kind is not Kind.PERSON else 0.0
            score = (
                4.0
                - unsure
                - self.discourse.distance(seen.segment, self.number, self.quoted)
                + (1.5 if seen.subject else 0.0)
                - (1.0 if seen.quoted != self.quoted else 0.0)
            )
            scores[seen.entity] = max(scores.get(seen.entity, 0.0), score)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 1.0:
            return None
        return ranked[0][0]

    def _candidates(self, token: Token) -> list[Seen]:
        back = [
            seen
            for seen in self.discourse.seen
            if seen.segment < self.number and self.discourse.distance(seen.segment, self.number, self.quoted) <= _MEMORY
        ]
        here = [
            Seen(identifier, self.number, self.parse.tokens[name.head].dep.startswith("nsubj"), self.quoted)
            for name in {id(n): n for n in self.name_at.values()}.values()
            if name.last < token.i and (identifier := self.registry.find(name)) is not None
        ]
        return back + here

    def _co_arguments(self, token: Token) -> set[str]:
        """Return the entities that stand beside the pronoun in its own clause: "Kerry met him" is not himself."""
        found: set[str] = set()
        for clause in self.clauses:
            heads = [argument.head for argument in clause.arguments]
            if token.i in heads:
                for head in heads:
                    name = self.name_at.get(head) or (self.attached_name(head) if head != token.i else None)
                    if name is not None and (identifier := self.registry.find(name)) is not None:
                        found.add(identifier)
        return found

    def _fits(self, identifier: str, pronoun: Pronoun) -> bool:
        profiled = self.registry.entities[identifier]
        kind = profiled.entity.kind
        if identifier.startswith("thing/"):
            return False
        person = kind in {Kind.PERSON, Kind.OFFICE}
        if pronoun.number is Number.PLURAL:
            return kind in {Kind.ORGANISATION, Kind.GROUP} or profiled.plural
        if pronoun.gender is Gender.NEUTER:
            return not person and kind in {Kind.ORGANISATION, Kind.GOVERNMENT}
        if not person:
            return False
        if pronoun.gender is Gender.UNKNOWN:
            return True
        return profiled.gender in {pronoun.gender, Gender.UNKNOWN}

    def _office(self, office: OfficePhrase) -> Resolved | None:
        """Resolve a role noun: to a person the article gives the role, to the table's holder if named here, else to the role."""
        span = self._phrase_span(office.head)
        if office.match.plural or office.outgoing or office.future:
            return self._thing(self.parse.tokens[office.head])
        offices = settle(office.match.offices, office.body, self.catalog.gazetteer, self.index, self.day)
        if not offices:
            return None
        persons = {role.person for role in self.discourse.roles if self._same_role(role, offices, office)}
        persons = {person for person in persons if self._gender_fits(person, office.match.gender)}
        if len(persons) == 1:
            return Resolved(persons.pop(), span, Form.NOUN)
        if len(persons) > 1:
            return None
        if office.body is not None:
            held = holder(offices, office.body, self.catalog.gazetteer, self.index, self.day)
            if held is not None and held[0] in self.registry.entities:
                return Resolved(held[0], span, Form.NOUN, "office-table")
        if office.body is None and (person := self._only_holder(offices)) is not None:
            return Resolved(person, span, Form.NOUN, "office-table")
        return Resolved(self._role_entity(office, offices), span, Form.NOUN)

    def _only_holder(self, offices: tuple[str, ...]) -> str | None:
        """Return the one person of the article who holds one of *offices*, of whatever body, on the article's day."""
        if self.day is None or self.day.startswith("--"):
            return None
        meant = {narrow for office in offices for narrow in narrower(self.catalog.gazetteer, office)}
        meant = {office for office in meant if self.catalog.gazetteer.offices[office].single}
        found = {
            person
            for person in self.registry.persons()
            for term in self.index.terms_of.get(person, ())
            if term.office in meant and in_office(term, self.day)
        }
        return found.pop() if len(found) == 1 else None

    def role(self, head: int, person: str | None = None) -> Resolved | None:
        """Return the office that a role noun names, whoever holds it; the body is that of *person* where the words leave it out."""
        office = self.office_at.get(head)
        if office is None or office.match.plural:
            return None
        if office.body is None and person is not None:
            body = body_from_table(person, office.match.offices, self.catalog, self.index, self.day)
            office = replace(office, body=body) if body is not None else office
        offices = settle(office.match.offices, office.body, self.catalog.gazetteer, self.index, self.day)
        if not offices:
            return None
        return Resolved(self._role_entity(office, offices), self._phrase_span(head), Form.NOUN)

    def _same_role(self, role: Role, offices: tuple[str, ...], office: OfficePhrase) -> bool:
        if office.body is not None and role.body is not None and office.body != role.body:
            return False
        if office.first == office.last and role.word == self.parse.tokens[office.head].lower:
            return True  # "le ministre" takes up "le ministre des Affaires étrangères Laurent Fabius"
        held = set(role.offices)
        for identifier in role.offices:
            broader = self.catalog.gazetteer.offices[identifier].broader
            while broader is not None and broader not in held:
                held.add(broader)
                broader = self.catalog.gazetteer.offices[broader].broader
        return bool(held & set(offices))

    def _gender_fits(self, person: str, gender: Gender) -> bool:
        return (
            Gender.UNKNOWN in {gender, self.registry.entities[person].gender}
            or gender is self.registry.entities[person].gender
        )

    def _role_entity(self, office: OfficePhrase, offices: tuple[str, ...]) -> str:
        body = self.registry.entity(office.body) if office.body in self.registry.entities else None
        if body is None and office.body is not None and (known := self.registry.known(office.body)):
            body = self.registry.entity(known)
        if body is not None:
            entity = office_entity(offices, body, self.catalog.gazetteer, self.profile.lang, office.text)
        else:
            label = self._label(self._phrase(office.head), office.head) or office.text
            entity = Entity(self._local("office", label), Kind.OFFICE, (Label(self.profile.lang, label),))
        return self.registry.add(entity, office.match.gender)

    def _local(self, folder: str, label: str) -> str:
        """Return an id that holds in this article only: "le maire" of another article is another mayor."""
        return f"{folder}/{self.registry.article.id.rsplit('/', 1)[-1][:12]}/{slug(label)}"

    def _thing(self, token: Token) -> Resolved | None:
        """Resolve a common noun to a thing of this article."""
        if token.pos not in {"NOUN", "PROPN", "NUM", "X", "SYM"} or self._is_vague(token):
            return None
        if token.pos in {"NUM", "SYM", "X"} and not self.parse.kids(token.i, "nmod"):
            return None
        counted = self._counted(token)
        if counted is not None:
            return self.resolve(counted)
        numbers = self._phrase(token.i)
        label = self._label(numbers, token.i)
        if not label or not slug(label) or len(label) < 2:
            return None
        kind = self._kind(token)
        folder = (
            "org" if kind is Kind.ORGANISATION and token.i > 0 and token.text[0].isupper() else "thing"
        )  # "le Sénat"
        plural = "Number=Plur" in token.morph
        entity = Entity(self._local(folder, label), kind, (Label(self.profile.lang, label),))
        identifier = self.registry.add(entity, plural=plural)
        return Resolved(identifier, self.parse.span(numbers[0], numbers[-1]), Form.NOUN)

    def _is_vague(self, token: Token) -> bool:
        """Say whether a noun names nothing by itself; an amount of something does: "deux ans de prison"."""
        vague = self.profile.names.vague
        if token.lower not in vague and token.lemma not in vague:
            return False
        return not (self.parse.kids(token.i, "nummod") and self.parse.kids(token.i, "nmod"))

    def _counted(self, token: Token) -> int | None:
        """Return what a noun only counts: "un certain nombre de dirigeants" are dirigeants."""
        if token.lower not in self.profile.syntax.partitives or not any(
            kid.lower in self.profile.syntax.indefinites for kid in self.parse.kids(token.i, "det")
        ):
            return None
        return next((kid.i for kid in self.parse.kids(token.i, "nmod") if kid.pos in {"NOUN", "PROPN"}), None)

    def _kind(self, token: Token) -> Kind:
        kinds = self.profile.names.kinds
        if (
            token.lemma in self.profile.syntax.partitives
            or token.lower in self.profile.syntax.partitives
            or token.pos == "NUM"
        ):
            for kid in self.parse.kids(token.i, "nmod"):
                return self._kind(kid)
        kind = kinds.get(token.lower) or kinds.get(token.lemma)
        if kind is None and (fold(token.lower),) in self.index.offices:
            kind = Kind.PERSON
        if kind is Kind.PERSON and "Number=Plur" in token.morph:
            return Kind.GROUP
        if kind is None and fold(token.text) in self.index.adjectives:
            return Kind.GROUP if "Number=Plur" in token.morph else Kind.PERSON
        return kind or Kind.THING

    def _phrase(self, head: int) -> list[int]:
        """Return the run of tokens around *head* that makes its noun phrase, without what only comments it."""
        inside = {head}
        todo = [head]
        while todo:
            here = todo.pop()
            for i in self.parse.children[here]:
                kid = self.parse.tokens[i]
                if kid.text == "-" and not kid.space and kid.i > 0 and not self.parse.tokens[kid.i - 1].space:
                    inside.add(i)  # "Saint-Briac", cut in three by the tokenizer
                    continue
                if kid.dep in _OUTSIDE_PHRASE and not (here != head and kid.dep in {"case", "cc", "conj"}):
                    continue
                if kid.i in self.without or (here == head and self._is_stray(kid)):
                    continue
                inside.add(i)
                todo.append(i)
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return list(range(first, last + 1))

    def _is_stray(self, kid: Token) -> bool:
        """Say whether a complement is a place that belongs to the clause: "a arrêté un homme *à Lille*"."""
        if kid.dep != "nmod":
            return False
        if kid.i not in self.name_at:
            return marker(self.parse, kid, self.profile.syntax) in self.profile.syntax.near
        return marker(self.parse, kid, self.profile.syntax) in self.profile.syntax.locatives

    def _phrase_span(self, head: int) -> Span:
        numbers = self._phrase(head)
        return self.parse.span(numbers[0], numbers[-1])

    def _label(self, numbers: list[int], head: int) -> str:
        """Return a noun phrase as a label: without its determiner, its possessive settled; "" if that fails."""
        tokens = self.parse.tokens
        kept = list(numbers)
        while (
            kept
            and kept[0] != head
            and (tokens[kept[0]].dep in {"det", "case", "advmod"} or tokens[kept[0]].pos in {"DET", "ADP"})
        ):
            first = tokens[kept[0]]
            if first.lower in self.profile.names.possessives:
                return self._possessed(kept[1:], first)
            kept.pop(0)
        if kept and tokens[kept[0]].lower in self.profile.names.possessives:
            return self._possessed(kept[1:], tokens[kept[0]])
        label = self.parse.words(kept)
        if len(label) > _LONGEST_LABEL:
            label = self.parse.words(
                [
                    i
                    for i in kept
                    if i == head or (tokens[i].head == head and tokens[i].dep in {"amod", "compound", "flat", "nummod"})
                ]
            )
        return label.strip(" ,;:'\"-")

    def _possessed(self, kept: list[int], possessive: Token) -> str:
        owner = self.possessor(possessive)
        if owner is None or not kept:
            return ""
        entity = self.registry.entity(owner)
        label = next((item.text for item in entity.labels if item.lang == self.profile.lang), entity.labels[0].text)
        return f"{self.parse.words(kept)} ({label})"

    def possessor(self, possessive: Token) -> str | None:
        """Return whose "sa", "his" is: the subject of the clause if it fits, else by nearness."""
        pronoun = self.profile.names.pronouns.get(possessive.lower)
        if pronoun is None:
            return None
        here: int = possessive.i
        predicates = {clause.predicate: clause for clause in self.clauses}
        while here not in predicates and self.parse.tokens[here].head != here:
            here = self.parse.tokens[here].head
        clause = predicates.get(here)
        if clause is not None:
            from kgnews.knowledge import Role as ArgumentRole

            for argument in clause.having(ArgumentRole.SUBJECT):
                if argument.head in self._busy or argument.head > possessive.i:
                    continue
                subject = self.resolve(argument.head)
                if subject is not None and self._owner_fits(subject.entity, pronoun):
                    return subject.entity
        return self._antecedent(pronoun, possessive)

    def _owner_fits(self, identifier: str, pronoun: Pronoun) -> bool:
        profiled = self.registry.entities[identifier]
        if pronoun.number is Number.SINGULAR and pronoun.gender in {Gender.UNKNOWN, Gender.NEUTER}:
            return not profiled.plural and (pronoun.gender is Gender.UNKNOWN or profiled.entity.kind is not Kind.PERSON)
        return self._fits(identifier, pronoun)
