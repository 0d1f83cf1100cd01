"""What goes wrong between us and a server: a clear error or success after another try, and when the command is run again,
exactly the right triples."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import scripted
import servers
from loads import GRAPHS, QUICK, check_exact, load_all, writing
from scripted import Script, say, serving
from store_articles import article

from kgnews.errors import InputError, OutputError
from kgnews.store.stores import Patience, open_store

PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form>Password?</form></body></html>"

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
