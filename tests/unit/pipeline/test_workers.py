"""Batches done by processes: all of it, in order, whatever becomes of a process."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest

from kgnews.errors import ModelError
from kgnews.pipeline.batches import AHEAD, ARTICLES, done_in
from kgnews.pipeline.process import Outcome, Read
from kgnews.pipeline.workers import Processes, Work
from kgnews.records import Article, Extraction, Problem


def article(number: int, text: str = "") -> Article:
    return Article(f"article/{number}", text or f"Text {number}.", "en", source=f"{number}.txt")


def work(articles: list[Article]) -> list[Outcome]:
    """Give an empty extraction of each; a text may ask for something worse."""
    return [_one(one) for one in articles]


def _one(one: Article) -> Outcome:
    asked, _, path = one.text.partition(" ")
    if asked == "RAISE":
        raise ModelError("no model")
    if asked == "DIE" or (asked == "DIE-ONCE" and not Path(path).exists()):
        if path:
            Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return Extraction(one, ())


def done_by(workers: int, work: Work, read: Iterable[Read]) -> Iterator[tuple[Read, Outcome]]:
    with Processes(workers, work) as pool:
        yield from done_in(pool, read)


def done(read: Iterable[Read], workers: int = 2) -> list[tuple[Read, Outcome]]:
    return list(done_by(workers, work, read))


def test_everything_comes_back_in_order() -> None:
    read: list[Read] = [article(number) for number in range(3 * ARTICLES)]
    read.insert(5, Problem("5.txt", "not text"))

    found = done(read)
    assert [one for one, _ in found] == read
    for one, outcome in found:
        assert outcome == (one if isinstance(one, Problem) else Extraction(one, ()))


def test_nothing_gives_nothing() -> None:
    assert done([]) == []
    assert done([Problem("a.txt", "empty")]) == [(Problem("a.txt", "empty"), Problem("a.txt", "empty"))]


def test_no_more_is_read_than_is_being_done() -> None:
    read = 0

    def endless() -> Iterator[Article]:
        nonlocal read
        while True:
            read += 1
            yield article(read)

    found = done_by(2, work, endless())
    next(found)
    assert read <= (2 * AHEAD + 1) * ARTICLES
    found.close()  # type: ignore[attr-defined]


def test_what_concerns_every_article_stops_the_run() -> None:
    with pytest.raises(ModelError, match="no model"):
        done([article(1), article(2, "RAISE"), article(3)])


def test_a_process_that_dies_once_changes_nothing(tmp_path: Path) -> None:
    read = [article(number) for number in range(4 * ARTICLES)]
    read[2 * ARTICLES + 3] = article(2 * ARTICLES + 3, f"DIE-ONCE {tmp_path / 'died'}")

    found = done(read)
    assert (tmp_path / "died").exists()
    assert [one for one, _ in found] == read
    assert all(outcome == Extraction(one, ()) for one, outcome in found if isinstance(one, Article))


def test_an_article_that_kills_its_process_each_time_is_a_problem_and_costs_no_other() -> None:
    read = [article(number) for number in range(2 * ARTICLES)]
    read[ARTICLES + 3] = article(ARTICLES + 3, "DIE")

    outcomes = dict(zip((one.id for one in read), (outcome for _, outcome in done(read)), strict=True))
    problem = outcomes.pop(f"article/{ARTICLES + 3}")
    assert isinstance(problem, Problem)
    assert problem.source == f"{ARTICLES + 3}.txt"
    assert "killed" in problem.message
    assert all(isinstance(outcome, Extraction) for outcome in outcomes.values())


def note_process(folder: str, articles: list[Article]) -> list[Outcome]:
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(60)
    return []


def main(folder: str) -> None:
    list(done_by(2, partial(note_process, folder), [article(1), article(2)]))


def test_processes_end_with_the_one_that_started_them(tmp_path: Path) -> None:
    script = "import sys, test_workers; test_workers.main(sys.argv[1])"
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    parent = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env={**os.environ, "PYTHONPATH": path})
    end = time.monotonic() + 30
    while not list(tmp_path.iterdir()):
        assert time.monotonic() < end, "no process has begun"
        time.sleep(0.05)
    parent.kill()
    parent.wait(10)
    workers = [int(one.name) for one in tmp_path.iterdir()]
    while any(_lives(one) for one in workers):
        assert time.monotonic() < end, "a process outlives the one that started it"
        time.sleep(0.05)


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"  # nobody may be there to take notice of its end
