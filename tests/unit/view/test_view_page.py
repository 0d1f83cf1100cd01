"""The page: one file that asks nothing of any network, in which nothing runs that is not ours."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile_graph import TEXTS, hostile_graph
from sample_graph import CATALOG, EXTRACTIONS
from view_data import packed

from kgnews.errors import DataError, OutputError
from kgnews.graph import Graph, merge
from kgnews.view import page as pages
from kgnews.view import write_page
from kgnews.view.page import bundle, page, style

TITLES = [
    *TEXTS,
    '"><img src=x onerror=alert(1)>',
    "$title ${data} $$",
    "</title><script>alert(1)</script>",
    "</style>",
]


class Parsed(HTMLParser):
    """A page, read as a browser reads it: elements with their attributes, and the text of each."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None], str]] = []
        self.inside = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), ""))
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attributes, text = self.elements[-1]
            self.elements[-1] = (tag, attributes, text + data)

    def texts(self, tag: str) -> list[str]:
        return [text for name, _attributes, text in self.elements if name == tag]

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        return [(tag, tuple(attributes)) for tag, attributes, _text in self.elements]

    def policy(self) -> dict[str, list[str]]:
        (content,) = (
            attributes["content"] or ""
            for _tag, attributes, _text in self.elements
            if attributes.get("http-equiv") == "Content-Security-Policy"
        )
        return {name: values for name, *values in (part.split() for part in content.split(";"))}


def written(graph: Graph, **options: str) -> str:
    return page(graph, **options)


def sample() -> Graph:
    return merge(EXTRACTIONS, CATALOG)


@pytest.fixture(scope="module")
def hostile() -> Parsed:
    return Parsed(written(hostile_graph()))


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def test_the_policy_lets_only_our_scripts_and_style_in(hostile: Parsed) -> None:
    policy = hostile.policy()
    run = [text for tag, attributes, text in hostile.elements if tag == "script" and "type" not in attributes]
    assert len(run) == 2
    assert policy["default-src"] == ["'none'"]
    assert sorted(policy["script-src"]) == sorted(map(hashed, run))
    assert policy["style-src"] == [hashed(text) for text in hostile.texts("style")]
    assert policy["base-uri"] == policy["form-action"] == ["'none'"]
    # What is not named falls back to default-src: no connection, frame, font, worker.
    assert set(policy) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
    assert set(policy["img-src"]) <= {"data:", "blob:"}


def test_the_policy_stands_before_what_it_is_for(hostile: Parsed) -> None:
    tags = [(tag, attributes.get("http-equiv")) for tag, attributes, _text in hostile.elements]
    assert tags.index(("meta", "Content-Security-Policy")) < min(
        tags.index(("style", None)), tags.index(("script", None))
    )


def test_no_element_fetches_or_runs_anything(hostile: Parsed) -> None:
    for tag, attributes, _text in hostile.elements:
        assert tag in {"html", "head", "meta", "title", "style", "body", "div", "p", "script"}
        assert not {name for name in attributes if name in {"src", "href", "srcset", "action", "data", "style"}}
        assert not {name for name in attributes if name.startswith("on")}
        assert attributes.get("http-equiv") != "refresh"


def test_our_own_parts_end_no_element_and_fetch_nothing() -> None:
    assert not re.search(r"</script|<script|<!--", bundle(), re.I)
    assert not re.search(r"</style|@import|url\(\s*['\"]?(?!data:)", style(), re.I)
    assert not re.search(r"\beval\(|new Function\(|\bimport\(|importScripts", bundle())


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_text_whatever_is_in_it(title: str) -> None:
    plain = Parsed(written(merge([], CATALOG), title="x"))
    found = Parsed(written(merge([], CATALOG), title=title))
    assert found.shape() == plain.shape()
    assert found.texts("title") == [title.encode("utf-8", "replace").decode("utf-8") or "kgnews"]
    options = re.search(r"textContent,(\{.*?\})\)\.catch", found.texts("script")[-1])
    assert options is not None
    assert json.loads(options[1]) == {"lang": "en", "title": title}


def test_no_name_of_an_article_changes_the_page(hostile: Parsed) -> None:
    assert hostile.shape() == Parsed(written(merge([], CATALOG))).shape()


def test_no_text_of_an_article_stands_in_the_page() -> None:
    text = written(hostile_graph())
    data = Parsed(text).texts("script")[0]
    around = text.replace(data, "")
    assert "<script>alert" not in around
    assert "javascript:alert" not in around
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", data)


def test_the_data_of_the_graph_are_in_the_page(hostile: Parsed) -> None:
    (data,) = (text for _tag, attributes, text in hostile.elements if attributes.get("id") == "graph")
    assert base64.b64decode(data, validate=True) == packed(hostile_graph())


def test_the_same_graph_gives_the_same_page() -> None:
    assert written(sample()) == written(merge(reversed(EXTRACTIONS), CATALOG))


@pytest.mark.parametrize(("lang", "told"), [("en", "needs JavaScript"), ("fr", "Il faut JavaScript")])
def test_a_page_says_its_language_and_what_it_needs(lang: str, told: str) -> None:
    found = Parsed(written(sample(), lang=lang))
    assert found.elements[0][1]["lang"] == lang
    assert told in found.texts("p")[0]


def test_the_old_page_stays_if_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "none" / "page.html"
    with pytest.raises(OutputError, match=r"page\.html"):
        write_page(sample(), target)
    assert not target.parent.exists()


def test_a_page_without_the_script_of_the_explorer_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text("old", encoding="utf-8")
    monkeypatch.setattr(pages, "STATIC", tmp_path)
    with pytest.raises(DataError, match=r"explorer\.js: .*; install kgnews again"):
        write_page(sample(), tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "old"
