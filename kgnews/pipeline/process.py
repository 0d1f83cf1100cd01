"""The work on articles itself: a function of them and the options alone, so that it can be done in any process.

A failing article is caught here: it becomes a ``Problem`` and the rest goes on. What is wrong with the installation itself (a
missing model, faulty data files) stops everything, since every article would fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from kgnews import resources
from kgnews.errors import DataError, InputError, KgnewsError, ModelError, UsageError
from kgnews.pipeline.engine import stages
from kgnews.pipeline.options import Options
from kgnews.records import Article, Extraction, Problem

LONGEST = 1_000_000  # characters of an article; the parser holds all of one in memory

Read: TypeAlias = Article | Problem
"""What a reader gives: an article, or why there is none."""

Outcome: TypeAlias = Extraction | Problem
"""What came of an article."""


def process(articles: Sequence[Article], options: Options) -> list[Outcome]:
    """Return what came of each of *articles*, in their order.

    Raises ModelError and DataError when the installation is at fault, and under ``options.strict`` the first failure.
    """
    return [extracted(article, options) for article in articles]


def extracted(article: Article, options: Options) -> Outcome:
    """Return what *article* states, or why that cannot be said. The text, which no graph keeps, is left out of it."""
    from kgnews.graph.fingerprint import fingerprint

    problems: list[Problem] = []
    with isolated(article.source, options.strict, problems):
        refuse_too_long(article)
        found = stages(options.models, options.gazetteers).extract(article, options.relations, options.lang)
        read = found.article
        read = replace(read, text="", headline=None, paragraphs=(), fingerprint=fingerprint(read))
        return replace(found, article=read)
    return problems[0]


@contextmanager
def isolated(source: str, strict: bool, problems: list[Problem]) -> Iterator[None]:
    """Add a failure to *problems*, unless it concerns every article or *strict* is set."""
    try:
        yield
    except (ModelError, DataError, UsageError):
        raise
    except KgnewsError as error:
        if strict:
            raise
        problems.append(Problem(source, str(error)))
    except Exception as error:
        # A fault of kgnews itself, in one article of perhaps ten thousand: said with its place, never hidden.
        message = f"{source}: kgnews failed on this article ({_where(error)}); please report it with the text"
        if strict:
            raise KgnewsError(message) from error
        problems.append(Problem(source, message))


def refuse_too_long(article: Article) -> None:
    """Raise InputError for an article that no memory holds."""
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
