"""Evidence in lines for people: a claim, and below it each sentence that says so, with its words marked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from kgnews.graph.conflicts import Conflict, Dispute
from kgnews.graph.entities import Support
from kgnews.graph.told import Told
from kgnews.graph.why import Why
from kgnews.knowledge import Catalog
from kgnews.records import Article, Statement, Status
from kgnews.write.rows import name, relation_label, time

_INDENT = "  "
_DISPUTES = {
    Dispute.DENIED: "told and denied",
    Dispute.HOLDERS: "two holders of one office at one time",
    Dispute.TWICE: "what happens once, told of two times or places",
}
_SHOWN = 5  # articles listed for a name; in JSON there are all


def told_lines(claims: Iterable[Told], catalog: Catalog, lang: str) -> Iterator[str]:
    """Yield the lines of *claims* with their evidence, in the language *lang* as far as names and relations have it."""
    for number, told in enumerate(claims):
        if number:
            yield ""
        yield from _claim(told, catalog, lang)


def conflict_lines(
    conflict: Conflict, told: Mapping[str, Told], names: Callable[[str], str], catalog: Catalog, lang: str
) -> Iterator[str]:
    """Yield the lines of a conflict: what it is and about what, then both sides, with the evidence of the claims *told*.

    *names* gives the name of a node.
    """
    yield f"{_DISPUTES[conflict.dispute]}: {' · '.join(map(names, conflict.about))}"
    for heading, side in zip(("one side", "the other side"), conflict.sides, strict=True):
        yield _INDENT + heading
        for line in told_lines((told[claim] for claim in side), catalog, lang):
            yield _INDENT * 2 + line if line else ""


def _claim(told: Told, catalog: Catalog, lang: str) -> Iterator[str]:
    yield claim_line(told, catalog, lang)
    yield _INDENT + support_line(told.support)
    article: Article | None = None
    for statement, stands_in in zip(told.statements, told.articles, strict=True):
        if stands_in != article:
            article = stands_in
            yield _INDENT + article_line(article)
        yield _INDENT * 2 + marked(statement) + _how(statement)


def claim_line(told: Told, catalog: Catalog, lang: str) -> str:
    """Return a claim in a line: what, its status, when, where, who says so, and whether another denies it."""
    statement = told.statements[0]
    qualifiers = statement.qualifiers
    parts = [name(statement.subject, lang), relation_label(statement, catalog, lang), name(statement.object, lang)]
    parts.append(qualifiers.status.value)
    parts.extend(part for part in (time(qualifiers.when),) if part)
    if qualifiers.where:
        parts.append(f"where {name(qualifiers.where, lang)}")
    if qualifiers.said_by:
        parts.append(f"said by {name(qualifiers.said_by.speaker, lang)}")
    if qualifiers.status is Status.ASSERTED and not told.stands:
        parts.append("denied by another")
    return " · ".join(parts)


def support_line(support: Support) -> str:
    """Return the three numbers of a support: "mentions 3, articles 2, sources 1"."""
    return ", ".join(f"{part} {number}" for part, number in support._asdict().items())


def article_line(article: Article) -> str:
    """Return what tells an article apart: its day, who printed it, its headline and its id."""
    origin = " / ".join(dict.fromkeys(part for part in (article.publisher, article.agency) if part))
    parts = [article.published or "no date", origin, " ".join(article.title.split())]
    return " · ".join(part for part in parts if part) + f" ({article.id})"


def marked(statement: Statement) -> str:
    """Return the sentence of a statement on one line, as "[John Kerry] <met> {François Hollande}".

    [ ] are around the words of the subject, < > around those of the relation, { } around those of the object. Words that stand
    outside the sentence are not marked.
    """
    evidence = statement.evidence
    marks: list[tuple[int, int, str]] = []  # place, order at the place, mark
    for span, left, right in (
        (evidence.subject, "[", "]"),
        (evidence.predicate, "<", ">"),
        (evidence.object, "{", "}"),
    ):
        if evidence.sentence.start <= span.start < span.end <= evidence.sentence.end:
            length = span.end - span.start
            marks.append((span.end - evidence.sentence.start, length, right))
            # Of two that open at one place the longer opens first; whatever closes there has closed before.
            marks.append((span.start - evidence.sentence.start, len(evidence.quote) * 2 - length, left))
    text, done = "", 0
    for place, _order, mark in sorted(marks):
        text += evidence.quote[done:place] + mark
        done = place
    return " ".join((text + evidence.quote[done:]).split())


def _how(statement: Statement) -> str:
    """Return how a statement was read, in brackets: the lexicon entry or rule, and what was concluded."""
    evidence = statement.evidence
    parts = [evidence.entry or evidence.rule, f"inferred: {evidence.inferred}" if evidence.inferred else ""]
    found = ", ".join(part for part in parts if part)
    return f"  ({found})" if found else ""


def why_lines(why: Why, lang: str) -> Iterator[str]:
    """Yield the lines that tell why an entity is one thing."""
    entity = why.entity
    known = "in the gazetteer" if why.known else "not in the gazetteer"
    yield f"{name(entity, lang)}: {entity.id} ({entity.kind.value}, {known})"
    yield _INDENT + support_line(why.support)
    for link in entity.same_as:
        yield _INDENT + f"same as {link}"
    yield _INDENT + "Names"
    for use in why.names:
        tag = f" ({use.lang})" if use.lang else ""
        yield _INDENT * 2 + f"{use.text}{tag}: {use.tie.value}"
        yield from _used_in(use.articles)
    if why.words:
        yield _INDENT + "Words taken for it"
    for taken in why.words:
        yield _INDENT * 2 + taken.text
        yield from _used_in(taken.articles)


def _used_in(articles: tuple[Article, ...]) -> Iterator[str]:
    for article in articles[:_SHOWN]:
        yield _INDENT * 3 + article_line(article)
    if len(articles) > _SHOWN:
        yield _INDENT * 3 + f"and {len(articles) - _SHOWN} articles more"
