"""The gazetteer made ready for look-up in text: names, adjectives, offices and first names of one language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from kgnews.knowledge import Gazetteer, KnownEntity, OfficeTerm, OfficeType
from kgnews.records import Gender, Kind

WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return a text without case and accents, to compare names: "Élysée" and "ELYSEE" are one."""
    decomposed = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("ß", "ss"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


@lru_cache(maxsize=65536)
def key(text: str) -> tuple[str, ...]:
    """Return the words of a name folded, without what stands between them: "Etats-Unis" is ("etats", "unis")."""
    return tuple(WORD.findall(fold(text)))


@lru_cache(maxsize=64)
def fold_all(words: frozenset[str]) -> frozenset[str]:
    """Return the words of a list of a language folded; each list is folded once."""
    return frozenset(map(fold, words))


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """An office's name found in words: which offices it may mean, in which gender, and how many words it takes."""

    offices: tuple[str, ...]
    gender: Gender
    plural: bool
    length: int


@dataclass(slots=True)
class Index:
    """Names of one language and of none → what they may name."""

    names: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # first word → length of the longest name that starts so
    uncertain: frozenset[tuple[str, tuple[str, ...]]] = frozenset()
    adjectives: dict[str, tuple[str, ...]] = field(default_factory=dict)
    offices: dict[tuple[str, ...], list[tuple[str, Gender, bool]]] = field(default_factory=dict)
    longest_office: dict[str, int] = field(default_factory=dict)
    cases: dict[str, list[str]] = field(default_factory=dict)  # office → the offices that are a case of it
    first_names: dict[str, Gender] = field(default_factory=dict)
    terms: dict[tuple[str, str], list[OfficeTerm]] = field(default_factory=dict)
    terms_of: dict[str, list[OfficeTerm]] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)  # capital → country
    acronyms: frozenset[tuple[str, ...]] = frozenset()  # names written in capitals only: "ONU", "US"

    def is_first_name(self, word: str) -> bool:
        """Say whether a folded word is a first name that the table knows, also as the first half of "jean-marc"."""
        return word.split("-")[0] in self.first_names

    def gender_of(self, word: str) -> Gender:
        """Return the gender of a folded first name, that of its first half where it is a double one."""
        return self.first_names.get(word.split("-")[0], Gender.UNKNOWN)

    def office(self, words: tuple[str, ...], start: int) -> OfficeMatch | None:
        """Return the longest name of an office at *start* in folded *words*."""
        longest = self.longest_office.get(words[start], 0) if start < len(words) else 0
        for length in range(min(longest, len(words) - start), 0, -1):
            found = self.offices.get(words[start : start + length])
            if found:
                offices = tuple(dict.fromkeys(office for office, _, _ in found))
                genders = {gender for _, gender, _ in found}
                gender = genders.pop() if len(genders) == 1 else Gender.UNKNOWN
                return OfficeMatch(offices, gender, all(plural for _, _, plural in found), length)
        return None


def build_index(gazetteer: Gazetteer, lang: str) -> Index:
    """Return the index of a gazetteer for texts in *lang*."""
    index = Index()
    names: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    uncertain: set[tuple[str, tuple[str, ...]]] = set()
    adjectives: dict[str, dict[str, None]] = defaultdict(dict)
    acronyms: set[tuple[str, ...]] = set()
    genders: dict[str, Counter[Gender]] = defaultdict(Counter)
    for known in gazetteer.entities.values():
        for label in (*known.labels, *known.aliases):
            words = key(label.text)
            if not words or (label.lang not in {lang, ""} and known.kind is not Kind.PERSON):
                continue
            names[words][known.id] = None
            if label.text.isupper() and len(words) == 1:
                acronyms.add(words)
            if label.text in known.uncertain:
                uncertain.add((known.id, words))
        for label in known.adjectives:
            if label.lang == lang:
                adjectives[fold(label.text)][known.id] = None
        if known.kind is Kind.PERSON and known.gender in {Gender.MASCULINE, Gender.FEMININE} and known.labels:
            words = key(known.labels[0].text)
            if len(words) > 1:
                genders[words[0]][known.gender] += 1
        if known.capital:
            index.bodies[known.capital] = known.id
    for known in gazetteer.entities.values():
        for label in known.metonyms:
            # "l'Élysée" is the presidency, a body of its own, before it is France
            if key(label.text) and label.lang in {lang, ""}:
                names.setdefault(key(label.text), {known.id: None})
    index.names = {words: tuple(ids) for words, ids in names.items()}
    for words in index.names:
        index.longest[words[0]] = max(index.longest.get(words[0], 0), len(words))
    index.uncertain = frozenset(uncertain)
    index.acronyms = frozenset(acronyms)
    index.adjectives = {word: tuple(ids) for word, ids in adjectives.items()}
    index.first_names = {
        name: counts.most_common(1)[0][0]
        for name, counts in genders.items()
        if counts.most_common(1)[0][1] >= 0.9 * sum(counts.values())
    }
    _add_offices(index, gazetteer, lang)
    return index


def _add_offices(index: Index, gazetteer: Gazetteer, lang: str) -> None:
    for office in gazetteer.offices.values():
        if office.broader is not None:
            index.cases.setdefault(office.broader, []).append(office.id)
        for name in office.names:
            if name.lang == lang:
                words = key(name.text)
                index.offices.setdefault(words, []).append((office.id, name.gender, name.plural))
                index.longest_office[words[0]] = max(index.longest_office.get(words[0], 0), len(words))
    for term in gazetteer.terms:
        index.terms.setdefault((term.office, term.body), []).append(term)
        index.terms_of.setdefault(term.person, []).append(term)


def narrower(index: Index, office: str) -> list[str]:
    """Return *office* and the offices that are a case of it: a secretary of state is a foreign minister."""
    found, todo = [], [office]
    while todo:
        here = todo.pop(0)
        found.append(here)
        todo.extend(other for other in index.cases.get(here, ()) if other not in found)
    return found


def holders(index: Index, offices: tuple[str, ...], body: str, day: str | None) -> tuple[OfficeTerm, ...]:
    """Return who held one of *offices* of *body* on *day*; without a day nobody is known to."""
    if day is None or day.startswith("--"):
        return ()
    found: list[OfficeTerm] = []
    for office in offices:
        for narrow in narrower(index, office):
            found.extend(term for term in index.terms.get((narrow, body), ()) if in_office(term, day))
    return tuple(found)


def in_office(term: OfficeTerm, day: str) -> bool:
    """Say whether a term holds on an ISO *day*; one that was still open when it was checked holds for a year more at most."""
    size = min(len(term.start or ""), len(day))
    if term.start and day[:size] < term.start[:size]:
        return False
    if term.end:
        size = min(len(term.end), len(day))
        return day[:size] <= term.end[:size]
    if term.checked and len(day) >= 4 and len(term.checked) >= 4:
        return int(day[:4]) <= int(term.checked[:4]) + 1
    return True


def known(gazetteer: Gazetteer, identifier: str) -> KnownEntity | None:
    """Return a thing of the gazetteer by its id."""
    return gazetteer.entities.get(identifier)


def office_type(gazetteer: Gazetteer, identifier: str) -> OfficeType | None:
    """Return an office type by its id."""
    return gazetteer.offices.get(identifier)
