"""Parses segments with spaCy and hands on a neutral tree: no spaCy object leaves this module.

The tree follows Universal Dependencies. Models with ClearNLP labels, where a preposition governs its noun, are turned round
here, so that the rest of the engine knows one kind of tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from kgnews.extract.draft import INSERTED
from kgnews.extract.simplify import Segment
from kgnews.profile import Syntax
from kgnews.records import Kind, Span

# Segments: an article's own, never mixed with another's, so that a parse depends on its article alone. The parser takes a
# quarter of a batch at once, so that this leaves all but very long articles in one piece.
_BATCH = 256
_ATTRIBUTES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "MORPH", "DEP", "IDX", "SPACY", "HEAD"]
_VERBS = frozenset({"VERB", "AUX"})
_NAMES = "ner"  # what spaCy calls the component that finds names
# Where a model has a component for morphology, its rules only repeat the part of speech as a tag, which nobody reads here.
_MORPHOLOGY, _RULES = "morphologizer", "attribute_ruler"


@dataclass(slots=True)
class Token:
    """A word of a parsed segment: offsets into the segment's plain text, and its place in the tree.

    ``dep`` is a label of Universal Dependencies; ``head`` is the number of the governing token, its own for the root.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    morph: str
    dep: str
    head: int
    start: int
    end: int
    space: bool = True


@dataclass(slots=True)
class Parse:
    """A parsed segment: its tokens, their children, and the entity spans of the model as (first, last + 1, kind)."""

    segment: Segment
    tokens: list[Token]
    entities: tuple[tuple[int, int, Kind], ...] = ()
    children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.relink()

    def relink(self) -> None:
        """Find the children of each token anew, after heads were changed."""
        self.children = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)

    def kids(self, i: int, *deps: str) -> list[Token]:
        """Return the children of token *i* in order, only those with one of *deps* when given."""
        below, tokens = self.children[i], self.tokens
        if not below:  # most words have none
            return []
        return [token for k in below if (token := tokens[k]).dep in deps] if deps else [tokens[k] for k in below]

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return the numbers of *i* and all below it, sorted, leaving out branches whose label is in *without*."""
        found, todo = [], [i]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(k for k in self.children[here] if self.tokens[k].dep not in without)
        return sorted(found)

    def span(self, first: int, last: int) -> Span:
        """Return the place in the article of the tokens from *first* to *last*, both included.

        Words that the simplifier put in have no place; a stretch of nothing but such words is the sentence's start.
        """
        plain_start, plain_end = self.tokens[first].start, self.tokens[last].end
        places = [place for place in self.segment.origin[plain_start:plain_end] if place != INSERTED]
        if not places:
            return Span(self.segment.sentence.start, self.segment.sentence.start)
        return Span(min(places), max(places) + 1)

    def words(self, numbers: Sequence[int]) -> str:
        """Return the text of the tokens as it stands, single spaces between those that are apart."""
        out: list[str] = []
        for position, i in enumerate(numbers):
            token = self.tokens[i]
            out.append(token.text)
            if position + 1 < len(numbers) and (token.space or numbers[position + 1] != i + 1):
                out.append(" ")
        return "".join(out)


def parse_segments(
    segments: Sequence[Segment],
    nlp: Language,
    syntax: Syntax,
    verbs: frozenset[str],
    common: frozenset[str] = frozenset(),
) -> Iterator[Parse]:
    """Parse the segments of one article and yield their neutral trees in the same order.

    *common* are words that begin no name for all their capital at the start of a segment. The finder of names is the
    slowest part of a model, and is spared the segments that can hold none.
    """
    docs = [_unsplit(nlp.make_doc(segment.plain)) for segment in segments]
    unread = [_RULES] if _MORPHOLOGY in nlp.pipe_names else []
    if nlp.pipe_names[-1:] == [_NAMES]:
        docs = list(nlp.pipe(docs, batch_size=_BATCH, disable=[_NAMES, *unread]))
        named = [doc for doc in docs if _may_hold_name(doc, syntax.determiners | common)]
        for _doc in nlp.pipe(named, batch_size=_BATCH, disable=nlp.pipe_names[:-1]):
            pass  # it writes the names into the docs
    else:  # a component behind may build on the names
        docs = list(nlp.pipe(docs, batch_size=_BATCH, disable=unread))
    for segment, doc in zip(segments, docs, strict=True):
        yield neutral(segment, doc, syntax, verbs)


def _may_hold_name(doc: Doc, common: frozenset[str]) -> bool:
    """Say whether there is a capital in a segment other than that of a common word at its start."""
    first = doc[0]
    place = len(first) if first.lower_ in common else 0
    text = doc.text
    return text[place:] != text[place:].lower()


def marker(parse: Parse, token: Token, syntax: Syntax) -> str:
    """Return the preposition before a noun in its plain form: "aux" is "à", "à l'issue de" is one; "" without one."""
    cases = [kid for kid in parse.kids(token.i, "case") if kid.i < token.i and kid.lower not in {"'s", "'"}]
    if not cases:
        return ""
    last = cases[-1]
    tail = [last, *parse.kids(last.i, "fixed")]
    plain = " ".join(syntax.markers.get(word.lower, word.lower) for word in [*cases[:-1], *tail])
    end = max(word.i for word in tail)
    final = syntax.markers.get(parse.tokens[end].lower, parse.tokens[end].lower)
    for length in range(4, 0, -1):
        if end - length < 0:
            continue
        words = [word.lower for word in parse.tokens[end - length : end]]
        joined = " ".join([*words, final]).replace("' ", "'")
        if joined in syntax.compound_markers:
            return joined
    return plain


def _unsplit(doc: Doc) -> Doc:
    """Tell the parser that the segment is one sentence: it was split before, with quotes and brackets in view."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _lemma(lemma: str, pos: str, lower: str, syntax: Syntax, verbs: frozenset[str]) -> str:
    """Return the lemma, mended for verbs: "visité" stays "visité" in the models where "visiter" is meant."""
    lemma = lemma.lower() or lower
    if pos not in _VERBS:
        return lemma
    if lower in syntax.exceptions:
        return syntax.exceptions[lower]
    if lemma in verbs:
        return lemma
    for ending, infinitive in syntax.lemma_endings.items():
        if lower.endswith(ending) and lower.removesuffix(ending) + infinitive in verbs:
            return lower.removesuffix(ending) + infinitive
    return lemma


def neutral(segment: Segment, doc: Doc, syntax: Syntax, verbs: frozenset[str] = frozenset()) -> Parse:
    """Return the neutral tree of a parsed segment; *verbs* are the lemmas of the verbs that the lexicon knows."""
    # one call for all tokens: asking each of them for each of its attributes takes three times as long
    rows = doc.to_array(_ATTRIBUTES)
    heads = rows[:, -1].astype("int64").tolist()  # counted from the token itself
    word, labels = doc.vocab.strings.__getitem__, syntax.labels
    tokens: list[Token] = []
    for i, (orth, lower_, lemma, pos_, tag, morph, dep, start, space, _head) in enumerate(rows.tolist()):
        text, lower, pos = word(orth), word(lower_), word(pos_)
        tokens.append(
            Token(
                i,
                text,
                lower,
                _lemma(word(lemma), pos, lower, syntax, verbs),
                pos,
                word(tag),
                word(morph).removeprefix("_"),
                labels.get(word(dep), "dep"),
                i + heads[i],
                start,
                start + len(text),
                space == 1,
            )
        )
    if syntax.heads_prepositions:
        _turn_prepositions(tokens)
    kinds = syntax.entities
    entities = tuple((ent.start, ent.end, kinds[ent.label_]) for ent in doc.ents if ent.label_ in kinds)
    return Parse(segment, tokens, entities)


_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})


def _turn_prepositions(tokens: list[Token]) -> None:
    """Make each preposition depend on its noun, as in Universal Dependencies.

    "visited Paris with Kerry": prep(visited, with), pobj(with, Kerry) become obl(visited, Kerry), case(Kerry, with).
    """
    for token in tokens:
        if token.dep == "conj" and token.pos == "ADP":
            _turn_conjunct(tokens, token)
        if token.dep not in {"prep", "agent", "iobj"} or token.pos not in {"ADP", "SCONJ", "PART", "ADV", "VERB"}:
            continue
        below = [other for other in tokens if other.head == token.i and other.i != token.i]
        inner = next((other for other in below if other.dep in {"pobj", "pcomp", "prep"}), None)
        if inner is None:
            token.dep = "advmod"
            continue
        if inner.dep == "prep":  # "out of Paris": the outer preposition goes with the inner one's noun
            inner.head, inner.dep = token.head, "prep"
            _join_chain(tokens, token, inner)
            continue
        governor = tokens[token.head]
        agent = token.dep == "agent"
        inner.head = token.head if token.head != token.i else inner.i
        if inner.dep == "pcomp":
            inner.dep, token.dep = "advcl", "mark"
        else:
            nominal = governor.pos in _NOUN_LIKE and not agent
            inner.dep, token.dep = ("nmod" if nominal else "obl:agent" if agent else "obl"), "case"
        if token.i == governor.i:
            inner.dep = "root"
        for other in below:
            if other is not inner:
                other.head = inner.i
        token.head = inner.i


def _turn_conjunct(tokens: list[Token], token: Token) -> None:
    """Make the noun of a second preposition a conjunct of the first one's noun: "to Japan and *to* the United States"."""
    first = tokens[token.head]
    noun = next((other for other in tokens if other.head == token.i and other.dep == "pobj"), None)
    if noun is not None:  # the first preposition, turned before, hangs on its noun, and may have handed this one on
        noun.head, noun.dep = (first.head if first.dep == "case" else first.i), "conj"
        token.head, token.dep = noun.i, "case"


def _join_chain(tokens: list[Token], outer: Token, inner: Token) -> None:
    """Hang the first preposition of "out of" on the noun of the second."""
    noun = next((other for other in tokens if other.head == inner.i and other.dep in {"pobj", "pcomp"}), None)
    outer.dep, outer.head = "case", noun.i if noun is not None else inner.i
