"""JSON-LD 1.1, compact and line by line: https://www.w3.org/TR/json-ld11/

The context is that of ``ontologies/context.jsonld``, written into the document, so that it is read without a network; only "@base"
is that of the output. Names of things are relative to it ("person/nora-benali"), relations to "@vocab" ("met"). An object
of "@graph" is what one section of the graph says of one thing; a thing may come twice, and then both hold.
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple, TextIO
from urllib.parse import urljoin

from kgnews import resources
from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.rdf import Block, sections
from kgnews.write.terms import INTEGER, Term, Text, check_base, clean
from kgnews.write.turtle import LOCAL

_encode = json.JSONEncoder(ensure_ascii=False).encode
# Values that come back from JSON as they are written in RDF; longer numbers not every reader of JSON holds exactly.
_NATIVE = {INTEGER: re.compile(r"0|-?[1-9][0-9]{0,14}"), names.XSD + "boolean": re.compile("true|false")}
_REMEMBERED = 20_000


def write_jsonld(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as one JSON-LD document; raise UsageError if *base* is no absolute IRI."""
    base = check_base(base)
    context = context_under(base)
    compact = _Compactor(context, base)
    declared = ",\n ".join(f"{_encode(term)}: {_encode(definition)}" for term, definition in context.items())
    target.write('{\n"@context": {\n ' + declared + '\n},\n"@graph": [')
    before = "\n"
    for section in sections(graph, catalog, base):
        for block in section.blocks:
            target.write(before + compact.node(block, section.dense))
            before = ",\n"
    target.write("\n]\n}\n")


def context_under(base: str) -> dict[str, Any]:
    """Return the context of ``ontologies/context.jsonld`` with names under *base*."""
    path = resources.ontologies_folder() / "context.jsonld"
    context: dict[str, Any] = json.loads(path.read_text("utf-8"))["@context"]
    return context | {"@base": base}


class _Rule(NamedTuple):
    """How the values of one property are written: under which key, as what type, and whether by language."""

    key: str
    type: str | None = None
    by_language: bool = False


class _Compactor:
    """Writes blocks under a context, which must give no prefixes: an IRI like "schema:x" would be read as another."""

    def __init__(self, context: dict[str, Any], base: str) -> None:
        self._vocab: str = context["@vocab"]
        self._terms: dict[str, str] = {}
        self._rules: dict[str, _Rule] = {}
        for term, definition in context.items():
            if term.startswith("@"):
                continue
            if isinstance(definition, str):
                definition = {"@id": definition}
            iri = definition["@id"]
            self._terms[iri] = term
            self._rules[iri] = _Rule(term, definition.get("@type"), definition.get("@container") == "@language")
        self._rules[names.TYPE] = _Rule(self._terms["@type"], "@vocab")
        self._id = self._terms["@id"]
        self._reserved = frozenset(self._terms.values())
        # A base such as "urn:x:/" or one that ends in "#" is not what a relative name is put behind.
        self._base = base if urljoin(base, "a/b") == base + "a/b" else None
        self._recent: dict[str, str] = {}

    def node(self, block: Block, dense: bool) -> str:
        """Return a block as an object; a *dense* one takes one line."""
        subject, pairs = block
        values: dict[str, list[Term]] = {}
        for predicate, thing in pairs:
            values.setdefault(predicate, []).append(thing)
        members = [f"{_encode(self._id)}: {self._name(subject)}"]
        members.extend(self._member(predicate, things) for predicate, things in values.items())
        return "{" + ", ".join(members) + "}" if dense else "{\n " + ",\n ".join(members) + "\n}"

    def _member(self, predicate: str, things: list[Term]) -> str:
        rule = self._rules.get(predicate)
        if rule is None:
            rule = self._rules[predicate] = _Rule(self._in_vocabulary(predicate))
        key = _encode(rule.key)
        if rule.by_language:
            return f"{key}: {_by_language(things)}"
        return f"{key}: {_one_or_list([self._value(thing, rule) for thing in things])}"

    def _value(self, thing: Term, rule: _Rule) -> str:
        if isinstance(thing, Text):
            return _literal(thing, rule.type)
        if rule.type == "@vocab":
            return _encode(self._in_vocabulary(thing))
        return self._name(thing) if rule.type == "@id" else f"{{{_encode(self._id)}: {self._name(thing)}}}"

    def _name(self, iri: str) -> str:
        """Return the IRI of a thing as a JSON string, relative to the base where that is safe."""
        name = self._recent.get(iri)
        if name is None:
            if len(self._recent) >= _REMEMBERED:
                self._recent.clear()
            local = iri[len(self._base) :] if self._base and iri.startswith(self._base) else ""
            name = self._recent[iri] = _encode(local if self._is_plain(local) and "//" not in local else iri)
        return name

    def _in_vocabulary(self, iri: str) -> str:
        """Return the IRI of a property, class or value of an enumeration as a term, relative to the vocabulary, or whole."""
        term = self._terms.get(iri)
        if term is not None:
            return term
        local = iri.removeprefix(self._vocab)
        return local if local != iri and self._is_plain(local) else iri

    def _is_plain(self, local: str) -> bool:
        """Say whether a relative name is read as one, and not as a term or as an IRI of another scheme."""
        return LOCAL.fullmatch(local) is not None and local not in self._reserved


def _literal(text: Text, expected: str | None) -> str:
    """Return a literal as JSON, short where the context, which expects a type, says the rest."""
    value, datatype = clean(text.value), text.datatype
    if text.lang:
        return f'{{"@language": {_encode(text.lang)}, "@value": {_encode(value)}}}'
    if datatype == (expected or ""):
        return _encode(value)
    if not datatype:
        return f'{{"@value": {_encode(value)}}}'
    if expected is None and datatype in _NATIVE and _NATIVE[datatype].fullmatch(value):
        return value
    return f'{{"@type": {_encode(datatype)}, "@value": {_encode(value)}}}'


def _by_language(things: list[Term]) -> str:
    """Return texts as an object of languages, "@none" where one has none."""
    languages: dict[str, list[str]] = {}
    for thing in things:
        if not isinstance(thing, Text) or thing.datatype:
            raise TypeError(f"{thing!r} stands under a property that has texts only")
        languages.setdefault(thing.lang or "@none", []).append(_encode(clean(thing.value)))
    return "{" + ", ".join(f"{_encode(lang)}: {_one_or_list(texts)}" for lang, texts in languages.items()) + "}"


def _one_or_list(values: list[str]) -> str:
    return values[0] if len(values) == 1 else "[" + ", ".join(values) + "]"
