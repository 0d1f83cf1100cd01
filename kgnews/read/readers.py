"""The table of readers, and reading of files, folders and bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kgnews.errors import InputError
from kgnews.ids import article_id
from kgnews.read.dates import check_given, publication
from kgnews.read.decode import decode
from kgnews.read.language import detect_language
from kgnews.read.patterns import known_languages, load_patterns
from kgnews.read.text import lay_out
from kgnews.records import Article, Problem


@dataclass(frozen=True, slots=True)
class Options:
    """What the user says about the input; empty values are found out from it."""

    source: str  # the input's name, for messages
    lang: str | None = None
    date: str | None = None
    url: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the suffixes of its files, how to know it by its content, and what reads it.

    ``sniff`` is asked only where there is no suffix, as on standard input; the first of the table that says
    yes is taken. ``read`` raises InputError where the bytes hold no article.
    """

    suffixes: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    read: Callable[[bytes, Options], Sequence[Article]]


def read_text(data: bytes, options: Options) -> tuple[Article, ...]:
    """Read one article of plain text.

    Raises InputError where *data* is no text, its language is unknown, or it holds no article.
    """
    text = decode(data, options.source)
    lang = options.lang or detect_language(text, options.languages, options.source)
    layout = lay_out(text, load_patterns(lang))
    if not layout.is_article(text):
        raise InputError(
            f"{options.source}: no article found, only short lines as on a front page; give a file with the whole text"
        )
    article = Article(
        id=article_id(text, options.url),
        text=text,
        lang=lang,
        title=" ".join(layout.headline.of(text).split()) if layout.headline else "",
        url=options.url,
        agency=layout.agency,
        authors=tuple(layout.authors),
        editors=tuple(layout.editors),
        dateline_place=layout.place,
        published=publication(options.date, layout.dates),
        headline=layout.headline,
        paragraphs=tuple(layout.paragraphs),
        source=options.source,
    )
    return (article,)


# Plain text stands last: its sniffer takes anything.
READERS: Mapping[str, Reader] = {
    "text": Reader(suffixes=(".txt", ""), sniff=lambda data: True, read=read_text),
}


def read(
    source: str | Path,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str = "",
    languages: Sequence[str] | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Article]:
    """Read the articles of a file, or of a folder and the folders in it, in the order of their paths.

    *lang* is the language (detected when None, among *languages*, by default all that have reading patterns);
    *date* the ISO date of publication, or only its year or month (without it, what the text says; never
    today's); *url* where the article comes from. *on_problem* is told of each file that cannot be read, and
    the others go on; without it the first such file raises.

    Raises InputError (no such file, no permission, no text, no article, unknown language), UsageError (date).

    Example: ``[article.title for article in read("dispatches/", date="2015-11-17")]``
    """
    for path in find_files(source):
        try:
            articles = read_file(path, lang=lang, date=date, url=url, languages=languages)
        except InputError as error:
            if on_problem is None:
                raise
            on_problem(Problem(str(path), str(error)))
            continue
        yield from articles


def read_file(
    path: str | Path,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str = "",
    languages: Sequence[str] | None = None,
) -> tuple[Article, ...]:
    """Read the articles of one file; arguments and errors as for `read`."""
    return read_bytes(read_data(path), str(path), lang=lang, date=date, url=url, languages=languages)


def read_data(path: str | Path) -> bytes:
    """Return what a file holds; raise InputError if it cannot be read."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(_why(path, error)) from error


def read_bytes(
    data: bytes,
    source: str,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str = "",
    languages: Sequence[str] | None = None,
) -> tuple[Article, ...]:
    """Read the articles in *data*, as from standard input; *source* names it and its suffix tells the format.

    Other arguments and errors as for `read`.

    Example: ``read_bytes(sys.stdin.buffer.read(), "standard input", lang="fr")``
    """
    known = tuple(languages) if languages is not None else known_languages()
    if lang is not None and lang not in known:
        raise InputError(f"{source}: unknown language {lang!r}; kgnews reads {', '.join(known)}")
    options = Options(source, lang, check_given(date) if date else None, url, known)
    return tuple(_reader(source, data).read(data, options))


def find_files(source: str | Path) -> list[Path]:
    """Return the files that *source* means: itself, or the readable ones of a folder and the folders in it, sorted.

    In a folder, hidden files and files of unknown formats are passed over. Raises InputError where there is
    no such file or nothing to read.
    """
    path = Path(source)
    try:
        if not path.is_dir():
            path.stat()
            return [path]
    except OSError as error:
        raise InputError(_why(path, error)) from error
    files = sorted(_walk(path))
    if not files:
        raise InputError(f"{path}: no file to read in this folder; kgnews reads {_formats()}")
    return files


def _walk(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise InputError(_why(error.filename or folder, error)) from error

    for root, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and _by_suffix(name) is not None:
                yield Path(root) / name


def _reader(source: str, data: bytes) -> Reader:
    suffix = PurePath(source).suffix
    if not suffix:
        return next(reader for reader in READERS.values() if reader.sniff(data))
    reader = _by_suffix(source)
    if reader is None:
        raise InputError(f"{source}: no reader for {suffix} files; kgnews reads {_formats()}")
    return reader


def _by_suffix(name: str) -> Reader | None:
    suffix = PurePath(name).suffix.lower()
    return next((reader for reader in READERS.values() if suffix in reader.suffixes), None)


def _formats() -> str:
    suffixes = sorted({suffix for reader in READERS.values() for suffix in reader.suffixes if suffix})
    return f"{', '.join(suffixes)} and files without suffix"


def _why(path: object, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{path}: no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return f"{path}: no permission to read it; change its permissions or copy it"
    return f"{path}: cannot be read: {error.strerror or error}"
