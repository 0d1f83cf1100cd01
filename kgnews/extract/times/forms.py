"""Translates one form of a time rule ("<le>? {day} {month} {year}?") into an expression over symbol characters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kgnews.errors import DataError
from kgnews.extract.times.lexer import Lexicon, literals

_PIECE = re.compile(r"\{(\w+)(?::(\w+))?\}|([()|?])|([^\s(){}<>|?]+)")


@dataclass(frozen=True, slots=True)
class Translation:
    """A piece of a form: its expression, the characters it can begin with, whether it can be empty."""

    pattern: str
    first: str
    empty: bool


@dataclass(slots=True)
class FormReader:
    """Reads a form from left to right; ``names`` collects the captured names with the symbols they may be."""

    form: str
    groups: Mapping[str, frozenset[str]]
    lexicon: Lexicon
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    _pieces: list[re.Match[str]] = field(default_factory=list)

    def read(self) -> Translation:
        """Return the translation of the whole form. Raises DataError when it is not well formed."""
        self._pieces = list(_PIECE.finditer(self.form))[::-1]
        whole = self._alternatives()
        if self._pieces or whole.empty:
            raise self._fault("its brackets do not match" if self._pieces else "it matches nothing at all")
        return whole

    def _sign(self) -> str | None:
        return self._pieces[-1].group(3) if self._pieces else ")"

    def _alternatives(self) -> Translation:
        options = [self._sequence()]
        while self._pieces and self._sign() == "|":
            self._pieces.pop()
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        pattern = "(?:" + "|".join(option.pattern for option in options) + ")"
        return Translation(pattern, "".join(o.first for o in options), any(o.empty for o in options))

    def _sequence(self) -> Translation:
        pattern, first, empty = "", "", True
        while self._sign() not in (")", "|"):
            part = self._element()
            pattern += part.pattern
            first += part.first if empty else ""
            empty = empty and part.empty
        return Translation(pattern, first, empty)

    def _element(self) -> Translation:
        symbol, name, sign, words = self._pieces.pop().groups()
        if sign == "(":
            element = self._alternatives()
            if not self._pieces:
                raise self._fault("a bracket is not closed")
            self._pieces.pop()
            element = Translation(f"(?:{element.pattern})", element.first, element.empty)
        elif sign:
            raise self._fault(f"{sign!r} stands where a word should")
        elif symbol:
            symbols = self.groups.get(symbol, frozenset({symbol}))
            self.names[name or symbol] = symbols
            chars = self._chars(symbols)
            element = Translation(f"(?P<{name or symbol}>[{chars}])", chars, False)
        else:
            chars_of = [self._chars(frozenset({"=" + word})) for word in literals(words)]
            element = Translation("".join(f"[{chars}]" for chars in chars_of), chars_of[0], False)
            if len(chars_of) > 1:
                element = Translation(f"(?:{element.pattern})", element.first, False)
        if self._pieces and self._sign() == "?":
            self._pieces.pop()
            return Translation(element.pattern + "?", element.first, True)
        return element

    def _chars(self, symbols: frozenset[str]) -> str:
        chars = self.lexicon.having(symbols)
        if not chars:
            raise self._fault(f"no word is ever {' or '.join(sorted(symbols))}")
        return chars

    def _fault(self, what: str) -> DataError:
        return DataError(f"times of {self.lexicon.words.lang}: the form {self.form!r} cannot be read: {what}")


def expand(form: str, macros: Mapping[str, str]) -> str:
    """Replace every <macro> of a form by its text in brackets. Raises DataError for unknown or circular ones."""
    for _ in range(6):
        if "<" not in form:
            return form
        try:
            form = re.sub(r"<(\w+)>", lambda match: f"({macros[match.group(1)]})", form)
        except KeyError as error:
            raise DataError(f"times: the form {form!r} names an unknown macro {error}") from error
    raise DataError(f"times: the macros in {form!r} call one another")


def literal_words(form: str) -> set[str]:
    """Return the literal words of an expanded form, cut as a text is cut."""
    return {word for piece in _PIECE.finditer(form) if piece.group(4) for word in literals(piece.group(4))}
