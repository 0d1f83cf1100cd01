"""N-Triples as N-Quads, as SPARQL, and as a digest."""

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple

from kgnews.errors import OutputError
from kgnews.records import NamedGraph
from kgnews.store.lines import change_text, digest, parsed, portions, quads, replace_text, sparql_term

S, P, G = NamedNode("https://x.example/s"), NamedNode("https://x.example/p"), NamedNode("https://x.example/g")
texts = st.text(st.characters(exclude_categories=["Cs"]))


def ntriples(*literals: Literal) -> bytes:
    return pyoxigraph.serialize([Triple(S, P, one) for one in literals], format=RdfFormat.N_TRIPLES) or b""


@given(texts)
def test_any_text_survives_an_update(text: str) -> None:
    store = pyoxigraph.Store()
    triples = ntriples(Literal(text), Literal(text, language="fr"))
    store.update(replace_text([NamedGraph(G.value, triples)]))
    store.update(change_text(None, b"", triples))
    both = [Literal(text), Literal(text, language="fr")]
    assert set(store) == {Quad(S, P, one, graph) for one in both for graph in (G, DefaultGraph())}
    store.update(change_text(None, triples, b""))
    store.update(replace_text([NamedGraph(G.value, b"")]))
    assert len(store) == 0


@given(texts)
def test_any_text_survives_as_nquads(text: str) -> None:
    found = pyoxigraph.parse(quads(NamedGraph(G.value, ntriples(Literal(text)))), RdfFormat.N_QUADS)
    assert list(found) == [Quad(S, P, Literal(text), G)]


@given(texts)
def test_any_text_survives_as_a_term_of_sparql(text: str) -> None:
    [row] = pyoxigraph.Store().query(f"SELECT ?t {{ BIND ({sparql_term(Literal(text))} AS ?t) }}")
    assert row["t"] == Literal(text)


@pytest.mark.parametrize(
    "text", ["\\u0022 } ; DROP ALL #", "\\\\u0022", "\\U00000022", "a\\", "\\u", 'x"""', "\\\\\\u0041"]
)
def test_what_undoes_escapes_before_it_looks_at_quotation_marks_reads_the_same(text: str) -> None:
    # SPARQL 1.1, 19.2: \uXXXX is undone before the grammar is looked at, in some stores even behind an escaped backslash.
    import re

    term = sparql_term(Literal(text))
    early = re.sub(r"\\u([0-9A-F]{4})|\\U([0-9A-F]{8})", lambda found: chr(int(found[1] or found[2], 16)), term)
    [row] = pyoxigraph.Store().query(f"SELECT ?t {{ BIND ({early} AS ?t) }}")
    assert row["t"] == Literal(text)


def test_the_digest_is_of_the_set() -> None:
    one, other = ntriples(Literal("a")), ntriples(Literal("b"))
    assert digest(one + other) == digest(other + one) == digest(other + one + other)
    assert len({digest(one), digest(other), digest(one + other), digest(b"")}) == 4


@pytest.mark.parametrize("triples", [b"x", b'<https://a> <b> "c" .', b'<https://a> <https://b> "\xff" .'])
def test_what_is_no_ntriples_is_said_with_the_graph(triples: bytes) -> None:
    with pytest.raises(OutputError, match=r"^article/1: these are no N-Triples"):
        parsed(triples, "article/1")


def test_portions_keep_to_both_bounds() -> None:
    graphs = [NamedGraph(str(number), b"x" * size) for number, size in enumerate((5, 5, 20, 1, 1, 1, 1, 9))]
    assert [[one.name for one in some] for some in portions(graphs, 10, 3)] == [
        ["0", "1"],
        ["2"],
        ["3", "4", "5"],
        ["6", "7"],
    ]
    assert list(portions([], 10)) == []
