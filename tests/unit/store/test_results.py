"""Answers as tables, CSV, TSV, JSON and RDF."""

import csv
import io
import json

import pytest
from news_told import NEWS
from pyoxigraph import Store
from told import Told, article, articles_in_graphs, entity

from kgnews.errors import UsageError
from kgnews.pipeline import catalog
from kgnews.store.results import Answered, check_format

CLAIMS = "PREFIX kgn: <https://w3id.org/kgnews/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
HELD = (
    CLAIMS
    + "SELECT ?s ?status { GRAPH ?g { ?c rdf:predicate kgn:heldPosition ; rdf:subject ?s ; kgn:status ?status } }"
)


@pytest.fixture(scope="module")
def store() -> Store:
    found = Store()
    twins = [entity("Ann Smith", id="person/ann-smith"), entity("Ann Smith", id="person/ann-smith~2")]
    met = article("twins", None, [Told(twins[0], "met", twins[1])])
    articles_in_graphs([*NEWS, met], catalog(), found)
    return found


def answered(store: Store, text: str) -> Answered:
    def ask(text: str) -> object:
        return store.query(text, use_default_graph_as_union=True)

    return Answered(ask(text), ask)  # type: ignore[arg-type]


def test_a_table_has_names_for_iris(store: Store) -> None:
    assert answered(store, HELD).words("en") == (("s", "status"), [("Nicolas Sarkozy", "asserted")])
    assert answered(store, HELD).words("en", named=False)[1] == [("person/nicolas-sarkozy", "asserted")]


def test_names_are_in_the_language_asked_for_else_in_another(store: Store) -> None:
    text = "SELECT * { VALUES ?x { <https://w3id.org/kgnews/id/country/tr> <https://w3id.org/kgnews/ontology#met> } }"
    assert answered(store, text).words("fr")[1] == [("Turquie",), ("a rencontré",)]
    assert answered(store, text).words("xx")[1] == [("Turquie",), ("a rencontré",)]


def test_two_of_one_name_are_told_apart(store: Store) -> None:
    text = (
        CLAIMS
        + "SELECT ?a ?b { GRAPH <https://w3id.org/kgnews/id/article/twins> { ?c rdf:subject ?a ; rdf:object ?b } }"
    )
    assert answered(store, text).words("en")[1] == [
        ("Ann Smith (person/ann-smith)", "Ann Smith (person/ann-smith~2)"),
    ]


def test_csv_tsv_and_json_are_those_of_sparql(store: Store) -> None:
    text = r"""SELECT ?iri ?text ?none { VALUES (?iri ?text ?none) { (<http://x/> 'a "b",\n\tc é'@fr UNDEF) } }"""
    assert answered(store, text).text("csv") == 'iri,text,none\r\nhttp://x/,"a ""b"",\n\tc é",\r\n'
    assert answered(store, text).text("tsv") == '?iri\t?text\t?none\n<http://x/>\t"a \\"b\\",\\n\\tc é"@fr\t\n'
    found = json.loads(answered(store, text).text("json"))
    assert found["results"]["bindings"][0]["text"] == {"type": "literal", "value": 'a "b",\n\tc é', "xml:lang": "fr"}


def test_csv_with_names_is_csv(store: Store) -> None:
    text = answered(
        store, "SELECT ?x { VALUES ?x { <https://w3id.org/kgnews/id/person/vladimir-putin> 'a,\"b\"' } }"
    ).text
    assert list(csv.reader(io.StringIO(text("csv", "fr")))) == [["x"], ["Vladimir Poutine"], ['a,"b"']]


def test_tsv_with_names_keeps_a_row_a_line(store: Store) -> None:
    assert answered(store, "SELECT * { BIND('a\\tb\\nc' AS ?x) BIND(1 AS ?y) }").text("tsv", "en") == "x\ty\na b c\t1\n"


@pytest.mark.parametrize(("pattern", "said"), [("?s ?p ?o", "true\n"), ("?s <a:b> ?o", "false\n")])
def test_ask_is_true_or_false(store: Store, pattern: str, said: str) -> None:
    for format in ("csv", "tsv", "table"):
        assert answered(store, f"ASK {{ {pattern} }}").text(format) == said
    assert json.loads(answered(store, f"ASK {{ {pattern} }}").text("json"))["boolean"] is (said == "true\n")


def test_a_graph_comes_once_in_order_with_prefixes(store: Store) -> None:
    text = (
        CLAIMS
        + "CONSTRUCT { ?s kgn:status kgn:asserted ; kgn:seen 'é' } { GRAPH ?g { ?c rdf:subject ?s } } ORDER BY ?c"
    )
    turtle = answered(store, text).text("ttl")
    assert turtle == answered(store, text.replace("?c }", "?c }  ").replace("BY ?c", "BY DESC(?c)")).text("ttl")
    assert turtle.startswith("@prefix kg: <https://w3id.org/kgnews/id/> .\n@prefix kgn: <")
    assert turtle.count("kg:person\\/john-kerry kgn:s") == 1
    lines = answered(store, text).text("nt").splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize(
    ("text", "format", "said"),
    [
        ("SELECT * { ?s ?p ?o }", "ttl", "a SELECT or ASK gives a table; give one of table, csv, tsv, json"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "a CONSTRUCT or DESCRIBE gives RDF; give one of ttl, nt, rdf, jsonld"),
    ],
)
def test_a_format_that_does_not_fit_the_answer_is_told(store: Store, text: str, format: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        answered(store, text).check(format)
    assert said in str(caught.value)


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(UsageError, match="format 'xls': give one of table, csv, tsv, json, or for a CONSTRUCT ttl"):
        check_format("xls")
