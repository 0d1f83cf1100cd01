"""A pool of processes on this machine."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeAlias

from kgnews.pipeline.batches import Started, WorkerDiedError
from kgnews.pipeline.process import Outcome
from kgnews.records import Article

Work: TypeAlias = Callable[[list[Article]], list[Outcome]]
"""The work on a batch; it can be pickled."""

# The libraries of numbers beneath the parser would each take all processors for themselves.
ONE_PROCESSOR = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Processes:
    """Processes that do one kind of work; they are made anew when one of them has died. A ``batches.Pool``."""

    shares_fate = True

    def __init__(self, workers: int, work: Work) -> None:
        self.workers, self._work = workers, work
        self._pool = self._made()

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def start(self, articles: list[Article]) -> Started:
        """Hand out *articles*."""
        try:
            return self._pool.submit(self._work, articles)
        except BrokenProcessPool:
            self._renew()
            return self._pool.submit(self._work, articles)

    def result(self, future: Started) -> list[Outcome]:
        """Wait for what came of a batch; raises WorkerDiedError where a process died, and what the work raises."""
        try:
            found: list[Outcome] = future.result()
        except BrokenProcessPool:
            raise WorkerDiedError from None
        return found

    def _renew(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._made()

    def _made(self) -> ProcessPoolExecutor:
        # Processes started anew hold no lock and no thread of this one, which a forked one would.
        return ProcessPoolExecutor(self.workers, get_context("spawn"), _begin)


def _begin() -> None:
    """Prepare a process: Ctrl-C is for the one that started it, without which it ends, and the others need processors too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(ONE_PROCESSOR)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End where the process that hands out articles was killed: nobody would ever say that there are no more."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
