"""Which articles and trees train, steer and test: told by a hash of their name, so that no list needs to be kept.

A hash of the name stays what it is when articles are added or put in another order.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

TEST_PERCENT = 12
STEER_PERCENT = 6
TREE_STEER_PERCENT = 5


class Part(StrEnum):
    """What an article or a tree is used for."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


def percentile(name: str) -> int:
    """Return a number from 0 to 99 that depends on *name* alone."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:8]) % 100


def article_part(article_id: str) -> Part:
    """Return the part of a WiNER article: about 12 % test, 6 % dev (steers the training), the others train."""
    place = percentile(article_id)
    if place < TEST_PERCENT:
        return Part.TEST
    return Part.DEV if place < TEST_PERCENT + STEER_PERCENT else Part.TRAIN


def tree_part(sentence_id: str) -> Part:
    """Return the part of a tree of the training treebanks: about 5 % dev, the others train; tests are files of their own."""
    return Part.DEV if percentile(sentence_id) < TREE_STEER_PERCENT else Part.TRAIN
