"""Scores that steer the training: entities, and names that the training never showed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example
from spacy.util import registry

KINDS = frozenset({"PER", "LOC", "ORG"})


def unseen_recall(examples: Iterable[Example], seen: frozenset[str]) -> float:
    """Return the share of the persons, places and bodies with names not in *seen* that were found, span and label."""
    found = total = 0
    for example in examples:
        told = {(ent.start_char, ent.end_char, ent.label_) for ent in example.predicted.ents}
        for ent in example.reference.ents:
            if ent.label_ in KINDS and ent.text.lower() not in seen:
                total += 1
                found += (ent.start_char, ent.end_char, ent.label_) in told
    return found / total if total else 0.0


@registry.callbacks("kgnews.score_unseen_names.v1")  # type: ignore[untyped-decorator]
def score_unseen_names(names: str) -> Callable[[Language], None]:
    """Return what makes the ner of a pipeline score unseen names too; *names* is a JSON list of the names seen."""
    seen = frozenset(json.loads(Path(names).read_text(encoding="utf-8")))

    def score(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        listed = list(examples)
        scores: dict[str, Any] = Scorer.score_spans(listed, "ents")
        return scores | {"unseen_r": unseen_recall(listed, seen)}

    def attach(nlp: Language) -> None:
        nlp.get_pipe("ner").scorer = score  # type: ignore[attr-defined]

    return attach
