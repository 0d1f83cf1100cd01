"""The commands that look into a graph, as a user types them: entities, why, conflicts."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from made_graph import BREST, Said, article, gazetted, graph, person
from stub_engine import Run

from kgnews.pipeline import write_graph
from kgnews.records import Status

NORA, INITIAL, PAUL = person("Nora Benali"), person("N. Benali"), person("Paul Mercier")


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    told = [
        article(1, Said(NORA, "met", PAUL), Said(NORA, "visited", gazetted(BREST))),
        article(2, Said(NORA, "met", PAUL, status=Status.NEGATED, by=PAUL), Said(INITIAL, "met", PAUL)),
    ]
    write_graph(graph(told), tmp_path / "graph.ttl")
    return tmp_path / "graph.ttl"


def test_entities_as_tab_separated_values(run: Run, turtle: Path) -> None:
    result = run("entities", turtle)
    assert (result.code, result.err) == (0, "entities 4\n")
    heading, *rows = (line.split("\t") for line in result.out.splitlines())
    assert heading == [
        *("id", "kind", "label_en", "label_fr", "aliases", "mentions", "articles", "sources", "known", "same_as")
    ]
    assert rows[1] == ["person/paul-mercier", "person", "Paul Mercier", "", "", "3", "2", "2", "", ""]
    assert rows[-1][:4] == ["place/brest-fr", "place", "Brest", "Brest"]


def test_entities_as_lines_of_json_and_of_some_kinds(run: Run, turtle: Path) -> None:
    result = run("entities", turtle, "--format", "jsonl", "--kind", "place", "--kind", "event")
    [found] = map(json.loads, result.out.splitlines())
    assert (found["id"], found["labels"], found["mentions"], found["known"]) == (
        *("place/brest-fr", {"en": "Brest", "fr": "Brest"}, 1, True),
    )


def test_entities_as_a_table(run: Run, turtle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    lines = run("entities", turtle, "--format", "table").out.splitlines()
    assert lines[1].split() == ["entity", "kind", "id", "other", "names", "mentions", "articles", "sources"]
    assert lines[4].split() == ["Paul", "Mercier", "person", "person/paul-mercier", "3", "2", "2"]


@pytest.mark.parametrize("format", ["table", "tsv", "jsonl"])
def test_suspicious_pairs(run: Run, turtle: Path, format: str) -> None:
    result = run("entities", turtle, "--suspicious", "--format", format)
    assert (result.code, result.err) == (0, "likely one 1, likely two 0\n")
    for text in ("likely one", "fuller name", "person/n-benali", "person/nora-benali", "Paul Mercier"):
        assert text in result.out or (format == "tsv" and text == "Paul Mercier"), text
    assert run("entities", turtle, "--suspicious", "--kind", "place").err == "likely one 0, likely two 0\n"


def test_the_same_from_a_store_and_from_parts_in_any_order(run: Run, turtle: Path, tmp_path: Path) -> None:
    store = tmp_path / "kg.store"
    assert run("load", turtle, "--store", store).code == 0
    parts = [tmp_path / "a.nt", tmp_path / "b.ttl"]
    told = [article(1, Said(NORA, "met", PAUL)), article(2, Said(INITIAL, "met", PAUL))]
    for part, extraction in zip(parts, told, strict=True):
        write_graph(graph([extraction]), part)
    for command in (["entities"], ["entities", "--suspicious"], ["conflicts"], ["conflicts", "--format", "jsonl"]):
        assert run(*command, turtle).out == run(*command, "--store", store).out != ""
        assert run(*command, *parts).out == run(*command, *reversed(parts)).out


def test_why_two_have_an_edge(run: Run, turtle: Path) -> None:
    result = run("why", "Nora Benali", "paul mercier", "--in", turtle)
    assert (result.code, result.err) == (0, "claims 2, statements 2\n")
    assert "    [Nora Benali] <did> met {Paul Mercier}.  (verb)\n" in result.out
    assert "negated · said by Paul Mercier\n" in result.out
    rows = [
        json.loads(line) for line in run("why", NORA.id, PAUL.id, "--in", turtle, "--format", "jsonl").out.splitlines()
    ]
    assert [(row["status"], row["stands"], row["article"]["id"]) for row in rows] == [
        ("asserted", False, "article/1"),
        ("negated", False, "article/2"),
    ]


def test_why_there_is_no_edge_says_nothing(run: Run, turtle: Path) -> None:
    result = run("why", PAUL.id, BREST.id, "--in", turtle)
    assert (result.code, result.out, result.err) == (0, "", "claims 0, statements 0\n")


def test_why_one_is_one(run: Run, turtle: Path) -> None:
    result = run("why", "Nora Benali", "--in", turtle)
    assert result.out.startswith("Nora Benali: person/nora-benali (person, not in the gazetteer)\n")
    found = json.loads(run("why", "Nora Benali", "--in", turtle, "--format", "jsonl").out)
    assert [name["tie"] for name in found["names"]] == ["its id is made of it"]


def test_conflicts(run: Run, turtle: Path) -> None:
    result = run("conflicts", turtle)
    assert (result.code, result.err) == (0, "conflicts 1\n")
    assert result.out.splitlines()[:3] == [
        "told and denied: Nora Benali · Paul Mercier",
        "  one side",
        "    Nora Benali · met · Paul Mercier · asserted · denied by another",
    ]
    found = json.loads(run("conflicts", turtle, "--format", "jsonl").out)
    assert found["dispute"] == "denied"
    assert [[row["status"] for row in side] for side in found["sides"]] == [["asserted"], ["negated"]]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["entities"], 2, "give files of RDF, or a store"),
        (["entities", "{turtle}", "--store", "x"], 2, "not both"),
        (["entities", "{turtle}", "--kind", "ship"], 2, "kind 'ship': give one of person, "),
        (["entities", "{turtle}", "--format", "csv"], 2, "format 'csv': give one of table, tsv, jsonl"),
        (["entities", "{turtle}", "--lang", "de"], 2, "lang 'de'"),
        (["entities", "nowhere.ttl"], 1, "nowhere.ttl"),
        (["why", "Nora Benali"], 2, "give files of RDF with --in, or a store"),
        (["why", "Nobody", "--in", "{turtle}"], 1, "entity 'Nobody': this graph has none"),
        (["why", "Nora Benali", "Nobody", "--in", "{turtle}"], 1, "entity 'Nobody': this graph has none"),
        (["why", "--in", "{turtle}"], 2, "Missing argument"),
        (["conflicts"], 2, "give files of RDF, or a store"),
        (["conflicts", "{turtle}", "--format", "table"], 2, "format 'table': give one of text, jsonl"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(run: Run, turtle: Path, arguments: list[str], code: int, said: str) -> None:
    result = run(*(argument.format(turtle=turtle) for argument in arguments))
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert len(result.err.splitlines()) == 1


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    """Awa Diallo is written Awa Sow; Paul Mercier is expected to be somebody who is not there."""
    path = tmp_path / "identity.tsv"
    path.write_text("same\tperson/awa-sow\tperson/awa-diallo\nsame\tperson/paul\tperson/pol\n", encoding="utf-8")
    return path


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[], int]:
    """How often it was told since last asked, that one is not there."""

    def count() -> int:
        found = caplog.text.count("identity.tsv:2: person/pol is not in this graph\n")
        caplog.clear()
        return found

    return count


def test_decisions_hold_in_what_is_built_merged_and_listed(
    run: Run, dispatch: Path, decisions: Path, told: Callable[[], int], tmp_path: Path
) -> None:
    built, plain, merged = tmp_path / "built.ttl", tmp_path / "plain.ttl", tmp_path / "merged.ttl"
    result = run("build", dispatch, "-o", built, "--identity", decisions)
    assert (result.code, told(), "entities 3" in result.err) == (0, 1, True)
    assert run("build", dispatch, "-o", plain).code == 0
    assert run("merge", plain, "-o", merged, "--identity", decisions).code == 0
    assert told() == 1
    assert built.read_bytes() == merged.read_bytes() != plain.read_bytes()
    listed = run("entities", plain, "--identity", decisions).out
    assert listed == run("entities", built).out
    assert "person/awa-sow" in listed
    assert "person/awa-diallo" not in listed
    assert run("validate", built).code == 0


def test_decisions_hold_for_the_graph_that_is_added_to(
    run: Run, dispatch: Path, decisions: Path, told: Callable[[], int], tmp_path: Path
) -> None:
    old, other = tmp_path / "old.ttl", tmp_path / "other.txt"
    other.write_text(dispatch.read_text(encoding="utf-8").replace("3 mars", "4 mars"), encoding="utf-8")
    run("build", dispatch, "-o", old)
    result = run("build", other, "--into", old, "--identity", decisions)
    assert (result.code, told()) == (0, 1)
    run("build", dispatch, other, "-o", tmp_path / "whole.ttl", "--identity", decisions)
    assert old.read_bytes() == (tmp_path / "whole.ttl").read_bytes()


def test_decisions_hold_in_bulk(
    run: Run, dispatch: Path, decisions: Path, told: Callable[[], int], tmp_path: Path
) -> None:
    bulk, plain = tmp_path / "bulk.nt", tmp_path / "plain.nt"
    result = run("build", dispatch, "-o", bulk, "--bulk", "--identity", decisions)
    assert (result.code, told()) == (0, 1)
    run("build", dispatch, "-o", plain, "--identity", decisions)
    assert bulk.read_text(encoding="utf-8").splitlines() == sorted(plain.read_text(encoding="utf-8").splitlines())


def test_a_pair_told_to_be_different_is_no_longer_suspicious(run: Run, turtle: Path, tmp_path: Path) -> None:
    path = tmp_path / "identity.tsv"
    path.write_text(f"different\t{NORA.id}\t{INITIAL.id}\n", encoding="utf-8")
    assert run("entities", turtle, "--suspicious", "--identity", path).err == "likely one 0, likely two 0\n"
    path.write_text(f"same\t{NORA.id}\t{INITIAL.id}\n", encoding="utf-8")
    assert run("entities", turtle, "--suspicious", "--identity", path).err == "likely one 0, likely two 0\n"


@pytest.mark.parametrize("command", ["build", "merge", "entities"])
def test_faulty_decisions_end_the_command_before_any_work(
    run: Run, dispatch: Path, turtle: Path, tmp_path: Path, command: str
) -> None:
    path, target = tmp_path / "identity.tsv", tmp_path / "out.ttl"
    path.write_text("same\tNora\n", encoding="utf-8")
    output = [] if command == "entities" else ["-o", target]
    result = run(command, dispatch if command == "build" else turtle, *output, "--identity", path)
    assert (result.code, result.out, target.exists()) == (1, "", False)
    assert f"{path}:1: same needs the id that stands" in result.err


@pytest.mark.parametrize("command", [["entities"], ["entities", "--suspicious"], ["conflicts"]])
def test_a_reader_that_has_gone_is_borne(turtle: Path, command: list[str]) -> None:
    done = subprocess.Popen(
        [sys.executable, "-m", "kgnews", *command, str(turtle)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert done.stdout is not None and done.stderr is not None
    done.stdout.close()
    assert done.wait(60) == 0
    assert len(done.stderr.read().splitlines()) == 1
    done.stderr.close()


def test_no_text_of_an_article_commands_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    told = [
        article(1, Said(NORA, "met", PAUL, sentence="Nora Benali did\x1b[2J meet Paul Mercier."), title="\x1b]0;x\x07"),
        article(2, Said(NORA, "met", PAUL, status=Status.NEGATED)),
    ]
    write_graph(graph(told), path)
    for command in (["why", NORA.id, PAUL.id, "--in", path], ["why", NORA.id, "--in", path], ["conflicts", path]):
        result = run(*command)
        assert result.code == 0
        assert "\x1b" not in result.out
        assert "Story 2" in result.out
