"""Where the time of a run goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import process_time
from typing import TypeVar

_T = TypeVar("_T")

STAGES = ("loading", "reading", "parsing", "rules", "merging", "writing")


@dataclass(slots=True)
class Profile:
    """Seconds of processor time by stage, of this process alone; ``merging`` takes its articles from the stages before it."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add what is done meanwhile to *stage*, apart from what is added to others meanwhile."""
        start, before = process_time(), sum(self.seconds.values())
        try:
            yield
        finally:
            others = sum(self.seconds.values()) - before
            self.seconds[stage] += process_time() - start - others

    def each(self, stage: str, items: Iterable[_T]) -> Iterator[_T]:
        """Yield *items*, and add what getting them takes to *stage*."""
        iterator = iter(items)
        while True:
            with self.timed(stage):
                try:
                    item = next(iterator)
                except StopIteration:
                    return
            yield item

    def __str__(self) -> str:
        total = sum(self.seconds.values())
        shares = (f"{stage} {seconds / total if total else 0:.0%}" for stage, seconds in self.seconds.items())
        return f"processor time {total:.1f} s: {', '.join(shares)}"
