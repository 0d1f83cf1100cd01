"""Sentence ends and quotation marks: what is one sentence, and what is quoted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgnews.extract.sentences import find_quotes, split_sentences
from kgnews.lang.load import load_profile

FRENCH, ENGLISH = load_profile("fr"), load_profile("en")
PROFILES = {"fr": FRENCH, "en": ENGLISH}


def sentences(text: str, lang: str) -> list[str]:
    profile = PROFILES[lang]
    return [text[start:end] for start, end in split_sentences(text, find_quotes(text, profile), profile)]


def quoted(text: str, lang: str = "fr") -> list[str]:
    return [text[quote.inner_start : quote.inner_end] for quote in find_quotes(text, PROFILES[lang])]


# Each row is a text in which a bar stands where a sentence ends.
SPLIT = [
    # full stops that end, and marks in a row
    ("fr", "Awa Diallo est arrivée.|Paul Mercier est parti."),
    ("en", "Mary Collins arrived.|David Okafor left."),
    ("fr", "Qui a gagné ?|Personne ne le sait."),
    ("fr", "Qui a gagné ?!|Personne ne le sait !|Le jury se tait."),
    ("en", "Who won?|Nobody knows!|The jury is silent."),
    ("fr", "Elle hésite…|Puis elle part."),
    ("fr", "Elle hésite... puis elle part."),
    ("fr", "Elle hésite… puis elle part."),
    ("en", "She waited ... and then left."),
    ("fr", "L'usine a fermé.|90 salariés sont partis."),
    # initials
    ("fr", "Le maire A. Diallo a rencontré P. J. Mercier à Brest.|Ils ont dîné."),
    ("fr", "J.-P. Mercier a signé.|Awa Diallo aussi."),
    ("en", "Paul J. Mercier met Awa K. Diallo.|They had lunch."),
    # titles and abbreviations
    ("fr", "M. Mercier et Mme. Diallo ont salué le Dr. Benali.|La foule a applaudi."),
    ("fr", "Le Pr. Mercier, de la clinique St. Anne, a opéré.|Tout va bien."),
    ("en", "Mr. Okafor met Dr. Collins and Gov. Hart.|The crowd cheered."),
    ("en", "Sen. Mary Collins and Rep. Okafor spoke.|The House voted."),
    ("en", "Shares of Norton Inc. rose.|Baker Ltd. fell."),
    ("fr", "La salle a rouvert le 2 sept. 2024 à Nantes.|Elle était fermée."),
    ("en", "The hall reopened on Sept. 2 in Leeds.|It had been shut."),
    ("fr", "Les élus, les agents, etc. ont voté.|La séance est levée."),
    # U.S.: it may end a sentence
    ("en", "The U.S. Senate voted.|It was late."),
    ("en", "He lives in the U.S.|The law changed."),
    ("en", "The meeting began at 9 a.m. on Monday.|It ended at noon."),
    ("fr", "Les U.S.A. ont signé.|Le Canada aussi."),
    # numbers
    ("fr", "Le chômage atteint 8.5 % en mars.|Il baisse."),
    ("en", "Sales rose 3.5 percent to $1.25 billion.|Profit fell."),
    ("fr", "Le texte (art. 12) est clair.|Il sera appliqué."),
    ("en", "It is No. 1 in Leeds.|Rivals follow."),
    ("fr", "Le site exemple.fr est fermé.|Il rouvrira."),
    # brackets
    ("fr", "Le maire (il est malade. Vraiment.) a démissionné.|Son adjoint le remplace."),
    ("en", "The mayor (he is ill. Very ill.) resigned.|His deputy took over."),
    ("en", "The mayor [of Leeds. Really] resigned.|His deputy took over."),
    ("fr", "Le maire (malade a démissionné.|Son adjoint le remplace."),
    # quotations: nothing ends inside them
    ("fr", "« Je pars. Je reviens. », a dit Awa Diallo.|Elle a souri."),
    ("fr", "« Je pars. Je reviens », a dit Awa Diallo.|Elle a souri."),
    ("fr", "Awa Diallo a dit : « Je pars. Je reviens. »|Elle a souri."),
    ("fr", "« Qui part ? », demande Awa Diallo.|Personne ne répond."),
    ("fr", "« Qui part ? » demande Awa Diallo.|Personne ne répond."),
    ("en", '"Who leaves?" Mary Collins asked.|Nobody answered.'),
    ("en", "“I leave. I return,” said Mary Collins.|She smiled."),
    ("en", '"I leave. I return," Mary Collins said.|She smiled.'),
    ("en", 'Mary Collins said: "I leave. I return."|She smiled.'),
    ("en", '"Who leaves?" asked Mary Collins.|Nobody answered.'),
    ("fr", "Le projet « Phare » a été confié à Nora Benali.|Il durera un an."),
    ("fr", "L’Agence de l’énergie [ABE] a confié le projet « Phare » à Nora Benali.|Il durera un an."),
]


@pytest.mark.parametrize(("lang", "marked"), SPLIT)
def test_sentence_ends(lang: str, marked: str) -> None:
    parts = marked.split("|")
    assert sentences(" ".join(part.strip() for part in parts), lang) == [part.strip() for part in parts]


def test_split_rows_are_all_there() -> None:
    assert len(SPLIT) == 46


@pytest.mark.parametrize("lang", PROFILES)
@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "."])
def test_text_without_words_has_no_words_to_lose(lang: str, text: str) -> None:
    assert "".join(sentences(text, lang)).strip(" .…") == ""


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Il a dit « oui ».", ["oui"]),
        ("Il a dit «\u00a0oui\u00a0».", ["oui"]),
        ("Il a dit «\u202foui\u202f».", ["oui"]),
        ("Il a dit “oui” et “non”.", ["oui", "non"]),
        ('Il a dit "oui" et "non".', ["oui", "non"]),
        ("Il a dit « le projet « Phare » est prêt ».", ["le projet « Phare » est prêt"]),
        ('Il a dit « le projet "Phare" est prêt ».', ['le projet "Phare" est prêt']),
        ("Il a dit « le projet “Phare” est prêt ».", ["le projet “Phare” est prêt"]),
        ("“Nous partons. Le projet « Phare » est prêt.”", ["Nous partons. Le projet « Phare » est prêt."]),
        ("« Nous partons. C'est dit.", ["Nous partons. C'est dit."]),
        ("L’agence n’a pas d’adresse", []),
        ("L'agence n'a pas d'adresse", []),
        ("« »", [""]),
        ("", []),
    ],
)
def test_quotations(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He called it “safe”.", ["safe"]),
        ('He bought a 24" screen and a 27" one.', []),
        ("“It is safe. The “Beacon” project is ready.”", ["It is safe. The “Beacon” project is ready."]),
        ("“It is safe.", ["It is safe."]),
        ("Okafor’s team and the players’ union", []),
        # single marks, which are apostrophes, too
        ("'It is safe,' she said.", ["It is safe,"]),
        ("'It is safe', she said.", ["It is safe"]),
        ("‘We don’t pay the players’ union,’ he said.", ["We don’t pay the players’ union,"]),
        ("'We don't pay the players' union!' he said.", ["We don't pay the players' union!"]),
        ("He said: 'The “Beacon” is ready.'", ["The “Beacon” is ready."]),
        ("“The 'Beacon' isn't ready.”", ["The 'Beacon' isn't ready."]),
        ("In the '90s the players' union won, the owners' club lost.", []),
        ("The players' union met the owners', it said.", []),
    ],
)
def test_english_quotations(text: str, inner: list[str]) -> None:
    assert quoted(text, "en") == inner


def test_a_quotation_knows_its_marks() -> None:
    text = "Il dit « oui »."
    (quote,) = find_quotes(text, FRENCH)
    assert (text[quote.start], text[quote.end - 1]) == ("«", "»")


def test_an_unclosed_mark_swallows_no_more_than_its_paragraph() -> None:
    text = "Elle a dit : « Nous partons. Nous reviendrons."
    (quote,) = find_quotes(text, FRENCH)
    assert quote.end == len(text)
    assert sentences(text, "fr") == [text]


ANY_TEXT = st.text(alphabet=st.sampled_from("aéBÇ '’«»“”\"().[]!?…,:;-\n\u00a01M.") | st.characters(), max_size=80)


@settings(deadline=None)
@given(text=ANY_TEXT, lang=st.sampled_from(sorted(PROFILES)))
def test_sentences_cover_the_text_in_order(text: str, lang: str) -> None:
    """No word is lost, none is read twice, and no sentence is empty or padded."""
    profile = PROFILES[lang]
    place = 0
    for start, end in split_sentences(text, find_quotes(text, profile), profile):
        assert place <= start < end <= len(text)
        assert text[place:start].strip() == ""
        assert text[start:end] == text[start:end].strip()
        place = end
    assert text[place:].strip() == ""


@settings(deadline=None)
@given(text=ANY_TEXT, lang=st.sampled_from(sorted(PROFILES)))
def test_quotations_are_apart_and_inside(text: str, lang: str) -> None:
    place = 0
    for quote in find_quotes(text, PROFILES[lang]):
        assert place <= quote.start < quote.inner_start <= quote.inner_end <= quote.end <= len(text)
        place = quote.end
