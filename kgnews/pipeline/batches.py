"""Articles handed out in batches to a pool that does the work on them, and what came of them taken back in their order.

What dies in a pool (a process that was killed, for want of memory or by somebody) costs nothing: its batches are done again. A
pool may not know which of its batches was at fault; those are then done one at a time. What kills its process each time becomes a
Problem.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from kgnews.pipeline.process import Outcome, Read
from kgnews.records import Article, Problem

ARTICLES, CHARACTERS = 16, 50_000  # of a batch, at most; an article alone may be longer
AHEAD = 3  # batches for each worker that are read before they are asked for
TRIES = 2


class WorkerDiedError(Exception):
    """A worker of a pool ended in the middle of its work."""


Started: TypeAlias = Future[Any]
"""A batch that was handed out; what its result is, the pool knows."""


class Pool(Protocol):
    """Does the work on batches of articles, several at a time."""

    workers: int
    """How many batches it can do at a time."""
    shares_fate: bool
    """Whether all that is being done is lost when one worker dies."""

    def start(self, articles: list[Article]) -> Started:
        """Hand out *articles*; the result raises WorkerDiedError where a worker died, and what the work raises."""

    def result(self, future: Started) -> list[Outcome]:
        """Wait for what came of a batch; raises WorkerDiedError where a worker died, and what the work raises."""


def done_in(pool: Pool, read: Iterable[Read]) -> Iterator[tuple[Read, Outcome]]:
    """Yield each of *read* with what came of it in *pool*, in order; a Problem among *read* comes of itself.

    Raises what the work raises.
    """
    out: deque[_Batch] = deque()
    for batch in _batches(read):
        out.append(batch.started(pool))
        if len(out) >= AHEAD * pool.workers:
            yield from _finished(pool, out)
    while out:
        yield from _finished(pool, out)


@dataclass(slots=True)
class _Batch:
    read: list[Read]
    future: Started | None = None

    @property
    def articles(self) -> list[Article]:
        return [one for one in self.read if isinstance(one, Article)]

    def started(self, pool: Pool) -> _Batch:
        if articles := self.articles:
            self.future = pool.start(articles)
        return self

    def found(self, pool: Pool) -> list[Outcome] | None:
        """Return what came of the articles, if that is known already."""
        if self.future is None or not self.future.done() or self.future.cancelled() or self.future.exception():
            return None
        return pool.result(self.future)

    def outcomes(self, found: list[Outcome]) -> Iterator[tuple[Read, Outcome]]:
        of_articles = iter(found)
        for one in self.read:
            yield one, next(of_articles) if isinstance(one, Article) else one


def _batches(read: Iterable[Read]) -> Iterator[_Batch]:
    batch: list[Read] = []
    size = 0
    for one in read:
        length = len(one.text) if isinstance(one, Article) else 0
        if batch and (len(batch) >= ARTICLES or size + length > CHARACTERS):
            yield _Batch(batch)
            batch, size = [], 0
        batch.append(one)
        size += length
    if batch:
        yield _Batch(batch)


def _finished(pool: Pool, out: deque[_Batch]) -> Iterator[tuple[Read, Outcome]]:
    """Yield what came of the first batch; where a worker died, of all that may have been its fault."""
    batch = out.popleft()
    try:
        found = pool.result(batch.future) if batch.future else []
    except WorkerDiedError:
        suspects = [batch]
        if pool.shares_fate:
            suspects += out
            out.clear()
        for suspect in suspects:
            yield from suspect.outcomes(suspect.found(pool) or _carefully(pool, suspect.articles))
        return
    yield from batch.outcomes(found)


def _carefully(pool: Pool, articles: list[Article]) -> list[Outcome]:
    """Do *articles* while nothing else that is suspected is being done; those that kill a worker each time become Problems."""
    if not articles:
        return []
    for _try in range(TRIES):
        try:
            return pool.result(pool.start(articles))
        except WorkerDiedError:
            continue
    if len(articles) > 1:
        return [outcome for article in articles for outcome in _carefully(pool, [article])]
    source = articles[0].source
    return [
        Problem(
            source,
            f"{source}: the process that read this article was killed, {TRIES} times; "
            "if memory is short, give fewer --workers",
        )
    ]
