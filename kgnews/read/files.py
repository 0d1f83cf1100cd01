"""From what the user names to files: a file, a folder and the folders in it, a pattern with wildcards."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from kgnews.errors import InputError
from kgnews.read.inputs import why

_WILDCARDS = frozenset("*?[")


def find_paths(source: str | Path, wanted: Callable[[Path], bool], formats: str) -> list[Path]:
    """Return the files that *source* means, sorted: itself, those of a folder, or those that fit a pattern.

    *wanted* is asked for the files found in a folder, hidden ones left out; links to other folders are not followed,
    and what is no regular file (a pipe, a device) is passed over. In a pattern ``*`` and ``?`` stand for parts of a
    name, ``**`` for any folders. *formats* is what the message names.

    Raises InputError where there is no such file or nothing to read.
    """
    path = Path(source)
    try:
        if not path.is_dir():
            path.stat()
            return [path]
    except (OSError, ValueError) as error:
        if _WILDCARDS & set(str(source)):
            return _fitting(str(source), wanted)
        raise InputError(why(path, error if isinstance(error, OSError) else FileNotFoundError())) from error
    files = sorted(_walk(path, wanted))
    if not files:
        raise InputError(f"{path}: no file to read in this folder; kgnews reads {formats}")
    return files


def _fitting(pattern: str, wanted: Callable[[Path], bool]) -> list[Path]:
    files: set[Path] = set()
    for found in glob.iglob(pattern, recursive=True):  # noqa: PTH207 – pathlib takes no absolute pattern
        path = Path(found)
        if path.is_file():
            files.add(path)
        elif path.is_dir() and "**" not in pattern:
            files.update(_walk(path, wanted))
    if not files:
        raise InputError(f"{pattern}: no such file or folder; no file fits this pattern")
    return sorted(files)


def _walk(folder: Path, wanted: Callable[[Path], bool]) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise InputError(why(error.filename or folder, error)) from error

    for root, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root) / name
            if not name.startswith(".") and path.is_file() and wanted(path):
                yield path
