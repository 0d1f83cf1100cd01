"""The terms of ``ontologies/kgnews.ttl`` as a reader wants them: what each is called, means, and relates to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kgnews.errors import DataError
from kgnews.ontology import vocab
from kgnews.ontology.load import ONTOLOGY
from kgnews.ontology.turtle import Faults, Triples, read_turtle
from kgnews.records import Label
from kgnews.resources import ontologies_folder

_TIES = {
    vocab.RDFS + "subClassOf": "⊂",
    vocab.RDFS + "subPropertyOf": "⊂",
    vocab.EXACT_MATCH: "=",
    vocab.CLOSE_MATCH: "≈",
    vocab.SKOS + "relatedMatch": "~",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """How a term relates to one of another vocabulary: "⊂" is a case of, "=" the same, "≈" nearly so, "~" akin.

    ``iri`` is empty for PLOVER and CAMEO, which have no IRIs.
    """

    how: str
    name: str
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology.

    ``types`` are the local names of its classes ("Relation", "ObjectProperty", "Status"); the others are local names of
    terms, or CURIEs of terms of other vocabularies.
    """

    name: str
    types: tuple[str, ...]
    labels: tuple[Label, ...]
    definitions: tuple[Label, ...]
    ties: tuple[Tie, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    planned: str = ""
    inverse: str = ""

    def label(self, lang: str) -> str:
        """Return the label in *lang*, else the name."""
        return next((label.text for label in self.labels if label.lang == lang), self.name)

    def definition(self, lang: str) -> str:
        """Return the definition in *lang*, else nothing."""
        return next((text.text for text in self.definitions if text.lang == lang), "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All terms of the ontology by name, in the order of the file, with its version and titles."""

    version: str
    titles: tuple[Label, ...]
    descriptions: tuple[Label, ...]
    terms: dict[str, Term]

    def of_type(self, type_: str) -> list[Term]:
        """Return the terms of a type."""
        return [term for term in self.terms.values() if type_ in term.types]


def read_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the terms of kgnews.ttl in *folder*, by default that of kgnews. Raises DataError if it cannot be read.

    >>> read_vocabulary().terms["visited"].inverse
    'visitedBy'
    """
    faults = Faults()
    triples = read_turtle((folder or ontologies_folder()) / ONTOLOGY, ONTOLOGY, faults)
    if triples is None:
        raise DataError("\n".join(faults.lines))
    (header,) = triples.instances(vocab.ONTOLOGY)
    return Vocabulary(
        version="".join(text.value for text in triples.texts(header, vocab.OWL + "versionInfo")),
        titles=_labels(triples, header, vocab.DCTERMS + "title"),
        descriptions=_labels(triples, header, vocab.DCTERMS + "description"),
        terms={
            term.name: term for term in (_term(triples, iri) for iri in triples.by_subject if iri.startswith(vocab.KGN))
        },
    )


def _term(triples: Triples, iri: str) -> Term:
    def local(predicate: str) -> tuple[str, ...]:
        return tuple(name for node in triples.nodes(iri, predicate) for name in _names(triples, node))

    kinds = (vocab.DOMAIN_KIND, vocab.RANGE_KIND)
    domain, range_ = (
        local(kind) or local(vocab.RDFS + side) for kind, side in zip(kinds, ("domain", "range"), strict=True)
    )
    return Term(
        name=iri.removeprefix(vocab.KGN),
        types=tuple(node.rpartition("#")[2] for node in triples.nodes(iri, vocab.TYPE)),
        labels=_labels(triples, iri, vocab.LABEL),
        definitions=_labels(triples, iri, vocab.DEFINITION),
        ties=tuple(_ties(triples, iri)),
        domain=domain,
        range=range_,
        planned="".join(local(vocab.PLANNED_TWIN)[:1]),
        inverse="".join(local(vocab.INVERSE_OF)[:1]),
    )


def _names(triples: Triples, node: str) -> Iterator[str]:
    """Yield the name of a node; for a union of classes, the names of its members."""
    if not node.startswith("_:"):
        yield vocab.curie(node).removeprefix("kgn:")
        return
    for rest in triples.nodes(node, vocab.OWL + "unionOf"):
        while first := triples.nodes(rest, vocab.RDF + "first"):
            yield from _names(triples, first[0])
            (rest,) = triples.nodes(rest, vocab.RDF + "rest")


def _labels(triples: Triples, iri: str, predicate: str) -> tuple[Label, ...]:
    return tuple(Label(text.lang, text.value) for text in triples.texts(iri, predicate))


def _ties(triples: Triples, iri: str) -> Iterator[Tie]:
    for scheme, predicate in (("PLOVER", vocab.PLOVER), ("CAMEO", vocab.CAMEO)):
        for text in triples.texts(iri, predicate):
            yield Tie("≈", f"{scheme} {text.value}")
    for predicate, how in _TIES.items():
        for node in triples.nodes(iri, predicate):
            yield Tie(how, vocab.curie(node), node)
