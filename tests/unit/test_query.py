"""Questions asked from Python."""

from pathlib import Path

import pytest
from stub_engine import Run

from kgnews import query
from kgnews.errors import InputError, UsageError


@pytest.fixture
def graph(run: Run, dispatch: Path, tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    run("build", dispatch, "-o", path)
    return path


def test_a_ready_query_gives_rows_with_names(graph: Path) -> None:
    rows = query("who-met-whom", graph, {"person": "awa diallo"}, lang="fr")
    assert [{row["one"], row["relation"], row["other"]} for row in rows] == [
        {"Awa Diallo", "a rencontré", "Paul Mercier"}
    ]


def test_sparql_gives_its_columns_in_their_order(graph: Path) -> None:
    rows = query("SELECT ?b ?a WHERE { ?a kgn:met ?b } ORDER BY ?a ?b LIMIT 1", graph)
    assert [list(row) for row in rows] == [["b", "a"]]
    assert query("SELECT ?a WHERE { ?a kgn:killed ?b }", graph) == []


@pytest.mark.parametrize(
    ("what", "params", "error", "told"),
    [
        ("ASK { ?a kgn:met ?b }", {}, UsageError, "only a SELECT"),
        ("CONSTRUCT WHERE { ?a kgn:met ?b }", {}, UsageError, "only a SELECT"),
        ("DELETE WHERE { ?a ?b ?c }", {}, UsageError, "update"),
        ("SELECT WHERE", {}, InputError, "SPARQL"),
        ("planned", {"whom": "x"}, UsageError, "no parameter 'whom'"),
        ("planned", {"who": "Nobody Here"}, InputError, "Nobody Here"),
    ],
)
def test_what_cannot_be_asked_is_told(
    graph: Path, what: str, params: dict[str, str], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        query(what, graph, params)
