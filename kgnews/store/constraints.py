"""The constraint components of SHACL that kgnews understands, each as SPARQL for what breaks it.

Source: SHACL, W3C Recommendation of 20 July 2017, section 4. Where SHACL asks for a comparison that may fail, as of a
date with a number, a failure breaks the constraint.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kgnews.ontology.vocab import RDF, RDFS, SH, XSD
from kgnews.store.shacl import Document, Term

Test = Callable[[str], str]
"""Gives, for a variable, the SPARQL expression that is true where its value conforms."""

# Datatypes whose lexical form SPARQL can check, by a cast; of the others any form is right.
_CASTS = frozenset(
    XSD + name
    for name in ("boolean", "date", "dateTime", "decimal", "double", "gDay", "gMonth", "gMonthDay", "gYear", "gYearMonth", "integer")
)  # fmt: skip
_NODE_KINDS: dict[str, str] = {
    SH + "IRI": "isIRI({0})",
    SH + "Literal": "isLiteral({0})",
    SH + "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
    SH + "BlankNodeOrIRI": "(isIRI({0}) || isBlank({0}))",
}


@dataclass(frozen=True, slots=True)
class Class:
    """How SHACL finds the instances of a class: also those of its subclasses, where the data knows *subclasses*."""

    subclasses: bool

    @property
    def path(self) -> str:
        """The SPARQL path from an instance to its class."""
        return f"<{RDF}type>/<{RDFS}subClassOf>*" if self.subclasses else f"<{RDF}type>"


class Shapes(Document):
    """A document of shapes, and how the data that they are for has its instances of a class."""

    def __init__(self, triples: Iterable[Triple | Quad], instance: Class) -> None:
        super().__init__(triples)
        self.instance = instance


Pattern = Callable[[Shapes, Term, Term, str], str]
"""Makes the pattern of a constraint from the shapes, the node that holds the parameter, the parameter's value and the path
as SPARQL. The pattern follows one that binds ?this. Raises ValueError for a value that is not understood."""


# Tests of a single value. Each takes the shapes and the parameter's value.


def _class(shapes: Shapes, value: Term) -> Test:
    return lambda variable: f"EXISTS {{ {variable} {shapes.instance.path} {value} }}"


def _datatype(_shapes: Shapes, value: Term) -> Test:
    # "COALESCE", since an IRI has no datatype and a cast may fail.
    cast = f" && isLiteral({value}(STR({{0}})))" if value.value in _CASTS else ""
    return f"COALESCE(DATATYPE({{0}}) = {value}{cast}, false)".format


def _node_kind(_shapes: Shapes, value: Term) -> Test:
    if value.value not in _NODE_KINDS:
        raise ValueError(
            f"not understood; use one of {', '.join('sh:' + kind.removeprefix(SH) for kind in _NODE_KINDS)}"
        )
    return _NODE_KINDS[value.value].format


def _in(shapes: Shapes, value: Term) -> Test:
    items = shapes.items(value)
    if not items:
        raise ValueError("the list is empty; name what is allowed")
    if all(isinstance(item, NamedNode) for item in items):
        listed = ", ".join(map(str, items))
        return lambda variable: f"{variable} IN ({listed})"
    return lambda variable: "(" + " || ".join(f"sameTerm({variable}, {item})" for item in items) + ")"


def _min_length(_shapes: Shapes, value: Term) -> Test:
    return f"(!isBlank({{0}}) && STRLEN(STR({{0}})) >= {_integer(value)})".format


def _pattern(_shapes: Shapes, value: Term) -> Test:
    # The pattern may hold braces, so it is no template.
    return lambda variable: f"(!isBlank({variable}) && REGEX(STR({variable}), {value}))"


def _compared(operator: str) -> Callable[[Shapes, Term], Test]:
    return lambda _shapes, value: f"COALESCE({{0}} {operator} {value}, false)".format


def _or(shapes: Shapes, value: Term) -> Test:
    choices = [_all_of(shapes, item) for item in shapes.items(value)]
    if not choices:
        raise ValueError("the list is empty; name the choices")
    return lambda variable: "(" + " || ".join(choice(variable) for choice in choices) + ")"


def _all_of(shapes: Shapes, node: Term) -> Test:
    """Return the test of a nested shape, which may hold tests of a single value only."""
    said = shapes.about(node)
    if not said or not said.keys() <= _TESTS.keys():
        raise ValueError("the nested shape holds other than tests of a value; write it as a shape of its own")
    tests = [_TESTS[parameter][1](shapes, value) for parameter, values in said.items() for value in values]
    return lambda variable: "(" + " && ".join(test(variable) for test in tests) + ")"


_TESTS: dict[str, tuple[str, Callable[[Shapes, Term], Test]]] = {
    SH + "class": ("ClassConstraintComponent", _class),
    SH + "datatype": ("DatatypeConstraintComponent", _datatype),
    SH + "nodeKind": ("NodeKindConstraintComponent", _node_kind),
    SH + "in": ("InConstraintComponent", _in),
    SH + "minLength": ("MinLengthConstraintComponent", _min_length),
    SH + "pattern": ("PatternConstraintComponent", _pattern),
    SH + "minInclusive": ("MinInclusiveConstraintComponent", _compared(">=")),
    SH + "maxInclusive": ("MaxInclusiveConstraintComponent", _compared("<=")),
    SH + "or": ("OrConstraintComponent", _or),
}


# Patterns of whole constraints.


def _each(test: Callable[[Shapes, Term], Test]) -> Pattern:
    """Return the pattern of a constraint that every value of the path must pass, or the node itself without a path."""

    def pattern(shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
        if not path:
            return f"FILTER (!({test(shapes, value)('?this')}))"
        return f"?this {path} ?value . FILTER (!({test(shapes, value)('?value')}))"

    return pattern


def _values(count: int, path: str, test: Test | None = None) -> str:
    """Return a pattern for *count* different values of the path, each of which passes the test."""
    variables = [f"?value{number}" for number in range(count)]
    parts = [f"?this {path} {variable} ." for variable in variables]
    parts += [f"FILTER (!sameTerm({one}, {other}))" for one, other in combinations(variables, 2)]
    parts += [f"FILTER ({test(variable)})" for variable in variables if test]
    return " ".join(parts)


def _min_count(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    return f"FILTER NOT EXISTS {{ {_values(_integer(value), path)} }}"


def _max_count(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    return _values(_integer(value) + 1, path)


def _qualified(shapes: Shapes, holder: Term) -> Test:
    nested = shapes.about(holder).get(SH + "qualifiedValueShape", [])
    if len(nested) != 1:
        raise ValueError("there must be one sh:qualifiedValueShape; give one")
    return _all_of(shapes, nested[0])


def _qualified_min(shapes: Shapes, holder: Term, value: Term, path: str) -> str:
    return f"FILTER NOT EXISTS {{ {_values(_integer(value), path, _qualified(shapes, holder))} }}"


def _qualified_max(shapes: Shapes, holder: Term, value: Term, path: str) -> str:
    return _values(_integer(value) + 1, path, _qualified(shapes, holder))


def _unique_lang(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    if value.value != "true":
        raise ValueError("it says nothing; leave it out")
    return f'{_values(2, path)} FILTER (LANG(?value0) != "" && LCASE(LANG(?value0)) = LCASE(LANG(?value1)))'


def _has_value(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    return f"FILTER NOT EXISTS {{ ?this {path} {value} }}"


def _equals(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    one, other = f"?this {path} ?value", f"?this {value} ?value"
    return f"{{ {one} FILTER NOT EXISTS {{ {other} }} }} UNION {{ {other} FILTER NOT EXISTS {{ {one} }} }}"


def _disjoint(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    return f"?this {path} ?value . ?this {value} ?value ."


def _not_more(_shapes: Shapes, _holder: Term, value: Term, path: str) -> str:
    return f"?this {path} ?value . ?this {value} ?other . FILTER (!COALESCE(?value <= ?other, false))"


def _integer(value: Term) -> int:
    if isinstance(value, Literal) and value.value.isdecimal():
        return int(value.value)
    raise ValueError("no whole number; write one")


NODE_CONSTRAINTS: dict[str, tuple[str, Pattern]] = {
    parameter: (component, _each(test)) for parameter, (component, test) in _TESTS.items()
}
"""The constraints that a node shape may put on its nodes: by the IRI of the parameter, the component's local name and its pattern."""

PROPERTY_CONSTRAINTS: dict[str, tuple[str, Pattern]] = {
    **NODE_CONSTRAINTS,
    SH + "minCount": ("MinCountConstraintComponent", _min_count),
    SH + "maxCount": ("MaxCountConstraintComponent", _max_count),
    SH + "qualifiedMinCount": ("QualifiedMinCountConstraintComponent", _qualified_min),
    SH + "qualifiedMaxCount": ("QualifiedMaxCountConstraintComponent", _qualified_max),
    SH + "uniqueLang": ("UniqueLangConstraintComponent", _unique_lang),
    SH + "hasValue": ("HasValueConstraintComponent", _has_value),
    SH + "equals": ("EqualsConstraintComponent", _equals),
    SH + "disjoint": ("DisjointConstraintComponent", _disjoint),
    SH + "lessThanOrEquals": ("LessThanOrEqualsConstraintComponent", _not_more),
}
"""The constraints that a property shape may put on the values of its path, in the same form."""
