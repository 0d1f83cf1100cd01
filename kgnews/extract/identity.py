"""Which names in an article are one thing: exact names, surnames of a full name, acronyms that the text gives.

Identity is conservative: a wrong merge costs more than a missed one. What is in the gazetteer keeps the gazetteer's id, so that
"Vladimir Poutine" and "Vladimir Putin" are one node; the rest is named by its folded name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from kgnews.extract.gazetteer import Index, fold, key
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse
from kgnews.ids import FOLDERS, slug
from kgnews.knowledge import Gazetteer, KnownEntity
from kgnews.profile import LanguageProfile
from kgnews.records import Article, Entity, Gender, Kind, Label, Statement

_SERIES = re.compile(r"^([A-Za-z]{1,6})[ -]?(\d{1,4})$")
_CERTAIN = 10  # votes: an age or a title behind a name outweighs what the model guessed elsewhere
_LARGE = 1_000_000  # inhabitants: a town past that is meant before a small one of the same name
_WORD_GENDER = {Gender.MASCULINE: "Gender=Masc", Gender.FEMININE: "Gender=Fem"}


@dataclass(slots=True)
class Profiled:
    """What is known of an entity while its article is read."""

    entity: Entity
    gender: Gender = Gender.UNKNOWN
    plural: bool = False
    names: set[tuple[str, ...]] = field(default_factory=set)
    sure: bool = True  # False where the kind is only the model's guess
    votes: Counter[Kind] = field(default_factory=Counter)  # kinds for which the model and the relations speak
    genders: Counter[Gender] = field(
        default_factory=Counter
    )  # of the word, as articles and the model have it: *la* Bourse

    @property
    def word_gender(self) -> Gender:
        """Return the gender of its name as a word; unknown where the article's words do not agree."""
        ranked = self.genders.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return Gender.UNKNOWN
        return ranked[0][0]

    @property
    def kind(self) -> Kind:
        """Return the kind that most speaks for so far; what the gazetteer or a title says is not open to a vote."""
        if self.sure or not self.votes:
            return self.entity.kind
        votes = self.votes
        return max(votes, key=lambda k: (votes[k] - (k is Kind.THING), k is self.entity.kind, k.value))


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words of a language that are looked up for every name; made once, for they are thousands."""

    heads: frozenset[str]  # folded: nouns that many names begin with, and common nouns
    suffixes: frozenset[str]  # folded: Inc, SA
    impersonal: frozenset[str]  # words that no name of a person holds

    @classmethod
    def of(cls, profile: LanguageProfile) -> NameWords:
        """Return the words of a language."""
        names = profile.names
        nouns = names.organisation_heads.union(names.kinds)
        return cls(
            frozenset(map(fold, nouns)),
            frozenset(map(fold, names.suffixes)),
            nouns | names.suffixes | profile.text.common,
        )


class Registry:
    """The entities of one article, found again by any of their names."""

    def __init__(
        self,
        article: Article,
        index: Index,
        gazetteer: Gazetteer,
        profile: LanguageProfile,
        words: NameWords | None = None,
    ) -> None:
        self.article, self.index, self.gazetteer, self.profile = article, index, gazetteer, profile
        self.entities: dict[str, Profiled] = {}
        self.by_name: dict[tuple[str, ...], str] = {}
        self.shorts: dict[tuple[str, ...], set[str]] = {}  # surname, or first word of a company → whom it may mean
        self.recent: Callable[[set[str]], str | None] = lambda candidates: None
        self.countries: set[str] = set()  # countries that the article names
        self.first_seen: dict[tuple[str, ...], int] = {}  # words of a name → its place among the names of the article
        self.ends: dict[str, set[str]] = {}  # first or last word of a longer name → the entities that bear it
        self.words = words or NameWords.of(profile)

    def collect(self, names: Iterable[Name]) -> None:
        """Enter all names of the article, the longer first, so that "Kerry" finds "John Kerry" wherever it stands."""
        names = list(names)
        self.countries |= {i for name in names for i in name.known if name.kind is Kind.GOVERNMENT}
        for place, name in enumerate(names):
            self.first_seen.setdefault(key(name.text), place)
        ordered = sorted(names, key=lambda name: -len(key(name.text)))
        for name in ordered:
            self.enter(name)
        for identifier, profiled in self.entities.items():
            for words in profiled.names:
                if len(words) > 1 and self._may_be_person(profiled):
                    self.shorts.setdefault(words[-1:], set()).add(identifier)
                elif (
                    len(words) > 1
                    and profiled.entity.kind is Kind.ORGANISATION
                    and not self.gazetteer.entities.get(identifier)
                ):
                    self.shorts.setdefault(words[:1], set()).add(identifier)

    def rescan(self, parse: Parse, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """Return the names of a segment with the bare surnames and short names that the model did not see.

        "Marsh, whose team lost, congratulated May": once the article has named Ellen Marsh and Theresa May in full, a
        capital is enough, whatever part of speech the model gives the word.
        """
        names = tuple(self._as_surname(parse, name) for name in names)
        taken = {i for name in names for i in range(name.first, name.last + 1)}
        added: list[Name] = []
        for token in parse.tokens:
            if token.i in taken or not token.text[0].isupper() or (token.text.isupper() and len(token.text) < 3):
                continue
            if parse.tokens[token.i - 1].i in taken and token.i > 0 and parse.tokens[token.i - 1].text[0].isupper():
                continue
            found = self.shorts.get(key(token.text), set())
            if token.i == 0 and token.lower in self.profile.text.common:
                continue
            if found and token.lower not in self.profile.names.kinds:
                kind = self.entities[sorted(found)[0]].entity.kind
                added.append(Name(token.i, token.i, token.i, token.text, kind, sure=False))
        return tuple(sorted((*names, *added), key=lambda name: name.first)) if added else names

    def _as_surname(self, parse: Parse, name: Name) -> Name:
        """Take a town for a person where the article has somebody of that name and it acts: "*Boston* says she left"."""
        head = parse.tokens[name.head]
        acts = head.dep in {"nsubj", "nsubj:pass", "nmod:poss"} and name.kind is Kind.PLACE and name.first == name.last
        bearers = self.shorts.get(key(name.text), set()) if acts else set()
        if not any(self.entities[bearer].kind is Kind.PERSON for bearer in bearers):
            return name
        return replace(name, known=(), kind=Kind.PERSON, sure=False)

    def note_gender(self, parse: Parse, name: Name) -> None:
        """Enter the gender that a name has as a word: what its article shows outweighs what the model says of it."""
        identifier = self.find(name)
        if identifier is None:
            return
        genders = self.entities[identifier].genders
        if "Number=Plur" in parse.tokens[name.head].morph and self.entities[identifier].kind is Kind.THING:
            self.entities[identifier].plural = True  # "the Muslims"
        for token, weight in [(parse.tokens[name.head], 1), *((kid, 3) for kid in parse.kids(name.head, "det"))]:
            for gender in (Gender.MASCULINE, Gender.FEMININE):
                genders[gender] += weight * (_WORD_GENDER[gender] in token.morph.split("|"))

    def enter(self, name: Name) -> str:
        """Return the id of the entity that a name means, entering it when it is new."""
        words = self._words(name)
        known = self._known(name)
        if known is not None:
            return self._enter_known(known, name, words)
        found = self.by_name.get(words) or self._longer(name, words)
        if found is None:
            found = self._company(name, words)
        if found is None and self._is_shared_surname(words):
            return ""  # of two Ferrantes: settled where it stands, by whom the text spoke of last
        if found is None:
            found = self._mint(name, words)
        self._note(found, name, words)
        return found

    def find(self, name: Name) -> str | None:
        """Return the id of an entity that a name has been entered for."""
        known = self._known(name)
        if known is not None and known.id in self.entities:
            return known.id
        words = self._words(name)
        return self.by_name.get(words) or self._longer(name, words) or self._short(name, words)

    def _short(self, name: Name, words: tuple[str, ...]) -> str | None:
        """Return whom a bare surname means that several bear: the one spoken of last."""
        candidates = {
            identifier
            for identifier in self.shorts.get(words, set())
            if name.gender in {Gender.UNKNOWN, self.entities[identifier].gender}
            or self.entities[identifier].gender is Gender.UNKNOWN
        }
        if len(candidates) == 1:
            return candidates.pop()
        return self.recent(candidates) if candidates else None

    def _company(self, name: Name, words: tuple[str, ...]) -> str | None:
        """Return the one company whose first word a name is: "Ardmore" is Ardmore Foods."""
        if len(words) != 1 or name.kind is Kind.PERSON or name.known or name.title:
            return None
        found = {
            identifier
            for identifier, profiled in self._bearers(words[0])
            if profiled.entity.kind is Kind.ORGANISATION
            and identifier not in self.gazetteer.entities
            and any(self._shortens(words, full) for full in profiled.names)
        }
        return found.pop() if len(found) == 1 else None

    def _shortens(self, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
        """Say whether one word takes up a longer name that came before: "Chrysler" is not short for "Chrysler Aspen" behind it."""
        if len(full) < 2 or full[:1] != words or full[0] in self.words.heads:
            return False
        return self.first_seen.get(full, 0) < self.first_seen.get(words, 0)

    def _bearers(self, word: str) -> list[tuple[str, Profiled]]:
        """Return the entities with a name of several words that begins or ends with a word."""
        return [(i, self.entities[i]) for i in self.ends.get(word, ()) if i in self.entities]

    def _add_name(self, identifier: str, words: tuple[str, ...]) -> None:
        self.entities[identifier].names.add(words)
        if len(words) > 1:
            for word in {words[0], words[-1]}:
                self.ends.setdefault(word, set()).add(identifier)

    def _is_shared_surname(self, words: tuple[str, ...]) -> bool:
        if len(words) != 1:
            return False
        bearers = {
            identifier
            for identifier, profiled in self._bearers(words[0])
            if self._may_be_person(profiled) and any(len(full) > 1 and full[-1:] == words for full in profiled.names)
        }
        return len(bearers) > 1

    def _may_be_person(self, profiled: Profiled) -> bool:
        """Say whether an entity is a person, or a name of unsure kind that looks like one."""
        if profiled.entity.kind is Kind.PERSON:
            return True
        if profiled.sure or profiled.entity.kind in {Kind.EVENT, Kind.WORK}:
            return False
        full = [words for words in profiled.names if len(words) > 1]
        return bool(full) and all(
            len(words) <= 3 and all(word.isalpha() for word in words) and self.words.impersonal.isdisjoint(words)
            for words in full
        )

    def _words(self, name: Name) -> tuple[str, ...]:
        words = key(name.text)
        series = _SERIES.match(name.text)
        if series:
            return (fold(series.group(1)) + series.group(2),)
        if name.kind is Kind.PERSON:
            plain = tuple(word for word in words if len(word) > 1)
            return plain if len(plain) > 1 else words  # "Paul J. Mercier" is Paul Mercier
        while len(words) > 1 and words[-1] in self.words.suffixes:
            words = words[:-1]
        return words

    def _known(self, name: Name) -> KnownEntity | None:
        if not name.known:
            return None
        candidates = [self.gazetteer.entities[i] for i in name.known]
        if len(candidates) > 1 or name.doubtful:
            candidates = self._supported(candidates, name.doubtful)
            if not candidates:
                return None
        here = [entity for entity in candidates if entity.id in self.entities]
        return here[0] if len(here) == 1 else candidates[0]

    def _supported(self, candidates: list[KnownEntity], doubtful: bool) -> list[KnownEntity]:
        """Return the towns of a name, those of a country that the article names first, then those of the language's own.

        A doubtful one ("Valence" for Valencia) needs that support, or to be a capital or very large.
        """
        home = self.profile.names.home

        def support(known: KnownEntity) -> int:
            if known.kind is not Kind.PLACE or known.country is None:
                return 3
            if known.country in self.countries:
                return 2
            return 1 if known.country in home or known.id in self.index.bodies or known.weight >= _LARGE else 0

        ranked = sorted(candidates, key=lambda known: -support(known))
        return [known for known in ranked if support(known) or not doubtful]

    def _enter_known(self, known: KnownEntity, name: Name, words: tuple[str, ...]) -> str:
        if known.id not in self.entities:
            aliases = tuple(
                a for a in known.aliases if key(a.text) == words and a.text not in {x.text for x in known.labels}
            )
            entity = Entity(known.id, known.kind, known.labels, aliases, known.same_as)
            self.entities[known.id] = Profiled(entity, known.gender)
        self._note(known.id, name, words)
        return known.id

    def _longer(self, name: Name, words: tuple[str, ...]) -> str | None:
        """Return the one longer name that a shorter one can stand for: a surname, or a first name, of one person only."""
        if name.kind in {Kind.GOVERNMENT, Kind.OFFICE}:
            return None
        found: set[str] = set()
        by_first: set[str] = set()
        for identifier, profiled in self._bearers(words[-1]) if 0 < len(words) <= 3 else ():
            if self._may_be_person(profiled):
                if name.kind is Kind.PLACE and len(words) > 1:
                    continue
                for full in profiled.names:
                    ends = full[-len(words) :] == words and len(full) > len(words)
                    first = len(words) == 1 and full[0] == words[0] and len(full) > 1 and name.kind is not Kind.PLACE
                    fits = name.gender in {Gender.UNKNOWN, profiled.gender} or profiled.gender is Gender.UNKNOWN
                    if ends and fits:
                        found.add(identifier)
                    elif first and fits:
                        by_first.add(identifier)
        if not found and len(words) == 1 and (name.kind in {Kind.PERSON, Kind.THING} or self._is_bare(words)):
            found = by_first
        return found.pop() if len(found) == 1 else None

    def _is_bare(self, words: tuple[str, ...]) -> bool:
        """Say whether a single word is a first name by itself: "Awa" of "Awa Diallo"."""
        return len(words) == 1 and self.index.is_first_name(words[0])

    def _mint(self, name: Name, words: tuple[str, ...]) -> str:
        label = name.text
        series = _SERIES.match(name.text)
        if series and name.kind in {Kind.EVENT, Kind.ORGANISATION, Kind.THING}:
            label = (series.group(1).upper() if len(series.group(1)) <= 4 else series.group(1)) + series.group(2)
        piece = slug(" ".join(words)) or slug(label)
        identifier = f"{FOLDERS[name.kind]}/{piece}"
        if name.kind is Kind.THING:
            identifier = f"thing/{self.article.id.rsplit('/', 1)[-1][:10]}/{piece}"
        if identifier not in self.entities:
            aliases = (Label(self.article.lang, name.text),) if label != name.text else ()
            entity = Entity(identifier, name.kind, (Label(self.article.lang, label),), aliases)
            self.entities[identifier] = Profiled(entity, name.gender, sure=name.sure)
        return identifier

    def _note(self, identifier: str, name: Name, words: tuple[str, ...]) -> None:
        profiled = self.entities[identifier]
        self._add_name(identifier, words)
        if name.sure and name.kind is profiled.entity.kind:
            profiled.sure = True
        profiled.votes[name.kind] += _CERTAIN if name.sure else 1
        if profiled.gender is Gender.UNKNOWN:
            profiled.gender = name.gender
        self.by_name.setdefault(words, identifier)
        if name.kind is Kind.PLACE and len(words) == 2 and words[0] in self.profile.syntax.articles:
            self.by_name.setdefault(words[1:], identifier)  # "Le Bourget", whose article the parser sets apart
        if len(words) == 1 and any(len(full) > 1 and full[-1:] == words for full in profiled.names):
            profiled.votes[Kind.PERSON] += 3  # who is called by the last word of a name is a person
        self._alias(profiled, name.text)

    def _alias(self, profiled: Profiled, text: str) -> None:
        entity = profiled.entity
        texts = {label.text for label in (*entity.labels, *entity.aliases)}
        if text in texts or (text.isupper() and text.title() in texts):
            return
        if key(text) in {key(other) for other in texts} and any(text.casefold() == other.casefold() for other in texts):
            return
        alias = Label(self.article.lang, text)
        profiled.entity = Entity(entity.id, entity.kind, entity.labels, (*entity.aliases, alias), entity.same_as)

    def alias(self, identifier: str, text: str) -> None:
        """Enter a further name of an entity, as a bracket gives it: "l'Agence de l'énergie (ABE)"."""
        words = key(text)
        other = self.by_name.get(words)
        if other is not None and other != identifier and other in self.entities and not self.entities[other].sure:
            del self.entities[other], self.by_name[words]  # entered by itself before the bracket was read
        if words and identifier in self.entities and words not in self.by_name:
            self.by_name[words] = identifier
            self._add_name(identifier, words)
            self._alias(self.entities[identifier], text)

    def add(self, entity: Entity, gender: Gender = Gender.UNKNOWN, plural: bool = False) -> str:
        """Enter an entity made elsewhere (an office, a common noun's thing) and return its id."""
        self.entities.setdefault(entity.id, Profiled(entity, gender, plural))
        return entity.id

    def known(self, identifier: str) -> str | None:
        """Enter a thing of the gazetteer by its id; None if the gazetteer does not have it."""
        known = self.gazetteer.entities.get(identifier)
        if known is None:
            return None
        if identifier not in self.entities:
            entity = Entity(known.id, known.kind, known.labels, (), known.same_as)
            self.entities[identifier] = Profiled(entity, known.gender)
        return identifier

    def entity(self, identifier: str) -> Entity:
        """Return an entity by its id, entering it when only the gazetteer has it yet."""
        if identifier not in self.entities:
            self.known(identifier)
        return self.entities[identifier].entity

    def settle_kinds(self, statements: Iterable[Statement]) -> list[Statement]:
        """Return the statements with each unsure entity under the kind that most speaks for, and the id that goes with it."""
        changed: dict[str, Entity] = {}
        for identifier, profiled in self.entities.items():
            entity, kind = profiled.entity, profiled.kind
            if kind is not entity.kind and kind is not Kind.THING:
                changed[identifier] = replace(entity, id=f"{FOLDERS[kind]}/{identifier.rsplit('/', 1)[-1]}", kind=kind)
        return [_exchange(statement, changed) for statement in statements] if changed else list(statements)

    def persons(self) -> list[str]:
        """Return the ids of the persons of the article, sorted."""
        return sorted(i for i, profiled in self.entities.items() if profiled.entity.kind is Kind.PERSON)


def _exchange(statement: Statement, changed: Mapping[str, Entity]) -> Statement:
    """Return a statement with entities exchanged for others, wherever they stand in it."""
    qualifiers = statement.qualifiers
    where, said_by = qualifiers.where, qualifiers.said_by
    if where is not None and where.id in changed:
        qualifiers = replace(qualifiers, where=changed[where.id])
    if said_by is not None and said_by.speaker.id in changed:
        qualifiers = replace(qualifiers, said_by=replace(said_by, speaker=changed[said_by.speaker.id]))
    subject = changed.get(statement.subject.id, statement.subject)
    object_ = statement.object
    if isinstance(object_, Entity):
        object_ = changed.get(object_.id, object_)
    return replace(statement, subject=subject, object=object_, qualifiers=qualifiers)
