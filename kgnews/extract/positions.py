"""Who holds which office: "le président russe Vladimir Poutine", "X, ministre de l'Intérieur", "X is the mayor of Brest"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgnews.extract.clauses import Clause
from kgnews.extract.coref import Resolver
from kgnews.extract.discourse import Discourse, Role
from kgnews.extract.gazetteer import Index
from kgnews.extract.mentions import Name
from kgnews.extract.offices import OfficePhrase, body_from_table, settle
from kgnews.extract.parse import Parse
from kgnews.knowledge import Catalog
from kgnews.knowledge import Role as ArgumentRole
from kgnews.profile import LanguageProfile
from kgnews.records import Kind


@dataclass(frozen=True, slots=True)
class Position:
    """A person in an office: the name's tokens, the office's, and the clause where a copula says it."""

    office: OfficePhrase
    name: Name
    rule: str
    clause: Clause | None = None


def find_positions(
    parse: Parse,
    names: tuple[Name, ...],
    offices: tuple[OfficePhrase, ...],
    clauses: tuple[Clause, ...],
    profile: LanguageProfile,
) -> tuple[Position, ...]:
    """Return the persons that a segment puts into an office."""
    at = {i: name for name in names for i in range(name.first, name.last + 1)}
    found: list[Position] = []
    for office in offices:
        if office.match.plural:
            continue
        position = next(_ways(parse, office, names, at, clauses, profile), None)
        if position is not None:
            found.append(position)
    return tuple(found)


def _ways(
    parse: Parse,
    office: OfficePhrase,
    names: tuple[Name, ...],
    at: dict[int, Name],
    clauses: tuple[Clause, ...],
    profile: LanguageProfile,
) -> Iterator[Position]:
    tokens = parse.tokens
    persons = [name for name in names if name.kind in {Kind.PERSON, Kind.THING}]
    for name in persons:
        head = tokens[name.head]
        below = head.head == office.head and head.dep in {"appos", "flat", "nmod", "compound", "amod"}
        above = tokens[office.head].head == name.head and tokens[office.head].dep in {
            "compound",
            "flat",
            "nmod",
            "amod",
        }
        tied = above or (below and not parse.kids(name.head, "case"))
        if tied and office.last < name.first and _only_body_between(parse, office.last, name.first, at):
            yield Position(office, name, "title")
    apposed = at.get(tokens[office.head].head)
    if (
        apposed is not None
        and apposed in persons
        and tokens[office.head].dep == "appos"
        and office.first > apposed.last
    ):
        yield Position(office, apposed, "apposition")
    for name in persons:
        if name.last + 2 == office.first or (
            name.last + 3 == office.first and tokens[name.last + 2].lower in profile.syntax.determiners
        ):
            comma = tokens[name.last + 1].text == "," and tokens[office.head].dep in {"appos", "conj", "nmod", "dep"}
            if comma and name.kind is Kind.PERSON:
                yield Position(office, name, "apposition")
    for clause in clauses:
        if clause.lemma in profile.syntax.copulas and any(
            a.head == office.head for a in clause.having(ArgumentRole.ATTRIBUTE)
        ):
            for argument in clause.having(ArgumentRole.SUBJECT):
                subject = at.get(argument.head)
                if subject is not None and subject in persons:
                    yield Position(office, subject, "copula", clause)


def _only_body_between(parse: Parse, last: int, first: int, at: dict[int, Name]) -> bool:
    """Say whether nothing but the body and a comma stands between office and name: "d'Etat américain, John Kerry"."""
    between = parse.tokens[last + 1 : first]
    if len(between) > 8 or any(token.pos in {"VERB", "CCONJ"} or token.dep == "cc" for token in between):
        return False
    commas = sum(token.text == "," for token in between)
    return commas <= 1 and (commas == 0 or between[-1].text == ",")


def learn_role(
    position: Position, resolver: Resolver, discourse: Discourse, catalog: Catalog, index: Index
) -> Role | None:
    """Enter the role that a position gives, the body from the office table where the words leave it out."""
    person = resolver.registry.find(position.name)
    office = position.office
    if person is None or office.outgoing or office.future:
        return None
    day = resolver.registry.article.published
    body = office.body
    if body is None:
        body = body_from_table(person, office.match.offices, catalog, index, day)
    offices = settle(office.match.offices, body, catalog.gazetteer, index, day)
    if not offices:
        return None
    resolver.registry.entities[person].votes[Kind.PERSON] += 3
    role = Role(offices, body, person, resolver.parse.tokens[office.head].lower)
    if role not in discourse.roles:
        discourse.roles.append(role)
    return role
