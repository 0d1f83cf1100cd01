"""Merging is set union, and flipping a claim to its denial never adds a fact."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.utils import graphs_equal
from strategies import catalog, extractions

from kgnews.graph import Graph, add, merge, merge_graphs, plain_edges, split, without
from kgnews.records import Extraction, Polarity, Statement, Status

batches = st.lists(extractions(), max_size=4)


def same(one: Graph, other: Graph) -> bool:
    return bool(graphs_equal(one, other))


@settings(deadline=None)
@given(batches, st.randoms())
def test_the_order_of_articles_does_not_matter(told: list[Extraction], random) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)
    one, other = merge(told, catalog), merge(shuffled, catalog)
    assert same(one, other)
    assert list(one) == list(other)
    assert list(one.edges(keys=True)) == list(other.edges(keys=True))


@settings(deadline=None)
@given(batches, batches, batches)
def test_merging_is_commutative_associative_and_idempotent(
    first: list[Extraction], second: list[Extraction], third: list[Extraction]
) -> None:
    a, b, c = (merge(part, catalog) for part in (first, second, third))
    assert same(merge_graphs(a, b), merge_graphs(b, a))
    assert same(merge_graphs(merge_graphs(a, b), c), merge_graphs(a, merge_graphs(b, c)))
    assert same(merge_graphs(a, a), a)
    assert same(merge_graphs(a), a)


@settings(deadline=None)
@given(batches, batches)
def test_batches_do_not_matter(first: list[Extraction], second: list[Extraction]) -> None:
    whole = merge([*first, *second], catalog)
    assert same(whole, merge_graphs(merge(first, catalog), merge(second, catalog)))
    grown = merge(first, catalog)
    for part in second:
        add(grown, part, catalog)
    assert same(whole, grown)
    for part in second:
        add(grown, part, catalog)
    assert same(whole, grown)


@settings(deadline=None)
@given(batches)
def test_a_graph_is_the_union_of_what_each_article_says_alone(told: list[Extraction]) -> None:
    whole = merge(told, catalog)
    parts = {article.id: part for article, part in split(whole)}
    assert same(merge_graphs(*parts.values()), whole)
    for identifier, part in parts.items():
        assert same(part, merge([one for one in told if one.article.id == identifier], catalog))


@settings(deadline=None)
@given(batches, st.sets(st.sampled_from(["article/1", "article/2"])))
def test_a_graph_without_some_articles_is_that_of_the_others(told: list[Extraction], gone: set[str]) -> None:
    left = merge([one for one in told if one.article.id not in gone], catalog)
    assert same(without(merge(told, catalog), gone), left)


def flipped(statement: Statement) -> Statement:
    told = replace(statement.qualifiers, polarity=Polarity.NEGATIVE, status=Status.NEGATED)
    return replace(statement, qualifiers=told)


@settings(deadline=None)
@given(st.lists(extractions(), min_size=1, max_size=4), st.data())
def test_flipping_polarity_never_adds_a_plain_edge(told: list[Extraction], data) -> None:
    at = data.draw(st.integers(0, len(told) - 1))
    chosen = data.draw(st.sets(st.integers(0, 3)))
    turned = tuple(
        flipped(statement) if number in chosen else statement for number, statement in enumerate(told[at].statements)
    )
    changed = [*told[:at], replace(told[at], statements=turned), *told[at + 1 :]]
    before, after = (set(plain_edges(merge(part, catalog))) for part in (told, changed))
    assert after <= before
