"""The table of benchmarks: the README shows the one that was measured last, and the script finds the figures."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def quality() -> ModuleType:
    """The script, which is in no package."""
    spec = importlib.util.spec_from_file_location("quality", ROOT / "tests" / "bench" / "quality.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["quality"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_the_table_that_was_measured_last(quality: ModuleType) -> None:
    measured = json.loads((ROOT / "tests" / "bench" / "quality.json").read_text(encoding="utf-8"))
    rows = [quality.Row(**row) for row in measured["rows"]]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count(quality.table(rows)) == 1, "run: python tests/bench/quality.py --update"
    assert quality.in_readme(text, rows) == text
    assert len(rows) == 11
    assert set(measured["models"]) == {"en", "fr"}
    assert all(row.digest for row in rows)


def test_the_figures_of_a_scorer_are_found(quality: ModuleType, tmp_path: Path) -> None:
    scorers = tmp_path / "score"
    scorers.mkdir()
    for item in quality.SETS:
        script, *_ = item.scorer.split()
        line = "P=0.500 R=0.250 F1=0.333 recall by kind: copula 3/91; links found 7/9 = 0.778"
        (scorers / script).write_text(f"print({line!r})\n", encoding="utf-8")
        for name in (item.sentences, item.gold):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("\n", encoding="utf-8")
    shown = {row.name: row.kgnews for row in quality.open_rows(tmp_path)}
    assert shown["UD gsd-b, fr"] == ".333 (.500 / .250); copulas 3 of 91"
    assert shown["PETRARCH, en"] == "7 of 9 links"
    assert shown["CaRB dev, en"] == shown["RELX en, strict"] == ".333 (.500 / .250)"


def test_a_scorer_that_prints_no_figures_stops_it(quality: ModuleType, tmp_path: Path) -> None:
    first = quality.SETS[0]
    for name in (first.sentences, first.gold, f"score/{first.scorer.split()[0]}"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="no figures"):
        list(quality.open_rows(tmp_path))
