"""The floors of precision and recall over the gold articles: what they are, and how to set them anew.

``python tests/gold_floors.py`` tells what is measured and the floors. With ``--show`` it lists what is missing, what is
in no table and what is forbidden, article by article. ``--update`` sets the floors after a change of the gold or of the
engine; where a floor sinks that takes ``--lower`` too.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gold_format import GOLD, SECTIONS, Gold, digest, load_gold
from gold_match import Judge, Score, describe

from kgnews import pipeline
from kgnews.read import read_bytes
from kgnews.records import Statement

FLOORS = GOLD / "floors.toml"
SLACK = 0.01  # how far below the measured share a floor is set
_HEAD = """\
# The least precision and recall over the gold articles of each language, and of which gold they were measured.
# Set by: python tests/gold_floors.py --update   (lowering a floor takes --lower)
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What is pinned for a language."""

    digest: str
    articles: int
    rows: int
    precision: float
    recall: float


@cache
def all_gold() -> tuple[Gold, ...]:
    """Return all gold articles, read once."""
    return load_gold()


@cache
def judge() -> Judge:
    """Return the judge that knows the relations of the ontology."""
    return Judge(pipeline.catalog().relations)


@cache
def statements(gold: Gold) -> tuple[Statement, ...]:
    """Return what the engine finds in a gold article; each is extracted once."""
    data = gold.article.encode()
    name = f"{gold.path.stem}.txt"
    articles = read_bytes(data, name, lang=gold.lang, date=gold.date, languages=(gold.lang,))
    return tuple(statement for article in articles for statement in pipeline.extract(article).statements)


def rows(gold: Gold) -> int:
    """Return the number of rows of a gold article."""
    return sum(len(getattr(gold, section)) for section in SECTIONS)


def measure(lang: str) -> Score:
    """Return the counts over all gold articles of a language."""
    return sum((judge().score(gold, statements(gold)) for gold in all_gold() if gold.lang == lang), Score())


def faults(gold: Gold) -> list[str]:
    """Return what is missing from an article, what is in no table, and what is forbidden, in words."""
    found = statements(gold)
    rows = (*gold.expect, *gold.allowed, *gold.gap)
    lines = [f"  missing    {row}" for row in (*gold.expect, *gold.gap) if not judge().finds(row, found)]
    lines += [f"  in no table  {describe(item)}" for item in found if not judge().explains(rows, item)]
    lines += [f"  forbidden  {row}" for row in gold.never if any(judge().forbids(row, item) for item in found)]
    return [gold.name, *lines]


def measured_floor(lang: str) -> Floor:
    """Return the floor that a language's measured shares allow."""
    score = measure(lang)
    gold = [item for item in all_gold() if item.lang == lang]
    floors = (max(0.0, math.floor((share - SLACK) * 1000) / 1000) for share in (score.precision, score.recall))
    return Floor(digest(GOLD, lang), len(gold), sum(map(rows, gold)), *floors)


def load_floors(path: Path = FLOORS) -> dict[str, Floor]:
    """Return the floors by language."""
    with path.open("rb") as file:
        return {lang: Floor(**values) for lang, values in tomllib.load(file).items()}


def write_floors(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors."""
    parts = [_HEAD]
    for lang, floor in sorted(floors.items()):
        parts.append(
            f'[{lang}]\ndigest = "{floor.digest}"\narticles = {floor.articles}\nrows = {floor.rows}\n'
            f"precision = {floor.precision}\nrecall = {floor.recall}\n"
        )
    path.write_text("\n".join(parts), encoding="utf-8")


def sunk(old: Floor, new: Floor) -> list[str]:
    """Return what would be lower than it was, in words."""
    pairs = (("precision", old.precision, new.precision), ("recall", old.recall, new.recall))
    return [f"{name} {before} → {now}" for name, before, now in pairs if now < before]


def main(arguments: list[str]) -> int:
    """Show or set the floors; return the exit code."""
    parser = argparse.ArgumentParser(description="Precision and recall over the gold articles.")
    parser.add_argument("--update", action="store_true", help="write the floors that the measured shares allow")
    parser.add_argument("--lower", action="store_true", help="with --update: also where a floor sinks")
    parser.add_argument("--show", action="store_true", help="list what is missing, unexplained or forbidden")
    parser.add_argument("--lang", action="append", help="only this language (may be repeated)")
    options = parser.parse_args(arguments)
    floors = load_floors() if FLOORS.exists() else {}
    refused = False
    for lang in options.lang or sorted({gold.lang for gold in all_gold()}):
        if options.show:
            print("\n".join(line for gold in all_gold() if gold.lang == lang for line in faults(gold)))
        score, old, new = measure(lang), floors.get(lang), measured_floor(lang)
        print(
            f"{lang}: precision {score.precision:.3f} ({score.true} of {score.statements} statements), "
            f"recall {score.recall:.3f} ({score.found} of {score.wanted} rows), articles {new.articles}, floor {old}"
        )
        lowered = sunk(old, new) if old else []
        if lowered and options.update and not options.lower:
            print(f"{lang}: {', '.join(lowered)}; nothing written, give --lower if that is meant", file=sys.stderr)
            refused = True
        floors[lang] = new
    if options.update and not refused:
        write_floors(floors)
    return 1 if refused else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
