"""The shapes of a kgnews graph, compiled: each constraint of the SHACL file as a SPARQL pattern for what breaks it.

The source is ``ontologies/shapes.ttl``, joined by shapes that follow from ``ontologies/kgnews.ttl``: the kinds that a
relation foresees. What is understood is the part of SHACL (W3C Recommendation, 20 July 2017) that these use; anything
else in the file is an error at load, so that no constraint is passed over.
"""

from __future__ import annotations

import pathlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat

from kgnews.errors import DataError
from kgnews.knowledge import Catalog, Relation
from kgnews.ontology.vocab import RDF, SH, curie
from kgnews.records import Kind, Label
from kgnews.resources import ontologies_folder
from kgnews.store.constraints import NODE_CONSTRAINTS, PROPERTY_CONSTRAINTS, Class, Pattern, Shapes
from kgnews.store.shacl import Path, Term, sparql_path

SHAPES = "shapes.ttl"
_NOT_EXISTS = re.compile(r"FILTER NOT EXISTS \{([^{}]*)\}")
_VARIABLE = re.compile(r"\?\w+")
_TARGETS: dict[str, str] = {
    SH + "targetClass": "{this} {type} {term} .",
    SH + "targetSubjectsOf": "{this} {term} ?anything .",
    SH + "targetObjectsOf": "?anything {term} {this} .",
}
_ABOUT = {SH + name for name in ("message", "severity")}
_OF_NODE = {*_ABOUT, *_TARGETS, RDF + "type", SH + "property", SH + "sparql", SH + "closed", SH + "ignoredProperties"}
_OF_PROPERTY = {*_ABOUT, SH + "path", SH + "qualifiedValueShape"}
_OF_SELECT = {*_ABOUT, SH + "prefixes", SH + "select"}


class Severity(StrEnum):
    """How bad it is; only a VIOLATION means that a graph does not conform."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


_SEVERITIES = {severity.value: severity for severity in Severity}


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint of one shape.

    ``target`` is the inside of a SPARQL WHERE clause that binds ``?this`` to each node that the shape speaks of; with
    ``pattern`` behind it, to each that breaks the constraint, ``?value`` to the value at fault where it is one value, and
    ``?path`` to the predicate where it varies.
    ``path`` is the way from the node to the value, empty where the node itself is at fault.
    """

    shape: str
    component: str
    path: Path
    severity: Severity
    messages: tuple[Label, ...]
    target: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks, what they are targeted at, and the prefixes that their patterns use."""

    checks: tuple[Check, ...]
    targets: tuple[str, ...]  # patterns that bind ?this to what is checked by its class
    prefixes: str


def shapes_turtle(catalog: Catalog, folder: pathlib.Path | None = None) -> str:
    """Return all shapes as one Turtle document: those of the file, and the kinds that each relation of *catalog* foresees.

    *folder* is that of ``shapes.ttl``, by default the ontologies that come with kgnews. Raises DataError if the file cannot
    be read.
    """
    path = (folder or ontologies_folder()) / SHAPES
    try:
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read ({error}); install kgnews again") from error
    derived = "".join(text for relation in catalog.relations.values() for text in _kind_shapes(relation))
    rule = "#" * 100
    return f"{written}\n{rule}\n# Kinds that each relation foresees, derived from kgnews.ttl\n{rule}\n{derived}"


def _kind_shapes(relation: Relation) -> Iterator[str]:
    """Yield the shapes of what a relation foresees as subject and object; nothing where any kind may stand."""
    sides = (
        ("Subjects", "The subject", "Le sujet", relation.domain),
        ("Objects", "The object", "L'objet", relation.range),
    )
    names = " , ".join(f"kgn:{name}" for name in (relation.name, relation.planned) if name)
    for side, english, french, kinds in sides:
        if kinds:
            listed = " ".join(f"kgn:{kind.value}" for kind in Kind if kind in kinds)
            commas = listed.replace(" ", ", ")
            yield (
                f"\nshape:{side}Of-{relation.name} a sh:NodeShape ; sh:target{side}Of {names} ;\n"
                f"    sh:property [ sh:path kgn:kind ; sh:in ( {listed} ) ; sh:severity sh:Warning ;\n"
                f'        sh:message "{english} of kgn:{relation.name} is of a kind that the relation does not foresee: '
                f'{commas}."@en ,\n'
                f"            \"{french} de kgn:{relation.name} est d'un genre que la relation ne prévoit pas : "
                f'{commas}."@fr ] .\n'
            )


def read_shapes(turtle: str, shown: str = SHAPES, subclasses: bool = False) -> Checks:
    """Return the checks of the shapes in *turtle*, in the order of the text.

    *subclasses* is to be true where the data may say rdfs:subClassOf: SHACL then counts the instances of a subclass in,
    which takes longer. *shown* is the name of the file in messages. Raises DataError, with one line a fault, for
    Turtle that does not parse and for SHACL that is not understood.
    """
    try:
        document = Shapes(pyoxigraph.parse(turtle, format=RdfFormat.TURTLE), Class(subclasses))
    except (SyntaxError, ValueError) as error:
        raise DataError(f"{shown}: faulty Turtle: {error}; correct the syntax") from error
    reader = _Reader(shown, document)
    shapes = document.instances(SH + "NodeShape")
    checks = tuple(check for shape in shapes for check in reader.node_shape(shape))
    if not shapes:
        reader.fault("has no sh:NodeShape; add one")
    if reader.faults:
        raise DataError("\n".join(reader.faults))
    targets = tuple(
        dict.fromkeys(target for shape in shapes for target in reader.targets(shape, (SH + "targetClass",)))
    )
    return Checks(checks, targets, reader.prefixes())


def _with_minus(pattern: str) -> str:
    """Write FILTER NOT EXISTS as MINUS, which SHACL-SPARQL forbids and which takes one pass over the data instead of many.

    The two agree for a group of several plain triple patterns that shares a variable with what is around it.
    """
    groups: list[str] = []

    def take(match: re.Match[str]) -> str:
        group = match[1].replace("$", "?")
        single = not re.search(r"[;,.] ", group.strip())  # one pattern is looked up faster than a table of all is made
        if single or "FILTER" in group or not set(_VARIABLE.findall(group)) & outside:
            return match[0]
        groups.append(f"MINUS {{{match[1]}}}")
        return ""

    outside = set(_VARIABLE.findall(_NOT_EXISTS.sub("", pattern).replace("$", "?")))
    kept = _NOT_EXISTS.sub(take, pattern)
    return " ".join([*kept.split(), *groups])


@dataclass(slots=True)
class _Reader:
    """Reads the shapes of one document one after the other; ``faults`` receives what is not understood."""

    shown: str
    document: Shapes
    faults: list[str] = field(default_factory=list)
    where: str = ""  # the shape that is being read

    def fault(self, what: str) -> None:
        self.faults.append(f"{self.shown}: {self.where + ' ' if self.where else ''}{what}")

    def prefixes(self) -> str:
        """Return the prefixes of the document as SPARQL declares them."""
        found = {
            name.value: space.value
            for about in self.document.index.values()
            for name, space in zip(about.get(SH + "prefix", ()), about.get(SH + "namespace", ()), strict=True)
        }
        return "".join(f"PREFIX {name}: <{space}>\n" for name, space in found.items())

    def targets(self, shape: Term, kinds: Collection[str] = _TARGETS) -> Iterator[str]:
        """Yield a pattern for each target of *shape* that is of one of the *kinds*; it binds ?this."""
        for predicate in kinds:
            for term in self.document.objects(shape, predicate):
                yield _TARGETS[predicate].format(this="?this", type=self.document.instance.path, term=term)

    def node_shape(self, shape: Term) -> Iterator[Check]:
        """Yield the checks of a node shape and of its property shapes."""
        self.where = curie(shape.value)
        targets = list(self.targets(shape))
        if not targets or not isinstance(shape, NamedNode):
            self.fault("has no IRI or no sh:targetClass, sh:targetSubjectsOf or sh:targetObjectsOf; add one")
        target = targets[0] if len(targets) == 1 else " UNION ".join(f"{{ {one} }}" for one in targets)
        yield from self.closed(shape, target)
        for predicate, value in self.parameters(shape, _OF_NODE | NODE_CONSTRAINTS.keys()):
            if predicate in NODE_CONSTRAINTS:
                yield from self.constraint(shape, shape, NODE_CONSTRAINTS[predicate], value, (), target)
        for property_ in self.document.objects(shape, SH + "property"):
            yield from self.property_shape(shape, property_, target)
        for constraint in self.document.objects(shape, SH + "sparql"):
            yield from self.select(shape, constraint, target)

    def parameters(self, shape: Term, known: Collection[str]) -> Iterator[tuple[str, Term]]:
        """Yield what is said of *shape* as predicate and value; note what is not *known*."""
        for predicate, values in self.document.about(shape).items():
            if predicate not in known:
                self.fault(
                    f"has {curie(predicate).replace(f'<{SH}', '<sh:')}, which is not understood; use another constraint"
                )
                continue
            for value in values:
                yield predicate, value

    def property_shape(self, shape: Term, property_: Term, target: str) -> Iterator[Check]:
        paths = self.document.objects(property_, SH + "path")
        path = self.document.path(paths[0]) if len(paths) == 1 else None
        if path is None:
            self.fault("has a property shape whose sh:path is no predicate, inverse, or sequence of these; write one")
            return
        for predicate, value in self.parameters(property_, _OF_PROPERTY | PROPERTY_CONSTRAINTS.keys()):
            if predicate in PROPERTY_CONSTRAINTS:
                yield from self.constraint(shape, property_, PROPERTY_CONSTRAINTS[predicate], value, path, target)

    def constraint(
        self, shape: Term, holder: Term, constraint: tuple[str, Pattern], value: Term, path: Path, target: str
    ) -> Iterator[Check]:
        """Yield the check of one constraint, whose parameter has a *value* on the *holder*."""
        component, pattern = constraint
        try:
            found = pattern(self.document, holder, value, sparql_path(path))
        except ValueError as error:
            self.fault(f"has a {component} with {value}: {error}")
            return
        yield self.check(shape, holder, component, path, target, found)

    def closed(self, shape: Term, target: str) -> Iterator[Check]:
        if [value.value for value in self.document.objects(shape, SH + "closed")] != ["true"]:
            return
        allowed = [
            item
            for head in self.document.objects(shape, SH + "ignoredProperties")
            for item in self.document.items(head)
        ]
        for property_ in self.document.objects(shape, SH + "property"):
            allowed += [path for path in self.document.objects(property_, SH + "path") if isinstance(path, NamedNode)]
        listed = ", ".join(dict.fromkeys(str(term) for term in allowed))
        pattern = f"?this ?path ?value . FILTER (?path NOT IN ({listed}))"
        yield self.check(shape, shape, "ClosedConstraintComponent", (), target, pattern)

    def select(self, shape: Term, constraint: Term, target: str) -> Iterator[Check]:
        """Yield the check of a SPARQL constraint: its pattern, narrowed to the *target*."""
        list(self.parameters(constraint, _OF_SELECT))
        text = " ".join(value.value for value in self.document.objects(constraint, SH + "select"))
        head, _brace, rest = text.partition("{")
        if head.split()[:2] != ["SELECT", "$this"] or head.split()[-1:] != ["WHERE"] or not rest.endswith("}"):
            self.fault("has a sh:select that is not of the form SELECT $this … WHERE { … }; write it so")
            return
        try:
            pyoxigraph.Store().query(self.prefixes() + text)
        except SyntaxError as error:
            self.fault(f"has a sh:select that is no SPARQL: {error}; correct the syntax")
            return
        yield self.check(shape, constraint, "SPARQLConstraintComponent", (), target, _with_minus(rest[:-1]))

    def check(self, shape: Term, holder: Term, component: str, path: Path, target: str, pattern: str) -> Check:
        messages = tuple(
            Label(text.language or "", text.value)
            for text in self.document.objects(holder, SH + "message")
            if isinstance(text, Literal)
        )
        if {label.lang for label in messages} < {"en", "fr"}:
            self.fault(f"has a {component} without sh:message in @en and @fr; say what is wrong")
        said = [term.value.removeprefix(SH) for term in self.document.objects(holder, SH + "severity")]
        severity = _SEVERITIES.get(said[0]) if said else Severity.VIOLATION
        if severity is None:
            self.fault(f"has the severity {said[0]!r}; use sh:Violation, sh:Warning or sh:Info")
            severity = Severity.VIOLATION
        return Check(shape.value, SH + component, path, severity, messages, target, pattern)
