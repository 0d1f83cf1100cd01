"""The explorer in a notebook, from the side of Python: what it shows, what is chosen, its tables."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_graph import hostile_graph
from sample_graph import CATALOG, ENGLISH, ENGLISH_EXTRACTION, EXTRACTIONS, FRENCH, FRENCH_EXTRACTION, LISE, NORA, PAUL
from view_data import packed, seen, unpacked

from kgnews import pipeline, view
from kgnews.errors import InputError, UsageError
from kgnews.graph import Graph, merge
from kgnews.pipeline import Build, Counts, named_graphs, write_graph
from kgnews.store.load import load
from kgnews.store.stores import open_store
from kgnews.view import widget
from kgnews.view.frames import CLAIM_COLUMNS, STATEMENT_COLUMNS
from kgnews.view.page import bundle, style
from kgnews.view.widget import Explorer, explore

NOTHING = {"entities": [], "claims": []}


@pytest.fixture
def graph() -> Graph:
    return merge(EXTRACTIONS, CATALOG)


@pytest.fixture
def shown(graph: Graph) -> Explorer:
    return explore(graph)


def claim_of(graph: Graph, subject: str, object_: str) -> str:
    return next(key for one, other, key in graph.edges(keys=True) if (one, other) == (subject, object_))


def stored(graph: Graph, target: Path, default_graph: bool) -> str:
    with open_store(str(target)) as store:
        load(store, named_graphs(graph), default_graph=default_graph)
    return str(target)


# What can be shown


def test_a_graph_can_be_given_in_every_way(graph: Graph, tmp_path: Path) -> None:
    write_graph(graph, tmp_path / "graph.ttl")
    for given in (
        graph,
        Build(graph, (), Counts(2, 6, 5, 5, 0), ()),
        tmp_path / "graph.ttl",
        str(tmp_path / "graph.ttl"),
        stored(graph, tmp_path / "kg.store", default_graph=False),
        stored(graph, tmp_path / "default.store", default_graph=True),
    ):
        assert explore(given)._data == packed(graph), given


def test_the_store_of_hostile_strings_gives_them_back(tmp_path: Path) -> None:
    write_graph(hostile_graph(), tmp_path / "graph.nt")
    read = pipeline.read_graph([tmp_path / "graph.nt"])
    assert explore(stored(read, tmp_path / "kg.store", default_graph=False))._data == packed(read)


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ("none.ttl", InputError, r"none\.ttl: cannot be read: "),
        ("none.store", InputError, r"none\.store: there is no such store; make one with"),
        (42, UsageError, r"a int cannot be explored; give a graph of kgnews"),
        (Graph(), UsageError, r"a Graph cannot be explored"),
        (None, UsageError, r"a NoneType cannot be explored"),
    ],
)
def test_what_is_no_graph_is_refused(given: object, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=told):
        explore(given)  # type: ignore[arg-type]


def test_a_foreign_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "foreign.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with pytest.raises(InputError, match="was not written by kgnews"):
        explore(tmp_path / "foreign.ttl")


@pytest.mark.parametrize(("option", "value"), [("lang", "xx"), ("theme", "pink"), ("height", 10)])
def test_an_option_that_makes_no_sense_is_refused(graph: Graph, option: str, value: object) -> None:
    with pytest.raises(UsageError, match=f"^{option} .*: give "):
        explore(graph, **{option: value})  # type: ignore[arg-type]


def test_the_traits_are_those_that_the_front_end_uses(shown: Explorer, checkout: Path) -> None:
    front = (checkout / "kgnews" / "view" / "web" / "src" / "widget.ts").read_text("utf-8")
    used = set(re.findall(r'model\.get\("(\w+)"\)', front))
    assert {"_data", "selection", "state", "lang", "theme", "height"} <= used
    assert used <= set(shown.traits(sync=True))


def test_the_script_and_the_style_reach_the_front_end(shown: Explorer) -> None:
    sent = shown.get_state()
    assert sent["_esm"] == f"{bundle()}\nexport default kgnewsExplorer.widget;\n"
    assert sent["_css"] == style()
    assert sent["_data"] == packed(shown.graph)


# What is chosen


def test_nothing_is_chosen_at_first(shown: Explorer) -> None:
    assert shown.selection == NOTHING


def test_what_the_graph_has_can_be_chosen(shown: Explorer, graph: Graph) -> None:
    met = claim_of(graph, NORA.id, PAUL.id)
    shown.selection = {"entities": [NORA.id], "claims": [met]}
    assert shown.selection == {"entities": [NORA.id], "claims": [met]}
    shown.selection = {"claims": [met]}
    assert shown.selection == {"entities": [], "claims": [met]}
    shown.selection = {}
    assert shown.selection == NOTHING


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({"entities": ["person/nobody"]}, r"the graph has no 'person/nobody'"),
        ({"claims": ["person/nora-benali"]}, r"the graph has no 'person/nora-benali'"),
        ({"entities": "person/nora-benali"}, r"give lists of ids"),
        ({"entity": ["person/nora-benali"]}, r"give lists of ids"),
        ({"entities": 5}, r"give lists of ids"),
        ({"entities": [["person/nora-benali"]]}, r"give lists of ids"),
    ],
)
def test_what_it_has_not_cannot_be_chosen(shown: Explorer, chosen: dict[str, object], told: str) -> None:
    shown.selection = {"entities": [LISE.id], "claims": []}
    with pytest.raises(UsageError, match=f"^selection: {told}"):
        shown.selection = chosen
    assert shown.selection == {"entities": [LISE.id], "claims": []}, "a wrong choice leaves the old one"


# Another graph


def test_another_graph_takes_the_place_of_the_first(shown: Explorer, graph: Graph) -> None:
    met, swedish = claim_of(graph, NORA.id, PAUL.id), claim_of(graph, NORA.id, "country/se")
    shown.selection = {"entities": [NORA.id, LISE.id], "claims": [met, swedish]}
    other = merge([ENGLISH_EXTRACTION], CATALOG)
    shown.graph = other
    assert shown.graph is other
    assert shown._data == packed(other)
    assert LISE.id not in other
    assert shown.selection["entities"] == [NORA.id]
    assert set(shown.selection["claims"]) <= {key for _one, _other, key in other.edges(keys=True)}
    assert swedish not in shown.selection["claims"]


def test_what_cannot_be_shown_leaves_the_first(shown: Explorer, graph: Graph) -> None:
    with pytest.raises(UsageError):
        shown.show(Graph())
    assert shown.graph is graph
    assert shown._data == packed(graph)


# Tables


def test_the_table_has_a_row_for_each_claim_with_its_names_and_ids(shown: Explorer, graph: Graph) -> None:
    table = shown.table()
    assert tuple(table.columns) == CLAIM_COLUMNS
    assert sorted(table["claim"]) == sorted(key for _one, _other, key in graph.edges(keys=True))
    visit = table[table["object_id"] == "country/se"].iloc[0]
    assert (visit["subject"], visit["relation"], visit["object"]) == ("Nora Benali", "will visit", "Sweden")
    assert (visit["status"], visit["start"], visit["said_by"]) == ("planned", "2015-11-23", "Paul Mercier")
    assert (visit["relation_id"], visit["said_by_id"]) == ("kgn:willVisit", PAUL.id)
    assert table["where_id"].isna()[visit.name]
    assert (visit["mentions"], visit["articles"], visit["sources"], visit["stands"]) == (1, 1, 1, True)
    met = table[table["relation_id"] == "kgn:met"].set_index("status")
    assert (met.loc["asserted", "articles"], met.loc["asserted", "where"]) == (2, "Brest")
    assert (met.loc["negated", "subject"], met.loc["negated", "stands"]) == ("Lise Armand", False)


def test_the_table_speaks_the_language_of_the_widget(graph: Graph) -> None:
    table = explore(graph, lang="fr").table()
    visit = table[table["object_id"] == "country/se"].iloc[0]
    assert (visit["relation"], visit["object"]) == ("va visiter", "Suède")


def test_the_statements_have_a_row_for_each_place_with_its_sentence(shown: Explorer, graph: Graph) -> None:
    statements = shown.statements()
    assert tuple(statements.columns) == STATEMENT_COLUMNS
    assert len(statements) == sum(len(readings) for *_ends, readings in graph.edges(data="readings"))
    assert statements["statement"].is_unique
    visit = statements[statements["object"] == "Sweden"].iloc[0]
    assert visit["sentence"] == "La ministre se rendra en Suède lundi, a dit M. Mercier."
    assert (visit["article"], visit["published"], visit["url"]) == (FRENCH.id, "2015-11-17", FRENCH.url)
    assert set(statements["article"]) == {FRENCH.id, ENGLISH.id}


def test_only_what_is_chosen_is_in_the_tables_if_so_asked(shown: Explorer, graph: Graph) -> None:
    assert len(shown.table(selected=True)) == len(shown.statements(selected=True)) == 0
    assert tuple(shown.table(selected=True).columns) == CLAIM_COLUMNS, "no rows, yet all columns"
    shown.selection = {"entities": [LISE.id]}
    assert list(shown.table(selected=True)["claim"]) == [claim_of(graph, *sorted([LISE.id, NORA.id]))]
    met = claim_of(graph, NORA.id, PAUL.id)
    shown.selection = {"entities": [LISE.id], "claims": [met]}
    assert list(shown.table(selected=True)["claim"]) == [met], "claims that are chosen go before their ends"
    assert set(shown.statements(selected=True)["claim"]) == {met}
    assert len(shown.table()) == graph.number_of_edges()


def test_a_part_of_a_graph_has_tables_too(graph: Graph) -> None:
    table = explore(graph.subgraph([NORA.id, PAUL.id])).table()
    assert set(table["where"].dropna()) == {"place/brest-fr"}, "what was left out goes by its id"


def test_tables_of_hostile_strings_lose_none() -> None:
    data = seen(hostile_graph())
    statements = explore(hostile_graph()).statements()
    assert set(statements["sentence"]) == set(data["quotes"])


# What may be missing


def test_tables_say_how_to_get_pandas(shown: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"tables need pandas; install it with: pip install 'kgnews\[notebook\]'"):
        shown.table()


def test_the_explorer_says_how_to_get_anywidget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"needs anywidget; install it with: pip install 'kgnews\[notebook\]'"):
        _ = view.explore


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys; from kgnews import view; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "kgnews.view" in loaded
    assert not loaded & {"anywidget", "ipywidgets", "traitlets", "pandas", "networkx", "rdflib", "spacy", "matplotlib"}


def test_the_data_have_the_title(graph: Graph) -> None:
    shown = explore(graph, title="Deux dépêches")
    assert unpacked(shown._data)["title"] == shown.title == "Deux dépêches"
    shown.show(merge([FRENCH_EXTRACTION], CATALOG))
    assert unpacked(shown._data)["title"] == "Deux dépêches"
    assert widget.THEMES[0] == shown.theme
