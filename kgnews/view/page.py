"""The explorer as a page: one HTML file that needs nothing else and asks nothing of any network.

Its Content-Security-Policy (https://www.w3.org/TR/CSP3/) lets no other script run than ours, told by its hash, and nothing be
fetched; the data stand in an element that is no script, in base 64, so that no name of an article can end it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import tomllib
from html import escape
from pathlib import Path
from string import Template

from kgnews import __version__
from kgnews.errors import DataError, UsageError
from kgnews.graph.schema import Graph
from kgnews.ontology.terms import read_vocabulary
from kgnews.pipeline import catalog
from kgnews.view.data import explorer_data
from kgnews.write.files import whole_file

STATIC = Path(__file__).parent / "static"
LANGUAGES = ("en", "fr")
_TEMPLATE = Path(__file__).with_name("page.html")
_TEXTS = Path(__file__).with_name("page.toml")


def bundle() -> str:
    """Return the script of the explorer; DataError if it is missing, which means that the installation is broken."""
    return _static("explorer.js")


def style() -> str:
    """Return the style sheet of the explorer; DataError if it is missing."""
    return _static("explorer.css")


def page(graph: Graph, *, lang: str = "en", title: str = "") -> str:
    """Return *graph* as an HTML page, its interface in *lang* ("en" or "fr"), headed *title*.

    The same graph gives the same page. Raises UsageError for another language.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"lang {lang!r}: give one of {', '.join(LANGUAGES)}")
    script, sheet = bundle(), style()
    options = json.dumps({"lang": lang, "title": title}, ensure_ascii=True).replace("<", "\\u003c")
    call = (
        'kgnewsExplorer.page(document.getElementById("kgnews"),document.getElementById("graph").textContent,'
        f"{options}).catch(function(error){{document.getElementById('kgnews').textContent=String(error)}});"
    )
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        lang=lang,
        policy=_policy(script, call, sheet),
        version=__version__,
        title=escape(_speakable(title) or "kgnews"),
        style=sheet,
        waiting=escape(tomllib.loads(_TEXTS.read_text(encoding="utf-8"))[lang]["waiting"]),
        data=base64.b64encode(explorer_data(graph, catalog(), read_vocabulary(), title)).decode("ascii"),
        bundle=script,
        call=call,
    )


def write_page(graph: Graph, path: str | Path, *, lang: str = "en", title: str = "") -> None:
    """Write ``page(…)`` to the file *path*, which is replaced only when the new one is whole; OutputError if that fails."""
    text = page(graph, lang=lang, title=title)
    with whole_file(Path(path)) as target:
        target.write(text)


def _policy(*parts: str) -> str:
    *scripts, sheet = parts
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(sheet)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode('ascii')}'"


def _speakable(text: str) -> str:
    """Return *text* without lone surrogates, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _static(name: str) -> str:
    path = STATIC / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}; install kgnews again") from error
