"""Identifiers: how names become the local part of an IRI, and how facts, claims and statements get theirs.

The ids of facts, claims and statements are content hashes (SHA-256 cut to 120 bits, in lower-case base 32):
whoever reads the same text anywhere mints the same ids, so that merging graphs is set union.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from base64 import b32encode
from functools import lru_cache
from urllib.parse import quote

from kgnews.records import Kind, Literal, Qualifiers, Span, Statement

FOLDERS = {
    Kind.PERSON: "person",
    Kind.ORGANISATION: "org",
    Kind.GOVERNMENT: "country",
    Kind.PLACE: "place",
    Kind.EVENT: "event",
    Kind.OFFICE: "office",
    Kind.WORK: "work",
    Kind.GROUP: "group",
    Kind.THING: "thing",
}
"""How the id of an entity of a kind begins: "person/john-kerry"."""

_compact_json = json.JSONEncoder(separators=(",", ":")).encode
_SAFE = re.compile(r"[A-Za-z0-9_~/-]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Latin letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """Return *text* as a piece of an IRI: lower case, Latin letters without accents, words joined by "-".

    Letters of other scripts keep their marks, which are part of the letter there. The result is the same
    for composed and decomposed input, and ``slug(slug(text)) == slug(text)``. It is "" when *text* holds
    neither letter nor digit.

    Example: ``slug("Élysée – cœur de l’État")`` is ``"elysee-coeur-de-l-etat"``.
    """
    plain = _without_latin_accents(unicodedata.normalize("NFKD", text).lower())
    plain = unicodedata.normalize("NFC", plain.translate(_LETTERS))
    words = "".join(char if _belongs_to_word(char) else " " for char in plain).split()
    return "-".join(words)


def _belongs_to_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _without_latin_accents(decomposed: str) -> str:
    """Drop the combining marks that follow a Latin letter or nothing that can carry one."""
    kept: list[str] = []
    other_script = False  # whether the letter before the marks is of another script
    for char in decomposed:
        if unicodedata.category(char).startswith("M"):
            if other_script:
                kept.append(char)
            continue
        other_script = char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")
        kept.append(char)
    return "".join(kept)


def content_hash(*parts: object) -> str:
    """Return 24 characters, of ``a-z2-7``, that stand for *parts* (strings, integers, None, tuples of these).

    Any string is allowed, also one that UTF-8 cannot hold, and no two lists of parts run into each other.
    """
    digest = hashlib.sha256(_compact_json(parts).encode("ascii")).digest()
    return b32encode(digest[:15]).decode("ascii").lower()


def value_id(literal: Literal) -> str:
    """Return the id of a value as a node of a graph: "value/…"."""
    return "value/" + content_hash("value", literal.value, literal.datatype)


def object_id(statement: Statement) -> str:
    """Return the id of the statement's object, be it an entity or a value."""
    thing = statement.object
    return value_id(thing) if isinstance(thing, Literal) else thing.id


def fact_id(statement: Statement, symmetric: bool = False) -> str:
    """Return the id of the fact: subject, relation and object, whatever is said about it.

    *symmetric* is true for a relation that holds in both directions; there "Nora met Paul" and "Paul met
    Nora" are one fact.
    """
    first, second = statement.subject.id, object_id(statement)
    if symmetric and second < first:
        first, second = second, first
    return content_hash("fact", first, statement.relation, second)


def claim_id(statement: Statement, symmetric: bool = False, fact: str | None = None) -> str:
    """Return the id of the claim: the fact with its status, time, place and speaker.

    Polarity follows the status; the tense, the grain of the time and the words that tie the speaker to the claim
    belong to the single readings and do not count. *fact* spares computing ``fact_id`` again.
    """
    return content_hash("claim", fact or fact_id(statement, symmetric), *_qualifiers(statement.qualifiers))


def statement_id(statement: Statement, symmetric: bool = False, claim: str | None = None) -> str:
    """Return the id of the statement: the claim as read at one place of one article.

    *claim* spares computing ``claim_id`` again.
    """
    evidence = statement.evidence
    spans = [evidence.subject, evidence.object]
    if symmetric:
        spans.sort()
    places = [_offsets(span) for span in (evidence.sentence, evidence.predicate, *spans)]
    return content_hash("statement", claim or claim_id(statement, symmetric), evidence.article, *places)


def _qualifiers(qualifiers: Qualifiers) -> tuple[str | None, ...]:
    when, where, said_by = qualifiers.when, qualifiers.where, qualifiers.said_by
    return (
        qualifiers.status.value,
        when.start if when else None,
        when.end if when else None,
        where.id if where else None,
        said_by.speaker.id if said_by else None,
    )


def _offsets(span: Span) -> tuple[int, int]:
    return span.start, span.end


def article_id(text: str, url: str = "") -> str:
    """Return the id of an article: "article/…", the same for the same text and address on every machine.

    Differences of white space and of Unicode composition do not count. An address counts where one is known:
    a dispatch that two sites print is two articles.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return "article/" + content_hash("article", plain, url)


def iri_path(text: str) -> str:
    """Return *text* as a path that is valid in every IRI: letters and digits stay, the rest is percent-encoded.

    Different texts give different paths, save that lone surrogates all become U+FFFD. "." and ".." are encoded where
    they would be steps of the path.

    Example: ``iri_path("open/juggle with")`` is ``"open/juggle%20with"``.
    """
    if _SAFE.fullmatch(text):
        return text
    segments = "".join(map(_escape, _SURROGATE.sub("\ufffd", text))).split("/")
    return "/".join(segment.replace(".", "%2E") if segment in (".", "..") else segment for segment in segments)


def _escape(char: str) -> str:
    if char.isascii():
        return char if char.isalnum() or char in "-._~/" else quote(char, safe="")
    # RFC 3987 leaves out format characters (bidi marks), private use, non-characters and most of plane 14.
    kept = 0xA0 <= ord(char) < 0xE0000 and unicodedata.category(char)[0] in "LNM"
    return char if kept else quote(char, safe="")
