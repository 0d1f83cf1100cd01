"""Bytes become the right characters, and what is no text is refused."""

import codecs

import pytest

from kgnews.errors import InputError
from kgnews.read import decode

SENTENCE = "Élise Noël a été élue à Besançon, « à l’unanimité »."


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-8"),
        codecs.BOM_UTF8 + SENTENCE.encode("utf-8"),
        codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"),
        SENTENCE.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16 little", "utf-16 big", "utf-32", "cp1252"],
)
def test_encodings_give_the_same_characters(data):
    assert decode(data, "a.txt") == SENTENCE


def test_latin_1_is_read():
    plain = "L'été à Besançon, où Noël fut élu."
    assert decode(plain.encode("latin-1"), "a.txt") == plain


def test_bytes_that_windows_1252_lacks_are_taken_as_latin_1_where_they_are_control_characters():
    assert decode(b"\xc9t\xe9 \x93fini\x94 \x81", "a.txt") == "Été “fini”  "


def test_one_broken_byte_does_not_spoil_a_utf_8_file():
    data = "Élise Noël est élue à ".encode() + b"Besan\xe7on"
    assert decode(data, "a.txt") == "Élise Noël est élue à Besançon"


def test_line_ends_become_newlines_and_nothing_else_changes():
    assert decode("Un\r\ndeux\rtrois\n\u00a0« e\u0301 »".encode(), "a.txt") == "Un\ndeux\ntrois\n\u00a0« e\u0301 »"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"The mayor\x00 spoke.", "binary"),
        (bytes(range(1, 32)) * 20, "binary"),
        (b"%PDF-1.7 text", "PDF"),
        (b"PK\x03\x04 text", "ZIP"),
        (codecs.BOM_UTF16_LE + b"a", "broken utf-16"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(data, said):
    with pytest.raises(InputError, match=said) as error:
        decode(data, "box/a.txt")
    assert str(error.value).startswith("box/a.txt: ")
