"""How fast a million triples go into a store: embedded, into Oxigraph's server, and beside it by rdflib's SPARQLUpdateStore.

Example: ``python tests/bench/stores.py --triples 1000000``. The articles are made up, the same in each run, and as large as those
that kgnews writes: claims with evidence, selectors and quotes. rdflib gets a part only, as it says.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kgnews.ids import content_hash
from kgnews.ontology.vocab import KGN, OA, PROV, RDF, SCHEMA, SKOS, XSD
from kgnews.records import NamedGraph
from kgnews.store.load import load
from kgnews.store.stores import open_store

BASE = "https://news.example/id/"
CLAIMS = 20  # of an article
TEXT = "le ministre a rencontré mardi à Genève son homologue pour parler de la paix et du climat après un long débat"
WORDS = TEXT.split()
TARGETS = {"embedded": 15.0, "server": 20.0}  # seconds for a million triples


def iri(path: str) -> str:
    return f"<{BASE}{path}>"


def term(vocabulary: str, name: str) -> str:
    return f"<{vocabulary}{name}>"


def article(number: int, chance: random.Random) -> NamedGraph:
    """Return one article, with about 25 triples a claim."""
    name = f"article/{content_hash('bench', number)}"
    lines = [
        f"{iri(name)} {term(RDF, 'type')} {term(SCHEMA, 'NewsArticle')} .",
        f'{iri(name)} {term(SCHEMA, "headline")} "{" ".join(chance.choices(WORDS, k=8))}"@fr .',
        f'{iri(name)} {term(SCHEMA, "url")} "https://news.example/{number}.html" .',
    ]
    for claim in range(CLAIMS):
        lines += claim_lines(name, number, claim, chance)
    return NamedGraph(BASE + name, "".join(f"{line}\n" for line in dict.fromkeys(lines)).encode())


def claim_lines(name: str, number: int, claim: int, chance: random.Random) -> Iterator[str]:
    people = [
        f"person/{' '.join(chance.choices(WORDS, k=2)).replace(' ', '-')}-{chance.randrange(500)}" for _ in range(2)
    ]
    key, place = content_hash("claim", number, claim), claim * 200
    this, evidence = iri(f"claim/{key}"), iri(f"evidence/{key}")
    for person in people:
        yield f"{iri(person)} {term(RDF, 'type')} {term(SCHEMA, 'Person')} ."
        yield f'{iri(person)} {term(SKOS, "prefLabel")} "{person[7:].replace("-", " ").title()}"@fr .'
    yield f"{iri(people[0])} {term(KGN, 'met')} {iri(people[1])} ."
    yield f"{this} {term(RDF, 'type')} {term(KGN, 'Claim')} ."
    yield f"{this} {term(RDF, 'subject')} {iri(people[0])} ."
    yield f"{this} {term(RDF, 'predicate')} {term(KGN, 'met')} ."
    yield f"{this} {term(RDF, 'object')} {iri(people[1])} ."
    yield f'{this} {term(KGN, "start")} "2015-11-{chance.randrange(1, 29):02}"^^{term(XSD, "date")} .'
    yield f"{this} {term(KGN, 'hasEvidence')} {evidence} ."
    yield f"{evidence} {term(RDF, 'type')} {term(OA, 'Annotation')} ."
    yield f"{evidence} {term(OA, 'hasBody')} {this} ."
    yield f"{evidence} {term(PROV, 'wasDerivedFrom')} {iri(name)} ."
    yield f'{evidence} {term(KGN, "score")} "0.{chance.randrange(10, 99)}"^^{term(XSD, "decimal")} .'
    for what in ("subject", "predicate", "object"):
        start = place + chance.randrange(100)
        span = iri(f"span/{name[8:]}-{start}-{start + 9}")
        yield f"{evidence} {term(KGN, what + 'Selector')} {span} ."
        yield f"{span} {term(RDF, 'type')} {term(OA, 'TextPositionSelector')} ."
        yield f'{span} {term(OA, "start")} "{start}"^^{term(XSD, "integer")} .'
        yield f'{span} {term(OA, "end")} "{start + 9}"^^{term(XSD, "integer")} .'
    quote = " ".join(chance.choices(WORDS, k=25))
    yield f'{iri(f"quote/{key}")} {term(OA, "exact")} "« {quote.capitalize()} »" .'


def articles(triples: int) -> list[NamedGraph]:
    """Return articles with at least so many *triples*."""
    chance = random.Random(20151117)
    found: list[NamedGraph] = []
    count = 0
    while count < triples:
        found.append(article(len(found), chance))
        count += found[-1].triples.count(b"\n")
    return found


def timed(what: str, target: str, graphs: list[NamedGraph], limit: float = 0.0, server: Any = None) -> None:
    """Load *graphs* into the store *target*, twice, and print how long it took."""
    triples = sum(graph.triples.count(b"\n") for graph in graphs)
    for again in (False, True):
        begin, cpu = time.perf_counter(), cpu_seconds(server)
        with open_store(target) as store:
            done = load(store, graphs)
        assert done.unchanged == (len(graphs) if again else 0), done
        said = f"  (target {limit * triples / 1e6:.1f} s)" if limit and not again else ""
        said = f", {cpu_seconds(server) - cpu:.1f} s of CPU{said}"
        show(f"{what}, {'again' if again else 'new'}", triples, time.perf_counter() - begin, said)


def cpu_seconds(server: Any) -> float:
    """Return what this process and that of the server have used so far; of the latter only on Linux."""
    stat = Path(f"/proc/{server.process.pid}/stat") if server else None
    ticks = sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13])) if stat and stat.exists() else 0
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def show(what: str, triples: int, seconds: float, said: str = "") -> None:
    print(f"{what:<32}{triples:>10,} triples {seconds:>7.2f} s {triples / seconds:>10,.0f} a second{said}", flush=True)


def rdflib_store(url: str, graphs: list[NamedGraph]) -> None:
    """Load *graphs* as people do with rdflib: a SPARQLUpdateStore, one graph at a time."""
    from rdflib import Dataset, Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore

    triples = sum(graph.triples.count(b"\n") for graph in graphs)
    begin = time.perf_counter()
    store = SPARQLUpdateStore(f"{url}/query", f"{url}/update", autocommit=False, context_aware=True)
    dataset = Dataset(store)
    for graph in graphs:
        target = dataset.graph(URIRef(graph.name + "-rdflib"))
        for triple in Graph().parse(data=graph.triples, format="nt"):
            target.add(triple)
        store.commit()
    show("rdflib SPARQLUpdateStore, new", triples, time.perf_counter() - begin)


def start_server(folder: Path) -> Any:
    """Start Oxigraph's server as the tests of stores do."""
    sys.path[:0] = [str(Path(__file__).parent.parent / "store")]
    import servers

    return servers.oxigraph(folder).start()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=100_000)
    parser.add_argument("--rdflib", type=float, default=0.05, help="the part of them that rdflib gets (default 0.05)")
    parser.add_argument("--server", default="", help="also load into this server, of any kind")
    options = parser.parse_args()
    graphs = articles(options.triples)
    size = sum(len(graph.triples) for graph in graphs) / 1e6
    busy = f"load average before {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{len(graphs):,} articles, {size:,.0f} MB of N-Triples; {busy}")
    with tempfile.TemporaryDirectory() as folder:
        timed("embedded", f"{folder}/kg.store", graphs, TARGETS["embedded"])
        server = start_server(Path(folder) / "server")
        try:
            timed("Oxigraph's server", server.url, graphs, TARGETS["server"], server)
            rdflib_store(server.url, graphs[: max(1, round(len(graphs) * options.rdflib))])
        finally:
            server.stop()
    if options.server:
        timed(options.server, options.server, graphs)


if __name__ == "__main__":
    main()
