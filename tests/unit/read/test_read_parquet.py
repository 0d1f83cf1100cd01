"""Parquet: an article a row."""

import io
from datetime import datetime

import pytest

from kgnews.errors import InputError
from kgnews.read import read_bytes

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

ONE = "La maire Nora Benali a rouvert le pont lundi."
TWO = "Le préfet Jean Calvez a remercié les ouvriers."


def table(**columns):
    held = io.BytesIO()
    parquet.write_table(arrow.table(columns), held)
    return held.getvalue()


def test_rows_are_articles_and_a_row_without_text_is_told():
    data = table(
        title=["Un pont", None, "Une halle"],
        text=[ONE, None, TWO],
        date=[datetime(2024, 3, 5, 23, 30), None, datetime(2024, 3, 6)],
        authors=[["Awa Diallo"], [], ["Paul Mercier", "Lise Armand"]],
        pixels=[b"a", b"b", b"c"],
    )
    problems = []
    first, second = read_bytes(data, "a.parquet", lang="fr", on_problem=problems.append)
    assert (first.title, first.published, first.authors) == ("Un pont", "2024-03-05", ("Awa Diallo",))
    assert second.authors == ("Paul Mercier", "Lise Armand")
    assert [problem.source for problem in problems] == ["a.parquet, row 2"]


def test_a_broken_file_and_one_without_text_say_so():
    with pytest.raises(InputError, match="a broken Parquet file"):
        read_bytes(table(text=[ONE])[:-20], "a.parquet", lang="fr")
    with pytest.raises(InputError, match="no column for the text among 'pixels'"):
        read_bytes(table(pixels=[1]), "a.parquet", lang="fr")
    (article,) = read_bytes(table(corpus=[ONE]), "standard input", lang="fr", columns={"text": "corpus"})
    assert [span.of(article.text) for span in article.paragraphs] == [ONE]
