"""The commands that look into a graph: entities, why, conflicts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgnews.cli.options import Identity, log, one_of, open_pipe
from kgnews.cli.views import Files, FromStore, QueryEndpoint, check_language, read_graph
from kgnews.printable import printable
from kgnews.records import Kind

if TYPE_CHECKING:
    from kgnews.graph.schema import Graph

TABLES = ("table", "tsv", "jsonl")
TEXTS = ("text", "jsonl")

Format = Annotated[
    str | None, typer.Option("--format", metavar="table|tsv|jsonl", help="Else table on a terminal, tsv elsewhere.")
]
TextFormat = Annotated[str, typer.Option("--format", metavar="text|jsonl", help="text is for reading.")]
Lang = Annotated[str, typer.Option("--lang", metavar="en|fr", help="Language of names and relations.")]


def entities(
    files: Files = None,
    store: FromStore = None,
    query: QueryEndpoint = "",
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only of this kind: person, organisation, place …"),
    ] = None,
    suspicious: Annotated[
        bool, typer.Option("--suspicious", help="Instead: pairs that are likely one, and entities that are likely two.")
    ] = False,
    identity: Identity = None,
    format: Format = None,
    lang: Lang = "en",
) -> None:
    """List the entities of a graph with their names, and how many mentions, articles and sources each has."""
    check_language(lang)
    kinds = [Kind(one_of("kind", given, tuple(Kind))) for given in kind or ()]
    chosen = one_of("format", format or ("table" if sys.stdout.isatty() else "tsv"), TABLES)
    from kgnews import pipeline

    log(False)
    decisions = pipeline.read_decisions(identity)
    graph = pipeline.decided(read_graph(files, store, query), decisions)
    if suspicious:
        show, counted = _suspicions(graph, kinds, decisions.different if decisions else frozenset(), chosen, lang)
    else:
        show, counted = _entities(graph, kinds, chosen, lang)
    with open_pipe():
        show()
    print(counted, file=sys.stderr)


def _entities(graph: Graph, kinds: list[Kind], format: str, lang: str) -> tuple[Callable[[], None], str]:
    """Return what prints the entities, and their count."""
    from kgnews.graph.entities import list_entities
    from kgnews.resources import languages
    from kgnews.write import identity as rows

    listed, spoken = list_entities(graph, kinds), languages()

    def show() -> None:
        if format == "table":
            _table(rows.TABLE_COLUMNS, [rows.entity_table_row(one, lang) for one in listed])
        elif format == "tsv":
            _tsv(rows.entity_columns(spoken), (rows.entity_row(one, spoken) for one in listed))
        else:
            _json(map(rows.entity_fields, listed))

    return show, f"entities {len(listed)}"


def _suspicions(
    graph: Graph, kinds: list[Kind], different: frozenset[tuple[str, str]], format: str, lang: str
) -> tuple[Callable[[], None], str]:
    """Return what prints the suspicions, and their counts."""
    from kgnews.graph import schema
    from kgnews.graph.suspects import Verdict, suspicions
    from kgnews.pipeline import catalog
    from kgnews.write import identity as rows

    found = [
        suspicion
        for suspicion in suspicions(graph, catalog(), different)
        if not kinds or {graph.nodes[node][schema.KIND] for node in suspicion.nodes} & set(kinds)
    ]
    names = _names(graph, lang)

    def show() -> None:
        if format == "table":
            _table(rows.SUSPICION_TABLE, [rows.suspicion_table_row(suspicion, names) for suspicion in found])
        elif format == "tsv":
            _tsv(rows.SUSPICION_COLUMNS, (rows.suspicion_row(suspicion, names) for suspicion in found))
        else:
            _json(rows.suspicion_fields(suspicion, names) for suspicion in found)

    likely = [sum(suspicion.verdict is verdict for suspicion in found) for verdict in Verdict]
    return show, f"likely one {likely[0]}, likely two {likely[1]}"


def why(
    entity: Annotated[str, typer.Argument(metavar="A", help="An entity, by its name, id or IRI.")],
    other: Annotated[str | None, typer.Argument(metavar="[B]", help="Another: then why there is an edge.")] = None,
    files: Annotated[
        list[str] | None, typer.Option("--in", metavar="FILE", help="RDF that kgnews has written.")
    ] = None,
    store: FromStore = None,
    query: QueryEndpoint = "",
    format: TextFormat = "text",
    lang: Lang = "en",
) -> None:
    """Show why A is one thing, by its names and where they come from; or why A and B have edges, sentence by sentence.

    In a sentence [ ] stand around the words of the subject, < > around those of the relation, { } around those of the object.
    """
    check_language(lang)
    one_of("format", format, TEXTS)
    graph = read_graph(files, store, query, option="--in")
    from kgnews.graph.find import find_entity

    node = find_entity(graph, entity)
    if other is None:
        _why_one(graph, node, format, lang)
    else:
        _why_edges(graph, node, find_entity(graph, other), format, lang)


def _why_one(graph: Graph, node: str, format: str, lang: str) -> None:
    from kgnews.graph.why import why as reasons
    from kgnews.pipeline import catalog
    from kgnews.write.evidence import why_lines
    from kgnews.write.identity import why_fields

    found = reasons(graph, node, catalog())
    with open_pipe():
        if format == "jsonl":
            _json([why_fields(found)])
        else:
            _read(why_lines(found, lang))


def _why_edges(graph: Graph, one: str, other: str, format: str, lang: str) -> None:
    from kgnews.graph.told import between
    from kgnews.pipeline import catalog
    from kgnews.write.evidence import told_lines
    from kgnews.write.identity import told_fields

    found = between(graph, one, other)
    with open_pipe():
        if format == "jsonl":
            _json(fields for told in found for fields in told_fields(told, catalog()))
        else:
            _read(told_lines(found, catalog(), lang))
    print(f"claims {len(found)}, statements {sum(len(told.statements) for told in found)}", file=sys.stderr)


def conflicts(
    files: Files = None,
    store: FromStore = None,
    query: QueryEndpoint = "",
    format: TextFormat = "text",
    lang: Lang = "en",
) -> None:
    """Show the claims that cannot all be so: told and denied, two holders of an office, what happens once told twice."""
    check_language(lang)
    one_of("format", format, TEXTS)
    graph = read_graph(files, store, query)
    from kgnews.graph.conflicts import conflicts as find
    from kgnews.graph.told import by_claim
    from kgnews.pipeline import catalog
    from kgnews.write.evidence import conflict_lines
    from kgnews.write.identity import conflict_fields

    found, names = find(graph, catalog()), _names(graph, lang)
    told = by_claim(graph, {claim for conflict in found for side in conflict.sides for claim in side})
    with open_pipe():
        if format == "jsonl":
            _json(conflict_fields(conflict, told, names, catalog()) for conflict in found)
        for number, conflict in enumerate(found if format == "text" else ()):
            _print([""] if number else [])
            _read(conflict_lines(conflict, told, names, catalog(), lang))
    print(f"conflicts {len(found)}", file=sys.stderr)


def _names(graph: Graph, lang: str) -> Callable[[str], str]:
    from kgnews.graph.views import thing
    from kgnews.write.rows import name

    return lambda node: name(thing(node, graph.nodes[node]), lang)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from kgnews.table import print_rows
    from kgnews.write.identity import TABLE_FOLDED

    print_rows(columns, rows, sys.stdout, TABLE_FOLDED)


def _tsv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    _print("\t".join(" ".join(cell.split()) for cell in row) for row in [columns, *rows])


def _json(rows: Iterable[dict[str, Any]]) -> None:
    from kgnews.write.jsonl import json_line

    _print(map(json_line, rows))


def _read(lines: Iterable[str]) -> None:
    """Print lines for people, in which nothing that an article says commands the terminal."""
    _print(map(printable, lines))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
