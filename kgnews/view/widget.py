"""The explorer in a notebook: JupyterLab, VS Code, Colab, by way of anywidget (https://anywidget.dev)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import anywidget
import traitlets

from kgnews.errors import UsageError
from kgnews.graph.schema import Graph
from kgnews.ontology.terms import read_vocabulary
from kgnews.pipeline import Build, catalog, read_graph, read_store
from kgnews.view.data import explorer_data
from kgnews.view.frames import claim_rows, statement_rows
from kgnews.view.page import LANGUAGES, bundle, style

if TYPE_CHECKING:
    import pandas

Seen: TypeAlias = Graph | Build | str | Path
"""What can be explored: a graph, what ``build`` returns, a file of RDF, the folder of a store, the address of a server."""

THEMES = ("auto", "light", "dark")


def explore(seen: Seen, *, lang: str = "en", height: int = 560, title: str = "", theme: str = "auto") -> Explorer:
    """Return a widget that shows *seen*, a graph or where one is.

    *lang* is the language of the interface, "en" or "fr"; *height* is in pixels; *theme* is "auto", "light" or "dark".
    Raises UsageError for a bad option, InputError for what cannot be read.

    >>> explore("out/demo.ttl").selection  # doctest: +SKIP
    {'entities': [], 'claims': []}
    """
    return Explorer(graph_of(seen), lang=lang, height=height, title=title, theme=theme)


def graph_of(seen: Seen) -> Graph:
    """Return the graph that *seen* is or leads to; InputError if it cannot be read."""
    if isinstance(seen, Build):
        return seen.graph
    if isinstance(seen, str | Path):
        return read_graph([seen]) if Path(seen).is_file() else read_store(str(seen))
    return seen


class Explorer(anywidget.AnyWidget):
    """The explorer of one graph. ``selection``, ``state``, ``lang``, ``theme`` and ``height`` can be read and set.

    ``selection`` has the ids of the chosen entities and claims; ``state`` restores a view, and is what the page writes into its
    address.
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _data = traitlets.Bytes().tag(sync=True)
    selection = traitlets.Dict().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    lang = traitlets.Enum(LANGUAGES, "en").tag(sync=True)
    theme = traitlets.Enum(THEMES, "auto").tag(sync=True)
    height = traitlets.Int(560, min=200).tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)

    def __init__(self, graph: Graph, **options: Any) -> None:
        for name, known in (("lang", LANGUAGES), ("theme", THEMES)):
            if options.get(name, known[0]) not in known:
                raise UsageError(f"{name} {options[name]!r}: give one of {', '.join(known)}")
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
        self._graph = graph_of(seen)
        self._data = explorer_data(self._graph, catalog(), read_vocabulary(), self.title)

    @traitlets.validate("selection")
    def _known(self, proposal: Mapping[str, Any]) -> dict[str, list[str]]:
        chosen = {part: list(proposal["value"].get(part, ())) for part in ("entities", "claims")}
        claims = {key for _one, _other, key in self._graph.edges(keys=True)} if chosen["claims"] else set()
        unknown = [one for one in chosen["entities"] if one not in self._graph]
        unknown += [one for one in chosen["claims"] if one not in claims]
        if unknown:
            raise UsageError(f"selection: the graph has no {', '.join(map(repr, unknown[:3]))}; give ids of it")
        return chosen

    def table(self, selected: bool = False) -> pandas.DataFrame:
        """Return the claims as a pandas frame, a row each; with *selected*, only those chosen, or of what is chosen."""
        return _frame(claim_rows(self._graph, catalog(), self.lang, self._chosen(selected)))

    def statements(self, selected: bool = False) -> pandas.DataFrame:
        """Return the statements behind the claims as a pandas frame: a row for each place in a text, with its sentence."""
        return _frame(statement_rows(self._graph, catalog(), self.lang, self._chosen(selected)))

    def _chosen(self, selected: bool) -> frozenset[str] | None:
        """Return the ids of the claims that are chosen, or that speak of the entities chosen; None for all."""
        if not selected:
            return None
        entities, claims = set(self.selection["entities"]), set(self.selection["claims"])
        edges = self._graph.edges(keys=True)
        return frozenset(key for one, other, key in edges if key in claims or (not claims and {one, other} & entities))


def _frame(rows: Iterable[Mapping[str, Any]]) -> pandas.DataFrame:
    try:
        import pandas
    except ImportError as error:
        raise UsageError("tables need pandas; install it with: pip install pandas") from error
    return pandas.DataFrame(list(rows))
