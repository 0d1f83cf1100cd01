"""One store of each kind for the tests; the servers are started once a session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import servers
from store_articles import KINDS, Place, clear

from kgnews.store.stores import Endpoints


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], servers.Server]]:
    """Give a function that returns the server of a kind, started at the first call."""
    started: dict[str, servers.Server] = {}

    def start(kind: str) -> servers.Server:
        if kind not in started:
            folder = tmp_path_factory.mktemp(kind)
            if kind == "nginx":
                server = servers.nginx(folder, start("oxigraph").url)
            else:
                server = {"oxigraph": servers.oxigraph, "virtuoso": servers.virtuoso}[kind](folder)
            started[kind] = server.start()
        return started[kind]

    try:
        yield start
    finally:
        for server in reversed(started.values()):
            server.stop()


@pytest.fixture(autouse=True)
def no_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the secrets of whoever runs the tests out of them."""
    for name in ("KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD", "KGNEWS_STORE_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(params=KINDS)
def place(
    request: pytest.FixtureRequest,
    running: Callable[[str], servers.Server],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[Place]:
    """Give an empty store of each kind in turn, with what lets us in."""
    if request.param == "embedded":
        yield Place("embedded", str(tmp_path / "kg.store"))
        return
    kind = request.param
    server = running("oxigraph" if kind in ("updates", "graphs") else kind)
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    endpoints = Endpoints()
    if kind in ("updates", "graphs"):
        # An unknown server is asked as its owner says, here for the union of its graphs.
        gsp = f"{server.url}/store" if kind == "graphs" else ""
        endpoints = Endpoints(f"{server.url}/query?union-default-graph", f"{server.url}/update", gsp)
    found = Place(kind, server.url, endpoints)
    clear(Place("oxigraph", server.url) if endpoints != Endpoints() else found)
    yield found


@pytest.fixture
def behind(running: Callable[[str], servers.Server]) -> str:
    """The address of an empty Oxigraph server, for scripted servers to hand on to."""
    url = running("oxigraph").url
    clear(Place("oxigraph", url))
    return url


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[servers.Server]:
    """An Oxigraph server that the test may kill."""
    server = servers.oxigraph(tmp_path / "server").start()
    try:
        yield server
    finally:
        server.stop()
