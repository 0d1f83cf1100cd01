"""CSV, TSV and JSON Lines: an article a row; a bad row is told with its number, the others are read."""

import json

import pytest

from kgnews.errors import InputError, UsageError
from kgnews.read import read_bytes
from kgnews.read.records import parse_map

ONE = "La maire Nora Benali a rouvert le pont lundi."
TWO = "Le préfet Jean Calvez a remercié les ouvriers."


def read(text, name="a.csv", encoding="utf-8", **options):
    problems = []
    articles = read_bytes(text.encode(encoding), name, on_problem=problems.append, lang="fr", **options)
    return articles, [problem.message for problem in problems]


def body(article):
    return [span.of(article.text) for span in article.paragraphs]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_row_is_an_article_in_any_dialect(mark, encoding):
    rows = [
        ["Titre", "Date", "Auteur", "URL", "Texte"],
        ["Un pont", "2024-03-05", "Awa Diallo", "https://o.example/1", ONE],
    ]
    (article,), problems = read("\r\n".join(mark.join(row) for row in rows), encoding=encoding)
    assert problems == []
    assert (article.title, article.published, article.authors) == ("Un pont", "2024-03-05", ("Awa Diallo",))
    assert (article.url, body(article), article.source) == ("https://o.example/1", [ONE], "a.csv, row 1 (line 2)")


def test_fields_hold_line_breaks_delimiters_and_quotes():
    text = (
        f'title,text\n"Un pont, ""le"" pont","{ONE}\n\n{TWO}"\nUne "halle" brûle,{TWO}\n"Il a dit "oui" hier",{ONE}\n'
    )
    articles, problems = read(text)
    assert problems == []
    assert [article.title for article in articles] == ['Un pont, "le" pont', 'Une "halle" brûle', 'Il a dit "oui" hier']
    assert body(articles[0]) == [ONE, TWO]


def test_a_lone_quote_costs_its_own_row_and_no_other():
    text = f'title,text\n"Le pont ferme,{ONE}\nUne halle,{TWO}\n"Trois, quatre","{ONE}"\nCinq,{TWO}\n'
    articles, problems = read(text)
    assert [article.title for article in articles] == ["Une halle", "Trois, quatre", "Cinq"]
    assert problems == ["a.csv, row 1 (line 2): a quote opens a field and is never closed"]
    articles, problems = read(f'title,text\nUn,{ONE}\n"Deux,{TWO}\nTrois,{TWO}\n' + f"Suite,{ONE}\n" * 1500)
    assert len(articles) == 1502
    assert ["row 2 (line 3)" in problem for problem in problems] == [True]


def test_rows_of_another_width_and_empty_rows_are_told():
    articles, problems = read(
        f"title,text,date\nUn,{ONE},2024-03-05\nDeux,{TWO}\n\nTrois,{ONE},2024,,\nQuatre,{ONE},a,b\n,,\n"
    )
    assert [article.published for article in articles] == ["2024-03-05", "2024"]
    assert problems == [
        "a.csv, row 2 (line 3): 2 fields, where the heading has 3",
        "a.csv, row 4 (line 6): 4 fields, where the heading has 3",
        "a.csv, row 5 (line 7): no article found: neither a title nor a text",
    ]


def test_columns_are_mapped_by_name():
    text = f"id,rubrik,inhalt,tag\n1,Un pont,{ONE},2024-03-05\n"
    with pytest.raises(InputError, match="no column for the text among 'id', 'rubrik', 'inhalt', 'tag'; name it"):
        read(text)
    columns = parse_map("text=inhalt, title=rubrik,date=tag")
    for name in ("a.csv", "standard input"):
        (article,), _ = read(text, name, columns=columns)
        assert (article.title, article.published) == ("Un pont", "2024-03-05")
    with pytest.raises(InputError, match="no column 'leib'"):
        read(text, columns={"text": "leib"})
    with pytest.raises(UsageError, match="an article has text, title"):
        parse_map("nothing=a")
    with pytest.raises(UsageError):
        parse_map("text")


def test_a_table_is_known_by_its_heading():
    (article,), _ = read(f"title;text\nUn pont;{ONE}\n", "standard input")
    assert article.title == "Un pont"
    (plain,), _ = read(f"Un pont, une halle, un texte\n\n{ONE} {TWO}\n", "standard input")
    assert plain.title == "Un pont, une halle, un texte"


def lines(*objects):
    return "\n".join(one if isinstance(one, str) else json.dumps(one) for one in objects)


def test_json_lines_and_lists_give_the_same_articles():
    objects = [
        {"headline": "Un pont", "body": ONE, "authors": ["Awa Diallo", "Paul Mercier"], "datePublished": "2024-03-05"},
        {
            "headline": "Une halle",
            "body": f"<p>{ONE}</p><p>{TWO}</p>",
            "author": {"name": "Awa Diallo"},
            "date": 1709596800,
        },
    ]
    for text, name in (
        (lines(*objects), "a.jsonl"),
        (lines(*objects), "standard input"),
        (json.dumps(objects), "a.json"),
        (json.dumps({"status": "ok", "articles": objects}, indent=1), "a.json"),
    ):
        (first, second), problems = read(text, name)
        assert problems == []
        assert (first.title, first.authors, first.published) == (
            "Un pont",
            ("Awa Diallo", "Paul Mercier"),
            "2024-03-05",
        )
        assert (body(second), second.published, second.authors) == ([ONE, TWO], "2024-03-05", ("Awa Diallo",))


def test_a_bad_line_is_told_with_its_number():
    text = lines(
        {"title": "Un", "text": ONE},
        '{"title": "Deux", "text": ',
        "",
        "[1, 2]",
        {"no": 1},
        {"title": "Six", "text": TWO},
    )
    articles, problems = read(text, "a.jsonl")
    assert [article.title for article in articles] == ["Un", "Six"]
    assert [problem.partition(":")[0] for problem in problems] == [
        "a.jsonl, line 2",
        "a.jsonl, line 4",
        "a.jsonl, line 5",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "nested too deeply|broken JSON"),
        ('{"a":' * 100_000, "nested too deeply|broken JSON"),
        ('{"text": ' + "9" * 10_000 + "}", "broken JSON"),
        ("[1, 2, 3]", "neither an object nor a list of objects"),
        ("lorem\n" * 30, "none of 20 lines is JSON"),
        ("", "empty|no article"),
    ],
)
def test_what_is_no_json_of_articles_is_refused(text, reason):
    name = "a.jsonl" if "lorem" in text else "a.json"
    with pytest.raises(InputError, match=reason):
        read(text, name)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_line_without_end_is_passed_over(name):
    long = '{"title": "Deux", "text": "' + "y" * (11 << 20) + '"}\n'
    rows = {"a.jsonl": [lines({"title": "Un", "text": ONE}), lines({"title": "Trois", "text": TWO})]}.get(
        name, [f"title,text\nUn,{ONE}", f"Trois,{TWO}"]
    )
    articles, problems = read(f"{rows[0]}\n{long}{rows[1]}\n", name)
    assert [article.title for article in articles] == ["Un", "Trois"]
    assert len(problems) == 1
    assert "longer than 10 MB, passed over" in problems[0]
