"""The files under tests/golden: whole outputs that a reviewer reads.

``python tests/goldens.py`` writes them anew; read what ``git diff tests/golden`` says of it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sample_graph import CATALOG, ENGLISH_EXTRACTION, ENGLISH_MET, EXTRACTIONS, FRENCH_EXTRACTION, FRENCH_MET

from kgnews.records import Extraction

FOLDER = Path(__file__).parent / "golden"

# One claim that two articles make, small enough to compare the formats by eye.
MEETING = (
    replace(FRENCH_EXTRACTION, statements=(FRENCH_MET,), entities=()),
    replace(ENGLISH_EXTRACTION, statements=(ENGLISH_MET,)),
)
GOLDENS: dict[str, tuple[Extraction, ...]] = {
    "two-articles.ttl": EXTRACTIONS,
    "meeting.trig": MEETING,
    "meeting.jsonld": MEETING,
    "meeting.rdf": MEETING,
    "meeting.ttl12": MEETING,
    "meeting.gexf": MEETING,
    "meeting.csv": MEETING,
}
"""What each file is made of; its suffix is the format."""


def write_golden(name: str, folder: Path) -> tuple[Path, ...]:
    """Write one of GOLDENS into *folder* and return its files."""
    from kgnews.graph import merge
    from kgnews.write import write
    from kgnews.write.files import targets

    write(merge(GOLDENS[name], CATALOG), folder / name, catalog=CATALOG)
    return targets(folder / name)


if __name__ == "__main__":
    for golden in GOLDENS:
        write_golden(golden, FOLDER)
