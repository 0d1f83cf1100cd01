"""The command openie: lines in, rows out, and what it says when it cannot."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from stub_engine import Run

from kgnews import pipeline
from kgnews.records import OpenTriple

ROWS = [
    ("Awa met\tPaul.", OpenTriple("Awa", "met", "Paul", 0.9)),
    ("Paul left.", OpenTriple("Paul", "left", "it", 0.5)),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, object]]]:
    """Put a stub in the place of the engine, and return the list of what it was asked."""
    calls: list[tuple[list[str], dict[str, object]]] = []

    def stub(sentences: list[str], **options: object) -> Iterator[tuple[str, OpenTriple]]:
        calls.append((sentences, options))
        yield from ROWS

    monkeypatch.setattr(pipeline, "openie", stub)
    return calls


def test_each_triple_is_a_row_of_five_fields(run: Run, asked: list[object], tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("Awa met\tPaul.\n\nPaul left.\n", encoding="utf-8")
    result = run("openie", file)
    assert result.out.splitlines() == ["Awa met Paul.\tAwa\tmet\tPaul\t0.90", "Paul left.\tPaul\tleft\tit\t0.50"]
    assert (result.code, result.err) == (0, "sentences 2, triples 2\n")


def test_the_options_reach_the_function(
    run: Run, asked: list[tuple[list[str], dict[str, object]]], tmp_path: Path
) -> None:
    file = tmp_path / "lines.txt"
    file.write_text("Awa met Paul.\n", encoding="utf-8")
    run("openie", file, "--lang", "en", "--model", "some", "--min-confidence", "0.7")
    run("openie", file)
    assert asked[0][1] == {"lang": "en", "model": ["some"], "min_confidence": 0.7}
    assert asked[1][1] == {"lang": None, "model": None, "min_confidence": None}
    assert asked[0][0][0] == "Awa met Paul."


def test_sentences_come_from_standard_input(
    run: Run, asked: list[tuple[list[str], dict[str, object]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Awa a salué Élise.\n".encode())))
    assert run("openie", "-").code == 0
    assert asked[0][0][0] == "Awa a salué Élise."


def test_bad_input_is_one_line_and_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n \n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"%PDF-1.4 \x00")
    for name, word in (("missing.txt", "no such file"), ("empty.txt", "empty"), ("binary.txt", "PDF"), (".", "read")):
        result = run("openie", tmp_path / name)
        assert (result.code, result.out, len(result.err.splitlines())) == (1, "", 1)
        assert word in result.err


def test_bad_options_are_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("Awa met Paul.\n", encoding="utf-8")
    for options in (["--lang", "xx"], ["--min-confidence", "2"], ["--min-confidence", "much"]):
        result = run("openie", tmp_path / "lines.txt", *options)
        assert (result.code, result.out) == (2, "")
        assert options[0].strip("-").split("-")[0] in result.err
    assert run("openie").code == 2
