"""A server that does what a test tells it: it hands requests on to a real one, or fails in a chosen way."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Seen:
    """A request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def writes(self) -> bool:
        return self.method in ("PUT", "DELETE") or (self.method == "POST" and not self.path.startswith("/query"))


Act = Callable[["Handler", Seen], None]
"""What is done with a request."""


@dataclass
class Script:
    """``acts`` are done with the first requests that ``chosen`` says yes to; all others are handed on to ``behind``."""

    behind: str = ""
    acts: list[Act] = field(default_factory=list)
    chosen: Callable[[Seen], bool] = lambda seen: True
    seen: list[Seen] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def next_act(self, seen: Seen) -> Act:
        with self.lock:
            self.seen.append(seen)
            if self.acts and self.chosen(seen):
                return self.acts.pop(0)
        return hand_on if self.behind else say(404)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Script

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        seen = Seen(self.command, self.path, dict(self.headers.items()), body)
        self.script.next_act(seen)(self, seen)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _do  # noqa: N815 (names that http.server looks for)

    def reply(self, status: int, headers: Mapping[str, str], body: bytes = b"") -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def cut(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *arguments: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *arguments: object) -> None:
        pass  # a client that gave up waiting


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """Give the address of a server that follows *script*."""
    server = _Server(("127.0.0.1", 0), type("Scripted", (Handler,), {"script": script}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def asked(handler: Handler, seen: Seen) -> tuple[int, dict[str, str], bytes]:
    """Return what the server behind says."""
    connection = HTTPConnection(urlsplit(handler.script.behind).netloc, timeout=30)
    passed = {name: value for name, value in seen.headers.items() if name.lower() not in ("host", "connection")}
    connection.request(seen.method, seen.path, seen.body or None, passed)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    kept = {
        n: v for n, v in response.getheaders() if n.lower() not in ("content-length", "transfer-encoding", "connection")
    }
    return response.status, kept, body


def hand_on(handler: Handler, seen: Seen) -> None:
    handler.reply(*asked(handler, seen))


def say(status: int, body: bytes = b"", **headers: str) -> Act:
    """Answer at once; the names of *headers* have "_" for "-"."""
    return lambda handler, seen: handler.reply(status, {n.replace("_", "-"): v for n, v in headers.items()}, body)


def cut_before(handler: Handler, seen: Seen) -> None:
    """Close the connection before the server behind has heard anything."""
    handler.cut()


def cut_after(handler: Handler, seen: Seen) -> None:
    """Close the connection when the server behind has done its work, but before its answer."""
    asked(handler, seen)
    handler.cut()


def cut_within(handler: Handler, seen: Seen) -> None:
    """Close the connection in the middle of the answer."""
    handler.send_response_only(200)
    handler.send_header("Content-Type", "application/sparql-results+json")
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"head":{"vars":["a"]},"results":{"bind')
    handler.cut()


def slow(seconds: float) -> Act:
    def act(handler: Handler, seen: Seen) -> None:
        time.sleep(seconds)
        handler.cut()

    return act


def also(first: Callable[[], None], then: Act = hand_on) -> Act:
    """Call *first* when the request comes, then do *then* with it."""

    def act(handler: Handler, seen: Seen) -> None:
        first()
        then(handler, seen)

    return act
