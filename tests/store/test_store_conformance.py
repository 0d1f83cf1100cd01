"""What every kind of store must do alike: the embedded one, Oxigraph's server, Virtuoso, and a server behind nginx."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple
from store_articles import (
    BASE,
    SHARED,
    Place,
    article,
    articles,
    default_dump,
    dump,
    expected,
    expected_default,
    graph,
    hostile,
    hostile_graph,
    parse,
)

from kgnews.errors import InputError, OutputError, UsageError
from kgnews.ontology.vocab import XSD
from kgnews.records import NamedGraph
from kgnews.store.journal import JOURNAL, LOADING
from kgnews.store.load import Loaded, load
from kgnews.store.retract import retract


class StoppedError(Exception):
    pass


def stop_after(store: object, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let *store* take so many updates, then fail, as if the process had been killed."""
    calls = 0
    for name in ("update_graphs", "change"):
        method = getattr(store, name)

        def counted(*arguments: object, method: object = method) -> None:
            nonlocal calls
            if calls == count:
                raise StoppedError
            calls += 1
            method(*arguments)  # type: ignore[operator]

        monkeypatch.setattr(store, name, counted)


def load_all(place: Place, graphs: Sequence[NamedGraph], **options: bool) -> Loaded:
    with place.open() as store:
        return load(store, graphs, batch=4, **options)


def test_load_is_exact(place: Place) -> None:
    graphs = articles(10)
    loaded = load_all(place, graphs)
    assert str(loaded) == f"articles 10, unchanged 0, triples {sum(len(parse(one.triples)) for one in graphs)}"
    with place.open() as store:
        assert dump(store) == expected(graphs)


def test_loading_again_changes_nothing(place: Place) -> None:
    graphs = articles(6)
    load_all(place, graphs)
    assert load_all(place, reversed(graphs)) == Loaded(0, 6, 0)
    with place.open() as store:
        assert dump(store) == expected(graphs)


def test_a_changed_article_is_replaced_exactly(place: Place) -> None:
    graphs = articles(6)
    load_all(place, graphs)
    graphs[2] = article(2, "corrigé", extra=[Triple(SHARED.subject, NamedNode(f"{BASE}age"), Literal(41))])
    assert load_all(place, graphs).articles == 1
    with place.open() as store:
        assert dump(store) == expected(graphs)


def test_an_article_that_was_corrected_takes_the_place_of_its_older_form(place: Place) -> None:
    address = Triple(
        NamedNode(f"{BASE}article/n7"), NamedNode("https://schema.org/url"), Literal("https://news.example/1.html")
    )
    corrected = article(7, "corrigé", extra=[address])
    with place.open() as store:
        load(store, articles(3))
        loaded = load(store, [corrected])
        assert loaded.older == (f"{BASE}article/n1",)
        assert dump(store) == expected([articles(3)[0], articles(3)[2], corrected])
        assert load(store, [corrected]).older == ()


def test_articles_come_beside_those_that_are_there(place: Place) -> None:
    graphs = articles(6)
    load_all(place, graphs[:3])
    load_all(place, graphs[3:])
    with place.open() as store:
        assert dump(store) == expected(graphs)


def test_what_others_have_in_the_graph_of_an_article_is_replaced(place: Place) -> None:
    one = article(1, "bonjour")
    with place.open() as store:
        store.update_graphs([graph(one.name, [SHARED, Triple(SHARED.subject, SHARED.predicate, Literal("other"))])])
        load(store, [one])
        assert dump(store) == expected([one])


def test_an_article_whose_graph_was_lost_is_loaded_again(place: Place) -> None:
    graphs = articles(3)
    load_all(place, graphs)
    with place.open() as store:
        store.update_graphs([NamedGraph(graphs[1].name, b"")])
        assert load(store, graphs).articles == 1
        assert dump(store) == expected(graphs)


@pytest.mark.parametrize("count", range(8))
def test_a_load_that_was_stopped_is_finished_by_loading_again(
    place: Place, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each batch is an update of the journal, one of the graphs, and one of the journal: two batches and the first of a third.
    graphs = articles(10)
    load_all(place, [article(1, "what was there"), *graphs[2:4]])
    with place.open() as store:
        with monkeypatch.context() as patch, pytest.raises(StoppedError):
            stop_after(store, count, patch)
            load(store, graphs, batch=4)
        half = {line.split()[0] for line in dump(store) if f"<{LOADING}>" in line}
        assert len(half) == [0, 2, 2, 0, 4, 4, 0, 2][count]
        again = load(store, graphs, batch=4)
        assert again.resumed == len(half)
        assert again.unfinished == ()
        assert dump(store) == expected(graphs)


def test_what_is_half_loaded_is_said_until_it_is_whole(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with place.open() as store:
        with monkeypatch.context() as patch, pytest.raises(StoppedError):
            stop_after(store, 2, patch)
            load(store, articles(2))
        assert load(store, [article(7, "autre")]).unfinished == (f"{BASE}article/n0", f"{BASE}article/n1")
        retract(store, "article/n0")
        assert load(store, [article(1, "bonjour")]).unfinished == ()
        assert dump(store) == expected([article(7, "autre"), article(1, "bonjour")])


@pytest.mark.parametrize("name", ["article/n1", f"{BASE}article/n1", "https://news.example/1.html"])
def test_retract_removes_exactly_one_article(place: Place, name: str) -> None:
    graphs = articles(4)
    load_all(place, graphs)
    with place.open() as store:
        assert retract(store, name) == f"{BASE}article/n1"
        assert dump(store) == expected([graphs[0], *graphs[2:]])


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_retraction_that_was_stopped_is_finished_by_the_same_command(
    place: Place, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    graphs = articles(3)
    with place.open() as store:
        load(store, graphs)
        with monkeypatch.context() as patch, pytest.raises(StoppedError):
            stop_after(store, count, patch)
            retract(store, "article/n1")
        retract(store, "article/n1")
        assert dump(store) == expected([graphs[0], graphs[2]])


@pytest.mark.parametrize(
    "name", ["article/n9", "n1", "", 'x" || true) } #', "\\u0022 || true", "https://news.example/"]
)
def test_retract_of_an_unknown_article_says_how_to_find_them(place: Place, name: str) -> None:
    graphs = articles(2)
    with place.open() as store:
        load(store, graphs)
        with pytest.raises(InputError, match=r"there is no article .* kgnews query --store"):
            retract(store, name)
        assert dump(store) == expected(graphs)


def test_an_address_of_two_articles_is_no_article(place: Place) -> None:
    url = Triple(
        NamedNode(f"{BASE}article/n2"), NamedNode("https://schema.org/url"), Literal("https://news.example/1.html")
    )
    with place.open() as store:
        load(store, [article(1), article(2, extra=[url])])
        with pytest.raises(InputError, match=r"is several articles; give one of .*/n1, .*/n2$"):
            retract(store, "https://news.example/1.html")


def test_hostile_strings_come_back_to_the_byte(place: Place) -> None:
    texts = hostile()
    assert len(texts) >= 60
    graphs = [hostile_graph(number, text) for number, text in enumerate(texts.values())]
    with place.open() as store:
        load(store, graphs)
        assert dump(store) == expected(graphs)
        load(store, [graph(one.name, [SHARED]) for one in graphs])
        load(store, graphs)  # replaced, which may be another way in than new
        assert dump(store) == expected(graphs)


def test_hostile_strings_come_back_from_updates(place: Place) -> None:
    with place.open() as store:
        for number, text in enumerate(hostile().values()):
            store.change(JOURNAL, b"", hostile_graph(number, text).triples)
        both = [
            triple
            for number, text in enumerate(hostile().values())
            for triple in parse(hostile_graph(number, text).triples)
        ]
        assert dump(store) == sorted({f"{triple} <{JOURNAL}>" for triple in both})
        for number, text in enumerate(hostile().values()):
            store.change(JOURNAL, hostile_graph(number, text).triples, b"")
        assert dump(store) == []


@pytest.mark.parametrize(
    "broken",
    [
        b'<https://news.example/a> <https://news.example/b> "x" } } ; DROP ALL ; INSERT DATA { GRAPH <https://x/> { \n',
        b"<https://news.example/a> <https://news.example/b> <https://x/> <https://y/> .\n",
        b"<a> <b> <c> .\n",
        b"\xff\xfe .\n",
    ],
)
def test_what_is_no_ntriples_never_gets_in(place: Place, broken: bytes) -> None:
    graphs = articles(2)
    with place.open() as store:
        load(store, graphs)
        for name in (f"{BASE}article/broken", graphs[0].name):
            with pytest.raises(OutputError):
                store.update_graphs([NamedGraph(name, broken)])
        with pytest.raises(OutputError):
            store.change(JOURNAL, b"", broken)
        assert dump(store) == expected(graphs)


@pytest.mark.parametrize("name", ["no iri", "https://x/> } ; DROP ALL #", "", "article/n1"])
def test_a_graph_has_an_absolute_iri(place: Place, name: str) -> None:
    with place.open() as store, pytest.raises(OutputError, match="no absolute IRI"):
        load(store, [NamedGraph(name, article(1).triples)])


def test_the_same_article_twice_is_refused(place: Place) -> None:
    with place.open() as store, pytest.raises(OutputError, match="comes twice"):
        load(store, [article(1, "a"), article(1, "b")])


def test_a_query_is_answered_in_its_own_form(place: Place) -> None:
    with place.open() as store:
        load(store, articles(2))
        about = f"<{BASE}article/n1> ?p ?o"
        solutions = store.query(f"SELECT ?p ?o {{ {about} FILTER (isLiteral(?o) && STRSTARTS(STR(?o), 'https')) }}")
        assert isinstance(solutions, QuerySolutions)
        assert [row["o"] for row in solutions] == [Literal("https://news.example/1.html")]
        truths = store.query(f"ASK {{ {about} }}"), store.query(f"ASK {{ <{BASE}article/n9> ?p ?o }}")
        assert all(isinstance(truth, QueryBoolean) for truth in truths)
        assert [bool(truth) for truth in truths] == [True, False]
        own = " ".join(f"<{BASE}article/n{number}>" for number in range(3))
        triples = store.query(
            f"CONSTRUCT {{ ?s <https://schema.org/url> ?o }} WHERE {{ VALUES ?s {{ {own} }} ?s <https://schema.org/url> ?o }}"
        )
        assert isinstance(triples, QueryTriples)
        assert len(list(triples)) == 2
        with pytest.raises(InputError):
            store.query("SELECT WHERE")


def test_progress_counts_articles(place: Place) -> None:
    told: list[tuple[int, int, str]] = []
    with place.open() as store:
        load(store, articles(5), total=5, batch=2, progress=lambda *said: told.append(said))
    assert [(done, total) for done, total, _name in told] == [(0, 5), (2, 5), (4, 5), (5, 5)]


# What kgnews writes, with the datatype, and what else may stand in an amount.
LITERALS = (
    ("0.85", "decimal"), ("1.0", "decimal"), ("1.50", "decimal"), ("3000000", "integer"), ("007", "integer"),
    ("12345678901234567890123", "integer"), ("0.1234567890123456789", "decimal"), ("many", "integer"),
    ("2015-11-17", "date"), ("2015-11", "gYearMonth"), ("2015", "gYear"), ("--11-17", "gMonthDay"), ("--02-29", "gMonthDay"),
    ("--11", "gMonth"), ("true", "boolean"), ("https://news.example/a?b=c&d=é", "anyURI"),
)  # fmt: skip
_OXIGRAPH = {"1.0": "1", "1.50": "1.5", "007": "7"}
# Stores keep the value of a number and not its writing. Virtuoso takes 0 for what is none, its decimals have 15 digits, and
# larger integers are decimals.
WRITTEN_OTHERWISE = {
    "embedded": _OXIGRAPH, "oxigraph": _OXIGRAPH, "updates": _OXIGRAPH, "graphs": _OXIGRAPH, "nginx": _OXIGRAPH,
    "virtuoso": _OXIGRAPH | {"0.1234567890123456789": "0.123456789012346", "true": "1", "many": "0"},
}  # fmt: skip
OTHER_DATATYPE = {"virtuoso": {"12345678901234567890123": "decimal"}}


def test_values_with_a_datatype(place: Place) -> None:
    values = [Literal(text, datatype=NamedNode(XSD + datatype)) for text, datatype in LITERALS]
    triples = [Triple(SHARED.subject, NamedNode(f"{BASE}value{number}"), one) for number, one in enumerate(values)]
    one = graph(f"{BASE}article/values", triples)
    with place.open() as store:
        assert load(store, [one]).articles == 1
        rows = store.query(f"SELECT ?p ?o {{ GRAPH <{one.name}> {{ ?s ?p ?o }} }}")
        found = {row["p"].value: row["o"] for row in rows}
        assert load(store, [one]).unchanged == 1
    back = [found[triple.predicate.value] for triple in triples]
    forms, types = WRITTEN_OTHERWISE[place.kind], OTHER_DATATYPE.get(place.kind, {})
    assert [(value.value, value.datatype.value.removeprefix(XSD)) for value in back] == [
        (forms.get(text, text), types.get(text, datatype)) for text, datatype in LITERALS
    ]


@pytest.mark.parametrize("place", ["embedded", "oxigraph", "updates", "nginx"], indirect=True)
class TestDefaultGraph:
    """The same with all articles in the default graph, where one triple may be of several articles."""

    def test_load_replace_and_retract_are_exact(self, place: Place) -> None:
        graphs = articles(7)
        assert load_all(place, graphs, default_graph=True).articles == 7
        assert load_all(place, graphs, default_graph=True) == Loaded(0, 7, 0)
        with place.open() as store:
            assert dump(store) == []
            assert default_dump(store) == expected_default(graphs)
            graphs[3] = article(3, "corrigé", "bonjour 1")
            assert load(store, graphs, default_graph=True, batch=4).articles == 1
            assert default_dump(store) == expected_default(graphs)
            for number in (0, 3):
                retract(store, f"article/n{number}", default_graph=True)
                graphs = [one for one in graphs if one.name != f"{BASE}article/n{number}"]
                assert default_dump(store) == expected_default(graphs)

    def test_what_others_have_there_stays(self, place: Place) -> None:
        other = graph(BASE, [Triple(SHARED.subject, SHARED.predicate, Literal("of somebody else"))]).triples
        with place.open() as store:
            store.change(None, b"", other)
            load(store, [article(1, "a")], default_graph=True)
            retract(store, "https://news.example/1.html", default_graph=True)
            assert default_dump(store) == [str(triple) for triple in parse(other)]

    @pytest.mark.parametrize("count", range(6))
    def test_a_load_that_was_stopped_is_finished(
        self, place: Place, count: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        graphs = articles(6)
        with place.open() as store:
            load(store, [article(1, "what was there", "bonjour 2"), *graphs[2:4]], default_graph=True)
            with monkeypatch.context() as patch, pytest.raises(StoppedError):
                stop_after(store, count, patch)
                load(store, graphs, batch=4, default_graph=True)
            graphs[0] = article(0, "in another form by now")
            load(store, graphs, batch=4, default_graph=True)
            assert default_dump(store) == expected_default(graphs)

    def test_numbers_that_the_store_writes_otherwise_come_and_go(self, place: Place) -> None:
        def scored(number: int, *scores: str) -> NamedGraph:
            values = [Literal(score, datatype=NamedNode(f"{XSD}decimal")) for score in scores]
            return article(number, extra=[Triple(SHARED.subject, NamedNode(f"{BASE}score"), one) for one in values])

        with place.open() as store:
            load(store, [scored(1, "1.0", "0.50"), scored(2, "1.0", "0.7")], default_graph=True)
            load(store, [scored(1, "0.50", "0.90"), scored(2, "0.7")], default_graph=True)
            found = store.query(f"SELECT ?o {{ ?s <{BASE}score> ?o }}", union=False)
            assert sorted(float(row["o"].value) for row in found) == [0.5, 0.7, 0.9]
            for number in (1, 2):
                retract(store, f"article/n{number}", default_graph=True)
            assert default_dump(store) == []

    def test_hostile_strings_come_and_go(self, place: Place) -> None:
        graphs = [hostile_graph(number, text) for number, text in enumerate(hostile().values())]
        with place.open() as store:
            load(store, graphs, default_graph=True)
            assert default_dump(store) == expected_default(graphs)
            load(store, [NamedGraph(one.name, b"") for one in graphs], default_graph=True)
            assert default_dump(store) == []


@pytest.mark.parametrize("place", ["embedded", "oxigraph", "virtuoso"], indirect=True)
def test_one_store_has_one_layout(place: Place) -> None:
    """An article that is there both ways would be found twice, and could not be taken back whole."""
    with place.open() as store:
        load(store, articles(2))
        for command in (
            lambda: load(store, articles(2), default_graph=True),
            lambda: retract(store, "article/n0", default_graph=True),
        ):
            with pytest.raises(UsageError, match="lie in a named graph each; leave --default-graph out"):
                command()
        assert load(store, articles(2)).unchanged == 2


@pytest.mark.parametrize("place", ["embedded", "oxigraph"], indirect=True)
def test_one_store_has_one_layout_the_other_way(place: Place) -> None:
    with place.open() as store:
        load(store, articles(2), default_graph=True)
        for command in (lambda: load(store, articles(2)), lambda: retract(store, "article/n0")):
            with pytest.raises(UsageError, match="lie in the default graph; give --default-graph"):
                command()
        assert default_dump(store) == expected_default(articles(2))


@pytest.mark.parametrize("place", ["virtuoso"], indirect=True)
def test_a_server_without_default_graph_says_so(place: Place) -> None:
    with place.open() as store, pytest.raises(UsageError, match="leave out --default-graph"):
        load(store, articles(1), default_graph=True)
