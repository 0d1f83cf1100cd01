"""Datelines in French and English: place, agency and date are told, and the text after them is whole."""

import pytest

from kgnews.read import read_bytes

FRENCH = "Le maire Paul Mercier a ouvert mardi le pont de la rade. Il a remercié les ouvriers du chantier."
ENGLISH = "Mayor Paul Mercier opened the harbour bridge on Tuesday. He thanked the workers of the site."


def one(text, lang, **options):
    (article,) = read_bytes(text.encode(), "a.txt", lang=lang, **options)
    return article


def bodies(article):
    return [span.of(article.text) for span in article.paragraphs]


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "published"),
    [
        ("BREST, 17 novembre (Reuters) - ", "Brest", "Reuters", "--11-17"),
        ("BREST (AFP) — ", "Brest", "AFP", None),
        ("Brest (AFP) - ", "Brest", "AFP", None),
        ("Le Caire, 3 mai 2019 (AFP) - ", "Le Caire", "AFP", "2019-05-03"),
        ("Paris (France), 12 mars - ", "Paris, France", "", "--03-12"),
        ("PORT-AU-PRINCE, mardi 17 novembre 2015 (AFP) – ", "Port-au-Prince", "AFP", "2015-11-17"),
        ("Bruxelles, le 17 novembre 2015 - ", "Bruxelles", "", "2015-11-17"),
        ("NATIONS UNIES (New York), 17 nov. (Reuters) - ", "Nations Unies, New York", "Reuters", "--11-17"),
        ("BEYROUTH/AMMAN, 1er déc (Reuters) - ", "Beyrouth, Amman", "Reuters", "--12-01"),
        ("LE HAVRE — ", "Le Havre", "", None),
        ("19 avril 2017 . – ", "", "", "2017-04-19"),
        ("19 avril 2017, 9\u00a0h\u00a007 UTC . –\n", "", "", "2017-04-19"),
        ("10 juin 2012. - ", "", "", "2012-06-10"),
        ("(AFP) - ", "", "AFP", None),
        ("AFP - ", "", "AFP", None),
        ("RENNES (AFP) ", "Rennes", "AFP", None),
        ("Kiev (Ukraine) - AFP - ", "Kiev, Ukraine", "AFP", None),
        ("Brest, Finistère | AFP | mardi 17/11/2015 - ", "Brest, Finistère", "AFP", "2015-11-17"),
        ("VIDÉO - ", "", "", None),
    ],
)
@pytest.mark.parametrize("headline", ["", "Un pont ouvre à Brest\n\n"])
def test_french_datelines(headline, dateline, place, agency, published):
    article = one(headline + dateline + FRENCH, "fr")
    assert (article.dateline_place, article.agency, article.published) == (place, agency, published)
    assert bodies(article) == [FRENCH]
    assert article.title == headline.strip()


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "published"),
    [
        ("ATLANTA, GA (AP) — ", "Atlanta, GA", "AP", None),
        ("WASHINGTON, Nov 17 (Reuters) - ", "Washington", "Reuters", "--11-17"),
        ("WASHINGTON, Nov. 17, 2015 (AP) -- ", "Washington", "AP", "2015-11-17"),
        ("WASHINGTON, D.C. (AP) - ", "Washington, D.C.", "AP", None),
        ("LONDON — ", "London", "", None),
        ("London, 3 May 2019 (AFP) - ", "London", "AFP", "2019-05-03"),
        ("NEW YORK, Nov. 17, 2015 /PRNewswire/ -- ", "New York", "PR Newswire", "2015-11-17"),
        ("UNITED NATIONS (AP) _ ", "United Nations", "AP", None),
        ("Taipei, Taiwan — ", "Taipei, Taiwan", "", None),
        ("MOSCOW, November 17. /TASS/. ", "Moscow", "Tass", "--11-17"),
        ("KYIV. Nov 17 (Interfax) - ", "Kyiv", "Interfax", "--11-17"),
        ("(Reuters) - ", "", "Reuters", None),
        ("Nov 17 (Reuters) - ", "", "Reuters", "--11-17"),
        ("Friday, July 21, 2017\n\n", "", "", "2017-07-21"),
        ("Thursday, May 7, 2015 ", "", "", "2015-05-07"),
    ],
)
@pytest.mark.parametrize("headline", ["", "A bridge opens in Brest\n\n"])
def test_english_datelines(headline, dateline, place, agency, published):
    article = one(headline + dateline + ENGLISH, "en")
    assert (article.dateline_place, article.agency, article.published) == (place, agency, published)
    assert bodies(article) == [ENGLISH]
    assert article.title == headline.strip()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Le 17 novembre 2015 – le jour du pont – le maire a parlé. " + FRENCH, "fr"),
        ("Emmanuel – le maire – a dit oui. " + FRENCH, "fr"),
        ("Le mardi 1er août 2023, le maire a parlé. " + FRENCH, "fr"),
        ("Ce dimanche 15 octobre 2023, Brest a voté. " + FRENCH, "fr"),
        ("Awa Diallo — The mayor said yes. " + ENGLISH, "en"),
        ("On Sunday, May 28, 2006 - a hot day - the bridge opened. " + ENGLISH, "en"),
        ("The bridge (and the road) - both old - opened. " + ENGLISH, "en"),
    ],
)
def test_a_sentence_with_dash_or_date_is_no_dateline(text, lang):
    article = one(text, lang)
    assert bodies(article) == [text]
    assert (article.dateline_place, article.agency, article.published) == ("", "", None)


def test_speakers_of_a_dialogue_are_no_places():
    text = f"Paul — {FRENCH}\n\nAwa — Je pense que non.\n\nPaul — Moi si."
    article = one(text, "fr")
    assert bodies(article) == text.split("\n\n")
    assert article.dateline_place == ""


def test_each_part_of_a_roundup_loses_its_dateline_and_the_first_one_counts():
    article = one(f"BRUSSELS, Nov 17 (Reuters) - {ENGLISH}\n\nLONDON, Nov 18 (Reuters) - {ENGLISH}", "en")
    assert bodies(article) == [ENGLISH, ENGLISH]
    assert (article.dateline_place, article.published) == ("Brussels", "--11-17")


@pytest.mark.parametrize(
    ("given", "dateline", "published"),
    [
        ("2015-11-17", "BREST, 17 novembre (Reuters) - ", "2015-11-17"),
        ("2015-11-18", "BREST, 17 novembre (Reuters) - ", "2015-11-18"),
        ("2015-11-17", "BREST (AFP) - ", "2015-11-17"),
        ("2015-11-17", "BREST, 3 mai 2019 (AFP) - ", "2015-11-17"),
        ("2015", "BREST, 17 novembre (Reuters) - ", "2015-11-17"),
        ("2015-11", "BREST, 17 novembre (Reuters) - ", "2015-11-17"),
        ("2015-12", "BREST, 17 novembre (Reuters) - ", "2015-12"),
        ("2015", "BREST, 29 février (Reuters) - ", "2015"),
        ("--05-03", "BREST, 3 mai 2019 (Reuters) - ", "2019-05-03"),
        (None, "BREST, 31 novembre (Reuters) - ", None),
    ],
)
def test_the_given_date_decides_and_completes(given, dateline, published):
    assert one(dateline + FRENCH, "fr", date=given).published == published


def test_a_full_date_of_the_page_completes_a_dateline_without_year():
    article = one(f"Un pont ouvre\n\nPublié le 18/11/2015 à 7h02\n\nBREST, 17 novembre (AFP) - {FRENCH}", "fr")
    assert article.published == "2015-11-18"
    assert bodies(article) == [FRENCH]


@pytest.mark.parametrize(
    ("line", "published"),
    [("Published 03/05/2019", None), ("Published 17/05/2019", "2019-05-17"), ("2019-05-03", "2019-05-03")],
)
def test_an_english_date_in_figures_counts_only_where_it_is_clear(line, published):
    article = one(f"A bridge opens\n\n{line}\n\n{ENGLISH}", "en")
    assert article.published == published
    assert bodies(article) == [ENGLISH]
