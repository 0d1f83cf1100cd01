"""Measures French pipelines side by side: entities on news, trees, sentence ends, speed.

    python examples/training/evaluate.py DATA_FOLDER MODEL [MODEL ...] [--quick] [--steer]

MODEL is what spacy.load takes: a folder or the name of an installed package. The data folder is the one of train.py, with
the test sets beside: ner-news-fr/winer-fr.jsonl, ner-fr/HIPE-2022-v2.1-newseye-dev-fr.tsv, ud-fr/gsd-b.conllu and
ud-fr/sequoia.conllu. Nothing of these is trained on; of WiNER, a fixed part (split.py). With --steer, what steers the training
is measured instead: choose by these, and look at the test sets at the end. Prints one table, a column a model.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import measures
import spacy
from conllu import Tree, read_trees
from news import Paragraph, document, names, read_news
from parsing import treebank_files
from spacy.language import Language
from split import Part, tree_part

NEWS = Path("ner-news-fr", "winer-fr.jsonl")
OLD = Path("ner-fr", "HIPE-2022-v2.1-newseye-dev-fr.tsv")
TREEBANKS = (Path("ud-fr", "gsd-b.conllu"), Path("ud-fr", "sequoia.conllu"))


@dataclass(frozen=True, slots=True)
class Gold:
    """What is measured on: paragraphs of news, the names that the training shows, trees by the name of their set.

    ``trees`` has each set twice: "du" as one word, and as the two that it stands for.
    """

    news: tuple[Paragraph, ...]
    seen: frozenset[str]
    trees: dict[str, tuple[list[Tree], list[Tree]]]
    old: Path | None


def test_sets(data: Path) -> Gold:
    """Return the sets that neither train nor steer."""
    trees = {
        path.stem: (list(read_trees(data / path)), list(read_trees(data / path, join=False))) for path in TREEBANKS
    }
    return Gold(tuple(read_news(data / NEWS, Part.TEST)), _seen(data), trees, data / OLD)


def steering_sets(data: Path) -> Gold:
    """Return the sets that steer the training, GSD among them."""
    trees = {}
    for path in treebank_files(data / "ud-fr" / "train", gsd=True):
        sets = [
            [tree for tree in read_trees(path, join=join) if tree_part(tree.name) is Part.DEV] for join in (True, False)
        ]
        trees[path.stem] = (sets[0], sets[1])
    return Gold(tuple(read_news(data / NEWS, Part.DEV)), _seen(data), trees, None)


def _seen(data: Path) -> frozenset[str]:
    blank = spacy.blank("fr")
    return frozenset(names([document(each, blank) for each in read_news(data / NEWS, Part.TRAIN)]))


def entity_rows(nlp: Language, gold: Gold) -> dict[str, str]:
    """Return the measures of entities, as name and figure."""
    test = gold.news
    scores = measures.entities(nlp, test)
    whole = scores["all"]
    rows = {
        "WiNER, PER LOC ORG, F1": f"{whole.f1:.3f}",
        "  precision / recall": f"{whole.precision:.3f} / {whole.recall:.3f}",
    }
    for label in ("PER", "LOC", "ORG", "EVENT", "PRODUCT"):
        rows[f"  {label}, F1 ({scores[label].gold})"] = f"{scores[label].f1:.3f}"
    unseen = measures.unseen_names(nlp, test, gold.seen)
    capitals = measures.entities(nlp, test, capitals=True)["all"]
    rows[f"  names never seen, recall ({unseen.gold})"] = f"{unseen.recall:.3f}"
    rows[f"  in capitals, F1 ({capitals.gold})"] = f"{capitals.f1:.3f}"
    if gold.old:
        rows["NewsEye dev, F1"] = f"{measures.old_newspapers(nlp, gold.old).f1:.3f}"
    else:
        rows["  as scanned, F1"] = f"{measures.scanned_entities(nlp, test)['all'].f1:.3f}"
    return rows


def tree_rows(nlp: Language, gold: Gold) -> dict[str, str]:
    """Return the measures of trees, as name and figure."""
    rows: dict[str, str] = {}
    together = []
    for name, (joined, split) in gold.trees.items():
        together += joined
        apart = measures.attachments(nlp, split)
        as_read = measures.attachments(nlp, joined)
        rows[f"{name}, UAS / LAS"] = f"{apart[0]:.3f} / {apart[1]:.3f}"
        rows[f"{name}, du one word"] = f"{as_read[0]:.3f} / {as_read[1]:.3f}"
        rows[f"{name}, sentence starts, F1"] = f"{measures.sentence_starts(nlp, joined).f1:.3f}"
    after, reporting = measures.subjects_after_verb(nlp, together)
    rows[f"subjects after the verb, recall ({after.gold})"] = f"{after.recall:.3f}"
    rows["  precision"] = f"{after.precision:.3f}"
    rows[f"  in reporting clauses ({reporting.gold})"] = f"{reporting.recall:.3f}"
    return rows


def main() -> None:
    """Read the command line, measure each model, print the table."""
    parser = argparse.ArgumentParser(description="Measure French pipelines side by side.")
    parser.add_argument("data", type=Path, help="the folder with ner-news-fr, ner-fr and ud-fr")
    parser.add_argument("models", nargs="+", help="folders or names of spaCy pipelines")
    parser.add_argument("--quick", action="store_true", help="leave the speed out")
    parser.add_argument(
        "--steer", action="store_true", help="measure on what steers the training, not on the test sets"
    )
    told = parser.parse_args()
    gold = steering_sets(told.data) if told.steer else test_sets(told.data)
    columns: list[dict[str, str]] = []
    for model in told.models:
        nlp = spacy.load(model)
        rows = entity_rows(nlp, gold) if "ner" in nlp.pipe_names else {}
        rows |= tree_rows(nlp, gold) if "parser" in nlp.pipe_names else {}
        if not told.quick:
            rows["words a second"] = f"{measures.words_per_second(nlp, [each.text for each in gold.news]):.0f}"
        columns.append(rows)
    print(f"WiNER: {len({each.article for each in gold.news})} articles, {len(gold.news)} paragraphs")
    print(f"{'':46}" + "".join(f"{Path(model).name[-17:]:>18}" for model in told.models))
    for row in dict.fromkeys(name for rows in columns for name in rows):
        print(f"{row:46}" + "".join(f"{rows.get(row, '–'):>18}" for rows in columns))


if __name__ == "__main__":
    main()
