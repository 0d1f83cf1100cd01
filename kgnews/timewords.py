"""The words and phrases of time of one language: plain types, filled by ``kgnews.lang.times``.

The engine (``kgnews.extract.times``) is handed a `TimeWords` and knows no word itself.
"""

from __future__ import annotations

from dataclasses import dataclass

#: A value that a word or a rule carries: a number, or one of the engine's own names ("week", "end").
TimeConstant = int | str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One way to put words together into a time.

    ``level`` orders the rules: what a rule makes can be used by the rules of higher levels, under the name
    ``gives``; "phrase" is a finished expression, "nothing" a run of words that only looks like a time ("Black Friday").
    ``build`` names the value that the engine makes of it. ``forms`` are the word orders:
    literal words, ``{symbol}`` or ``{symbol:name}`` for a word of a symbol, ``<macro>``, ``(a | b)`` and ``?``.
    ``constants`` are values that the form does not spell.

    For phrases: ``adjunct`` tells whether the words can be taken out of a sentence; ``bare`` that they carry no
    preposition and could be a subject; ``hanging`` that they can govern the words after them: "noun" any noun phrase
    ("two days after …"), "of" only one with the word for "of" ("le lendemain de …"). ``guarded`` rules, of any level,
    count only where no ordinary word follows ("2015"). ``loose`` rules are used for a text that is known to be a date
    and nothing else.
    """

    level: int
    gives: str
    build: str
    forms: tuple[str, ...]
    constants: tuple[tuple[str, TimeConstant], ...] = ()
    adjunct: bool = True
    bare: bool = False
    hanging: str = ""
    guarded: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """All that a language says about times. Two objects are equal only when they are the same one.

    ``symbols`` are the words by symbol with their values ("weekday" → ("lundi", 1)); ``groups`` are names for several
    symbols (or groups that stand before); ``macros`` are pieces of forms. ``case`` tells what a capital first letter
    does to a symbol: (symbol, symbol of the lower-case form or "", symbol of the capital form or "").
    ``numeric_order`` is the order of a numeric date, "dmy" or "mdy". ``triggers`` are the symbols (or "=word") without
    which there is no time. ``followers`` are words that may follow a bare year, ``subject_verbs`` those that make
    the bare time before them their subject, ``openers`` the words that may begin a clause, ``governed`` the words
    that begin what a hanging phrase governs, ``of_words`` those of them that mean "of", ``first_names`` those of time
    that are names of persons as well ("April Jones").
    """

    lang: str
    numeric_order: str
    symbols: tuple[tuple[str, tuple[tuple[str, TimeConstant], ...]], ...]
    rules: tuple[TimeRule, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    macros: tuple[tuple[str, str], ...] = ()
    case: tuple[tuple[str, str, str], ...] = ()
    triggers: frozenset[str] = frozenset()
    ordinal_suffixes: frozenset[str] = frozenset()
    decade_suffixes: frozenset[str] = frozenset()
    clock_suffixes: frozenset[str] = frozenset()
    number_joiners: frozenset[str] = frozenset()
    number_multipliers: frozenset[int] = frozenset()
    followers: frozenset[str] = frozenset()
    subject_verbs: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()
    of_words: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
