"""Hypothesis strategies: small worlds in which statements collide often."""

from hypothesis import strategies as st
from sample_graph import CATALOG, article

from kgnews.records import (
    Attribution,
    AttributionKind,
    Entity,
    Evidence,
    Extraction,
    Grain,
    Kind,
    Label,
    Literal,
    Polarity,
    Qualifiers,
    Span,
    Statement,
    Status,
    Tense,
    TimeSpan,
)

any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)  # lone surrogates, too

labels = st.builds(Label, st.sampled_from(["fr", "en", ""]), st.sampled_from(["A", "AA", "Ab", "Abc", "É"]))


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    return Entity(
        id=draw(st.sampled_from(["person/a", "person/b", "country/se"])),
        kind=draw(st.sampled_from([Kind.PERSON, Kind.GOVERNMENT])),
        labels=tuple({label.lang: label for label in draw(st.lists(labels, max_size=3))}.values()),
        aliases=tuple(draw(st.lists(labels, max_size=2))),
        same_as=tuple(draw(st.lists(st.sampled_from(["urn:x:1", "urn:x:2"]), max_size=1))),
    )


times = st.builds(
    TimeSpan,
    st.sampled_from([None, "2015-11-17", "2015", "--11-17"]),
    st.sampled_from([None, "2015-11-17", "2015-12-01"]),
    st.sampled_from(Grain),
)
speakers = st.builds(Attribution, entities(), st.none(), st.sampled_from(AttributionKind))


@st.composite
def qualifiers(draw: st.DrawFn) -> Qualifiers:
    status = draw(st.sampled_from([Status.ASSERTED, Status.ASSERTED, Status.PLANNED, Status.POSSIBLE, Status.NEGATED]))
    return Qualifiers(
        polarity=Polarity.NEGATIVE if status is Status.NEGATED else Polarity.POSITIVE,
        status=status,
        tense=draw(st.sampled_from(Tense)),
        when=draw(st.none() | times),
        where=draw(st.none() | entities()),
        said_by=draw(st.none() | speakers),
    )


spans = st.sampled_from([Span(0, 1), Span(2, 3)])


def evidence(of: str) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence,
        article=st.just(of),
        sentence=st.just(Span(0, 4)),
        subject=spans,
        predicate=st.just(Span(1, 2)),
        object=spans,
        quote=st.just("A B."),
        inferred=st.sampled_from([None, "office-table"]),
        score=st.sampled_from([0.5, 1.0]),
    )


def statements(of: str) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        subject=entities(),
        relation=st.sampled_from(["met", "visited", "bornIn", "open/juggle"]),
        object=entities() | st.builds(Literal, st.sampled_from(["1", "2"]), st.just("urn:number")),
        evidence=evidence(of),
        qualifiers=qualifiers(),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    identifier = draw(st.sampled_from(["article/1", "article/2"]))
    title = draw(st.sampled_from(["A B.", "A. B"]))
    told = tuple(draw(st.lists(statements(identifier), max_size=4)))
    return Extraction(article(identifier, title, "fr"), told, tuple(draw(st.lists(entities(), max_size=2))))


catalog = CATALOG
