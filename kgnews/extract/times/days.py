"""Arithmetic on days, months and years of the Gregorian calendar. Weeks run from Monday to Sunday (ISO 8601)."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from kgnews.extract.times.values import Unit
from kgnews.records import Grain, Tense

#: The meteorological seasons of the northern hemisphere: spring, summer, autumn, winter begin in these months.
SEASON_MONTHS = (3, 6, 9, 12)


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day, both included; None on a side that is open."""

    first: date | None
    last: date | None
    grain: Grain


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has none (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def one_day(day: date | None) -> Days | None:
    """Return a single day as a span."""
    return Days(day, day, Grain.DAY) if day else None


def plus_days(day: date, days: int) -> date | None:
    """Return the day so many days later, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date | None:
    """Return the day so many months later; the last of the month where that month is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months(year: int, month: int, count: int = 1, grain: Grain = Grain.MONTH) -> Days | None:
    """Return *count* whole months from the given one."""
    first = day_or_none(year, month, 1)
    after = plus_months(first, count) if first else None
    return Days(first, after - timedelta(days=1), grain) if first and after else None


def years(first: int, last: int) -> Days | None:
    """Return whole years, both included."""
    start, end = day_or_none(first, 1, 1), day_or_none(last, 12, 31)
    return Days(start, end, Grain.YEAR if first == last else Grain.INTERVAL) if start and end else None


def week(day: date) -> Days:
    """Return the week that holds a day."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return Days(monday, monday + timedelta(days=6), Grain.WEEK)


def weekend(day: date) -> Days:
    """Return the Saturday and Sunday of the week that holds a day."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    return Days(monday + timedelta(days=5), monday + timedelta(days=6), Grain.INTERVAL)


def unit_of(unit: Unit, day: date) -> Days | None:
    """Return the unit of time (day, week, month …) that holds a day."""
    match unit:
        case Unit.DAY:
            return one_day(day)
        case Unit.WEEK:
            return week(day)
        case Unit.WEEKEND:
            return weekend(day)
        case Unit.MONTH:
            return months(day.year, day.month)
        case Unit.QUARTER:
            return months(day.year, 3 * ((day.month - 1) // 3) + 1, 3, Grain.INTERVAL)
        case Unit.HALF:
            return months(day.year, 6 * ((day.month - 1) // 6) + 1, 6, Grain.INTERVAL)
        case Unit.YEAR:
            return years(day.year, day.year)
        case Unit.DECADE:
            return years(day.year // 10 * 10, day.year // 10 * 10 + 9)
        case Unit.CENTURY:
            return years((day.year - 1) // 100 * 100 + 1, (day.year - 1) // 100 * 100 + 100)
        case _:
            return None


_DAYS_OF = {Unit.DAY: 1, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
_MONTHS_OF = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def shifted(day: date, unit: Unit, amount: int) -> date | None:
    """Return the day that lies *amount* units later (earlier when negative), or None for units below a day."""
    if unit in _DAYS_OF:
        return plus_days(day, amount * _DAYS_OF[unit])
    if unit in _MONTHS_OF:
        return plus_months(day, amount * _MONTHS_OF[unit])
    return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Anonymous Gregorian algorithm, Meeus 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """Return the nth such weekday of a month, counted from its end when negative, or None when it has no such."""
    last = calendar.monthrange(year, month)[1]
    days = [d for d in range(1, last + 1) if date(year, month, d).isoweekday() == weekday]
    index = nth - 1 if nth > 0 else nth
    return date(year, month, days[index]) if -len(days) <= index < len(days) else None


def feast(rule: str, year: int) -> date | None:
    """Return the day of a feast in a year; *rule* is "MM-DD", "easter+N" or "MM/weekday/nth"."""
    if rule.startswith("easter"):
        return plus_days(easter(year), int(rule[6:] or 0))
    if "/" in rule:
        month, weekday, nth = (int(part) for part in rule.split("/"))
        return nth_weekday(year, month, weekday, nth)
    month, day = (int(part) for part in rule.split("-"))
    return day_or_none(year, month, day)


def choose(spans: Iterable[Days | None], anchor: date, tense: Tense) -> Days | None:
    """Return the one of several recurring spans that a tense means.

    Past: the last that has begun by the anchor; future: the first that has not ended before it; else the nearest.
    """
    known = [(s.first, s.last, s) for s in spans if s and s.first and s.last]
    known.sort(key=lambda item: item[0])
    if tense == Tense.PAST:
        begun = [span for first, _, span in known if first <= anchor]
        return begun[-1] if begun else None
    if tense == Tense.FUTURE:
        coming = [span for _, last, span in known if last >= anchor]
        return coming[0] if coming else None
    nearest = sorted(known, key=lambda item: max((item[0] - anchor).days, (anchor - item[1]).days, 0))
    return nearest[0][2] if nearest else None


def beside(spans: Sequence[Days | None], anchor: date, shift: int, tense: Tense) -> Days | None:
    """Return the last span wholly before the anchor (shift -1), the first wholly after it (1), or the one by tense."""
    if shift < 0:
        return choose([s for s in spans if s and s.last and s.last < anchor], anchor, Tense.PAST)
    if shift > 0:
        return choose([s for s in spans if s and s.first and s.first > anchor], anchor, Tense.FUTURE)
    return choose(spans, anchor, tense)


def third(span: Days, part: int) -> Days | None:
    """Return the first, second or last third (0, 1, 2) of a span: of whole months where it has at least three."""
    if not (span.first and span.last) or span.first == span.last:
        return span
    count = (span.last.year - span.first.year) * 12 + span.last.month - span.first.month + 1
    if span.first.day == 1 and (span.last + timedelta(days=1)).day == 1 and count >= 3:
        cuts = [plus_months(span.first, round(count * n / 3)) for n in (0, 1, 2, 3)]
    else:
        length = ((span.last - span.first).days + 1) // 3
        after = span.last + timedelta(days=1)
        cuts = [*(plus_days(span.first, length * n) for n in (0, 1, 2)), after]
    first, after_it = cuts[part], cuts[part + 1]
    return Days(first, after_it - timedelta(days=1), Grain.INTERVAL) if first and after_it else None
