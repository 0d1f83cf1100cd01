"""Shipped models are put together from plain files: the halves here are made up."""

import json
from pathlib import Path

import pytest

from kgnews import resources, shipped
from kgnews.errors import ModelError
from kgnews.resources import find_model, list_models, model_language, model_path
from kgnews.shipped import data_folder, put_together, shipped_folder

GOOD = {"lang": "fr", "version": "3.8.0", "spacy_version": ">=3.8.0,<3.9.0"}


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    folder = tmp_path / "models" / "zz_news"
    (folder / "parser").mkdir(parents=True)
    (folder / "parser" / "model").write_bytes(b"weights")
    put_meta(folder, name="news", base_version="3.8.0", digest="abc123")
    return folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    package = tmp_path / "site" / "zz_base"
    data = package / "zz_base-3.8.0"
    for name in (*shipped.BORROWED, "parser"):
        (data / name).mkdir(parents=True)
        (data / name / "data").write_text(name, encoding="utf-8")
    for folder in (package, data):
        put_meta(folder, name="base")
    return package


def put_meta(folder: Path, **changes: str) -> None:
    (folder / "meta.json").write_text(json.dumps(GOOD | changes), encoding="utf-8")


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_model_has_its_own_parts_and_borrows_the_rest(parts: Path, base: Path, tmp_path: Path) -> None:
    folder = put_together(parts, base, tmp_path / "cache")
    assert files(folder) == {"meta.json", "parser/model", "vocab/data", "attribute_ruler/data", "lemmatizer/data"}
    assert json.loads((folder / "meta.json").read_text(encoding="utf-8"))["name"] == "news"
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_it_is_put_together_once_and_anew_when_a_half_changes(parts: Path, base: Path, tmp_path: Path) -> None:
    first = put_together(parts, base, tmp_path / "cache")
    (first / "kept").touch()
    assert put_together(parts, base, tmp_path / "cache") == first and (first / "kept").is_file()
    put_meta(parts, name="news", base_version="3.8.0", digest="def456")
    second = put_together(parts, base, tmp_path / "cache")
    assert second != first and not (second / "kept").exists()


def test_another_release_of_the_base_is_refused(parts: Path, base: Path, tmp_path: Path) -> None:
    put_meta(base / "zz_base-3.8.0", name="base", version="3.8.1")
    with pytest.raises(ModelError, match=r"needs release 3\.8\.0 .* while 3\.8\.1 is installed"):
        put_together(parts, base, tmp_path / "cache")


def test_a_cache_that_cannot_be_written_is_said(parts: Path, base: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    with pytest.raises(ModelError, match=r"cannot be put together in .*cache"):
        put_together(parts, base, tmp_path / "cache")


def test_a_half_copied_folder_never_counts(parts: Path, base: Path, tmp_path: Path) -> None:
    (base / "zz_base-3.8.0" / "lemmatizer" / "data").unlink()
    (base / "zz_base-3.8.0" / "lemmatizer").rmdir()
    with pytest.raises(ModelError):
        put_together(parts, base, tmp_path / "cache")
    assert list((tmp_path / "cache" / "models").iterdir()) == []


def test_a_folder_without_vocabulary_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no vocabulary"):
        data_folder(tmp_path)


def test_names_of_shipped_models_are_no_paths(parts: Path) -> None:
    assert shipped_folder("zz_news", parts.parent) == parts
    assert shipped_folder("../models/zz_news", parts.parent) is None
    assert shipped_folder("zz_other", parts.parent) is None


@pytest.fixture
def languages(parts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of languages where French prefers the shipped zz_news, on zz_base, to zz_base alone."""
    monkeypatch.setattr(resources.metadata, "version", lambda name: {"spacy": "3.8.4"}.get(name, ""))
    monkeypatch.setattr(resources, "shipped_folder", lambda name: shipped_folder(name, parts.parent))
    monkeypatch.setattr(shipped, "_cache", lambda: tmp_path / "cache")
    (tmp_path / "site").mkdir(exist_ok=True)
    monkeypatch.syspath_prepend(tmp_path / "site")
    (tmp_path / "lang" / "fr").mkdir(parents=True)
    (tmp_path / "lang" / "fr" / "model.toml").write_text(
        '[[models]]\nname = "zz_news"\nbase = "zz_base"\ninstall = "pip install zz-base"\n'
        '[[models]]\nname = "zz_base"\ninstall = "pip install zz-base"\n',
        encoding="utf-8",
    )
    return tmp_path / "lang"


def test_a_shipped_model_is_found_once_its_base_is_installed(languages: Path, base: Path, tmp_path: Path) -> None:
    for wanted in (None, "zz_news", "zz-news"):
        choice = find_model("fr", wanted, languages)
        assert (choice.name, choice.version) == ("zz_news", "3.8.0")
        assert Path(choice.location).is_relative_to(tmp_path / "cache")
        assert model_path("fr", wanted, languages) == Path(choice.location)
    assert find_model("fr", "zz_base", languages).location == "zz_base"
    assert model_path("fr", "zz_base", languages) == base / "zz_base-3.8.0"
    assert model_language("zz_news") == "fr"
    listed = list_models("fr", languages)
    assert [(row.name, row.state, row.used) for row in listed] == [
        ("zz_news", "3.8.0", True),
        ("zz_base", "3.8.0", False),
    ]


def test_without_its_base_a_shipped_model_is_not_installed(languages: Path) -> None:
    with pytest.raises(ModelError, match="install it with: pip install zz-base"):
        find_model("fr", "zz_news", languages)
    assert not any(row.used for row in list_models("fr", languages))


def test_a_shipped_model_that_does_not_fit_gives_way_to_its_base(languages: Path, parts: Path, base: Path) -> None:
    put_meta(parts, name="news", base_version="3.7.0", digest="abc123")
    choice = find_model("fr", folder=languages)
    assert choice.name == "zz_base" and "needs release 3.7.0" in choice.refused[0]
    with pytest.raises(ModelError, match=r"needs release 3\.7\.0"):
        find_model("fr", "zz_news", languages)
    first, second = list_models("fr", languages)
    assert not first.used and "not used: " in first.state and second.used
