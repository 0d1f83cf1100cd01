"""Regular expressions made of a language's words; for lines and heads of paragraphs, not for whole texts."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternation(phrases: Iterable[str]) -> str:
    """Return the source of an expression for any of the folded *phrases*, longest first, in text as it is written.

    Spaces match any run of spaces, apostrophes straight and curly ones. No phrases match nothing.
    """
    ordered = sorted(set(phrases), key=lambda text: (-len(text), text))
    if not ordered:
        return r"(?!)"
    written = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    return "(?:" + "|".join(written) + ")"


def compiled(source: str) -> re.Pattern[str]:
    """Return the expression *source* compiled without regard to case."""
    return re.compile(source, re.IGNORECASE)


def date_expression(
    months: Iterable[str],
    weekdays: Iterable[str],
    suffixes: Iterable[str],
    words: Iterable[str],
    time_words: Iterable[str],
) -> re.Pattern[str]:
    """Return the expression for a date with its weekday and time.

    Its groups are iso, or n1 n2 n3 (3/5/2019), or month and day (m1 d1 or m2 d2) with year; and weekday.
    """
    month = alternation(months)
    word = f"(?:{alternation(words)}\\s+)?"
    day = r"(?P<{}>[0-3]?\d)" + f"(?:{alternation(suffixes)})?"
    weekday = f"{word}(?:(?P<weekday>{alternation(weekdays)})\\.?,?\\s+)?{word}"
    named = (
        f"(?:{day.format('d1')}\\s+{word}(?P<m1>{month})\\.?|(?P<m2>{month})\\.?\\s+{day.format('d2')})(?!\\d)"
        r"(?:,?\s+(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d))?"
    )
    numeric = r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<n1>\d{1,2})[/.](?P<n2>\d{1,2})[/.](?P<n3>\d{4})"
    return compiled(rf"(?<![\w/]){weekday}(?:{named}|{numeric})(?![\w/]){_time(time_words)}")


def _time(words: Iterable[str]) -> str:
    before = rf"(?:\s*[,–-]?\s+)(?:{alternation(words)}\s+)?"
    clock = r"[0-2]?\d\s?(?:[h:]\s?[0-5]\d|h)(?:\s?[ap]\.?m\b\.?)?|[0-2]?\d\s?[ap]\.?m\b\.?"
    zone = r"(?:\s?\(?(?-i:[A-Z]{2,4})(?:\s?[+-]\d{1,2})?\)?(?![\w]))?"
    return rf"(?:{before}(?:{clock}){zone})?"


def role_expression(editors: Iterable[str], authors: Iterable[str], others: Iterable[str]) -> re.Pattern[str]:
    """Return the expression for the words that say what somebody did, in the group editors, authors or others."""
    named = {"editors": editors, "authors": authors, "others": others}
    groups = "|".join(f"(?P<{name}>{alternation(phrases)})" for name, phrases in named.items())
    return compiled(rf"(?<!\w)(?:{groups})(?!\w)\s*:?")
