"""How good kgnews is on gold that others made, beside other systems: run ``make bench-quality``.

Usage: python tests/bench/quality.py [FOLDER] [--update] — FOLDER holds the benchmarks and their scorers (``score/``); it can
also be named by KGNEWS_BENCH, and is ``../shared/bench`` beside the checkout otherwise. Where it is missing the script says so,
and measures the own gold alone. The table is printed, and written with the digests of the data and the versions of the models
to out/quality.json; ``--update`` writes that to tests/bench/quality.json and the table to README.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kgnews import __version__, openie
from kgnews.resources import find_model

ROOT = Path(__file__).parents[2]
RECORD = Path(__file__).with_suffix(".json")
README = ROOT / "README.md"
_SHOWN = re.compile(r"(?<=<!-- quality -->\n).*?(?=<!-- /quality -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OpenSet:
    """A benchmark of open triples: its language, sentences and gold, and how its scorer is called on the answers."""

    name: str
    lang: str
    sentences: str
    gold: str
    scorer: str
    wanted: re.Pattern[str]  # finds the figures in what the scorer prints
    shown: str  # how they are shown
    others: str
    target: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, what other systems reach, what kgnews reaches, and the target of the project."""

    name: str
    others: str
    kgnews: str
    target: str
    digest: str
    said: str = ""  # all that the scorer printed


_SHARES = re.compile(r"P=([\d.]+) R=([\d.]+) F1=([\d.]+)")
_COPULAS = re.compile(r"P=([\d.]+) R=([\d.]+) F1=([\d.]+).*?copula (\d+)/(\d+)")
_LINKS = re.compile(r"links found (\d+)/(\d+)")
_PRF = "{2} ({0} / {1})"
_UD = "{2} ({0} / {1}); copulas {3} of {4}"

SETS = (
    OpenSet(
        "CaRB dev, en",
        "en",
        "carb-dev/dev.txt",
        "carb-dev/dev.tsv",
        "score_carb.py {gold} {answers}",
        _SHARES,
        _PRF,
        "textacy .189, spacy-clausie .397, OpenIE4 .491",
        "≥ .50",
    ),
    OpenSet(
        "UD gsd-b, fr",
        "fr",
        "ud-fr/gsd-b.txt",
        "ud-fr/gsd-b.jsonl",
        "score_ud_svo.py {gold} {answers}",
        _COPULAS,
        _UD,
        "PredPatt .500; copulas 3 of 91",
        "≥ .62; copulas ≥ 60",
    ),
    OpenSet(
        "UD Est Républicain, fr",
        "fr",
        "ud-fr/est-republicain.txt",
        "ud-fr/est-republicain.jsonl",
        "score_ud_svo.py {gold} {answers}",
        _SHARES,
        _PRF,
        "PredPatt .560",
        "≥ .68",
    ),
    OpenSet(
        "RELX en, lenient",
        "en",
        "relx-en/sentences.txt",
        "relx-en/RELX_en.txt",
        "score_pairs.py relx {gold} {answers}",
        _SHARES,
        _PRF,
        "spacy-clausie .280",
        "≥ .45",
    ),
    OpenSet(
        "RELX en, strict",
        "en",
        "relx-en/sentences.txt",
        "relx-en/RELX_en.txt",
        "score_pairs.py relx {gold} {answers} --strict",
        _SHARES,
        _PRF,
        "spacy-clausie .027",
        "≥ .30",
    ),
    OpenSet(
        "MEANTIME, en",
        "en",
        "meantime-en/sentences.txt",
        "meantime-en/gold.jsonl",
        "score_meantime.py {gold} {answers}",
        _SHARES,
        _PRF,
        "spacy-clausie .632",
        "≥ .72",
    ),
    OpenSet(
        "PETRARCH, en",
        "en",
        "petrarch/sentences.txt",
        "petrarch/gold.jsonl",
        "score_petrarch.py {gold} {answers}",
        _LINKS,
        "{0} of {1} links",
        "spacy-clausie 57",
        "≥ 170",
    ),
)
DATES = (("DateParser", ".738"), ("DateTimeModel", ".784"))


def open_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of the benchmarks of open triples; each file of sentences is read once."""
    with tempfile.TemporaryDirectory() as scratch:
        answers: dict[str, Path] = {}
        for item in SETS:
            if item.sentences not in answers:
                answers[item.sentences] = Path(scratch, f"{len(answers)}.tsv")
                _answer(folder / item.sentences, item.lang, answers[item.sentences])
            files = {"{gold}": str(folder / item.gold), "{answers}": str(answers[item.sentences])}
            script, *words = item.scorer.split()
            said = _run([str(folder / "score" / script), *(files.get(word, word) for word in words)])
            said = said.replace(files["{answers}"], "").strip()
            found = item.wanted.search(said)
            if found is None:
                raise SystemExit(f"{item.name}: the scorer printed no figures: {said}")
            figures = item.shown.format(*(_short(figure) for figure in found.groups()))
            yield Row(item.name, item.others, figures, item.target, _digest(folder / item.gold), said)


def _answer(sentences: Path, lang: str, target: Path) -> None:
    """Write the open triples of a file of sentences, as the command prints them."""
    with target.open("w", encoding="utf-8") as file:
        for sentence, triple in openie(sentences.read_text(encoding="utf-8").split("\n"), lang=lang):
            words = (sentence, triple.subject, triple.relation, triple.object)
            file.write("\t".join((*words, f"{triple.confidence:.2f}")) + "\n")


def date_rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of the French dates."""
    for spec, other in DATES:
        said = _run([str(Path(__file__).with_name("dates.py")), str(folder), spec]).strip()
        found = re.search(r"(\d+) dated cases.*accuracy ([\d.]+)", said)
        if found is None:
            raise SystemExit(f"{spec}: the scorer printed no figures: {said}")
        share = f"{_short(found[2])} of {found[1]}"
        gold = _digest(folder / "dates-fr" / f"{spec}.json")
        yield Row(f"French dates, {spec}", f"dateparser {other}", share, "≥ .92", gold, said)


def gold_rows() -> Iterator[Row]:
    """Yield the rows of the own gold: precision and recall of the named relations of the graph."""
    sys.path.insert(0, str(ROOT / "tests"))
    from gold_floors import GOLD, measure
    from gold_format import digest

    for lang in ("en", "fr"):
        score = measure(lang)
        shares = f"precision {_short(f'{score.precision:.3f}')}, recall {_short(f'{score.recall:.3f}')}"
        yield Row(f"own gold, {lang}", "–", shares, "≥ .92, ≥ .75", digest(GOLD, lang))


def table(rows: list[Row]) -> str:
    """Return the rows as a table of Markdown."""
    lines = ["| gold | other systems | kgnews | target |", "|---|---|---|---|"]
    lines += [f"| {row.name} | {row.others} | {row.kgnews} | {row.target} |" for row in rows]
    return "\n".join(lines) + "\n"


def record(rows: list[Row]) -> str:
    """Return all that was measured as JSON, with the versions of kgnews and of the models."""
    choices = {lang: find_model(lang) for lang in ("en", "fr")}
    models = {lang: f"{choice.name} {choice.version}" for lang, choice in choices.items()}
    data = {"kgnews": __version__, "models": models, "rows": [asdict(row) for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def in_readme(text: str, rows: list[Row]) -> str:
    """Return the README with the table of *rows* in its place."""
    return _SHOWN.sub(lambda _found: table(rows), text)


def _short(figure: str) -> str:
    return figure.removeprefix("0") if "." in figure else figure


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _run(arguments: list[str]) -> str:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=True, env=environment
    ).stdout


def main(arguments: list[str]) -> int:
    """Measure, print the table, write the record; return the exit code."""
    parser = argparse.ArgumentParser(description="Measure kgnews on gold that others made.")
    parser.add_argument("folder", nargs="?", help="the benchmarks; else KGNEWS_BENCH, else ../shared/bench")
    parser.add_argument("--update", action="store_true", help="write the table to README.md, too")
    options = parser.parse_args(arguments)
    folder = Path(options.folder or os.environ.get("KGNEWS_BENCH") or ROOT.parent / "shared" / "bench")
    there = (folder / "score").is_dir()
    if not there:
        print(f"{folder}: no benchmarks here; only the own gold is measured", file=sys.stderr)
    rows = [*(open_rows(folder) if there else ()), *(date_rows(folder) if there else ()), *gold_rows()]
    print(table(rows), end="")
    out = ROOT / "out" / "quality.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(record(rows), encoding="utf-8")
    if options.update and there:
        RECORD.write_text(record(rows), encoding="utf-8")
        README.write_text(in_readme(README.read_text(encoding="utf-8"), rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
