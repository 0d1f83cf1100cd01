"""Lines of a page that are not of the article: counters, buttons, notices, other articles, readers' comments."""

from __future__ import annotations

import re
from enum import Enum, auto

from kgnews.read.dates import find_date
from kgnews.read.lines import is_finished
from kgnews.read.patterns import Patterns, fold

_LONGEST = 250  # characters of a notice
_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
_BULLETS = " \t*•·▶►→>»|[]()+-–—#"
_COUNTER = re.compile(r"[+-]?\s?\d[\d.,\s]*\s?[kKmM%]?")
_READER = re.compile(r"([^\W\d_][\w.-]{2,24})\s?:\s+\S")
_WORD = re.compile(r"\w[\w.-]*(?<=\w)")
_HANDLE = re.compile(r"[\d_]")
_CREDIT_LENGTH = 80
_REST = 25  # letters beside the date in a line "Publié le …"
_SHORT_REST = 5  # the same where it ends like a sentence or has no clear date


class Kind(Enum):
    """What a line is."""

    BODY = auto()
    STRAY = auto()  # counters, lone letters
    NOTICE = auto()
    COMMENTS = auto()  # head of the readers' comments
    RELATED = auto()  # head of a list of other articles


def classify(line: str, patterns: Patterns) -> Kind:
    """Return what kind of line *line* is, by its form and the notices of the language.

    >>> from kgnews.read.patterns import load_patterns
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
    """Whether the line says when the article was published or changed, and little else.

    "Publié le 3 mai 2019, le rapport accuse le maire." is a sentence of the article.
    """
    if len(line) > _LONGEST or not patterns.published.match(line.lstrip(_BULLETS)):
        return False
    rest = patterns.published.sub(" ", line)
    dated = False
    while found := find_date(rest, patterns):
        rest = rest[: found.span.start] + rest[found.span.end :]
        dated = True
    letters = sum(character.isalpha() for character in rest)
    return letters <= (_REST if dated and not is_finished(line) else _SHORT_REST)


def reader_name(line: str) -> str:
    """Return the folded name of the reader whose comment *line* may be ("Zorro29 : …": one with a digit), else ""."""
    found = _READER.match(line)
    return found[1].casefold() if found and _HANDLE.search(found[1]) else ""


def words(text: str) -> set[str]:
    """Return the words of *text*, case folded, to tell "COP21 : …" from a reader's name."""
    return set(_WORD.findall(text.casefold()))


def credit_start(paragraph: str, patterns: Patterns) -> int | None:
    """Return where the credit of a picture at the end of *paragraph* begins ("… Image: Nora Benali."), or None."""
    low = max(0, len(paragraph) - _CREDIT_LENGTH)
    found = patterns.credit.search(paragraph, low)
    return found.start() if found else None


def pointer_start(paragraph: str, patterns: Patterns) -> int | None:
    """Return where a pointer to another article begins behind a sentence ("… dit-il. Lire aussi : …"), or None."""
    found = patterns.pointer.search(paragraph)
    return found.start() if found else None


def _is_stray(line: str) -> bool:
    letters = [character for character in line if character.isalpha()]
    if not letters or _COUNTER.fullmatch(line):
        return True
    return len(line) <= 3 and line.isalpha() and line.islower()
