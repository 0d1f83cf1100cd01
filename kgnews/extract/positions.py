"""Who holds which office: "le président russe Vladimir Poutine", "X, ministre de l'Intérieur", "X is the mayor of Brest"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    found: dict[int, Position] = {}
    titles = {i for office in offices for i in range(office.first, office.last + 1)}
    for office in offices:
        if office.match.plural:
            continue
        position = next(_ways(parse, office, names, at, clauses, profile, titles), None)
        beside = found.get(parse.tokens[office.head].head) if parse.tokens[office.head].dep == "conj" else None
        if position is None and beside is not None:  # "the Norden president and *chief executive*, Tom Barrett"
            position = replace(beside, office=replace(office, body=office.body or beside.office.body))
        if position is not None:
            found[office.head] = position
    return tuple(found.values())


def _ways(
    parse: Parse,
    office: OfficePhrase,
    names: tuple[Name, ...],
    at: dict[int, Name],
    clauses: tuple[Clause, ...],
    profile: LanguageProfile,
    titles: set[int],
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
        # "the head of the Refugee Board Enver Okafor": the preposition is that of the body before the name
        # "the chairman of Opal, Judith Novak": the parser may hang the name on the body
        body = at.get(head.head)
        below = below or (
            head.dep == "appos" and body is not None and body is not name and tokens[body.head].head == office.head
        )
        behind = at.get(name.first - 1) is not None and at.get(name.first - 1) is not name
        tied = above or (below and (behind or not parse.kids(name.head, "case")))
        if tied and office.last < name.first and _only_body_between(parse, office.last, name.first, titles):
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


def _only_body_between(parse: Parse, last: int, first: int, titles: set[int]) -> bool:
    """Say whether nothing but the body, a second office and a comma stands between office and name.

    Examples: "d'Etat américain, John Kerry", "president *and chief executive*, Tom Barrett".
    """
    between = parse.tokens[last + 1 : first]
    joins = {token.i for token in between if token.dep == "cc" and token.i + 1 in titles}
    if len(between) > 8 or any(token.pos == "VERB" for token in between):
        return False
    if any((token.pos == "CCONJ" or token.dep == "cc") and token.i not in joins for token in between):
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
