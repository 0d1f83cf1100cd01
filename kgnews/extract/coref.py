"""Whom a noun phrase means: a name, a role noun, a pronoun; an uncertain one means nobody."""

from __future__ import annotations

import re
from dataclasses import replace

from kgnews.extract.called import is_bare
from kgnews.extract.clauses import Clause, Link
from kgnews.extract.discourse import Discourse, Resolved, Role, Seen
from kgnews.extract.gazetteer import Index, fold, in_office, key, narrower
from kgnews.extract.identity import Registry
from kgnews.extract.mentions import Name
from kgnews.extract.offices import OfficePhrase, body_from_table, holder, office_entity, settle
from kgnews.extract.parse import Parse, Token
from kgnews.extract.phrases import Phrases
from kgnews.extract.simplify import SegmentKind
from kgnews.ids import slug
from kgnews.knowledge import Catalog
from kgnews.knowledge import Role as ArgumentRole
from kgnews.profile import LanguageProfile, Pronoun
from kgnews.records import Entity, Form, Gender, Kind, Label, Number

_SHORT_NAME = re.compile(r"[A-Z][\w.&-]*(?: ?\d{1,4})?")
_LONGEST_LABEL = 90  # characters
_PERSONS = frozenset({Kind.PERSON, Kind.OFFICE})
_SPOKEN_OF = frozenset({Kind.ORGANISATION, Kind.GOVERNMENT, Kind.EVENT, Kind.WORK, Kind.THING, Kind.PLACE})  # as "it"
_MEMORY = 3  # segments back in which a pronoun looks for its antecedent


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
        self.phrases = Phrases(parse, self.name_at, self.office_at, index, profile)
        self.quoted = parse.segment.kind is SegmentKind.QUOTE
        self.content_subject: str | None = None  # in a reporting clause: the subject of what it reports
        self.speaker: str | None = None  # whose words the segment is, when it is a quotation
        self.day = registry.article.published
        self.bracketed: dict[int, str] = {}  # head of a noun phrase → the entity that a bracket behind it names
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
            words = self.phrases.phrase(head)
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
            if self.phrases.phrase(above)[-1] != last:
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
            before, self.phrases.without = self.phrases.without, without
            self._busy.add(head)
            self._cache[key_] = self._resolve(self.parse.tokens[head])
            self._busy.discard(head)
            self.phrases.without = before
        return self._cache[key_]

    def _resolve(self, token: Token) -> Resolved | None:
        name = self.name_at.get(token.i)
        if name is not None:
            return self._named(name)
        apposed = self.phrases.apposed_to(token)
        if apposed is not None:
            return self._named(apposed)
        if token.i in self.bracketed:
            return Resolved(self.bracketed[token.i], self.phrases.phrase_span(token.i), Form.NAME)
        named = self.phrases.attached_name(token.i)
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
        return self._government(token) or self._called(token) or self._thing(token)

    def _called(self, token: Token) -> Resolved | None:
        """Take up what the article calls by a noun: "la planète" is Kaldor after "la planète Kaldor"; see ``called``."""
        called = self.discourse.calls.get(token.lower, set())
        if len(called) != 1 or "" in called or not is_bare(token, self.parse, self.profile):
            return None
        return Resolved(next(iter(called)), self.phrases.phrase_span(token.i), Form.NOUN)

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

    def _government(self, token: Token) -> Resolved | None:
        """Take "le gouvernement américain" for the country."""
        if token.lower not in self.profile.names.government and token.lemma not in self.profile.names.government:
            return None
        country = self.country_of(token.i)
        if country is None or self.registry.known(country) is None:
            return None
        return Resolved(country, self.phrases.phrase_span(token.i), Form.NOUN)

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
        pronouns = self.profile.names.pronouns
        strong = pronouns.get(f"+{lower}") if self.parse.kids(token.i, "case") else None  # "contre lui" is a man
        pronoun = strong or pronouns.get(lower)
        if pronoun is None or token.dep in {"expl:subj", "expl"} or token.dep == "det":
            return None
        entity = self._antecedent(pronoun, token)
        if entity is None:
            return None
        profiled = self.registry.entities[entity]
        if profiled.gender is Gender.UNKNOWN and pronoun.gender in {Gender.MASCULINE, Gender.FEMININE}:
            profiled.gender = pronoun.gender  # who was "elle" once is no "lui" later
        return Resolved(entity, span, Form.PRONOUN)

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
        content = self.content_subject
        if content is not None and token.dep.startswith("nsubj") and self._fits(content, pronoun):
            return content
        reporting = self._reporting(token)
        if reporting is not None and self._fits(reporting, pronoun):
            return reporting
        if self.parse.segment.kind is SegmentKind.REPORT and token.dep.startswith("nsubj"):
            last = self.discourse.speaker
            if last is not None and last not in taken and self._fits(last, pronoun) and self._goes_on(token, pronoun):
                return last  # "…", a-t-il ajouté: he who spoke goes on
        for seen in self._candidates(token):
            if seen.entity in taken or not self._fits(seen.entity, pronoun):
                continue
            plain = pronoun.number is Number.PLURAL or self.registry.entities[seen.entity].kind not in _PERSONS
            if plain and not (seen.subject and self.number - seen.segment <= (2 if self.quoted else 1)):
                continue  # what is no person, and "they", take up the subject right before, or nobody for sure
            profiled = self.registry.entities[seen.entity]
            unsure = 1.5 if not profiled.sure and profiled.kind is not Kind.PERSON else 0.0
            if profiled.gender is Gender.UNKNOWN and pronoun.gender is not Gender.UNKNOWN:
                unsure += 1.5
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

    def _reporting(self, token: Token) -> str | None:
        """Return who speaks in the clause above that of a pronoun: "*The Belgian government* said that *it* will help".

        So it is in "the minister said this as *he* left".
        """
        for clause in self.clauses:
            if clause.link not in {Link.COMPLEMENT, Link.ADVERBIAL} or clause.above is None:
                continue
            if token.i not in {
                item.head for item in clause.arguments if item.role in {ArgumentRole.SUBJECT, ArgumentRole.OBJECT}
            }:
                continue
            above = next((other for other in self.clauses if other.predicate == clause.above), None)
            if above is None or above.lemma not in self.profile.speech.verbs or not token.dep.startswith("nsubj"):
                continue
            for item in above.having(ArgumentRole.SUBJECT):
                found = self.resolve(item.head) if item.head < token.i else None
                return found.entity if found is not None else None
        return None

    def _goes_on(self, token: Token, pronoun: Pronoun) -> bool:
        """Say whether a pronoun that speaks can be who spoke before: nobody else who fits was the story's subject since.

        "« … », a lancé X. Y revient sur l'impôt. « … », prévient-il": Y.
        """
        main = [clause for clause in self.clauses if clause.above is None]
        if not any(argument.head == token.i for clause in main for argument in clause.having(ArgumentRole.SUBJECT)):
            return True
        return not any(
            seen.subject
            and not seen.quoted
            and seen.segment > self.discourse.spoke
            and self._fits(seen.entity, pronoun)
            for seen in self.discourse.seen
            if seen.entity != self.discourse.speaker and seen.segment < self.number
        )

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
                    name = self.name_at.get(head) or (self.phrases.attached_name(head) if head != token.i else None)
                    if name is not None and (identifier := self.registry.find(name)) is not None:
                        found.add(identifier)
        return found

    def _fits(self, identifier: str, pronoun: Pronoun) -> bool:
        profiled = self.registry.entities[identifier]
        kind = profiled.kind
        if identifier.startswith("thing/") and not profiled.names:
            return False
        person = kind in _PERSONS
        if pronoun.number is Number.PLURAL:
            return kind in {Kind.ORGANISATION, Kind.GROUP} or profiled.plural
        if pronoun.gender is Gender.NEUTER:
            return kind in _SPOKEN_OF and not profiled.plural
        if not person:
            # "La Bourse est fermée, *elle* rouvrira": in a language without a neuter by the gender of the noun
            word = Gender.UNKNOWN if pronoun.person_only else pronoun.gender
            return kind in _SPOKEN_OF and word is not Gender.UNKNOWN and profiled.word_gender is word
        if pronoun.gender is Gender.UNKNOWN:
            return True
        return profiled.gender in {pronoun.gender, Gender.UNKNOWN}

    def _office(self, office: OfficePhrase) -> Resolved | None:
        """Resolve a role noun: to a person the article gives the role, to the table's holder if named here, else to the role."""
        span = self.phrases.phrase_span(office.head)
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
        if (person := self._only_holder(offices, office.body)) is not None:
            return Resolved(person, span, Form.NOUN, "office-table")
        return Resolved(self._role_entity(office, offices), span, Form.NOUN)

    def _only_holder(self, offices: tuple[str, ...], body: str | None) -> str | None:
        """Return the one person of the article who holds one of *offices* on its day; of whatever body where none is named.

        So "the American minister" is the secretary of state, where no other minister of that country is named.
        """
        if self.day is None or self.day.startswith("--"):
            return None
        meant = {narrow for office in offices for narrow in narrower(self.index, office)}
        meant = {office for office in meant if self.catalog.gazetteer.offices[office].single}
        found = {
            person
            for person in self.registry.persons()
            for term in self.index.terms_of.get(person, ())
            if term.office in meant and body in {None, term.body} and in_office(term, self.day)
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
        return Resolved(self._role_entity(office, offices), self.phrases.phrase_span(head), Form.NOUN)

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
            label = self._label(self.phrases.phrase(office.head), office.head) or office.text
            entity = Entity(self._local("office", label), Kind.OFFICE, (Label(self.profile.lang, label),))
        return self.registry.add(entity, office.match.gender)

    def _local(self, folder: str, label: str) -> str:
        """Return an id that holds in this article only: "le maire" of another article is another mayor."""
        return f"{folder}/{self.registry.article.id.rsplit('/', 1)[-1][:12]}/{slug(label)}"

    def _thing(self, token: Token) -> Resolved | None:
        """Resolve a common noun to a thing of this article."""
        if token.pos not in {"NOUN", "PROPN", "NUM", "X", "SYM"} or self.phrases.is_vague(token):
            return None
        if token.pos in {"NUM", "SYM", "X"} and not self.parse.kids(token.i, "nmod"):
            return None
        counted = self.phrases.counted(token)
        if counted is not None:
            return self.resolve(counted)
        numbers = self.phrases.phrase(token.i)
        label = self._label(numbers, token.i)
        if not label or not slug(label) or len(label) < 2:
            return None
        kind = self.phrases.kind(token)
        folder = (
            "org" if kind is Kind.ORGANISATION and token.i > 0 and token.text[0].isupper() else "thing"
        )  # "le Sénat"
        plural = "Number=Plur" in token.morph
        entity = Entity(self._local(folder, label), kind, (Label(self.profile.lang, label),))
        identifier = self.registry.add(entity, plural=plural)
        return Resolved(identifier, self.parse.span(numbers[0], numbers[-1]), Form.NOUN)

    def _label(self, numbers: list[int], head: int) -> str:
        """Return a noun phrase as a label: without its determiner, its possessive settled; "" if that fails."""
        tokens = self.parse.tokens
        kept = list(numbers)
        while (
            kept
            and kept[0] != head
            and (tokens[kept[0]].dep in {"det", "case", "advmod"} or tokens[kept[0]].pos in {"DET", "ADP"})
            and tokens[kept[0]].pos != "SYM"  # "a $13 billion contract"
        ):
            first = tokens[kept[0]]
            if first.lower in self.profile.names.possessives:
                return self._possessed(kept[1:], first)
            kept.pop(0)
        if kept and tokens[kept[0]].lower in self.profile.names.possessives:
            return self._possessed(kept[1:], tokens[kept[0]])
        if kept and tokens[kept[0]].lower in self.profile.syntax.relatives:
            return ""
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
            for argument in clause.having(ArgumentRole.SUBJECT):
                if argument.head in self._busy:
                    continue
                if argument.head > possessive.i and not self._opens(possessive, clause):
                    continue
                subject = self.resolve(argument.head)
                if subject is not None and self._owner_fits(subject.entity, pronoun):
                    return None if self._is_shared(possessive, clause, subject.entity, pronoun) else subject.entity
        return self._antecedent(pronoun, possessive)

    def _is_shared(self, possessive: Token, clause: Clause, subject: str, pronoun: Pronoun) -> bool:
        """Say whether another than the subject may be meant, of whom the text was speaking when the subject came in.

        "Nora left. Awa met *Nora* during *her* visit to X" leaves open who was there.
        """
        status = self.profile.status
        inside = next(
            (item for item in clause.arguments if possessive.i in self.parse.subtree(item.head)),
            None,
        )
        if inside is None or inside.role is not ArgumentRole.OBLIQUE:
            return False
        if inside.marker not in status.noun_during | status.noun_after | status.noun_before:
            return False
        for item in clause.arguments:
            if item is inside or item.head > possessive.i or item.head in self._busy:
                continue
            other = self.resolve(item.head) if item.role is not ArgumentRole.ATTRIBUTE else None
            if other is None or other.entity == subject or not self._owner_fits(other.entity, pronoun):
                continue
            person = self.registry.entities[other.entity].kind is Kind.PERSON
            before = [seen for seen in self.discourse.seen if 0 < self.number - seen.segment <= _MEMORY]
            spoken_of = any(seen.entity == other.entity and seen.subject for seen in before)
            if person and spoken_of and not any(seen.entity == subject for seen in before):
                return True
        return False

    def _opens(self, possessive: Token, clause: Clause) -> bool:
        """Say whether a possessive stands in what opens its sentence: "Lors de *son* discours, X a promis …" is X's."""
        top = possessive.i
        while self.parse.tokens[top].head not in {top, clause.predicate}:
            top = self.parse.tokens[top].head
        obliques = {argument.head for argument in clause.having(ArgumentRole.OBLIQUE)}
        return top in obliques and min(self.parse.subtree(top)) == 0

    def _owner_fits(self, identifier: str, pronoun: Pronoun) -> bool:
        profiled = self.registry.entities[identifier]
        if pronoun.number is Number.SINGULAR and pronoun.gender in {Gender.UNKNOWN, Gender.NEUTER}:
            return not profiled.plural and (pronoun.gender is Gender.UNKNOWN or profiled.entity.kind is not Kind.PERSON)
        return self._fits(identifier, pronoun)
