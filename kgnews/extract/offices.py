"""Offices in noun phrases: "le président russe Vladimir Poutine", "Foreign Minister of Turkey", "chef de la diplomatie américaine"."""

from __future__ import annotations

from dataclasses import dataclass

from kgnews.extract.gazetteer import Index, OfficeMatch, fold, holders, in_office, key, narrower
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token
from kgnews.ids import slug
from kgnews.knowledge import Catalog, Gazetteer
from kgnews.profile import LanguageProfile
from kgnews.records import Entity, Kind, Label


@dataclass(frozen=True, slots=True)
class OfficePhrase:
    """An office in a segment: tokens, offices that the words may mean, and the body where the words name it."""

    first: int
    last: int
    head: int
    match: OfficeMatch
    body: str | None
    outgoing: bool
    future: bool
    text: str


def find_offices(
    parse: Parse,
    names: tuple[Name, ...],
    index: Index,
    gazetteer: Gazetteer,
    profile: LanguageProfile,
    bodies: dict[int, str],
) -> tuple[OfficePhrase, ...]:
    """Return the offices named in a segment. *bodies* gives the entity id of each name, by its head's token."""
    inside = {i: name for name in names for i in range(name.first, name.last + 1)}
    found: list[OfficePhrase] = []
    words, owners = _words(parse)
    place = 0
    while place < len(words):
        match, taken = _match(words, place, index)
        name = inside.get(owners[place])
        within = name is not None and match is not None and name.last < owners[place + taken - 1]
        if match is None or (name is not None and not (within and name.first == owners[place] and not name.known)):
            place += 1
            continue
        phrase = _phrase(parse, owners[place], owners[place + taken - 1], match, inside, index, profile, bodies)
        if phrase is not None:
            found.append(phrase)
        place += taken
    return tuple(found)


def _match(words: tuple[str, ...], place: int, index: Index) -> tuple[OfficeMatch | None, int]:
    """Return the office at *place* and how many words it takes; "ministre *français* des Affaires étrangères" is one too."""
    plain = index.office(words, place)
    if place + 1 < len(words) and words[place + 1] in index.adjectives:
        bridged = index.office((words[place], *words[place + 2 : place + 12]), 0)
        if bridged is not None and bridged.length > (plain.length if plain is not None else 1):
            return bridged, bridged.length + 1
    return plain, plain.length if plain is not None else 1


def _words(parse: Parse) -> tuple[tuple[str, ...], list[int]]:
    words: list[str] = []
    owners: list[int] = []
    for token in parse.tokens:
        for word in key(token.text):
            words.append(word)
            owners.append(token.i)
    return tuple(words), owners


def _phrase(
    parse: Parse,
    first: int,
    last: int,
    match: OfficeMatch,
    inside: dict[int, Name],
    index: Index,
    profile: LanguageProfile,
    bodies: dict[int, str],
) -> OfficePhrase | None:
    tokens = parse.tokens
    head = next(
        (i for i in range(first, last + 1) if not first <= tokens[i].head <= last or tokens[i].head == i), first
    )
    if tokens[head].pos not in {"NOUN", "PROPN", "ADJ", "X"}:
        return None
    around = {token.lower for token in parse.kids(head)} | {tokens[i].lower for i in range(max(0, first - 2), first)}
    around |= {tokens[first - 1].lower.rstrip("-")} if first > 0 else set()
    around |= {word for word in tokens[first].lower.split("-")[:1] if "-" in tokens[first].lower}  # "l'ex-président"
    body = _body(parse, first, last, head, inside, index, bodies)
    end = last
    text = parse.words(range(first, end + 1))
    return OfficePhrase(
        first, end, head, match, body, bool(around & profile.names.outgoing), bool(around & profile.names.future), text
    )


def _body(
    parse: Parse, first: int, last: int, head: int, inside: dict[int, Name], index: Index, bodies: dict[int, str]
) -> str | None:
    """Return the country or body that the words around an office name: an adjective beside it, "of X" behind it, "X's" before it."""
    tokens = parse.tokens
    nearby = [*range(last + 1, min(len(tokens), last + 3)), *range(max(0, first - 2), first), *range(first, last + 1)]
    for i in nearby:
        countries = index.adjectives.get(fold(tokens[i].text), ())
        if len(countries) == 1 and (
            tokens[i].head == head or first <= tokens[i].head <= last or tokens[i].dep in {"amod", "compound", "acl"}
        ):
            return countries[0]
    for kid in [*parse.kids(head), *(grand for i in range(first, last + 1) for grand in parse.kids(i))]:
        name = inside.get(kid.i)
        if name is None or kid.dep not in {"nmod", "nmod:poss", "compound", "obl", "amod"}:
            continue
        if first <= kid.i <= last:
            continue  # "Affaires" of "ministre des Affaires étrangères" is no body
        outer = inside.get(name.first - 1)
        if outer is not None and outer is not name and outer.kind is Kind.ORGANISATION and outer.head in bodies:
            return bodies[outer.head]  # "head of the *Refugee Board* Enver Okafor"
        comma = any(token.text == "," for token in tokens[last + 1 : kid.i])
        if comma and kid.i > last:
            continue  # "the chairman of Opal, Judith Novak, *in Chicago*"
        if (name.kind is Kind.PERSON and not _may_be_body(name, kid, bodies)) or _is_field(parse, kid, name, bodies):
            continue
        if name.head in bodies:
            return bodies[name.head]
    before = inside.get(first - 1)
    if before is not None and before.kind is not Kind.PERSON and before.head in bodies:
        return bodies[before.head]
    return None


def _may_be_body(name: Name, token: Token, bodies: dict[int, str]) -> bool:
    """Say whether a name that the model takes for a person's may be a company's: "the chairman of *Opal*", not "Uribe's"."""
    whole = bodies.get(name.head, "").endswith("/" + slug(name.text))  # no surname of somebody with a longer name
    return token.dep == "nmod" and not name.sure and not name.known and name.first == name.last and whole


def _is_field(parse: Parse, token: Token, name: Name, bodies: dict[int, str]) -> bool:
    """Say whether a name is half of what an office is about, and no body: "Director of *Media* and Communications"."""
    others = parse.kids(token.i, "conj")
    return bool(others) and not name.known and len(name.text.split()) == 1 and any(i.i in bodies for i in others)


def office_entity(offices: tuple[str, ...], body: Entity | None, gazetteer: Gazetteer, lang: str, text: str) -> Entity:
    """Return the node of an office of a body: "President (Russia)", labelled in each language of both."""
    office = gazetteer.offices[offices[0]]
    name = office.id.rsplit("/", 1)[-1]
    identifier = f"office/{name}" + (
        f"/{body.id.replace('/', '-')}" if body is not None else f"/{slug(text)}" * (slug(text) != name)
    )
    if body is None:
        return Entity(f"office/{name}", Kind.OFFICE, office.labels)
    labels = []
    for label in office.labels:
        place = next(
            (item.text for item in body.labels if item.lang in {label.lang, ""}),
            body.labels[0].text if body.labels else "",
        )
        labels.append(Label(label.lang, f"{label.text[:1].upper()}{label.text[1:]} ({place})"))
    return Entity(identifier, Kind.OFFICE, tuple(labels))


def settle(
    offices: tuple[str, ...], body: str | None, gazetteer: Gazetteer, index: Index, day: str | None
) -> tuple[str, ...]:
    """Choose among the offices that a word may mean: those that the body has a term for, those not limited to other countries."""
    allowed = tuple(
        office
        for office in offices
        if body is None or not gazetteer.offices[office].countries or body in gazetteer.offices[office].countries
    )
    if not allowed:
        return ()
    if body is not None and len(allowed) > 1:
        held = tuple(office for office in allowed if (office, body) in index.terms)
        if held:
            return held
    return allowed


def holder(
    offices: tuple[str, ...], body: str, gazetteer: Gazetteer, index: Index, day: str | None
) -> tuple[str, str] | None:
    """Return the person, and the office in fact held, when the table knows exactly one holder on that day."""
    terms = holders(index, offices, body, day)
    persons = {term.person for term in terms}
    if len(persons) != 1 or not all(gazetteer.offices[term.office].single for term in terms):
        return None
    return terms[0].person, terms[0].office


def body_from_table(
    person: str, offices: tuple[str, ...], catalog: Catalog, index: Index, day: str | None
) -> str | None:
    """Return the body whose office the person is known to hold: "le président Barack Obama" in 2015 is that of the US."""
    meant = {narrow for office in offices for narrow in narrower(index, office)}
    terms = [term for term in index.terms_of.get(person, ()) if term.office in meant]
    if day is not None and not day.startswith("--"):
        terms = [term for term in terms if in_office(term, day)]
    bodies = {term.body for term in terms}
    return bodies.pop() if len(bodies) == 1 else None
