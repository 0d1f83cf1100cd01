"""Measures French pipelines side by side: entities on news, trees, sentence ends, speed.

    python examples/training/evaluate.py DATA_FOLDER MODEL [MODEL ...] [--quick]

MODEL is what spacy.load takes: a folder or the name of an installed package. The data folder is the one of train.py, with
the test sets beside: ner-news-fr/winer-fr.jsonl, ner-fr/HIPE-2022-v2.1-newseye-dev-fr.tsv, ud-fr/gsd-b.conllu and
ud-fr/sequoia.conllu. Nothing of these is trained on; of WiNER, a fixed part (split.py). Prints one table, a column a model.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import measures
import spacy
from conllu import read_trees
from news import Paragraph, document, names, read_news
from spacy.language import Language
from split import Part

NEWS = Path("ner-news-fr", "winer-fr.jsonl")
OLD = Path("ner-fr", "HIPE-2022-v2.1-newseye-dev-fr.tsv")
TREEBANKS = (Path("ud-fr", "gsd-b.conllu"), Path("ud-fr", "sequoia.conllu"))


def entity_rows(nlp: Language, data: Path, test: list[Paragraph], seen: frozenset[str]) -> dict[str, str]:
    """Return the measures of entities, as name and figure."""
    scores = measures.entities(nlp, test)
    whole = scores["all"]
    rows = {
        "WiNER test, PER LOC ORG, F1": f"{whole.f1:.3f}",
        "  precision / recall": f"{whole.precision:.3f} / {whole.recall:.3f}",
    }
    for label in ("PER", "LOC", "ORG", "EVENT", "PRODUCT"):
        rows[f"  {label}, F1 ({scores[label].gold})"] = f"{scores[label].f1:.3f}"
    unseen = measures.unseen_names(nlp, test, seen)
    capitals = measures.entities(nlp, test, capitals=True)["all"]
    rows[f"  names never seen, recall ({unseen.gold})"] = f"{unseen.recall:.3f}"
    rows[f"  in capitals, F1 ({capitals.gold})"] = f"{capitals.f1:.3f}"
    rows["NewsEye dev, F1"] = f"{measures.old_newspapers(nlp, data / OLD).f1:.3f}"
    return rows


def tree_rows(nlp: Language, data: Path) -> dict[str, str]:
    """Return the measures of trees, as name and figure."""
    rows: dict[str, str] = {}
    together = []
    for path in TREEBANKS:
        joined = list(read_trees(data / path))
        together += joined
        apart = measures.attachments(nlp, list(read_trees(data / path, join=False)))
        as_read = measures.attachments(nlp, joined)
        rows[f"{path.stem}, UAS / LAS"] = f"{apart[0]:.3f} / {apart[1]:.3f}"
        rows[f"{path.stem}, du one word"] = f"{as_read[0]:.3f} / {as_read[1]:.3f}"
        rows[f"{path.stem}, sentence starts, F1"] = f"{measures.sentence_starts(nlp, joined).f1:.3f}"
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
    told = parser.parse_args()
    blank = spacy.blank("fr")
    test = list(read_news(told.data / NEWS, Part.TEST))
    seen = frozenset(names([document(each, blank) for each in read_news(told.data / NEWS, Part.TRAIN)]))
    columns: list[dict[str, str]] = []
    for model in told.models:
        nlp = spacy.load(model)
        rows = entity_rows(nlp, told.data, test, seen) if "ner" in nlp.pipe_names else {}
        rows |= tree_rows(nlp, told.data) if "parser" in nlp.pipe_names else {}
        if not told.quick:
            rows["words a second"] = f"{measures.words_per_second(nlp, [each.text for each in test]):.0f}"
        columns.append(rows)
    print(f"WiNER test: {len({each.article for each in test})} articles, {len(test)} paragraphs")
    print(f"{'':46}" + "".join(f"{Path(model).name[-17:]:>18}" for model in told.models))
    for row in dict.fromkeys(name for rows in columns for name in rows):
        print(f"{row:46}" + "".join(f"{rows.get(row, '–'):>18}" for rows in columns))


if __name__ == "__main__":
    main()
