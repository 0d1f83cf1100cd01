"""WARC, WET and ARC: an article a page, with its address and the day of its capture; broken ones as far as they go."""

import gzip
import zlib

import brotli
import pytest

from kgnews.errors import InputError
from kgnews.read import read_bytes

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><article><h1>{title}</h1>
<p>Mayor David Okafor opened the bridge on Thursday. He thanked the workers.</p><p>{last}</p></article></body></html>"""
LAST = "The engineer Susan Field led the works – she told reporters that the site was safe."


def page(title="Harbour bridge opens", last=LAST):
    return PAGE.format(title=title, last=last).encode()


def http(body, status="200 OK", kind="text/html; charset=utf-8", **headers):
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def warc(block, url="https://north.example/a", kind="response", mime="application/http; msgtype=response", length=None):
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2024-03-05T23:59:00Z",
        f"Content-Type: {mime}",
    ]
    return (
        "\r\n".join([*lines, f"Content-Length: {len(block) if length is None else length}"]).encode()
        + b"\r\n\r\n"
        + block
        + b"\r\n\r\n"
    )


def arc(block, url="https://north.example/a", length=None):
    return (
        f"{url} 192.0.2.1 20240305235900 text/html {len(block) if length is None else length}\n".encode()
        + block
        + b"\n"
    )


INFO = warc(b"software: crawler", kind="warcinfo", mime="application/warc-fields")
VERSION = b"1 0 Crawl\nURL IP-address Archive-date Content-type Archive-length\n"
FILEDESC = b"filedesc://a.arc 0.0.0.0 20240305000000 text/plain %d\n%s\n" % (len(VERSION), VERSION)
CHUNKS = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (99, page()[:99], len(page()) - 99, page()[99:])


def read(data, name="a.warc"):
    problems = []
    articles = read_bytes(data, name, on_problem=problems.append)
    return articles, [problem.message for problem in problems]


@pytest.mark.parametrize(
    "data",
    [
        INFO + warc(http(page())),
        gzip.compress(INFO) + gzip.compress(warc(http(page()))),
        INFO + warc(http(gzip.compress(page()), Content_Encoding="gzip")),
        INFO + warc(http(zlib.compress(page())[2:-4], Content_Encoding="deflate")),
        INFO + warc(http(brotli.compress(page()), Content_Encoding="br")),
        INFO + warc(http(page(), Content_Encoding="gzip")),
        INFO + warc(http(CHUNKS, Transfer_Encoding="chunked")),
        INFO + warc(page(), kind="resource", mime="text/html"),
        FILEDESC + arc(http(page())),
        gzip.compress(FILEDESC) + gzip.compress(arc(http(page()))),
    ],
    ids=["plain", "gz", "gzip", "deflate", "br", "unpacked", "chunked", "resource", "arc", "arc.gz"],
)  # fmt: skip
def test_a_page_of_an_archive_is_an_article(data):
    (article,), problems = read(data, "standard input")
    assert problems == []
    assert (article.title, article.url, article.retrieved) == (
        "Harbour bridge opens",
        "https://north.example/a",
        "2024-03-05",
    )
    assert [span.of(article.text) for span in article.paragraphs][-1] == LAST
    assert article.published is None, "never the day of the capture"


def test_what_is_no_page_is_passed_over():
    others = [
        warc(http(page(), status="404 Not Found")),
        warc(http(b"\x89PNG", kind="image/png")),
        warc(b"GET / HTTP/1.1\r\n\r\n", kind="request", mime="application/http; msgtype=request"),
        warc(http(b""), kind="revisit"),
        warc(b"not http at all"),
    ]
    (article,), problems = read(INFO + b"".join(others) + warc(http(page(title="Market hall burns"))))
    assert (article.title, problems) == ("Market hall burns", [])
    with pytest.raises(InputError, match="no page in this archive"):
        read(INFO + b"".join(others))


def test_a_text_of_wet_is_an_article():
    text = (
        "Harbour bridge opens\nMayor David Okafor opened the bridge on Thursday. He thanked the workers of the site.\n"
    )
    (article,), _ = read(INFO + warc(text.encode(), kind="conversion", mime="text/plain"), "a.warc.wet.gz")
    assert (article.title, article.url) == ("Harbour bridge opens", "https://north.example/a")


@pytest.mark.parametrize("frame", ["warc", "arc"])
def test_a_broken_record_costs_itself_and_no_other(frame):
    start, record = {"warc": (INFO, warc), "arc": (FILEDESC, arc)}[frame]
    first, second = record(http(page(title="First bridge opens"))), record(http(page(title="Second bridge opens")))
    for broken in (record(http(page()), length="many"), b"rubbish\nmore rubbish\n", record(http(page()), length=30)):
        articles, problems = read(start + first + broken + second, f"a.{frame}")
        assert [article.title for article in articles] == ["First bridge opens", "Second bridge opens"]
        assert len(problems) == 1
        assert "broken; passed over" in problems[0]


def test_a_record_that_is_cut_gives_no_cut_sentence():
    block = http(page())
    cut = INFO + warc(block)[: -len(block)] + b""
    whole = INFO + warc(block)
    place = whole.index(b"Susan Field")
    (article,), _ = read(whole[:place])
    assert [span.of(article.text) for span in article.paragraphs] == [
        "Mayor David Okafor opened the bridge on Thursday. He thanked the workers."
    ]
    with pytest.raises(InputError):
        read(cut)


def test_a_broken_gzip_gives_what_comes_before():
    data = gzip.compress(INFO + warc(http(page(title="First bridge opens"))))
    broken = data + gzip.compress(warc(http(page())))[:40]
    problems = []
    with pytest.raises(InputError, match="cannot be unpacked to its end"):
        read_bytes(broken, "a.warc.gz", on_problem=problems.append)


def test_a_page_that_unpacks_to_gigabytes_is_refused():
    bomb = zlib.compressobj(9, wbits=31)
    packed = b"".join(bomb.compress(b"a" * (1 << 20)) for _ in range(64)) + bomb.flush()
    (article,), problems = read(INFO + warc(http(packed, Content_Encoding="gzip")) + warc(http(page())))
    assert article.title == "Harbour bridge opens"
    assert ["unpacks to more than 20 MB" in problem for problem in problems] == [True]
