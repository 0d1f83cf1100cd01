"""Plain text as it is scraped → what of it is headline, paragraphs, dateline and byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgnews.read.byline import Byline, closing_byline, line_byline
from kgnews.read.dateline import Dateline, find_dateline, whole_dateline
from kgnews.read.dates import FoundDate, find_date
from kgnews.read.lines import LONG, is_finished, is_prose, sentence_breaks, split_paragraphs
from kgnews.read.notices import Kind, classify, credit_start, is_publication, pointer_start, reader_name, words
from kgnews.read.patterns import Patterns, fold
from kgnews.records import Span

_PARTS = re.compile(r"\s*[,|·•–—]\s+|\s+-\s+")
_LONGEST_HEADLINE = 200
_LONGEST_FINISHED_HEADLINE = 155  # one that ends with a full stop
_DATELINE_LINES = 6  # a dateline without agency stands among the first lines
_SURELY_BODY = 400  # characters before a head "3 commentaires" that make it more than a counter
_MOST_COMMENTS = 3  # times as long as the article; more is the article itself, below its lead


@dataclass(slots=True)
class Layout:
    """What was found in a text. Spans are offsets into it; ``dates`` are in the order of their weight."""

    headline: Span | None = None
    paragraphs: list[Span] = field(default_factory=list)
    place: str = ""
    agency: str = ""
    dates: list[FoundDate] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    has_dateline: bool = False

    def is_article(self, text: str) -> bool:
        """Whether there is running text, and not only a list of headlines.

        One or two unfinished lines pass: a headline alone is still news.
        """
        lines = self.paragraphs if self.headline is None else [self.headline, *self.paragraphs]
        if not lines:
            return False
        if len(lines) <= 2 or (self.has_dateline and self.paragraphs):
            return True
        if any(is_prose(span.of(text)) for span in self.paragraphs):
            return True
        return sum(is_finished(span.of(text)) for span in self.paragraphs) * 2 > len(self.paragraphs)


def lay_out(text: str, patterns: Patterns, headline: Span | None = None, beside: Sequence[str] = ()) -> Layout:
    """Return what of *text* is headline and body, and what dateline and byline say.

    *text* has ``\\n`` line ends. Takes time proportional to its length. Paragraphs are in order, do not
    overlap, and hold neither dateline, byline nor notices. *headline* is given where the format tells it, and
    *beside* are lines outside the text that may say when and by whom the article was published.
    """
    layout = Layout(headline=headline)
    published: list[FoundDate] = []
    for line in beside:
        if not _take_line(line, Span(0, len(line)), layout, published, patterns):
            _take_date(line, published, patterns)
    spans = split_paragraphs(text)
    if headline is not None:
        spans = [span for span in spans if span.start >= headline.end]
    body = _body_lines(text, spans, layout, patterns)
    layout.dates += published
    body = _without_readers(text, body)
    if headline is None:
        body = _take_headline(text, body, layout, patterns)
    _take_paragraphs(text, body, layout, patterns)
    return layout


def _body_lines(text: str, spans: list[Span], layout: Layout, patterns: Patterns) -> list[Span]:
    """Return the lines that may be of the article; take what publication lines and bylines say on the way."""
    body: list[Span] = []
    published: list[FoundDate] = []
    in_links = False
    for number, span in enumerate(spans):
        line = span.of(text) if span.end - span.start <= 2 * LONG + 60 else ""
        kind = classify(line, patterns) if line else Kind.BODY
        if kind is Kind.COMMENTS and _ends_article(text, spans, number, body, patterns):
            break
        if kind is Kind.RELATED:
            in_links = True
        if kind is not Kind.BODY:
            layout.agency = layout.agency or _lone_agency(line, patterns)
            if kind is Kind.STRAY and (found := find_date(line, patterns)):  # a date in figures
                published.append(found)
            continue
        if in_links and line and not is_prose(line) and not is_finished(line):
            continue
        in_links = False
        if line and _take_line(text, span, layout, published, patterns):
            continue
        body.append(span)
    layout.dates += published
    return body


def _ends_article(text: str, spans: list[Span], number: int, body: list[Span], patterns: Patterns) -> bool:
    """Whether the comments begin here. Under the headline "3 commentaires" is a counter, not their head."""
    before = sum(span.end - span.start for span in body[1:]) or sum(span.end - span.start for span in body)
    after = spans[-1].end - spans[number].end
    following = spans[number + 1 : number + 4]
    if any(reader_name(span.of(text)[:LONG]) for span in following):
        return bool(body)
    if any(find_dateline(text, span, patterns) for span in following):
        return False
    return before >= after or (before >= _SURELY_BODY and after <= _MOST_COMMENTS * before)


def _take_line(text: str, span: Span, layout: Layout, published: list[FoundDate], patterns: Patterns) -> bool:
    """Take a line that says when or by whom the article was published; False where it is something else."""
    line = span.of(text)
    byline = line_byline(line, patterns)
    if byline is not None:
        _take_byline(layout, byline)
    elif not is_publication(line, patterns):
        return False
    else:  # "Publié le 7 septembre 2015, par Zoé Lefèvre"
        for part in _PARTS.split(line)[1:]:
            _take_byline(layout, line_byline(part, patterns) or Byline())
    found = find_date(text, patterns, span.start, span.end)
    published += [found] if found else []
    return True


def _take_date(line: str, published: list[FoundDate], patterns: Patterns) -> None:
    """Take a line that is nothing but a date."""
    dated = whole_dateline(line, Span(0, len(line)), patterns)
    if dated is not None and dated.date is not None and not dated.place:
        published.append(dated.date)


def _lone_agency(line: str, patterns: Patterns) -> str:
    return patterns.agencies.get(fold(line).strip("©() ."), "") if line else ""


def _take_byline(layout: Layout, byline: Byline) -> None:
    layout.authors += [name for name in byline.authors if name not in layout.authors]
    layout.editors += [name for name in byline.editors if name not in layout.editors]
    layout.agency = layout.agency or byline.agency


def _without_readers(text: str, body: list[Span]) -> list[Span]:
    """Cut readers' comments without a head from the end."""
    end = len(body)
    while end > 1 and reader_name(body[end - 1].of(text)[:LONG]):
        end -= 1
    if end == len(body):
        return body
    said_before = words(text[: body[end - 1].end])
    known = [number for number in range(end, len(body)) if reader_name(body[number].of(text)[:LONG]) in said_before]
    return body[: known[-1] + 1] if known else body[:end]


def _take_headline(text: str, body: list[Span], layout: Layout, patterns: Patterns) -> list[Span]:
    """Take the headline from the first line unless that is a paragraph, and date lines before it."""
    while body:
        dated = whole_dateline(text, body[0], patterns)
        if dated is None or dated.place or dated.date is None:
            break
        _take_dateline(layout, dated)
        body = body[1:]
    if not body or not _is_headline(text, body, patterns):
        return body
    span = body[0]
    found = _trailing_date(text, span, patterns)
    if found:
        layout.dates.append(found)
        span = Span(span.start, span.start + len(text[span.start : found.span.start].rstrip()))
    layout.headline = span
    return body[1:]


def _is_headline(text: str, body: list[Span], patterns: Patterns) -> bool:
    span = body[0]
    line = span.of(text)[: _LONGEST_HEADLINE + 1]
    if len(line) > _LONGEST_HEADLINE:
        return False
    finished = is_finished(line)
    if (len(body) == 1 and (finished or is_prose(line))) or closing_byline(text, span, patterns, last=len(body) == 1):
        return False
    if finished and (len(line) > _LONGEST_FINISHED_HEADLINE or sentence_breaks(line)):
        return False
    dateline = find_dateline(text, span, patterns)
    return dateline is None or not dateline.strong or dateline.end >= span.end


def _trailing_date(text: str, span: Span, patterns: Patterns) -> FoundDate | None:
    """A full date with weekday that stuck to the end of the headline and is no part of its sentence."""
    low = max(span.start, span.end - 60)
    found = find_date(text, patterns, low, span.end)
    if found is None or found.span.end != span.end or not (found.weekday and found.full):
        return None
    before = text[span.start : found.span.start].rstrip()
    if not before or not (before[-1].isalnum() or before[-1] in ".?!\"'”’»)"):
        return None
    return None if fold(before).split()[-1] in patterns.date_governors else found


def _take_paragraphs(text: str, body: list[Span], layout: Layout, patterns: Patterns) -> None:
    """Cut dateline, byline and credits off the paragraphs and add what is left of them to the layout."""
    for number, span in enumerate(body):
        span = _after_dateline(text, body, number, layout, patterns)
        closing = closing_byline(text, span, patterns, last=number == len(body) - 1)
        if closing:
            _take_byline(layout, closing[1])
            span = Span(span.start, closing[0])
        span = _without_credit(text, span, patterns)
        if any(character.isalnum() for character in text[span.start : min(span.end, span.start + LONG)]):
            layout.paragraphs.append(span)


def _after_dateline(text: str, body: list[Span], number: int, layout: Layout, patterns: Patterns) -> Span:
    """Return the paragraph without its dateline. Beyond the first one only what cannot be a sentence is a dateline."""
    span = body[number]
    dateline = find_dateline(text, span, patterns)
    if dateline is None and number < _DATELINE_LINES and not layout.has_dateline:
        dateline = whole_dateline(text, span, patterns)
    if dateline is None:
        return span
    early = number < _DATELINE_LINES
    if not (
        dateline.agency
        or (dateline.strong and early)
        or (not layout.paragraphs and not _repeated(text, body, dateline, span))
    ):
        return span
    _take_dateline(layout, dateline)
    return Span(dateline.end, span.end)


def _repeated(text: str, body: list[Span], dateline: Dateline, span: Span) -> bool:
    """Whether other paragraphs begin with the same words and dash: then they name the speakers of a dialogue."""
    head = text[span.start : dateline.end]
    return any(text.startswith(head, other.start) for other in body if other is not span)


def _take_dateline(layout: Layout, dateline: Dateline) -> None:
    layout.has_dateline = True
    layout.place = layout.place or dateline.place
    layout.agency = layout.agency or dateline.agency
    if dateline.date:
        layout.dates.insert(0, dateline.date) if not layout.dates else layout.dates.append(dateline.date)


def _without_credit(text: str, span: Span, patterns: Patterns) -> Span:
    start = pointer_start(span.of(text), patterns)
    if start is None and span.end - span.start <= 4 * LONG:
        start = credit_start(span.of(text), patterns)
    if start is None:
        return span
    return Span(span.start, span.start + len(text[span.start : span.start + start].rstrip()))
