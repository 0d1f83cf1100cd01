"""Reading our own RDF back: what comes back, and what is refused."""

from pathlib import Path

import pytest
from networkx.utils import graphs_equal
from sample_graph import CATALOG, EXTRACTIONS

from kgnews.errors import InputError
from kgnews.graph import Graph, Union, merge
from kgnews.write import read_file, write

GOLDEN = Path(__file__).parents[2] / "golden" / "two-articles.ttl"
TURTLE = GOLDEN.read_text(encoding="utf-8")


def read(*paths: Path) -> Graph:
    union = Union()
    for path in paths:
        read_file(path, union)
    return union.write(Graph())


def turned(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """Write the golden graph with each first part of *changes*, which it must hold, replaced by the second."""
    text = TURTLE
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = tmp_path / "turned.ttl"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["ttl", "nt", "ttl12"])
def test_a_graph_comes_back(tmp_path: Path, suffix: str) -> None:
    graph = merge(EXTRACTIONS, CATALOG)
    path = tmp_path / f"graph.{suffix}"
    write(graph, path, catalog=CATALOG)
    again = read(path)
    assert graphs_equal(again, graph)
    assert again.graph == graph.graph
    second = tmp_path / f"again.{suffix}"
    write(again, second, catalog=CATALOG)
    assert second.read_bytes() == path.read_bytes()


def test_the_union_of_files_is_the_graph_of_all(tmp_path: Path) -> None:
    paths = [tmp_path / "one.ttl", tmp_path / "two.nt"]
    for path, extraction in zip(paths, EXTRACTIONS, strict=True):
        write(
            merge([extraction], CATALOG), path, base="https://other.example/" if path is paths[1] else paths[0].as_uri()
        )
    assert graphs_equal(read(*paths), merge(EXTRACTIONS, CATALOG))
    assert graphs_equal(read(*reversed(paths), paths[0]), merge(EXTRACTIONS, CATALOG))


def test_an_empty_file_is_an_empty_graph(tmp_path: Path) -> None:
    path = tmp_path / "empty.nt"
    path.touch()
    assert len(read(path)) == 0


def test_a_name_edited_by_hand_in_the_naming_is_kept(tmp_path: Path) -> None:
    path = turned(tmp_path, ('rdfs:label "Lise Armand"@fr .', 'rdfs:label "Lise Armand-Roy"@fr .'))
    [label] = read(path).nodes["person/lise-armand"]["labels"]
    assert label.text == "Lise Armand-Roy"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("dcterms:conformsTo <https://w3id.org/kgnews/", "dcterms:conformsTo <https://other.example/", "not written by kgnews"),
        ("void:Dataset ;", "void:Dataset, ;;", "is not Turtle"),
        ("kgn:status kgn:planned", "kgn:status kgn:certain", "'certain' is not a valid Status"),
        ("kgn:grain kgn:day", "kgn:grain kgn:century", "'century' is not a valid Grain"),
        ("prov:wasDerivedFrom article:fr1 ;", "", "wasDerivedFrom"),
        ("kgn:subjectSelector span:fr1-52-63 ;", "", "lacks the words"),
        ("oa:start 52 ;", 'oa:start "here" ;', "'here'"),
        ("kgn:score 0.75", 'kgn:score "much"', "much"),
        ("kgn:kind kgn:person ; rdfs:label \"Lise", "kgn:kind kgn:ghost ; rdfs:label \"Lise", "'ghost' is not a valid Kind"),
        ("kgn:names person:lise-armand ;", "kgn:names person:lise ;", "person/lise-armand has no kgn:Naming"),
        ("rdf:predicate kgn:willVisit", "rdf:predicate schema:willVisit", "no relation of kgnews"),
        ("rdf:subject person:nora-benali", "rdf:subject <urn:nora>", "urn:nora is not under"),
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused_with_its_place(tmp_path: Path, before: str, after: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read(turned(tmp_path, (before, after)))
    assert said in str(error.value)
    assert "turned.ttl" in str(error.value)


def test_two_bases_in_one_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.ttl"
    other = TURTLE.replace("https://w3id.org/kgnews/id/", "https://news.example/id/")
    path.write_text(TURTLE + other, encoding="utf-8")
    with pytest.raises(InputError, match="give each graph in its own file"):
        read(path)


@pytest.mark.parametrize(
    ("name", "said"), [("graph.xlsx", "no RDF that can be read"), ("missing.ttl", "cannot be read")]
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path / name)
