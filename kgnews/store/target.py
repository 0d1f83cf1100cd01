"""What ``kgnews query`` can be pointed at: a store, or a file of RDF, which is read into a store in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.store.asking import Ask
from kgnews.store.stores import Endpoints, kind_of, open_store

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat, Store


def is_address(target: str) -> bool:
    """Say whether *target* is the address of a server; raise UsageError for an address of no known kind."""
    return kind_of(target) != ""


@contextmanager
def opened(target: str, query_endpoint: str = "") -> Iterator[Ask]:
    """Give what asks *target*: a file of RDF, the folder of a store, or a server, at *query_endpoint* if it is given.

    Raises InputError if there is no such store, or the file is no RDF.
    """
    path = Path(target)
    if not is_address(target) and path.is_file():
        store = read_file(path)
        yield lambda text: store.query(text, use_default_graph_as_union=True)
        return
    with open_store(target, endpoints=Endpoints(query=query_endpoint), write=False) as found:
        yield found.query


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
        store.bulk_load(path=str(path), format=format, to_graph=graph)
    except SyntaxError as error:
        said = " ".join(str(error.msg or error).split())
        raise InputError(f"{path}: this is no {format.name}: {said}; build it again, or mend it") from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise InputError(f"{path}: cannot be read: {said}; give a file of RDF") from None
    return store


def _has_graphs(format: RdfFormat) -> bool:
    from pyoxigraph import RdfFormat

    return format in (RdfFormat.TRIG, RdfFormat.N_QUADS, RdfFormat.JSON_LD)
