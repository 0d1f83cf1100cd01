"""The bundle that is shipped is what its sources build, and the sources stand their own tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from browser import program

VIEW = Path(__file__).parents[2] / "kgnews" / "view"
BUILT = ("explorer.js", "explorer.css", "NOTICES.txt")


def run(folder: Path, *arguments: str) -> str:
    """Run npm in *folder* and return what it says; the test fails if npm does."""
    done = subprocess.run(
        [program("npm"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={**os.environ, "CI": "1", "NO_COLOR": "1"},
    )
    assert done.returncode == 0, f"npm {' '.join(arguments)}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources with what the lock file names installed, nothing more."""
    program("node")
    copy = tmp_path_factory.mktemp("view")
    shutil.copytree(VIEW / "web", copy / "web", ignore=shutil.ignore_patterns("node_modules"))
    run(copy / "web", "ci", "--no-audit", "--no-fund")
    return copy


def test_the_sources_build_the_bundle_that_is_shipped(sources: Path) -> None:
    run(sources / "web", "run", "build")

    assert sorted(path.name for path in (sources / "static").iterdir()) == sorted(BUILT)
    for name in BUILT:
        built, shipped = (folder / "static" / name for folder in (sources, VIEW))
        assert built.read_bytes() == shipped.read_bytes(), (
            f"{name}: run npm run build in kgnews/view/web, and commit it"
        )


def test_the_types_of_the_sources_hold(sources: Path) -> None:
    run(sources / "web", "run", "check")


def test_the_unit_tests_of_the_sources_pass(sources: Path) -> None:
    said = run(sources / "web", "test")

    assert "fail 0" in said
    assert "pass 0" not in said


def test_the_lock_file_names_no_addresses() -> None:
    lock = (VIEW / "web" / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert "http" not in lock.replace('"url": "https://', "")


def test_the_bundle_asks_for_nothing_and_evaluates_nothing() -> None:
    script = (VIEW / "static" / "explorer.js").read_text(encoding="utf-8")

    for word in ("eval(", "new Function", "document.write", "importScripts", "XMLHttpRequest", "WebSocket", "fetch("):
        assert word not in script, word


def test_the_sources_never_take_text_for_markup() -> None:
    for path in (VIEW / "web" / "src").rglob("*.ts*"):
        source = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "InnerHTML", "insertAdjacentHTML", "createContextualFragment"):
            assert word not in source, (path.name, word)
