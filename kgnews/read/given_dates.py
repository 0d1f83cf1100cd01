"""Dates as formats write them: ISO 8601 with or without time, RFC 822 of feeds, plain figures, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d{3})")
_SLASHED = re.compile(r"\s*(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_PARTIAL = re.compile(r"\s*(\d{4})(?:-(0[1-9]|1[0-2]))?\s*")
_SECONDS = re.compile(r"\s*(1\d{9})(?:\d{3})?(?:\.\d+)?\s*")  # from 2001 to 2033; or thousandths
_FIRST_YEAR = 1600  # Gazettes begin about then; what is before is a field left empty
_LONGEST = 100


def given_day(value: object) -> str | None:
    """Return the ISO date that *value* gives, in its own time zone; a partial one (2015-11) where it has no day.

    None where it gives none: prose, an empty field, the zero of a clock (1970-01-01T00:00:00 as well as 0001-01-01).

    >>> given_day("2024-03-05T23:30:00-05:00"), given_day("Tue, 05 Mar 2024 23:30:00 -0500"), given_day(20240305)
    ('2024-03-05', '2024-03-05', '2024-03-05')
    """
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = str(value)[:_LONGEST]
    if "1970-01-01T00:00" in text:
        return None
    found = _ISO.match(text) or _SLASHED.match(text)
    day = _day(int(found[1]), int(found[2]), int(found[3])) if found else None
    if day is None and (seconds := _SECONDS.fullmatch(text)):
        return datetime.fromtimestamp(int(seconds[1]), UTC).date().isoformat()
    if found:
        return day
    partial = _PARTIAL.fullmatch(text)
    if partial:
        return text.strip() if int(partial[1]) >= _FIRST_YEAR else None
    try:
        written = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return _day(written.year, written.month, written.day)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= _FIRST_YEAR else None
    except ValueError:
        return None
