"""Finds the noun that governs an infinitive or a gerund: the decision *to leave*, the risk *of leaving*."""

from __future__ import annotations

from kgnews.extract.parse import Parse, Token, marker
from kgnews.profile import LanguageProfile
from kgnews.records import Kind

ACTORS = frozenset({Kind.PERSON, Kind.GROUP, Kind.GOVERNMENT, Kind.ORGANISATION})
_NOUNS = frozenset({"NOUN", "PROPN"})


def governing_noun(parse: Parse, token: Token, profile: LanguageProfile) -> Token | None:
    """Return the noun that says whether what a verb without a tense names was done, or None.

    Example: in "Awa a pris la décision de quitter Brest", it is décision for quitter: the lexicon of status says planned.
    """
    if not _has_no_tense(parse, token):
        return None
    head = parse.tokens[token.head]
    nouns = profile.status.nouns
    if token.dep == "xcomp":  # "a l'*intention* de quitter X", where the parser hangs both on the verb
        between = [kid for kid in parse.kids(head.i, "obj") if head.i < kid.i < token.i and kid.lemma in nouns]
        return between[-1] if between else None
    relative = token.dep == "acl:relcl" and head.lemma in nouns and "VerbForm=Inf" in token.morph
    if (
        (token.dep not in {"acl", "advcl"} and not relative)
        or head.pos not in _NOUNS
        or head.i > token.i
        or parse.kids(head.i, "cop")
    ):
        return None
    outer = parse.tokens[head.head]
    if head.dep == "nmod" and outer.lemma in nouns:
        return outer  # "la décision de la France de quitter l'accord"
    marks = [kid.lower for kid in parse.kids(token.i, "mark")]
    if head.lemma in nouns:
        return head
    # "demandera au gouvernement de fermer le port": who is asked governs no infinitive
    acts = head.pos == "PROPN" or profile.names.kinds.get(head.lower) in ACTORS
    if not acts and marks and marks[0] in profile.syntax.noun_marks:
        return head
    # "signed a contract to supply jets": who signed it is to supply them, not the contract
    infinitive = token.dep == "acl" and "VerbForm=Inf" in token.morph and not marks
    return head if infinitive and not acts and head.dep in {"obj", "obl"} else None


def owners(parse: Parse, noun: Token, profile: LanguageProfile) -> tuple[int, ...]:
    """Return who has the decision, the risk, the plan: the genitive or the possessive beside the noun."""
    return tuple(
        kid.i
        for kid in parse.kids(noun.i, "nmod", "nmod:poss")
        if kid.dep == "nmod:poss" or marker(parse, kid, profile.syntax) in profile.syntax.genitives
    )


def _has_no_tense(parse: Parse, token: Token) -> bool:
    if token.pos not in {"VERB", "AUX"}:
        return False
    words = [token, *parse.kids(token.i, "aux", "aux:pass")]
    if any("VerbForm=Fin" in word.morph for word in words):
        return False
    if any("VerbForm=Inf" in word.morph or "VerbForm=Ger" in word.morph for word in words):
        return True
    return "VerbForm=Part" in token.morph and "Tense=Past" not in token.morph
