"""What a user names as a store: a file of RDF, an embedded store, the address of a server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.store.asking import Ask

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store


def is_address(target: str) -> bool:
    """Say whether *target* is the address of a server."""
    return target.lower().startswith(("http://", "https://"))


def open_target(target: str) -> Ask:
    """Return what asks *target*: a file of RDF, read into memory, an embedded store or a server.

    Raises InputError if there is no such store, or the file is no RDF.
    """
    path = Path(target)
    store = read_file(path) if path.is_file() else _embedded(path)
    return lambda text: store.query(text, use_default_graph_as_union=True)


def _embedded(path: Path) -> Store:
    from pyoxigraph import Store

    if not (path / "CURRENT").is_file():
        what = "this is no store" if path.exists() else "there is no such store"
        raise InputError(f"{path}: {what}; make one with: kgnews load FILE --store {path}, or give a file of RDF")
    return Store.read_only(str(path))


def read_file(path: Path) -> Store:
    """Return the RDF of the file *path* as a store in memory.

    Triples become a graph named after the file, so that queries find them as in a store of articles. Raises InputError
    if the suffix is of no RDF format or the file cannot be read.
    """
    from pyoxigraph import NamedNode, RdfFormat, Store

    format = RdfFormat.from_extension(path.suffix.removeprefix(".").lower())
    if format is None:
        raise InputError(f"{path}: the suffix {path.suffix!r} is of no RDF format; give a .ttl, .nt, .trig or .nq file")
    graph = None if _has_graphs(format) else NamedNode(path.resolve().as_uri())
    store = Store()
    try:
        store.bulk_load(path=str(path), format=format, to_graph=graph, lenient=False)
    except SyntaxError as error:
        said = " ".join(str(error.msg or error).split())
        raise InputError(f"{path}: this is no {format.name}: {said}; build it again, or mend it") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}; give a file of RDF") from None
    return store


def _has_graphs(format: RdfFormat) -> bool:
    from pyoxigraph import RdfFormat

    return format in (RdfFormat.TRIG, RdfFormat.N_QUADS, RdfFormat.JSON_LD)
