"""What the nodes and edges of a graph carry: the only place where networkx attribute names are spelled.

A graph is a ``networkx.MultiDiGraph``. A node is an entity, under its id, or a value, under ``ids.value_id``.
An edge is a claim, from subject to object, whose key is the claim's id. All attribute values are immutable.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from kgnews.ids import iri_path
from kgnews.records import AttributionKind, Evidence, Grain, Kind, Label, Span, Tense


class Graph(nx.MultiDiGraph):  # type: ignore[misc]
    """A graph of claims; a ``networkx.MultiDiGraph`` that shows itself in a notebook."""

    def _repr_html_(self) -> str:
        from kgnews.graph.summary import summary_html

        return summary_html(self)

    def to_directed_class(self) -> type[Graph]:
        """Return the class of what ``to_directed`` makes of this graph."""
        return Graph


# Attributes of an entity's node.
KIND = "kind"  # records.Kind
LABELS = "labels"  # tuple of records.Label, sorted: the preferred name, at most one a language
ALIASES = "aliases"  # tuple of records.Label, sorted: every other name
SAME_AS = "same_as"  # tuple of IRIs, sorted
NAMINGS = "namings"  # tuple of Naming, sorted by article: what the four above were settled from

# The attribute of a value's node, which has none of those above.
VALUE = "value"  # records.Literal

# Attributes of a claim's edge.
RELATION = "relation"  # str: name of the relation in the catalog, or "open/<lemma>"
PREDICATE = "predicate"  # str: CURIE as written, of the planned twin where the claim is planned and a twin exists
STATUS = "status"  # records.Status
WHEN = "when"  # records.TimeSpan without place in a text, or None
WHERE = "where"  # id of an entity, or None
SAID_BY = "said_by"  # id of an entity, or None
FACT = "fact"  # id of the fact; the same for both directions of a symmetric relation
SYMMETRIC = "symmetric"  # bool: whether the relation holds both ways; its edges run from the lesser id to the greater
READINGS = "readings"  # tuple of Reading, in the order of their places
EVIDENCE = "evidence"  # tuple of records.Evidence, parallel to READINGS
INFERRED = "inferred"  # str: a rule, where every reading is inferred; else None
SCORE = "score"  # float: the best of the readings

# Attributes of the graph itself.
ARTICLES = "articles"  # tuple of records.Article without their texts, sorted by id
BASE = "base"  # the IRI that the ids of a graph read from files were under there; absent where there is none or several

GAZETTEER = ""  # stands for the gazetteer where an article's id would stand


@dataclass(frozen=True, slots=True)
class Naming:
    """What one source calls an entity: an article by its id, or the gazetteer.

    ``linked`` are preferred names that came with a link to a catalogue such as Wikidata, ``labels`` the other preferred
    names, ``aliases`` the rest; all sorted. What an article repeats of the gazetteer is left out.
    """

    article: str
    kind: Kind
    linked: tuple[Label, ...] = ()
    labels: tuple[Label, ...] = ()
    aliases: tuple[Label, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One statement of a claim: its place, and what belongs to the place and not to the claim.

    ``subject`` and ``object`` are ids of nodes in the direction of the text, which the spans of ``evidence``
    follow; the edge of a symmetric relation may run the other way. ``when`` and ``cue`` are the places of
    the time expression and of the words that tie the speaker to the claim; ``grain`` is how finely this place tells the
    time.
    """

    subject: str
    object: str
    evidence: Evidence
    tense: Tense
    when: Span | None
    grain: Grain | None
    cue: Span | None
    attribution: AttributionKind | None
    statement: str  # id of the statement

    @property
    def place(self) -> tuple[str, int, int, int, int, int, str, str]:
        """The order of readings: by article and place in it, so that the first is the same in any order of loading.

        What the claim says (status, time, speaker) has no part in it, so that a change of status moves nothing.
        """
        evidence = self.evidence
        sentence, predicate, subject = evidence.sentence, evidence.predicate, evidence.subject
        places = (sentence.start, sentence.end, predicate.start, predicate.end, subject.start)
        return (evidence.article, *places, self.subject, self.object)


def curie(relation: str) -> str:
    """Return the CURIE of a relation by name, safe for an IRI: "kgn:met", "kgn:open/juggle%20with"."""
    return "kgn:" + iri_path(relation)
