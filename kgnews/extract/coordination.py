"""Parts what "and" joins: of two clauses, the parser often takes the subject of the second for more of the first.

"Paul Mercier a visité Brest et *Lise Armand* a inauguré le musée": no verb stands without a subject behind its own "et", and
a noun right before a finite verb that has no other subject is its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
# What stands between a subject and its verb: auxiliaries, negation, adverbs, clitics.
_HELPERS = frozenset({"aux", "aux:pass", "cop"})
_GROUP = frozenset({*_HELPERS, "expl", "expl:comp", "expl:pass", "advmod", "neg", "obj", "iobj"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})


def part_clauses(parse: Parse, names: Sequence[Name] = ()) -> bool:
    """Give the second of two joined clauses its subject, in place; say whether anything was changed. Call relink after it.

    *names* hold together: "le maire et Marine *Le Pen*(appos of maire) a visité Rome".
    """
    changed = False
    for token in parse.tokens:
        if (token.pos in _VERBS and token.dep not in _HELPERS) or parse.kids(token.i, "cop"):
            changed |= _part(parse, token, names)
    return changed


def _part(parse: Parse, verb: Token, names: Sequence[Name]) -> bool:
    first = _start(parse, verb)
    joined = _joined_before(parse, first, names)
    if joined is None or not _is_finite(parse, verb):
        return False
    above = parse.tokens[joined.head]
    subjects = parse.kids(verb.i, *_SUBJECTS)
    if not subjects:
        return _give_subject(parse, verb, joined, above, names)
    if len(subjects) == 1 and subjects[0] is above and above.i < joined.i:
        return _give_object(parse, verb, joined, above, names)
    return False


def _give_subject(parse: Parse, verb: Token, joined: Token, above: Token, names: Sequence[Name]) -> bool:
    """Make *joined*, read as one with a noun of the clause before, the subject: "a visité Brest et *Lise Armand* a inauguré"."""
    governor = _governor(parse, above)
    if governor is None or governor is verb or governor.i > joined.i or verb.i in parse.subtree(joined.i):
        return False
    passive = bool(parse.kids(verb.i, "aux:pass"))
    _hang(parse, joined, verb, "nsubj:pass" if passive else "nsubj")
    _take_along(parse, joined, verb, names)
    _hang(parse, verb, governor, "conj")
    return True


def _give_object(parse: Parse, verb: Token, joined: Token, above: Token, names: Sequence[Name]) -> bool:
    """Part two nouns read as one subject, the first of them behind a verb: "a rencontré *le maire* et les élus ont voté"."""
    start = min([above.i, *(kid.i for kid in parse.kids(above.i) if kid.i < above.i)])
    governor = parse.tokens[start - 1] if start else None
    if governor is None or governor.pos != "VERB" or parse.kids(governor.i, "obj") or not _is_finite(parse, governor):
        return False
    if not parse.kids(governor.i, *_SUBJECTS) or parse.kids(governor.i, "aux:pass"):
        return False
    dep = above.dep
    _hang(parse, above, governor, "obj")
    _hang(parse, joined, verb, dep)
    _take_along(parse, joined, verb, names)
    if verb.head == verb.i or verb.dep == "root":
        _hang(parse, verb, governor, "conj")
    return True


def _take_along(parse: Parse, joined: Token, verb: Token, names: Sequence[Name]) -> None:
    """Hang the "and" on the verb, and on *joined* what belongs to its name."""
    for word in parse.kids(joined.i, "cc"):
        word.head = verb.i
    for name in names:
        if name.first <= joined.i <= name.last:
            for word in parse.tokens[name.first : name.last + 1]:
                if word is not joined and not name.first <= word.head <= name.last:
                    word.head, word.dep = joined.i, "flat"


def _start(parse: Parse, verb: Token) -> int:
    """Return where the group of a verb begins: its auxiliaries, negation and clitics that stand right before it."""
    first = verb.i
    while first:
        before = parse.tokens[first - 1]
        if before.head != verb.i or before.dep not in _GROUP or before.pos in _NOUNS:
            break
        first -= 1
    return first


def _joined_before(parse: Parse, first: int, names: Sequence[Name]) -> Token | None:
    """Return the noun with an "and" of its own whose phrase ends right before *first*."""
    for token in parse.tokens[:first]:
        if token.dep != "conj" or token.pos not in _NOUNS or token.head >= token.i:
            continue
        if parse.tokens[token.head].pos not in _NOUNS or not parse.kids(token.i, "cc"):
            continue
        name = next((name for name in names if name.first <= token.i <= name.last), None)
        last = max([*(i for i in parse.subtree(token.i) if i < first), name.last if name else token.i])
        if last == first - 1 and not parse.kids(token.i, "case"):
            return token
    return None


def _is_finite(parse: Parse, verb: Token) -> bool:
    group = [verb, *parse.kids(verb.i, *_HELPERS)]
    return any("VerbForm=Fin" in token.morph for token in group)


def _governor(parse: Parse, noun: Token) -> Token | None:
    """Return the verb in whose clause a noun stands."""
    here, seen = noun, {noun.i}
    while here.pos not in _VERBS:
        if here.head in seen:
            return None
        here = parse.tokens[here.head]
        seen.add(here.i)
    return here


def _hang(parse: Parse, token: Token, head: Token, dep: str) -> None:
    if head.head == token.i:  # no circle: the one that was below comes up
        head.head = token.head if token.head != token.i else head.i
    token.head, token.dep = head.i, dep
