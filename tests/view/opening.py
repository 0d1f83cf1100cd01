"""How the tests open an explorer: on a page, or wherever they are run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias

from browser import Explorer

from kgnews.graph.schema import Graph

State: TypeAlias = Mapping[str, Any]
"""A view to start from, as in the address of a page and the trait ``state``."""


class Opener(Protocol):
    """Opens a page with an explorer of a graph; *view* goes behind the address, *options* are those of the window."""

    def __call__(
        self, graph: Graph | None = None, *, view: str = "", lang: str = "en", title: str = "Harbours", **options: Any
    ) -> Explorer: ...


class Shower(Protocol):
    """Shows a graph on a page or in a notebook, as it is at the start or as *state* says; nothing moves without *motion*."""

    def __call__(self, graph: Graph | None = None, *, state: State | None = None, motion: bool = False) -> Explorer: ...
