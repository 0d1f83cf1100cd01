"""The compiled form gives the same Catalog, and whatever is wrong with it is survived."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from sample_turtle import write_folder

from kgnews.ontology import load, load_catalog
from kgnews.ontology.load import files_digest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def no_turtle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make reading Turtle a failure."""

    def refuse(*_: object) -> None:
        raise AssertionError("the Turtle was read")

    monkeypatch.setattr(load, "_from_turtle", refuse)


def only_file(cache: Path) -> Path:
    (path,) = cache.iterdir()
    return path


def test_the_second_load_reads_no_turtle_and_equals_the_first(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load_catalog(folder, cache)
    monkeypatch.setattr(load, "_from_turtle", None)
    assert load_catalog(folder, cache) == first
    assert first == load_catalog(folder, cache)
    assert list(load_catalog(folder, cache).relations) == list(first.relations)


def test_nothing_is_written_when_nothing_changed(folder: Path, cache: Path) -> None:
    load_catalog(folder, cache)
    before = only_file(cache).stat()
    load_catalog(folder, cache)
    after = only_file(cache).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_change_of_the_turtle_is_seen_and_replaces_the_compiled_form(folder: Path, cache: Path) -> None:
    load_catalog(folder, cache)
    ontology = folder / "kgnews.ttl"
    ontology.write_text(ontology.read_text(encoding="utf-8").replace('"painted"@en', '"daubed"@en'), encoding="utf-8")
    assert load_catalog(folder, cache).relations["painted"].label("en") == "daubed"
    assert load_catalog(folder, cache).relations["painted"].label("en") == "daubed"
    assert only_file(cache).name.startswith("catalog-")


def spoil_by_cutting(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def spoil_by_emptying(path: Path) -> None:
    path.write_bytes(b"")


def spoil_by_garbage(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00" * 50)


def spoil_by_another_letter(path: Path) -> None:
    data = path.read_bytes()
    assert b"Nora" in data
    path.write_bytes(data.replace(b"Nora", b"Dora", 1))


def spoil_by_other_json(path: Path) -> None:
    """A file whose checksum is right and whose content is not a Catalog."""
    head, _, _ = path.read_bytes().partition(b"\n")
    body = b'[{"painted":[1,2]},{},{},"x"]'
    start = head.rpartition(b" ")[0]
    path.write_bytes(start + b" " + sha256(body).hexdigest().encode() + b"\n" + body)


@pytest.mark.parametrize(
    "spoil",
    [spoil_by_cutting, spoil_by_emptying, spoil_by_garbage, spoil_by_another_letter, spoil_by_other_json],
)
def test_a_broken_compiled_form_is_passed_over_and_repaired(folder: Path, cache: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    first = load_catalog(folder, cache)
    whole = only_file(cache).read_bytes()
    spoil(only_file(cache))
    assert load_catalog(folder, cache) == first
    assert only_file(cache).read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_passed_over(folder: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    assert load_catalog(folder, in_the_way) == load_catalog(folder)
    assert load_catalog(folder, in_the_way / "below") == load_catalog(folder)
    assert in_the_way.read_text(encoding="utf-8") == "not a folder"


def test_two_folders_share_a_cache(folder: Path, cache: Path, tmp_path: Path) -> None:
    other = write_folder(tmp_path / "other", fr="")
    assert load_catalog(folder, cache).lexicon.keys() == {"en"}
    assert load_catalog(other, cache).lexicon.keys() == {"fr"}
    assert load_catalog(folder, cache).lexicon.keys() == {"en"}
    assert len(list(cache.iterdir())) == 2


def test_a_folder_of_ones_own_leaves_the_users_cache_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = tmp_path / "users"
    monkeypatch.setattr(load.compiled, "default_folder", lambda: users)
    load_catalog(folder)
    assert not users.exists()
    monkeypatch.setattr(load, "ontologies_folder", lambda: folder)
    load_catalog()
    assert only_file(users).is_file()


def test_faulty_files_are_never_compiled(folder: Path, cache: Path) -> None:
    (folder / "lexicon" / "en.ttl").write_text("oops", encoding="utf-8")
    with pytest.raises(load.DataError):
        load_catalog(folder, cache)
    assert not cache.exists()


def test_the_compiled_form_needs_no_rdf_library(folder: Path, cache: Path) -> None:
    load_catalog(folder, cache)
    code = (
        "import sys; from pathlib import Path; from kgnews.ontology import load_catalog;"
        "load_catalog(Path(sys.argv[1]), Path(sys.argv[2]));"
        "print([name for name in ('pyoxigraph', 'rdflib', 'spacy') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code, folder, cache], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_digest_tells_where_a_file_ends(folder: Path) -> None:
    first = files_digest(folder)
    (folder / "lexicon" / "en.ttl").rename(folder / "lexicon" / "xx.ttl")
    assert files_digest(folder) != first
