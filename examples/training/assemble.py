"""Puts the trained components together: one pipeline to use, and its trained parts alone to ship."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import spacy
from entities import BASE
from spacy.language import Language

VERSION = "0.1.0"
SPACY = ">=3.8.0,<3.9.0"
# what is trained here; vectors, lemmas and tags come with the model that it starts from
TRAINED = ("config.cfg", "meta.json", "tokenizer", "tok2vec", "morphologizer", "parser", "ner")
SEQUOIA = "https://github.com/UniversalDependencies/UD_French-Sequoia"
QUESTIONS = "https://github.com/UniversalDependencies/UD_French-FQB"
GSD = "https://github.com/UniversalDependencies/UD_French-GSD"
WINER = "https://github.com/YoannDupont/WiNER-fr"
START = "https://github.com/explosion/spacy-models"


def assemble(parser: Path, entities: Path, out: Path, *, gsd: bool) -> Path:
    """Write the whole pipeline to *out*/pipeline and its trained parts to *out*/fr_news; return the latter."""
    nlp = spacy.load(parser)
    start = spacy.load(BASE)
    nlp.add_pipe("attribute_ruler", source=start)
    nlp.add_pipe("lemmatizer", source=start)
    nlp.add_pipe("ner", source=spacy.load(entities))
    _forget_training(nlp)
    _describe(nlp, gsd=gsd)
    whole, parts = out / "pipeline", out / "fr_news"
    nlp.to_disk(whole)
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir()
    for name in TRAINED:
        copy = shutil.copytree if (whole / name).is_dir() else shutil.copyfile
        copy(whole / name, parts / name)
    _sign(parts, start.meta["version"])
    return parts


def _sign(parts: Path, base_version: str) -> None:
    """Write into meta.json what kgnews/shipped.py reads: the release of the start, and a digest of the weights."""
    digest = hashlib.sha256()
    for path in sorted(path for path in parts.rglob("*") if path.is_file() and path.name != "meta.json"):
        digest.update(path.read_bytes())
    meta = json.loads((parts / "meta.json").read_text(encoding="utf-8"))
    meta |= {"spacy_version": SPACY, "base_version": base_version, "digest": digest.hexdigest()}
    meta.pop("spacy_git_version", None)
    (parts / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _forget_training(nlp: Language) -> None:
    """Take the paths of this machine out of the config."""
    config = nlp.config
    config["paths"] = {"train": None, "dev": None}
    config["initialize"] = {"vectors": None, "before_init": None, "after_init": None, "components": {}, "tokenizer": {}}
    config["corpora"] = {}
    nlp.config = config


def _describe(nlp: Language, *, gsd: bool) -> None:
    sources = [
        {"name": "UD French Sequoia, train", "url": SEQUOIA, "license": "LGPL-LR"},
        {"name": "UD French FQB", "url": QUESTIONS, "license": "LGPL-LR"},
        {"name": "WiNER-fr", "url": WINER, "license": "CC BY 4.0"},
        {"name": "fr_core_news_md 3.8.0", "url": START, "license": "LGPL-LR"},
    ]
    if gsd:
        sources.append({"name": "UD French GSD, 1000 trees of dev", "url": GSD, "license": "CC BY-SA 4.0"})
    nlp.meta.update(
        name="news",
        version=VERSION,
        description="French news: trees and entities, trained on from fr_core_news_md.",
        license="see LICENSE.md beside this file",
        sources=sources,
    )
