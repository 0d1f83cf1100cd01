"""Turns the rows of the tables into things: countries, bodies, cities, persons."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

from offices import OfficeTypes
from tables import Name, Row, Thing, cells, distinct, read_table
from ttl import date, literal

from kgnews.ids import slug

BODY_TYPES = {
    "agency": "schema:GovernmentOrganization",
    "alliance": "schema:Organization",
    "area": "schema:AdministrativeArea",
    "armed_group": "schema:Organization",
    "central_bank": "schema:GovernmentOrganization",
    "company": "schema:Corporation",
    "court": "schema:GovernmentOrganization",
    "employers": "schema:Organization",
    "forum": "schema:Organization",
    "government_seat": "schema:GovernmentOrganization",
    "io": "schema:Organization",
    "io_organ": "schema:Organization",
    "media": "schema:NewsMediaOrganization",
    "meeting": "schema:Event",
    "military": "schema:GovernmentOrganization",
    "ministry": "schema:GovernmentOrganization",
    "news_agency": "schema:NewsMediaOrganization",
    "ngo": "schema:NGO",
    "parliament": "schema:GovernmentOrganization",
    "party": "schema:PoliticalParty",
    "police": "schema:GovernmentOrganization",
    "political_org": "schema:Organization",
    "sports": "schema:SportsOrganization",
    "sports_club": "schema:SportsTeam",
    "treaty": "schema:Legislation",
    "un_mission": "schema:Organization",
    "union": "schema:WorkersUnion",
}
SAME_THING = {"eu": "country:eu", "holy_see": "country:va"}  # in both tables
GENDERS = {"m": "schema:Male", "f": "schema:Female"}
UNDIVIDED = str.maketrans("łŁđĐøØı", "lLdDoOi")  # letters that Unicode does not split into letter and accent
IN_BRACKETS = re.compile(r" \([^)]*\)$")
MIDDLE_INITIALS = re.compile(r"^(\S+)(?: \S\.)+ (\S.*)$")
AFTER_COMMA = re.compile(r",.*$")


def cities() -> list[Thing]:
    """Return the cities, by id."""
    rows = read_table("cities.tsv")
    more = _by_key(read_table("city_names.tsv"), "geonameid")
    count = Counter(_city_id(row) for row in rows)
    known = {row["iso2"] for row in read_table("countries.tsv")}  # some tiny territories have a town and no row
    made = []
    for row in rows:
        number, ident = row["geonameid"], _city_id(row)
        if count[ident] > 1:
            ident = f"{ident}-{number}"
        labels = _city_labels(row, more[number])
        extra = [Name(entry["lang"], entry["name"]) for entry in more[number] if entry["use"] == "name"]
        names = distinct([*labels, *extra, *_unaccented(labels[:1])])
        capital = row["capital"] == "1"
        thing = Thing(f"place:{ident}", "city", labels, names, row["country"], int(row["population"]), capital)
        thing.type = "schema:City"
        thing.facts = [
            ("schema:containedInPlace", [_country(row["country"])] if row["country"] in known else []),
            ("kgn:population", [row["population"]]),
            ("kgn:isCapital", ["true"] if capital else []),
            ("owl:sameAs", [f"<https://sws.geonames.org/{number}/>"]),
        ]
        made.append(thing)
    return sorted(made, key=lambda thing: thing.iri)


def _city_id(row: Row) -> str:
    return f"{slug(row['name_en'])}-{row['country'].lower()}"


def _city_labels(row: Row, more: list[Row]) -> list[Name]:
    found = {"en": row["name_en"], "fr": row["name_fr"]}
    found.update({entry["lang"]: entry["name"] for entry in more if entry["use"] == "label"})
    return [Name(lang, text) for lang, text in found.items()]


class Towns:
    """The cities by each of their names."""

    def __init__(self, towns: list[Thing]) -> None:
        self._named: dict[str, list[Thing]] = defaultdict(list)
        for town in towns:
            for key in {slug(name.text) for name in town.names}:
                self._named[key].append(town)

    def called(self, name: str, home: str = "") -> Thing | None:
        """Return the capital or else the largest city of that *name*, in the country *home* if that is given."""
        found = [town for town in self._named[slug(name)] if not home or town.home == home]
        return max(found, key=lambda town: (bool(home) and town.capital, town.population), default=None)


def countries(towns: Towns) -> list[Thing]:
    """Return the countries, by id; the capital is looked up among *towns*."""
    made = []
    for row in read_table("countries.tsv"):
        labels = [Name("en", row["name_en"]), Name("fr", row["name_fr"])]
        others = [Name("en", text) for text in cells(row, "other_en")]
        others += [Name("fr", text) for text in cells(row, "other_fr")]
        adjectives = [Name("en", text) for text in cells(row, "adj_en")]
        forms = cells(row, "adj_fr_ms", "adj_fr_fs", "adj_fr_mp", "adj_fr_fp")
        thing = Thing(_country(row["iso2"]), "country", labels, distinct([*labels, *others]), row["iso2"])
        thing.adjectives = [*adjectives, *(Name("fr", text) for text in forms)]
        thing.seats = [Name("", text) for text in cells(row, "metonyms")]
        thing.type = "schema:Country" if row["capital_en"] or thing.adjectives else "schema:Place"
        thing.facts = [
            ("kgn:capital", _capital(row, towns)),
            ("skos:notation", [literal(row[code]) for code in ("iso2", "iso3") if row[code]]),
            ("owl:sameAs", _wikidata(row["wikidata"])),
        ]
        made.append(thing)
    return sorted(made, key=lambda thing: thing.iri)


def _capital(row: Row, towns: Towns) -> list[str]:
    home = row["capital_country"] or row["iso2"]
    town = towns.called(cells(row, "capital_en")[0], home) if row["capital_en"] else None
    return [town.iri] if town else []


def bodies(towns: Towns) -> list[Thing]:
    """Return the bodies, by id; the seat is looked up among *towns*."""
    made = []
    for row in read_table("bodies.tsv"):
        labels = [Name("en", row["name_en"]), Name("fr", row["name_fr"])]
        names = [*labels]
        for lang in ("en", "fr"):
            names += [Name(lang, text) for text in cells(row, f"acronyms_{lang}")]
        names += [Name("", text) for text in cells(row, "aliases")]
        bare = [Name(name.lang, IN_BRACKETS.sub("", name.text)) for name in labels if IN_BRACKETS.search(name.text)]
        thing = Thing(f"body:{row['key']}", "body", labels, distinct([*names, *bare]), row["country"])
        thing.unsure = {name.text for name in bare}
        thing.type = BODY_TYPES[row["kind"]]
        thing.same_as = SAME_THING.get(row["key"], "")
        place, town = _seat(row, towns)
        thing.facts = [
            ("schema:nationality", [_country(row["country"])] if row["country"] else []),
            ("kgn:headquarteredIn", place),
            ("schema:location", town),
            ("owl:sameAs", [thing.same_as] if thing.same_as else []),
            ("skos:exactMatch", _wikidata(row["wikidata"])),
        ]
        made.append(thing)
    return sorted(made, key=lambda thing: thing.iri)


def _seat(row: Row, towns: Towns) -> tuple[list[str], list[str]]:
    """Return the city that the seat of a body is in, or its name where the town is too small to be listed."""
    if not row["hq"]:
        return [], []
    town = towns.called(row["hq"], row["country"])
    return ([town.iri], []) if town else ([], [literal(row["hq"])])


def full_names() -> list[str]:
    """Return the names of all persons, in both languages."""
    return [row[column] for row in read_table("holders.tsv") for column in ("name", "name_fr") if row[column]]


def people(types: OfficeTypes) -> list[Thing]:
    """Return the holders of offices with their terms, by id."""
    by_person: dict[tuple[str, str], list[Row]] = defaultdict(list)
    rows = read_table("holders.tsv")
    qids = _by_key([row for row in rows if row["qid"]], "name")
    for row in rows:
        known_as = {other["qid"] for other in qids[row["name"]]}
        qid = row["qid"] or (known_as.pop() if len(known_as) == 1 else "")
        by_person[slug(row["name"]), qid].append(row)
    count = Counter(name for name, _ in by_person)
    more = _by_key(read_table("person_names.tsv"), "person")
    known = {row["name"] for row in rows}
    if strange := sorted(set(more) - known):
        raise SystemExit(f"person_names.tsv: not in holders.tsv: {', '.join(strange)}")
    made = [_person(key, held, more, count, types) for key, held in by_person.items()]
    return sorted(made, key=lambda thing: thing.iri)


def _person(
    key: tuple[str, str], rows: list[Row], more: dict[str, list[Row]], count: Counter[str], types: OfficeTypes
) -> Thing:
    name, qid = key
    ident = f"{name}-{qid.lower()}" if count[name] > 1 and qid else name
    first = rows[0]
    french = next((row["name_fr"] for row in rows if row["name_fr"]), first["name"])
    labels = [Name("en", first["name"]), Name("fr", french)]
    extra = [Name(entry["lang"], entry["name"]) for entry in more.get(first["name"], [])]
    plain = [Name("", text) for name in labels for text in _shorter(name.text) if text != name.text]
    names = distinct([*labels, *extra, *plain, *_unaccented([*labels, *plain])])
    thing = Thing(f"person:{ident}", "person", labels, names)
    thing.type = "schema:Person"
    genders = {row["gender"] for row in rows if row["gender"]}
    if len(genders) > 1:
        raise SystemExit(f"holders.tsv: {first['name']} has two genders; mend the table")
    terms = sorted((row["start"], types.of(row), _where(row["where"]), row["end"], row["checked"]) for row in rows)
    thing.facts = [
        ("schema:gender", [GENDERS[gender] for gender in genders]),
        ("kgn:term", [_term(*term) for term in terms]),
        ("owl:sameAs", _wikidata(qid)),
    ]
    return thing


def _shorter(text: str) -> list[str]:
    """Return *text* without what newspapers leave out: "Jr." behind a comma, initials in the middle."""
    plain = AFTER_COMMA.sub("", text)
    return [plain, MIDDLE_INITIALS.sub(r"\1 \2", plain)]


def _term(start: str, office: str, where: str, end: str, checked: str) -> str:
    parts = [f"kgn:officeType office:{office}", f"kgn:officeOf {where}"]
    if start:
        parts.append(f"schema:startDate {date(start)}")
    if end:
        parts.append(f"schema:endDate {date(end)}")
    if checked and not end:
        parts.append(f"kgn:checked {date(checked)}")
    return f"[ {' ; '.join(parts)} ]"


def _where(code: str) -> str:
    return _country(code) if len(code) == 2 and code.isupper() else f"body:{code}"


def _country(iso2: str) -> str:
    return f"country:{iso2.lower()}"


def _wikidata(qid: str) -> list[str]:
    return [f"wd:{qid}"] if qid else []


def _unaccented(names: list[Name]) -> list[Name]:
    """Return the names as they are written without accents, for those that have one."""
    plain = [(name, Name("", _without_accents(name.text))) for name in names]
    return list(dict.fromkeys(bare for name, bare in plain if bare.text != name.text))


def _without_accents(text: str) -> str:
    letters = text.translate(UNDIVIDED)
    decomposed = unicodedata.normalize("NFD", letters)
    return unicodedata.normalize("NFC", "".join(char for char in decomposed if not unicodedata.combining(char)))


def _by_key(rows: list[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
