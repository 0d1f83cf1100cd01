"""Time expressions in their surroundings: what is none, what can be taken out, tense, partial anchors, references."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgnews.errors import DataError
from kgnews.extract.times import find_times, parse_time, resolve
from kgnews.lang.times import load_times
from kgnews.records import Grain, Tense, TimeSpan

ANCHOR = "2015-11-17"
PAST, FUTURE, PRESENT, NONE = Tense.PAST, Tense.FUTURE, Tense.PRESENT, Tense.NONE


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La sonde part vers Mars."),
        ("fr", "Mai Linh a parlé de Mars et de Vénus."),
        ("fr", "Il a vu sept personnes et un second homme."),
        ("fr", "Elle vient d'avoir 30 ans."),
        ("fr", "Le club a été battu aux Jeux d'hiver."),
        ("fr", "Ils étaient 2015 personnes, pour la première fois."),
        ("fr", "Noël Kervella chante, dit le Père Noël."),
        ("fr", "Un stade de 12 000 places, sans an ni mois."),
        ("fr", "Il a gagné 3-2 puis 7/5."),
        ("fr", "les derniers jours de la campagne"),
        ("fr", "Il a été passé par la porte, il a été dernier."),
        ("fr", "Un jour, elle a eu sa seconde chance dans le Journal du dimanche."),
        ("en", "You may march on, he may say."),
        ("en", "He came second, with 12 people."),
        ("en", "A 17-year-old met 2,015 people."),
        ("en", "April Jones and Theresa May sat with May."),
        ("en", "It was proposed by May and backed by Mary."),
        ("en", "The sun sat on the mon."),
        ("en", "Black Friday sales; a Sunday Times report."),
        ("en", "over 1000 articles and about 1640 feet"),
        ("en", "the last months of the war"),
        ("fr", "le soir de la victoire"),
    ],
)
def test_what_is_no_time(lang: str, text: str) -> None:
    assert [text[one.start : one.end] for one in find_times(text, load_times(lang))] == []


@pytest.mark.parametrize(
    ("lang", "text", "words", "adjunct"),
    [
        ("fr", "Il a rencontré mardi le maire.", "mardi", True),
        ("fr", "Mardi, il a rencontré le maire.", "Mardi", True),
        ("fr", "Mardi a été une longue journée.", "Mardi", False),
        ("fr", "La réunion tenue mardi a duré.", "mardi", True),
        ("fr", "la réunion de mardi", "de mardi", True),
        ("fr", "l'élection de 2017", "de 2017", True),
        ("fr", "2015 a été une bonne année.", "2015", False),
        ("fr", "Il part dans une semaine.", "dans une semaine", True),
        ("fr", "La semaine dernière a été dure.", "La semaine dernière", False),
        ("fr", "quatre jours après les élections", "quatre jours après", False),
        ("fr", "Il est revenu quatre jours après.", "quatre jours après", True),
        ("fr", "le lendemain de la visite", "le lendemain", False),
        ("fr", "Il est parti le lendemain.", "le lendemain", True),
        ("fr", "Le lendemain Paul Mercier partait.", "Le lendemain", True),
        ("fr", "deux ans après Paul Mercier", "deux ans après", False),
        ("fr", "Il a parlé pendant trois ans de guerre.", "pendant trois ans", False),
        ("fr", "Il a parlé pendant trois ans.", "pendant trois ans", True),
        ("fr", "Il est passé dans la soirée.", "dans la soirée", True),
        ("fr", "L'été 2016 a été chaud.", "L'été 2016", False),
        ("fr", "Il est venu l'été dernier.", "l'été dernier", True),
        ("en", "They met Tuesday in Brest.", "Tuesday", True),
        ("en", "They met on Tuesday.", "on Tuesday", True),
        ("en", "Tuesday was a long day.", "Tuesday", False),
        ("en", "Tuesday's meeting failed.", "Tuesday's", False),
        ("en", "In last week's vote, she won.", "last week's", False),
        ("en", "the 2017 election", "the 2017", False),
        ("en", "a Tuesday night raid", "a Tuesday night", False),
        ("en", "The next day Mary Collins left.", "The next day", True),
        ("en", "within two days of the vote", "within two days", False),
        ("en", "They met in the afternoon.", "in the afternoon", True),
        ("en", "the day before the vote", "the day before", False),
        ("en", "three days after the vote", "three days after", False),
        ("en", "He died three days after.", "three days after", True),
    ],
)
def test_what_can_be_taken_out(lang: str, text: str, words: str, adjunct: bool) -> None:
    (found,) = find_times(text, load_times(lang))
    assert text[found.start : found.end] == words
    assert found.adjunct is adjunct


def test_what_governs_the_next_words_is_not_placed() -> None:
    (found,) = find_times("deux jours après la visite", load_times("fr"))
    reference = TimeSpan("2015-11-10", "2015-11-10", Grain.DAY)
    assert resolve(found, ANCHOR, PAST, reference) is None


def test_several_in_a_sentence_do_not_overlap() -> None:
    text = "Mardi, elle a dit que le sommet du 30 novembre, prévu depuis 2014, durerait jusqu'au 3 décembre."
    found = find_times(text, load_times("fr"))
    assert [text[one.start : one.end] for one in found] == [
        "Mardi",
        "du 30 novembre",
        "depuis 2014",
        "jusqu'au 3 décembre",
    ]
    assert [(one.open_start, one.open_end) for one in found] == [
        (False, False),
        (False, False),
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("phrase", "tense", "start"),
    [
        ("lundi", PAST, "2015-11-16"),
        ("lundi", FUTURE, "2015-11-23"),
        ("lundi", PRESENT, "2015-11-16"),
        ("samedi", PAST, "2015-11-14"),
        ("samedi", FUTURE, "2015-11-21"),
        ("le 1er décembre", PAST, "2014-12-01"),
        ("le 1er décembre", FUTURE, "2015-12-01"),
        ("le 1er décembre", NONE, "2015-12-01"),
        ("le 1er novembre", PAST, "2015-11-01"),
        ("le 1er novembre", FUTURE, "2016-11-01"),
        ("le 1er novembre", NONE, "2015-11-01"),
        ("en novembre", PAST, "2015-11-01"),
        ("en novembre", FUTURE, "2015-11-01"),
        ("en mars", PAST, "2015-03-01"),
        ("en mars", FUTURE, "2016-03-01"),
        ("le 29 février", PAST, "2012-02-29"),
        ("le 29 février", FUTURE, "2016-02-29"),
    ],
)
def test_the_tense_settles_which_one(phrase: str, tense: Tense, start: str) -> None:
    (found,) = find_times(phrase, load_times("fr"))
    span = resolve(found, ANCHOR, tense)
    assert span is not None
    assert span.start == start


@pytest.mark.parametrize(
    ("anchor", "phrase", "start", "end"),
    [
        ("--11-17", "dans une semaine", "--11-24", "--11-24"),
        ("--11-17", "hier", "--11-16", "--11-16"),
        ("--11-17", "le 30 novembre", "--11-30", "--11-30"),
        ("--12-30", "dans trois jours", "--01-02", "--01-02"),
        ("--11-17", "le mois prochain", "--12", "--12"),
        ("--11-17", "en mars", "--03", "--03"),
        ("--11-17", "fin novembre", "--11-21", "--11-30"),
        ("--11-17", "le 30 novembre 2016", "2016-11-30", "2016-11-30"),
        ("--11", "le mois dernier", "--10", "--10"),
        (None, "le 30 novembre", "--11-30", "--11-30"),
        (None, "en 2017", "2017-01-01", "2017-12-31"),
        (None, "en mars", "--03", "--03"),
        ("2015-11", "cette année", "2015-01-01", "2015-12-31"),
        ("2015-11", "le mois dernier", "2015-10-01", "2015-10-31"),
        ("2015", "l'an dernier", "2014-01-01", "2014-12-31"),
    ],
)
def test_a_partial_anchor_gives_what_it_can(anchor: str | None, phrase: str, start: str, end: str) -> None:
    (found,) = find_times(phrase, load_times("fr"))
    span = resolve(found, anchor, FUTURE)
    assert span is not None
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize(
    ("anchor", "phrase"),
    [
        ("--11-17", "mardi"),
        ("--11-17", "la semaine prochaine"),
        ("--11-17", "l'an dernier"),
        ("--11-17", "dans trois ans"),
        ("--11-17", "depuis trois ans"),
        ("--02-27", "dans trois jours"),
        ("--11", "dans une semaine"),
        ("2015-11", "hier"),
        (None, "hier"),
        (None, "mardi"),
        (None, "le mois dernier"),
        (None, "cette année"),
    ],
)
def test_a_partial_anchor_gives_nothing_false(anchor: str | None, phrase: str) -> None:
    (found,) = find_times(phrase, load_times("fr"))
    assert resolve(found, anchor, PAST) is None


@pytest.mark.parametrize(
    ("lang", "phrase", "start"),
    [
        ("fr", "ce soir", ANCHOR),
        ("fr", "le jour de Noël", "2014-12-25"),
        ("en", "this evening", ANCHOR),
        ("en", "on Christmas Day", "2014-12-25"),
    ],
)
def test_what_counts_from_the_day_of_the_article_whatever_was_named_before(lang: str, phrase: str, start: str) -> None:
    (found,) = find_times(phrase, load_times(lang))
    span = resolve(found, ANCHOR, PAST, TimeSpan("2015-11-10", "2015-11-10", Grain.DAY))
    assert span is not None
    assert span.start == start


@pytest.mark.parametrize(
    ("lang", "phrase", "reference", "start"),
    [
        ("fr", "le lendemain", "2015-11-10", "2015-11-11"),
        ("fr", "la veille", "2015-11-10", "2015-11-09"),
        ("fr", "quatre jours plus tôt", "2015-11-10", "2015-11-06"),
        ("fr", "trois ans plus tard", "2015-11-10", "2018-01-01"),
        ("fr", "ce jour-là", "2015-11-10", "2015-11-10"),
        ("fr", "le mardi suivant", "2015-11-10", "2015-11-17"),
        ("fr", "ce soir-là", "2015-11-10", "2015-11-10"),
        ("fr", "cette nuit-là", "2015-11-10", "2015-11-10"),
        ("fr", "le soir même", "2015-11-10", "2015-11-10"),
        ("fr", "la nuit précédente", "2015-11-10", "2015-11-09"),
        ("fr", "le matin suivant", "2015-11-10", "2015-11-11"),
        ("fr", "le soir d'avant", "2015-11-10", "2015-11-09"),
        ("en", "the next day", "2015-11-10", "2015-11-11"),
        ("en", "the next morning", "2015-11-10", "2015-11-11"),
        ("en", "the following evening", "2015-11-10", "2015-11-11"),
        ("en", "the evening before", "2015-11-10", "2015-11-09"),
        ("en", "the previous night", "2015-11-10", "2015-11-09"),
        ("en", "that evening", "2015-11-10", "2015-11-10"),
        ("en", "later that night", "2015-11-10", "2015-11-10"),
        ("en", "two days later", "2015-11-10", "2015-11-12"),
        ("en", "the following week", "2015-11-10", "2015-11-16"),
    ],
)
def test_what_counts_from_a_time_named_before(lang: str, phrase: str, reference: str, start: str) -> None:
    (found,) = find_times(phrase, load_times(lang))
    span = resolve(found, ANCHOR, PAST, TimeSpan(reference, reference, Grain.DAY))
    assert span is not None
    assert span.start == start


def test_a_day_does_not_follow_a_whole_year() -> None:
    (found,) = find_times("le lendemain", load_times("fr"))
    assert resolve(found, ANCHOR, PAST, TimeSpan("2014-01-01", "2014-12-31", Grain.YEAR)) is None


@pytest.mark.parametrize("anchor", ["17 novembre", "2015-13", "2015-02-30", "--02-31", "2015/11/17"])
def test_an_anchor_that_is_no_date_is_refused(anchor: str) -> None:
    (found,) = find_times("hier", load_times("fr"))
    with pytest.raises(ValueError, match="anchor"):
        resolve(found, anchor, PAST)


@pytest.mark.parametrize(
    ("lang", "text", "start"),
    [
        ("fr", "15", "2015-11-15"),
        ("fr", "oct/2", "2015-10-02"),
        ("fr", "MARDI 17 NOVEMBRE 2015", "2015-11-17"),
        ("fr", "18 08 78", "1978-08-18"),
        ("fr", "sep-23-2020", "2020-09-23"),
        ("fr", "quatre octobre dix-neuf cent soixante-douze", "1972-10-04"),
        ("fr", "noel", "2015-12-25"),
        ("en", "tue, 17 nov 2015", "2015-11-17"),
        ("en", "november 17", "2015-11-17"),
        ("en", "11/17/2015", "2015-11-17"),
    ],
)
def test_a_text_that_is_a_date(lang: str, text: str, start: str) -> None:
    found = parse_time(text, load_times(lang))
    assert found is not None
    assert (found.start, found.end) == (0, len(text))
    span = resolve(found, ANCHOR, NONE)
    assert span is not None
    assert span.start == start


@pytest.mark.parametrize("text", ["", "un court de tennis", "deux trois", "il part le 15 mai"])
def test_a_text_that_is_more_or_less_than_a_date(text: str) -> None:
    assert parse_time(text, load_times("fr")) is None


def test_capitals_and_odd_spaces_are_read() -> None:
    for text in ("LE 30 NOVEMBRE", "le 30 novembre", "le  30\nnovembre", "Le 30 Novembre"):
        (found,) = find_times(text, load_times("fr"))
        assert text[found.start : found.end] == text


def test_nothing_goes_on_across_a_paragraph() -> None:
    text = "Il viendra mardi\n\n17 novembre 2015 : la suite"
    found = find_times(text, load_times("fr"))
    assert [text[one.start : one.end] for one in found] == ["mardi", "17 novembre 2015"]


@given(st.text(alphabet="le 30 nov.embre, mardi'à\n-2015 ans y a il dans XIXe/é’", max_size=60))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    last = 0
    for found in find_times(text, load_times("fr")):
        assert last <= found.start < found.end <= len(text)
        last = found.end
        span = resolve(found, ANCHOR, PAST)
        assert span is None or span.start is None or span.end is None or span.start <= span.end


def test_a_faulty_file_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "times.toml").write_text('numeric_order = "ymd"\nwrong = 1\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_times("xx", tmp_path)
    message = str(caught.value)
    assert "unknown key 'wrong'" in message
    assert "'rules' is missing" in message
    assert '"dmy" or "mdy"' in message


def test_a_language_without_the_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"times\.toml"):
        load_times("xx", tmp_path)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_words_are_loaded_once(lang: str) -> None:
    assert load_times(lang) is load_times(lang)
    assert load_times(lang).lang == lang
