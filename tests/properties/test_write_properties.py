"""Any string survives as a literal, any id gives a valid IRI, in every RDF form and under two parsers."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.namespace import RDFS
from read_back import FLAT, RDF, lenient, read_jsonl, strict, triples
from sample_graph import ENGLISH, FRENCH_MET, NORA
from strategies import any_text, catalog, extractions

from kgnews.graph import Graph, merge
from kgnews.ids import iri_path
from kgnews.records import Extraction, Label, Literal, Statement
from kgnews.write import WRITERS, write
from kgnews.write.terms import clean
from kgnews.write.turtle import write_ntriples, write_turtle

RDF_NS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LABEL = pyoxigraph.NamedNode(str(RDFS.label))
FORMS = (
    (write_turtle, pyoxigraph.RdfFormat.TURTLE, "turtle"),
    (write_ntriples, pyoxigraph.RdfFormat.N_TRIPLES, "nt"),
)


def written(writer, graph: Graph) -> str:
    stream = io.StringIO()
    writer(graph, catalog, stream, "https://x.example/id/")
    return stream.getvalue()


def named(
    text: str, identifier: str = "person/a", lang: str = "fr", thing=None, relation: str = FRENCH_MET.relation
) -> Graph:
    subject = replace(NORA, id=identifier, labels=(Label(lang, text),), aliases=())
    evidence = replace(FRENCH_MET.evidence, article=ENGLISH.id)
    statement = Statement(subject, relation, thing or FRENCH_MET.object, evidence, FRENCH_MET.qualifiers)
    return merge([Extraction(ENGLISH, (statement,))], catalog)


@settings(deadline=None)
@given(any_text)
def test_any_string_survives_as_a_literal(text: str) -> None:
    graph = named(text)
    for writer, kind, name in FORMS:
        document = written(writer, graph)
        found = {
            quad.object.value
            for quad in pyoxigraph.parse(document.encode(), format=kind)
            if quad.predicate == LABEL and quad.subject.value.endswith("person/a")
        }
        assert found == {clean(text)}
        subject = rdflib.URIRef("https://x.example/id/person/a")
        back = rdflib.Graph().parse(data=document.encode(), format=name)
        assert {str(label) for label in back[subject : RDFS.label]} == {clean(text)}


@settings(deadline=None)
@given(any_text, any_text, any_text)
def test_any_id_language_and_datatype_gives_rdf(identifier: str, lang: str, datatype: str) -> None:
    graph = named("A", identifier, lang, Literal("3", datatype))
    triples = [
        {str(quad) for quad in pyoxigraph.parse(written(writer, graph).encode(), format=kind)}
        for writer, kind, _ in FORMS
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
    for format in WRITERS:
        assert documents(format, merge(told, catalog)) == documents(format, merge(shuffled, catalog))
    lines = written(write_ntriples, merge(told, catalog)).splitlines()
    assert len(lines) == len(set(lines))


def documents(format: str, graph: Graph) -> list[str]:
    writer = WRITERS[format]
    return [written(one, graph) for one in ([writer] if callable(writer) else writer.values())]


@contextmanager
def file(format: str, graph: Graph) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{format}"
        write(graph, path, base="https://x.example/id/", catalog=catalog)
        yield path


@settings(deadline=None, max_examples=50)
@given(any_text, any_text, any_text, any_text)
def test_every_rdf_form_says_the_same(text: str, identifier: str, lang: str, relation: str) -> None:
    graph = named(text, identifier, lang, Literal(text, "urn:x"), "open/a" + relation + "z")
    with file("nt", graph) as path:
        expected = triples(strict(path, "nt"))
    assert expected == of_document("ttl", graph) == of_document("jsonld", graph)
    in_xml = {(s, p, o._replace(value=NOT_XML.sub("\ufffd", o.value))) for s, p, o in expected}
    assert of_document("rdf", graph) == in_xml
    # One article, so that its graph is all there is.
    assert expected == of_document("nq", graph) == of_document("trig", graph)
    plain = {triple for triple in expected if not triple[1].value.startswith(RDF_NS)}
    assert plain == {triple for triple in of_document("ttl12", graph) if not triple[1].value.startswith(RDF_NS)}


def of_document(format: str, graph: Graph) -> set:
    with file(format, graph) as path:
        found = triples(strict(path, format))
        if RDF[format][1]:
            assert triples(lenient(path, format)) == found
    return found


@settings(deadline=None, max_examples=50)
@given(any_text, any_text, any_text)
def test_any_string_is_in_nodes_and_edges(text: str, identifier: str, relation: str) -> None:
    graph = named(text, identifier, "fr", relation="open/" + relation)
    for format, read in FLAT.items():
        with file(format, graph) as path:
            table = read(path)
        expected = clean(text) if format == "csv" else NOT_XML.sub("\ufffd", clean(text))
        assert table.nodes[iri_path(identifier)].get("label_fr", "") == expected
        (edge,) = table.edges.values()
        assert edge["predicate"] == "kgn:" + iri_path("open/" + relation)
    with file("jsonl", graph) as path:
        (line,) = read_jsonl(path)
    assert line["subject"]["labels"]["fr"] == clean(text)
