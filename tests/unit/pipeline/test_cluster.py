"""The same work on a Ray cluster: on this machine, with two workers."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import ray
from stub_engine import Run
from test_workers import article, work

from kgnews.errors import ModelError, UsageError
from kgnews.pipeline.batches import ARTICLES, Pool, done_in
from kgnews.pipeline.cluster import Cluster
from kgnews.records import Extraction, Problem


@pytest.fixture(scope="module")
def cluster() -> Iterator[Pool]:
    _start([str(Path(__file__).parent), *filter(None, sys.path)])
    with Cluster(2, work) as pool:
        yield pool
    ray.shutdown()


def _start(paths: list[str]) -> None:
    """Start Ray on this machine; on a busy one it gives up after half a minute, and starts the next time."""
    for left in (2, 1, 0):
        try:
            ray.init(
                num_cpus=2,
                include_dashboard=False,
                log_to_driver=False,
                logging_level="ERROR",
                runtime_env={"env_vars": {"PYTHONPATH": ":".join(paths)}},
            )
            return
        except Exception:
            ray.shutdown()
            if not left:
                raise


def test_everything_comes_back_in_order(cluster: Pool) -> None:
    read = [article(number) for number in range(3 * ARTICLES)]
    mixed = [*read[:5], Problem("5.txt", "not text"), *read[5:]]
    found = list(done_in(cluster, mixed))
    assert [one for one, _ in found] == mixed
    assert all(outcome == (one if isinstance(one, Problem) else Extraction(one, ())) for one, outcome in found)


def test_a_worker_that_dies_changes_nothing(cluster: Pool, tmp_path: Path) -> None:
    read = [article(number) for number in range(3 * ARTICLES)]
    read[ARTICLES + 3] = article(ARTICLES + 3, f"DIE-ONCE {tmp_path / 'died'}")
    found = list(done_in(cluster, read))
    assert (tmp_path / "died").exists()
    assert [one for one, _ in found] == read
    assert all(isinstance(outcome, Extraction) for _, outcome in found)


def test_what_concerns_every_article_stops_the_run_as_itself(cluster: Pool) -> None:
    with pytest.raises(ModelError, match=r"^no model$"):
        list(done_in(cluster, [article(1), article(2, "RAISE")]))


def test_ray_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'kgnews\[ray\]'"):
        Cluster(1, work)


def test_an_engine_that_nobody_knows_is_told(run: Run, dispatch: Path, tmp_path: Path) -> None:
    result = run("build", dispatch, "-o", tmp_path / "a.ttl", "--engine", "spark")
    assert (result.code, result.out) == (2, "")
    assert "processes, ray" in result.err
