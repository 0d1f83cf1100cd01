"""Reports of validation for people and programs: lines, JSON, and a SHACL report in Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple

from kgnews.ontology.vocab import DCTERMS, PREFIXES, RDF, SH, XSD, curie
from kgnews.store.shacl import Path, Step, Term, short_path
from kgnews.store.validate import Report, Violation

_PREFIXES = ("dcterms", "kgn", "oa", "rdf", "rdfs", "schema", "sh", "skos", "xsd")


def report_lines(report: Report, lang: str = "en") -> Iterator[str]:
    """Yield a line a violation: file, severity, node, path, what is wrong, value, with a tab between."""
    for found in report.violations:
        value = "" if found.value is None else short_term(found.value)
        place = (report.source, found.severity.lower(), short_term(found.focus), short_path(found.path))
        yield "\t".join((*place, found.message(lang), value))


def report_summary(report: Report) -> str:
    """Return one line with the counts of a report."""
    counts = ", ".join(f"{name} {number}" for name, number in report.counts.items())
    return f"{report.source}: {'conforms' if report.conforms else 'does not conform'}: {counts}"


def report_json(reports: Iterable[Report], lang: str = "en") -> str:
    """Return a JSON array with an object a file; terms are written as in N-Triples."""
    found = [
        {
            "file": report.source,
            "conforms": report.conforms,
            **report.counts,
            "results": [_fields(violation, lang) for violation in report.violations],
        }
        for report in reports
    ]
    return json.dumps(found, ensure_ascii=False, indent=2)


def _fields(found: Violation, lang: str) -> dict[str, str | None]:
    return {
        "graph": found.graph,
        "severity": found.severity.lower(),
        "node": str(found.focus),
        "path": short_path(found.path) or None,
        "constraint": curie(found.component),
        "shape": found.shape,
        "message": found.message(lang),
        "value": None if found.value is None else str(found.value),
    }


def report_turtle(reports: Iterable[Report]) -> str:
    """Return a sh:ValidationReport a file, which dcterms:source names, with messages in both languages."""
    triples: list[Triple] = []
    for report in reports:
        node = BlankNode()
        _say(triples, node, RDF + "type", NamedNode(SH + "ValidationReport"))
        _say(triples, node, DCTERMS + "source", Literal(report.source))
        conforms = Literal("true" if report.conforms else "false", datatype=NamedNode(XSD + "boolean"))
        _say(triples, node, SH + "conforms", conforms)
        for found in report.violations:
            result = BlankNode()
            _say(triples, node, SH + "result", result)
            _result(triples, result, found)
    prefixes = {prefix: PREFIXES[prefix] for prefix in _PREFIXES}
    return (pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=prefixes) or b"").decode("utf-8")


def _result(triples: list[Triple], result: BlankNode, found: Violation) -> None:
    _say(triples, result, RDF + "type", NamedNode(SH + "ValidationResult"))
    _say(triples, result, SH + "focusNode", found.focus)
    if found.path:
        _say(triples, result, SH + "resultPath", _path(triples, found.path))
    if found.value is not None:
        _say(triples, result, SH + "value", found.value)
    _say(triples, result, SH + "resultSeverity", NamedNode(SH + found.severity))
    _say(triples, result, SH + "sourceConstraintComponent", NamedNode(found.component))
    _say(triples, result, SH + "sourceShape", NamedNode(found.shape))
    for label in found.messages:
        _say(triples, result, SH + "resultMessage", Literal(label.text, language=label.lang or None))


def _path(triples: list[Triple], path: Path) -> Term:
    """Return the node of a path, after saying what it is."""
    steps = [_step(triples, step) for step in path]
    if len(steps) == 1:
        return steps[0]
    rest: Term = NamedNode(RDF + "nil")
    for step in reversed(steps):
        node = BlankNode()
        _say(triples, node, RDF + "first", step)
        _say(triples, node, RDF + "rest", rest)
        rest = node
    return rest


def _step(triples: list[Triple], step: Step) -> Term:
    if not step.inverse:
        return NamedNode(step.predicate)
    node = BlankNode()
    _say(triples, node, SH + "inversePath", NamedNode(step.predicate))
    return node


def _say(triples: list[Triple], subject: NamedNode | BlankNode, predicate: str, thing: Term) -> None:
    triples.append(Triple(subject, NamedNode(predicate), thing))


def short_term(term: Term) -> str:
    """Return a term on one line, an IRI with a prefix where it has one."""
    return curie(term.value) if isinstance(term, NamedNode) else str(term)
