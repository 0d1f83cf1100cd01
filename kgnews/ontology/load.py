"""The whole of ``ontologies/`` as one Catalog, read from Turtle or from its compiled form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kgnews.errors import DataError
from kgnews.knowledge import Catalog, Gazetteer
from kgnews.ontology import compiled
from kgnews.resources import ontologies_folder

if TYPE_CHECKING:
    from kgnews.ontology.turtle import Faults

ONTOLOGY = "kgnews.ttl"
LEXICON = "lexicon"
GAZETTEER = "gazetteer"


def load_catalog(folder: Path | None = None, cache: Path | None = None, gazetteers: Sequence[Path] = ()) -> Catalog:
    """Return what the Turtle files of *folder* say: relations, lexicon entries by language, gazetteer.

    *folder* holds kgnews.ttl, lexicon/<xx>.ttl and gazetteer/*.ttl; None is the folder that comes with kgnews.
    *cache* is a folder in which a compiled form of the same content is kept, which loads faster; None is the user's
    cache folder for what comes with kgnews, and no cache for anything else. A compiled form that is stale, broken
    or cannot be written is passed over without a word. *gazetteers* are further files of known things, which add to the gazetteer
    and are read each time.

    Raises DataError with all faults of all files, one a line.

    >>> load_catalog().relations["met"].planned
    'willMeet'
    """
    if folder is None:
        folder = ontologies_folder()
        cache = cache or compiled.default_folder()
    digest = files_digest(folder)
    catalog = compiled.read(cache, folder, digest) if cache else None
    if catalog is None:
        catalog = _from_turtle(folder, digest)
        if cache:
            compiled.write(cache, folder, catalog)
    return _extended(catalog, gazetteers) if gazetteers else catalog


def _extended(catalog: Catalog, gazetteers: Sequence[Path]) -> Catalog:
    """Return *catalog* with what the files *gazetteers* add, and a digest of these too."""
    from kgnews.ontology.gazetteer import extend_gazetteer

    gazetteer = extend_gazetteer(catalog.gazetteer, gazetteers)
    total = sha256(catalog.digest.encode())
    for path in gazetteers:
        total.update(path.read_bytes())
    return replace(catalog, gazetteer=gazetteer, digest=total.hexdigest())


def files_digest(folder: Path) -> str:
    """Return the SHA-256 of the names and contents of the Turtle files of *folder*; the same on every machine."""
    total = sha256()
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            content = sha256(path.read_bytes()).hexdigest()
        except OSError:
            content = "unreadable"  # whoever reads the file next says why
        total.update(f"{name}\n{content}\n".encode())
    return total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    yield folder / ONTOLOGY
    for part in (LEXICON, GAZETTEER):
        yield from sorted((folder / part).glob("*.ttl"))


def _from_turtle(folder: Path, digest: str) -> Catalog:
    # Imported here: a compiled form needs no RDF library.
    from kgnews.ontology.lexicon import read_lexicon
    from kgnews.ontology.relations import read_names, read_relations
    from kgnews.ontology.turtle import Faults, read_turtle

    faults = Faults()
    ontology = read_turtle(folder / ONTOLOGY, f"{folder.name}/{ONTOLOGY}", faults)
    names = read_names(ontology) if ontology else None
    relations = read_relations(ontology, names, faults) if ontology and names else {}
    lexicon = {}
    for path in sorted((folder / LEXICON).glob("*.ttl")):
        triples = read_turtle(path, f"{folder.name}/{LEXICON}/{path.name}", faults)
        if triples and names:
            lexicon[path.stem] = read_lexicon(triples, path.stem, names, relations, faults)
    gazetteer = _gazetteer(folder / GAZETTEER, faults)
    if faults.lines:
        raise DataError("\n".join(faults.lines))
    return Catalog(relations=relations, lexicon=lexicon, gazetteer=gazetteer, digest=digest)


def _gazetteer(folder: Path, faults: Faults) -> Gazetteer:
    """Return the gazetteer of *folder*, an empty one where there is no such folder."""
    empty = Gazetteer(entities={}, offices={}, terms=())
    if not any(folder.glob("*.ttl")):
        return empty
    from kgnews.ontology.gazetteer import load_gazetteer  # it parses with an RDF library, see above

    try:
        return load_gazetteer(folder)
    except DataError as error:
        faults.lines.extend(str(error).splitlines())
        return empty
