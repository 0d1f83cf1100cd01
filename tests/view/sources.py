"""The sources of the explorer, and npm to build and check them with."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from browser import program

VIEW = Path(__file__).parents[2] / "kgnews" / "view"


def run(folder: Path, *arguments: str) -> str:
    """Run npm in *folder* and return what it says; the test fails if npm does."""
    done = subprocess.run(
        [program("npm"), *arguments], cwd=folder, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )
    assert done.returncode == 0, f"npm {' '.join(arguments)}:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def copy_sources(folder: Path) -> Path:
    """Copy the sources to *folder*/web, and install there what the lock file names, nothing more; return *folder*."""
    program("node")
    shutil.copytree(VIEW / "web", folder / "web", ignore=shutil.ignore_patterns("node_modules"))
    run(folder / "web", "ci", "--no-audit", "--no-fund")
    return folder
