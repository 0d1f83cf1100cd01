"""How many independent sources stand behind what a graph says."""

from __future__ import annotations

from collections.abc import Sequence

from kgnews.records import Article


def sources(articles: Sequence[Article]) -> dict[str, int]:
    """Return for the id of each article the number of its source: each is its own, until copies of a dispatch are told."""
    return {article.id: number for number, article in enumerate(articles)}
