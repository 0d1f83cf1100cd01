"""Lexicon entries from ``ontologies/lexicon/<xx>.ttl`` (OntoLex-Lemon and synsem), checked sense by sense."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kgnews.knowledge import ArgumentSlot, LexiconEntry, Relation, Role, WordClass
from kgnews.ontology import vocab
from kgnews.ontology.relations import Names, kind_advice, read_kind
from kgnews.ontology.turtle import Faults, Text, Triples
from kgnews.ontology.vocab import curie
from kgnews.records import Kind

# The slots that need no declaration; obliques are declared with their markers.
_PLAIN_SLOTS: Mapping[str, ArgumentSlot] = {
    vocab.ARG + role.value: ArgumentSlot(role) for role in Role if role is not Role.OBLIQUE
}
_ENTRY_TERMS = frozenset({vocab.CANONICAL_FORM, vocab.SENSE, vocab.PART_OF_SPEECH, vocab.REFLEXIVE})
_SENSE_TERMS = frozenset(
    {vocab.REFERENCE, vocab.SUBJECT_SLOT, vocab.OBJECT_SLOT, vocab.SUBJECT_KIND, vocab.OBJECT_KIND, vocab.BARRED}
)
_CHECKED = (vocab.ONTOLEX, vocab.SYNSEM, vocab.KGL)  # namespaces in which an unknown term is a slip of the pen
_MARKS = re.compile(r"[\[\]{}]")
_PAIRS = ("[]{}", "{}[]")


def read_lexicon(
    triples: Triples, lang: str, names: Names, relations: Mapping[str, Relation], faults: Faults
) -> tuple[LexiconEntry, ...]:
    """Return the entries of the lexicon of *lang*, one a sense, in the order of the file.

    *names* says which relations there are, *relations* what they are; *faults* receives what is wrong.
    """
    reader = _LexiconReader(triples, lang, names, relations, faults)
    reader.read_slots()
    entries: list[LexiconEntry] = []
    for iri in triples.instances(vocab.LEXICAL_ENTRY):
        entries.extend(reader.read(iri))
    return tuple(entries)


@dataclass(frozen=True, slots=True)
class _Word:
    """What the senses of an entry share."""

    iri: str
    word_class: WordClass
    words: tuple[str, ...]
    reflexive: bool


@dataclass(slots=True)
class _LexiconReader:
    """Reads and checks one entry after the other."""

    triples: Triples
    lang: str
    names: Names
    relations: Mapping[str, Relation]
    faults: Faults
    slots: dict[str, ArgumentSlot] = field(default_factory=lambda: dict(_PLAIN_SLOTS))
    seen: dict[tuple[object, ...], str] = field(default_factory=dict)

    def read_slots(self) -> None:
        """Read the slots that the file declares: a preposition or several for each."""
        for iri in self.triples.instances(vocab.SYNTACTIC_ARGUMENT):
            markers = [text for text in self.triples.texts(iri, vocab.MARKER) if text.value.strip()]
            if iri in _PLAIN_SLOTS:
                self.fault(iri, "is a slot without marker that every language has; drop the declaration")
                continue
            if not markers:
                self.fault(iri, f'has no synsem:marker; name its preposition ("…"@{self.lang})')
            for text in markers:
                self.check_language(iri, "synsem:marker", text)
            self.slots[iri] = ArgumentSlot(Role.OBLIQUE, frozenset(text.value for text in markers))

    def read(self, iri: str) -> list[LexiconEntry]:
        """Return the senses of an entry."""
        self.check_terms(iri, iri, "", _ENTRY_TERMS)
        word = self.word(iri)
        senses = self.triples.nodes(iri, vocab.SENSE)
        if not senses:
            self.fault(iri, "has no ontolex:sense; say which relation it expresses")
        entries = []
        for number, sense in enumerate(senses, start=1):
            place = f"sense {number} " if len(senses) > 1 else "its sense "
            self.check_terms(iri, sense, place, _SENSE_TERMS)
            entry = self.sense(word, sense, place, number if len(senses) > 1 else 0) if word else None
            if entry:
                self.check_repeated(iri, place, entry)
                entries.append(entry)
        return entries

    def word(self, iri: str) -> _Word | None:
        """Return the word class, the words and the reflexive mark of an entry; None if it has no usable form."""
        home = f"{vocab.LEXICON}{self.lang}/"
        if not iri.startswith(home):
            self.fault(iri, f"is not in the namespace of this file; name it lex{self.lang}:…")
        word_class = self.word_class(iri)
        words = self.words(iri)
        reflexive = [text.value for text in self.triples.texts(iri, vocab.REFLEXIVE)]
        if any(value not in ("true", "false") for value in reflexive) or len(reflexive) > 1:
            self.fault(iri, f"kgl:reflexive is {', '.join(reflexive)}; write true, or leave it out")
        if word_class is None or not words:
            return None
        return _Word(iri, word_class, words, "true" in reflexive)

    def word_class(self, iri: str) -> WordClass | None:
        found = self.triples.nodes(iri, vocab.PART_OF_SPEECH)
        names = [node.removeprefix(vocab.LEXINFO) for node in found]
        if len(names) == 1 and names[0] in {item.value for item in WordClass}:
            return WordClass(names[0])
        wanted = ", ".join(f"lexinfo:{item.value}" for item in WordClass)
        shown = " , ".join(curie(node) for node in found) or "missing"
        self.fault(iri, f"lexinfo:partOfSpeech is {shown}; write one of {wanted}")
        return None

    def words(self, iri: str) -> tuple[str, ...]:
        """Return the words of the canonical form; the first is the predicate."""
        forms = self.triples.nodes(iri, vocab.CANONICAL_FORM)
        texts = [text for form in forms for text in self.triples.texts(form, vocab.WRITTEN_REP) if text.value.strip()]
        if len(forms) != 1 or len(texts) != 1:
            count = "no" if not texts else str(len(texts))
            shape = f'ontolex:canonicalForm [ ontolex:writtenRep "…"@{self.lang} ]'
            self.fault(iri, f"has {count} canonical form with a written form; give it one: {shape}")
            return ()
        self.check_language(iri, "ontolex:writtenRep", texts[0])
        return tuple(texts[0].value.split())

    def sense(self, word: _Word, sense: str, place: str, number: int) -> LexiconEntry | None:
        relation = self.reference(word.iri, sense, place)
        subject = self.slot(word.iri, sense, place, vocab.SUBJECT_SLOT)
        object_ = self.slot(word.iri, sense, place, vocab.OBJECT_SLOT)
        subject_kinds = self.kinds(word.iri, sense, place, vocab.SUBJECT_KIND, relation)
        object_kinds = self.kinds(word.iri, sense, place, vocab.OBJECT_KIND, relation)
        barred = self.barred(word, sense, place, {subject, object_})
        example = self.example(word.iri, sense, place)
        if relation is None or subject is None or object_ is None or example is None:
            return None
        suffix = f".{number}" if number else ""
        return LexiconEntry(
            id=word.iri.removeprefix(vocab.LEXICON) + suffix,
            lang=self.lang,
            word_class=word.word_class,
            lemma=word.words[0],
            companions=word.words[1:],
            reflexive=word.reflexive,
            relation=relation,
            subject=subject,
            object=object_,
            subject_kinds=subject_kinds,
            object_kinds=object_kinds,
            barred=barred,
            example=_MARKS.sub("", example),
            example_subject=_between(example, "[", "]"),
            example_object=_between(example, "{", "}"),
        )

    def reference(self, iri: str, sense: str, place: str) -> str | None:
        found = self.triples.nodes(sense, vocab.REFERENCE)
        if len(found) != 1:
            self.fault(iri, f"{place}names {len(found) or 'no'} relation; give it one ontolex:reference")
            return None
        name = found[0].removeprefix(vocab.KGN)
        if found[0].startswith(vocab.KGN) and name in self.names.relations:
            return name
        what = f"names relation {curie(found[0])} that the ontology does not have"
        self.fault(iri, f"{place}{what}; {self.names.advice(name)}")
        return None

    def slot(self, iri: str, sense: str, place: str, predicate: str) -> ArgumentSlot | None:
        found = self.triples.nodes(sense, predicate)
        if len(found) != 1:
            self.fault(iri, f"{place}has {len(found) or 'no'} {curie(predicate)}; name one argument slot")
            return None
        return self.declared(iri, place, found[0])

    def declared(self, iri: str, place: str, node: str) -> ArgumentSlot | None:
        slot = self.slots.get(node)
        if slot is None:
            plain = ", ".join(curie(known) for known in _PLAIN_SLOTS)
            advice = f'declare it (a synsem:SyntacticArgument ; synsem:marker "…"@{self.lang}) or use {plain}'
            self.fault(iri, f"{place}names slot {curie(node)} that the file does not declare; {advice}")
        return slot

    def barred(self, word: _Word, sense: str, place: str, used: set[ArgumentSlot | None]) -> tuple[ArgumentSlot, ...]:
        """Return the slots that must be empty for a sense; a verb's only, and none that the sense fills."""
        found = [self.declared(word.iri, place, node) for node in sorted(self.triples.nodes(sense, vocab.BARRED))]
        barred = tuple(slot for slot in found if slot is not None)
        if barred and word.word_class is not WordClass.VERB:
            self.fault(word.iri, f"{place}has kgl:barred, which only verbs have; drop it")
        if not used.isdisjoint(barred):
            self.fault(word.iri, f"{place}bars a slot that it fills; drop one of the two")
        return barred

    def kinds(self, iri: str, sense: str, place: str, predicate: str, relation: str | None) -> frozenset[Kind]:
        """Return the kinds that a sense narrows the relation's domain or range to; they must lie in it."""
        kinds: set[Kind] = set()
        for node in self.triples.nodes(sense, predicate):
            kind = read_kind(node)
            if kind is None:
                self.fault(iri, f"{place}{curie(predicate)} {curie(node)} is no kind; {kind_advice()}")
            else:
                kinds.add(kind)
        self.check_narrowing(iri, place, predicate, kinds, self.relations.get(relation) if relation else None)
        return frozenset(kinds)

    def check_narrowing(
        self, iri: str, place: str, predicate: str, kinds: set[Kind], relation: Relation | None
    ) -> None:
        if relation is None:
            return
        of_subject = predicate == vocab.SUBJECT_KIND
        allowed = relation.domain if of_subject else relation.range
        wider = "kgn:domainKind" if of_subject else "kgn:rangeKind"
        for kind in sorted(kinds - allowed) if allowed else ():
            what = f"{place}{curie(predicate)} kgl:{kind.value} is not among the {wider} of kgn:{relation.name}"
            self.fault(iri, f"{what}; drop it or widen the relation")

    def example(self, iri: str, sense: str, place: str) -> str | None:
        """Return the example with its marks: one [subject] and one {object}, neither inside the other."""
        found = self.triples.texts(sense, vocab.EXAMPLE)
        if len(found) != 1:
            self.fault(iri, f"{place}has {len(found) or 'no'} skos:example; give it one with [subject] and {{object}}")
            return None
        self.check_language(iri, f"{place}skos:example", found[0])
        text = found[0].value
        marked = "".join(_MARKS.findall(text)) in _PAIRS
        if marked and _between(text, "[", "]") and _between(text, "{", "}"):
            return text
        self.fault(iri, f"{place}has the example “{text}”; mark one [subject] and one {{object}}, not nested")
        return None

    def check_terms(self, iri: str, subject: str, place: str, known: frozenset[str]) -> None:
        for predicate in self.triples.by_subject.get(subject, {}):
            if predicate.startswith(_CHECKED) and predicate not in known:
                terms = ", ".join(sorted(curie(term) for term in known))
                self.fault(iri, f"{place}has {curie(predicate)}, which has no meaning there; known are {terms}")

    def check_language(self, iri: str, what: str, text: Text) -> None:
        if text.lang != self.lang:
            tag = f"@{text.lang}" if text.lang else "no language"
            self.fault(iri, f"{what} “{text.value}” has {tag}; write @{self.lang}")

    def check_repeated(self, iri: str, place: str, entry: LexiconEntry) -> None:
        """A word with the same arguments, kinds and relation twice would count each finding twice."""
        word = (entry.word_class, entry.lemma, entry.companions, entry.reflexive)
        key = (
            *word,
            entry.relation,
            entry.subject,
            entry.object,
            entry.subject_kinds,
            entry.object_kinds,
            entry.barred,
        )
        first = self.seen.setdefault(key, f"{curie(iri)} {place}".strip())
        if first != f"{curie(iri)} {place}".strip():
            self.fault(iri, f"{place}repeats {first} (same word, relation, slots and kinds); drop one of them")

    def fault(self, iri: str, what: str) -> None:
        self.faults.add(f"{self.triples.shown}: {curie(iri)}", what)


def _between(text: str, opening: str, closing: str) -> str:
    return text[text.index(opening) + 1 : text.index(closing)].strip() if opening in text and closing in text else ""
