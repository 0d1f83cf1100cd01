"""Mends trees where what is known of names and verbs shows that the parser went wrong.

The small models take an unknown first name for a verb, a finite verb for a modifier of its subject, and a personal "il" for an
impersonal one. Each repair is local, and made only where the words leave no doubt.
"""

from __future__ import annotations

import itertools

from kgnews.extract.attach import attach
from kgnews.extract.coordination import part_clauses
from kgnews.extract.gazetteer import Index, fold
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token, marker
from kgnews.profile import LanguageProfile
from kgnews.records import Kind

_NOMINAL_LABELS = frozenset({"nmod", "amod", "compound", "appos", "flat", "obl", "dep", "acl"})
_VERBAL_LABELS = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "root", "conj", "aux", "parataxis"})


def mend(
    parse: Parse, names: tuple[Name, ...], index: Index, profile: LanguageProfile, verbs: frozenset[str] = frozenset()
) -> None:
    """Mend the tree of a segment in place; *verbs* are the lemmas of the verbs that the lexicon knows."""
    attach(parse, names, profile)
    if part_clauses(parse, names):
        parse.relink()
    inside = {i for name in names for i in range(name.first, name.last + 1)}
    changed = False
    for name in names:
        changed |= _hold_together(parse, name)
        changed |= _mend_name(parse, name, index)
        changed |= _mend_fronted_name(parse, name)
    for first, second in itertools.pairwise(names) if not profile.syntax.names_follow else ():
        changed |= _mend_titled(parse, first, second, index)
    for token in parse.tokens:
        _mend_label(parse, token, profile)
        if token.i not in inside:
            _mend_participle(parse, token, profile, verbs)
            changed |= _mend_fronted(parse, token, profile, verbs)
        changed |= _mend_apposed(parse, token, names, profile) if token.i in inside else False
        _mend_governor(parse, token, profile, verbs)
        changed |= _mend_finite(parse, token)
        changed |= _mend_personal(parse, token, profile)
        changed |= _mend_adverbial(parse, token, profile)
        changed |= _mend_missing_subject(parse, token, profile)
        changed |= _mend_full_auxiliary(parse, token, profile, verbs)
        changed |= _mend_lexical_copula(parse, token, profile, verbs)
    if changed:
        parse.relink()
    if _mend_infinitive(parse, inside):
        parse.relink()
    governed = any(token.pos in {"VERB", "AUX"} for token in parse.tokens)
    finite = any(token.pos in {"VERB", "AUX"} and "VerbForm=Fin" in token.morph for token in parse.tokens)
    if (
        (not governed and _mend_verbless(parse, inside, profile, verbs))
        or _mend_main_verb(parse, inside, profile, verbs)
        or (not finite and _mend_verbless(parse, inside, profile, verbs))
    ):
        parse.relink()


def _hold_together(parse: Parse, name: Name) -> bool:
    """Hang the rest of a name on its first word: "a rencontré le maire et Marine(nsubj) Le *Pen*(appos of maire) a visité"."""
    words = parse.tokens[name.first : name.last + 1]
    outside = [word for word in words if not name.first <= word.head <= name.last or word.head == word.i]
    if len(outside) < 2 or outside[0].dep not in {"nsubj", "nsubj:pass", "obj", "obl"}:
        return False
    strays = [word for word in outside[1:] if word.dep == "appos"]
    for word in strays:
        word.head, word.dep = outside[0].i, "flat"
    return bool(strays)


def _mend_label(parse: Parse, token: Token, profile: LanguageProfile) -> None:
    """Relabel a participle behind its noun, "Paul Mercier, mort(appos) à Lyon", and a pronoun: "s'(mark) y est rendue"."""
    if token.dep == "appos" and token.pos == "VERB" and "VerbForm=Part" in token.morph:
        token.dep = token.dep if parse.kids(token.i, "aux", "aux:pass") else "acl"
    elif token.dep == "mark" and token.pos == "PRON" and token.lower in profile.syntax.reflexives:
        token.dep = "expl"


def _mend_lexical_copula(parse: Parse, token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> bool:
    """Let a full verb that was read as a copula govern: "L'AS Kerlouan affrontera(cop) Angers"."""
    if token.dep != "cop" or token.lemma in profile.syntax.copulas or token.lemma not in verbs or token.pos != "VERB":
        return False
    noun = parse.tokens[token.head]
    token.head, token.dep = (token.i if noun.head == noun.i else noun.head), noun.dep
    for kid in parse.kids(noun.i, "nsubj", "nsubj:pass", "advmod", "aux", "mark", "punct", "obl", "advcl"):
        if kid is not token:
            kid.head = token.i
            kid.dep = "nsubj" if kid.dep == "nsubj:pass" else kid.dep
    noun.head, noun.dep = token.i, "obl" if parse.kids(noun.i, "case") else "obj"
    return True


def _mend_adverbial(parse: Parse, token: Token, profile: LanguageProfile) -> bool:
    """Hang a noun on the verb that the adverb before its preposition hangs on: "est situé près(ADV) de Paris"."""
    adverb = parse.tokens[token.head]
    if adverb.pos != "ADV" or adverb.i >= token.i or adverb.head == adverb.i or token.pos not in {"NOUN", "PROPN"}:
        return False
    joined = marker(parse, token, profile.syntax)
    if joined not in profile.syntax.compound_markers or adverb.lower not in joined.split(" "):
        return False
    beside = parse.tokens[adverb.i - 2] if adverb.i > 1 and parse.tokens[adverb.i - 1].text == "," else None
    if beside is not None and beside.pos == "PROPN":  # "au Bourget, près de Paris"
        noun = parse.tokens[beside.head]  # "dans le nord du Maine, près de Jackman": the north is near it
        token.head, token.dep = (noun.i if beside.dep == "nmod" and noun.pos == "NOUN" else beside.i), "nmod"
    else:
        token.head, token.dep = adverb.head, "obl"
    adverb.head, adverb.dep = token.i, "advmod"
    return True


def _mend_titled(parse: Parse, body: Name, person: Name, index: Index) -> bool:
    """Let a person stand where the parser put the body before the office: "*Leeds Students Association* president Sara Nilsson"."""
    between = parse.tokens[body.last + 1 : person.first]
    words = tuple(fold(token.text) for token in between)
    match = index.office(words, 0) if words and person.kind is Kind.PERSON and body.kind is not Kind.PERSON else None
    if match is None or match.length != len(words):
        return False
    lower, upper = parse.tokens[person.head], parse.tokens[body.head]
    if upper.i not in _above(parse, lower):
        return False
    lower.head, lower.dep = (lower.i if upper.head == upper.i else upper.head), upper.dep
    upper.head, upper.dep = lower.i, "compound"
    for token in between:
        if token.head not in {other.i for other in between}:
            token.head, token.dep = lower.i, "compound"
    return True


def _above(parse: Parse, token: Token) -> list[int]:
    found: list[int] = []
    while token.head != token.i and token.head not in found:
        found.append(token.head)
        token = parse.tokens[token.head]
    return found


def _mend_infinitive(parse: Parse, inside: set[int]) -> bool:
    """Let the infinitive of a headline govern the name that was made the root: "Tom Barrett *to meet* Laura Rossi"."""
    name = next((token for token in parse.tokens if token.head == token.i), None)
    if name is None or name.i not in inside or any("VerbForm=Fin" in token.morph for token in parse.tokens):
        return False
    for verb in parse.kids(name.i, "acl:relcl", "acl"):
        marks = parse.kids(verb.i, "aux", "mark")
        if verb.pos == "VERB" and "VerbForm=Inf" in verb.morph and marks and marks[0].i == name.i + 1:
            verb.head, verb.dep = verb.i, "root"
            name.head, name.dep = verb.i, "nsubj"
            return True
    return False


_HANGING = frozenset({"conj", "xcomp", "parataxis", "acl", "amod", "nmod", "appos", "advcl", "flat", "dep"})


def _mend_main_verb(parse: Parse, inside: set[int], profile: LanguageProfile, verbs: frozenset[str]) -> bool:
    """Let the main verb govern the name that was made the root: "Florence Aubry, qui …, dirige Solvane"."""
    for verb in parse.tokens:
        if verb.dep not in _HANGING or verb.i in inside or parse.kids(verb.i, "cc", "mark"):
            continue
        name = _name_above(parse, verb, inside)
        if name is None:
            continue
        found = verb.pos == "VERB" and (
            "VerbForm=Fin" in verb.morph or bool(parse.kids(verb.i, "aux")) or verb.lower != verb.lemma != verb.text
        )
        if verb.pos == "VERB" and "VerbForm=Part" in verb.morph and not parse.kids(verb.i, "aux", "aux:pass"):
            continue
        if not found and not _reads_as_verb(parse, verb, profile, verbs):
            continue
        if "VerbForm=Fin" not in verb.morph and not parse.kids(verb.i, "aux", "aux:pass"):
            verb.morph = "Mood=Ind|Tense=Pres|VerbForm=Fin"
        _enthrone(parse, verb, name)
        return True
    return False


def _name_above(parse: Parse, verb: Token, inside: set[int]) -> Token | None:
    """Return the name to the left that a verb hangs on, where that name is the root or is coordinated with a participle."""
    name = parse.tokens[verb.head]
    if name.pos == "VERB" and name.dep == "acl:relcl":
        name = parse.tokens[name.head]
    if name.i >= verb.i or name.i not in inside or name.dep not in {"root", "conj"}:
        return None
    if name.dep == "conj" and (parse.kids(name.i, "cc") or parse.tokens[name.head].pos != "VERB"):
        return None
    between = parse.tokens[name.i + 1 : verb.i]
    return None if any(token.lower in {":", ";"} for token in between) else name


def _reads_as_verb(parse: Parse, token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> bool:
    """Say whether a word that was taken for a noun is a form of a known verb, with a name or an article behind it."""
    if token.pos not in {"NOUN", "X", "ADJ", "ADV"} or not token.text.islower() or parse.kids(token.i, "det", "case"):
        return False
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if following is None or not (following.pos in {"PROPN", "DET"} or following.lower in profile.syntax.articles):
        return False
    for ending, infinitive in profile.syntax.lemma_endings.items():
        lemma = token.lower.removesuffix(ending) + infinitive
        if token.lower.endswith(ending) and lemma in verbs:
            token.lemma, token.pos = lemma, "VERB"
            for kid in parse.kids(token.i, "flat", "nmod", "appos"):
                kid.dep = "obj" if not parse.kids(kid.i, "case") else "obl"
            return True
    return False


def _enthrone(parse: Parse, verb: Token, name: Token) -> None:
    """Make a verb the head of its sentence and the name before it its subject; a noun between them comments the name."""
    for kid in parse.kids(verb.i, "nsubj"):
        if name.i < kid.i < verb.i:
            kid.head, kid.dep = name.i, "appos"
    above = parse.tokens[name.head]
    verb.head, verb.dep = verb.i, "root"
    if name.dep == "conj" and above is not name:  # "Né à Bamako, Issa Konaté vit à Lannilis"
        above.head, above.dep = verb.i, "advcl"
    name.head, name.dep = verb.i, "nsubj"
    for kid in (*parse.kids(name.i), *parse.kids(verb.i)):
        if kid.i > verb.i and kid.dep in {"flat", "appos", "nmod"} and kid.pos in {"NOUN", "PROPN"}:
            kid.head, kid.dep = verb.i, "obl" if parse.kids(kid.i, "case") else "obj"


def _mend_apposed(parse: Parse, token: Token, names: tuple[Name, ...], profile: LanguageProfile) -> bool:
    """Hang a new name on the noun that it follows: "va racheter le fabricant de skis Neval", where Neval was made a subject."""
    name = next((name for name in names if name.head == token.i), None)
    if (
        name is None
        or name.known
        or name.first == 0
        or not profile.syntax.names_follow
        or parse.kids(token.i, "case", "det")
    ):
        return False
    noun = parse.tokens[name.first - 1]
    while noun.pos in {"ADJ", "NOUN"} and profile.names.kinds.get(noun.lower) is None and noun.head < noun.i:
        noun = parse.tokens[noun.head]
    definite = any(kid.lower in profile.syntax.articles for kid in parse.kids(noun.i, "det", "case"))
    if noun.pos != "NOUN" or profile.names.kinds.get(noun.lower) is None or not definite or noun.i < name.first - 5:
        return False
    if token.head == noun.i or token.head == token.i or noun.head == token.i:
        return False
    token.head, token.dep = noun.i, "appos"
    return True


def _mend_governor(parse: Parse, token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> None:
    """Take a word with a subject and a clause or an object below it for a verb: "Son entourage dément(ADJ) qu'il ait …"."""
    if (
        token.pos not in {"NOUN", "ADJ", "X", "ADV"}
        or not token.text.islower()
        or parse.kids(token.i, "det", "cop", "aux")
    ):
        return
    if not parse.kids(token.i, "nsubj") or not parse.kids(token.i, "ccomp", "obj", "xcomp"):
        return
    lemma = profile.syntax.exceptions.get(token.lower) or (token.lemma if token.lemma in verbs else None)
    if lemma is not None:
        token.pos, token.lemma, token.morph = "VERB", lemma, "Mood=Ind|Tense=Pres|VerbForm=Fin"


_PARTICIPLE = "Tense=Past|VerbForm=Part"


def _participle_of(token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> str | None:
    """Return the verb whose participle a word may be, by its ending: "félicité" of féliciter."""
    if token.lower in profile.syntax.exceptions:
        return profile.syntax.exceptions[token.lower]
    for ending, infinitive in profile.syntax.participle_endings.items():
        lemma = token.lower.removesuffix(ending) + infinitive
        if token.lower.endswith(ending) and lemma in verbs:
            return lemma
    return None


def _mend_participle(parse: Parse, token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> None:
    """Take a word behind an auxiliary for a participle: "a félicité(NOUN) Mme Kerbrat", "sera extradé(ADJ)"."""
    if token.pos not in {"NOUN", "ADJ", "X", "PROPN", "ADV"} or not token.text.islower():
        return
    auxiliaries = [kid for kid in parse.kids(token.i, "aux", "aux:pass", "cop") if kid.i < token.i]
    if not auxiliaries or parse.kids(token.i, "det") or token.i - auxiliaries[-1].i > 3:
        return
    lemma = _participle_of(token, profile, verbs)
    if lemma is not None:
        token.pos, token.lemma, token.morph = "VERB", lemma, _PARTICIPLE


def _mend_full_auxiliary(parse: Parse, token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> bool:
    """Take "a" for the auxiliary of what was made its object: "a nié(NOUN) avoir rencontré X"."""
    if token.pos not in {"VERB", "AUX"} or token.lemma not in profile.syntax.auxiliaries or token.dep in {"aux", "cop"}:
        return False
    for kid in parse.kids(token.i, "obj", "xcomp", "attr"):
        participle = kid.dep == "obj" and kid.pos == "VERB" and "VerbForm=Part" in kid.morph  # "s'est *crashé*(obj)"
        lemma = kid.lemma if participle else _participle_of(kid, profile, verbs)
        plain = kid.text.islower() and kid.pos in {"NOUN", "PROPN", "ADJ", "VERB"} and token.i < kid.i <= token.i + 3
        if lemma is None or not plain or parse.kids(kid.i, "det", "case", "nummod"):
            continue
        kid.pos, kid.lemma, kid.morph = "VERB", lemma, _PARTICIPLE
        kid.head, kid.dep = (kid.i if token.head == token.i else token.head), token.dep
        for other in parse.kids(token.i):
            if other is not kid:
                other.head = kid.i
        token.head, token.dep, token.pos = kid.i, "aux", "AUX"
        if "VerbForm" not in token.morph:
            token.morph = "Mood=Ind|Tense=Pres|VerbForm=Fin"
        return True
    return False


def _mend_fronted(parse: Parse, token: Token, profile: LanguageProfile, verbs: frozenset[str]) -> bool:
    """Take the first word of a sentence for a participle that a comma ends: "Née à Dakar, Fatou Gaye a étudié"."""
    if token.i != 0 or token.pos not in {"PROPN", "NOUN", "ADJ", "ADV", "VERB"} or len(parse.tokens) < 4:
        return False
    if parse.tokens[1].pos != "ADP" or not any(other.text == "," for other in parse.tokens[2:9]):
        return False
    lemma = _participle_of(token, profile, verbs)
    root = next((other for other in parse.tokens if other.head == other.i and other.dep == "root"), None)
    if lemma is None or root is None or root is token or root.pos != "VERB":
        return False
    token.pos, token.lemma, token.morph = "VERB", lemma, _PARTICIPLE
    token.dep, token.head = "advcl", root.i
    if not parse.kids(root.i, "nsubj", "nsubj:pass", "expl:subj"):
        for kid in parse.kids(token.i, "appos", "nsubj", "nsubj:pass", "obj"):
            if kid.i < root.i and any(other.text == "," for other in parse.tokens[: kid.i]):
                kid.head, kid.dep = root.i, "nsubj"
    return True


def _mend_verbless(parse: Parse, inside: set[int], profile: LanguageProfile, verbs: frozenset[str]) -> bool:
    """Find the finite verb of a sentence in which the parser saw none: "Florence Aubry dirige(X) Solvane"."""
    root = next((token for token in parse.tokens if token.head == token.i), None)
    for token in parse.tokens:
        if token.pos in {"VERB", "AUX"}:
            continue  # "le président rencontré hier": a participle is none
        known = token.lemma in verbs and token.lemma != token.lower and token.text.islower()
        known = known or (token.i > 0 and _reads_as_verb(parse, token, profile, verbs))
        if (
            not known
            or token.i in inside
            or token.i == 0
            or parse.kids(token.i, "det")
            or root is None
            or root is token
        ):
            continue
        past = any(token.lower.endswith(ending) for ending in profile.syntax.past_endings)
        token.pos, token.dep, token.head = "VERB", "root", token.i
        token.morph = f"Mood=Ind|Tense={'Imp' if past else 'Pres'}|VerbForm=Fin"
        _hang_around(parse, token, root)
        return True
    return False


def _hang_around(parse: Parse, verb: Token, root: Token) -> None:
    """Hang what stood beside a verb that was not seen on it: its subject before, its object and the rest behind."""
    first = next(
        (t for t in parse.tokens[: verb.i] if t.pos in {"NOUN", "PROPN", "PRON"} and t.dep not in {"flat", "conj"}),
        root,
    )
    first.head, first.dep = verb.i, "nsubj"
    if root.i < verb.i and root is not first:
        root.head, root.dep = first.i, "flat"
    for token in parse.tokens[verb.i + 1 :]:
        if token.head < verb.i or token.head == token.i:
            case = any(kid.dep == "case" for kid in parse.kids(token.i))
            nominal = token.pos in {"NOUN", "PROPN", "PRON", "NUM"}
            plain = "xcomp" if token.pos == "VERB" else "obl" if case or not nominal else "obj"
            token.head, token.dep = verb.i, "punct" if token.pos == "PUNCT" else plain


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


def _mend_fronted_name(parse: Parse, name: Name) -> bool:
    """Make a fronted name the subject that its apposition was taken for: "Laurent Fabius, le ministre, a déclaré"."""
    head = parse.tokens[name.head]
    if (
        head.dep not in {"obl", "dislocated", "advmod", "nmod", "conj"}
        or parse.kids(head.i, "case", "cc")
        or name.kind is not Kind.PERSON
    ):
        return False
    verb = parse.tokens[head.head]
    if head.dep == "conj" and verb.dep == "obl":  # "À Lyon, *Lise Armand*(conj), une vendeuse, a été sauvée"
        verb = parse.tokens[verb.head]
    if name.last + 2 >= len(parse.tokens) or parse.tokens[name.last + 1].text != "," or verb.i < name.last:
        return False
    for kid in parse.kids(verb.i, "nsubj", "nsubj:pass"):
        if name.last + 1 < kid.i <= name.last + 4 and kid.pos == "NOUN":
            head.head, head.dep = verb.i, kid.dep
            kid.head, kid.dep = head.i, "appos"
            return True
    return False


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
            if kid.dep in {"flat", "appos", "nmod"}:
                kid.dep = "obl" if parse.kids(kid.i, "case") else "obj"
    return True


def _mend_missing_subject(parse: Parse, token: Token, profile: LanguageProfile) -> bool:
    """Make a noun behind a comma the subject that the verb lacks: "Selon Paul Mercier, la Russie(nmod) aurait bombardé X"."""
    fronted = parse.tokens[token.head]
    verb = parse.tokens[fronted.head]
    if token.dep not in {"nmod", "appos"} or token.pos not in {"NOUN", "PROPN"} or not fronted.i < token.i < verb.i:
        return False
    if verb.pos != "VERB" or fronted.dep != "obl" or parse.kids(verb.i, "nsubj", "nsubj:pass", "mark"):
        return False
    articles = parse.kids(token.i, "det")
    if not articles or articles[0].lower not in profile.syntax.articles or parse.kids(token.i, "case"):
        return False
    if parse.tokens[articles[0].i - 1].text != "," or any(
        other.text == "," for other in parse.tokens[token.i : verb.i]
    ):
        return False
    token.head, token.dep = verb.i, "nsubj"
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
