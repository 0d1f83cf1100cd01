"""Mends trees where what is known of names and verbs shows that the parser went wrong.

The small models take an unknown first name for a verb, a finite verb for a modifier of its subject, and a personal "il" for an
impersonal one. Each repair is local, and made only where the words leave no doubt.
"""

from __future__ import annotations

from kgnews.extract.gazetteer import Index, fold
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token
from kgnews.profile import LanguageProfile
from kgnews.records import Kind

_NOMINAL_LABELS = frozenset({"nmod", "amod", "compound", "appos", "flat", "obl", "dep", "acl"})
_VERBAL_LABELS = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "root", "conj", "aux", "parataxis"})


def mend(parse: Parse, names: tuple[Name, ...], index: Index, profile: LanguageProfile) -> None:
    """Mend the tree of a segment in place."""
    changed = False
    for name in names:
        changed |= _mend_name(parse, name, index)
    for token in parse.tokens:
        changed |= _mend_finite(parse, token)
        changed |= _mend_personal(parse, token, profile)
    if changed:
        parse.relink()


def _mend_name(parse: Parse, name: Name, index: Index) -> bool:
    """Make a name that was read as a verb a noun: "le président russe Vladimir(VERB) Poutine" is an apposition."""
    head = parse.tokens[name.head]
    inside = parse.tokens[name.first : name.last + 1]
    changed = False
    for token in inside:
        if token.pos in {"VERB", "AUX", "ADV"}:
            token.pos = "PROPN"
            changed = True
    if name.kind is Kind.PERSON and head.dep in _VERBAL_LABELS - {"root", "conj"}:
        office = _office_before(parse, name, index)
        if office is not None and office.i != head.i:
            head.head, head.dep = office.i, "appos"
            return True
        if head.head != head.i and head.head < name.first:
            taken = parse.kids(head.head, "obj")
            head.dep = "obl" if taken or parse.kids(head.i, "case") else "obj"
            return True
    return changed


def _office_before(parse: Parse, name: Name, index: Index) -> Token | None:
    """Return the office noun right before a name, at most an adjective between."""
    for place in range(name.first - 1, max(-1, name.first - 3), -1):
        token = parse.tokens[place]
        if (fold(token.text),) in index.offices:
            return token
        if fold(token.text) not in index.adjectives:
            return None
    return None


def _mend_finite(parse: Parse, token: Token) -> bool:
    """Let a finite verb that was hung on its subject as a modifier govern it: "Le président y rencontrera X"."""
    if token.pos != "VERB" or "VerbForm=Fin" not in token.morph or token.dep not in _NOMINAL_LABELS:
        return False
    subject = parse.tokens[token.head]
    if subject.i > token.i or subject.dep != "root" or subject.pos not in {"NOUN", "PROPN", "PRON"}:
        return False
    if parse.kids(token.i, "nsubj", "nsubj:pass"):
        return False
    token.head, token.dep = token.i, "root"
    subject.head, subject.dep = token.i, "nsubj"
    for kid in parse.kids(subject.i):
        if kid.i > token.i:
            kid.head = token.i
    return True


def _mend_personal(parse: Parse, token: Token, profile: LanguageProfile) -> bool:
    """Take "il" for a person where its verb is never impersonal: "Il n'a pas rencontré X"."""
    if token.dep != "expl:subj" or token.lower not in profile.names.pronouns:
        return False
    verb = parse.tokens[token.head]
    if verb.lemma in profile.syntax.impersonal or verb.pos != "VERB" or parse.kids(verb.i, "nsubj", "cop"):
        return False
    token.dep = "nsubj"
    return True
