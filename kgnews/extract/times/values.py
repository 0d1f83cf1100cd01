"""What a time expression says before it is placed on a calendar: small frozen values.

The kinds follow TIMEX3 (TimeML) in spirit: dates, durations and sets, here split by what is needed to place them.
Weekdays are ISO numbers (Monday 1 … Sunday 7), months 1–12, seasons 0 (spring) to 3 (winter).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A unit of time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Edge(StrEnum):
    """A part of a longer time."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Base(StrEnum):
    """From where a relative time counts: the day of publication, or a time named before."""

    ANCHOR = "anchor"
    REFERENCE = "reference"


class Side(StrEnum):
    """How a bound cuts time open."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """ "mardi 17 novembre 2015", "le 17 novembre prochain" (shift 1), "le 15": the parts that are given."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """ "mardi", "mardi dernier" (shift -1), "mardi prochain" (1), "vendredi de cette semaine" (week 0)."""

    weekday: int
    shift: int | None = None
    week: int | None = None
    base: Base = Base.ANCHOR


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """ "mai", "mai 2017", "mai dernier"."""

    month: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarYears:
    """A year, a decade or a century: first and last year, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Period:
    """A unit counted from a base: "hier" (day, -1), "la semaine prochaine" (week, 1), "cette année" (year, 0)."""

    unit: Unit
    shift: int
    base: Base = Base.ANCHOR


@dataclass(frozen=True, slots=True)
class Season:
    """ "au printemps 2016", "l'été dernier"."""

    season: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Fraction:
    """One of ``count`` equal parts of a year: "le premier trimestre de 2019" is part 1 of 4."""

    part: int
    count: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """ "le premier vendredi de juillet"; nth -1 is the last one."""

    nth: int
    weekday: int
    month: TimeValue


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast. ``rule`` is "MM-DD", "easter+N" or "MM/weekday/nth"."""

    rule: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """ "fin novembre", "mi-2018"."""

    edge: Edge
    of: TimeValue


@dataclass(frozen=True, slots=True)
class WeekOf:
    """ "la semaine du 5 mai"; with ``weekend`` the Saturday and Sunday of that week."""

    of: TimeValue
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of a unit; amount None is vague ("quelques jours"), ``about`` means about so many ("une dizaine")."""

    amount: int | None
    unit: Unit
    about: bool = False


@dataclass(frozen=True, slots=True)
class Offset:
    """A quantity before (-1) or after (1) a base: "dans une semaine", "three years ago", "deux jours plus tôt"."""

    quantity: Quantity
    direction: int
    base: Base = Base.ANCHOR
    from_: TimeValue | None = None  # "two days before Christmas"
    future_only: bool = False  # "in two weeks": with a past tense it is a duration


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch of a quantity up to (-1) or from (1) the anchor: "les trois dernières semaines"."""

    quantity: Quantity
    direction: int


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included."""

    first: TimeValue
    last: TimeValue


@dataclass(frozen=True, slots=True)
class Bound:
    """A time that is open on one side: "depuis 2015", "jusqu'au 3 mars", "avant mardi".

    ``lean`` -1 and 1 say that the bound lies in the past ("depuis mardi") or the future ("d'ici mardi") whatever the
    tense.
    """

    side: Side
    of: TimeValue
    lean: int = 0


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day without a day."""


@dataclass(frozen=True, slots=True)
class Duration:
    """How long: "pendant trois ans". It names no time."""

    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Repeated:
    """How often: "chaque mardi". It names no single time."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A time that words outside the expression settle: "two days after" before "the vote"."""


TimeValue = (
    CalendarDay
    | Weekday
    | CalendarMonth
    | CalendarYears
    | Period
    | Season
    | Fraction
    | NthWeekday
    | Holiday
    | Part
    | WeekOf
    | Offset
    | Window
    | Range
    | Bound
    | Clock
    | Duration
    | Repeated
    | Unplaced
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A place in a text that speaks of a time.

    ``start`` and ``end`` are half-open character offsets into the text searched and include the preposition.
    ``adjunct`` is true when the words can be taken out of the sentence without leaving a hole. ``open_start`` and
    ``open_end`` tell which side is unbounded.
    """

    start: int
    end: int
    value: TimeValue
    adjunct: bool
    open_start: bool = False
    open_end: bool = False
