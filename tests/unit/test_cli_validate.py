"""The command validate: what goes to which stream, formats of the report, exit codes."""

import io
import json
import sys
from pathlib import Path

import pyoxigraph
import pytest
from broken_graphs import good_turtle
from sample_turtle import changed
from stub_engine import Run


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.ttl"
    path.write_text(good_turtle(), encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "bad.ttl"
    text = changed(good_turtle(), "kgn:status kgn:negated", "kgn:status kgn:denied")
    path.write_text(changed(text, "n'a pas vu", "n'a\\tjamais vu"), encoding="utf-8")
    return path


def test_what_the_command_builds_conforms(run: Run, dispatch: Path, tmp_path: Path) -> None:
    run("build", dispatch, "-o", tmp_path / "out.ttl")
    result = run("validate", tmp_path / "out.ttl")
    assert (result.code, result.out) == (0, "")
    assert result.err == f"{tmp_path}/out.ttl: conforms: nodes 17, violations 0, warnings 0\n"


def test_a_fault_is_a_line_with_file_node_path_message_and_value(run: Run, bad: Path) -> None:
    result = run("validate", bad)
    assert result.code == 1
    lines = [line.split("\t") for line in result.out.splitlines()]
    assert [(line[0], line[1], line[3]) for line in lines] == [
        (str(bad), "violation", "kgn:status"),
        (str(bad), "violation", ""),
    ]
    assert lines[0][2].startswith("kg:claim/")
    assert lines[0][4:] == [
        "The claim does not have exactly one status, or it is none of those there are.",
        "kgn:denied",
    ]
    assert lines[1][5] == '"Mme Benali n\'a\\tjamais vu Lise Armand."', "a value stays on its line"
    assert result.err == f"{bad}: does not conform: nodes 42, violations 2, warnings 0\n"


def test_messages_in_french(run: Run, bad: Path) -> None:
    assert "L'affirmation n'a pas exactement un statut" in run("validate", bad, "--lang", "fr").out


def test_the_full_report_says_the_same(run: Run, bad: Path) -> None:
    assert run("validate", bad, "--full") == run("validate", bad)


def test_json(run: Run, good: Path, bad: Path) -> None:
    result = run("validate", good, bad, "--format", "json")
    assert result.code == 1
    first, second = json.loads(result.out)
    assert first == {"file": str(good), "conforms": True, "nodes": 42, "violations": 0, "warnings": 0, "results": []}
    found = second["results"][0]
    assert found["constraint"] == "sh:InConstraintComponent"
    assert (found["path"], found["value"]) == ("kgn:status", "<https://w3id.org/kgnews/ontology#denied>")


@pytest.mark.parametrize("full", [[], ["--full"]])
def test_a_shacl_report(run: Run, bad: Path, full: list[str]) -> None:
    result = run("validate", bad, "--format", "ttl", *full)
    store = pyoxigraph.Store()
    store.load(result.out.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    query = """PREFIX sh: <http://www.w3.org/ns/shacl#>
        SELECT ?path ?lang WHERE { ?report a sh:ValidationReport ; sh:conforms false ; sh:result ?result .
            ?result sh:focusNode ?node ; sh:value ?value ; sh:resultSeverity sh:Violation ; sh:resultMessage ?message ;
                sh:sourceConstraintComponent sh:InConstraintComponent ; sh:resultPath ?path .
            BIND(LANG(?message) AS ?lang) }"""
    rows = {(row["path"].value.rpartition("#")[2], row["lang"].value) for row in store.query(query)}
    assert rows == {("status", "en"), ("status", "fr")}


def test_standard_input_is_turtle(run: Run, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(good.read_bytes())))
    result = run("validate", "-")
    assert (result.code, result.err) == (0, "standard input: conforms: nodes 42, violations 0, warnings 0\n")


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_checked(
    run: Run, good: Path, tmp_path: Path
) -> None:
    (tmp_path / "cut.ttl").write_text(good.read_text(encoding="utf-8")[:3000], encoding="utf-8")
    result = run("validate", tmp_path / "cut.ttl", tmp_path / "none.ttl", good)
    cut, none, conforms = result.err.splitlines()
    assert result.code == 1
    assert cut.startswith(f"kgnews: {tmp_path}/cut.ttl:") and "faulty Turtle" in cut
    assert none.startswith(f"kgnews: {tmp_path}/none.ttl: cannot be read: ")
    assert conforms.startswith(f"{good}: conforms: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xml"], "kgnews: format 'xml': give one of table, json, ttl\n"),
        (["--lang", "de"], "kgnews: lang 'de': give one of en, fr\n"),
    ],
)
def test_wrong_usage(run: Run, good: Path, arguments: list[str], message: str) -> None:
    result = run("validate", good, *arguments)
    assert (result.code, result.out, result.err) == (2, "", message)


def test_without_pyshacl_the_full_report_says_how_to_get_it(
    run: Run, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    result = run("validate", good, "--full")
    assert (result.code, result.out) == (1, "")
    assert result.err == "kgnews: the full report needs pySHACL; install it with: pip install 'kgnews[shacl]'\n"
