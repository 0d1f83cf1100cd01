"""The command line run in this process, with an engine that finds one meeting."""

from pathlib import Path

import pytest
from stub_engine import MEETING, Result, Run, find_meeting

from kgnews import cli, pipeline


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process with the engine's stub."""
    monkeypatch.setattr(pipeline.Stages, "extract", find_meeting)

    def command(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as stop:
            cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(int(stop.value.code or 0), captured.out, captured.err)

    return command


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "brest.txt"
    path.write_text(MEETING, encoding="utf-8")
    return path
