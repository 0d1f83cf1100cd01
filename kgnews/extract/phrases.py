"""Noun phrases: how far they reach, what kind of thing their noun names, and the name that a noun introduces."""

from __future__ import annotations

from kgnews.extract.gazetteer import Index, fold
from kgnews.extract.mentions import Name
from kgnews.extract.offices import OfficePhrase
from kgnews.extract.parse import Parse, Token, marker
from kgnews.profile import LanguageProfile
from kgnews.records import Kind, Span

_OUTSIDE_PHRASE = frozenset(
    {
        "acl:relcl",
        "acl",
        "appos",
        "cc",
        "conj",
        "parataxis",
        "advcl",
        "punct",
        "cop",
        "nsubj",
        "nsubj:pass",
        "aux",
        "aux:pass",
        "mark",
        "ccomp",
        "csubj",
        "case",
        "dep",
        "expl",
        "expl:subj",
        "discourse",
        "obl",
        "xcomp",
        "obl:npmod",
        "dislocated",
        "vocative",
        "orphan",
    }
)


class Phrases:
    """The noun phrases of one segment."""

    def __init__(
        self,
        parse: Parse,
        name_at: dict[int, Name],
        office_at: dict[int, OfficePhrase],
        index: Index,
        profile: LanguageProfile,
    ) -> None:
        self.parse, self.name_at, self.office_at, self.index, self.profile = parse, name_at, office_at, index, profile
        self.without: frozenset[int] = frozenset()  # tokens of other arguments, to be left out

    def phrase(self, head: int) -> list[int]:
        """Return the run of tokens around *head* that makes its noun phrase, without what only comments it."""
        inside = {head}
        todo = [head]
        while todo:
            here = todo.pop()
            for i in self.parse.children[here]:
                kid = self.parse.tokens[i]
                if kid.text == "-" and not kid.space and kid.i > 0 and not self.parse.tokens[kid.i - 1].space:
                    inside.add(i)  # "Saint-Briac", cut in three by the tokenizer
                    continue
                if self._is_hyphened(kid):
                    inside.update((i, i + 1))  # "the *Oslo-*based car maker"
                    continue
                if kid.dep in _OUTSIDE_PHRASE and not (here != head and kid.dep in {"case", "cc", "conj"}):
                    continue
                if kid.i in self.without or (here == head and self._is_stray(kid)):
                    continue
                inside.add(i)
                todo.append(i)
        first = last = head
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        return list(range(first, last + 1))

    def _is_hyphened(self, kid: Token) -> bool:
        """Say whether a hyphen ties a noun to the adjective behind it that it hangs on."""
        behind = self.parse.tokens[kid.i + 1 : kid.i + 3]
        return kid.dep == "obl:npmod" and len(behind) == 2 and behind[0].text == "-" and kid.head == behind[1].i

    def _is_stray(self, kid: Token) -> bool:
        """Say whether a complement is a place that belongs to the clause: "a arrêté un homme *à Lille*"."""
        if kid.dep != "nmod":
            return False
        if kid.i not in self.name_at:
            if self.parse.tokens[kid.head].lower in self.profile.names.vague:  # "deux ans de prison *pour vol*"
                return marker(self.parse, kid, self.profile.syntax) not in self.profile.syntax.genitives
            return marker(self.parse, kid, self.profile.syntax) in self.profile.syntax.near
        return marker(self.parse, kid, self.profile.syntax) in self.profile.syntax.locatives

    def phrase_span(self, head: int) -> Span:
        """Return the place in the article of the noun phrase headed by token *head*."""
        numbers = self.phrase(head)
        return self.parse.span(numbers[0], numbers[-1])

    def is_vague(self, token: Token) -> bool:
        """Say whether a noun names nothing by itself; an amount of something does: "deux ans de prison"."""
        vague = self.profile.names.vague
        if token.lower not in vague and token.lemma not in vague:
            return False
        return not (self.parse.kids(token.i, "nummod") and self.parse.kids(token.i, "nmod"))

    def counted(self, token: Token) -> int | None:
        """Return what a noun only counts: "un certain nombre de dirigeants" are dirigeants."""
        if token.lower not in self.profile.syntax.partitives or not any(
            kid.lower in self.profile.syntax.indefinites for kid in self.parse.kids(token.i, "det")
        ):
            return None
        return next((kid.i for kid in self.parse.kids(token.i, "nmod") if kid.pos in {"NOUN", "PROPN"}), None)

    def kind(self, token: Token) -> Kind:
        """Return what kind of thing a common noun names; a noun that only measures takes the kind of what it measures."""
        kinds = self.profile.names.kinds
        if (
            token.lemma in self.profile.syntax.partitives
            or token.lower in self.profile.syntax.partitives
            or token.pos == "NUM"
        ):
            for kid in self.parse.kids(token.i, "nmod"):
                return self.kind(kid)
        kind = kinds.get(token.lower) or kinds.get(token.lemma)
        if kind is None and (fold(token.lower),) in self.index.offices:
            kind = Kind.PERSON
        if kind is Kind.PERSON and "Number=Plur" in token.morph:
            return Kind.GROUP
        if kind is None and fold(token.text) in self.index.adjectives:
            return Kind.GROUP if "Number=Plur" in token.morph else Kind.PERSON
        return kind or Kind.THING

    def apposed_to(self, token: Token) -> Name | None:
        """Return the person that an apposition comments: "Nora Benali, *a lawyer* who lives in Geneva"."""
        if token.pos != "NOUN" or token.dep not in {"appos", "conj", "nmod", "dep", "obj", "obl"}:
            return None
        kind = self.profile.names.kinds.get(token.lower)
        if kind is not Kind.PERSON and token.i not in self.office_at:
            return None
        first = self.phrase(token.i)[0]
        name = self.name_at.get(first - 2) if first >= 2 and self.parse.tokens[first - 1].text == "," else None
        if name is None or name.kind is not Kind.PERSON or self.parse.kids(token.i, "cc"):
            return None
        # in a list ("Paul Mercier, un avocat et un juge") a conjunction follows
        after = self.parse.tokens[self.phrase(token.i)[-1] + 1 : self.phrase(token.i)[-1] + 2]
        if token.dep == "conj" and after and after[0].dep == "cc":
            return None
        return name

    def _appended(self, head: int) -> Name | None:
        """Return the name that follows a role behind a comma: "le procureur de Toulon, Bernard Vial"."""
        if (
            head not in self.office_at
            and self.profile.names.kinds.get(self.parse.tokens[head].lower) is not Kind.PERSON
        ):
            return None
        last = self.phrase(head)[-1]
        if last + 2 >= len(self.parse.tokens) or self.parse.tokens[last + 1].text != ",":
            return None
        start = last + 2
        while start < min(last + 5, len(self.parse.tokens)) and self._is_trade(self.parse.tokens[start]):
            start += 1  # "son fils, *le violoniste* Hugo Delestre"
        name = self.name_at.get(start)
        if name is None or name.first != start or not self._may_be_person(name):
            return None
        follows = self.parse.tokens[name.last + 1] if name.last + 1 < len(self.parse.tokens) else None
        definite = not any(kid.lower in self.profile.syntax.indefinites for kid in self.parse.kids(head, "det"))
        return name if definite and (follows is None or follows.dep != "cc") else None

    def _may_be_person(self, name: Name) -> bool:
        return name.kind is Kind.PERSON or (not name.sure and not name.known and 2 <= len(name.text.split()) <= 3)

    def _is_trade(self, token: Token) -> bool:
        """Say whether a token is an article or a noun of trade, as they stand before a name in apposition."""
        return token.lower in self.profile.syntax.articles or self.profile.names.kinds.get(token.lower) is Kind.PERSON

    def attached_name(self, head: int) -> Name | None:
        """Return the name that a common noun introduces: "le président Barack Obama", "la compagnie Air France"."""
        for kid in self.parse.kids(head, "appos", "flat", "nmod", "dep"):
            name = self.name_at.get(kid.i)
            if name is None or self.parse.kids(kid.i, "case", "cc"):
                continue
            if name.first < head:
                continue
            between = self.parse.tokens[min(head, name.last) + 1 : max(head, name.first)]
            comma = any(token.text == "," for token in between)
            is_role = (
                head in self.office_at or self.profile.names.kinds.get(self.parse.tokens[head].lower) is Kind.PERSON
            )
            if comma and not (is_role and name.kind is Kind.PERSON):
                continue
            if name.kind is Kind.GOVERNMENT or (name.kind is Kind.PLACE and is_role):
                continue
            if name.first > head + 12:
                continue
            return name
        return self._appended(head) or self._compounded(head) or self._nested(head)

    def _compounded(self, head: int) -> Name | None:
        """Return the person before an office that English lets follow: "appointed Sajid Javid home secretary"."""
        if head not in self.office_at:
            return None
        name = self.name_at.get(self.office_at[head].first - 1)
        if (
            name is None
            or name.kind is not Kind.PERSON
            or self.parse.tokens[name.head].dep not in {"compound", "nmod:poss"}
        ):
            return None
        return name if self.parse.tokens[name.head].dep == "compound" else None

    def _nested(self, head: int) -> Name | None:
        """Return the name at the end of a noun and its complement: "le fabricant de skis *Neval*", "la mutuelle de santé *X*"."""
        kind = self.profile.names.kinds.get(self.parse.tokens[head].lower)
        if kind not in {Kind.PERSON, Kind.ORGANISATION}:
            return None
        behind = self.name_at.get(self.phrase(head)[-1] + 1)
        definite = any(kid.lower in self.profile.syntax.articles for kid in self.parse.kids(head, "det"))
        if behind is not None and not behind.known and definite:
            person = kind is Kind.PERSON and behind.kind is Kind.PERSON  # "the pianist Otto Krag"
            return behind if self.profile.syntax.names_follow or person else None
        for kid in self.parse.kids(head, "nmod"):
            if kid.i in self.name_at or kid.pos != "NOUN":
                continue
            for grand in self.parse.kids(kid.i, "appos", "flat", "nmod"):
                name = self.name_at.get(grand.i)
                if (
                    name is not None
                    and name.first == kid.i + 1
                    and not self.parse.kids(grand.i, "case")
                    and not name.known
                ):
                    return name
        return None
