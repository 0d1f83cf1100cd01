"""How two names of things are alike: by their words, their initials, their letters. No language has a part in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kgnews.ids import slug

_LINK = 4  # letters: in the names behind acronyms no longer word is passed over ("of", "for the", "pour")
_ACRONYM = (2, 8)  # letters of an acronym
_SHORTEST = 6  # letters: below, two names one letter apart are two names ("Iran", "Iraq")


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a name in lower case without accents: "François Hollande" is ("francois", "hollande")."""
    return tuple(slug(name).split("-")) if slug(name) else ()


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Say whether a name is a fuller one with an initial for its first word, or without words of its middle or end.

    Examples: "J. Kerry" and "John Kerry", "John Kerry" and "John Forbes Kerry", "Anna Berg" and "Anna Berg Lind". A single
    word shortens nothing, and "John Kerry" is no shorter "Teresa Kerry".
    """
    if len(short) < 2 or short == full or len(short) > len(full) or len(short[-1]) == 1:
        return False
    first, other = short[0], full[0]
    if first != other and not (1 in (len(first), len(other)) and first[0] == other[0]):
        return False
    rest = iter(full[1:])
    return all(any(word in (one, one[0]) for one in rest) for word in short[1:])


def spells_out(short: str, full: str) -> bool:
    """Say whether a name is an acronym of a longer one: each letter begins a word, and what is passed over is short.

    Example: "OTAN" of "Organisation du traité de l'Atlantique Nord"; never "ONU" of "Office national de l'urbanisme".
    """
    letters = "".join(short.split(".")).strip()
    if not (letters.isalpha() and letters.isupper() and _ACRONYM[0] <= len(letters) <= _ACRONYM[1]):
        return False
    found = words(full)
    return len(found) > 1 and _spelled("".join(words(letters)), found)


def _spelled(letters: str, left: tuple[str, ...]) -> bool:
    if not left or not letters:
        return not left and not letters
    if left[0][0] == letters[0] and _spelled(letters[1:], left[1:]):
        return True
    return len(left[0]) <= _LINK and _spelled(letters, left[1:])


def near_keys(name: tuple[str, ...]) -> Iterator[str]:
    """Yield keys of which two names share one where they are about one letter apart: the name, and it less each letter.

    This is the deletion neighbourhood of SymSpell (W. Garbe, 2012), for one letter. Short names have none.
    """
    text = " ".join(name)
    if sum(map(len, name)) < _SHORTEST:
        return
    yield text
    for place in range(len(text)):
        yield text[:place] + text[place + 1 :]


def one_letter_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two names differ by one letter: another one, one more, or two neighbours that have changed places.

    Digits are no letters: "COP21" and "COP22" are two.
    """
    first, second = sorted((" ".join(one), " ".join(other)), key=len)
    if first == second or len(second) - len(first) > 1 or min(sum(map(len, one)), sum(map(len, other))) < _SHORTEST:
        return False
    start = next((i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), len(first))
    left, right = first[start:], second[start:]
    if len(left) < len(right):
        return left == right[1:] and right[0].isalpha()
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    changed = left[1:] == right[1:]
    return (changed or swapped) and not any(char.isdigit() for char in left[:2] + right[:2])
