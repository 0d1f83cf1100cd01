"""Articles and feeds at addresses, against a server on this machine: politely, within limits, and only where it is allowed."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kgnews import pipeline
from kgnews.errors import InputError
from kgnews.pipeline import Options
from kgnews.pipeline.reading import files, found_in
from kgnews.read import fetch
from kgnews.records import Article

TEXT = "La maire Nora Benali a rouvert le pont lundi. Elle a remercié les ouvriers."
PAGE = f"<!doctype html><html lang='fr'><head><meta charset='utf-8'></head><body><h1>Un pont</h1><p>{TEXT}</p></body></html>"
FEED = (
    f"<rss version='2.0'><channel><item><title>Un pont</title><description>{TEXT}</description></item></channel></rss>"
)


class Site(BaseHTTPRequestHandler):
    robots = "User-agent: *\nDisallow: /closed/\n"
    asked: list[str] = []  # noqa: RUF012 – emptied by the fixture

    def do_GET(self) -> None:
        self.asked.append(self.path)
        answers = {
            "/robots.txt": (200, self.robots),
            "/page": (200, PAGE),
            "/feed": (200, FEED),
            "/closed/page": (200, PAGE),
            "/long": (200, "a" * (21 << 20)),
        }
        status, body = answers.get(self.path, (404, ""))
        if self.path.startswith("/to/"):
            status, body = 302, ""
        self.send_response(status)
        if status == 302:
            self.send_header("Location", self.path.removeprefix("/to"))
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        with suppress(OSError):  # the reader may have gone, as it should
            self.wfile.write(body.encode())

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/feed", "/to/page"])
def test_an_article_and_a_feed_are_fetched(site: str, path: str) -> None:
    address = site + path
    assert files(address) == [address]
    (article,) = found_in(address, Options(lang="fr", private=True), {})
    assert isinstance(article, Article)
    assert (article.title, article.published, article.retrieved) == ("Un pont", None, None)
    assert article.url == ("" if path == "/feed" else f"{site}/page"), "an entry is not the feed"
    assert Site.asked[0] == "/robots.txt"


def test_private_addresses_are_not_asked_unless_allowed(site: str) -> None:
    for address in (
        f"{site}/page",
        "http://localhost/page",
        "http://[::1]/page",
        "http://169.254.169.254/meta",
        "http://0/page",
    ):
        with pytest.raises(InputError, match="give --private"):
            fetch(address)
    assert Site.asked == []
    with pytest.raises(InputError, match="give --private"):
        list(pipeline.read(f"{site}/page"))


def test_robots_txt_is_obeyed_on_every_step(site: str) -> None:
    for path in ("/closed/page", "/to/closed/page"):
        with pytest.raises(InputError, match=r"robots\.txt forbids it"):
            fetch(site + path, private=True)
    assert "/closed/page" not in Site.asked


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/none", "the server answers 404"),
        ("/long", "more than 20,480 kB"),
        ("/to" * 7 + "/page", "led on more than 5 times"),
    ],
)
def test_what_cannot_be_had_says_so(site: str, path: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        fetch(site + path, private=True)


@pytest.mark.parametrize(
    "address", ["http://", "http://:80/", "http://a:b/", "http://127.0.0.1:1/x", "http://[::1/", "http://x..y/"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        fetch(address, private=True)
