"""What is measured of a French pipeline, one function a measure: a loaded pipeline and gold in, numbers out."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from conllu import Tree
from copies import scanned
from news import LABELS, SHORT, Paragraph, document
from spacy.language import Language
from spacy.tokens import Doc

KINDS = ("PER", "LOC", "ORG")
HIPE = {"per": "PER", "pers": "PER", "loc": "LOC", "org": "ORG"}
TREES = ("tok2vec", "morphologizer", "parser")
UNREAD = ("attribute_ruler", "lemmatizer", "ner")  # what sentence ends do not need
TOGETHER = 5  # sentences joined for the measure of sentence ends


@dataclass(frozen=True, slots=True)
class Found:
    """Precision, recall and F1 of a set of things against gold."""

    right: int
    told: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was told that is right."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """The share of the gold that was told."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.told + self.gold
        return 2 * self.right / both if both else 0.0


def entities(nlp: Language, paragraphs: Sequence[Paragraph], *, capitals: bool = False) -> dict[str, Found]:
    """Return strict scores (span and label) for each label and, as "all", for persons, places and bodies together.

    With *capitals*, only short paragraphs are read, put in capitals.
    """
    gold_docs = [document(paragraph, nlp) for paragraph in paragraphs]
    if capitals:
        gold_docs = [doc for doc in gold_docs if len(doc) < SHORT and len(doc.text.upper()) == len(doc.text)]
    texts = [doc.text.upper() if capitals else doc.text for doc in gold_docs]
    return _compared(gold_docs, _names(nlp, texts))


def scanned_entities(nlp: Language, paragraphs: Sequence[Paragraph]) -> dict[str, Found]:
    """Return the scores of `entities` for the paragraphs as an old newspaper is scanned, on the words of the copy."""
    chance = random.Random(0)
    gold_docs = [scanned(document(paragraph, nlp), chance) for paragraph in paragraphs]
    return _compared(gold_docs, _names(nlp, [_without_names(doc) for doc in gold_docs]))


def _without_names(doc: Doc) -> Doc:
    return Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])


def _compared(gold_docs: Iterable[Doc], docs: Iterable[Doc]) -> dict[str, Found]:
    right, told, gold = Counter[str](), Counter[str](), Counter[str]()
    for reference, doc in zip(gold_docs, docs, strict=True):
        expected, found = spans(reference), spans(doc)
        right.update(label for _, _, label in expected & found)
        told.update(label for _, _, label in found)
        gold.update(label for _, _, label in expected)
    scores = {label: Found(right[label], told[label], gold[label]) for label in LABELS.values()}
    kinds = [scores[label] for label in KINDS]
    return scores | {"all": Found(*(sum(getattr(each, what) for each in kinds) for what in ("right", "told", "gold")))}


def spans(doc: Doc) -> set[tuple[int, int, str]]:
    """Return the entities of a document as (start, end, label)."""
    return {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}


def unseen_names(nlp: Language, paragraphs: Sequence[Paragraph], seen: frozenset[str]) -> Found:
    """Return the strict recall of the persons, places and bodies whose names, in small letters, are not in *seen*."""
    right = gold = 0
    docs = [document(paragraph, nlp) for paragraph in paragraphs]
    for reference, doc in zip(docs, _names(nlp, [doc.text for doc in docs]), strict=True):
        found = spans(doc)
        new = [ent for ent in reference.ents if ent.label_ in KINDS and ent.text.lower() not in seen]
        gold += len(new)
        right += sum((ent.start_char, ent.end_char, ent.label_) in found for ent in new)
    return Found(right, right, gold)


def _names(nlp: Language, texts: Iterable[str] | Iterable[Doc]) -> Iterator[Doc]:
    return nlp.pipe(texts, batch_size=64, disable=[name for name in nlp.pipe_names if name != "ner"])


def old_newspapers(nlp: Language, path: Path) -> Found:
    """Return strict scores for persons, places and bodies of a HIPE file (NewsEye), on its own tokens."""
    right = told = gold = 0
    sentences = list(_hipe(path))
    docs = (Doc(nlp.vocab, words=[word for word, _ in sentence]) for sentence in sentences)
    unread = [name for name in nlp.pipe_names if name != "ner"]
    for sentence, doc in zip(sentences, nlp.pipe(docs, disable=unread), strict=True):
        found = {(ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ in KINDS}
        expected = _bio([tag for _, tag in sentence])
        right, told, gold = right + len(found & expected), told + len(found), gold + len(expected)
    return Found(right, told, gold)


def _hipe(path: Path) -> Iterator[list[tuple[str, str]]]:
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        cells = line.split("\t")
        if line.startswith(("#", "TOKEN")):
            continue
        if len(cells) > 2:
            sentence.append((cells[0], cells[1]))
        if sentence and (len(cells) < 3 or "EndOfSentence" in line):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _bio(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    out: set[tuple[int, int, str]] = set()
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        begun, _, label = tag.partition("-")
        new = HIPE.get(label.split(".")[0].lower(), "")
        if kind and (begun != "I" or new != kind):
            out.add((start, i, kind))
            kind = ""
        if new and not kind:
            start, kind = i, new
    return out


def _parsed(nlp: Language, trees: Sequence[Tree]) -> list[Doc]:
    docs = [
        Doc(
            nlp.vocab,
            words=[word.form for word in tree.words],
            spaces=[word.space for word in tree.words],
            sent_starts=[i == 0 for i in range(len(tree.words))],
        )
        for tree in trees
    ]
    return list(nlp.pipe(docs, disable=[name for name in nlp.pipe_names if name not in TREES]))


def attachments(nlp: Language, trees: Sequence[Tree]) -> tuple[float, float]:
    """Return UAS and LAS on gold tokens, without punctuation, labels compared without subtype."""
    words = heads = labels = 0
    for tree, doc in zip(trees, _parsed(nlp, trees), strict=True):
        for word, token in zip(tree.words, doc, strict=True):
            if word.pos == "PUNCT":
                continue
            right = token.head.i == word.head
            words, heads = words + 1, heads + right
            labels += right and _plain(token.dep_) == _plain(word.dep)
    return heads / words, labels / words


def _plain(label: str) -> str:
    return label.split(":")[0]


def subjects_after_verb(nlp: Language, trees: Sequence[Tree]) -> tuple[Found, Found]:
    """Return scores of the subjects that stand after their verb: all of them, and those of reporting clauses."""
    right = told = gold = reporting = reporting_right = 0
    for tree, doc in zip(trees, _parsed(nlp, trees), strict=True):
        expected = {
            (i, word.head) for i, word in enumerate(tree.words) if _plain(word.dep) == "nsubj" and word.head < i
        }
        found = {(token.i, token.head.i) for token in doc if _plain(token.dep_) == "nsubj" and token.head.i < token.i}
        told_by = {pair for pair in expected if _plain(tree.words[pair[1]].dep) == "parataxis"}
        right, told, gold = right + len(expected & found), told + len(found), gold + len(expected)
        reporting, reporting_right = reporting + len(told_by), reporting_right + len(told_by & found)
    return Found(right, told, gold), Found(reporting_right, reporting_right, reporting)


def sentence_starts(nlp: Language, trees: Sequence[Tree]) -> Found:
    """Return scores of the starts of sentences in texts of five sentences each, the first ones not counted."""
    right = told = gold = 0
    texts = [[tree.text.strip() for tree in trees[i : i + TOGETHER]] for i in range(0, len(trees), TOGETHER)]
    unread = [name for name in nlp.pipe_names if name in UNREAD]
    for sentences, doc in zip(texts, nlp.pipe([" ".join(each) for each in texts], disable=unread), strict=True):
        expected, at = set(), 0
        for sentence in sentences[:-1]:
            at += len(sentence) + 1
            expected.add(at)
        found = {sent.start_char for sent in doc.sents} - {0}
        right, told, gold = right + len(expected & found), told + len(found), gold + len(expected)
    return Found(right, told, gold)


def words_per_second(nlp: Language, texts: Sequence[str], rounds: int = 3) -> float:
    """Return how many words the whole pipeline reads in a second: the best of a few rounds, after warming up."""
    list(nlp.pipe(texts[:50]))
    best = 0.0
    for _ in range(rounds):
        start = time.perf_counter()
        words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
        best = max(best, words / (time.perf_counter() - start))
    return best
