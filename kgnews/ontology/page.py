"""The ontology as one HTML page that needs nothing else: every term with its anchor, labels, definitions and examples.

HTML5; the style and the search, which is plain JavaScript and not needed to read the page, stand in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from string import Template

from kgnews.knowledge import Catalog, LexiconEntry
from kgnews.ontology.terms import Term, Tie, Vocabulary
from kgnews.records import Label

_HERE = Path(__file__).parent
_LANGUAGES = ("en", "fr")
_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$lang">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="$description">
<title>$title</title>
<style>
$style</style>
</head>
<body>
<header>
<h1>$title</h1>
<p>$description</p>
<p class="meta"><code>https://w3id.org/kgnews/ontology#</code> · $version · $key</p>
</header>
<input class="filter" type="search" hidden aria-label="$search" placeholder="$search">
<main>
<h2 id="relations-list">$relations_title</h2>
<ul class="index">
$index
</ul>
$relations
<h2 id="terms-list">$terms_title</h2>
$terms
</main>
<script>
$script</script>
</body>
</html>
""")


def ontology_page(vocabulary: Vocabulary, catalog: Catalog, lang: str = "en") -> str:
    """Return the page of *vocabulary*, with example sentences from the lexicon of *catalog*, headed in *lang* ("en", "fr")."""
    words = tomllib.loads((_HERE / "page.toml").read_text(encoding="utf-8"))[lang]
    relations = vocabulary.of_type("Relation")
    companions = {name for term in relations for name in (term.planned, term.inverse)}
    others = [term for term in vocabulary.terms.values() if term not in relations and term.name not in companions]
    examples = _examples(catalog)
    writer = _Writer(vocabulary, words, lang)
    return _PAGE.substitute(
        lang=lang,
        title=escape(_in(vocabulary.titles, lang)),
        description=escape(_in(vocabulary.descriptions, lang)),
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        script=(_HERE / "page.js").read_text(encoding="utf-8"),
        version=escape(f"{words['version']} {vocabulary.version}"),
        key=escape(words["key"]),
        search=escape(words["search"]),
        relations_title=f"{escape(words['relations'])} ({len(relations)})",
        terms_title=f"{escape(words['terms'])} ({len(others)})",
        index="\n".join(
            f'<li><a href="#{term.name}">{escape(term.label(lang))}</a></li>'
            for term in sorted(relations, key=lambda term: term.label(lang).casefold())
        ),
        relations="\n".join(writer.relation(term, examples.get(term.name, ())) for term in relations),
        terms="\n".join(writer.other(term) for term in others),
    )


def _examples(catalog: Catalog) -> dict[str, list[LexiconEntry]]:
    """Return, for each relation, the first entry of each language that has an example."""
    found: dict[str, list[LexiconEntry]] = {}
    for lang in sorted(catalog.lexicon):
        seen: set[str] = set()
        for entry in catalog.lexicon[lang]:
            if entry.example and entry.relation not in seen:
                seen.add(entry.relation)
                found.setdefault(entry.relation, []).append(entry)
    return found


class _Writer:
    """Writes the terms of one page as HTML."""

    def __init__(self, vocabulary: Vocabulary, words: Mapping[str, str], lang: str) -> None:
        self._terms = vocabulary.terms
        self._words = words
        self._order = (lang, *(other for other in _LANGUAGES if other != lang))

    def relation(self, term: Term, examples: Iterable[LexiconEntry]) -> str:
        rows = [
            ("subject", self._kinds(term.domain)),
            ("object", self._kinds(term.range)),
            ("planned", self._companion(term.planned)),
            ("inverse", self._companion(term.inverse)),
            ("symmetric", escape(self._words["symmetric_text"]) if "SymmetricProperty" in term.types else ""),
            ("ties", self._ties(term.ties)),
            *(("example", _example(entry)) for entry in examples),
        ]
        return self._card(term, rows)

    def other(self, term: Term) -> str:
        rows = [
            ("type", " ".join(self._link(type_) for type_ in term.types)),
            ("domain", " ".join(self._link(name) for name in term.domain)),
            ("range", " ".join(self._link(name) for name in term.range)),
            ("ties", self._ties(term.ties)),
        ]
        return self._card(term, rows)

    def _card(self, term: Term, rows: Iterable[tuple[str, str]]) -> str:
        labels = " · ".join(f'<span lang="{lang}">{escape(term.label(lang))}</span>' for lang in self._order)
        definitions = "\n".join(
            f'<p class="{lang}" lang="{lang}">{escape(term.definition(lang))}</p>' for lang in self._order
        )
        listed = "\n".join(f"<dt>{escape(self._words[word])}</dt><dd>{text}</dd>" for word, text in rows if text)
        return (
            f'<section class="term" id="{term.name}">\n'
            f'<header><h3><a href="#{term.name}"><code>kgn:{term.name}</code></a></h3>'
            f'<span class="labels">{labels}</span></header>\n{definitions}\n'
            f"<dl>\n{listed}\n</dl>\n</section>"
        )

    def _kinds(self, kinds: tuple[str, ...]) -> str:
        if not kinds:
            return escape(self._words["any"])
        return " ".join(f'<span class="kind">{self._link(kind)}</span>' for kind in kinds)

    def _companion(self, name: str) -> str:
        """Write a planned twin or an inverse, at whose anchor the page opens too."""
        if not name:
            return ""
        term = self._terms[name]
        labels = " · ".join(f'<span lang="{lang}">{escape(term.label(lang))}</span>' for lang in self._order)
        ties = f" ({self._ties(term.ties)})" if term.ties else ""
        return f'<span id="{name}"><code>kgn:{name}</code></span> <span class="soft">{labels}</span>{ties}'

    def _link(self, name: str) -> str:
        """Write the name of a term, with a link where it is one of this page."""
        if name not in self._terms:
            return f"<code>{escape(name)}</code>"
        return f'<a href="#{name}">{escape(self._terms[name].label(self._order[0]))}</a>'

    def _ties(self, ties: Iterable[Tie]) -> str:
        return " · ".join(
            f'{tie.how} <a href="{escape(tie.iri)}">{escape(tie.name)}</a>'
            if tie.iri
            else f"{tie.how} {escape(tie.name)}"
            for tie in ties
        )


def _example(entry: LexiconEntry) -> str:
    """Write the example of a lexicon entry, its subject and object marked."""
    text = escape(entry.example)
    for class_, part in (("s", entry.example_subject), ("o", entry.example_object)):
        marked = escape(part)
        before, found, after = text.partition(marked)
        if found:
            text = f'{before}<span class="{class_}">{marked}</span>{after}'
    return f'<span class="example" lang="{entry.lang}">{text}</span>'


def _in(labels: Iterable[Label], lang: str) -> str:
    texts = {label.lang: label.text for label in labels}
    return texts.get(lang, "")
