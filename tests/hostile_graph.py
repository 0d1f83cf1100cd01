"""A graph with each of the strings of data/hostile.json wherever a text can go."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

from sample_graph import BREST, CATALOG, FRENCH, FRENCH_MET, NORA, PAUL

from kgnews.graph import Graph, merge
from kgnews.records import Attribution, AttributionKind, Extraction, Label, Literal, Qualifiers, Statement

HOSTILE = json.loads((Path(__file__).parent / "data" / "hostile.json").read_text("ascii"))
TEXTS = [entry["text"] for entry in HOSTILE]


def hostile(number: int, text: str) -> Extraction:
    """An article into which *text* went wherever text can go, *number* keeping apart what differs in surrogates only."""
    article = replace(
        FRENCH,
        id=f"article/{number}-{text}",
        lang="fr",
        title=text,
        url=text,
        publisher=text,
        agency=text,
        authors=(text,),
        editors=(text,),
        dateline_place=text,
        published=text,
    )
    person = replace(
        NORA,
        id=f"person/{number}-{text}",
        labels=(Label("fr", text), Label("", text)),
        aliases=(Label("en", text), Label("", text + "!")),
        same_as=(text, f"https://x.example/{text}"),
    )
    place = replace(BREST, id=f"place/{number}/{text}")
    value = Literal(text, "http://www.w3.org/2001/XMLSchema#date" if number % 2 else "urn:x:" + text)
    evidence = replace(
        FRENCH_MET.evidence, quote=text, entry=text, rule=text, inferred=text, version=text, article=article.id
    )
    told = Qualifiers(where=place, said_by=Attribution(person, None, AttributionKind.QUOTE))
    return Extraction(
        article,
        (
            Statement(person, "met", PAUL, evidence, told),
            Statement(person, "open/" + text, value, evidence),
            Statement(PAUL, f"open/{number}/{text}", person, evidence),
            Statement(person, "visited", Literal("x" + text, ""), evidence),
        ),
    )


@cache
def hostile_graph() -> Graph:
    return merge([hostile(number, text) for number, text in enumerate(TEXTS)], CATALOG)
