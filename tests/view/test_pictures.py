"""Each state looks as it did when somebody looked at it; ``python tests/view/renew.py`` makes the pictures anew."""

from __future__ import annotations

import pytest
from opening import Opener
from pictures import EXPECTED, FURTHEST, STATES, WINDOW, difference, picture
from PIL import Image

LARGEST = 40_000  # bytes of a picture


@pytest.mark.parametrize("name", STATES)
def test_a_state_looks_as_expected(open_page: Opener, name: str) -> None:
    act, options = STATES[name]
    explorer = open_page(viewport=WINDOW, **options)
    act(explorer)

    apart = difference(picture(explorer), Image.open(EXPECTED / f"{name}.png"))
    assert apart < FURTHEST, (
        f"{name}: {apart:.1f}; if the new look is meant, run python tests/view/renew.py {name}, and look"
    )


def test_the_comparison_tells_states_apart() -> None:
    """Else it would let anything pass."""
    kept = {name: Image.open(EXPECTED / f"{name}.png") for name in STATES}
    for name, one in kept.items():
        for other in kept:
            if other != name and {name, other} != {"start", "search"}:
                assert difference(one, kept[other]) > 0.5, (name, other)
    assert difference(kept["dark"], kept["card"]) > 3 * FURTHEST


def test_the_pictures_are_small_and_there_are_no_others() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == set(STATES)
    for path in EXPECTED.iterdir():
        assert path.stat().st_size <= LARGEST, path.name
