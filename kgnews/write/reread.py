"""Our own RDF read back into the networkx graph that it was written from.

What a graph holds and RDF does not: lone surrogates, which no encoding can hold, and tags of languages and datatypes that are
none. Everything else comes back the same, so that what was read is written again to the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from urllib.parse import unquote

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode

from kgnews.errors import InputError
from kgnews.graph import schema
from kgnews.graph.merge import Union
from kgnews.graph.schema import Naming, Reading
from kgnews.ids import value_id
from kgnews.records import (
    Article,
    AttributionKind,
    Evidence,
    Grain,
    Kind,
    Label,
    Literal,
    Span,
    Status,
    Tense,
    TimeSpan,
)
from kgnews.write import names

FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "ttl12": pyoxigraph.RdfFormat.TURTLE,
}
"""The formats that can be read, by the suffix of their files."""

_STRING = NamedNode(names.XSD + "string")
_Term: TypeAlias = NamedNode | BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
_Pairs: TypeAlias = dict[
    str, dict[_Term, None]
]  # what is said of one subject: objects by predicate, each once, in order
_Value = TypeVar("_Value", Kind, Status, Grain, Tense, AttributionKind)


def read_file(path: Path, union: Union) -> str | None:
    """Read the RDF file *path* of ours into *union*; its suffix tells the format. Return its base IRI, None if it is empty.

    Raises InputError if the file cannot be read, is not RDF, or was not written by kgnews.
    """
    suffix = path.suffix.removeprefix(".").lower()
    if suffix not in FORMATS:
        raise InputError(f"{path}: the suffix {path.suffix!r} is of no RDF that can be read; give {', '.join(FORMATS)}")
    try:
        quads = pyoxigraph.parse(path=str(path), format=FORMATS[suffix])
        return read_quads(quads, str(path), union)
    except SyntaxError as error:
        raise InputError(
            f"{path}: this is not {FORMATS[suffix].name}: {error.msg}; write it again with kgnews build"
        ) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def read_quads(quads: Iterable[pyoxigraph.Quad | pyoxigraph.Triple], source: str, union: Union) -> str | None:
    """Read what *quads* say, in whatever graphs, into *union*, and return the base of their IRIs, None if there are none.

    *source* names them in messages.

    Raises InputError if they were not written by kgnews.
    """
    subjects = _by_subject(quads)
    if not subjects:
        return None
    reader = _Reader(subjects, source)
    reader.read(union)
    return reader.base


def _by_subject(quads: Iterable[pyoxigraph.Quad | pyoxigraph.Triple]) -> dict[str, _Pairs]:
    subjects: dict[str, _Pairs] = {}
    for quad in quads:
        pairs = subjects.setdefault(_text(quad.subject), {})
        for predicate, thing in _plain(quad.predicate.value, quad.object):
            pairs.setdefault(predicate, {})[thing] = None
    return subjects


def _plain(predicate: str, thing: _Term) -> tuple[tuple[str, _Term], ...]:
    """Return what is said of a subject, with the triple term of RDF 1.2 taken apart (see ``kgnews.write.turtle12``)."""
    if predicate != names.REIFIES or not isinstance(thing, pyoxigraph.Triple):
        return ((predicate, thing),)
    return (names.SUBJECT, thing.subject), (names.PREDICATE, thing.predicate), (names.OBJECT, thing.object)


class _Reader:
    """Reads the subjects of one source, all of whose IRIs are under one base."""

    def __init__(self, subjects: Mapping[str, _Pairs], source: str) -> None:
        self._subjects = subjects
        self._source = source
        self._of_type: dict[str, list[str]] = defaultdict(list)
        for subject, pairs in subjects.items():
            for kind in pairs.get(names.TYPE, ()):
                self._of_type[_text(kind)].append(subject)
        self.base = self._find_base()
        self._twins: dict[str, str] = {}  # the relation of each planned twin, both as IRIs
        self._symmetric: set[str] = set()

    def read(self, union: Union) -> None:
        """Offer everything to *union*."""
        try:
            self._read_relations()
            for article in self._of_type[names.NEWS_ARTICLE]:
                union.offer_article(self._article(article))
            named = {self._read_naming(naming, union) for naming in self._of_type[names.NAMING]}
            for claim in self._of_type[names.CLAIM]:
                self._read_claim(claim, union, named)
        except (KeyError, ValueError) as error:
            said = f"no {error}" if isinstance(error, KeyError) else str(error)
            raise InputError(
                f"{self._source}: this is not as kgnews writes it: {said}; check the file with kgnews validate"
            ) from error

    def _find_base(self) -> str:
        ours = names.ONTOLOGY + "/"
        bases = [
            dataset
            for dataset in self._of_type[names.DATASET]
            if any(_text(version).startswith(ours) for version in self._subjects[dataset].get(names.CONFORMS_TO, ()))
        ]
        if len(bases) == 1:
            return bases[0]
        if bases:
            raise InputError(
                f"{self._source}: IRIs under {' and '.join(sorted(bases))}; give each graph in its own file"
            )
        raise InputError(
            f"{self._source}: this RDF was not written by kgnews (nothing in it conforms to <{names.ONTOLOGY}>); "
            "give a file that kgnews build or kgnews merge has made"
        )

    def _read_relations(self) -> None:
        for kind in (names.RELATION_CLASS, names.OPEN_CLASS):
            for relation in self._of_type[kind]:
                self._twins |= {_text(twin): relation for twin in self._subjects[relation].get(names.PLANNED_TWIN, ())}
        self._symmetric.update(self._of_type[names.SYMMETRIC])

    def _article(self, iri: str) -> Article:
        said = self._subjects[iri]

        def one(predicate: str) -> str:
            return _text(next(iter(said.get(predicate, ())), ""))

        return Article(
            id=self._id(iri),
            text="",
            lang=one(names.IN_LANGUAGE),
            title=one(names.HEADLINE),
            url=one(names.URL),
            publisher=one(names.PUBLISHER),
            agency=one(names.AGENCY),
            authors=tuple(map(_text, said.get(names.AUTHOR, ()))),
            editors=tuple(map(_text, said.get(names.EDITOR, ()))),
            dateline_place=one(names.LOCATION_CREATED),
            published=one(names.PUBLISHED) or None,
            retrieved=one(names.RETRIEVED) or None,
            fingerprint=one(names.FINGERPRINT),
        )

    def _read_naming(self, iri: str, union: Union) -> str:
        """Offer a naming, and return the id of its entity."""
        said = self._subjects[iri]
        entity = self._id(self._one(iri, names.NAMES))
        sources = [self._id(_text(article)) for article in said.get(names.NAMED_IN, ())]
        links = (_text(link) for property_ in (names.SAME_AS, names.SCHEMA_SAME_AS) for link in said.get(property_, ()))
        naming = Naming(
            article=sources[0] if sources else schema.GAZETTEER,
            kind=_value(Kind, self._one(iri, names.KIND)),
            linked=_labels(said.get(names.PREF_LABEL, ())),
            labels=_labels(said.get(names.LABEL, ())),
            aliases=_labels(said.get(names.ALT_LABEL, ())),
            same_as=tuple(sorted(links)),
        )
        union.offer_naming(entity, naming)
        return entity

    def _read_claim(self, iri: str, union: Union, named: set[str]) -> None:
        said = self._subjects[iri]
        claim = self._id(iri).removeprefix("claim/")
        subject = self._id(self._one(iri, names.SUBJECT))
        thing = next(iter(said[names.OBJECT]))
        if isinstance(thing, pyoxigraph.Literal):
            value = Literal(thing.value, "" if thing.datatype == _STRING else thing.datatype.value)
            union.offer_value(value)
            object_ = value_id(value)
        else:
            object_ = self._id(_text(thing))
            _check_named(object_, named)
        attributes = self._attributes(iri, said)
        for node in (subject, attributes[schema.WHERE], attributes[schema.SAID_BY]):
            if node is not None:
                _check_named(node, named)
        union.offer_claim(claim, attributes)
        for evidence in said[names.HAS_EVIDENCE]:
            union.offer_reading(claim, self._reading(_text(evidence), subject, object_, attributes))

    def _attributes(self, iri: str, said: _Pairs) -> dict[str, Any]:
        """Return what the edge of a claim carries beside its readings."""
        status = _value(Status, self._one(iri, names.STATUS))
        predicate = self._one(iri, names.PREDICATE)
        relation = self._twins.get(predicate, predicate) if status is Status.PLANNED else predicate
        name = _relation(relation)
        bounds = [next(iter(said.get(bound, ())), None) for bound in (names.START, names.END)]
        start, end = (None if bound is None else _text(bound) for bound in bounds)
        grain = said.get(names.GRAIN)
        where, said_by = (next(iter(said.get(property_, ())), None) for property_ in (names.WHERE, names.SAID_BY))
        return {
            schema.RELATION: name,
            schema.PREDICATE: schema.curie(_relation(predicate)),
            schema.STATUS: status,
            schema.WHEN: TimeSpan(start, end, _value(Grain, _text(next(iter(grain))))) if grain else None,
            schema.WHERE: None if where is None else self._id(_text(where)),
            schema.SAID_BY: None if said_by is None else self._id(_text(said_by)),
            schema.FACT: self._id(self._one(iri, names.FACT)).removeprefix("fact/"),
            schema.SYMMETRIC: relation in self._symmetric,
        }

    def _reading(self, iri: str, subject: str, object_: str, claim: Mapping[str, Any]) -> Reading:
        said = self._subjects[iri]
        article = self._id(self._one(iri, names.DERIVED_FROM))
        sentence, quote = self._sentence(self._one(iri, names.HAS_TARGET))
        ends = [self._span(said, names.SUBJECT_SELECTOR), self._span(said, names.OBJECT_SELECTOR)]
        if names.REVERSED in said:
            ends.reverse()
            subject, object_ = object_, subject
        predicate = self._span(said, names.PREDICATE_SELECTOR)
        if predicate is None or ends[0] is None or ends[1] is None:
            raise ValueError(f"{iri} lacks the words of its subject, predicate or object")
        rule, inferred, version = (
            next(iter(map(_text, said.get(property_, ()))), "")
            for property_ in (names.RULE, names.INFERRED_BY, names.EXTRACTOR)
        )
        entry = [_text(entry) for entry in said.get(names.ENTRY, ())]
        when = claim[schema.WHEN]
        grain = [_value(Grain, _text(grain)) for grain in said.get(names.GRAIN, ())]
        return Reading(
            subject=subject,
            object=object_,
            evidence=Evidence(
                article=article,
                sentence=sentence,
                subject=ends[0],
                predicate=predicate,
                object=ends[1],
                quote=quote,
                entry=unquote(entry[0].removeprefix(names.LEXICON)) if entry else None,
                rule=rule,
                inferred=inferred or None,
                version=version,
                score=float(self._one(iri, names.SCORE)),
            ),
            tense=next((_value(Tense, _text(tense)) for tense in said.get(names.TENSE, ())), Tense.NONE),
            when=self._span(said, names.WHEN_SELECTOR),
            grain=(grain[0] if grain else when.grain) if when else None,
            cue=self._span(said, names.CUE_SELECTOR),
            attribution=next((_value(AttributionKind, _text(kind)) for kind in said.get(names.ATTRIBUTION, ())), None),
            statement=self._id(iri).removeprefix("evidence/"),
        )

    def _sentence(self, iri: str) -> tuple[Span, str]:
        """Return the place and the wording of a sentence."""
        span: Span | None = None
        quote: str | None = None
        for selector in self._subjects[iri][names.HAS_SELECTOR]:
            said = self._subjects[_text(selector)]
            if names.OA_EXACT in said:
                quote = self._one(_text(selector), names.OA_EXACT)
            else:
                span = self._place(_text(selector))
        if span is None or quote is None:
            raise ValueError(f"{iri} lacks its place or its quote")
        return span, quote

    def _span(self, said: _Pairs, selector: str) -> Span | None:
        for place in said.get(selector, ()):
            return self._place(_text(place))
        return None

    def _place(self, iri: str) -> Span:
        return Span(int(self._one(iri, names.OA_START)), int(self._one(iri, names.OA_END)))

    def _one(self, iri: str, predicate: str) -> str:
        """Return the first object of *predicate*; raise ValueError if there is none."""
        for term in self._subjects.get(iri, {}).get(predicate, ()):
            return _text(term)
        raise ValueError(f"{iri} has no {predicate}")

    def _id(self, iri: str) -> str:
        """Return the id that *iri* was minted from."""
        if not iri.startswith(self.base):
            raise ValueError(f"{iri} is not under {self.base}")
        return unquote(iri[len(self.base) :])


def _text(term: _Term | str) -> str:
    return term if isinstance(term, str) else str(getattr(term, "value", term))


def _labels(terms: Iterable[_Term]) -> tuple[Label, ...]:
    return tuple(sorted(Label(getattr(term, "language", None) or "", _text(term)) for term in terms))


def _value(kind: type[_Value], iri: str) -> _Value:
    return kind(iri.removeprefix(names.KGN))


def _relation(iri: str) -> str:
    if not iri.startswith(names.KGN):
        raise ValueError(f"{iri} is no relation of kgnews")
    return unquote(iri.removeprefix(names.KGN))


def _check_named(node: str, named: set[str]) -> None:
    if node not in named:
        raise ValueError(f"{node} has no kgn:Naming")
