"""The command ontology: table, page, Turtle and shapes, to standard output or a file."""

from pathlib import Path

import pyoxigraph
import pytest
from stub_engine import Run

from kgnews.ontology import load_catalog
from kgnews.resources import ontologies_folder


def test_the_table_has_every_relation(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    result = run("ontology")
    assert (result.code, result.err) == (0, "")
    first = [line.split(" ")[1] for line in result.out.splitlines() if line.startswith(" ") and line[1] != " "]
    assert first[2:] == list(load_catalog().relations)
    assert "will meet" not in result.out and "willMeet" in result.out
    assert "(symmetric)" in result.out and "visitedBy" in result.out and "wdt:P1344" in result.out


def test_the_table_in_french(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert "a rencontré" in run("ontology", "--lang", "fr").out


def test_the_suffix_of_the_file_tells_the_format(run: Run, tmp_path: Path) -> None:
    result = run("ontology", "-o", tmp_path / "page.html")
    assert (result.code, result.out) == (0, "")
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith('<!DOCTYPE html>\n<html lang="en">')
    run("ontology", "-o", tmp_path / "kgnews.ttl")
    assert (tmp_path / "kgnews.ttl").read_bytes() == (ontologies_folder() / "kgnews.ttl").read_bytes()


def test_the_page_goes_to_standard_output_too(run: Run, tmp_path: Path) -> None:
    run("ontology", "--lang", "fr", "-o", tmp_path / "page.html")
    assert run("ontology", "--lang", "fr", "--format", "html").out == (tmp_path / "page.html").read_text(
        encoding="utf-8"
    )


def test_all_shapes_in_one_file(run: Run) -> None:
    triples = list(pyoxigraph.parse(run("ontology", "--format", "shacl").out, format=pyoxigraph.RdfFormat.TURTLE))
    shapes = [
        triple for triple in triples if triple.object == pyoxigraph.NamedNode("http://www.w3.org/ns/shacl#NodeShape")
    ]
    assert len(shapes) > 250


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--format", "pdf"], 2, "kgnews: format 'pdf': give one of table, html, ttl, shacl\n"),
        (["--lang", "de"], 2, "kgnews: lang 'de': give one of en, fr\n"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], code: int, message: str) -> None:
    result = run("ontology", *arguments)
    assert (result.code, result.out, result.err) == (code, "", message)


def test_a_place_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    result = run("ontology", "-o", tmp_path / "none" / "page.html")
    assert (result.code, result.out) == (1, "")
    assert result.err.startswith(f"kgnews: {tmp_path}/none/page.html: cannot be written")
