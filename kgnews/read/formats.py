"""What a reader is given and what it gives back; the table of them is in ``kgnews.read.readers``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kgnews.read.inputs import Input
from kgnews.read.revisions import Revision
from kgnews.records import Article, Problem

Found = Article | Problem
"""What a reader finds: an article, or why one of several gave none."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says about the input; empty values are found out from it."""

    source: str  # the input's name, for messages
    lang: str | None = None
    date: str | None = None
    url: str = ""
    languages: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)  # what of an article → the column or key that holds it
    latest: Mapping[str, Revision] = field(
        default_factory=dict
    )  # of the news items in all inputs, by their identifiers


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the suffixes of its files, how to know it by its first bytes, and what reads it.

    ``sniff`` says yes only to what can be nothing else: the content decides before the name does. ``read`` yields
    what it finds, and raises InputError where there is no article at all or nothing more can be read.
    """

    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[Input, Options], Iterator[Found]]
