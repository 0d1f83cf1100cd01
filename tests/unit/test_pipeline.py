"""What the pipeline does with graphs once they are there."""

from dataclasses import replace

from networkx.utils import graphs_equal
from sample_graph import CATALOG, ENGLISH, ENGLISH_EXTRACTION, EXTRACTIONS, FRENCH_EXTRACTION

from kgnews import pipeline
from kgnews.graph import merge
from kgnews.graph.schema import ARTICLES


def test_an_article_that_was_corrected_takes_the_place_of_its_older_form() -> None:
    corrected = replace(ENGLISH_EXTRACTION, article=replace(ENGLISH, id="article/en2"), statements=())
    before = merge(EXTRACTIONS, CATALOG)
    after = pipeline.add(before, merge([corrected], CATALOG))
    assert graphs_equal(after, merge([FRENCH_EXTRACTION, corrected], CATALOG))
    assert graphs_equal(before, merge(EXTRACTIONS, CATALOG))


def test_an_article_without_an_address_takes_no_place() -> None:
    other = replace(ENGLISH_EXTRACTION, article=replace(ENGLISH, id="article/en2", url=""), statements=())
    after = pipeline.add(merge(EXTRACTIONS, CATALOG), merge([other], CATALOG))
    assert [article.id for article in after.graph[ARTICLES]] == ["article/en1", "article/en2", "article/fr1"]
