"""What open triples are made of: kinds, traits, and the confidence that a language's table gives them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from kgnews.profile import OpenWords


class OpenKind(StrEnum):
    """What ties the object of an open triple to its subject."""

    OBJECT = "object"  # Awa *met* Paul
    INDIRECT = "indirect"  # Awa *gave* Paul a letter
    NOUN_ATTRIBUTE = "noun-attribute"  # Awa *is* the mayor
    ATTRIBUTE = "attribute"  # Awa *is* tired
    AGENT = "agent"  # the bridge *was painted by* Nora
    ACTIVE = "active"  # Nora *painted* the bridge, of the passive
    OBLIQUE = "oblique"  # Awa *lives in* Brest
    BESIDE_OBJECT = "beside-object"  # Awa *met Paul in* Brest
    TIME = "time"  # Awa *met Paul* on Monday
    FULL = "full"  # Awa *met* Paul in Brest on Monday: all that the clause says, in one triple
    CONTENT = "content"  # Awa *said* that Paul had left
    NESTED = "nested"  # Awa *directs the museum of* Brest
    APPOSITION = "apposition"  # Awa, the mayor
    TITLE = "title"  # Mayor Awa
    POSSESSOR = "possessor"  # Brest's mayor Awa
    COMPLEMENT = "complement"  # the mayor *of* Brest


@dataclass(frozen=True, slots=True)
class Proposal:
    """An open triple in the words of the text, with its kind and what else bears on how sure it is."""

    subject: str
    relation: str
    object: str
    kind: OpenKind
    traits: frozenset[str] = frozenset()


def confidence(proposal: Proposal, words: OpenWords) -> float:
    """Return how likely a proposal is to be found by a person who reads the sentence: a logistic model over its kind and traits."""
    total = words.kinds.get(proposal.kind.value, 0.0)
    total += sum(words.traits.get(trait, 0.0) for trait in sorted(proposal.traits))
    return round(1 / (1 + math.exp(-total)), 2)
