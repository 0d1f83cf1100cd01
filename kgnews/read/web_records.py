"""The framing of web archives: the records of WARC and ARC, and the HTTP message in a record.

WARC: ISO 28500, https://iipc.github.io/warc-specifications/; ARC, its forerunner:
https://archive.org/web/researcher/ArcFileFormat.php. The framing is read here: fastwarc 2.0 knows no ARC, wants a stream
that can go back, and ends at the first broken record, where crawls are often broken in one of thousands.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from kgnews.errors import InputError
from kgnews.read.inputs import LONGEST_DOCUMENT

_ARC_LINE = re.compile(rb"(\S+(?: \S+)*?) (\S+) (\d{14}) (\S+)(?: .*)? (\d{1,12})\s*")
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_MOST_HEADERS = 200
_LONGEST_LINE = 1 << 16


@dataclass(frozen=True, slots=True)
class WebRecord:
    """A record of an archive: ``headers`` by lower-case name, the block, and whether its end is lost (``cut``).

    A record of ARC has the headers that WARC would give it. What cannot be read has ``fault`` and no block.
    """

    headers: Mapping[str, str]
    block: bytes = b""
    cut: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """An HTTP response: status, headers by lower-case name, and the body as its server sent it."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def warc_records(stream: BinaryIO) -> Iterator[WebRecord]:
    """Yield the records of a WARC file; after a broken one, from the next that can be told."""
    number, lost = 0, False
    while line := stream.readline(_LONGEST_LINE):
        if not line.strip() or (lost and not line.startswith(b"WARC/")):
            continue
        headers = _warc_headers(stream) if line.startswith(b"WARC/") else {}
        length = headers.get("content-length", "")
        number += 1
        lost = not (length.isdecimal() and len(length) <= 12)
        if lost:
            yield WebRecord({}, fault=f"record {number} is broken; passed over")
        else:
            yield _with_block(stream, headers, int(length))


def arc_records(stream: BinaryIO) -> Iterator[WebRecord]:
    """Yield the records of an ARC file; after a broken one, from the next that can be told."""
    number, lost = 0, False
    while line := stream.readline(_LONGEST_LINE):
        found = _ARC_LINE.fullmatch(line)
        if not line.strip() or (lost and found is None):
            continue
        number += 1
        lost = found is None
        if found is None:
            yield WebRecord({}, fault=f"record {number} is broken; passed over")
            continue
        headers = {
            "warc-type": "response",
            "warc-target-uri": found[1].decode("utf-8", "replace"),
            "warc-date": found[3][:8].decode("ascii"),
            "content-type": "application/http",
        }
        yield _with_block(stream, headers, int(found[5]))


def http_message(block: bytes) -> Message | None:
    """Return the HTTP response in *block*, None where it is none; chunks are put together."""
    end = _HEADERS_END.search(block, 0, _LONGEST_LINE)
    first = re.match(rb"HTTP/\d(?:\.\d)? (\d{3})\b", block)
    if end is None or first is None:
        return None
    headers = _parsed(block[: end.start()].decode("latin-1").splitlines()[1:])
    body = block[end.end() :]
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    return Message(int(first[1]), headers, body)


def sent_body(message: Message, source: str) -> bytes:
    """Return the body as it was before its server packed it.

    Raises InputError where that cannot be undone, or gives more than a page may have.
    """
    packed = message.headers.get("content-encoding", "").strip().lower()
    body = message.body
    if (
        packed in ("", "identity", "utf-8") or body.lstrip()[:1] == b"<"
    ):  # some archives keep the header of what they unpacked
        return body
    if packed in ("gzip", "x-gzip", "deflate"):
        body = _inflated(body, source)
    elif packed == "br":
        body = _unbrotlied(body, source)
    else:
        raise InputError(f"{source}: packed by its server as {packed[:40]!r}, which kgnews does not unpack")
    if len(body) > LONGEST_DOCUMENT:
        raise InputError(f"{source}: unpacks to more than {LONGEST_DOCUMENT >> 20} MB, too many for one page")
    return body


def _with_block(stream: BinaryIO, headers: Mapping[str, str], length: int) -> WebRecord:
    if length > LONGEST_DOCUMENT:
        _skip(stream, length)
        return WebRecord(headers, fault=f"more than {LONGEST_DOCUMENT >> 20} MB are too many for one page; passed over")
    block = stream.read(length)
    return WebRecord(headers, block, cut=len(block) < length)


def _skip(stream: BinaryIO, length: int) -> None:
    while length > 0 and (part := stream.read(min(length, 1 << 20))):
        length -= len(part)


def _warc_headers(stream: BinaryIO) -> dict[str, str]:
    lines: list[str] = []
    while (line := stream.readline(_LONGEST_LINE)) and line.strip() and len(lines) < _MOST_HEADERS:
        lines.append(line.decode("utf-8", "replace"))
    return _parsed(lines)


def _parsed(lines: list[str]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _unchunked(body: bytes) -> bytes:
    parts: list[bytes] = []
    place = 0
    while (found := _CHUNK.match(body, place)) and (length := int(found[1], 16)):
        parts.append(body[found.end() : found.end() + length])
        place = found.end() + length
        place += len(body[place : place + 2]) - len(body[place : place + 2].lstrip(b"\r\n"))
    return b"".join(parts) if parts else body  # the chunks were put together before, and the header stayed


def _inflated(body: bytes, source: str) -> bytes:
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):  # servers send "deflate" with and without the header of zlib
        try:
            return zlib.decompressobj(bits).decompress(body, LONGEST_DOCUMENT + 1)
        except zlib.error:
            continue
    raise InputError(f"{source}: broken: cannot be unpacked as its server packed it")


def _unbrotlied(body: bytes, source: str) -> bytes:
    try:
        import brotli
    except ImportError:
        raise InputError(
            f"{source}: packed with Brotli; to unpack it, install brotli: pip install 'kgnews[packed]'"
        ) from None
    try:
        data: bytes = brotli.Decompressor().process(body, output_buffer_limit=LONGEST_DOCUMENT + 1)
    except brotli.error as error:
        raise InputError(f"{source}: broken: cannot be unpacked as its server packed it") from error
    return data
