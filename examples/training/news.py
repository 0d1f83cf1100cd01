"""WiNER-fr, Wikinews articles with entities, as training documents of spaCy.

Dupont, "Un corpus libre, évolutif et versionné en entités nommées du français", TALN 2019
(https://github.com/YoannDupont/WiNER-fr).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans
from split import Part, article_part

LABELS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT", "Product": "PRODUCT"}
SHORT = 25  # tokens: a headline or a caption
SPACE_BEFORE_STOP = re.compile(r" (?=[.,](?:\s|$))")

Entity = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, and its entities as (start, end, label), offsets into its text."""

    article: str
    text: str
    entities: tuple[Entity, ...]


def read_news(path: Path, part: Part) -> Iterator[Paragraph]:
    """Yield the paragraphs of the articles of one part of the file, one JSON object a line, in order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article_part(article["id"]) is part:
                yield from _paragraphs(article["id"], article["text"], article["entities"])


def _paragraphs(name: str, text: str, entities: Sequence[tuple[int, int, str]]) -> Iterator[Paragraph]:
    for found in re.finditer(r"[^\n]+", text):
        start, end = found.span()
        inside = [
            (first - start, last - start, LABELS[label])
            for first, last, label in entities
            if label in LABELS and start <= first and last <= end
        ]
        if found[0].strip():
            yield Paragraph(name, found[0], tuple(inside))


def tidy(paragraph: Paragraph) -> Paragraph:
    """Return the paragraph without the spaces that the corpus has before full stops and commas."""
    text = paragraph.text
    gaps = [found.start() for found in SPACE_BEFORE_STOP.finditer(text)]

    def moved(place: int) -> int:
        return place - sum(gap < place for gap in gaps)

    return replace(
        paragraph,
        text=SPACE_BEFORE_STOP.sub("", text),
        entities=tuple((moved(start), moved(end), label) for start, end, label in paragraph.entities),
    )


def document(paragraph: Paragraph, nlp: Language) -> Doc:
    """Return the paragraph as a tokenized document with its entities; where entities nest, the longest is kept."""
    doc = nlp.make_doc(paragraph.text)
    spans = [doc.char_span(*entity, alignment_mode="expand") for entity in paragraph.entities]
    doc.ents = filter_spans([span for span in spans if span is not None])
    return doc


def training_documents(paragraphs: Sequence[Paragraph], nlp: Language, seed: int) -> list[Doc]:
    """Return one document for each paragraph, spaces tidied in half of them: news elsewhere has no space before stops."""
    chance = random.Random(seed)
    return [document(tidy(each) if chance.random() < 0.5 else each, nlp) for each in paragraphs]


def names(docs: Sequence[Doc]) -> set[str]:
    """Return the names in the documents, in small letters."""
    return {ent.text.lower() for doc in docs for ent in doc.ents}
