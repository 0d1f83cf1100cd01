"""Reading inputs and extracting their articles: a run.

A failing input or article becomes a ``Problem`` (``process.isolated``) and the rest goes on. What is wrong with the installation
itself (a missing model, faulty data files) stops everything, since every article would fail.
"""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kgnews import resources
from kgnews.errors import InputError, UsageError
from kgnews.pipeline.engine import catalog, stages, tell
from kgnews.pipeline.identity import decided, read_decisions
from kgnews.pipeline.memory import seldom_collected
from kgnews.pipeline.options import Options, tuple_of
from kgnews.pipeline.process import Outcome, Read, extracted, isolated, process, refuse_too_long
from kgnews.pipeline.reading import STDIN, Source, files, found_in, latest_revisions
from kgnews.records import Article, Extraction, Problem, Span, Statement

if TYPE_CHECKING:
    from kgnews.extract.explain import Explanation
    from kgnews.graph.schema import Graph
    from kgnews.knowledge import Decisions
    from kgnews.pipeline.cluster import Cluster
    from kgnews.pipeline.profiling import Profile
    from kgnews.pipeline.state import State
    from kgnews.pipeline.workers import Processes, Work

Progress = Callable[[int, int, str], None]
"""Told before each file: how many are done, how many there are, and the name of the next one ("" at the end)."""

ENGINES = ("processes", "ray")
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


def read(
    source: Source,
    *,
    lang: str | None = None,
    date: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Article]:
    """Yield the articles of *source*: a file, a folder (its files in the order of their names), a pattern, or "-".

    The options are as in ``build``. Raises InputError for what cannot be read, UsageError for a bad option.

    >>> [article.lang for article in read("examples/articles")]  # doctest: +SKIP
    ['en', 'en', 'fr', 'fr']
    """
    options = Options(lang=lang, date=date, strict=True, columns=columns or {})
    paths = files(source)
    latest = latest_revisions(paths)
    for path in paths:
        for found in found_in(path, options, latest):
            if isinstance(found, Article):
                yield found


def extract(article: Article, *, model: str | Sequence[str] | None = None, relations: str = "named") -> Extraction:
    """Return what *article* states, with the language's best installed model unless *model* names another.

    The model is loaded at the first call and kept. Raises ModelError if it is missing, InputError if the article is in
    a language that kgnews does not know, or longer than a million characters.
    """
    options = Options(models=tuple_of(model), relations=relations)
    refuse_too_long(article)
    return stages(options.models, options.gazetteers).extract(article, options.relations)


def build(
    inputs: Source | Iterable[Source],
    *,
    lang: str | None = None,
    date: str | None = None,
    model: str | Sequence[str] | None = None,
    relations: str = "named",
    strict: bool = False,
    columns: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    engine: str = ENGINES[0],
    state: Source | None = None,
    prune: bool = False,
    identity: Source | None = None,
    gazetteers: Sequence[Source] = (),
    profile: Profile | None = None,
) -> Build:
    """Return the graph of all articles in *inputs*; the options are those of ``Options``.

    The same articles give the same graph, whatever their order and however many processes are the *workers*; with the *engine*
    "ray" those are of the Ray cluster that RAY_ADDRESS names, or on this machine. What is done is kept in the file *state*: a run
    that was stopped goes on where it was, and the articles of earlier runs belong to the graph too, except those that are no
    longer in *inputs* if they are to be pruned (*prune*). The decisions in the file *identity* hold in the graph; see
    ``kgnews.read.decisions``. The files *gazetteers* add to the things that are known. Where the time goes is added to
    *profile*, which one process alone can do.

    Raises ModelError and DataError when the installation is at fault, UsageError for a bad option, InputError or OutputError
    for a state or decisions that cannot be used, and under *strict* the first failure of an input.

    >>> build(["examples/articles"]).counts.problems  # doctest: +SKIP
    0
    """
    options = Options(lang, date, tuple_of(model), relations, strict, columns or {}, tuple(map(str, gazetteers)))
    with run_over(inputs, options, progress, workers, engine, state, prune, profile) as run:
        return graph_of(run, read_decisions(identity))


def graph_of(run: Run, decisions: Decisions | None = None) -> Build:
    """Return the graph of all that *run* gives, in which *decisions* hold."""
    from kgnews.graph.merge import merge

    known = catalog(run.options.gazetteers)
    with seldom_collected(), run.profile.timed("merging") if run.profile else nullcontext():
        graph = decided(merge(run, known), decisions, known)
    return Build(graph, tuple(run.problems), counts(graph, len(run.problems)), tuple(run.order))


@contextmanager
def run_over(
    inputs: Source | Iterable[Source],
    options: Options,
    progress: Progress | None = None,
    workers: int = 1,
    engine: str = ENGINES[0],
    state: Source | None = None,
    prune: bool = False,
    profile: Profile | None = None,
) -> Iterator[Run]:
    """Give a run over *inputs*, with its state open. Raises UsageError for a bad option, and what a state may raise."""
    if workers < 1:
        raise UsageError(f"workers {workers}: give 1 or more")
    if engine not in ENGINES:
        raise UsageError(f"engine {engine!r}: give one of {', '.join(ENGINES)}")
    if profile is not None and (workers > 1 or engine != ENGINES[0]):
        raise UsageError("profile: only what one process does is measured; give no --workers")
    if prune and state is None:
        raise UsageError("prune: only what a state keeps can be pruned; give --state FILE")
    with _state(state, options) as kept:
        yield Run(inputs, options, progress, workers, engine, kept, prune, profile)


def counts(graph: Graph, problems: int = 0) -> Counts:
    """Return how much *graph* holds, beside the number of *problems* met on the way to it."""
    from kgnews.graph.views import count

    return Counts(*count(graph), problems=problems)


def explain(
    sentence: str,
    *,
    lang: str | None = None,
    date: str | None = None,
    model: str | Sequence[str] | None = None,
    gazetteers: Sequence[Source] = (),
) -> Explanation:
    """Return how *sentence* is understood: its clauses, arguments, and the lexicon entries that match or why none does.

    Raises InputError if the sentence is empty or its language, where *lang* is not given, cannot be told.
    """
    from kgnews.read.language import detect_language

    if not sentence.strip():
        raise InputError("the sentence is empty; give a sentence between quotes")
    options = Options(lang=lang, date=date, models=tuple_of(model), gazetteers=tuple(map(str, gazetteers)))
    found = lang or detect_language(sentence, resources.languages(), "the sentence")
    return stages(options.models, options.gazetteers).extractor(found).explain(sentence, date)


@dataclass(slots=True)
class Run:
    """One pass over inputs: iterating gives the extractions, and fills ``problems`` and ``order`` on the way.

    The work is done by as many processes as ``workers``, by this one if it is 1, or by the ``engine`` "ray". With a ``state``,
    what is known is not done again, and what is kept of other runs comes too; ``prune`` first forgets what this run has
    not seen, unless inputs failed.
    """

    inputs: Source | Iterable[Source]
    options: Options
    progress: Progress | None = None
    workers: int = 1
    engine: str = ENGINES[0]
    state: State | None = None
    prune: bool = False
    profile: Profile | None = None
    problems: list[Problem] = field(default_factory=list)
    order: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Extraction]:
        for extraction in self._extracted(self._read()) if self.state is None else self._kept(self.state):
            self.order.append(extraction.article.id)
            yield extraction

    def _kept(self, state: State) -> Iterator[Extraction]:
        """Do what *state* does not know, then yield all that it keeps."""
        places: deque[tuple[str, int]] = deque()  # of the articles that are being done
        known = 0

        def unknown() -> Iterator[Read]:
            nonlocal known
            for position, (place, one) in enumerate(_placed(self._found())):
                if isinstance(one, Article):
                    if state.seen(place, one, position):
                        known += 1
                        continue
                    places.append((place, position))
                yield one

        for one, outcome in self._done(unknown()):
            if isinstance(one, Article):
                place, position = places.popleft()
                if isinstance(outcome, Extraction):
                    state.keep(place, one, position, outcome)
        LOG.info("state: articles known already %d", known)
        if self.prune and self.problems:
            LOG.warning("state: nothing is pruned, since %d inputs failed", len(self.problems))
        elif self.prune:
            state.prune()
        yield from state.extractions()

    def _extracted(self, read: Iterable[Read]) -> Iterator[Extraction]:
        for _one, outcome in self._done(read):
            if isinstance(outcome, Extraction):
                yield outcome

    def _done(self, read: Iterable[Read]) -> Iterator[tuple[Read, Outcome]]:
        """Yield each of *read* with what came of it; of problems, take note."""
        for one, outcome in (
            self._here(read) if self.engine == ENGINES[0] and self.workers == 1 else self._in_processes(read)
        ):
            if isinstance(outcome, Problem):
                self.problems.append(outcome)
            elif isinstance(one, Article):
                LOG.info("%s: %s, statements %d", one.source, one.lang, len(outcome.statements))
            yield one, outcome

    def _here(self, read: Iterable[Read]) -> Iterator[tuple[Read, Outcome]]:
        for one in read if self.profile is None else self.profile.each("reading", read):
            if isinstance(one, Problem):
                yield one, one
            elif self.profile is None:
                yield one, extracted(one, self.options)
            else:
                yield one, self._timed(one, self.profile)

    def _timed(self, article: Article, profile: Profile) -> Outcome:
        """Extract *article*, and note what the parser and what the rules take of the time."""
        with profile.timed("rules"):
            engine = stages(self.options.models, self.options.gazetteers)
            loading, parsing = engine.loading, engine.parsing
            outcome = extracted(article, self.options)
            profile.seconds["loading"] += engine.loading - loading
            profile.seconds["parsing"] += engine.parsing - parsing
        return outcome

    def _in_processes(self, read: Iterable[Read]) -> Iterator[tuple[Read, Outcome]]:
        from kgnews.pipeline.batches import done_in

        with _pool(self.engine, self.workers, partial(process, options=self.options)) as pool:
            yield from done_in(pool, self._told(read))

    def _told(self, read: Iterable[Read]) -> Iterator[Read]:
        """Note here which models the processes use."""
        given = self.options.lang is not None
        seen: set[str] = set()
        for one in read:
            if isinstance(one, Article) and one.lang not in seen and one.lang in resources.languages():
                seen.add(one.lang)
                tell(one.lang, stages(self.options.models, self.options.gazetteers).choose(one.lang, given))
            yield one

    def _read(self) -> Iterator[Read]:
        return (one for _path, one in self._found())

    def _found(self) -> Iterator[tuple[str, Read]]:
        """Yield what is read, each with the file that it is in."""
        paths = self._files()
        latest = latest_revisions(paths)
        for path in self._told_of(paths):
            failed: list[Problem] = []
            with isolated(path, self.options.strict, failed):
                for one in found_in(path, self.options, latest):  # what a file gave before it failed is kept
                    yield path, one
            for problem in failed:
                yield path, problem

    def _files(self) -> list[str]:
        """Return the files of all inputs."""
        paths: list[str] = []
        for source in [self.inputs] if isinstance(self.inputs, str | Path) else self.inputs:
            with isolated(str(source), self.options.strict, self.problems):
                paths.extend(files(source))
        return paths

    def _told_of(self, paths: Sequence[str]) -> Iterator[str]:
        """Yield *paths*, and tell ``progress`` before each."""
        for done, path in enumerate(paths):
            if self.progress:
                self.progress(done, len(paths), path)
            yield path
        if self.progress:
            self.progress(len(paths), len(paths), "")


def _placed(found: Iterable[tuple[str, Read]]) -> Iterator[tuple[str, Read]]:
    """Yield what is read with its place: the address of an article, or where in a file it is; further ones there are numbered."""
    times: Counter[str] = Counter()
    for path, one in found:
        place = ""
        if isinstance(one, Article):
            # What standard input gives has no place of its own.
            inside = one.source.removeprefix(path)
            place = one.url or (one.id if path == STDIN else f"{Path(path).absolute()}{inside}")
            times[place] += 1
            if times[place] > 1:
                place = f"{place} #{times[place]}"
        yield place, one


def _pool(engine: str, workers: int, work: Work) -> Processes | Cluster:
    if engine == "ray":
        from kgnews.pipeline.cluster import Cluster

        return Cluster(workers, work)
    from kgnews.pipeline.workers import Processes

    return Processes(workers, work)


@contextmanager
def _state(path: Source | None, options: Options) -> Iterator[State | None]:
    if path is None:
        yield None
        return
    from kgnews.pipeline.signature import signature
    from kgnews.pipeline.state import open_state

    with open_state(Path(path), signature(options)) as state:
        yield state
