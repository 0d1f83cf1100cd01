"""The read-only endpoint: it starts, answers, refuses updates, and leaves no process behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError

import pytest
from news_told import NEWS
from pyoxigraph import Store
from told import articles_in_graphs

from kgnews.errors import InputError, KgnewsError, UsageError
from kgnews.pipeline import catalog
from kgnews.store import serve as serving
from kgnews.store.serve import serve


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "kg.store"
    filled = Store(str(path))
    articles_in_graphs(NEWS[:1], catalog(), filled)
    filled.flush()
    return path


@contextmanager
def served(store: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run kgnews serve as a user does, and give the process and the address it prints."""
    command = [sys.executable, "-m", "kgnews", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            line = process.stderr.readline()
            assert line.startswith("kgnews: SPARQL at http://127.0.0.1:"), line
            yield process, line.split()[3]
        finally:
            process.kill() if process.poll() is None and sys.exc_info()[0] else None


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as reply:
        text: str = reply.read().decode()
        return text


def listens(url: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(url.split(":")[2].split("/")[0]))) == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop_and_leaves_nothing(store: Path, how: signal.Signals) -> None:
    with served(store) as (process, url):
        assert "true" in get(f"{url}?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D"), "plain patterns see the named graphs"
        update = urllib.request.Request(
            url.replace("/query", "/update"), b"DROP ALL", {"Content-Type": "application/sparql-update"}
        )
        with pytest.raises(HTTPError) as refused:
            urllib.request.urlopen(update, timeout=10)
        assert refused.value.code == 403
        assert listens(url)
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "kgnews: stopped\n")
    assert not listens(url)


def test_the_end_of_the_server_is_told(store: Path) -> None:
    with served(store) as (process, url):
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.exists():
            process.send_signal(signal.SIGINT)
            pytest.skip("this system does not tell the children of a process in /proc")
        os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
        _out, err = process.communicate(timeout=20)
    assert process.returncode == 1
    assert err.startswith("kgnews: the server has ended of itself (")
    assert not listens(url)


def never(url: str) -> None:
    raise AssertionError(f"nothing is served, yet {url} was told")


def test_a_port_that_is_taken_is_told(store: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(
            KgnewsError, match=f"port {port} is taken; stop what listens there, or choose another with --port"
        ):
            serve(str(store), port, never)


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such store; make one with: kgnews load"):
        serve(str(tmp_path / "kg.store"), 0, never)
    with pytest.raises(InputError, match="this is no store"):
        serve(str(tmp_path), 0, never)
    assert not list(tmp_path.iterdir())


def test_only_a_folder_is_served() -> None:
    with pytest.raises(UsageError, match="is an address, which is served already"):
        serve("http://localhost:7878", 0, never)


def test_a_broken_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("nothing")
    began = time.monotonic()
    with pytest.raises(KgnewsError, match="the server did not start: "):
        serve(str(tmp_path), 0, never)
    assert time.monotonic() - began < 30


def test_without_the_server_the_way_to_install_it_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving.shutil, "which", lambda *_names, **_where: None)
    with pytest.raises(KgnewsError, match=r"install it with: pip install 'kgnews\[serve\]'"):
        serve(str(store), 0, never)
