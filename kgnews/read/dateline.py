"""Datelines: "PARIS, 17 novembre (Reuters) - ", "ATLANTA, GA (AP) — ", "19 avril 2017 . –", "Friday, July 21, 2017"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgnews.read.dates import FoundDate, find_date
from kgnews.read.patterns import Patterns, fold
from kgnews.records import Span

_REACH = 160  # characters in which a dateline must end
_DASHES = "-–—―_‐‑−"
# A dash with white space before it, or glued to a bracket or stop; or nothing but a space after a bracket.
_SEPARATOR = re.compile(
    rf"\s*(?:[.:]\s*)?(?:(?<=[\s.:)\]/])|(?<=\w)(?=[–—]))[{_DASHES}]{{1,3}}(?:\s+|$)"
    r"|(?<=[)/])\s*[:.]?\s+(?=\S)"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]|/([^/]{2,40})/")
_SEGMENTS = re.compile(rf"\s*[,/|]\s*|\s+[{_DASHES}]\s+")
_OPENERS = "\"'“‘«„([ \u00a0\u202f"
_MOST_WORDS = 5  # of a place name


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, and where the text after it begins. ``strong``: no ordinary sentence begins so."""

    end: int
    place: str
    agency: str
    date: FoundDate | None
    strong: bool


def find_dateline(text: str, span: Span, patterns: Patterns) -> Dateline | None:
    """Return the dateline at the beginning of the paragraph *span*, or None.

    The part before a dash (or before what follows an agency in brackets) must be made of nothing but
    places, a date and an agency, and what follows must begin like a sentence.
    """
    limit = min(span.end, span.start + _REACH)
    best: Dateline | None = None
    for separator in _SEPARATOR.finditer(text, span.start, limit):
        head = Span(span.start, separator.start())
        by_dash = any(mark in separator.group() for mark in _DASHES)
        read = _read_head(text, head, patterns)
        if read is None or not (by_dash or read.agency):
            continue
        following = text[separator.end() : span.end][:20].lstrip(_OPENERS)
        if following and not (following[0].isupper() or following[0].isdigit()):
            continue
        if best is None or (read.agency and not best.agency):
            end = min(separator.end(), span.end)
            best = Dateline(end, read.place, read.agency, read.date, read.strong)
    return best or _undivided(text, span, patterns)


def whole_dateline(text: str, span: Span, patterns: Patterns) -> Dateline | None:
    """Return the dateline that the short line *span* is ("Friday, July 21, 2017", "Paris, le 3 mai"), or None."""
    if span.end - span.start > _REACH:
        return None
    read = _read_head(text, span, patterns)
    return read if read is not None and read.strong else None


def _undivided(text: str, span: Span, patterns: Patterns) -> Dateline | None:
    """A full date with its weekday and no dash: "Thursday, May 7, 2015 On Tuesday, …"."""
    limit = min(span.end, span.start + _REACH)
    found = find_date(text, patterns, span.start, limit)
    if found is None or found.span.start != span.start or not (found.weekday and found.full):
        return None
    following = text[found.span.end : limit]
    if following and (not following[0].isspace() or not following.lstrip()[:1].isupper()):
        return None
    begin = found.span.end + len(following) - len(following.lstrip())
    return Dateline(begin, "", "", found, True)


def _read_head(text: str, head: Span, patterns: Patterns) -> Dateline | None:
    """Read *head* as agency, date and places in any order; None where anything else is in it."""
    found = find_date(text, patterns, head.start, head.end)
    rest = text[head.start : head.end]
    if found:
        rest = rest[: found.span.start - head.start] + "," + rest[found.span.end - head.start :]
    agency, rest = _agency(rest, patterns)
    segments = [_bare(segment) for segment in _SEGMENTS.split(rest)]
    segments = [segment for segment in segments if segment]
    if not agency:
        agency, segments = _bare_agency(segments, patterns)
    labels = len(segments)
    segments = [segment for segment in segments if fold(segment) not in patterns.dateline_labels]
    if len(segments) < labels and not segments and not agency and not found:
        return Dateline(head.end, "", "", None, False)
    if len(segments) > 4 or not all(_is_place(segment, patterns, bool(agency or found)) for segment in segments):
        return None
    if not (segments or agency or found):
        return None
    capitals = bool(segments) and segments[0].isupper() and len(segments[0]) > 1
    place = ", ".join(_recased(segment, patterns, first=number == 0) for number, segment in enumerate(segments))
    strong = bool(agency or (found and (segments or found.full)))
    if not strong and not capitals and not _plain_place(segments, found):
        return None
    return Dateline(head.end, place, agency, found, strong)


def _bare(segment: str) -> str:
    """Strip punctuation, but not the last stop of "D.C."."""
    bare = segment.strip(f" ,:;\u00a0{_DASHES}").lstrip(".")
    return bare.rstrip(". ") + "." if "." in bare.rstrip(". ") and bare.endswith(".") else bare.rstrip(". ")


def _plain_place(segments: list[str], found: FoundDate | None) -> bool:
    """A place in small letters, without date and agency: "Taipei, Taiwan — ", "London — "."""
    if found:
        return True
    return len(segments) == 2 or (len(segments) == 1 and len(segments[0].split()) == 1)


def _agency(head: str, patterns: Patterns) -> tuple[str, str]:
    """Take the agency in brackets or slashes out of *head*; a region in brackets becomes a segment."""
    agency = ""
    for found in reversed(list(_BRACKET.finditer(head))):
        content = found[1] or found[2]
        names = [patterns.agencies.get(fold(name)) for name in re.split(r"\s*[,/;]\s*|\s+-\s+", content)]
        known = [name for name in names if name]
        if known:
            agency = known[0]
            head = head[: found.start()] + "," + head[found.end() :]
        elif found[1]:
            head = f"{head[: found.start()]},{content},{head[found.end() :]}"
    return agency, head


def _bare_agency(segments: list[str], patterns: Patterns) -> tuple[str, list[str]]:
    for segment in segments:
        usual = patterns.agencies.get(fold(segment.lstrip("©| ")))
        if usual:
            return usual, [other for other in segments if other != segment]
    return "", segments


def _is_place(segment: str, patterns: Patterns, certain: bool) -> bool:
    """Whether *segment* has the form of a place name; beside a date or agency later words may be small."""
    words = segment.split()
    if not words or len(words) > _MOST_WORDS or any(character.isdigit() for character in segment):
        return False
    if re.search(r"[!?;:«»\"“”()\[\]]", segment) or not segment[0].isalpha():
        return False
    first = words[0][0].isupper()
    others = all(word[0].isupper() or _particle(word, patterns) for word in words)
    return first and (others or (certain and len(words) <= 3))


def _particle(word: str, patterns: Patterns) -> bool:
    folded = fold(word)
    return folded in patterns.place_particles or any(
        folded.startswith(particle) for particle in patterns.place_particles if particle.endswith("'")
    )


def _recased(segment: str, patterns: Patterns, first: bool) -> str:
    """Write a place in capitals as it is usually written: "PORT-AU-PRINCE" is "Port-au-Prince", "GA" stays."""
    if not segment.isupper() or "." in segment or (not first and len(segment) <= 3):
        return segment
    parts = re.split(r"(\W+)", segment)
    recased = []
    for number, part in enumerate(parts):
        small = number > 0 and part.casefold() in patterns.place_particles
        recased.append(part.lower() if small else part.capitalize())
    return "".join(recased)
