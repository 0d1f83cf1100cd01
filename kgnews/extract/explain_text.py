"""Shows an explanation as plain text, for people who extend the lexicon."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from kgnews.extract.explanation import (
    ExplainedArgument,
    ExplainedClause,
    ExplainedName,
    ExplainedNoun,
    ExplainedPhrase,
    ExplainedSegment,
    Explanation,
    Hint,
    Match,
    StatusReason,
    Trial,
)
from kgnews.extract.reasons import Miss, Why
from kgnews.knowledge import ArgumentSlot, LexiconEntry, Relation, Role, WordClass
from kgnews.records import Entity, Kind, Literal, Statement, Status, TimeSpan

_WIDTH = 100  # columns
_TURTLE = ("arg:", "lex", "kgl:", "ontolex:", "skos:")


def render(explanation: Explanation) -> str:
    """Return an explanation as text, without line end."""
    date = explanation.date or "date unknown"
    lines = [f"Sentence ({explanation.lang}, {date}): {' '.join(explanation.sentence.split())}"]
    many = len(explanation.segments) > 1
    for number, segment in enumerate(explanation.segments, start=1):
        lines.append("")
        lines.extend(_segment(segment, f"{number}. " if many else "", explanation.lang))
    lines += ["", "Statements"]
    lines += [f"  {_statement(item, explanation.lang)}" for item in explanation.statements] or ["  none"]
    for hint in explanation.hints:
        lines.append("")
        lines.extend(_hint(hint))
    return "\n".join(folded for line in lines for folded in _fold(line))


def _fold(line: str) -> list[str]:
    """Break a line that is too long, but never one of Turtle, which is to be copied."""
    margin = len(line) - len(line.lstrip())
    if len(line) <= _WIDTH or line[margin:].startswith(_TURTLE):
        return [line]
    return textwrap.wrap(line.lstrip(), _WIDTH, initial_indent=" " * margin, subsequent_indent=" " * (margin + 4))


def _segment(segment: ExplainedSegment, number: str, lang: str) -> Iterator[str]:
    spoken = f", said in {segment.report}" if segment.report is not None else ""
    yield f"{number}Read as ({segment.kind.value}{spoken}): {segment.plain}"
    for what, text in segment.aside:
        yield f"  set aside, {what}: {text}"
    yield ""
    yield "  Names" if segment.names else "  Names: none"
    width = max((len(name.phrase.text) for name in segment.names), default=0)
    for name in segment.names:
        yield f"    {name.phrase.text:{width}}  {_name(name)}"
    if not segment.clauses:
        yield "  Clauses: none, the parser sees no verb"
    for clause in segment.clauses:
        yield ""
        yield from _clause(clause, lang)
    for noun in segment.nouns:
        yield ""
        yield from _noun(noun, lang)


def _name(name: ExplainedName) -> str:
    entity = name.phrase.entity
    if entity is None:
        return f"nothing: {name.phrase.why}"
    origin = "in the gazetteer" if name.known else "new, its kind is a guess" if name.guessed else "new"
    return f"{entity.id} ({entity.kind.value}, {origin})"


def _clause(clause: ExplainedClause, lang: str) -> Iterator[str]:
    shape = [clause.tense]
    shape += ["passive"] if clause.passive else []
    shape += ["reflexive"] if clause.reflexive else []
    shape += [f"{clause.link} of “{clause.above}”"] if clause.above else []
    yield f'  Clause “{clause.text}”: verb "{clause.lemma}" ({", ".join(shape)})'
    reported = f'; reported by "{clause.reporter}"' if clause.reporter else ""
    yield f"    status: {clause.status.value}{_because(clause.reasons)}{reported}"
    yield from _arguments(clause.arguments)
    if not clause.arguments:
        yield "    no arguments: the parser ties no subject or object to this verb; try the sentence in other words"
    verbs = [trial for trial in clause.trials if trial.entry.word_class is WordClass.VERB]
    if clause.note:
        yield f"    {clause.note}"
    elif not verbs:
        yield f'    no entry for the verb "{clause.lemma}" in the lexicon of {lang}'
    yield from _trials(clause.trials, clause.arguments)


def _noun(noun: ExplainedNoun, lang: str) -> Iterator[str]:
    around = f" ({noun.link or 'under'} of “{noun.clause}”)" if noun.clause else ""
    yield f"  Noun “{noun.text}”{around}"
    yield from _arguments(noun.complements)
    if noun.note:
        yield f'    {noun.note} "{noun.lemma}" in the lexicon of {lang}'
    yield from _trials(noun.trials, noun.complements)


def _because(reasons: Iterable[StatusReason]) -> str:
    said = [_reason(reason) for reason in reasons]
    return f", because of {' and '.join(said)}" if said else ""


def _reason(reason: StatusReason) -> str:
    if reason.what == "tense":
        tense, _, verb = reason.word.partition(" of ")
        return f'the {tense} of "{verb}"'
    if reason.what == "negation":
        return f'the negation of "{reason.word}"'
    if reason.what == "link":
        return f'its place below "{reason.word}"'
    return f'the {reason.what} "{reason.word}"'


def _arguments(arguments: tuple[ExplainedArgument, ...]) -> Iterator[str]:
    heads = [_argument(argument) for argument in arguments]
    width = max((len(head) for head in heads), default=0)
    for head, argument in zip(heads, arguments, strict=True):
        yield f"    {head:{width}}  {_phrase(argument.phrase)}"


def _argument(argument: ExplainedArgument) -> str:
    if argument.role is Role.OBLIQUE:
        return f'oblique "{argument.marker}"' if argument.marker else "oblique without preposition"
    return argument.role.value


def _phrase(phrase: ExplainedPhrase) -> str:
    if phrase.entity is None:
        return f"{phrase.text} → nothing: {phrase.why}"
    return f"{phrase.text} → {phrase.entity.id} ({phrase.entity.kind.value})"


def _trials(trials: tuple[Trial, ...], arguments: tuple[ExplainedArgument, ...]) -> Iterator[str]:
    others = [trial for trial in trials if trial.miss is not None and trial.miss.why is Why.COMPANION]
    for trial in trials:
        if trial in others:
            continue
        yield f"    {_frame(trial)}"
        if trial.miss is not None:
            yield f"      no: {_miss(trial.miss, trial, arguments)}"
        elif not trial.matches:
            yield "      not tried: a longer phrase has taken these words"
        for match in trial.matches:
            yield f"      {_match(match, trial)}"
    if others:
        phrases = [f'{_words(trial.entry)} (no "{trial.miss.word}")' for trial in others if trial.miss]
        text = "no: phrases of which a word is missing: " + ", ".join(dict.fromkeys(phrases))
        yield f"    {text}"


def _frame(trial: Trial) -> str:
    """Return an entry as its arguments around its relation: 'fr/visite: possessor · visited · "à"/"en" (place)'."""
    entry = trial.entry
    words = f' "{_words(entry)}"' if entry.companions else ""
    reflexive = ", reflexive" if entry.reflexive else ""
    subject = _slot(entry.subject) + (f" ({_kinds(entry.subject_kinds)})" if entry.subject_kinds else "")
    object_ = _slot(entry.object) + (f" ({_kinds(entry.object_kinds)})" if entry.object_kinds else "")
    return f"{entry.id}{words}{reflexive}: {subject} · {entry.relation} · {object_}"


def _words(entry: LexiconEntry) -> str:
    return " ".join((entry.lemma, *entry.companions))


def _slot(slot: ArgumentSlot) -> str:
    if slot.role is Role.OBLIQUE:
        return "/".join(f'"{marker}"' for marker in sorted(slot.markers))
    return slot.role.value


def _match(match: Match, trial: Trial) -> str:
    words = f"subject {match.subject.text}, object {match.object.text}"
    if match.statement is not None:
        status = match.statement.qualifiers.status
        worth = "" if status is Status.ASSERTED else f", {status.value}"
        return f"matched: {words}, relation {trial.entry.relation}{worth}"
    if match.miss is None:
        return f"fits ({words}), but another entry has stated this already"
    return f"fits ({words}), but no statement: {_refusal(match.miss, match, trial)}"


def _miss(miss: Miss, trial: Trial, arguments: tuple[ExplainedArgument, ...]) -> str:
    """Return in words why an entry did not match."""
    entry = trial.entry
    match miss.why:
        case Why.REFLEXIVE_EXPECTED:
            return "reflexive expected"
        case Why.REFLEXIVE_FOUND:
            return "the verb is reflexive here, the entry is not"
        case Why.PARTICLE:
            return "the verb has a particle that the entry does not have"
        case Why.BARRED:
            return "the word has an argument with which it means something else"
        case Why.OVER:
            return "what the noun says holds no longer, or of another"
        case Why.NO_SUBJECT:
            return _missing(entry.subject, "subject", arguments)
        case Why.NO_OBJECT:
            return _missing(entry.object, "object", arguments)
        case Why.ALONE:
            return f"{_missing(entry.object, 'object', arguments)}, nor two subjects to pair"
    return "subject and object would be the same words"


def _missing(slot: ArgumentSlot, part: str, arguments: tuple[ExplainedArgument, ...]) -> str:
    if slot.role is not Role.OBLIQUE:
        return f"the word has no {slot.role.value} that could be the {part} of the relation"
    found = sorted({argument.marker for argument in arguments if argument.marker})
    there = ", ".join(f'"{marker}"' for marker in found) or "none"
    return f"no argument with marker {_slot(slot)} (the sentence has {there})"


def _refusal(miss: Miss, match: Match, trial: Trial) -> str:
    """Return in words why a match gave no statement."""
    entry, relation = trial.entry, trial.relation
    match miss.why:
        case Why.SUBJECT_UNKNOWN:
            return f"“{match.subject.text}” resolves to nothing, {match.subject.why or 'in this place'}"
        case Why.OBJECT_UNKNOWN:
            return f"“{match.object.text}” resolves to nothing, {match.object.why or 'in this place'}"
        case Why.SUBJECT_KIND:
            return _wrong_kind("subject", match.subject.entity, entry.subject_kinds, relation.domain, relation)
        case Why.OBJECT_KIND:
            return _wrong_kind("object", match.object.entity, entry.object_kinds, relation.range, relation)
        case Why.SAME_THING:
            return "subject and object are the same"
        case Why.NO_NAME:
            return "neither subject nor object is a name or an office (--relations all keeps it)"
        case Why.NOT_SAID:
            return "nothing around the noun says that it happened"
    return "not kept"


def _wrong_kind(
    part: str, entity: Entity | None, narrow: frozenset[Kind], wide: frozenset[Kind], relation: Relation
) -> str:
    kind = entity.kind.value if entity is not None else "something else"
    if narrow and (entity is None or not wide or entity.kind in wide):
        return f"the {part} is a {kind}, the entry asks for {_kinds(narrow)}"
    return f"the {part} is a {kind}, the relation {relation.name} asks for {_kinds(wide)}"


def _kinds(kinds: frozenset[Kind]) -> str:
    *most, last = sorted(kind.value for kind in kinds)
    return f"{', '.join(most)} or {last}" if most else last


def _statement(statement: Statement, lang: str) -> str:
    qualifiers, evidence = statement.qualifiers, statement.evidence
    fact = (_label(statement.subject, lang), statement.relation, _label(statement.object, lang))
    parts = [*fact, qualifiers.status.value]
    if qualifiers.when is not None:
        parts.append(f"when {_time(qualifiers.when)}")
    if qualifiers.where is not None:
        parts.append(f"where {_label(qualifiers.where, lang)}")
    if qualifiers.said_by is not None:
        parts.append(f"said by {_label(qualifiers.said_by.speaker, lang)}")
    source = evidence.entry or evidence.rule
    source += f", inferred ({evidence.inferred})" if evidence.inferred else ""
    planned = " — the day is still to come" if _is_put_off(statement) else ""
    return f"{' · '.join(parts)}  [{source}]{planned}"


def _is_put_off(statement: Statement) -> bool:
    """Say whether a present tense is about a day to come: "Paul rencontre Awa mardi"."""
    return statement.qualifiers.status is Status.PLANNED and statement.qualifiers.tense.value == "present"


def _label(thing: Entity | Literal, lang: str) -> str:
    if isinstance(thing, Literal):
        return thing.value
    labels = {label.lang: label.text for label in thing.labels}
    return labels.get(lang) or labels.get("") or next(iter(labels.values()), thing.id)


def _time(when: TimeSpan) -> str:
    start, end = when.start or "..", when.end or ".."
    return start if start == end else f"{start}/{end}"


def _hint(hint: Hint) -> Iterator[str]:
    yield hint.text
    for line in hint.turtle.splitlines():
        yield f"    {line}"
    if hint.relations:
        names = ", ".join(hint.relations)
        text = f"relations for such a subject and object: {names} … (all: ontologies/kgnews.ttl)"
        yield f"  {text}"
