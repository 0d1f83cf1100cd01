"""How memory is looked after while many records are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_COLLECTED = 50_000  # new objects between two searches for garbage


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python look for garbage in cycles less often: an article leaves next to none, and what stays is looked at in vain."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _COLLECTED) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
