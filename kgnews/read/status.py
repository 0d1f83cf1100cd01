"""Whether a news item is published: the codes of https://cv.iptc.org/newscodes/pubstatusg2/ and those of NITF."""

from __future__ import annotations

from kgnews.errors import InputError

_UNPUBLISHED = {
    "withheld": "withheld by its publisher",
    "withhold": "withheld by its publisher",
    "canceled": "cancelled by its publisher",
    "cancelled": "cancelled by its publisher",
}


def refuse_unpublished(code: str, source: str) -> None:
    """Raise InputError where the status *code* ("stat:withheld") says that the item is not published: it states nothing."""
    reason = _UNPUBLISHED.get(code.rpartition(":")[2].rpartition("/")[2].strip().lower())
    if reason:
        raise InputError(f"{source}: {reason}; it gives no facts")
