"""kgnews builds knowledge graphs from news text, in French and English, offline.

    from kgnews import read, extract, build

    for article in read("dispatch.txt", date="2015-11-17"):
        for statement in extract(article).statements:
            print(statement.subject, statement.relation, statement.object)
    graph = build(["articles/"]).graph

The three functions are those of ``kgnews.pipeline``; ``write_graph`` writes a graph to a file. Everything loads when it
is first asked for, so that ``import kgnews`` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgnews.errors import KgnewsError as KgnewsError
    from kgnews.pipeline import Build as Build
    from kgnews.pipeline import build as build
    from kgnews.pipeline import extract as extract
    from kgnews.pipeline import openie as openie
    from kgnews.pipeline import query as query
    from kgnews.pipeline import read as read
    from kgnews.pipeline import write_graph as write_graph
    from kgnews.records import Article as Article
    from kgnews.records import Entity as Entity
    from kgnews.records import Extraction as Extraction
    from kgnews.records import OpenTriple as OpenTriple
    from kgnews.records import Statement as Statement

__all__ = [
    "Article",
    "Build",
    "Entity",
    "Extraction",
    "KgnewsError",
    "OpenTriple",
    "Statement",
    "__version__",
    "build",
    "extract",
    "openie",
    "query",
    "read",
    "write_graph",
]

__version__ = "0.1.0"

_HOMES = {
    "Article": "records",
    "Build": "pipeline",
    "Entity": "records",
    "Extraction": "records",
    "KgnewsError": "errors",
    "OpenTriple": "records",
    "Statement": "records",
    "build": "pipeline",
    "openie": "pipeline",
    "query": "pipeline",
    "write_graph": "pipeline",
}
_ROOMS = frozenset({"extract", "read"})


class _Room(ModuleType):
    """A sub-package that is called like the function of the same name in ``kgnews.pipeline``.

    ``kgnews.read`` and ``kgnews.extract`` are both: modules to import from, and functions to call.
    """

    def __call__(self, *args: Any, **options: Any) -> Any:
        function = getattr(import_module("kgnews.pipeline"), self.__name__.rpartition(".")[2])
        return function(*args, **options)


class _Package(ModuleType):
    """This package: makes its rooms callable at the moment when the import system hangs them in here."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _ROOMS and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
