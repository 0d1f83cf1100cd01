"""What a person does with the graph: search, filters, time, neighbours, paths, focus; on a page and in a notebook."""

from __future__ import annotations

import pytest
from browser import Explorer
from playwright.sync_api import expect
from view_graph import BREST, LANTERN, LISE, NORA, OFFICE, OMAR, PAUL, SUMMIT, SWEDEN

MET = (NORA.id, "met", PAUL.id)
VISIT = (NORA.id, "visited", SWEDEN.id)
JOINED = (PAUL.id, "joined", LANTERN.id)
NOT_MET = (LISE.id, "met", OMAR.id)


# searching


def test_search_completes_any_name_and_enter_chooses_it(explorer: Explorer) -> None:
    ways = {
        "Minister B": NORA,  # an alias
        "Sué": SWEDEN,  # the name in the other language
        "haddad": OMAR,  # a word inside
        "nora benali": NORA,  # whatever the case, and without accents
    }
    for typed, found in ways.items():
        offered = explorer.search(typed)
        expect(offered.first).to_contain_text(found.labels[0].text)
        explorer.page.keyboard.press("Enter")

        assert explorer.chosen()["entities"] == [found.id]
        expect(explorer.card.get_by_role("heading", level=2)).to_contain_text(found.labels[0].text)
        expect(offered).to_have_count(0)


def test_search_offers_by_mouse_and_by_arrows(explorer: Explorer) -> None:
    offered = explorer.search("ar")  # Lise Armand, Harbour Summit …
    expect(offered.nth(1)).to_be_visible()
    explorer.page.keyboard.press("ArrowDown")
    expect(offered.nth(1)).to_have_attribute("aria-selected", "true")
    expect(offered.first).to_have_attribute("aria-selected", "false")
    offered.filter(has_text="Lise Armand").click()

    assert explorer.chosen()["entities"] == [LISE.id]


def test_search_says_that_there_is_no_such_name_and_chooses_nothing(explorer: Explorer) -> None:
    expect(explorer.search("Zanzibar")).to_have_text(["No entity of this name"])
    explorer.page.keyboard.press("Enter")

    assert explorer.chosen() == {"entities": [], "claims": []}


# filters


def test_denied_and_negated_claims_come_on_demand_and_are_marked_as_such(explorer: Explorer) -> None:
    denied = explorer.claims[NOT_MET]
    explorer.tab("Filters")
    negated = explorer.box("Status", "told as not so")
    expect(negated).not_to_be_checked()
    negated.check()

    assert denied in explorer.told()
    explorer.tab("What this says")
    expect(explorer.panel.locator(f'[data-claim="{denied}"]')).to_have_attribute("data-status", "negated")
    explorer.tab("Filters")
    negated.uncheck()
    assert denied not in explorer.told()


def test_a_facet_takes_away_its_claims_and_no_others(explorer: Explorer) -> None:
    facets = [
        ("Status", "planned", VISIT, MET),
        ("Kind", "Organisation", JOINED, MET),
        ("Relation", "met", MET, VISIT),
        ("Source", "The Example", VISIT, (LISE.id, "attended", SUMMIT.id)),
        ("Who says so", "Paul Mercier", VISIT, MET),
    ]
    explorer.tab("Filters")
    for facet, value, goes, stays in facets:
        box = explorer.box(facet, value)
        expect(box).to_be_checked()
        box.uncheck()

        assert explorer.claims[goes] not in explorer.told(), facet
        assert explorer.claims[stays] in explorer.told(), facet
        explorer.button("Undo").click()
        assert explorer.claims[goes] in explorer.told(), facet
        expect(box).to_be_checked()


def test_what_two_sources_say_stays_when_one_of_them_is_taken_away(explorer: Explorer) -> None:
    explorer.tab("Filters")
    explorer.box("Source", "The Example").uncheck()
    assert explorer.claims[MET] in explorer.told()

    explorer.box("Source", "Le Courrier").uncheck()
    assert explorer.claims[MET] not in explorer.told()


def test_only_keeps_one_value_and_clearing_brings_all_back(explorer: Explorer) -> None:
    before = explorer.told()
    explorer.tab("Filters")
    explorer.root.get_by_role("button", name="planned: only", exact=True).click()

    told = explorer.told()
    assert explorer.claims[VISIT] in told
    assert explorer.claims[MET] not in told
    assert explorer.claims[JOINED] not in told
    explorer.button("Clear the filters").click()
    assert explorer.told() == before


# time


def test_the_timeline_is_brushed(explorer: Explorer) -> None:
    explorer.histogram.scroll_into_view_if_needed()
    box = explorer.histogram.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    explorer.drag((box["x"] + box["width"] * 0.85, middle), (box["x"] + box["width"] - 2, middle))

    told = explorer.told()
    assert explorer.claims[MET] in told
    assert explorer.claims[OMAR.id, "arrivedIn", BREST.id] not in told  # a year before
    explorer.button("Whole time").click()
    assert explorer.claims[OMAR.id, "arrivedIn", BREST.id] in explorer.told()


def test_the_time_that_is_chosen_is_moved_along(explorer: Explorer) -> None:
    explorer.histogram.scroll_into_view_if_needed()
    box = explorer.histogram.bounding_box()
    assert box
    middle, end = box["y"] + box["height"] / 2, box["x"] + box["width"] - 2
    explorer.drag((box["x"] + box["width"] * 0.85, middle), (end, middle))
    before = explorer.state()["filters"]
    explorer.drag((box["x"] + box["width"] * 0.93, middle), (box["x"] + box["width"] * 0.53, middle))

    after = explorer.state()["filters"]
    assert after["to"] < before["from"]
    assert after["to"] - after["from"] == pytest.approx(before["to"] - before["from"], rel=0.1)  # months differ
    explorer.drag((box["x"] + box["width"] * 0.53, middle), (end, middle))
    assert explorer.state()["filters"] == before


def test_claims_without_date_are_left_out_on_demand(explorer: Explorer) -> None:
    undated = explorer.claims[OMAR.id, "praised", OMAR.id]
    assert undated in explorer.told()
    explorer.timeline.get_by_role("checkbox").uncheck()

    assert undated not in explorer.told()
    assert explorer.claims[MET] in explorer.told()


def test_the_timeline_is_counted_by_publication_too(explorer: Explorer) -> None:
    explorer.timeline.get_by_role("combobox", name="By").select_option("published")
    start = explorer.timeline.get_by_role("combobox", name="From", exact=True)
    start.select_option(index=2)  # 19 November, the day of the third article

    assert explorer.claims[OMAR.id, "arrivedIn", BREST.id] in explorer.told()
    assert explorer.claims[VISIT] not in explorer.told()


def test_the_timeline_plays_and_stops(explorer: Explorer) -> None:
    explorer.button("Play").click()
    explorer.page.wait_for_function(
        "root => root.kgnews.state().filters.to !== null", arg=explorer.root.element_handle()
    )
    first = explorer.state()["filters"]["to"]
    explorer.page.wait_for_function(
        "([root, first]) => root.kgnews.state().filters.to > first", arg=[explorer.root.element_handle(), first]
    )
    explorer.button("Pause").click()
    stopped = explorer.state()["filters"]["to"]
    explorer.page.wait_for_timeout(900)  # longer than a step
    assert explorer.state()["filters"]["to"] == stopped


# neighbours, paths, focus


def test_an_entity_is_hidden_and_brought_back(explorer: Explorer) -> None:
    explorer.click_entity(LANTERN.id)
    explorer.button("Hide").click()
    assert LANTERN.id not in explorer.entities()
    assert explorer.claims[JOINED] not in explorer.told()

    explorer.tab("Filters")
    explorer.root.get_by_role("button", name="hidden again").click()
    assert LANTERN.id in explorer.entities()


def test_focus_shows_so_many_steps_and_neighbours_are_shown_on_demand(explorer: Explorer) -> None:
    explorer.click_entity(SWEDEN.id)
    explorer.button("Only around it: Steps 1").click()
    assert explorer.entities() == {SWEDEN.id, NORA.id}

    explorer.button("Only around it: Steps 2").click()
    assert {SWEDEN.id, NORA.id, PAUL.id} <= explorer.entities()
    assert LANTERN.id not in explorer.entities()

    explorer.button("Only around it: Steps 1").click()
    explorer.click_entity(NORA.id)
    explorer.button("Show neighbours").click()
    assert PAUL.id in explorer.entities()
    assert LANTERN.id not in explorer.entities()

    explorer.button("Show all again").click()
    assert LANTERN.id in explorer.entities()


def test_neighbours_that_hang_on_one_entity_alone_are_hidden_and_shown(explorer: Explorer) -> None:
    explorer.click_entity(NORA.id)
    explorer.button("Hide neighbours").click()
    assert SWEDEN.id not in explorer.entities()
    assert {NORA.id, LANTERN.id, BREST.id} <= explorer.entities()

    explorer.click_entity(NORA.id)
    explorer.button("Show neighbours").click()
    assert SWEDEN.id in explorer.entities()


def test_the_shortest_path_between_two_entities(explorer: Explorer) -> None:
    explorer.click_entity(SWEDEN.id)
    explorer.button("Path to …").click()
    expect(explorer.root.get_by_text("Path from Sweden: choose where it leads")).to_be_visible()
    explorer.click_entity(PAUL.id)

    assert set(explorer.chosen()["claims"]) == {explorer.claims[VISIT], explorer.claims[MET]}
    expect(explorer.root.get_by_role("status")).to_contain_text("Path from Sweden to Paul Mercier, 2 steps")


def test_where_there_is_no_path_it_says_so(explorer: Explorer) -> None:
    explorer.tab("Filters")
    explorer.root.get_by_role("button", name="met: only", exact=True).click()
    explorer.search("Sweden")
    explorer.page.keyboard.press("Enter")
    explorer.button("Path to …").click()
    explorer.click_entity(PAUL.id)

    expect(explorer.root.get_by_role("status")).to_contain_text("No path from Sweden to Paul Mercier")
    assert explorer.chosen()["claims"] == []


def test_offices_stand_under_names_or_as_nodes(explorer: Explorer) -> None:
    assert OFFICE.id not in explorer.entities()
    explorer.tab("Filters")
    explorer.root.get_by_role("checkbox", name="Offices under names").uncheck()
    assert OFFICE.id in explorer.entities()


# the picture


def test_the_picture_is_zoomed_moved_and_fitted(explorer: Explorer) -> None:
    def apart() -> float:
        (x, y), (to_x, to_y) = explorer.place(NORA.id), explorer.place(PAUL.id)
        return ((x - to_x) ** 2 + (y - to_y) ** 2) ** 0.5

    before, where = apart(), explorer.place(NORA.id)
    explorer.button("Zoom in").click()
    assert apart() > 1.2 * before
    explorer.button("Zoom out").click()
    assert apart() == pytest.approx(before, rel=0.02)

    explorer.page.mouse.move(*explorer.place(NORA.id))
    explorer.page.mouse.wheel(0, -300)
    explorer.page.wait_for_function(
        "([root, id, k]) => root.kgnews.state().camera?.k > k", arg=[explorer.root.element_handle(), "", 0.1]
    )
    assert apart() > 1.1 * before

    box = explorer.stage.bounding_box()
    assert box
    corner, start = (box["x"] + 8, box["y"] + box["height"] - 130), explorer.place(NORA.id)
    explorer.drag(corner, (corner[0] + 60, corner[1] - 40))
    x, y = explorer.place(NORA.id)
    assert (x - start[0], y - start[1]) == pytest.approx((60, -40), abs=3)

    explorer.button("Fit to the window").click()
    explorer.page.wait_for_timeout(100)  # the next frame
    assert explorer.place(NORA.id) == pytest.approx(where, abs=3)


def test_an_entity_is_dragged(explorer: Explorer) -> None:
    x, y = explorer.place(LANTERN.id)
    chosen = explorer.chosen()
    explorer.page.mouse.move(x, y)
    explorer.page.mouse.down()
    explorer.page.mouse.move(x + 40, y + 30, steps=6)
    explorer.page.wait_for_timeout(250)
    near = explorer.place(LANTERN.id)
    explorer.page.mouse.up()

    assert near == pytest.approx((x + 40, y + 30), abs=12)
    assert explorer.chosen() == chosen
    explorer.button("Start again").click()
    assert explorer.place(LANTERN.id) == pytest.approx((x, y), abs=2)
