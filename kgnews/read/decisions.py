"""Files of decisions about identity: which entities are the same, which are different, and which are two in one.

A line is a decision: a word and ids, with tabs between them. Empty lines and what follows "#" at the beginning of a line are
passed over. The ids are those that ``kgnews entities`` shows; IRIs under the usual base are understood as well.

    same<TAB>person/nora-benali<TAB>person/n-benali
    different<TAB>person/paul-mercier<TAB>person/paule-mercier
    apart<TAB>person/paul-mercier<TAB>person/paul-mercier-rower<TAB>article/f4mk7wczfijhslxvsvj3mzqw

"same": the first id stands for all the others. "different": the two are not suspected to be the same. "apart": in these
articles the first id is the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kgnews.errors import InputError
from kgnews.knowledge import Decisions

_BASE = "https://w3id.org/kgnews/id/"
_ID = re.compile(r"[a-z]+(/[^\s/]+)+")
_ARTICLE = "article/"
_NEEDS = {
    "same": "the id that stands, then those that it stands for",
    "different": "two ids",
    "apart": "an id, the id that it is in some articles, and these articles",
}
_LEAST = {"same": 2, "different": 2, "apart": 3}
_MOST = {"different": 2}


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    word: str
    ids: tuple[str, ...]

    @property
    def expected(self) -> tuple[str, ...]:
        """The ids that a graph is expected to have: not what stands for others, nor what is new."""
        if self.word == "same":
            return self.ids[1:]
        return self.ids[:1] if self.word == "apart" else self.ids


def read_decisions(path: Path) -> Decisions:
    """Return the decisions in the file *path*.

    Raises InputError with all faults of the file, each with its line: one that is no decision, an id that is none, an id for which
    two stand, and decisions that contradict each other.
    """
    reader = _Reader(str(path))
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            reader.read(number, line)
    return reader.finish()


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}; check the path") from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{path}:{line}: the bytes are not UTF-8; save the file as UTF-8") from error


@dataclass(slots=True)
class _Reader:
    """Reads line by line, and checks at the end what one line says of another."""

    shown: str
    lines: list[_Line] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        word, *cells = (cell.strip() for cell in line.rstrip().split("\t"))
        ids = tuple(cell.removeprefix("<").removesuffix(">").removeprefix(_BASE) for cell in cells if cell)
        if word not in _NEEDS:
            self.fault(number, f"{word!r} is no decision; begin the line with {', '.join(_NEEDS)} and a tab")
        elif not _LEAST[word] <= len(ids) <= _MOST.get(word, len(ids)):
            self.fault(number, f"{word} needs {_NEEDS[word]}, with tabs between them; here are {len(ids)}")
        elif self.are_ids(number, word, ids):
            self.lines.append(_Line(number, word, ids))

    def are_ids(self, number: int, word: str, ids: tuple[str, ...]) -> bool:
        articles = ids[2:] if word == "apart" else ()
        faulty = [one for one in ids if not _ID.fullmatch(one)]
        faulty += [one for one in articles if one not in faulty and not one.startswith(_ARTICLE)]
        faulty += [one for one in ids[: len(ids) - len(articles)] if one not in faulty and one.startswith(_ARTICLE)]
        for one in faulty:
            wanted = "of an article, such as article/f4mk7wcz" if one in articles else "such as person/john-kerry"
            self.fault(number, f"{one!r} is no id {wanted}; kgnews entities and kgnews why show them")
        return not faulty

    def finish(self) -> Decisions:
        """Return the whole; raise InputError if anything is wrong with it."""
        same = self.closed({other: (kept, number) for number, kept, other in self.stand_for()})
        apart = dict(self.set_apart())
        self.check_different(same, apart)
        if self.faults:
            raise InputError("\n".join(self.faults))
        places: dict[str, str] = {}
        for line in self.lines:
            for one in line.expected:
                places.setdefault(one, f"{self.shown}:{line.number}")
        pairs = {tuple(sorted(line.ids)) for line in self.lines if line.word == "different"}
        return Decisions(same, apart, frozenset((one, other) for one, other in pairs), places)

    def stand_for(self) -> Iterator[tuple[int, str, str]]:
        """Yield what stands for what, each once, with its line."""
        seen: dict[str, tuple[str, int]] = {}
        for line in self.lines:
            for other in line.ids[1:] if line.word == "same" else ():
                kept, number = seen.get(other, (line.ids[0], line.number))
                if kept != line.ids[0]:
                    self.fault(line.number, f"{kept} stands for {other} already (line {number}); keep one of the two")
                elif other not in seen:
                    seen[other] = (kept, number)
                    yield line.number, kept, other

    def closed(self, stands: dict[str, tuple[str, int]]) -> dict[str, str]:
        """Return for each id what stands for it in the end."""
        found: dict[str, str] = {}
        for one, (kept, number) in stands.items():
            seen = {one}
            while kept in stands and kept not in seen:
                seen.add(kept)
                kept = stands[kept][0]
            if kept in seen:
                self.fault(number, f"{one} would stand for itself; take one of its lines out")
            found[one] = kept
        return found

    def set_apart(self) -> Iterator[tuple[tuple[str, str], str]]:
        seen: dict[tuple[str, str], tuple[str, int]] = {}
        for line in self.lines:
            for article in line.ids[2:] if line.word == "apart" else ():
                there, number = seen.setdefault((article, line.ids[0]), (line.ids[1], line.number))
                if there != line.ids[1]:
                    self.fault(
                        line.number, f"in {article} that is {there} already (line {number}); keep one of the two"
                    )
                yield (article, line.ids[0]), line.ids[1]

    def check_different(self, same: dict[str, str], apart: dict[tuple[str, str], str]) -> None:
        """Complain of what is told to be both the same and not."""
        for line in self.lines:
            if line.word != "same":
                one, other = line.ids[:2]
                if same.get(one, one) == same.get(other, other):
                    self.fault(line.number, f"{one} and {other} are told to be the same elsewhere; keep one of the two")
                elif line.word == "apart" and any((article, other) in apart for article in line.ids[2:]):
                    self.fault(
                        line.number, f"{other} is set apart in the same article again; name what it is in one line"
                    )

    def fault(self, number: int, what: str) -> None:
        self.faults.append(f"{self.shown}:{number}: {what}")
