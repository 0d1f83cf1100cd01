"""Lines of a stream, one by one, with a limit: a file of one line of 100 MB does not fill the memory."""

from __future__ import annotations

from collections.abc import Iterator

from kgnews.read.inputs import LONGEST_RECORD, Input


def lines_of(given: Input, longest: int = LONGEST_RECORD) -> Iterator[bytes | None]:
    """Yield the lines of *given* with their ends; None for one longer than *longest*, which is passed over."""
    stream = given.stream
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(longest)):
            pass
        yield None


def too_long(place: str) -> str:
    """Return the message for a line that is passed over."""
    return f"{place}: longer than {LONGEST_RECORD >> 20} MB, passed over; no article is so long"
