"""Makes the value of a rule from what its form has captured: one small function for each ``build`` name of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kgnews.extract.times.values import (
    Base,
    Bound,
    CalendarDay,
    CalendarMonth,
    CalendarYears,
    Clock,
    Duration,
    Edge,
    Fraction,
    Holiday,
    NthWeekday,
    Offset,
    Part,
    Period,
    Quantity,
    Range,
    Repeated,
    Season,
    Side,
    TimeValue,
    Unit,
    Weekday,
    WeekOf,
    Window,
)
from kgnews.timewords import TimeRule

Captures = Mapping[str, object]
TIME_NAMES = frozenset({"time", "first", "last"})  # what is captured under these names is a time
_TIMES = (
    CalendarDay,
    Weekday,
    CalendarMonth,
    CalendarYears,
    Period,
    Season,
    Fraction,
    NthWeekday,
    Holiday,
    Part,
    WeekOf,
    Offset,
    Window,
    Range,
    Bound,
    Clock,
    Duration,
    Repeated,
)


def _whole(captures: Captures, name: str) -> int | None:
    value = captures.get(name)
    return value if isinstance(value, int) else None


def _needed(captures: Captures, name: str) -> int:
    value = captures[name]
    if not isinstance(value, int):
        raise TypeError(f"{name} is {value!r}, not a number")
    return value


def _base(captures: Captures) -> Base:
    return Base(str(captures.get("base", "anchor")))


def as_time(value: object, symbol: str) -> TimeValue:
    """Return what stands for a time in a form; a bare number is read by the symbol it was found as."""
    if isinstance(value, int):
        match symbol:
            case "weekday":
                return Weekday(value)
            case "season":
                return Season(value)
            case "month" | "bigmonth" | "shortmonth" | "namemonth":
                return CalendarMonth(value)
            case "year" | "modernyear":
                return CalendarYears(value, value)
    if isinstance(value, _TIMES):
        return value
    raise TypeError(f"{symbol} is {value!r}, not a time")


def _time(captures: Captures, name: str = "time") -> TimeValue:
    value = captures[name]
    if not isinstance(value, _TIMES):
        raise TypeError(f"{name} is {value!r}, not a time")
    return value


def _quantity(captures: Captures) -> Quantity:
    value = captures["quantity"]
    if not isinstance(value, Quantity):
        raise TypeError(f"quantity is {value!r}")
    about = value.about or bool(captures.get("about"))
    return Quantity(value.amount, value.unit, about)


def _day(captures: Captures) -> TimeValue | None:
    optional = {name: _whole(captures, name) for name in ("month", "year", "weekday", "shift")}
    if (optional["month"] or 1) > 12:
        return None
    return CalendarDay(_needed(captures, "day"), **optional)


def _dated(captures: Captures) -> TimeValue | None:
    """A complete date with something said before or after it: "samedi 23/06/18"."""
    value = captures["date"]
    weekday = _whole(captures, "weekday")
    if not isinstance(value, CalendarDay):
        return None
    return CalendarDay(value.day, value.month, value.year or _whole(captures, "year"), weekday)


def _day_of(captures: Captures) -> TimeValue | None:
    """A day of a month that is itself a time: "le 4 de ce mois"."""
    month = _time(captures)
    if isinstance(month, CalendarMonth):
        return CalendarDay(_needed(captures, "day"), month.month, month.year)
    return None


def _weekday(captures: Captures) -> TimeValue | None:
    return Weekday(_needed(captures, "weekday"), _whole(captures, "shift"), _whole(captures, "week"), _base(captures))


def _month(captures: Captures) -> TimeValue | None:
    return CalendarMonth(_needed(captures, "month"), _whole(captures, "year"), _whole(captures, "shift"))


def _year(captures: Captures) -> TimeValue | None:
    year = _needed(captures, "year")
    return CalendarYears(year, year)


def _decade(captures: Captures) -> TimeValue | None:
    value = captures["decade"]
    if isinstance(value, CalendarYears):
        return value
    first = _needed(captures, "decade")
    if first % 10 or 0 < first < 20:
        return None
    first = first if first > 100 else 1900 + first
    return CalendarYears(first, first + 9)


def _century(captures: Captures) -> TimeValue | None:
    number = _needed(captures, "ordinal")
    return CalendarYears(100 * number - 99, 100 * number) if 10 <= number <= 22 else None


def _period(captures: Captures) -> TimeValue | None:
    return Period(Unit(str(captures["unit"])), _needed(captures, "shift"), _base(captures))


def _dayword(captures: Captures) -> TimeValue | None:
    return Period(Unit.DAY, _needed(captures, "dayword"))


def _season(captures: Captures) -> TimeValue | None:
    return Season(_needed(captures, "season"), _whole(captures, "year"), _whole(captures, "shift"))


def _fraction(captures: Captures) -> TimeValue | None:
    unit = Unit(str(captures["unit"]))
    count = {Unit.QUARTER: 4, Unit.HALF: 2}.get(unit)
    part = _needed(captures, "ordinal")
    if count is None or part == 0 or part > count:
        return None
    return Fraction(part if part > 0 else count, count, _whole(captures, "year"), _whole(captures, "year_shift"))


def _nth(captures: Captures) -> TimeValue | None:
    nth = _needed(captures, "ordinal")
    month = _time(captures)
    in_month = isinstance(month, CalendarMonth) or (isinstance(month, Period) and month.unit == Unit.MONTH)
    return NthWeekday(nth, _needed(captures, "weekday"), month) if in_month and (1 <= nth <= 5 or nth == -1) else None


def _holiday(captures: Captures) -> TimeValue | None:
    if "holiday" in captures and isinstance(captures["holiday"], Holiday):
        return Holiday(captures["holiday"].rule, _whole(captures, "year"), _whole(captures, "shift"))
    return Holiday(str(captures["rule"]))


def _part(captures: Captures) -> TimeValue | None:
    return Part(Edge(str(captures["edge"])), _time(captures))


def _part_unit(captures: Captures) -> TimeValue | None:
    """A part of the running unit: "à la fin de l'année"."""
    return Part(Edge(str(captures["edge"])), Period(Unit(str(captures["unit"])), 0))


def _week_of(captures: Captures) -> TimeValue | None:
    return WeekOf(_time(captures), bool(captures.get("weekend")))


def _offset(captures: Captures) -> TimeValue | None:
    from_ = _time(captures) if "time" in captures else None
    future_only = bool(captures.get("future_only"))
    return Offset(_quantity(captures), _needed(captures, "direction"), _base(captures), from_, future_only)


def _window(captures: Captures) -> TimeValue | None:
    if "quantity" in captures:
        return Window(_quantity(captures), _needed(captures, "direction"))
    quantity = Quantity(_whole(captures, "number"), Unit(str(captures["unit"])))
    shift = _whole(captures, "shift")
    direction = shift if shift is not None else _needed(captures, "direction")
    return Window(quantity, direction) if direction else None


def _same(captures: Captures) -> TimeValue | None:
    return _time(captures)


def _clock(captures: Captures) -> TimeValue | None:
    return Clock()


def _duration(captures: Captures) -> TimeValue | None:
    return Duration(_quantity(captures))


def _repeated(captures: Captures) -> TimeValue | None:
    return Repeated()


def _night(captures: Captures) -> TimeValue | None:
    """The night before: its hours lie on both sides of midnight."""
    return Range(Period(Unit.DAY, -1), Period(Unit.DAY, 0))


def _bound(captures: Captures) -> TimeValue | None:
    return Bound(Side(str(captures["side"])), _time(captures), _whole(captures, "lean") or 0)


def _since(captures: Captures) -> TimeValue | None:
    """Since a quantity ago: "depuis trois ans"."""
    return Bound(Side.SINCE, Offset(_quantity(captures), -1), -1)


def _until(captures: Captures) -> TimeValue | None:
    """Within a quantity: "d'ici deux ans"."""
    return Bound(Side.UNTIL, Offset(_quantity(captures), 1), 1)


def _days(captures: Captures) -> TimeValue | None:
    """Two days that share what stands once: "les 5 et 6 mai", "19-20 novembre"."""
    if "dayrange" in captures:
        pair = captures["dayrange"]
        if not isinstance(pair, tuple):
            return None
        month, year = _whole(captures, "month"), _whole(captures, "year")
        return Range(CalendarDay(int(pair[0]), month, year), CalendarDay(int(pair[1]), month, year))
    last = _time(captures)
    day = _needed(captures, "day")
    if isinstance(last, CalendarDay):
        return Range(CalendarDay(day, last.month, last.year, _whole(captures, "weekday")), last)
    return None


def _days_after(captures: Captures) -> TimeValue | None:
    """Two days of which the first says the month: "November 17 and 18"."""
    first = _time(captures)
    if isinstance(first, CalendarDay):
        return Range(
            CalendarDay(first.day, first.month, first.year), CalendarDay(_needed(captures, "day"), first.month)
        )
    return None


def _range(captures: Captures) -> TimeValue | None:
    return Range(_time(captures, "first"), _time(captures, "last"))


def _counted(captures: Captures) -> Quantity:
    return Quantity(_whole(captures, "number"), Unit(str(captures["unit"])), bool(captures.get("about")))


def _grouped(captures: Captures) -> Quantity:
    return Quantity(_whole(captures, "collective"), Unit(str(captures["unit"])), True)


def _value(captures: Captures) -> object:
    """A word made of several: its value is given by the rule."""
    return captures["value"]


#: Every ``build`` name that the data may use: the function, and the names that its rules must capture or give
#: ("|" between names of which one is needed). "quantity", "collective" and "value" make parts, the others times.
BUILDERS: Mapping[str, tuple[Callable[[Captures], object], tuple[str, ...]]] = {
    "day": (_day, ("day",)),
    "dated": (_dated, ("date",)),
    "day-of": (_day_of, ("day", "time")),
    "weekday": (_weekday, ("weekday",)),
    "month": (_month, ("month",)),
    "year": (_year, ("year",)),
    "decade": (_decade, ("decade",)),
    "century": (_century, ("ordinal",)),
    "period": (_period, ("unit", "shift")),
    "dayword": (_dayword, ("dayword",)),
    "season": (_season, ("season",)),
    "fraction": (_fraction, ("unit", "ordinal")),
    "nth": (_nth, ("ordinal", "weekday", "time")),
    "holiday": (_holiday, ("holiday|rule",)),
    "part": (_part, ("edge", "time")),
    "part-unit": (_part_unit, ("edge", "unit")),
    "week-of": (_week_of, ("time",)),
    "offset": (_offset, ("quantity", "direction")),
    "window": (_window, ("quantity|unit", "shift|direction")),
    "same": (_same, ("time",)),
    "clock": (_clock, ()),
    "duration": (_duration, ("quantity",)),
    "repeated": (_repeated, ()),
    "night": (_night, ()),
    "bound": (_bound, ("side", "time")),
    "since": (_since, ("quantity",)),
    "until": (_until, ("quantity",)),
    "days": (_days, ("dayrange|day", "dayrange|time")),
    "days-after": (_days_after, ("time", "day")),
    "range": (_range, ("first", "last")),
    "quantity": (_counted, ("unit",)),
    "collective": (_grouped, ("collective", "unit")),
    "value": (_value, ("value",)),
}


def missing_names(rule: TimeRule, captured: Iterable[str]) -> list[str]:
    """Return what the ``build`` of a rule needs and one of its forms neither captures nor has as a constant."""
    if rule.build not in BUILDERS:
        return [f"no value is built as {rule.build!r}; known are {', '.join(sorted(BUILDERS))}"]
    have = set(captured) | {name for name, _ in rule.constants}
    return [f"{rule.build} needs {need}" for need in BUILDERS[rule.build][1] if not have & set(need.split("|"))]


def build_value(rule: TimeRule, captures: Captures) -> object | None:
    """Return the value of a rule, or None when what was captured makes none ("the 5th quarter")."""
    return BUILDERS[rule.build][0](captures)
