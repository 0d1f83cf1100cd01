"""The picture of a graph: what is in it, how it is drawn, and what is left out."""

import json
import random
import warnings
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree.ElementTree import ParseError

import numpy as np
import pytest
from drawn import SVG, Fact, graph_of, lines, parsed, texts

from kgnews.errors import InputError, OutputError, UsageError
from kgnews.graph import merge_graphs
from kgnews.graph.schema import Graph
from kgnews.records import Kind, Status
from kgnews.view.draw import Picture, graph_picture, timeline_picture
from kgnews.view.draw.choose import choose
from kgnews.view.draw.layout import Judge, Plan, laid_out

HOSTILE = json.loads((Path(__file__).parents[2] / "data" / "hostile.json").read_text("ascii"))
MARKUP = [
    "</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="x',
    "$x_1^2$",
    r"$\frac{1}{0$",
    "&amp;",
    "]]>",
    "<!--",
]

ROLES = (Kind.PERSON, Kind.OFFICE)
PLANNED = Fact("Nora Benali", "visited", "Sweden", Status.PLANNED, kinds=(Kind.PERSON, Kind.GOVERNMENT))
FACTS = (
    Fact("Nora Benali", "met", "Paul Mercier", said_by="Lise Armand", articles=("one", "two")),
    Fact("Nora Benali", "holdsPosition", "Mayor of Brest", kinds=ROLES),
    PLANNED,
    Fact("Omar Haddad", "met", "Paul Mercier", Status.POSSIBLE),
    Fact("Lise Armand", "met", "Nora Benali", Status.NEGATED),
    Fact("Lise Armand", "visited", "Omar Haddad", Status.HYPOTHETICAL),
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(*FACTS)


@pytest.fixture(scope="module")
def picture(graph: Graph) -> Picture:
    return graph_picture(graph)


def test_each_status_has_its_line(picture: Picture) -> None:
    drawn = lines(picture.svg())
    assert drawn.keys() == {"asserted", "planned", "possible"}
    assert "dasharray" not in drawn["asserted"]
    assert "dasharray" in drawn["planned"]
    assert "dasharray" in drawn["possible"]
    assert drawn["planned"].split("dasharray")[1] != drawn["possible"].split("dasharray")[1]


def test_what_is_not_there_is_not_explained() -> None:
    said = texts(graph_picture(graph_of(FACTS[0])).svg())
    assert "told as fact" in said
    assert "person" in said
    assert not {"planned", "possible, not certain", "told as not so", "place"} & set(said)


def test_what_is_told_as_not_so_is_struck_and_only_on_demand(graph: Graph, picture: Picture) -> None:
    asked = graph_picture(graph, negated=True)
    assert "negated" in lines(asked.svg())
    assert "told as not so" in texts(asked.svg())
    assert "1 told as not so or denied (--negated)" in picture.left_out
    assert not [said for said in asked.left_out if "negated" in said]


def test_what_another_denies_is_not_drawn_as_told() -> None:
    facts = (
        Fact("Nora Benali", "met", "Paul Mercier", said_by="Lise Armand"),
        Fact("Nora Benali", "met", "Paul Mercier", Status.NEGATED, said_by="Omar Haddad"),
        Fact("Nora Benali", "visited", "Paul Mercier"),
    )
    assert lines(graph_picture(graph_of(*facts)).svg()).keys() == {"asserted"}
    assert "met" not in " ".join(texts(graph_picture(graph_of(*facts)).svg()))
    assert {"denied", "negated"} <= lines(graph_picture(graph_of(*facts), negated=True).svg()).keys()


def test_a_wish_is_never_a_line(graph: Graph) -> None:
    asked = graph_picture(graph, negated=True)
    assert "1 only supposed or wished for" in asked.left_out
    assert "hypothetical" not in lines(asked.svg())


def test_names_relations_offices_and_speakers_are_texts(picture: Picture) -> None:
    said = texts(picture.svg())
    assert {"Nora Benali", "Paul Mercier", "Sweden", "Mayor of Brest", "met (Armand)", "will visit"} <= set(said)
    assert said.count("met") == 1  # of the one that is possible: nobody in particular says so
    assert "Lise Armand" not in said  # she only speaks


def test_the_outlets_own_voice_needs_no_name() -> None:
    facts = (FACTS[0], Fact("Nora Benali", "met", "Paul Mercier"))
    assert "met" in texts(graph_picture(graph_of(*facts)).svg())


def test_the_words_are_those_of_the_language(graph: Graph) -> None:
    said = texts(graph_picture(graph, lang="fr").svg())
    assert {"a rencontré", "donné pour un fait", "prévu", "personne"} <= set(said)
    assert not {"met", "planned", "person"} & set(said)


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    shuffled = list(FACTS)
    random.Random(1).shuffle(shuffled)
    one, other = graph_of(*FACTS), merge_graphs(graph_of(*shuffled[3:]), graph_of(*shuffled[:3]))
    for name in ("a.svg", "a.png"):
        graph_picture(one).save(tmp_path / name)
        first = (tmp_path / name).read_bytes()
        graph_picture(other).save(tmp_path / name)
        assert (tmp_path / name).read_bytes() == first
    assert b"matplotlib" not in (tmp_path / "a.svg").read_bytes().lower().split(b"<defs>")[0]


def test_nothing_runs_and_nothing_is_fetched(graph: Graph) -> None:
    svg = graph_picture(graph, title="<script>alert(1)</script>").svg()
    assert "<script>alert(1)</script>" in texts(svg)
    for element in parsed(svg).iter():
        assert element.tag.removeprefix(SVG) not in {"script", "foreignObject", "image", "a"}
        assert not [name for name in element.keys() if name.startswith("on")]  # noqa: SIM118
        links = [value for name, value in element.items() if name.endswith("href")]
        assert all(link.startswith("#") for link in links)


NAMES = [*MARKUP, *(one["text"] for one in HOSTILE)]


@pytest.mark.parametrize("first", range(0, len(NAMES), 12))
def test_any_name_is_shown_as_it_is(first: int) -> None:
    names = NAMES[first : first + 12]
    facts = [Fact(f"N{number} {text}", "met", "Paul Mercier") for number, text in enumerate(names)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = graph_picture(graph_of(*facts), title=names[0])
        assert picture.png().startswith(b"\x89PNG")
        timeline_picture(graph_of(*facts), "Paul Mercier", title=names[-1]).png()
    said = " ".join(texts(picture.svg()))
    for number, text in enumerate(names):
        assert f"N{number}" in said
        assert text not in MARKUP or f"N{number} {text}" in said


def test_svg_that_is_none_would_be_found() -> None:
    with pytest.raises(ParseError):
        texts("<svg>")


def test_around_an_entity_only_what_is_near_it() -> None:
    names = ["Ana Prime", "Ben Second", "Cal Third", "Dee Fourth"]
    graph = graph_of(*(Fact(one, "met", other) for one, other in pairwise(names)))
    assert set(names) & set(texts(graph_picture(graph, around="Ana Prime").svg())) == set(names[:2])
    assert set(names) & set(texts(graph_picture(graph, around="ana prime", hops=2).svg())) == set(names[:3])
    assert "2 farther away (--hops)" in graph_picture(graph, around="Ana Prime").left_out


def test_of_a_large_graph_the_best_supported_part_is_drawn() -> None:
    facts = [Fact(f"P{n}", "met", f"Q{n}") for n in range(30)]
    facts.append(Fact("Nora Benali", "met", "Paul Mercier", articles=("one", "two", "three")))
    choice = choose(graph_of(*facts), top=6)
    assert {"person/nora-benali", "person/paul-mercier"} <= set(choice.nodes)
    assert len(choice.nodes) == 6
    assert choice.left_out == ("28 less supported (--top draws more entities than 6)",)


def test_of_equals_those_are_drawn_that_are_tied_to_others_and_not_those_who_only_hold_offices() -> None:
    names = [f"P{n}" for n in range(5)]
    facts = [Fact(one, "met", other) for one, other in pairwise(names)]
    facts += [Fact(f"Q{n}", "met", f"R{n}") for n in range(9)]
    facts += [Fact(f"S{n}", "holdsPosition", f"Mayor {n}", kinds=ROLES, articles=("one", "two")) for n in range(9)]
    assert set(choose(graph_of(*facts), top=5).nodes) == {f"person/p{n}" for n in range(5)}
    assert len(choose(graph_of(*facts[-9:]), top=5).nodes) == 5


def test_the_time_is_that_at_which_it_holds() -> None:
    days = ("2015-11-16", "2015-11-17", "2015-12", "2014/2016", "--11-17", "")
    graph = graph_of(*(Fact("Nora Benali", "met", f"P{n}", when=day) for n, day in enumerate(days)))

    def met(start: str | None, end: str | None) -> set[str]:
        return {claim.object for claim in choose(graph, start=start, end=end).claims} | {
            claim.subject for claim in choose(graph, start=start, end=end).claims
        } - {"person/nora-benali"}

    assert {name[-2:] for name in met("2015-11-17", None)} >= {"p1", "p2", "p3"}
    assert {name[-2:] for name in met(None, "2015-11-16")} >= {"p0", "p3"}
    assert not {name[-2:] for name in met("2015-12", "2015-12")} & {"p0", "p1", "p4", "p5"}
    assert "2 without a date" in choose(graph, start="2015").left_out
    assert len(choose(graph).claims) == len(days)


@pytest.mark.parametrize("wanted", ["", "Nobody Here"])
def test_an_unknown_entity_is_an_error(graph: Graph, wanted: str) -> None:
    with pytest.raises(InputError, match="none of this name"):
        graph_picture(graph, around=wanted)


def test_nothing_to_draw_is_an_error_that_says_why(graph: Graph) -> None:
    with pytest.raises(InputError, match=r"no claim to draw; left out: 1 only supposed"):
        graph_picture(graph_of(FACTS[-1]))
    with pytest.raises(InputError, match="no claim to draw"):
        graph_picture(graph_of())


@pytest.mark.parametrize("options", [{"lang": "de"}, {"top": 0}, {"hops": 0}])
def test_a_bad_option_is_an_error(graph: Graph, options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match="give"):
        graph_picture(graph, **options)


def test_other_files_than_pictures_are_refused(picture: Picture, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="SVG or PNG"):
        picture.save(tmp_path / "a.pdf")
    with pytest.raises(OutputError, match="cannot be written"):
        picture.save(tmp_path / "none" / "a.svg")
    assert list(tmp_path.iterdir()) == []


def test_names_of_a_layout_do_not_lie_on_each_other_and_no_line_runs_through_a_stranger() -> None:
    """Kinds of graphs: a star, a ring, two parts."""
    star = [(0, n) for n in range(1, 9)]
    ring = [(n, (n + 1) % 9) for n in range(9)]
    parts = [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7)]
    for joined in (star, ring, parts):
        nodes = 1 + max(max(pair) for pair in joined)
        plan = Plan(
            [7.0] * nodes, [(85.0, 22.0)] * nodes, joined, [(50.0, 10.0)] * len(joined), [0.0] * len(joined), (560, 400)
        )
        judge = Judge(plan)
        places = laid_out(plan)
        boxes, halves = judge.boxes(places), judge.halves
        start, end = (places.centres[judge.lines[:, side]] for side in (0, 1))
        for number, node in zip(*judge.foreign.nonzero(), strict=True):
            way = start[number] + (end[number] - start[number]) * np.linspace(0, 1, 200)[:, None]
            assert np.linalg.norm(way - places.centres[node], axis=1).min() > plan.radii[node], (joined, number, node)
        for one, other in combinations(range(len(boxes)), 2):
            apart = abs(boxes[one] - boxes[other]) >= halves[one] + halves[other] - 3
            assert apart.any(), (joined, one, other)
        assert (boxes - halves >= -2).all()
        assert (boxes + halves <= [562, 402]).all()
