"""Articles handed out to processes in batches, and what came of them taken back in their order.

A process that dies (killed, out of memory) takes the pool of its fellows with it. The batches that were out are then done
one at a time, so that the one at fault is known; what kills a process twice by itself becomes a Problem.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeAlias

from kgnews.pipeline.process import Outcome, Read
from kgnews.records import Article, Problem

Work: TypeAlias = Callable[[list[Article]], list[Outcome]]
"""The work on a batch; it can be pickled."""

ARTICLES, CHARACTERS = 16, 50_000  # of a batch, at most; an article alone may be longer
AHEAD = 3  # batches for each process that are read before they are asked for
TRIES = 2
# The libraries of numbers beneath the parser would each take all processors for themselves.
_ALONE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def done_by(workers: int, work: Work, read: Iterable[Read]) -> Iterator[tuple[Read, Outcome]]:
    """Yield each of *read* with what came of it, in order, the *work* being done by as many processes as *workers*.

    A Problem among *read* comes of itself. Raises what *work* raises.
    """
    with _Pool(workers, work) as pool:
        out: deque[_Batch] = deque()
        for batch in _batches(read):
            out.append(pool.start(batch))
            if len(out) >= AHEAD * workers:
                yield from _finished(pool, out)
        while out:
            yield from _finished(pool, out)


@dataclass(slots=True)
class _Batch:
    read: list[Read]
    future: Future[list[Outcome]] | None = None

    @property
    def articles(self) -> list[Article]:
        return [one for one in self.read if isinstance(one, Article)]

    def found(self) -> list[Outcome] | None:
        """Return what came of the articles, if that is known already."""
        if self.future is None or not self.future.done() or self.future.cancelled() or self.future.exception():
            return None
        return self.future.result()

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


def _finished(pool: _Pool, out: deque[_Batch]) -> Iterator[tuple[Read, Outcome]]:
    """Yield what came of the first batch; where a process died, of all that were out."""
    batch = out.popleft()
    try:
        found = batch.future.result() if batch.future else []
    except BrokenProcessPool:
        suspects = [batch, *out]
        out.clear()
        for suspect in suspects:
            yield from suspect.outcomes(suspect.found() or pool.careful(suspect.articles))
        return
    yield from batch.outcomes(found)


class _Pool:
    """Processes that do one kind of work; they are made anew when one of them has died."""

    def __init__(self, workers: int, work: Work) -> None:
        self._workers, self._work = workers, work
        self._pool = self._made()

    def __enter__(self) -> _Pool:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def start(self, batch: _Batch) -> _Batch:
        """Hand out *batch*."""
        if articles := batch.articles:
            try:
                batch.future = self._pool.submit(self._work, articles)
            except BrokenProcessPool:
                self._renew()
                batch.future = self._pool.submit(self._work, articles)
        return batch

    def careful(self, articles: list[Article]) -> list[Outcome]:
        """Do *articles* while nothing else is done; those that kill a process each time become Problems."""
        for _try in range(TRIES):
            try:
                return self._pool.submit(self._work, articles).result() if articles else []
            except BrokenProcessPool:
                self._renew()
        if len(articles) > 1:
            return [outcome for article in articles for outcome in self.careful([article])]
        source = articles[0].source
        return [
            Problem(
                source,
                f"{source}: the process that read this article was killed, {TRIES} times; "
                "if memory is short, give fewer --workers",
            )
        ]

    def _renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        # Processes started anew hold no lock and no thread of this one, which a forked one would.
        return ProcessPoolExecutor(self._workers, get_context("spawn"), _begin)


def _begin() -> None:
    """Prepare a process: Ctrl-C is for the one that started it, without which it ends, and the others need processors too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(_ALONE)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End where the process that hands out articles was killed: nobody would ever say that there are no more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
