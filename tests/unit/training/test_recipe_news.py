"""The recipe of the French model: the split, the entities of news, the tokens, the scores."""

import json
import random
from pathlib import Path

import pytest
import spacy
from copies import addressed, estranged, exchanged, mentions, rewritten, scanned, with_copies
from measures import Found, entities, sentence_starts
from news import Paragraph, document, names, read_news, tidy
from scoring import unseen_recall
from spacy.tokens import Doc, Span
from spacy.training import Example
from split import Part, article_part, tree_part
from tokens import with_pronouns

TEXT = "La fête de Vaucourt .\n\nAlix Morand a ouvert , lundi, la fête de Vaucourt ."


@pytest.fixture(scope="module")
def blank() -> spacy.language.Language:
    return with_pronouns(spacy.blank("fr"))


def test_the_split_depends_on_the_name_alone_and_keeps_its_shares() -> None:
    parts = [article_part(f"article-{n}") for n in range(4000)]
    assert parts == [article_part(f"article-{n}") for n in range(4000)]
    assert 0.10 < parts.count(Part.TEST) / 4000 < 0.14
    assert 0.04 < parts.count(Part.DEV) / 4000 < 0.08
    trees = [tree_part(f"tree-{n}") for n in range(4000)]
    assert Part.TEST not in trees and 0.03 < trees.count(Part.DEV) / 4000 < 0.07


def test_an_article_is_cut_into_paragraphs_with_their_own_offsets(tmp_path: Path) -> None:
    name = next(f"own-{n}" for n in range(100) if article_part(f"own-{n}") is Part.TRAIN)
    spans = [[11, 19, "Location"], [23, 34, "Person"], [44, 49, "Date"], [64, 72, "Location"]]
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"id": name, "text": TEXT, "entities": spans}) + "\n", encoding="utf-8")
    found = list(read_news(path, Part.TRAIN))
    named = [[(each.text[start:end], label) for start, end, label in each.entities] for each in found]
    assert named == [[("Vaucourt", "LOC")], [("Alix Morand", "PER"), ("Vaucourt", "LOC")]]
    assert list(read_news(path, Part.TEST)) == []


def test_tidied_text_keeps_its_entities() -> None:
    text = "À Vaucourt , Alix Morand rit ."
    tidied = tidy(Paragraph("own", text, ((2, 10, "LOC"), (13, 24, "PER"))))
    assert tidied.text == "À Vaucourt, Alix Morand rit."
    assert [tidied.text[start:end] for start, end, _ in tidied.entities] == ["Vaucourt", "Alix Morand"]


def test_of_nested_entities_the_longest_is_kept(blank: spacy.language.Language) -> None:
    paragraph = Paragraph("own", "La gare de Vaucourt ferme.", ((3, 19, "ORG"), (11, 19, "LOC")))
    assert [(ent.text, ent.label_) for ent in document(paragraph, blank).ents] == [("gare de Vaucourt", "ORG")]


def test_copies_keep_the_entities_at_their_words(blank: spacy.language.Language) -> None:
    doc = document(Paragraph("own", "Alix Morand quitte Vaucourt.", ((0, 11, "PER"), (19, 27, "LOC"))), blank)
    loud = rewritten(doc, str.upper)
    assert [(ent.text, ent.label_) for ent in loud.ents] == [("ALIX MORAND", "PER"), ("VAUCOURT", "LOC")]
    strange = [estranged(doc, random.Random(n)) for n in range(20)]
    assert all(each[2].text == "quitte" and each[0].text[0] == "A" for each in strange)
    assert len({each.text for each in strange}) > 5
    copies = with_copies([doc] * 100, 1)
    assert any(each.text.isupper() for each in copies) and len(copies) > 150
    assert names([doc]) == {"alix morand", "vaucourt"}


def test_a_form_of_address_is_no_part_of_a_name_and_an_initial_is(blank: spacy.language.Language) -> None:
    doc = document(Paragraph("own", "Alix Morand quitte Vaucourt.", ((0, 11, "PER"), (19, 27, "LOC"))), blank)
    made = {
        (each.text, each.ents[0].text)
        for n in range(40)
        for each in [addressed(doc, ["Mme"], random.Random(n))]
        if each.ents[-1].text == "Vaucourt"
    }
    assert made == {
        ("Alix Morand quitte Vaucourt.", "Alix Morand"),
        ("Mme Morand quitte Vaucourt.", "Morand"),
        ("A. Morand quitte Vaucourt.", "A. Morand"),
    }


def test_a_scan_takes_words_apart_and_keeps_their_entities(blank: spacy.language.Language) -> None:
    text = "La reine d'Oucques-les-Prés visite Montcornet avec É. Belloc."
    doc = document(Paragraph("own", text, ((11, 27, "LOC"), (35, 45, "LOC"), (51, 60, "PER"))), blank)
    copies = [scanned(doc, random.Random(n)) for n in range(200)]
    assert all([ent.label_ for ent in copy.ents] == ["LOC", "LOC", "PER"] for copy in copies)
    assert any([token.text for token in copy.ents[0]] == ["Oucques", "-", "les", "-", "Prés"] for copy in copies)
    assert all([token.text for token in copy[2:4]] == ["d", "'"] for copy in copies)
    broken = [copy.ents[1].text for copy in copies if "¬" in copy.ents[1].text]
    assert broken and all(each.replace("¬ ", "").startswith("M") for each in broken)
    assert len({copy.text for copy in copies}) > 20


def test_rare_entities_are_exchanged_for_others_that_stood_after_the_same_word(blank: spacy.language.Language) -> None:
    def told(text: str, event: str) -> Doc:
        start = text.index(event)
        return document(Paragraph("own", text, ((start, start + len(event), "EVENT"),)), blank)

    docs = [
        told("Elle court le Tour du Vexin, puis rentre.", "Tour du Vexin"),
        told("On annule le Rallye des Causses.", "Rallye des Causses"),
        told("On ouvre la Foire aux santons.", "Foire aux santons"),
    ]
    made = {exchanged(docs[0], mentions(docs), random.Random(n)).text for n in range(20)}
    assert made == {docs[0].text, "Elle court le Rallye des Causses, puis rentre."}
    other = exchanged(docs[0], mentions(docs), random.Random(0))
    assert [ent.label_ for ent in other.ents] == ["EVENT"] and other.ents[0].text in other.text
    assert exchanged(docs[2], mentions(docs), random.Random(1)).text == docs[2].text


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("a-t-il dit", ["a", "-t-il", "dit"]),
        ("Viendra-t-elle ?", ["Viendra", "-t-elle", "?"]),
        ("QU'A-T-ON VU", ["QU'", "A", "-T-ON", "VU"]),
        ("dit-il.", ["dit", "-il", "."]),
        ("Celui-ci part", ["Celui-ci", "part"]),
        ("celles-là,", ["celles-là", ","]),
        ("porte-t-il,", ["porte", "-t-il", ","]),
    ],
)
def test_pronouns_behind_verbs_are_one_token(blank: spacy.language.Language, text: str, tokens: list[str]) -> None:
    assert [token.text for token in blank(text)] == tokens


def test_recall_of_unseen_names_counts_only_names_that_are_not_known(blank: spacy.language.Language) -> None:
    reference = document(Paragraph("own", "Alix Morand quitte Vaucourt.", ((0, 11, "PER"), (19, 27, "LOC"))), blank)
    told = blank.make_doc(reference.text)
    told.ents = [Span(told, 0, 2, "PER")]
    example = Example(told, reference)
    assert unseen_recall([example], frozenset()) == 0.5
    assert unseen_recall([example], frozenset({"vaucourt"})) == 1.0
    assert unseen_recall([example], frozenset({"alix morand"})) == 0.0


def test_found() -> None:
    assert (Found(1, 2, 4).precision, Found(1, 2, 4).recall) == (0.5, 0.25)
    assert Found(0, 0, 0).f1 == 0.0


def test_a_pipeline_that_finds_nothing_scores_nothing(blank: spacy.language.Language) -> None:
    scores = entities(blank, [Paragraph("own", "Alix Morand rit.", ((0, 11, "PER"),))])
    assert scores["all"] == Found(0, 0, 1) and scores["EVENT"] == Found(0, 0, 0)


def test_sentence_starts_are_counted_but_the_first() -> None:
    from conllu import Tree

    splitter = spacy.blank("fr")
    splitter.add_pipe("sentencizer")
    trees = [Tree("a", "Il pleut.", ()), Tree("b", "Elle part.", ()), Tree("c", "On rit.", ())]
    assert sentence_starts(splitter, trees).gold == 2
