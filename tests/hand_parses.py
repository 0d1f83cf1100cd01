"""Sentences parsed by hand, in a compact notation: what the engine sees when the parser is right, without any model.

A word is written ``form=lemma/POS.form-of-verb/label<head``: its lemma where that is not the form itself, the form of a
verb by one of the names in FORMS, and the word it hangs on, by form ("de#2" is the second "de"); without a head it
hangs on the root. Punctuation is written bare.

    tree("Nora/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj .")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import spacy
from spacy.tokens import Doc

from kgnews.extract.clauses import Clause, find_clauses
from kgnews.extract.gazetteer import Index, build_index
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token
from kgnews.extract.simplify import Segment, SegmentKind
from kgnews.knowledge import (
    ArgumentSlot,
    Catalog,
    Gazetteer,
    KnownEntity,
    LexiconEntry,
    OfficeName,
    OfficeTerm,
    OfficeType,
    Relation,
    Role,
    WordClass,
)
from kgnews.lang.load import load_profile
from kgnews.records import Article, Gender, Kind, Label, Span

VOCAB = spacy.blank("xx").vocab
PROFILES = {lang: load_profile(lang) for lang in ("fr", "en")}
FORMS = {
    "pres": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "impf": "Mood=Ind|Tense=Imp|VerbForm=Fin",
    "past": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "fut": "Mood=Ind|Tense=Fut|VerbForm=Fin",
    "cond": "Mood=Cnd|Tense=Pres|VerbForm=Fin",
    "sub": "Mood=Sub|Tense=Pres|VerbForm=Fin",
    "imp": "Mood=Imp|Tense=Pres|VerbForm=Fin",
    "fin": "VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "part": "Tense=Past|VerbForm=Part",
    "ing": "Tense=Pres|VerbForm=Part",
    "plur": "Number=Plur",
    "masc": "Gender=Masc",
    "fem": "Gender=Fem",
    "": "",
}
_WORD = re.compile(
    r"(?P<text>[^/=]+)(?:=(?P<lemma>[^/]+))?/(?P<pos>[A-Z]+)(?:\.(?P<form>\w+))?/(?P<dep>[a-z:]+)(?:<(?P<head>\S+))?"
)
_MARKS = frozenset(",.:;?!")


def tokens(notation: str) -> list[Token]:
    """Return the tokens that a notation describes, with their offsets in the plain text."""
    words = notation.split()
    texts = [word if word in _MARKS else _parts(word)["text"] for word in words]
    roots = [i for i, word in enumerate(words) if word not in _MARKS and _parts(word)["dep"] == "root"]
    assert len(roots) == 1, f"one root, not {len(roots)}: {notation}"
    found: list[Token] = []
    start = 0
    for i, word in enumerate(words):
        parts = _parts(word) if word not in _MARKS else {"pos": "PUNCT", "dep": "punct"}
        text = texts[i]
        following = texts[i + 1] if i + 1 < len(texts) else None
        space = following is not None and not text.endswith("'") and following not in _MARKS and following != "'s"
        head = _head(parts["head"], texts, notation) if parts.get("head") else roots[0]
        lemma, morph = parts.get("lemma") or text.lower(), FORMS[parts.get("form") or ""]
        end = start + len(text)
        found.append(
            Token(i, text, text.lower(), lemma, parts["pos"], "", morph, parts["dep"], head, start, end, space)
        )
        start = end + space
    return found


def _parts(word: str) -> dict[str, str]:
    match = _WORD.fullmatch(word)
    assert match is not None, f"not a word of the notation: {word}"
    return match.groupdict()


def _head(name: str, texts: list[str], notation: str) -> int:
    text, _, number = name.partition("#")
    places = [i for i, other in enumerate(texts) if other == text]
    assert places, f"no word {text!r} to hang on: {notation}"
    assert number or len(places) == 1, f"which {text!r}? write {text}#1 or {text}#2: {notation}"
    return places[int(number or 1) - 1]


def plain(found: Iterable[Token]) -> str:
    """Return the text of tokens."""
    return "".join(token.text + " " * token.space for token in found)


def tree(notation: str, segment: Segment | None = None) -> Parse:
    """Return the parse that a notation describes, in a narrative segment of its own unless one is given."""
    found = tokens(notation)
    text = plain(found)
    if segment is None:
        segment = Segment(text, tuple(range(len(text))), Span(0, len(text)), SegmentKind.NARRATIVE, 0)
    assert segment.plain == text, f"the segment reads {segment.plain!r}, the notation {text!r}"
    return Parse(segment, found)


def doc(notation: str, ents: Sequence[tuple[int, int, str]] = ()) -> Doc:
    """Return the spaCy Doc that a notation describes, as a model would: *ents* are (first, last + 1, label)."""
    found = tokens(notation)
    made = Doc(
        VOCAB,
        words=[token.text for token in found],
        spaces=[token.space for token in found],
        pos=[token.pos for token in found],
        lemmas=[token.lemma for token in found],
        morphs=[token.morph for token in found],
        heads=[token.head for token in found],
        deps=["ROOT" if token.dep == "root" else token.dep for token in found],
    )
    made.set_ents([made.char_span(found[a].start, found[b - 1].end, label=label) for a, b, label in ents])
    return made


class HandModel:
    """Stands in for a model: it knows the parses of some sentences and raises KeyError for any other."""

    def __init__(self, notations: Iterable[str]) -> None:
        self.meta = {"lang": "xx", "name": "hand"}
        self.pipe_names: list[str] = []
        self.parses = {plain(tokens(notation)): notation for notation in notations}

    def make_doc(self, text: str) -> Doc:
        notation = self.parses[text]
        return Doc(VOCAB, words=[t.text for t in tokens(notation)], spaces=[t.space for t in tokens(notation)])

    def pipe(self, docs: Iterable[Doc], batch_size: int = 1, disable: Iterable[str] = ()) -> Iterator[Doc]:
        for made in docs:
            yield doc(self.parses[made.text])


# -- clauses --------------------------------------------------------------------------------------------------------


def clauses(notation: str, lang: str = "fr") -> tuple[Parse, dict[str, Clause]]:
    """Return a parse and its clauses by lemma."""
    parse = tree(notation)
    found = find_clauses(parse, PROFILES[lang])
    by_lemma = {clause.lemma: clause for clause in found}
    assert len(by_lemma) == len(found), "two clauses of one verb: tell them apart by another verb"
    return parse, by_lemma


def roles(parse: Parse, clause: Clause) -> set[str]:
    """Return the arguments of a clause as "subject Nora", "oblique à Brest"; words are the heads of their phrases."""
    texts = parse.tokens
    return {" ".join(part for part in (a.role.value, a.marker, texts[a.head].text) if part) for a in clause.arguments}


# -- a small catalog ------------------------------------------------------------------------------------------------


def relation(
    name: str, domain: Iterable[Kind] = (), range_: Iterable[Kind] = (), symmetric: bool = False
) -> tuple[str, Relation]:
    """Return a relation under its name."""
    label = (Label("en", name),)
    return name, Relation(name, label, (), "will" + name, (), frozenset(domain), frozenset(range_), symmetric=symmetric)


def slot(text: str) -> ArgumentSlot:
    """Return a slot: the name of a role, or the markers of an oblique ("à|dans")."""
    if text in {role.value for role in Role}:
        return ArgumentSlot(Role(text))
    return ArgumentSlot(Role.OBLIQUE, frozenset(text.split("|")))


def entry(
    words: str,
    relation_: str,
    subject: str,
    object_: str,
    word_class: WordClass = WordClass.VERB,
    lang: str = "fr",
    reflexive: bool = False,
) -> LexiconEntry:
    """Return a lexicon entry; its id is the language, the words and the relation."""
    lemma, *companions = words.split()
    return LexiconEntry(
        f"{lang}/{words}/{relation_}", lang, word_class, lemma, tuple(companions), reflexive, relation_,
        slot(subject), slot(object_),
    )  # fmt: skip


_PLACES = {Kind.PLACE, Kind.GOVERNMENT}
_ACTORS = {Kind.PERSON, Kind.ORGANISATION, Kind.GOVERNMENT, Kind.GROUP}
RELATIONS: Mapping[str, Relation] = dict(
    [
        relation("met", _ACTORS, _ACTORS, symmetric=True),
        relation("visited", {Kind.PERSON, Kind.GROUP}, _PLACES | {Kind.ORGANISATION}),
        relation("attended", _ACTORS, {Kind.EVENT}),
        relation("supports", _ACTORS, ()),
        relation("signed", _ACTORS, ()),
        relation("acquired", {Kind.ORGANISATION, Kind.PERSON}, {Kind.ORGANISATION}),
        relation("holdsPosition", {Kind.PERSON}, {Kind.OFFICE}),
        relation("memberOf", (), {Kind.ORGANISATION, Kind.GROUP}),
        relation("gaveTo", (), ()),
        relation("convictedOf", {Kind.PERSON}, ()),
        relation("locatedNear", _PLACES, _PLACES, symmetric=True),
        relation("tookPlaceIn", {Kind.EVENT}, _PLACES),
        relation("praised", _ACTORS, ()),
        relation("leads", (), ()),
    ]
)


def _labels(text: str) -> tuple[Label, ...]:
    """Return labels written "fr russe, en Russian, - COP"; "-" is no language."""
    pairs = (part.strip().partition(" ") for part in text.split(",") if part.strip())
    return tuple(Label("" if lang == "-" else lang, word) for lang, _, word in pairs)


def _known(
    kind: Kind,
    identifier: str,
    labels: str,
    aliases: str = "",
    adjectives: str = "",
    uncertain: str = "",
    gender: Gender = Gender.UNKNOWN,
    weight: int = 0,
    country: str | None = None,
) -> tuple[str, KnownEntity]:
    doubtful = frozenset({uncertain} if uncertain else ())
    return identifier, KnownEntity(
        identifier, kind, _labels(labels), _labels(aliases), _labels(adjectives), doubtful,
        gender=gender, weight=weight, country=country,
    )  # fmt: skip


_ENTITIES = dict(
    [
        _known(
            Kind.GOVERNMENT, "country/fr", "fr France, en France",
            adjectives="fr français, fr française, en French",
        ),
        _known(Kind.GOVERNMENT, "country/ru", "fr Russie, en Russia", adjectives="fr russe, en Russian"),
        _known(Kind.GOVERNMENT, "country/jo", "fr Jordanie, en Jordan", uncertain="Jordan"),
        _known(
            Kind.GOVERNMENT, "country/us", "fr États-Unis, en United States", "fr US, en US",
            "fr américain, fr américaine, en American",
        ),
        _known(Kind.GOVERNMENT, "country/as", "fr Samoa américaines, en American Samoa", "fr AS", uncertain="AS"),
        _known(Kind.PLACE, "place/paris-us", "fr Paris, en Paris", weight=25_000, country="country/us"),
        _known(Kind.PLACE, "place/paris-fr", "fr Paris, en Paris", weight=2_000_000, country="country/fr"),
        _known(Kind.PLACE, "place/nantes-fr", "fr Nantes, en Nantes", weight=300_000, country="country/fr"),
        _known(
            Kind.ORGANISATION, "org/un", "fr Organisation des Nations unies, en United Nations", "fr ONU, en UN"
        ),
        _known(Kind.EVENT, "event/cop", "fr conférence des parties, en conference of the parties", "- COP"),
        _known(Kind.PERSON, "person/vladimir-putin", "- Vladimir Poutine", gender=Gender.MASCULINE),
        _known(Kind.PERSON, "person/claire-vial", "- Claire Vial", gender=Gender.FEMININE),
        _known(Kind.PERSON, "person/anatole-blanc", "- Anatole Blanc", gender=Gender.MASCULINE),
        _known(Kind.PERSON, "person/david-hart", "- David Hart", gender=Gender.MASCULINE),
        _known(Kind.PERSON, "person/mary-hart", "- Mary Hart", gender=Gender.FEMININE),
    ]
)  # fmt: skip
_OFFICES = {
    "office/president": OfficeType(
        "office/president",
        (Label("fr", "président"), Label("en", "president")),
        (
            OfficeName("fr", "président", Gender.MASCULINE),
            OfficeName("fr", "présidente", Gender.FEMININE),
            OfficeName("en", "president"),
        ),
    ),
    "office/secretary-of-state": OfficeType(
        "office/secretary-of-state",
        (Label("fr", "secrétaire d'État"), Label("en", "Secretary of State")),
        (OfficeName("fr", "secrétaire d'État"), OfficeName("en", "Secretary of State")),
    ),
}
_TERMS = (OfficeTerm("office/president", "country/ru", "person/vladimir-putin", "2012-05-07", None, "2020"),)
GAZETTEER = Gazetteer(_ENTITIES, _OFFICES, _TERMS)
INDEXES: Mapping[str, Index] = {lang: build_index(GAZETTEER, lang) for lang in PROFILES}


def catalog(*entries: LexiconEntry) -> Catalog:
    """Return a catalog of the small relations and gazetteer with some lexicon entries."""
    by_lang = {lang: tuple(item for item in entries if item.lang == lang) for lang in PROFILES}
    return Catalog(RELATIONS, by_lang, GAZETTEER)


def article(text: str, lang: str = "fr", published: str | None = None) -> Article:
    """Return an article of one paragraph a line."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return Article("article/hand", text, lang, published=published, paragraphs=tuple(spans))


def name(parse: Parse, words: str, kind: Kind = Kind.PERSON, known: tuple[str, ...] = (), sure: bool = True) -> Name:
    """Return the name that stands in a parse under *words*."""
    wanted = words.split()
    texts = [token.text for token in parse.tokens]
    first = next(i for i in range(len(texts)) if texts[i : i + len(wanted)] == wanted)
    last = first + len(wanted) - 1
    head = next(t.i for t in parse.tokens[first : last + 1] if not first <= t.head <= last or t.head == t.i)
    return Name(first, last, head, words, kind, known, sure=sure)
