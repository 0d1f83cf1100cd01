"""What others wrote never commands the terminal: not the text of an article, not the name of a file."""

import io
import json

import pytest

from kgnews.printable import printable, without_controls
from kgnews.read import read_bytes
from kgnews.table import print_rows

RED, TITLE = "\x1b[31m", "\x1b]0;owned\x07"


@pytest.mark.parametrize("text", [f"{RED}Awa", f"Awa{TITLE}", "A\x08wa", "A\x9b31mwa", "\x1bcAwa"])
def test_no_control_character_is_left(text: str) -> None:
    for shown in (printable(text), without_controls(text)):
        assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)
    assert printable("Awa\tDiallo\nélève") == without_controls("Awa\tDiallo\nélève") == "Awa\tDiallo\nélève"


def test_sequences_go_whole() -> None:
    assert without_controls(f"{RED}Awa{TITLE} Diallo\x1b[0m") == "Awa Diallo"


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_articles_hold_no_sequences(format: str) -> None:
    title, body = f"Un {RED}pont{TITLE}", f"Le maire {RED}Paul Mercier\x1b[0m a ouvert mardi le pont. Il a ri."
    escape = {"text": "\x1b", "json": "\x1b", "html": "&#27;"}[format]
    data = {
        "text": f"{title}\n\n{body}\n",
        "json": json.dumps({"title": title, "text": body}),
        "html": f"<!doctype html><html><body><h1>{title}</h1><p>{body}</p></body></html>",
    }[format]
    (article,) = read_bytes(data.replace("\x1b", escape).encode(), "standard input", lang="fr")
    assert "\x1b" not in article.text + article.title
    assert next(span.of(article.text) for span in article.paragraphs).startswith("Le maire")


def test_tables_show_no_sequences() -> None:
    held = io.StringIO()
    print_rows(["name"], [[f"{RED}Awa"]], held)
    assert "\x1b" not in held.getvalue()
    assert "Awa" in held.getvalue()
