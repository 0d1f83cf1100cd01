"""Relations from ``ontologies/kgnews.ttl``, checked: names, twins, labels, definitions, kinds, inverses, alignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kgnews.knowledge import Relation
from kgnews.ontology import vocab
from kgnews.ontology.turtle import Faults, Text, Triples
from kgnews.ontology.vocab import curie
from kgnews.records import Kind, Label


@dataclass(frozen=True, slots=True)
class Names:
    """The names that kgnews.ttl declares, faulty or not, so that a lexicon is judged by what is meant to exist.

    ``twins`` and ``inverses`` give the relation that a planned or an inverse property belongs to.
    """

    relations: frozenset[str]
    twins: Mapping[str, str]
    inverses: Mapping[str, str]

    def advice(self, name: str) -> str:
        """Return what to do about *name*, which is no relation."""
        if name in self.twins:
            return f"it is a planned twin; name kgn:{self.twins[name]}, the engine finds out what is planned"
        if name in self.inverses:
            other = self.inverses[name]
            return f"it is the inverse of kgn:{other}; name that and swap synsem:subjOfProp and synsem:objOfProp"
        near = get_close_matches(name, sorted(self.relations), n=1)
        hint = f" (did you mean kgn:{near[0]}?)" if near else ""
        return f"fix the name or add the relation{hint}"


def read_names(triples: Triples) -> Names:
    """Return the names of the relations of kgnews.ttl with their twins and inverses."""
    subjects = [iri for iri in triples.instances(vocab.RELATION) if iri.startswith(vocab.KGN)]
    return Names(
        relations=frozenset(_local(iri) for iri in subjects),
        twins=_owners(triples, subjects, vocab.PLANNED_TWIN),
        inverses=_owners(triples, subjects, vocab.INVERSE_OF),
    )


def _owners(triples: Triples, relations: Iterable[str], predicate: str) -> dict[str, str]:
    """Return the first relation that points by *predicate* to each twin or inverse."""
    owners: dict[str, str] = {}
    for iri in relations:
        for other in triples.nodes(iri, predicate):
            owners.setdefault(_local(other), _local(iri))
    return owners


def read_relations(triples: Triples, names: Names, faults: Faults) -> dict[str, Relation]:
    """Return the relations of kgnews.ttl by name, in the order of the file; *faults* receives what is wrong."""
    reader = _RelationReader(triples, names, _languages(triples, faults), faults)
    relations = {}
    for iri in triples.instances(vocab.RELATION):
        relation = reader.read(iri)
        relations[relation.name] = relation
    if not relations:
        faults.add(triples.shown, "has no kgn:Relation; add at least one")
    return relations


def read_kind(iri: str) -> Kind | None:
    """Return the kind that kgn:person or kgl:person names, or None."""
    name = iri.removeprefix(vocab.KGN).removeprefix(vocab.KGL)
    return Kind(name) if name in _KINDS else None


def kind_advice() -> str:
    """Return the sentence that lists the kinds there are."""
    return f"use one of {', '.join(sorted(_KINDS))}"


_KINDS = frozenset(kind.value for kind in Kind)


def _languages(triples: Triples, faults: Faults) -> tuple[str, ...]:
    """Return the languages in which every term must be labelled: dcterms:language of the ontology."""
    found = [
        text.value for header in triples.instances(vocab.ONTOLOGY) for text in triples.texts(header, vocab.LANGUAGE)
    ]
    if not found:
        faults.add(triples.shown, 'the owl:Ontology names no dcterms:language; add the languages of the labels ("en")')
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _RelationReader:
    """Reads and checks one relation after the other."""

    triples: Triples
    names: Names
    languages: tuple[str, ...]
    faults: Faults

    def read(self, iri: str) -> Relation:
        if not iri.startswith(vocab.KGN):
            self.fault(iri, "is a kgn:Relation outside the namespace of the ontology; name it kgn:…")
        twin = self.companion(iri, vocab.PLANNED_TWIN, vocab.PLANNED_RELATION, self.names.twins)
        if not self.triples.objects(iri, vocab.PLANNED_TWIN):
            self.fault(iri, "has no kgn:plannedTwin; name the kgn:PlannedRelation for facts still to come")
        inverse = self.companion(iri, vocab.INVERSE_OF, vocab.INVERSE_RELATION, self.names.inverses)
        once = self.once(iri)
        relation = Relation(
            name=_local(iri),
            labels=self.texts(iri, vocab.LABEL),
            definitions=self.texts(iri, vocab.DEFINITION),
            planned=_local(twin) if twin else None,
            planned_labels=self.texts(twin, vocab.LABEL) if twin else (),
            domain=self.kinds(iri, vocab.DOMAIN_KIND),
            range=self.kinds(iri, vocab.RANGE_KIND),
            inverse=_local(inverse) if inverse else None,
            symmetric=self.is_a(iri, vocab.SYMMETRIC),
            alignment=self.alignment(iri),
            once_for_subject=vocab.RDF + "subject" in once,
            once_for_object=vocab.RDF + "object" in once,
        )
        if inverse:
            self.texts(inverse, vocab.LABEL)
        self.check_symmetry(iri, relation, twin)
        return relation

    def companion(self, iri: str, predicate: str, wanted: str, owners: Mapping[str, str]) -> str | None:
        """Return the twin or the inverse that *iri* points to; it must be one, declared, and of no other relation."""
        found = self.triples.nodes(iri, predicate)
        if not found:
            return None
        if len(found) > 1:
            self.fault(iri, f"has {len(found)} values of {curie(predicate)}; keep one")
        other = found[0]
        if not self.is_a(other, wanted):
            self.fault(iri, f"{curie(predicate)} {curie(other)} is not declared; declare it as a {curie(wanted)}")
            return None
        owner = owners[_local(other)]
        if owner != _local(iri):
            self.fault(iri, f"{curie(predicate)} {curie(other)} belongs to kgn:{owner} already; name another")
        return other

    def texts(self, iri: str, predicate: str) -> tuple[Label, ...]:
        """Return the texts in each language: one in every language of the ontology, none twice."""
        found = self.triples.texts(iri, predicate)
        for lang in self.languages:
            count = sum(text.lang == lang and bool(text.value.strip()) for text in found)
            if count != 1:
                what = "no" if count == 0 else str(count)
                self.fault(iri, f"has {what} {curie(predicate)} in @{lang}; give it one")
        return tuple(_label(text) for text in found)

    def kinds(self, iri: str, predicate: str) -> frozenset[Kind]:
        kinds = set()
        for node in self.triples.nodes(iri, predicate):
            kind = read_kind(node)
            if kind is None:
                self.fault(iri, f"{curie(predicate)} {curie(node)} is no kind; {kind_advice()}")
            else:
                kinds.add(kind)
        return frozenset(kinds)

    def once(self, iri: str) -> frozenset[str]:
        """Return for which of its ends the relation happens once: rdf:subject, rdf:object."""
        ends = frozenset(self.triples.nodes(iri, vocab.ONCE_FOR))
        for end in sorted(ends - {vocab.RDF + "subject", vocab.RDF + "object"}):
            self.fault(iri, f"kgn:onceFor {curie(end)}; use rdf:subject or rdf:object")
        return ends

    def alignment(self, iri: str) -> tuple[str, ...]:
        """Return what the relation is aligned to: IRIs, and "plover:CONSULT", "cameo:040", which have none."""
        exact, close = (self.triples.nodes(iri, match) for match in (vocab.EXACT_MATCH, vocab.CLOSE_MATCH))
        plover = (f"plover:{text.value}" for text in self.triples.texts(iri, vocab.PLOVER))
        cameo = (f"cameo:{text.value}" for text in self.triples.texts(iri, vocab.CAMEO))
        return (*plover, *cameo, *exact, *close)

    def check_symmetry(self, iri: str, relation: Relation, twin: str | None) -> None:
        if relation.symmetric and relation.domain != relation.range:
            self.fault(iri, "is symmetric, yet kgn:domainKind and kgn:rangeKind differ; make them the same")
        if relation.symmetric and relation.inverse:
            self.fault(iri, "is symmetric and has an owl:inverseOf; it is its own inverse, drop one of the two")
        if twin and self.is_a(twin, vocab.SYMMETRIC) != relation.symmetric:
            self.fault(iri, f"and its twin {curie(twin)} must both be owl:SymmetricProperty, or neither")

    def is_a(self, iri: str, wanted: str) -> bool:
        return wanted in self.triples.nodes(iri, vocab.TYPE)

    def fault(self, iri: str, what: str) -> None:
        self.faults.add(f"{self.triples.shown}: {curie(iri)}", what)


def _local(iri: str) -> str:
    return iri.removeprefix(vocab.KGN)


def _label(text: Text) -> Label:
    return Label(text.lang, text.value)
