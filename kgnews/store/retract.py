"""Taking back what an article said, named as people know it."""

from __future__ import annotations

from pyoxigraph import Literal

from kgnews.errors import InputError
from kgnews.ontology.vocab import RDF, SCHEMA
from kgnews.store.graphs import iri, rows
from kgnews.store.journal import JOURNAL, LOADED, LOADING
from kgnews.store.layouts import check_layout
from kgnews.store.lines import sparql_term
from kgnews.store.load import remove
from kgnews.store.protocol import Store

_LISTING = "SELECT DISTINCT ?article ?url { ?article a schema:NewsArticle . OPTIONAL { ?article schema:url ?url } }"


def retract(store: Store, article: str, *, default_graph: bool = False) -> str:
    """Remove exactly what *article* has said from *store*; return its IRI.

    *article* is an id ("article/abc…"), an IRI, or the address the article was read from. Raises InputError if the store has no
    such article, or several; UsageError if its articles are laid out the other way.
    """
    check_layout(store, default_graph)
    name = find_article(store, article, default_graph)
    remove(store, name, default_graph=default_graph)
    return name


def find_article(store: Store, article: str, default_graph: bool = False) -> str:
    """Return the IRI of the article that *article* means, be it whole or half-way in *store*."""
    there = _named(store, article, default_graph) or _at(store, article, default_graph)
    if len(there) == 1:
        return there[0]
    if there:
        raise InputError(f"{store.name}: {article!r} is several articles; give one of {', '.join(there)}")
    raise InputError(
        f"{store.name}: there is no article {article!r}, neither as id, nor IRI, nor url; "
        f"to see all: kgnews query --store {store.name} '{_LISTING}'"
    )


def _named(store: Store, article: str, default_graph: bool) -> list[str]:
    """Return the articles with this IRI or id, as the journal or the articles themselves say."""
    wanted = sparql_term(Literal(article))
    ending = sparql_term(Literal("/" + article))
    matching = f"FILTER (STR(?a) = {wanted} || STRENDS(STR(?a), {ending}))" if article.startswith("article/") else (
        f"FILTER (STR(?a) = {wanted})"
    )  # fmt: skip
    journal, header = f"?a ?p ?d FILTER (?p IN (<{LOADED}>, <{LOADING}>))", f"?a <{RDF}type> <{SCHEMA}NewsArticle>"
    if not default_graph:
        journal, header = f"GRAPH <{JOURNAL}> {{ {journal} }}", f"GRAPH ?a {{ {header} }}"
    query = f"SELECT DISTINCT ?a {{ {{ {journal} }} UNION {{ {header} }} {matching} }}"
    return sorted({iri(row, "a") for row in rows(store, query, union=not default_graph)})


def _at(store: Store, url: str, default_graph: bool) -> list[str]:
    """Return the articles that were read from the address *url*."""
    header = f"?a <{SCHEMA}url> ?url"
    pattern = header if default_graph else f"GRAPH ?a {{ {header} }}"
    query = f"SELECT DISTINCT ?a {{ {pattern} FILTER (STR(?url) = {sparql_term(Literal(url))}) }}"
    return sorted({iri(row, "a") for row in rows(store, query, union=not default_graph)})
