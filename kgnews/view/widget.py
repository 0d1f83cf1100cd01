"""The explorer in a notebook: JupyterLab, VS Code, Colab, by way of anywidget (https://anywidget.dev)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import anywidget
import traitlets

from kgnews.errors import UsageError
from kgnews.graph import schema
from kgnews.graph.schema import Graph
from kgnews.ontology.terms import read_vocabulary
from kgnews.pipeline import Build, catalog, read_graph, read_store
from kgnews.view.data import explorer_data
from kgnews.view.frames import CLAIM_COLUMNS, STATEMENT_COLUMNS, claim_rows, statement_rows
from kgnews.view.page import LANGUAGES, bundle, style
from kgnews.write.reread import FORMATS

if TYPE_CHECKING:
    import pandas

Seen: TypeAlias = Graph | Build | str | Path
"""What can be explored: a graph, what ``build`` returns, a file of RDF, the folder of a store, the address of a server."""

THEMES = ("auto", "light", "dark")
LOWEST = 200  # pixels
_PARTS = ("entities", "claims")


def explore(seen: Seen, *, lang: str = "en", height: int = 560, title: str = "", theme: str = "auto") -> Explorer:
    """Return a widget that shows *seen*, a graph or where one is.

    *lang* is the language of the interface, "en" or "fr"; *height* is in pixels; *theme* is "auto", "light" or "dark".
    Raises UsageError for a bad option, InputError for what cannot be read.

    >>> explore("out/demo.ttl").selection  # doctest: +SKIP
    {'entities': [], 'claims': []}
    """
    return Explorer(graph_of(seen), lang=lang, height=height, title=title, theme=theme)


def graph_of(seen: Seen) -> Graph:
    """Return the graph that *seen* is or leads to; InputError if it cannot be read, UsageError if it is none of kgnews."""
    if isinstance(seen, Build):
        return seen.graph
    if isinstance(seen, str | Path):
        path = Path(seen)
        return read_graph([seen]) if path.is_file() or _is_missing_file(path) else read_store(str(seen))
    if isinstance(seen, Graph) and schema.ARTICLES in seen.graph:
        return seen
    raise UsageError(
        f"a {type(seen).__name__} cannot be explored; give a graph of kgnews, what build() returns, a file of RDF or a store"
    )


def _are_ids(given: object) -> bool:
    return isinstance(given, list | tuple) and all(isinstance(one, str) for one in given)


def _is_missing_file(path: Path) -> bool:
    return path.suffix.removeprefix(".").lower() in FORMATS and not path.exists()


class Explorer(anywidget.AnyWidget):
    """The explorer of one graph. ``selection``, ``state``, ``lang``, ``theme`` and ``height`` can be read and set.

    ``selection`` has the ids of the chosen entities and claims, here and in the picture; setting ids that the graph does not have
    raises UsageError. ``state`` restores a view, and is what the page writes into its address.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _data = traitlets.Bytes().tag(sync=True)
    selection = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    lang = traitlets.Enum(LANGUAGES, "en").tag(sync=True)
    theme = traitlets.Enum(THEMES, "auto").tag(sync=True)
    height = traitlets.Int(560, min=LOWEST).tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)

    def __init__(self, graph: Graph, **options: Any) -> None:
        for name, known in (("lang", LANGUAGES), ("theme", THEMES)):
            if options.get(name, known[0]) not in known:
                raise UsageError(f"{name} {options[name]!r}: give one of {', '.join(known)}")
        if options.get("height", LOWEST) < LOWEST:
            raise UsageError(f"height {options['height']}: give {LOWEST} pixels or more")
        self._graph = graph
        super().__init__(
            _esm=f"{bundle()}\nexport default kgnewsExplorer.widget;\n",
            _css=style(),
            _data=explorer_data(graph, catalog(), read_vocabulary(), options.get("title", "")),
            selection={"entities": [], "claims": []},
            **options,
        )

    @property
    def graph(self) -> Graph:
        """The graph that is shown; set it to show another."""
        return self._graph

    @graph.setter
    def graph(self, seen: Seen) -> None:
        self.show(seen)

    def show(self, seen: Seen) -> None:
        """Show *seen*, all that ``explore`` takes, instead. Of what is chosen, that which is there too stays chosen."""
        graph = graph_of(seen)
        data = explorer_data(graph, catalog(), read_vocabulary(), self.title)
        with self.hold_sync():
            self._graph, self._data = graph, data
            unknown = set(self._unknown(self.selection))
            self.selection = {part: [one for one in ids if one not in unknown] for part, ids in self.selection.items()}

    @traitlets.validate("selection")
    def _known(self, proposal: Mapping[str, Any]) -> dict[str, list[str]]:
        given: dict[str, Any] = proposal["value"]
        if not given.keys() <= set(_PARTS) or not all(map(_are_ids, given.values())):
            raise UsageError('selection: give lists of ids, as in {"entities": ["person/john-kerry"], "claims": []}')
        chosen = {part: list(given.get(part, ())) for part in _PARTS}
        if unknown := self._unknown(chosen):
            raise UsageError(f"selection: the graph has no {', '.join(map(repr, unknown[:3]))}; give ids of it")
        return chosen

    def _unknown(self, chosen: Mapping[str, list[str]]) -> list[str]:
        """Return those of the ids *chosen* that the graph does not have."""
        claims = {key for _one, _other, key in self._graph.edges(keys=True)} if chosen["claims"] else set()
        entities = [one for one in chosen["entities"] if one not in self._graph]
        return entities + [one for one in chosen["claims"] if one not in claims]

    def table(self, selected: bool = False) -> pandas.DataFrame:
        """Return the claims as a pandas frame, a row each; with *selected*, only those chosen, or of what is chosen."""
        return _frame(CLAIM_COLUMNS, claim_rows(self._graph, catalog(), self.lang, self._chosen(selected)))

    def statements(self, selected: bool = False) -> pandas.DataFrame:
        """Return the statements behind the claims as a pandas frame: a row for each place in a text, with its sentence."""
        return _frame(STATEMENT_COLUMNS, statement_rows(self._graph, catalog(), self.lang, self._chosen(selected)))

    def _chosen(self, selected: bool) -> frozenset[str] | None:
        """Return the ids of the claims that are chosen, or that speak of the entities chosen; None for all."""
        if not selected:
            return None
        entities, claims = set(self.selection["entities"]), set(self.selection["claims"])
        edges = self._graph.edges(keys=True)
        return frozenset(key for one, other, key in edges if key in claims or (not claims and {one, other} & entities))


def _frame(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> pandas.DataFrame:
    try:
        import pandas
    except ImportError as error:
        raise UsageError("tables need pandas; install it with: pip install 'kgnews[notebook]'") from error
    # Where pyarrow is installed, pandas keeps strings in it, and it takes none with a surrogate alone.
    with pandas.option_context("mode.string_storage", "python"):
        return pandas.DataFrame(list(rows), columns=list(columns))
