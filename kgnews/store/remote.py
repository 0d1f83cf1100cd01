"""A SPARQL server: queries and updates by the SPARQL 1.1 Protocol, whole graphs by the Graph Store Protocol where there is one.

Sources: https://www.w3.org/TR/sparql11-protocol/ and https://www.w3.org/TR/sparql11-http-rdf-update/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from kgnews.errors import InputError, OutputError, UsageError
from kgnews.records import NamedGraph
from kgnews.store.graphs import existing
from kgnews.store.http import Client, Request
from kgnews.store.lines import change_text, named, parsed, portions, quads, replace_text
from kgnews.store.products import OTHER, Reply, recognise
from kgnews.store.replies import answer, wanted
from kgnews.store.secrets import check_address, public
from kgnews.store.stores import Endpoints

if TYPE_CHECKING:
    from kgnews.store.protocol import Answer

_NTRIPLES = {"Content-Type": "application/n-triples; charset=utf-8"}
_NQUADS = {"Content-Type": "application/n-quads; charset=utf-8"}
_UPDATE = {"Content-Type": "application/sparql-update; charset=utf-8"}
_LARGEST = 4_000_000  # bytes of triples in one update or dataset, but for a graph that alone is larger


class Remote:
    """The server at *address*, spoken to through *client*.

    What *endpoints* leave empty is found out from the product that answers there. Where *write* is false, no endpoint for
    updates is needed. Raises UsageError for an address that is none or that endpoints are missing for, InputError if no server
    answers.
    """

    def __init__(self, address: str, endpoints: Endpoints, client: Client, write: bool = True) -> None:
        self.name = public(check_address(address))
        for given in (endpoints.query, endpoints.update, endpoints.gsp):
            _check_host(given, address)
        self._client = client
        complete = endpoints.query and (endpoints.update or not write)
        self.product, reply = (OTHER, None) if complete else recognise(address, self._probe)
        self._endpoints = self._complete(address, endpoints, reply, write)
        own = self.product is not OTHER and not endpoints.gsp
        self._dataset = self.product.dataset_endpoint(address) if own else ""
        client.passing = self.product.passing

    def update_graphs(self, graphs: Sequence[NamedGraph]) -> None:
        """Make each of these named graphs hold exactly its triples; a graph without triples is removed."""
        self._check_iris(graphs)
        if not self._endpoints.gsp:
            for some in portions(graphs, _LARGEST):
                self._update(replace_text(some))
            return
        there = existing(self, [graph.name for graph in graphs]) if self._dataset else {graph.name for graph in graphs}
        new = [graph for graph in graphs if graph.name not in there and graph.triples]
        for some in portions(new, _LARGEST):
            self._write("POST", self._dataset, {}, _NQUADS, b"".join(map(quads, some)))
        for graph in graphs:
            if graph.name in there:
                self._put(graph)

    def change(self, graph: str | None, remove: bytes, add: bytes) -> None:
        """Take the triples *remove* out of *graph*, None being the default graph, then put *add* into it."""
        if graph is None and not self.product.default_graph:
            raise UsageError(
                f"{self.name}: {self.product.name} keeps all triples in named graphs; leave out --default-graph"
            )
        if remove or add:
            self._update(change_text(graph, remove, add))

    def query(self, sparql: str, union: bool = True) -> Answer:
        """Return the answer to a SPARQL query, matched in the union of all graphs or only in the default graph.

        For a server that is not known, what its endpoint matches plain patterns in is up to that server.
        """
        form, accept = wanted(sparql)
        params = self.product.union if union else {}
        request = Request("POST", self._endpoints.query, params, {"Accept": accept}, {"query": sparql})
        response = self._client.send(request)
        if response.status_code == 404:
            raise InputError(f"{public(request.url)}: there is nothing (404); look at the address")
        limit = response.headers.get("x-sparql-maxrows")
        if limit:
            raise InputError(f"{self.name}: the server cuts its answers at {limit} rows; raise ResultSetMaxRows there")
        return answer(response.content, response.headers.get("content-type", ""), form, public(request.url))

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _complete(self, address: str, given: Endpoints, reply: Reply | None, write: bool) -> Endpoints:
        """Return the endpoints, those that the user gave first; raise UsageError for what nobody knows."""
        anonymous = not self._client.known
        found = self.product.endpoints(address, anonymous) if self.product is not OTHER else Endpoints()
        chosen = Endpoints(given.query or found.query, given.update or found.update, given.gsp or found.gsp)
        if self.product is OTHER:
            chosen = replace(chosen, query=chosen.query or (address if not write else ""))
        missing = [
            name for name, url in (("--query", chosen.query), ("--update", chosen.update if write else "-")) if not url
        ]
        if missing:
            server = reply.headers.get("server", "") if reply else ""
            who = f" (it says it is {server[:60]})" if server else ""
            raise UsageError(
                f"{self.name}: this server is not known{who}; give its endpoints with {' and '.join(missing)}, "
                "and --gsp where it has the Graph Store Protocol"
            )
        return chosen

    def _probe(self, url: str) -> Reply | None:
        headers = {"Accept": "*/*"}
        response = self._client.send(Request("GET", url, {}, headers))
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, lower, response.content[:2000].decode("utf-8", "replace"))

    def _check_iris(self, graphs: Iterable[NamedGraph]) -> None:
        """Raise OutputError for an IRI that the server would cut without a word, so that two could become one."""
        longest = self.product.longest_iri
        for graph in graphs if longest else ():
            found = re.search(rb"<[^<> ]{%d,}>" % (longest + 1), b"<%b> %b" % (graph.name.encode(), graph.triples))
            if found:
                start = found[0][1:80].decode("utf-8", "replace")
                raise OutputError(
                    f"{self.name}: {self.product.name} cuts IRIs of more than {longest} bytes, such as {start}… of "
                    f"{graph.name[:80]}; leave this article out, or use another store"
                )

    def _put(self, graph: NamedGraph) -> None:
        """Replace or remove one graph."""
        params = {"graph": graph.name}
        named(graph.name)  # raises for what is no IRI
        longest = self.product.longest_line
        if not graph.triples:
            self._write("DELETE", self._endpoints.gsp, params, {}, None, absent=True)
        elif longest and max(map(len, graph.triples.split(b"\n"))) > longest:
            self._update(replace_text([graph]))
        else:
            self._write("PUT", self._endpoints.gsp, params, _NTRIPLES, parsed(graph.triples, graph.name))

    def _update(self, text: str) -> None:
        self._write("POST", self._endpoints.update, {}, _UPDATE, text.encode("utf-8"))

    def _write(
        self,
        method: str,
        url: str,
        params: dict[str, str],
        headers: dict[str, str],
        data: bytes | None,
        absent: bool = False,
    ) -> None:
        """Send a request that changes the store; *absent* says that there may be nothing to change."""
        response = self._client.send(Request(method, url, params, headers, data, writes=True))
        if response.status_code == 404 and not absent:
            raise OutputError(f"{public(url)}: there is nothing (404); look at the address")


def _check_host(endpoint: str, address: str) -> None:
    """Raise UsageError if *endpoint* is on another host than *address*: the secrets are meant for that one only."""
    if endpoint and urlsplit(check_address(endpoint)).hostname != urlsplit(address).hostname:
        raise UsageError(
            f"{public(endpoint)} is not on the host of the store, {public(address)}; give --store that host"
        )
