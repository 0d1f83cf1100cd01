"""Dates as datelines and date lines write them: "17 novembre", "Friday, July 21, 2017", "03/05/2019", "2019-05-03"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kgnews.errors import UsageError
from kgnews.read.patterns import Patterns, fold
from kgnews.records import Span

_LEAP_YEAR = 2000  # to check 29 February where the year is not known
_GIVEN = re.compile(r"(\d{4}|-)(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: ISO, or of the form --11-17 without a year. ``span`` takes weekday and time in."""

    value: str
    span: Span
    weekday: bool

    @property
    def full(self) -> bool:
        """Whether the year is known."""
        return not self.value.startswith("--")


def find_date(text: str, patterns: Patterns, start: int = 0, end: int | None = None) -> FoundDate | None:
    """Return the first real date in ``text[start:end]``, or None. Meant for lines, not for whole articles."""
    limit = len(text) if end is None else end
    for found in patterns.date.finditer(text, start, limit):
        value = _value(found, patterns)
        if value:
            return FoundDate(value, Span(found.start(), found.end()), found["weekday"] is not None)
    return None


def check_given(given: str) -> str:
    """Return the date a user gave unchanged: ISO, possibly partial (2015-11-17, 2015-11, 2015, --11-17, --11).

    Raises UsageError where it is none.
    """
    found = _GIVEN.fullmatch(given)
    try:
        if found and given != "-":
            date(_LEAP_YEAR if found[1] == "-" else int(found[1]), int(found[2] or 1), int(found[3] or 1))
            return given
    except ValueError:
        pass
    raise UsageError(
        f"date {given!r} is no ISO date; give a day as 2015-11-17, or part of one as 2015-11, 2015 or --11-17"
    )


def publication(given: str | None, found: list[FoundDate]) -> str | None:
    """Return the day of publication: the user's date, else the first full one of *found*, else the first.

    A user's partial date is completed by what the text says: given "2015" and --11-17, 2015-11-17. Where the
    text has no day that agrees with it, the user's date stands as it is.
    """
    values = [one.value for one in found]
    full = [one.value for one in found if one.full]
    if given is None:
        return full[0] if full else values[0] if values else None
    if len(given) == len("2015-11-17"):
        return given
    if given.startswith("--"):
        return next((value for value in full if value[4:].startswith(given[1:])), given)
    completed = [given[:4] + value[1:] if value.startswith("--") else value for value in values]
    return next((value for value in completed if value.startswith(given) and _is_date(value)), given)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _value(found: re.Match[str], patterns: Patterns) -> str | None:
    if found["iso"]:
        return found["iso"] if _is_date(found["iso"]) else None
    if found["n1"]:
        return _numeric(int(found["n1"]), int(found["n2"]), int(found["n3"]), patterns.numeric_order)
    month = patterns.months[fold(found["m1"] or found["m2"])]
    day = int(found["d1"] or found["d2"])
    year = int(found["year"]) if found["year"] else None
    return _written(year, month, day)


def _numeric(first: int, second: int, year: int, order: str) -> str | None:
    readings = {
        value
        for name, (day, month) in {"dmy": (first, second), "mdy": (second, first)}.items()
        if order in ("", name) and (value := _written(year, month, day))
    }
    return readings.pop() if len(readings) == 1 else None


def _written(year: int | None, month: int, day: int) -> str | None:
    try:
        date(_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return None
    return f"--{month:02}-{day:02}" if year is None else f"{year:04}-{month:02}-{day:02}"
