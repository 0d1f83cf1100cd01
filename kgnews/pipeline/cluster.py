"""A pool on a Ray cluster (https://docs.ray.io), for work that is too much for one machine. Needs the extra ``ray``."""

from __future__ import annotations

import os
from typing import Any

from kgnews.errors import KgnewsError, UsageError
from kgnews.pipeline.batches import Started, WorkerDiedError
from kgnews.pipeline.process import Outcome
from kgnews.pipeline.workers import ONE_PROCESSOR, Work
from kgnews.records import Article


class Cluster:
    """The cluster that RAY_ADDRESS names, else one of *workers* processes on this machine. A ``batches.Pool``.

    kgnews and its models must be installed on each node. Raises UsageError where Ray is not installed or no cluster answers.
    """

    shares_fate = False

    def __init__(self, workers: int, work: Work) -> None:
        try:
            import ray
        except ImportError:
            raise UsageError("engine ray: Ray is not installed; pip install 'kgnews[ray]'") from None
        self._ray: Any = ray
        self._mine = not ray.is_initialized()
        if self._mine:
            _connect(ray, workers)
        self.workers = max(1, int(self._ray.cluster_resources().get("CPU", workers)))
        # A task whose process was killed is done again by Ray itself, three times.
        self._task = ray.remote(max_retries=3)(_caught).options(runtime_env={"env_vars": ONE_PROCESSOR})
        self._work = ray.put(work)

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._mine:
            self._ray.shutdown()

    def start(self, articles: list[Article]) -> Started:
        """Hand out *articles*."""
        started: Started = self._task.remote(self._work, articles).future()
        return started

    def result(self, future: Started) -> list[Outcome]:
        """Wait for what came of a batch; raises WorkerDiedError where its process died each time, and what the work raises."""
        errors = self._ray.exceptions
        try:
            found: list[Outcome] | KgnewsError = future.result()
        except (errors.WorkerCrashedError, errors.OutOfMemoryError, errors.NodeDiedError):
            raise WorkerDiedError from None
        if isinstance(found, KgnewsError):
            raise found
        return found


def _connect(ray: Any, workers: int) -> None:
    address = os.environ.get("RAY_ADDRESS")
    # Ray sends figures of its use home unless it is told not to.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    here = {} if address else {"num_cpus": workers, "include_dashboard": False}
    try:
        ray.init(address=address, log_to_driver=False, logging_level="ERROR", **here)
    except (ConnectionError, OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"engine ray: no cluster at {address or 'this machine'}: {reason}; see RAY_ADDRESS") from None


def _caught(work: Work, articles: list[Article]) -> list[Outcome] | KgnewsError:
    """Do the work; an error of ours comes back as itself, without what Ray writes around it."""
    try:
        return work(articles)
    except KgnewsError as error:
        return error
