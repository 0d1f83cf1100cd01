"""The command line: options, exit codes, what goes to which stream. The engine is a stub that finds one meeting."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from stub_engine import MEETING, Run

from kgnews import cli, pipeline
from kgnews.records import Extraction


def test_build_writes_the_graph_and_ends_with_the_counts(run: Run, dispatch: Path, tmp_path: Path) -> None:
    result = run("build", dispatch, "-o", tmp_path / "graph.ttl")
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[-1] == "articles 1, statements 1, claims 1, entities 3, problems 0"
    assert "person:awa-diallo" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_build_takes_the_format_from_the_suffix_or_the_option(run: Run, dispatch: Path, tmp_path: Path) -> None:
    assert run("build", dispatch, "-o", tmp_path / "graph.graphml").code == 0
    assert "<graphml" in (tmp_path / "graph.graphml").read_text(encoding="utf-8")
    assert run("build", dispatch, "-o", tmp_path / "graph.dat", "--format", "nt").code == 0
    lines = (tmp_path / "graph.dat").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(line.endswith(" .") for line in lines)


def test_the_help_names_every_format() -> None:
    from kgnews.cli.options import FORMATS
    from kgnews.write import WRITERS

    assert re.findall(r"\w+", FORMATS.replace(" or ", " ")) == list(WRITERS)


def test_csv_is_two_files_which_standard_output_cannot_hold(run: Run, dispatch: Path, tmp_path: Path) -> None:
    assert run("build", str(dispatch), "-o", str(tmp_path / "out.csv")).code == 0
    assert {path.name for path in tmp_path.glob("out*")} == {"out.nodes.csv", "out.edges.csv"}
    (tmp_path / "tables").mkdir()
    assert run("build", str(dispatch), "-o", str(tmp_path / "tables"), "--format", "csv").code == 0
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {"nodes.csv", "edges.csv"}
    result = run("build", str(dispatch), "-o", "-", "--format", "csv")
    assert (result.code, result.out) == (1, "")
    assert "csv is 2 files" in result.err


def test_an_unknown_output_format_is_told_before_any_work(run: Run, dispatch: Path, tmp_path: Path) -> None:
    for options in (["-o", tmp_path / "graph.xyz"], ["-o", tmp_path / "graph.ttl", "--format", "xyz"]):
        result = run("build", dispatch, *options)
        assert result.code in (1, 2)
        assert "xyz" in result.err
        assert "ttl" in result.err, "the message says which formats there are"
        assert len(result.err.splitlines()) == 1


def test_base_changes_the_iris(run: Run, dispatch: Path, tmp_path: Path) -> None:
    run("build", dispatch, "-o", tmp_path / "graph.nt", "--base", "https://example.org/news/")
    text = (tmp_path / "graph.nt").read_text(encoding="utf-8")
    assert "<https://example.org/news/person/awa-diallo>" in text
    assert "kgnews/id/" not in text


def test_a_base_that_is_no_iri_is_wrong_usage(run: Run, dispatch: Path, tmp_path: Path) -> None:
    result = run("build", dispatch, "-o", tmp_path / "graph.nt", "--base", "news")
    assert result.code == 2
    assert "news" in result.err
    assert not (tmp_path / "graph.nt").exists()


def test_triples_are_tab_separated_where_there_is_no_terminal(run: Run, dispatch: Path) -> None:
    result = run("triples", dispatch)
    assert result.code == 0
    head, row = result.out.splitlines()
    assert head.split("\t")[:3] == ["subject", "relation", "object"]
    assert len(row.split("\t")) == len(head.split("\t"))
    assert "Awa Diallo" in row
    assert "Paul Mercier" in row
    assert result.err.splitlines()[-1].startswith("articles 1, statements 1")


def test_triples_as_json_lines_have_the_fields_of_a_statement(run: Run, dispatch: Path) -> None:
    result = run("triples", dispatch, "--format", "jsonl")
    (row,) = [json.loads(line) for line in result.out.splitlines()]
    assert row["subject"]["id"].endswith("person/awa-diallo")
    assert row["subject"]["kind"] == "person"
    assert row["relation"] == "kgn:met"
    assert row["status"] == "asserted"
    assert row["when"] == {"start": "2016-03-03", "end": "2016-03-03"}
    assert row["quote"] == MEETING.splitlines()[2].partition(" - ")[2]
    assert {
        "object",
        "label",
        "where",
        "said_by",
        "start",
        "end",
        "article",
        "sentence",
        "inferred",
        "score",
    } <= row.keys()


def test_triples_as_a_table_can_be_read(run: Run, dispatch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    result = run("triples", dispatch, "--format", "table")
    (row,) = [line for line in result.out.splitlines() if "Awa Diallo" in line]
    for word in ("Paul Mercier", "2016-03-03", "Brest"):
        assert word in row


def test_a_table_in_a_narrow_window_breaks_no_word(run: Run, dispatch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("triples", dispatch, "--format", "table").out.splitlines()
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    for part in ("Awa Diallo · a rencontré", "asserted", "2016-03-03", "where Brest"):
        assert part in text
    words = set(text.replace("·", " ").split())
    assert {"Awa", "Diallo", "rencontré", "Paul", "Mercier", "2016-03-03", "Brest", "said", "by"} <= words


def test_an_unknown_format_of_triples_is_wrong_usage(run: Run, dispatch: Path) -> None:
    result = run("triples", dispatch, "--format", "xml")
    assert result.code == 2
    assert "table, tsv, jsonl" in result.err


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "stdin"
    path.write_text(MEETING, encoding="utf-8")
    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        result = run("triples", "-")
    assert result.code == 0
    assert "Awa Diallo" in result.out


@pytest.mark.parametrize("date", ["tomorrow", "2015-13-01", "2015-02-30", "17/11/2015", ""])
def test_a_date_that_is_none_is_wrong_usage(run: Run, dispatch: Path, date: str) -> None:
    result = run("triples", dispatch, f"--date={date}")
    assert result.code == 2
    assert repr(date) in result.err


def test_an_unknown_language_says_which_there_are_and_where_to_add_one(run: Run, dispatch: Path) -> None:
    result = run("triples", dispatch, "--lang", "xx")
    assert result.code == 2
    assert "'xx': kgnews has en, fr; to add one, make the folder kgnews/lang/xx" in result.err


def test_relations_other_than_named_or_all_are_wrong_usage(run: Run, dispatch: Path) -> None:
    assert run("triples", dispatch, "--relations", "some").code == 2
    assert run("triples", dispatch, "--relations", "all").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build"], "INPUT"),
        (["build", "a.txt"], "--output"),
        (["triples", "a.txt", "--nonsense"], "--nonsense"),
        (["triples", "a.txt", "--date"], "--date"),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_usage_is_told_in_one_line_that_points_to_the_help(run: Run, arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    (line,) = result.err.splitlines()
    assert line.startswith("kgnews: ")
    assert told in line
    assert line.endswith(" --help")


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    result = run()
    assert result.code == 2
    for command in ("build", "triples", "explain", "check"):
        assert command in result.out + result.err


def test_ctrl_c_leaves_the_old_file_whole(
    run: Run, dispatch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_arguments: object) -> Extraction:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline.Stages, "extract", interrupt)
    output = tmp_path / "graph.ttl"
    output.write_text("what was there before", encoding="utf-8")
    result = run("build", dispatch, "-o", output)
    assert (result.code, result.err) == (130, "kgnews: stopped\n")
    assert output.read_text(encoding="utf-8") == "what was there before"
    assert sorted(path.name for path in tmp_path.iterdir()) == [dispatch.name, output.name]


def test_an_output_that_cannot_be_written_is_told_before_any_work(
    run: Run, dispatch: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "folder.ttl").mkdir()
    outputs = {tmp_path / "nowhere" / "graph.ttl": "there is no folder", tmp_path / "folder.ttl": "this is a folder"}
    monkeypatch.setattr(pipeline.Stages, "extract", None)  # would fail as kgnews' own fault
    for output, told in outputs.items():
        result = run("build", dispatch, "-o", output)
        assert result.code == 1
        assert result.err.startswith(f"kgnews: {output}: {told}")
    # Mocked, since root may write everywhere.
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    result = run("build", dispatch, "-o", tmp_path / "graph.ttl")
    assert result.code == 1
    assert "no permission to write" in result.err
    assert len(result.err.splitlines()) == 1


def bad_inputs(folder: Path) -> dict[str, Path]:
    """Return inputs that hold no article, by what their message must say."""
    inputs = {
        "no such file": folder / "nowhere.txt",
        "empty": folder / "empty.txt",
        "binary": folder / "binary.txt",
        "no file to read": folder / "void",
    }
    inputs["empty"].write_bytes(b"")
    inputs["binary"].write_bytes(bytes(range(256)) * 40)
    inputs["no file to read"].mkdir()
    return inputs


@pytest.mark.parametrize("what", ["no such file", "empty", "binary", "no file to read"])
def test_a_bad_input_is_one_line_and_exit_code_1(run: Run, tmp_path: Path, what: str) -> None:
    path = bad_inputs(tmp_path)[what]
    output = tmp_path / "graph.ttl"
    output.write_text("what was there before", encoding="utf-8")
    result = run("build", path, "-o", output)
    assert result.code == 1
    assert what in result.err
    assert str(path) in result.err
    assert len(result.err.splitlines()) == 1
    assert output.read_text(encoding="utf-8") == "what was there before"


def test_a_file_without_permission_is_told(run: Run, dispatch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Mocked, since root may read everything.
    def refuse(_path: Path, _mode: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    result = run("triples", dispatch)
    assert result.code == 1
    assert f"{dispatch}: no permission" in result.err


def test_a_line_of_five_megabytes_is_refused_before_the_parser_takes_all_memory(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("Awa Diallo marche dans la ville de Brest avec Paul Mercier. " * 90_000 + "\n", encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    result = run("triples", path)
    assert result.code == 1
    assert f"{path}: 5,400,001 characters are too many for an article (at most 1,000,000)" in result.err
    path.write_text(MEETING + "Il a plu. " * 80_000 + "\n", encoding="utf-8")
    assert "articles 1, statements 1, " in run("triples", path).err


def test_one_broken_file_among_good_ones_is_reported_and_the_others_are_built(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(MEETING, encoding="utf-8")
    (folder / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 500)
    (folder / "c.txt").write_text(MEETING.replace("3 mars", "4 mars"), encoding="utf-8")
    result = run("build", folder, "-o", tmp_path / "graph.ttl")
    assert result.code == 3
    problem, counts = result.err.splitlines()
    assert str(folder / "b.txt") in problem
    assert counts.startswith("articles 2, statements 2, ")
    assert counts.endswith("problems 1")
    assert (tmp_path / "graph.ttl").is_file()
    strict = run("build", folder, "-o", tmp_path / "strict.ttl", "--strict")
    assert strict.code == 1
    assert str(folder / "b.txt") in strict.err
    assert not (tmp_path / "strict.ttl").exists()


def test_a_fault_of_the_engine_costs_one_article(run: Run, dispatch: Path, tmp_path: Path) -> None:
    bad = tmp_path / "boum.txt"
    bad.write_text(MEETING.replace("Rencontre à Brest", "BOUM à Brest"), encoding="utf-8")
    result = run("triples", dispatch, bad)
    assert result.code == 3
    assert "Awa Diallo" in result.out
    assert f"{bad}: kgnews failed on this article (ZeroDivisionError: a fault of the engine" in result.err


def test_verbose_names_each_input(run: Run, dispatch: Path) -> None:
    assert str(dispatch) in run("triples", dispatch, "-v").err
    assert str(dispatch) not in run("triples", dispatch).err


def test_the_order_of_inputs_does_not_change_the_graph(run: Run, dispatch: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(MEETING.replace("3 mars", "4 mars"), encoding="utf-8")
    run("build", dispatch, other, "-o", tmp_path / "one.ttl")
    run("build", other, dispatch, other, "-o", tmp_path / "two.ttl")
    assert (tmp_path / "one.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()


def test_an_empty_sentence_is_bad_input(run: Run) -> None:
    result = run("explain", " ")
    assert result.code == 1
    assert "the sentence is empty" in result.err


def test_check_tells_coverage_and_faults(run: Run) -> None:
    result = run("check", "fr")
    assert result.code == 0, result.out
    assert "relations have words" in result.out
    unknown = run("check", "xx")
    assert unknown.code == 1
    assert "kgnews/lang/xx" in unknown.out


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    code = (
        "import sys\nfrom kgnews.cli import main\n"
        f"try: main([{option!r}])\n"
        "except SystemExit as stop: assert not stop.code\n"
        "print(sorted({'spacy', 'rdflib', 'networkx', 'pyoxigraph', 'numpy'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("command", sorted({command.__name__ for command in cli.COMMANDS}))
def test_the_readme_names_every_option(run: Run, checkout: Path, command: str) -> None:
    readme = (checkout / "README.md").read_text(encoding="utf-8")
    assert f"kgnews {command}" in readme
    options = set(re.findall(r"--[a-z]+", run(command, "--help").out)) - {"--help", "--output", "--verbose"}
    assert options or command == "check"
    assert not {option for option in options if f"`{option}" not in readme}


def test_a_reader_that_goes_away_is_no_error(dispatch: Path) -> None:
    """As in ``kgnews triples … | head -0``: standard output is a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    code = (
        "from kgnews import cli, pipeline; import stub_engine\n"
        "pipeline.Stages.extract = stub_engine.find_meeting\n"
        f"cli.main(['triples', {str(dispatch)!r}])"
    )
    folders = (Path(__file__).parent, *sys.path)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))}
    with os.fdopen(writing, "wb") as pipe:
        result = subprocess.run(
            [sys.executable, "-c", code], stdout=pipe, stderr=subprocess.PIPE, text=True, env=environment, check=False
        )
    assert result.returncode == 0
    assert result.stderr.splitlines() == ["articles 1, statements 1, claims 1, entities 3, problems 0"]


def test_of_many_problems_the_first_are_printed_and_a_file_has_all(run: Run, dispatch: Path, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    dispatch.rename(folder / "brest.txt")
    for number in range(60):
        (folder / f"{number:02}.txt").write_bytes(b"")
    result = run("build", folder, "-o", tmp_path / "a.ttl", "--problems", tmp_path / "problems.txt")
    lines = (tmp_path / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert result.code == 3
    assert len(lines) == 60
    assert all(f"{number:02}.txt" in line for number, line in enumerate(lines))
    printed = result.err.splitlines()
    assert len(printed) == 52
    assert printed[-2].startswith("kgnews: 10 more problems; see ")
    assert run("build", folder, "-o", tmp_path / "a.ttl").err.splitlines()[-2].endswith("--problems FILE keeps all")


def test_a_profile_says_where_the_time_goes(run: Run, dispatch: Path, tmp_path: Path) -> None:
    result = run("build", dispatch, "-o", tmp_path / "a.ttl", "--profile")
    assert result.code == 0
    shares = re.fullmatch(
        r"processor time \d+\.\d s: loading (\d+)%, reading (\d+)%, parsing (\d+)%, rules (\d+)%, merging (\d+)%, writing (\d+)%",
        result.err.splitlines()[0],
    )
    assert shares is not None
    assert sum(map(int, shares.groups())) in range(96, 105)
    refused = run("build", dispatch, "-o", tmp_path / "a.ttl", "--profile", "--workers", "2")
    assert (refused.code, refused.out) == (2, "")


def test_the_name_of_a_file_does_not_command_the_terminal(run: Run, tmp_path: Path) -> None:
    result = run("triples", tmp_path / "a\x1b[31m.txt")
    assert result.code == 1
    assert "\x1b" not in result.err
    assert "no such file" in result.err


def test_columns_are_mapped(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    title, _, body = MEETING.partition("\n\n")
    table.write_text(f'rubrik;inhalt\n{title};"{body.strip()}\n\nIl a plu."\n', encoding="utf-8")
    assert "no column for the text" in run("triples", table).err
    result = run("triples", table, "--map", "text=inhalt,title=rubrik")
    assert (result.code, len(result.out.splitlines())) == (0, 2)
    assert run("build", table, "--map", "text=inhalt", "-o", tmp_path / "a.nt").code == 0
    assert run("triples", table, "--map", "inhalt").code == 2
