"""The command with the engine's stub, as a process of its own: ``python tests/stub_command.py build …``.

KGNEWS_STUB_SECONDS makes each article take so long.
"""

import os
import time

from stub_engine import find_meeting

from kgnews import cli, pipeline
from kgnews.records import Article, Extraction


def find_slowly(stages: object, article: Article, relations: str, lang: str | None = None) -> Extraction:
    time.sleep(float(os.environ.get("KGNEWS_STUB_SECONDS", "0")))
    return find_meeting(stages, article, relations, lang)


if __name__ == "__main__":
    pipeline.Stages.extract = find_slowly  # type: ignore[method-assign]
    cli.main()
