"""From inputs to what is read: the files that they mean, and the articles and problems in each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews import resources
from kgnews.errors import InputError
from kgnews.pipeline.options import Options
from kgnews.pipeline.process import Read
from kgnews.records import Problem

if TYPE_CHECKING:
    from kgnews.read.revisions import Revision

Source = str | Path
"""An input: the path of a file or folder, a pattern, an http(s) address, or "-" for standard input."""

STDIN = "-"


def files(source: Source) -> list[str]:
    """Return the files that *source* means, itself if it is "-" or an address; raise InputError if there is none."""
    from kgnews.read import find_files, is_address

    return [str(source)] if source == STDIN or is_address(source) else [str(path) for path in find_files(source)]


def latest_revisions(paths: Sequence[str]) -> dict[str, Revision]:
    """Return the latest version of each news item in the files *paths*, by identifier: it replaces the others."""
    from kgnews.read import find_revisions

    return find_revisions(path for path in paths if Path(path).is_file()) if len(paths) > 1 else {}


def found_in(path: str, options: Options, latest: Mapping[str, Revision]) -> Iterator[Read]:
    """Yield what is found in the file or at the address *path*; under ``strict`` its first problem is raised."""
    from kgnews.read import Input, fetch, is_address, read_input, read_path
    from kgnews.read import Options as Reading

    reading = Reading(path, options.lang, options.date, "", resources.languages(), options.columns, latest)
    if path == STDIN:
        found = read_input(Input("standard input", "", sys.stdin.buffer), reading)
    elif is_address(path):
        given = fetch(path, options.private)
        found = read_input(given, replace(reading, url=given.name))
    else:
        found = read_path(path, reading)
    for one in found:
        if isinstance(one, Problem) and options.strict:
            raise InputError(one.message)
        yield one
