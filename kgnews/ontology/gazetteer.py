"""The gazetteer from ``ontologies/gazetteer/*.ttl``: known things, office types, and who held which office when.

Classes and properties are those of schema.org and SKOS where these have one; the rest is explained in
``ontologies/gazetteer/vocabulary.ttl``. Every file of the folder is read, so that one more file adds to what is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from kgnews.errors import DataError
from kgnews.knowledge import Gazetteer, KnownEntity, OfficeName, OfficeTerm, OfficeType
from kgnews.ontology import vocab
from kgnews.ontology.turtle import Faults, Text, Triples, read_turtle
from kgnews.records import Gender, Kind, Label

SCHEMA, KGN, SKOS, OWL = vocab.SCHEMA, vocab.KGN, vocab.SKOS, vocab.OWL
OFFICE_TYPE = KGN + "OfficeType"
KINDS: Mapping[str, Kind] = {
    SCHEMA + "AdministrativeArea": Kind.PLACE,
    SCHEMA + "City": Kind.PLACE,
    SCHEMA + "Corporation": Kind.ORGANISATION,
    SCHEMA + "Country": Kind.GOVERNMENT,
    SCHEMA + "CreativeWork": Kind.WORK,
    SCHEMA + "Event": Kind.EVENT,
    SCHEMA + "GovernmentOrganization": Kind.ORGANISATION,
    SCHEMA + "Legislation": Kind.WORK,
    SCHEMA + "NGO": Kind.ORGANISATION,
    SCHEMA + "NewsMediaOrganization": Kind.ORGANISATION,
    SCHEMA + "Organization": Kind.ORGANISATION,
    SCHEMA + "Person": Kind.PERSON,
    SCHEMA + "Place": Kind.PLACE,
    SCHEMA + "PoliticalParty": Kind.ORGANISATION,
    SCHEMA + "SportsOrganization": Kind.ORGANISATION,
    SCHEMA + "SportsTeam": Kind.ORGANISATION,
    SCHEMA + "WorkersUnion": Kind.ORGANISATION,
}
GENDERS: Mapping[str, Gender] = {SCHEMA + "Female": Gender.FEMININE, SCHEMA + "Male": Gender.MASCULINE}
OFFICE_NAMES: Mapping[str, tuple[Gender, bool]] = {  # property of an office's name: its gender, whether it is a plural
    SKOS + "prefLabel": (Gender.UNKNOWN, False),
    SKOS + "altLabel": (Gender.UNKNOWN, False),
    KGN + "masculineName": (Gender.MASCULINE, False),
    KGN + "feminineName": (Gender.FEMININE, False),
    KGN + "pluralName": (Gender.UNKNOWN, True),
    KGN + "masculinePluralName": (Gender.MASCULINE, True),
    KGN + "femininePluralName": (Gender.FEMININE, True),
}
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def load_gazetteer(folder: Path) -> Gazetteer:
    """Return the known things, the office types and the terms of office that the Turtle files of *folder* give.

    Ids are relative to the base of graph data ("country/fr"). An entry that says ``owl:sameAs`` of another entry is
    folded into that one: its names become aliases there.

    Raises DataError with all faults of all files, one a line.

    Example: ``load_gazetteer(folder).entities["country/fr"].capital`` is ``"place/paris-fr"``.
    """
    faults = Faults()
    reader = _Reader(faults)
    for path in sorted(folder.glob("*.ttl")):
        triples = read_turtle(path, f"{folder.parent.name}/{folder.name}/{path.name}", faults)
        if triples:
            reader.read(triples)
    gazetteer = reader.finish()
    if faults.lines:
        raise DataError("\n".join(faults.lines))
    return gazetteer


def extend_gazetteer(known: Gazetteer, paths: Iterable[Path]) -> Gazetteer:
    """Return *known* with what the Turtle files *paths*, of the same form, add to it.

    An entry under an id that is known adds to that one: its names, links and terms of office come on top, and its preferred
    names take the place of those in the same language, which become further names.

    Raises DataError with all faults of all files, one a line.
    """
    faults = Faults()
    reader = _Reader(faults, known)
    for path in paths:
        triples = read_turtle(path, str(path), faults)
        if triples:
            reader.read(triples)
    gazetteer = reader.finish()
    if faults.lines:
        raise DataError("\n".join(faults.lines))
    return gazetteer


class _Reader:
    """Reads file after file on top of what is *known*, and checks at the end what one file says of another."""

    def __init__(self, faults: Faults, known: Gazetteer | None = None) -> None:
        self._faults = faults
        self._entities: dict[str, KnownEntity] = dict(known.entities) if known else {}
        self._offices: dict[str, OfficeType] = dict(known.offices) if known else {}
        self._terms: list[OfficeTerm] = list(known.terms) if known else []
        self._read: set[str] = set()  # the ids that the files describe
        self._twins: dict[str, str] = {}  # an entry and the entry for the same thing that it is folded into
        self._links: list[tuple[str, str]] = []  # where a link stands, and the id it leads to

    def read(self, triples: Triples) -> None:
        """Read the entries of one file."""
        for subject, properties in triples.by_subject.items():
            classes = [term for term in properties.get(vocab.TYPE, ()) if isinstance(term, str)]
            if subject.startswith("_:") or any(term.startswith(OWL) for term in classes):
                continue  # a term of office, read with its holder; or a word of the vocabulary
            where = f"{triples.shown}: {vocab.curie(subject)}"
            ident = subject.removeprefix(vocab.BASE)
            if ident == subject:
                self._faults.add(where, f"is not below {vocab.BASE}; put it there")
            elif ident in self._read:
                self._faults.add(where, "is in another file as well; keep one of them")
            elif classes == [OFFICE_TYPE]:
                self._offices[ident] = self._office(triples, subject, ident, where)
                self._read.add(ident)
            elif len(classes) == 1 and classes[0] in KINDS:
                self._entities[ident] = self._entity(triples, subject, ident, KINDS[classes[0]], where)
                self._read_terms(triples, subject, ident, where)
                self._read.add(ident)
            else:
                known = ", ".join(sorted(vocab.curie(iri) for iri in (*KINDS, OFFICE_TYPE)))
                self._faults.add(where, f"needs exactly one class; use one of {known}")

    def finish(self) -> Gazetteer:
        """Check links, fold twins, return the whole."""
        known = self._entities.keys() | self._offices.keys()
        for where, ident in self._links:
            if ident not in known:
                self._faults.add(where, f"leads to {ident}, which no file describes; add it or correct the name")
        self._check_broader()
        for ident, target in self._twins.items():
            self._fold(ident, target)
        terms = tuple(
            replace(term, body=self._twins[term.body]) if term.body in self._twins else term for term in self._terms
        )
        return Gazetteer(entities=self._entities, offices=self._offices, terms=terms)

    def _entity(self, triples: Triples, subject: str, ident: str, kind: Kind, where: str) -> KnownEntity:
        there = self._entities.get(ident)
        labels = self._labels(triples, subject, where, needed=there is None)
        aliases = _labels(triples.texts(subject, SKOS + "altLabel"))
        adjectives = _labels(triples.texts(subject, KGN + "nationality"))
        metonyms = _labels(triples.texts(subject, KGN + "metonym"))
        uncertain = frozenset(text.value for text in triples.texts(subject, KGN + "uncertainName"))
        named = (*labels, *aliases, *adjectives, *metonyms, *(there.labels + there.aliases if there else ()))
        for text in sorted(uncertain - {label.text for label in named}):
            self._faults.add(where, f'kgn:uncertainName "{text}" is none of its names; correct or remove it')
        country = self._link(triples, subject, where, SCHEMA + "containedInPlace", SCHEMA + "nationality")
        self._link(triples, subject, where, KGN + "headquarteredIn")
        if there is not None and there.kind is not kind:
            self._faults.add(
                where, f"is known as a {there.kind.value}, and here is a {kind.value}; use a class of that kind"
            )
        entity = KnownEntity(
            id=ident,
            kind=kind,
            labels=labels,
            aliases=aliases,
            adjectives=adjectives,
            uncertain=uncertain,
            metonyms=metonyms,
            country=country,
            capital=self._link(triples, subject, where, KGN + "capital"),
            gender=self._gender(triples, subject, where),
            weight=self._population(triples, subject, where),
            same_as=self._same_as(triples, subject, ident, where),
        )
        return entity if there is None else _joined(there, entity)

    def _labels(self, triples: Triples, subject: str, where: str, needed: bool = True) -> tuple[Label, ...]:
        labels = _labels(triples.texts(subject, SKOS + "prefLabel"))
        langs = [label.lang for label in labels]
        if not labels and needed:
            self._faults.add(where, "has no skos:prefLabel; give it a name")
        for lang in sorted({lang for lang in langs if langs.count(lang) > 1}):
            self._faults.add(where, f"has several skos:prefLabel in @{lang}; keep one, make the others skos:altLabel")
        return labels

    def _link(self, triples: Triples, subject: str, where: str, *predicates: str) -> str | None:
        """Return the id that one of *predicates* leads to, and remember to check it."""
        found = [
            (predicate, node.removeprefix(vocab.BASE))
            for predicate in predicates
            for node in triples.nodes(subject, predicate)
        ]
        if not found:
            return None
        predicate, ident = found[0]
        if len(found) > 1:
            self._faults.add(where, f"has several {vocab.curie(predicate)}; keep one")
        self._links.append((f"{where} {vocab.curie(predicate)}", ident))
        return ident

    def _gender(self, triples: Triples, subject: str, where: str) -> Gender:
        for node in triples.nodes(subject, SCHEMA + "gender"):
            if node in GENDERS:
                return GENDERS[node]
            self._faults.add(where, f"schema:gender {vocab.curie(node)}; use schema:Female or schema:Male")
        return Gender.UNKNOWN

    def _population(self, triples: Triples, subject: str, where: str) -> int:
        for text in triples.texts(subject, KGN + "population"):
            if text.value.isdecimal():
                return int(text.value)
            self._faults.add(where, f'kgn:population "{text.value}"; write a whole number')
        return 0

    def _same_as(self, triples: Triples, subject: str, ident: str, where: str) -> tuple[str, ...]:
        """Return the IRIs elsewhere; a link to another entry of ours is a twin."""
        found = []
        for node in (*triples.nodes(subject, OWL + "sameAs"), *triples.nodes(subject, vocab.EXACT_MATCH)):
            if node.startswith(vocab.BASE):
                self._twins[ident] = node.removeprefix(vocab.BASE)
                self._links.append((f"{where} owl:sameAs", self._twins[ident]))
            else:
                found.append(node)
        return tuple(found)

    def _office(self, triples: Triples, subject: str, ident: str, where: str) -> OfficeType:
        names = [
            OfficeName(text.lang, text.value, gender, plural)
            for predicate, (gender, plural) in OFFICE_NAMES.items()
            for text in triples.texts(subject, predicate)
        ]
        countries = [node.removeprefix(vocab.BASE) for node in triples.nodes(subject, KGN + "onlyIn")]
        self._links += [(f"{where} kgn:onlyIn", country) for country in countries]
        return OfficeType(
            id=ident,
            labels=self._labels(triples, subject, where),
            names=_marked(names),
            broader=self._link(triples, subject, where, SKOS + "broader"),
            single=not any(text.value == "true" for text in triples.texts(subject, KGN + "severalHolders")),
            countries=frozenset(countries),
        )

    def _read_terms(self, triples: Triples, subject: str, ident: str, where: str) -> None:
        for node in triples.nodes(subject, KGN + "term"):
            office = self._link(triples, node, f"{where} kgn:term", KGN + "officeType")
            body = self._link(triples, node, f"{where} kgn:term", KGN + "officeOf")
            dates = [self._date(triples, node, where, name) for name in ("schema:startDate", "schema:endDate")]
            checked = self._date(triples, node, where, "kgn:checked")
            start, end = dates
            if start and end and start[: len(end)] > end:
                self._faults.add(where, f"a term from {start} to {end} ends before it starts; correct the dates")
            if not office or not body:
                self._faults.add(where, "a kgn:term without kgn:officeType or kgn:officeOf; give both")
            else:
                self._terms.append(OfficeTerm(office, body, ident, start, end, checked))

    def _date(self, triples: Triples, node: str, where: str, name: str) -> str | None:
        prefix, _, local = name.partition(":")
        for text in triples.texts(node, vocab.PREFIXES[prefix] + local):
            if _DATE.fullmatch(text.value):
                return text.value
            self._faults.add(where, f'{name} "{text.value}"; write 2015, 2015-11 or 2015-11-17')
        return None

    def _check_broader(self) -> None:
        """Follow every office upwards; a chain longer than there are offices is a circle."""
        for ident in self._offices:
            seen, at = {ident}, self._offices[ident].broader
            while at and at in self._offices:
                if at in seen:
                    self._faults.add(ident, "is broader than itself by way of skos:broader; break the circle")
                    break
                seen.add(at)
                at = self._offices[at].broader

    def _fold(self, ident: str, target: str) -> None:
        if ident == target or target not in self._entities or target in self._twins:
            self._faults.add(ident, f"is the same as {target}, which is no entry to fold it into; correct owl:sameAs")
            return
        twin, entity = self._entities.pop(ident), self._entities[target]
        names = [label for label in (*twin.labels, *twin.aliases) if label not in entity.labels]
        self._entities[target] = replace(
            entity,
            aliases=tuple(dict.fromkeys((*entity.aliases, *names))),
            uncertain=entity.uncertain | twin.uncertain,
            same_as=tuple(dict.fromkeys((*entity.same_as, *twin.same_as))),
        )


def _joined(there: KnownEntity, more: KnownEntity) -> KnownEntity:
    """Return an entry with what another file says of the same thing."""
    spoken = {label.lang for label in more.labels}
    labels = (*more.labels, *(label for label in there.labels if label.lang not in spoken))
    names = (*there.labels, *there.aliases, *more.aliases)
    return replace(
        there,
        labels=labels,
        aliases=tuple(dict.fromkeys(name for name in names if name not in labels)),
        adjectives=tuple(dict.fromkeys((*there.adjectives, *more.adjectives))),
        uncertain=there.uncertain | more.uncertain,
        metonyms=tuple(dict.fromkeys((*there.metonyms, *more.metonyms))),
        country=more.country or there.country,
        capital=more.capital or there.capital,
        gender=more.gender if more.gender is not Gender.UNKNOWN else there.gender,
        weight=more.weight or there.weight,
        same_as=tuple(dict.fromkeys((*there.same_as, *more.same_as))),
    )


def _labels(texts: Iterable[Text]) -> tuple[Label, ...]:
    return tuple(Label(text.lang, text.value) for text in texts)


def _marked(names: list[OfficeName]) -> tuple[OfficeName, ...]:
    """Return *names* once each; a preferred label without gender gives way to the same words with one."""
    gendered = {(name.lang, name.text) for name in names if name.gender is not Gender.UNKNOWN}
    kept = [name for name in names if name.gender is not Gender.UNKNOWN or (name.lang, name.text) not in gendered]
    return tuple(dict.fromkeys(kept))
