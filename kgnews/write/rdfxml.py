"""RDF/XML 1.1, for tools that take nothing newer: https://www.w3.org/TR/rdf-syntax-grammar/

Two things XML cannot hold. Characters such as NUL become U+FFFD. A predicate is written as the name of an element, and so must
end in a letter: a fact under an open relation that does not (``kgn:open/win%2010``) is left out with a warning, while
the claim, which only mentions the relation, is there.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TextIO

from kgnews.graph.schema import Graph
from kgnews.knowledge import Catalog
from kgnews.write import names
from kgnews.write.markup import DECLARATION, xml
from kgnews.write.rdf import Pair, sections
from kgnews.write.terms import Text, clean

LOG = logging.getLogger(__name__)
_LETTER = "A-Za-z_À-ÖØ-öø-ıĴ-ľŁ-ňŊ-žΑ-ΡΣ-ώЁ-ЌЎ-яא-תء-غف-يぁ-ゔァ-ヺ一-龥가-힣"
# The end of an IRI that is a name in all editions of XML 1.0 and in Namespaces; letters of rare scripts are in none.
_NAME = re.compile(f"[{_LETTER}][{_LETTER}0-9._-]*$")
_PREFIX = {namespace: prefix for prefix, namespace in names.PREFIXES.items()}


def write_rdfxml(graph: Graph, catalog: Catalog, target: TextIO, base: str = names.DEFAULT_BASE) -> None:
    """Write *graph* to *target* as RDF/XML, one element a subject, with the headings of the Turtle as comments.

    Raises UsageError if *base* is no absolute IRI.
    """
    namespaces = "".join(f'\n    xmlns:{prefix}="{xml(iri)}"' for prefix, iri in names.PREFIXES.items())
    target.write(f"{DECLARATION}<rdf:RDF{namespaces}>\n")
    left_out: set[str] = set()
    for section in sections(graph, catalog, base):
        target.write(f"\n  <!-- {section.title} -->\n")
        for subject, pairs in section.blocks:
            target.writelines(_description(subject, pairs, left_out))
    target.write("</rdf:RDF>\n")
    if left_out:
        LOG.warning(
            "RDF/XML cannot name %s; facts under it are left out, their claims are there; another format has both",
            ", ".join(sorted(left_out)),
        )


def _description(subject: str, pairs: list[Pair], left_out: set[str]) -> Iterator[str]:
    """Write what is said of a subject, the first class as the name of the element."""
    name, rest = "rdf:Description", pairs
    if pairs[0][0] == names.TYPE and isinstance(pairs[0][1], str):
        known = _element(pairs[0][1])
        if known and " " not in known:
            name, rest = known, pairs[1:]
    yield f'  <{name} rdf:about="{xml(subject)}">\n'
    for predicate, thing in rest:
        element = _element(predicate)
        if element is None:
            left_out.add(predicate)
        elif isinstance(thing, str):
            yield f'    <{element} rdf:resource="{xml(thing)}"/>\n'
        else:
            yield f"    <{element}{_attribute(thing)}>{xml(clean(thing.value))}</{element.partition(' ')[0]}>\n"
    yield f"  </{name}>\n"


@lru_cache(maxsize=1024)
def _element(iri: str) -> str | None:
    """Return *iri* as the name of an element, with the declaration of its namespace where it has no prefix."""
    for namespace, prefix in _PREFIX.items():
        if iri.startswith(namespace) and _NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    # The longest name at the end: the pattern looks from the left.
    found = _NAME.search(iri)
    return f'in:{found[0]} xmlns:in="{xml(iri[: found.start()])}"' if found else None


def _attribute(text: Text) -> str:
    if text.lang:
        return f' xml:lang="{text.lang}"'
    return f' rdf:datatype="{xml(text.datatype)}"' if text.datatype else ""
