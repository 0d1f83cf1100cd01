"""Identifiers: how names become the local part of an IRI."""

from __future__ import annotations

import unicodedata

# Latin letters that Unicode does not decompose into a base letter and an accent.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def slug(text: str) -> str:
    """Return *text* as a piece of an IRI: lower case, Latin letters without accents, words joined by "-".

    Letters of other scripts keep their marks, which are part of the letter there. The result is the same
    for composed and decomposed input, and ``slug(slug(text)) == slug(text)``. It is "" when *text* holds
    neither letter nor digit.

    Example: ``slug("Élysée – cœur de l’État")`` is ``"elysee-coeur-de-l-etat"``.
    """
    plain = _without_latin_accents(unicodedata.normalize("NFKD", text).lower())
    plain = unicodedata.normalize("NFC", plain.translate(_LETTERS))
    words = "".join(char if _belongs_to_word(char) else " " for char in plain).split()
    return "-".join(words)


def _belongs_to_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _without_latin_accents(decomposed: str) -> str:
    """Drop the combining marks that follow a Latin letter or nothing that can carry one."""
    kept: list[str] = []
    other_script = False  # whether the letter before the marks is of another script
    for char in decomposed:
        if unicodedata.category(char).startswith("M"):
            if other_script:
                kept.append(char)
            continue
        other_script = char.isalpha() and not unicodedata.name(char, "").startswith("LATIN")
        kept.append(char)
    return "".join(kept)
