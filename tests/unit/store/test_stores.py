"""Opening a store: what is there, what is not, and what is in the way."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from kgnews.errors import InputError, KgnewsError, OutputError, UsageError
from kgnews.records import NamedGraph
from kgnews.store.stores import STORES, Endpoints, check_there, kind_of, open_store

TRIPLE = b'<https://x.example/s> <https://x.example/p> "o" .\n'
HOLDING = "import sys, pyoxigraph; store = pyoxigraph.Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_kinds() -> None:
    assert [kind_of(target) for target in ("kg.store", "/a/b", "http://x", "HTTPS://x", "C:\\kg", "")] == [
        "", "", "http", "https", "", "",
    ]  # fmt: skip
    assert set(STORES) == {"", "http", "https"}
    with pytest.raises(UsageError, match=r"behind ftp://; give a path, or http://…, https://…"):
        open_store("ftp://x")


def test_a_folder_is_made_and_found_again(tmp_path: Path) -> None:
    target = str(tmp_path / "kg.store")
    with open_store(target) as store:
        store.update_graphs([NamedGraph("https://x.example/g", TRIPLE)])
    check_there(target)
    with open_store(target, write=False) as store:
        assert [row["o"].value for row in store.query("SELECT ?o { ?s ?p ?o }")] == ["o"]  # type: ignore[union-attr]


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "kg.store"))
    store.close()
    store.close()
    with pytest.raises(OutputError, match="is closed"):
        store.query("ASK {}")


def test_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("hello")
    for target, said in (
        (tmp_path / "folder", "this folder is no store"),
        (tmp_path / "folder" / "letter.txt", "this is a file"),
        (tmp_path / "nowhere" / "kg.store", "there is no folder .*nowhere; make it first"),
    ):
        with pytest.raises(OutputError, match=said):
            open_store(str(target))
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["letter.txt"]


def test_reading_makes_nothing(tmp_path: Path) -> None:
    for target, said in ((tmp_path / "none", "there is no such store; make one with"), (tmp_path, "this is no store")):
        with pytest.raises(InputError, match=said):
            open_store(str(target), write=False)
        with pytest.raises(InputError, match=said):
            check_there(str(target))
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_another_program_has_open(tmp_path: Path) -> None:
    target = str(tmp_path / "kg.store")
    command = [sys.executable, "-c", HOLDING, target]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout and holder.stdout.readline() == b"held\n"
        with pytest.raises(OutputError, match="another program has this store open; close it first"):
            open_store(target)
        holder.communicate()
    open_store(target).close()


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_no_permission(mode: int) -> None:
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to others at the top
        Path(folder).chmod(mode)
        if root:
            os.seteuid(65534)  # root may write anywhere
        try:
            with pytest.raises(OutputError, match="no permission to write there"):
                open_store(f"{folder}/kg.store")
        finally:
            if root:
                os.seteuid(0)
            Path(folder).chmod(0o755)


def test_a_damaged_store(tmp_path: Path) -> None:
    target = tmp_path / "kg.store"
    with open_store(str(target)) as store:
        store.update_graphs([NamedGraph("https://x.example/g", TRIPLE)])
    for manifest in target.glob("MANIFEST-*"):
        manifest.write_bytes(b"\x00broken" * 20)
    for write in (True, False):
        with pytest.raises(KgnewsError, match="the store is damaged; remove the folder, then load the files again"):
            open_store(str(target), write=write)


def test_endpoints_are_of_servers(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder, which has no --query"):
        open_store(str(tmp_path / "kg.store"), endpoints=Endpoints(query="http://localhost/"))
    assert list(tmp_path.iterdir()) == []


def test_endpoints_on_another_host_would_get_the_secrets() -> None:
    with pytest.raises(UsageError, match=r"https://b\.example/update is not on the host of the store"):
        open_store("https://a.example/", endpoints=Endpoints("https://a.example/q", "https://b.example/update"))
