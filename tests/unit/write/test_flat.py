"""Nodes and edges: what each format of single values says of a claim."""

import csv
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from sample_graph import CATALOG, EXTRACTIONS, FRENCH, FRENCH_MET

from kgnews.graph import merge
from kgnews.records import Extraction, Grain, Qualifiers, TimeSpan
from kgnews.write import write


def gexf_of(tmp_path: Path, *times: TimeSpan) -> list[dict]:
    told = tuple(replace(FRENCH_MET, qualifiers=Qualifiers(when=when)) for when in times)
    write(merge([Extraction(FRENCH, told)], CATALOG), tmp_path / "out.gexf", catalog=CATALOG)
    edges = networkx.read_gexf(tmp_path / "out.gexf", version="1.3").edges(data=True)
    return [values for _, _, values in edges]


@pytest.mark.parametrize(
    ("start", "end", "on_timeline"),
    [
        ("2015-11-17", "2015-11-19", {"start": "2015-11-17", "end": "2015-11-19"}),
        ("2015-11-17", None, {"start": "2015-11-17"}),
        ("2015-11", "2015-11-19", {"end": "2015-11-19"}),
        ("--11-17", "--11-17", {}),
        ("2015-02-30", "2015-02-30", {}),
        ("2015-11-19", "2015-11-17", {}),
    ],
)
def test_only_days_of_the_calendar_stand_on_the_timeline_of_gephi(
    start: str, end: str | None, on_timeline: dict[str, str], tmp_path: Path
) -> None:
    (edge,) = gexf_of(tmp_path, TimeSpan(start, end, Grain.INTERVAL))
    assert {bound: edge[bound] for bound in ("start", "end") if bound in edge} == on_timeline
    assert (edge["begins"], edge.get("ends")) == (start, end)


def test_gexf_declares_what_gephi_needs(tmp_path: Path) -> None:
    write(merge(EXTRACTIONS, CATALOG), tmp_path / "out.gexf", catalog=CATALOG)
    graph = networkx.read_gexf(tmp_path / "out.gexf", version="1.3")
    assert isinstance(graph, networkx.MultiDiGraph)
    assert graph.graph["mode"] == "dynamic"
    assert graph.nodes["country/se"]["label"] == "Sweden"
    kinds = [
        line for line in (tmp_path / "out.gexf").read_text("utf-8").splitlines() if ' kind="kgn:willVisit"' in line
    ]
    assert len(kinds) == 1


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_csv_has_the_headers_of_neo4j(tmp_path: Path) -> None:
    write(merge(EXTRACTIONS, CATALOG), tmp_path / "out.csv", catalog=CATALOG)
    nodes, edges = rows(tmp_path / "out.nodes.csv"), rows(tmp_path / "out.edges.csv")
    assert list(nodes[0])[:3] == ["id:ID", ":LABEL", "label"]
    assert [header for header in edges[0] if ":" in header] == [
        *(":START_ID", ":END_ID", ":TYPE"),
        *("score:double", "readings:int"),
    ]
    identifiers = [row["id:ID"] for row in nodes]
    assert len(identifiers) == len(set(identifiers))
    assert {row[end] for row in edges for end in (":START_ID", ":END_ID")} <= set(identifiers)
    assert {row[":LABEL"] for row in nodes} == {"Government", "Person", "Place", "Value"}
    assert {row[":TYPE"] for row in edges} == {"met", "fined", "willVisit", "open/juggle%20with"}


def test_a_cell_that_a_reader_might_change_is_quoted(tmp_path: Path) -> None:
    quotes = [" both ", 'say "a", b', "a\r\nb", "a\u2028b", "=1+1", "\ufeffa", "plain;text"]
    told = tuple(
        replace(FRENCH_MET, relation=f"open/{number}", evidence=replace(FRENCH_MET.evidence, quote=quote))
        for number, quote in enumerate(quotes)
    )
    write(merge([Extraction(FRENCH, told)], CATALOG), tmp_path / "out.csv", catalog=CATALOG)
    assert [row["quote"] for row in rows(tmp_path / "out.edges.csv")] == quotes
    written = (tmp_path / "out.edges.csv").read_bytes().decode("utf-8")
    assert '," both ",' in written
    assert ",plain;text," in written
    assert ",=1+1," in written
