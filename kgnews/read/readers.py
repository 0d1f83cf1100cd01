"""The table of readers, and reading of files, folders and bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePath

from kgnews.errors import InputError
from kgnews.read.archives import is_arc, is_warc, read_arc, read_warc
from kgnews.read.containers import CONTAINERS, unpacked
from kgnews.read.dates import check_given
from kgnews.read.feeds import is_feed, read_feed
from kgnews.read.files import find_paths
from kgnews.read.formats import Found, Options, Reader
from kgnews.read.inputs import LONGEST_FILE, Input, input_of, open_input
from kgnews.read.json_articles import is_json, ninjs_revisions, read_json
from kgnews.read.markup import xml_root
from kgnews.read.newsml import is_newsml, newsml_revisions, read_newsml
from kgnews.read.nitf import is_nitf, read_nitf
from kgnews.read.page import is_page, read_page
from kgnews.read.parquet import is_parquet, read_parquet
from kgnews.read.patterns import known_languages
from kgnews.read.plain import read_text
from kgnews.read.revisions import Revision, latest_of
from kgnews.read.tables import is_table, read_table
from kgnews.records import Article, Problem

# The first whose sniffer says yes is taken, else the one that the suffix names. Plain text has no mark of its own.
READERS: Mapping[str, Reader] = {
    "warc": Reader((".warc", ".wet"), is_warc, read_warc),
    "arc": Reader((".arc",), is_arc, read_arc),
    "parquet": Reader((".parquet",), is_parquet, read_parquet),
    "newsml": Reader((".newsml",), is_newsml, read_newsml),
    "nitf": Reader((".nitf",), is_nitf, read_nitf),
    "feed": Reader((".rss", ".atom", ".rdf"), is_feed, read_feed),
    "json": Reader((".json", ".jsonl", ".ndjson", ".ninjs"), is_json, read_json),
    "table": Reader((".csv", ".tsv", ".tab"), is_table, read_table),
    "html": Reader((".html", ".htm", ".xhtml"), is_page, read_page),
    "text": Reader((".txt", ""), lambda head: False, read_text),
}

_VERSIONED = (".xml", ".newsml", ".json", ".jsonl", ".ndjson", ".ninjs")  # suffixes of formats that have versions
_SNIFFED = 4096  # bytes of a file of unknown suffix in a folder that are looked at


def read(
    source: str | Path,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str = "",
    languages: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Iterator[Article]:
    """Read the articles of a file, of a folder and the folders in it, or of a pattern, in the order of their paths.

    *lang* is the language (detected when None, among *languages*, by default all that have reading patterns);
    *date* the ISO date of publication, or only its year or month (without it, what the text says; never
    today's); *url* where the article comes from; *columns* say where tables and JSON Lines hold what, as in
    ``{"text": "body"}``. *on_problem* is told of each file and each article that cannot be read, and the others go
    on; without it the first one raises.

    Raises InputError (no such file, no permission, no text, no article, unknown language), UsageError (date).

    Example: ``[article.title for article in read("dispatches/", date="2015-11-17")]``
    """
    paths = find_files(source)
    latest = find_revisions(paths) if len(paths) > 1 else {}
    options = replace(_options(str(source), lang, date, url, languages, columns), latest=latest)
    for path in paths:
        yield from _articles(_isolated(path, replace(options, source=str(path))), on_problem)


def read_file(
    path: str | Path,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str = "",
    languages: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[Article, ...]:
    """Read the articles of one file; arguments and errors as for `read`."""
    options = _options(str(path), lang, date, url, languages, columns)
    return tuple(_articles(read_path(path, options), None))


def read_bytes(
    data: bytes,
    source: str,
    *,
    lang: str | None = None,
    date: str | None = None,
    url: str = "",
    languages: Sequence[str] | None = None,
    columns: Mapping[str, str] | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> tuple[Article, ...]:
    """Read the articles in *data*, as from standard input; *source* names it, its suffix where the content does not tell.

    Other arguments and errors as for `read`.

    Example: ``read_bytes(sys.stdin.buffer.read(), "standard input", lang="fr")``
    """
    options = _options(source, lang, date, url, languages, columns)
    return tuple(_articles(read_input(input_of(data, source), options), on_problem))


def read_data(path: str | Path) -> bytes:
    """Return what a file holds, whatever it is; raise InputError if it cannot be read."""
    given = open_input(path)
    with closing(given.stream):
        return given.document(LONGEST_FILE)


def read_path(path: str | Path, options: Options) -> Iterator[Found]:
    """Yield what is found in the file *path*, as `read_input` does, and close it."""
    given = open_input(path)
    with closing(given.stream):
        yield from read_input(given, options)


def read_input(given: Input, options: Options) -> Iterator[Found]:
    """Yield the articles in *given*, and a Problem for each that cannot be read.

    Raises InputError where all of it cannot be read, or nothing more after what was yielded.
    """
    for member in unpacked(given):
        if isinstance(member, Problem):
            yield member
        elif member.name == given.name:
            yield from _reader(member, options.columns).read(member, replace(options, source=member.name))
        else:
            try:
                yield from _reader(member, options.columns).read(member, replace(options, source=member.name))
            except InputError as error:
                yield Problem(member.name, str(error))


def find_files(source: str | Path) -> list[Path]:
    """Return the files that *source* means: itself, or the readable ones of a folder and the folders in it, sorted.

    In a folder, hidden files and files of unknown formats are passed over. *source* may be a pattern with wildcards.
    Raises InputError where there is no such file or nothing to read.
    """
    return find_paths(source, _is_readable, _formats())


def find_revisions(paths: Iterable[str | Path]) -> dict[str, Revision]:
    """Return the latest version of each news item in NewsML-G2 and ninjs among the files *paths*, by identifier.

    Files that cannot be read have none. Given to ``Options.latest``, a correction replaces what it corrects in another file.
    """
    latest: dict[str, Revision] = {}
    for path in paths:
        if PurePath(path).suffix.lower() not in _VERSIONED:
            continue
        try:
            given = open_input(path)
            with closing(given.stream):
                found = newsml_revisions(given) if is_newsml(given.head) else []
                if b'"uri"' in given.head and is_json(given.head):
                    found = ninjs_revisions(given)
        except InputError:
            continue
        latest = latest_of(found, latest)
    return latest


def _options(
    source: str,
    lang: str | None,
    date: str | None,
    url: str,
    languages: Sequence[str] | None,
    columns: Mapping[str, str] | None,
) -> Options:
    known = tuple(languages) if languages is not None else known_languages()
    if lang is not None and lang not in known:
        raise InputError(f"{source}: unknown language {lang!r}; kgnews reads {', '.join(known)}")
    return Options(source, lang, check_given(date) if date else None, url, known, columns or {})


def _isolated(path: Path, options: Options) -> Iterator[Found]:
    """Read *path*, its failure as a Problem at the end."""
    try:
        yield from read_path(path, options)
    except InputError as error:
        yield Problem(str(path), str(error))


def _articles(found: Iterator[Found], on_problem: Callable[[Problem], None] | None) -> Iterator[Article]:
    for one in found:
        if isinstance(one, Article):
            yield one
        elif on_problem is None:
            raise InputError(one.message)
        else:
            on_problem(one)


def _is_readable(path: Path) -> bool:
    """Whether the suffix is known, or the content can be nothing else than what a reader reads."""
    if _by_suffix(path.name) is not None or path.suffix.lower() in _packed():
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_SNIFFED)
    except OSError:
        return False
    return any(reader.sniff(head) for reader in READERS.values())


def _reader(given: Input, columns: Mapping[str, str]) -> Reader:
    known = next((reader for reader in READERS.values() if reader.sniff(given.head)), None) or _by_suffix(given.file)
    if known is READERS["text"] and not given.suffix and columns:
        return READERS["table"]  # only tables have columns to map
    if known is None and (root := xml_root(given.head)[0]):
        raise InputError(
            f"{given.name}: this XML is none of the news formats that kgnews reads: its root is {root[:40]!r}"
        )
    if known is None:
        raise InputError(f"{given.name}: no reader for {given.suffix} files; kgnews reads {_formats()}")
    return known


def _by_suffix(name: str) -> Reader | None:
    suffix = PurePath(name).suffix.lower()
    return next((reader for reader in READERS.values() if suffix in reader.suffixes), None)


def _packed() -> set[str]:
    return {suffix for container in CONTAINERS.values() for suffix in container.suffixes}


def _formats() -> str:
    suffixes = sorted({suffix for reader in READERS.values() for suffix in reader.suffixes if suffix} | _packed())
    return f"{', '.join(suffixes)} and files without suffix"
