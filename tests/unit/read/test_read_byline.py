"""Bylines: who wrote, who edited, and nothing of it in the paragraphs."""

import pytest

from kgnews.read import read_bytes

FRENCH = "Le maire Paul Mercier a ouvert mardi le pont de la rade. Il a remercié les ouvriers du chantier."
ENGLISH = "Mayor Paul Mercier opened the harbour bridge on Tuesday. He thanked the workers of the site."


def one(text, lang):
    (article,) = read_bytes(text.encode(), "a.txt", lang=lang)
    return article


def bodies(article):
    return [span.of(article.text) for span in article.paragraphs]


@pytest.mark.parametrize(
    ("line", "authors", "agency", "published"),
    [
        ("Par Awa Diallo", ("Awa Diallo",), "", None),
        ("Par Awa DIALLO", ("Awa Diallo",), "", None),
        ("Par Awa Diallo et Lise Armand, envoyée spéciale à Brest", ("Awa Diallo", "Lise Armand"), "", None),
        (
            'Par Awa Diallo – Publié il y a 2 heures – Écrire à l\'auteur – Lire aussi : Omar Haddad, "Nos ports"',
            ("Awa Diallo",),
            "",
            None,
        ),
        ("Par Awa Diallo, publié le 3 mai 2019 à 10:12", ("Awa Diallo",), "", "2019-05-03"),
        ("Publié par Awa Diallo le 3 mai 2019", ("Awa Diallo",), "", "2019-05-03"),
        ("Awa Diallo avec AFP", ("Awa Diallo",), "AFP", None),
        ("Le Monde avec AFP", (), "AFP", None),
    ],
)
def test_french_byline_before_the_text(line, authors, agency, published):
    article = one(f"Un pont ouvre à Brest\n\n{line}\n\n{FRENCH}", "fr")
    assert (article.authors, article.editors) == (authors, ())
    assert (article.agency, article.published) == (agency, published)
    assert bodies(article) == [FRENCH]


@pytest.mark.parametrize(
    ("line", "authors", "agency", "published"),
    [
        ("By Awa Diallo", ("Awa Diallo",), "", None),
        ("By Awa Diallo, Associated Press", ("Awa Diallo",), "AP", None),
        ("By AWA DIALLO and PAUL O'NEILL\nAssociated Press", ("Awa Diallo", "Paul O'Neill"), "AP", None),
        ("By Awa Diallo | Staff writer | 2 hours ago", ("Awa Diallo",), "", None),
        ("By Awa Diallo\nNovember 17, 2015 at 6:22 p.m. EST", ("Awa Diallo",), "", "2015-11-17"),
        ("By Jean de la Tour in Lyon", ("Jean de la Tour",), "", None),
    ],
)
def test_english_byline_before_the_text(line, authors, agency, published):
    article = one(f"A bridge opens in Brest\n\n{line}\n\n{ENGLISH}", "en")
    assert (article.authors, article.editors) == (authors, ())
    assert (article.agency, article.published) == (agency, published)
    assert bodies(article) == [ENGLISH]


@pytest.mark.parametrize(
    ("closing", "authors", "editors", "agency"),
    [
        (" (Awa Diallo, édité par Lise Armand)", ("Awa Diallo",), ("Lise Armand",), ""),
        (
            " (Awa Diallo, avec Omar Haddad à Brest, édité par Lise Armand)",
            ("Awa Diallo", "Omar Haddad"),
            ("Lise Armand",),
            "",
        ),
        (
            " (Awa Diallo et Paul Le Goff, version française Nora Benali, édité par Jean Kervella)",
            ("Awa Diallo", "Paul Le Goff"),
            ("Jean Kervella",),
            "",
        ),
        (" (Awa Diallo)", ("Awa Diallo",), (), ""),
        ("\n\n(avec AFP)", (), (), "AFP"),
        (" (Reuters)", (), (), "Reuters"),
    ],
)
def test_french_byline_after_the_text(closing, authors, editors, agency):
    article = one(f"BREST - {FRENCH}{closing}", "fr")
    assert (article.authors, article.editors, article.agency) == (authors, editors, agency)
    assert bodies(article) == [FRENCH]


@pytest.mark.parametrize(
    "closing",
    [
        " (Reporting by Awa Diallo in Brest and Omar Haddad in Lyon; Writing by Mary Collins; Editing by David Okafor)",
        "\n\n(Reporting by Awa Diallo and Omar Haddad; Writing by Mary Collins; Editing by David Okafor)\n",
        "\n\nReporting by Awa Diallo, Omar Haddad and Mary Collins; Editing by David Okafor\n\nOur standards: here.",
    ],
)
def test_english_byline_after_the_text(closing):
    article = one(f"BREST (Reuters) - {ENGLISH}{closing}", "en")
    assert article.authors == ("Awa Diallo", "Omar Haddad", "Mary Collins")
    assert article.editors == ("David Okafor",)
    assert bodies(article) == [ENGLISH]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Par ailleurs, Paul Mercier a visité le port. " + FRENCH, "fr"),
        (FRENCH + " Il a cité l'Union (européenne).", "fr"),
        (FRENCH + " Il viendra avec Awa Diallo (Bretagne)", "fr"),
        ("By Monday the bridge was open. " + ENGLISH, "en"),
        ("By Paul Mercier's account, the bridge was safe.\n\n" + ENGLISH, "en"),
    ],
)
def test_what_only_looks_like_a_byline_stays(text, lang):
    article = one("Un pont ouvre à Brest\n\n" + text, lang)
    assert bodies(article) == text.split("\n\n")
    assert (article.authors, article.editors) == ((), ())


def test_a_headline_that_ends_with_an_agency_stays():
    article = one(f"L'État signe un accord avec Reuters\n\n{FRENCH}", "fr")
    assert article.title == "L'État signe un accord avec Reuters"
    assert article.agency == ""
