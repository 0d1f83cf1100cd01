"""The commands that change a store, as a user meets them; the store is a folder, and the articles are those of the samples."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple
from sample_graph import CATALOG, ENGLISH_EXTRACTION, EXTRACTIONS, FRENCH_EXTRACTION

from kgnews.graph import merge
from kgnews.pipeline import named_graphs, write_graph
from kgnews.records import Extraction
from kgnews.store.journal import Entry, Journal, as_kept
from kgnews.store.lines import triples
from kgnews.store.stores import open_store

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdf")


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "kg.store")


def written(path: Path, *extractions: Extraction) -> Path:
    write_graph(merge(extractions, CATALOG), path)
    return path


def lines(triples: Iterable[Triple]) -> set[str]:
    """Return N-Triples lines with each number written as Oxigraph writes it."""
    return {f"{one.subject} {one.predicate} {_kept(one.object)} ." for one in triples}


def _kept(term: object) -> object:
    return as_kept(term) if isinstance(term, Literal) and not term.language else term


def graphs(store: str) -> dict[str, set[str]]:
    """Return the lines of each graph of articles in *store*."""
    found: dict[str, set[str]] = {}
    with open_store(store, write=False) as opened:
        for row in opened.query("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"):
            found.setdefault(row["g"].value, set()).add(f"{row['s']} {row['p']} {row['o']} .")
    return {name: lines for name, lines in found.items() if "/article/" in name}


def expected(*extractions: Extraction) -> dict[str, set[str]]:
    split = named_graphs(merge(extractions, CATALOG))
    return {one.name: lines(triples(one)) for one in split}


def test_load_says_what_it_did_last(run: Callable, tmp_path: Path, store: str) -> None:
    file = written(tmp_path / "both.ttl", *EXTRACTIONS)
    result = run("load", file, "--store", store)
    count = sum(map(len, expected(*EXTRACTIONS).values()))
    assert (result.code, result.out) == (0, "")
    assert result.err.splitlines()[-1] == f"articles 2, unchanged 0, triples {count}"
    assert graphs(store) == expected(*EXTRACTIONS)
    assert run("load", file, "--store", store).err == "articles 0, unchanged 2, triples 0\n"


@pytest.mark.parametrize("format", FORMATS)
def test_one_graph_is_the_same_from_every_format(run: Callable, tmp_path: Path, store: str, format: str) -> None:
    run("load", written(tmp_path / "both.ttl", *EXTRACTIONS), "--store", store)
    result = run("load", written(tmp_path / f"both.{format}", *EXTRACTIONS), "--store", store)
    assert result.err == "articles 0, unchanged 2, triples 0\n"


def test_what_an_article_says_does_not_hang_on_its_company(run: Callable, tmp_path: Path, store: str) -> None:
    run("load", written(tmp_path / "one.ttl", FRENCH_EXTRACTION), "--store", store)
    result = run("load", written(tmp_path / "both.ttl", *EXTRACTIONS), "--store", store)
    assert result.err.startswith("articles 1, unchanged 1, ")


def test_several_files_are_loaded_at_once(run: Callable, tmp_path: Path, store: str) -> None:
    one, other = written(tmp_path / "1.ttl", FRENCH_EXTRACTION), written(tmp_path / "2.nt", ENGLISH_EXTRACTION)
    assert run("load", one, other, one, "--store", store).err.startswith("articles 2, unchanged 0, ")
    assert graphs(store) == expected(*EXTRACTIONS)


@pytest.mark.parametrize("name", ["article/fr1", "https://w3id.org/kgnews/id/article/fr1"])
def test_retract_removes_one_article(run: Callable, tmp_path: Path, store: str, name: str) -> None:
    run("load", written(tmp_path / "both.ttl", *EXTRACTIONS), "--store", store)
    result = run("retract", name, "--store", store)
    assert (result.code, result.out) == (0, "")
    assert result.err == "retracted https://w3id.org/kgnews/id/article/fr1\n"
    assert graphs(store) == expected(ENGLISH_EXTRACTION)
    again = run("retract", name, "--store", store)
    assert again.code == 1
    assert "there is no article" in again.err
    assert "kgnews query --store" in again.err


def test_the_default_graph_holds_both_and_gives_back_one(run: Callable, tmp_path: Path, store: str) -> None:
    both = written(tmp_path / "both.ttl", *EXTRACTIONS)
    assert run("load", both, "--store", store, "--default-graph").err.startswith("articles 2, ")
    assert graphs(store) == {}
    assert run("retract", "article/fr1", "--store", store, "--default-graph").code == 0
    with open_store(store, write=False) as opened:
        found = lines(opened.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", union=False))
    left = next(iter(expected(ENGLISH_EXTRACTION).values()))
    assert left < found
    assert {line.split()[1].rpartition("#")[2] for line in found - left} == {"loaded>", "holds>"}


def test_a_half_loaded_article_of_another_file_is_said(run: Callable, tmp_path: Path, store: str) -> None:
    name = "https://news.example/id/article/lost"
    with open_store(store) as opened:
        Journal(opened).write({name: Entry()}, lambda _name, _entry: Entry(loading=frozenset(("0" * 64,))))
    result = run("load", written(tmp_path / "both.ttl", *EXTRACTIONS), "--store", store)
    assert result.code == 0
    first, last = result.err.splitlines()
    assert first == f"kgnews: {name}: half loaded by a command that was stopped; load its file again, or retract it"
    assert last.startswith("articles 2, ")
    assert run("retract", name, "--store", store).code == 0
    assert run("load", tmp_path / "both.ttl", "--store", store).err == "articles 0, unchanged 2, triples 0\n"


def test_a_load_that_finishes_an_earlier_one_says_so(run: Callable, tmp_path: Path, store: str) -> None:
    file = written(tmp_path / "both.ttl", *EXTRACTIONS)
    name = next(iter(expected(FRENCH_EXTRACTION)))
    with open_store(store) as opened:
        Journal(opened).write({name: Entry()}, lambda _name, _entry: Entry(loading=frozenset(("0" * 64,))))
    first, last = run("load", file, "--store", store).err.splitlines()
    assert first == "kgnews: an earlier load was stopped; finished with this one: articles 1"
    assert last.startswith("articles 2, ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        ("hello", "is not Turtle"),
        ("<http://a> <http://b> <http://c> .", "not written by kgnews"),
    ],
)
def test_a_bad_file_makes_no_store(run: Callable, tmp_path: Path, store: str, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "bad.ttl").write_text(content)
    result = run("load", tmp_path / "bad.ttl", "--store", store)
    assert result.code == 1
    assert said in result.err
    assert result.err.count("\n") == 1
    assert not Path(store).exists()


def test_retract_makes_no_store(run: Callable, store: str) -> None:
    result = run("retract", "article/fr1", "--store", store)
    assert (result.code, Path(store).exists()) == (1, False)
    assert "there is no such store" in result.err


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--store", "ftp://x/"), 2, "no store is known behind ftp://"),
        (("--store", "http://u:s3cret@localhost:1/"), 2, "others can see on the command line"),
        (("--store", "http://localhost:1/"), 1, "is it running"),
        (("--gsp", "http://localhost:1/"), 2, "is a folder"),
        (("--base", "news"), 2, "no absolute IRI"),
        (("--update",), 2, "--update"),
    ],
)
def test_wrong_options(
    run: Callable, tmp_path: Path, store: str, options: tuple[str, ...], code: int, said: str
) -> None:
    file = written(tmp_path / "both.ttl", *EXTRACTIONS)
    result = run("load", file, "--store", store, *options)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert "s3cret" not in result.err
