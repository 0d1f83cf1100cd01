"""Copies of one dispatch are one source; two reports of one event are two."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_graph import CATALOG, Said, person

from kgnews.graph import merge, merge_graphs
from kgnews.graph.entities import list_entities
from kgnews.graph.fingerprint import SIZE, fingerprint, hashes, overlap
from kgnews.graph.schema import ARTICLES
from kgnews.graph.sources import sources
from kgnews.records import Article, Extraction, Span

PARAGRAPHS = (
    "The harbour of Brest will be closed to large ships for three weeks from Monday, the port authority announced on Tuesday "
    "after divers had found cracks in the northern quay.",
    "Fishing boats may go on landing their catch at the small quay, where two cranes will be set up on Friday, said Nora Benali, "
    "who has headed the authority since the spring.",
    "The repairs are expected to cost four million euros. The region will pay for half of them, the rest comes from the dues "
    "that ship owners paid in the last two years.",
    "Paul Mercier, of the union of dockers, complained that nobody had asked those who work there. He called for a meeting with "
    "the authority before the end of the week.",
    "The quay was built in 1932 and made longer after the war. A report had warned of damp in its walls as early as last autumn, "
    "yet nothing was done until a wall gave way under a lorry.",
)
REPORT = (
    "Dockers in Brest are angry about the closing of the port, which they learnt of from the radio. Some eighty of them stood in "
    "front of the gates this morning.",
    "The authority had said the day before that large ships would have to stay away for three weeks, because the quay in the north is "
    "cracked. It spoke of four million euros.",
    "Lise Armand, who has unloaded containers there for twenty years, fears for her wages. Her employer has promised nothing so far.",
)


def made(number: int, *paragraphs: str, **more: object) -> Article:
    text = "\n\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    article = Article(id=f"article/{number}", text=text, lang="en", published="2015-11-17", paragraphs=tuple(spans))
    article = replace(article, **more)
    return replace(article, fingerprint=fingerprint(article))


def counted(*articles: Article) -> int:
    found = {len(set(sources(order).values())) for order in permutations(articles)}
    assert len(found) == 1, "the order of articles changes nothing"
    return found.pop()


WIRE = made(1, *PARAGRAPHS)


@pytest.mark.parametrize(
    "copy",
    [
        made(2, *PARAGRAPHS),
        made(2, *PARAGRAPHS[:2]),
        made(2, PARAGRAPHS[0].partition(",")[0]),
        made(2, *PARAGRAPHS[:2], REPORT[2]),
        made(2, "Port shut for three weeks", *PARAGRAPHS),
        made(2, *(paragraph.upper() for paragraph in PARAGRAPHS)),
        made(2, *(paragraph.replace(",", " –").replace(" the ", "  the ") for paragraph in PARAGRAPHS)),
        made(2, *(paragraph.replace("said", "declared").replace("nobody", "no one") for paragraph in PARAGRAPHS)),
        made(2, PARAGRAPHS[1], PARAGRAPHS[0], *PARAGRAPHS[3:]),
        made(2, *PARAGRAPHS, published="2015-11-20"),
        made(2, *PARAGRAPHS, published=None),
        made(2, *PARAGRAPHS, published="--11-17"),
        made(2, *PARAGRAPHS, agency="AEX", publisher="The Example"),
    ],
    ids=lambda article: article.text[:20],
)
def test_a_copy_is_no_further_source(copy: Article) -> None:
    assert counted(WIRE, copy) == 1


@pytest.mark.parametrize(
    "other",
    [
        made(2, *REPORT),
        made(2, *REPORT, PARAGRAPHS[0][:60]),
        made(2, *PARAGRAPHS, published="2016-11-17"),
        made(2),
        replace(made(2, *PARAGRAPHS), fingerprint=""),
        replace(made(2, *PARAGRAPHS), fingerprint="é!"),
    ],
    ids=lambda article: article.text[:20],
)
def test_another_report_is_a_source_of_its_own(other: Article) -> None:
    assert counted(WIRE, other) == 2


def test_less_is_enough_for_two_versions_from_one_desk() -> None:
    rewritten = (PARAGRAPHS[0], *REPORT[1:], PARAGRAPHS[4].partition(".")[0])
    desk = {"agency": "AEX", "dateline_place": "Brest"}
    assert counted(made(1, *PARAGRAPHS, **desk), made(2, *rewritten, **desk)) == 1
    assert counted(made(1, *PARAGRAPHS, **desk), made(2, *rewritten, **{**desk, "agency": "BEX"})) == 2
    assert counted(made(1, *PARAGRAPHS, **desk), made(2, *rewritten, **{**desk, "dateline_place": "Lille"})) == 2
    assert counted(made(1, *PARAGRAPHS), made(2, *rewritten)) == 2


def test_a_copy_of_a_copy_is_one_too() -> None:
    assert counted(made(1, *PARAGRAPHS[:3]), WIRE, made(2, *PARAGRAPHS[3:])) == 1
    assert counted(made(1, *PARAGRAPHS[:3]), made(2, *PARAGRAPHS[3:])) == 2


def test_a_notice_that_all_carry_makes_no_copies_but_the_same_text_does() -> None:
    notice = "Readers who wish to comment on this may write to the editors, who answer on weekdays. " * 2
    many = [made(number, f"Item {number} of the day. {notice}", f"Ship {number} came in.") for number in range(60)]
    assert len(set(sources(many).values())) == 60
    assert len(set(sources([made(number, *PARAGRAPHS) for number in range(60)]).values())) == 1


def test_numbers_follow_the_order_of_articles() -> None:
    assert sources([WIRE, made(2, *REPORT), made(3, *PARAGRAPHS)]) == {"article/1": 0, "article/2": 1, "article/3": 0}


def test_a_fingerprint_is_of_the_article_alone() -> None:
    around = (
        "By our correspondent\n\n" + WIRE.text + "\n\nAll rights reserved by the Example and its partners in Brest."
    )
    moved = tuple(Span(span.start + 22, span.end + 22) for span in WIRE.paragraphs)
    assert fingerprint(replace(WIRE, text=around, paragraphs=moved)) == WIRE.fingerprint
    assert fingerprint(replace(WIRE, text=around, paragraphs=())) != WIRE.fingerprint
    assert len(hashes(WIRE.fingerprint)) == SIZE
    assert fingerprint(replace(WIRE, text="Three words only", paragraphs=())) == ""
    assert fingerprint(replace(WIRE, text="A lone \ud800 half of a pair", paragraphs=())) != ""


@given(
    st.lists(st.integers(0, 2**32 - 1), unique=True, max_size=90),
    st.lists(st.integers(0, 2**32 - 1), unique=True, max_size=90),
)
def test_overlap_is_symmetric_and_whole_with_itself(one: list[int], other: list[int]) -> None:
    first, second = tuple(sorted(one)[:SIZE]), tuple(sorted(other)[:SIZE])
    assert overlap(first, second) == overlap(second, first)
    assert overlap(first, first) == (len(first), 1.0 if first else 0.0)
    assert 0 <= overlap(first, second)[1] <= 1


def test_graphs_keep_it_and_merging_does_not_hang_on_the_order() -> None:
    nora, paul = person("Nora Benali"), person("Paul Mercier")
    from made_graph import article

    told = article(1, Said(nora, "met", paul)).statements
    parts = []
    for number, text in ((1, PARAGRAPHS), (2, PARAGRAPHS[:3]), (3, REPORT)):
        record = replace(made(number, *text), fingerprint="")
        statements = tuple(replace(one, evidence=replace(one.evidence, article=record.id)) for one in told)
        parts.append(merge([Extraction(record, statements)], CATALOG))
    for order in permutations(parts):
        graph = merge_graphs(*order)
        assert {listed.entity.id: listed.support for listed in list_entities(graph)}[nora.id] == (3, 3, 2)
    bare = merge_graphs(parts[0])
    bare.graph[ARTICLES] = (replace(bare.graph[ARTICLES][0], fingerprint=""),)
    for order in permutations([parts[0], bare]):
        assert merge_graphs(*order).graph[ARTICLES] == parts[0].graph[ARTICLES]
