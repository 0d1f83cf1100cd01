"""Quotes, brackets and sentence ends of a paragraph, before there is a parse.

The parser's own sentence ends are not used: it splits at initials, at « and in the middle of quotes, and a sentence is
easier to make plain while it is still known what is quoted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kgnews.profile import LanguageProfile

_END = re.compile(r"[.!?…]+")
_WORD_BEFORE = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"[\s\"«“‘'(\[]*(\w[\w’']*)")
_LONGEST_QUOTE = 4000  # characters: past that an opening mark is taken for a slip
APOSTROPHES = "'’"  # closing marks that stand inside and behind words, too
_ENDS_SPEECH = ".,?!…"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: offsets of its marks, and of what stands between them."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def find_quotes(text: str, profile: LanguageProfile) -> tuple[Quote, ...]:
    """Return the outermost quotations of a paragraph.

    A mark that is never closed opens a quotation up to the end of the paragraph: it goes on in the next one.
    """
    closers = dict(profile.text.quotes)
    found: list[Quote] = []
    place = 0
    for match in _any_of("".join(closers)).finditer(text):
        mark = match.group()
        if match.start() < place or not _opens(text, match.start(), mark, closers[mark]):
            continue
        close = _closing(text, match.start(), mark, closers[mark])
        if close < 0 and closers[mark] in APOSTROPHES:
            continue
        place = match.start()
        inner_end = close if close >= 0 else len(text)
        end = close + 1 if close >= 0 else len(text)
        inner_start = place + 1
        while inner_start < inner_end and text[inner_start].isspace():
            inner_start += 1
        while inner_end > inner_start and text[inner_end - 1].isspace():
            inner_end -= 1
        found.append(Quote(place, end, inner_start, inner_end))
        place = end
    return tuple(found)


@lru_cache(maxsize=16)
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(characters)}]" if characters else "(?!)")


def _opens(text: str, place: int, mark: str, closer: str) -> bool:
    """Say whether a mark opens a quotation: a straight one must not close a word ("24\\" screen", "the workers' union")."""
    if closer in APOSTROPHES:
        before, after = text[:place][-1:], text[place + 1 : place + 2]
        return (not before or before.isspace() or before in "([") and after.isalpha()  # not "the '90s"
    if mark != closer:
        return True
    return place == 0 or not text[place - 1].isalnum()


def _closing(text: str, place: int, mark: str, closer: str) -> int:
    depth = 1
    for here in range(place + 1, min(len(text), place + _LONGEST_QUOTE)):
        if text[here] == closer and closer in APOSTROPHES:
            # 'I was the workers' friend,' she said: what ends the words of a speaker stands beside the mark
            behind = text[here + 1 : here + 2]
            if not behind.isalnum() and (text[here - 1] in _ENDS_SPEECH or (behind and behind in _ENDS_SPEECH)):
                return here
        elif text[here] == closer:
            depth -= 1
            if depth == 0:
                return here
        elif text[here] == mark:
            depth += 1
    return -1


def split_sentences(text: str, quotes: tuple[Quote, ...], profile: LanguageProfile) -> list[tuple[int, int]]:
    """Return the sentences of a text as offsets; a sentence never ends inside a quotation or a bracket."""
    sentences: list[tuple[int, int]] = []
    depth_at = _bracket_depth(text)
    start = 0
    for match in _END.finditer(text):
        end = _sentence_end(text, match, quotes, profile)
        if end is None or end <= start or depth_at[match.start()]:
            continue
        sentences.append((start, end))
        start = end
    if text[start:].strip():
        sentences.append((start, len(text)))
    return [_trim(text, a, b) for a, b in sentences if text[a:b].strip()]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bracket_depth(text: str) -> list[int]:
    """Return the depth of round and square brackets at each character; a bracket that is never closed counts for nothing."""
    depths = [0] * (len(text) + 1)
    for match in re.finditer(r"\([^()]{0,600}\)|\[[^\[\]]{0,600}\]", text):
        for place in range(match.start(), match.end()):
            depths[place] = 1
    return depths


def _sentence_end(text: str, match: re.Match[str], quotes: tuple[Quote, ...], profile: LanguageProfile) -> int | None:
    """Return where the sentence ends whose final mark is *match*, or None if it is no sentence's end."""
    end = match.end()
    inside = next((quote for quote in quotes if quote.start < match.start() < quote.end), None)
    if inside is not None:
        if match.end() < inside.inner_end or inside.end == len(text):
            return None if inside.end != len(text) or match.end() < inside.inner_end else len(text)
        end = inside.end
    while end < len(text) and text[end] in ')]"”»’':
        if any(quote.start == end for quote in quotes):
            break
        end += 1
    if end < len(text) and not text[end].isspace() and inside is None:
        return None
    if inside is not None and (
        text[end:].lstrip()[:1] in {",", ";", ":", "-", "–", "—"} or _reports_next(text[end:], profile)
    ):
        return None
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return end if not text[end:].strip(' .!?…"”»)') else None if text[end:].strip()[:1].isalpha() else end
    word = following.group(1)
    if not (word[0].isupper() or word[0].isdigit()):
        return None
    if inside is None and match.group() == "." and _is_abbreviation(text, match.start(), word, profile):
        return None
    return end


def _reports_next(rest: str, profile: LanguageProfile) -> bool:
    """Say whether a short clause that names the speaker follows a quotation: '"We won!" Mary Collins said.'."""
    words = re.split(r"[.!?,;]", rest[:80])[0].split()[:6]
    for number, word in enumerate(words):
        if word.lower() in profile.speech.forms:
            return 0 < number == len(words) - 1 or (number > 0 and words[number + 1].lower() in profile.speech.stops)
    return False


def _is_abbreviation(text: str, stop: int, following: str, profile: LanguageProfile) -> bool:
    before = _WORD_BEFORE.search(text, max(0, stop - 20), stop)
    if before is None:
        return False
    word = before.group().lower().replace("’", "'")
    word = word.rsplit("'", 1)[-1]
    if len(word) == 1 and word.isalpha():
        return True
    if word not in profile.text.abbreviations and not re.fullmatch(r"(?:\w\.-?)+\w", word):
        return following[0].isdigit() and word in profile.text.abbreviations
    is_title = f"{word}." in profile.names.titles or word in profile.names.titles
    # "in the U.S. The law …": an abbreviation may end a sentence, a title before a name never does
    return is_title or following.lower() not in profile.text.common
