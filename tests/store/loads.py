"""Loading in a hurry, and a look at what came of it, for the tests of faults."""

from __future__ import annotations

from collections.abc import Sequence

from scripted import Seen
from store_articles import articles, dump, expected

from kgnews.records import NamedGraph
from kgnews.store.load import load
from kgnews.store.protocol import Store
from kgnews.store.stores import Endpoints, Patience, open_store

QUICK = Patience(waits=(0.05, 0.1, 0.2), timeout=10)
GRAPHS = articles(12)


def quick(address: str, patience: Patience = QUICK, **endpoints: str) -> Store:
    return open_store(address, endpoints=Endpoints(**endpoints), patience=patience)


def load_all(address: str, graphs: Sequence[NamedGraph] = GRAPHS, patience: Patience = QUICK) -> str:
    with quick(address, patience) as store:
        return str(load(store, graphs, batch=4))


def check_exact(address: str, graphs: Sequence[NamedGraph] = GRAPHS) -> None:
    with open_store(address, patience=QUICK) as store:
        assert dump(store) == expected(graphs)


def writing(seen: Seen) -> bool:
    return seen.writes
