"""Reading: files, folders and bytes → articles with headline, paragraphs, dateline and byline told apart."""

from kgnews.read.decode import decode
from kgnews.read.fetching import fetch, is_address
from kgnews.read.formats import Found, Options, Reader
from kgnews.read.inputs import Input
from kgnews.read.language import detect_language
from kgnews.read.patterns import known_languages
from kgnews.read.readers import (
    READERS,
    find_files,
    find_revisions,
    read,
    read_bytes,
    read_data,
    read_file,
    read_input,
    read_path,
)

__all__ = [
    "READERS",
    "Found",
    "Input",
    "Options",
    "Reader",
    "decode",
    "detect_language",
    "fetch",
    "find_files",
    "find_revisions",
    "is_address",
    "known_languages",
    "read",
    "read_bytes",
    "read_data",
    "read_file",
    "read_input",
    "read_path",
]
