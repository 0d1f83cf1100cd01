"""README.md tells the truth: its commands and examples print what it says, its picture is that of the demo's graph."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from readme import README, ROOT, made_blocks

from kgnews import build
from kgnews.view.draw import graph_picture

TEXT = README.read_text(encoding="utf-8")
ADVICE = "if the new output is right, run: python tests/readme.py --update"


def test_what_the_readme_shows_is_what_comes_out() -> None:
    blocks = list(made_blocks(TEXT))
    assert len(blocks) >= 8
    for block in blocks:
        assert block.text == block.made, ADVICE
        assert "exit code" not in block.made
    commands = [line for block in blocks for line in block.text.splitlines() if line.startswith("$ kgnews ")]
    assert {command.split()[2] for command in commands} == {
        *(
            "build",
            "triples",
            "explain",
            "check",
            "models",
            "merge",
            "validate",
            "load",
            "query",
            "retract",
            "draw",
            "entities",
            "why",
        )
    }


def test_the_picture_is_that_of_the_graph() -> None:
    drawn, picture = (
        Counter(
            "".join(text.itertext()) for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
        )
        for svg in (
            graph_picture(build(ROOT / "examples" / "articles").graph).svg(),
            (ROOT / "examples" / "demo-graph.svg").read_text(encoding="utf-8"),
        )
    )
    assert len(drawn) > 20
    assert drawn == picture, ADVICE


def test_what_the_readme_points_to_is_there() -> None:
    paths = set(re.findall(r"\]\(([^)#]+)\)", TEXT)) | set(
        re.findall(r"`((?:examples|kgnews|ontologies|tests)/[\w./-]+)`", TEXT)
    )
    there = {path for path in paths if not path.startswith("http") and "XX" not in path}
    assert len(there) > 5
    assert {path for path in there if not (ROOT / path).exists()} == set()


def test_a_block_that_lies_is_found(tmp_path: Path) -> None:
    lie = f"```console\n$ echo true\nfalse\n```\n\n```python\nprint({sys.version_info.major})\n```\n\n```text\n2\n```\n"
    assert [(block.text, block.made) for block in made_blocks(lie)] == [
        ("$ echo true\nfalse\n", "$ echo true\ntrue\n"),
        ("2\n", "3\n"),
    ]
