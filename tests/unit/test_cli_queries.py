"""The commands that ask a store, as a user types them."""

import csv
import io
import json
from pathlib import Path

import pytest
from news_told import NEWS
from pyoxigraph import RdfFormat, parse

from kgnews.cli import main
from kgnews.graph.merge import merge
from kgnews.pipeline import catalog
from kgnews.write import write


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("news") / "news.ttl"
    write(merge(NEWS, catalog()), file, catalog=catalog())
    return str(file)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    out, err = capsys.readouterr()
    return int(ended.value.code or 0), out, err


def test_the_ready_queries_are_listed_with_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "query", "--list")
    assert (code, err) == (0, "")
    assert "who-met-whom         Who met whom, and when\n" in out
    assert len(out.splitlines()) == 17


def test_one_ready_query_is_shown_whole(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = run(capsys, "query", "--list", "offices")
    assert code == 0
    assert out.startswith("Offices held\nWho holds or held which office")
    assert "  person (entity, optional): only the offices of this person\n" in out
    assert "$ kgnews query offices --param" in out
    assert "SELECT ?person ?relation ?office" in out


def test_csv_is_the_usual_output_elsewhere_than_on_a_terminal(capsys: pytest.CaptureFixture[str], news: str) -> None:
    code, out, err = run(capsys, "query", "offices", "--store", news, "--param", "person=John Kerry")
    assert (code, err) == (0, "")
    header, row = csv.reader(io.StringIO(out))
    assert header == ["person", "relation", "office", "start", "end", "articles"]
    assert row[0] == "https://w3id.org/kgnews/id/person/john-kerry"


def test_a_table_has_names(capsys: pytest.CaptureFixture[str], news: str) -> None:
    arguments = ("query", "offices", "--store", news, "--param", "person=John Kerry", "--format", "table")
    out = run(capsys, *arguments, "--lang", "fr")[1]
    assert "John Kerry   occupe le poste de   Secretary of state (United States)" in out
    assert "person/john-kerry   holdsPosition" in run(capsys, *arguments, "--iris")[1]


def test_a_table_that_is_too_wide_is_a_block_a_row(
    capsys: pytest.CaptureFixture[str], news: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = run(capsys, "query", "contradictions", "--store", news, "--format", "table")[1]
    assert max(map(len, out.splitlines())) <= 60
    assert "denied_by         Laurent Fabius" in out


def test_nothing_found_is_said(capsys: pytest.CaptureFixture[str], news: str) -> None:
    code, _out, err = run(capsys, "query", "judgements", "--store", news, "--param", "by=Paris", "--format", "table")
    assert (code, err) == (0, "kgnews: nothing found\n")


def test_a_file_is_written_whole_in_the_format_of_its_suffix(
    capsys: pytest.CaptureFixture[str], news: str, tmp_path: Path
) -> None:
    turtle, table = tmp_path / "kerry.ttl", tmp_path / "offices.json"
    arguments = ("query", "facts-about", "--param", "about=John Kerry", "--store", news, "-o", str(turtle))
    assert run(capsys, *arguments) == (0, "", "")
    assert len(list(parse(path=str(turtle), format=RdfFormat.TURTLE))) > 10
    assert run(capsys, "query", "offices", "--store", news, "-o", str(table)) == (0, "", "")
    assert len(json.loads(table.read_text("utf-8"))["results"]["bindings"]) == 3
    before = table.read_bytes()
    assert run(capsys, "query", "facts-about", "--param", "about=Paris", "--store", news, "-o", str(table))[0] == 2
    assert table.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kerry.ttl", "offices.json"]


def test_a_query_may_be_a_file_text_or_standard_input(
    capsys: pytest.CaptureFixture[str], news: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x kgn:heldPosition ?y }"
    file = tmp_path / "mine.rq"
    file.write_text(text, "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    for what in (text, str(file), "-"):
        assert run(capsys, "query", what, "--store", news) == (0, "n\r\n1\r\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["query"], 2, "what to ask is missing; kgnews query --list shows the ready queries"),
        (["query", "ofices"], 2, "did you mean offices?"),
        (["query", "offices", "--param", "person"], 2, "--param 'person': write NAME=VALUE"),
        (["query", "offices", "--param", "x=y"], 2, "offices: there is no parameter 'x'; it has person, office"),
        (["query", "articles-about"], 2, "articles-about: parameter about is missing"),
        (["query", "offices", "--param", "person=Kery"], 1, "did you mean person/john-kerry (John Kerry)?"),
        (["query", "planned", "--param", "from=yesterday"], 2, "parameter from: 'yesterday' is no date"),
        (["query", "offices", "--format", "xls"], 2, "format 'xls': give one of table"),
        (["query", "offices", "--format", "ttl"], 2, "format 'ttl': a SELECT or ASK gives a table"),
        (["query", "offices", "-o", "x.xls"], 2, "format 'xls': give one of table"),
        (["query", "offices", "-o", "no/such/folder/x.csv"], 1, "there is no folder"),
        (["query", "ASK { ?s ?p"], 1, "the query, line 1, column"),
        (["query", "DROP ALL {}"], 2, "this is an update (DROP), and kgnews query only reads"),
        (["query", "offices", "--store", "no.store"], 1, "no.store: there is no such store"),
        (["query", "offices", "--store", "ftp://x/"], 2, "no store is known behind ftp://"),
        (["serve", "--store", "no.store"], 1, "no.store: there is no such store"),
        (["serve", "--port", "99999"], 2, "65535"),
    ],
)
def test_what_is_wrong_is_one_line(
    capsys: pytest.CaptureFixture[str],
    news: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    store = [] if "--store" in arguments or arguments[0] == "serve" else ["--store", news]
    found, out, err = run(capsys, *arguments, *store)
    assert (found, out) == (code, "")
    assert err.startswith("kgnews: ") and said in err
    assert len(err.splitlines()) == 1
    assert not list(tmp_path.iterdir())
