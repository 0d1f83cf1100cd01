"""The timeline of an entity."""

import pytest
from drawn import Fact, graph_of, lines, texts

from kgnews.errors import InputError
from kgnews.records import Kind, Status
from kgnews.view.draw import timeline_picture
from kgnews.view.draw.clock import stretch, ticks
from kgnews.view.draw.texts import read_texts

FACTS = (
    Fact("Nora Benali", "met", "Paul Mercier", when="2015-11-17", said_by="Lise Armand"),
    Fact("Omar Haddad", "visited", "Nora Benali", Status.PLANNED, when="2015-11-23/2015-11-29"),
    Fact("Nora Benali", "met", "Lise Armand", Status.NEGATED, when="2015-10"),
    Fact("Nora Benali", "visited", "Lise Armand"),
    Fact("Nora Benali", "holdsPosition", "Mayor of Brest", kinds=(Kind.PERSON, Kind.OFFICE)),
    Fact("Paul Mercier", "met", "Lise Armand", when="2015-11-17"),
)


def test_a_timeline_tells_what_is_told_of_the_entity() -> None:
    picture = timeline_picture(graph_of(*FACTS), "Nora Benali")
    said = texts(picture.svg())
    assert {"Nora Benali", "Mayor of Brest", "met Paul Mercier (Armand)", "Omar Haddad will visit Benali"} <= set(said)
    assert said.index("17 Nov 2015") < said.index("23 – 29 Nov 2015")
    assert said.index("Without a date") < said.index("visited Lise Armand")
    assert not [text for text in said if text.startswith("met Lise")]
    assert picture.left_out == ("1 told as not so or denied (--negated)",)
    assert picture.shown == "Nora Benali: claims with a date 2, without 1"
    assert picture.svg() == timeline_picture(graph_of(*FACTS), "person/nora-benali").svg()


def test_planned_is_dashed_and_what_is_not_so_struck_on_demand() -> None:
    marks = lines(timeline_picture(graph_of(*FACTS), "Nora Benali", negated=True).svg(), "claim")
    assert marks.keys() == {"asserted", "planned", "negated"}
    assert "dasharray" in marks["planned"]
    assert "dasharray" not in marks["asserted"]
    assert "negated" not in lines(timeline_picture(graph_of(*FACTS), "Nora Benali").svg(), "claim")


def test_more_than_there_is_room_for_is_counted() -> None:
    graph = graph_of(*(Fact("Nora Benali", "met", f"P{n}", when=f"2015-11-{n + 1:02}") for n in range(9)))
    picture = timeline_picture(graph, "Nora Benali", top=5)
    assert picture.left_out == ("4 less supported (--top)",)
    assert not timeline_picture(graph, "Nora Benali").left_out
    assert len([text for text in texts(picture.svg()) if text.startswith("met P")]) == 5
    many = graph_of(*(Fact("Nora Benali", "met", f"P{n}") for n in range(11)))
    assert "and 3 more" in texts(timeline_picture(many, "Nora Benali").svg())


@pytest.mark.parametrize(
    "when", ["0001-01-01", "9999-12-31", "2015/..", "../2015-11", "1789/2015", "--11-17", "2015-02-30"]
)
def test_any_time_is_drawn_or_listed(when: str) -> None:
    picture = timeline_picture(graph_of(Fact("Nora Benali", "met", "Paul Mercier", when=when)), "Nora Benali")
    assert [text for text in texts(picture.svg()) if text.startswith("met Paul Mercier")]


def test_nothing_told_of_an_entity_is_an_error() -> None:
    with pytest.raises(InputError, match="no claim about it"):
        timeline_picture(graph_of(Fact("Nora Benali", "met", "Paul Mercier", Status.NEGATED)), "Nora Benali")


@pytest.mark.parametrize(
    ("iso", "english", "french"),
    [
        ("2015-11-17", "17 Nov 2015", "17 nov. 2015"),
        ("2015-11-07", "7 Nov 2015", "7 nov. 2015"),
        ("2015-02", "Feb 2015", "févr. 2015"),
        ("2015", "2015", "2015"),
        ("--11-17", "17 Nov", "17 nov."),
        ("--11", "Nov", "nov."),
    ],
)
def test_dates_in_words(iso: str, english: str, french: str) -> None:
    assert (read_texts("en").date(iso), read_texts("fr").date(iso)) == (english, french)


def test_both_languages_have_the_same_words() -> None:
    english, french = read_texts("en"), read_texts("fr")
    for part in ("statuses", "kinds", "words", "dates"):
        assert getattr(english, part).keys() == getattr(french, part).keys()
    assert len(english.months) == len(french.months) == 12


@pytest.mark.parametrize("years", [0, 0.01, 0.1, 0.6, 2, 30, 900])
def test_a_line_of_days_has_a_handful_of_ticks_in_their_order(years: float) -> None:
    first = 700_000
    last = int(first + years * 365)
    found = ticks(first, last, read_texts("en"))
    days = [day for day, _name in found]
    assert len(found) <= 9
    assert found or years < 2
    assert days == sorted(set(days))
    assert all(first <= day <= last for day in days)


def test_a_year_lasts_until_its_last_day() -> None:
    from kgnews.records import Grain, TimeSpan

    whole = stretch(TimeSpan("2015", "2015", Grain.YEAR))
    assert whole is not None
    assert whole.end - whole.start == 364
    assert (
        stretch(TimeSpan("2015-02", "2015-02", Grain.MONTH)).end - stretch(TimeSpan("2015-02", None, Grain.MONTH)).start
        == 27
    )
