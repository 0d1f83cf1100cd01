"""Every reader on files that are broken at random: an article or a message, never another error, never a hang.

A few examples each, always the same ones; ``make fuzz`` gives each reader a minute of new ones (KGNEWS_FUZZ_SECONDS).
"""

from __future__ import annotations

import gzip
import io
import json
import os
import signal
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgnews.errors import KgnewsError
from kgnews.read import READERS, read_bytes
from kgnews.read.containers import CONTAINERS

SECONDS = float(os.environ.get("KGNEWS_FUZZ_SECONDS", "0"))
EXAMPLES = 25  # at a time
LONGEST = 20  # seconds for one file of a few kilobytes, on a machine that does other things too
PAGES = Path(__file__).parents[1] / "data" / "pages"

TEXT = """Un pont ouvre\n\nPar Awa Diallo\n\nBREST, 3 mai 2019 (AFP) - Le maire Paul Mercier a ouvert « le pont ». Il a ri.
\n3 commentaires\n"""
FEED = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Ouest - Brest</title><language>fr</language><item>
<title>Un pont ouvre</title><link>https://o.example/1</link><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
<description><![CDATA[<p>Le maire a ouvert le pont […]</p>]]></description></item></channel></rss>"""
NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head>
<docdata management-status="usable"><date.issue norm="20240304"/>
</docdata></head><body><body.head><hedline><hl1>Un pont ouvre</hl1></hedline><byline>Par Awa Diallo</byline></body.head>
<body.content><p>Le maire a ouvert le pont&nbsp;.</p></body.content></body></nitf>"""
NEWSML = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:1" version="2" xml:lang="fr">
<itemMeta><itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/><versionCreated>2024-03-04T08:00:00Z</versionCreated>
</itemMeta><contentMeta>
<headline>Un pont ouvre</headline></contentMeta><contentSet><inlineXML contenttype="application/nitf+xml">{NITF[NITF.index("<nitf>") :]}
</inlineXML><inlineData>Le maire a ri.</inlineData></contentSet></newsItem></itemSet></newsMessage>""".replace(
    "&nbsp;", " "
)
NINJS = {
    "uri": "https://o.example/1", "version": "2", "pubStatus": "usable", "type": "text", "versionCreated": "2024-03-04T08:00:00Z",
    "headlines": [{"role": "main", "value": "Un pont ouvre"}],
    "bodies": [{"contentType": "text/html", "value": "<p>Le maire a ouvert le pont.</p>"},
               {"contentType": "text/vnd.IPTC.NITF", "value": NITF}],
}  # fmt: skip
ROWS = [
    {"title": "Un pont", "text": "Le maire a ouvert\nle pont.", "authors": ["Awa Diallo"], "date": 1709596800},
    {"text": None},
]
TABLE = 'title,text,date\n"Un ""pont""","Le maire, Paul\n\nMercier, a ri.",2024-03-05\nUne "halle",Elle brûle.,5 mars\n'
PAGE = (PAGES / "json-ld-graph.en.html").read_bytes()
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(
    PAGE, mtime=0
)
WARC = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (
    len(HTTP),
    HTTP,
)
ARC = (
    b"filedesc://a.arc 0.0.0.0 20240305000000 text/plain 3\n1 0\nhttp://o.example/ 0.0.0.0 20240305000000 text/html %d\n%s\n"
    % (
        len(HTTP),
        HTTP,
    )
)


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("a.txt", "b/c.txt"):
            archive.writestr(zipfile.ZipInfo(name), TEXT)
    return held.getvalue()


def parquet() -> bytes:
    arrow = pytest.importorskip("pyarrow")
    written = pytest.importorskip("pyarrow.parquet")
    held = io.BytesIO()
    written.write_table(arrow.table({"title": ["Un pont"], "text": ["Le maire a ouvert le pont."]}), held)
    return held.getvalue()


SEEDS: dict[str, list[bytes]] = {
    "text": [TEXT.encode(), TEXT.encode("cp1252"), TEXT.encode("utf-16")],
    "html": [path.read_bytes() for path in sorted(PAGES.glob("*.html"))],
    "feed": [FEED.encode(), FEED.replace("rss", "feed").replace("item", "entry").encode()],
    "nitf": [NITF.encode()],
    "newsml": [NEWSML.encode()],
    "json": [
        json.dumps(NINJS).encode(),
        json.dumps(ROWS).encode(),
        "\n".join(map(json.dumps, [*ROWS, NINJS])).encode(),
    ],
    "table": [TABLE.encode(), TABLE.replace(",", ";").encode("cp1252"), TABLE.replace(",", "\t").encode("utf-16")],
    "warc": [WARC + WARC, WARC.replace(b"gzip", b"br")],
    "arc": [ARC],
    "parquet": [parquet()],
    "gzip": [gzip.compress(TEXT.encode(), mtime=0) * 2, gzip.compress(WARC, mtime=0)],
    "zstd": [zstandard.compress(TEXT.encode())],
    "zip": [zipped()],
}
PIECES = [
    b"", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[31m", b"\r\n", b"\n" * 50, b'"', b"<", b">", b"&", b"&#x110000;", b"<!DOCTYPE a [",
    b"]]>",    b"<!--", b"<![CDATA[", b"<script>", b"</p>", b"<p>" * 30, b"{", b"}" * 5, b"[" * 30, b"\\ud800",
    b"9" * 400, b"-1", b"99999999999",
    b"\xed\xa0\x80", b"\xc3", b"null", b"NaN", b"charset=utf-16", b"encoding='hex'", b"WARC/1.0\r\n",
    b"Content-Length: 0\r\n", b"1970-01-01",
]  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    """One of *seeds* with pieces cut out, doubled, put in, or bytes changed."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 8, 40, 400])))
        piece = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=6), st.just(data[start:end] * 2)))
        data = data[:start] + piece + data[end:]
    return data[: draw(st.sampled_from([len(data), len(data), len(data) // 2]))]


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    def stop(_number: int, _frame: object) -> None:
        raise AssertionError(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check(data: bytes, name: str, lang: str | None) -> None:
    with limited(LONGEST):
        try:
            articles = read_bytes(data, name, lang=lang, on_problem=lambda problem: None)
        except KgnewsError as error:
            assert str(error).strip()
            return
    for article in articles:
        spans = [article.headline, *article.paragraphs] if article.headline else list(article.paragraphs)
        assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
        article.text.encode("utf-8")


def test_every_reader_has_files_to_break() -> None:
    assert set(SEEDS) == set(READERS) | set(CONTAINERS)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no SIGALRM to stop a hang with")
@pytest.mark.parametrize("format", SEEDS)
def test_no_file_gives_another_error_or_a_hang(format: str) -> None:
    suffix = {**READERS, **CONTAINERS}[format].suffixes or (".xml",)

    @settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=not SECONDS, suppress_health_check=list(HealthCheck)
    )  # fmt: skip
    @given(broken(SEEDS[format]), st.sampled_from([f"a{suffix[0]}", "standard input"]), st.sampled_from(["fr", None]))
    def fuzz(data: bytes, name: str, lang: str | None) -> None:
        check(data, name, lang)

    end = time.monotonic() + SECONDS
    fuzz()
    while time.monotonic() < end:
        fuzz()
