"""Bylines: "Par Awa Diallo", "By Paul Mercier, Associated Press", "(Reporting by …; Editing by …)"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kgnews.read.dates import find_date
from kgnews.read.lines import is_finished
from kgnews.read.patterns import Patterns, fold
from kgnews.records import Span

_LONGEST_LINE = 300  # characters of a byline before the article
_LONGEST_BRACKET = 500  # characters of a byline after it
_LONGEST_AGENCY_LINE = 80
_FIELDS = re.compile(r"\s+[-–—|•·]\s+|\s*[|•·]\s*")
_ELIDED = re.compile(r"^[^\W\d_]{1,2}['’](?=[^\W\d_])")  # "d'Arcy"
_MOST_WORDS = 5  # of a person's name


@dataclass(slots=True)
class Byline:
    """Who wrote and who edited, in the order of the text; ``rest`` is what is neither a name nor a known phrase."""

    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    agency: str = ""
    rest: list[str] = field(default_factory=list)

    def says_anything(self) -> bool:
        """Whether it names anybody."""
        return bool(self.authors or self.editors or self.agency)


def line_byline(line: str, patterns: Patterns) -> Byline | None:
    """Return the byline that the whole of *line* is, or None.

    >>> from kgnews.read.patterns import load_patterns
    >>> line_byline("Par Awa Diallo – Publié il y a 2 heures", load_patterns("fr")).authors
    ['Awa Diallo']
    """
    if len(line) > _LONGEST_LINE:
        return None
    if patterns.role.match(line) and not line.endswith((".", "!", "?")):
        credit = read_credit(line, patterns)
        if credit.says_anything() and not credit.rest:
            return credit
    start = patterns.byline_start.match(line)
    if not start:
        return _agency_byline(line, patterns)
    fields = _FIELDS.split(_without_dates(line[start.end() :], patterns))
    byline = Byline()
    _read_names(fields[0], byline.authors, byline, patterns)
    if not byline.authors or byline.rest or (len(fields) == 1 and _is_sentence(line, byline)):
        return None
    for other in fields[1:]:
        if not byline.agency:
            byline.agency = patterns.agencies.get(fold(other), "")
    return byline


def _agency_byline(line: str, patterns: Patterns) -> Byline | None:
    """A line of a name and an agency: "Awa Diallo avec AFP", "Ouest-France (avec Reuters)"."""
    if len(line) > _LONGEST_AGENCY_LINE or not patterns.role.search(line):
        return None
    byline = read_credit(line, patterns)
    named = all(word[0].isupper() for name in byline.rest for word in name.split())
    return byline if byline.agency and named and len(byline.rest) <= 1 else None


def _without_dates(line: str, patterns: Patterns) -> str:
    """Put a bar where a date or "published" begins: names end there."""
    line = patterns.published.sub(" | ", line)
    while found := find_date(line, patterns):
        line = f"{line[: found.span.start].rstrip(' ,(')} | {line[found.span.end :]}"
    return line


def closing_byline(text: str, span: Span, patterns: Patterns, last: bool) -> tuple[int, Byline] | None:
    """Return where the byline in brackets at the end of the paragraph *span* begins, and what it says, or None.

    It stands after a finished sentence. Brackets that hold only names count in the *last* paragraph alone.
    """
    low = max(span.start, span.end - _LONGEST_BRACKET)
    tail = text[low : span.end].rstrip(" .")
    if not tail.endswith((")", "]")):
        return None
    opened = _opening(tail)
    if opened is None:
        return None
    before = text[span.start : low + opened].rstrip()
    if before and not is_finished(before):
        return None
    content = tail[opened + 1 : -1]
    byline = read_credit(content, patterns)
    has_role = patterns.role.search(content) is not None
    if not byline.says_anything() or (byline.rest and not has_role) or not (has_role or last):
        return None
    return span.start + len(before), byline


def read_credit(content: str, patterns: Patterns) -> Byline:
    """Read "Awa Diallo et Paul Mercier, avec Lise Armand à Brest, édité par Nora Benali"."""
    byline = Byline()
    target, position = byline.authors, 0
    ignored: list[str] = []
    for role in patterns.role.finditer(content):
        _read_names(content[position : role.start()], target, byline, patterns)
        position = role.end()
        target = byline.editors if role["editors"] else byline.authors if role["authors"] else ignored
    _read_names(content[position:], target, byline, patterns)
    return byline


def _opening(tail: str) -> int | None:
    """Return where the bracket that closes at the end of *tail* opens."""
    depth = 0
    for position in range(len(tail) - 1, -1, -1):
        if tail[position] in ")]":
            depth += 1
        elif tail[position] in "([":
            depth -= 1
            if depth == 0:
                return position
    return None


def _read_names(segment: str, target: list[str], byline: Byline, patterns: Patterns) -> None:
    """Add the names in *segment* to *target*, agencies and what is neither to *byline*."""
    for part in patterns.name_joins.split(segment):
        cut = patterns.name_stop.split(part, maxsplit=1)[0]
        name = " ".join(cut.strip(" .;:,()").split())
        agency = patterns.agencies.get(fold(part.strip(" .;:,()"))) or patterns.agencies.get(fold(name))
        if not part.strip(" .;:,()"):
            continue
        if agency:
            byline.agency = byline.agency or agency
        elif is_name(name, patterns):
            _add(target, _recased(name))
        elif name and not fold(name).startswith(patterns.byline_rests):
            byline.rest.append(name)


def is_name(name: str, patterns: Patterns) -> bool:
    """Whether *name* has the form of a person's full name: two to five capitalised words, particles aside."""
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(character.isdigit() for character in name):
        return False
    if re.search(r"[^\w\s.'’\-]", name) or not _is_capitalised(words[-1]):
        return False
    if fold(words[0]) in patterns.name_particles and len(words) == 2:
        return False
    return all(_is_capitalised(word) or fold(word) in patterns.name_particles for word in words)


def _is_capitalised(word: str) -> bool:
    return _ELIDED.sub("", word)[:1].isupper()


def _recased(name: str) -> str:
    """Write surnames in capitals as usual: "Awa DIALLO", "PAUL O'NEILL"; initials stay."""
    least = 2 if name.isupper() else 3
    return " ".join(_capitalised(word) if word.isupper() and len(word) >= least else word for word in name.split())


def _capitalised(word: str) -> str:
    return word if "." in word else re.sub(r"[^\W\d_]+", lambda part: part.group().capitalize(), word)


def _add(target: list[str], name: str) -> None:
    if name not in target:
        target.append(name)


def _is_sentence(line: str, byline: Byline) -> bool:
    return is_finished(line) and not byline.agency
