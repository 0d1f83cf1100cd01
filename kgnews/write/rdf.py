"""A graph as RDF: what is said of each article, entity, fact, claim and piece of evidence.

IRIs are minted for everything, so there are no blank nodes, and everything comes in one fixed order. Claims are
rdf:Statement with kgn: qualifiers; evidence follows the Web Annotation model (a target with a position and a quote
selector) and PROV; the terms are in ``kgnews.write.names``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from kgnews.graph import schema
from kgnews.graph.schema import Graph, Naming, Reading
from kgnews.graph.split import split
from kgnews.graph.views import claims, plain_edges
from kgnews.knowledge import Catalog, Relation
from kgnews.records import Article, Evidence, Span, Tense
from kgnews.write import names
from kgnews.write.terms import (
    Minter,
    Term,
    Text,
    absolute,
    clean,
    day,
    entry_iri,
    labelled,
    number,
    offset,
    relation_iri,
    tagged,
    true,
    typed,
)

if TYPE_CHECKING:
    import rdflib

Pair: TypeAlias = tuple[str, Term]  # the IRI of a predicate and an object
Block: TypeAlias = tuple[str, list[Pair]]  # the IRI of a subject and what is said of it, no pair twice


class Section(NamedTuple):
    """A part of the output under one heading; the blocks of a *dense* one are short and many."""

    title: str
    blocks: Iterable[Block]
    dense: bool = False


class Places:
    """The places in articles that evidence has pointed to so far."""

    def __init__(self) -> None:
        self.spans: set[tuple[str, int, int]] = set()  # article, start, end
        self.quotes: dict[tuple[str, Span], list[str]] = {}  # the forms of a sentence, by article and place


def sections(graph: Graph, catalog: Catalog, base: str = names.DEFAULT_BASE) -> Iterator[Section]:
    """Yield the parts of the RDF of *graph*, in the order in which a person would read them.

    They are to be consumed in order: the last one describes the spans that the evidence has named. *catalog* gives
    the relations their labels. Raises UsageError if *base* is no absolute IRI.
    """
    minter = Minter(base)
    places = Places()
    yield Section("Made by kgnews", _dataset(minter))
    yield Section("Articles", _articles(graph, minter))
    yield Section("Entities", _entities(graph, minter))
    yield Section("Facts: asserted, and planned under the planned twin", _facts(graph, minter))
    yield Section("Relations", _relations(graph, catalog))
    yield Section("Claims, each with its evidence", _claims(graph, minter, places))
    yield Section("Places in the articles", _spans(places, minter), dense=True)
    yield Section("Who calls each entity what", _namings(graph, minter), dense=True)


def article_sections(
    graph: Graph, catalog: Catalog, base: str = names.DEFAULT_BASE
) -> Iterator[tuple[str, Iterator[Section]]]:
    """Yield each article as the IRI of its named graph, which is its own, and the sections of that graph.

    A named graph says what the article says alone; see ``kgnews.graph.split``. The sections are to be consumed in order.
    """
    minter = Minter(base)
    for article, part in split(graph):
        yield minter.node(article.id), sections(part, catalog, base)


def to_rdflib(graph: Graph, base: str = names.DEFAULT_BASE, catalog: Catalog | None = None) -> rdflib.Graph:
    """Return *graph* as an rdflib.Graph with its prefixes bound, for queries and further work in Python.

    To write a file, ``kgnews.write.write`` is many times faster. Raises UsageError if *base* is no absolute IRI.
    """
    import rdflib  # here, since it is slow to import and writing files does without

    found = rdflib.Graph()
    for prefix, namespace in names.PREFIXES.items():
        found.bind(prefix, namespace)
    for section in sections(graph, catalog or names.NO_CATALOG, base):
        for subject, pairs in section.blocks:
            for predicate, term in pairs:
                thing = rdflib.URIRef(term) if isinstance(term, str) else _rdflib_literal(term)
                found.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), thing))
    return found


def _rdflib_literal(text: Text) -> rdflib.Literal:
    import rdflib

    datatype = rdflib.URIRef(text.datatype) if text.datatype else None
    return rdflib.Literal(clean(text.value), lang=text.lang or None, datatype=datatype, normalize=False)


def _dataset(minter: Minter) -> Iterator[Block]:
    """Say that this is a graph of ours, in which version of the ontology, and under which base its IRIs are minted."""
    yield minter.base, [(names.TYPE, names.DATASET), (names.CONFORMS_TO, names.ONTOLOGY_VERSION)]


def _articles(graph: Graph, minter: Minter) -> Iterator[Block]:
    for article in graph.graph.get(schema.ARTICLES, ()):
        yield minter.node(article.id), _unique(_about_article(article))


def _about_article(article: Article) -> Iterator[Pair]:
    yield names.TYPE, names.NEWS_ARTICLE
    if article.title:
        yield names.HEADLINE, tagged(article.title, article.lang)
    if article.lang:
        yield names.IN_LANGUAGE, Text(article.lang)
    if article.published:
        yield names.PUBLISHED, day(article.published)
    if article.retrieved:
        yield names.RETRIEVED, day(article.retrieved)
    if article.url:
        yield names.URL, Text(article.url, names.XSD + "anyURI")
    for property_, people in ((names.AUTHOR, article.authors), (names.EDITOR, article.editors)):
        for person in people:
            yield property_, Text(person)
    for property_, text in (
        (names.PUBLISHER, article.publisher),
        (names.AGENCY, article.agency),
        (names.LOCATION_CREATED, article.dateline_place),
        (names.FINGERPRINT, article.fingerprint),
    ):
        if text:
            yield property_, Text(text)


def _entities(graph: Graph, minter: Minter) -> Iterator[Block]:
    for node, attributes in sorted(graph.nodes(data=True), key=itemgetter(0)):
        if schema.VALUE not in attributes:
            yield minter.node(node), _unique(_about_entity(attributes))


def _namings(graph: Graph, minter: Minter) -> Iterator[Block]:
    for node, namings in sorted(graph.nodes(data=schema.NAMINGS), key=itemgetter(0)):
        for naming in namings or ():
            yield minter.naming(naming.article, node), _unique(_about_naming(naming, node, minter))


def _about_naming(naming: Naming, node: str, minter: Minter) -> Iterator[Pair]:
    yield names.TYPE, names.NAMING
    yield names.NAMES, minter.node(node)
    if naming.article != schema.GAZETTEER:
        yield names.NAMED_IN, minter.node(naming.article)
    yield names.KIND, names.KGN + naming.kind.value
    for property_, labels in (
        (names.PREF_LABEL, naming.linked),
        (names.LABEL, naming.labels),
        (names.ALT_LABEL, naming.aliases),
    ):
        for label in labels:
            yield property_, labelled(label)
    yield from _links(naming.same_as)


def _about_entity(attributes: dict[str, Any]) -> Iterator[Pair]:
    kind = attributes[schema.KIND]
    yield names.TYPE, names.CLASSES[kind]
    yield names.KIND, names.KGN + kind.value
    labels = [labelled(label) for label in attributes[schema.LABELS]]
    for property_ in (names.PREF_LABEL, names.LABEL):
        for label in labels:
            yield property_, label
    for alias in attributes[schema.ALIASES]:
        yield names.ALT_LABEL, labelled(alias)
    yield from _links(attributes[schema.SAME_AS])


def _links(same_as: tuple[str, ...]) -> Iterator[Pair]:
    for link in same_as:
        iri = absolute(link)
        yield (names.SAME_AS, iri) if iri else (names.SCHEMA_SAME_AS, Text(link))


def _facts(graph: Graph, minter: Minter) -> Iterator[Block]:
    for subject, edges in groupby(sorted(plain_edges(graph)), key=itemgetter(0)):
        pairs = [(relation_iri(edge.predicate), _node(graph, edge.object, minter)) for edge in edges]
        yield minter.node(subject), _unique(pairs)


def _node(graph: Graph, node: str, minter: Minter) -> Term:
    """Return the IRI of an entity, or the value that the node stands for."""
    literal = graph.nodes[node].get(schema.VALUE)
    return minter.node(node) if literal is None else typed(literal.value, literal.datatype)


@dataclass(slots=True)
class _Use:
    """How the claims of a graph use a relation: under which predicates, in which languages, both ways or not."""

    predicates: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    symmetric: bool = False

    def pairs(self, name: str) -> list[Pair]:
        """Return the planned twins met in the graph, and whether the relation holds both ways."""
        twins: list[Pair] = [
            (names.PLANNED_TWIN, relation_iri(twin)) for twin in sorted(self.predicates - {schema.curie(name)})
        ]
        return [(names.TYPE, names.SYMMETRIC), *twins] if self.symmetric else twins


def _relations(graph: Graph, catalog: Catalog) -> Iterator[Block]:
    """Describe each relation that a claim is about, and the planned twin where one is used."""
    used = _uses(graph)
    for name, use in sorted(used.items()):
        relation = catalog.relations.get(name)
        if relation is None:
            yield _iri(name), _about_open(name, use)
            continue
        yield _iri(name), _about_relation(relation, use)
        if relation.planned and schema.curie(relation.planned) in use.predicates:
            labels: list[Pair] = [(names.LABEL, labelled(label)) for label in relation.planned_labels]
            symmetric: list[Pair] = [(names.TYPE, names.SYMMETRIC)] if use.symmetric else []
            yield _iri(relation.planned), _unique([(names.TYPE, names.PLANNED_CLASS), *symmetric, *labels])


def _uses(graph: Graph) -> dict[str, _Use]:
    languages = {article.id: article.lang for article in graph.graph.get(schema.ARTICLES, ())}
    used: dict[str, _Use] = defaultdict(_Use)
    for _subject, _object, claim in graph.edges(data=True):
        use = used[claim[schema.RELATION]]
        use.predicates.add(claim[schema.PREDICATE])
        use.symmetric = use.symmetric or claim[schema.SYMMETRIC]
        use.languages.update(languages.get(one.article, "") for one in claim[schema.EVIDENCE])
    return used


def _iri(name: str) -> str:
    return relation_iri(schema.curie(name))


def _about_relation(relation: Relation, use: _Use) -> list[Pair]:
    pairs: list[Pair] = [(names.TYPE, names.RELATION_CLASS)]
    pairs.extend((names.LABEL, labelled(label)) for label in relation.labels)
    if relation.planned:
        pairs.append((names.PLANNED_TWIN, _iri(relation.planned)))
    return _grouped([*pairs, *use.pairs(relation.name)])


def _about_open(name: str, use: _Use) -> list[Pair]:
    """Describe a relation that is not in the catalog; its label is the lemma, in the languages of its articles."""
    label = name.removeprefix("open/")
    labels: list[Pair] = [(names.LABEL, tagged(label, lang)) for lang in sorted(use.languages)]
    return _grouped([(names.TYPE, names.OPEN_CLASS), *labels, *use.pairs(name)])


def _claims(graph: Graph, minter: Minter, places: Places) -> Iterator[Block]:
    for subject, thing, key, claim in claims(graph):
        yield minter.claim(key), _about_claim(claim, minter.node(subject), _node(graph, thing, minter), minter)
        for reading in claim[schema.READINGS]:
            turned = reading.subject != subject
            form, sentence = _sentence(reading.evidence, minter, places)
            yield minter.evidence(reading.statement), _about_evidence(reading, claim, key, turned, form, minter, places)
            yield from sentence


def _about_claim(claim: dict[str, Any], subject: str, thing: Term, minter: Minter) -> list[Pair]:
    pairs: list[Pair] = [
        (names.TYPE, names.CLAIM),
        (names.TYPE, names.STATEMENT),
        (names.SUBJECT, subject),
        (names.PREDICATE, relation_iri(claim[schema.PREDICATE])),
        (names.OBJECT, thing),
        (names.FACT, minter.fact(claim[schema.FACT])),
        (names.STATUS, names.KGN + claim[schema.STATUS].value),
    ]
    when = claim[schema.WHEN]
    if when:
        bounds = ((names.START, when.start), (names.END, when.end))
        pairs.extend((property_, day(bound)) for property_, bound in bounds if bound is not None)
        pairs.append((names.GRAIN, names.KGN + when.grain.value))
    for property_, node in ((names.WHERE, claim[schema.WHERE]), (names.SAID_BY, claim[schema.SAID_BY])):
        if node is not None:
            pairs.append((property_, minter.node(node)))
    pairs.extend((names.HAS_EVIDENCE, minter.evidence(reading.statement)) for reading in claim[schema.READINGS])
    return pairs


def _about_evidence(
    reading: Reading, claim: dict[str, Any], key: str, turned: bool, form: int, minter: Minter, places: Places
) -> list[Pair]:
    """Describe one reading of a *claim* under its id *key*, in a *form* of its sentence.

    *turned* where a symmetric claim stands the other way round than in the text.
    """
    evidence = reading.evidence
    article = evidence.article
    subject, thing = (evidence.object, evidence.subject) if turned else (evidence.subject, evidence.object)
    pairs: list[Pair] = [
        (names.TYPE, names.EVIDENCE),
        (names.TYPE, names.ANNOTATION),
        (names.HAS_BODY, minter.claim(key)),
        (names.HAS_TARGET, minter.part(article, evidence.sentence, "sentence", form)),
    ]
    if turned:
        pairs.append((names.REVERSED, true()))
    for property_, span in (
        (names.SUBJECT_SELECTOR, subject),
        (names.PREDICATE_SELECTOR, evidence.predicate),
        (names.OBJECT_SELECTOR, thing),
        (names.WHEN_SELECTOR, reading.when),
        (names.CUE_SELECTOR, reading.cue),
    ):
        if span is not None:
            places.spans.add((article, span.start, span.end))
            pairs.append((property_, minter.part(article, span, "span")))
    if reading.tense is not Tense.NONE:
        pairs.append((names.TENSE, names.KGN + reading.tense.value))
    if reading.grain and reading.grain is not claim[schema.WHEN].grain:
        pairs.append((names.GRAIN, names.KGN + reading.grain.value))
    if reading.attribution:
        pairs.append((names.ATTRIBUTION, names.KGN + reading.attribution.value))
    pairs.append((names.DERIVED_FROM, minter.node(article)))
    entry = entry_iri(evidence)
    if entry:
        pairs.append((names.ENTRY, entry))
    for property_, text in (
        (names.RULE, evidence.rule),
        (names.INFERRED_BY, evidence.inferred),
        (names.EXTRACTOR, evidence.version),
    ):
        if text:
            pairs.append((property_, Text(text)))
    pairs.append((names.SCORE, number(evidence.score)))
    return pairs


def _sentence(evidence: Evidence, minter: Minter, places: Places) -> tuple[int, list[Block]]:
    """Return the form of the sentence, and its description where it is named first.

    Two forms of one article may differ in white space, and then hold other characters in the same place.
    """
    article, span = evidence.article, evidence.sentence
    forms = places.quotes.setdefault((article, span), [])
    if evidence.quote in forms:
        return forms.index(evidence.quote), []
    form = len(forms)
    forms.append(evidence.quote)
    places.spans.add((article, span.start, span.end))
    quote = minter.part(article, span, "quote", form)
    pairs: list[Pair] = [
        (names.TYPE, names.SPECIFIC_RESOURCE),
        (names.HAS_SOURCE, minter.node(article)),
        (names.HAS_SELECTOR, minter.part(article, span, "span")),
        (names.HAS_SELECTOR, quote),
    ]
    exact: list[Pair] = [(names.TYPE, names.QUOTE_SELECTOR), (names.OA_EXACT, Text(evidence.quote))]
    return form, [(minter.part(article, span, "sentence", form), pairs), (quote, exact)]


def _spans(places: Places, minter: Minter) -> Iterator[Block]:
    for article, start, end in sorted(places.spans):
        bounds: list[Pair] = [(names.OA_START, offset(start)), (names.OA_END, offset(end))]
        yield minter.part(article, Span(start, end), "span"), [(names.TYPE, names.POSITION_SELECTOR), *bounds]


def _grouped(pairs: Iterable[Pair]) -> list[Pair]:
    """Put the objects of one predicate behind each other, each once."""
    by_predicate: dict[str, dict[Pair, None]] = {}
    for pair in pairs:
        by_predicate.setdefault(pair[0], {})[pair] = None
    return [pair for found in by_predicate.values() for pair in found]


def _unique(pairs: Iterable[Pair]) -> list[Pair]:
    """Drop a pair said twice: two labels that differ in lone surrogates only, a person listed twice."""
    return list(dict.fromkeys(pairs))
