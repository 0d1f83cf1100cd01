"""The types of a language profile: what the engine is told about a language.

``kgnews.lang`` fills them from the TOML files of ``kgnews/lang/<xx>/``; the engine in ``kgnews.extract`` reads them and
names no language. Words are given in lower case with straight apostrophes, as the simplified text has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgnews.records import Gender, Kind, Number, Status
from kgnews.timewords import TimeWords


@dataclass(frozen=True, slots=True)
class Syntax:
    """How the parser of the language speaks, in neutral terms.

    ``labels`` maps each dependency label of the model to a label of Universal Dependencies (https://universaldependencies.org/u/dep/);
    ``heads_prepositions`` is true for models where a preposition governs its noun (ClearNLP labels): the tree is turned
    round at conversion. ``markers`` gives a preposition's plain form ("aux" is "à").
    """

    labels: Mapping[str, str]
    heads_prepositions: bool
    markers: Mapping[str, str]
    entities: Mapping[str, Kind]
    reflexives: frozenset[str]
    copulas: frozenset[str]
    cleft_subjects: frozenset[str]  # pronouns that open "*c'*est X qui …", "*it* was X that …"
    auxiliaries: frozenset[str]  # lemmas of the verbs that make compound tenses
    partitive_articles: frozenset[str]  # articles that look like prepositions: "a perdu *des* territoires"
    impersonal: frozenset[str]  # verbs whose "il" or "it" stands for nothing
    bare_agents: bool  # "by police" is an agent; "par balles" is how it was done
    names_follow: bool  # a name stands right behind the noun that says what it is: "le fabricant de skis Neval"
    contractions: Mapping[
        str, str
    ]  # preposition grown together with an article that a town's name keeps: "au Bourget" is Le Bourget
    determiners: frozenset[str]
    indefinites: frozenset[str]
    place_pronouns: frozenset[str]
    relatives: Mapping[str, str]  # relative pronoun → "argument" (takes the antecedent's part) or "place"
    gerund_marks: frozenset[str]  # markers of a gerund that a verb over it governs: prevented Tom *from* meeting X
    noun_marks: frozenset[str]  # markers of an infinitive or gerund that completes a noun: le risque *de* partir
    passive_agent: frozenset[str]  # markers of a passive's agent
    genitives: frozenset[str]  # markers of a noun's possessor: de, of
    addressees: frozenset[str]  # markers of a verb's addressee, for which a dative may stand: à, to
    locatives: frozenset[str]  # markers of the place where something happens
    near: frozenset[str]  # markers of nearness: près de, near
    articles: frozenset[str]  # the, le, la
    object_control: frozenset[str]  # verbs whose object or addressee does what the infinitive says
    partitives: frozenset[str]  # nouns that only measure their complement: "groupe", "number"
    exceptions: Mapping[str, str]  # verb forms whose lemma the model gets wrong → lemma
    lemma_endings: Mapping[
        str, str
    ]  # ending of a verb form → ending of its lemma, tried when the model's lemma is no known verb
    participle_endings: Mapping[str, str]  # ending of a past participle → ending of its verb
    past_endings: frozenset[str]  # endings of simple past forms
    compound_markers: frozenset[str]  # prepositions of several words: "près de", "à l'issue de"
    active_perfects: frozenset[str]  # verbs whose past is formed like a passive: "est arrivé"


@dataclass(frozen=True, slots=True)
class Text:
    """How the language is written: what the simplifier needs before there is a parse."""

    replace: Mapping[str, str]  # one character → one character
    quotes: tuple[tuple[str, str], ...]  # pairs of opening and closing marks
    abbreviations: frozenset[str]  # a full stop after them ends no sentence
    loose: frozenset[str]  # adverbs that mean nothing once their time phrase is set aside: "sans doute"
    fillers: frozenset[
        str
    ]  # adverbial phrases that a parser trips over and that say nothing of the facts: "d'ores et déjà"
    verb_endings: frozenset[str]  # of finite verbs in headlines, behind the lemma: meet*s*
    common: frozenset[str]  # frequent words that start no name when a capital is due to position


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says so: reporting verbs and the shapes in which they follow a quote."""

    verbs: frozenset[str]  # lemmas: dire, affirmer, say
    forms: frozenset[str]  # their finite forms and participles, as written
    parenthetical: frozenset[
        str
    ]  # forms that may follow what is said without quotation marks: ", a annoncé le colonel"
    finite: frozenset[str]  # frequent finite verbs, by which a clause is told from a noun phrase: is, was, est
    auxiliaries: frozenset[str]  # finite auxiliaries that may stand before a participle
    deny: frozenset[str]  # lemmas: what is said under them is denied
    doubt: frozenset[str]  # lemmas: what is said under them is only possible
    wish: frozenset[str]  # lemmas: vouloir que, urge that
    promise: frozenset[str]  # lemmas that, over an infinitive, announce: "promettre de"
    nouns: frozenset[str]  # nouns that report: "annonce", "statement"
    according: tuple[str, ...]  # selon, d'après, according to
    inverted: tuple[str, ...]  # regular expressions for "a-t-il dit", with groups verb, subject, rest
    between: tuple[
        str, ...
    ]  # regular expressions for what may stand between an inverted verb and its subject: "à l'AFP"
    pronouns: frozenset[str]  # subject pronouns that may follow their verb
    topics: frozenset[str]  # words behind a verb's object that say it is no reporting clause: "warned X about"
    stops: frozenset[str]  # words that end the noun phrase after an inverted verb
    dummy: str  # the object put in the place of the quote: "cela", "this"
    complementizers: frozenset[str]  # que, that
    first_singular: frozenset[str]
    first_plural: frozenset[str]
    person_adverbs: frozenset[str]  # words that may stand between auxiliary and participle


@dataclass(frozen=True, slots=True)
class StatusWords:
    """What makes a fact planned, possible, hypothetical or negated."""

    negators: frozenset[str]  # pas, jamais, not, never
    negative_determiners: frozenset[str]  # aucun, no
    weak_negators: frozenset[str]  # ne: only with a negator
    paired_negators: frozenset[
        str
    ]  # negators only together with a weak one: "*n'* a *plus* critiqué", "a plus critiqué"
    restrictives: frozenset[str]  # que after ne; only after not
    hedges: frozenset[str]
    modals: Mapping[str, Status]  # auxiliaries: will, may, might, should
    chains: Mapping[str, Status]  # verbs over an infinitive: devoir → planned, refuser → negated
    charging: frozenset[str]  # verbs that charge somebody with what a gerund or past infinitive below them says: accuse
    achieved: frozenset[str]  # predicate adjectives that, in the past, say that it was done: able
    nouns: Mapping[str, Status]  # nouns over an infinitive or gerund: décision → planned, refusal → negated
    negated_marks: frozenset[str]  # without, au lieu de: what follows them was not done
    fulfilled: frozenset[str]  # verbs of "negated" chains whose own negation says that it was done: manquer, fail
    hypothetical_marks: frozenset[str]
    purpose_marks: frozenset[str]
    planned_marks: frozenset[str]  # avant de, before
    asserted_marks: frozenset[str]  # après, after: what follows them has happened
    immediate: frozenset[str]  # venir de: has just happened
    noun_support: frozenset[str]  # verbs that carry an event noun: avoir (un entretien), hold (talks)
    noun_planned: frozenset[str]  # verbs whose event noun is still to come: annoncer, prévoir
    noun_negated: frozenset[str]  # annuler, cancel
    noun_hypothetical: frozenset[str]  # demander, call for
    noun_after: frozenset[str]  # markers before an event noun that has happened: après, lors de
    noun_before: frozenset[str]  # markers before an event noun to come: avant, en vue de
    noun_during: frozenset[str]  # markers before an event noun of the clause's own time: en (visite)
    stems: Mapping[str, str]  # verb → stem of its future, where that is not the infinitive: être → ser
    endings: Mapping[str, str]  # ending after that stem → future, conditional
    tenses: Mapping[str, str]  # morphological feature → past, present, future, conditional, subjunctive …


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun can stand for."""

    number: Number
    gender: Gender
    person_only: bool


@dataclass(frozen=True, slots=True)
class Names:
    """How things are named and what nouns say about them."""

    titles: Mapping[str, Gender]  # M., Mme, Mr, Dr
    pronouns: Mapping[str, Pronoun]
    home: frozenset[str]  # ids of the countries whose towns an article in the language is likeliest to mean
    possessives: frozenset[str]
    personal_relatives: frozenset[str]  # relative pronouns that only persons have: who
    particles: frozenset[str]  # de, van, ben inside a person's name
    demonstratives: frozenset[str]  # celui, celle: stand for a noun said before
    government: frozenset[str]  # gouvernement, administration: a country's actor
    transparent: frozenset[str]  # lancement, ouverture: "the opening of X" is X
    deputies: frozenset[str]  # vice, deputy: who has the noun behind it only stands in for its bearer
    outgoing: frozenset[str]  # ancien, ex, former: the office is held no longer
    future: frozenset[str]  # futur, élu, elect
    kinds: Mapping[str, Kind]  # common noun → kind
    suffixes: frozenset[str]  # Inc, SA, Ltd
    vague: frozenset[str]  # nouns that name nothing: chose, fait, thing
    organisation_heads: frozenset[str]  # first words of bodies' names: Agence, Ministry


@dataclass(frozen=True, slots=True)
class OpenWords:
    """What open triples need of a language: the word of a copula left out, and the log-odds behind their confidence."""

    copula: str  # the relation of an apposition: "Awa Diallo, mayor of Brest" *is* mayor of Brest
    inside: str  # the preposition left out between a town and its country: "Leeds, England"
    least: float  # triples of less confidence are printed only when asked for
    kinds: Mapping[str, float]  # kind of triple → its log-odds
    traits: Mapping[str, float]  # trait → what it adds to them


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """All that the engine is told about a language."""

    lang: str
    text: Text
    syntax: Syntax
    status: StatusWords
    speech: Speech
    names: Names
    open: OpenWords
    times: TimeWords
