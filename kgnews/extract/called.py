"""By which common nouns an article calls what it names: after "la planète Kaldor", "la planète" is Kaldor.

A noun is learned where it introduces a name ("le groupe Solvane"), comments it ("Nora Benali, une avocate"), is said of
it ("Solvane est un groupe") or heads it ("the Church of Kell"). It takes up what it was learned for while nothing else in
the article bears the noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kgnews.extract.parse import Parse, Token
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile
from kgnews.records import Kind

if TYPE_CHECKING:
    from kgnews.extract.mentions import Name
    from kgnews.extract.reading import Reading

_MODIFIERS = ("amod", "nmod", "nummod", "acl", "acl:relcl", "compound", "flat", "appos", "conj")


def learn_calls(reading: Reading) -> None:
    """Enter in the discourse what each noun of a segment calls by name, and the nouns that bring in something unnamed."""
    resolver, profile = reading.resolved, reading.resolved.profile
    calls = resolver.discourse.calls
    said = dict(_said_of_names(reading))
    for token in reading.parse.tokens:
        if (
            token.pos not in {"NOUN", "PROPN"}
            or token.lower in profile.names.titles
            or resolver.phrases.is_vague(token)
        ):
            continue
        name = _named_by(token, reading) or said.get(token.i)
        entity = resolver.registry.find(name) if name is not None else None
        if entity is not None:
            calls.setdefault(token.lower, set()).add(entity)
        elif token.i not in resolver.name_at and not is_bare(token, reading.parse, profile):
            calls.setdefault(token.lower, set()).add(
                ""
            )  # "une autre planète", "la planète rouge": one that has no name


def _named_by(token: Token, reading: Reading) -> Name | None:
    resolver = reading.resolved
    name = resolver.name_at.get(token.i)
    if name is not None:
        kind = resolver.profile.names.kinds.get(token.lower)
        whole = name.first < name.last and name.head == token.i and kind not in {None, Kind.PERSON, Kind.GROUP}
        return name if whole else None
    return resolver.phrases.apposed_to(token) or resolver.phrases.attached_name(token.i)


def _said_of_names(reading: Reading) -> Iterator[tuple[int, Name]]:
    """Yield the nouns of predicates with the name of which they are said: "Solvane est un *groupe* chimique"."""
    for clause in reading.clauses:
        for attribute in clause.having(Role.ATTRIBUTE):
            for subject in clause.having(Role.SUBJECT):
                name = reading.resolved.name_at.get(subject.head)
                if name is not None and not clause.negated:
                    yield attribute.head, name


def is_bare(token: Token, parse: Parse, profile: LanguageProfile) -> bool:
    """Say whether a noun stands alone behind a definite article or a demonstrative: "la planète", "du groupe", "this group"."""
    if "Number=Plur" in token.morph or parse.kids(token.i, *_MODIFIERS):
        return False
    definite = profile.syntax.determiners - profile.syntax.indefinites - profile.names.possessives
    return any(kid.lower in definite and kid.i < token.i for kid in parse.kids(token.i, "det", "case"))
