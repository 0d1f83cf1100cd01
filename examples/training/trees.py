"""Training documents of trees: harmonised, augmented, several sentences in each.

A parser that is shown single sentences never learns to end one.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import spacy
from augment import Words, augmented, in_capitals, subjects, without_stop
from conllu import Word, read_trees
from harmonise import harmonised
from names import templates
from spacy.tokens import Doc
from spacy.vocab import Vocab
from split import Part, tree_part

SIZES = (1, 2, 2, 3, 3, 4, 5, 6)  # sentences a document


def treebank(files: Sequence[Path], part: Part) -> list[Words]:
    """Return the harmonised sentences of one part of the CoNLL-U files, in order."""
    address = frozenset(templates()["address"])
    return [
        harmonised(tree.words, address) for path in files for tree in read_trees(path) if tree_part(tree.name) is part
    ]


def training_sentences(sentences: Sequence[Words], seed: int) -> list[Words]:
    """Return the sentences, each followed by what is made from it, if anything."""
    chance = random.Random(seed)
    lists = templates()
    pool = [phrase for words in sentences for phrase in subjects(words)]
    out: list[Words] = []
    for words in sentences:
        out.append(words)
        made = augmented(words, pool, lists, chance)
        if made:
            out.append(made)
    return out


def joined(sentences: Iterable[Words], vocab: Vocab) -> Doc:
    """Return one document of the sentences, a space between them."""
    words: list[Word] = []
    starts: list[bool] = []
    for sentence in sentences:
        at = len(words)
        words += [replace(word, head=word.head + at) for word in sentence]
        words[-1] = replace(words[-1], space=True)
        starts += [i == 0 for i in range(len(sentence))]
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space for word in words],
        pos=[word.pos for word in words],
        morphs=[word.feats for word in words],
        lemmas=[word.lemma for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
        sent_starts=list[bool | int | None](starts),
    )


def documents(sentences: Sequence[Words], seed: int) -> list[Doc]:
    """Return documents of one to six sentences each; headlines, which have no full stop, stand alone."""
    chance = random.Random(seed)
    vocab = spacy.blank("fr").vocab
    out: list[Doc] = []
    waiting: list[Words] = []
    size = 1
    for words in sentences:
        if words[-1].pos != "PUNCT":
            out.append(joined([words], vocab))
            continue
        waiting.append(words)
        if len(waiting) >= size:
            out.append(joined(waiting, vocab))
            waiting, size = [], chance.choice(SIZES)
    if waiting:
        out.append(joined(waiting, vocab))
    return out


def steering_sentences(sentences: Sequence[Words]) -> list[Words]:
    """Return the dev sentences, and every fourth one as a headline in capitals."""
    return [*sentences, *(in_capitals(without_stop(words)) for words in sentences[::4])]
