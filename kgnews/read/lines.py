"""Lines and paragraphs of a plain text, as spans, and what kind of prose they are."""

from __future__ import annotations

import re
from itertools import pairwise

from kgnews.records import Span

LONG = 120  # characters: a headline is shorter, most paragraphs are longer
_LOOK = 2000  # characters of a paragraph that are looked at, however long it is
_WIDEST = 120  # characters: a wider line was never wrapped by hand or by a mail program
_LINE = re.compile(r"[^\n]+")
_CLOSERS = "\"'”’»)]\u00a0\u202f "
_TERMINATORS = ".!?…"
_SENTENCE_BREAK = re.compile(r"(?<=[^\W\d_]{2})[.!?…]+[\"'”’»)\]]*\s+[\"'“‘«(\[]*\s*(?=[^\W_])")


def split_paragraphs(text: str) -> list[Span]:
    """Return the paragraphs of *text* in order, without white space around them.

    Every line is a paragraph, except where the text is wrapped at a fixed width: there a line is joined
    with the next one whose first word had no room left on it.
    """
    lines = [_trimmed(text, found.start(), found.end()) for found in _LINE.finditer(text)]
    lines = [line for line in lines if line.end > line.start]
    width = _wrap_width(text, lines)
    if not width:
        return lines
    paragraphs: list[Span] = []
    last: Span | None = None
    for line in lines:
        if last is not None and _adjacent(text, last, line) and not _fits(text, last, line, width):
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
        else:
            paragraphs.append(line)
        last = line
    return paragraphs


def is_finished(text: str) -> bool:
    """Whether *text* ends like a sentence, closing quotes and brackets aside."""
    return text[-20:].rstrip(_CLOSERS).endswith(tuple(_TERMINATORS))


def sentence_breaks(text: str) -> int:
    """Return how many sentence boundaries are inside the first 2000 characters of *text*, roughly."""
    return sum(1 for found in _SENTENCE_BREAK.finditer(text[:_LOOK]) if text[found.end()].isupper())


def is_prose(text: str) -> bool:
    """Whether *text* can only be a paragraph of an article: long, or of two sentences."""
    return len(text) > LONG or sentence_breaks(text) > 0


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return Span(start + left, max(start + left, start + len(line.rstrip())))


def _wrap_width(text: str, lines: list[Span]) -> int:
    """Return the width at which the text is wrapped, or 0 where every line is a paragraph."""
    width = max((line.end - line.start for line in lines), default=0)
    if width > _WIDEST:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    tight = [a for a, b in pairs if not _fits(text, a, b, width)]
    running = [a for a in tight if not is_finished(a.of(text))]
    return width if len(running) >= 2 and len(running) * 2 > len(tight) else 0


def _adjacent(text: str, first: Span, second: Span) -> bool:
    return text.count("\n", first.end, second.start) == 1


def _fits(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line would have had room on this one."""
    word = following.of(text)[: _WIDEST + 1].split(None, 1)[0]
    return line.end - line.start + 1 + len(word) <= width
