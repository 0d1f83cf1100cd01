"""Markup: XML parsed without danger, and the paragraphs of a piece of HTML, NITF or XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import TYPE_CHECKING

from kgnews.errors import InputError
from kgnews.read.decode import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>")
_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
# Atomic groups: a file of ten thousand comments must not be tried in every way they can be cut.
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+<([A-Za-z_][\w.:-]*)([^>]*)",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(
    r"<!ENTITY\s+(?P<parameter>%\s*)?[^\s>]+\s+(?P<external>SYSTEM|PUBLIC)?(?P<value>[^>]*)", re.IGNORECASE
)
# A tag, and not what people write between angle brackets ("<nom illisible>", "a<b").
_TAG = re.compile(
    r"</?(?:[pabiu]|br|hr|div|span|h[1-6]|li|ul|ol|em|strong|img|blockquote|body|html|table|section|article|figure|script)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Elements that begin a paragraph, and those that hold none: of HTML, NITF, and the TEI that trafilatura gives.
_BLOCKS = frozenset(
    [
        "address", "article", "block", "blockquote", "body", "body.content", "bq", "br", "cell", "dd", "div", "dl", "dt", "h1", "h2",
        "h3", "h4", "h5", "h6", "head", "header", "hl1", "hl2", "hr", "item", "lb", "li", "list", "main", "ol", "p", "pre", "quote",
        "row", "section", "table", "td", "th", "tr", "ul",
    ]
)  # fmt: skip
_DROPPED = frozenset(
    [
        "aside", "audio", "body.end", "button", "canvas", "embed", "figcaption", "figure", "footer", "form", "iframe", "math", "media",
        "media-caption", "nav", "noscript", "object", "picture", "script", "select", "style", "svg", "template", "textarea", "video",
    ]
)  # fmt: skip


def xml_root(head: bytes) -> tuple[str, bytes]:
    """Return the name of the root element of the XML that begins with *head*, without prefix, and its attributes.

    The name is "" where *head* begins with no element.
    """
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if wide:
        head = head[: len(head) // 2 * 2].decode("utf-16", errors="replace").encode()
    found = _ROOT.match(head)
    return (found[1].decode("ascii", "replace").rpartition(":")[2], found[2]) if found else ("", b"")


def xml_text(data: bytes, source: str) -> str:
    """Return the XML *data* as text without its declaration, whatever encoding it is in or says to be in.

    Raises InputError where it declares entities that read files or addresses, or are made of others: nothing in a
    news format needs them, and a few lines of them make gigabytes ("billion laughs").
    """
    charset = _CHARSET.match(data)
    text = _DECLARATION.sub("", decode(data, source, charset[1].decode("ascii") if charset else ""), count=1)
    for entity in _ENTITY.finditer(text):
        if entity["parameter"] or entity["external"] or "&" in entity["value"]:
            raise InputError(f"{source}: this XML declares entities that reach out of it or into each other; not read")
    return _ILLEGAL.sub("", _NAMED.sub(_character, text))


def _character(name: re.Match[str]) -> str:
    """Return the character that HTML calls so: many feeds and dispatches use these names, which XML lacks."""
    if name[1] in ("amp", "lt", "gt", "quot", "apos"):
        return name[0]
    return html5.get(f"{name[1]};", name[0])


def parse_xml(data: bytes, source: str) -> Element:
    """Return the root of the XML *data*. Raises InputError where it is broken or dangerous."""
    from lxml import etree

    text = xml_text(data, source)
    # A file cannot ask for others: no DTD is loaded, nothing is fetched, and libxml2's own limits stay on.
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{source}: broken XML ({error.msg}); get the file again") from error


def local(element: Element) -> str:
    """Return the element's name without namespace, "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def plain(element: Element | None) -> str:
    """Return all text of *element* in one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def fragment_text(markup: str) -> str:
    """Return the text of a piece of HTML, a paragraph a line with blank lines between; plain text stays as it is.

    >>> fragment_text("<p>Awa Diallo a parlé.</p><p>Paul&nbsp;Mercier a répondu.</p>").split()[3:5]
    ['Paul', 'Mercier']
    """
    if not _TAG.search(markup):
        return unescape(markup)
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        root = html.document_fromstring(f"<div>{markup}</div>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return "\n\n".join(paragraphs(root))


def paragraphs(root: Element) -> list[str]:
    """Return the texts of the blocks in *root* in order: paragraphs, headings, items; without scripts, forms, pictures."""
    found: list[str] = []
    pieces: list[str] = []

    def close() -> None:
        text = " ".join("".join(pieces).split())
        if text:
            found.append(text)
        pieces.clear()

    for block, text in _runs(root):
        if block:
            close()
        pieces.append(text)
    close()
    return found


def _runs(root: Element) -> Iterator[tuple[bool, str]]:
    """Yield the pieces of text in order, each with whether a new block begins with it.

    The tree is walked without recursion, since XML may be as deep as it likes.
    """
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        name = local(element).lower()
        if left or not name or name in _DROPPED:
            yield name in _BLOCKS, (element.tail or "") if element is not root else ""
            continue
        stack.append((element, True))
        yield name in _BLOCKS, element.text or ""
        stack.extend((child, False) for child in reversed(element))
