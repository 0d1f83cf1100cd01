"""The command models tells which models there are and where the one that is used lies."""

from pathlib import Path

import spacy
from stub_engine import Run


def test_models_names_the_one_that_is_used_in_each_language(run: Run) -> None:
    result = run("models")
    assert result.code == 0
    used = [line.split(":")[0] for line in result.out.splitlines() if line.endswith("(used)")]
    assert used == ["en", "fr"]
    assert all(line.startswith("en: ") for line in run("models", "en").out.splitlines())


def test_load_prints_a_path_that_spacy_loads(run: Run) -> None:
    result = run("models", "--load", "en")
    assert result.code == 0
    path = Path(result.out.strip())
    assert path.is_dir() and spacy.util.load_meta(path / "meta.json")["lang"] == "en"


def test_load_takes_the_name_of_a_model_too(run: Run) -> None:
    used = Path(run("models", "--load", "en").out.strip())
    name = used.parent.name
    assert Path(run("models", "--load", name).out.strip()) == used


def test_a_language_that_kgnews_has_not_is_refused(run: Run) -> None:
    for arguments in (("models", "xx"), ("models", "--load", "xx")):
        result = run(*arguments)
        assert result.code == 1 and "'xx'" in result.err and not result.out
