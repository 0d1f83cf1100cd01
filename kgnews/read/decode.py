"""Bytes to text: encodings, byte order marks, line ends; what is no text is refused."""

from __future__ import annotations

import codecs
import re

from kgnews.errors import InputError
from kgnews.printable import without_controls

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {b"%PDF-": "a PDF file", b"PK\x03\x04": "a ZIP or office file", b"\x1f\x8b": "a gzip file"}
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_MOST_CONTROLS = 0.005  # share of the characters
_MOST_LOST = 0.002  # share of the characters: French has an accent in every 25th, so this is one word in a hundred
# Two bytes of UTF-8 taken for Windows-1252: "Ã©", "â€™"; a real "Ã" or "â" is not followed by such signs.
_DOUBLED = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00a0-\u00bf]|â€[\u0080-\u00bf“”˜™œž¦]")
_LATIN = frozenset({"", "ascii", "utf-8", "iso8859-1", "cp1252"})
_ENCODINGS = (
    "iso8859", "iso2022", "cp", "mac", "koi8", "big5", "gb", "hz", "euc", "shift_jis", "johab", "tis",
    "kz1048", "ptcp", "hp-roman8",
)  # fmt: skip
# Windows-1252 written as if it were Latin-1: Unicode has control characters there, which no text holds. NEL stays.
_MISPLACED = {
    code: bytes([code]).decode("cp1252", "replace").replace("\ufffd", chr(code))
    for code in range(0x80, 0xA0)
    if code != 0x85
}
_ESCAPED = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")


def decode(data: bytes, source: str, declared: str = "") -> str:
    """Return the text of *data* with ``\\n`` line ends and without byte order mark.

    A byte order mark decides; else strict UTF-8, since other encodings hardly ever give it by chance; else the
    encoding *declared* by the format, where the bytes are in it; else Windows-1252, whose five undefined bytes are
    taken as Latin-1. A UTF-8 file with a few broken bytes stays UTF-8 and only those bytes are read as Windows-1252.
    UTF-8 that was taken for Windows-1252 and written as UTF-8 again is set right. What would command a terminal is left
    out, and other control characters are spaces. No other character is normalised.
    *source* names the input in messages.

    Raises InputError where *data* is empty or no text, or characters were lost before it came here.

    >>> decode("Élysée\\r\\n".encode("cp1252"), "a.txt")
    'Élysée\\n'
    """
    if not data.strip():
        raise InputError(f"{source}: the file is empty; give a file that holds an article")
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"{source}: this is {what}, not text; save it as plain text first")
    text = _characters(data, source, declared)
    _refuse_binary(text, source)
    text = without_controls(_undoubled(text).translate(_MISPLACED))
    _refuse_lost(text, source)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _characters(data: bytes, source: str, declared: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                if encoding == "utf-8":
                    return _without_encoding(data[len(mark) :])
                raise InputError(
                    f"{source}: broken {encoding} at byte {error.start + len(mark)}; save the file as UTF-8"
                ) from error
    return _declared(data, declared) or _without_encoding(data)


def _declared(data: bytes, declared: str) -> str:
    """Return the text in the encoding that the format declares, or "" where that cannot be right."""
    name = _codec(declared)
    if name in _LATIN or (not data.isascii() and _is_utf8(data)):
        return ""  # what WHATWG takes for Windows-1252, and what calls itself otherwise and is UTF-8
    try:
        return data.decode(name) if name else ""
    except (UnicodeDecodeError, ValueError):
        return ""


def _codec(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    # UTF-7 hides what is in a text, and the others that Python knows ("rot13", "unicode_escape") encode no documents.
    return name if name.startswith(_ENCODINGS) else ""


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _undoubled(text: str) -> str:
    """Read UTF-8 that was taken for Windows-1252 right: "Ã©" is "é"; a text that is anything else fails to decode."""
    if not _DOUBLED.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _refuse_lost(text: str, source: str) -> None:
    lost = text.count("\ufffd")
    if lost > max(2, len(text) * _MOST_LOST):
        raise InputError(
            f"{source}: {lost} characters were lost when this text was converted (U+FFFD); take it from its origin again"
        )
    doubled = len(_DOUBLED.findall(text))
    if doubled > max(2, len(text) * _MOST_LOST):
        raise InputError(
            f"{source}: {doubled} characters were garbled when this text was converted (as in "
            f"{_DOUBLED.findall(text)[0]!r}); take it from its origin again"
        )


def _without_encoding(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    mixed = data.decode("utf-8", errors="surrogateescape")
    broken = len(_ESCAPED.findall(mixed))
    if len(_BEYOND_ASCII.findall(mixed)) > broken:  # real UTF-8 sequences hardly ever arise by chance
        return _ESCAPED.sub(lambda found: _windows(bytes([ord(found.group()) - 0xDC00])), mixed)
    return _windows(data)


def _windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        table = {code: _windows_character(code) for code in range(0x80, 0xA0)}
        return data.decode("latin-1").translate(table)


def _windows_character(code: int) -> str:
    try:
        return bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(code)


def _refuse_binary(text: str, source: str) -> None:
    if "\0" in text:
        raise InputError(f"{source}: this is a binary file (it holds NUL bytes); give plain text")
    if len(_CONTROLS.findall(text)) > max(3, len(text) * _MOST_CONTROLS):
        raise InputError(f"{source}: this is a binary file (too many control characters); give plain text")
    if not text.strip():
        raise InputError(f"{source}: the file is empty; give a file that holds an article")
