"""The measure of coreference: what it reads as gold, and what it counts as answered and as right."""

from pathlib import Path

import pytest
from coreference import Answers, Outcome, ask, score
from coreference_gold import Gold, Mention, read_conllu, read_table
from hand_parses import PROFILES, HandModel, article, catalog

from kgnews.extract.article import Extractor
from kgnews.records import Span

# One word a row: form, part of speech, features, label, coreference. An empty row starts a sentence.
PERSONAL, POSSESSIVE = "Person=3|PronType=Prs", "Person=3|Poss=Yes|PronType=Prs"
SLUICE = """
Mara PROPN _ nsubj (1-person-new-s-cf1-1,2-coref
Quist PROPN _ flat 1)
runs VERB _ root _
Delta PROPN _ compound (2-organization-new-s-cf2-2-coref
Sluice PROPN _ obj 2)

She PRON {PERSONAL} nsubj (1-person-giv:act-s-cf1-1-ana)
and CCONJ _ cc _
her PRON {POSSESSIVE} nmod:poss (3-person-new-s-cf3-2-coref(1-person-giv:act-s-cf1-1-ana)
brother NOUN _ conj 3)
praise VERB _ root _
the DET Definite=Def|PronType=Art det (2-organization-giv:act-s-cf2-2-coref
company NOUN _ obj 2)

It PRON {PERSONAL} expl _
rains VERB _ root _
on ADP _ case _
him PRON {PERSONAL} obl (3-person-giv:act-s-cf1-1-ana)
"""


def conllu(rows: str) -> tuple[list[str], str]:
    """Return the lines of a file in CoNLL-U, and its text, of rows in the short form above."""
    lines, words = ["# sent_id = 1"], []
    for row in rows.format(PERSONAL=PERSONAL, POSSESSIVE=POSSESSIVE).strip().splitlines():
        if not row:
            lines += ["", "# sent_id = n"]
            continue
        form, pos, features, dep, entity = row.split()
        words.append(form)
        column = "_" if entity == "_" else f"SpaceAfter=No|Entity={entity}"
        lines.append("\t".join(("1", form, form, pos, "_", features, "0", dep, "_", column)))
    return lines, " ".join(words)


def found(rows: str) -> list[tuple[str, str, str]]:
    """Return the mentions of a text as (word, kind, name of whom it means)."""
    lines, text = conllu(rows)
    gold = read_conllu(lines, text)
    names = {chain: span.of(text) for span, chain in reversed(gold.names)}
    return [(mention.span.of(text), mention.kind, names[mention.chain]) for mention in gold.mentions]


def test_gold_is_what_means_somebody_named() -> None:
    assert found(SLUICE) == [("She", "pronoun", "Mara"), ("her", "possessive", "Mara"), ("company", "role", "Delta")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("an DET Definite=Ind|PronType=Art det (1-person-giv:act-s-cf1-2-coref\nengineer NOUN _ obj 1)", "indefinite"),
        ("the DET Definite=Def det (1-person-giv:act-s-cf1-2-pred\nengineer NOUN _ root 1)", "a predicate"),
        ("the DET Definite=Def det (1-person-giv:act-s-cf1-2-appos\nengineer NOUN _ appos 1)", "an apposition"),
        ("the DET Definite=Def det (1-object-giv:act-s-cf1-2-coref\nship NOUN _ obj 1)", "no person and no body"),
        ("herself PRON Person=3|PronType=Prs|Reflex=Yes obj (1-person-giv:act-s-cf1-1-ana)", "reflexive"),
        ("I PRON Person=1|PronType=Prs nsubj (1-person-giv:act-s-cf1-1-ana)", "who speaks"),
        ("he PRON Person=3|PronType=Prs nsubj (9-person-giv:act-s-cf1-1-ana)", "nobody named"),
    ],
)  # fmt: skip
def test_other_mentions_are_not_asked_for(row: str, why: str) -> None:
    name = "Quist PROPN _ nsubj (1-person-new-s-cf1-1-coref)\nis AUX _ cop _\n"
    assert found(name + row) == [], why
    right = "he PRON Person=3|PronType=Prs nsubj (1-person-giv:act-s-cf1-1-ana)"
    assert found(name + right) == [("he", "pronoun", "Quist")]


def test_a_role_explained_by_the_name_behind_it_is_not_asked_for_and_a_pronoun_before_its_name_is() -> None:
    rows = """
Quist PROPN _ root (1-person-new-s-cf1-1-coref)

In ADP _ case _
her PRON {POSSESSIVE} nmod:poss (1-person-giv:act-s-cf1-1-ana)
the DET Definite=Def det (1-person-giv:act-s-cf1-2-coref
head NOUN _ nsubj 1)
Mara PROPN _ appos (1-person-giv:act-s-cf1-1-appos)
"""
    assert found(rows) == [("her", "possessive", "Quist")]
    later = "His PRON {POSSESSIVE} nmod:poss (1-person-acc-s-cf1-1-cata)\nwin NOUN _ nsubj _\ncheered VERB _ root _\n"
    quist = "Quist PROPN _ obj (1-person-new-s-cf1-1-coref)"
    assert found(later + quist) == [("His", "possessive", "Quist")]
    assert found(later + "\n" + quist) == []


def test_a_word_that_is_not_in_the_text_is_told() -> None:
    lines, text = conllu(SLUICE)
    with pytest.raises(ValueError, match="word 7, 'and'"):
        read_conllu(lines, text.replace(" and ", " "))


def test_a_table_gives_the_places_of_every_name(tmp_path: Path) -> None:
    text = "Mara Quist et Quistberg. Elle part, dit Quist."
    table = tmp_path / "xx.tsv"
    table.write_text("file\tstart\tend\tkind\tnames\na.txt\t25\t29\tpronoun\tMara Quist;Quist\n", encoding="utf-8")
    gold = read_table(table, {"a.txt": text, "b.txt": "Rien."})
    assert gold["b.txt"] == Gold((), ())
    assert [mention.span.of(text) for mention in gold["a.txt"].mentions] == ["Elle"]
    assert [(span.start, span.of(text)) for span, _ in gold["a.txt"].names] == [
        (0, "Mara Quist"),
        (5, "Quist"),
        (40, "Quist"),
    ]


SHE, HE = Mention(Span(30, 33), "pronoun", "mara"), Mention(Span(40, 42), "pronoun", "tom")
GOLD = Gold((SHE, HE), ((Span(0, 4), "mara"), (Span(5, 10), "mara"), (Span(20, 23), "tom")))


def test_right_is_the_entity_most_of_whose_names_are_of_the_chain() -> None:
    names = [(Span(0, 10), "person/mara"), (Span(20, 23), "person/tom")]
    answers = Answers(names, {SHE: "person/mara", HE: "person/mara"})
    assert score(GOLD, answers) == [Outcome(SHE, "person/mara", True), Outcome(HE, "person/mara", False)]


@pytest.mark.parametrize("entity", ["", "thing/unnamed"])
def test_nobody_and_who_has_no_name_are_never_right(entity: str) -> None:
    assert [outcome.right for outcome in score(GOLD, Answers([], {SHE: entity, HE: entity}))] == [False, False]


def test_two_that_the_engine_takes_for_one_are_right_only_for_the_one_with_more_names() -> None:
    names = [(Span(0, 4), "person/x"), (Span(5, 10), "person/x"), (Span(20, 23), "person/x")]
    assert [outcome.right for outcome in score(GOLD, Answers(names, {SHE: "person/x", HE: "person/x"}))] == [
        True,
        False,
    ]


ASKED = [
    (
        "en",
        "Mara Quist arrived. She praised her brother. It rained.",
        [
            "Mara/PROPN/compound<Quist Quist/PROPN/nsubj arrived=arrive/VERB.past/root .",
            "She/PRON/nsubj praised=praise/VERB.past/root her/PRON/poss<brother brother/NOUN/dobj .",
            "It/PRON/expl rained=rain/VERB.past/root .",
        ],
        {"She": "mara-quist", "her": "mara-quist", "brother": ""},
    ),
    (
        "fr",
        "Claire Vial est arrivée. Elle a salué son frère. Il pleut.",
        [
            "Claire/PROPN/nsubj Vial/PROPN/flat<Claire est=être/AUX.pres/aux arrivée=arriver/VERB.part/root .",
            "Elle/PRON/nsubj a=avoir/AUX.pres/aux salué=saluer/VERB.part/root son/DET/det<frère frère/NOUN/obj .",
            "Il/PRON/expl:subj pleut=pleuvoir/VERB.pres/root .",
        ],
        {"Elle": "claire-vial", "son": "claire-vial", "frère": ""},
    ),
]
KINDS = {"her": "possessive", "son": "possessive", "brother": "role", "frère": "role"}


@pytest.mark.parametrize(("lang", "text", "notations", "expected"), ASKED, ids=["en", "fr"])
def test_the_engine_is_asked_for_each_mention(
    lang: str, text: str, notations: list[str], expected: dict[str, str]
) -> None:
    mentions = [
        Mention(Span(text.index(word), text.index(word) + len(word)), KINDS.get(word, "pronoun"), "x")
        for word in expected
    ]
    extractor = Extractor(PROFILES[lang], catalog(), HandModel(notations))  # type: ignore[arg-type]
    answers = ask(extractor, article(text, lang), mentions)
    assert {mention.span.of(text): entity.rpartition("/")[2] for mention, entity in answers.found.items()} == expected
    assert answers.strays == [], "the weather is nobody"
    assert [span.of(text) for span, _ in answers.names] == [" ".join(text.split()[:2])]
