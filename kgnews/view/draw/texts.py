"""What the pictures say, in a language, and how they write a date; the words stand in ``texts/``, a file for each language."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgnews.errors import UsageError
from kgnews.records import TimeSpan

_FOLDER = Path(__file__).with_name("texts")
# Left-to-right and right-to-left marks, embeddings, overrides and isolates: a name must not turn round what stands beside it.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of a language."""

    lang: str
    statuses: Mapping[str, str]
    kinds: Mapping[str, str]
    words: Mapping[str, str]
    months: Sequence[str]
    dates: Mapping[str, str]

    def date(self, iso: str) -> str:
        """Return an ISO date in words: "2015-11-17" as "17 Nov 2015", "--11-17" as "17 Nov", "2015-11" as "Nov 2015"."""
        parts = iso.removeprefix("--").split("-")
        if iso.startswith("--"):
            parts.insert(0, "")
        year, month, day = (*parts, "", "")[:3]
        if not month:
            return year
        form = "day_of_month" if not year else "day" if day else "month"
        name = self.months[int(month) - 1]
        return self.dates[form].format(day=day.lstrip("0"), month=name, year=year).strip()

    def time(self, when: TimeSpan) -> str:
        """Return a time in words; an open end is told as such."""
        start, end = when.start, when.end
        if start and end:
            one, other = self._beside(start, end), self.date(end)
            return other if start == end else self.dates["span"].format(start=one, end=other)
        if start:
            return self.dates["since"].format(start=self.date(start))
        return self.dates["until"].format(end=self.date(end)) if end else ""

    def _beside(self, iso: str, end: str) -> str:
        """Return a date in words, without the year and month that the one behind it has, too."""
        whole = len(iso) == len(end) == len("2015-11-17")
        if whole and iso[:7] == end[:7]:
            return iso[8:].lstrip("0")
        return self.date(f"-{iso[4:]}" if whole and iso[:4] == end[:4] else iso)


def read_texts(lang: str) -> Texts:
    """Return the words of *lang*; UsageError for a language that the pictures do not speak."""
    known = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    if lang not in known:
        raise UsageError(f"lang {lang!r}: give one of {', '.join(known)}")
    told = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    dates = dict(told["dates"])
    return Texts(lang, told["statuses"], told["kinds"], told["words"], dates.pop("months"), dates)


def one_line(text: str) -> str:
    """Return *text* as a picture can hold it: in one line, without what turns it round, and of characters that XML allows."""
    plain = " ".join(_DIRECTIONS.sub("", text).split())
    return "".join("\ufffd" if unicodedata.category(char) in {"Cc", "Cs", "Cn"} else char for char in plain)


def shortened(text: str, longest: int) -> str:
    """Return *text* cut to at most *longest* characters, with "…" where something is missing."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def broken(text: str, width: int, most: int) -> tuple[str, ...]:
    """Return *text* in at most *most* lines of about *width* characters, broken between words; what is too much ends in "…"."""
    if len(text) <= width + width // 3:
        return (text,)
    found = [""]
    for word in text.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > width and len(found) < most:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return tuple(shortened(line, width + width // 3) for line in found)
