"""Hangs words where they belong that parsers hang wrongly, whatever the words mean: two subjects, names, relative clauses.

A parser chooses each label by itself, and now and then chooses two that cannot both be: two subjects of an active verb, a
genitive of a name, an apposition with a preposition. Such pairs show the mistake, and what was meant.
"""

from __future__ import annotations

from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token, marker
from kgnews.profile import LanguageProfile
from kgnews.records import Kind

_SUBJECTS = ("nsubj", "nsubj:pass")
_NOUNS = frozenset({"NOUN", "PROPN"})
_OWNERS = frozenset({Kind.PERSON, Kind.GOVERNMENT})


def attach(parse: Parse, names: tuple[Name, ...], profile: LanguageProfile) -> None:
    """Mend in place what is impossible in the tree of a segment; the children are linked anew."""
    heads = {name.head: name for name in names}
    for token in parse.tokens:
        _relabel(parse, token, heads, profile)
    parse.relink()
    for token in parse.tokens:
        _hang(parse, token, heads, profile)
    parse.relink()
    for token in parse.tokens:
        if (
            _leave_relative(parse, token, profile)
            or _govern_subject(parse, token, profile)
            or _leave_restriction(parse, token)
            or _leave_object(parse, token)
        ):
            parse.relink()
    for token in parse.tokens:
        _one_subject(parse, token, profile)
        _comment_subject(parse, token)
    parse.relink()


def _relabel(parse: Parse, token: Token, heads: dict[int, Name], profile: LanguageProfile) -> None:
    """Give a word the label that the words around it leave as the only one, its head unchanged."""
    before = parse.tokens[token.i - 1] if token.i else None
    case = bool(parse.kids(token.i, "case"))
    article = before is not None and before.dep == "det" and before.lower in profile.syntax.articles
    nominal = token.dep in {"obj", "nsubj", "nsubj:pass", "obl", "nmod", "conj"}
    if token.pos == "VERB" and article and nominal and before is not None and before.head == token.i:
        token.pos, token.lemma, token.morph = "NOUN", token.lower, ""  # "a refusé l'*offre*(VERB)"
    elif token.dep == "xcomp" and token.pos == "PROPN" and case:
        token.dep = "obl"  # "a dépêché à *Ankara* cent médecins"
    elif token.dep == "flat" and token.i in heads and case:
        token.dep = "nmod"  # "le départ de Nora Benali de *Renault*"
    elif token.dep == "advcl" and token.lemma in profile.syntax.active_perfects:
        _hang_participle(parse, token, heads)
    elif token.dep == "amod" and token.pos == "ADJ" and _is_said_of_person(parse, token, heads):
        token.head, token.dep = parse.tokens[token.head].head, "xcomp"


def _hang_participle(parse: Parse, token: Token, heads: dict[int, Name]) -> None:
    """Hang a participle of what one becomes on the person before its comma: "a succédé à Paul Mercier, *mort* en 2013"."""
    name = next((name for name in heads.values() if name.last == token.i - 2 and name.kind is Kind.PERSON), None)
    if name is None or parse.tokens[token.i - 1].text != "," or token.head > name.first:
        return
    if "VerbForm=Part" in token.morph and not parse.kids(token.i, "aux", "aux:pass", "nsubj", "mark"):
        token.head, token.dep = name.head, "acl"


def _is_said_of_person(parse: Parse, token: Token, heads: dict[int, Name]) -> bool:
    """Say whether an adjective behind a person's name is the verb's: "a jugé Luc Fontaine *coupable* de fraude"."""
    name = heads.get(token.head)
    known = name is not None and name.kind is Kind.PERSON and name.last + 1 == token.i
    above = parse.tokens[token.head]
    return known and above.dep == "obj" and parse.tokens[above.head].pos == "VERB"


def _hang(parse: Parse, token: Token, heads: dict[int, Name], profile: LanguageProfile) -> None:
    """Hang a noun or a clause on another word than the parser did, where that one cannot govern it."""
    above = parse.tokens[token.head]
    if token.dep in _SUBJECTS and above.pos == "ADV" and parse.tokens[above.head].pos in {"VERB", "AUX"}:
        token.head = above.head  # "La victoire(nsubj of lors) d'Awa lors du tournoi a surpris"
    elif token.dep == "nmod" and _is_second_genitive(parse, token, heads, profile):
        token.head = above.head
    elif token.dep in {"conj", *_SUBJECTS} and token.i in heads:
        _hang_second(parse, token, heads, profile)
    elif token.dep == "appos" and token.i > above.i and parse.kids(token.i, "case"):
        _hang_aside(parse, token, profile)
    elif token.dep == "obl" and _is_fronted(parse, token) and above.pos in _NOUNS:
        verb = _verb_above(parse, parse.tokens[above.head])
        root = next((other for other in parse.tokens if other.head == other.i), None)
        if verb is not None and root is not None and root.pos == "VERB" and root.i > above.i:
            token.head = root.i
    elif token.dep == "obl" and above.pos in {"NOUN", "PROPN", "NUM"} and not parse.kids(above.i, "cop"):
        _hang_from_noun(parse, token, profile)
    elif token.dep in {"advcl", "parataxis"} and token.pos in {"VERB", "AUX"}:
        _hang_relative(parse, token, profile)


def _hang_from_noun(parse: Parse, token: Token, profile: LanguageProfile) -> None:
    """Hang on the verb what has a preposition of two words, its adverb with it: "par l'équipe de Brest *lors du tournoi*"."""
    case = next(iter(parse.kids(token.i, "case")), None)
    adverb = parse.tokens[case.i - 1] if case is not None and case.i else None
    if adverb is None or adverb.pos != "ADV" or adverb.lower not in marker(parse, token, profile.syntax).split(" "):
        return
    adverb.head, adverb.dep = token.i, "advmod"
    verb = _verb_above(parse, token)
    if verb is not None:
        token.head = verb.i


def _is_second_genitive(parse: Parse, token: Token, heads: dict[int, Name], profile: LanguageProfile) -> bool:
    """Say whether a genitive hangs on a name that is a genitive itself: "la démission d'Awa Diallo *du conseil*"."""
    name = heads.get(token.head)
    above = parse.tokens[token.head]
    genitives = profile.syntax.genitives
    return (
        name is not None
        and name.kind in _OWNERS
        and token.i > name.last
        and above.dep == "nmod"
        and parse.tokens[above.head].pos == "NOUN"
        and marker(parse, token, profile.syntax) in genitives
        and marker(parse, above, profile.syntax) in genitives
    )


def _hang_second(parse: Parse, token: Token, heads: dict[int, Name], profile: LanguageProfile) -> None:
    """Hang the second of two names on the first: "l'accord entre le Maroc et l'*Espagne*(nsubj) a surpris"."""
    start = heads[token.i].first - 1
    joint = parse.tokens[start - 1] if start > 0 and parse.tokens[start].dep == "det" else parse.tokens[max(start, 0)]
    if joint.dep != "cc" or parse.kids(token.i, "case"):
        return
    first = next((name for name in heads.values() if name.last == joint.i - 1), None)
    if first is None or first.head == token.head or (first.kind is Kind.PERSON) != (heads[token.i].kind is Kind.PERSON):
        return
    noun = parse.tokens[first.head]
    marked = marker(parse, noun, profile.syntax)
    if noun.dep == "nmod" and marked and marked not in profile.syntax.genitives:
        token.head, token.dep, joint.head = noun.i, "conj", token.i


def _hang_aside(parse: Parse, token: Token, profile: LanguageProfile) -> None:
    """Hang an "apposition" that has a preposition on the verb: "dit-il dans la cour, *après un entretien*(appos) avec X"."""
    marked = marker(parse, token, profile.syntax)
    verb = _verb_above(parse, token)
    if marked in profile.syntax.genitives | profile.syntax.locatives or verb is None:
        token.dep = "nmod"  # "à Sfax, en Tunisie"
    else:
        token.head, token.dep = verb.i, "obl"


def _verb_above(parse: Parse, token: Token) -> Token | None:
    here = token
    while here.pos not in {"VERB", "AUX"}:
        if here.head == here.i:
            return None
        here = parse.tokens[here.head]
    return here


def _is_fronted(parse: Parse, token: Token) -> bool:
    """Say whether a noun with a preposition begins its segment: "*En visite* à Paris quatre jours après …, le chef a dit"."""
    cases = parse.kids(token.i, "case")
    return bool(cases) and cases[0].i == 0 and token.i <= 2 and token.head > token.i


def _relative_of(parse: Parse, verb: Token, profile: LanguageProfile) -> Token | None:
    """Return the relative pronoun that is a verb's subject, the first of its words."""
    for kid in parse.kids(verb.i, *_SUBJECTS):
        if kid.i < verb.i and kid.pos == "PRON" and profile.syntax.relatives.get(kid.lower) == "argument":
            return kid
    return None


def _hang_relative(parse: Parse, verb: Token, profile: LanguageProfile) -> None:
    """Hang a relative clause on its noun: "participera au sommet de l'Otan, qui se *tiendra*(advcl) à Bruxelles"."""
    pronoun = _relative_of(parse, verb, profile)
    if pronoun is None or parse.kids(verb.i, "mark"):
        return
    above = parse.tokens[verb.head]
    if above.i < pronoun.i and above.pos in _NOUNS | {"PRON"}:
        verb.dep = "acl:relcl"  # "c'est la Suède qui a *attaqué*(advcl) la Norvège"
        return
    place = pronoun.i - 1
    if place > 0 and parse.tokens[place].text == ",":
        place -= 1
    noun = parse.tokens[max(place, 0)]
    if noun.i >= pronoun.i or noun.pos not in _NOUNS | {"ADJ"}:
        return
    while noun.dep in {"flat", "nmod", "amod", "appos"} and noun.head < noun.i:
        noun = parse.tokens[noun.head]
    if noun.pos in _NOUNS:
        verb.head, verb.dep = noun.i, "acl:relcl"


def _leave_relative(parse: Parse, token: Token, profile: LanguageProfile) -> bool:
    """Give the main verb the subject that the relative clause took: "Awa, qui dirige(root) le club, a rencontré(parataxis) X"."""
    if token.dep not in {"parataxis", "conj", "ccomp"} or token.pos != "VERB":
        return False
    if any(kid.i < token.i for kid in parse.kids(token.i, *_SUBJECTS)):
        return False
    relative = parse.tokens[token.head]
    if relative.i > token.i or parse.kids(token.i, "cc", "mark") or not _is_finite(parse, token):
        return False
    pronoun = _relative_of(parse, relative, profile)
    noun = next((kid for kid in parse.kids(relative.i, *_SUBJECTS) if pronoun and kid.i < pronoun.i), None)
    if pronoun is None or noun is None or noun is pronoun:
        return False
    token.head, token.dep = (token.i if relative.head == relative.i else relative.head), relative.dep
    relative.head, relative.dep = noun.i, "acl:relcl"
    noun.head, noun.dep = token.i, "nsubj"
    return True


def _is_finite(parse: Parse, verb: Token) -> bool:
    words = [verb, *parse.kids(verb.i, "aux", "aux:pass", "cop")]
    return any("VerbForm=Fin" in word.morph for word in words)


def _govern_subject(parse: Parse, token: Token, profile: LanguageProfile) -> bool:
    """Let a finite verb govern the noun before it: "Si Awa rencontre Paul, le Canada(obj) *signera*(acl) le traité"."""
    if token.pos != "VERB" or token.dep not in {"acl", "amod"} or not _is_finite(parse, token):
        return False
    noun = parse.tokens[token.head]
    above = parse.tokens[noun.head]
    if noun.i > token.i or noun.dep not in {"obj", "obl", "nsubj", "conj", "appos"} or above.pos != "VERB":
        return False
    if parse.kids(token.i, *_SUBJECTS, "mark", "expl:subj") or parse.kids(noun.i, "case") or above.i > noun.i:
        return False
    if any(profile.syntax.relatives.get(kid.lower) for kid in parse.kids(token.i)):
        return False
    start = min(parse.subtree(noun.i))
    if not any(other.text == "," for other in parse.tokens[max(0, start - 1) : noun.i]):
        return False
    noun.head, noun.dep = token.i, "nsubj"
    if parse.kids(above.i, "mark") and above.head == above.i:
        token.head, token.dep = token.i, "root"
        above.head, above.dep = token.i, "advcl"
    else:
        token.head, token.dep = above.i, "parataxis"
    return True


def _leave_restriction(parse: Parse, token: Token) -> bool:
    """Give a verb the object that its "only" was parsed away with: "n'a découvert que trois *espèces*, et ne quitte …"."""
    joint = next(iter(parse.kids(token.i, "cc")), None)
    mark = next(iter(parse.kids(token.i, "mark")), None)
    subject = next((kid for kid in parse.kids(token.i, "nsubj")), None)
    verb = parse.tokens[token.head]
    if token.dep not in {"ccomp", "advcl"} or joint is None or mark is None or subject is None or verb.pos != "VERB":
        return False
    if not verb.i < mark.i < subject.i < joint.i < token.i or parse.kids(verb.i, "obj"):
        return False
    mark.head, mark.dep = verb.i, "advmod"
    subject.head, subject.dep = verb.i, "obj"
    token.dep = "conj"
    return True


def _leave_object(parse: Parse, token: Token) -> bool:
    """Give a verb the object right behind it that the next clause took: "a tué deux *chefs*(nsubj) et la ville a été prise"."""
    verb = parse.tokens[token.head]
    subject = next(iter(parse.kids(token.i, *_SUBJECTS)), None)
    clause = token.dep in {"conj", "obj", "ccomp", "xcomp"} and "VERB" == token.pos == verb.pos
    if not clause or subject is None or parse.kids(token.i, "cc"):
        return False
    second = next((kid for kid in parse.kids(subject.i, "conj") if kid.i < token.i), None)
    joint = next((kid for kid in parse.kids(second.i, "cc")), None) if second is not None else None
    taken = any(kid is not token for kid in parse.kids(verb.i, "obj"))
    if second is None or joint is None or taken or min(parse.subtree(subject.i)) != verb.i + 1:
        return False
    second.head, second.dep, joint.head = token.i, subject.dep, token.i
    subject.head, subject.dep = verb.i, "obj"
    token.dep = "conj"
    return True


def _one_subject(parse: Parse, verb: Token, profile: LanguageProfile) -> None:
    """Take the second subject of an active verb for its object: "Le parti a exclu *Jean Kervella*(nsubj)"."""
    if verb.pos != "VERB" or parse.kids(verb.i, "obj", "aux:pass", "cop"):
        return
    subjects = parse.kids(verb.i, "nsubj")
    before = [kid for kid in subjects if kid.i < verb.i]
    if not before and verb.lemma not in profile.syntax.impersonal:
        before = [kid for kid in parse.kids(verb.i, "expl:subj") if kid.i < verb.i]
    behind = [kid for kid in subjects if kid.i > verb.i and not parse.kids(kid.i, "case")]
    if before and len(behind) == 1 and behind[0].lower.lstrip("-") not in profile.speech.pronouns:
        behind[0].dep = "obj"


def _comment_subject(parse: Parse, verb: Token) -> None:
    """Take the second of two subjects before a verb for an apposition: "Paul Mercier, le *candidat*(nsubj), a parlé"."""
    before = [kid for kid in parse.kids(verb.i, *_SUBJECTS) if kid.i < verb.i and kid.pos in _NOUNS]
    if len(before) != 2 or before[1].pos != "NOUN":
        return
    start = min(parse.subtree(before[1].i))
    comma = parse.tokens[start].text == "," or (start > 0 and parse.tokens[start - 1].text == ",")
    if comma and not parse.kids(before[1].i, "cc", "case"):
        before[1].head, before[1].dep = before[0].i, "appos"
