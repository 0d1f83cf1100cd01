"""From what people write to what a store holds: names, ids and addresses of entities and articles, names of relations.

No text of the user enters a query: what is sent are IRIs that pyoxigraph has checked, and regular expressions made of
letters and digits only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from pyoxigraph import Literal, NamedNode

from kgnews.errors import InputError, UsageError
from kgnews.ids import iri_path, slug
from kgnews.ontology.vocab import BASE, KGN, RDF, SCHEMA, SKOS, XSD
from kgnews.records import Kind
from kgnews.store.asking import Ask, Placement, holds, select, short

_ENTITY = f"?thing <{KGN}kind> ?kind"
_ARTICLE = f"?thing a <{SCHEMA}NewsArticle>"
_ENTITY_NAMES = f"VALUES ?property {{ <{SKOS}prefLabel> <{SKOS}altLabel> }}"
_ARTICLE_NAMES = f"VALUES ?property {{ <{SCHEMA}headline> }}"
_SUGGESTED = 5
_TELLING = 3  # letters by which to look for what was meant
_OTHER = "[^A-Za-z0-9]"  # what may stand between the words of a name; the names found are compared once more


class Lookup:
    """Finds in a store what a user means; ``notes`` says where that was more than one thing."""

    def __init__(self, ask: Ask, placement: Placement) -> None:
        self._ask = ask
        self._placement = placement
        self.notes: list[str] = []

    def entity(self, said: str) -> list[NamedNode]:
        """Return the entities that *said* means: an IRI, an id, or a name whatever its case and accents.

        Raises InputError if there is none.
        """
        return self._find(said, _ENTITY, _ENTITY_NAMES, "entity")

    def article(self, said: str) -> list[NamedNode]:
        """Return the articles that *said* means: an IRI, an id, an address or a headline; raise InputError if none."""
        address = _iri(said)
        if address:
            literal = Literal(address.value, datatype=NamedNode(XSD + "anyURI"))
            found = self._things(f"?thing <{SCHEMA}url> {literal}", _ARTICLE)
            if found:
                return found
        return self._find(said, _ARTICLE, _ARTICLE_NAMES, "article")

    def relation(self, said: str) -> list[NamedNode]:
        """Return the relation *said*, an IRI or a name ("met", "kgn:met"); raise InputError if no claim has it."""
        iri = _iri(said) or NamedNode(KGN + iri_path(said.removeprefix("kgn:")))
        if self._holds(f"?claim <{RDF}predicate> {iri}"):
            return [iri]
        text = f"SELECT DISTINCT ?thing WHERE {{ GRAPH ?g {{ ?claim a <{KGN}Claim> ; <{RDF}predicate> ?thing }} }}"
        known = select(self._ask, self._placement.fit(text))
        names = sorted(short(row["thing"].value).removeprefix("kgn:") for row in known)
        raise InputError(f"relation {said!r}: no claim of this store has it; there are: {', '.join(names) or 'none'}")

    def _find(self, said: str, what: str, names: str, noun: str) -> list[NamedNode]:
        iri = _iri(said)
        if iri:
            if self._holds(what.replace("?thing", str(iri))):
                return [iri]
            raise InputError(f"{noun} {said!r}: this store has none with this IRI")
        if "/" in said:
            found = self._by_id(said, what)
            if found:
                return found
        named = self._named(said, what, names)
        if not named:
            raise InputError(f"{noun} {said!r}: this store has none of this name or id{self._near(said, what, names)}")
        if len(named) > 1:
            listed = ", ".join(short(iri) for iri in sorted(named))
            self.notes.append(f"{noun} {said!r} is {len(named)} in this store, all are taken: {listed}")
        return [NamedNode(iri) for iri in sorted(named)]

    def _by_id(self, said: str, what: str) -> list[NamedNode]:
        """Return what has the id *said* under the default base, else under any."""
        path = iri_path(said)
        usual = NamedNode(BASE + path)
        if self._holds(what.replace("?thing", str(usual))):
            return [usual]
        return self._things(f"{what} FILTER(STRENDS(STR(?thing), {Literal('/' + path)}))", what)

    def _named(self, said: str, what: str, names: str) -> dict[str, str]:
        """Return the IRIs, each with its name, of what is called *said*, whatever the case and accents."""
        words = slug(said).split("-")
        pattern = f"^{_OTHER}*{f'{_OTHER}+'.join(map(_word_pattern, words))}{_OTHER}*$"
        return {iri: name for iri, name in self._labels(what, names, pattern) if slug(name) == slug(said) != ""}

    def _near(self, said: str, what: str, names: str) -> str:
        """Return advice: what has a name like *said*, at least the first letters of its longest word."""
        words = slug(said).split("-")
        longest = max(words, key=len)
        if len(longest) < _TELLING:
            return ""
        pattern = _word_pattern(longest[:_TELLING])
        found = {slug(name): f"{short(iri)} ({name})" for iri, name in self._labels(what, names, pattern)}
        near = get_close_matches(slug(said), found, n=_SUGGESTED, cutoff=0.3)
        return "; did you mean " + " or ".join(found[name] for name in near) + "?" if near else ""

    def _labels(self, what: str, names: str, pattern: str) -> Iterator[tuple[str, str]]:
        """Yield the IRIs, each with its name, of *what* has a name that the regular expression *pattern* matches.

        The names come first: there are few that match, and many things.
        """
        text = (
            f"SELECT ?thing ?name WHERE {{ {{ SELECT DISTINCT ?thing ?name WHERE {{ {names} GRAPH ?g {{ ?thing ?property ?name }} "
            f"FILTER(REGEX(?name, {Literal(pattern)})) }} }} {_is(what)} }}"
        )
        for row in select(self._ask, self._placement.fit(text)):
            yield row["thing"].value, row["name"].value

    def _things(self, pattern: str, what: str) -> list[NamedNode]:
        text = (
            f"SELECT ?thing WHERE {{ {{ SELECT DISTINCT ?thing WHERE {{ GRAPH ?g {{ {pattern} }} }} }} {_is(what)} }}"
        )
        return sorted((row["thing"] for row in select(self._ask, self._placement.fit(text))), key=str)

    def _holds(self, pattern: str) -> bool:
        return holds(self._ask, self._placement.fit(f"ASK {{ GRAPH ?g {{ {pattern} }} }}"))


def _is(what: str) -> str:
    """Return filters: ?thing is *what*, and not what an article calls it, which has a kind and names, too."""
    naming = f"?thing <{KGN}names> ?named"
    return f"FILTER(EXISTS {{ GRAPH ?g1 {{ {what} }} }}) FILTER(NOT EXISTS {{ GRAPH ?g2 {{ {naming} }} }})"


def kind(said: str) -> NamedNode:
    """Return the IRI of a kind of entity; raise UsageError if there is none of this name."""
    if said not in list(Kind):
        raise UsageError(f"kind {said!r}: give one of {', '.join(Kind)}")
    return NamedNode(KGN + said)


def _iri(said: str) -> NamedNode | None:
    """Return *said* as an IRI if it looks like one, also in angle brackets; raise UsageError if it then is none."""
    text = said[1:-1] if said.startswith("<") and said.endswith(">") else said
    if text == said and not re.match(r"(https?|file)://|urn:", text):
        return None
    try:
        return NamedNode(text)
    except ValueError as error:
        raise UsageError(f"{said!r} is no IRI: {error}") from None


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    """Return the Latin letters that ``slug`` writes as each plain one, or as two: "e" has é, "oe" has œ."""
    found: dict[str, list[str]] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        found.setdefault(slug(chr(code)), []).append(chr(code))
    found.pop("", None)
    return {plain: tuple(letters) for plain, letters in found.items()}


def _word_pattern(word: str) -> str:
    """Return a regular expression for *word*, a piece of a slug, with any accents and case.

    Alternatives and no classes, so that it holds also in engines that match byte by byte.
    """
    pieces = []
    position = 0
    while position < len(word):
        pair, letter = word[position : position + 2], word[position]
        single = _letter(letter)
        if len(pair) == 2 and pair in _variants():
            both = single + _letter(pair[1])
            pieces.append("(" + "|".join((both, *_variants()[pair])) + ")")
            position += 2
        else:
            pieces.append(single)
            position += 1
    return "".join(pieces)


def _letter(letter: str) -> str:
    letters = dict.fromkeys((letter, letter.upper(), *_variants().get(letter, ())))
    return "(" + "|".join(letters) + ")" if len(letters) > 1 else letter
