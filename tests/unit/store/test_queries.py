"""The heads of query files, and what a user may name a query by."""

from pathlib import Path

import pytest

from kgnews.errors import InputError, UsageError
from kgnews.store.ask import ready
from kgnews.store.queries import Parameter, find_query, parse_query, ready_queries, usage

TEXT = """# title: Things
# answers: What there is,
#   and more.
# param: thing (entity, optional): the thing
# param: from (date, default 2015): the first day
# param: limit (number, default 20): at most so many rows
# example: kgnews query things

SELECT * WHERE {
  # VALUES ?thing { <http://x/> } FILTER(?thing = ?s)
  VALUES ?from { "2015" }
  ?s ?p ?o
}
LIMIT 20
"""


def test_the_head_says_what_a_query_answers() -> None:
    query = parse_query(TEXT, "things", "things.rq")
    assert (query.title, query.answers) == ("Things", "What there is, and more.")
    assert query.parameters == (
        Parameter("thing", "entity", False, "", "the thing"),
        Parameter("from", "date", False, "2015", "the first day"),
        Parameter("limit", "number", False, "20", "at most so many rows"),
    )
    assert query.examples == ("kgnews query things",)
    assert usage(query) == "kgnews query things [--param thing=ENTITY] [--param from=DATE] [--param limit=NUMBER]"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("(entity, optional)", "(thing, optional)", "TYPE is one of entity, article"),
        ("(entity, optional):", "(entity)", "is not understood"),
        ("(entity, optional)", "(entity, required)", "parameter thing needs one line 'VALUES ?thing { … }'"),
        ("(date, default 2015)", "(date, optional)", "needs one line '# VALUES ?from { … }' in the query"),
        ("LIMIT 20\n", "", "parameter limit needs one line 'LIMIT 20'"),
        ('VALUES ?from { "2015" }', 'VALUES ?from { "2015" }\n  VALUES ?from { "2016" }', "has 2 that could be it"),
        ('VALUES ?from { "2015" }', 'VALUES ?fro { "2015" }', "parameter from needs one line"),
    ],
)
def test_a_faulty_head_is_told(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(InputError) as caught:
        parse_query(TEXT.replace(old, new), "things", "things.rq")
    assert str(caught.value).startswith("things.rq: ")
    assert said in str(caught.value)


def test_a_query_is_named_by_its_name_its_file_or_its_text(tmp_path: Path) -> None:
    assert find_query("offices").ready
    file = tmp_path / "offices.rq"
    file.write_text("\ufeff" + TEXT, encoding="utf-8")
    found = find_query(str(file))
    assert (found.name, found.source, found.title, found.ready) == ("offices", str(file), "Things", False)
    assert find_query("ASK {}").text == "ASK {}"
    assert find_query("DESCRIBE <http://x/>").text == "DESCRIBE <http://x/>"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("ofices", "did you mean offices?"),
        ("zzzzzz", "kgnews query --list shows"),
        ("../queries/offices", "neither a ready query, nor a file, nor SPARQL"),
    ],
)
def test_what_is_no_query_is_told(wanted: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_query(wanted)
    assert said in str(caught.value)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        find_query(str(tmp_path / "no.rq"))
    binary = tmp_path / "binary.rq"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="no text in UTF-8"):
        find_query(str(binary))


def test_an_update_is_refused_before_anything_is_opened() -> None:
    with pytest.raises(UsageError, match="kgnews query only reads"):
        ready("DELETE WHERE { ?s ?p ?o }")


def test_the_ready_queries_are_told_by_name() -> None:
    names = [query.name for query in ready_queries()]
    assert names == sorted(names)
    assert {"who-met-whom", "planned", "did-between", "says-about", "offices", "contradictions", "sources"} <= set(
        names
    )
    assert all(query.source == query.name and query.ready for query in ready_queries())
