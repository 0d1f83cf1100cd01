"""Makes sentences plain before they are parsed, with a map back to the article.

A parser trained on well-formed prose goes wrong where dispatches are special, and is right again once the sentence is made
plain. « "…", a-t-il dit dans la cour, après un entretien avec X » loses its subject, while "Il a dit cela dans la cour,
après un entretien avec X" parses right; "s'entretenir, sans doute la semaine prochaine, avec X" loses the link that
"s'entretenir avec X" has. So quotes are lifted out and parsed apart, reporting clauses are put in plain order, scare quotes and
brackets are cut, and time phrases are set aside. Every character keeps its origin, so evidence points at the real text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from kgnews.extract.draft import Draft
from kgnews.extract.sentences import APOSTROPHES, Quote, find_quotes, split_sentences
from kgnews.extract.times import TimeExpression, find_times
from kgnews.profile import LanguageProfile
from kgnews.records import Article, Kind, Span

_LONGEST_SENTENCE = 1500  # characters: past that it is a table or a list, and the parser's time is not linear in memory
_BRACKET = re.compile(r"\s*(?:\(([^()]{0,600})\)|\[([^\[\]]{0,600})\])")
_WORD = re.compile(r"\w[\w'-]*")


class SegmentKind(StrEnum):
    """What a segment is: the outlet's own words, a quotation, the clause that reports one, or the headline."""

    NARRATIVE = "narrative"
    QUOTE = "quote"
    REPORT = "report"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A time expression taken out of the plain text: where in the plain text it stood, and where it is in the article."""

    expression: TimeExpression
    position: int
    span: Span


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words in brackets taken out of the plain text."""

    text: str
    position: int
    span: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch to parse by itself.

    ``plain`` is what the parser reads, ``origin`` the offset in the article of each of its characters, ``sentence`` the sentence
    in the article. ``report`` is, for a quotation, the number of the segment that says who speaks; None if nobody does here.
    """

    plain: str
    origin: tuple[int, ...]
    sentence: Span
    kind: SegmentKind
    paragraph: int
    times: tuple[SetAside, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    titles: tuple[str, ...] = ()  # quoted words that look like the name of a work
    report: int | None = None


def simplify(article: Article, profile: LanguageProfile, verbs: frozenset[str] = frozenset()) -> tuple[Segment, ...]:
    """Return the segments of an article in the order of the text, each ready to be parsed.

    *verbs* are the lemmas of known verbs, by which a verb is told from a name in a headline in capitals.
    Example: '"Nous partons", a dit Awa Diallo à Brest.' gives the quotation "Nous partons" and the report
    "Awa Diallo a dit cela à Brest.".
    """
    segments: list[Segment] = []
    if article.headline is not None:
        # a headline's number is -1, so that no quote of the body is taken for its continuation
        headline = _paragraph(article, article.headline, -1, profile, SegmentKind.HEADLINE, 0)
        capitals = article.headline.of(article.text).isupper()
        segments.extend(_with_verbs(item, verbs, profile) if capitals else item for item in headline)
    spans = article.paragraphs or ((Span(0, len(article.text)),) if article.headline is None else ())
    for number, span in enumerate(spans):
        segments.extend(_paragraph(article, span, number, profile, SegmentKind.NARRATIVE, len(segments)))
    return tuple(segments)


def _paragraph(
    article: Article, span: Span, number: int, profile: LanguageProfile, kind: SegmentKind, first: int
) -> list[Segment]:
    """Return the segments of one paragraph; *first* is the number that the first of them will have."""
    whole = span.of(article.text)
    segments: list[Segment] = []
    quotes = find_quotes(whole, profile)
    for start, end in split_sentences(whole, quotes, profile):
        if end - start > _LONGEST_SENTENCE and not any(start <= quote.start < end for quote in quotes):
            continue
        if kind is SegmentKind.HEADLINE:
            start = _after_topic(whole, start, end)
        inside = tuple(quote for quote in quotes if start <= quote.start and quote.end <= end)
        draft = Draft.of(whole[start:end], span.start + start)
        shifted = tuple(_shift(quote, -start) for quote in inside)
        segments.extend(_sentence(draft, shifted, number, profile, kind, first + len(segments)))
    return segments


def _after_topic(text: str, start: int, end: int) -> int:
    """Return where the clause of a headline starts: behind the topic of "Rugby : la France battue", unless that is all there is."""
    match = re.compile(r"[^:«\"“]{2,60}?\s?:\s+").match(text, start, end)
    if match and len(_WORD.findall(text[match.end() : end])) >= 3:
        return match.end()
    return start


def _shift(quote: Quote, by: int) -> Quote:
    return Quote(quote.start + by, quote.end + by, quote.inner_start + by, quote.inner_end + by)


def _sentence(
    draft: Draft, quotes: tuple[Quote, ...], number: int, profile: LanguageProfile, kind: SegmentKind, first: int
) -> list[Segment]:
    sentence = Span(draft.origin[0], draft.origin[-1] + 1)
    spoken = _spoken(draft.text, quotes, profile)
    titles = tuple(
        Draft.inserted(inner).replace(profile.text.replace).text
        for quote in quotes
        if quote not in spoken and may_be_title(inner := draft.text[quote.inner_start : quote.inner_end])
    )
    outer, pieces = _lift(draft, quotes, spoken)
    outer = _uppercase_to_plain(outer, profile) if kind is SegmentKind.HEADLINE else outer
    outer = outer.replace(profile.text.replace)
    segments: list[Segment] = []
    if not spoken:
        content, report = _trailing_report(outer, profile)
        if report is None:
            return [replace(segment, titles=titles) for segment in _finish(outer, sentence, kind, number, profile)]
        # without marks around it these are the outlet's words, though somebody else's thought
        spoken_words = SegmentKind.QUOTE if quotes else SegmentKind.NARRATIVE
        segments = _finish(content, sentence, spoken_words, number, profile)
    else:
        report = plain_report(outer, profile)
    for piece in pieces:
        segments.extend(_speech(piece, number, profile))
    reported = _finish(report, sentence, SegmentKind.REPORT, number, profile) if report is not None else []
    if reported:
        segments = [replace(segment, report=first + len(segments)) for segment in segments]
    return segments + reported


def _spoken(text: str, quotes: tuple[Quote, ...], profile: LanguageProfile) -> tuple[Quote, ...]:
    """Return the quotations that are speech; after one that is, a longer one goes on with it: "A," said X, "and b."."""
    spoken: list[Quote] = []
    for quote in quotes:
        goes_on = bool(spoken) and len(_WORD.findall(text[quote.inner_start : quote.inner_end])) >= 3
        if goes_on or is_speech(text, quote, profile):
            spoken.append(quote)
    return tuple(spoken)


def _speech(draft: Draft, number: int, profile: LanguageProfile) -> Iterator[Segment]:
    """Yield the sentences of a quotation, with the quotations inside it taken as plain words."""
    marks = {mark for pair in profile.text.quotes for mark in pair}
    for start, end in split_sentences(draft.text, (), profile):
        part = draft[start:end]
        for place in range(len(part) - 1, -1, -1):
            apostrophe = part.text[place] in APOSTROPHES and part.text[:place][-1:].isalnum()
            if part.text[place] in marks and not apostrophe:
                part = part.cut(place, place + 1)
        part = part.strip(" ,;")
        if len(part):
            sentence = Span(part.origin[0], part.origin[-1] + 1)
            yield from _finish(part.replace(profile.text.replace), sentence, SegmentKind.QUOTE, number, profile)


def is_speech(text: str, quote: Quote, profile: LanguageProfile) -> bool:
    """Say whether a quotation is a sentence that somebody says, and not some quoted words of the sentence around it.

    « dit qu'il faut "frapper au cœur" » quotes words; « "Nous partons", a-t-il dit » quotes a sentence.
    """
    inner = text[quote.inner_start : quote.inner_end]
    before = text[: quote.start].rstrip()
    after = text[quote.end :].lstrip()
    words = _WORD.findall(inner)
    if not words:
        return False
    if is_title(inner, profile):
        return False
    starts_like_one = inner[0].isupper() or not inner[0].isalpha() or before.endswith(":")
    if before and before[-1] not in ":,.!?…;" and not _ends_in_report(before, profile):
        return False
    if not starts_like_one:
        return not before and after.startswith(",") and len(words) >= 4
    ends_like_one = inner[-1] in ".!?…,;" or after[:1] in {",", "", "-", "–", "—"} or before.endswith(":")
    if len(words) == 2 and inner[-1] in ".!?," and not before:
        return True
    return (len(words) >= 3 and (ends_like_one or not before)) or (not before and after.startswith(","))


def is_title(inner: str, profile: LanguageProfile) -> bool:
    """Say whether quoted words are the name of a work: short, and every word of weight with a capital ("The Salt Road")."""
    words = inner.split()
    if not 1 <= len(words) <= 7 or inner[-1] in ".!?,;" or not inner[0].isupper():
        return False
    weighty = [word for word in words if word.lower() not in profile.text.common]
    return (
        len(weighty) > 0
        and all(word[0].isupper() or word[0].isdigit() for word in weighty)
        and (len(words) > 1 or len(inner) > 3)
    )


def may_be_title(inner: str) -> bool:
    """Say whether quoted words that nobody speaks may name a work: a few words, the first with a capital."""
    words = inner.split()
    return 2 <= len(words) <= 7 and inner[0].isupper() and inner[-1] not in ".!?,;" and len(inner) > 2


def _ends_in_report(before: str, profile: LanguageProfile) -> bool:
    last = _WORD.findall(before)
    return bool(last) and last[-1].lower() in profile.speech.forms


def _lift(draft: Draft, quotes: tuple[Quote, ...], spoken: tuple[Quote, ...]) -> tuple[Draft, list[Draft]]:
    """Return the sentence without its spoken quotations and without the marks of the others, and the spoken ones."""
    outer = draft
    pieces: list[Draft] = []
    for quote in reversed(quotes):
        if quote in spoken:
            pieces.insert(0, draft[quote.inner_start : quote.inner_end])
            outer = outer[: quote.start] + Draft.inserted(" ") + outer[quote.end :]
        else:
            outer = outer[: quote.start] + outer[quote.inner_start : quote.inner_end] + outer[quote.end :]
    return outer, pieces


@lru_cache(maxsize=16)
def _verb_alternation(profile_forms: frozenset[str]) -> str:
    return "(?:" + "|".join(re.escape(form) for form in sorted(profile_forms, key=len, reverse=True)) + ")"


@lru_cache(maxsize=16)
def _inversions(inverted: tuple[str, ...], forms: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    verb = _verb_alternation(forms)
    return tuple(re.compile(pattern.replace("VERB", verb), re.IGNORECASE) for pattern in inverted)


@lru_cache(maxsize=16)
def _verb_group(auxiliaries: frozenset[str], adverbs: frozenset[str], forms: frozenset[str]) -> re.Pattern[str]:
    aux = "|".join(sorted(map(re.escape, auxiliaries)))
    adverb = "|".join(sorted(map(re.escape, adverbs)))
    verb = _verb_alternation(forms)
    return re.compile(rf"(?<![\w'-])(?:(?:{aux}) (?:(?:{adverb}) ){{0,2}})?(?P<verb>{verb})(?![\w'-])", re.IGNORECASE)


def plain_report(outer: Draft, profile: LanguageProfile) -> Draft | None:
    """Return what stands around a quotation as a plain clause, or None where nothing stands there.

    Example: ", a-t-il dit dans la cour." gives "il a dit cela dans la cour."; ", said Kerry." gives "Kerry said this.".
    """
    clause = _tidy(outer).strip(" ,;:.-")
    if not _WORD.search(clause.text):
        return None
    return _plain_order(clause, profile) + Draft.inserted(".")


def _plain_order(clause: Draft, profile: LanguageProfile) -> Draft:
    speech = profile.speech
    for pattern in _inversions(speech.inverted, speech.forms):
        match = pattern.match(clause.text)
        if match:
            return _from_inversion(clause, match, profile)
    group = _verb_group(speech.auxiliaries, speech.person_adverbs, speech.forms)
    match = group.match(clause.text)
    if match:
        return _nominal_inversion(clause, match, profile)
    match = group.search(clause.text)
    if match and _lacks_object(clause.text[match.end() :], profile):
        dummy = Draft.inserted(f" {speech.dummy}")
        return clause[: match.end()] + dummy + clause[match.end() :]
    return clause


def _lacks_object(rest: str, profile: LanguageProfile) -> bool:
    """Say whether a reporting verb has nothing right behind it that could be its object: "he told reporters" has."""
    words = _WORD.findall(rest)
    if not words or rest.lstrip()[:1] in ",;:.":
        return True
    first = words[0].lower()
    return first in profile.speech.stops - {"que", "qu'", "that"} or first in profile.speech.person_adverbs


def _from_inversion(clause: Draft, match: re.Match[str], profile: LanguageProfile) -> Draft:
    groups = match.groupdict()
    space = Draft.inserted(" ")
    subject = clause[match.start("subject") : match.end("subject")]
    plain = subject + space
    if groups.get("aux"):
        plain = plain + clause[match.start("aux") : match.end("aux")] + space
    plain = plain + clause[match.start("verb") : match.end("verb")]
    return plain + Draft.inserted(f" {profile.speech.dummy}") + clause[match.end() :]


def _nominal_inversion(clause: Draft, match: re.Match[str], profile: LanguageProfile) -> Draft:
    """Put "a dit le ministre Paul Mercier à Brest" in the order "le ministre Paul Mercier a dit cela à Brest"."""
    time = _between_length(clause.text[match.end() :], profile)
    start = match.end() + time
    end = len(clause)
    words = list(re.finditer(r"[^\s,;:.]+|[,;:]|\.(?=\s|$)", clause.text[start:]))
    for number, word in enumerate(words):
        text = word.group().lower()
        if text in {",", ";", ":"} or (number > 0 and text in profile.speech.stops):
            end = start + word.start()
            following = words[number + 1].group().lower() if number + 1 < len(words) else ""
            if text == "," and following in profile.syntax.relatives:
                end = len(clause)  # "…, said Mary Collins, who runs the club"
            elif text == ",":
                end += _apposition_length(clause.text[end:]) or _role_length(clause.text[end:], profile)
            break
        if number == 0 and (text in profile.speech.stops or text.split("'")[0] + "'" in profile.speech.complementizers):
            return clause
    subject = clause[start:end].strip(" ,")
    if not len(subject):
        return clause
    if "," in subject.text:
        subject = subject + Draft.inserted(",")
    dummy = Draft.inserted(f" {profile.speech.dummy} ")
    when = clause[match.end() : start] + Draft.inserted(" ") if time else Draft.inserted("")
    return subject + Draft.inserted(" ") + clause[match.start() : match.end()] + dummy + when + clause[end:]


_APPOSITION = re.compile(
    r",\s+(?:[^\W\d_]+['’\s]\s?){0,3}?(?=[^\W\d_])(?P<name>[^\W\d_][\w'’.-]*(?:\s+[^\s,;:.]+){0,4})\s*,?\s*(?=[,.;]|$)"
)


def _apposition_length(text: str) -> int:
    """Return how long an apposition with a name is at the start of a text: "a dit son fils*, le violoniste Hugo Delestre*."."""
    match = _APPOSITION.match(text)
    words = match.group().strip(" ,").split() if match else []
    return match.end() if match and words[-1][0].isupper() and len(words) <= 6 else 0


@lru_cache(maxsize=16)
def _between_pattern(between: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s*(?:{'|'.join(between)})\s*,?(?=\s)", re.IGNORECASE) if between else re.compile(r"(?!)")


def _between_length(text: str, profile: LanguageProfile) -> int:
    """Return how many characters stand between an inverted verb and its subject: "a déclaré *mardi à l'AFP* le ministre"."""
    length = 0
    while True:
        rest = text[length:]
        step = _time_length(rest, profile)
        if not step:
            match = _between_pattern(profile.speech.between).match(rest)
            step = match.end() if match else 0
        if not step:
            return length
        length += step


def _role_length(text: str, profile: LanguageProfile) -> int:
    """Return how long a role in apposition is at the start of a text: "a dit Laurent Fabius*, le ministre français*."."""
    words = re.match(r",\s*(\w+'|\w+\s+)(\w+)", text)
    if words is None or words.group(1).strip().lower() not in profile.syntax.articles:
        return 0
    if profile.names.kinds.get(words.group(2).lower()) is not Kind.PERSON:
        return 0
    end = text.find(",", words.end())
    return end if end > 0 else len(text.rstrip(" ."))


def _time_length(text: str, profile: LanguageProfile) -> int:
    """Return how many characters at the start of a text are a time: "a annoncé *mardi* le colonel"."""
    found = find_times(text[:60], profile.times)
    return found[0].end if found and not text[: found[0].start].strip() else 0


def _trailing_report(outer: Draft, profile: LanguageProfile) -> tuple[Draft, Draft | None]:
    """Part "…, a-t-il souligné." from the sentence it follows; None where no reporting clause follows."""
    speech = profile.speech
    patterns = _inversions(speech.inverted, speech.forms)
    group = _verb_group(speech.auxiliaries, speech.person_adverbs, speech.parenthetical)
    for comma in re.finditer(r",\s+", outer.text):
        rest = outer.text[comma.end() :]
        inverted = next((match for pattern in patterns if (match := pattern.match(rest))), None)
        if inverted is not None and _goes_on(rest[inverted.end() :], profile):
            continue
        if inverted is None:
            match = group.match(rest)
            if (
                match
                and match.start("verb") > match.start()
                and not any("aux" in pattern for pattern in speech.inverted)
            ):
                continue  # "Norden, the maker of X, had warned the government": no auxiliary is inverted here
            after = rest[match.end() + _between_length(rest[match.end() :], profile) :].strip(" .") if match else ""
            if not match or not _starts_with_subject(after, profile):
                continue
        content = outer[: comma.start()]
        if len(_WORD.findall(content.text)) < 3:
            continue
        return content + Draft.inserted("."), plain_report(outer[comma.end() :], profile)
    return outer, None


def _goes_on(rest: str, profile: LanguageProfile) -> bool:
    """Say whether the pronoun behind a reporting verb begins a clause of its own: "Tom, now 88, said he *would* attend"."""
    word = _WORD.search(rest)
    verbs = set(profile.status.modals) | profile.speech.auxiliaries | profile.speech.finite
    return word is not None and not rest[: word.start()].strip() and word.group().lower() in verbs


def _starts_with_subject(after: str, profile: LanguageProfile) -> bool:
    """Say whether a name or a noun with its article follows: "a dit le ministre", "said Kerry", and not "a dit que …"."""
    word = _WORD.match(after)
    if word is None or ("," in after[:60] and "," not in after[: word.end() + 40]):
        return False
    phrase = re.split(r"[,;:.]", after)[0].split()
    stop = next((n for n, item in enumerate(phrase) if n and item.lower() in profile.speech.stops), len(phrase))
    if phrase[stop : stop + 1] and phrase[stop].lower() in profile.speech.topics:
        return False
    phrase = phrase[:stop]
    verbs = set(profile.status.modals) | profile.speech.auxiliaries | profile.speech.finite
    if len(phrase) > 10 or any(item.lower() in verbs for item in phrase):
        return False  # "…, said Dekker had met a dealer": a clause of its own follows
    if word.group()[0].isupper():
        return True
    text = phrase[0].lower()
    if text.split("'")[0] + ("'" if "'" in text else "") not in profile.syntax.determiners:
        return False
    noun = text.split("'", 1)[1] if "'" in text else phrase[1].lower() if len(phrase) > 1 else ""
    # "…, a annoncé le colonel" and not "…, a annoncé la fermeture": only who can speak is a speaker
    return profile.names.kinds.get(noun) in {Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.GOVERNMENT} or any(
        item[0].isupper() for item in phrase[1:]
    )


def _finish(draft: Draft, sentence: Span, kind: SegmentKind, number: int, profile: LanguageProfile) -> list[Segment]:
    """Cut brackets and set times aside; return no segment where no words are left."""
    draft, brackets = _cut_brackets(_tidy(_cut_fillers(draft, profile)))
    draft, times, moves = _set_times_aside(draft, profile)
    for start, end in moves:
        brackets = [
            replace(item, position=item.position - (end - start) if item.position >= end else min(item.position, start))
            for item in brackets
        ]
    lead = len(draft.text) - len(draft.text.lstrip(" ,;"))
    if lead:
        draft = draft.cut(0, lead)
        times = [replace(item, position=max(0, item.position - lead)) for item in times]
        brackets = [replace(item, position=max(0, item.position - lead)) for item in brackets]
    if not _WORD.search(draft.text):
        return []
    return [Segment(draft.text, draft.origin, sentence, kind, number, tuple(times), tuple(brackets))]


@lru_cache(maxsize=16)
def _filler_pattern(fillers: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(filler) for filler in sorted(fillers, key=len, reverse=True))
    return re.compile(rf"(?<![\w'])(?:{words})(?![\w'])", re.IGNORECASE)


def _cut_fillers(draft: Draft, profile: LanguageProfile) -> Draft:
    """Cut adverbial phrases that say nothing of the facts, with the commas around them."""
    for match in reversed(list(_filler_pattern(profile.text.fillers).finditer(draft.text))):
        start, end = match.span()
        commas = re.match(r"\s*,", draft.text[end:])
        if commas and (start == 0 or draft.text[:start].rstrip().endswith(",")):
            end += commas.end()
        draft = draft.cut(start, end)
    return draft


def _cut_brackets(draft: Draft) -> tuple[Draft, list[Bracket]]:
    brackets: list[Bracket] = []
    match = _BRACKET.search(draft.text)
    while match:
        group = 1 if match.group(1) is not None else 2
        places = [place for place in draft.origin[match.start(group) : match.end(group)] if place >= 0]
        if places:
            brackets.append(Bracket(match.group(group), match.start(), Span(places[0], places[-1] + 1)))
        draft = draft.cut(match.start(), match.end())
        match = _BRACKET.search(draft.text)
    return draft, brackets


def _set_times_aside(draft: Draft, profile: LanguageProfile) -> tuple[Draft, list[SetAside], list[tuple[int, int]]]:
    """Take the free time phrases out of the text, last one first so that offsets before them stay right."""
    found = [item for item in find_times(draft.text, profile.times) if item.adjunct]
    aside: list[SetAside] = []
    moves: list[tuple[int, int]] = []
    for item in reversed(found):
        places = [place for place in draft.origin[item.start : item.end] if place >= 0]
        if not places:
            continue
        start, end = _widen(draft.text, item.start, item.end, profile)
        if not _WORD.search(draft.text[:start] + draft.text[end:]):
            continue
        draft = draft.cut(start, end)
        aside = [_moved(other, start, end) for other in aside]
        aside.insert(0, SetAside(item, start, Span(places[0], places[-1] + 1)))
        moves.append((start, end))
    return draft, aside, moves


def _moved(other: SetAside, start: int, end: int) -> SetAside:
    if other.position >= end:
        return replace(other, position=other.position - (end - start))
    return replace(other, position=min(other.position, start))


def _widen(text: str, start: int, end: int, profile: LanguageProfile) -> tuple[int, int]:
    """Widen a cut so that it leaves no hole: loose adverbs and commas around it, and one of two spaces, go too.

    "s'entretenir, sans doute la semaine prochaine, avec X": all between the commas goes, and the commas.
    """
    left = max(text.rfind(mark, 0, start) for mark in ",;:") + 1
    before = text[left:start]
    loose = all(word.lower() in profile.text.loose for word in _WORD.findall(before))
    after = text[end:]
    follows_comma = re.match(r"\s*,", after)
    if loose and left > 0 and text[left - 1] == "," and (follows_comma or re.match(r"\s*[.!?]?$", after)):
        return left - 1, end + (follows_comma.end() if follows_comma else 0)
    if loose and left == 0 and follows_comma:
        return 0, end + follows_comma.end()
    while start > 0 and text[start - 1] == " ":
        start -= 1
    if start == 0:
        while end < len(text) and text[end] == " ":
            end += 1
    return start, end


def _tidy(draft: Draft) -> Draft:
    """Remove doubled spaces and doubled commas, and what stands before the first word."""
    match = re.search(r"\s{2,}|\s+(?=[,.;])|,(?=\s*[,.;])", draft.text)
    while match:
        keep = 1 if match.group().isspace() and match.end() < len(draft) and draft.text[match.end()] not in ",.;" else 0
        draft = draft.cut(match.start() + keep, match.end())
        match = re.search(r"\s{2,}|\s+(?=[,.;])|,(?=\s*[,.;])", draft.text)
    return draft.strip(" ,;")


def _uppercase_to_plain(draft: Draft, profile: LanguageProfile) -> Draft:
    """Return an all-capitals headline in the case of a sentence, each longer word as if it might be a name."""
    letters = [char for char in draft.text if char.isalpha()]
    if not letters or sum(char.isupper() for char in letters) < 0.8 * len(letters):
        return draft
    text = _WORD.sub(lambda match: _plain_case(match.group(), profile), draft.text)
    return draft.with_text(text)


def _with_verbs(segment: Segment, verbs: frozenset[str], profile: LanguageProfile) -> Segment:
    """Return a headline that was in capitals with its verbs in small letters: "David Okafor *meets* Laura Rossi"."""

    def plain(match: re.Match[str]) -> str:
        lower = match.group().lower()
        endings = (ending for ending in profile.text.verb_endings if lower.endswith(ending))
        known = match.start() > 0 and any(lower.removesuffix(ending) in verbs for ending in endings)
        return lower if known and len(lower) == len(match.group()) else match.group()

    return replace(segment, plain=_WORD.sub(plain, segment.plain))


def _plain_case(word: str, profile: LanguageProfile) -> str:
    lower = word.lower()
    if lower in profile.text.common or lower in profile.speech.forms or lower in profile.names.kinds:
        return lower
    return "-".join(part.capitalize() for part in word.split("-"))
