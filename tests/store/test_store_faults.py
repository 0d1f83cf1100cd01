"""What goes wrong between us and a server, and on a disk: a clear error or success after another try, and when the command is
run again, exactly the right triples."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import dedent

import pytest
import scripted
import servers
from scripted import Script, Seen, say, serving
from store_articles import Place, article, articles, clear, dump, expected

from kgnews.errors import InputError, KgnewsError, OutputError
from kgnews.records import NamedGraph
from kgnews.store.load import load
from kgnews.store.protocol import Store
from kgnews.store.stores import Endpoints, Patience, open_store

QUICK = Patience(waits=(0.05, 0.1, 0.2), timeout=10)
GRAPHS = articles(12)
PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Password?</form></body></html>"
writing = lambda seen: seen.writes  # noqa: E731


def quick(address: str, patience: Patience = QUICK, **endpoints: str) -> Store:
    return open_store(address, endpoints=Endpoints(**endpoints), patience=patience)


def load_all(address: str, graphs: Sequence[NamedGraph] = GRAPHS, patience: Patience = QUICK) -> str:
    with quick(address, patience) as store:
        return str(load(store, graphs, batch=4))


def check_exact(address: str, graphs: Sequence[NamedGraph] = GRAPHS) -> None:
    with open_store(address, patience=QUICK) as store:
        assert dump(store) == expected(graphs)


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


PASSING = {
    "503": say(503, b"busy"),
    "503 with a date": say(503, b"busy", Retry_After="Wed, 21 Oct 2015 07:28:00 GMT"),
    "503 with seconds": say(503, b"busy", Retry_After="0"),
    "429": say(429, b"slow down"),
    "500": say(500, b"out of luck"),
    "502": say(502, PAGE, Content_Type="text/html"),
    "504": say(504),
    "cut before": scripted.cut_before,
    "cut after": scripted.cut_after,
    "cut within": scripted.cut_within,
}


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize("number", [0, 4, 9])
def test_what_passes_is_tried_again(behind: str, fault: str, number: int, caplog: pytest.LogCaptureFixture) -> None:
    with serving(Script(behind, [scripted.hand_on] * number + [PASSING[fault]] * 2)) as address:
        assert load_all(address).startswith("articles 12, ")
    assert sum("trying again in" in record.message for record in caplog.records) == 2
    check_exact(behind)


def test_a_wait_that_the_server_asks_for_is_kept(behind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("kgnews.store.http.time.sleep", waits.append)
    acts = [say(503, Retry_After="7"), say(503), say(429, Retry_After="3")]
    with serving(Script(behind, acts)) as address:
        load_all(address)
    assert waits == [7, 0.1, 3]


def test_waits_grow_and_end(behind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr("kgnews.store.http.time.sleep", waits.append)
    script = Script(behind, [say(503, b"down for repair")] * 9, chosen=writing)
    said = r"503: down for repair \(tried 4 times\); run the same command again"
    with serving(script) as address, pytest.raises(OutputError, match=said):
        load_all(address)
    assert waits == list(QUICK.waits)
    load_all(behind)
    check_exact(behind)


def test_a_wait_of_hours_is_an_error(behind: str) -> None:
    script = Script(behind, [say(429, b"quota", Retry_After="7200")], chosen=writing)
    with serving(script) as address, pytest.raises(OutputError, match=r"429: quota, and wants 7200 s \(tried once\)"):
        load_all(address)


@pytest.mark.parametrize("status", [400, 404, 405, 409, 413, 415, 422])
def test_what_does_not_pass_is_not_tried_again(behind: str, status: int) -> None:
    script = Script(behind, [scripted.hand_on, say(status, b"never")], chosen=writing)
    with serving(script) as address, pytest.raises(OutputError, match=str(status)):
        load_all(address)
    assert len([one for one in script.seen if one.writes]) == 2
    assert load_all(behind).startswith("articles 12, ")
    check_exact(behind)


@pytest.mark.parametrize("number", [0, 1, 2, 4, 7])
def test_a_server_that_is_killed_and_comes_back(own_server: servers.Server, number: int) -> None:
    # The server dies as the request comes, so that the request is lost, and is started again between two tries.
    load_all(own_server.url, [article(1, "what was there"), *GRAPHS[2:6]])

    def kill() -> None:
        own_server.kill()
        threading.Thread(target=own_server.start).start()

    acts = [scripted.hand_on] * number + [scripted.also(kill, scripted.cut_before)]
    with serving(Script(own_server.url, acts, chosen=writing)) as address:
        script_down = Patience(waits=(0.5, 1.0, 2.0, 4.0), timeout=10)
        load_all(address, patience=script_down)
    check_exact(own_server.url)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_server_that_is_killed_for_good(own_server: servers.Server, number: int) -> None:
    load_all(own_server.url, [article(1, "what was there")])
    with (
        serving(
            Script(own_server.url, [scripted.hand_on] * number + [scripted.also(own_server.kill)], writing)
        ) as address,
        pytest.raises(OutputError, match=r"the connection failed \(.*\) \(tried 4 times\); run the same command again"),
    ):
        load_all(address)
    own_server.start()
    load_all(own_server.url)
    check_exact(own_server.url)


def test_a_server_that_does_not_run_is_said_soon(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"Connection refused.*is it running, and the address right"):
        open_store(f"http://127.0.0.1:{servers.free_port()}", patience=Patience(waits=(0.1, 100, 100)))


def test_a_slow_server(behind: str) -> None:
    hasty = Patience(waits=(0.01, 0.02), timeout=0.3)
    with serving(Script(behind, [scripted.hand_on] + [scripted.slow(1)] * 3, chosen=writing)) as address:
        with pytest.raises(OutputError, match=r"not answered within 0\.3 s \(tried 3 times\); run the same"):
            load_all(address, patience=hasty)
        load_all(address, patience=hasty)
    check_exact(behind)


@pytest.mark.parametrize("number", range(4))
def test_a_page_in_place_of_an_answer_to_a_write(behind: str, number: int) -> None:
    acts = [scripted.hand_on] * number + [say(200, PAGE, Content_Type="text/html; charset=utf-8")]
    said = r"a page for people \(Sign in Password\?\); a login page, perhaps"
    with serving(Script(behind, acts, chosen=writing)) as address, pytest.raises(OutputError, match=said):
        load_all(address)
    load_all(behind)
    check_exact(behind)


ANSWERS = {
    "page": (say(200, PAGE, Content_Type="text/html"), "no answer to a query"),
    "nothing": (say(200, b""), "no answer to a query"),
    "json": (say(200, b'{"error": "x"}', Content_Type="application/json"), "broken"),
    "half": (say(200, b'{"head":{"vars":["a"]},"res', Content_Type="application/sparql-results+json"), "broken"),
    "triples": (say(200, b"<http://a> <http://b> <http://c> .", Content_Type="text/turtle"), "no answer to a query"),
    "truth": (say(200, b'{"head":{},"boolean":true}', Content_Type="application/sparql-results+json"), "is no table"),
    "no text": (say(200, b"\xff\x00\xfe", Content_Type="application/sparql-results+json"), "broken"),
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_an_answer_that_is_none(behind: str, kind: str) -> None:
    act, reason = ANSWERS[kind]
    script = Script(behind, [scripted.hand_on, act], chosen=lambda seen: seen.path.startswith("/query"))
    with serving(script) as address, pytest.raises(InputError, match=reason):
        load_all(address)
    load_all(behind)
    check_exact(behind)


def test_a_server_that_swallows_what_it_takes(behind: str) -> None:
    script = Script(behind, [say(204)] * 9, chosen=writing)
    with serving(script) as address, pytest.raises(OutputError, match="does not show them"):
        load_all(address)


class TestSecrets:
    """Nobody sees a secret but the server it is for."""

    SECRETS = ("très:secret ü", "s3cret-token", "csOpZGFjdGlvbjp0csOoczpzZWNyZXQgw7w=")

    @pytest.fixture(autouse=True)
    def known(self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
        monkeypatch.setenv("KGNEWS_STORE_USER", "rédaction")
        monkeypatch.setenv("KGNEWS_STORE_PASSWORD", "très:secret ü")
        caplog.set_level(logging.DEBUG)
        yield
        self.check(caplog.text)

    def check(self, text: str) -> None:
        assert not [secret for secret in self.SECRETS if secret in text]

    @pytest.mark.parametrize("kind", ["nginx", "virtuoso"])
    def test_a_wrong_password(
        self, kind: str, running: Callable[[str], servers.Server], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server = running(kind)
        with monkeypatch.context() as patch:
            for name, value in server.environment.items():
                patch.setenv(name, value)
            clear(Place(kind, server.url))
        monkeypatch.setenv("KGNEWS_STORE_PASSWORD", "s3cret-token")
        with pytest.raises(KgnewsError, match=r"does not accept user 'rédaction' with this password \(401\)") as caught:
            load_all(server.url)
        self.check(str(caught.value))
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        load_all(server.url)
        check_exact(server.url)

    @pytest.mark.parametrize("kind", ["nginx", "virtuoso"])
    def test_anonymous_users_are_refused(
        self, kind: str, running: Callable[[str], servers.Server], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server = running(kind)
        with monkeypatch.context() as patch:
            for name, value in server.environment.items():
                patch.setenv(name, value)
            clear(Place(kind, server.url))
        for name in ("KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD"):
            monkeypatch.delenv(name)
        with pytest.raises(KgnewsError, match=r"wants to know who we are \(401\); set KGNEWS_STORE_USER and"):
            load_all(server.url)

    @pytest.mark.parametrize("way", ["update", "gsp"])
    def test_anonymous_writes_to_virtuoso_are_refused(
        self, way: str, running: Callable[[str], servers.Server], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name in ("KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD"):
            monkeypatch.delenv(name)
        url = running("virtuoso").url
        with (
            quick(url, query=url, update=url, gsp=url.replace("/sparql", "/sparql-graph-crud")) as store,
            pytest.raises(
                OutputError, match=r"does not let anonymous users do this .*SECURITY.*; set KGNEWS_STORE_USER"
            ),
        ):
            if way == "update":
                store.change("https://x/", b"", GRAPHS[0].triples)
            else:
                store.update_graphs(GRAPHS[:1])

    def test_netrc(
        self, running: Callable[[str], servers.Server], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        server = running("virtuoso")
        for name in ("KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD"):
            monkeypatch.delenv(name)
        (tmp_path / "netrc").write_text("machine 127.0.0.1 login dba password dba\n")
        monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
        clear(Place("virtuoso", server.url))
        load_all(server.url)
        check_exact(server.url)

    def test_a_token_is_shown(self, behind: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.use_token(monkeypatch)
        script = Script(behind)
        with serving(script) as address:
            load_all(address)
        assert {seen.headers.get("Authorization") for seen in script.seen} == {"Bearer s3cret-token"}

    @pytest.mark.parametrize("token", [False, True])
    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_they_do_not_follow_to_another_host(
        self, behind: str, status: int, token: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        if token:
            self.use_token(monkeypatch)
        challenge = [] if token else [say(401, WWW_Authenticate='Basic realm="x"'), scripted.hand_on]
        thief = Script(behind)
        with serving(thief) as elsewhere:
            for where in (f"{elsewhere}/store", elsewhere.replace("127.0.0.1", "localhost"), "https://x:y@127.0.0.1/"):
                acts = [*challenge, scripted.hand_on, say(status, Location=where)]
                script = Script(behind, acts)
                with serving(script) as address, pytest.raises(KgnewsError, match="another server") as caught:
                    load_all(address)
                assert "Authorization" in script.seen[-1].headers
                assert "x:y@" not in str(caught.value)
                self.check(str(caught.value))
        assert thief.seen == []

    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_a_redirect_on_the_same_host_keeps_the_method(self, behind: str, status: int) -> None:
        script = Script(behind, [say(status, Location="/store?")], chosen=lambda seen: seen.path.startswith("/store"))
        with serving(script) as address:
            load_all(address, GRAPHS[:2])
        moved = [seen for seen in script.seen if seen.path.startswith("/store")]
        assert [seen.method for seen in moved] == ["POST", "POST"]
        assert moved[0].body == moved[1].body
        check_exact(behind, GRAPHS[:2])

    def test_a_redirect_without_end(self, behind: str) -> None:
        script = Script(behind, [say(307, Location="/update")] * 99, chosen=writing)
        with serving(script) as address, pytest.raises(OutputError, match="redirects without end"):
            load_all(address)

    def test_a_server_that_shows_them_around(self, behind: str, monkeypatch: pytest.MonkeyPatch) -> None:
        said = " très:secret ü".encode()

        def echo(handler: scripted.Handler, seen: Seen) -> None:
            handler.reply(400, {}, seen.headers["Authorization"].encode() + said)

        acts = [say(401, WWW_Authenticate='Basic realm="x"'), scripted.hand_on, scripted.hand_on, echo]
        with serving(Script(behind, acts)) as address, pytest.raises(KgnewsError) as caught:
            load_all(address)
        assert "400" in str(caught.value)
        self.check(str(caught.value))
        self.use_token(monkeypatch)
        said = b""
        with serving(Script(behind, [scripted.hand_on, echo])) as address, pytest.raises(KgnewsError) as caught:
            load_all(address)
        self.check(str(caught.value))

    def use_token(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("KGNEWS_STORE_USER", "KGNEWS_STORE_PASSWORD"):
            monkeypatch.delenv(name)
        monkeypatch.setenv("KGNEWS_STORE_TOKEN", "s3cret-token")


KILLED = dedent("""
    import os, signal, sys
    sys.path[:0] = sys.argv[2:3]
    from kgnews.store.load import load
    from kgnews.store.stores import open_store
    from store_articles import articles

    def some():
        for number, one in enumerate(articles(12)):
            if number == int(sys.argv[3]):
                os.kill(os.getpid(), signal.SIGKILL)
            yield one

    store = open_store(sys.argv[1])
    change, calls = store.change, 0

    def counted(*arguments):
        global calls
        if calls == int(sys.argv[4]):
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1
        change(*arguments)

    store.change = counted
    load(store, some(), batch=4)
""")


@pytest.mark.parametrize(("article_", "change"), [(9, 99), (99, 3), (99, 4)])
def test_a_load_into_a_folder_that_is_killed(tmp_path: Path, article_: int, change: int) -> None:
    target = str(tmp_path / "kg.store")
    arguments = [target, str(Path(__file__).parent), str(article_), str(change)]
    assert subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False).returncode == -9
    with open_store(target) as store:
        assert set(dump(store)) - set(expected(GRAPHS)) == (half_lines(dump(store)) if change == 3 else set())
    load_all(target)
    check_exact(target)


def half_lines(lines: list[str]) -> set[str]:
    found = {line for line in lines if "#loading>" in line}
    assert len(found) == 4
    return found


class TestFullDisk:
    LARGE = tuple(article(number, *(f"{number} {part} {'x' * 200}" for part in range(300))) for number in range(40))

    @pytest.fixture
    def small(self, tmp_path: Path) -> Iterator[Path]:
        """A disk of three megabytes."""
        disk = tmp_path / "disk"
        disk.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
        try:
            yield disk
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)

    def enlarge(self, disk: Path) -> None:
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)

    def test_of_a_folder(self, small: Path) -> None:
        target = str(small / "kg.store")
        with pytest.raises(OutputError, match="the disk is full; make room, then run the same command again"):
            load_all(target, self.LARGE)
        self.enlarge(small)
        load_all(target, self.LARGE)
        check_exact(target, self.LARGE)

    def test_of_a_server(self, small: Path) -> None:
        server = servers.oxigraph(small / "server").start()
        try:
            with pytest.raises(OutputError, match="the disk of the server is full; make room there"):
                load_all(server.url, self.LARGE)
            self.enlarge(small)
            server.stop()
            server.start()
            load_all(server.url, self.LARGE)
            check_exact(server.url, self.LARGE)
        finally:
            server.stop()
