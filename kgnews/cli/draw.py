"""The command that draws a graph for a report: draw."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from kgnews.cli.views import Files, FromStore, Lang, QueryEndpoint, check_language, read_graph
from kgnews.errors import UsageError

TOP, ROWS, LEAST = 20, 25, 200

_SIZE = re.compile(r"(\d{2,4})x(\d{2,4})")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def draw(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where the picture is written: .svg or .png.")
    ],
    files: Files = None,
    store: FromStore = None,
    query: QueryEndpoint = "",
    around: Annotated[
        str | None, typer.Option("--around", metavar="WHO", help="Only what is near an entity: its name, alias or id.")
    ] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, help="How many claims away from it.")] = 1,
    timeline: Annotated[
        str | None, typer.Option("--timeline", metavar="WHO", help="The timeline of an entity instead of the graph.")
    ] = None,
    top: Annotated[
        int | None,
        typer.Option("--top", min=1, help=f"How many entities ({TOP}), on a timeline claims ({ROWS}), at most."),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only what holds from a day, month or year on.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Only what holds until a day, month or year.")
    ] = None,
    negated: Annotated[bool, typer.Option("--negated", help="Also, struck, what is told as not so or denied.")] = False,
    title: Annotated[str, typer.Option("--title", help="Heading of the picture.")] = "",
    size: Annotated[
        str | None,
        typer.Option(
            "--size",
            metavar="WxH",
            help="In points, 72 an inch, else what is needed; of a timeline only the width counts.",
        ),
    ] = None,
    lang: Lang = "en",
) -> None:
    """Draw a graph, the part of it around an entity, or the timeline of one, as SVG or PNG, without a browser."""
    check_language(lang)
    for name, day in (("--from", start), ("--to", end)):
        if day is not None and not _DATE.fullmatch(day):
            raise UsageError(f"{name} {day!r}: give a day, month or year: 2015-11-17, 2015-11 or 2015")
    if timeline is not None and around is not None:
        raise UsageError("give --around or --timeline, not both")
    from kgnews.view.draw import check_suffix, graph_picture, timeline_picture

    check_suffix(output)
    width, height = _size(size)
    graph = read_graph(files, store, query)
    if timeline is None:
        room = (width, height) if width and height else None
        limits: dict[str, Any] = {"hops": hops, "top": top or TOP, "negated": negated, "start": start, "end": end}
        picture = graph_picture(graph, around=around, **limits, lang=lang, size=room, title=title)
    else:
        limits = {"top": top or ROWS, "negated": negated, "start": start, "end": end}
        picture = timeline_picture(graph, timeline, **limits, lang=lang, width=width, title=title)
    picture.save(output)
    left_out = f"; left out: {', '.join(picture.left_out)}" if picture.left_out else ""
    print(f"{picture.shown}{left_out}", file=sys.stderr)


def _size(size: str | None) -> tuple[float, float] | tuple[None, None]:
    if size is None:
        return None, None
    found = _SIZE.fullmatch(size)
    if found is None or min(map(int, found.groups())) < LEAST:
        raise UsageError(f"--size {size!r}: give width and height in points, {LEAST} or more each: 800x500")
    return float(found[1]), float(found[2])
