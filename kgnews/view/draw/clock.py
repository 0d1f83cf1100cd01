"""Days on a line: where a time lies, and where the line has its ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kgnews.records import TimeSpan
from kgnews.view.draw.texts import Texts

_TICKS = 8  # at most
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day of a time, as numbers of days; None for an end that is open."""

    start: int | None
    end: int | None

    @property
    def days(self) -> list[int]:
        """The ends that are known."""
        return [day for day in (self.start, self.end) if day is not None]


def stretch(when: TimeSpan | None) -> Stretch | None:
    """Return the days of a time; None where it has none, or no year."""
    if when is None:
        return None
    start, end = _day(when.start, last=False), _day(when.end, last=True)
    unknown = (start is None and when.start) or (end is None and when.end)
    return None if unknown or (start is None and end is None) else Stretch(start, end)


def _day(iso: str | None, last: bool) -> int | None:
    """Return the number of a day; of a month or year, that of its first or *last* day."""
    if not iso or iso.startswith("-"):
        return None
    try:
        year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
        if day:
            return date(year, month, day).toordinal()
        if not last:
            return date(year, month or 1, 1).toordinal()
        after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
        return after.toordinal() - 1
    except ValueError:
        return None


def ticks(first: int, last: int, texts: Texts) -> list[tuple[int, str]]:
    """Return days between *first* and *last* at even steps, each with its name: at most a handful."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    for step in _DAYS:
        if (last - first) // step < _TICKS:
            return [(day, _named(day, before, texts)) for before, day in _pairs(_stepped(start, end, step))]
    months = (end.year - start.year) * 12 + end.month - start.month
    for step in _MONTHS:
        if months // step < _TICKS:
            return list(_months(start, end, step, texts))
    for step in _YEARS:
        if (end.year - start.year) // step < _TICKS:
            break
    years = range(-(-start.year // step) * step, end.year + 1, step)
    return [(date(year, 1, 1).toordinal(), str(year)) for year in years if year and date(year, 1, 1) >= start]


def _stepped(start: date, end: date, step: int) -> list[int]:
    monday = start + timedelta(days=-start.weekday() % 7) if step >= 7 else start
    return list(range(monday.toordinal(), end.toordinal() + 1, step))


def _pairs(days: list[int]) -> Iterator[tuple[int | None, int]]:
    yield from zip([None, *days], days, strict=False)


def _named(day: int, before: int | None, texts: Texts) -> str:
    """Return the name of a day, with its year where it is another than that of the tick before."""
    new = before is None or date.fromordinal(before).year != date.fromordinal(day).year
    iso = date.fromordinal(day).isoformat()
    return texts.date(iso if new else f"-{iso[4:]}")


def _months(start: date, end: date, step: int, texts: Texts) -> Iterator[tuple[int, str]]:
    for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
        day = date(number // 12, number % 12 + 1, 1)
        if day >= start and number % step == 0:
            yield day.toordinal(), texts.date(day.isoformat()[:7])
