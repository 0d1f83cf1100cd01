"""What of a scraped page is the article: headline, paragraphs, and none of the lines around them."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgnews.errors import DataError, InputError
from kgnews.read import known_languages, read_bytes
from kgnews.read.lines import split_paragraphs
from kgnews.read.patterns import load_patterns, parse_patterns
from kgnews.read.text import lay_out

FRENCH = "Le maire Paul Mercier a ouvert mardi le pont de la rade. Il a remercié les ouvriers du chantier."
SECOND = "« Nous en avions besoin », a-t-il dit. La route sera prête en mai."
ENGLISH = "Mayor Paul Mercier opened the harbour bridge on Tuesday. He thanked the workers of the site."


def one(text, lang):
    (article,) = read_bytes(text.encode(), "a.txt", lang=lang)
    return article


def bodies(article):
    return [span.of(article.text) for span in article.paragraphs]


def test_a_dispatch_as_scraped():
    text = (
        "Le pont de Brest ouvre enfin, dit Mercier\n\nle\n0\n\n"
        f"BREST, 17 novembre (Reuters) - {FRENCH} (Awa Diallo, édité par Lise Armand)\n\n"
        "Vous devez être membre pour ajouter des commentaires.\nDevenez membre, ou connectez-vous.\n"
        "Aucun commentaire n'est disponible pour l'instant"
    )
    article = one(text, "fr")
    assert article.title == "Le pont de Brest ouvre enfin, dit Mercier"
    assert article.headline is not None and article.headline.of(text) == article.title
    assert bodies(article) == [FRENCH]
    assert (article.dateline_place, article.agency, article.published) == ("Brest", "Reuters", "--11-17")
    assert (article.authors, article.editors) == (("Awa Diallo",), ("Lise Armand",))


@pytest.mark.parametrize(
    "headline",
    [
        "LISE ARMAND INAUGURE LE NOUVEAU TRAMWAY DE BREST",
        "Coupe de Bretagne : le club de Brest est battu par celui de Quimper.",
        "« Nous sommes prêts » : le maire ouvre le pont",
        "Gilets rouges : vendredi 28 décembre 2018",
    ],
)
def test_headlines_are_kept_as_they_are(headline):
    article = one(f"{headline}\n\n{FRENCH}\n\n{SECOND}", "fr")
    assert article.title == headline
    assert bodies(article) == [FRENCH, SECOND]


@pytest.mark.parametrize(("section", "lang"), [("International", "fr"), ("WORLD NEWS", "en")])
def test_the_name_of_a_section_is_no_headline(section, lang):
    head, body = ("A bridge in Brest", ENGLISH) if lang == "en" else ("Un pont à Brest", FRENCH)
    article = one(f"{section}\n\n{head}\n\n{body}", lang)
    assert (article.title, bodies(article)) == (head, [body])


def test_a_date_stuck_to_the_headline_is_the_date_of_the_article():
    article = one(f"Interview with founder Mary Collins Sunday, May 28, 2006\n\n{ENGLISH}", "en")
    assert (article.title, article.published) == ("Interview with founder Mary Collins", "2006-05-28")
    inside = one(f"Three hurt in fire on Sunday, May 28, 2006\n\n{ENGLISH}", "en")
    assert inside.title == "Three hurt in fire on Sunday, May 28, 2006"


@pytest.mark.parametrize("text", [FRENCH, FRENCH + "\n\n" + SECOND, "Awa Diallo a ouvert une librairie à Lyon."])
def test_a_text_may_begin_without_headline(text):
    article = one(text, "fr")
    assert (article.title, article.headline) == ("", None)
    assert bodies(article) == text.split("\n\n")


@pytest.mark.parametrize(
    ("noise", "lang"),
    [
        ("Lire aussi : Omar Haddad, « Nos ports »", "fr"),
        ("Partager\nTweeter\nImprimer\n12", "fr"),
        ("Temps de lecture : 3 min", "fr"),
        ("© Agence des ports. Tous droits réservés.", "fr"),
        ("Inscrivez-vous à notre lettre du matin", "fr"),
        ("Mis à jour il y a 2 heures", "fr"),
        ("Read more: A tram for Brest", "en"),
        ("Share\nTweet\n1.2K\nPrint", "en"),
        ("Sign up for our morning newsletter", "en"),
        ("Copyright 2015 The Harbour Press. All rights reserved.", "en"),
        ("You must be logged in to post a comment.", "en"),
        ("AP writer Nora Benali contributed to this report.", "en"),
    ],
)
@pytest.mark.parametrize("place", ["under the headline", "between", "at the end"])
def test_counters_buttons_and_notices_are_left_out(noise, lang, place):
    parts = ["A bridge in Brest", ENGLISH, ENGLISH] if lang == "en" else ["Un pont à Brest", FRENCH, SECOND]
    page = [*parts]
    page.insert({"under the headline": 1, "between": 2, "at the end": 3}[place], noise)
    article = one("\n\n".join(page), lang)
    assert article.title == parts[0]
    assert bodies(article) == parts[1:]


@pytest.mark.parametrize(("counter", "lang"), [("3 commentaires", "fr"), ("12 comments", "en"), ("Réactions", "fr")])
def test_the_number_of_comments_is_a_counter_above_and_a_head_below(counter, lang):
    head, body = ("A bridge in Brest", ENGLISH) if lang == "en" else ("Un pont à Brest", FRENCH)
    long_body = "\n\n".join([body] * 6)
    above = one(f"{head}\n\n{body}\n\n{counter}\n\n{long_body}", lang)
    assert bodies(above) == [body] * 7
    below = one(f"{head}\n\n{long_body}\n\n{counter}\n\nMarie\n\n{SECOND}", lang)
    assert bodies(below) == [body] * 6


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("Publié le 3 mai 2019, le rapport accuse le maire.", "fr"),
        ("Il y a 20 minutes, la terre a tremblé à Brest.", "fr"),
        ("Pour aller plus loin, le maire veut un tunnel.", "fr"),
        ("Aucun commentaire du ministère n'a été fait mardi.", "fr"),
        ("Copyright law was changed on Tuesday.", "en"),
        ("Related costs rose by 3 percent.", "en"),
        ("Published in 2019, the report blames the mayor.", "en"),
        ("Yes.", "en"),
    ],
)
def test_sentences_that_begin_like_notices_stay(sentence, lang):
    body = ENGLISH if lang == "en" else FRENCH
    article = one(f"Un titre\n\n{body}\n\n{sentence}\n\n{body}", lang)
    assert bodies(article) == [body, sentence, body]


def test_readers_comments_are_not_the_article():
    short = "Lise Armand ouvre le musée."
    for text in (
        f"Un musée à Brest\n\n{short}\n\n3 commentaires\n\nZorro29 : Paul Mercier a triché ! Il fuit.\nMarie : oui",
        f"Un musée à Brest\n\n{short}\nZorro29 : Paul Mercier a volé la vedette !",
        f"Un musée à Brest\n\n{short}\nZorro29 : Paul Mercier a volé la vedette !\nZorro29 : et encore !",
    ):
        assert bodies(one(text, "fr")) == [short]


def test_a_line_that_begins_with_a_known_name_and_colon_is_no_comment():
    text = f"Le sommet COP21 à Paris\n\n{FRENCH}\n\nCOP21 : le texte est signé."
    assert bodies(one(text, "fr")) == [FRENCH, "COP21 : le texte est signé."]


def test_lists_of_other_articles_are_left_out_and_the_text_after_them_is_not():
    text = f"A bridge in Brest\n\n{ENGLISH}\n\nMost read\nFire in the port\nNew tram line opens\n\n{ENGLISH}"
    assert bodies(one(text, "en")) == [ENGLISH, ENGLISH]


def test_credits_of_pictures_are_cut():
    text = f"A bridge in Brest\n\nThe bridge at night. Image: Nora Benali.\n\n{ENGLISH}\n\nPhoto: David Okafor"
    assert bodies(one(text, "en")) == ["The bridge at night.", ENGLISH]


def test_a_pointer_to_another_article_at_the_end_of_a_paragraph_is_cut():
    text = f"Un pont\n\n{FRENCH} Lire aussi : Awa Diallo quitte Brest\n\nIl faut lire. Lire aussi est un plaisir."
    assert bodies(one(text, "fr")) == [FRENCH, "Il faut lire. Lire aussi est un plaisir."]


def test_subheads_and_short_paragraphs_stay():
    text = f"A bridge in Brest\n\n{ENGLISH}\n\nThe road\n\nIt will be ready in May.\n\n{ENGLISH}"
    assert bodies(one(text, "en")) == [ENGLISH, "The road", "It will be ready in May.", ENGLISH]


def test_a_quote_over_several_paragraphs_keeps_its_paragraphs():
    text = f"Un pont\n\n{FRENCH}\n\n« Nous avons attendu. Longtemps.\n\n« Nous avons gagné », a-t-il dit."
    assert bodies(one(text, "fr")) == text.split("\n\n")[1:]


def test_lines_wrapped_at_a_width_are_joined():
    text = (
        "Un pont ouvre à Brest\n\n"
        "Le maire Paul Mercier a ouvert mardi le pont de la rade, que la\n"
        "ville attendait depuis dix ans et que les ouvriers du chantier\n"
        "ont fini en avance. Il les a remerciés.\n"
        "Une route suivra en mai, a dit la région dans un communiqué que\n"
        "nous avons lu.\n"
    )
    first, second = bodies(one(text, "fr"))
    assert first.startswith("Le maire") and first.endswith("remerciés.") and first.count("\n") == 2
    assert second.startswith("Une route") and second.endswith("lu.")


def test_one_paragraph_a_line_is_not_joined():
    assert bodies(one(f"Un pont\n{FRENCH}\n{SECOND}\n{FRENCH}", "fr")) == [FRENCH, SECOND, FRENCH]


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("fr", ["Le pont ouvre", "Grève au port", "Un musée pour Lyon", "Le maire s'en va", "Brest gagne encore"]),
        ("en", ["Bridge opens", "Strike in the port", "A museum for Lyon", "The mayor leaves", "Brest wins again"]),
    ],
)
def test_a_front_page_is_no_article(lang, lines):
    with pytest.raises(InputError, match="no article found"):
        one("\n\n".join(lines), lang)


@pytest.mark.parametrize("text", ["Partager\nTweeter", "0\n12\n3", "© 2015"])
def test_notices_alone_are_no_article(text):
    with pytest.raises(InputError, match="no article found"):
        one(text, "fr")


def test_a_headline_alone_is_read():
    article = one("Awa Diallo inaugure le tramway de Brest", "fr")
    assert (article.title, article.paragraphs) == ("Awa Diallo inaugure le tramway de Brest", ())


SNIPPETS = st.sampled_from(
    [
        *FRENCH.split(". "),
        "BREST, 17 novembre (Reuters) - ",
        "(Awa Diallo, édité par Lise Armand)",
        "Par Awa Diallo",
        "3 commentaires",
        "Zorro29 : bof",
        "Lire aussi",
        "19 avril 2017 . –",
        "— ",
        "Photo : Nora Benali",
        "\n",
        "\n\n",
        " ",
        ". ",
        "é\u0301\u00a0",
    ]
)


PAGES = st.lists(st.one_of(SNIPPETS, st.text(max_size=20)), max_size=30).map("".join)


@given(PAGES, st.sampled_from(["fr", "en", "xx"]))
@settings(max_examples=300, deadline=None)
def test_spans_are_inside_in_order_and_apart(text, lang):
    text = text.replace("\r", "")
    layout = lay_out(text, load_patterns(lang))
    spans = [layout.headline] * (layout.headline is not None) + layout.paragraphs
    position = 0
    for span in spans:
        assert position <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        position = span.end


@given(st.text())
def test_splitting_loses_only_white_space(text):
    spans = split_paragraphs(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        FRENCH.replace(". ", ", ") * 50_000,
        FRENCH * 50_000,
        "(" * 5_000_000,
        "a" + " " * 5_000_000 + "b.",
        "- " * 2_500_000 + "Le maire.",
        "PARIS, " * 700_000,
        "1 " * 2_500_000,
        "“" * 1_600_000,
        ". " * 2_500_000,
    ],
    ids=["one sentence", "one line", "brackets", "spaces", "dashes", "places", "figures", "quotes", "stops"],
)
def test_five_megabytes_on_a_line_take_little_time(text):
    started = time.process_time()
    lay_out(text, load_patterns("fr"))
    assert time.process_time() - started < 3


@pytest.mark.parametrize("lang", known_languages())
def test_the_patterns_of_each_language_load_and_are_complete(lang):
    patterns = load_patterns(lang)
    assert sorted(set(patterns.months.values())) == list(range(1, 13))
    assert patterns.agencies["reuters"] == "Reuters"
    for phrase in (*patterns.notices_starts, *patterns.notices_whole, *patterns.notices_contains, *patterns.comments):
        assert not any(character.isdigit() for character in phrase), f"{phrase!r}: write # for a number"


def test_a_language_without_patterns_is_read_without_words():
    article_layout = lay_out(f"Titolo\n\n2019-05-03\n\n{FRENCH}", load_patterns("xx"))
    assert [date.value for date in article_layout.dates] == ["2019-05-03"]
    assert len(article_layout.paragraphs) == 1


def test_all_faults_of_a_pattern_file_are_told_at_once():
    with pytest.raises(DataError) as error:
        parse_patterns("zz", '[dates]\nmonths = ["a"]\nweekdays = 3\n[extra]\n')
    message = str(error.value)
    for fault in ("unknown section [extra]", "weekdays must be a list", "twelve lists", "[bylines] is missing"):
        assert fault in message
    with pytest.raises(DataError, match="not valid TOML"):
        parse_patterns("zz", "[dates")
