"""SPARQL text before it is sent: that it asks and does not change, that it is well-formed, and the prefixes it leaves out."""

from __future__ import annotations

import re

from kgnews.errors import InputError, UsageError
from kgnews.ontology.vocab import PREFIXES

_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_QUIET = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*> | "{3}.*?"{3} | '{3}.*?'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
_PROLOGUE = re.compile(r"\s*(?:BASE\s+_|PREFIX\s+[^\s:]*:\s*_)", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w?$:])([A-Za-z][\w-]*):")
_POSITION = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SENTENCE = re.compile(r"(?:expected |of |, )([A-Z][a-z]+ [^,\[\]\"]+)")
_SHOWN = 40


def with_prefixes(text: str) -> str:
    """Return the query *text* with a declaration, on a first line of its own, of each usual prefix that it lacks."""
    bare = _bare(text)
    missing = sorted((set(_USED.findall(bare)) - set(_DECLARED.findall(bare))) & set(PREFIXES))
    if not missing:
        return text
    return " ".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>" for prefix in missing) + "\n" + text


def refuse_updates(text: str, source: str) -> None:
    """Raise UsageError, naming *source*, if *text* is a SPARQL update."""
    bare = _bare(text)
    while found := _PROLOGUE.match(bare):
        bare = bare[found.end() :]
    first = re.match(r"\s*([A-Za-z]+)", bare)
    if first and first[1].upper() in _UPDATES:
        raise UsageError(
            f"{source}: this is an update ({first[1].upper()}), and kgnews query only reads; "
            "kgnews load adds or replaces articles, kgnews retract removes one"
        )


def check_syntax(text: str, source: str) -> None:
    """Raise InputError, naming *source* and the place in it, if *text* is no well-formed query of SPARQL 1.1.

    *text* is without the declarations that ``with_prefixes`` adds.
    """
    from pyoxigraph import Store

    whole = with_prefixes(text)
    try:
        Store().query(whole)
    except SyntaxError as error:
        raise InputError(_complaint(str(error), text, whole, source)) from None


def _bare(text: str) -> str:
    """Return *text* with "_" for its IRIs and strings, and without comments."""
    return _QUIET.sub(lambda found: " " if found[0].startswith("#") else "_", text)


def _complaint(said: str, text: str, whole: str, source: str) -> str:
    """Return the parser's complaint in one line; its list of what it expected can be as long as the grammar."""
    found = _POSITION.fullmatch(said)
    if not found:
        return f"{source}: no query of SPARQL: {' '.join(said.split())}"
    line, column = int(found[1]) - (whole != text), int(found[2])
    lines = text.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if 0 < line <= len(lines) else ""
    before = lines[line - 1][: column - 1] if 0 < line <= len(lines) else ""
    prefix = re.search(r"([\w-]*):[\w-]*$", before)
    if "Prefix not found" in found[3] and prefix:
        return f"{source}, line {line}: the prefix {prefix[1]}: is not declared; add PREFIX {prefix[1]}: <…> at the top"
    expected = found[3].removeprefix("expected ")
    reason = f"; expected {expected}" if len(expected) <= _SHOWN and "[" not in expected else ""
    sentence = _SENTENCE.search(found[3])
    if sentence:  # no matter of grammar
        return f"{source}, line {line}, column {column}: {sentence[1][0].lower()}{sentence[1][1:]}"
    where = f"before {rest[:_SHOWN]!r}" if rest else "at the end of the line"
    return f"{source}, line {line}, column {column}: not SPARQL {where}{reason}"
