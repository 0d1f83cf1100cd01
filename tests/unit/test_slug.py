import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.ids import slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Kerry", "john-kerry"),
        ("François Hollande", "francois-hollande"),
        ("Élysée – cœur de l’État", "elysee-coeur-de-l-etat"),
        ("Straße", "strasse"),
        ("Côte d'Ivoire", "cote-d-ivoire"),
        ("  U.N.  ", "u-n"),
        ("Łódź", "lodz"),
        ("İstanbul", "istanbul"),
        ("Jean-Claude Juncker", "jean-claude-juncker"),
        ("G20", "g20"),
        ("Россия", "россия"),
        ("Сергей", "сергей"),
        ("서울", "서울"),
        ("हिन्दी", "हिन्दी"),
        ("東京 2020", "東京-2020"),
        ("…", ""),
        ("", ""),
    ],
)
def test_slug_of_names(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_slug_is_stable(text: str) -> None:
    once = slug(text)
    assert slug(once) == once


@given(st.text())
def test_composed_and_decomposed_text_have_one_slug(text: str) -> None:
    assert slug(unicodedata.normalize("NFC", text)) == slug(unicodedata.normalize("NFD", text))


@given(st.text())
def test_slug_holds_no_space_slash_or_upper_case(text: str) -> None:
    result = slug(text)
    assert not any(char.isspace() or char in "/#?%<>\"'" for char in result)
    assert not result.startswith("-") and not result.endswith("-") and "--" not in result
