"""How a run reads and extracts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kgnews import resources
from kgnews.errors import UsageError

RELATIONS = ("named", "all")


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and extract.

    ``lang`` is the language of every input, else it is detected. ``date`` is the day of publication where the text
    gives none (ISO, possibly partial). ``models`` are names or folders of spaCy models; each serves its own language,
    and the other languages use their best installed one. ``relations`` is "named" for the relations of the ontology or
    "all" for open ones too. ``strict`` raises the first failure instead of collecting it. ``columns`` say which column of
    a table, or key of a JSON object, holds what of an article, where the usual names are not used: {"text": "body"}.
    ``gazetteers`` are the user's own files of known things, of the form of those in ``ontologies/gazetteer``. ``private``
    lets http addresses be those of this machine and its network.
    """

    lang: str | None = None
    date: str | None = None
    models: tuple[str, ...] = ()
    relations: str = "named"
    strict: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    gazetteers: tuple[str, ...] = ()
    private: bool = False

    def __post_init__(self) -> None:
        known = resources.languages()
        if self.lang is not None and self.lang not in known:
            raise UsageError(
                f"language {self.lang!r}: kgnews has {', '.join(known)}; "
                f"to add one, make the folder kgnews/lang/{self.lang}, then run: kgnews check {self.lang}"
            )
        if self.date is not None:
            from kgnews.read.dates import check_given

            check_given(self.date)
        if self.relations not in RELATIONS:
            raise UsageError(f"relations {self.relations!r}: give one of {', '.join(RELATIONS)}")


def tuple_of(model: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the models that a user named, one, some or none."""
    if model is None:
        return ()
    return (model,) if isinstance(model, str) else tuple(model)
