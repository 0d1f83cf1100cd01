"""News that nobody of this project wrote: every article goes through, and what comes out of it holds together.

The texts are not ours: they stay in the shared folder, and all is skipped without it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pyoxigraph
import pytest

from kgnews import build, read, write_graph
from kgnews.pipeline import Build
from kgnews.records import Span

LANGUAGES = ("en", "fr")


@pytest.fixture(scope="module")
def articles(shared: Path) -> Path:
    folder = shared / "articles"
    if not folder.is_dir():
        pytest.skip("articles of others: no folder articles in the shared folder")
    return folder


@pytest.fixture(scope="module")
def built(articles: Path) -> dict[str, Build]:
    return {lang: build(articles / lang) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_article_goes_through(built: dict[str, Build], articles: Path, lang: str) -> None:
    result = built[lang]
    with (articles / "index.tsv").open(encoding="utf-8", newline="") as file:
        listed = [row for row in csv.reader(file, delimiter="\t") if f"{lang}/" in row[0]]
    assert result.problems == ()
    assert len(result.order) == len(list((articles / lang).glob("*.txt"))) == len(listed)
    assert result.counts.statements > result.counts.articles, "most articles state more than one thing"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_language_is_told(built: dict[str, Build], lang: str) -> None:
    assert {article.source for article in built[lang].articles().values() if article.lang != lang} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_evidence_is_where_it_says(built: dict[str, Build], articles: Path, lang: str) -> None:
    texts = {article.id: article.text for article in read(articles / lang)}
    for statement in built[lang].statements():
        evidence = statement.evidence
        assert evidence.sentence.of(texts[evidence.article]) == evidence.quote
        for span in (evidence.subject, evidence.predicate, evidence.object):
            assert 0 <= span.start < span.end <= len(texts[evidence.article])
        assert within(evidence.predicate, evidence.sentence)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_turtle_can_be_parsed(built: dict[str, Build], lang: str, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    write_graph(built[lang].graph, path)
    claims = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement>"
    quads = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    assert sum(str(quad.object) == claims for quad in quads) == built[lang].counts.claims


def within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
