"""The tokenizer of the model: that of spaCy's French, with the pronouns of Universal Dependencies.

spaCy cuts "a-t-il" into "a", "-t", "-il", and "celui-ci" into two; Sequoia and GSD have "a", "-t-il" and "celui-ci".
"""

from __future__ import annotations

import re
from itertools import product
from typing import Any, cast

from spacy.language import Language
from spacy.util import compile_suffix_regex

# "-t-il" after a verb, in small letters and in capitals
INVERTED = r"(?<=[A-Za-zÀ-ÿ])[-‐‑][tT][-‐‑](?:[iI][lL][sS]?|[eE][lL][lL][eE][sS]?|[oO][nN])"
DEMONSTRATIVES = ("celui", "celle", "ceux", "celles")
HERE_OR_THERE = ("ci", "là")


def with_pronouns(nlp: Language) -> Language:
    """Change the tokenizer of the French pipeline *nlp* in place, and return the pipeline."""
    tokenizer = cast(Any, nlp.tokenizer)  # a compiled class, of which mypy knows nothing
    tokenizer.rules = {text: rule for text, rule in tokenizer.rules.items() if "-t-" not in text.lower()}
    # French compounds ("porte-avions") are kept whole, "porte-t-il" is none
    compound = tokenizer.token_match.__self__.pattern.removeprefix("(?iu)")
    tokenizer.token_match = re.compile(rf"(?iu)(?!.*{INVERTED}$)(?:{compound})").match
    suffixes = [INVERTED, *(nlp.Defaults.suffixes or ())]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    for first, last in product(DEMONSTRATIVES, HERE_OR_THERE):
        word = f"{first}-{last}"
        for form in (word, word.capitalize(), word.upper()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    return nlp
