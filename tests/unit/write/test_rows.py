"""Statements in words, as tab-separated values and as JSON."""

import json
from dataclasses import replace

import pytest
from sample_graph import CATALOG, ENGLISH_MET, FRENCH, FRENCH_MET, JUGGLED, PAID, PLANNED_VISIT, SWEDEN

from kgnews.records import Entity, Grain, Kind, Label, Statement, TimeSpan
from kgnews.write import json_lines, table_rows, tsv_lines
from kgnews.write.rows import TSV_COLUMNS, name, time

LANGUAGES = {"article/fr1": "fr", "article/en1": "en"}


def test_a_row_in_the_language_of_the_article() -> None:
    french, english = table_rows([FRENCH_MET, ENGLISH_MET], CATALOG, languages=LANGUAGES)
    assert tuple(french) == ("Nora Benali", "a rencontré", "Paul Mercier", "2015-11-17", "Brest", "asserted", "")
    assert tuple(english) == ("Paul Mercier", "met", "Nora Benali", "2015-11-17", "Brest", "asserted", "")


def test_a_row_in_a_chosen_language() -> None:
    sweden = Entity(SWEDEN.id, SWEDEN.kind, SWEDEN.labels)
    (row,) = table_rows([replace(PLANNED_VISIT, object=sweden)], CATALOG, lang="en", languages=LANGUAGES)
    assert tuple(row) == (*("Nora Benali", "will (visited)", "Sweden", "2015-11-23", "", "planned", "Paul Mercier"),)


def test_values_and_open_relations() -> None:
    paid, juggled = table_rows([PAID, JUGGLED], CATALOG)
    assert (paid.relation, paid.object) == ("fined", "3000000")
    assert juggled.relation == "juggle with"


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (None, ""),
        (TimeSpan("2015-11-17", "2015-11-17", Grain.DAY), "2015-11-17"),
        (TimeSpan("2015-11-23", "2015-11-29", Grain.WEEK), "2015-11-23/2015-11-29"),
        (TimeSpan("2015", None, Grain.INTERVAL), "2015/.."),
        (TimeSpan(None, "--11-17", Grain.INTERVAL), "../--11-17"),
        (TimeSpan(None, None, Grain.INTERVAL), ""),
    ],
)
def test_times(when: TimeSpan | None, text: str) -> None:
    assert time(when) == text


def test_a_name_there_is_always_one() -> None:
    thing = Entity("org/x", Kind.ORGANISATION, (Label("de", "Verein"), Label("fr", "Association")))
    assert name(thing, "fr") == "Association"
    assert name(thing, "en") == "Verein"
    assert name(replace(thing, labels=(*thing.labels, Label("", "X"))), "en") == "X"
    assert name(replace(thing, labels=())) == "org/x"


def test_tsv_has_a_heading_and_a_cell_for_each_column() -> None:
    quote = "A\ttab\nand a line."
    lines = list(tsv_lines([replace(PLANNED_VISIT, evidence=replace(PLANNED_VISIT.evidence, quote=quote))], CATALOG))
    assert lines[0].split("\t") == list(TSV_COLUMNS)
    cells = dict(zip(TSV_COLUMNS, lines[1].split("\t"), strict=True))
    assert cells["subject"] == "person/nora-benali"
    assert cells["relation"] == "kgn:willVisit"
    assert cells["object"] == "country/se"
    assert (cells["status"], cells["start"], cells["end"]) == ("planned", "2015-11-23", "2015-11-23")
    assert (cells["where"], cells["said_by"]) == ("", "person/paul-mercier")
    assert (cells["article"], cells["from"], cells["to"]) == ("article/fr1", "52", "107")
    assert (cells["inferred"], cells["score"]) == ("office-table", "0.75")
    assert cells["quote"] == "A tab and a line."


def as_json(statement: Statement, **more: object) -> dict:
    (line,) = json_lines([statement], CATALOG, **more)
    return json.loads(line)


def test_json_fields() -> None:
    found = as_json(PLANNED_VISIT, languages=LANGUAGES)
    assert found == {
        "subject": {"id": "person/nora-benali", "kind": "person", "labels": {"fr": "Nora Benali"}},
        "relation": "kgn:willVisit",
        "label": "va (s'est rendu en)",
        "object": {"id": "country/se", "kind": "government", "labels": {"fr": "Suède"}},
        "status": "planned",
        "when": {"start": "2015-11-23", "end": "2015-11-23"},
        "where": None,
        "said_by": {"id": "person/paul-mercier", "kind": "person", "labels": {"fr": "Paul Mercier"}},
        "quote": "La ministre se rendra en Suède lundi, a dit M. Mercier.",
        "start": 52,
        "end": 107,
        "article": "article/fr1",
        "sentence": [52, 107],
        "subject_span": [52, 63],
        "predicate_span": [64, 73],
        "object_span": [77, 82],
        "inferred": "office-table",
        "score": 0.75,
    }
    assert FRENCH.text[found["start"] : found["end"]] == found["quote"]
    assert FRENCH.text[slice(*found["object_span"])] == "Suède"


def test_json_of_a_value_a_place_and_an_open_relation() -> None:
    datatype = "http://www.w3.org/2001/XMLSchema#integer"
    assert as_json(PAID)["object"] == {"value": "3000000", "datatype": datatype}
    assert as_json(FRENCH_MET)["where"] == {"id": "place/brest-fr", "kind": "place", "labels": {"fr": "Brest"}}
    assert as_json(FRENCH_MET)["when"] == {"start": "2015-11-17", "end": "2015-11-17"}
    assert as_json(JUGGLED)["relation"] == "kgn:open/juggle%20with"
    assert as_json(JUGGLED)["when"] is None


def test_json_labels_in_a_chosen_language() -> None:
    assert as_json(FRENCH_MET, lang="en", languages=LANGUAGES)["label"] == "met"
    assert as_json(FRENCH_MET)["label"] == "met"
    assert as_json(FRENCH_MET, languages=LANGUAGES)["label"] == "a rencontré"
