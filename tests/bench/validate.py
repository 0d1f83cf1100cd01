"""Times validation: ``python tests/bench/validate.py [TRIPLES]``, by default a million.

The data is the graph of examples/articles again and again, each time with IRIs of its own.
"""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from kgnews import pipeline
from kgnews.store.validate import validate
from kgnews.write import DEFAULT_BASE

ROOT = Path(__file__).parents[2]


def generate(path: Path, triples: int) -> int:
    """Write about *triples* triples to *path*, and return how many there are."""
    pipeline.write_graph(pipeline.build(ROOT / "examples" / "articles").graph, path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    shared = [line for line in lines if not line.startswith(f"<{DEFAULT_BASE}")]
    own = "".join(line for line in lines if line.startswith(f"<{DEFAULT_BASE}"))
    copies = max(1, triples // own.count("\n"))
    with path.open("w", encoding="utf-8") as target:
        target.writelines(shared)
        for number in range(copies):
            target.write(own.replace(DEFAULT_BASE, f"{DEFAULT_BASE}{number}/"))
    return len(shared) + copies * own.count("\n")


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        triples = generate(path, wanted)
        start = perf_counter()
        report = validate(path)
        seconds = perf_counter() - start
    print(f"{triples:,} triples, {report.nodes:,} nodes, {len(report.violations)} faults: {seconds:.1f} s")


if __name__ == "__main__":
    main()
