"""A store in a folder on disk, held by Oxigraph inside this process (https://pyoxigraph.readthedocs.io)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pyoxigraph
from pyoxigraph import NamedNode, RdfFormat

from kgnews.errors import InputError, KgnewsError, OutputError
from kgnews.records import NamedGraph
from kgnews.store.lines import change_text, named, quads, replace_text

if TYPE_CHECKING:
    from kgnews.store.protocol import Answer

_SIGN = "CURRENT"  # RocksDB, which Oxigraph keeps its data in, always has this file


# What RocksDB says, and what that means for the user.
_ADVICE = (
    ("lock", "another program has this store open; close it first, or use another store"),
    ("No space left", "the disk is full; make room, then run the same command again"),
    ("Permission denied", "no permission to write there; look at the rights of the folder, or choose another"),
    ("Read-only file system", "the disk is read-only; choose another place"),
    ("Corruption", "the store is damaged; remove the folder, then load the files again"),
)


def check_store(path: Path) -> None:
    """Raise InputError if there is no store in the folder *path*."""
    if not (path / _SIGN).is_file():
        what = "this is no store" if path.exists() else "there is no such store"
        raise InputError(f"{path}: {what}; make one with: kgnews load FILE --store {path}")


def _check_folder(path: Path) -> None:
    """Raise OutputError if *path* is in use for something else, or cannot be made."""
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path}: this is a file; give the folder of a store, or one that is not there yet")
    if path.is_dir() and not (path / _SIGN).is_file() and any(path.iterdir()):
        raise OutputError(f"{path}: this folder is no store; give another, or one that is empty or not there yet")
    if not path.parent.is_dir():
        raise OutputError(f"{path}: there is no folder {path.parent}; make it first, or choose another")


class Embedded:
    """The store in the folder *path*; where *write* is false, it is only read, and others may have it open, too.

    Raises OutputError if the folder cannot be written or is no store, InputError if there is nothing to read.
    """

    def __init__(self, path: Path, write: bool = True) -> None:
        self.name = str(path)
        self._loads = 0
        self._path = path
        self._store: pyoxigraph.Store | None = self._writing() if write else self._reading()

    def update_graphs(self, graphs: Sequence[NamedGraph]) -> None:
        """Make each of these named graphs hold exactly its triples; a graph without triples is removed.

        Graphs that are replaced or removed change all at once or not at all.
        """
        store = self._open()
        with self._faults(OutputError):
            there = [
                graph for graph in graphs if named(graph.name) and store.contains_named_graph(NamedNode(graph.name))
            ]
            if there:
                store.update(replace_text(there))
            known = {graph.name for graph in there}
            new = [graph for graph in graphs if graph.name not in known and graph.triples]
            if new:
                store.bulk_load(b"".join(map(quads, new)), RdfFormat.N_QUADS)
                self._loads += 1

    def change(self, graph: str | None, remove: bytes, add: bytes) -> None:
        """Take the triples *remove* out of *graph*, None being the default graph, then put *add* into it, all at once."""
        with self._faults(OutputError):
            self._open().update(change_text(graph, remove, add))

    def query(self, sparql: str, union: bool = True) -> Answer:
        """Return the answer to a SPARQL query, matched in the union of all graphs or only in the default graph."""
        with self._faults(InputError):
            return self._open().query(sparql, use_default_graph_as_union=union)

    def close(self) -> None:
        """Write what is still in memory to disk, and let go of the folder."""
        store, self._store = self._store, None
        if store is not None and self._loads:
            with self._faults(OutputError):
                store.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> pyoxigraph.Store:
        if self._store is None:
            raise OutputError(f"{self.name}: the store is closed; open it again")
        return self._store

    def _writing(self) -> pyoxigraph.Store:
        with self._faults(OutputError):
            _check_folder(self._path)
            return pyoxigraph.Store(str(self._path))

    def _reading(self) -> pyoxigraph.Store:
        with self._faults(InputError):
            check_store(self._path)
            return pyoxigraph.Store.read_only(str(self._path))

    @contextmanager
    def _faults(self, kind: type[KgnewsError]) -> Iterator[None]:
        """Turn what Oxigraph raises into an error of the given kind that says what to do."""
        try:
            yield
        except SyntaxError as error:
            raise kind(f"{self.name}: Oxigraph does not understand this: {error.msg}; correct it") from None
        except (OSError, RuntimeError) as error:
            said = " ".join(str(error).split())
            advice = next((advice for sign, advice in _ADVICE if sign in said), "look at the folder")
            raise kind(f"{self.name}: {advice} ({said})") from None
