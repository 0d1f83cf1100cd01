"""Reads numbers and what is written with digits: days, years, numeric dates, clock times, numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kgnews.extract.times.values import CalendarDay, CalendarMonth, CalendarYears, Clock
from kgnews.timewords import TimeWords

Values = Mapping[str, object]

_NUMBER = re.compile(r"(\d+)([^\W\d_]*)(\d*)\Z")
_PARTS = re.compile(r"(\d+)([.,/:–-])(\d+)(?:([.,/–-])(\d+))?\Z")
_GROUPED = re.compile(r"\d{1,3}(?:[,   ]\d{3})+\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:.h][0-5]\d)?\Z")
_ROMAN = re.compile(r"(X{0,3})(IX|IV|V?I{0,3})([^\W\d_A-Z]+)\Z")
FIRST_YEAR, LAST_YEAR = 1000, 2199  # what a number of four digits may mean as a year
PIVOT = 30  # a year of two digits: up to here in this century


def number_sets() -> Iterable[frozenset[str]]:
    """Yield every set of symbols that a token with digits or a number in words can have."""
    for digits in (0, 1, 2, 3, 4, 5):
        for value in (0, 1, 12, 24, 25, 31, 32, 100, FIRST_YEAR, 1950, 2000, LAST_YEAR, LAST_YEAR + 1):
            yield frozenset(cardinal(value, digits))
            yield frozenset(ordinal(value))
    for symbol in ("numdate", "numshort", "clock", "yearrange", "dayrange", "decadeyear", "monthyear"):
        yield frozenset({symbol})


def cardinal(value: int, digits: int) -> dict[str, object]:
    """Return the symbols of a number; *digits* is how many it is written with, 0 when in words."""
    found: dict[str, object] = {"number": value}
    if 1 <= value <= 31 and digits <= 2:
        found["day"] = value
    if value <= 24 and digits <= 2:
        found["hour"] = value
    if FIRST_YEAR <= value <= LAST_YEAR and digits in (0, 4):
        found["year"] = value
        if 1900 <= value < 2100 and (value % 100 or value == 2000) and digits:
            found["modernyear"] = value
    if digits == 2:
        found["shortyear"] = full_year(value)
    return found


def ordinal(value: int) -> dict[str, object]:
    """Return the symbols of an ordinal."""
    found: dict[str, object] = {"ordinal": value}
    if 1 <= value <= 31:
        found["day"] = value
    return found


def full_year(value: int) -> int:
    """Return the year that two digits mean: 16 is 2016, 78 is 1978."""
    return value if value >= 100 else (2000 if value <= PIVOT else 1900) + value


@lru_cache(maxsize=4096)
def read_digits(token: str, words: TimeWords) -> Values:
    """Return the symbols of a token that begins with a digit."""
    if _GROUPED.match(token):
        return {"number": int(re.sub(r"\D", "", token))}
    simple = _NUMBER.match(token)
    if simple:
        digits, letters, more = simple.groups()
        suffix = letters.lower()
        if not letters:
            return {} if digits[0] == "0" and len(digits) > 2 else cardinal(int(digits), len(digits))
        if not more and suffix in words.ordinal_suffixes and int(digits) < 100:
            return ordinal(int(digits))
        if not more and suffix in words.decade_suffixes and int(digits) % 10 == 0:
            return _decade(int(digits))
        if suffix in words.clock_suffixes and int(digits) <= 24 and (not more or int(more) < 60):
            return {"clock": Clock()}
        return {}
    letters = token[-1:]
    parts = _PARTS.match(token)
    if not parts:
        stripped = token.rstrip("".join({c for c in token if c.isalpha()})) if letters.isalpha() else ""
        suffix = token[len(stripped) :].lower()
        is_clock = bool(stripped) and suffix in words.clock_suffixes and _CLOCK.match(stripped)
        return {"clock": Clock()} if is_clock else {}
    return _read_parts(parts, words)


def _decade(value: int) -> dict[str, object]:
    first = full_year(value) if value < 100 else value
    if not FIRST_YEAR <= first <= LAST_YEAR or value in (0, 10):
        return {}
    return {"decadeyear": CalendarYears(first, first + (99 if first % 100 == 0 and first < 2000 else 9))}


def _read_parts(parts: re.Match[str], words: TimeWords) -> Values:
    a, separator, b, second, c = parts.groups()
    if c is not None:
        whole = _numeric_day(a, b, c, words.numeric_order) if separator != "," and second in (separator, ",") else None
        return {"numdate": whole} if whole else {}
    first, last = int(a), int(b)
    if separator == ":":
        return {"clock": Clock()} if _CLOCK.match(parts.group()) else {}
    if separator in "-–" and len(a) == 4 and FIRST_YEAR <= first <= LAST_YEAR:
        if len(b) == 4 and first < last <= LAST_YEAR:
            return {"yearrange": CalendarYears(first, last)}
        if len(b) == 2 and last > 12 and last > first % 100:
            return {"yearrange": CalendarYears(first, first - first % 100 + last)}
        if len(b) == 2 and 1 <= last <= 12 and separator == "-":
            return {"monthyear": CalendarMonth(last, first)}
    if separator in "-–" and first < last <= 31:
        return {"dayrange": (first, last)}
    if separator in "/-." and len(a) <= 2 and len(b) <= 2:
        month_first = words.numeric_order == "mdy"
        day, month = (last, first) if month_first else (first, last)
        if month > 12:
            day, month = month, day
        if 1 <= day <= 31 and 1 <= month <= 12:
            return {"numshort": CalendarDay(day, month)}
    return {}


def _numeric_day(a: str, b: str, c: str, order: str) -> CalendarDay | None:
    """Read a date of three numbers: the year is the one of four digits, else the last; the order settles the rest."""
    if len(a) == 4:
        year, first, last = int(a), int(b), int(c)
        month, day = (first, last) if first <= 12 else (last, first)
    elif len(c) in (2, 4) and len(a) <= 2 and len(b) <= 2:
        year, first, last = full_year(int(c)), int(a), int(b)
        day, month = (last, first) if order == "mdy" else (first, last)
        if month > 12:
            day, month = month, day
    else:
        return None
    if 1 <= month <= 12 and 1 <= day <= 31 and FIRST_YEAR <= year <= LAST_YEAR:
        return CalendarDay(day, month, year)
    return None


def read_roman(token: str, words: TimeWords) -> Values:
    """Return the symbols of a token such as "XIXe"; none when it is no Roman ordinal below forty."""
    roman = _ROMAN.match(token)
    if not roman or roman.group(3) not in words.ordinal_suffixes:
        return {}
    units = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    value = 10 * len(roman.group(1)) + units[roman.group(2)]
    return ordinal(value) if value else {}


def combine(total: int, following: int, joiner: bool, multipliers: frozenset[int]) -> int | None:
    """Return the number that *total* and the next number word make, or None when they are two numbers."""
    rest = total % 100
    if following in multipliers and not joiner:
        if following == 20 and rest == 4:
            return total + 76  # quatre-vingts
        if following == 100 and 1 < rest < 20:
            return total + 99 * rest
        if following >= 1000 and 0 < total < following:
            return total * following
    if joiner and following not in (1, 11) and rest:
        return None
    if total >= 100 and ((following < 100 and rest == 0) or (following < 1000 and total % 1000 == 0)):
        return total + following
    if rest >= 20 and rest % 10 == 0 and 1 <= following <= (19 if rest in (60, 80) else 9):
        return total + following
    if rest == 10 and 7 <= following <= 9:
        return total + following  # dix-sept
    if (10 <= total <= 20 and 20 <= following <= 90 and following % 10 == 0) or (total == 20 and 10 <= following < 20):
        return total * 100 + following  # nineteen ninety, twenty sixteen
    return None
