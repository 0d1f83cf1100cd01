"""Where things lie: the folders of the ontologies and the ready queries, and the language model to use.

Standard library only. Models are found and judged by their ``meta.json``, so nothing here imports spaCy.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, replace
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from kgnews.errors import DataError, ModelError
from kgnews.shipped import data_folder, put_together, shipped_folder

PACKAGE = Path(__file__).parent
LANGUAGES = PACKAGE / "lang"
# On package indexes, releases numbered 999 only keep a name; what they hold is not the model.
PLACEHOLDER = "999."


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """The model to use for a language.

    ``location`` is what ``spacy.load`` takes: the name of an installed package, or a folder. ``refused`` says, one line
    each, why better models that are installed were passed over.
    """

    lang: str
    name: str
    version: str
    location: str
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelState:
    """A model that kgnews knows: its version, or why it is not used; and whether it is the one that is used."""

    name: str
    state: str
    used: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    """A row of ``kgnews/lang/<xx>/model.toml``; *base* is the installed model that a shipped one is completed with."""

    name: str
    install: str
    default: bool = False
    base: str = ""


def ontologies_folder() -> Path:
    """Return the folder of the Turtle files: inside the package in a wheel, at the top of a checkout.

    Raises DataError if there is none, which means that the installation is broken.
    """
    for folder in (PACKAGE / "_ontologies", PACKAGE.parent / "ontologies"):
        if (folder / "kgnews.ttl").is_file():
            return folder
    raise DataError(f"{PACKAGE / '_ontologies'}: the ontologies are missing; install kgnews again")


def queries_folder() -> Path:
    """Return the folder of the ready queries: inside the package in a wheel, under examples/ in a checkout.

    Raises DataError if there is none, which means that the installation is broken.
    """
    for folder in (PACKAGE / "_queries", PACKAGE.parent / "examples" / "queries"):
        if folder.is_dir():
            return folder
    raise DataError(f"{PACKAGE / '_queries'}: the ready queries are missing; install kgnews again")


def languages(folder: Path = LANGUAGES) -> tuple[str, ...]:
    """Return the codes of the languages that name their models, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/model.toml")))


def find_model(lang: str, wanted: str | None = None, folder: Path = LANGUAGES) -> ModelChoice:
    """Return the model to use for *lang*: *wanted* (a name or a folder), else the best one installed.

    "Best" is the order of ``<folder>/<lang>/model.toml``. Raises ModelError if *wanted* is missing or does not fit the
    language or the installed spaCy, or if the language has no fitting model; the message has the command that helps.

    >>> find_model("fr").lang
    'fr'
    """
    listed = _listed(lang, folder)
    if wanted:
        return _wanted(lang, wanted, listed)
    refused: list[str] = []
    for row in listed:
        found = _look(row, lang)
        if isinstance(found, ModelChoice):
            return replace(found, refused=tuple(refused))
        if found:
            refused.append(f"{row.name}: {found}")
    default = next((row for row in listed if row.default), listed[0])
    reason = "; ".join(refused) or "no model is installed"
    raise ModelError(f"language {lang!r}: {reason}; install one with: {default.install}")


def model_path(lang: str, wanted: str | None = None, folder: Path = LANGUAGES) -> Path:
    """Return the folder, for ``spacy.load``, of the model that ``find_model`` chooses; it raises what that raises."""
    location = find_model(lang, wanted, folder).location
    place = _package_folder(location)
    return Path(location) if place is None else data_folder(place)


def list_models(lang: str, folder: Path = LANGUAGES) -> tuple[ModelState, ...]:
    """Return the models that kgnews knows for *lang*, best first. Raises ModelError if kgnews has no such language."""
    states: list[ModelState] = []
    for row in _listed(lang, folder):
        found = _look(row, lang)
        fits = isinstance(found, ModelChoice)
        text = found.version if isinstance(found, ModelChoice) else f"not used: {found}"
        state = text if found else f"not installed: {row.install}"
        states.append(ModelState(row.name, state, fits and not any(before.used for before in states)))
    return tuple(states)


def model_language(wanted: str) -> str | None:
    """Return the language of the model *wanted* (a name or a folder) by its meta.json, or None if it is not found."""
    place = _place(wanted)
    return None if place is None else _meta(place).get("lang")


def _listed(lang: str, folder: Path) -> tuple[_Listed, ...]:
    path = folder / lang / "model.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["models"]
        listed = tuple(_Listed(**row) for row in rows)
    except FileNotFoundError:
        known = ", ".join(languages(folder))
        raise ModelError(
            f"language {lang!r}: kgnews has {known}; to add one, make the folder kgnews/lang/{lang}/"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        raise DataError(f"{path}: {error}; each [[models]] needs name and install") from None
    if not listed:
        raise DataError(f"{path}: no model is named; add one as [[models]] with name and install")
    return listed


def _look(row: _Listed, lang: str) -> ModelChoice | str:
    """Return the model of a row as it can be used, or why it cannot be; "" if it is not installed."""
    package = row.base or row.name
    place = _package_folder(package)
    parts = shipped_folder(row.name) if row.base else None
    if place is None or (row.base and parts is None):
        return ""
    meta, fault = _judge(place, package, lang)
    if fault or parts is None:
        return f"{package}: {fault}" if row.base else fault or ModelChoice(lang, row.name, meta["version"], row.name)
    meta, fault = _judge(parts, row.name, lang)
    if fault:
        return fault
    try:
        return ModelChoice(lang, row.name, meta["version"], str(put_together(parts, place)))
    except ModelError as error:
        return str(error)


def _wanted(lang: str, wanted: str, listed: tuple[_Listed, ...]) -> ModelChoice:
    name = wanted.replace("-", "_")
    row = next((row for row in listed if row.name == name), None)
    found = _look(row, lang) if row and row.base else ""
    if isinstance(found, ModelChoice):
        return found
    if found:
        raise ModelError(f"model {wanted!r}: {found}")
    place = None if row and row.base else _place(wanted)
    if place is None:
        install = row.install if row else None
        names = ", ".join(row.name for row in listed)
        raise ModelError(
            f"model {wanted!r} is not installed; "
            + (
                f"install it with: {install}"
                if install
                else f"known for {lang!r}: {names}; or give the folder of a model"
            )
        )
    meta, fault = _judge(place, wanted, lang)
    if fault:
        raise ModelError(f"model {wanted!r}: {fault}")
    location = str(place) if Path(wanted).is_dir() else wanted.replace("-", "_")
    return ModelChoice(lang, f"{meta['lang']}_{meta['name']}", meta["version"], location)


def _place(wanted: str) -> Path | None:
    """Return the folder of a model given by path or by name (of a shipped one, its parts); pip's spelling is understood."""
    if Path(wanted).is_dir():
        return Path(wanted)
    name = wanted.replace("-", "_")
    return shipped_folder(name) or _package_folder(name)


def _package_folder(name: str) -> Path | None:
    """Return the folder of the installed package *name* without importing it."""
    spec = find_spec(name) if name.isidentifier() else None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def _meta(place: Path) -> dict[str, str]:
    try:
        meta = json.loads((place / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return meta if isinstance(meta, dict) else {}


def _judge(place: Path, name: str, lang: str) -> tuple[dict[str, str], str]:
    """Return the model's meta data, and why it cannot be used ("" if it can)."""
    meta = _meta(place)
    version = _distribution_version(name) or meta.get("version", "")
    if version.startswith(PLACEHOLDER):
        return meta, f"release {version} only keeps the name on the package index, it is not the model; uninstall it"
    if not {"lang", "name", "version", "spacy_version"} <= meta.keys():
        return meta, f"not a spaCy model: no complete meta.json in {place}"
    if meta["lang"] != lang:
        return meta, f"it is a model for {meta['lang']!r}, not for {lang!r}"
    spacy = metadata.version("spacy")
    if not _fits(spacy, meta["spacy_version"]):
        return meta, f"made for spaCy {meta['spacy_version']}, while spaCy {spacy} is installed"
    return meta, ""


def _distribution_version(name: str) -> str:
    try:
        return metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):  # ValueError: *name* is a path or empty
        return ""


def _fits(version: str, specifier: str) -> bool:
    """Tell whether *version* is within *specifier* (">=3.8.0,<3.9.0") and of its major release.

    Models of spaCy 2 say ">=2.3.1" with no upper end, yet do not load in spaCy 3: hence the major release.
    """
    have = _numbers(version)
    for clause in specifier.split(","):
        found = re.fullmatch(r"\s*(>=|<=|==|!=|~=|<|>)?\s*v?([\d.]+).*", clause)
        if not found:
            continue
        operator, bound = found[1] or "==", _numbers(found[2])
        if operator in (">=", ">", "~=", "==") and bound[0] != have[0]:
            return False
        if not _compare(have, operator, bound):
            return False
    return True


def _compare(have: tuple[int, ...], operator: str, bound: tuple[int, ...]) -> bool:
    length = max(len(have), len(bound))
    left, right = (numbers + (0,) * (length - len(numbers)) for numbers in (have, bound))
    if operator == "~=":  # the same but for the last number given
        return left >= right and have[: len(bound) - 1] == bound[:-1]
    return {
        ">=": left >= right,
        "<=": left <= right,
        ">": left > right,
        "<": left < right,
        "==": left == right,
        "!=": left != right,
    }[operator]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("+")[0])[:3])
