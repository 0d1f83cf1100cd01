"""Which product answers at an address, and where it takes what."""

import pytest

from kgnews.store.products import OTHER, PRODUCTS, Reply, recognise
from kgnews.store.stores import Endpoints

HOST = "http://localhost:1234"
PAGE = Reply(200, {"content-type": "text/html", "server": "nginx"}, "<html>name-index</html>")


def known(**replies: Reply) -> object:
    return lambda url: replies.get(url.removeprefix(HOST) or "/", replies.get("other"))


VIRTUOSO = ("Virtuoso", "/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth")
FUSEKI = ("Fuseki", "/ds/query", "/ds/update", "/ds/data")
NEWS = "/repositories/news"
GRAPHDB = ("GraphDB", NEWS, f"{NEWS}/statements", f"{NEWS}/rdf-graphs/service")


@pytest.mark.parametrize(
    ("address", "replies", "name", "query", "update", "gsp"),
    [
        ("", {"/": Reply(200, {"server": "Oxigraph/0.5.13"}, "")}, "Oxigraph", "/query", "/update", "/store"),
        ("/", {"/": Reply(200, {"server": "Oxigraph/0.5.13"}, "")}, "Oxigraph", "/query", "/update", "/store"),
        ("/query", {"/query": Reply(400, {"server": "Oxigraph"}, "")}, "Oxigraph", "/query", "/update", "/store"),
        ("/ds", {"/ds": Reply(200, {"fuseki-request-id": "7"}, "")}, *FUSEKI),
        ("/ds/sparql", {"/ds/sparql": Reply(400, {"fuseki-request-id": "7"}, "")}, *FUSEKI),
        (NEWS, {}, *GRAPHDB),
        (f"{NEWS}/statements", {}, *GRAPHDB),
        ("", {"/": Reply(404, {"server": "Virtuoso/07.20.3229 (Linux)"}, "")}, *VIRTUOSO),
        ("/sparql", {"/sparql": Reply(200, {"server": "Virtuoso/07.20"}, "")}, *VIRTUOSO),
        ("/sparql-auth", {"/sparql-auth": Reply(401, {"server": "Virtuoso"}, "")}, *VIRTUOSO),
        ("/blazegraph/namespace/kb/sparql", {}, "Blazegraph", "/blazegraph/namespace/kb/sparql", "/blazegraph/namespace/kb/sparql", ""),
        ("/blazegraph", {}, "Blazegraph", "/blazegraph/sparql", "/blazegraph/sparql", ""),
        ("/db", {"/db": Reply(401, {}, ""), "/admin/alive": Reply(200, {}, "")}, "Stardog", "/db/query", "/db/update", "/db"),
        ("", {"/": Reply(400, {}, ""), "/?cmd=stats": Reply(200, {}, '{"name-index": "news"}')}, "QLever", "/", "/", "/"),
    ],
)  # fmt: skip
def test_known_products(address: str, replies: dict[str, Reply], name: str, query: str, update: str, gsp: str) -> None:
    product, _reply = recognise(HOST + address, known(**replies))  # type: ignore[arg-type]
    assert product.name == name
    found = product.endpoints(HOST + address)
    assert found == Endpoints(HOST + query, HOST + update, HOST + gsp if gsp else "")


@pytest.mark.parametrize("replies", [{"other": PAGE}, {"/": Reply(200, {"server": "Apache"}, "")}, {}])
def test_what_answers_any_address_with_a_page_is_no_known_product(replies: dict[str, Reply]) -> None:
    assert recognise(HOST, known(**replies))[0] is OTHER  # type: ignore[arg-type]


def test_anonymous_users_ask_virtuoso_elsewhere() -> None:
    virtuoso = next(product for product in PRODUCTS if product.name == "Virtuoso")
    assert virtuoso.endpoints(HOST, anonymous=True).query == f"{HOST}/sparql"
    assert virtuoso.endpoints(HOST, anonymous=True).update == f"{HOST}/sparql-auth"


def test_the_table_has_the_products_of_the_manual() -> None:
    assert sorted(product.name for product in PRODUCTS) == [
        "Blazegraph", "Fuseki", "GraphDB", "Oxigraph", "QLever", "Stardog", "Virtuoso",
    ]  # fmt: skip
