"""Says which names are uncertain: also another word, or also the name of something else.

The hand-made table ``uncertain.tsv`` has the last word. Beyond it, rules: very short names, cities called like a
person of the holders' table, single names of persons, and names that several things share, where the one that news
means more often stays certain (a country before a body, a body before a city, a large city before a small one).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from tables import Name, Thing, read_table

from kgnews.ids import slug

SHORT = {"country": 2, "body": 2, "city": 3}  # letters up to which a name is taken for too short
CLEARLY_LARGER = 2  # so many times the people of the next city of that name
RANK = {"country": 0, "body": 1, "city": 2, "person": 3}
Use = tuple[Thing, Name]


class Verdicts:
    """The hand-made table, asked by name: exact spelling."""

    def __init__(self) -> None:
        rows = read_table("uncertain.tsv")
        self._verdict = {row["name"]: row["verdict"] for row in rows}
        wrong = sorted(set(self._verdict.values()) - {"certain", "uncertain"})
        if wrong or len(self._verdict) != len(rows):
            raise SystemExit(f"uncertain.tsv: unknown verdicts {wrong} or a name given twice; mend the table")

    def uncertain(self, text: str) -> bool:
        """Whether the table calls *text* uncertain, whatever bears the name."""
        return self._verdict.get(text) == "uncertain"

    def certain(self, text: str) -> bool:
        """Whether the table calls *text* certain, for the largest thing that bears the name."""
        return self._verdict.get(text) == "certain"


def mark_uncertain(things: list[Thing], people: Iterable[str]) -> None:
    """Fill ``unsure`` of every thing; *people* are the full names of persons."""
    verdicts = Verdicts()
    parts = _parts_of_names(people)
    for thing in things:
        for name in (*thing.names, *thing.seats, *thing.adjectives):
            if verdicts.uncertain(name.text):
                thing.unsure.add(name.text)
        for name in thing.names:
            if not verdicts.certain(name.text) and _suspect(thing, name.text, parts):
                thing.unsure.add(name.text)
    _mark_shared(things, verdicts)
    _mark_shared_adjectives(things)


def _parts_of_names(people: Iterable[str]) -> set[str]:
    return {slug(part) for name in people if len(name.split()) > 1 for part in name.split()}


def _suspect(thing: Thing, text: str, parts: set[str]) -> bool:
    if thing.kind == "person":
        return len(text.split()) == 1
    if thing.kind == "city" and slug(text) in parts:
        return True
    return sum(char.isalnum() for char in text) <= SHORT[thing.kind]


def _mark_shared(things: list[Thing], verdicts: Verdicts) -> None:
    uses: dict[str, list[Use]] = defaultdict(list)
    for thing in things:
        for name in (*thing.names, *thing.seats):
            uses[slug(name.text)].append((thing, name))
    for group in uses.values():
        if len({thing.iri for thing, _ in group}) > 1:
            for thing, name in group:
                rivals = [other for other, its in group if other is not thing and its.meets(name)]
                if any(_yields(thing, name.text, rival, verdicts) for rival in rivals):
                    thing.unsure.add(name.text)


def _yields(thing: Thing, text: str, rival: Thing, verdicts: Verdicts) -> bool:
    """Whether *thing* may not claim the name *text* on its own, seeing that *rival* has it too."""
    if rival.iri == thing.same_as or thing.iri == rival.same_as:
        return False
    if {thing.kind, rival.kind} == {"country", "body"} and rival.home == thing.home:
        return False  # a seat or parliament that stands for its country
    if RANK[thing.kind] != RANK[rival.kind]:
        return RANK[thing.kind] > RANK[rival.kind]
    if thing.kind != "city":
        return True
    if thing.population <= rival.population:
        return True
    sure = thing.capital or verdicts.certain(text) or thing.population >= CLEARLY_LARGER * rival.population
    return not sure


def _mark_shared_adjectives(things: list[Thing]) -> None:
    owners: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        for text in {name.text for name in thing.adjectives}:
            owners[text].append(thing)
    for text, sharing in owners.items():
        if len(sharing) > 1:
            for thing in sharing:
                thing.unsure.add(text)
