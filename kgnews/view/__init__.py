"""The graph to look at: an explorer in a notebook and as a page, and pictures."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kgnews.errors import UsageError

if TYPE_CHECKING:
    from kgnews.view import draw as draw
    from kgnews.view.page import write_page as write_page
    from kgnews.view.widget import explore as explore

__all__ = ["draw", "explore", "write_page"]

_HOMES = {"explore": "widget", "write_page": "page"}


def __getattr__(name: str) -> Any:
    if name == "explore" and find_spec("anywidget") is None:
        raise UsageError("the explorer in a notebook needs anywidget; install it with: pip install 'kgnews[notebook]'")
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    if name == "draw":
        return import_module(f"{__name__}.draw")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
