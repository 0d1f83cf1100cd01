"""What kgnews query can be pointed at."""

from pathlib import Path

import pytest
from news_told import NEWS

from kgnews.errors import InputError, UsageError
from kgnews.graph.merge import merge
from kgnews.pipeline import catalog
from kgnews.store.target import is_address, opened
from kgnews.write import write

COUNT = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?c a <https://w3id.org/kgnews/ontology#Claim> } }"


def count(target: str) -> int:
    with opened(target) as ask:
        (row,) = ask(COUNT)  # type: ignore[misc]
        return int(row["n"].value)


@pytest.mark.parametrize("suffix", ["ttl", "nt"])
def test_a_file_is_asked_as_a_graph(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"é {suffix}.{suffix}"
    write(merge(NEWS, catalog()), file, catalog=catalog())
    assert count(str(file)) == 29


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.ttl", "<a:b> <a:c> ", "x.ttl: this is no Turtle: "),
        ("x.nt", "{}", "x.nt: this is no N-Triples: "),
        ("x.csv", "a,b", "the suffix '.csv' is of no RDF format; give a .ttl, .nt, .trig or .nq file"),
        ("x", "", "the suffix '' is of no RDF format"),
        ("x.ttl", "\udcff", "x.ttl: this is no Turtle: "),
    ],
)
def test_a_file_that_is_no_rdf_is_told(tmp_path: Path, name: str, content: str, said: str) -> None:
    file = tmp_path / name
    file.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(InputError) as caught:
        count(str(file))
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_store_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such store"):
        count(str(tmp_path / "kg.store"))
    assert not (tmp_path / "kg.store").exists()
    with pytest.raises(InputError, match="this is no store"):
        count(str(tmp_path))


def test_an_address_is_told_from_a_path() -> None:
    assert is_address("http://x/") and is_address("HTTPS://x/")
    assert not is_address("http.store") and not is_address("/a/b")
    with pytest.raises(UsageError, match="no store is known behind ftp://"):
        is_address("ftp://x/")
