"""The RDF of a graph: what is said of articles, entities, facts, claims and evidence."""

from dataclasses import replace

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from sample_graph import (
    CATALOG,
    ENGLISH,
    ENGLISH_MET,
    EXTRACTIONS,
    FRENCH,
    FRENCH_MET,
    NORA,
    NOT_MET,
    PAID,
    PLANNED_VISIT,
)

from kgnews.graph import merge
from kgnews.ids import claim_id, fact_id, statement_id
from kgnews.records import Article, Extraction, Grain, Status, TimeSpan
from kgnews.write import to_rdflib

BASE = rdflib.Namespace("https://w3id.org/kgnews/id/")
KGN = rdflib.Namespace("https://w3id.org/kgnews/ontology#")
SCHEMA = rdflib.Namespace("https://schema.org/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
XSD = rdflib.Namespace("http://www.w3.org/2001/XMLSchema#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
NORA_IRI, PAUL_IRI = BASE["person/nora-benali"], BASE["person/paul-mercier"]


@pytest.fixture(scope="module")
def rdf() -> rdflib.Graph:
    return to_rdflib(merge(EXTRACTIONS, CATALOG), catalog=CATALOG)


def told(*statements) -> rdflib.Graph:
    return to_rdflib(merge([Extraction(FRENCH, statements)], CATALOG), catalog=CATALOG)


def texts(graph: rdflib.Graph, subject: rdflib.URIRef, predicate: rdflib.URIRef) -> set[tuple[str, str | None]]:
    return {(str(thing), thing.language) for thing in graph.objects(subject, predicate)}


def test_there_are_no_blank_nodes(rdf: rdflib.Graph) -> None:
    assert not [term for triple in rdf for term in triple if isinstance(term, rdflib.BNode)]


def test_an_article_has_its_metadata(rdf: rdflib.Graph) -> None:
    article = BASE["article/fr1"]
    assert rdf[article : RDF.type : SCHEMA.NewsArticle]
    assert texts(rdf, article, SCHEMA.headline) == {(FRENCH.title, "fr")}
    assert rdf.value(article, SCHEMA.datePublished) == rdflib.Literal("2015-11-17", datatype=XSD.date)
    assert rdf.value(article, SCHEMA.url) == rdflib.Literal(FRENCH.url, datatype=XSD.anyURI)
    assert texts(rdf, article, SCHEMA.author) == {("Lise Armand", None), ("Omar Haddad", None)}
    assert texts(rdf, article, SCHEMA.inLanguage) == {("fr", None)}
    assert texts(rdf, article, SCHEMA.publisher) == {("The Example", None)}
    assert texts(rdf, article, SCHEMA.sourceOrganization) == {("Agence Exemple", None)}
    assert texts(rdf, article, SCHEMA.locationCreated) == {("BREST", None)}


def test_the_name_of_the_input_is_not_in_the_output(rdf: rdflib.Graph) -> None:
    assert not [thing for thing in rdf.objects() if "somewhere" in thing]


def test_a_date_without_year_and_a_day_of_reading() -> None:
    article = replace(FRENCH, published="--11-17", retrieved="2020-01-02")
    rdf = to_rdflib(merge([Extraction(article, ())], CATALOG))
    assert rdf.value(BASE["article/fr1"], SCHEMA.datePublished).datatype == XSD.gMonthDay
    retrieved = rdflib.URIRef("http://purl.org/pav/retrievedOn")
    assert rdf.value(BASE["article/fr1"], retrieved) == rdflib.Literal("2020-01-02", datatype=XSD.date)


def test_an_entity_has_class_kind_names_and_links(rdf: rdflib.Graph) -> None:
    sweden = BASE["country/se"]
    assert rdf[sweden : RDF.type : SCHEMA.Country]
    assert rdf[sweden : KGN.kind : KGN.government]
    assert texts(rdf, sweden, SKOS.prefLabel) == texts(rdf, sweden, RDFS.label) == {("Sweden", "en"), ("Suède", "fr")}
    assert rdf[sweden : OWL.sameAs : rdflib.URIRef("http://www.wikidata.org/entity/Q34")]
    assert rdf[NORA_IRI : RDF.type : SCHEMA.Person]
    assert texts(rdf, NORA_IRI, SKOS.altLabel) == {("la ministre", "fr"), ("Benali", None)}


def test_a_link_that_is_no_iri_is_kept_as_text() -> None:
    rdf = told(replace(NOT_MET, subject=replace(NORA, same_as=("not an IRI",))))
    assert texts(rdf, NORA_IRI, SCHEMA.sameAs) == {("not an IRI", None)}


def test_plain_edges(rdf: rdflib.Graph) -> None:
    entities = {NORA_IRI, PAUL_IRI, BASE["person/lise-armand"], BASE["country/se"], BASE["place/brest-fr"]}
    about = [(one, predicate, other) for one, predicate, other in rdf if one in entities and predicate.startswith(KGN)]
    assert {triple for triple in about if triple[1] != KGN.kind} == {
        (PAUL_IRI, KGN.met, NORA_IRI),
        (NORA_IRI, KGN.met, PAUL_IRI),
        (NORA_IRI, KGN.willVisit, BASE["country/se"]),
        (NORA_IRI, KGN.fined, rdflib.Literal("3000000", datatype=XSD.integer)),
        (NORA_IRI, KGN["open/juggle%20with"], PAUL_IRI),
    }


@pytest.mark.parametrize("status", [Status.NEGATED, Status.POSSIBLE, Status.HYPOTHETICAL])
def test_what_is_not_told_as_so_is_a_claim_only(status: Status) -> None:
    statement = replace(FRENCH_MET, qualifiers=replace(FRENCH_MET.qualifiers, status=status))
    rdf = told(statement)
    assert not list(rdf[NORA_IRI : KGN.met])
    assert rdf[BASE["claim/" + claim_id(statement, symmetric=True)] : KGN.status : KGN[status.value]]


def test_a_claim_has_its_qualifiers(rdf: rdflib.Graph) -> None:
    claim = BASE["claim/" + claim_id(PLANNED_VISIT)]
    assert set(rdf[claim : RDF.type]) == {RDF.Statement, KGN.Claim}
    assert rdf.value(claim, RDF.subject) == NORA_IRI
    assert rdf.value(claim, RDF.predicate) == KGN.willVisit
    assert rdf.value(claim, RDF.object) == BASE["country/se"]
    assert rdf.value(claim, KGN.status) == KGN.planned
    assert rdf.value(claim, KGN.start) == rdflib.Literal("2015-11-23", datatype=XSD.date)
    assert rdf.value(claim, KGN.end) == rdflib.Literal("2015-11-23", datatype=XSD.date)
    assert rdf.value(claim, KGN.grain) == KGN.day
    assert rdf.value(claim, KGN.saidBy) == PAUL_IRI
    assert rdf.value(claim, KGN.where) is None
    assert rdf.value(claim, KGN.fact) == BASE["fact/" + fact_id(PLANNED_VISIT)]
    met = BASE["claim/" + claim_id(FRENCH_MET, symmetric=True)]
    assert rdf.value(met, KGN.where) == BASE["place/brest-fr"]
    assert len(list(rdf[met : KGN.evidence])) == 2


def test_an_open_interval_has_one_bound() -> None:
    when = TimeSpan("--11", None, Grain.INTERVAL)
    statement = replace(NOT_MET, qualifiers=replace(NOT_MET.qualifiers, when=when))
    claim = BASE["claim/" + claim_id(statement, symmetric=True)]
    rdf = told(statement)
    assert rdf.value(claim, KGN.start).datatype == XSD.gMonth
    assert rdf.value(claim, KGN.end) is None


def test_evidence_points_to_the_words(rdf: rdflib.Graph) -> None:
    evidence = BASE["evidence/" + statement_id(PLANNED_VISIT)]
    assert set(rdf[evidence : RDF.type]) == {KGN.Evidence, OA.Annotation}
    assert rdf.value(evidence, PROV.wasDerivedFrom) == BASE["article/fr1"]
    assert rdf.value(evidence, OA.hasBody) == BASE["claim/" + claim_id(PLANNED_VISIT)]
    assert rdf.value(evidence, KGN.entry) == rdflib.URIRef("https://w3id.org/kgnews/lexicon/fr/rencontrer")
    assert str(rdf.value(evidence, KGN.rule)) == "verb"
    assert str(rdf.value(evidence, KGN.inferredBy)) == "office-table"
    assert str(rdf.value(evidence, KGN.extractor)) == "0.1.0"
    assert float(rdf.value(evidence, KGN.score)) == 0.75
    assert rdf.value(evidence, KGN.attribution) == KGN.reported
    assert rdf.value(evidence, KGN.tense) == KGN.future
    assert rdf.value(evidence, KGN.reversed) is None
    target = rdf.value(evidence, OA.hasTarget)
    assert rdf[target : RDF.type : OA.SpecificResource]
    assert rdf.value(target, OA.hasSource) == BASE["article/fr1"]
    quotes = [rdf.value(selector, OA.exact) for selector in rdf[target : OA.hasSelector]]
    assert [str(quote) for quote in quotes if quote is not None] == [PLANNED_VISIT.evidence.quote]


def words(rdf: rdflib.Graph, selector: rdflib.URIRef, article: Article = FRENCH) -> str:
    assert rdf[selector : RDF.type : OA.TextPositionSelector]
    return article.text[int(rdf.value(selector, OA.start)) : int(rdf.value(selector, OA.end))]


def test_selectors_cover_the_words(rdf: rdflib.Graph) -> None:
    evidence = BASE["evidence/" + statement_id(PLANNED_VISIT)]
    target = rdf.value(evidence, OA.hasTarget)
    positions = [selector for selector in rdf[target : OA.hasSelector] if rdf.value(selector, OA.start) is not None]
    assert [words(rdf, selector) for selector in positions] == [PLANNED_VISIT.evidence.quote]
    assert words(rdf, rdf.value(evidence, KGN.subjectSelector)) == "La ministre"
    assert words(rdf, rdf.value(evidence, KGN.predicateSelector)) == "se rendra"
    assert words(rdf, rdf.value(evidence, KGN.objectSelector)) == "Suède"


def test_selectors_follow_the_claim_where_the_text_runs_the_other_way(rdf: rdflib.Graph) -> None:
    claim = BASE["claim/" + claim_id(ENGLISH_MET, symmetric=True)]
    assert rdf.value(claim, RDF.subject) == NORA_IRI
    evidence = BASE["evidence/" + statement_id(ENGLISH_MET, symmetric=True)]
    assert rdf.value(evidence, KGN.reversed) == rdflib.Literal(True)
    assert words(rdf, rdf.value(evidence, KGN.subjectSelector), ENGLISH) == "Nora Benali"
    assert words(rdf, rdf.value(evidence, KGN.objectSelector), ENGLISH) == "Paul Mercier"
    assert rdf.value(BASE["evidence/" + statement_id(FRENCH_MET, symmetric=True)], KGN.reversed) is None


def test_two_forms_of_an_article_may_differ_in_a_quote() -> None:
    spaced = replace(FRENCH_MET, relation="visited", evidence=replace(FRENCH_MET.evidence, quote="Nora  Benali …"))
    rdf = told(FRENCH_MET, spaced)
    quotes = {str(quote) for quote in rdf.objects(None, OA.exact)}
    assert quotes == {FRENCH_MET.evidence.quote, "Nora  Benali …"}


def test_relations_are_labelled(rdf: rdflib.Graph) -> None:
    assert texts(rdf, KGN.met, RDFS.label) == {("met", "en"), ("a rencontré", "fr")}
    assert rdf[KGN.met : RDF.type : KGN.Relation]
    assert rdf[KGN.visited : KGN.plannedTwin : KGN.willVisit]
    assert rdf[KGN.willVisit : RDF.type : KGN.PlannedRelation]
    assert ("will (visited)", "en") in texts(rdf, KGN.willVisit, RDFS.label)
    assert texts(rdf, KGN["open/juggle%20with"], RDFS.label) == {("juggle with", "en")}
    assert rdf[KGN["open/juggle%20with"] : RDF.type : KGN.OpenRelation]
    assert not list(rdf[KGN.willMeet :])  # no claim plans a meeting


def test_without_a_catalog_relations_still_have_a_name() -> None:
    rdf = to_rdflib(merge([Extraction(FRENCH, (PAID,))], CATALOG))
    assert {text for text, _ in texts(rdf, KGN.fined, RDFS.label)} == {"fined"}


def test_another_base() -> None:
    for base in ("https://news.example/graph", "https://news.example/graph#"):
        rdf = to_rdflib(merge(EXTRACTIONS, CATALOG), base=base)
        subjects = {str(subject) for subject in rdf.subjects() if not str(subject).startswith(str(KGN))}
        assert all(subject.startswith(base) for subject in subjects)
        assert not [subject for subject in subjects if subject.count("#") > 1]
