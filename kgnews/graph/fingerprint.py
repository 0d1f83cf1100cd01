"""A fingerprint of an article's text, from which it can be told later whether two articles are copies of one dispatch.

A graph keeps no texts. The fingerprint is a sketch of the set of shingles (runs of words) of the text: the least hashes of all
(bottom-k sketch; A. Broder, "On the resemblance and containment of documents", 1997, https://doi.org/10.1109/SEQUEN.1997.666900).
Below the greatest hash that both sketches reach, each has all the hashes of its text, so that what they share there estimates
what the texts share, also where one is cut to its first paragraphs.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b

from kgnews.records import Article

SHINGLE = 4  # words
SIZE = 64  # hashes
_BYTES = 4  # of a hash
_WORD = re.compile(r"\w+")


def fingerprint(article: Article) -> str:
    """Return the fingerprint of an article: up to 64 hashes in 344 characters, "" for one of fewer words than a shingle has.

    What is not the article itself (dateline, byline, notices) has no part in it, nor have case, accents' composition and
    punctuation.
    """
    spans = [article.headline, *article.paragraphs] if article.paragraphs else []
    text = "\n".join(span.of(article.text) for span in spans if span is not None) or article.text
    hashes = sorted(shingles(text))[:SIZE]
    return urlsafe_b64encode(struct.pack(f">{len(hashes)}I", *hashes)).decode("ascii").rstrip("=")


def shingles(text: str) -> set[int]:
    """Return the hashes of the runs of words of *text*."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    runs = {" ".join(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
    # A lone surrogate, which a text may hold, is in no encoding.
    return {int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=_BYTES).digest(), "big") for run in runs}


def hashes(fingerprint: str) -> tuple[int, ...]:
    """Return the hashes of a fingerprint, the least first; () where it is none, as a graph from elsewhere may have."""
    try:
        data = urlsafe_b64decode(fingerprint + "=" * (-len(fingerprint) % 4))
        return struct.unpack(f">{len(data) // _BYTES}I", data)
    except (ValueError, struct.error):
        return ()


def overlap(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, float]:
    """Return how many hashes two fingerprints share, and the share of the shorter text that is in the other."""
    if not one or not other:
        return 0, 0.0
    # A fingerprint that is not full holds all the hashes of its text, however great.
    reach = min(one[-1] if len(one) == SIZE else 1 << 32, other[-1] if len(other) == SIZE else 1 << 32)
    first, second = ({hash_ for hash_ in hashes_ if hash_ <= reach} for hashes_ in (one, other))
    shared = len(first & second)
    return shared, shared / min(len(first), len(second)) if first and second else 0.0
