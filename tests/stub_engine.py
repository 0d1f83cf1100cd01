"""An engine that finds one meeting, for tests of the command line."""

from collections.abc import Callable
from dataclasses import dataclass

from kgnews.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    Evidence,
    Extraction,
    Grain,
    Kind,
    Label,
    Qualifiers,
    Span,
    Statement,
    Status,
    TimeSpan,
)

AWA = Entity("person/awa-diallo", Kind.PERSON, (Label("", "Awa Diallo"),))
PAUL = Entity("person/paul-mercier", Kind.PERSON, (Label("", "Paul Mercier"),))
BREST = Entity("place/brest-fr", Kind.PLACE, (Label("fr", "Brest"), Label("en", "Brest")))

MEETING = """Rencontre à Brest

BREST, 3 mars 2016 (AFP) - Awa Diallo a rencontré Paul Mercier jeudi à Brest, a indiqué Paul Mercier à la presse locale.
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


Run = Callable[..., Result]


def find_meeting(_stages: object, article: Article, _relations: str, _lang: str | None = None) -> Extraction:
    """Find "Awa Diallo a rencontré Paul Mercier" where it stands; fail on a text that asks for it."""
    if "BOUM" in article.text:
        raise ZeroDivisionError("a fault of the engine")
    start = article.text.find("Awa Diallo a rencontré")
    if start < 0:
        return Extraction(article, ())
    sentence = Span(start, article.text.index("\n", start))
    evidence = Evidence(
        article=article.id,
        sentence=sentence,
        subject=Span(start, start + 10),
        predicate=Span(start + 13, start + 22),
        object=Span(start + 23, start + 35),
        quote=sentence.of(article.text),
    )
    qualifiers = Qualifiers(
        status=Status.ASSERTED,
        when=TimeSpan("2016-03-03", "2016-03-03", Grain.DAY),
        where=BREST,
        said_by=Attribution(PAUL, None, AttributionKind.REPORTED),
    )
    return Extraction(article, (Statement(AWA, "met", PAUL, evidence, qualifiers),), (AWA, PAUL, BREST))
