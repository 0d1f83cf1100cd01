"""Models that kgnews ships: only their trained components lie in the package; the rest comes from an installed model.

What is not trained (vectors, lemmas, tags) is the same as in the model that the training started from, and larger than what
is. The two are put together once, as plain files, and kept in the user's cache. Standard library only.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from kgnews.errors import ModelError

MODELS = Path(__file__).parent / "models"
# What a shipped model takes from the model that it builds on.
BORROWED = ("vocab", "attribute_ruler", "lemmatizer")


def shipped_folder(name: str, models: Path = MODELS) -> Path | None:
    """Return the folder of the trained parts of the shipped model *name*, or None if there is no such model."""
    folder = models / name
    return folder if name.isidentifier() and (folder / "meta.json").is_file() else None


def data_folder(base: Path) -> Path:
    """Return the folder of a model's data: *base* itself, or inside a package "fr_x" its folder "fr_x-3.8.0".

    Raises ModelError if neither has a vocabulary.
    """
    for place in (base, *sorted(base.glob(f"{base.name}-*"))):
        if (place / "vocab").is_dir():
            return place
    raise ModelError(f"{base}: no vocabulary of a spaCy model in it; install the model again")


def put_together(parts: Path, base: Path, cache: Path | None = None) -> Path:
    """Return a folder that spacy.load accepts: the trained *parts*, and what the model in *base* has beside them.

    *base* is the package or the data folder of the installed model. The folder is made in *cache*, by default the user's
    cache folder, unless it is there. Raises ModelError if it cannot be written or something is missing.
    """
    data = data_folder(base)
    _check_base(parts, data)
    target = (cache or _cache()) / "models" / _name(parts, data)
    if not (target / "meta.json").is_file():
        try:
            _make(parts, data, target)
        except OSError as error:
            raise ModelError(
                f"model {parts.name!r} cannot be put together in {target}: {error.strerror or error}; "
                "make room there, or set XDG_CACHE_HOME to a folder that can be written"
            ) from None
    return target


def _check_base(parts: Path, data: Path) -> None:
    """Raise ModelError unless *data* is of the release whose vectors the parts were trained with."""
    needed, found = _meta(parts)["base_version"], _meta(data)["version"]
    if needed != found:
        raise ModelError(f"model {parts.name!r} needs release {needed} of {data.name}, while {found} is installed")


def _meta(folder: Path) -> dict[str, str]:
    meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return meta


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("kgnews", appauthor=False)


def _name(parts: Path, data: Path) -> str:
    """Return a folder name that changes whenever either half does."""
    own, other = _meta(parts), _meta(data)
    digest = own.get("digest", "")[:16]
    return f"{parts.name}-{own['version']}-{digest}-{other['name']}-{other['version']}"


def _make(parts: Path, data: Path, target: Path) -> None:
    """Copy both halves beside *target*, then rename: another process sees the whole folder or none."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".part", dir=target.parent))
    try:
        shutil.copytree(parts, aside, dirs_exist_ok=True)
        for name in BORROWED:
            shutil.copytree(data / name, aside / name)
        try:
            aside.rename(target)
        except OSError:
            if not (target / "meta.json").is_file():  # else another process was faster
                raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
