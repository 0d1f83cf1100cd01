"""A text being simplified, each of whose characters remembers where in the article it stood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

INSERTED = -1  # the origin of a character that is not in the article


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and, for each of its characters, its offset in the article (INSERTED where there is none)."""

    text: str
    origin: tuple[int, ...]

    @classmethod
    def of(cls, text: str, start: int) -> Draft:
        """Return a draft of *text*, which stands at offset *start* of the article."""
        return cls(text, tuple(range(start, start + len(text))))

    @classmethod
    def inserted(cls, text: str) -> Draft:
        """Return a draft of words that the article does not have."""
        return cls(text, (INSERTED,) * len(text))

    def __getitem__(self, part: slice) -> Draft:
        return Draft(self.text[part], self.origin[part])

    def __add__(self, other: Draft) -> Draft:
        return Draft(self.text + other.text, self.origin + other.origin)

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> Draft:
        """Return the draft without the characters from *start* to *end*."""
        return Draft(self.text[:start] + self.text[end:], self.origin[:start] + self.origin[end:])

    def strip(self, characters: str = " ") -> Draft:
        """Return the draft without any of *characters* at its ends."""
        start, end = 0, len(self.text)
        while start < end and self.text[start] in characters:
            start += 1
        while end > start and self.text[end - 1] in characters:
            end -= 1
        return self[start:end]

    def replace(self, table: Mapping[str, str]) -> Draft:
        """Return the draft with single characters exchanged for single characters."""
        return Draft(self.text.translate({ord(old): new for old, new in table.items()}), self.origin)

    def with_text(self, text: str) -> Draft:
        """Return the same places under another text of the same length, as for a change of case."""
        return Draft(text, self.origin) if len(text) == len(self.text) else self
