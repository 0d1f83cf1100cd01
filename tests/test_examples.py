"""The example dispatches, with the real models: the same event told in French and in English gives the same graph."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgnews import build
from kgnews.graph import schema
from kgnews.graph.views import plain_edges
from kgnews.pipeline import Build

# What the dispatches say, in both languages, of those who have a name.
FACTS = {
    ("person/francois-hollande", "kgn:holdsPosition", "office/president/country-fr"),
    ("person/john-kerry", "kgn:holdsPosition", "office/secretary-of-state/country-us"),
    ("person/vladimir-putin", "kgn:holdsPosition", "office/president/country-ru"),
    ("person/laurent-fabius", "kgn:holdsPosition", "office/foreign-minister/country-fr"),
    ("person/francois-hollande", "kgn:met", "person/john-kerry"),
    ("person/laurent-fabius", "kgn:met", "person/john-kerry"),
    ("person/john-kerry", "kgn:arrivedIn", "place/paris-fr"),
    ("person/francois-hollande", "kgn:willVisit", "country/us"),
    ("person/francois-hollande", "kgn:willMeet", "person/barack-obama"),
    ("person/francois-hollande", "kgn:willMeet", "person/vladimir-putin"),
    ("person/barack-obama", "kgn:willAttend", "event/cop21"),
    ("person/john-kerry", "kgn:willAttend", "event/cop21"),
    ("event/cop21", "kgn:willTakePlaceIn", "place/le-bourget"),
    ("country/us", "kgn:cooperatesWith", "country/tr"),
    ("country/tr", "kgn:supports", "country/fr"),
    ("place/le-bourget", "kgn:locatedNear", "place/paris-fr"),
}

EVENT = "a pronoun that stands for an event is not resolved"

# Those of them that one language does not give, and why; a row that works again fails here, and is then to be deleted.
GAPS: dict[tuple[str, tuple[str, str, str]], str] = {
    ("fr", ("person/john-kerry", "kgn:willAttend", "event/cop21")): EVENT,
    ("en", ("person/john-kerry", "kgn:willAttend", "event/cop21")): EVENT,
}


def cases() -> Iterator[object]:
    for lang in ("fr", "en"):
        for fact in sorted(FACTS):
            gap = GAPS.get((lang, fact))
            marks = [pytest.mark.xfail(strict=True, reason=gap)] if gap else []
            yield pytest.param(lang, fact, marks=marks, id=f"{lang}:{' '.join(fact)}")


def edges(result: Build) -> set[tuple[str, str, str]]:
    return {tuple(edge) for edge in plain_edges(result.graph)}


@pytest.fixture(scope="module")
def articles(checkout: Path) -> Path:
    return checkout / "examples" / "articles"


@pytest.fixture(scope="module")
def by_language(articles: Path) -> dict[str, Build]:
    return {lang: build(sorted(articles.glob(f"*.{lang}.txt"))) for lang in ("fr", "en")}


@pytest.mark.parametrize(("lang", "fact"), list(cases()))
def test_each_language_gives_the_facts(by_language: dict[str, Build], lang: str, fact: tuple[str, str, str]) -> None:
    assert fact in edges(by_language[lang])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_nothing_that_is_denied_is_a_fact(by_language: dict[str, Build], lang: str) -> None:
    assert by_language[lang].problems == ()
    assert ("person/john-kerry", "kgn:met", "person/vladimir-putin") not in edges(by_language[lang])


def test_entities_that_both_languages_name_are_one_node_with_labels_in_both(articles: Path) -> None:
    graph = build(articles).graph
    labels = {node: {label.lang: label.text for label in data[schema.LABELS]} for node, data in graph.nodes(data=True)}
    assert labels["country/us"] == {"en": "United States", "fr": "États-Unis"}
    assert labels["country/tr"] == {"en": "Turkey", "fr": "Turquie"}
    assert len([node for node in labels if "hollande" in node]) == 1
    assert len([node for node in labels if "obama" in node and node.startswith("person/")]) == 1


def test_the_script_runs(checkout: Path, tmp_path: Path) -> None:
    output = tmp_path / "graph.ttl"
    script = checkout / "examples" / "build_graph.py"
    done = subprocess.run(
        [sys.executable, str(script), str(output)], cwd=checkout, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("articles 4, ")
    assert output.is_file()
