"""What holds of every writer: the same bytes for the same graph, any string survives, others read what was written.

A format that is added to WRITERS without a reader in ``read_back`` fails here.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from goldens import FOLDER, GOLDENS, write_golden
from hostile_graph import HOSTILE, TEXTS, hostile, hostile_graph
from read_back import CLAIM, FLAT, FORMATS, LANG_STRING, RDF, XSD_STRING, Term, lenient, read_jsonl, strict, triples
from sample_graph import CATALOG, EXTRACTIONS, FRENCH, FRENCH_MET, NORA, PAUL

from kgnews.graph import Graph, merge
from kgnews.graph.merge import Union
from kgnews.graph.views import claims
from kgnews.ids import iri_path
from kgnews.records import Extraction, Literal
from kgnews.write import WRITERS, named_graphs, read_file, write
from kgnews.write.files import targets
from kgnews.write.jsonld import context_under
from kgnews.write.reread import FORMATS as OWN
from kgnews.write.terms import clean

BASE = "https://x.example/id/"
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
XML = ("rdf", "graphml", "gexf")
RDF_NS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@pytest.fixture(autouse=True)
def literals_as_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib would make 2015-13-45 something else, and 01 a 1."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The hostile graph in every format."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = {format: folder / f"out.{format}" for format in WRITERS}
    for path in paths.values():
        write(hostile_graph(), path, base=BASE, catalog=CATALOG)
    yield paths


def survived(text: str, format: str) -> str:
    """What is left of *text*: no encoding holds a lone surrogate, and XML holds no control characters."""
    return NOT_XML.sub("\ufffd", clean(text)) if format in XML else clean(text)


def in_xml(triple: tuple[Term, Term, Term]) -> tuple[Term, Term, Term]:
    subject, predicate, thing = triple
    return subject, predicate, thing._replace(value=NOT_XML.sub("\ufffd", thing.value))


def test_every_writer_has_a_reader() -> None:
    assert set(FORMATS) == set(WRITERS)


def test_there_are_strings_enough() -> None:
    assert len(HOSTILE) >= 60
    assert len(set(TEXTS)) == len({entry["name"] for entry in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("format", WRITERS)
def test_the_same_graph_gives_the_same_bytes(format: str, written: dict[str, Path], tmp_path: Path) -> None:
    told = [hostile(number, text) for number, text in enumerate(TEXTS)]
    shuffled = merge([*told[60:], *reversed(told[:60])], CATALOG)
    write(shuffled, tmp_path / f"out.{format}", base=BASE, catalog=CATALOG)
    for first, second in zip(targets(written[format]), targets(tmp_path / f"out.{format}"), strict=True):
        content = first.read_bytes()
        assert content == second.read_bytes()
        assert b"\r" not in content or format == "csv"  # a quoted cell holds what it holds
        assert "\x00" not in content.decode("utf-8") or format == "csv"


def test_every_string_is_in_the_ntriples(written: dict[str, Path]) -> None:
    """The measure of the other RDF formats, held against what went in."""
    found = triples(strict(written["nt"], "nt"))
    literals: dict[str, set[str]] = {}
    for _, predicate, thing in found:
        if thing.datatype:
            literals.setdefault(predicate.value, set()).add(thing.value)
    everywhere = {clean(text) for text in TEXTS if text}
    for predicate in (
        *("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel"),
        *("headline", "author", "editor", "publisher", "sourceOrganization", "locationCreated", "datePublished", "url"),
        *("http://www.w3.org/ns/oa#exact",),
        *(f"https://w3id.org/kgnews/ontology#{name}" for name in ("rule", "inferredBy", "extractor")),
    ):
        iri = predicate if ":" in predicate else "https://schema.org/" + predicate
        assert everywhere <= literals[iri], iri
    for number, text in enumerate(TEXTS):
        person = Term(BASE + iri_path(f"person/{number}-{text}"))
        labels = {thing for subject, p, thing in found if subject == person and p.value.endswith("#label")}
        assert labels == {Term(clean(text), LANG_STRING, "fr"), Term(clean(text), XSD_STRING)}
        relation = Term("https://w3id.org/kgnews/ontology#" + iri_path("open/" + text))
        values = {thing.value for subject, p, thing in found if subject == person and p == relation}
        assert values == {clean(text)}


@pytest.mark.parametrize("format", [format for format in RDF if format not in ("trig", "nq", "ttl12")])
def test_every_format_of_triples_says_the_same(format: str, written: dict[str, Path]) -> None:
    expected = triples(strict(written["nt"], "nt"))
    if format == "rdf":
        expected = {in_xml(triple) for triple in expected if names_an_element(triple[1].value)}
    assert_same(triples(strict(written[format], format)), expected)
    assert_same(triples(lenient(written[format], format)), expected)


def names_an_element(predicate: str) -> bool:
    """RDF/XML can name a predicate that ends in a letter, or in a name that starts with one."""
    return re.search(r"[A-Za-z_À-ÖØ-öø-ıא-תء-غ一-龥][\w.-]*$", predicate) is not None


def assert_same(found: set, expected: set) -> None:
    assert not found - expected, sorted(map(str, found - expected))[:5]
    assert not expected - found, sorted(map(str, expected - found))[:5]


@pytest.mark.parametrize("name", GOLDENS)
def test_golden(name: str, tmp_path: Path) -> None:
    """``python tests/goldens.py`` renews them."""
    for path in write_golden(name, tmp_path):
        assert path.read_text("utf-8") == (FOLDER / path.name).read_text("utf-8")


@pytest.mark.parametrize("format", OWN)
def test_what_is_read_back_is_written_to_the_same_bytes(format: str, tmp_path: Path) -> None:
    write(merge(EXTRACTIONS, CATALOG), tmp_path / f"out.{format}", catalog=CATALOG)
    union = Union()
    read_file(tmp_path / f"out.{format}", union)
    write(union.write(Graph()), tmp_path / f"again.{format}", catalog=CATALOG)
    assert (tmp_path / f"again.{format}").read_bytes() == (tmp_path / f"out.{format}").read_bytes()


def test_all_formats_that_are_read_are_written() -> None:
    assert set(OWN) <= set(WRITERS)


@pytest.mark.parametrize("format", ["trig", "nq"])
def test_the_formats_with_graphs_say_what_each_article_says(format: str, written: dict[str, Path]) -> None:
    expected = set()
    for named in named_graphs(hostile_graph(), CATALOG, BASE):
        for quad in pyoxigraph.parse(named.triples, format=pyoxigraph.RdfFormat.N_TRIPLES):
            expected.add((str(quad), named.name))
    found = strict(written[format], format)
    read = set()
    for quad in pyoxigraph.parse(path=str(written[format]), format=RDF[format][0]):
        read.add((str(quad.triple), quad.graph_name.value))
    assert_same(read, expected)
    assert_same(set(lenient(written[format], format)), set(found))
    assert len({quad.graph for quad in found}) == len(TEXTS)
    of_claims = {
        triple for triple in triples(strict(written["nt"], "nt")) if triple[0].value.startswith(BASE + "claim/")
    }
    assert_same({triple for triple in triples(found) if triple[0].value.startswith(BASE + "claim/")}, of_claims)


def test_turtle_12_says_the_same_with_triple_terms(written: dict[str, Path]) -> None:
    expected = triples(strict(written["nt"], "nt"))
    found = set()
    for subject, predicate, thing in triples(strict(written["ttl12"], "ttl12")):
        if predicate.value == RDF_NS + "reifies":
            for part, term in zip(("subject", "predicate", "object"), thing, strict=True):
                found.add((subject, Term(RDF_NS + part), term))
            found.add((subject, Term(RDF_NS + "type"), Term(RDF_NS + "Statement")))
        else:
            found.add((subject, predicate, thing))
    assert_same(found, expected)
    claimed = {subject for subject, _, thing in found if thing == Term(CLAIM)}
    assert len(claimed) == hostile_graph().number_of_edges()


@pytest.mark.parametrize("format", FLAT)
def test_every_string_is_in_nodes_and_edges(format: str, written: dict[str, Path]) -> None:
    table = FLAT[format](written[format])
    graph = hostile_graph()
    assert len(table.nodes) == len(graph)
    assert len(table.edges) == graph.number_of_edges()
    for number, text in enumerate(TEXTS):
        node = table.nodes[iri_path(f"person/{number}-{text}")]
        expected = survived(text, format)
        assert node.get("label", "") == expected or not text
        assert node.get("label_fr", "") == expected
        assert node["iri"] == BASE + iri_path(f"person/{number}-{text}")
        assert node["kind"] == "person"
    for subject, end, key, claim in claims(graph):
        edge = table.edges[key]
        assert (edge["source"], edge["target"]) == (iri_path(subject), iri_path(end))
        assert edge.get("quote", "") == survived(claim["evidence"][0].quote, format)
        assert edge["article"] == survived(claim["evidence"][0].article, format)
        assert float(edge["score"]) == claim["score"]
        assert int(edge["readings"]) == len(claim["readings"])
        assert edge.get("where", "") == survived(claim["where"] or "", format)
    values = {node.get("label", "") for node in table.nodes.values() if node["kind"] == "value"}
    assert {survived("x" + text, format) for text in TEXTS} <= values


def test_every_string_is_in_the_json_lines(written: dict[str, Path]) -> None:
    lines = read_jsonl(written["jsonl"])
    assert len(lines) == 4 * len(TEXTS)
    assert {line["quote"] for line in lines} == {clean(text) for text in TEXTS}
    assert {line["article"] for line in lines} == {clean(f"article/{n}-{text}") for n, text in enumerate(TEXTS)}
    found = {line["subject"]["id"]: line["subject"]["labels"] for line in lines if line["subject"]["id"] != PAUL.id}
    for number, text in enumerate(TEXTS):
        assert found[clean(f"person/{number}-{text}")] == {"": clean(text), "fr": clean(text)}
    assert {clean(text) for text in TEXTS} <= {line["object"]["value"] for line in lines if "value" in line["object"]}


BASES = (
    "https://x.example/",
    "https://x.example/é#",
    "urn:x:",
    "https://w3id.org/kgnews/ontology#",
    "https://schema.org/",
    "http://[::1]/a/../b/",
    "https://x.example/#",
)


@pytest.mark.parametrize("base", BASES)
def test_any_base(base: str, tmp_path: Path) -> None:
    assert_the_same_triples(merge(EXTRACTIONS, CATALOG), tmp_path, base)


def assert_the_same_triples(graph: Graph, folder: Path, base: str = BASE) -> None:
    write(graph, folder / "out.nt", base=base, catalog=CATALOG)
    expected = triples(strict(folder / "out.nt", "nt"))
    assert expected
    for format in ("ttl", "jsonld", "rdf"):
        write(graph, folder / f"out.{format}", base=base, catalog=CATALOG)
        assert_same(triples(strict(folder / f"out.{format}", format)), expected)
        assert_same(triples(lenient(folder / f"out.{format}", format)), expected)


def test_no_name_is_taken_for_a_term_or_prefix(tmp_path: Path) -> None:
    """What stands in the context of JSON-LD or among the prefixes may come from outside as well."""
    names = [
        "id",
        "type",
        "label",
        "Person",
        "names",
        "kind",
        "schema",
        "kgn",
        "rdf",
        "in",
        "xml",
        "xmlns",
        "person",
        "_",
    ]
    told = tuple(
        replace(
            FRENCH_MET,
            relation=relation,
            subject=replace(NORA, id=identifier, same_as=(f"{name}:x", f"{name}:x/y", f"{name}://x")),
            object=thing,
        )
        for name in names
        for relation, identifier in ((name, f"person/{name}"), (f"open/{name}", f"{name}/x"), (f"{name}/x", name))
        for thing in (PAUL, Literal("1", f"{name}:x"))
    )
    assert_the_same_triples(merge([Extraction(FRENCH, told)], CATALOG), tmp_path)


def test_rdfxml_says_which_facts_it_cannot_name(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told = tuple(replace(FRENCH_MET, relation=f"open/{name}") for name in ("win 10", "win", "gagné", "x)"))
    write(merge([Extraction(FRENCH, told)], CATALOG), tmp_path / "out.rdf", catalog=CATALOG)
    write(merge([Extraction(FRENCH, told)], CATALOG), tmp_path / "out.nt", catalog=CATALOG)
    missing = triples(strict(tmp_path / "out.nt", "nt")) - triples(strict(tmp_path / "out.rdf", "rdf"))
    unnamed = {"https://w3id.org/kgnews/ontology#open/win%2010", "https://w3id.org/kgnews/ontology#open/x%29"}
    assert {predicate.value for _, predicate, _ in missing} == unnamed
    (record,) = caplog.records
    assert all(iri in record.getMessage() for iri in unnamed)


def test_the_context_has_a_term_for_all_that_is_not_ours(tmp_path: Path, checkout: Path) -> None:
    context = json.loads((checkout / "ontologies" / "context.jsonld").read_text("utf-8"))["@context"]
    meant = [term if isinstance(term, str) else term["@id"] for key, term in context.items() if key[0] != "@"]
    assert len(meant) == len(set(meant)), "two terms for one IRI"
    article = replace(FRENCH, editors=("Omar Haddad",), retrieved="2015-12-01")
    everything = merge(
        [*EXTRACTIONS, Extraction(article, (replace(FRENCH_MET, subject=replace(NORA, same_as=("", "x"))),))], CATALOG
    )
    write(everything, tmp_path / "out.jsonld", catalog=CATALOG)
    nodes = json.loads((tmp_path / "out.jsonld").read_text("utf-8"))["@graph"]
    assert {key for node in nodes for key in node if ":" in key} == set()
    classes = {
        name
        for node in nodes
        for name in ([node["type"]] if isinstance(node.get("type"), str) else node.get("type", []))
    }
    assert {name for name in classes if ":" in name} == set()


def test_the_context_in_the_document_is_that_of_the_file(written: dict[str, Path], checkout: Path) -> None:
    of_file = json.loads((checkout / "ontologies" / "context.jsonld").read_text("utf-8"))["@context"]
    of_document = json.loads(written["jsonld"].read_text("utf-8"))["@context"]
    assert of_document == of_file | {"@base": BASE}
    assert context_under(of_file["@base"]) == of_file
