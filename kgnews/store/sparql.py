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

    try:
        Store().query(with_prefixes(text))
    except SyntaxError as error:
        raise InputError(_complaint(str(error), text, source)) from None


def _bare(text: str) -> str:
    """Return *text* with "_" for its IRIs and strings, and without comments."""
    return _QUIET.sub(lambda found: " " if found[0].startswith("#") else "_", text)


def _complaint(said: str, text: str, source: str) -> str:
    """Return in one line what is wrong with *text*, of which pyoxigraph has *said* something."""
    bare = _bare(text)
    unknown = sorted(set(_USED.findall(bare)) - set(_DECLARED.findall(bare)) - set(PREFIXES))
    if "Prefix not found" in said and unknown:
        return f"{source}: the prefix {unknown[0]}: is not declared; add PREFIX {unknown[0]}: <…> at the top"
    sentence = _SENTENCE.search(said)
    if sentence:  # no matter of grammar
        return f"{source}: {sentence[1][0].lower()}{sentence[1][1:]}; change the query"
    return f"{source}{_place(text)}"


def _place(text: str) -> str:
    """Return where the grammar of SPARQL breaks off in *text*: rdflib tells it, which pyoxigraph does not do reliably."""
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(text)
    except ParseException as error:
        rest = " ".join(text[error.loc :].split())
        where = f"from {rest[:_SHOWN]!r} on" if rest else "at the end"
        return f", line {error.lineno}, column {error.col}: this is not SPARQL {where}; correct it"
    except RecursionError:
        pass
    return ": this is no query of SPARQL 1.1; correct it"
