"""How two names are alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.graph.compare import near_keys, one_letter_apart, shortens, spells_out, words


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("N. Benali", "Nora Benali"),
        ("Nora Benali", "Nora Louise Benali"),
        ("N. L. Benali", "Nora Louise Benali"),
        ("Nora Benali", "Nora L. Benali"),
        ("Anna Berg", "Anna Berg-Lind"),
        ("Éric Dubois", "Eric Marie Dubois"),
        ("Nora Benali", "N. L. Benali"),
    ],
)
def test_a_shorter_form_of_a_name(short: str, full: str) -> None:
    assert shortens(words(short), words(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Benali", "Nora Benali"),
        ("Nora", "Nora Benali"),
        ("Nora Benali", "Nora Benali"),
        ("Nora Benali", "Lise Benali"),
        ("P. Benali", "Nora Benali"),
        ("Nora Louise Benali", "Nora Benali"),
        ("Nora Benali", "Nora Louise Mercier"),
        ("", "Nora Benali"),
    ],
)
def test_no_shorter_form_of_a_name(short: str, full: str) -> None:
    assert not shortens(words(short), words(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("ABE", "Agence brestoise de l'énergie"),
        ("A.B.E.", "Agence brestoise de l'énergie"),
        ("PLF", "Port and Lighthouse Fund"),
        ("FPP", "Fonds pour les petits ports"),
    ],
)
def test_an_acronym(short: str, full: str) -> None:
    assert spells_out(short, full)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("ABE", "Agence brestoise"),
        ("ABE", "Association des bateliers"),
        ("ABE", "Agence brestoise des grands équipements"),  # "grands" would be passed over
        ("Abe", "Agence brestoise de l'énergie"),
        ("A", "Agence"),
        ("ABE", "ABE"),
        ("A1", "Agence première"),
        ("", "Agence brestoise de l'énergie"),
    ],
)
def test_no_acronym(short: str, full: str) -> None:
    assert not spells_out(short, full)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mercier", "Merciet"), ("Mercier", "Merciers"), ("Mercier", "Mecrier"), ("Nora Benali", "Norah Benali")],
)
def test_one_letter_apart(one: str, other: str) -> None:
    assert one_letter_apart(words(one), words(other))
    assert one_letter_apart(words(other), words(one))
    assert set(near_keys(words(one))) & set(near_keys(words(other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mercier", "Mercier"),
        ("Mercier", "Mércier"),
        ("Mercier", "Merceer Paul"),
        ("Mercier", "Martier"),
        ("Mali", "Bali"),
        ("Summit 21", "Summit 22"),
        ("Summit 2", "Summit 21"),
    ],
)
def test_not_one_letter_apart(one: str, other: str) -> None:
    assert not one_letter_apart(words(one), words(other))
    assert not one_letter_apart(words(other), words(one))


@given(st.text(alphabet="abc d", min_size=6, max_size=9), st.text(alphabet="abc d", min_size=6, max_size=9))
def test_what_is_one_letter_apart_shares_a_key(one: str, other: str) -> None:
    first, second = words(one), words(other)
    if one_letter_apart(first, second):
        assert set(near_keys(first)) & set(near_keys(second))
