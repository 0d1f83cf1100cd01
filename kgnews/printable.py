"""Text that a terminal only shows: what others wrote (names of files, texts of articles) must not command it."""

from __future__ import annotations

import re

# C0 and C1 control characters but tab and line feed; with ESC begin the sequences that colour, move, retitle and rebind.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SEQUENCES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[@-Z\\^_]")


def printable(text: str) -> str:
    """Return *text* with every control character but tab and line feed as U+FFFD.

    >>> printable("a\\x1b[31mb")
    'a\ufffd[31mb'
    """
    return _CONTROLS.sub("\ufffd", text)


def without_controls(text: str) -> str:
    """Return *text* without the sequences that command a terminal, and with a space for every other control character.

    Line ends and tabs stay, and so do NEL and form feed, which some files part their pages with.
    """
    if not _CONTROLS.search(text):
        return text
    return _CONTROLS.sub(lambda found: found[0] if found[0] in "\r\x0c\x85" else " ", _SEQUENCES.sub("", text))
