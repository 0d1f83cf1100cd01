"""SHACL documents as they lie before a reader: an index of what is said of each node, RDF lists, and paths."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kgnews.ontology.vocab import RDF, SH, curie

Term: TypeAlias = NamedNode | BlankNode | Literal


@dataclass(frozen=True, slots=True)
class Step:
    """One predicate of a path, taken from subject to object, or backwards."""

    predicate: str
    inverse: bool = False


Path: TypeAlias = tuple[Step, ...]
"""The way from a node to a value; without any step, the node itself."""


def sparql_path(path: Path) -> str:
    """Return *path* as SPARQL writes it: "<…>", "^<…>", "<…>/<…>"."""
    return "/".join(f"{'^' if step.inverse else ''}<{step.predicate}>" for step in path)


def short_path(path: Path) -> str:
    """Return *path* for people, with prefixes: "kgn:status", "^kgn:evidence", "oa:hasTarget/oa:hasSource"."""
    return "/".join(f"{'^' if step.inverse else ''}{curie(step.predicate)}" for step in path)


class Document:
    """The triples of one document by subject and predicate, in their order."""

    def __init__(self, triples: Iterable[Triple | Quad] = ()) -> None:
        self.index: dict[Term, dict[str, list[Term]]] = {}
        for triple in triples:
            said = self.index.setdefault(_plain(triple.subject), {})
            said.setdefault(triple.predicate.value, []).append(_plain(triple.object))

    def about(self, subject: Term) -> Mapping[str, list[Term]]:
        """Return what is said of *subject*, by predicate."""
        return self.index.get(subject, {})

    def objects(self, subject: Term, predicate: str) -> list[Term]:
        """Return the objects of a subject and predicate."""
        return self.index.get(subject, {}).get(predicate, [])

    def instances(self, class_: str) -> list[Term]:
        """Return the subjects of rdf:type *class_*."""
        wanted = NamedNode(class_)
        return [subject for subject, said in self.index.items() if wanted in said.get(RDF + "type", ())]

    def items(self, node: Term) -> list[Term]:
        """Return the members of an RDF list."""
        found: list[Term] = []
        while first := self.objects(node, RDF + "first"):
            found.append(first[0])
            node = self.objects(node, RDF + "rest")[0]
        return found

    def path(self, node: Term) -> Path | None:
        """Return the path that *node* stands for: a predicate, an inverse, or a sequence of these; else None."""
        if isinstance(node, NamedNode):
            return (Step(node.value),)
        inverse = self.objects(node, SH + "inversePath")
        if inverse:
            return (Step(inverse[0].value, inverse=True),) if isinstance(inverse[0], NamedNode) else None
        steps = [self.path(item) for item in self.items(node)]
        return tuple(step for found in steps for step in found or ()) if steps and all(steps) else None


def _plain(term: object) -> Term:
    """Return *term*, which is no triple term: SHACL knows none."""
    if isinstance(term, NamedNode | BlankNode | Literal):
        return term
    raise ValueError(f"{term} is a triple term, which SHACL does not know")
