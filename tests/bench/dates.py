"""Scores the time expressions on the French specs of Recognizers-Text (MIT): the day of each dated case.

Usage: python tests/bench/dates.py FOLDER [SPEC …] — FOLDER holds ``score/score_dates_fr.py`` and ``dates-fr/``;
it can also be named by KGNEWS_BENCH. Without the data the script says so and ends with code 0.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from kgnews.extract.times import parse_time, resolve
from kgnews.extract.times.days import shifted
from kgnews.extract.times.values import Offset
from kgnews.lang.times import load_times
from kgnews.records import Grain, Tense, TimeSpan
from kgnews.timewords import TimeWords

SPECS = ("DateParser", "DateTimeModel", "HolidayParser")


def predict(text: str, anchor: str, words: TimeWords) -> str:
    """Return the day of an expression as the specs want it, or "".

    The specs want a day where the words say a month or a year ("two years ago"): there the bare arithmetic is given.
    """
    found = parse_time(text, words)
    if found is None:
        return ""
    value = found.value
    if isinstance(value, Offset) and value.quantity.amount is not None:
        moved = shifted(date.fromisoformat(anchor), value.quantity.unit, value.direction * value.quantity.amount)
        return moved.isoformat() if moved else ""
    span = resolve(found, anchor, Tense.FUTURE, TimeSpan(anchor, anchor, Grain.DAY))
    return span.start if span and span.start and span.start == span.end else ""


def main(arguments: list[str]) -> int:
    """Print the score of each spec; with --wrong the cases that fail."""
    folder = Path(arguments[0] if arguments else os.environ.get("KGNEWS_BENCH", "bench"))
    scorer = folder / "score" / "score_dates_fr.py"
    if not scorer.is_file():
        print(f"{folder}: no score/score_dates_fr.py here; nothing is measured")
        return 0
    words = load_times("fr")
    for spec in arguments[1:] or SPECS:
        data = folder / "dates-fr" / f"{spec}.json"
        listed = subprocess.run(
            [sys.executable, str(scorer), str(data), "--list"], capture_output=True, text=True, check=True
        )
        rows = [line.split("\t") for line in listed.stdout.splitlines()]
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as predictions:
            predictions.writelines(f"{number}\t{predict(text, day, words)}\n" for number, day, text in rows)
            predictions.flush()
            subprocess.run([sys.executable, str(scorer), str(data), "--pred", predictions.name], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
