"""Any string survives as a literal, any id gives a valid IRI, in every RDF form and under two parsers."""

import io
from dataclasses import replace

import pyoxigraph
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import RDFS
from sample_graph import ENGLISH, FRENCH_MET, NORA
from strategies import any_text, catalog, extractions

from kgnews.graph import Graph, merge
from kgnews.ids import iri_path
from kgnews.records import Extraction, Label, Literal
from kgnews.write.terms import clean
from kgnews.write.turtle import write_ntriples, write_turtle

LABEL = pyoxigraph.NamedNode(str(RDFS.label))
FORMS = (
    (write_turtle, pyoxigraph.RdfFormat.TURTLE, "turtle"),
    (write_ntriples, pyoxigraph.RdfFormat.N_TRIPLES, "nt"),
)


def written(writer, graph: Graph) -> str:
    stream = io.StringIO()
    writer(graph, catalog, stream, "https://x.example/id/")
    return stream.getvalue()


def named(text: str, identifier: str = "person/a", lang: str = "fr", thing=None) -> Graph:
    subject = replace(NORA, id=identifier, labels=(Label(lang, text),), aliases=())
    statement = replace(FRENCH_MET, subject=subject, object=thing or FRENCH_MET.object)
    return merge([Extraction(ENGLISH, (statement,))], catalog)


@settings(deadline=None)
@given(any_text)
def test_any_string_survives_as_a_literal(text: str) -> None:
    graph = named(text)
    for writer, strict, lenient in FORMS:
        document = written(writer, graph)
        found = {
            quad.object.value
            for quad in pyoxigraph.parse(document.encode(), format=strict)
            if quad.predicate == LABEL and quad.subject.value.endswith("person/a")
        }
        assert found == {clean(text)}
        subject = rdflib.URIRef("https://x.example/id/person/a")
        back = rdflib.Graph().parse(data=document.encode(), format=lenient)
        assert {str(label) for label in back[subject : RDFS.label]} == {clean(text)}


@settings(deadline=None)
@given(any_text, any_text, any_text)
def test_any_id_language_and_datatype_gives_rdf(identifier: str, lang: str, datatype: str) -> None:
    graph = named("A", identifier, lang, Literal("3", datatype))
    triples = [
        {str(quad) for quad in pyoxigraph.parse(written(writer, graph).encode(), format=strict)}
        for writer, strict, _ in FORMS
    ]
    assert triples[0] == triples[1]
    assert rdflib.Graph().parse(data=written(write_turtle, graph).encode(), format="turtle")


@given(st.text(max_size=20), st.text(max_size=20))
def test_ids_are_valid_and_stay_apart(one: str, other: str) -> None:
    for text in (one, other):
        pyoxigraph.NamedNode("https://x.example/id/" + iri_path(text))
    assert (iri_path(one) == iri_path(other)) == (one == other)


@settings(deadline=None)
@given(st.lists(extractions(), max_size=3), st.randoms())
def test_bytes_do_not_depend_on_order(told: list[Extraction], random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    for writer, _, _ in FORMS:
        assert written(writer, merge(told, catalog)) == written(writer, merge(shuffled, catalog))
    lines = written(write_ntriples, merge(told, catalog)).splitlines()
    assert len(lines) == len(set(lines))
