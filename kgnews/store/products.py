"""SPARQL servers that are known: how each is recognised, and where it takes what.

Oxigraph and Virtuoso are tested as they run; the paths of the others are those of their documentation, not yet tried: Oxigraph
(https://github.com/oxigraph/oxigraph/tree/main/cli), Apache Jena Fuseki
(https://jena.apache.org/documentation/fuseki2/fuseki-server-protocol.html), GraphDB (https://graphdb.ontotext.com/documentation/),
Virtuoso (https://docs.openlinksw.com/virtuoso/rdfsparql/), QLever (https://docs.qlever.dev), Blazegraph
(https://github.com/blazegraph/database/wiki/REST_API), Stardog (https://docs.stardog.com/developing/http-api).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import urlsplit, urlunsplit

from kgnews.store.stores import Endpoints

Header: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said to a probe: the headers with names in lower case, and the first characters of the body."""

    status: int
    headers: Mapping[Header, str]
    start: str


Probe: TypeAlias = Callable[[str], Reply | None]
"""Gets an address, and returns what came back, or None if nothing did."""


@dataclass(frozen=True, slots=True)
class Product:
    """One row of the table of servers.

    A product is recognised by a pattern in the path of its address (``path``), by a header that each of its replies has
    (``header``: name and a part of the value), or by what it answers at an address of its own (``probe``: a path from the root
    and a part of the answer). The endpoints follow the address without ``tail``, a suffix that users give, too; ``reading`` is
    where anonymous users ask, if that is elsewhere, and ``dataset`` takes N-Quads. ``union`` are parameters of a query that
    make its plain patterns match in all named graphs, where that is not the custom of the server. A server without
    ``default_graph`` has named graphs only; one with a ``longest_iri`` cuts IRIs of more bytes silently, and what has lines of
    more bytes than ``longest_line`` does not get through its Graph Store Protocol, but in an update. A status 500 is
    a matter of time where the reply matches ``passing``.
    """

    name: str
    query: str
    update: str
    gsp: str | None = None
    reading: str = ""
    dataset: str = ""
    tail: str = ""
    path: str = ""
    header: tuple[Header, str] = ("", "")
    probe: tuple[str, str] = ("", "")
    union: Mapping[str, str] = field(default_factory=dict)
    default_graph: bool = True
    longest_iri: int = 0
    longest_line: int = 0
    passing: str = ""

    def endpoints(self, address: str, anonymous: bool = False) -> Endpoints:
        """Return where this product, found at *address*, takes what; *anonymous* users may have to ask elsewhere."""
        root = self._root(address)
        query = self.reading if anonymous and self.reading else self.query
        return Endpoints(root + query, root + self.update, "" if self.gsp is None else root + self.gsp)

    def dataset_endpoint(self, address: str) -> str:
        """Return where this product takes whole datasets, or ""."""
        return self._root(address) + self.dataset if self.dataset else ""

    def _root(self, address: str) -> str:
        return re.sub(f"(?:{self.tail})$", "", address.rstrip("/")).rstrip("/")


OTHER = Product(name="SPARQL server", query="", update="")
"""A server that is not known: its endpoints must be given."""

PRODUCTS = (
    Product(
        name="GraphDB",
        path=r"/repositories/[^/]+(?:/statements)?$",
        tail="/statements",
        query="",
        update="/statements",
        gsp="/rdf-graphs/service",
    ),
    Product(
        name="Blazegraph",
        path=r"/(?:blazegraph|bigdata)(?:/namespace/[^/]+)?(?:/sparql)?$|/namespace/[^/]+/sparql$",
        tail="/sparql",
        query="/sparql",
        update="/sparql",
    ),
    Product(
        name="Oxigraph",
        header=("server", "oxigraph"),
        tail="/query|/update|/store",
        query="/query",
        update="/update",
        gsp="/store",
        dataset="/store?no_transaction",  # three times as fast; what a stop leaves, the journal tells
        union={"union-default-graph": ""},
    ),
    Product(
        name="Virtuoso",
        header=("server", "virtuoso"),
        tail="/sparql|/sparql-auth",
        query="/sparql-auth",
        update="/sparql-auth",
        gsp="/sparql-graph-crud-auth",
        reading="/sparql",
        default_graph=False,
        longest_iri=1880,
        longest_line=30_000,
        passing=r"Error (?:40001|S1T00|08)",  # SQL states of a deadlock, a time-out, a lost connection
    ),
    Product(
        name="Fuseki",
        header=("fuseki-request-id", ""),
        tail="/sparql|/query|/update|/data",
        query="/query",
        update="/update",
        gsp="/data",
        union={"default-graph-uri": "urn:x-arq:UnionGraph"},
    ),
    Product(
        name="Stardog",
        probe=("/admin/alive", ""),
        tail="/query|/update",
        query="/query",
        update="/update",
        gsp="",
        union={"default-graph-uri": "tag:stardog:api:context:all"},
    ),
    Product(
        name="QLever",
        probe=("/?cmd=stats", "name-index"),
        query="/",
        update="/",
        gsp="/",
    ),
)
"""The known servers, in the order in which they are tried: those that the address tells come first."""


def recognise(address: str, probe: Probe) -> tuple[Product, Reply | None]:
    """Return the product at *address*, or OTHER, and the server's reply to a look at the address itself, if there was one."""
    path = urlsplit(address).path.rstrip("/")
    told = next((product for product in PRODUCTS if product.path and re.search(product.path, path)), None)
    if told:
        return told, None
    reply = probe(address)
    if reply is None:
        return OTHER, None
    for product in PRODUCTS:
        name, part = product.header
        if name and part in reply.headers.get(name, "").lower() and name in reply.headers:
            return product, reply
    for product in PRODUCTS:
        where, part = product.probe
        if where:
            told_there = probe(_at_root(address, where))
            if told_there and told_there.status == 200 and part in told_there.start and not _is_page(told_there):
                return product, reply
    return OTHER, reply


def _at_root(address: str, where: str) -> str:
    scheme, host, *_rest = urlsplit(address)
    path, _, query = where.partition("?")
    return urlunsplit((scheme, host, path, query, ""))


def _is_page(reply: Reply) -> bool:
    """Say whether the reply is a page for people, which some servers give at any address."""
    return "html" in reply.headers.get("content-type", "")
