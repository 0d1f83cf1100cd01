"""What a person takes away: the address of a view, and pictures."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import quote, unquote

import view_graph
from browser import Explorer
from opening import Opener, Shower
from PIL import Image
from playwright.sync_api import expect
from view_graph import LANTERN, NORA, PAUL, SWEDEN

SVG = "{http://www.w3.org/2000/svg}"


def save(explorer: Explorer, name: str) -> tuple[str, bytes]:
    with explorer.page.expect_download() as waiting:
        explorer.button(name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_the_address_keeps_the_view_and_restores_it(open_page: Opener) -> None:
    before = open_page()
    assert "#" not in before.page.url
    before.click_entity(LANTERN.id)
    before.button("Hide").click()
    before.click_entity(NORA.id)
    before.tab("Filters")
    before.box("Status", "planned").uncheck()
    before.button("Zoom in").click()
    before.page.wait_for_function("location.hash.includes('camera')")

    after = open_page(view="#" + before.page.url.partition("#")[2])
    assert after.state() == before.state()
    assert after.told() == before.told()
    assert LANTERN.id not in after.entities()
    expect(after.box("Status", "planned")).not_to_be_checked()
    assert after.place(NORA.id)[0] > 0


def test_a_view_can_be_written_by_hand_and_changed_in_the_address(open_page: Opener) -> None:
    explorer = open_page(view="#view=" + quote(json.dumps({"focus": {"id": SWEDEN.id, "hops": 1}, "lang": "fr"})))
    assert explorer.entities() == {SWEDEN.id, NORA.id}
    expect(
        explorer.root.get_by_role("tab", name="Ce que cela dit").or_(explorer.root.get_by_role("tab").first)
    ).to_be_visible()

    explorer.page.evaluate(
        "id => { location.hash = 'view=' + JSON.stringify({selection: {entities: [id], claims: []}}) }", PAUL.id
    )
    expect(explorer.root).to_have_js_property("isConnected", True)
    explorer.page.wait_for_function(
        "root => root.kgnews.state().selection.entities.length === 1", arg=explorer.root.element_handle()
    )
    assert explorer.chosen()["entities"] == [PAUL.id]
    assert LANTERN.id in explorer.entities()


def test_the_address_names_nothing_but_what_was_chosen(open_page: Opener) -> None:
    explorer = open_page()
    explorer.click_entity(PAUL.id)
    kept = json.loads(unquote(explorer.page.url.partition("#view=")[2]))

    assert kept == {"selection": {"entities": [PAUL.id], "claims": []}, "tab": "card"}
    explorer.button("Start again").click()
    assert "#" not in explorer.page.url


def test_the_png_is_what_is_seen(explorer: Explorer) -> None:
    name, data = save(explorer, "Save PNG")

    assert name.endswith(".png")
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    box = explorer.stage.bounding_box()
    assert box
    assert (
        picture.width / picture.height == box["width"] / box["height"]
        or abs(picture.width / picture.height - box["width"] / box["height"]) < 0.01
    )
    x, y = explorer.place(NORA.id)
    scale = picture.width / box["width"]
    there = picture.getpixel((int((x - box["x"]) * scale), int((y - box["y"]) * scale)))
    assert there in explorer.colours(x, y, 3)
    assert there != picture.getpixel((1, 1))


def test_the_svg_is_whole_names_what_is_seen_and_holds_no_script(explorer: Explorer) -> None:
    name, data = save(explorer, "Save SVG")

    assert name.endswith(".svg")
    root = ET.fromstring(data)
    assert root.tag == f"{SVG}svg"
    texts = ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]
    for seen in ("Nora Benali", "Sweden", "Lantern"):
        assert seen in texts
    assert {element.tag for element in root.iter()}.isdisjoint({f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"})
    dashes = {element.get("stroke-dasharray") for element in root.iter(f"{SVG}path")} - {None, "", "none"}
    assert len(dashes) >= 2  # planned and possible, each its own


def test_labels_do_not_collide(explorer: Explorer) -> None:
    """The SVG has the labels of the picture; the browser measures them."""
    _, data = save(explorer, "Save SVG")
    boxes = explorer.page.evaluate(
        """text => {
            const svg = document.body.appendChild(document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true));
            const found = [...svg.querySelectorAll("text")].map((one) => {
                const {x, y, width, height} = one.getBBox();
                return [x, y + height * 0.2, x + width, y + height * 0.8, one.textContent];  // letters, without what is above and below
            });
            svg.remove();
            return found;
        }""",  # noqa: E501
        data.decode(),
    )
    assert len(boxes) >= 8
    for number, (left, top, right, bottom, text) in enumerate(boxes):
        for to_left, to_top, to_right, to_bottom, other in boxes[number + 1 :]:
            over = left < to_right and to_left < right and top < to_bottom and to_top < bottom
            assert not over or text == other, (text, other)


def lines(explorer: Explorer) -> list[dict[str, str]]:
    """Return the attributes of the lines in the picture: paths that are not filled, with a bend."""
    root = ET.fromstring(save(explorer, "Save SVG")[1])
    return [
        dict(path.items())
        for path in root.iter(f"{SVG}path")
        if path.get("fill") == "none" and "Q" in path.get("d", "")
    ]


def test_each_status_has_lines_of_its_own(explorer: Explorer) -> None:
    explorer.tab("Filters")
    for status in ("told as not so", "told, but denied by others"):
        explorer.box("Status", status).check()
    dashes = {}
    for status in ("told as fact", "planned", "possible, not certain", "only if, wished or asked for"):
        explorer.root.get_by_role("button", name=f"{status}: only", exact=True).click()
        found = lines(explorer)
        assert len(found) == len(explorer.told()) > 0
        (dashes[status],) = {line.get("stroke-dasharray") for line in found}
    assert dashes["told as fact"] is None
    assert len(set(dashes.values())) == 4

    explorer.root.get_by_role("button", name="told as not so: only", exact=True).click()
    root = ET.fromstring(save(explorer, "Save SVG")[1])
    assert any(text.get("text-decoration") == "line-through" for text in root.iter(f"{SVG}text"))


def test_the_more_sources_the_larger(show: Shower) -> None:
    """Two pictures of a person and Sweden: Nora Benali, of whom two sources tell, and Ada Lind, of whom one does."""
    told = view_graph.graph(view_graph.hostile(["Ada Lind", "Ben Roux", "Cleo Marsh"]))
    sizes = []
    for person in (NORA.id, "person/h0"):
        others = [one for one in told if one not in (person, SWEDEN.id)]
        explorer = show(told, state={"hidden": others})
        root = ET.fromstring(save(explorer, "Save SVG")[1])
        (circle,) = root.iter(f"{SVG}circle")
        sizes.append(float(circle.get("r", "0")))

    assert sizes[0] > 1.1 * sizes[1]
