"""Passwords and tokens: what happens without the right ones, and that nobody sees them but the server they are for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import scripted
import servers
from loads import GRAPHS, check_exact, load_all, quick, writing
from scripted import Script, Seen, say, serving
from store_articles import Place, clear

from kgnews.errors import KgnewsError, OutputError


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
