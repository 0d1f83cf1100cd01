"""One way to tell titles before names: the treebanks disagree.

"le président Simon" is nmod in Sequoia, mixed in the question bank, appos in GSD; "M. Simon" is flat:name or nmod. What is
made here is GSD's way: appos after a title, flat:name after a form of address.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conllu import Word

LABELS = frozenset({"nmod", "appos", "flat:name"})
BETWEEN = frozenset({"ADJ", "NUM"})


def harmonised(words: Sequence[Word], address: frozenset[str]) -> tuple[Word, ...]:
    """Return the words with names after titles relabelled; *address* are words such as "m." and "madame".

    A name is meant that stands right after a noun, or with one adjective between, and has no preposition.
    """
    marked = {word.head for word in words if word.dep == "case"}
    return tuple(
        replace(word, dep="flat:name" if words[word.head].form.lower() in address else "appos")
        if i not in marked and _follows_title(i, words)
        else word
        for i, word in enumerate(words)
    )


def _follows_title(i: int, words: Sequence[Word]) -> bool:
    word = words[i]
    gap = i - word.head
    close = gap == 1 or (gap == 2 and words[i - 1].pos in BETWEEN)
    return close and word.pos == "PROPN" and word.dep in LABELS and words[word.head].pos == "NOUN"
