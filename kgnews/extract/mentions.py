"""Finds the names in parsed segments: what the gazetteer knows, what the model sees, and capitalised chains neither knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgnews.extract.gazetteer import Index, fold, fold_all, key
from kgnews.extract.parse import Parse, Token
from kgnews.knowledge import Gazetteer
from kgnews.profile import LanguageProfile
from kgnews.records import Gender, Kind

_SCORE = re.compile(r"\s\d{1,3}\s?[-–:]\s?\d{1,3}$")  # "beat Ostrava Rovers *2-1*"
_SERIES = re.compile(r"^([A-Za-z]{1,6})[ -]?(\d{1,4})$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a segment: tokens *first* to *last* (both included), the token that heads it, and what it may name.

    ``known`` are ids of the gazetteer; ``kind`` is what the gazetteer, else the model, takes it for; ``gender`` is what a
    title or a first name says. ``sure`` is False for a name that is also another word and has no support.
    """

    first: int
    last: int
    head: int
    text: str
    kind: Kind
    known: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN
    title: str = ""
    sure: bool = True
    doubtful: bool = False  # known only by a name that is also another's: "Valence" in Spain is one in France too


def find_names(parse: Parse, index: Index, gazetteer: Gazetteer, profile: LanguageProfile) -> tuple[Name, ...]:
    """Return the names of a segment in order, none inside another.

    Example: "M. Paul Mercier a visité Saint-Jean-de-Luz." gives Paul Mercier (person) and Saint-Jean-de-Luz (place).
    """
    return _Finder(parse, index, gazetteer, profile).find()


class _Finder:
    def __init__(self, parse: Parse, index: Index, gazetteer: Gazetteer, profile: LanguageProfile) -> None:
        self.parse, self.index, self.gazetteer, self.profile = parse, index, gazetteer, profile
        self.tokens = parse.tokens
        self.firsts: set[int] = set()  # tokens at which names start that are known or modelled
        self.headings = {token.i for token in self.tokens[:1]}

    def find(self) -> tuple[Name, ...]:
        modelled = [self._trim(first, last - 1, kind) for first, last, kind in self.parse.entities]
        models = self._headed() + self._joined([s for s in modelled if s is not None and not self._ends_office(*s)])
        known = self._known_spans()
        taken: list[Name] = []
        for first, last, ids in known:
            wider = [m for m in models if m[0] <= first and m[1] >= last and (m[0], m[1]) != (first, last)]
            if any(self._is_proper_wider(m, first, last) for m in wider):
                continue
            name = self._known_name(first, last, ids, models)
            if name is not None:
                taken.append(name)
        for first, last, kind in models:
            if not any(first <= name.last and name.first <= last for name in taken):
                name = self._model_name(first, last, kind)
                if name is not None:
                    taken.append(name)
        taken = [self._with_first_name(name, taken) for name in taken]
        self.firsts = {name.first for name in taken}
        taken.extend(self._unknown_chains(taken))
        taken = [self._with_prefix(name) for name in self._titled(taken)]
        outer = [
            n
            for n in taken
            if not any(
                o is not n and o.first <= n.first and n.last <= o.last and o.last - o.first > n.last - n.first
                for o in taken
            )
        ]
        return tuple(sorted(outer, key=lambda name: name.first))

    def _titled(self, taken: list[Name]) -> list[Name]:
        """Put the titles that the article sets in quotation marks in the place of the names inside them: "La Marée haute"."""
        for title in self.parse.segment.titles:
            words = title.split()
            for start in range(len(self.tokens)):
                end = self._matches(start, title.replace(" ", ""))
                if end is None or not words:
                    continue
                taken = [name for name in taken if name.last < start or name.first > end]
                taken.append(Name(start, end, self._head(start, end), title, Kind.WORK, sure=False))
                break
        return taken

    def _matches(self, start: int, letters: str) -> int | None:
        """Return the last token of those from *start* whose letters, spaces apart, are *letters*."""
        for end in range(start, len(self.tokens)):
            letters_here = self.tokens[end].text.replace(" ", "")
            if not letters.startswith(letters_here) or not letters_here:
                return None
            letters = letters.removeprefix(letters_here)
            if not letters:
                return end
        return None

    def _with_prefix(self, name: Name) -> Name:
        """Take the initials before a club's town into its name: "AS Kerlouan", "FC Nantes"."""
        if name.first == 0 or name.kind is Kind.PERSON:
            return name
        before = self.tokens[name.first - 1]
        if self._is_adjective_in(before, name):
            text = self.parse.words(range(before.i, name.last + 1))
            return Name(before.i, name.last, name.head, text, Kind.ORGANISATION, sure=False)
        if before.lower in self.profile.text.common:
            return name
        initials = before.text.isupper() and 2 <= len(before.text) <= 3 and before.text.isalpha() and before.space
        # "US" before a town is a club's too, unless it was found to be a name of its own
        if not initials or before.i in self.firsts:
            return name
        first = name.first - 1
        return Name(
            first,
            name.last,
            self._head(first, name.last),
            self.parse.words(range(first, name.last + 1)),
            Kind.ORGANISATION,
        )

    def _with_first_name(self, name: Name, taken: list[Name]) -> Name:
        """Take in the first name that the model left out: "*Inger* Solheim, who founded the clinic"."""
        if name.kind is not Kind.PERSON or name.first != name.last or name.first == 0 or name.known or name.title:
            return name
        before = self.tokens[name.first - 1]
        lower = before.lower
        tied = before.pos == "PROPN" and before.dep in {"compound", "flat"} and before.head == name.head
        common = self.profile.text.common | set(self.profile.names.kinds) | self.profile.names.organisation_heads
        office = (fold(before.text),) in self.index.offices or fold(before.text) in self.index.adjectives
        if not tied or before.text.isupper() or not self._capital(before) or lower in common or office:
            return name
        if self._is_gazetteer(before.i) or any(other.first <= before.i <= other.last for other in taken):
            return name
        text = self.parse.words(range(before.i, name.last + 1))
        gender = self.index.gender_of(fold(before.text))
        return replace(name, first=before.i, text=text, gender=gender if gender is not Gender.UNKNOWN else name.gender)

    def _is_adjective_in(self, adjective: Token, name: Name) -> bool:
        """Say whether a nationality is the first word of a name, as the parser sees it: "*Canadian* Orient sued Norden"."""
        if fold(adjective.text) not in self.index.adjectives or name.known or adjective.i in self.firsts:
            return False
        plain = self.tokens[name.head].lower in self.profile.names.kinds
        return adjective.pos == "PROPN" and adjective.dep == "compound" and adjective.head == name.head and not plain

    def _joined(self, models: list[tuple[int, int, Kind]]) -> list[tuple[int, int, Kind]]:
        """Join a first name and the surname right behind it that the model took for two names: "Fergal" "Moriarty"."""
        out: list[tuple[int, int, Kind]] = []
        for first, last, kind in models:
            before = out[-1] if out else (-1, -3, kind)
            if first == last and kind is Kind.PERSON and before[1] < first - 1 and self._is_first_name_of(first):
                first -= 1
            adjacent = before[1] + 1 == first and before[0] == before[1] and last == first
            person = before[2] is Kind.PERSON and not self._is_gazetteer(first)
            if adjacent and self._capital(self.tokens[first]) and (person or self._is_surname(before[0], first)):
                out[-1] = (before[0], last, Kind.PERSON)
            else:
                out.append((first, last, kind))
        return out

    def _is_first_name_of(self, place: int) -> bool:
        """Say whether the parser joins a capitalised word to the surname behind it, of which alone the model made a name."""
        token, before = self.tokens[place], self.tokens[place - 1]
        joined = place > 0 and (token.dep, token.head) == ("flat", place - 1) and self._capital(before)
        known = before.lower in self.profile.names.kinds or (fold(before.text),) in self.index.offices
        return joined and not known and before.lower not in self.profile.names.titles

    def _is_surname(self, place: int, surname: int) -> bool:
        """Say whether a town's name behind an unknown one is a surname: "*Keira Boston*, a former nurse, …", "…, who …"."""
        tokens = self.tokens
        if (tokens[place].head != surname and tokens[surname].head != place) or self._is_gazetteer(place):
            return False
        return self._acts_like_person(place, surname) or self._is_commented_as_person(surname)

    def _is_commented_as_person(self, last: int) -> bool:
        """Say whether an indefinite noun for a person follows a name behind a comma: "…, *a* former *nurse*"."""
        after = self.tokens[last + 1 : last + 6]
        if len(after) < 3 or after[0].text != "," or after[1].lower not in self.profile.syntax.indefinites:
            return False
        nouns = (token.lower for token in after[2:] if token.pos == "NOUN")
        return self.profile.names.kinds.get(next(nouns, "")) is Kind.PERSON

    def _is_gazetteer(self, place: int) -> bool:
        return key(self.tokens[place].text) in self.index.names

    def _headed(self) -> list[tuple[int, int, Kind]]:
        """Return bodies named by a capitalised common noun and its complements: "l'Agence bretonne de l'énergie"."""
        heads = self.profile.names.organisation_heads
        found: list[tuple[int, int, Kind]] = []
        for token in self.tokens:
            if (
                token.lower not in heads
                or not self._capital(token)
                or token.text.isupper()
                or token.pos not in {"NOUN", "PROPN"}
            ):
                continue
            if token.i == 0 and not any(self._capital(other) for other in self.tokens[1:5]):
                continue
            last = self._complements_end(token)
            start = token.i
            while not self.profile.syntax.names_follow and start > 0 and self._is_before(start, token):
                start -= 1
            if start < token.i and (not found or found[-1][1] < start):
                found.append((start, last, Kind.ORGANISATION))
            elif last > token.i and (not found or found[-1][1] < token.i):
                found.append((token.i, last, Kind.ORGANISATION))
        return found

    def _is_before(self, start: int, head: Token) -> bool:
        """Say whether the token before *start* is a capitalised modifier of a body's noun: "*European* Court of Auditors"."""
        before = self.tokens[start - 1]
        inside = start <= before.head <= head.i
        named = before.i > 0 or before.pos == "PROPN"
        return self._capital(before) and inside and before.dep in {"amod", "compound"} and named

    def _complements_end(self, token: Token) -> int:
        """Return the last token of the unbroken run of adjectives and genitives behind a noun."""
        inside = set(
            self.parse.subtree(
                token.i, frozenset({"acl", "acl:relcl", "appos", "conj", "cc", "punct", "advcl", "advmod"})
            )
        )
        last = token.i
        while last + 1 in inside and self.tokens[last + 1].lower not in {"'s", "'"}:
            following = self.tokens[last + 1]
            if following.text.islower() and not self.profile.syntax.names_follow and self._is_role(following):
                break  # "University of Leeds Students Association *president*"
            last += 1
        markers = self.profile.syntax.markers
        for place in range(token.i + 1, last + 1):
            case = self.tokens[place]
            if case.dep == "case" and markers.get(case.lower, case.lower) not in self.profile.syntax.genitives:
                return place - 1
        return last

    def _known_spans(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the longest names of the gazetteer in the segment, from left to right."""
        keys = [key(token.text) for token in self.tokens]
        words = tuple(word for of_token in keys for word in of_token)
        owners = [i for i, of_token in enumerate(keys) for _ in of_token]
        longest, names = self.index.longest, self.index.names
        found: list[tuple[int, int, tuple[str, ...]]] = []
        after = 0  # where the name found last ends
        for place, word in enumerate(words):
            if place < after or word not in longest:
                continue
            for end in range(min(place + longest[word], len(words)), place, -1):
                piece = words[place:end]
                ids = names.get(piece)
                first, last = owners[place], owners[end - 1]
                if ids and self._whole_tokens(owners, place, end) and self._capitalised(first, last, piece):
                    found.append((first, last, ids))
                    after = end
                    break
        return found

    def _whole_tokens(self, owners: list[int], place: int, end: int) -> bool:
        """Say whether the words from *place* to *end* are all those of their tokens; *owners* gives each word's token."""
        before = place > 0 and owners[place - 1] == owners[place]
        after = end < len(owners) and owners[end] == owners[end - 1]
        return not before and not after

    def _capitalised(self, first: int, last: int, piece: tuple[str, ...]) -> bool:
        text = self.parse.words(range(first, last + 1))
        if piece in self.index.acronyms and len(piece) == 1:
            return text.upper() == text or (len(text) > 3 and text[0].isupper())
        return any(char.isupper() for char in text) and (text[0].isupper() or len(piece) > 1)

    def _is_proper_wider(self, model: tuple[int, int, Kind], first: int, last: int) -> bool:
        """Say whether the model's wider span is one name: "Anatole France", "Université de Paris", not "France et Italie"."""
        inside = self.tokens[model[0] : model[1] + 1]
        if any(token.dep == "cc" or token.text in {",", ";"} for token in inside):
            return False
        if any(fold(token.text) in self.index.adjectives for token in inside) and model[2] is not Kind.ORGANISATION:
            return False
        if model[2] is Kind.PERSON:
            return last - first == 0 and all(token.pos == "PROPN" or not token.text.islower() for token in inside)
        if model[2] in {Kind.ORGANISATION, Kind.EVENT, Kind.WORK}:
            words = tuple(fold(token.text) for token in inside)
            right = model[1] > last and self.tokens[last].dep in {"compound", "flat"}  # "Paris Agreement"
            return inside[0].text[0].isupper() and self.index.office(words, 0) is None and (model[0] < first or right)
        if model[2] is Kind.PLACE and not self.profile.syntax.names_follow:
            inner = self.tokens[last].dep == "compound" and model[0] == first
            return inner and self._kind_of_head(model[0], model[1]) is not None  # "Leeds Town Hall"
        return False

    def _known_name(
        self, first: int, last: int, ids: tuple[str, ...], models: Sequence[tuple[int, int, Kind]]
    ) -> Name | None:
        words = key(self.parse.words(range(first, last + 1)))
        same = next((m for m in models if m[0] <= first and m[1] >= last), None)
        certain = tuple(i for i in ids if (i, words) not in self.index.uncertain)
        if not certain and (same is None or not self._fits(ids, same[2])):
            return None
        if not certain and same is not None and (same[0], same[1]) != (first, last):
            return None  # "AS" of "AS Kerlouan"
        kept = certain or ids
        entities = [self.gazetteer.entities[i] for i in kept]
        if (
            same is not None
            and same[2] is Kind.PERSON
            and all(e.kind is not Kind.PERSON for e in entities)
            and last == first
        ):
            if any(m[0] <= first and m[1] >= last and m[1] > m[0] for m in models):
                return None  # "Anatole France": part of a person's name
            if not certain:
                return None
        if (
            first == last
            and self.tokens[first].lower in self.profile.names.kinds
            and not self.tokens[first].text.isupper()
        ):
            return None  # "the Senate" of which country
        best = self._prefer(kept)
        head = self._head(first, last)
        gender, title = self._title(first)
        text = self.parse.words(range(first, last + 1))
        return Name(first, last, head, text, best[0], best[1], gender, title, doubtful=not certain)

    def _fits(self, ids: tuple[str, ...], kind: Kind) -> bool:
        kinds = {self.gazetteer.entities[i].kind for i in ids}
        if kind is Kind.PLACE:
            return bool(kinds & {Kind.PLACE, Kind.GOVERNMENT})
        if kind is Kind.PERSON:
            return Kind.PERSON in kinds
        return bool(kinds & {Kind.ORGANISATION, Kind.GOVERNMENT, Kind.EVENT, Kind.GROUP})

    def _prefer(self, ids: tuple[str, ...]) -> tuple[Kind, tuple[str, ...]]:
        """Return the kind and the ids to try: a country before a city, a larger city before a smaller."""
        entities = sorted(
            (self.gazetteer.entities[i] for i in ids), key=lambda e: (e.kind is not Kind.GOVERNMENT, -e.weight, e.id)
        )
        return entities[0].kind, tuple(entity.id for entity in entities)

    def _head(self, first: int, last: int) -> int:
        for token in self.tokens[first : last + 1]:
            if not first <= token.head <= last or token.head == token.i:
                return token.i
        return first

    def _trim(self, first: int, last: int, kind: Kind) -> tuple[int, int, Kind] | None:
        """Cut determiners, titles, office nouns and possessive endings off a span of the model; None if no name is left."""
        tokens, profile = self.tokens, self.profile
        while first <= last and self._is_outside_name(tokens[first]):
            first += 1
        if kind is Kind.PERSON:
            first = self._after_office(first, last)
        follow = profile.syntax.names_follow
        while not follow and first + 1 < last and tokens[last].text.islower() and self._is_role(tokens[last]):
            last -= 1  # "Leeds Students Association *president*"
        score = _SCORE.search(self.parse.words(range(first, last + 1)))
        for _ in range(3 if score else 0):
            if last > first and not tokens[last].text[0].isalpha():
                last -= 1
        while last >= first and (tokens[last].lower in {"'s", "’s", "'"} or tokens[last].pos == "PUNCT"):
            last -= 1
        while last > first and tokens[last].pos in {"ADP", "DET", "CCONJ"} and tokens[last].text.islower():
            last -= 1  # "le *GIGN de* Toulouse"
        if first > last:
            return None
        text = self.parse.words(range(first, last + 1))
        words = [token for token in tokens[first : last + 1] if token.text[0].isupper() or token.text[0].isdigit()]
        if not any(char.isupper() for char in text) or not words:
            return None
        if first == last and fold(text) in fold_all(profile.text.common):
            return None
        if first == last and (fold(text) in self.index.adjectives and kind is not Kind.PERSON):
            return None
        if first == last and tokens[first].pos in {
            "VERB",
            "ADV",
            "PRON",
            "DET",
            "ADP",
            "CCONJ",
            "SCONJ",
            "INTJ",
            "AUX",
        }:
            return None
        return first, last, kind

    def _is_role(self, token: Token) -> bool:
        return self.profile.names.kinds.get(token.lower) is Kind.PERSON or (fold(token.text),) in self.index.offices

    def _is_outside_name(self, token: Token) -> bool:
        lower = token.lower
        titles = self.profile.names.titles
        return (
            (lower in self.profile.syntax.determiners and not token.text[0].isupper())
            or (lower in self.profile.syntax.determiners and token.i in self.headings)
            or lower in titles
            or token.pos == "PUNCT"
            or (token.dep == "case" and not token.text[0].isupper())
        )

    def _after_office(self, first: int, last: int) -> int:
        """Return where a person's name starts behind its office: "président Barack Obama" starts at Barack."""
        while first < last and self.tokens[first].text.islower():
            first += 1
        words = tuple(fold(token.text) for token in self.tokens[first : last + 1])
        match = self.index.office(words, 0)
        if match is not None and match.length < len(words) and not self.index.is_first_name(words[0]):
            return first + match.length
        return first

    def _model_name(self, first: int, last: int, kind: Kind) -> Name | None:
        text = self.parse.words(range(first, last + 1))
        if len(text) > 90 or "\n" in text or not re.search(r"\w\w", text) or not self._is_one_name(first, last, kind):
            return None
        words = tuple(fold(token.text) for token in self.tokens[first : last + 1])
        if first == last and (self.tokens[first].text.islower() or self._is_institution(first)):
            return None
        office = self.index.office(words, 0)
        if office is not None and office.length == len(words):
            return None
        if kind is not Kind.PERSON and office is not None and self.tokens[first].text.islower():
            return None
        if first == last and kind is Kind.PERSON and sum(char.isupper() for char in text) > 2:
            kind = Kind.ORGANISATION  # "LaREM", "UMP"
        headed = self._kind_of_head(first, last)
        if headed is Kind.PLACE and kind is Kind.ORGANISATION and self._is_called_body(first, last):
            headed = kind  # "l'association Forêt vive"
        if headed is not None:
            return Name(first, last, self._head(first, last), text, headed)
        gender, title = self._title(first)
        if kind is not Kind.PERSON and (title or self._looks_like_person(words)):
            kind = Kind.PERSON
        if kind is Kind.PERSON and words[0] in fold_all(self.profile.names.organisation_heads):
            kind = Kind.ORGANISATION
        if kind is Kind.PERSON and gender is Gender.UNKNOWN:
            gender = self.index.gender_of(words[0])
        if kind is Kind.PLACE and first > 0 and text[0].isupper():
            article = self.profile.syntax.contractions.get(self.tokens[first - 1].lower)
            if (
                self.tokens[first].lower in self.profile.names.kinds
                or self.tokens[first].lower in self.profile.names.organisation_heads
            ):
                article = None  # "au Stade brestois"
            text = f"{article} {text}" if article else text
        if self._is_series(text):
            return Name(first, last, self._head(first, last), text, Kind.EVENT)
        if kind is not Kind.PERSON and self._acts_like_person(first, last):
            kind = Kind.PERSON
        sure = kind is Kind.PERSON and (
            bool(title)
            or (self.index.is_first_name(words[0]) and len(words) > 1)
            or self._acts_like_person(first, last)
        )
        return Name(first, last, self._head(first, last), text, kind, (), gender, title, sure)

    def _ends_office(self, first: int, last: int, kind: Kind) -> bool:
        """Say whether a span of the model that is no person's starts inside an office: "le chef de l'*État ukrainien*"."""
        if kind is Kind.PERSON:
            return False
        for start in range(max(0, first - 4), first):
            before = [word for token in self.tokens[start:first] for word in key(token.text)]
            inside = [word for token in self.tokens[first : last + 1] for word in key(token.text)]
            office = self.index.office((*before, *inside), 0) if before else None
            if office is not None and office.length > len(before):
                return True
        return False

    def _is_series(self, text: str) -> bool:
        """Say whether a name is a numbered event of a series that the gazetteer knows: COP21 is one of the COPs."""
        match = _SERIES.match(text)
        if match is None:
            return False
        ids = self.index.names.get(key(match.group(1)), ())
        return any(self.gazetteer.entities[i].kind is Kind.EVENT for i in ids)

    def _is_one_name(self, first: int, last: int, kind: Kind) -> bool:
        """Say whether a span of the model can be one name: no verb or pronoun in it, and in a person's no common word."""
        inside = self.tokens[first : last + 1]
        if any(token.pos in {"AUX", "PRON"} or (token.pos == "VERB" and token.text.islower()) for token in inside):
            return False
        if kind is Kind.PERSON:
            plain = [
                token for token in inside if token.text.islower() and token.lower not in self.profile.names.particles
            ]
            return not plain and len(inside) <= 7
        return True

    def _is_institution(self, place: int) -> bool:
        """Say whether a capitalised common noun names an institution by its kind only: "le Sénat", "la Constitution"."""
        token = self.tokens[place]
        if any(kid.pos == "PROPN" for kid in self.parse.kids(place, "compound", "flat", "appos", "nmod")):
            return False
        return token.lower in self.profile.names.kinds and any(kid.dep == "det" for kid in self.parse.kids(place))

    def _kind_of_head(self, first: int, last: int) -> Kind | None:
        """Return the kind that the noun inside a name of several words says: "Danube Medal", "Festival de Cannes"."""
        if first == last:
            return None
        noun = self.tokens[first if self.profile.syntax.names_follow else last]
        kind = self.profile.names.kinds.get(noun.lower)
        return kind if kind not in {None, Kind.PERSON, Kind.GROUP, Kind.GOVERNMENT} else None

    def _is_called_body(self, first: int, last: int) -> bool:
        """Say whether the common noun before a name says that it names a body."""
        head = self.tokens[self._head(first, last)]
        noun = self.tokens[head.head]
        apposed = head.dep in {"appos", "flat"} and noun.i < first
        return apposed and self.profile.names.kinds.get(noun.lower) is Kind.ORGANISATION

    def _acts_like_person(self, first: int, last: int) -> bool:
        """Say whether an age or a personal relative follows a name: "Declan Moriarty, 58, …", "Colby, who …"."""
        after = [token.lower for token in self.tokens[last + 1 : last + 4]]
        if len(after) < 3 or after[0] != ",":
            return False
        if after[2] == "," and after[1].isdigit() and 10 < int(after[1]) < 110:
            return True
        return after[1] in self.profile.names.personal_relatives

    def _looks_like_person(self, words: tuple[str, ...]) -> bool:
        return 2 <= len(words) <= 4 and self.index.is_first_name(words[0]) and words[-1] not in self.index.longest

    def _title(self, first: int) -> tuple[Gender, str]:
        if first > 0:
            before = self.tokens[first - 1].lower
            titles = self.profile.names.titles
            if before == "." and first > 1:
                before = self.tokens[first - 2].lower + "."
            gender = titles.get(before)
            if gender is not None:
                return gender, before
        return Gender.UNKNOWN, ""

    def _unknown_chains(self, taken: list[Name]) -> list[Name]:
        """Return capitalised chains that nobody knows: "Awa Diallo" missed by the model, "le Jules-Verne"."""
        covered = {i for name in taken for i in range(name.first, name.last + 1)}
        found: list[Name] = []
        place = 0
        while place < len(self.tokens):
            last = self._chain_end(place, covered)
            if last < place:
                place += 1
                continue
            name = self._chain_name(place, last)
            if name is not None:
                found.append(name)
            place = last + 1
        return found

    def _chain_end(self, place: int, covered: set[int]) -> int:
        if not self._may_start(self.tokens[place], covered):
            return place - 1
        last = place
        while last + 1 < len(self.tokens):
            following = self.tokens[last + 1]
            if following.i in covered:
                break
            if self._capital(following) and following.pos in {"PROPN", "NOUN", "ADJ", "X"}:
                last += 1
                continue
            particle = following.lower in self.profile.names.particles and last + 2 < len(self.tokens)
            if (
                particle
                and self._capital(self.tokens[last + 2])
                and self.tokens[last + 2].i not in covered
                and following.dep == "flat"
            ):
                last += 2
                continue
            break
        return last

    def _may_start(self, token: Token, covered: set[int]) -> bool:
        named = token.pos == "ADJ" and token.i > 0 and token.dep in {"appos", "flat"}  # "sa filiale *Teravie*(ADJ)"
        if token.i in covered or not self._capital(token) or not (named or token.pos in {"PROPN", "NOUN", "X"}):
            return False
        common = {token.lower, token.lower + "."} & (self.profile.text.common | set(self.profile.names.titles))
        if self._is_institution(token.i):
            return False
        if common or fold(token.text) in self.index.adjectives:
            return False
        if token.i == 0:  # a capital that the sentence's start gives says nothing
            following = self.tokens[1] if len(self.tokens) > 1 else None
            return token.pos == "PROPN" and (
                following is None or self._capital(following) or following.pos in {"VERB", "AUX"}
            )
        return True

    def _capital(self, token: Token) -> bool:
        return token.text[0].isupper() and any(char.isalpha() for char in token.text)

    def _chain_name(self, first: int, last: int) -> Name | None:
        words = tuple(fold(token.text) for token in self.tokens[first : last + 1])
        office = self.index.office(words, 0)
        ahead = self.index.office(tuple(fold(token.text) for token in self.tokens[first : last + 7]), 0)
        if ahead is not None and ahead.length >= len(words):
            return None  # "Secretary" of "Secretary of State"
        if office is not None and office.length < len(words):
            first += office.length
            words = words[office.length :]
        text = self.parse.words(range(first, last + 1))
        gender, title = self._title(first)
        gender = gender if gender is not Gender.UNKNOWN else self.index.gender_of(words[0])
        head = self._head(first, last)
        if self._is_series(text):
            return Name(first, last, head, text, Kind.EVENT)
        if first == last and last + 1 < len(self.tokens) and self.tokens[first].pos == "NOUN":
            following = self.tokens[last + 1]
            if following.dep == "amod" and following.head == first:
                last, text = last + 1, f"{text} {following.text}"  # "Gilets jaunes"
        kind = self._kind_by_context(first, head, words, title)
        return Name(
            first,
            last,
            head,
            text,
            kind,
            (),
            gender,
            title,
            bool(title) or (self.index.is_first_name(words[0]) and len(words) > 1),
        )

    def _kind_by_context(self, first: int, head: int, words: tuple[str, ...], title: str) -> Kind:
        if title or (len(words) >= 2 and self.index.is_first_name(words[0])):
            return Kind.PERSON
        if words[0] in fold_all(self.profile.names.organisation_heads):
            return Kind.ORGANISATION
        token = self.tokens[head]
        governor = self.tokens[token.head]
        if (
            token.dep in {"appos", "flat", "compound", "nmod"}
            and governor.i != token.i
            and not self.parse.kids(head, "case")
        ):
            lower = governor.lower
            if (fold(lower),) in self.index.offices or self.profile.names.kinds.get(lower) is Kind.PERSON:
                return Kind.PERSON
            return self.profile.names.kinds.get(lower, Kind.THING)
        return (
            Kind.PERSON
            if len(words) == 2 and token.dep in {"nsubj", "appos"} and all(w.isalpha() for w in words)
            else Kind.THING
        )
