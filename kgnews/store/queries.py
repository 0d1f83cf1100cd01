"""Queries with parameters: SPARQL in files whose head tells people and programs what they answer.

A file begins with comment lines; the lines after "answers" that are indented go on with it::

    # title: Offices held
    # answers: Who holds or held which office …
    # param: person (entity, optional): only the offices of this person
    # example: kgnews query offices --param "person=John Kerry"

Each parameter has one place in the text, a line with a VALUES clause (or, for a number, LIMIT) that holds an example or the
default, so that the file runs as it stands in any tool that speaks SPARQL. The line of an optional parameter is a comment,
and counts once the parameter is given, with the FILTER that may follow on it::

    # VALUES ?person { <https://w3id.org/kgnews/id/person/john-kerry> }

The queries match inside ``GRAPH ?g { … }``, since a store keeps each article in a graph of its own. A union of those
graphs would hold a triple as often as articles say it, and a claim of five triples in a hundred articles would be found
a hundred to the fifth power times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kgnews.errors import InputError, UsageError
from kgnews.resources import queries_folder

TYPES = ("entity", "article", "relation", "kind", "date", "number")
SUFFIXES = (".rq", ".sparql")

_FIELD = re.compile(r"# (title|answers|param|example): (.*)")
_PARAMETER = re.compile(r"(\w+) \((\w+), (required|optional|default (\S+))\): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a query; ``default`` is the value that stands in the text, "" where there is none."""

    name: str
    type: str
    required: bool
    default: str
    help: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it stands in its file, and what its head says; for a bare query only ``text``.

    ``source`` names it in messages. ``ready`` is true for those that come with kgnews.
    """

    name: str
    text: str
    source: str
    title: str = ""
    answers: str = ""
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[str, ...] = ()
    ready: bool = False


def ready_queries() -> tuple[Query, ...]:
    """Return the queries that come with kgnews, by name. Raises DataError where they are missing."""
    return tuple(_read(path, ready=True) for path in sorted(queries_folder().glob("*.rq")))


def find_query(wanted: str) -> Query:
    """Return the query that *wanted* means: the name of a ready query, a file, or SPARQL itself.

    Raises InputError if the file cannot be read or its head is faulty, UsageError if *wanted* is none of the three.
    """
    ready = queries_folder() / f"{wanted}.rq"
    if re.fullmatch(r"[a-z0-9-]+", wanted) and ready.is_file():
        return _read(ready, ready=True)
    if "{" in wanted or "\n" in wanted:
        return parse_query(wanted, "query", "the query")
    path = Path(wanted)
    if path.suffix in SUFFIXES or path.is_file():
        return _read(path)
    if re.search(r"\s", wanted):
        return parse_query(wanted, "query", "the query")
    names = [query.name for query in ready_queries()]
    near = get_close_matches(wanted, names, n=1, cutoff=0.4)
    advice = f"did you mean {near[0]}?" if near else "kgnews query --list shows those that there are"
    raise UsageError(f"{wanted}: neither a ready query, nor a file, nor SPARQL; {advice}")


def parse_query(text: str, name: str, source: str, ready: bool = False) -> Query:
    """Return the query *text* with what its head says. Raises InputError, which names *source*, if the head is faulty."""
    fields: dict[str, list[str]] = {"title": [], "answers": [], "param": [], "example": []}
    current: list[str] | None = None
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        found = _FIELD.fullmatch(line)
        if found:
            current = fields[found[1]]
            current.append(found[2].strip())
        elif current and line.startswith("#   "):
            current[-1] += " " + line[1:].strip()
    parameters = tuple(_parameter(said, source) for said in fields["param"])
    for parameter in parameters:
        _check_place(parameter, text, source)
    title, answers = (" ".join(fields[field]) for field in ("title", "answers"))
    return Query(name, text, source, title, answers, parameters, tuple(fields["example"]), ready)


def place(parameter: Parameter) -> re.Pattern[str]:
    """Return the form of the line where *parameter* stands: indent, "# " of a comment, clause, and the rest of the line."""
    clause = r"LIMIT [0-9]+" if parameter.type == "number" else rf"VALUES \?{parameter.name} \{{ [^{{}}\n]* \}}"
    return re.compile(rf"^(?P<indent>[ \t]*)(?P<off># )?(?P<clause>{clause})(?P<rest>.*)$", re.MULTILINE)


def usage(query: Query) -> str:
    """Return the parameters of *query* as they are written on the command line."""
    words = []
    for parameter in query.parameters:
        word = f"--param {parameter.name}={parameter.type.upper()}"
        words.append(word if parameter.required else f"[{word}]")
    return " ".join([f"kgnews query {query.name}", *words])


def _read(path: Path, ready: bool = False) -> Query:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read: {error.strerror or error}; give a file with a SPARQL query"
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: this is no text in UTF-8; give a file with a SPARQL query") from None
    return parse_query(text, path.stem, path.stem if ready else str(path), ready)


def _parameter(said: str, source: str) -> Parameter:
    found = _PARAMETER.fullmatch(said)
    if not found or found[2] not in TYPES:
        raise InputError(
            f"{source}: the line '# param: {said}' is not understood; "
            f"write: # param: NAME (TYPE, required|optional|default X): TEXT, where TYPE is one of {', '.join(TYPES)}"
        )
    return Parameter(found[1], found[2], found[3] == "required", found[4] or "", found[5])


def _check_place(parameter: Parameter, text: str, source: str) -> None:
    """Raise InputError unless the parameter has one place, as a comment just where it is optional without default."""
    places: Sequence[re.Match[str]] = list(place(parameter).finditer(text))
    optional = not parameter.required and not parameter.default
    if len(places) != 1 or (places[0]["off"] is not None) != optional:
        clause = "LIMIT 20" if parameter.type == "number" else f"VALUES ?{parameter.name} {{ … }}"
        raise InputError(
            f"{source}: parameter {parameter.name} needs one line '{'# ' if optional else ''}{clause}' in the query, "
            f"and has {len(places)} that could be it"
        )
