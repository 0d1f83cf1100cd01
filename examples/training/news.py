"""WiNER-fr, Wikinews articles with entities, as training documents of spaCy.

Dupont, "Un corpus libre, évolutif et versionné en entités nommées du français", TALN 2019
(https://github.com/YoannDupont/WiNER-fr).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from names import templates
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from split import Part, article_part

LABELS = {"Person": "PER", "Location": "LOC", "Organization": "ORG", "Event": "EVENT", "Product": "PRODUCT"}
SHORT = 25  # tokens: a headline or a caption
SPACE_BEFORE_STOP = re.compile(r" (?=[.,](?:\s|$))")

VOWELS = "aeiou"
RARE = frozenset({"EVENT", "PRODUCT"})  # of which there is one for seven places or persons

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


def rewritten(doc: Doc, change: Callable[[str], str]) -> Doc:
    """Return a copy of the document with each word changed, entities kept."""
    words = [change(token.text) for token in doc]
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    copy.ents = [Span(copy, ent.start, ent.end, ent.label_) for ent in doc.ents]
    return copy


def training_documents(paragraphs: Sequence[Paragraph], nlp: Language, seed: int) -> list[Doc]:
    """Return one document for each paragraph, spaces tidied in half of them: news elsewhere has no space before stops."""
    chance = random.Random(seed)
    return [document(tidy(each) if chance.random() < 0.5 else each, nlp) for each in paragraphs]


def estranged(doc: Doc, chance: random.Random) -> Doc:
    """Return a copy in which most names are names that nobody has ("Velonce" for "Valence"): what is around must tell them.

    They have no vector either, like most names that are new in the news.
    """

    def strange(word: str) -> str:
        return "".join(chance.choice(VOWELS) if letter in VOWELS else letter for letter in word)

    named = {token.i for ent in doc.ents if chance.random() < 0.7 for token in ent if token.is_title and len(token) > 3}
    places = iter(range(len(doc)))
    return rewritten(doc, lambda word: strange(word) if next(places) in named else word)


def addressed(doc: Doc, forms: Sequence[str], chance: random.Random) -> Doc:
    """Return a copy in which persons go by a form of address or an initial instead of their first name: "Mme Morand".

    The form of address is no part of the name; an initial is.
    """
    words = [token.text for token in doc]
    starts: dict[int, int] = {}
    for ent in doc.ents:
        if ent.label_ == "PER" and len(ent) > 1 and chance.random() < 0.8:
            initial = chance.random() < 0.3
            words[ent.start] = f"{words[ent.start][0]}." if initial else chance.choice(forms)
            starts[ent.start] = ent.start if initial else ent.start + 1
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])
    copy.ents = [Span(copy, starts.get(ent.start, ent.start), ent.end, ent.label_) for ent in doc.ents]
    return copy


def with_copies(docs: Sequence[Doc], seed: int) -> list[Doc]:
    """Return the documents and copies of some: in capitals (short ones above all), with strange names, with typographic apostrophes."""
    chance = random.Random(seed)
    forms = templates()["forms"]
    out: list[Doc] = []
    for doc in docs:
        out.append(doc)
        if any(ent.label_ in RARE for ent in doc.ents):
            out.append(doc)
        if chance.random() < (0.6 if len(doc) < SHORT else 0.04):
            out.append(rewritten(doc, str.upper))
        elif chance.random() < 0.3:
            out.append(estranged(doc, chance))
        elif chance.random() < 0.3:
            out.append(addressed(doc, forms, chance))
        elif chance.random() < 0.15 and "'" in doc.text:
            out.append(rewritten(doc, lambda word: word.replace("'", "’")))
    return out


def names(docs: Sequence[Doc]) -> set[str]:
    """Return the names in the documents, in small letters."""
    return {ent.text.lower() for doc in docs for ent in doc.ents}
