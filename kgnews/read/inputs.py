"""An input: bytes with a name, opened once and read as a stream, however long it is."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import BinaryIO

from kgnews.errors import InputError

HEAD = 1 << 16  # bytes at the start by which formats are told apart
LONGEST_DOCUMENT = 20 << 20  # bytes of one article, page or feed; far more than any has
LONGEST_FILE = 1 << 30  # bytes of a file that must be held in memory whole
LONGEST_RECORD = 10 << 20  # bytes of one line of a file of many articles


@dataclass(slots=True)
class Input:
    """Bytes to read articles from.

    ``name`` is what messages call it, ``file`` the name whose suffix tells the format, ``head`` its first bytes;
    ``stream`` gives all of it, the head included, once.
    """

    name: str
    file: str
    stream: BinaryIO
    head: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.head = _read_up_to(self.stream, HEAD, self.name)
        if _seekable(self.stream):
            self.stream.seek(0)
        else:
            self.stream = io.BufferedReader(_Rejoined(self.head, self.stream, self.name))

    @property
    def suffix(self) -> str:
        """The suffix of the file's name, in lower case, with its dot; "" where it has none."""
        return PurePath(self.file).suffix.lower()

    def document(self, longest: int = LONGEST_DOCUMENT) -> bytes:
        """Return all bytes. Raises InputError where there are more than *longest*, or they cannot be read."""
        data = _read_up_to(self.stream, longest + 1, self.name)
        if len(data) > longest:
            raise InputError(
                f"{self.name}: more than {longest >> 20} MB are too many for one article, page or feed; "
                "split it into its articles"
            )
        return data


def open_input(path: str | Path) -> Input:
    """Open the file *path*. Raises InputError where it cannot be opened or read."""
    try:
        return Input(str(path), str(path), Path(path).open("rb"))
    except OSError as error:
        raise InputError(why(path, error)) from error


def input_of(data: bytes, name: str, file: str | None = None) -> Input:
    """Return *data* as an input; *file* tells the format where it is not *name*."""
    return Input(name, name if file is None else file, io.BytesIO(data))


def why(path: object, error: OSError) -> str:
    """Return the message for a file or folder that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return f"{path}: no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return f"{path}: no permission to read it; change its permissions or copy it"
    return f"{path}: cannot be read: {error.strerror or error}"


def _seekable(stream: BinaryIO) -> bool:
    # A stream that unpacks says that it can go back, and does it by unpacking all again.
    return isinstance(stream, io.BytesIO) or (isinstance(stream, io.BufferedReader) and stream.seekable())


def _read_up_to(stream: BinaryIO, most: int, name: str) -> bytes:
    """Return up to *most* bytes: a pipe gives what there is, so it is asked until it ends."""
    parts: list[bytes] = []
    try:
        while most > 0 and (part := stream.read(min(most, 1 << 20))):
            parts.append(part)
            most -= len(part)
    except OSError as error:
        raise InputError(why(name, error)) from error
    return b"".join(parts)


class _Rejoined(io.RawIOBase):
    """The head that was read already, then the rest of the stream."""

    def __init__(self, head: bytes, rest: BinaryIO, name: str) -> None:
        self._head = head
        self._rest = rest
        self._name = name

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._head[: len(view)]
        if data:
            self._head = self._head[len(data) :]
        else:
            data = _read_up_to(self._rest, min(len(view), 1 << 20), self._name) if len(view) else b""
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._rest.close()
        super().close()
