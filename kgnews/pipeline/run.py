"""Reading inputs and extracting their articles, one by one: a run.

A failing input or article is caught here, once: it becomes a ``Problem`` and the rest goes on. What is wrong with the
installation itself (a missing model, faulty data files) stops everything, since every article would fail.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgnews import resources
from kgnews.errors import DataError, InputError, KgnewsError, ModelError, UsageError
from kgnews.pipeline.engine import catalog, stages
from kgnews.pipeline.memory import seldom_collected
from kgnews.records import Article, Extraction, Problem, Span, Statement

if TYPE_CHECKING:
    from kgnews.extract.explain import Explanation
    from kgnews.graph.schema import Graph

Source = str | Path
"""An input: the path of a file or folder, or "-" for standard input."""

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, and the name of the next one ("" at the end)."""

RELATIONS = ("named", "all")
STDIN = "-"
LONGEST = 1_000_000  # characters of an article; the parser holds all of one in memory
LOG = logging.getLogger(__name__)


class Counts(NamedTuple):
    """How much a run gave."""

    articles: int
    statements: int
    claims: int
    entities: int
    problems: int

    def __str__(self) -> str:
        return ", ".join(f"{name} {number}" for name, number in self._asdict().items())


@dataclass(frozen=True, slots=True)
class Build:
    """What ``build`` returns: the merged graph, what went wrong, and the counts of both.

    ``order`` are the ids of the articles in the order in which they were read, which the graph does not keep.
    """

    graph: Graph
    problems: tuple[Problem, ...]
    counts: Counts
    order: tuple[str, ...]

    def statements(self) -> list[Statement]:
        """Return the statements in the order of the articles and of their places in each."""
        from kgnews.graph.views import statements

        position = {article: number for number, article in enumerate(self.order)}

        def place(statement: Statement) -> tuple[int, Span, Span, Span, Span]:
            evidence = statement.evidence
            spans = (evidence.sentence, evidence.predicate, evidence.subject, evidence.object)
            return (position[evidence.article], *spans)

        return sorted(statements(self.graph), key=place)

    def _repr_html_(self) -> str:
        """Show the graph in a notebook."""
        return self.graph._repr_html_()

    def articles(self) -> dict[str, Article]:
        """Return the articles by id."""
        from kgnews.graph import schema

        return {article.id: article for article in self.graph.graph[schema.ARTICLES]}


@dataclass(frozen=True, slots=True)
class Options:
    """How to read and extract.

    ``lang`` is the language of every input, else it is detected. ``date`` is the day of publication where the text
    gives none (ISO, possibly partial). ``models`` are names or folders of spaCy models; each serves its own language,
    and the other languages use their best installed one. ``relations`` is "named" for the relations of the ontology or
    "all" for open ones too. ``strict`` raises the first failure instead of collecting it.
    """

    lang: str | None = None
    date: str | None = None
    models: tuple[str, ...] = ()
    relations: str = "named"
    strict: bool = False

    def __post_init__(self) -> None:
        known = resources.languages()
        if self.lang is not None and self.lang not in known:
            raise UsageError(
                f"language {self.lang!r}: kgnews has {', '.join(known)}; "
                f"to add one, make the folder kgnews/lang/{self.lang}, then run: kgnews check {self.lang}"
            )
        if self.date is not None:
            from kgnews.read.dates import check_given

            check_given(self.date)
        if self.relations not in RELATIONS:
            raise UsageError(f"relations {self.relations!r}: give one of {', '.join(RELATIONS)}")


def read(source: Source, *, lang: str | None = None, date: str | None = None) -> Iterator[Article]:
    """Yield the articles of *source*: a file, a folder (its files in the order of their names), or "-".

    *lang* and *date* are as in ``build``. Raises InputError for what cannot be read, UsageError for a bad option.

    >>> [article.lang for article in read("examples/articles")]  # doctest: +SKIP
    ['en', 'en', 'fr', 'fr']
    """
    options = Options(lang=lang, date=date)
    for path in _files(source):
        yield from _read(path, options)


def extract(article: Article, *, model: str | Sequence[str] | None = None, relations: str = "named") -> Extraction:
    """Return what *article* states, with the language's best installed model unless *model* names another.

    The model is loaded at the first call and kept. Raises ModelError if it is missing, InputError if the article is in
    a language that kgnews does not know, or longer than a million characters.
    """
    options = Options(models=tuple_of(model), relations=relations)
    refuse_too_long(article)
    return stages(options.models).extract(article, options.relations)


def build(
    inputs: Source | Iterable[Source],
    *,
    lang: str | None = None,
    date: str | None = None,
    model: str | Sequence[str] | None = None,
    relations: str = "named",
    strict: bool = False,
    progress: Progress | None = None,
) -> Build:
    """Return the graph of all articles in *inputs*; the options are those of ``Options``.

    The same articles give the same graph, whatever their order. Raises ModelError and DataError when the installation
    is at fault, UsageError for a bad option, and under *strict* the first failure of an input.

    >>> build(["examples/articles"]).counts.problems  # doctest: +SKIP
    0
    """
    from kgnews.graph.merge import merge

    run = Run(inputs, Options(lang, date, tuple_of(model), relations, strict), progress)
    with seldom_collected():
        graph = merge(run, catalog())
    return Build(graph, tuple(run.problems), counts(graph, len(run.problems)), tuple(run.order))


def counts(graph: Graph, problems: int = 0) -> Counts:
    """Return how much *graph* holds, beside the number of *problems* met on the way to it."""
    from kgnews.graph.views import count

    return Counts(*count(graph), problems=problems)


def explain(
    sentence: str, *, lang: str | None = None, date: str | None = None, model: str | Sequence[str] | None = None
) -> Explanation:
    """Return how *sentence* is understood: its clauses, arguments, and the lexicon entries that match or why none does.

    Raises InputError if the sentence is empty or its language, where *lang* is not given, cannot be told.
    """
    from kgnews.read.language import detect_language

    if not sentence.strip():
        raise InputError("the sentence is empty; give a sentence between quotes")
    options = Options(lang=lang, date=date, models=tuple_of(model))
    found = lang or detect_language(sentence, resources.languages(), "the sentence")
    return stages(options.models).extractor(found).explain(sentence, date)


@dataclass(slots=True)
class Run:
    """One pass over inputs: iterating gives the extractions, and fills ``problems`` and ``order`` on the way."""

    inputs: Source | Iterable[Source]
    options: Options
    progress: Progress | None = None
    problems: list[Problem] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Extraction]:
        for path in self._paths():
            with self._isolated(path):
                # What a file gave before it failed is kept.
                for article in _read(path, self.options):
                    extraction = self._extract(article)
                    if extraction is not None:
                        self.order.append(article.id)
                        LOG.info("%s: %s, statements %d", path, article.lang, len(extraction.statements))
                        yield extraction

    def _extract(self, article: Article) -> Extraction | None:
        with self._isolated(article.source):
            refuse_too_long(article)
            return stages(self.options.models).extract(article, self.options.relations, self.options.lang)
        return None

    def _paths(self) -> Iterator[str]:
        """Yield the files of all inputs, and tell ``progress`` before each."""
        paths: list[str] = []
        for source in [self.inputs] if isinstance(self.inputs, str | Path) else self.inputs:
            with self._isolated(str(source)):
                paths.extend(_files(source))
        for done, path in enumerate(paths):
            if self.progress:
                self.progress(done, len(paths), path)
            yield path
        if self.progress:
            self.progress(len(paths), len(paths), "")

    @contextmanager
    def _isolated(self, source: str) -> Iterator[None]:
        """Turn a failure into a Problem, unless it concerns every article or ``strict`` is set."""
        try:
            yield
        except (ModelError, DataError, UsageError):
            raise
        except KgnewsError as error:
            if self.options.strict:
                raise
            self.problems.append(Problem(source, str(error)))
        except Exception as error:
            # A fault of kgnews itself, in one article of perhaps ten thousand: said with its place, never hidden.
            message = f"{source}: kgnews failed on this article ({_where(error)}); please report it with the text"
            if self.options.strict:
                raise KgnewsError(message) from error
            self.problems.append(Problem(source, message))


def _files(source: Source) -> list[str]:
    """Return the files that *source* means, "-" for standard input; raise InputError if there is none."""
    from kgnews.read import find_files

    return [STDIN] if source == STDIN else [str(path) for path in find_files(source)]


def _read(path: str, options: Options) -> tuple[Article, ...]:
    from kgnews.read import read_bytes, read_file

    languages = resources.languages()
    if path == STDIN:
        data = sys.stdin.buffer.read()
        return read_bytes(data, "standard input", lang=options.lang, date=options.date, languages=languages)
    return read_file(path, lang=options.lang, date=options.date, languages=languages)


def refuse_too_long(article: Article) -> None:
    """Raise InputError for an article that is longer than a million characters."""
    if len(article.text) > LONGEST:
        raise InputError(
            f"{article.source or article.id}: {len(article.text):,} characters are too many for an article "
            f"(at most {LONGEST:,}); split the file into its articles"
        )


def _where(error: Exception) -> str:
    """Return the error and the innermost line of kgnews it came from."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if resources.PACKAGE in file.parents:
            place = f" at {file.relative_to(resources.PACKAGE.parent)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(error).__name__}: {error}{place}"


def tuple_of(model: str | Sequence[str] | None) -> tuple[str, ...]:
    """Return the models that a user named, one, some or none."""
    if model is None:
        return ()
    return (model,) if isinstance(model, str) else tuple(model)
