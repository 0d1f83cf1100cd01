"""The resolver of models works on folders and meta.json alone: the models here are made up."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kgnews import resources
from kgnews.errors import DataError, ModelError
from kgnews.resources import find_model, languages, model_language, ontologies_folder

GOOD = {"lang": "fr", "name": "news_x", "version": "3.8.0", "spacy_version": ">=3.8.0,<3.9.0"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of languages where French prefers zz_big, then zz_small, and where tmp_path/site is importable."""
    monkeypatch.setattr(resources.metadata, "version", lambda name: {"spacy": "3.8.4"}.get(name, ""))
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.syspath_prepend(site)
    (tmp_path / "lang" / "fr").mkdir(parents=True)
    (tmp_path / "lang" / "fr" / "model.toml").write_text(
        '[[models]]\nname = "zz_big"\ninstall = "get zz_big"\n'
        '[[models]]\nname = "zz_small"\ninstall = "pip install zz-small"\ndefault = true\n',
        encoding="utf-8",
    )
    return tmp_path / "lang"


def put_model(folder: Path, package: str, **changes: str) -> Path:
    place = folder.parent / "site" / package
    place.mkdir()
    (place / "__init__.py").write_text("raise AssertionError('a model is looked at, never imported')", encoding="utf-8")
    (place / "meta.json").write_text(json.dumps(GOOD | changes), encoding="utf-8")
    return place


def test_the_best_installed_model_is_taken(folder: Path) -> None:
    put_model(folder, "zz_small")
    assert find_model("fr", folder=folder).name == "zz_small"
    put_model(folder, "zz_big")
    choice = find_model("fr", folder=folder)
    assert (choice.name, choice.location, choice.version, choice.lang) == ("zz_big", "zz_big", "3.8.0", "fr")


def test_a_missing_model_is_named_with_the_command_that_installs_it(folder: Path) -> None:
    with pytest.raises(ModelError, match="no model is installed; install one with: pip install zz-small"):
        find_model("fr", folder=folder)
    with pytest.raises(ModelError, match="install it with: get zz_big"):
        find_model("fr", "zz_big", folder)


def test_wanted_overrides_the_order_and_may_be_a_folder(folder: Path) -> None:
    put_model(folder, "zz_big")
    place = put_model(folder, "zz_small")
    assert find_model("fr", "zz-small", folder).location == "zz_small"
    choice = find_model("fr", str(place), folder)
    assert (choice.location, choice.name) == (str(place), "fr_news_x")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": "999.9.9"}, "only keeps the name"),
        ({"lang": "de"}, "it is a model for 'de', not for 'fr'"),
        ({"spacy_version": ">=2.3.1"}, "made for spaCy >=2.3.1, while spaCy 3.8.4"),
        ({"spacy_version": ">=3.7.0,<3.8.0"}, "made for spaCy >=3.7.0,<3.8.0"),
    ],
)
def test_a_model_that_does_not_fit_is_refused_saying_why(folder: Path, changes: dict[str, str], reason: str) -> None:
    put_model(folder, "zz_big", **changes)
    with pytest.raises(ModelError, match=reason):
        find_model("fr", "zz_big", folder)
    with pytest.raises(ModelError, match=f"{reason}.*install one with: pip install zz-small"):
        find_model("fr", folder=folder)
    put_model(folder, "zz_small")
    choice = find_model("fr", folder=folder)
    assert choice.name == "zz_small"
    assert reason in choice.refused[0]


def test_a_package_without_meta_data_is_no_model(folder: Path) -> None:
    (put_model(folder, "zz_big") / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="not a spaCy model"):
        find_model("fr", "zz_big", folder)


@pytest.mark.parametrize(
    ("specifier", "fits"),
    [
        (">=3.7.5,<3.9.0", True),
        ("~=3.8.0", True),
        ("~=3.7.0", False),
        ("==3.8.4", True),
        (">3.8.4", False),
        ("<=3.8", False),
        ("!=3.8.4", False),
        (">=3.10.0", False),
    ],
)
def test_version_ranges_are_read_as_numbers(folder: Path, specifier: str, fits: bool) -> None:
    put_model(folder, "zz_big", spacy_version=specifier)
    if fits:
        assert find_model("fr", folder=folder).name == "zz_big"
    else:
        with pytest.raises(ModelError, match="made for spaCy"):
            find_model("fr", folder=folder)


def test_an_unknown_language_says_which_there_are(folder: Path) -> None:
    with pytest.raises(ModelError, match=r"language 'xx': kgnews has fr; to add one, make the folder kgnews/lang/xx"):
        find_model("xx", folder=folder)


def test_a_faulty_list_of_models_is_a_data_error(folder: Path) -> None:
    (folder / "fr" / "model.toml").write_text('[[models]]\nnom = "x"\n', encoding="utf-8")
    with pytest.raises(DataError, match=r"model\.toml.*needs name and install"):
        find_model("fr", folder=folder)


def test_the_language_of_a_model_is_read_from_its_meta_data(folder: Path) -> None:
    put_model(folder, "zz_big")
    assert model_language("zz_big") == "fr"
    assert model_language("no_such_model") is None


def test_every_language_lists_models_with_one_default() -> None:
    assert {"en", "fr"} <= set(languages())
    for lang in languages():
        rows = tomllib.loads((resources.LANGUAGES / lang / "model.toml").read_text(encoding="utf-8"))["models"]
        assert sum(row.get("default", False) for row in rows) == 1
        assert find_model(lang).lang == lang


def test_the_ontologies_are_found() -> None:
    assert (ontologies_folder() / "kgnews.ttl").is_file()


def test_finding_a_model_does_not_import_spacy() -> None:
    code = "import sys; from kgnews.resources import find_model; find_model('fr'); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
