"""What to write into the lexicon so that a sentence gives more: Turtle entries with the frame that the sentence has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgnews.extract.explanation import (
    ExplainedArgument,
    ExplainedClause,
    ExplainedNoun,
    ExplainedPhrase,
    ExplainedSegment,
    Hint,
    Trial,
)
from kgnews.extract.reasons import Why
from kgnews.extract.relations import kinds_fit
from kgnews.ids import slug
from kgnews.knowledge import Catalog, LexiconEntry, Relation, Role, WordClass
from kgnews.profile import LanguageProfile
from kgnews.records import Article, Span

CHOOSE = "CHOOSE"  # stands for the relation in an entry whose sentence does not tell it
_OBJECT_ROLES = (Role.OBJECT, Role.OBLIQUE, Role.INDIRECT, Role.ATTRIBUTE)  # in the order in which they are preferred
_FRAME = {Why.NO_OBJECT, Why.NO_SUBJECT, Why.ALONE, Why.REFLEXIVE_FOUND, Why.REFLEXIVE_EXPECTED}
_KIND = {Why.SUBJECT_KIND, Why.OBJECT_KIND}
_MOST_RELATIONS = 24


def hints(
    segments: Iterable[ExplainedSegment], article: Article, catalog: Catalog, profile: LanguageProfile
) -> tuple[Hint, ...]:
    """Return advice for each word of the segments that gives no statement, and for the entries that gave one."""
    adviser = _Adviser(article, catalog, profile)
    found: list[Hint] = []
    used: list[str] = []
    for segment in segments:
        adviser.sentence = segment.sentence
        for clause in segment.clauses:
            found.extend(adviser.clause(clause))
        for noun in segment.nouns:
            found.extend(adviser.noun(noun))
        words = [word.trials for word in segment.clauses] + [word.trials for word in segment.nouns]
        trials = [trial for of_word in words for trial in of_word]
        used.extend(trial.entry.id for trial in trials if _gives(trial))
    if used:
        names = ", ".join(dict.fromkeys(used))
        found.append(Hint(f"To change what was found, edit in {adviser.file}: {names}"))
    elif not found:
        advice = "explain a sentence in which names do what the word says, and the entry to write is shown here"
        found.append(Hint(f"To add a word to {adviser.file}, {advice}."))
    return tuple(found)


class _Adviser:
    """Writes entries for one language."""

    def __init__(self, article: Article, catalog: Catalog, profile: LanguageProfile) -> None:
        self.article, self.catalog, self.profile = article, catalog, profile
        self.lang = profile.lang
        self.sentence = Span(0, len(article.text))  # the one at hand
        self.file = f"ontologies/lexicon/{self.lang}.ttl"
        self.entries = catalog.lexicon.get(self.lang, ())

    def clause(self, clause: ExplainedClause) -> Iterator[Hint]:
        """Yield advice for a verb: a new entry, a new sense of one, or none where it gave what it can."""
        words = self.profile
        special = words.speech.verbs | words.syntax.copulas | set(words.status.chains) | words.status.noun_support
        verbs = [trial for trial in clause.trials if trial.entry.word_class is WordClass.VERB]
        if any(_gives(trial) for trial in clause.trials):
            return
        subject = _first(clause.arguments, (Role.SUBJECT,))
        object_ = _first(clause.arguments, _OBJECT_ROLES)
        if subject is None or object_ is None:
            return
        if not verbs and clause.lemma in special:
            return
        yield from self._advise(WordClass.VERB, clause.lemma, clause.reflexive, verbs, subject, object_)

    def noun(self, noun: ExplainedNoun) -> Iterator[Hint]:
        """Yield advice for a noun that may tell an event."""
        if any(_gives(trial) for trial in noun.trials):
            return
        subject = _first(noun.complements, (Role.POSSESSOR,)) or _first(noun.complements, (Role.OBLIQUE,))
        others = [item for item in noun.complements if item is not subject]
        object_ = _first(others, (Role.OBLIQUE, Role.POSSESSOR))
        if subject is not None and object_ is not None:
            yield from self._advise(WordClass.NOUN, noun.lemma, False, noun.trials, subject, object_)

    def _advise(
        self,
        word_class: WordClass,
        lemma: str,
        reflexive: bool,
        trials: Sequence[Trial],
        subject: ExplainedArgument,
        object_: ExplainedArgument,
    ) -> Iterator[Hint]:
        if not _worth(subject.phrase, object_.phrase):
            return
        misses = [trial.miss.why for trial in trials if trial.miss is not None]
        misses += [match.miss.why for trial in trials for match in trial.matches if match.miss is not None]
        plain = [trial for trial in trials if not trial.entry.companions]
        relations = self._fitting(subject.phrase, object_.phrase)
        if not plain:
            text = f'To add the {word_class.value} "{lemma}", choose a relation and write this into {self.file}:'
            yield Hint(text, self._turtle(word_class, lemma, reflexive, CHOOSE, subject, object_), relations)
        elif set(misses) & _KIND:
            text = f'The entries of "{lemma}" ask for other things; to add a sense, write this into {self.file}:'
            yield Hint(text, self._turtle(word_class, lemma, reflexive, CHOOSE, subject, object_), relations)
        elif set(misses) & _FRAME and not any(trial.matches for trial in trials):
            near = next((t.relation for t in plain if self._fits(t.relation, subject.phrase, object_.phrase)), None)
            name = near.name if near is not None else CHOOSE
            text = f'To let "{lemma}" take the arguments it has here, write this into {self.file}:'
            turtle = self._turtle(word_class, lemma, reflexive, name, subject, object_)
            yield Hint(text, turtle, relations if near is None else ())

    def _fits(self, relation: Relation, subject: ExplainedPhrase, object_: ExplainedPhrase) -> bool:
        first, second = subject.entity, object_.entity
        return (first is None or kinds_fit(relation.domain, first.kind)) and (
            second is None or kinds_fit(relation.range, second.kind)
        )

    def _fitting(self, subject: ExplainedPhrase, object_: ExplainedPhrase) -> tuple[str, ...]:
        """Return relations that take such a subject and object, those that take least else first."""
        found = [relation for relation in self.catalog.relations.values() if self._fits(relation, subject, object_)]
        found.sort(key=lambda relation: ((len(relation.domain) or 9) * (len(relation.range) or 9), relation.name))
        return tuple(relation.name for relation in found[:_MOST_RELATIONS])

    def _turtle(
        self,
        word_class: WordClass,
        lemma: str,
        reflexive: bool,
        relation: str,
        subject: ExplainedArgument,
        object_: ExplainedArgument,
    ) -> str:
        """Return an entry, or a further sense of the one there is, with the declaration of the slots it uses."""
        lines = [self._declaration(item) for item in (subject, object_) if item.role is Role.OBLIQUE]
        prefix = f"lex{self.lang}:"
        there = self._there(word_class, lemma, reflexive)
        if there is not None:
            lines.append(f"{prefix}{there}")
        else:
            lines.append(f"{prefix}{self._free_name(lemma, reflexive)} a ontolex:LexicalEntry ;")
            lines.append(f"    lexinfo:partOfSpeech lexinfo:{word_class.value} ;")
            if reflexive:
                lines.append("    kgl:reflexive true ;")
            lines.append(f'    ontolex:canonicalForm [ ontolex:writtenRep "{_escaped(lemma)}"@{self.lang} ] ;')
        slots = f"synsem:subjOfProp {self._slot(subject)} ; synsem:objOfProp {self._slot(object_)} ;"
        lines.append(f"    ontolex:sense [ ontolex:reference kgn:{relation} ; {slots}")
        example = _escaped(self._example(subject.phrase, object_.phrase))
        lines.append(f'        skos:example "{example}"@{self.lang} ] .')
        return "\n".join(dict.fromkeys(lines))

    def _there(self, word_class: WordClass, lemma: str, reflexive: bool) -> str | None:
        """Return the local name of the entry that this very word has already."""
        for entry in self.entries:
            word = (entry.word_class, entry.lemma, entry.companions, entry.reflexive)
            if word == (word_class, lemma, (), reflexive):
                return _local_name(entry)
        return None

    def _free_name(self, lemma: str, reflexive: bool) -> str:
        """Return a local name that no entry has yet."""
        taken = {_local_name(entry) for entry in self.entries}
        wanted = slug(lemma) + ("-reflexive" if reflexive else "")
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        return name

    def _slot(self, argument: ExplainedArgument) -> str:
        if argument.role is not Role.OBLIQUE:
            return f"arg:{argument.role.value}"
        return f"arg:{self.lang}-{argument.marker.replace(' ', '-').replace(chr(39), '-')}"

    def _declaration(self, argument: ExplainedArgument) -> str:
        """Return the declaration of a prepositional slot; to declare one twice does no harm."""
        marker = f'synsem:marker "{_escaped(argument.marker)}"@{self.lang}'
        return f"{self._slot(argument)} a synsem:SyntacticArgument ; {marker} ."

    def _example(self, subject: ExplainedPhrase, object_: ExplainedPhrase) -> str:
        """Return the sentence with its [subject] and {object} marked."""
        text = self.article.text.translate(str.maketrans("[]{}", "()()"))
        text = text[: self.sentence.end]
        first, second = subject.span, object_.span
        if first.start < second.end and second.start < first.end:
            return _plain(text[self.sentence.start :])  # one in the other: a plainer sentence is to be found by hand
        for span, marks in sorted(((first, "[]"), (second, "{}")), reverse=True):
            text = text[: span.start] + marks[0] + span.of(text) + marks[1] + text[span.end :]
        return _plain(text[self.sentence.start :])


def _plain(text: str) -> str:
    return " ".join(text.split())


def _worth(first: ExplainedPhrase, second: ExplainedPhrase) -> bool:
    """Say whether two phrases are worth an entry: both are understood, and one is more than a common noun."""
    if first.entity is None or second.entity is None or first.span == second.span:
        return False
    return not (first.entity.id.startswith("thing/") and second.entity.id.startswith("thing/"))


def _gives(trial: Trial) -> bool:
    return any(match.statement is not None for match in trial.matches)


def _local_name(entry: LexiconEntry) -> str:
    name = entry.id.split("/", 1)[1]
    stem, _, number = name.rpartition(".")
    return stem if stem and number.isdigit() else name


def _first(arguments: Iterable[ExplainedArgument], roles: tuple[Role, ...]) -> ExplainedArgument | None:
    """Return the first argument in the first of *roles* that has one, one that is understood before one that is not."""
    usable = [
        item
        for item in arguments
        if item.role in roles
        and item.phrase.span.start < item.phrase.span.end
        and (item.marker or item.role is not Role.OBLIQUE)
    ]
    return min(usable, key=lambda item: (item.phrase.entity is None, roles.index(item.role)), default=None)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
