"""Files that hold other files: gzip, Zstandard and zip, unpacked as streams, never to disk, with a limit to everything."""

from __future__ import annotations

import gzip
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from kgnews.errors import InputError
from kgnews.read.inputs import Input
from kgnews.records import Problem

MOST_NESTED = 3  # containers in containers; news comes in one or two
MOST_MEMBERS = 100_000  # files of a zip archive, whose list is held in memory
LARGEST_ZIP = 4 << 30  # bytes of an archive that comes through a pipe, or in another
FREE_EXPANSION = 32 << 20  # bytes that may come out whatever went in
# News text shrinks to a third or a tenth. A bomb goes to the thousandth, the most that deflate can.
MOST_EXPANSION = 200
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True)
class Container:
    """A format of files in files: its suffixes, the bytes it begins with, and what gives the files in it."""

    suffixes: tuple[str, ...]
    signature: bytes
    members: Callable[[Input], Iterator[Input | Problem]]


class Unpacker(Protocol):
    """What gives unpacked bytes."""

    def read(self, size: int, /) -> bytes:
        """Return up to *size* bytes, none at the end."""


def unpacked(given: Input, depth: int = 0) -> Iterator[Input | Problem]:
    """Yield what *given* holds, down to files that are no containers; *given* itself where it is none.

    Each is to be read before the next is asked for. What cannot be unpacked is a Problem. Raises InputError where the
    whole container is broken.
    """
    container = next((one for one in CONTAINERS.values() if given.head.startswith(one.signature)), None)
    if container is None:
        yield given
        return
    if depth == MOST_NESTED:
        yield Problem(given.name, f"{given.name}: packed more than {MOST_NESTED} times; unpack it first")
        return
    for member in container.members(given):
        if isinstance(member, Problem):
            yield member
            continue
        try:
            yield from unpacked(member, depth + 1)
        except InputError as error:
            if container.suffixes != CONTAINERS["zip"].suffixes:
                raise
            yield Problem(member.name, str(error))


def _gzip_member(given: Input) -> Iterator[Input]:
    source = _Counting(given.stream)
    yield _member(given, (".gz",), gzip.GzipFile(fileobj=source), source)


def _zstd_member(given: Input) -> Iterator[Input]:
    try:
        import zstandard
    except ImportError:
        raise InputError(
            f"{given.name}: to read .zst files, install the package zstandard: pip install 'kgnews[packed]'"
        ) from None
    source = _Counting(given.stream)
    reader = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
        io.BufferedReader(source), read_across_frames=True
    )
    yield _member(given, (".zst", ".zstd"), reader, source)


def _member(given: Input, suffixes: tuple[str, ...], unpacker: Unpacker, source: _Counting) -> Input:
    file = given.file
    for suffix in suffixes:
        file = file[: -len(suffix)] if file.lower().endswith(suffix) else file
    return Input(given.name, file, io.BufferedReader(_Limited(given.name, unpacker, lambda: source.count)))


def _zip_members(given: Input) -> Iterator[Input | Problem]:
    stream = _seekable(given)
    try:
        archive = zipfile.ZipFile(stream)
        members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError) as error:
        raise InputError(f"{given.name}: a broken zip archive ({error}); make it anew") from error
    if len(members) > MOST_MEMBERS:
        raise InputError(
            f"{given.name}: {len(members):,} files are too many for one zip archive (at most {MOST_MEMBERS:,}); unpack it"
        )
    if members and members[0].filename in ("[Content_Types].xml", "mimetype"):
        raise InputError(f"{given.name}: this is an office file or an e-book; save it as plain text first")
    if all(member.is_dir() for member in members):
        raise InputError(f"{given.name}: this archive holds no file")
    for member in sorted(members, key=lambda member: member.filename):
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if member.is_dir() or any(part.startswith(".") and part != ".." for part in path.parts):
            continue
        yield _zip_member(archive, member, path, given.name)


def _zip_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: PurePosixPath, name: str) -> Input | Problem:
    place = f"{name}/{path}"
    # Nothing is written to disk, so nothing could escape; but an archive that tries is not what it seems.
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return Problem(place, f"{place}: the name of this file leads out of its archive; not read")
    if member.flag_bits & _ENCRYPTED:
        return Problem(place, f"{place}: encrypted; unpack the archive with its password first")
    try:
        unpacker = archive.open(member)
        return Input(place, path.name, io.BufferedReader(_Limited(place, unpacker, lambda: member.compress_size)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        return Problem(place, f"{place}: cannot be unpacked: {error}")
    except InputError as error:
        return Problem(place, str(error))


def _seekable(given: Input) -> BinaryIO:
    """Return the stream, or a temporary file with all of it where one cannot go back in it."""
    if isinstance(given.stream, io.BytesIO) or given.stream.seekable():
        return given.stream
    copy = tempfile.SpooledTemporaryFile(max_size=64 << 20)  # noqa: SIM115 – lives as long as the archive
    left = LARGEST_ZIP
    while left > 0 and (part := given.stream.read(min(left, 1 << 20))):
        copy.write(part)
        left -= len(part)
    if not left:
        raise InputError(f"{given.name}: more than {LARGEST_ZIP >> 30} GB are too many for a zip archive in a stream")
    copy.seek(0)
    return copy  # type: ignore[return-value]


class _Counting(io.RawIOBase):
    """A stream that knows how much was read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        self.count += len(data)
        view[: len(data)] = data
        return len(data)


class _Limited(io.RawIOBase):
    """Unpacked bytes; raises InputError where they are broken, or far more than what was packed can hold."""

    def __init__(self, name: str, unpacker: Unpacker, packed: Callable[[], int]) -> None:
        self._name = name
        self._unpacker = unpacker
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        try:
            data = self._unpacker.read(len(view))
        except InputError:
            raise
        except Exception as error:  # whatever a library of its own makes of broken bytes
            raise InputError(f"{self._name}: broken: cannot be unpacked to its end ({error})") from error
        self._count += len(data)
        if self._count > FREE_EXPANSION and self._count > MOST_EXPANSION * max(1, self._packed()):
            raise InputError(
                f"{self._name}: unpacks to more than {MOST_EXPANSION} times its size, as a bomb does; not read further"
            )
        view[: len(data)] = data
        return len(data)


CONTAINERS: Mapping[str, Container] = {
    "gzip": Container((".gz",), b"\x1f\x8b", _gzip_member),
    "zstd": Container((".zst", ".zstd"), b"\x28\xb5\x2f\xfd", _zstd_member),
    "zip": Container((".zip",), b"PK\x03\x04", _zip_members),
}
