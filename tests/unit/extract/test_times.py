"""Time expressions: what is found, where it stands, and on which days it is placed.

The anchor is Tuesday 17 November 2015 unless a test says otherwise. A table gives one value, then every phrase for it.
"""

from __future__ import annotations

import pytest

from kgnews.extract.times import find_times, resolve
from kgnews.lang.times import load_times
from kgnews.records import Grain, Tense

ANCHOR = "2015-11-17"
PAST, FUTURE, NONE = Tense.PAST, Tense.FUTURE, Tense.NONE


def day(iso: str) -> tuple[str, str, Grain]:
    return iso, iso, Grain.DAY


def month(iso: str, last: str) -> tuple[str, str, Grain]:
    return iso + "-01", f"{iso}-{last}", Grain.MONTH


def year(number: int) -> tuple[str, str, Grain]:
    return f"{number}-01-01", f"{number}-12-31", Grain.YEAR


def week(first: str, last: str) -> tuple[str, str, Grain]:
    return first, last, Grain.WEEK


def interval(first: str | None, last: str | None) -> tuple[str | None, str | None, Grain]:
    return first, last, Grain.INTERVAL


Value = tuple[str | None, str | None, Grain] | None

FRENCH: list[tuple[Value, Tense, list[str]]] = [
    (
        day("2015-11-17"),
        PAST,
        ["mardi", "ce mardi", "mardi soir", "aujourd'hui", "ce matin", "cet après-midi", "mardi 17"],
    ),
    (day("2015-11-17"), FUTURE, ["mardi", "ce soir", "mardi à 14 heures", "à 14h30 mardi", "mardi vers 8 h 30"]),
    (
        day("2015-11-16"),
        PAST,
        ["hier", "hier soir", "d'hier", "lundi", "de lundi", "lundi dernier", "le lundi 16 novembre"],
    ),
    (
        day("2015-11-15"),
        PAST,
        ["avant-hier", "dimanche", "dimanche dernier", "il y a deux jours", "le 15 novembre dernier"],
    ),
    (
        day("2015-11-18"),
        FUTURE,
        ["demain", "mercredi", "ce mercredi", "mercredi prochain", "dans un jour", "dès mercredi"],
    ),
    (day("2015-11-10"), PAST, ["mardi dernier", "il y a une semaine", "le mardi 10 novembre"]),
    (day("2015-11-24"), FUTURE, ["mardi prochain", "dans une semaine", "mardi de la semaine prochaine"]),
    (
        day("2015-11-30"),
        FUTURE,
        ["le 30 novembre", "lundi 30 novembre", "au 30 novembre", "le 30 nov.", "le trente novembre"],
    ),
    (day("2014-11-30"), PAST, ["le 30 novembre", "le 30 novembre dernier", "le 30 novembre 2014", "le 30/11/2014"]),
    (
        day("2024-09-02"),
        NONE,
        ["le 2 sept. 2024", "2 septembre 2024", "2024-09-02", "02/09/2024", "du 2 septembre 2024"],
    ),
    (day("2016-05-01"), FUTURE, ["le 1er mai", "le premier mai", "au 1er mai 2016", "à la fête du Travail"]),
    (day("2015-12-25"), FUTURE, ["à Noël", "le jour de Noël", "le 25 décembre", "pour Noël"]),
    (day("2016-03-28"), FUTURE, ["le lundi de Pâques", "le 28 mars"]),
    (day("2016-07-01"), FUTURE, ["le premier vendredi de juillet", "le 1er juillet"]),
    (day("2015-12-10"), NONE, ["une semaine avant le 17 décembre", "deux jours après le 8 décembre"]),
    (week("2015-11-23", "2015-11-29"), FUTURE, ["la semaine prochaine", "dès la semaine prochaine"]),
    (week("2015-11-16", "2015-11-22"), PAST, ["cette semaine", "la semaine du 17 novembre"]),
    (week("2015-11-09", "2015-11-15"), PAST, ["la semaine dernière", "de la semaine dernière"]),
    (week("2015-11-02", "2015-11-08"), PAST, ["il y a une quinzaine de jours", "il y a environ deux semaines"]),
    (month("2017-05", "31"), NONE, ["en mai 2017", "mai 2017", "au mois de mai 2017", "de mai 2017"]),
    (
        month("2015-10", "31"),
        PAST,
        ["en octobre", "le mois dernier", "du mois dernier", "il y a un mois", "octobre dernier"],
    ),
    (month("2015-12", "31"), FUTURE, ["en décembre", "le mois prochain", "dans un mois", "en décembre prochain"]),
    (month("2015-08", "31"), PAST, ["il y a trois mois", "en août", "en août dernier"]),
    (year(2015), PAST, ["cette année", "en 2015", "de 2015"]),
    (year(2014), PAST, ["l'an dernier", "l'année dernière", "il y a un an", "en 2014", "l'an passé"]),
    (year(2017), FUTURE, ["dans deux ans", "en 2017"]),
    (year(2012), PAST, ["il y a trois ans", "il y a 3 ans", "voilà trois ans"]),
    (
        interval("2015-11-21", "2015-11-30"),
        FUTURE,
        ["fin novembre", "à la fin novembre", "fin novembre 2015", "à la fin du mois"],
    ),
    (interval("2016-03-11", "2016-03-20"), FUTURE, ["mi-mars", "à la mi-mars"]),
    (interval("2018-01-01", "2018-04-30"), NONE, ["début 2018", "au début de 2018", "au début de l'année 2018"]),
    (interval("2016-03-01", "2016-05-31"), FUTURE, ["au printemps 2016", "au printemps", "le printemps prochain"]),
    (interval("2019-01-01", "2019-03-31"), NONE, ["le premier trimestre de 2019", "au 1er trimestre 2019"]),
    (interval("2016-05-05", "2016-05-06"), FUTURE, ["les 5 et 6 mai", "les 5 et 6 mai 2016"]),
    (
        interval("2016-06-03", "2016-06-08"),
        FUTURE,
        ["du 3 au 8 juin", "entre le 3 et le 8 juin", "du 3 juin au 8 juin 2016"],
    ),
    (interval("2010-01-01", "2012-12-31"), NONE, ["entre 2010 et 2012", "de 2010 à 2012"]),
    (interval("2016-01-01", "2016-04-30"), FUTURE, ["entre janvier et avril", "de janvier à avril"]),
    (
        interval("1990-01-01", "1999-12-31"),
        NONE,
        ["dans les années 1990", "des années 90", "dans les années quatre-vingt-dix"],
    ),
    (interval("1801-01-01", "1900-12-31"), NONE, ["au XIXe siècle", "au dix-neuvième siècle"]),
    (interval("2015-01-01", None), PAST, ["depuis 2015", "depuis le début de l'année"]),
    (interval("2015-08-17", None), PAST, ["depuis trois mois"]),
    (interval("2015-11-20", None), FUTURE, ["à partir de vendredi", "à compter du 20 novembre"]),
    (interval(None, "2016-03-03"), FUTURE, ["jusqu'au 3 mars", "d'ici le 3 mars", "d’ici au 3 mars"]),
    (interval(None, "2020-12-31"), NONE, ["d'ici fin 2020", "d'ici à la fin de 2020", "d'ici à 2020"]),
    (interval(None, "2015-11-18"), FUTURE, ["avant jeudi", "avant le 19 novembre"]),
    (interval("2015-11-20", None), FUTURE, ["après jeudi", "après le 19 novembre"]),
    (
        interval("2015-10-27", "2015-11-17"),
        PAST,
        ["ces trois dernières semaines", "au cours des trois dernières semaines"],
    ),
    (interval("2015-11-17", "2020-11-17"), FUTURE, ["dans les cinq prochaines années", "les cinq années à venir"]),
    (
        None,
        PAST,
        [
            "ces dernières semaines",
            "il y a quelques jours",
            "ces derniers jours",
            "ces jours-ci",
            "dans les jours à venir",
        ],
    ),
    (
        None,
        PAST,
        ["à 14 heures", "à midi", "pendant trois ans", "chaque mardi", "tous les mardis", "depuis plusieurs mois"],
    ),
    (
        None,
        PAST,
        [
            "le lendemain",
            "la veille",
            "quatre jours plus tôt",
            "trois ans plus tard",
            "ce jour-là",
            "la semaine suivante",
        ],
    ),
    (interval("2015-11-16", "2015-11-17"), PAST, ["la nuit dernière", "dans la nuit de lundi à mardi"]),
    (None, PAST, ["du lundi au vendredi", "depuis près d'un an", "en soirée"]),
    (None, PAST, ["le 31 février", "le 30 février 2016", "dans une dizaine d'années"]),
]

ENGLISH: list[tuple[Value, Tense, list[str]]] = [
    (
        day("2015-11-17"),
        PAST,
        ["Tuesday", "on Tuesday", "this Tuesday", "today", "this morning", "on Tuesday night", "Tuesday at 2 p.m."],
    ),
    (
        day("2015-11-17"),
        NONE,
        ["on Nov. 17", "17 November 2015", "November 17, 2015", "on Tuesday, Nov. 17", "the 17th of November"],
    ),
    (day("2015-11-16"), PAST, ["yesterday", "last night", "Monday", "on Monday", "last Monday", "yesterday afternoon"]),
    (
        day("2015-11-18"),
        FUTURE,
        ["tomorrow", "on Wednesday", "next Wednesday", "Wednesday at 10:30", "at noon on Wednesday"],
    ),
    (day("2015-11-10"), PAST, ["last Tuesday", "a week ago", "Tuesday last week"]),
    (day("2015-11-24"), FUTURE, ["next Tuesday", "in a week", "in one week", "a week from now"]),
    (day("2015-12-01"), FUTURE, ["in two weeks", "in a fortnight", "in two weeks' time", "on December 1st"]),
    (day("2015-11-03"), PAST, ["two weeks ago", "a fortnight ago", "14 days ago"]),
    (day("2015-12-25"), FUTURE, ["on Christmas Day", "at Christmas", "on December 25"]),
    (day("2015-11-26"), FUTURE, ["on Thanksgiving", "on the fourth Thursday of November"]),
    (week("2015-11-23", "2015-11-29"), FUTURE, ["next week"]),
    (week("2015-11-09", "2015-11-15"), PAST, ["last week", "during last week"]),
    (week("2016-05-02", "2016-05-08"), FUTURE, ["the week of May 5", "in the week of 5 May"]),
    (month("2015-05", "31"), PAST, ["in May", "last May", "in May 2015"]),
    (month("2015-10", "31"), PAST, ["last month", "in October", "a month ago"]),
    (year(2012), PAST, ["three years ago", "in 2012", "of 2012"]),
    (year(2016), FUTURE, ["next year", "in 2016"]),
    (interval("2016-05-01", "2016-05-10"), FUTURE, ["in early May", "early May 2016"]),
    (
        interval("2015-11-21", "2015-11-30"),
        FUTURE,
        ["late November", "at the end of November", "at the end of the month"],
    ),
    (interval("2019-01-01", "2019-03-31"), NONE, ["the first quarter of 2019", "in the first quarter of 2019"]),
    (interval("2016-06-01", "2016-08-31"), FUTURE, ["in the summer", "next summer", "in the summer of 2016"]),
    (interval("2010-01-01", "2012-12-31"), NONE, ["between 2010 and 2012", "from 2010 to 2012"]),
    (interval("2015-11-16", "2015-11-20"), FUTURE, ["from Monday to Friday", "between Monday and Friday"]),
    (interval("2015-11-03", "2015-11-05"), PAST, ["from November 3 to 5", "on Nov. 3-5", "from 3 to 5 November"]),
    (interval("1990-01-01", "1999-12-31"), NONE, ["the 1990s", "in the 1990s", "in the '90s"]),
    (interval("1801-01-01", "1900-12-31"), NONE, ["in the 19th century", "in the nineteenth century"]),
    (interval("2015-01-01", None), PAST, ["since 2015"]),
    (interval("2015-05-01", None), PAST, ["since May", "since May 2015"]),
    (interval(None, "2015-11-20"), FUTURE, ["until Friday", "by Friday", "through November 20"]),
    (interval(None, "2015-12-31"), FUTURE, ["by the end of the year", "until the end of the year"]),
    (
        interval("2015-11-03", "2015-11-17"),
        PAST,
        ["the last two weeks", "over the past two weeks", "in the last 2 weeks"],
    ),
    (
        None,
        PAST,
        ["in recent weeks", "several years ago", "at 2 p.m.", "for two weeks", "every Tuesday", "in three years"],
    ),
    (
        None,
        PAST,
        ["the next day", "the day before", "two days later", "three years earlier", "that day", "the following week"],
    ),
]


def cases(table: list[tuple[Value, Tense, list[str]]], lang: str) -> list[tuple[str, str, Tense, Value]]:
    return [(lang, phrase, tense, value) for value, tense, phrases in table for phrase in phrases]


ALL = cases(FRENCH, "fr") + cases(ENGLISH, "en")
FRAMES = {"fr": ("Elle en parle ", ", dit Nora Benali."), "en": ("She met him ", ", Mary Collins said.")}


def test_the_tables_are_read_whole() -> None:
    assert len(cases(FRENCH, "fr")) == 173
    assert len(cases(ENGLISH, "en")) == 103


@pytest.mark.parametrize(("lang", "phrase", "tense", "value"), ALL)
def test_one_value_and_every_phrase_for_it(lang: str, phrase: str, tense: Tense, value: Value) -> None:
    before, after = FRAMES[lang]
    text = before + phrase + after
    found = find_times(text, load_times(lang))
    assert [text[one.start : one.end] for one in found] == [phrase]
    span = resolve(found[0], ANCHOR, tense)
    assert (span and (span.start, span.end, span.grain)) == value
