"""The pictures, from a graph to what can be saved or shown."""

from __future__ import annotations

from collections.abc import Sequence

from kgnews.errors import InputError, UsageError
from kgnews.graph.find import find_entity
from kgnews.graph.schema import Graph
from kgnews.graph.views import count
from kgnews.pipeline import catalog
from kgnews.view.draw.canvas import Picture, settled
from kgnews.view.draw.choose import SHOWN, STRUCK, choose, shown
from kgnews.view.draw.layout import Size
from kgnews.view.draw.legend import Legend
from kgnews.view.draw.paint import painted
from kgnews.view.draw.scene import Scene, Wording, scene
from kgnews.view.draw.style import FILLS
from kgnews.view.draw.texts import Texts, one_line, read_texts
from kgnews.view.draw.timeline import WIDTH, draw_mark, timeline
from kgnews.view.draw.timeline import painted as painted_timeline


def graph_picture(
    graph: Graph,
    *,
    around: str | None = None,
    hops: int = 1,
    top: int = 20,
    negated: bool = False,
    start: str | None = None,
    end: str | None = None,
    lang: str = "en",
    size: Size | None = None,
    title: str = "",
) -> Picture:
    """Return a picture of *graph*: what is told as fact solid, what is planned dashed, what is only possible dotted.

    *around* is an entity by name, alias or id: then only what at most *hops* claims lead to from it is drawn. At most *top* entities
    are, those of the best supported claims. *negated* adds, struck, what is told as not so or denied by others. *start* and *end*,
    ISO dates, whole or partial, leave the claims that hold in that time. *size* is in points, 72 an inch; without it the picture
    takes the room that it needs. Raises InputError for an entity that the graph lacks, or where nothing is left to draw,
    UsageError for a bad option.

    >>> graph_picture(graph, around="John Kerry").save("kerry.svg")  # doctest: +SKIP
    """
    texts = read_texts(lang)
    if top < 1 or hops < 1:
        raise UsageError(f"top {top}, hops {hops}: give 1 or more")
    centre = find_entity(graph, around) if around is not None else None
    choice = choose(graph, around=centre, hops=hops, top=top, negated=negated, start=start, end=end)
    if not choice.claims:
        raise InputError(f"there is no claim to draw{_but(choice.left_out)}")
    told = scene(graph, choice, Wording(graph, catalog(), texts))
    with settled():
        canvas = painted(told, _legend(told, texts), size, one_line(title))
    counts = count(graph)
    said = f"entities {len(choice.nodes)} of {counts.entities}, claims {len(choice.claims)} of {counts.claims}"
    return Picture(canvas, said, choice.left_out)


def timeline_picture(
    graph: Graph,
    entity: str,
    *,
    top: int = 25,
    negated: bool = False,
    start: str | None = None,
    end: str | None = None,
    lang: str = "en",
    width: float | None = None,
    title: str = "",
) -> Picture:
    """Return the timeline of *entity*, given by name, alias or id: the claims about it, by the time at which they hold.

    A day is a point, a week, month or year a bar, an open end a tip. What has no date is listed below. At most *top* claims with a date
    are drawn, the best supported; *width* is in points, *title* stands in place of the entity's name. The other options,
    and the errors, are those of ``graph_picture``.

    >>> timeline_picture(graph, "John Kerry").save("kerry.svg")  # doctest: +SKIP
    """
    texts = read_texts(lang)
    if top < 1:
        raise UsageError(f"top {top}: give 1 or more")
    centre = find_entity(graph, entity)
    claims, left_out = shown(graph, negated=negated, start=start, end=end, about=centre)
    told, weaker = timeline(claims, centre, top, Wording(graph, catalog(), texts))
    if not (told.dated or told.undated):
        raise InputError(f"entity {entity!r}: there is no claim about it to draw{_but(left_out)}")
    statuses = {row.status for row in (*told.dated, *told.undated)}
    legend = Legend(texts, tuple(status for status in (*SHOWN, *STRUCK) if status in statuses), (), marks=draw_mark)
    with settled():
        canvas = painted_timeline(told, legend, texts, width or WIDTH, one_line(title))
    said = f"{told.name}: claims with a date {len(told.dated)}, without {len(told.undated) + told.more}"
    return Picture(canvas, said, [*left_out, *weaker])


def _but(left_out: Sequence[str]) -> str:
    return f"; left out: {', '.join(left_out)}" if left_out else ""


def _legend(told: Scene, texts: Texts) -> Legend:
    statuses, kinds = {line.status for line in told.lines}, {node.kind for node in told.nodes}
    return Legend(
        texts,
        tuple(status for status in (*SHOWN, *STRUCK) if status in statuses),
        tuple(kind for kind in FILLS if kind in kinds),
        sizes=len({node.articles for node in told.nodes}) > 1,
    )
