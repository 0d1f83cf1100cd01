"""The vocabulary that the RDF of a graph is written in, and the prefixes it is written with.

The kgn: terms are defined in ``ontologies/kgnews.ttl``. The others: RDF 1.1, RDFS, OWL 2, SKOS, XML Schema datatypes,
schema.org, Web Annotation (oa:), PROV-O, PAV, VoID and DCMI terms.
"""

from __future__ import annotations

from kgnews.knowledge import Catalog, Gazetteer
from kgnews.records import Kind

KGN = "https://w3id.org/kgnews/ontology#"
LEXICON = "https://w3id.org/kgnews/lexicon/"
DEFAULT_BASE = "https://w3id.org/kgnews/id/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
VOID = "http://rdfs.org/ns/void#"
DCTERMS = "http://purl.org/dc/terms/"
PAV = "http://purl.org/pav/"

PREFIXES = {
    "dcterms": DCTERMS,
    "kgn": KGN,
    "lexicon": LEXICON,
    "oa": OA,
    "owl": OWL,
    "pav": PAV,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}

DATASET = VOID + "Dataset"
CONFORMS_TO = DCTERMS + "conformsTo"
ONTOLOGY = "https://w3id.org/kgnews/ontology"
ONTOLOGY_VERSION = ONTOLOGY + "/0.1.0"

TYPE = RDF + "type"
LABEL = RDFS + "label"
PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
SAME_AS = OWL + "sameAs"

SUBJECT = RDF + "subject"
PREDICATE = RDF + "predicate"
OBJECT = RDF + "object"
STATEMENT = RDF + "Statement"
REIFIES = RDF + "reifies"
PROPERTY = RDF + "Property"
SYMMETRIC = OWL + "SymmetricProperty"
CLAIM = KGN + "Claim"
FACT = KGN + "fact"
STATUS = KGN + "status"
START = KGN + "start"
END = KGN + "end"
GRAIN = KGN + "grain"
WHERE = KGN + "where"
SAID_BY = KGN + "saidBy"
HAS_EVIDENCE = KGN + "evidence"
KIND = KGN + "kind"
PLANNED_TWIN = KGN + "plannedTwin"
RELATION_CLASS = KGN + "Relation"
PLANNED_CLASS = KGN + "PlannedRelation"
OPEN_CLASS = KGN + "OpenRelation"

EVIDENCE = KGN + "Evidence"
SUBJECT_SELECTOR = KGN + "subjectSelector"
PREDICATE_SELECTOR = KGN + "predicateSelector"
OBJECT_SELECTOR = KGN + "objectSelector"
CUE_SELECTOR = KGN + "cueSelector"
WHEN_SELECTOR = KGN + "whenSelector"
ATTRIBUTION = KGN + "attribution"
TENSE = KGN + "tense"
REVERSED = KGN + "reversed"
ENTRY = KGN + "entry"
RULE = KGN + "rule"
INFERRED_BY = KGN + "inferredBy"
EXTRACTOR = KGN + "extractor"
SCORE = KGN + "score"
ANNOTATION = OA + "Annotation"
HAS_BODY = OA + "hasBody"
HAS_TARGET = OA + "hasTarget"
HAS_SOURCE = OA + "hasSource"
HAS_SELECTOR = OA + "hasSelector"
SPECIFIC_RESOURCE = OA + "SpecificResource"
POSITION_SELECTOR = OA + "TextPositionSelector"
QUOTE_SELECTOR = OA + "TextQuoteSelector"
OA_START = OA + "start"
OA_END = OA + "end"
OA_EXACT = OA + "exact"
DERIVED_FROM = PROV + "wasDerivedFrom"

NAMING = KGN + "Naming"
NAMED_IN = KGN + "namedIn"
NAMES = KGN + "names"

NEWS_ARTICLE = SCHEMA + "NewsArticle"
HEADLINE = SCHEMA + "headline"
URL = SCHEMA + "url"
PUBLISHED = SCHEMA + "datePublished"
IN_LANGUAGE = SCHEMA + "inLanguage"
AUTHOR = SCHEMA + "author"
EDITOR = SCHEMA + "editor"
PUBLISHER = SCHEMA + "publisher"
AGENCY = SCHEMA + "sourceOrganization"
LOCATION_CREATED = SCHEMA + "locationCreated"
FINGERPRINT = KGN + "fingerprint"
RETRIEVED = PAV + "retrievedOn"
SCHEMA_SAME_AS = SCHEMA + "sameAs"

CLASSES = {
    Kind.PERSON: SCHEMA + "Person",
    Kind.ORGANISATION: SCHEMA + "Organization",
    Kind.GOVERNMENT: SCHEMA + "Country",
    Kind.PLACE: SCHEMA + "Place",
    Kind.EVENT: SCHEMA + "Event",
    Kind.OFFICE: SCHEMA + "Role",
    Kind.WORK: SCHEMA + "CreativeWork",
    Kind.GROUP: SCHEMA + "Thing",
    Kind.THING: SCHEMA + "Thing",
}
"""The schema.org class of each kind of entity; ``kgn:kind`` says it exactly."""

NO_CATALOG = Catalog(relations={}, lexicon={}, gazetteer=Gazetteer(entities={}, offices={}, terms=()))
"""A catalog without any relation, for graphs written without labels of relations."""
