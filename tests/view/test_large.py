"""A large graph opens on its best supported part, says so, and hides nothing from a search."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from opening import Shower
from playwright.sync_api import expect

from kgnews.graph import schema
from kgnews.graph.merge import merge
from kgnews.graph.schema import Graph
from kgnews.pipeline import catalog
from kgnews.records import Status

sys.path.append(str(Path(__file__).parents[1] / "bench"))
from records import make_extractions


@pytest.fixture(scope="module")
def large() -> Graph:
    """6,000 claims of 750 made-up articles, about 7,900 entities."""
    return merge(make_extractions(750), catalog())


def test_a_large_graph_opens_on_a_part_says_so_and_finds_the_rest(show: Shower, large: Graph) -> None:
    explorer = show(large)
    shown = explorer.entities()

    assert 50 < len(shown) < 1500
    said = re.match(r"Showing ([\d,]+) of ([\d,]+) entities", explorer.showing.inner_text())
    assert said
    some, all_ = (int(number.replace(",", "")) for number in said.groups())
    assert some == len(shown)
    assert all_ > 5000
    degree = dict(large.degree())
    (best,) = (name for name in degree if degree[name] == max(degree.values()))
    assert best in shown
    told = sorted((one, other) for one, other, status in large.edges(data=schema.STATUS) if status is Status.ASSERTED)
    absent, neighbour = next(pair for pair in told if pair[0] not in shown)
    name = large.nodes[absent][schema.LABELS][0].text
    offered = explorer.search(name)
    expect(offered.first).to_contain_text(name)
    explorer.page.keyboard.press("Enter")

    assert explorer.chosen()["entities"] == [absent]
    assert absent in explorer.entities()
    x, y = explorer.place(absent)
    box = explorer.stage.bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]
    assert neighbour in explorer.entities()


def test_a_large_graph_can_be_stopped_and_moved(show: Shower, large: Graph) -> None:
    explorer = show(large, motion=True)
    explorer.button("Arrange").click()
    explorer.button("Stop arranging").click()
    explorer.page.wait_for_timeout(150)
    (some, *_) = explorer.entities()
    before = explorer.place(some)
    explorer.page.wait_for_timeout(300)
    assert explorer.place(some) == before

    box = explorer.stage.bounding_box()
    assert box
    corner = (box["x"] + 10, box["y"] + box["height"] - 10)
    start = time.monotonic()
    explorer.drag(corner, (corner[0] + 80, corner[1] - 50), steps=10)
    assert time.monotonic() - start < 10
    explorer.page.wait_for_timeout(300)
    x, y = explorer.place(some)
    assert (x - before[0], y - before[1]) == pytest.approx((80, -50), abs=4)


def test_an_empty_graph_says_that_it_is_empty(show: Shower) -> None:
    explorer = show(merge([], catalog()))

    expect(explorer.root).to_contain_text("This graph has no claims.")
    assert explorer.entities() == set()
