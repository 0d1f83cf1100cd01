"""Versions of news items: a correction replaces what it corrects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Revision:
    """One version of the item ``guid``; "" where the item has no identifier, and then it is never replaced."""

    guid: str
    version: int = 1


def latest_of(revisions: Iterable[Revision], known: Mapping[str, Revision]) -> dict[str, Revision]:
    """Return the latest version of each item in *revisions* and *known*, by identifier."""
    latest = dict(known)
    for revision in revisions:
        if revision.guid:
            latest[revision.guid] = max(latest.get(revision.guid, revision), revision)
    return latest
