"""Lines sorted in files, each once, whatever they hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgnews.write import sorting
from kgnews.write.sorting import sorted_lines

LINES = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=6).map(lambda text: f"{text}\n"))


@given(lines=LINES, held=st.integers(0, 40), files=st.integers(2, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_lines_come_sorted_and_each_once(
    lines: list[str], held: int, files: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "FILES", files)
    assert list(sorted_lines(lines, tmp_path, held)) == sorted(set(lines))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_where_it_is_cut_short(tmp_path: Path) -> None:
    lines = sorted_lines((f"{number:03}\n" for number in range(100)), tmp_path, held=20)
    assert next(lines) == "000\n"
    assert list(tmp_path.iterdir()) != []
    lines.close()  # type: ignore[attr-defined]
    assert list(tmp_path.iterdir()) == []
