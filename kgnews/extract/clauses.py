"""Finds the clauses of a parsed segment: the neutral hinge between syntax and relations.

A clause is a predicate with its arguments in the roles of the active voice. Coordination, shared subjects, relative pronouns, control
("doit rencontrer") and passives are undone here, so that the relations see one shape whatever the sentence was.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from kgnews.extract.governors import ACTORS, governing_noun, owners
from kgnews.extract.parse import Parse, Token, marker
from kgnews.knowledge import Role
from kgnews.profile import LanguageProfile, Syntax


class Link(StrEnum):
    """How a clause hangs on the clause above it."""

    MAIN = "main"
    COORDINATE = "coordinate"
    COMPLEMENT = "complement"  # X said that …
    CONTROL = "control"  # X wants to …
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a clause: its role, the marker before it ("" without one), and the token that heads it."""

    role: Role
    marker: str
    head: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its arguments in a segment; token numbers throughout.

    ``mark`` is the subordinating word ("si", "pour"), ``above`` the predicate of the clause it hangs on. ``tense`` is
    what the finite verb says: past, present, future, conditional, conditional-past, subjunctive, imperative, infinitive, participle.
    """

    predicate: int
    lemma: str
    arguments: tuple[Argument, ...]
    link: Link
    tense: str
    mark: str = ""
    above: int | None = None
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    modals: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    companions: frozenset[str] = frozenset()
    attribute: str = ""  # lemma of the predicate adjective or noun: "due" of "is due to visit"
    noun: str = ""  # lemma of the noun that governs an infinitive or gerund: "decision" of "his decision to visit"
    finite: bool = False
    noun_at: int | None = None  # the token of that noun

    def having(self, role: Role) -> tuple[Argument, ...]:
        """Return the arguments in *role*."""
        return tuple(argument for argument in self.arguments if argument.role is role)


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM", "DET", "ADJ", "ADV"})
_CLAUSE_DEPS = {
    "ccomp": Link.COMPLEMENT,
    "csubj": Link.COMPLEMENT,
    "xcomp": Link.CONTROL,
    "advcl": Link.ADVERBIAL,
    "acl": Link.PARTICIPLE,
    "acl:relcl": Link.RELATIVE,
    "parataxis": Link.MAIN,
    "root": Link.MAIN,
}


@dataclass(slots=True)
class _Builder:
    parse: Parse
    profile: LanguageProfile
    clauses: dict[int, Clause] = field(default_factory=dict)

    def _lend_objects(self) -> None:
        """Give a verb the object that the parser made the subject of the infinitive below it: "help Syria to clear mines"."""
        for clause in list(self.clauses.values()):
            above = self.clauses.get(clause.above) if clause.above is not None else None
            if above is None or clause.link is not Link.COMPLEMENT or clause.finite or above.having(Role.OBJECT):
                continue
            if above.lemma in self.profile.syntax.object_control and not above.passive:
                lent = tuple(Argument(Role.OBJECT, "", item.head) for item in clause.having(Role.SUBJECT))
                self.clauses[above.predicate] = replace(above, arguments=above.arguments + lent)
                self.clauses[clause.predicate] = replace(clause, link=Link.CONTROL)

    def build(self) -> tuple[Clause, ...]:
        order = self._top_down()
        for token in order:
            if self._is_predicate(token):
                self.clauses[token.i] = self._clause(token)
        self._lend_objects()
        return tuple(self.clauses[i] for i in sorted(self.clauses))

    def _top_down(self) -> list[Token]:
        tokens = self.parse.tokens
        todo = [token.i for token in tokens if token.head == token.i]
        order: list[Token] = []
        while todo:
            here = todo.pop(0)
            order.append(tokens[here])
            todo.extend(self.parse.children[here])
        return order

    def _is_predicate(self, token: Token) -> bool:
        if token.dep in {"aux", "aux:pass", "cop", "amod", "det", "case", "mark", "fixed", "flat", "compound"}:
            return False
        if token.pos in {"VERB", "AUX"}:
            return token.dep not in {"nmod", "nmod:poss"} or bool(self.parse.kids(token.i, "obj", "nsubj"))
        return bool(self.parse.kids(token.i, "cop"))

    def _clause(self, token: Token) -> Clause:
        parse, profile = self.parse, self.profile
        link, above = self._link(token)
        auxiliaries = list(parse.kids(token.i, "aux", "aux:pass", "cop"))
        # "le convoi est parti": an "est" before a participle is no copula, whatever the parser says
        participle = token.pos == "VERB" and "VerbForm=Part" in token.morph
        copula = next((kid for kid in auxiliaries if kid.dep == "cop"), None) if not participle else None
        tense, finite = self._tense(token, auxiliaries)
        passive = self._passive(token, auxiliaries)
        reflexive = self._reflexive(token)
        mark = " ".join(self._marker_words(self._marks(token)))
        arguments = self._arguments(token, passive, copula)
        noun = governing_noun(parse, token, profile)
        clause = Clause(
            predicate=token.i,
            lemma=copula.lemma if copula is not None else token.lemma,
            arguments=arguments,
            link=link,
            tense=tense,
            mark=mark,
            above=above,
            passive=passive,
            reflexive=reflexive,
            negated=self._negated(token, auxiliaries),
            modals=tuple(
                word for kid in auxiliaries for word in (kid.lower, kid.lemma) if word in profile.status.modals
            ),
            adverbs=tuple(kid.lower for kid in parse.kids(token.i, "advmod")),
            companions=self._companions(token),
            attribute=self._attribute(arguments),
            noun=noun.lemma if noun is not None else "",
            finite=finite,
            noun_at=noun.i if noun is not None else None,
        )
        return self._share(clause, token)

    def _below_attribute(self, token: Token) -> bool:
        """Say whether an infinitive hangs on a predicate noun that is a chain: "est sur le *point* de quitter X": who is, will."""
        above = token.head
        return (
            token.dep == "acl"
            and "VerbForm=Inf" in token.morph
            and bool(self.parse.kids(token.i, "mark"))
            and bool(self.parse.kids(above, "cop"))
            and self.parse.tokens[above].lemma in self.profile.status.chains
        )

    def _attribute(self, arguments: tuple[Argument, ...]) -> str:
        head = next((self.parse.tokens[item.head] for item in arguments if item.role is Role.ATTRIBUTE), None)
        if head is None:
            return ""
        return head.lower if head.pos == "VERB" else head.lemma  # "en *passe* de reprendre" is no form of passer

    def _link(self, token: Token) -> tuple[Link, int | None]:
        if token.dep == "conj":
            first = self._first_conjunct(token)
            if first.i in self.clauses:
                return Link.COORDINATE, first.i
        link = _CLAUSE_DEPS.get(token.dep, Link.MAIN)
        above = token.head
        if self._below_attribute(token) or governing_noun(self.parse, token, self.profile) is not None:
            link = Link.CONTROL
        while above not in self.clauses and self.parse.tokens[above].head != above:
            above = self.parse.tokens[above].head
        if above == token.i or above not in self.clauses:
            return link, None
        if link is Link.PARTICIPLE and self._is_asked(token, self.clauses[above]):
            link = Link.CONTROL
        if link is Link.ADVERBIAL and (
            self._is_governed(token, self.clauses[above]) or self._is_chosen(token, self.clauses[above])
        ):
            link = Link.CONTROL
        return link, above

    def _is_governed(self, token: Token, above: Clause) -> bool:
        """Say whether a gerund is what the verb above speaks of, and no circumstance: "prevented Tom *from meeting* X"."""
        marks = self.parse.kids(token.i, "mark")
        governed = bool(marks) and marks[0].lower in self.profile.syntax.gerund_marks
        return governed and above.lemma in self.profile.status.chains

    def _is_chosen(self, token: Token, above: Clause) -> bool:
        """Say whether an infinitive tells what the object of the verb above is to do: "selected *Norden to build* X"."""
        if "VerbForm=Inf" not in token.morph or above.lemma not in self.profile.syntax.object_control or above.passive:
            return False
        objects = [self.parse.tokens[item.head] for item in above.having(Role.OBJECT)]
        acts = [noun for noun in objects if noun.pos == "PROPN" or self.profile.names.kinds.get(noun.lower) in ACTORS]
        return any(noun.i < token.i for noun in acts) and not self.parse.kids(token.i, "nsubj", "mark")

    def _is_asked(self, token: Token, above: Clause) -> bool:
        """Say whether an infinitive hangs on who is to do it: "demande au *gouvernement* de fermer le port"."""
        marks = self.parse.kids(token.i, "mark")
        return (
            "VerbForm=Inf" in token.morph
            and bool(marks)
            and marks[0].lower in self.profile.syntax.noun_marks
            and above.lemma in self.profile.syntax.object_control
            and token.head in {argument.head for argument in above.arguments}
        )

    def _first_conjunct(self, token: Token) -> Token:
        while token.dep == "conj" and token.head != token.i:
            token = self.parse.tokens[token.head]
        return token

    def _tense(self, token: Token, auxiliaries: list[Token]) -> tuple[str, bool]:
        """Return what the finite verb of the predicate says, and whether there is one."""
        tenses = self.profile.status.tenses
        finite = next((word for word in [*auxiliaries, token] if "VerbForm=Fin" in word.morph), None)
        if finite is None and token.pos == "VERB" and "VerbForm=Inf" in token.morph and token.lower != token.lemma:
            return "present", True  # "vit" is no infinitive, whatever the model says
        if finite is None:
            modal = any(word.lower in self.profile.status.modals for word in auxiliaries)
            if any("VerbForm=Fin" in word.morph for word in auxiliaries) or modal:
                return "present", True
            infinitives = [word for word in auxiliaries if "VerbForm=Inf" in word.morph]
            if infinitives and all(word.dep == "aux:pass" for word in infinitives):
                return "infinitive", False  # "agreed to *be* acquired", "doit *être* reçu"
            perfect = bool(infinitives) or self._is_perfect(token, auxiliaries)
            if "VerbForm=Part" in token.morph and perfect:
                return "infinitive-past", False  # "a dit avoir rencontré", "claims to have met", "of having met"
            if "VerbForm=Part" in token.morph:
                past = "Tense=Past" in token.morph
                return ("participle" if past else "gerund"), False
            if "VerbForm=Inf" in token.morph or token.pos in {"VERB", "AUX"}:
                perfect = any("Tense=Past" in word.morph or "VerbForm=Inf" in word.morph for word in auxiliaries)
                return ("infinitive-past" if perfect and auxiliaries and "Part" in token.morph else "infinitive"), False
            return "present", bool(auxiliaries)
        found = self._by_form(finite) or next(
            (name for feature, name in tenses.items() if feature in finite.morph), "present"
        )
        compound = finite is not token and "VerbForm=Part" in token.morph and self._is_perfect(token, auxiliaries)
        if compound and found == "present":
            found = "past"
        elif compound and found == "conditional":
            found = "conditional-past"
        return found, True

    def _by_form(self, token: Token) -> str | None:
        """Return the tense that a verb's own form shows, whatever the model says: "rendrait" is rendr + ait."""
        words = self.profile.status
        if not words.endings:
            return None
        stem = words.stems.get(token.lemma) or token.lemma.removesuffix("e")
        if len(stem) >= 2 and token.lower.startswith(stem) and stem[-1] == "r":
            return words.endings.get(token.lower[len(stem) :])
        return self._by_changed_stem(token)

    def _by_changed_stem(self, token: Token) -> str | None:
        """Return the tense of a form whose stem changes its vowel: "déploierait" of déployer, "mènera" of mener."""
        suffix = token.lemma[-2:]
        if len(token.lemma) < 5 or not token.lemma.endswith("r") or token.lemma[:-2].endswith(suffix):
            return None
        for ending, tense in self.profile.status.endings.items():
            stem = token.lower.removesuffix(ending)
            if (
                token.lower.endswith(ending)
                and stem.endswith(suffix)
                and stem[:2] == token.lemma[:2]
                and len(stem) >= len(token.lemma) - 1
            ):
                return tense
        return None

    def _is_perfect(self, token: Token, auxiliaries: list[Token]) -> bool:
        """Say whether auxiliary and participle make a past ("a rencontré", "has met") and not a present passive."""
        plain = [
            word for word in auxiliaries if word.dep == "aux" or token.lemma in self.profile.syntax.active_perfects
        ]
        if "Tense=Pres" in token.morph:  # "is meeting"
            return False
        return bool(plain)

    def _reflexive(self, token: Token) -> bool:
        return any(
            kid.lower in self.profile.syntax.reflexives for kid in self.parse.kids(token.i, "expl", "obj", "iobj")
        )

    def _passive(self, token: Token, auxiliaries: list[Token]) -> bool:
        parse = self.parse
        if token.lemma in self.profile.syntax.active_perfects or self._reflexive(token):
            return False  # "est arrivé", "s'est mariée": a past with être
        copula = token.pos == "VERB" and any(word.dep == "cop" for word in auxiliaries)
        if copula or any(word.dep == "aux:pass" for word in auxiliaries) or parse.kids(token.i, "nsubj:pass"):
            return True
        # "la passerelle dessinée par Nora": a past participle that hangs on a noun is passive
        fronted = token.dep == "advcl" and not auxiliaries and not parse.kids(token.i, "obj", "nsubj", "mark")
        # a headline leaves out the auxiliary: "Awa Diallo reçue par Paul Mercier"
        marked = "Voice=Pass" in token.morph or bool(parse.kids(token.i, "obl:agent"))
        alone = token.dep == "root" and not auxiliaries and marked
        return (
            (token.dep == "acl" or fronted or alone) and "VerbForm=Part" in token.morph and "Tense=Past" in token.morph
        )

    def _negated(self, token: Token, auxiliaries: list[Token]) -> bool:
        words = self.profile.status
        around = [
            kid
            for word in [token, *auxiliaries]
            for kid in self.parse.kids(word.i, "advmod", "det", "fixed", "mark", "obj", "dep")
        ]
        around += [kid for kid in auxiliaries if kid.lower in words.negators]
        strong = [kid for kid in around if kid.lower in words.negators or self._two_words(kid) in words.negators]
        if strong and not any(other.lower in words.weak_negators for other in self.parse.tokens[: token.i]):
            strong = [kid for kid in strong if kid.lower not in words.paired_negators]
        for kid in strong:
            restricted = any(grand.lower in words.restrictives for grand in self.parse.kids(kid.i))
            following = self.parse.tokens[kid.i + 1].lower if kid.i + 1 < len(self.parse.tokens) else ""
            if not restricted and following not in words.restrictives:
                return True
        if token.dep == "conj" and any(kid.lower in words.negators for kid in self.parse.kids(token.head, "cc")):
            return True  # "neither attended the reception nor congratulated her"
        if any(kid.lower in words.negators for kid in self.parse.kids(token.i, "cc")) and token.dep == "conj":
            return True
        return self._negative_argument(token) or self._weakly_negated(token, auxiliaries, bool(strong))

    def _two_words(self, token: Token) -> str:
        """Return a word with the one before it: "no longer"."""
        return f"{self.parse.tokens[token.i - 1].lower} {token.lower}" if token.i > 0 else ""

    def _weakly_negated(self, token: Token, auxiliaries: list[Token], strong: bool) -> bool:
        """Say whether a "ne" that no "pas" closes negates: "n'appartient ni à X ni à Y" does, "n'a rencontré qu'Awa" does not."""
        words = self.profile.status
        kids = [kid for word in [token, *auxiliaries] for kid in self.parse.kids(word.i)]
        if strong or not any(kid.lower in words.weak_negators for kid in kids):
            return False
        if any(kid.lower in words.restrictives for kid in kids):
            return False  # "n'a pas seulement ouvert": the parser hangs "pas" on "seulement"
        marks = {kid.lower for kid in kids if kid.dep == "mark"}
        if marks & words.planned_marks:
            return False  # "avant qu'il ne parte"
        behind = [self.parse.tokens[i] for i in self.parse.subtree(token.i) if i > token.i]
        return not any(other.lower in words.restrictives for other in behind)

    def _negative_argument(self, token: Token) -> bool:
        """Say whether a subject or object is negative: "aucun accord", "no deal", "personne"."""
        words = self.profile.status.negative_determiners
        for kid in self.parse.kids(token.i, "nsubj", "nsubj:pass", "obj"):
            if kid.lower in words or any(grand.lower in words for grand in self.parse.kids(kid.i, "det", "amod")):
                return True
        return False

    def _marks(self, token: Token) -> list[Token]:
        """Return the subordinating words, with the adverb that is part of them: "*instead* of meeting her"."""
        marks = self.parse.kids(token.i, "mark")
        if not marks or marks[0].i == 0:
            return marks
        adverb = self.parse.tokens[marks[0].i - 1]
        joined = f"{adverb.lower} {marks[0].lower}"
        return [adverb, *marks] if joined in self.profile.status.negated_marks else marks

    def _marker_words(self, kids: list[Token]) -> list[str]:
        markers = self.profile.syntax.markers
        return [markers.get(kid.lower, kid.lower) for kid in kids]

    def _companions(self, token: Token) -> frozenset[str]:
        """Return the words that may belong to the predicate: particles, adverbs, and the nouns right below it."""
        words: set[str] = set()
        for kid in self.parse.kids(
            token.i, "prt", "advmod", "obj", "obl", "attr", "fixed", "compound", "xcomp", "amod", "advcl"
        ):
            words.update((kid.lower, kid.lemma))
            words.update(grand.lower for grand in self.parse.kids(kid.i, "case", "fixed", "mark"))
        return frozenset(words)

    def marker_of(self, token: Token) -> str:
        """Return the preposition before a noun in its plain form: "aux" is "à", "out of" stays two words."""
        return marker(self.parse, token, self.profile.syntax)

    def _arguments(self, token: Token, passive: bool, copula: Token | None) -> tuple[Argument, ...]:
        found: list[Argument] = []
        if copula is not None:
            found.append(Argument(Role.ATTRIBUTE, self.marker_of(token), token.i))
        for kid in self.parse.kids(token.i):
            role = self._role(kid, passive)
            if role is Role.OBLIQUE:
                found.append(self._oblique(kid))
            elif role is not None:
                found.append(Argument(role, "", kid.i))
        found = _bare_object(self._two_objects(found, passive), token, passive)
        if token.dep in {"acl", "acl:relcl"}:
            found = self._with_antecedent(token, passive, found)
        return tuple(found)

    def _two_objects(self, found: list[Argument], passive: bool) -> list[Argument]:
        """Take the first of two objects for the addressee: "handed Emma Walsh the letter".

        In a passive the second is what the first became: "a été réélu *maire*".
        """
        objects = [argument for argument in found if argument.role is Role.OBJECT]
        if len(objects) != 2:
            return found
        bare = self.parse.tokens[objects[1].head].pos == "NOUN" and not self.parse.kids(
            objects[1].head, "det", "nummod", "case"
        )
        if passive or bare:  # "l'élira *maire*"
            return [replace(item, role=Role.ATTRIBUTE) if item is objects[1] else item for item in found]
        return [replace(item, role=Role.INDIRECT) if item is objects[0] else item for item in found]

    def _oblique(self, kid: Token) -> Argument:
        """Return an oblique argument; of "à l'issue d'un entretien" the entretien is the argument, and the rest its marker."""
        for grand in self.parse.kids(kid.i, "nmod", "obl"):
            outer = self.marker_of(grand)
            if outer in self.profile.syntax.compound_markers and kid.lower in outer.replace("'", " ").split(" "):
                return Argument(Role.OBLIQUE, outer, grand.i)
        return Argument(Role.OBLIQUE, self.marker_of(kid), kid.i)

    def _role(self, kid: Token, passive: bool) -> Role | None:
        """Return the role of a dependent in the active voice, or None if it is no argument."""
        if kid.lower in self.profile.syntax.reflexives and kid.dep in {"expl", "obj", "iobj"}:
            return None
        if kid.dep in {"nsubj", "nsubj:pass"}:
            return Role.OBJECT if passive else Role.SUBJECT
        if kid.dep == "obj":
            counted = self.parse.kids(kid.i, "nummod") and self.parse.kids(kid.i, "case")
            return Role.OBLIQUE if counted else Role.OBJECT  # "a écopé *de deux ans*(obj) de prison"
        if kid.dep == "iobj":
            return Role.INDIRECT
        if kid.dep == "attr" or (kid.dep == "xcomp" and kid.pos in {"NOUN", "PROPN", "ADJ"}):
            return Role.ATTRIBUTE
        if kid.dep == "obl:agent" and may_be_agent(self.parse, kid, self.profile.syntax):
            return Role.SUBJECT
        if kid.dep in {"obl", "nmod", "obl:agent"} and kid.pos in _NOMINAL:
            agent = (
                passive
                and self.marker_of(kid) in self.profile.syntax.passive_agent
                and may_be_agent(self.parse, kid, self.profile.syntax)
            )
            return Role.SUBJECT if agent else Role.OBLIQUE
        if kid.dep == "obl:npmod" and kid.pos == "PROPN":
            return Role.OBLIQUE  # "without meeting *Tom Barrett*": the days that hang so are set aside before the parse
        return None

    def _with_antecedent(self, token: Token, passive: bool, found: list[Argument]) -> list[Argument]:
        """Put the noun in the place of its relative pronoun, or in that of a participle's missing argument."""
        antecedent = self._borne(self.parse.tokens[token.head])
        relatives = self.profile.syntax.relatives
        out: list[Argument] = []
        placed = False
        for argument in found:
            word = self.parse.tokens[argument.head]
            kind = relatives.get(word.lower)
            if (kind == "argument" and word.pos in {"PRON", "SCONJ", "DET", "ADP"}) or (kind and word.pos == "PRON"):
                placed = True
                if kind == "place":
                    continue
                out.append(replace(argument, head=antecedent.i))
            else:
                out.append(argument)
        if placed or any(relatives.get(kid.lower) for kid in self.parse.kids(token.i, "mark", "advmod")):
            return out
        role = Role.OBJECT if passive else Role.SUBJECT
        if self._below_attribute(token) or governing_noun(self.parse, token, self.profile) is not None:
            return out
        if token.dep == "acl" and not any(argument.role is role for argument in out):
            out.append(Argument(role, "", antecedent.i))
        elif (
            token.dep == "acl:relcl"
            and not any(a.role is Role.OBJECT for a in out)
            and any(a.role is Role.SUBJECT for a in out)
        ):
            # "the film she directed": the pronoun is left out
            out.append(Argument(Role.OBJECT, "", antecedent.i))
        return out

    def _borne(self, antecedent: Token) -> Token:
        """Return of whom a predicate noun is said, where it is one: "Awa is *a lawyer* who lives in Brest": Awa does."""
        copulas = self.profile.syntax.copulas
        noun = self._first_conjunct(antecedent)
        verb = noun if self.parse.kids(noun.i, "cop") else self.parse.tokens[noun.head]
        if noun.pos != "NOUN" or (verb is not noun and (noun.dep != "attr" or verb.lemma not in copulas)):
            return antecedent
        words = {kid.lower for kid in self.parse.kids(noun.i, "det")}
        subjects = self.parse.kids(verb.i, "nsubj")
        cleft = any(kid.lower in self.profile.syntax.cleft_subjects for kid in self.parse.kids(verb.i))
        plain = len(subjects) == 1 and subjects[0].pos in {"PROPN", "PRON"} and subjects[0].i < noun.i
        return subjects[0] if plain and not cleft and words & self.profile.syntax.indefinites else antecedent

    def _share(self, clause: Clause, token: Token) -> Clause:
        """Give a clause the subject, tense and mark that it shares with the clause above it."""
        above = self.clauses.get(clause.above) if clause.above is not None else None
        if above is None:
            return clause
        if self._is_cleft(clause, above):
            return self._share_cleft(clause, above)
        if clause.link is Link.COORDINATE:
            clause = self._share_coordinate(clause, above)
        elif clause.noun:
            clause = self._share_noun(clause, above, token)
        elif clause.link in {Link.CONTROL, Link.ADVERBIAL} and not clause.finite:
            clause = self._share_control(clause, above)
        return clause

    def _is_cleft(self, clause: Clause, above: Clause) -> bool:
        """Say whether a clause is the second half of "c'est la Russie qui a attaqué", "it was Russia that attacked"."""
        syntax = self.profile.syntax
        if above.lemma not in syntax.copulas or not above.having(Role.ATTRIBUTE):
            return False
        if any(self.parse.tokens[item.head].lower not in syntax.cleft_subjects for item in above.having(Role.SUBJECT)):
            return False
        if not any(kid.lower in syntax.cleft_subjects for kid in self.parse.kids(above.predicate)):
            return False
        relative = any(self.parse.tokens[item.head].lower in syntax.relatives for item in clause.arguments)
        return clause.link is Link.RELATIVE or (clause.link is Link.COMPLEMENT and relative)

    def _share_cleft(self, clause: Clause, above: Clause) -> Clause:
        """Let the second half of a cleft stand for the whole: it is negated, reported and supposed where the copula is."""
        attribute = above.having(Role.ATTRIBUTE)[0].head
        relatives = self.profile.syntax.relatives
        arguments = tuple(
            replace(item, head=attribute) if self.parse.tokens[item.head].lower in relatives else item
            for item in clause.arguments
        )
        return replace(
            clause,
            link=above.link,
            above=above.above,
            mark=clause.mark or above.mark,
            negated=clause.negated or above.negated,
            arguments=arguments,
        )

    def _share_coordinate(self, clause: Clause, above: Clause) -> Clause:
        if not clause.finite and clause.tense in {"participle", "gerund", "infinitive"}:
            # "a visité Brest et rencontré Awa Diallo": the second participle has the auxiliary of the first
            same_form = above.tense not in {"infinitive", "participle"} or clause.tense == above.tense
            if same_form:
                clause = replace(clause, tense=above.tense, finite=above.finite, modals=clause.modals or above.modals)
            if above.passive and not clause.having(Role.OBJECT):
                clause = replace(clause, passive=True)
        if not clause.mark and above.mark:
            clause = replace(clause, mark=above.mark)
        role = Role.OBJECT if clause.passive else Role.SUBJECT
        source = Role.OBJECT if above.passive else Role.SUBJECT
        if not clause.having(role):
            shared = tuple(replace(item, role=role) for item in above.having(source))
            clause = replace(clause, arguments=shared + clause.arguments)
        return clause

    def _share_control(self, clause: Clause, above: Clause) -> Clause:
        role = Role.OBJECT if clause.passive else Role.SUBJECT
        if clause.having(role):
            return clause
        controllers: tuple[Argument, ...] = ()
        spoken = self.profile.speech.verbs - self.profile.status.charging
        if clause.link is Link.ADVERBIAL and above.lemma in spoken:
            return clause  # "a prôné une coopération pour combattre X": he who says it need not do it
        charged = (
            clause.link is Link.ADVERBIAL
            and clause.tense in {"gerund", "infinitive-past"}
            and above.lemma in self.profile.status.charging
        )
        controlled = clause.link is Link.CONTROL or charged
        if (
            controlled
            and above.lemma in self.profile.syntax.object_control | self.profile.status.charging
            and not above.passive
        ):
            controllers = above.having(Role.OBJECT) or above.having(Role.INDIRECT) or self._addressees(above)
            if not controllers and above.lemma not in spoken:
                return clause  # "appelle à voter pour X": others are to vote
        if not controllers:
            controllers = above.having(Role.OBJECT) if above.passive else above.having(Role.SUBJECT)
        shared = tuple(Argument(role, "", item.head) for item in controllers)
        return replace(clause, arguments=shared + clause.arguments)

    def _share_noun(self, clause: Clause, above: Clause, token: Token) -> Clause:
        """Give an infinitive the owner of its noun as subject, else the subject above: "*Awa* a l'intention de partir"."""
        role = Role.OBJECT if clause.passive else Role.SUBJECT
        noun = governing_noun(self.parse, token, self.profile)
        if noun is None or clause.having(role):
            return clause
        found = owners(self.parse, noun, self.profile)
        if not found:
            controllers = above.having(Role.OBJECT) if above.passive else above.having(Role.SUBJECT)
            found = tuple(item.head for item in controllers)
        if noun.i in found:
            return clause  # "La décision de quitter X a été saluée": nobody is named
        return replace(clause, arguments=tuple(Argument(role, "", head) for head in found) + clause.arguments)

    def _addressees(self, clause: Clause) -> tuple[Argument, ...]:
        markers = self.profile.syntax.addressees
        return tuple(item for item in clause.having(Role.OBLIQUE) if item.marker in markers)


def _bare_object(found: list[Argument], verb: Token, passive: bool) -> list[Argument]:
    """Take a noun behind the verb without any preposition for its object: times are set aside, so it is nothing else."""
    if passive or verb.pos != "VERB" or any(argument.role is Role.OBJECT for argument in found):
        return found
    bare = next((a for a in found if a.role is Role.OBLIQUE and not a.marker and a.head > verb.i), None)
    return [replace(item, role=Role.OBJECT) if item is bare else item for item in found]


def find_clauses(parse: Parse, profile: LanguageProfile) -> tuple[Clause, ...]:
    """Return the clauses of a parsed segment in the order of their predicates.

    Example: "Le trophée a été remis à Paul par Awa." gives remettre with subject Awa, object trophée, oblique à Paul.
    """
    return _Builder(parse, profile).build()


def _has_own_verb(parse: Parse, token: Token) -> bool:
    """Say whether a conjunct behind a verb is the subject of the next one: "né dans le Nord et *Marine* est née"."""
    governor = parse.tokens[parse.tokens[token.head].head]
    if governor.i > token.i or governor.pos not in {"VERB", "AUX"}:
        return False
    last = max([token.i, *(kid.i for kid in parse.kids(token.i, "flat"))])
    following = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
    return following is not None and following.pos in {"AUX", "VERB"} and "VerbForm=Fin" in following.morph


def may_be_agent(parse: Parse, token: Token, syntax: Syntax) -> bool:
    """Say whether the noun behind "par" may be who did it: "par un homme", "par Awa", but not "tué par balles"."""
    if syntax.bare_agents or token.pos != "NOUN" or not token.text.islower():
        return True
    if parse.kids(token.i, "det", "nummod", "appos", "flat", "nmod", "conj"):
        return True
    return parse.tokens[token.i - 1].lower in syntax.determiners


def conjuncts(parse: Parse, head: int) -> list[int]:
    """Return *head* and all that is coordinated with it, in order: "Awa et Paul" gives both."""
    if not parse.children[head]:
        return [head]
    found, todo = [], [head]
    while todo:
        here = todo.pop(0)
        found.append(here)
        todo.extend(kid.i for kid in parse.kids(here, "conj") if not _has_own_verb(parse, kid))
        # "Omar Haddad et Claire Morel": the parser may hang the second on the surname of the first
        todo.extend(kid.i for flat in parse.kids(here, "flat") for kid in parse.kids(flat.i, "conj"))
    return sorted(set(found))
