"""Kinds of false statements that reading real news showed, each with sentences in French and English where it exists in both.

The cases are written and matched as in ``test_cases``; here they are named by what was misread.
"""

from __future__ import annotations

import pytest
from test_cases import Case, extraction, labels, matches, told

CASES = (
    # "lost X to Y" is a defeat where X is a match or a vote, and where there is no X
    Case(
        "defeats",
        "en",
        "Laura Rossi lost the final to Mary Collins. Tom Barrett lost to David Okafor. Omar Haddad lost his savings to Norden.",
        ("Mary Collins | defeated | Laura Rossi", "David Okafor | defeated | Tom Barrett"),
        ("* | defeated | Omar Haddad", "Omar Haddad | defeated | *"),
    ),
    # who leaves somebody to others leaves no place
    Case(
        "leaving",
        "en",
        "David Okafor left Leeds on Monday. Tom Barrett left the company to his sons.",
        ("David Okafor | left | Leeds | when=2020-06-08",),
        ("Tom Barrett | left | *",),
    ),
    # what is based on something has no seat there
    Case(
        "seats",
        "en",
        "Norden is based in Oslo. The Norden group is based on a model of Siemens.",
        ("Norden | headquarteredIn | Oslo",),
        ("* | headquarteredIn | Siemens", "* | headquarteredIn | model of Siemens"),
    ),
    Case(
        "seats",
        "fr",
        "La société Norden est basée à Grenoble. La société Norden est basée sur un modèle de Siemens.",
        ("Norden | headquarteredIn | Grenoble",),
        ("* | headquarteredIn | Siemens", "* | headquarteredIn | modèle de Siemens"),
    ),
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_gives_what_it_says_and_nothing_else(case: Case) -> None:
    found = extraction(case.lang, case.text, case.headline)
    missing = [row for row in case.expect if not any(matches(row, statement) for statement in found.statements)]
    wrong = [row for row in case.never if any(matches(row, statement) for statement in found.statements)]
    names = {label for entity in found.entities for label in labels(entity)}
    wrong += [word for word in case.nodes if any(word in name for name in names)]
    assert not missing and not wrong, f"missing: {missing}, wrong: {wrong}, found:\n{told(found)}"


def test_every_case_has_what_is_and_what_never_is() -> None:
    assert all(case.expect and (case.never or case.nodes) and not case.gap for case in CASES)
    assert len({case.name for case in CASES}) == len(CASES)
