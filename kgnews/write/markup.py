"""Text in XML 1.0, for GraphML, GEXF and RDF/XML."""

from __future__ import annotations

import re

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# What XML 1.0 cannot hold, not even escaped: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
# What has a meaning in markup, and the white space that a parser would change: "\r" anywhere, all of it in attributes.
_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "\t": "&#9;",
    "\n": "&#10;",
    "\r": "&#13;",
}
_UNSAFE = re.compile(f'[&<>"\t\n\r{_FORBIDDEN}]')


def xml(text: str) -> str:
    """Return *text* as it stands in an element or between double quotes; what XML cannot hold becomes U+FFFD."""
    return _UNSAFE.sub(_escape, text) if _UNSAFE.search(text) else text


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], "\ufffd")
