"""What a bare noun takes up, read with hand-made parses: the one name that the article calls by it, else no name."""

from __future__ import annotations

import pytest
from hand_parses import PROFILES, HandModel, article, catalog

from kgnews.extract.article import ArticleReader, Extractor

KALDOR = "La/DET/det<planète planète/NOUN/nsubj Kaldor/PROPN/appos<planète brille=briller/VERB.pres/root ."
BENALI = (
    "Nora/PROPN/nsubj Benali/PROPN/flat<Nora , une/DET/det<avocate avocate/NOUN/appos<Nora , "
    "a=avoir/AUX.pres/aux souri=sourire/VERB.part/root ."
)
SOLVANE = "Solvane/PROPN/nsubj est=être/AUX.pres/cop un/DET/det<groupe groupe/NOUN/root chimique/ADJ/amod<groupe ."
CHURCH = "The/DET/det<Church Church/PROPN/nsubj of/ADP/prep<Church Kell/PROPN/pobj<of grew=grow/VERB.past/root ."
QUIST = (
    "Mara/PROPN/compound<Quist Quist/PROPN/nsubj , a/DET/det<violinist violinist/NOUN/appos<Quist , "
    "smiled=smile/VERB.past/root ."
)


def subject(word: str, determiner: str = "La", *more: str) -> str:
    """Return the notation of "La planète tourne."."""
    return " ".join((f"{determiner}/DET/det<{word}", f"{word}/NOUN/nsubj", *more, "tourne=tourner/VERB.pres/root", "."))


OTHER = "Une/DET/det<planète autre/ADJ/amod<planète planète/NOUN/nsubj tourne=tourner/VERB.pres/root ."
GAS = subject("planète", "La", "gazeuse/ADJ/amod<planète")
CASES = [
    ("fr", "that introduced a name", "La planète Kaldor brille. La planète tourne.",
     [KALDOR, subject("planète")], "planète", "Kaldor"),
    ("fr", "with a demonstrative", "La planète Kaldor brille. Cette planète tourne.",
     [KALDOR, subject("planète", "Cette")], "planète", "Kaldor"),
    ("fr", "never an indefinite", "La planète Kaldor brille. Une planète tourne.",
     [KALDOR, subject("planète", "Une")], "planète", "planète"),
    ("fr", "never one of another sort", "La planète Kaldor brille. La planète gazeuse tourne.",
     [KALDOR, GAS], "planète", "planète gazeuse"),
    ("fr", "never once there are two", "La planète Kaldor brille. Une autre planète tourne. La planète tourne.",
     [KALDOR, OTHER, subject("planète")], "planète", "planète"),
    ("fr", "nor with two names", "La planète Kaldor brille. La planète Belis brille. La planète tourne.",
     [KALDOR, KALDOR.replace("Kaldor", "Belis"), subject("planète")], "planète", "planète"),
    ("fr", "that commented a name", "Nora Benali, une avocate, a souri. L'avocate tourne.",
     [BENALI, subject("avocate", "L'")], "avocate", "Nora Benali"),
    ("fr", "that was said of a name", "Solvane est un groupe chimique. Le groupe tourne.",
     [SOLVANE, subject("groupe", "Le")], "groupe", "Solvane"),
    ("en", "that heads a name", "The Church of Kell grew. The church slept.",
     [CHURCH, "The/DET/det<church church/NOUN/nsubj slept=sleep/VERB.past/root ."], "church", "Church of Kell"),
    ("en", "that commented a name", "Mara Quist, a violinist, smiled. The violinist slept.",
     [QUIST, "The/DET/det<violinist violinist/NOUN/nsubj slept=sleep/VERB.past/root ."], "violinist", "Mara Quist"),
    ("en", "never a plural", "Mara Quist, a violinist, smiled. The violinists slept.",
     [QUIST, "The/DET/det<violinists violinists=violinist/NOUN.plur/nsubj slept=sleep/VERB.past/root ."],
     "violinists", "violinists"),
    ("en", "never somebody's", "Mara Quist, a violinist, smiled. Her violinist slept.",
     [QUIST, "Her/PRON/poss<violinist violinist/NOUN/nsubj slept=sleep/VERB.past/root ."],
     "violinist", "violinist (Mara Quist)"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "what", "text", "notations", "word", "whom"),
    [pytest.param(*case, id=f"{case[0]} {case[1]}: {case[2]}") for case in CASES],
)
def test_a_noun_takes_up(lang: str, what: str, text: str, notations: list[str], word: str, whom: str) -> None:
    extractor = Extractor(PROFILES[lang], catalog(), HandModel(notations))  # type: ignore[arg-type]
    reader = ArticleReader(extractor, article(text, lang), "named")
    reader.read()
    reading, token = [(r, t) for r in reader.readings for t in r.parse.tokens if t.lower == word][-1]
    found = reading.resolved.resolve(token.i)
    assert found is not None
    assert reader.registry.entity(found.entity).labels[0].text == whom, what
