"""SPARQL text before it is sent."""

import pytest

from kgnews.errors import InputError, UsageError
from kgnews.store.sparql import check_syntax, refuse_updates, with_prefixes


def test_usual_prefixes_are_added_where_they_lack() -> None:
    text = "PREFIX rdf: <http://mine/>\nASK { ?s kgn:met rdf:x . FILTER(?s = 'skos:no' && ?s != <owl:no>) } # oa:no"
    assert with_prefixes(text) == "PREFIX kgn: <https://w3id.org/kgnews/ontology#>\n" + text
    assert with_prefixes("ASK {}") == "ASK {}"


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "delete where { ?s ?p ?o }",
        "# SELECT\nPREFIX a: <a:>\nBASE <http://x/>\n  PREFIX : <b:> WITH <a:g> DELETE { ?s ?p ?o } WHERE {}",
        "DROP ALL",
        "CLEAR GRAPH <a:a>",
        "LOAD <http://x/>",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="this is an update"):
        refuse_updates(text, "the query")


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p 'DELETE' }", "# DROP\nASK {}", "PREFIX insert: <a:> ASK {}"])
def test_queries_are_not_refused(text: str) -> None:
    refuse_updates(text, "the query")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {\n  ?s kgn:met ?o ) x\n}", "q, line 2, column 17: this is not SPARQL from ') x }' on"),
        ("SELECT ?s WHER { ?s ?p ?o }", "q, line 1, column 11: this is not SPARQL from 'WHER { ?s ?p ?o }' on"),
        ("ASK {\n  ?s my:own ?o }", "q: the prefix my: is not declared; add PREFIX my: <…> at the top"),
        ("SELECT (COUNT(?s) AS ?n) ?s { ?s ?p ?o }", "q: the SELECT contains a variable that is unbound"),
        ("", "q, line 1, column 1: this is not SPARQL at the end"),
        ("ASK {" * 5000, "q"),
    ],
)
def test_a_syntax_error_is_one_line_with_its_place(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        check_syntax(text, "q")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
