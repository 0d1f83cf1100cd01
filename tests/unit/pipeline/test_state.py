"""What a run keeps: nothing is done twice, nothing is lost, and a file from elsewhere does no harm."""

import os
import pickle
import resource
import sqlite3
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from stub_engine import MEETING, Result, Run

from kgnews import pipeline
from kgnews.records import Article, Extraction

TESTS = Path(__file__).parents[2]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of three articles that each tell of another meeting."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("one", "two", "three"):
        write(folder, name)
    return folder


def write(folder: Path, name: str, words: str = "") -> None:
    (folder / f"{name}.txt").write_text(f"{MEETING}\nArticle {name}. {words}\n", encoding="utf-8")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, run: Run) -> list[str]:
    """The texts that are extracted, each time."""
    texts: list[str] = []
    extract: Callable[..., Extraction] = pipeline.Stages.extract

    def noted(stages: object, article: Article, relations: str, lang: str | None = None) -> Extraction:
        texts.append(article.text.rstrip().rpartition("Article ")[2].partition(".")[0])
        return extract(stages, article, relations, lang)

    monkeypatch.setattr(pipeline.Stages, "extract", noted)
    return texts


def test_what_is_known_is_not_done_again_and_the_output_is_the_same(
    run: Run, articles: Path, tmp_path: Path, read: list[str]
) -> None:
    plain, first, again = (tmp_path / name for name in ("plain.ttl", "first.ttl", "again.ttl"))
    assert run("build", articles, "-o", plain).code == 0
    read.clear()
    assert run("build", articles, "-o", first, "--state", tmp_path / "run.db").code == 0
    assert sorted(read) == ["one", "three", "two"]
    read.clear()
    result = run("build", articles, "-o", again, "--state", tmp_path / "run.db")
    assert read == []
    assert result.err.startswith("articles 3, statements 3")
    assert plain.read_bytes() == first.read_bytes() == again.read_bytes()


def test_an_article_that_was_changed_takes_the_place_of_its_earlier_form(
    run: Run, articles: Path, tmp_path: Path, read: list[str]
) -> None:
    run("build", articles, "-o", tmp_path / "a.ttl", "--state", tmp_path / "run.db")
    read.clear()
    write(articles, "two", "Corrected.")
    run("build", articles, "-o", tmp_path / "b.ttl", "--state", tmp_path / "run.db")
    assert read == ["two"]
    run("build", articles, "-o", tmp_path / "plain.ttl")
    assert (tmp_path / "b.ttl").read_bytes() == (tmp_path / "plain.ttl").read_bytes()


def test_so_does_an_article_in_an_archive(run: Run, tmp_path: Path, read: list[str]) -> None:
    def archive(words: str) -> Path:
        with zipfile.ZipFile(tmp_path / "wire.zip", "w") as packed:
            packed.writestr("one.txt", f"{MEETING}\nArticle one.\n")
            packed.writestr("two.txt", f"{MEETING}\nArticle two. {words}\n")
        return tmp_path / "wire.zip"

    state = ("--state", tmp_path / "run.db")
    assert run("build", archive(""), "-o", tmp_path / "a.ttl", *state).err.startswith("articles 2,")
    read.clear()
    assert run("build", archive("Corrected."), "-o", tmp_path / "b.ttl", *state).err.startswith("articles 2,")
    assert read == ["two"]


def test_articles_of_earlier_runs_stay_until_they_are_pruned(
    run: Run, articles: Path, tmp_path: Path, read: list[str]
) -> None:
    state = ("--state", tmp_path / "run.db")
    run("build", articles, "-o", tmp_path / "a.ttl", *state)
    (articles / "one.txt").unlink()
    assert run("build", articles, "-o", tmp_path / "b.ttl", *state).err.startswith("articles 3,")
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()

    (articles / "empty.txt").write_bytes(b"")
    failed = run("build", articles, "-o", tmp_path / "c.ttl", *state, "--prune")
    assert "articles 3," in failed.err, "an input that cannot be read today may be there tomorrow"
    assert "nothing is pruned" in failed.err

    (articles / "empty.txt").unlink()
    assert run("build", articles, "-o", tmp_path / "d.ttl", *state, "--prune").err.startswith("articles 2,")
    run("build", articles, "-o", tmp_path / "plain.ttl")
    assert (tmp_path / "d.ttl").read_bytes() == (tmp_path / "plain.ttl").read_bytes()


def test_other_options_mean_that_articles_are_done_again(
    run: Run, articles: Path, tmp_path: Path, read: list[str]
) -> None:
    state = ("--state", tmp_path / "run.db")
    run("build", articles, "-o", tmp_path / "a.ttl", *state)
    read.clear()
    run("build", articles, "-o", tmp_path / "b.ttl", *state, "--relations", "all")
    assert len(read) == 3
    read.clear()
    (articles / "one.txt").rename(articles / "four.txt")  # the same words at another place
    run("build", articles, "-o", tmp_path / "b.ttl", *state, "--relations", "all")
    assert read == []


def test_an_article_that_fails_is_tried_again(run: Run, articles: Path, tmp_path: Path, read: list[str]) -> None:
    write(articles, "two", "BOUM")
    state = ("--state", tmp_path / "run.db")
    assert run("build", articles, "-o", tmp_path / "a.ttl", *state).code == 3
    read.clear()
    assert run("build", articles, "-o", tmp_path / "a.ttl", *state).code == 3
    assert read == ["two"]


def test_prune_needs_a_state(run: Run, articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "a.ttl", "--prune")
    assert (result.code, result.out) == (2, "")
    assert "--state" in result.err


def spoiled(path: Path, sql: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()


class Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, ("harm",)


@pytest.mark.parametrize(
    ("blob", "told"),
    [
        (zlib.compress(pickle.dumps(Harm())), "no record"),
        (zlib.compress(pickle.dumps({"a": 1})), "no extraction"),
        (zlib.compress(b"cut off"), "damaged"),
        (b"not compressed", "damaged"),
    ],
    ids=["harmful", "other", "cut", "raw"],
)
def test_a_state_that_was_tampered_with_is_refused_and_does_no_harm(
    run: Run, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blob: bytes, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run("build", articles, "-o", "a.ttl", "--state", "run.db")
    spoiled(tmp_path / "run.db", "UPDATE article SET extraction = ?", blob)
    result = run("build", articles, "-o", "b.ttl", "--state", "run.db")
    assert result.code == 1
    assert "run.db: this state is damaged" in result.err
    assert told in result.err
    assert not (tmp_path / "harm").exists()
    assert not (tmp_path / "b.ttl").exists()


def test_a_file_that_is_no_state_is_left_as_it_is(run: Run, articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("These are notes of mine, and they are longer than the head of a database.\n" * 20)
    before = other.read_bytes()
    result = run("build", articles, "-o", tmp_path / "a.ttl", "--state", other)
    assert result.code == 1
    assert f"{other}: this is no state of a run" in result.err
    assert other.read_bytes() == before


def test_a_state_of_other_records_is_refused(run: Run, articles: Path, tmp_path: Path) -> None:
    run("build", articles, "-o", tmp_path / "a.ttl", "--state", tmp_path / "run.db")
    spoiled(tmp_path / "run.db", "UPDATE about SET value = 'old' WHERE name = 'records'")
    result = run("build", articles, "-o", tmp_path / "b.ttl", "--state", tmp_path / "run.db")
    assert result.code == 1
    assert "another version of kgnews" in result.err


def test_two_runs_do_not_share_a_state(run: Run, articles: Path, tmp_path: Path) -> None:
    state = tmp_path / "run.db"
    with pipeline_state(state):
        result = run("build", articles, "-o", tmp_path / "a.ttl", "--state", state)
    assert result.code == 1
    assert "another run uses this state" in result.err


def pipeline_state(path: Path) -> object:
    from kgnews.pipeline.state import open_state

    return open_state(path, "")


def test_the_folder_of_a_state_must_be_there(run: Run, articles: Path, tmp_path: Path) -> None:
    result = run("build", articles, "-o", tmp_path / "a.ttl", "--state", tmp_path / "none" / "run.db")
    assert result.code == 1
    assert "there is no folder" in result.err


# killed and cut short


def command(
    *arguments: object, seconds: float = 0.0, preexec: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(TESTS), *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, str(TESTS / "stub_command.py"), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path, "KGNEWS_STUB_SECONDS": str(seconds)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=preexec,
    )


def ended(process: subprocess.Popen[str]) -> Result:
    out, err = process.communicate(timeout=60)
    return Result(process.returncode, out, err)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        write(folder, f"no{number:02}")
    return folder


def test_a_run_that_is_killed_at_any_moment_goes_on(many: Path, tmp_path: Path) -> None:
    whole, resumed, state = tmp_path / "whole.ttl", tmp_path / "resumed.ttl", tmp_path / "run.db"
    assert ended(command("build", many, "-o", whole)).code == 0

    chance = Random(20151117)
    killed = 0
    for _ in range(8):
        process = command("build", many, "-o", resumed, "--state", state, seconds=0.02)
        time.sleep(chance.uniform(0.2, 2.2))
        process.kill()
        killed += process.wait(20) == -9
        process.communicate()
        if resumed.exists():  # then whole: it is renamed into place
            assert resumed.read_bytes() == whole.read_bytes()
    assert killed > 3
    assert ended(command("build", many, "-o", resumed, "--state", state)).code == 0
    assert resumed.read_bytes() == whole.read_bytes()


def test_a_disk_that_is_full_loses_nothing(many: Path, tmp_path: Path) -> None:
    whole, resumed, state = tmp_path / "whole.ttl", tmp_path / "resumed.ttl", tmp_path / "run.db"
    assert ended(command("build", many, "-o", whole)).code == 0

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (80_000, 80_000))

    result = ended(command("build", many, "-o", resumed, "--state", state, preexec=full))
    assert result.code == 1
    assert f"{state}: the state cannot be kept" in result.err
    assert "Traceback" not in result.err
    assert not resumed.exists()

    assert ended(command("build", many, "-o", resumed, "--state", state)).code == 0
    assert resumed.read_bytes() == whole.read_bytes()
