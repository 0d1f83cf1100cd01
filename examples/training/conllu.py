"""Universal Dependencies trees, read so that their words are those of spaCy's French tokenizer.

"du" is two syntactic words in a treebank (de, le) and one token in spaCy: such words are joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

# what the morphologizer learns; what only one treebank has is left out
FEATURES = frozenset(
    [
        "Definite",
        "Gender",
        "Mood",
        "NumType",
        "Number",
        "Person",
        "Polarity",
        "Poss",
        "PronType",
        "Reflex",
        "Tense",
        "VerbForm",
        "Voice",
    ]
)
ID, FORM, LEMMA, UPOS, _XPOS, FEATS, HEAD, DEPREL, _DEPS, MISC = range(10)


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a tree; ``head`` is the place of its governor in the sentence, its own for the root ("ROOT")."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool = True


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence of a treebank: its name and text as the file gives them, and its words."""

    name: str
    text: str
    words: tuple[Word, ...]


def read_trees(path: Path, *, join: bool = True) -> Iterator[Tree]:
    """Yield the trees of a CoNLL-U file; with *join*, a range such as "du" is one word, else the words it stands for."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        notes = dict(line[1:].split("=", 1) for line in lines if line.startswith("#") and "=" in line)
        notes = {key.strip(): value.strip() for key, value in notes.items()}
        rows = [line.split("\t") for line in lines if line[:1].isdigit()]
        if rows:
            yield Tree(notes.get("sent_id", ""), notes.get("text", "").replace("\u00a0", " "), _words(rows, join))


def _words(rows: Sequence[list[str]], join: bool) -> tuple[Word, ...]:
    plain = {int(row[ID]): row for row in rows if row[ID].isdigit()}
    ranges = {int(first): (int(last), row) for row in rows if "-" in row[ID] for first, last in [row[ID].split("-")]}
    groups: list[tuple[list[int], list[str]]] = []  # the words that make a token, and the row with its form
    number = 1
    while number in plain:
        last, row = ranges.get(number, (number, plain[number])) if join else (number, plain[number])
        groups.append((list(range(number, last + 1)), row))
        number = last + 1
    owner = {number: place for place, (numbers, _row) in enumerate(groups) for number in numbers}
    return tuple(_word(place, group, owner, plain) for place, group in enumerate(groups))


def _word(place: int, group: tuple[list[int], list[str]], owner: dict[int, int], plain: dict[int, list[str]]) -> Word:
    numbers, written = group
    outside = [number for number in numbers if int(plain[number][HEAD]) not in numbers]
    governors = {int(plain[number][HEAD]) for number in numbers}
    row = plain[next((number for number in outside if number in governors), outside[0])]
    head = int(row[HEAD])
    form = written[FORM].replace("\u00a0", " ")
    feats = "|".join(each for each in row[FEATS].split("|") if each.split("=")[0] in FEATURES)
    return Word(
        form,
        row[LEMMA] if len(numbers) == 1 else form.lower(),
        row[UPOS],
        feats,
        owner[head] if head else place,
        row[DEPREL] if head else "ROOT",
        "SpaceAfter=No" not in written[MISC],
    )
