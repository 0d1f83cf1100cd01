"""Who says what an article states, read with hand-made parses: never anybody from inside the quotation."""

from __future__ import annotations

import pytest
from hand_parses import PROFILES, HandModel, article, catalog, entry

from kgnews.extract.article import Extractor
from kgnews.records import AttributionKind, Entity

SUPPORT = entry("soutenir", "supports", "subject", "object")
SUPPORT_EN = entry("support", "supports", "subject", "object", lang="en")
CATALOG = catalog(SUPPORT, SUPPORT_EN)


def said(lang: str, text: str, *notations: str) -> dict[str, tuple[str, str] | None]:
    """Return who supports whom by whose account: {"France Russie": ("claire-vial", "quote")}."""
    extractor = Extractor(PROFILES[lang], CATALOG, HandModel(notations))  # type: ignore[arg-type]
    found: dict[str, tuple[str, str] | None] = {}
    for statement in extractor.extract(article(text, lang)).statements:
        if statement.relation != "supports" or not isinstance(statement.object, Entity):
            continue
        by = statement.qualifiers.said_by
        words = " ".join(item.labels[0].text for item in (statement.subject, statement.object))
        found[words] = (by.speaker.id.split("/")[1], by.kind.value) if by is not None else None
        if by is not None and by.cue is not None:
            assert by.cue.of(text), "the cue is in the text"
    return found


def supports(subject: str, object_: str, verb: str = "soutient", mark: str = " .") -> str:
    """Return the notation of "La France soutient la Russie."."""
    return f"La/DET/det<{subject} {subject}/PROPN/nsubj {verb}=soutenir/VERB.pres/root la/DET/det<{object_} {object_}/PROPN/obj{mark}"


FRANCE_RUSSIA = supports("France", "Russie", mark="")
US_FRANCE = "Les/DET/det<États-Unis États-Unis/PROPN/nsubj soutiennent=soutenir/VERB.pres/root la/DET/det<France France/PROPN/obj ."
VIAL_SAID = "Claire/PROPN/nsubj Vial/PROPN/flat<Claire a=avoir/AUX.pres/aux dit=dire/VERB.part/root cela/PRON/obj ."
SHE_SAID = "elle/PRON/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root cela/PRON/obj ."
VIAL = ("claire-vial", "quote")

FRENCH = [
    ("behind the quotation", "« La France soutient la Russie », a dit Claire Vial.", [FRANCE_RUSSIA, VIAL_SAID],
     {"France Russie": VIAL}),
    ("before the quotation", "Claire Vial a dit : « La France soutient la Russie. »", [FRANCE_RUSSIA + " .", VIAL_SAID],
     {"France Russie": VIAL}),
    ("between its halves", "« Les États-Unis partent », a dit Claire Vial, « et la France soutient la Russie ».",
     ["Les/DET/det<États-Unis États-Unis/PROPN/nsubj partent=partir/VERB.pres/root", VIAL_SAID,
      "et/CCONJ/cc " + FRANCE_RUSSIA.replace("La/", "la/")],
     {"France Russie": VIAL}),
    ("without quotation marks", "La France soutient la Russie, a dit Claire Vial.", [FRANCE_RUSSIA + " .", VIAL_SAID],
     {"France Russie": ("claire-vial", "reported")}),
    ("a quotation that goes on in the next paragraph",
     "« La France soutient la Russie », a dit Claire Vial.\n« Les États-Unis soutiennent la France. »",
     [FRANCE_RUSSIA, VIAL_SAID, US_FRANCE], {"France Russie": VIAL, "États-Unis France": VIAL}),
    ("but not after others have come between",
     "« La France soutient la Russie », a dit Claire Vial.\nAnatole Blanc est parti.\nDavid Hart dort.\n"
     "« Les États-Unis soutiennent la France. »",
     [FRANCE_RUSSIA, VIAL_SAID, "Anatole/PROPN/nsubj Blanc/PROPN/flat<Anatole est=être/AUX.pres/aux parti=partir/VERB.part/root .",
      "David/PROPN/nsubj Hart/PROPN/flat<David dort=dormir/VERB.pres/root .", US_FRANCE],
     {"France Russie": VIAL, "États-Unis France": None}),
    ("a pronoun for who was named before", "Claire Vial est arrivée. « La France soutient la Russie », a-t-elle dit.",
     ["Claire/PROPN/nsubj Vial/PROPN/flat<Claire est=être/AUX.pres/aux arrivée=arriver/VERB.part/root .", FRANCE_RUSSIA, SHE_SAID],
     {"France Russie": VIAL}),
    ("a pronoun for nobody inside the quotation",
     "« Mary Hart part et la France soutient la Russie », a-t-elle dit.",
     ["Mary/PROPN/nsubj Hart/PROPN/flat<Mary part=partir/VERB.pres/root et/CCONJ/cc<soutient "
      "la/DET/det<France France/PROPN/nsubj<soutient "
      "soutient=soutenir/VERB.pres/conj la/DET/det<Russie Russie/PROPN/obj<soutient", SHE_SAID], {"France Russie": None}),
    ("a report inside a quotation: the nearest voice",
     "« Anatole Blanc a dit que la France soutient la Russie », a dit Claire Vial.",
     ["Anatole/PROPN/nsubj Blanc/PROPN/flat<Anatole a=avoir/AUX.pres/aux dit=dire/VERB.part/root que/SCONJ/mark<soutient "
      "la/DET/det<France France/PROPN/nsubj<soutient soutient=soutenir/VERB.pres/ccomp la/DET/det<Russie Russie/PROPN/obj<soutient",
      VIAL_SAID], {"France Russie": ("anatole-blanc", "reported")}),
    ("who is quoted says the rest", "« La France soutient la Russie. Les États-Unis soutiennent la France », a dit Claire Vial.",
     [FRANCE_RUSSIA + " .", US_FRANCE.removesuffix(" ."), VIAL_SAID], {"France Russie": VIAL, "États-Unis France": VIAL}),
    ("the outlet's own voice beside a quotation",
     "« La France soutient la Russie », a dit Claire Vial. Les États-Unis soutiennent la France.",
     [FRANCE_RUSSIA, VIAL_SAID, US_FRANCE], {"France Russie": VIAL, "États-Unis France": None}),
    ("according to", "Selon Claire Vial, la France soutient la Russie.",
     ["Selon/ADP/case<Claire Claire/PROPN/obl:mod Vial/PROPN/flat:name<Claire , la/DET/det<France France/PROPN/nsubj "
      "soutient=soutenir/VERB.pres/root la/DET/det<Russie Russie/PROPN/obj ."], {"France Russie": ("claire-vial", "according-to")}),
    ("according to somebody in a relative clause only",
     "La France, qui selon Claire Vial dort, soutient la Russie.",
     ["La/DET/det<France France/PROPN/nsubj , qui/PRON/nsubj<dort selon/ADP/case<Claire Claire/PROPN/obl:mod<dort "
      "Vial/PROPN/flat:name<Claire dort=dormir/VERB.pres/acl:relcl<France , soutient=soutenir/VERB.pres/root "
      "la/DET/det<Russie Russie/PROPN/obj ."], {"France Russie": None}),
    ("that", "Claire Vial a dit que la France soutient la Russie.",
     ["Claire/PROPN/nsubj Vial/PROPN/flat:name<Claire a=avoir/AUX.pres/aux:tense dit=dire/VERB.part/root que/SCONJ/mark<soutient "
      "la/DET/det<France France/PROPN/nsubj<soutient soutient=soutenir/VERB.pres/ccomp la/DET/det<Russie "
      "Russie/PROPN/obj<soutient ."],
     {"France Russie": ("claire-vial", "reported")}),
    ("a negated report gives no voice", "Claire Vial n'a pas dit que la France soutient la Russie.",
     ["Claire/PROPN/nsubj Vial/PROPN/flat:name<Claire n'/ADV/advmod a=avoir/AUX.pres/aux:tense pas/ADV/advmod dit=dire/VERB.part/root "
      "que/SCONJ/mark<soutient la/DET/det<France France/PROPN/nsubj<soutient soutient=soutenir/VERB.pres/ccomp "
      "la/DET/det<Russie Russie/PROPN/obj<soutient ."], {"France Russie": None}),
    ("in the first person", "« Je soutiens la Russie », a dit Claire Vial.",
     ["Je/PRON/nsubj soutiens=soutenir/VERB.pres/root la/DET/det<Russie Russie/PROPN/obj", VIAL_SAID],
     {"Claire Vial Russie": VIAL}),
    ("of whom the story has come to speak, and not who spoke before",
     "« La France soutient la Russie », a dit Claire Vial.\nMme Benali est arrivée.\n« Les États-Unis soutiennent la France »,"
     " a-t-elle dit.",
     [FRANCE_RUSSIA, VIAL_SAID, "Mme/NOUN/nsubj Benali/PROPN/flat<Mme est=être/AUX.pres/aux arrivée=arriver/VERB.part/root .",
      US_FRANCE.removesuffix(" ."), SHE_SAID], {"France Russie": VIAL, "États-Unis France": ("benali", "quote")}),
]  # fmt: skip

FR_RU = "France/PROPN/nsubj supports=support/VERB.pres/root Russia/PROPN/dobj"
US_FR = "The/DET/det<States United/PROPN/compound<States States/PROPN/nsubj supports=support/VERB.pres/root France/PROPN/dobj ."
HART_SAID = "Mary/PROPN/compound<Hart Hart/PROPN/nsubj said=say/VERB.past/root this/PRON/dobj ."
HART = ("mary-hart", "quote")

ENGLISH = [
    ("behind, inverted", '"France supports Russia," said Mary Hart.', [FR_RU, HART_SAID], {"France Russie": HART}),
    ("behind", '"France supports Russia," Mary Hart said.', [FR_RU, HART_SAID], {"France Russie": HART}),
    ("before", 'Mary Hart said: "France supports Russia."', [FR_RU + " .", HART_SAID], {"France Russie": HART}),
    ("goes on in the same paragraph", '"France supports Russia," Mary Hart said. "The United States supports France."',
     [FR_RU, HART_SAID, US_FR], {"France Russie": HART, "États-Unis France": HART}),
    ("goes on in the next paragraph", '"France supports Russia," Mary Hart said.\n"The United States supports France."',
     [FR_RU, HART_SAID, US_FR], {"France Russie": HART, "États-Unis France": HART}),
    ("according to", "According to Mary Hart, France supports Russia.",
     ["According/VERB.ing/prep<supports to/ADP/prep<According Mary/PROPN/compound<Hart Hart/PROPN/pobj<to , France/PROPN/nsubj "
      "supports=support/VERB.pres/root Russia/PROPN/dobj ."], {"France Russie": ("mary-hart", "according-to")}),
    ("without quotation marks", "France supports Russia, Mary Hart said.",
     ["France/PROPN/nsubj<supports supports=support/VERB.pres/ccomp Russia/PROPN/dobj<supports , Mary/PROPN/compound<Hart "
      "Hart/PROPN/nsubj said=say/VERB.past/root ."], {"France Russie": ("mary-hart", "reported")}),
    ("nobody is named", '"France supports Russia," he said.', [FR_RU, "he/PRON/nsubj said=say/VERB.past/root this/PRON/dobj ."],
     {"France Russie": None}),
    ("whom the story has come to speak of, and not who spoke before",
     '"France supports Russia," said Mary Hart.\nMrs Lund left.\n"The United States supports France," she said.',
     [FR_RU, HART_SAID, "Mrs/PROPN/compound<Lund Lund/PROPN/nsubj left=leave/VERB.past/root .", US_FR.removesuffix(" ."),
      "she/PRON/nsubj said=say/VERB.past/root this/PRON/dobj ."],
     {"France Russie": HART, "États-Unis France": ("lund", "quote")}),
    ("a headline is no speaker's", "Mary Hart left.\nFrance supports Russia.",
     ["Mary/PROPN/compound<Hart Hart/PROPN/nsubj left=leave/VERB.past/root .", FR_RU + " ."], {"France Russie": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "notations", "expected"), [pytest.param(*row[1:], id=row[0]) for row in FRENCH])
def test_french(text: str, notations: list[str], expected: dict[str, tuple[str, str] | None]) -> None:
    assert said("fr", text, *notations) == expected


@pytest.mark.parametrize(("text", "notations", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ENGLISH])
def test_english(text: str, notations: list[str], expected: dict[str, tuple[str, str] | None]) -> None:
    assert said("en", text, *notations) == expected


def test_the_cue_is_the_verb_that_reports() -> None:
    text = "« La France soutient la Russie », a dit Claire Vial."
    extractor = Extractor(PROFILES["fr"], CATALOG, HandModel([FRANCE_RUSSIA, VIAL_SAID]))  # type: ignore[arg-type]
    (statement,) = extractor.extract(article(text)).statements
    by = statement.qualifiers.said_by
    assert by is not None and by.cue is not None
    assert by.cue.of(text) == "dit"
    assert (by.kind, by.speaker.labels[0].text) == (AttributionKind.QUOTE, "Claire Vial")


def test_a_thing_does_not_speak() -> None:
    """ "Le communiqué a dit": that words say so is the outlet's own report."""
    text = "Le communiqué a dit que la France soutient la Russie."
    notation = (
        "Le/DET/det<communiqué communiqué/NOUN/nsubj a=avoir/AUX.pres/aux:tense dit=dire/VERB.part/root que/SCONJ/mark<soutient "
        "la/DET/det<France France/PROPN/nsubj<soutient soutient=soutenir/VERB.pres/ccomp la/DET/det<Russie "
        "Russie/PROPN/obj<soutient ."
    )
    assert said("fr", text, notation) == {"France Russie": None}
