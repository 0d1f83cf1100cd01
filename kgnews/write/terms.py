"""RDF terms: IRIs that are valid whatever the id, and literals that keep any string."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from pyoxigraph import Literal, NamedNode

from kgnews.errors import UsageError
from kgnews.ids import iri_path
from kgnews.records import Evidence, Label, Span
from kgnews.write.names import KGN, LEXICON, RDF, XSD


class Text(NamedTuple):
    """A literal: a string with a language, or with a datatype, or with neither (then it is an xsd:string)."""

    value: str
    datatype: str = ""
    lang: str = ""


Term: TypeAlias = str | Text
"""A plain ``str`` is an IRI."""


class Triple(NamedTuple):
    """A triple that stands as an object, as RDF 1.2 allows: two IRIs and a term."""

    subject: str
    predicate: str
    object: Term


INTEGER = XSD + "integer"
DECIMAL = XSD + "decimal"

_SURROGATE = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_DATES = {
    re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"): XSD + "date",
    re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"): XSD + "gYearMonth",
    re.compile(r"[0-9]{4}"): XSD + "gYear",
    re.compile(r"--[0-9]{2}-[0-9]{2}"): XSD + "gMonthDay",
    re.compile(r"--(0[1-9]|1[0-2])"): XSD + "gMonth",
}
# A plain string has no other, and a string with a language only through that language.
_NO_DATATYPES = (XSD + "string", RDF + "langString", RDF + "dirLangString")


def clean(text: str) -> str:
    """Return *text* with lone surrogates, which no Unicode encoding can hold, replaced by U+FFFD."""
    return _SURROGATE.sub("\ufffd", text) if _SURROGATE.search(text) else text


def absolute(iri: str) -> str | None:
    """Return *iri* with what an IRI may not hold percent-encoded, or None if it is no absolute IRI even then."""
    encoded = "".join(char if char in ".%:?#[]@!$&'()*+,;=" else iri_path(char) for char in clean(iri))
    try:
        return NamedNode(encoded).value if _SCHEME.match(encoded) else None
    except ValueError:
        return None


def check_base(base: str) -> str:
    """Return *base* ending in "/" or "#", so that ids can follow; raise UsageError if it is no absolute IRI."""
    if absolute(base) != base or "#" in base[:-1] or "?" in base:
        raise UsageError(f"base {base!r} is no absolute IRI without query; give one such as https://news.example/id/")
    return base if base.endswith(("/", "#")) else base + "/"


class Minter:
    """Mints the IRIs of one output under a *base*; the same id gives the same IRI."""

    def __init__(self, base: str) -> None:
        self.base = check_base(base)
        self._iris: dict[str, str] = {}
        self._articles: dict[str, str] = {}

    def node(self, identifier: str) -> str:
        """Return the IRI of an entity or article."""
        iri = self._iris.get(identifier)
        if iri is None:
            iri = self._iris[identifier] = self.base + iri_path(identifier)
        return iri

    def claim(self, identifier: str) -> str:
        """Return the IRI of a claim."""
        return f"{self.base}claim/{identifier}"

    def evidence(self, statement: str) -> str:
        """Return the IRI of the evidence of a statement."""
        return f"{self.base}evidence/{statement}"

    def fact(self, identifier: str) -> str:
        """Return the IRI of a fact."""
        return f"{self.base}fact/{identifier}"

    def naming(self, article: str, entity: str) -> str:
        """Return the IRI of what *article*, or the gazetteer where it is "", calls an entity."""
        source = self._own_name(article) if article else "gazetteer"
        return f"{self.base}naming/{source}/{iri_path(entity)}"

    def part(self, article: str, span: Span, what: str, form: int = 0) -> str:
        """Return the IRI of *span* in *article*, as a "span" (its position), a "quote" or a "sentence".

        *form* counts the wordings of the article in which the same span holds other characters.
        """
        place = f"{self.base}{what}/{self._own_name(article)}-{span.start}-{span.end}"
        return f"{place}-form-{form}" if form else place

    def _own_name(self, article: str) -> str:
        name = self._articles.get(article)
        if name is None:
            own = article.removeprefix("article/")
            name = iri_path("/" + article if own == article or own.startswith("/") else own)
            self._articles[article] = name
        return name


def relation_iri(curie: str) -> str:
    """Return the IRI of a relation, given as "kgn:met" or "kgn:open/juggle"."""
    return KGN + curie.removeprefix("kgn:")


def entry_iri(evidence: Evidence) -> str | None:
    """Return the IRI of the lexicon entry that *evidence* names, if it names one."""
    return LEXICON + iri_path(evidence.entry) if evidence.entry else None


def labelled(label: Label) -> Text:
    """Return *label* as a literal; a language that is no BCP 47 tag is left out."""
    return tagged(label.text, label.lang)


def tagged(text: str, lang: str) -> Text:
    """Return *text* as a literal in *lang*."""
    return Text(text, lang=_language_tag(lang))


@lru_cache(maxsize=64)
def _language_tag(lang: str) -> str:
    """Return *lang* in lower case, as RDF compares it, or "" if it is no well-formed tag of BCP 47."""
    try:
        return lang.lower() if _LANGUAGE.fullmatch(lang) and Literal("", language=lang) else ""
    except ValueError:
        return ""


def day(text: str) -> Text:
    """Return an ISO date, whole or partial, as the literal its form asks for; as a string what is no date."""
    for form, datatype in _DATES.items():
        if form.fullmatch(text) and _exists(text):
            return Text(text, datatype)
    return Text(text)


def _exists(text: str) -> bool:
    """Say whether the day is in the calendar; a day without year may be 29 February."""
    if text.count("-") < 2 or len(text) < len("--11-17"):
        return True
    try:
        date.fromisoformat("2000" + text.removeprefix("-") if text.startswith("--") else text)
    except ValueError:
        return False
    return True


def true() -> Text:
    """Return the xsd:boolean true."""
    return Text("true", XSD + "boolean")


def number(value: float) -> Text:
    """Return a score as an xsd:decimal of at most four places."""
    digits = f"{value:.4f}".rstrip("0")
    return Text(digits + "0" if digits.endswith(".") else digits, DECIMAL)


def offset(value: int) -> Text:
    """Return a character offset as an xsd:integer."""
    return Text(str(value), INTEGER)


def typed(text: str, datatype: str) -> Text:
    """Return a value as a typed literal; as a string where the datatype is no IRI that a literal may have."""
    iri = absolute(datatype) or ""
    return Text(text, "" if iri in _NO_DATATYPES else iri)
