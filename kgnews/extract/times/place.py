"""Places the value of a time expression on the calendar, seen from one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from kgnews.extract.times import days
from kgnews.extract.times.days import SEASON_MONTHS, Days
from kgnews.extract.times.values import (
    Base,
    Bound,
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Edge,
    Fraction,
    Holiday,
    NthWeekday,
    Offset,
    Part,
    Period,
    Quantity,
    Range,
    Season,
    Side,
    TimeValue,
    Unit,
    Weekday,
    WeekOf,
    Window,
)
from kgnews.records import Grain, Tense

_THIRDS = {Edge.START: 0, Edge.MIDDLE: 1, Edge.END: 2}
_YEARS_AROUND = range(-9, 10)  # far enough for every 29 February
_A_YEAR = 366  # days within which a weekday settles which year is meant
_SIX_WEEKS = 42  # days within which "mardi 17" is looked for
_FROM_TEN = 10  # an approximate amount from here on names no month or year
Recurring = CalendarDay | CalendarMonth | Weekday | Season | Fraction | Holiday | NthWeekday


@dataclass(frozen=True, slots=True)
class View:
    """From where a time is seen: the day, the tense of the clause, and a time named before."""

    day: date
    tense: Tense
    reference: Days | None = None


def place(value: TimeValue, view: View) -> Days | None:
    """Return the days of a value, or None when it names none or cannot be settled."""
    match value:
        case CalendarDay():
            return _calendar_day(value, view)
        case Weekday():
            return _weekday(value, view)
        case CalendarMonth():
            return _calendar_month(value, view)
        case CalendarYears():
            return days.years(value.first, value.last)
        case Period():
            return _period(value, view)
        case Season() | Fraction() | Holiday() | NthWeekday():
            return _of_a_year(value, view)
        case Part():
            whole = place(value.of, view)
            return days.third(whole, _THIRDS[value.edge]) if whole else None
        case WeekOf():
            inner = place(value.of, view)
            if not (inner and inner.first):
                return None
            return days.weekend(inner.first) if value.weekend else days.week(inner.first)
        case Offset():
            return _offset(value, view)
        case Window():
            return _window(value, view)
        case Range():
            return _range(value, view)
        case Bound():
            return _bound(value, view)
        case _:
            return None


def _calendar_day(value: CalendarDay, view: View) -> Days | None:
    if value.month and value.year:
        return days.one_day(days.day_or_none(value.year, value.month, value.day))
    if value.month is None and value.weekday:
        return _day_of_weekday(value, view)
    if value.month:
        month = value.month
        found = [days.day_or_none(view.day.year + n, month, value.day) for n in _YEARS_AROUND]
    else:
        starts = [days.plus_months(view.day.replace(day=1), n) for n in range(-13, 14)]
        found = [days.day_or_none(s.year, s.month, value.day) for s in starts if s]
    named = [day for day in found if day and day.isoweekday() == value.weekday and _near(day, view.day)]
    return days.beside([days.one_day(day) for day in named or found], view.day, value.shift or 0, view.tense)


def _day_of_weekday(value: CalendarDay, view: View) -> Days | None:
    """Place "mardi 17": the nearest such day by tense, or against it when there is none near on its side."""
    around = [view.day + timedelta(days=n) for n in range(-_SIX_WEEKS, _SIX_WEEKS + 1)]
    found = [days.one_day(day) for day in around if (day.day, day.isoweekday()) == (value.day, value.weekday)]
    return days.choose(found, view.day, view.tense) or days.choose(found, view.day, Tense.NONE)


def _near(day: date, anchor: date) -> bool:
    return abs((day - anchor).days) <= _A_YEAR


def _weekday(value: Weekday, view: View) -> Days | None:
    anchor = view.day
    if value.base == Base.REFERENCE:
        named = _reference_day(view)
        if named is None:
            return None
        anchor = named
    if value.week is not None:
        monday = days.week(anchor).first
        return days.one_day(monday + timedelta(days=7 * value.week + value.weekday - 1)) if monday else None
    around = [anchor + timedelta(days=n) for n in range(-7, 8)]
    spans = [days.one_day(day) for day in around if day.isoweekday() == value.weekday]
    return days.beside(spans, anchor, value.shift or 0, view.tense)


def _calendar_month(value: CalendarMonth, view: View) -> Days | None:
    if value.year:
        return days.months(value.year, value.month)
    spans = [days.months(view.day.year + n, value.month) for n in (-2, -1, 0, 1, 2)]
    return days.beside(spans, view.day, value.shift or 0, view.tense)


def _period(value: Period, view: View) -> Days | None:
    anchor: date | None = view.day
    if value.base == Base.REFERENCE:
        anchor = _reference_edge(view, value.unit, value.shift)
    if anchor is None:
        return None
    if value.unit == Unit.WEEKEND:
        near = [days.weekend(anchor + timedelta(days=7 * n)) for n in (-1, 0, 1)]
        return days.beside(near, anchor, value.shift, view.tense)
    moved = days.shifted(anchor.replace(day=1), value.unit, value.shift)
    if value.unit in (Unit.DAY, Unit.WEEK):
        moved = days.shifted(anchor, value.unit, value.shift)
    return days.unit_of(value.unit, moved) if moved else None


def _reference_day(view: View) -> date | None:
    """Return the reference when it is a single day."""
    reference = view.reference
    return reference.first if reference and reference.first == reference.last else None


_COARSE = {Grain.DAY: 0, Grain.WEEK: 1, Grain.MONTH: 2, Grain.YEAR: 3}
_FINEST = {Unit.WEEK: 1, Unit.WEEKEND: 1, Unit.FORTNIGHT: 0, Unit.DAY: 0, Unit.MONTH: 2, Unit.YEAR: 3}


def _reference_edge(view: View, unit: Unit, direction: int) -> date | None:
    """Return the day to count from, or None where the reference is coarser than the unit ("the next day" of a year)."""
    reference = view.reference
    if reference is None or _COARSE.get(reference.grain, 9) > _FINEST.get(unit, -1):
        return None
    return reference.last if direction > 0 else reference.first


def _of_a_year(value: Season | Fraction | Holiday | NthWeekday, view: View) -> Days | None:
    """Place what comes once a year: in the year that is given, else in the one that the tense means."""
    if isinstance(value, NthWeekday):
        inner = value.month
        if not (isinstance(inner, CalendarMonth) and inner.year is None and inner.shift is None):
            month = place(inner, view)
            in_it = (
                days.nth_weekday(month.first.year, month.first.month, value.weekday, value.nth)
                if (month and month.first)
                else None
            )
            return days.one_day(in_it)
        spans = [
            days.one_day(days.nth_weekday(view.day.year + n, inner.month, value.weekday, value.nth)) for n in (-1, 0, 1)
        ]
        return days.choose(spans, view.day, view.tense)
    if isinstance(value, Season) and value.season == 3 and value.year:
        return None  # "winter 2016" may begin or end in 2016
    if isinstance(value, Fraction) and value.shift is not None:
        return _yearly(value, view.day.year + value.shift)
    if value.year:
        return _yearly(value, value.year)
    spans = [_yearly(value, view.day.year + n) for n in (-2, -1, 0, 1, 2)]
    return days.beside(spans, view.day, value.shift or 0, view.tense)


def _yearly(value: Season | Fraction | Holiday, year: int) -> Days | None:
    if isinstance(value, Holiday):
        return days.one_day(days.feast(value.rule, year))
    if isinstance(value, Season):
        return days.months(year, SEASON_MONTHS[value.season], 3, Grain.INTERVAL)
    length = 12 // value.count
    return days.months(year, 1 + length * (value.part - 1), length, Grain.INTERVAL)


def _offset(value: Offset, view: View) -> Days | None:
    if value.future_only and view.tense == Tense.PAST:
        return None
    start: date | None = view.day
    if value.from_:
        inner = place(value.from_, view)
        start = _reference_edge(replace(view, reference=inner), value.quantity.unit, value.direction)
    elif value.base == Base.REFERENCE:
        start = _reference_edge(view, value.quantity.unit, value.direction)
    moved = _moved(start, value.quantity, value.direction) if start else None
    if moved is None:
        return None
    unit, about = value.quantity.unit, value.quantity.about
    if unit in (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT):
        return days.week(moved) if about else days.one_day(moved)
    if unit in (Unit.MONTH, Unit.YEAR) and not (about and (value.quantity.amount or 0) >= _FROM_TEN):
        return days.unit_of(unit, moved)
    return None


def _moved(start: date, quantity: Quantity, direction: int) -> date | None:
    if quantity.amount is None:
        return None
    return days.shifted(start, quantity.unit, direction * quantity.amount)


def _window(value: Window, view: View) -> Days | None:
    edge = _moved(view.day, value.quantity, value.direction)
    if edge is None or value.quantity.about:
        return None
    first, last = (edge, view.day) if value.direction < 0 else (view.day, edge)
    return Days(first, last, Grain.INTERVAL)


def _recurs(value: TimeValue) -> bool:
    """Tell whether a value comes again and again: its year (or week) is not given."""
    if isinstance(value, Part):
        return _recurs(value.of)
    if isinstance(value, Weekday):
        return value.shift is None and value.week is None and value.base == Base.ANCHOR
    if isinstance(value, CalendarDay):
        return value.year is None and value.shift is None
    return isinstance(value, CalendarMonth | Season | Fraction | Holiday) and value.year is None and value.shift is None


def _range(value: Range, view: View) -> Days | None:
    if _recurs(value.last) and not _recurs(value.first):
        first = place(value.first, view)
        start = first.first if first else None
        last = place(value.last, View(start, Tense.FUTURE)) if start else None
    else:
        last = place(value.last, view)
        first_view = view
        if _recurs(value.first) and last and last.first:
            first_view = View(last.first, Tense.PAST)
        first = place(value.first, first_view)
    if not (first and last and first.first and last.last) or first.first > last.last:
        return None
    return Days(first.first, last.last, Grain.INTERVAL)


def _bound(value: Bound, view: View) -> Days | None:
    tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(value.lean, view.tense)
    inner = place(value.of, replace(view, tense=tense))
    if inner is None or isinstance(value.of, Range):
        return inner  # "from 3 to 5 May" is bounded on both sides
    if value.side == Side.SINCE and isinstance(value.of, Offset) and value.of.base == Base.ANCHOR:
        start = None if value.of.quantity.about else _moved(view.day, value.of.quantity, value.of.direction)
        return Days(start, None, Grain.INTERVAL) if start else None
    match value.side:
        case Side.SINCE:
            return Days(inner.first, None, Grain.INTERVAL)
        case Side.UNTIL:
            return Days(None, inner.last, Grain.INTERVAL)
        case Side.BEFORE:
            return Days(None, inner.first - timedelta(days=1), Grain.INTERVAL) if inner.first else None
        case Side.AFTER:
            return Days(inner.last + timedelta(days=1), None, Grain.INTERVAL) if inner.last else None
