"""Whether RDF files are graphs of kgnews as the shapes ask for: fast by SPARQL, or in full by pySHACL.

Every graph of a file is checked by itself: the default graph, and each named graph, which is that of one article.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File

import pyoxigraph
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store

from kgnews.errors import InputError, KgnewsError
from kgnews.ontology import load_catalog
from kgnews.ontology.vocab import RDF, RDFS, SH
from kgnews.records import Label
from kgnews.store.shacl import Document, Path, Step, Term, short_path
from kgnews.store.shapes import Check, Checks, Severity, read_shapes, shapes_turtle

FORMATS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "nq": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "rdf": RdfFormat.RDF_XML,
}
"""The formats that can be validated, by the suffix of the file."""
STDIN = "-"
_POSITION = re.compile(r"^Parser error .*?: (?=\S)")


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one node: the constraint it breaks, the path to the value at fault, and that value if it is one.

    ``graph`` is the named graph in which the node stands, or None for the default graph. ``shape`` and ``component`` are
    IRIs.
    """

    focus: Term
    path: Path
    component: str
    shape: str
    severity: Severity
    messages: tuple[Label, ...]
    value: Term | None = None
    graph: str | None = None

    def message(self, lang: str = "en") -> str:
        """Return what is wrong in words, in *lang* if there is such a message."""
        texts = {label.lang: label.text for label in self.messages}
        return texts.get(lang) or texts.get("en") or next(iter(texts.values()), "")

    @property
    def order(self) -> tuple[str, str, str, str, str, str]:
        """The order of violations: by graph, node and path."""
        place = (self.graph or "", str(self.focus), short_path(self.path))
        return (*place, self.component, self.message(), str(self.value or ""))


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one file: how many nodes the shapes speak of, and what is wrong with them, in a fixed order."""

    source: str
    nodes: int
    violations: tuple[Violation, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong; warnings do not count."""
        return not self.counts["violations"]

    @property
    def counts(self) -> dict[str, int]:
        """How many nodes were looked at, and how many violations and warnings there are."""
        bad = sum(found.severity is Severity.VIOLATION for found in self.violations)
        return {"nodes": self.nodes, "violations": bad, "warnings": len(self.violations) - bad}


def validate(source: str | File, full: bool = False, shapes: str | None = None) -> Report:
    """Return what is wrong with an RDF file, or with Turtle from standard input where *source* is "-".

    The suffix tells the format: one of FORMATS. *full* has pySHACL check it, at length, which needs the extra "shacl"; else the
    same shapes are checked as SPARQL, which finds the same. *shapes* is a Turtle document, by default that of kgnews.
    Raises InputError if the file cannot be read, with the line where its syntax is at fault, or if it holds nothing that
    the shapes speak of.
    """
    turtle = shapes_turtle(load_catalog()) if shapes is None else shapes
    store = _load(source)
    if _any(store, f"?claim <{RDF}reifies> ?triple"):
        raise InputError(f"{source}: this is Turtle 1.2; validate what kgnews merge {source} -o FILE.ttl makes of it")
    checks = read_shapes(turtle, subclasses=_any(store, f"?class <{RDFS}subClassOf> ?other"))
    nodes = _count(store, checks)
    shown = "standard input" if str(source) == STDIN else str(source)
    if not nodes:
        raise InputError(
            f"{shown}: nothing in it is an article, entity or claim of kgnews; give a file that kgnews wrote"
        )
    found = _full(store, turtle) if full else _fast(store, checks)
    return Report(shown, nodes, tuple(sorted(set(found), key=lambda violation: violation.order)))


def _load(source: str | File) -> Store:
    store = Store()
    if str(source) == STDIN:
        shown, format_ = "standard input", RdfFormat.TURTLE
    else:
        shown, format_ = str(source), _format(File(source))
    try:
        if str(source) == STDIN:
            store.bulk_load(sys.stdin.buffer, format=format_)
        else:
            store.bulk_load(path=str(source), format=format_)
    except SyntaxError as error:
        place = f"{shown}:{error.lineno}" if error.lineno else shown
        reason = _POSITION.sub("", str(error.msg))
        raise InputError(f"{place}: faulty {format_.name}: {reason}; correct the syntax") from error
    except OSError as error:
        raise InputError(
            f"{shown}: cannot be read: {error.strerror or error}; check the name and the rights"
        ) from error
    return store


def _format(path: File) -> RdfFormat:
    if path.is_dir():
        raise InputError(f"{path}: this is a folder; name the files in it")
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        raise InputError(f"{path}: no RDF format by its name; end it in one of {', '.join(FORMATS)}")
    return FORMATS[suffix]


def _any(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {{ {pattern} }} UNION {{ GRAPH ?graph {{ {pattern} }} }} }}"))


def _count(store: Store, checks: Checks) -> int:
    """Return how many nodes the shapes speak of; one that stands in two graphs counts twice."""
    targets = " UNION ".join(f"{{ {target} }}" for target in checks.targets)
    query = f"SELECT DISTINCT ?graph ?this WHERE {{ {{ {targets} }} UNION {{ GRAPH ?graph {{ {targets} }} }} }}"
    (solution,) = _select(store, f"SELECT (COUNT(*) AS ?count) WHERE {{ {query} }}")
    return int(solution["count"].value)


def _fast(store: Store, checks: Checks) -> Iterator[Violation]:
    """Yield what the checks find in the default graph and in each named graph."""
    for scope in ("{ %s }", "{ GRAPH ?graph { %s } }"):
        here = {target: bool(store.query(f"ASK {scope % target}")) for target in {one.target for one in checks.checks}}
        for check in checks.checks:
            if here[check.target]:
                where = scope % f"{check.target} {check.pattern}"
                query = f"{checks.prefixes}SELECT DISTINCT ?graph ?this ?path ?value WHERE {where}"
                for solution in _select(store, query):
                    yield _violation(check, *(solution[name] for name in ("graph", "this", "path", "value")))


def _select(store: Store, query: str) -> QuerySolutions:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return found


def _violation(check: Check, graph: Term | None, focus: Term, path: Term | None, value: Term | None) -> Violation:
    return Violation(
        focus=focus,
        path=(Step(path.value),) if path else check.path,
        component=check.component,
        shape=check.shape,
        severity=check.severity,
        messages=check.messages,
        value=value,
        graph=graph.value if graph else None,
    )


def _full(store: Store, shapes: str) -> Iterator[Violation]:
    """Yield what pySHACL finds in the default graph and in each named graph."""
    try:
        import pyshacl
    except ImportError:
        raise KgnewsError("the full report needs pySHACL; install it with: pip install 'kgnews[shacl]'") from None
    import rdflib

    shacl = rdflib.Graph().parse(data=shapes, format="turtle")
    for name in (None, *store.named_graphs()):
        content = store.dump(format=RdfFormat.N_TRIPLES, from_graph=name or pyoxigraph.DefaultGraph())
        data = rdflib.Graph().parse(data=content, format="nt")
        _conforms, results, _text = pyshacl.validate(data, shacl_graph=shacl, advanced=False, inplace=True)
        if not isinstance(results, rdflib.Graph):
            raise KgnewsError(f"pySHACL could not check the file: {_text}")
        # One document, so that the nodes of the report and of the shapes are the same.
        together = (results + shacl).serialize(format="nt", encoding="utf-8")
        document = Document(pyoxigraph.parse(together, format=RdfFormat.N_TRIPLES))
        yield from _told(document, name.value if isinstance(name, NamedNode) else None)


def _told(document: Document, graph: str | None) -> Iterator[Violation]:
    """Yield the results of a SHACL report, which stands in one document with its shapes."""
    owners = {
        property_: shape
        for shape in document.instances(SH + "NodeShape")
        for property_ in document.objects(shape, SH + "property")
    }

    for result in document.instances(SH + "ValidationResult"):
        (focus,) = document.objects(result, SH + "focusNode")
        (source,) = document.objects(result, SH + "sourceShape")
        paths = document.objects(result, SH + "resultPath")
        values = document.objects(result, SH + "value")
        # Of a SPARQL constraint pySHACL loses the languages, and adds what the shape says for its other constraints.
        constraints = document.objects(result, SH + "sourceConstraint")
        messages = [text for one in constraints for text in document.objects(one, SH + "message")]
        messages = messages or document.objects(result, SH + "resultMessage")
        yield Violation(
            focus=focus,
            path=(document.path(paths[0]) or ()) if paths else (),
            component=document.objects(result, SH + "sourceConstraintComponent")[0].value,
            shape=owners.get(source, source).value,
            severity=Severity(document.objects(result, SH + "resultSeverity")[0].value.removeprefix(SH)),
            messages=tuple(
                sorted(Label(text.language or "", text.value) for text in messages if isinstance(text, Literal))
            ),
            value=values[0] if values else None,
            graph=graph,
        )
