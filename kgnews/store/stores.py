"""The kinds of stores, and opening the one that the user names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kgnews.errors import UsageError
from kgnews.store.protocol import Store

DEFAULT_STORE = "kg.store"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a server takes what, as far as the user says so; what is empty is found out from its address.

    ``update`` takes SPARQL updates, ``query`` SPARQL queries, and ``gsp`` whole graphs (Graph Store Protocol).
    """

    query: str = ""
    update: str = ""
    gsp: str = ""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is borne with: the seconds between one try and the next, and those that it may be silent."""

    waits: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0)
    timeout: float = 120.0


Opener: TypeAlias = Callable[[str, Endpoints, bool, Patience], Store]
"""Opens a store by its name, with the endpoints the user gave, for writing or only for reading."""


def open_store(
    target: str, *, endpoints: Endpoints = Endpoints(), write: bool = True, patience: Patience = Patience()
) -> Store:
    """Return the store *target*: the path of a folder, or the address of a server (``http://…``, ``https://…``).

    Where *write* is true, a folder that is not there is made. Raises OutputError or InputError if the store cannot be
    written or read, UsageError for an address that is none.
    """
    return STORES[kind_of(target)](target, endpoints, write, patience)


def check_there(target: str) -> None:
    """Raise InputError if *target* is a path where there is no store, before opening it would make one."""
    if kind_of(target) == "":
        from kgnews.store.embedded import check_store

        check_store(Path(target))


def kind_of(target: str) -> str:
    """Return the key in STORES for *target*: the scheme of an address, or "" for a path."""
    scheme, colon, _rest = target.partition("://")
    if not colon:
        return ""
    if scheme.lower() not in STORES:
        known = ", ".join(f"{kind}://…" for kind in STORES if kind)
        raise UsageError(f"store {target!r}: no store is known behind {scheme}://; give a path, or {known}")
    return scheme.lower()


def _embedded(target: str, endpoints: Endpoints, write: bool, patience: Patience) -> Store:
    from kgnews.store.embedded import Embedded

    if endpoints != Endpoints():
        raise UsageError(f"store {target!r} is a folder, which has no --query, --update or --gsp; leave these out")
    return Embedded(Path(target), write)


def _server(target: str, endpoints: Endpoints, write: bool, patience: Patience) -> Store:
    from kgnews.store.http import Client
    from kgnews.store.remote import Remote
    from kgnews.store.secrets import check_address, find_secrets

    client = Client(find_secrets(check_address(target)), patience)
    try:
        return Remote(target, endpoints, client, write)
    except BaseException:
        client.close()
        raise


STORES: dict[str, Opener] = {
    "": _embedded,
    "http": _server,
    "https": _server,
}
"""How each kind of store is opened."""
