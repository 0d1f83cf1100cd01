"""How long ``kgnews build`` takes beside the bare parser, and how time and memory grow: run ``make bench``.

For each size a new process makes a corpus, then times in turns ``nlp.pipe`` (the same model, all its components, the
whole texts) and ``kgnews.build`` with writing the graph as Turtle, over the same files. Models are loaded and warm in
both. ``make bench BENCH=--full`` adds 10,000 articles. The result is printed and written to out/bench.json.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from corpus import make_article, write_corpus

TARGET = 1.4  # times the bare parser
SIZES = (100, 1_000)
FULL = (*SIZES, 10_000)
ROUNDS = {100: 3, 1_000: 2, 10_000: 1}


class Seconds(NamedTuple):
    """What a piece of work took: by the clock, and of the processor, which other work on the machine disturbs less."""

    wall: float
    cpu: float


def main() -> int:
    """Measure every size and print the table; exit with 1 if the largest size misses the target in processor time."""
    parser = argparse.ArgumentParser(description="Time kgnews build against the bare parser.")
    parser.add_argument("--full", action="store_true", help="measure 10,000 articles too")
    parser.add_argument("--sizes", type=int, nargs="+", help="measure these numbers of articles instead")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    rows = [_in_new_process(size) for size in options.sizes or (FULL if options.full else SIZES)]
    _print(rows)
    out = Path("out/bench.json")
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps({"target": TARGET, "sizes": rows}, indent=2) + "\n", encoding="utf-8")
    return int(rows[-1]["cpu_ratio"] > TARGET)


def measure(size: int) -> dict[str, float]:
    """Return seconds and megabytes for *size* articles; of several rounds the fastest counts, for both sides."""
    import spacy

    from kgnews import build, write_graph
    from kgnews.resources import find_model

    with tempfile.TemporaryDirectory() as scratch:
        folder, output = Path(scratch, "articles"), Path(scratch, "graph.ttl")
        texts = write_corpus(folder, size)
        warm = Path(scratch, "warm")
        write_corpus(warm, 10)
        write_graph(build(warm).graph, output)
        before = _peak()
        counts: list[int] = []

        def ours() -> None:
            result = build(folder)
            write_graph(result.graph, output)
            if result.problems:  # an article that fails is done soon, which would pass for speed
                raise SystemExit(f"{len(result.problems)} articles failed, the first: {result.problems[0]}")
            counts[:] = [result.counts.statements]

        first = _seconds(ours)
        peak = _peak()
        parsers = {lang: spacy.load(find_model(lang).location) for lang in texts}
        for number in range(10):
            lang, text = make_article(number)
            parsers[lang](text)

        def bare() -> None:
            for lang, parser in parsers.items():
                for _doc in parser.pipe(texts[lang]):
                    pass

        times = {"bare": [_seconds(bare)], "kgnews": [first]}
        for _round in range(ROUNDS.get(size, 1) - 1):
            times["kgnews"].append(_seconds(ours))
            times["bare"].append(_seconds(bare))
    bare_best, best = (
        Seconds(min(one.wall for one in times[name]), min(one.cpu for one in times[name]))
        for name in ("bare", "kgnews")
    )
    words = sum(len(text.split()) for several in texts.values() for text in several)
    return {
        "articles": size,
        "words": words,
        "bare_seconds": round(bare_best.wall, 3),
        "kgnews_seconds": round(best.wall, 3),
        "ratio": round(best.wall / bare_best.wall, 3),
        "cpu_ratio": round(best.cpu / bare_best.cpu, 3),
        "milliseconds_per_article": round(1000 * best.cpu / size, 2),
        "peak_mb": round(peak, 1),
        "growth_mb": round(peak - before, 1),
        "statements": counts[0],
    }


def _in_new_process(size: int) -> dict[str, float]:
    """Measure one size where nothing before it has used memory."""
    command = [sys.executable, __file__, "--one", str(size)]
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    row: dict[str, float] = json.loads(result.stdout.splitlines()[-1])
    return row


def _seconds(work: Callable[[], None]) -> Seconds:
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Seconds(time.perf_counter() - wall, time.process_time() - cpu)


def _peak() -> float:
    """Return the most memory that this process has had, in megabytes."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _print(rows: list[dict[str, float]]) -> None:
    print(
        f"{'articles':>9} {'bare s':>9} {'kgnews s':>9} {'ratio':>6} {'cpu ratio':>9} "
        f"{'ms/article':>11} {'peak MB':>8} {'growth MB':>10}"
    )
    for row in rows:
        print(
            f"{row['articles']:>9} {row['bare_seconds']:>9.2f} {row['kgnews_seconds']:>9.2f} {row['ratio']:>6.2f} "
            f"{row['cpu_ratio']:>9.2f} "
            f"{row['milliseconds_per_article']:>11.1f} {row['peak_mb']:>8.0f} {row['growth_mb']:>10.1f}"
        )
    print(f"target: at most {TARGET} times the bare parser; milliseconds are of processor time")


if __name__ == "__main__":
    sys.exit(main())
