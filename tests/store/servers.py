"""Real servers for the tests, each on a free port of the loopback address, each stopped by whoever started it."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""), "/usr/local/sbin", "/usr/sbin"))
STARTING = 30.0  # seconds that a server may take to start


def program(name: str, source: str) -> str:
    """Return the path of a program; skip the test that needs it where it is absent, or fail where nothing may be skipped."""
    found = shutil.which(name, path=PATH)
    if found:
        return found
    reason = f"the program {name} is not installed; it comes with {source}"
    if os.environ.get("CI") or os.environ.get("KGNEWS_NO_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@dataclass
class Server:
    """A server process that can be stopped, killed, and started again on the same port and folder."""

    command: list[str]
    url: str
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)  # what a client needs to be let in
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        log = (self.folder / "output.txt").open("ab")
        with log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        self._wait()
        return self

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait(10)

    def _wait(self) -> None:
        until = time.monotonic() + STARTING
        while time.monotonic() < until:
            assert self.process is not None
            if self.process.poll() is not None:
                break
            try:
                with urlopen(self.url, timeout=2):
                    return
            except HTTPError:
                return  # it answers
            except (URLError, OSError):
                time.sleep(0.05)
        self.stop()
        said = (self.folder / "output.txt").read_text("utf-8", "replace")[-2000:]
        raise RuntimeError(f"{self.command[0]} did not start: {said}")


def oxigraph(folder: Path) -> Server:
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    binary = program("oxigraph", "the Python package oxigraph")
    command = [binary, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    return Server(command, f"http://127.0.0.1:{port}", folder)


def virtuoso(folder: Path) -> Server:
    folder.mkdir(parents=True, exist_ok=True)
    binary = program("virtuoso-t", "the Debian package virtuoso-opensource-7")
    port = free_port()
    (folder / "virtuoso.ini").write_text(
        dedent(f"""\
            [Database]
            DatabaseFile = {folder}/virtuoso.db
            ErrorLogFile = {folder}/virtuoso.log
            LockFile = {folder}/virtuoso.lck
            TransactionFile = {folder}/virtuoso.trx
            xa_persistent_file = {folder}/virtuoso.pxa
            [TempDatabase]
            DatabaseFile = {folder}/virtuoso-temp.db
            TransactionFile = {folder}/virtuoso-temp.trx
            [Parameters]
            ServerPort = 127.0.0.1:{free_port()}
            NumberOfBuffers = 4000
            DirsAllowed = {folder}
            ServerThreads = 10
            [HTTPServer]
            ServerPort = 127.0.0.1:{port}
            ServerRoot = {folder}
            ServerThreads = 5
            [SPARQL]
            """)
    )
    command = [binary, "-f", "+configfile", str(folder / "virtuoso.ini")]
    secrets = {"KGNEWS_STORE_USER": "dba", "KGNEWS_STORE_PASSWORD": "dba"}  # as it is installed
    return Server(command, f"http://127.0.0.1:{port}/sparql", folder, secrets)


USER, PASSWORD = "rédaction", "très:secret ü"


def nginx(folder: Path, behind: str) -> Server:
    """Return nginx that asks for Basic authentication before it lets through to the server at *behind*."""
    folder.mkdir(parents=True, exist_ok=True)
    binary = program("nginx", "the Debian package nginx")
    port = free_port()
    hashed = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (folder / "users").write_text(f"{USER}:{{SHA}}{hashed}\n", "utf-8")
    temporary = "\n".join(
        f"{what}_temp_path {folder}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        dedent(f"""\
            daemon off;
            {"user root;" if os.geteuid() == 0 else ""}
            worker_processes 1;
            pid {folder}/nginx.pid;
            error_log {folder}/error.log;
            events {{ worker_connections 64; }}
            http {{
            access_log off;
            client_max_body_size 0;
            {temporary}
            server {{
            listen 127.0.0.1:{port};
            location / {{
            auth_basic "news";
            auth_basic_user_file {folder}/users;
            proxy_pass {behind};
            proxy_pass_header Server;
            }}
            }}
            }}
            """)
    )
    command = [binary, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    secrets = {"KGNEWS_STORE_USER": USER, "KGNEWS_STORE_PASSWORD": PASSWORD}
    return Server(command, f"http://127.0.0.1:{port}", folder, secrets)
