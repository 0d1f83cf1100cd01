"""Pages in the shapes of news sites (tests/data/pages, sentences of our own): the article and nothing around it, or why none.

Each page is written to hold one difficulty, which its name tells.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from kgnews.errors import InputError
from kgnews.read import read_bytes, read_file

FOLDER = Path(__file__).parents[2] / "data" / "pages"
ELYSEE = "L’Élysée reçoit les maires d’Île-de-France"


@dataclass
class Right:
    """What is right for a page: how its text begins and ends, how many paragraphs it has, what it never holds."""

    title: str
    authors: tuple[str, ...]
    published: str | None
    begins: str
    ends: str
    paragraphs: int
    never: tuple[str, ...] = ()
    publisher: str = ""


PAGES = {
    "cookie-banner.fr": Right(
        "Le tramway de Brest roule de nouveau", ("Awa Diallo",), "2024-03-05", "La maire Nora Benali a rouvert",
        "payé par la métropole.", 3, ("CNIL", "traceurs", "Kerbrat", "Accueil"), "Le Courrier du Ponant",
    ),
    "share-bar.en": Right(
        "Harbour bridge opens to traffic", ("Mary Collins",), "2023-09-14", "Mayor David Okafor opened",
        'the mayor said.', 3, ("Facebook", "your friends", "shares"), "The Leeds Examiner",
    ),
    "related-links.fr": Right(
        "Le préfet ferme le pont de Recouvrance", ("Lise Armand", "Paul Mercier"), "2022-11-02", "Le préfet Jean Calvez a fermé",
        "remise au préfet vendredi.", 3, ("Claire Dupont", "Nora Benali", "Kerbrat", "Tom Rivière"), "Ouest Quotidien",
    ),
    "live-blog.en": Right(
        "Storm Edda: live updates", ("Ruth Hallam",), "2025-01-24", "Harbour of Whitby closes",
        "taken to Leeds by bus.", 6, ("48",), "Northern Post",
    ),
    "paywall-with-text.fr": Right(
        "Le port de Lorient bâtit un quai", ("Nora Benali",), "2024-06-12", "Le directeur du port, Jean Calvez,",
        "à visiter le chantier.", 10, ("abonnés",),
    ),
    "gallery.en": Right(
        "In pictures: the regatta of Cowes", ("Susan Field",), "2024-08-04", "The regatta of Cowes ended",
        "at the town hall.", 2, ("husband", "mast", "Photograph"), "Solent Gazette",
    ),
    "comments.fr": Right(
        "La bibliothèque de Rennes ferme ses portes", ("Paul Mercier",), "2021-02-10", "La bibliothèque de Rennes a fermé",
        "pour les étudiants.", 2, ("volé", "condamnée", "Nantes", "Zoé"), "Rennes Matin",
    ),
    "relative-time.fr": Right(
        "Un incendie détruit la halle de Morlaix", ("Nora Benali",), None, "Un incendie a détruit", "une halle neuve.", 2,
        ("2 heures", "lecture"), "Finistère Info",
    ),
    "relative-time-machine.en": Right(
        "Fire destroys market hall in Ripon", ("Tom Ridge",), "2024-10-09", "A fire destroyed", "brigade of Harrogate.", 2,
        ("hours ago", "days later"),
    ),
    "three-dates.en": Right(
        "Council sells the old mill", ("Anne Webb",), "2020-05-18", "The council of Settle sold", "look at the price.", 2,
        ("Updated", "2024"), "Dales Weekly",
    ),
    "amp.fr": Right(
        "Le musée de Vannes achète un Monet", ("Claire Dupont",), "2023-04-19", "Le musée de Vannes a acheté",
        "exposé en juin.", 2, ("cookies", "Accueil"), "Morbihan Actu",
    ),
    "json-ld-graph.en": Right(
        "Senator Ellis visits flooded farms", ("Grace Holt",), "2019-06-30", "Senator Robert Ellis visited",
        "soldiers to the river.", 2, (), "Prairie Tribune",
    ),
    "microdata.fr": Right(
        "La ville de Lannion vend sa gare", ("Yann Kerbrat",), "2018-12-03", "La ville de Lannion a vendu",
        "a voté contre.", 2, ("Hebdo",),
    ),
    "broken-markup.fr": Right(
        "Grève au port du Havre", ("Lise Armand",), "2017-05-16", "Les dockers du Havre ont cessé",
        "trois navires vers Anvers.", 4,
    ),
    "heading-in-table.en": Right(
        "Town hall of Ely gets new clock", ("Mark Stone",), "2003-02-11", "The town hall of Ely has", "until ten at night.", 3,
        ("Home", "Sport", "Fen News"),
    ),
    "script-with-body.en": Right(
        "Lighthouse of Seaham sold", ("Peter Lowe",), "2022-03-08", "The county sold the lighthouse", "the sale a relief.", 2,
        ("&#39;",), "Coast Daily",
    ),
    "latin1-declared-utf8-sent.fr": Right(
        ELYSEE, ("Zoé Lefèvre",), "2016-01-12", "Le président a reçu mardi les maires", "a jugé la maire.", 2, ("Ã", "\ufffd"),
    ),
    "utf8-declared-latin1-sent.fr": Right(
        ELYSEE, ("Zoé Lefèvre",), "2016-01-12", "Le président a reçu mardi les maires", "a jugé la maire.", 2, ("Ã", "\ufffd"),
    ),
    "latin1-declared-latin1-sent.fr": Right(
        ELYSEE, ("Zoé Lefèvre",), "2016-01-12", "Le président a reçu mardi les maires", "a jugé la maire.", 2, ("Ã", "\x92"),
    ),
    "entities.fr": Right(
        "L’école de Saint-Malo s’agrandit", ("Zoé Lefèvre",), "2015-09-07", "L’école de Saint-Malo a ouvert",
        "a payé les travaux.", 2, ("&", "Publié"), "Côte d'Émeraude",
    ),
    "agency-credit.fr": Right(
        "Le ministre de la Mer attendu à Boulogne", (), "2024-02-20", "Le ministre de la Mer, Hervé Lambert,",
        "aide pour le gazole.", 2, ("(AFP)",), "Nord Littoral Info",
    ),
    "consent-inside-article.en": Right(
        "Ferry line to Islay saved", ("Anne Webb", "Tom Ridge"), "2024-04-30", "The Scottish government saved",
        "thanked her for the decision.", 2, ("Grace Holt", "studied in Glasgow", "Sign up"),
    ),
}  # fmt: skip

NO_ARTICLE = {
    "front-page.fr": "a front page or a list of articles",
    "paywall-hard.fr": "only the beginning of an article that is for subscribers",
    "paywall-notice.en": "only the beginning of an article that is for subscribers",
    "redirect-stub.en": "only leads to another: https://northernpost.example/live/storm-edda",
    "script-only.fr": "holds no running text",
}


def test_every_page_has_its_row():
    assert {path.stem for path in FOLDER.glob("*.html")} == set(PAGES) | set(NO_ARTICLE)
    assert len(PAGES) >= 20


@pytest.mark.parametrize("name", PAGES)
def test_the_article_of_a_page_and_nothing_around_it(name: str):
    right = PAGES[name]
    (article,) = read_file(FOLDER / f"{name}.html")
    assert article.lang == name[-2:]
    assert (article.title, article.authors, article.published) == (right.title, right.authors, right.published)
    assert article.publisher == right.publisher
    body = [span.of(article.text) for span in article.paragraphs]
    assert body[0].startswith(right.begins)
    assert body[-1].endswith(right.ends)
    assert len(body) == right.paragraphs
    held = " ".join([article.title, *body])
    assert [never for never in right.never if never in held] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_headline_stands_before_the_paragraphs(name: str):
    (article,) = read_file(FOLDER / f"{name}.html")
    assert article.headline is not None
    places = [article.headline, *article.paragraphs]
    assert places == sorted(places)
    assert all(first.end < second.start for first, second in pairwise(places))
    assert " ".join(article.headline.of(article.text).split()) == article.title


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_a_page_without_article_says_so(name: str):
    with pytest.raises(InputError, match=f"{name}.*{NO_ARTICLE[name]}"):
        read_file(FOLDER / f"{name}.html")


def test_a_relative_time_takes_the_date_of_the_user():
    (article,) = read_file(FOLDER / "relative-time.fr.html", date="2024-03-05")
    assert article.published == "2024-03-05"


def test_the_date_of_the_page_goes_before_that_of_the_user():
    (article,) = read_file(FOLDER / "three-dates.en.html", date="2024-03-05")
    assert article.published == "2020-05-18"


@pytest.mark.parametrize("name", ["cookie-banner.fr", "json-ld-graph.en"])
def test_the_address_is_the_canonical_one(name: str):
    data = (FOLDER / f"{name}.html").read_bytes()
    (article,) = read_bytes(data, "page", url="https://proxy.example/?u=1")
    assert article.url.startswith(("https://courrier.example/brest/", "https://prairie.example/ellis/"))


def test_content_tells_a_page_whatever_its_name():
    data = (FOLDER / "amp.fr.html").read_bytes()
    for name in ("page.txt", "page", "standard input", "page.php"):
        (article,) = read_bytes(data, name)
        assert article.title == "Le musée de Vannes achète un Monet"


def test_a_page_too_deep_or_too_wide_is_refused_quickly():
    with pytest.raises(InputError, match="no running text"):
        read_bytes(b"<html><body>" + b"<div>" * 100_000 + b"Awa Diallo a ri.", "deep.html")
    with pytest.raises(InputError, match="elements are too many"):
        read_bytes(b"<html><body>" + b"<i>x</i>" * 250_000, "wide.html")
