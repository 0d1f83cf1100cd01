"""What a run has done, kept in a file article by article, so that a run that was stopped goes on where it was.

The file is a database of SQLite (https://sqlite.org/wal.html: a write-ahead log, so that what was committed survives the end of the
process at any moment). A row is a place (the address of an article, or its number in a file) with the digest of
what was read there and what came of it.
"""

from __future__ import annotations

import io
import pickle
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from kgnews import records
from kgnews.errors import InputError, OutputError
from kgnews.records import Article, Extraction

_TABLES = """
CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS article (
    place TEXT PRIMARY KEY, digest TEXT NOT NULL, extraction BLOB NOT NULL, run INTEGER NOT NULL, position INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS by_digest ON article (digest);
"""


class State:
    """The articles of all runs that were given the same file. Made by ``open_state``."""

    def __init__(self, connection: sqlite3.Connection, path: Path, signature: str) -> None:
        self._connection, self._path, self._signature = connection, path, signature
        self._run = 0

    def begin(self) -> None:
        """Begin a run: from now on it is known which articles it has seen."""
        with self._told():
            self._connection.executescript(_TABLES)
            form = self._about("records", _form())
            if form != _form():
                raise InputError(
                    f"{self._path}: this was made by another version of kgnews, whose records differ; "
                    "give a new file to --state"
                )
            self._run = int(self._about("run", "0")) + 1
            self._connection.execute("REPLACE INTO about VALUES ('run', ?)", (str(self._run),))

    def seen(self, place: str, article: Article, position: int) -> bool:
        """Note that *article* is at *place*, and return whether it is known what came of it.

        *position* says the how manyth of the run it is.
        """
        digest = self._digest(article)
        with self._told():
            known = self._connection.execute("SELECT place FROM article WHERE digest = ? LIMIT 1", (digest,)).fetchone()
            if known is None:
                return False
            self._connection.execute(
                "REPLACE INTO article SELECT ?, digest, extraction, ?, ? FROM article WHERE place = ?",
                (place, self._run, position, known[0]),
            )
        return True

    def keep(self, place: str, article: Article, position: int, extraction: Extraction) -> None:
        """Commit what came of the *article* at *place*, instead of what came of an older form of it."""
        blob = zlib.compress(pickle.dumps(replace(extraction, article=replace(extraction.article, source=""))), 1)
        with self._told():
            self._connection.execute(
                "REPLACE INTO article VALUES (?, ?, ?, ?, ?)",
                (place, self._digest(article), blob, self._run, position),
            )

    def prune(self) -> None:
        """Forget the articles that this run has not seen."""
        with self._told():
            self._connection.execute("DELETE FROM article WHERE run < ?", (self._run,))

    def extractions(self) -> Iterator[Extraction]:
        """Yield all that is kept: first what this run has seen, in its order, then the rest."""
        with self._told():
            rows = self._connection.execute("SELECT extraction FROM article ORDER BY run DESC, position, place")
            for (blob,) in rows:
                yield _loaded(blob, self._path)

    def _about(self, name: str, default: str) -> str:
        self._connection.execute("INSERT OR IGNORE INTO about VALUES (?, ?)", (name, default))
        (value,) = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return str(value)

    def _digest(self, article: Article) -> str:
        """Return what stands for *article* and for how it is read, whatever the file it lies in is called."""
        return sha256(f"{self._signature}\n{replace(article, source='')!r}".encode(errors="surrogatepass")).hexdigest()

    @contextmanager
    def _told(self) -> Iterator[None]:
        with _faults(self._path):
            yield


@contextmanager
def open_state(path: Path, signature: str) -> Iterator[State]:
    """Give the state in the file *path*, which is made if it is not there; *signature* stands for all that articles are read with.

    Raises InputError if the file is something else or another run has it open, OutputError if it cannot be written.
    """
    if not path.resolve().parent.is_dir():
        raise OutputError(f"{path}: there is no folder {path.resolve().parent}; make it first, or choose another")
    with _faults(path):
        # Each statement is committed at once; in exclusive mode no second run can take the file.
        connection = sqlite3.connect(path, timeout=1, isolation_level=None)
    try:
        with _faults(path):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
        state = State(connection, path, signature)
        state.begin()
        yield state
    finally:
        connection.close()


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Say what a fault of the database means for the one who gave the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise InputError(f"{path}: another run uses this state; wait for it, or give another --state") from None
        raise OutputError(
            f"{path}: the state cannot be kept: {error}; make room or choose another place: what is in it is not lost"
        ) from None
    except sqlite3.DatabaseError as error:
        raise InputError(f"{path}: this is no state of a run ({error}); give a new file to --state") from None


def _form() -> str:
    """Return a digest of the form of the records, which what is kept must have."""
    forms = [
        (name, [(field.name, str(field.type)) for field in fields(one)])
        for name, one in sorted(vars(records).items())
        if is_dataclass(one)
    ]
    return sha256(repr(forms).encode()).hexdigest()


class _RecordsOnly(pickle.Unpickler):
    """Makes records and nothing else: a file may come from anybody."""

    def find_class(self, module: str, name: str) -> Any:
        found = getattr(records, name, None) if module == records.__name__ else None
        if isinstance(found, type) and found.__module__ == records.__name__:
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def _loaded(blob: bytes, path: Path) -> Extraction:
    try:
        found = _RecordsOnly(io.BytesIO(zlib.decompress(blob))).load()
    except (pickle.UnpicklingError, zlib.error, EOFError, AttributeError, TypeError, ValueError) as error:
        raise InputError(f"{path}: this state is damaged ({error}); give a new file to --state") from None
    if not isinstance(found, Extraction):
        raise InputError(f"{path}: this state is damaged (no extraction); give a new file to --state")
    return found
