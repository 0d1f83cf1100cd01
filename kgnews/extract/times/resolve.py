"""From a time expression and the day of publication to first and last day.

A partial anchor stands for every day that it may be: the expression is placed from several of them, and what they
agree on is the answer. So "--11-17" and "in a week" give "--11-24", and "on Tuesday" gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from kgnews.extract.times.days import Days, day_or_none
from kgnews.extract.times.place import View, place
from kgnews.extract.times.values import TimeExpression, TimeValue
from kgnews.records import Grain, Tense, TimeSpan

_ANCHOR = re.compile(r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?\Z")
_ANY_YEARS = (2000, 2001, 2002, 2003, 2004, 2008, 2012)  # leap years and others, 29 February on different weekdays
_ANY_MONTHS = (1, 7, 12)
_ANY_DAYS = (1, 17, 28)
_NEAR = 366  # days: farther from a day of unknown year, month and day alone would mislead


def resolve(
    expression: TimeExpression, anchor: str | None, tense: Tense, reference: TimeSpan | None = None
) -> TimeSpan | None:
    """Return first and last day of an expression, or None when they cannot be told.

    *anchor* is the day of publication as an ISO date, possibly partial ("2015-11", "--11-17"), or None. *tense* is
    that of the clause: a past one means the last such day, a future one the next, both including the anchor itself.
    *reference* is a time named before, for "the next day". Raises ValueError for an anchor that is no date.

    >>> from kgnews.lang.times import load_times
    >>> from kgnews.extract.times import find_times
    >>> (found,) = find_times("Elle le verra la semaine prochaine.", load_times("fr"))
    >>> span = resolve(found, "2015-11-17", Tense.FUTURE)
    >>> span.start, span.end, str(span.grain)
    ('2015-11-23', '2015-11-29', 'week')
    """
    return _resolve(expression.value, anchor, tense, reference)


@lru_cache(maxsize=4096)
def _resolve(value: TimeValue, anchor: str | None, tense: Tense, reference: TimeSpan | None) -> TimeSpan | None:
    """Place a value; articles of one day say the same things again and again, hence the cache."""
    anchors = _possible_days(anchor)
    placed = [place(value, View(day, tense, _reference(reference, day))) for day in anchors]
    known = [span for span in placed if span]
    if len(known) < len(placed):
        return None
    grain = known[0].grain
    if len(anchors) == 1:
        return TimeSpan(_iso(known[0].first), _iso(known[0].last), grain)
    starts = _agreed([span.first for span in known], anchors, grain)
    ends = _agreed([span.last for span in known], anchors, grain)
    return TimeSpan(starts or None, ends or None, grain) if starts is not None and ends is not None else None


def _possible_days(anchor: str | None) -> list[date]:
    """Return days that an anchor may be, enough of them to see on what all would agree."""
    parts = _ANCHOR.match(anchor or "-")
    if not parts:
        raise ValueError(f"anchor {anchor!r} is no ISO date; write 2015-11-17, 2015-11, --11-17 or --11")
    year, month, day = parts.group("year", "month", "day")
    years = _ANY_YEARS if year == "-" else (int(year),)
    months = (int(month),) if month else _ANY_MONTHS
    in_month = (int(day),) if day else _ANY_DAYS
    found = [day_or_none(y, m, d) for y in years for m in months for d in in_month]
    possible = [day for day in found if day]
    if not possible:
        raise ValueError(f"anchor {anchor!r} is no day of the calendar")
    return possible


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _agreed(edges: Sequence[date | None], anchors: Sequence[date], grain: Grain) -> str | None:
    """Return what all placements say of one edge: a date, a partial date, "" when it is open, None when they differ."""
    known = [edge for edge in edges if edge]
    if not known:
        return ""
    if len(known) < len(edges):
        return None
    if len(set(known)) == 1:
        return known[0].isoformat()
    near = all(abs((edge - anchor).days) <= _NEAR for edge, anchor in zip(known, anchors, strict=True))
    if not near or grain == Grain.YEAR:
        return None
    if grain == Grain.MONTH:
        return f"--{known[0].month:02}" if len({edge.month for edge in known}) == 1 else None
    return f"--{known[0]:%m-%d}" if len({(edge.month, edge.day) for edge in known}) == 1 else None


def _reference(reference: TimeSpan | None, day: date) -> Days | None:
    """Return a reference as days; one without a year is taken in the year of the anchor."""
    if reference is None:
        return None
    ends = [_full(edge, day.year) if edge else None for edge in (reference.start, reference.end)]
    return Days(ends[0], ends[1], reference.grain)


def _full(partial: str, year: int) -> date | None:
    parts = _ANCHOR.match(partial)
    if not parts or not parts.group("day"):
        return None
    given = parts.group("year")
    return day_or_none(year if given == "-" else int(given), int(parts.group("month")), int(parts.group("day")))
