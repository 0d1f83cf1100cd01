"""A read-only SPARQL endpoint on this machine: the server of Oxigraph, started and stopped.

Source: ``oxigraph serve-read-only --help`` (https://pypi.org/project/oxigraph/, the extra "serve").
"""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO

from kgnews.errors import InputError, KgnewsError, UsageError
from kgnews.store.stores import kind_of

LOOPBACK = "127.0.0.1"
_SIGN = "CURRENT"  # RocksDB, which Oxigraph keeps its data in, always has this file
_PATIENCE = 60.0  # seconds for the server to open the store
_PAUSE = 0.05
_GRACE = 5.0  # seconds for the server to end when it is told to


def serve(target: str, port: int, started: Callable[[str], None]) -> None:
    """Serve the store in the folder *target* on *port* of the loopback address, until Ctrl-C or SIGTERM.

    *port* 0 is any that is free. *started* is told the address of the endpoint once it answers. Plain patterns of a
    query are matched in the union of all graphs. Raises InputError if there is no such store, UsageError for an
    address, KgnewsError if the server is not installed, the port is taken, or the server ends of itself.
    """
    command = [*_program(), "serve-read-only", "--location", str(_folder(target)), "--union-default-graph"]
    chosen = _free_port(port)
    with (
        _told_to_stop(),
        tempfile.TemporaryFile() as said,
        _running([*command, "--bind", f"{LOOPBACK}:{chosen}"], said) as server,
    ):
        _wait_until_it_answers(server, chosen, said)
        started(f"http://{LOOPBACK}:{chosen}/query")
        server.wait()
        raise KgnewsError(f"the server has ended of itself ({_last_line(said)}); start it again")


def _folder(target: str) -> Path:
    if kind_of(target):
        raise UsageError(f"store {target!r} is an address, which is served already; give the folder of a store")
    path = Path(target)
    if not (path / _SIGN).is_file():
        what = "this is no store" if path.exists() else "there is no such store"
        raise InputError(f"{path}: {what}; make one with: kgnews load FILE --store {path}")
    return path


def _program() -> list[str]:
    """Return the server's program: the one installed with this Python, else the first on the path."""
    beside = Path(sys.executable).parent
    found = shutil.which("oxigraph", path=str(beside)) or shutil.which("oxigraph")
    if not found:
        raise KgnewsError("the server of Oxigraph is not installed; install it with: pip install 'kgnews[serve]'")
    return [found]


def _free_port(port: int) -> int:
    """Return *port* if it is free, and some free one for 0; raise KgnewsError if it is taken or not permitted."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except PermissionError:
            raise KgnewsError(
                f"port {port}: no permission to listen there; choose one above 1023 with --port"
            ) from None
        except OSError:
            raise KgnewsError(f"port {port} is taken; stop what listens there, or choose another with --port") from None
        number: int = probe.getsockname()[1]
        return number


@contextmanager
def _running(command: list[str], said: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Run *command*, whose output goes to *said*, and end it at the end whatever happens."""
    try:
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT)
    except OSError as error:
        raise KgnewsError(f"{command[0]}: does not start: {error.strerror or error}; install it again") from None
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(_GRACE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """Treat SIGTERM and the loss of the terminal as Ctrl-C, so that the server ends with us."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, said: IO[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if server.poll() is not None:
            raise KgnewsError(
                f"the server did not start: {_last_line(said)}; look at the store, or choose another --port"
            )
        with socket.socket() as probe:
            if probe.connect_ex((LOOPBACK, port)) == 0:
                return
        time.sleep(_PAUSE)
    raise KgnewsError(f"the server did not answer within {_PATIENCE:.0f} seconds; try again, or look at the store")


def _last_line(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it says nothing")
