"""Reads gold articles: the text, and what is expected of it, allowed, forbidden, or known to be missing.

The format is described in ``tests/gold/README.md``. All faults of a file are told at once, each with its line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent / "gold"
SECTIONS = ("expect", "allowed", "never", "gap")
COLUMNS = ("subject", "relation", "object", "status", "when", "where", "said_by")
STATUSES = ("asserted", "planned", "possible", "hypothetical", "negated")
ANY = "*"
ABSENT = "-"

_HEADER = re.compile(r"\A---\n(?P<fields>.*?)\n---\n", re.DOTALL)
_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_WHEN = re.compile(rf"(?:{_DAY})?/(?:{_DAY})?|{_DAY}|--\d{{2}}(?:-\d{{2}})?")


class GoldError(Exception):
    """A gold file that does not follow the format."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a statement, or a pattern of statements in the section "never"."""

    subject: str
    relation: str
    object: str
    status: str = ""
    when: str = ""
    where: str = ""
    said_by: str = ""
    line: int = 0

    def __str__(self) -> str:
        cells = (self.subject, self.relation, self.object, self.status, self.when, self.where, self.said_by)
        return f"line {self.line}: " + " | ".join(cells).rstrip(" |")


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file."""

    path: Path
    lang: str
    date: str
    topic: str
    article: str
    expect: tuple[Row, ...]
    allowed: tuple[Row, ...]
    never: tuple[Row, ...]
    gap: tuple[Row, ...]

    @property
    def name(self) -> str:
        """Language and name of the file, as tests are called."""
        return f"{self.lang}/{self.path.stem}"


def gold_files(folder: Path = GOLD) -> list[Path]:
    """Return the files of all gold articles, in the order of their paths."""
    return sorted(folder.glob("*/*.md"))


def load_gold(folder: Path = GOLD) -> tuple[Gold, ...]:
    """Return all gold articles below *folder*. Raises GoldError with one line a fault."""
    gold: list[Gold] = []
    faults: list[str] = []
    for path in gold_files(folder):
        try:
            gold.append(read_gold(path))
        except GoldError as error:
            faults.append(str(error))
    if faults:
        raise GoldError("\n".join(faults))
    return tuple(gold)


def read_gold(path: Path) -> Gold:
    """Return the gold article in the file *path*. Raises GoldError with one line a fault."""
    text = path.read_text(encoding="utf-8")
    header = _HEADER.match(text)
    if header is None:
        raise GoldError(f"{path}: no header; begin with the lines ---, lang: …, date: …, topic: …, ---")
    fields = dict(_fields(header["fields"]))
    parts = dict(_parts(text))
    faults = [f"{path}: the header has no {name}" for name in ("lang", "date", "topic") if not fields.get(name)]
    faults += [f"{path}: no section {name!r}" for name in ("article", *SECTIONS[:3]) if name not in parts]
    faults += [f"{path}: section {name!r} is not known" for name in parts if name not in ("article", *SECTIONS)]
    if fields.get("lang") not in (None, path.parent.name):
        faults.append(f"{path}: the language is {fields['lang']!r}, but the folder is {path.parent.name!r}")
    tables: dict[str, tuple[Row, ...]] = {}
    for section in SECTIONS:
        rows, wrong = _table(parts.get(section, (0, "")), section, path)
        tables[section] = rows
        faults += wrong
    if faults:
        raise GoldError("\n".join(faults))
    article = parts["article"][1].strip("\n") + "\n"
    return Gold(path, fields["lang"], fields["date"], fields["topic"], article, **tables)


def digest(folder: Path, lang: str) -> str:
    """Return a digest of the gold files of a language: any change of a file changes it."""
    found = hashlib.sha256()
    for path in gold_files(folder):
        if path.parent.name == lang:
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()[:16]


def _fields(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, _, value = line.partition(":")
        yield name.strip(), value.strip()


def _parts(text: str) -> Iterator[tuple[str, tuple[int, str]]]:
    """Yield the name of each section with the number of its first line and its text."""
    lines = text.split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("## ")]
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield lines[head][3:].strip(), (head + 2, "\n".join(lines[head + 1 : end]))


def _table(part: tuple[int, str], section: str, path: Path) -> tuple[tuple[Row, ...], list[str]]:
    """Return the rows of a section and its faults; lines that are no table are remarks for the reader."""
    rows: list[Row] = []
    faults: list[str] = []
    names: tuple[str, ...] = ()
    for number, line in enumerate(part[1].split("\n"), part[0]):
        if not line.startswith("|"):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] == COLUMNS[0]:
            names = tuple(cells)
        elif not set("".join(cells)) <= set("-: "):
            wrong = _fault(cells, names, section)
            if wrong:
                faults.append(f"{path}:{number}: {wrong}")
            else:
                rows.append(Row(**dict(zip(names, cells, strict=False)), line=number))
    return tuple(rows), faults


def _fault(cells: list[str], names: tuple[str, ...], section: str) -> str | None:
    """Say what is wrong with a line of a table, or None."""
    if not names:
        return "the table has no head; begin it with | subject | relation | object | …"
    if names not in (COLUMNS, COLUMNS[:3]):
        return f"the head is {' | '.join(names)}; it is {' | '.join(COLUMNS)}, or the first three of them"
    if len(cells) > len(names) or not all(cells[:3]) or len(cells) < 3:
        return f"{len(cells)} cells under {len(names)}, the first three of which must be filled"
    row = dict(zip(names, cells, strict=False))
    if section != "never" and ANY in cells[:3]:
        return f"{ANY} stands for anything only in the section 'never'"
    if section != "never" and row.get("status") not in STATUSES:
        return f"status {row.get('status', '')!r}; it is one of {', '.join(STATUSES)}"
    if row.get("status", "") not in ("", *STATUSES):
        return f"status {row['status']!r}; it is one of {', '.join(STATUSES)}"
    when = row.get("when", "")
    if when not in ("", ABSENT) and not _WHEN.fullmatch(when):
        return f"when {when!r}; give a day, month or year as in ISO 8601, or first/last, or {ABSENT}"
    return None
