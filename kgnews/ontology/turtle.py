"""Reading one Turtle file into a small index, with faults collected instead of raised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

from kgnews.ontology.vocab import TYPE

_POSITION = re.compile(r"^Parser error .*?: (?=\S)")


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: its characters, and its language tag in lower case ("" when it has none)."""

    value: str
    lang: str


@dataclass(slots=True)
class Faults:
    """The faults found so far, each a line that says where, what and what to do."""

    lines: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note that *what* is wrong at *where* ("ontologies/kgnews.ttl: kgn:met")."""
        self.lines.append(f"{where}: {what}")


@dataclass(slots=True)
class Triples:
    """The triples of one file by subject and predicate, in the order of the file.

    ``shown`` is the file's name in messages. Nodes are IRIs, or "_:…" for blank nodes.
    """

    shown: str
    by_subject: dict[str, dict[str, list[str | Text]]] = field(default_factory=dict)

    def nodes(self, subject: str, predicate: str) -> list[str]:
        """Return the objects that are IRIs or blank nodes."""
        return [term for term in self.objects(subject, predicate) if isinstance(term, str)]

    def texts(self, subject: str, predicate: str) -> list[Text]:
        """Return the objects that are literals."""
        return [term for term in self.objects(subject, predicate) if isinstance(term, Text)]

    def objects(self, subject: str, predicate: str) -> list[str | Text]:
        """Return all objects."""
        return self.by_subject.get(subject, {}).get(predicate, [])

    def instances(self, wanted: str) -> list[str]:
        """Return the subjects of rdf:type *wanted*, in the order of the file."""
        return [subject for subject, rest in self.by_subject.items() if wanted in rest.get(TYPE, ())]


def read_turtle(path: Path, shown: str, faults: Faults) -> Triples | None:
    """Return the triples of *path*, or None after noting in *faults* why it cannot be read, with the line."""
    triples = Triples(shown)
    try:
        data = path.read_bytes()
        data.decode("utf-8")
        for triple in pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE):
            _index(triples, triple)
    except OSError as error:
        faults.add(shown, f"cannot be read ({error.strerror}); check that the file is there and may be read")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        faults.add(f"{shown}:{line}", "the bytes are not UTF-8; save the file as UTF-8")
    except SyntaxError as error:
        reason = _POSITION.sub("", str(error.msg))
        faults.add(f"{shown}:{error.lineno or 1}", f"faulty Turtle: {reason}; correct the syntax")
    else:
        return triples
    return None


def _index(triples: Triples, triple: pyoxigraph.Quad) -> None:
    rest = triples.by_subject.setdefault(_node(triple.subject), {})
    value = triple.object
    term = Text(value.value, (value.language or "").lower()) if isinstance(value, pyoxigraph.Literal) else _node(value)
    objects = rest.setdefault(triple.predicate.value, [])
    if term not in objects:
        objects.append(term)


def _node(term: object) -> str:
    if isinstance(term, pyoxigraph.NamedNode):
        return term.value
    return str(term)
