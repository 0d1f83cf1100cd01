"""What ``explain`` tells of a sentence; these tests parse, so they need the models that kgnews installs."""

import re
import shutil
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path

import pytest
import spacy

from kgnews import pipeline, resources
from kgnews.extract.article import Extractor
from kgnews.extract.explain import explain
from kgnews.extract.explanation import ExplainedClause, ExplainedNoun, Explanation, Trial
from kgnews.extract.hints import CHOOSE
from kgnews.extract.reasons import Why
from kgnews.extract.simplify import SegmentKind
from kgnews.knowledge import Catalog, Role
from kgnews.lang.load import load_profile
from kgnews.ontology import load_catalog
from kgnews.records import Kind, Status

MakeExtractor = Callable[[str, Catalog | None], Extractor]


@pytest.fixture(scope="module")
def make_extractor() -> MakeExtractor:
    catalog = load_catalog()
    models = {lang: spacy.load(resources.find_model(lang).location) for lang in ("fr", "en")}

    def make(lang: str, other: Catalog | None = None) -> Extractor:
        return Extractor(load_profile(lang), other or catalog, models[lang])

    return make


@pytest.fixture(scope="module")
def told(make_extractor: MakeExtractor) -> Callable[..., Explanation]:
    extractors = {lang: make_extractor(lang, None) for lang in ("fr", "en")}

    def tell(lang: str, sentence: str, date: str | None = None) -> Explanation:
        return explain(extractors[lang], sentence, date)

    return tell


def clause(explanation: Explanation, lemma: str) -> ExplainedClause:
    (found,) = [clause for segment in explanation.segments for clause in segment.clauses if clause.lemma == lemma]
    return found


def noun(explanation: Explanation, lemma: str) -> ExplainedNoun:
    (found,) = [noun for segment in explanation.segments for noun in segment.nouns if noun.lemma == lemma]
    return found


def trial(trials: tuple[Trial, ...], entry: str) -> Trial:
    (found,) = [trial for trial in trials if re.sub(r"\.\d+$", "", trial.entry.id) == entry][:1]
    return found


def facts(explanation: Explanation) -> list[tuple[str, str, str, Status]]:
    return [(s.subject.id, s.relation, s.object.id, s.qualifiers.status) for s in explanation.statements]


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma", "entry"),
    [
        ("fr", "Awa Diallo a rencontré Paul Mercier à Oslo.", "rencontrer", "fr/rencontrer"),
        ("en", "Awa Diallo met Paul Mercier in Oslo.", "meet", "en/meet"),
    ],
)
def test_a_verb_that_matches(told, lang, sentence, lemma, entry):
    explanation = told(lang, sentence)
    verb = clause(explanation, lemma)
    assert (verb.tense, verb.status, verb.reasons) == ("past", Status.ASSERTED, ())
    assert [(a.role, a.phrase.text) for a in verb.arguments[:2]] == [
        (Role.SUBJECT, "Awa Diallo"),
        (Role.OBJECT, "Paul Mercier"),
    ]
    (match,) = trial(verb.trials, entry).matches
    assert match.statement in explanation.statements
    assert facts(explanation) == [("person/awa-diallo", "met", "person/paul-mercier", Status.ASSERTED)]
    text = str(explanation)
    assert "matched: subject Awa Diallo, object Paul Mercier, relation met" in text
    assert (
        text.splitlines()[-1]
        == f"To change what was found, edit in ontologies/lexicon/{lang}.ttl: {match.statement.evidence.entry}"
    )


def test_the_names_are_told_with_what_they_mean(told):
    explanation = told("en", "Awa Diallo met Paul Mercier in Oslo.")
    names = {name.phrase.text: name for name in explanation.segments[0].names}
    assert set(names) == {"Awa Diallo", "Paul Mercier", "Oslo"}
    assert (names["Oslo"].phrase.entity.kind, names["Oslo"].known) == (Kind.PLACE, True)
    assert (names["Paul Mercier"].phrase.entity.id, names["Paul Mercier"].known) == ("person/paul-mercier", False)


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma"),
    [
        ("fr", "Awa Diallo a chaperonné Paul Mercier à Oslo.", "chaperonner"),
        ("en", "Awa Diallo snubbed Paul Mercier in Oslo.", "snub"),
    ],
)
def test_a_verb_that_the_lexicon_lacks(told, lang, sentence, lemma):
    explanation = told(lang, sentence)
    assert (clause(explanation, lemma).trials, explanation.statements) == ((), ())
    assert f'no entry for the verb "{lemma}" in the lexicon of {lang}' in str(explanation)
    (hint,) = explanation.hints
    assert f'ontolex:writtenRep "{lemma}"@{lang}' in hint.turtle
    assert "synsem:subjOfProp arg:subject ; synsem:objOfProp arg:object" in hint.turtle
    assert "met" in hint.relations
    assert "locatedIn" not in hint.relations, "it takes no person for its object"


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma", "entry", "there", "wanted"),
    [
        ("fr", "Paul Mercier s'est entretenu de Awa Diallo.", "entretenir", "fr/s-entretenir", "de", "avec"),
        ("en", "Paul Mercier spoke behind Awa Diallo.", "speak", "en/speak", "behind", "with"),
    ],
)
def test_a_wrong_preposition(told, lang, sentence, lemma, entry, there, wanted):
    explanation = told(lang, sentence)
    verb = clause(explanation, lemma)
    tried = [item for item in verb.trials if item.entry.id.startswith(entry) and wanted in item.entry.object.markers]
    assert tried
    assert {item.miss.why for item in tried if item.miss} <= {Why.NO_OBJECT, Why.ALONE, Why.COMPANION}
    assert explanation.statements == ()
    said = re.search(
        rf'no argument with marker [^\n]*"{wanted}"[^\n]*\(the sentence has[^)]*"{there}"', flat(explanation)
    )
    assert said is not None
    (hint,) = explanation.hints
    assert f'synsem:marker "{there}"@{lang}' in hint.turtle


def flat(explanation: Explanation) -> str:
    """Return the text with broken lines joined: what hangs in by four more goes on."""
    return re.sub(r"\n( *) {4}(?=\S)", lambda match: " ", str(explanation))


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma", "entry"),
    [
        ("fr", "Le rapport a rencontré Paul Mercier.", "rencontrer", "fr/rencontrer"),
        ("en", "The report met Paul Mercier.", "meet", "en/meet"),
    ],
)
def test_a_subject_of_the_wrong_kind(told, lang, sentence, lemma, entry):
    explanation = told(lang, sentence)
    (match,) = trial(clause(explanation, lemma).trials, entry).matches
    assert (match.statement, match.miss.why) == (None, Why.SUBJECT_KIND)
    assert explanation.statements == ()
    kind = match.subject.entity.kind
    assert f"but no statement: the subject is a {kind.value}, the relation met asks for" in flat(explanation)
    assert CHOOSE in explanation.hints[0].turtle, "another relation is wanted"


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma", "entry", "slot"),
    [
        ("fr", "La visite de Paul Mercier à Oslo a duré deux jours.", "visite", "fr/visite", "à"),
        ("en", "The visit of Paul Mercier to Oslo lasted two days.", "visit", "en/visit", "to"),
    ],
)
def test_a_noun_that_matches(told, lang, sentence, lemma, entry, slot):
    explanation = told(lang, sentence)
    event = noun(explanation, lemma)
    assert event.link == "subject"
    assert (Role.OBLIQUE, slot, "Oslo") in [(a.role, a.marker, a.phrase.text) for a in event.complements]
    given = [match.statement for item in event.trials for match in item.matches if match.statement]
    assert given == list(explanation.statements)
    assert [(s.subject.id, s.relation) for s in given] == [("person/paul-mercier", "visited")]


def test_a_noun_that_the_lexicon_lacks(told):
    explanation = told("en", "The escapade of Mary Collins with David Okafor was short.")
    assert 'no entry for the noun "escapade" in the lexicon of en' in str(explanation)
    (hint,) = explanation.hints
    assert "lexinfo:partOfSpeech lexinfo:noun" in hint.turtle
    assert "synsem:subjOfProp arg:possessor ; synsem:objOfProp arg:en-with" in hint.turtle


def test_a_companion_that_is_missing(told):
    explanation = told("en", "Mary Collins took the contract.")
    missed = {item.entry.id: item.miss for item in clause(explanation, "take").trials if item.miss}
    assert (missed["en/take-part"].why, missed["en/take-part"].word) == (Why.COMPANION, "part")
    assert 'take part (no "part")' in flat(explanation)


def test_a_reflexive_that_is_missing(told):
    explanation = told("fr", "Awa Diallo a rencontré Paul Mercier.")
    assert trial(clause(explanation, "rencontrer").trials, "fr/se-rencontrer").miss.why is Why.REFLEXIVE_EXPECTED
    assert "no: reflexive expected" in str(explanation)


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma", "pronoun"),
    [
        ("fr", "Il a rencontré Paul Mercier.", "rencontrer", "Il"),
        ("en", "They met Paul Mercier.", "meet", "They"),
    ],
)
def test_an_uncertain_pronoun(told, lang, sentence, lemma, pronoun):
    explanation = told(lang, sentence)
    match = next(match for item in clause(explanation, lemma).trials for match in item.matches)
    assert match.miss.why is Why.SUBJECT_UNKNOWN
    assert explanation.statements == ()
    assert f"“{pronoun}” resolves to nothing, a pronoun that is not certain" in flat(explanation)
    assert not any(hint.turtle for hint in explanation.hints), "the lexicon is not at fault"


def test_a_pronoun_may_mean_what_the_sentence_before_names(told):
    explanation = told("fr", "Nora Benali est arrivée à Oslo. Elle a rencontré Paul Mercier.")
    assert len(explanation.segments) == 2
    assert ("person/nora-benali", "met", "person/paul-mercier", Status.ASSERTED) in facts(explanation)


@pytest.mark.parametrize(
    ("lang", "sentence", "lemma", "status", "reason"),
    [
        ("fr", "Awa Diallo n'a pas rencontré Paul Mercier.", "rencontrer", Status.NEGATED, ("negation", "rencontrer")),
        ("en", "Awa Diallo did not meet Paul Mercier.", "meet", Status.NEGATED, ("negation", "meet")),
        ("fr", "Nora Benali rencontrera Awa Diallo.", "rencontrer", Status.PLANNED, ("tense", "future of rencontrer")),
        ("fr", "Awa Diallo doit rencontrer Paul Mercier.", "rencontrer", Status.PLANNED, ("verb", "devoir")),
        ("fr", "Awa Diallo refuse de rencontrer Paul Mercier.", "rencontrer", Status.NEGATED, ("verb", "refuser")),
        ("en", "Awa Diallo may meet Paul Mercier.", "meet", Status.POSSIBLE, ("modal", "may")),
        ("en", "Awa Diallo reportedly met Paul Mercier.", "meet", Status.POSSIBLE, ("adverb", "reportedly")),
        ("en", "If Awa Diallo met Paul Mercier, nobody saw it.", "meet", Status.HYPOTHETICAL, ("mark", "if")),
        ("en", "Mary Collins denied that Awa Diallo met Paul Mercier.", "meet", Status.NEGATED, ("verb", "deny")),
        ("en", "Awa Diallo to meet Paul Mercier", "meet", Status.PLANNED, ("tense", "infinitive of meet")),
    ],
)
def test_the_status_has_its_reason(told, lang, sentence, lemma, status, reason):
    explanation = told(lang, sentence)
    verb = clause(explanation, lemma)
    # to stand below a verb, and that verb, are the same reason here
    reasons = [(item.what.replace("link", "verb"), item.word) for item in verb.reasons]
    assert (verb.status, reasons) == (status, [reason])
    assert [(relation, worth) for _, relation, _, worth in facts(explanation)] == [("met", status)], "still a statement"
    assert f"status: {status.value}, because of " in str(explanation)


def test_an_adjective_that_matches(told):
    explanation = told("fr", "Nora Benali est favorable à l'Union européenne.")
    (adjective,) = clause(explanation, "être").trials
    assert [match.statement for match in adjective.matches] == list(explanation.statements)
    assert [statement.relation for statement in explanation.statements] == ["supports"]


def test_a_sentence_without_a_verb(told):
    explanation = told("en", "Yes.")
    assert (explanation.segments[0].clauses, explanation.statements) == ((), ())
    assert "Clauses: none" in str(explanation)


def test_the_language_is_found_where_it_is_not_given():
    explanation = pipeline.explain("La ministre Awa Diallo a rencontré Paul Mercier à Oslo.")
    assert explanation.lang == "fr"
    assert str(explanation).startswith("Sentence (fr, date unknown): La ministre")


def test_a_kind_that_is_settled_by_the_whole_text(told):
    explanation = told("fr", "Selon Reuters, Airbus a racheté la société Nordex.")
    (statement,) = explanation.statements
    assert statement.object.kind is Kind.ORGANISATION
    names = {name.phrase.text: name.phrase.entity for name in explanation.segments[0].names}
    verb = clause(explanation, "racheter")
    (argument,) = [item.phrase.entity for item in verb.arguments if item.role is Role.OBJECT]
    (match,) = trial(verb.trials, "fr/racheter").matches
    assert names["Nordex"] == argument == match.object.entity == statement.object
    assert match.statement == statement


def test_who_reports(told):
    verb = clause(told("en", "Mary Collins denied that Awa Diallo met Paul Mercier."), "meet")
    assert (verb.reporter, verb.above, verb.link) == ("deny", "denied", "complement")


def test_what_was_set_aside_and_the_quotation(told):
    explanation = told("fr", '"Nous avons gagné la partie", a dit mardi Nora Benali (Oslo).', "2015-11-17")
    quote, report = explanation.segments
    assert (quote.kind, quote.report, report.kind) == (SegmentKind.QUOTE, 2, SegmentKind.REPORT)
    assert set(report.aside) == {("time", "mardi"), ("bracket", "Oslo")}
    assert "set aside, time: mardi" in str(explanation)
    assert "(quote, said in 2)" in str(explanation)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fr", "Awa Diallo a chaperonné Paul Mercier à Oslo."),
        ("fr", 'Awa Diallo a pactisé avec "Paul Mercier" [à Oslo].'),
        ("en", "Awa Diallo snubbed Paul Mercier in Oslo."),
        ("en", "The escapade of Mary Collins with David Okafor was short."),
        ("fr", "Paul Mercier s'est entretenu de Awa Diallo."),
    ],
)
def test_the_entry_that_is_shown_works(told, make_extractor, checkout, tmp_path, lang, sentence):
    """The hint, written into the lexicon with a relation chosen, loads and lets the sentence be understood."""
    (hint,) = told(lang, sentence).hints
    folder = tmp_path / "ontologies"
    shutil.copytree(checkout / "ontologies", folder, ignore=shutil.ignore_patterns("source"))
    lexicon: Path = folder / "lexicon" / f"{lang}.ttl"
    added = hint.turtle.replace(f"kgn:{CHOOSE}", "kgn:met")
    lexicon.write_text(f"{lexicon.read_text(encoding='utf-8')}\n{added}\n", encoding="utf-8")
    explanation = explain(make_extractor(lang, load_catalog(folder)), sentence)
    assert [statement.relation for statement in explanation.statements] == ["met"]
    assert not any(hint.turtle for hint in explanation.hints)


def test_the_record_is_frozen_and_holds_plain_values_only(told):
    explanation = told("en", "Awa Diallo met Paul Mercier in Oslo.")
    with pytest.raises(FrozenInstanceError):
        explanation.lang = "fr"
    modules = {type(item).__module__.split(".")[0] for item in _inside(explanation)}
    assert modules == {"builtins", "kgnews"}
    assert explanation == told("en", "Awa Diallo met Paul Mercier in Oslo.")


def _inside(item: object) -> list[object]:
    below = [getattr(item, field.name) for field in fields(item)] if is_dataclass(item) else []
    below += list(item) if isinstance(item, tuple | frozenset) else []
    return [item, *(deeper for other in below for deeper in _inside(other))]
