"""What articles are read with: whatever changes it may change what comes of them."""

from __future__ import annotations

from hashlib import sha256

from kgnews import __version__, resources
from kgnews.errors import ModelError
from kgnews.pipeline.engine import catalog, stages
from kgnews.pipeline.options import Options

_CODE = ("extract", "lang", "read")


def signature(options: Options) -> str:
    """Return what stands for the options, the code and the data that articles are read with, and for the installed models."""
    models = [_model(lang, options) for lang in resources.languages()]
    given = (options.lang, options.date, options.relations, sorted(options.columns.items()))
    return repr((__version__, given, models, catalog(options.gazetteers).digest, _code()))


def _model(lang: str, options: Options) -> str:
    try:
        choice = stages(options.models, options.gazetteers).choose(lang, given=options.lang is not None)
    except ModelError:  # said when an article needs it
        return ""
    return f"{choice.name} {choice.version}"


def _code() -> str:
    """Return a digest of the code and the language data, which may have been changed in place."""
    total = sha256()
    for folder in _CODE:
        for path in sorted((resources.PACKAGE / folder).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                total.update(f"{path.relative_to(resources.PACKAGE)}\n".encode() + path.read_bytes())
    return total.hexdigest()
