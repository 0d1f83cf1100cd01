"""Open triples: what the clauses and noun phrases of a text say, in its own words, without lexicon or identity.

The clauses are those that the relations of the graph are matched on. The task is that of open information extraction
(Banko et al. 2007, https://www.ijcai.org/Proceedings/07/Papers/429.pdf).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgnews.extract.openie.nouns import NounTriples
from kgnews.extract.openie.proposals import Proposal, confidence
from kgnews.extract.openie.surface import Surface
from kgnews.extract.openie.verbs import ClauseTriples
from kgnews.extract.reading import Reading
from kgnews.profile import LanguageProfile
from kgnews.records import OpenTriple


def proposals(readings: Sequence[Reading], profile: LanguageProfile, text: str) -> Iterator[Proposal]:
    """Yield what the parsed segments of the article *text* may say, each once and unweighed, in the order of their predicates."""
    seen: set[tuple[str, str, str]] = set()
    for reading in readings:
        surface = Surface(reading, profile, text)
        contents = _contents(reading, readings, profile, text)
        for found in [
            *ClauseTriples(reading, profile, surface, contents).proposals(),
            *NounTriples(reading, profile, surface).proposals(),
        ]:
            words = (found.subject, found.relation, found.object)
            if (
                all(any(map(str.isalnum, word)) for word in words)
                and found.subject != found.object
                and words not in seen
            ):
                seen.add(words)
                yield found


def open_triples(readings: Sequence[Reading], profile: LanguageProfile, text: str) -> Iterator[OpenTriple]:
    """Yield the open triples of the parsed segments of the article *text*, each once, in the order of their predicates."""
    for found in proposals(readings, profile, text):
        yield OpenTriple(found.subject, found.relation, found.object, confidence(found, profile.open))


def _contents(reading: Reading, readings: Sequence[Reading], profile: LanguageProfile, text: str) -> tuple[str, ...]:
    """Return what a reporting clause reports: the quotations that were taken out of it, or the clause before it."""
    return tuple(Surface(other, profile, text).whole() for other in readings if other.segment.report == reading.number)
