"""One stage of training: a spaCy config, run in this process, its best pipeline kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import scoring  # noqa: F401 - registers what ner.cfg names
from spacy.language import DEFAULT_CONFIG, Language
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

ATTRIBUTES = ["ORTH", "SPACY", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
HERE = Path(__file__).parent


def run(config: str, out: Path, settings: Mapping[str, str | int | float]) -> Path:
    """Train as the config beside this file says, with *settings* ("paths.train": …) in place of its own.

    Returns the folder of the best pipeline. A stage whose pipeline is there is not run again.
    """
    best = out / "model-best"
    out.mkdir(parents=True, exist_ok=True)
    if not (best / "meta.json").is_file():
        told = load_config(HERE / config, overrides=dict(settings), interpolate=False)
        train(init_nlp(DEFAULT_CONFIG.merge(told)), out)
    return best


def save(docs: Iterable[Doc], path: Path) -> str:
    """Write the documents as spaCy's corpus reader wants them, and return the path for a config."""
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=ATTRIBUTES, docs=docs).to_disk(path)
    return str(path)


def keep_only(nlp: Language, *names: str) -> Language:
    """Take every component but *names* out of the pipeline, and return the pipeline."""
    for name in nlp.component_names:
        if name not in names:
            nlp.remove_pipe(name)
    return nlp
