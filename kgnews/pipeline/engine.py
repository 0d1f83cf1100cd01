"""What is loaded once and used for many articles: the catalog, and for each language its model and its extractor."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from kgnews import resources
from kgnews.errors import InputError, ModelError
from kgnews.records import Article, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

    from kgnews.extract.article import Extractor
    from kgnews.knowledge import Catalog

LOG = logging.getLogger(__name__)


def catalog(gazetteers: tuple[str, ...] = ()) -> Catalog:
    """Return all of ``ontologies/`` and what the user's files *gazetteers* add, loaded once. Raises DataError with one line a fault."""
    return _catalog(gazetteers)


@cache
def _catalog(gazetteers: tuple[str, ...]) -> Catalog:
    from kgnews.ontology import load_catalog

    return load_catalog(gazetteers=tuple(map(Path, gazetteers)))


class Stages:
    """The extractors of a run, one a language, each made at its first article."""

    def __init__(self, models: tuple[str, ...], gazetteers: tuple[str, ...] = ()) -> None:
        self._models, self._gazetteers = models, gazetteers
        self._extractors: dict[str, Extractor] = {}
        self.loading = 0.0  # seconds of processor time that models and data have taken

    def extract(self, article: Article, relations: str, lang: str | None = None) -> Extraction:
        """Return what *article* states; *lang* is the language if the user gave it."""
        return self.extractor(article.lang, given=lang is not None).extract(article, relations)

    def extractor(self, lang: str, given: bool = True) -> Extractor:
        """Return the extractor of *lang*; raise InputError if kgnews does not have that language."""
        if lang not in self._extractors:
            if lang not in resources.languages():
                known = ", ".join(resources.languages())
                raise InputError(
                    f"the language seems to be {lang or 'none'!r}; kgnews has {known}; give it with --lang"
                )
            start = process_time()
            self._extractors[lang] = self._load(lang, given)
            self.loading += process_time() - start
        return self._extractors[lang]

    @property
    def parsing(self) -> float:
        """Seconds of processor time that the parsers have taken."""
        return sum(extractor.parsing for extractor in self._extractors.values())

    def choose(self, lang: str, given: bool = True) -> resources.ModelChoice:
        """Return the model that reads *lang*, which was *given* by the user or not; raise ModelError if there is none."""
        fitting = [model for model in self._models if resources.model_language(model) == lang]
        unknown = [model for model in self._models if resources.model_language(model) is None]
        wanted = [*unknown, *fitting, *(self._models if given else ())]
        return resources.find_model(lang, wanted[0] if wanted else None)

    def _load(self, lang: str, given: bool) -> Extractor:
        from kgnews.extract.article import Extractor
        from kgnews.lang.load import load_profile

        choice = self.choose(lang, given)
        tell(lang, choice)
        return Extractor(load_profile(lang), catalog(self._gazetteers), _load_model(choice))


def tell(lang: str, choice: resources.ModelChoice) -> None:
    """Note which model reads *lang*, and which are passed over."""
    LOG.info("language %s: model %s %s", lang, choice.name, choice.version)
    for refused in choice.refused:
        LOG.info("language %s: not used: %s", lang, refused)


def stages(models: tuple[str, ...], gazetteers: tuple[str, ...] = ()) -> Stages:
    """Return the extractors that use *models* and know *gazetteers* (see ``Options``), made once."""
    return _stages(models, gazetteers)


@cache
def _stages(models: tuple[str, ...], gazetteers: tuple[str, ...]) -> Stages:
    return Stages(models, gazetteers)


def _load_model(choice: resources.ModelChoice) -> Language:
    import spacy

    try:
        return spacy.load(choice.location)
    except Exception as error:  # whatever a model's own code and data may raise
        reason = " ".join(str(error).split())
        raise ModelError(
            f"model {choice.name!r} does not load: {reason}; install it again or give another with --model"
        ) from error
