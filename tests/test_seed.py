"""The first real dispatch, through the command line: what a careful reader takes from it, and what must not come out.

The text and the table of what is expected are not ours: they stay in the shared folder, and all is skipped without it.
Names in the table stand for entities, by any label or alias; what it says of a place may be one level up.
"""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from gold_match import fold

from kgnews import pipeline, read

ANY = "*"
DATE = "2015-11-17"
LEAST_WANTED = 5  # rows of need "want" that are found now
WEEK = 6  # days between the ends of a week
# Names of the table that no gazetteer knows, as the text has them.
IN_THE_TEXT = {"territories": "territoires", "leaders of Islamic State": "dirigeants (État islamique)"}
ONE_LEVEL_UP = {"Élysée": "Paris"}
# Rows that must be found and are not yet.
NOT_YET: set[tuple[str, str, str]] = set()
# True beside the table: each statement in no row and not here is to be judged, then added here or mended.
ALSO_TRUE = {
    ("John Kerry", "kgn:supports", "coopération accrue entre la France et les Etats-Unis", "asserted"),
    ("John Kerry", "kgn:supports", "coopération", "asserted"),
    ("France", "kgn:cooperatesWith", "United States", "hypothetical"),
    ("Barack Obama", "kgn:holdsPosition", "Président (États-Unis)", "asserted"),
}

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of the table."""

    need: str
    subject: str
    relation: str
    object: str
    status: str = ""
    when: str = ""
    where: str = ""
    said_by: str = ""

    def is_of(self, line: Line) -> bool:
        """Say whether the line is of the row's fact."""
        return line["relation"] == f"kgn:{self.relation}" and self._between(line)

    def agrees(self, line: Line) -> bool:
        """Say whether the line says all that the row says."""
        places = {self.where, ONE_LEVEL_UP.get(self.where, self.where)}
        where = not self.where or any(names(line["where"], place) for place in places)
        speaker = names(line["said_by"], self.said_by) if self.said_by else line["said_by"] is None
        return self.is_of(line) and line["status"] == self.status and where and speaker and within(self.when, line)

    def _between(self, line: Line) -> bool:
        return names(line["subject"], self.subject) and names(line["object"], self.object)


def names(thing: Line | None, name: str) -> bool:
    """Say whether *name* is a label of a thing or, where the gazetteer has it, an alias."""
    if thing is None or name == ANY:
        return name == ANY
    known = pipeline.catalog().gazetteer.entities.get(thing.get("id", ""))
    texts = {*thing.get("labels", {}).values(), thing.get("value", "")}
    texts |= {label.text for label in (*known.labels, *known.aliases)} if known else set()
    return fold(IN_THE_TEXT.get(name, name)) in {fold(text) for text in texts}


def within(when: str, line: Line) -> bool:
    """Say whether a line's time is the days of a row, or a week around them, or begins there without an end."""
    if not when:
        return True
    if line["when"] is None or line["when"]["start"] is None:
        return False
    first, _, last = when.partition("/")
    start = date.fromisoformat(line["when"]["start"])
    end = date.fromisoformat(line["when"]["end"]) if line["when"]["end"] else None
    if end is None:
        return start == date.fromisoformat(first)
    holds = start <= date.fromisoformat(first) and date.fromisoformat(last or first) <= end
    return holds and (end - start).days <= WEEK


def triples(path: Path, *options: str) -> list[Line]:
    command = [sys.executable, "-m", "kgnews", "triples", "--format", "jsonl", *options, str(path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1].startswith("articles 1, "), done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def dispatch(shared: Path) -> Path:
    return shared / "seed" / "kerry-paris.fr.txt"


@pytest.fixture(scope="module")
def lines(dispatch: Path) -> list[Line]:
    return triples(dispatch, "--date", DATE)


@pytest.fixture(scope="module")
def undated(dispatch: Path) -> list[Line]:
    return triples(dispatch)


@pytest.fixture(scope="module")
def table(shared: Path) -> list[Expected]:
    text = (shared / "seed" / "expected.tsv").read_text(encoding="utf-8")
    rows = csv.reader((row for row in text.splitlines() if not row.startswith("#")), delimiter="\t")
    table = [Expected(*row) for row in rows]
    assert {row.need for row in table} == {"must", "want", "never"}
    return table


def told(lines: Iterable[Line]) -> str:
    def name(thing: Line | None) -> str:
        return str(thing and (thing.get("id") or thing.get("value")))

    def cells(line: Line) -> tuple[str, ...]:
        qualifiers = (line["status"], str(line["when"]), name(line["where"]), name(line["said_by"]))
        return (name(line["subject"]), line["relation"], name(line["object"]), *qualifiers)

    return "\n".join(" · ".join(cells(line)) for line in lines)


def test_all_that_must_be_found_is_found(lines: list[Line], table: list[Expected]) -> None:
    rows = [row for row in table if row.need == "must"]
    assert len(rows) == 12
    missing = {(row.subject, row.relation, row.object) for row in rows if not any(map(row.agrees, lines))}
    assert missing == NOT_YET, told(lines)
    assert all(any(map(row.is_of, lines)) for row in rows), told(lines)


def test_what_is_wanted_keeps_its_number(lines: list[Line], table: list[Expected]) -> None:
    rows = [row for row in table if row.need == "want"]
    found = [row for row in rows if any(row.agrees(line) for line in lines)]
    assert len(found) >= LEAST_WANTED, f"{[row for row in rows if row not in found]}\n{told(lines)}"


def test_nothing_that_never_may_be_is_a_fact(lines: list[Line], table: list[Expected]) -> None:
    rows = [row for row in table if row.need == "never" and row.relation != ANY]
    assert rows
    facts = [line for line in lines if line["status"] in ("asserted", "planned")]
    wrong = [row for row in rows if any(row.is_of(fact) for fact in facts)]
    assert not wrong, told(lines)


def test_names_that_are_no_entities_are_in_no_statement(lines: list[Line], table: list[Expected]) -> None:
    forbidden = {cell for row in table if row.relation == ANY for cell in (row.subject, row.object)} - {ANY}
    assert len(forbidden) == 5
    things = [line[key] for line in lines for key in ("subject", "object", "where", "said_by") if line[key]]
    labels = {label for thing in things for label in thing.get("labels", {}).values()}
    assert labels
    accented = {label for label in labels if fold(label) == fold("Etat")}
    assert not (labels & forbidden | accented)


def test_every_statement_is_expected_or_judged_true(lines: list[Line], table: list[Expected]) -> None:
    rows = [row for row in table if row.need != "never"]
    further = [
        line
        for line in lines
        if not any(row.is_of(line) and row.status == line["status"] for row in rows) and not _also_true(line)
    ]
    assert not further, f"judge these, then add them to ALSO_TRUE or mend the engine:\n{told(further)}"


def test_every_quote_stands_in_the_text(lines: list[Line], dispatch: Path) -> None:
    text = dispatch.read_text(encoding="utf-8")
    assert all(text[line["start"] : line["end"]] == line["quote"] for line in lines)


def test_without_a_year_dates_stay_partial(undated: list[Line], dispatch: Path) -> None:
    (article,) = read(dispatch)
    assert article.published == "--11-17"
    ends = {end for line in undated if line["when"] for end in (line["when"]["start"], line["when"]["end"]) if end}
    assert "--11-30" in ends
    assert {end for end in ends if not re.fullmatch(r"--\d\d(-\d\d)?", end)} == set()


def test_without_a_year_the_facts_are_the_same_but_for_offices(undated: list[Line], lines: list[Line]) -> None:
    """Who holds an office depends on the year: "the French president" stays an office there."""

    def facts(found: list[Line]) -> set[tuple[str, str]]:
        return {(line["relation"], line["object"].get("id", "")) for line in found if line["inferred"] is None}

    assert facts(undated) >= facts(lines)


def _also_true(line: Line) -> bool:
    return any(
        (relation, status) == (line["relation"], line["status"])
        and names(line["subject"], subject)
        and names(line["object"], thing)
        for subject, relation, thing, status in ALSO_TRUE
    )
