"""The example notebook runs from top to bottom, wherever it is opened, and what it shows is what comes out."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from notebook import NOTEBOOK, ROOT, run, said

STORED = nbformat.read(NOTEBOOK, as_version=4)
ADVICE = "if the new output is right, run: python tests/notebook.py --update"


def words(outputs: list[list[str]]) -> list[list[list[str]]]:
    """Return the words of outputs: how tables are laid out in text is up to pandas."""
    return [[text.split() for text in cell] for cell in outputs]


@pytest.mark.parametrize("folder", [ROOT, ROOT / "examples"])
def test_it_runs_and_shows_what_is_stored(folder: Path) -> None:
    made = run(folder)
    assert words(said(made)) == words(said(STORED)), ADVICE
    shown = [set(output.get("data", ())) for cell in STORED.cells for output in cell.get("outputs", ())]
    assert sum("image/svg+xml" in kinds for kinds in shown) == 3
    assert sum("text/html" in kinds for kinds in shown) >= 4


def test_what_is_stored_is_small_and_holds_nothing_of_a_machine() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert NOTEBOOK.stat().st_size < 200_000
    assert "widget-view" not in text
    assert "widgets" not in STORED.metadata
    assert str(ROOT) not in text
    assert str(Path.home()) + os.sep not in text
    assert " at 0x" not in text
    assert not [cell for cell in STORED.cells if cell.cell_type == "code" and cell.execution_count is not None]


def test_pictures_that_it_points_to_are_there() -> None:
    prose = "\n".join(cell.source for cell in STORED.cells if cell.cell_type == "markdown")
    assert "![" in prose
    for part in prose.split("](")[1:]:
        target = part.partition(")")[0]
        assert target.startswith("http") or (NOTEBOOK.parent / target).is_file(), target
