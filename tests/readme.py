"""What README.md shows, made anew: outputs of its commands, of its Python examples, and the measured shares.

``python tests/readme.py`` tells what differs, ``--update`` writes it and draws the picture again. A block of kind "console"
holds shell commands behind "$ " and what each prints; a block of kind "text" behind one of kind "python" holds what that
prints; the lines between the two marks are a table of ``tests/gold/floors.toml``. Other blocks are left alone.
"""

from __future__ import annotations

import difflib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FLOORS = ROOT / "tests" / "gold" / "floors.toml"
SHOWN = ("examples", "ontologies", "kgnews")  # what the commands may look at
NAMES = {"en": "English", "fr": "French"}

_FENCED = re.compile(r"^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- /measured -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the README that is made: where it begins and ends, what stands there and what should."""

    start: int
    end: int
    text: str
    made: str


def made_blocks(text: str) -> Iterator[Block]:
    """Yield the parts of *text* that are made, in order; the commands run one after the other in one folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for shown in SHOWN:
            (folder / shown).symlink_to(ROOT / shown)
        printed: str | None = None
        for found in _FENCED.finditer(text):
            body = found["body"]
            if found["kind"] == "console":
                yield Block(*found.span("body"), body, _console(body, folder))
            elif found["kind"] == "text" and printed is not None:
                yield Block(*found.span("body"), body, printed)
            printed = _run([sys.executable, "-c", body], folder) if found["kind"] == "python" else None
    for found in _MEASURED.finditer(text):
        yield Block(*found.span(), found.group(), measured())


def remade(text: str, blocks: list[Block]) -> str:
    """Return *text* with its blocks as they should be."""
    for block in sorted(blocks, key=lambda block: -block.start):
        text = text[: block.start] + block.made + text[block.end :]
    return text


def measured() -> str:
    """Return the table of the floors of precision and recall."""
    from gold_floors import load_floors

    lines = [
        "| language | gold articles | rows judged | precision at least | recall at least |",
        "|---|---|---|---|---|",
    ]
    for lang, floor in sorted(load_floors(FLOORS).items() if FLOORS.exists() else ()):
        shares = f"{floor.precision:.3f} | {floor.recall:.3f}"
        lines.append(f"| {NAMES.get(lang, lang)} | {floor.articles} | {floor.rows} | {shares} |")
    return "\n".join(lines) + "\n"


def _console(body: str, folder: Path) -> str:
    commands = [line for line in body.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_run(['bash', '-c', command[2:]], folder)}" for command in commands)


def _run(command: list[str], folder: Path) -> str:
    """Return what a command prints to both streams, without blanks at the ends of lines and empty lines at the end."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    here = {"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"} | here
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    if done.returncode:
        lines.append(f"(exit code {done.returncode})")
    return "\n".join(lines).rstrip("\n") + "\n" if any(lines) else ""


def main(arguments: list[str]) -> int:
    """Tell what differs, or write it; return the exit code."""
    old = README.read_text(encoding="utf-8")
    new = remade(old, list(made_blocks(old)))
    print("".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), "README.md", "as it should be")))
    if "--update" in arguments:
        from kgnews import build
        from kgnews.view.draw import graph_picture

        README.write_text(new, encoding="utf-8")
        graph_picture(build(ROOT / "examples" / "articles").graph).save(ROOT / "examples" / "demo-graph.svg")
        return 0
    return int(old != new)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
