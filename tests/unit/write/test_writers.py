"""What holds of every writer: whole files or none, the same bytes for the same graph, any text."""

import io
import json
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import networkx
import pytest
from read_back import count_claims
from sample_graph import CATALOG, EXTRACTIONS, FRENCH, FRENCH_MET, NORA

from kgnews.errors import OutputError, UsageError
from kgnews.graph import Graph, add, count, merge
from kgnews.records import Extraction, Label
from kgnews.write import WRITERS, write
from kgnews.write.files import Writer, targets

NASTY = 'He said: "¡olé!"\\ \t\r\n\x00\x07\x7f\x85\u2028 é😀 שלום \u202e <&>\'""" # . @fr ^^ \\u0041 \ud800'
SURVIVES = NASTY.replace("\ud800", "\ufffd")


@pytest.fixture(params=WRITERS)
def format(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=[format for format in WRITERS if format != "csv"])
def one_file(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def graph() -> Graph:
    return merge(EXTRACTIONS, CATALOG)


def nasty_graph() -> Graph:
    article = replace(
        FRENCH, title=NASTY, id="article/" + NASTY, lang=NASTY, published=NASTY, url=NASTY, authors=(NASTY,)
    )
    subject = replace(NORA, id="person/" + NASTY, labels=(Label("fr", NASTY),), aliases=(Label(NASTY, NASTY),))
    subject = replace(subject, same_as=(NASTY, "http://x.example/" + NASTY))
    evidence = replace(FRENCH_MET.evidence, quote=NASTY, entry=NASTY, rule=NASTY, version=NASTY, article=article.id)
    statement = replace(FRENCH_MET, subject=subject, evidence=evidence, relation="open/" + NASTY)
    return merge([Extraction(article, (statement,))], CATALOG)


CLAIMS = dict.fromkeys(WRITERS, 5) | {"jsonl": 6}


def contents(path: Path) -> list[bytes]:
    return [file.read_bytes() for file in targets(path)]


def test_every_format_reads_back(format: str, graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / f"out.{format}"
    write(graph, path, catalog=CATALOG)
    assert count_claims(path, format) == CLAIMS[format]


def test_any_text_reads_back(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"out.{format}"
    write(nasty_graph(), path, catalog=CATALOG)
    assert count_claims(path, format) == 1


def test_the_empty_graph(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"out.{format}"
    write(Graph(), path)
    assert count_claims(path, format) == 0


def test_bytes_do_not_depend_on_the_order_of_loading(format: str, graph: Graph, tmp_path: Path) -> None:
    grown = merge([], CATALOG)
    for part in reversed(EXTRACTIONS):
        add(grown, part, CATALOG)
    for name, one in (("a", graph), ("b", grown), ("c", merge(reversed(EXTRACTIONS), CATALOG))):
        write(one, tmp_path / f"{name}.{format}", catalog=CATALOG)
    first, second, third = (contents(tmp_path / f"{name}.{format}") for name in "abc")
    assert first == second == third
    assert b"\r" not in b"".join(first)
    b"".join(first).decode("utf-8")


def test_the_format_may_be_given_beside_the_suffix(format: str, graph: Graph, tmp_path: Path) -> None:
    write(graph, tmp_path / "out.data", format, catalog=CATALOG)
    write(graph, tmp_path / f"out.{format.upper()}", catalog=CATALOG)
    beside, suffix = (targets(tmp_path / name, format) for name in ("out.data", f"out.{format.upper()}"))
    assert [file.read_bytes() for file in beside] == [file.read_bytes() for file in suffix]


def test_standard_output(one_file: str, graph: Graph, tmp_path: Path, capfdbinary) -> None:
    format = one_file
    write(graph, "-", format, catalog=CATALOG)
    print("more")  # the stream is still open
    sys.stdout.flush()
    write(graph, tmp_path / f"out.{format}", catalog=CATALOG)
    written = capfdbinary.readouterr().out
    assert written == (tmp_path / f"out.{format}").read_bytes() + b"more\n"


def test_standard_output_that_is_a_stream_of_text(graph: Graph, monkeypatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    write(graph, "-")
    assert stream.getvalue().startswith("@prefix dcterms:")


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_a_failure_leaves_the_old_file_whole(
    format: str, error: type[BaseException], graph: Graph, tmp_path: Path, monkeypatch
) -> None:
    paths = targets(tmp_path / f"out.{format}")
    for path in paths:
        path.write_text("old")

    def failing(writer: Writer) -> Writer:
        def fail(graph, catalog, target, base) -> None:
            writer(graph, catalog, target, base)
            target.flush()
            raise error

        return fail

    writer = WRITERS[format]
    # Of several files, the last fails.
    spoiled = failing(writer) if callable(writer) else {**writer, "edges": failing(writer["edges"])}
    monkeypatch.setitem(WRITERS, format, spoiled)
    with pytest.raises(error):
        write(graph, tmp_path / f"out.{format}")
    assert [path.read_text() for path in paths] == ["old"] * len(paths)
    assert sorted(tmp_path.iterdir()) == sorted(paths)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full, which is always full")
def test_a_full_disk_leaves_all_files_old(graph: Graph, tmp_path: Path, monkeypatch) -> None:
    """One of two files does not fit, and so small that only the last flush tells."""
    for name in ("out.nodes.csv", "out.edges.csv"):
        (tmp_path / name).write_text("old")

    def onto_full_disk(path, *arguments, **options):
        return Path.__dict__["open"](Path("/dev/full") if ".nodes." in path.name else path, *arguments, **options)

    monkeypatch.setattr("kgnews.write.files.Path", type("Full", (type(tmp_path),), {"open": onto_full_disk}))
    with pytest.raises(OutputError, match=r"out\.nodes\.csv: cannot be written: No space left"):
        write(graph, tmp_path / "out.csv")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "out.nodes.csv": "old",
        "out.edges.csv": "old",
    }


def test_several_files_are_named_after_one_or_lie_in_a_folder(graph: Graph, tmp_path: Path) -> None:
    write(graph, tmp_path / "demo.v1.csv")
    write(graph, tmp_path, "csv")
    write(graph, tmp_path / "demo.v2", "csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("demo.v1.edges.csv", "demo.v1.nodes.csv", "demo.v2.edges.csv", "demo.v2.nodes.csv"),
        *("edges.csv", "nodes.csv"),
    ]
    with pytest.raises(OutputError, match=r"csv is 2 files, .*give -o NAME\.csv"):
        write(graph, "-", "csv")


def test_a_bad_base_leaves_nothing_behind(format: str, graph: Graph, tmp_path: Path) -> None:
    if format == "jsonl":
        write(graph, tmp_path / "out.jsonl", base="no iri")  # ids stay relative there
        return
    with pytest.raises(UsageError, match="no iri"):
        write(graph, tmp_path / f"out.{format}", base="no iri")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.xyz", "out", "out.ttl.gz"])
def test_an_unknown_suffix_lists_what_there_is(name: str, graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="ttl, nt, trig, nq, jsonld, rdf, ttl12, jsonl, graphml, gexf, csv"):
        write(graph, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_lists_what_there_is(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="'xml' is unknown; give one of ttl, nt, trig, nq, jsonld, rdf, "):
        write(graph, tmp_path / "out.ttl", "xml")


def test_a_folder_that_is_not_there(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"out\.ttl: cannot be written: .*make the folder"):
        write(graph, tmp_path / "no" / "out.ttl")


def test_a_folder_in_place_of_the_file(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "out.ttl").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write(graph, tmp_path / "out.ttl")


def test_a_link_stays_a_link(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_text("old")
    (tmp_path / "link.ttl").symlink_to(tmp_path / "real.ttl")
    write(graph, tmp_path / "link.ttl")
    assert (tmp_path / "link.ttl").is_symlink()
    assert (tmp_path / "real.ttl").read_text("utf-8").startswith("@prefix")


@pytest.mark.skipif(os.name != "posix", reason="access rights of POSIX")
def test_access_rights_are_those_of_a_plain_file(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write(graph, tmp_path / "new.ttl")
    (tmp_path / "old.ttl").touch(mode=0o600)
    write(graph, tmp_path / "old.ttl")
    rights = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "new.ttl", "old.ttl")}
    assert rights["new.ttl"] == rights["plain"]
    assert rights["old.ttl"] == 0o600


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="a device to write to")
def test_a_device_is_written_to_and_stays(graph: Graph) -> None:
    write(graph, "/dev/null", "ttl")
    assert not Path("/dev/null").is_file()


def test_writing_is_whole(format: str, tmp_path: Path) -> None:
    told = [
        Extraction(
            replace(FRENCH, id=f"article/{number}"),
            (
                replace(
                    FRENCH_MET,
                    subject=replace(NORA, id=f"person/{number}"),
                    evidence=replace(FRENCH_MET.evidence, article=f"article/{number}"),
                ),
            ),
        )
        for number in range(500)
    ]
    graph = merge(told, CATALOG)
    assert count(graph).claims == 500
    write(graph, tmp_path / f"out.{format}")
    assert count_claims(tmp_path / f"out.{format}", format) == 500


def test_jsonl_lines_are_objects(graph: Graph, tmp_path: Path) -> None:
    write(nasty_graph(), tmp_path / "out.jsonl")
    (line,) = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["quote"] == SURVIVES


def test_graphml_has_labels_by_language(graph: Graph, tmp_path: Path) -> None:
    write(graph, tmp_path / "out.graphml", catalog=CATALOG)
    back = networkx.read_graphml(tmp_path / "out.graphml", force_multigraph=True)
    assert back.nodes["country/se"]["label_fr"] == "Suède"
    assert back.nodes["country/se"]["label"] == "Sweden"
    assert back.nodes["country/se"]["iri"] == "https://w3id.org/kgnews/id/country/se"
    (visit,) = back["person/nora-benali"]["country/se"].values()
    assert (visit["status"], visit["predicate"], visit["start"]) == ("planned", "kgn:willVisit", "2015-11-23")
    assert visit["quote"] == "La ministre se rendra en Suède lundi, a dit M. Mercier."
    assert visit["score"] == 0.75
