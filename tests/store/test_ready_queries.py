"""Every ready query against articles whose answers are known, in each way in which a store may keep them.

The rows below are all the rows: what is planned, denied or only possible must not come as done.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from news_told import NEWS
from pyoxigraph import Store
from servers import Server
from told import articles_in_graphs

from kgnews.errors import InputError, UsageError
from kgnews.graph.merge import merge
from kgnews.pipeline import catalog
from kgnews.records import Statement
from kgnews.store.ask import asked
from kgnews.store.queries import Query, find_query, ready_queries
from kgnews.write import write

LAYOUTS = ("graphs", "default graph", "file", "served", "virtuoso")


def kgnews(*arguments: str, **environment: str) -> None:
    command = [sys.executable, "-m", "kgnews", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def stores(
    tmp_path_factory: pytest.TempPathFactory, running: Callable[[str], Server]
) -> Iterator[Callable[[str], str]]:
    """Give a function that returns the same articles in each layout, as what --store takes."""
    folder = tmp_path_factory.mktemp("stores")
    file = folder / "news.ttl"
    write(merge(NEWS, catalog()), file, catalog=catalog())

    def make(layout: str) -> str:
        target = str(folder / layout)
        match layout:
            case "file":
                return str(file)
            case "served":
                kgnews("load", str(file), "--store", target)
                return stack.enter_context(served(target))
            case "virtuoso":
                server = running(layout)
                kgnews("load", str(file), "--store", server.url, **server.environment)
                return server.url  # and anonymous users may ask
        kgnews("load", str(file), "--store", target, *(["--default-graph"] if layout == "default graph" else []))
        return target

    with ExitStack() as stack:
        yield cache(make)


@contextmanager
def served(store: str) -> Iterator[str]:
    """Run kgnews serve, and give the address that it prints."""
    command = [sys.executable, "-m", "kgnews", "serve", "--store", store, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            yield server.stderr.readline().split(" at ")[1].split()[0]
        finally:
            server.terminate()  # not Ctrl-C, which a process started in the background of a script ignores


def rows(query: str | Query, store: str, **given: str) -> list[tuple[str, ...]]:
    found = find_query(query) if isinstance(query, str) else query
    with asked(found, store, {name: [value] for name, value in given.items()}) as (answered, _notes):
        return answered.words("en", named=False)[1]


KERRY, HOLLANDE, FABIUS = "person/john-kerry", "person/francois-hollande", "person/laurent-fabius"
PUTIN, OBAMA, CAMERON, MERKEL = (
    "person/vladimir-putin",
    "person/barack-obama",
    "person/david-cameron",
    "person/angela-merkel",
)
PARIS, BOURGET, FRANCE, TURKEY, AMERICA = (
    "place/paris-fr",
    "place/le-bourget",
    "country/fr",
    "country/tr",
    "country/us",
)
COP21, PRESIDENT = "event/cop21", "office/president/country-fr"
DAY = ("2015-11-17", "2015-11-17")
NONE = ("", "")
CAMERON_DAY = ("2015-11-23", "2015-11-23")
KERRY_MET = [
    (HOLLANDE, "hosted", KERRY, *DAY, PARIS, "", "1"),
    (HOLLANDE, "met", KERRY, *DAY, PARIS, "", "2"),
    (KERRY, "met", FABIUS, *DAY, "", "", "1"),
    (KERRY, "met", PUTIN, *DAY, "", OBAMA, "1"),
]

EXPECTED: list[tuple[str, dict[str, str], list[tuple[str, ...]]]] = [
    ("who-met-whom", {"person": "john kerry"}, KERRY_MET),
    ("who-met-whom", {"person": KERRY, "from": "2015-11-18"}, []),
    (
        "who-met-whom",
        {"person": "francois HOLLANDE", "from": "2015-11-18", "to": "2015-11"},
        [
            (CAMERON, "met", HOLLANDE, "--11-23", "--11-23", "", "", "1"),
            (MERKEL, "met", HOLLANDE, "2015", "2015", "", "", "1"),
        ],
    ),
    (
        "who-met-whom",
        {"person": CAMERON, "from": "2015-12"},
        [(CAMERON, "met", HOLLANDE, "--11-23", "--11-23", "", "", "1")],
    ),
    ("who-met-whom", {"person": CAMERON, "from": "2015-12", "to": "2016-10"}, []),
    (
        "who-met-whom",
        {"person": CAMERON, "from": "2015-12", "to": "2016-11"},
        [(CAMERON, "met", HOLLANDE, "--11-23", "--11-23", "", "", "1")],
    ),
    ("who-met-whom", {"person": MERKEL, "to": "2014"}, []),
    (
        "planned",
        {},
        [
            (HOLLANDE, "willVisit", AMERICA, "2015-11-24", "2015-11-24", "", KERRY, "1"),
            (OBAMA, "willAttend", COP21, "2015-11-30", "", BOURGET, KERRY, "1"),
            (PUTIN, "willVisit", FRANCE, "2015-12", "2015-12", "", PUTIN, "1"),
            (OBAMA, "willMeet", PUTIN, "2016-01", "2016-01", "", "", "1"),
        ],
    ),
    (
        "planned",
        {"who": BOURGET, "from": "2020"},
        [(OBAMA, "willAttend", COP21, "2015-11-30", "", BOURGET, KERRY, "1")],
    ),
    (
        "planned",
        {"who": "barack-obama", "to": "2015-12"},
        [(OBAMA, "willAttend", COP21, "2015-11-30", "", BOURGET, KERRY, "1")],
    ),
    (
        "did-between",
        {"who": KERRY, "from": "2015-11-16", "to": "2015-11-17"},
        [
            (KERRY, "arrivedIn", PARIS, "2015-11-16", "2015-11-16", "", "", "1"),
            (KERRY, "met", HOLLANDE, *DAY, PARIS, "", "2"),
            (KERRY, "met", FABIUS, *DAY, "", "", "1"),
            (KERRY, "met", PUTIN, *DAY, "", OBAMA, "1"),
        ],
    ),
    (
        "did-between",
        {"who": KERRY, "from": "2015-12"},
        [(KERRY, "praised", FRANCE, "2015-12-01", "2015-12-01", "", "", "1")],
    ),
    ("did-between", {"who": PUTIN}, [(PUTIN, "met", KERRY, *DAY, "", OBAMA, "1")]),
    (
        "says-about",
        {"about": "france"},
        [
            (FABIUS, PUTIN, "visited", FRANCE, "negated", *NONE, "1"),
            (FABIUS, TURKEY, "supports", FRANCE, "asserted", *NONE, "1"),
            (PUTIN, PUTIN, "willVisit", FRANCE, "planned", "2015-12", "2015-12", "1"),
        ],
    ),
    (
        "says-about",
        {"about": FRANCE, "speaker": PUTIN},
        [(PUTIN, PUTIN, "willVisit", FRANCE, "planned", "2015-12", "2015-12", "1")],
    ),
    ("said-by", {"speaker": OBAMA}, [(KERRY, "met", PUTIN, "asserted", *DAY, "reported", "1")]),
    (
        "said-by",
        {"speaker": KERRY, "relation": "kgn:cooperatesWith"},
        [(TURKEY, "cooperatesWith", AMERICA, "asserted", *NONE, "reported", "1")],
    ),
    (
        "offices",
        {},
        [
            (HOLLANDE, "holdsPosition", PRESIDENT, *NONE, "1"),
            (KERRY, "holdsPosition", "office/secretary-of-state/country-us", *NONE, "1"),
            ("person/nicolas-sarkozy", "heldPosition", PRESIDENT, "", "2012-05-15", "1"),
        ],
    ),
    ("offices", {"person": KERRY}, [(KERRY, "holdsPosition", "office/secretary-of-state/country-us", *NONE, "1")]),
    (
        "contradictions",
        {},
        [
            # Told without the year, denied with it.
            (
                CAMERON,
                "met",
                HOLLANDE,
                "--11-23",
                "--11-23",
                "",
                "article/summit",
                "1",
                *CAMERON_DAY,
                "",
                "article/moscow",
                "1",
            ),
            (KERRY, "met", PUTIN, *DAY, OBAMA, "article/climate", "1", *NONE, "", "article/paris", "1"),
            (
                PUTIN,
                "willVisit",
                FRANCE,
                "2015-12",
                "2015-12",
                PUTIN,
                "article/moscow",
                "1",
                *NONE,
                FABIUS,
                "article/summit",
                "1",
            ),
        ],
    ),
    ("contradictions", {"about": FABIUS}, []),
    ("announced-then-done", {}, [(OBAMA, "attended", COP21, "2015-11-30", "", "2015-11-30", "2015-11-30")]),
    ("announced-then-done", {"who": HOLLANDE}, []),
    (
        "place-timeline",
        {"place": "Le Bourget"},
        [
            ("2015-11-30", "", OBAMA, "willAttend", COP21, "planned", "1"),
            ("2015-11-30", "", COP21, "willTakePlaceIn", BOURGET, "planned", "1"),
        ],
    ),
    (
        "place-timeline",
        {"place": "paris", "from": "2015-11-17"},
        [
            (*DAY, HOLLANDE, "hosted", KERRY, "asserted", "1"),
            (*DAY, HOLLANDE, "met", KERRY, "asserted", "2"),
        ],
    ),
    (
        "judgements",
        {},
        [
            (TURKEY, "supports", FRANCE, *NONE, FABIUS, "1"),
            (KERRY, "praised", FRANCE, "2015-12-01", "2015-12-01", "", "1"),
        ],
    ),
    ("judgements", {"by": KERRY, "on": FRANCE}, [(KERRY, "praised", FRANCE, "2015-12-01", "2015-12-01", "", "1")]),
    (
        "between-two",
        {"one": PUTIN, "other": KERRY},
        [
            (KERRY, "met", PUTIN, "negated", *NONE, "", "1"),
            (KERRY, "met", PUTIN, "asserted", *DAY, OBAMA, "1"),
        ],
    ),
    ("in-common", {"one": HOLLANDE, "other": FABIUS}, [(KERRY, "hosted", "met"), (KERRY, "met", "met")]),
    (
        "articles-about",
        {"about": COP21},
        [
            ("2015-11-20", "en", "article/climate", "Climate: Barack Obama Expected at Le Bourget", "2"),
            ("2015-12-02", "en", "article/summit", "The summit opens", "2"),
        ],
    ),
    ("most-connected", {"limit": "2"}, [(KERRY, "6", "7"), (HOLLANDE, "4", "5")]),
    ("most-connected", {"kind": "event"}, [(COP21, "2", "2")]),
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("name", "given", "expected"), EXPECTED)
def test_a_ready_query_gives_these_rows_and_no_other(
    stores: Callable[[str], str], layout: str, name: str, given: dict[str, str], expected: list[tuple[str, ...]]
) -> None:
    assert sorted(rows(name, stores(layout), **given)) == sorted(expected)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sources_of_a_claim_are_the_sentences_it_was_read_from(stores: Callable[[str], str], layout: str) -> None:
    found = rows("sources", stores(layout), about=HOLLANDE, relation="met", article="the  summit opens")
    texts = {article.article.id: article.article.text for article in NEWS}
    assert [row[6] for row in found] == ["François Hollande met Angela Merkel.", "François Hollande met David Cameron."]
    for row in found:
        assert texts[row[5]][int(row[7]) : int(row[8])] == row[6]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_facts_about_something_are_a_graph_with_names(stores: Callable[[str], str], layout: str) -> None:
    with asked(find_query("facts-about"), stores(layout), {"about": [PUTIN]}) as (answered, _notes):
        lines = answered.text("nt").splitlines()
    facts = [line for line in lines if "ontology#met" in line or "ontology#will" in line]
    assert sorted(line.split("/")[-1].split(">")[0] for line in facts) == ["fr", "vladimir-putin", "vladimir-putin"]
    assert any('prefLabel> "Vladimir Poutine"@fr' in line for line in lines)
    assert not any("criticised" in line for line in lines), "what is only possible is no fact"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_overview_counts_each_claim_once(stores: Callable[[str], str], layout: str) -> None:
    found = {(row[0], row[1]): row[2:] for row in rows("overview", stores(layout))}
    assert found["met", "asserted"] == ("5", "3")
    assert found["met", "negated"] == ("4", "3")
    assert sum(int(claims) for claims, _articles in found.values()) == 29


def test_what_many_articles_tell_costs_no_more_than_its_articles() -> None:
    # In the union of the graphs, a claim of five triples in 150 articles would be found 150 ** 5 times.
    store = Store()
    for number in range(150):
        copies = [replace(one, article=replace(one.article, id=f"{one.article.id}-{number}")) for one in NEWS]
        moved = [
            replace(copy, statements=tuple(_moved(statement, copy.article.id) for statement in copy.statements))
            for copy in copies
        ]
        articles_in_graphs(moved, catalog(), store)
    began = time.monotonic()
    for query in ready_queries():
        for _ in store.query(query.text, use_default_graph_as_union=True):  # type: ignore[union-attr]
            pass
    assert time.monotonic() - began < 30, "each takes well under a second, on a machine with nothing else to do"
    counted = [row["articles"].value for row in store.query(find_query("between-two").text)]  # type: ignore[union-attr]
    assert sorted(counted) == ["150", "300"]


def _moved(statement: Statement, article: str) -> Statement:
    return replace(statement, evidence=replace(statement.evidence, article=article))


EXAMPLES = [(query.name, example) for query in ready_queries() for example in query.examples]


def test_every_ready_query_is_tried_and_has_an_example() -> None:
    names = {query.name for query in ready_queries()}
    assert len(names) == 17
    assert {name for name, _example in EXAMPLES} == names
    assert {name for name, _given, _rows in EXPECTED} | {"sources", "facts-about", "overview"} == names


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_every_example_in_a_head_runs(stores: Callable[[str], str], tmp_path: Path, name: str, example: str) -> None:
    words = shlex.split(example)
    assert words[:3] == ["kgnews", "query", name]
    command = [sys.executable, "-m", "kgnews", *words[1:], "--store", stores("graphs")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 1 or any(tmp_path.iterdir()), "nothing came"


def test_a_query_runs_as_it_stands_in_its_file(stores: Callable[[str], str]) -> None:
    store = Store.read_only(stores("graphs"))
    for query in ready_queries():
        for _ in store.query(query.text):  # type: ignore[union-attr]
            break


def test_ready_queries_explain_themselves() -> None:
    for query in ready_queries():
        assert query.title and query.answers.endswith("."), query.name
        assert all(parameter.help for parameter in query.parameters), query.name
        for parameter in query.parameters:
            if parameter.default and parameter.type != "number":
                assert f'VALUES ?{parameter.name} {{ "{parameter.default}" }}' in query.text
            elif parameter.default:
                assert f"LIMIT {parameter.default}" in query.text


HOSTILE = [
    'x" } } ; DELETE WHERE { ?s ?p ?o } #',
    "x' } UNION { ?s ?p ?o } #",
    "} DELETE WHERE { ?s ?p ?o",
    "\\",
    "\\u0022 } #",
    'a"\nb',
    "person/x> } #",
    "person/\u202ex",
    "^.*$",
    ".*",
    "\ud800",
    "(",
    "[a-z]+",
    "\u0000",
]


@pytest.mark.parametrize("layout", ("graphs", "served", "virtuoso"))
@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_name_is_a_name_that_nobody_has(stores: Callable[[str], str], layout: str, value: str) -> None:
    with pytest.raises(InputError, match="has none of this name"):
        rows("offices", stores(layout), person=value)
    with pytest.raises(InputError, match="no claim of this store has it"):
        rows("sources", stores(layout), relation=value)


@pytest.mark.parametrize("value", ["http://x/> } #", "<http://x/a b>", "urn:a{b}", "<>"])
def test_a_hostile_iri_is_refused(stores: Callable[[str], str], value: str) -> None:
    with pytest.raises(UsageError, match="is no IRI"):
        rows("offices", stores("graphs"), person=value)
