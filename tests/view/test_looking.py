"""What a person sees at first, and chooses: on a page and in a notebook."""

from __future__ import annotations

from browser import Explorer
from playwright.sync_api import expect
from view_graph import BREST, LANTERN, LISE, NORA, OMAR, PAUL, SUMMIT, SWEDEN

MET = (NORA.id, "met", PAUL.id)


def test_the_first_view_shows_what_is_told_and_nothing_that_is_denied(explorer: Explorer) -> None:
    told = explorer.told()

    for entity in (NORA, PAUL, SWEDEN, LANTERN, SUMMIT, BREST):
        assert entity.id in explorer.entities()
    for claim in (MET, (NORA.id, "visited", SWEDEN.id), (PAUL.id, "joined", LANTERN.id)):
        assert explorer.claims[claim] in told
    assert explorer.claims[LISE.id, "met", OMAR.id] not in told
    assert explorer.claims[LISE.id, "accused", LANTERN.id] not in told


def test_a_click_on_an_entity_opens_its_card(explorer: Explorer) -> None:
    explorer.click_entity(NORA.id)

    assert explorer.chosen()["entities"] == [NORA.id]
    card = explorer.card
    expect(card.get_by_role("heading", level=2)).to_contain_text("Nora Benali")
    for told in ("Person", "Nora Bénali", "Minister Benali", "Offices", "Minister (Sweden)"):
        expect(card).to_contain_text(told)
    link = card.get_by_role("link", name="Wikidata")
    expect(link).to_have_attribute("href", "http://www.wikidata.org/entity/Q1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(card.get_by_role("button", name="Nora Benali met Paul Mercier")).to_have_attribute("data-status", "asserted")
    expect(card).not_to_contain_text("Lantern")


def test_a_click_on_a_line_opens_its_evidence(explorer: Explorer) -> None:
    explorer.click_claim(explorer.claims[MET])

    assert explorer.chosen()["claims"] == [explorer.claims[MET]]
    figures = explorer.evidence.get_by_role("figure")
    expect(figures).to_have_count(2)
    english = figures.filter(has_text="😀")
    for part, words in {"subject": "Nora Benali", "relation": "met", "object": "Paul Mercier"}.items():
        expect(english.locator(f"mark.{part}")).to_have_text(words)
    expect(english).to_contain_text("The Example")
    expect(english).to_contain_text("2015")
    link = english.get_by_role("link", name="Title one")
    expect(link).to_have_attribute("href", "https://news.example/one")
    french = figures.filter(has_text="Le Courrier")
    expect(french.locator("mark.relation")).to_have_text("a rencontré")
    expect(french.locator("blockquote")).to_have_attribute("lang", "fr")


def test_a_planned_claim_says_that_it_is_planned_when_and_who_says_so(explorer: Explorer) -> None:
    explorer.click_claim(explorer.claims[NORA.id, "visited", SWEDEN.id])

    expect(explorer.evidence).to_contain_text("planned")
    expect(explorer.evidence.locator(".qualifiers")).to_contain_text("Paul Mercier")
    expect(explorer.evidence).to_contain_text("will visit")
    expect(explorer.evidence).to_contain_text("23")


def test_a_click_beside_everything_lets_go(explorer: Explorer) -> None:
    explorer.click_entity(NORA.id)
    box = explorer.stage.bounding_box()
    explorer.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 120)

    assert explorer.chosen() == {"entities": [], "claims": []}
    expect(explorer.card).to_have_count(0)
