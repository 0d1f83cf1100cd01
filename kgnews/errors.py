"""The errors that kgnews raises on purpose.

A message says what is wrong, where, and what to do about it.
"""


class KgnewsError(Exception):
    """Base of every error that kgnews raises on purpose."""


class InputError(KgnewsError):
    """An input cannot be read: missing, not permitted, not text, empty."""


class DataError(KgnewsError):
    """A data file of kgnews (ontology, lexicon, gazetteer, language) is faulty.

    All faults of a load are reported at once, one a line.
    """


class ModelError(KgnewsError):
    """A language model is missing or cannot be used."""


class OutputError(KgnewsError):
    """An output cannot be written, or no writer is known for its format."""


class UsageError(KgnewsError):
    """The options given do not make sense together."""
