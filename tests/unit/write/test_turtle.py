"""The headings of the Turtle, and the same triples in every RDF form."""

import io

import pyoxigraph
import rdflib
from sample_graph import CATALOG, EXTRACTIONS

from kgnews.graph import merge
from kgnews.write import to_rdflib
from kgnews.write.turtle import write_ntriples, write_turtle


def written(writer, base: str = "https://w3id.org/kgnews/id/") -> str:
    stream = io.StringIO()
    writer(merge(EXTRACTIONS, CATALOG), CATALOG, stream, base)
    return stream.getvalue()


def test_headings_come_in_the_order_of_reading() -> None:
    headings = [line for line in written(write_turtle).splitlines() if line.startswith("#")]
    assert headings == [
        "# Made by kgnews",
        "# Articles",
        "# Entities",
        "# Facts: asserted, and planned under the planned twin",
        "# Relations",
        "# Claims, each with its evidence",
        "# Places in the articles",
        "# Who calls each entity what",
    ]


def test_every_rdf_form_has_the_same_triples() -> None:
    for base in (
        "https://w3id.org/kgnews/id/",
        "https://w3id.org/kgnews/",
        "https://schema.org/",
        "https://x.example/é#",
    ):
        turtle, ntriples = written(write_turtle, base), written(write_ntriples, base)
        library = set(to_rdflib(merge(EXTRACTIONS, CATALOG), base, CATALOG))
        assert set(rdflib.Graph().parse(data=turtle, format="turtle")) == library
        assert set(rdflib.Graph().parse(data=ntriples, format="nt")) == library
        strict = [
            set(pyoxigraph.parse(text.encode(), format=kind))
            for text, kind in ((turtle, pyoxigraph.RdfFormat.TURTLE), (ntriples, pyoxigraph.RdfFormat.N_TRIPLES))
        ]
        assert strict[0] == strict[1]
        assert len(strict[0]) == len(library) == len(ntriples.splitlines())
