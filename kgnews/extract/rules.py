"""Looks up the attribute rules of a model instead of matching them anew at every token.

The models that tell part of speech and morphology by rules ("the tag NN is a noun") try some two hundred of them at each
token, which takes a tenth of the parse. Nearly all ask for no more than tag, label and a few words of one token, so that
what they find for one such token they find for every other like it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

_RULER = "attribute_ruler"
_KINDS = frozenset({"TAG", "POS", "DEP", "IS_SPACE"})  # attributes of few values: each is looked up as it is
_WORD = "LOWER"  # an attribute of many values: those that no rule asks for are as good as one

Pattern = list[dict[str, Any]]
Match = tuple[int, int, int]  # rule, first token, last token + 1


def look_up_rules(nlp: Language) -> None:
    """Let the attribute ruler of a model, if it has one, look its rules up; what it gives stays the same."""
    ruler = nlp.get_pipe(_RULER) if _RULER in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler) and not isinstance(ruler.matcher, RuleTable):
        rules = {str(number): cast("list[Pattern]", rule["patterns"]) for number, rule in enumerate(ruler.patterns)}
        ruler.matcher = RuleTable(nlp.vocab, rules)


class RuleTable(Matcher):
    """A matcher that finds what spaCy's own finds in a doc, most of it by looking up the kinds of its tokens.

    Each kind is matched once, where it is met first. Rules that ask for several tokens, or for other attributes, are
    matched in every doc.
    """

    def __init__(self, vocab: Vocab, rules: Mapping[str, list[Pattern]]) -> None:
        super().__init__(vocab, validate=False)
        self.plain, self.others = Matcher(vocab, validate=False), Matcher(vocab, validate=False)
        words: set[str] = set()
        names: set[str] = set()
        for rule, patterns in rules.items():
            self.add(rule, patterns)
            if all(_is_plain(pattern) for pattern in patterns):
                self.plain.add(rule, patterns)
                names.update(name for [token] in patterns for name in token)
                words.update(word for [token] in patterns for word in _words(token))
            else:
                self.others.add(rule, patterns)
        # two at least, for a single one would come without rows
        self.attributes: list[int | str] = [_WORD, *sorted(names - {_WORD} or {"TAG"})]
        self.words = frozenset(vocab.strings.add(word) for word in words)
        self.found: dict[tuple[int, ...], tuple[int, ...]] = {}  # kind of a token → the rules that match it

    def __call__(self, doclike: Any, **options: Any) -> Any:
        """Return the matches in a doc, in no order; asked for anything but plain matches, do as spaCy's matcher."""
        if not isinstance(doclike, Doc) or options.get("as_spans") or options.get("with_alignments"):
            return super().__call__(doclike, **options)
        missing = bool(options.get("allow_missing"))
        kinds = self._kinds(doclike)
        if any(kind not in self.found for kind in kinds):
            self._learn(kinds, self.plain(doclike, allow_missing=missing))
        matches = [(rule, i, i + 1) for i, kind in enumerate(kinds) for rule in self.found[kind]]
        return matches + self.others(doclike, allow_missing=missing)

    def _kinds(self, doc: Doc) -> list[tuple[int, ...]]:
        words = self.words
        rows = doc.to_array(self.attributes).tolist()
        return [(word if word in words else 0, *rest) for word, *rest in rows]

    def _learn(self, kinds: list[tuple[int, ...]], matches: Iterable[Match]) -> None:
        rules: list[list[int]] = [[] for _ in kinds]
        for rule, first, _last in matches:
            rules[first].append(rule)
        self.found.update((kind, tuple(of_kind)) for kind, of_kind in zip(kinds, rules, strict=True))


def _is_plain(pattern: Pattern) -> bool:
    """Say whether a pattern asks for one token, and of that for its kind and at most for one of some words."""
    if len(pattern) != 1 or not pattern[0].keys() <= _KINDS | {_WORD}:
        return False
    word = pattern[0].get(_WORD, "")
    return isinstance(word, str) or word.keys() == {"IN"}


def _words(token: dict[str, Any]) -> list[str]:
    word = token.get(_WORD, [])
    return [word] if isinstance(word, str) else list(word["IN"]) if word else []
