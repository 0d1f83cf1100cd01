"""The words of a segment as they stand in the article: phrases and verb groups as runs of tokens, and their text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgnews.extract.draft import INSERTED
from kgnews.extract.mentions import Name
from kgnews.extract.parse import Parse, Token
from kgnews.extract.reading import Reading
from kgnews.profile import LanguageProfile

# What hangs on a noun and only comments it: it is told apart, by a triple of its own, or not at all.
_COMMENT = frozenset(
    {
        "acl:relcl",
        "advcl",
        "appos",
        "aux",
        "aux:pass",
        "cc",
        "ccomp",
        "conj",
        "cop",
        "csubj",
        "discourse",
        "dislocated",
        "expl:subj",
        "mark",
        "nsubj",
        "nsubj:pass",
        "orphan",
        "parataxis",
        "punct",
        "vocative",
        "xcomp",
    }
)
_SHARED = frozenset({"cc", "conj"})  # below a complement they are part of it: "the ministry of *trade and industry*"


class Surface:
    """The words of one segment."""

    def __init__(self, reading: Reading, profile: LanguageProfile, text: str) -> None:
        self.parse: Parse = reading.parse
        self.profile, self.article = profile, text
        self.name_at: dict[int, Name] = {i: n for n in reading.names for i in range(n.first, n.last + 1)}

    def words(self, numbers: Iterable[int]) -> str:
        """Return the text of tokens in the order given, each as the article writes it, with single spaces between.

        Words that the simplifier put in are not in the article and give nothing.
        """
        out = ""
        space = False
        before = -2
        for i in numbers:
            token = self.parse.tokens[i]
            word = self._word(token)
            if not word:
                continue
            out += (" " if out and (space or i != before + 1) else "") + word
            space, before = token.space, i
        return " ".join(out.split())

    def _word(self, token: Token) -> str:
        places = self.parse.segment.origin[token.start : token.end]
        return "".join(self.article[place] for place in places if place != INSERTED)

    def phrase(self, head: int) -> list[int]:
        """Return the run of tokens around *head* that makes its noun phrase, without its preposition and what only comments it."""
        inside, todo = {head}, [head]
        while todo:
            here = todo.pop()
            for kid in self.parse.kids(here):
                if not self._comments(kid, here, head):
                    inside.add(kid.i)
                    todo.append(kid.i)
        name = self.name_at.get(head)
        if name is not None:
            inside.update(range(name.first, name.last + 1))
        return self._run(head, inside)

    def _comments(self, kid: Token, here: int, head: int) -> bool:
        if here != head and kid.dep in _SHARED:
            return False
        return kid.dep in _COMMENT or (here == head and kid.dep == "case" and kid.i < head)

    def _run(self, head: int, inside: set[int]) -> list[int]:
        """Return the tokens around *head* that are inside, over hyphens and commas between two that are."""
        first = last = head
        while first - 1 in inside or (first - 2 in inside and self._joins(first - 1)):
            first -= 1
        while last + 1 in inside or (last + 2 in inside and self._joins(last + 1)):
            last += 1
        return list(range(first, last + 1))

    def _joins(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.pos == "PUNCT" and (token.text == "," or not token.space)

    def bare(self, head: int) -> list[int]:
        """Return the name that *head* is in, with its article, or the one it introduces; nothing for another noun."""
        name = self.name_at.get(head)
        if name is None:
            return self._introduced(head)
        articles = {kid.i for kid in self.parse.kids(name.head, "det")}
        return list(range(name.first - (name.first - 1 in articles), name.last + 1))

    def _introduced(self, head: int) -> list[int]:
        """Return the name right behind the phrase of a noun, without a comma: "the painter *Nora Benali*"."""
        for kid in self.parse.kids(head, "appos", "flat"):
            name = self.name_at.get(kid.i)
            if name is not None and name.first == self.phrase(head)[-1] + 1:
                return list(range(name.first, name.last + 1))
        return []

    def node(self, head: int) -> list[int]:
        """Return the name that *head* is in, with its article, else its noun phrase."""
        return self.bare(head) if self.is_name(head) else self.phrase(head)

    def nested(self, head: int) -> list[tuple[list[int], int]]:
        """Return the names inside the noun phrase of *head*, each with the words of the phrase before it.

        Of "the largest museum of Brest" that is Brest, behind "the largest museum of".
        """
        phrase, found = self.phrase(head), []
        own = self.name_at.get(head)
        for name in dict.fromkeys(self.name_at[i] for i in phrase if i in self.name_at):
            if name is own or name.first < head:
                continue
            first = self.parse.tokens[name.head]
            while first.dep == "conj" and phrase[0] <= first.head <= phrase[-1]:
                first = self.parse.tokens[first.head]  # "the museums of Brest *and Leeds*": both are behind "of"
            start = self.node(first.i)[0] if first.i in phrase else name.first
            found.append((list(range(phrase[0], start)), name.head))
        return found

    def between(self, first: int, last: int) -> list[int]:
        """Return the tokens between two, without commas at the ends."""
        return self.trimmed(range(first + 1, last))

    def is_name(self, head: int) -> bool:
        """Say whether a token is part of a name."""
        return head in self.name_at

    def marker(self, head: int) -> list[int]:
        """Return the tokens of the preposition before a noun."""
        return [i for kid in self.parse.kids(head, "case") if kid.i < head for i in self.parse.subtree(kid.i)]

    def whole(self) -> str:
        """Return the text of the whole segment, without the punctuation at its ends."""
        return self.words(self.trimmed(range(len(self.parse.tokens))))

    def stretch(self, head: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Return all that hangs on *head*, with it, without the punctuation at its ends."""
        found = self.parse.subtree(head, without)
        return self.trimmed(list(range(found[0], found[-1] + 1)))

    def trimmed(self, numbers: Sequence[int]) -> list[int]:
        """Return *numbers* without the punctuation at both ends."""
        found = list(numbers)
        while found and self.parse.tokens[found[0]].pos == "PUNCT":
            found.pop(0)
        while found and self.parse.tokens[found[-1]].pos == "PUNCT":
            found.pop()
        return found
