"""Lines of a page that are not of the article: counters, buttons, notices, other articles, readers' comments."""

from __future__ import annotations

import re
from enum import Enum, auto

from kgnews.read.patterns import Patterns, alternation, fold

_LONGEST = 250  # characters of a notice
_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
_BULLETS = " \t*•·▶►→>»|[]()+-–—#"
_COUNTER = re.compile(r"[+-]?\s?\d[\d.,\s]*\s?[kKmM%]?")
_READER = re.compile(r"([^\W\d_][\w.-]{2,24})\s?:\s+\S")
_HANDLE = re.compile(r"[\d_]")
_CREDIT_LENGTH = 80


class Kind(Enum):
    """What a line is."""

    BODY = auto()
    STRAY = auto()  # counters, lone letters
    NOTICE = auto()
    COMMENTS = auto()  # head of the readers' comments
    RELATED = auto()  # head of a list of other articles


def classify(line: str, patterns: Patterns) -> Kind:
    """Return what kind of line *line* is, by its form and the notices of the language.

    >>> classify("3 commentaires", load_patterns("fr"))
    <Kind.COMMENTS: 4>
    """
    if len(line) > _LONGEST:
        return Kind.BODY
    if _is_stray(line):
        return Kind.STRAY
    folded = _NUMBER.sub("#", fold(line)).strip(_BULLETS.replace("#", "")).strip()
    whole = folded.strip(" .:…!»>()").strip()
    if whole in patterns.comments:
        return Kind.COMMENTS
    if whole in patterns.related:
        return Kind.RELATED
    if whole in patterns.notices_whole or folded.startswith(patterns.notices_starts):
        return Kind.NOTICE
    if any(phrase in folded for phrase in patterns.notices_contains):
        return Kind.NOTICE
    return Kind.BODY


def is_publication(line: str, patterns: Patterns) -> bool:
    """Whether the short line *line* says when the article was published or changed."""
    return len(line) <= _LONGEST and fold(line).lstrip(_BULLETS).startswith(patterns.published)


def is_reader(line: str, before: str) -> bool:
    """Whether *line* is a reader's comment: "Zorro29 : …", by a name with a digit that is not in the text before it."""
    found = _READER.match(line)
    return bool(found and _HANDLE.search(found[1]) and found[1].casefold() not in before.casefold())


def credit_start(paragraph: str, patterns: Patterns) -> int | None:
    """Return where the credit of a picture at the end of *paragraph* begins ("… Image: Nora Benali."), or None."""
    low = max(0, len(paragraph) - _CREDIT_LENGTH)
    words = alternation(patterns.credits)
    found = re.search(rf"(?:^|(?<=\s)|(?<=[.(])){words}\s?:\s?[^:.!?]{{1,60}}[.)]?$", paragraph[low:], re.IGNORECASE)
    return low + found.start() if found else None


def _is_stray(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    if not letters or _COUNTER.fullmatch(line):
        return True
    return len(line) <= 3 and line.isalpha() and line.islower()
