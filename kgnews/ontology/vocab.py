"""The namespaces and terms of the Turtle files in ``ontologies/`` and of the RDF that kgnews writes.

Plain strings: nothing here imports an RDF library. Sources: OntoLex-Lemon and its synsem module (W3C community
report, 2016), LexInfo 3.0, SKOS, PROV-O, the Web Annotation vocabulary, schema.org, Wikidata's direct properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# Our own
KGN: Final = "https://w3id.org/kgnews/ontology#"
KGL: Final = "https://w3id.org/kgnews/lexicon#"
ARG: Final = "https://w3id.org/kgnews/argument#"
LEXICON: Final = "https://w3id.org/kgnews/lexicon/"  # followed by the language: <…/lexicon/fr/rencontrer>
BASE: Final = "https://w3id.org/kgnews/id/"  # the default base of entities, articles and claims
OPEN: Final = KGN + "open/"  # followed by the lemma of an open relation

# Of others
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
SCHEMA: Final = "https://schema.org/"
SEM: Final = "http://semanticweb.cs.vu.nl/2009/11/sem/"
TIME: Final = "http://www.w3.org/2006/time#"
PAV: Final = "http://purl.org/pav/"
VOID: Final = "http://rdfs.org/ns/void#"
SH: Final = "http://www.w3.org/ns/shacl#"
ONTOLEX: Final = "http://www.w3.org/ns/lemon/ontolex#"
SYNSEM: Final = "http://www.w3.org/ns/lemon/synsem#"
LEXINFO: Final = "http://www.lexinfo.net/ontology/3.0/lexinfo#"
WDT: Final = "http://www.wikidata.org/prop/direct/"
WD: Final = "http://www.wikidata.org/entity/"

PREFIXES: Final[Mapping[str, str]] = {
    "kgn": KGN,
    "kgl": KGL,
    "arg": ARG,
    "kg": BASE,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "oa": OA,
    "pav": PAV,
    "schema": SCHEMA,
    "ontolex": ONTOLEX,
    "synsem": SYNSEM,
    "lexinfo": LEXINFO,
    "wdt": WDT,
    "wd": WD,
    "sem": SEM,
    "sh": SH,
    "time": TIME,
    "void": VOID,
}

# Terms that the loaders read
TYPE: Final = RDF + "type"
LABEL: Final = RDFS + "label"
DEFINITION: Final = SKOS + "definition"
EXAMPLE: Final = SKOS + "example"
EXACT_MATCH: Final = SKOS + "exactMatch"
CLOSE_MATCH: Final = SKOS + "closeMatch"
LANGUAGE: Final = DCTERMS + "language"
ONTOLOGY: Final = OWL + "Ontology"
INVERSE_OF: Final = OWL + "inverseOf"
SYMMETRIC: Final = OWL + "SymmetricProperty"

RELATION: Final = KGN + "Relation"
PLANNED_RELATION: Final = KGN + "PlannedRelation"
INVERSE_RELATION: Final = KGN + "InverseRelation"
KIND: Final = KGN + "Kind"
PLANNED_TWIN: Final = KGN + "plannedTwin"
DOMAIN_KIND: Final = KGN + "domainKind"
RANGE_KIND: Final = KGN + "rangeKind"
ONCE_FOR: Final = KGN + "onceFor"
PLOVER: Final = KGN + "plover"
CAMEO: Final = KGN + "cameo"

LEXICAL_ENTRY: Final = ONTOLEX + "LexicalEntry"
CANONICAL_FORM: Final = ONTOLEX + "canonicalForm"
WRITTEN_REP: Final = ONTOLEX + "writtenRep"
SENSE: Final = ONTOLEX + "sense"
REFERENCE: Final = ONTOLEX + "reference"
PART_OF_SPEECH: Final = LEXINFO + "partOfSpeech"
SYNTACTIC_ARGUMENT: Final = SYNSEM + "SyntacticArgument"
MARKER: Final = SYNSEM + "marker"
SUBJECT_SLOT: Final = SYNSEM + "subjOfProp"
OBJECT_SLOT: Final = SYNSEM + "objOfProp"
REFLEXIVE: Final = KGL + "reflexive"
SUBJECT_KIND: Final = KGL + "subjectKind"
OBJECT_KIND: Final = KGL + "objectKind"
BARRED: Final = KGL + "barred"

# Terms that the writers use
CLAIM: Final = KGN + "Claim"
EVIDENCE_CLASS: Final = KGN + "Evidence"
STATUS: Final = KGN + "status"
SAID_BY: Final = KGN + "saidBy"
ATTRIBUTION: Final = KGN + "attribution"
WHERE: Final = KGN + "where"
START: Final = KGN + "start"
END: Final = KGN + "end"
GRAIN: Final = KGN + "grain"
EVIDENCE: Final = KGN + "evidence"
SCORE: Final = KGN + "score"
RULE: Final = KGN + "rule"
INFERRED_BY: Final = KGN + "inferredBy"
ENTRY: Final = KGN + "entry"
EXTRACTOR: Final = KGN + "extractor"
SUBJECT_SELECTOR: Final = KGN + "subjectSelector"
PREDICATE_SELECTOR: Final = KGN + "predicateSelector"
OBJECT_SELECTOR: Final = KGN + "objectSelector"
CUE_SELECTOR: Final = KGN + "cueSelector"
WHEN_SELECTOR: Final = KGN + "whenSelector"


def curie(iri: str) -> str:
    """Return *iri* as it is written in the Turtle files: "kgn:met", "lexfr:rencontrer", else "<iri>"."""
    if iri.startswith(LEXICON):
        lang, slash, name = iri.removeprefix(LEXICON).partition("/")
        if slash:
            return f"lex{lang}:{name}"
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return f"<{iri}>"
