"""A Catalog as one JSON file, so that a run need not parse the Turtle again.

Records become lists of their fields in order, by their own type hints, so this module does not change when a field
is added. The first line names the format, what the file was made from and a checksum of the rest; anything that does
not fit makes ``read`` return None. JSON, because a file in a cache folder must not be able to run code.
"""

from __future__ import annotations

import gc
import json
import os
import tempfile
import types
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from kgnews import knowledge, records
from kgnews.knowledge import Catalog

_FORMAT = "kgnews-catalog"
_Decoder = Callable[[Any], Any]


def default_folder() -> Path | None:
    """Return the user's cache folder, or None where the system does not tell."""
    from platformdirs import user_cache_path

    try:
        return user_cache_path("kgnews", appauthor=False)
    except (OSError, RuntimeError):
        return None


def read(cache: Path, source: Path, digest: str) -> Catalog | None:
    """Return the Catalog compiled from *source* of that *digest*; None if there is none to be trusted."""
    try:
        head, _, body = _file(cache, source).read_bytes().partition(b"\n")
        if head.decode() != _head(digest, body):
            return None
        with _no_collection():
            catalog = _decoder(Catalog, {})(json.loads(body))
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return catalog if isinstance(catalog, Catalog) else None


def write(cache: Path, source: Path, catalog: Catalog) -> None:
    """Keep *catalog*, compiled from *source*; the file appears whole or not at all. A failure is passed over."""
    body = json.dumps(_encode(catalog), ensure_ascii=False, separators=(",", ":")).encode()
    target = _file(cache, source)
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=target.name, suffix=".part", dir=cache)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(_head(catalog.digest, body).encode() + b"\n" + body)
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)


def _file(cache: Path, source: Path) -> Path:
    """Return the file for *source*: one for each folder of Turtle, so that old forms do not pile up."""
    return cache / f"catalog-{sha256(str(source.resolve()).encode()).hexdigest()[:16]}.json"


def _head(digest: str, body: bytes) -> str:
    return f"{_FORMAT} {_code_digest()} {digest} {sha256(body).hexdigest()}"


def _code_digest() -> str:
    """Return a digest of the code that makes and reads the compiled form, which must agree with it."""
    total = sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), Path(knowledge.__file__), Path(records.__file__)):
        total.update(path.read_bytes())
    return total.hexdigest()


def _encode(value: Any) -> Any:
    if is_dataclass(value):
        return [_encode(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _encode(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_encode(item) for item in value)
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    return value


def _decoder(hint: Any, known: dict[Any, _Decoder]) -> _Decoder:
    """Return the function that turns JSON back into a value of type *hint*."""
    if hint not in known:
        known[hint] = _make_decoder(hint, known)
    return known[hint]


def _make_decoder(hint: Any, known: dict[Any, _Decoder]) -> _Decoder:
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _record_decoder(hint, known)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return dict(hint._value2member_map_).__getitem__
    if origin in (Union, types.UnionType):
        (inner,) = (argument for argument in arguments if argument is not type(None))
        decode = _decoder(inner, known)
        return lambda data: None if data is None else decode(data)
    if origin in (tuple, frozenset):
        return _sequence_decoder(origin, arguments[0], known)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        decode = _decoder(arguments[1], known)
        return lambda data: {key: decode(item) for key, item in data.items()}
    if hint in (str, int, float, bool):
        return _as_it_is
    raise TypeError(f"no compiled form for {hint}")


def _as_it_is(data: Any) -> Any:
    return data


def _sequence_decoder(make: type, inner: Any, known: dict[Any, _Decoder]) -> _Decoder:
    empty = make()
    decode = _decoder(inner, known)
    if decode is _as_it_is:
        return lambda data: make(data) if data else empty
    if is_dataclass(inner) and isinstance(inner, type) and _is_plain(inner, known):
        # Labels are by far the most numerous; one call less for each of them is felt.
        return lambda data: make([inner(*item) for item in data]) if data else empty
    return lambda data: make(map(decode, data)) if data else empty


def _is_plain(record: type, known: dict[Any, _Decoder]) -> bool:
    hints = get_type_hints(record)
    return all(_decoder(hints[field.name], known) is _as_it_is for field in fields(record))


def _record_decoder(record: type, known: dict[Any, _Decoder]) -> _Decoder:
    hints = get_type_hints(record)
    decoders = [_decoder(hints[field.name], known) for field in fields(record)]
    if _is_plain(record, known):
        return lambda data: record(*data)

    def decode(data: Any) -> Any:
        return record(*[decoder(item) for decoder, item in zip(decoders, data, strict=True)])

    return decode


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector back while very many objects are made, none of them in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
