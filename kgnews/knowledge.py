"""The knowledge that the engine consults: relations, lexicon entries, known entities and offices.

These are plain types, filled by ``kgnews.ontology`` from the Turtle files in ``ontologies/`` and by
``kgnews.lang`` from the folders in ``kgnews/lang/``; the engine is handed them and loads nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kgnews.records import Gender, Kind, Label

# The relations that the engine itself makes, where no lexicon entry does: the ontology must have them.
HOLDS_POSITION = "holdsPosition"
HELD_POSITION = "heldPosition"
TOOK_PLACE_IN = "tookPlaceIn"
ATTENDED = "attended"
LOCATED_NEAR = "locatedNear"
MADE_BY_ENGINE = (HOLDS_POSITION, HELD_POSITION, TOOK_PLACE_IN, ATTENDED, LOCATED_NEAR)


class WordClass(StrEnum):
    """The word class of a lexicon entry."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


class Role(StrEnum):
    """The part an argument plays beside its predicate, the same for every language and parser.

    SUBJECT and OBJECT are those of the active voice: "The bridge was painted by Nora" has subject Nora.
    POSSESSOR is the genitive of a noun: "la visite *de X*", "*X*'s visit", "*sa* visite".
    ATTRIBUTE is the predicate noun: "X is *a lawyer*", "X was elected *president*".
    OBLIQUE is any argument behind a preposition, told apart by its marker.
    """

    SUBJECT = "subject"
    OBJECT = "object"
    INDIRECT = "indirect"
    ATTRIBUTE = "attribute"
    POSSESSOR = "possessor"
    OBLIQUE = "oblique"


@dataclass(frozen=True, slots=True)
class ArgumentSlot:
    """An argument that a lexicon entry asks for: a role and, for obliques, the markers that may introduce it."""

    role: Role
    markers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the ontology. ``name`` is its local name ("met"), ``planned`` that of its planned twin.

    ``once_for_subject`` is true where it happens to its subject once (a birth), ``once_for_object`` to its object (a
    foundation).
    """

    name: str
    labels: tuple[Label, ...]
    definitions: tuple[Label, ...]
    planned: str | None
    planned_labels: tuple[Label, ...]
    domain: frozenset[Kind]  # empty: any kind
    range: frozenset[Kind]  # empty: any kind
    inverse: str | None = None
    symmetric: bool = False
    alignment: tuple[str, ...] = ()  # IRIs in PLOVER/CAMEO, Wikidata, schema.org
    once_for_subject: bool = False
    once_for_object: bool = False

    def label(self, lang: str, planned: bool = False) -> str:
        """Return the label in *lang*, else in English, else the name."""
        labels = self.planned_labels if planned else self.labels
        for wanted in (lang, "en"):
            for label in labels:
                if label.lang == wanted:
                    return label.text
        return (self.planned if planned else None) or self.name


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One sense of a word: what word, with which arguments, expresses which relation in which direction.

    ``lemma`` is the verb or noun; ``companions`` are further words that must stand with it ("visite" in
    "rendre visite", "over" in "take over"). ``subject`` and ``object`` say which argument is the subject
    and which the object of the relation: of "X sold Y to Z" the subject of *acquired* is the oblique with "to".
    ``barred`` are arguments with which the word means something else: "lost to Y" is a defeat, "lost her bag to Y" none.
    ``example`` is a plain sentence; ``example_subject`` and ``example_object`` are the words in it.
    """

    id: str
    lang: str
    word_class: WordClass
    lemma: str
    companions: tuple[str, ...]
    reflexive: bool
    relation: str
    subject: ArgumentSlot
    object: ArgumentSlot
    subject_kinds: frozenset[Kind] = frozenset()  # narrower than the relation's domain, when given
    object_kinds: frozenset[Kind] = frozenset()
    barred: tuple[ArgumentSlot, ...] = ()
    example: str = ""
    example_subject: str = ""
    example_object: str = ""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """A country, body, city or person of the gazetteer.

    ``aliases`` have lang "" where they hold in every language. ``adjectives`` are nationality adjectives in
    every gender and number. ``uncertain`` are those of its names that are also other words or other things
    ("IS", "Orange", "Jordan"): they need support from the context. ``country`` and ``capital`` are ids.
    """

    id: str
    kind: Kind
    labels: tuple[Label, ...]
    aliases: tuple[Label, ...] = ()
    adjectives: tuple[Label, ...] = ()
    uncertain: frozenset[str] = frozenset()
    metonyms: tuple[Label, ...] = ()  # Kremlin, Élysée: names of a seat that may stand for the government
    country: str | None = None
    capital: str | None = None
    gender: Gender = Gender.UNKNOWN
    weight: int = 0  # population of a city: the larger wins where names collide
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeType:
    """An office without its body: president, secretary of state, mayor.

    ``labels`` are the preferred names; ``names`` every form, with gender where it is marked
    ("présidente"). ``broader`` names the office it is a case of: the Secretary of State of the United
    States is its foreign minister. ``single`` is true when one person at a time holds it.
    """

    id: str
    labels: tuple[Label, ...]
    names: tuple[OfficeName, ...]
    broader: str | None = None
    single: bool = True
    countries: frozenset[str] = frozenset()  # where given, the office exists only there


@dataclass(frozen=True, slots=True)
class OfficeName:
    """One form of an office's name: "chef de la diplomatie", "présidente"."""

    lang: str
    text: str
    gender: Gender = Gender.UNKNOWN
    plural: bool = False


@dataclass(frozen=True, slots=True)
class OfficeTerm:
    """Who held an office of a body, from when to when (ISO dates, possibly only year or month).

    An empty ``end`` means in office at ``checked``, not in office now.
    """

    office: str
    body: str  # id of the country or body
    person: str  # id of the person
    start: str | None
    end: str | None
    checked: str | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Known things and their names."""

    entities: Mapping[str, KnownEntity]
    offices: Mapping[str, OfficeType]
    terms: tuple[OfficeTerm, ...]


@dataclass(frozen=True, slots=True)
class Catalog:
    """All of ``ontologies/``: relations by name, lexicon entries by language, the gazetteer, and a digest of the files."""

    relations: Mapping[str, Relation]
    lexicon: Mapping[str, tuple[LexiconEntry, ...]]
    gazetteer: Gazetteer
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person has decided about the identity of entities, by their ids.

    ``same`` gives for an id the one that stands for it. ``apart`` gives for an article and an id what that id is in this
    article. ``different`` are pairs that are not the same. ``places`` tells for each id that graphs are expected to have where it
    is first named, as "file:line".
    """

    same: Mapping[str, str]
    apart: Mapping[tuple[str, str], str]
    different: frozenset[tuple[str, str]]
    places: Mapping[str, str]

    def of(self, identifier: str, article: str) -> str:
        """Return what an entity is in an article."""
        identifier = self.apart.get((article, identifier), identifier)
        return self.same.get(identifier, identifier)
