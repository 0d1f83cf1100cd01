"""Trains the morphologizer and the parser on the treebanks."""

from __future__ import annotations

from pathlib import Path

import spacy
from split import Part
from stages import run, save
from tokens import with_pronouns
from trees import documents, steering_sentences, training_sentences, treebank

GSD = "gsd-a.conllu"
FILES = ("sequoia-train.conllu", "fqb.conllu", GSD)


def treebank_files(folder: Path, *, gsd: bool) -> list[Path]:
    """Return the treebank files to train on, with or without GSD, whose licence asks that copies are shared alike."""
    return [folder / name for name in FILES if gsd or name != GSD]


def train_parser(treebanks: Path, out: Path, seed: int, *, gsd: bool) -> Path:
    """Train on the CoNLL-U files in *treebanks* and return the folder of a pipeline tok2vec, morphologizer, parser."""
    out.mkdir(parents=True, exist_ok=True)
    with_pronouns(spacy.blank("fr")).to_disk(out / "tokenizer")
    files = treebank_files(treebanks, gsd=gsd)
    train = training_sentences(treebank(files, Part.TRAIN), seed)
    dev = steering_sentences(treebank(files, Part.DEV))
    settings: dict[str, str | int | float] = {
        "paths.train": save(documents(train, seed), out / "train.spacy"),
        "paths.dev": save(documents(dev, seed), out / "dev.spacy"),
        "paths.tokenizer": str(out / "tokenizer"),
        "system.seed": seed,
    }
    first = run("parser.cfg", out / "gold", settings)
    return run("parser_settle.cfg", out / "settled", settings | {"paths.base": str(first)})
