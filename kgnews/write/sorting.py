"""Lines sorted and each given once, though they be more than memory holds.

An external merge sort (Knuth, The Art of Computer Programming, vol. 3, 5.4): sorted runs are written to files beside the
output, and united while they are read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from pathlib import Path

HELD = 200_000_000  # characters of a run, roughly its bytes in memory
FILES = 200  # runs that are united at a time: each is an open file


def sorted_lines(lines: Iterable[str], folder: Path, held: int = HELD) -> Iterator[str]:
    """Yield *lines*, which end in a line feed, in the order of their characters, each once.

    At most about *held* characters are in memory; the rest is in files in *folder*, which are gone at the end.
    """
    with tempfile.TemporaryDirectory(dir=folder, prefix=".sorting.") as name:
        runs: list[Path] = []
        held_lines: set[str] = set()
        size = 0
        for line in lines:
            if line not in held_lines:
                held_lines.add(line)
                size += len(line)
            if size > held:
                runs.append(_write(sorted(held_lines), Path(name), len(runs)))
                held_lines, size = set(), 0
        last = sorted(held_lines)
        while len(runs) > FILES:
            runs = [*runs[FILES:], _write(_united(runs[:FILES], []), Path(name), len(runs), "again")]
        yield from _united(runs, last)


def _write(lines: Iterable[str], folder: Path, number: int, again: str = "") -> Path:
    path = folder / f"{number}{again}{len(list(folder.iterdir()))}"
    with path.open("w", encoding="utf-8", newline="\n", errors="surrogatepass") as stream:
        stream.writelines(lines)
    return path


def _united(runs: list[Path], more: list[str]) -> Iterator[str]:
    """Yield the lines of sorted files and of a sorted list, in order, each once."""
    with ExitStack() as stack:
        streams = [
            stack.enter_context(path.open(encoding="utf-8", newline="\n", errors="surrogatepass")) for path in runs
        ]
        before = ""
        for line in merge(*streams, more):
            if line != before:
                yield line
                before = line
    for path in runs:
        path.unlink()
