"""How long each writer takes and how much memory it needs for a graph of about a million triples, beside rdflib's own.

    python tests/bench/writers.py [--articles 1900] [--only ttl,nt]

Each measure is taken in a process of its own, which builds the graph first. The file is written twice: once for the clock, and once
for the peak of what Python holds beyond the graph (by tracemalloc, since the system does not see memory used again).
rdflib's Turtle is that of the same triples, already in an rdflib.Graph, and without the second round; its other
formats are measured on a tenth of the articles. The last row hands the same triples to pyoxigraph, term by term.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from records import make_extractions

from kgnews.graph import merge
from kgnews.graph.schema import Graph
from kgnews.ontology import load_catalog
from kgnews.resources import ontologies_folder
from kgnews.write import WRITERS, write
from kgnews.write.rdf import sections, to_rdflib

ARTICLES = 1900  # of eight statements
RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
_TENTH = 10


def main() -> None:
    """Print a row for each measure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=ARTICLES)
    options.add_argument("--only", help="formats, separated by commas; else all")
    options.add_argument("--measure", help=argparse.SUPPRESS)  # in the process of one measure
    chosen = options.parse_args()
    if chosen.measure:
        print(measure(chosen.measure, chosen.articles))
        return
    formats = chosen.only.split(",") if chosen.only else list(WRITERS)
    print(f"{chosen.articles} articles; writing alone, without building the graph")
    print(f"{'':22} {'triples':>9} {'seconds':>8} {'MB/file':>8} {'peak MB beyond the graph':>25}")
    for name in ["count", *formats]:
        print_row(name, chosen.articles)
    for name in [one for one in formats if one in RDFLIB]:
        print_row("rdflib/" + name, chosen.articles if name == "ttl" else chosen.articles // _TENTH)
    print_row("pyoxigraph/ttl", chosen.articles)


def print_row(name: str, articles: int) -> None:
    command = [sys.executable, __file__, "--measure", name, "--articles", str(articles)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    print(f"{name:22} {done.stdout.strip() or done.stderr.strip().splitlines()[-1]}", flush=True)


def measure(name: str, articles: int) -> str:
    """Build the graph, write it, and return one row."""
    catalog = load_catalog(ontologies_folder())
    graph = merge(make_extractions(articles), catalog)
    library, _, format = name.rpartition("/")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{format}"
        if library == "rdflib":
            triples = to_rdflib(graph, catalog=catalog)
            return row(lambda: triples.serialize(path, format=RDFLIB[format]), path, len(triples), format != "ttl")
        if library == "pyoxigraph":
            return row(lambda: by_pyoxigraph(graph, catalog, path), path, 0)
        if name == "count":
            started = time.perf_counter()
            number = sum(len(pairs) for part in sections(graph, catalog) for _, pairs in part.blocks)
            return f"{number:>9} {time.perf_counter() - started:>8.1f}   (the triples made, not written)"
        return row(lambda: write(graph, path, catalog=catalog), path, 0)


def row(work: Callable[[], object], path: Path, triples: int, twice: bool = True) -> str:
    gc.collect()
    started = time.perf_counter()
    work()
    seconds = time.perf_counter() - started
    size = sum(file.stat().st_size for file in path.parent.iterdir())
    return f"{triples or '':>9} {seconds:>8.1f} {size / 1e6:>8.0f} {peak(work) if twice else '':>25}"


def peak(work: Callable[[], object]) -> str:
    """Return how many MB Python holds at most while it works, beyond what it held before."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    return f"{most / 1e6:.0f}"


def by_pyoxigraph(graph: Graph, catalog: object, path: Path) -> None:
    """Serialize with pyoxigraph what our writers serialize themselves."""
    import pyoxigraph as ox

    def quads():
        for part in sections(graph, catalog):
            for subject, pairs in part.blocks:
                node = ox.NamedNode(subject)
                for predicate, thing in pairs:
                    if isinstance(thing, str):
                        term = ox.NamedNode(thing)
                    elif thing.lang:
                        term = ox.Literal(thing.value, language=thing.lang)
                    else:
                        term = ox.Literal(
                            thing.value, datatype=ox.NamedNode(thing.datatype) if thing.datatype else None
                        )
                    yield ox.Triple(node, ox.NamedNode(predicate), term)

    with path.open("wb") as stream:
        ox.serialize(quads(), stream, format=ox.RdfFormat.TURTLE)


if __name__ == "__main__":
    main()
