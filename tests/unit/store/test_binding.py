"""Values of parameters, and what they become in the text of a query."""

from collections.abc import Callable

import pytest
from news_told import KERRY, NEWS
from pyoxigraph import Store
from told import Told, article, articles_in_graphs, entity

from kgnews.errors import InputError, UsageError
from kgnews.pipeline import catalog
from kgnews.records import Kind
from kgnews.store.asking import Ask
from kgnews.store.binding import bind
from kgnews.store.queries import find_query, parse_query

ID = "https://w3id.org/kgnews/id/"
SMITHS = article(
    "smiths",
    "2020-01-01",
    [
        Told(entity("Ann Smith", id="person/ann-smith"), "met", entity("Ann Smith", id="person/ann-smith~2")),
        Told(
            entity("AC/DC", Kind.ORGANISATION, "org/ac-dc"), "praised", entity("Œuvre d'État", Kind.WORK, "work/oeuvre")
        ),
        Told(entity("Владимир", id="person/vladimir"), "met", entity("Łódź", Kind.PLACE, "place/lodz")),
    ],
)


def asking(*extractions: object, base: str = ID) -> Ask:
    store = Store()
    articles_in_graphs(extractions, catalog(), store, base)  # type: ignore[arg-type]
    return lambda text: store.query(text, use_default_graph_as_union=True)


@pytest.fixture(scope="module")
def ask() -> Ask:
    return asking(*NEWS, SMITHS)


def person(ask: Ask, said: str) -> tuple[list[str], list[str]]:
    """Return the ids that *said* becomes as the person of a query, and the notes."""
    text, notes = bind(find_query("offices"), {"person": [said]}, ask)
    (line,) = (line for line in text.splitlines() if "VALUES ?person" in line)
    assert not line.strip().startswith("#")
    return [word[1:-1].removeprefix(ID) for word in line.split("{")[1].split("}")[0].split()], notes


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("John Kerry", "person/john-kerry"),
        ("  john   KERRY ", "person/john-kerry"),
        ("person/john-kerry", "person/john-kerry"),
        (f"{ID}person/john-kerry", "person/john-kerry"),
        (f"<{ID}person/john-kerry>", "person/john-kerry"),
        ("francois hollande", "person/francois-hollande"),
        ("FRANÇOIS HOLLANDE", "person/francois-hollande"),
        ("Vladimir Poutine", "person/vladimir-putin"),
        ("AC/DC", "org/ac-dc"),
        ("oeuvre d’etat", "work/oeuvre"),
        ("владимир", "person/vladimir"),
        ("lodz", "place/lodz"),
    ],
)
def test_an_entity_is_named_by_name_id_or_iri(ask: Ask, said: str, found: str) -> None:
    assert person(ask, said) == ([found], [])


def test_an_id_is_found_under_any_base() -> None:
    ask = asking(*NEWS, base="https://news.example/id/")
    assert person(ask, "person/john-kerry") == (["https://news.example/id/person/john-kerry"], [])


def test_a_name_of_two_is_both_and_that_is_said(ask: Ask) -> None:
    found, notes = person(ask, "Ann Smith")
    assert found == ["person/ann-smith", "person/ann-smith~2"]
    assert notes == ["entity 'Ann Smith' is 2 in this store, all are taken: person/ann-smith, person/ann-smith~2"]


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("Kerry", "; did you mean person/john-kerry (John Kerry)?"),
        ("Jon Kerry", "; did you mean person/john-kerry (John Kerry)?"),
        ("Ohn Kerr", "; did you mean person/john-kerry (John Kerry)?"),
        ("naming/paris/person/john-kerry", ""),
        ("!!!", ""),
    ],
)
def test_a_name_of_nobody_is_told(ask: Ask, said: str, advice: str) -> None:
    with pytest.raises(InputError) as caught:
        person(ask, said)
    assert str(caught.value) == f"entity {said!r}: this store has none of this name or id{advice}"


def test_several_values_mean_any_of_them(ask: Ask) -> None:
    text, _notes = bind(find_query("offices"), {"person": ["John Kerry", "person/barack-obama", KERRY.id]}, ask)
    assert f"  VALUES ?person {{ <{ID}person/john-kerry> <{ID}person/barack-obama> }}\n" in text


@pytest.mark.parametrize("said", ["climate", "article/climate", f"{ID}article/climate", "https://news.example/climate"])
def test_an_article_is_named_by_headline_id_iri_or_address(ask: Ask, said: str) -> None:
    title = "CLIMATE — Barack Obama, expected at le Bourget" if said == "climate" else said
    text, _notes = bind(find_query("sources"), {"article": [title]}, ask)
    assert f"VALUES ?article {{ <{ID}article/climate> }}" in text


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("offices", {"persn": ["x"]}, "offices: there is no parameter 'persn'; it has person, office"),
        ("overview", {"person": ["x"]}, "overview: there is no parameter 'person'; it has none"),
        (
            "did-between",
            {},
            "did-between: parameter who is missing; usage: kgnews query did-between --param who=ENTITY [",
        ),
        ("did-between", {"who": ["person/john-kerry"], "from": ["2015", "2016"]}, "from is given 2 times"),
        ("planned", {"from": ["2015-13"]}, "parameter from: '2015-13' is no date; write 2015-11-17, 2015-11 or 2015"),
        ("planned", {"from": ["2015-02-30"]}, "is no date"),
        ("planned", {"from": ["17/11/2015"]}, "is no date"),
        ("planned", {"from": ['2015" } #']}, "is no date"),
        ("planned", {"from": ["٢٠١٥"]}, "is no date"),
        (
            "planned",
            {"from": ["2016"], "to": ["2015-11"]},
            "planned: the period ends (2015-11) before it begins (2016)",
        ),
        ("planned", {"who": [" "]}, "parameter who: the value is empty"),
        ("most-connected", {"limit": ["-1"]}, "parameter limit: '-1' is no whole number"),
        ("most-connected", {"limit": ["20 } #"]}, "is no whole number"),
        ("most-connected", {"kind": ["people"]}, "kind 'people': give one of person, organisation, government"),
    ],
)
def test_what_does_not_fit_is_told(ask: Ask, name: str, given: dict[str, list[str]], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        bind(find_query(name), given, ask)
    assert said in str(caught.value)


def test_a_period_may_begin_and_end_in_one_month(ask: Ask) -> None:
    text, _notes = bind(find_query("planned"), {"from": ["2015-11-17"], "to": ["2015-11"]}, ask)
    assert 'VALUES ?from { "2015-11-17" }' in text
    assert 'VALUES ?to { "2015-11" }' in text


def test_a_query_without_parameters_is_sent_as_it_is() -> None:
    def never(text: str) -> None:
        raise AssertionError("nothing is to be asked")

    text = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    refuse: Callable[[str], None] = never
    assert bind(parse_query(text, "q", "q"), {}, refuse) == (text, [])  # type: ignore[arg-type]
