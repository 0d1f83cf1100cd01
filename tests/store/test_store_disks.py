"""A load into a folder that is killed, and disks that are full: exactly the right triples when the command is run again."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
import servers
from loads import GRAPHS, check_exact, load_all
from store_articles import article, dump, expected

from kgnews.errors import OutputError
from kgnews.store.stores import open_store

KILLED = dedent("""
    import os, signal, sys
    sys.path[:0] = sys.argv[2:3]
    from kgnews.store.load import load
    from kgnews.store.stores import open_store
    from store_articles import articles

    def some():
        for number, one in enumerate(articles(12)):
            if number == int(sys.argv[3]):
                os.kill(os.getpid(), signal.SIGKILL)
            yield one

    store = open_store(sys.argv[1])
    change, calls = store.change, 0

    def counted(*arguments):
        global calls
        if calls == int(sys.argv[4]):
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1
        change(*arguments)

    store.change = counted
    load(store, some(), batch=4)
""")


@pytest.mark.parametrize(("article_", "change"), [(9, 99), (99, 3), (99, 4)])
def test_a_load_into_a_folder_that_is_killed(tmp_path: Path, article_: int, change: int) -> None:
    target = str(tmp_path / "kg.store")
    arguments = [target, str(Path(__file__).parent), str(article_), str(change)]
    assert subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False).returncode == -9
    with open_store(target) as store:
        assert set(dump(store)) - set(expected(GRAPHS)) == (half_lines(dump(store)) if change == 3 else set())
    load_all(target)
    check_exact(target)


def half_lines(lines: list[str]) -> set[str]:
    found = {line for line in lines if "#loading>" in line}
    assert len(found) == 4
    return found


class TestFullDisk:
    LARGE = tuple(article(number, *(f"{number} {part} {'x' * 200}" for part in range(300))) for number in range(40))

    @pytest.fixture
    def small(self, tmp_path: Path) -> Iterator[Path]:
        """A disk of three megabytes."""
        disk = tmp_path / "disk"
        disk.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
        try:
            yield disk
        finally:
            subprocess.run(["umount", "-l", str(disk)], check=True)

    def enlarge(self, disk: Path) -> None:
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)

    def test_of_a_folder(self, small: Path) -> None:
        target = str(small / "kg.store")
        with pytest.raises(OutputError, match="the disk is full; make room, then run the same command again"):
            load_all(target, self.LARGE)
        self.enlarge(small)
        load_all(target, self.LARGE)
        check_exact(target, self.LARGE)

    def test_of_a_server(self, small: Path) -> None:
        server = servers.oxigraph(small / "server").start()
        try:
            with pytest.raises(OutputError, match="the disk of the server is full; make room there"):
                load_all(server.url, self.LARGE)
            self.enlarge(small)
            server.stop()
            server.start()
            load_all(server.url, self.LARGE)
            check_exact(server.url, self.LARGE)
        finally:
            server.stop()
