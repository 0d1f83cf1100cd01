"""What a clause is worth: one row for each shape of sentence in each language, parsed by hand."""

from __future__ import annotations

import pytest
from hand_parses import PROFILES, clauses

from kgnews.extract.status import Judgement, judge, strongest
from kgnews.records import Status, Tense

ASSERTED, PLANNED, POSSIBLE = Status.ASSERTED, Status.PLANNED, Status.POSSIBLE
HYPOTHETICAL, NEGATED = Status.HYPOTHETICAL, Status.NEGATED
PAST, PRESENT, FUTURE, NONE = Tense.PAST, Tense.PRESENT, Tense.FUTURE, Tense.NONE


# Each row: the sentence, the verb that is judged, its status, its tense, and the verb that reports it.
FRENCH = [
    # Nora a visité / visite / visitera / visiterait / aurait visité Brest
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux visité=visiter/VERB.part/root Brest/PROPN/obj .", "visiter", ASSERTED, PAST, None),
    ("Nora/PROPN/nsubj visite=visiter/VERB.pres/root Brest/PROPN/obj .", "visiter", ASSERTED, PRESENT, None),
    ("Nora/PROPN/nsubj visitera=visiter/VERB.fut/root Brest/PROPN/obj .", "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj visiterait=visiter/VERB.cond/root Brest/PROPN/obj .", "visiter", POSSIBLE, FUTURE, None),
    ("Nora/PROPN/nsubj aurait=avoir/AUX.cond/aux visité=visiter/VERB.part/root Brest/PROPN/obj .", "visiter", POSSIBLE, PAST, None),
    # n'a pas visité
    ("Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod visité=visiter/VERB.part/root Brest/PROPN/obj .",
     "visiter", NEGATED, PAST, None),
    # ne visitera pas: what will not happen is negated, and its tense stays
    ("Nora/PROPN/nsubj ne/ADV/advmod visitera=visiter/VERB.fut/root pas/ADV/advmod Brest/PROPN/obj .",
     "visiter", NEGATED, FUTURE, None),
    # a peut-être visité
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux peut-être/ADV/advmod visité=visiter/VERB.part/root Brest/PROPN/obj .",
     "visiter", POSSIBLE, PAST, None),
    # va visiter, doit visiter, peut visiter, veut visiter, refuse de visiter, vient de visiter
    ("Nora/PROPN/nsubj va=aller/VERB.pres/root visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .", "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj va=aller/AUX.pres/aux visiter/VERB.inf/root Brest/PROPN/obj .", "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj doit=devoir/VERB.pres/root visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj devrait=devoir/VERB.cond/root visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj peut=pouvoir/VERB.pres/root visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", POSSIBLE, PRESENT, None),
    ("Nora/PROPN/nsubj veut=vouloir/VERB.pres/root visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", HYPOTHETICAL, PRESENT, None),
    ("Nora/PROPN/nsubj refuse=refuser/VERB.pres/root de/ADP/mark<visiter visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", NEGATED, PRESENT, None),
    ("Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod manqué=manquer/VERB.part/root de/ADP/mark<visiter "
     "visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .", "visiter", ASSERTED, PAST, None),
    ("Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod refusé=refuser/VERB.part/root de/ADP/mark<visiter "
        "visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .", "visiter", POSSIBLE, PAST, None),
    ("Nora/PROPN/nsubj vient=venir/VERB.pres/root de/ADP/mark<visiter visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", ASSERTED, PRESENT, None),
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux commencé=commencer/VERB.part/root à/ADP/mark<visiter visiter/VERB.inf/xcomp "
     "Brest/PROPN/obj<visiter .", "visiter", ASSERTED, PAST, None),
    # ne doit pas visiter
    ("Nora/PROPN/nsubj ne/ADV/advmod doit=devoir/VERB.pres/root pas/ADV/advmod visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .",
     "visiter", NEGATED, PRESENT, None),
    # aims: viendra pour rencontrer, est venue pour rencontrer
    ("Nora/PROPN/nsubj viendra=venir/VERB.fut/root pour/ADP/mark<rencontrer rencontrer/VERB.inf/advcl Paul/PROPN/obj<rencontrer .",
     "rencontrer", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj est=être/AUX.pres/aux venue=venir/VERB.part/root pour/ADP/mark<rencontrer rencontrer/VERB.inf/advcl "
     "Paul/PROPN/obj<rencontrer .", "rencontrer", PLANNED, FUTURE, None),
    # après avoir visité, avant de visiter (after a past: it has happened too)
    ("Nora/PROPN/nsubj partira=partir/VERB.fut/root après/ADP/mark<visité avoir/AUX.inf/aux<visité visité=visiter/VERB.part/advcl "
     "Brest/PROPN/obj<visité .", "visiter", ASSERTED, PAST, None),
    ("Nora/PROPN/nsubj est=être/AUX.pres/aux partie=partir/VERB.part/root avant/ADP/mark<visiter de/ADP/fixed<avant "
     "visiter/VERB.inf/advcl Brest/PROPN/obj<visiter .", "visiter", ASSERTED, PAST, None),
    ("Nora/PROPN/nsubj partira=partir/VERB.fut/root avant/ADP/mark<visiter de/ADP/fixed<avant visiter/VERB.inf/advcl "
     "Brest/PROPN/obj<visiter .", "visiter", PLANNED, FUTURE, None),
    # conditions: si Nora visite Brest; pour que, sauf si
    ("Si/SCONJ/mark<visite Nora/PROPN/nsubj<visite visite=visiter/VERB.pres/advcl<part Brest/PROPN/obj<visite , Paul/PROPN/nsubj "
     "part=partir/VERB.pres/root .", "visiter", HYPOTHETICAL, PRESENT, None),
    ("Si/SCONJ/mark<visite Nora/PROPN/nsubj<visite visite=visiter/VERB.pres/advcl<partira Brest/PROPN/obj<visite , Paul/PROPN/nsubj "
     "partira=partir/VERB.fut/root .", "partir", HYPOTHETICAL, FUTURE, None),
    ("Si/SCONJ/mark<visitait Nora/PROPN/nsubj<visitait visitait=visiter/VERB.impf/advcl<partirait Brest/PROPN/obj<visitait , "
     "Paul/PROPN/nsubj partirait=partir/VERB.cond/root .", "partir", HYPOTHETICAL, FUTURE, None),
    # an order
    ("Visitez=visiter/VERB.imp/root Brest/PROPN/obj .", "visiter", HYPOTHETICAL, NONE, None),
    # what is reported: a dit que Paul visite, visitera, visiterait
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root que/SCONJ/mark<visite Paul/PROPN/nsubj<visite "
     "visite=visiter/VERB.pres/ccomp Brest/PROPN/obj<visite .", "visiter", ASSERTED, PRESENT, "dire"),
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root que/SCONJ/mark<visiterait Paul/PROPN/nsubj<visiterait "
     "visiterait=visiter/VERB.cond/ccomp Brest/PROPN/obj<visiterait .", "visiter", PLANNED, FUTURE, "dire"),
    ("Nora/PROPN/nsubj dit=dire/VERB.pres/root que/SCONJ/mark<visiterait Paul/PROPN/nsubj<visiterait "
     "visiterait=visiter/VERB.cond/ccomp Brest/PROPN/obj<visiterait .", "visiter", POSSIBLE, FUTURE, "dire"),
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root que/SCONJ/mark<visité Paul/PROPN/nsubj<visité "
     "aurait=avoir/AUX.cond/aux<visité visité=visiter/VERB.part/ccomp Brest/PROPN/obj<visité .", "visiter", POSSIBLE, PAST, "dire"),
    # nie que, doute que, demande que, n'a pas dit que, n'a pas nié que
    ("Nora/PROPN/nsubj nie=nier/VERB.pres/root que/SCONJ/mark<visité Paul/PROPN/nsubj<visité ait=avoir/AUX.sub/aux<visité "
     "visité=visiter/VERB.part/ccomp Brest/PROPN/obj<visité .", "visiter", NEGATED, PRESENT, "nier"),
    ("Nora/PROPN/nsubj doute=douter/VERB.pres/root que/SCONJ/mark<visite Paul/PROPN/nsubj<visite visite=visiter/VERB.sub/ccomp "
     "Brest/PROPN/obj<visite .", "visiter", POSSIBLE, PRESENT, "douter"),
    ("Nora/PROPN/nsubj demande=demander/VERB.pres/root que/SCONJ/mark<visite Paul/PROPN/nsubj<visite "
     "visite=visiter/VERB.sub/ccomp Brest/PROPN/obj<visite .", "visiter", HYPOTHETICAL, PRESENT, "demander"),
    ("Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod dit=dire/VERB.part/root que/SCONJ/mark<visite "
     "Paul/PROPN/nsubj<visite visite=visiter/VERB.pres/ccomp Brest/PROPN/obj<visite .", "visiter", POSSIBLE, PRESENT, "dire"),
    ("Nora/PROPN/nsubj n'/ADV/advmod a=avoir/AUX.pres/aux pas/ADV/advmod nié=nier/VERB.part/root que/SCONJ/mark<visite "
     "Paul/PROPN/nsubj<visite visite=visiter/VERB.pres/ccomp Brest/PROPN/obj<visite .", "visiter", POSSIBLE, PRESENT, "nier"),
    # a dit avoir visité; a promis de visiter; accusé d'avoir visité
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root avoir/AUX.inf/aux<visité visité=visiter/VERB.part/xcomp "
     "Brest/PROPN/obj<visité .", "visiter", ASSERTED, PAST, "dire"),
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux promis=promettre/VERB.part/root de/ADP/mark<visiter visiter/VERB.inf/xcomp "
     "Brest/PROPN/obj<visiter .", "visiter", PLANNED, FUTURE, "promettre"),
    ("Nora/PROPN/nsubj accuse=accuser/VERB.pres/root Paul/PROPN/obj d'/ADP/mark<visité avoir/AUX.inf/aux<visité "
     "visité=visiter/VERB.part/xcomp Brest/PROPN/obj<visité .", "visiter", POSSIBLE, PAST, "accuser"),
    # coordination: a dit que Paul part et visitera; devait partir et visiter
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root que/SCONJ/mark<partirait Paul/PROPN/nsubj<partirait "
     "partirait=partir/VERB.cond/ccomp et/CCONJ/cc<visiterait visiterait=visiter/VERB.cond/conj<partirait "
     "Brest/PROPN/obj<visiterait .", "visiter", PLANNED, FUTURE, "dire"),
    ("Nora/PROPN/nsubj doit=devoir/VERB.pres/root partir/VERB.inf/xcomp et/CCONJ/cc<visiter visiter/VERB.inf/conj<partir "
     "Brest/PROPN/obj<visiter .", "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux dit=dire/VERB.part/root que/SCONJ/mark<part Paul/PROPN/nsubj<part "
     "part=partir/VERB.pres/ccomp et/CCONJ/cc<visitera visitera=visiter/VERB.fut/conj<part Brest/PROPN/obj<visitera .",
     "visiter", PLANNED, FUTURE, "dire"),
    # a finite clause beside another is judged by itself: dort quand Paul visite
    ("Nora/PROPN/nsubj dormira=dormir/VERB.fut/root quand/SCONJ/mark<visite Paul/PROPN/nsubj<visite visite=visiter/VERB.pres/advcl "
     "Brest/PROPN/obj<visite .", "visiter", ASSERTED, PRESENT, None),
    # a verb of another tense goes its own way: refuse de partir et a visité
    ("Nora/PROPN/nsubj partira=partir/VERB.fut/root et/CCONJ/cc<visité a=avoir/AUX.pres/aux<visité visité=visiter/VERB.part/conj "
     "Brest/PROPN/obj<visité .", "visiter", ASSERTED, PAST, None),
    # nouns over an infinitive: a l'intention de visiter, évoque le risque de, le refus de, a eu l'honneur de
    ("Nora/PROPN/nsubj a=avoir/VERB.pres/root l'/DET/det<intention intention/NOUN/obj de/ADP/mark<visiter "
     "visiter/VERB.inf/acl<intention Brest/PROPN/obj<visiter .", "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj évoque=évoquer/VERB.pres/root le/DET/det<risque risque/NOUN/obj de/ADP/mark<visiter "
     "visiter/VERB.inf/acl<risque Brest/PROPN/obj<visiter .", "visiter", HYPOTHETICAL, PRESENT, None),
    ("Nora/PROPN/nsubj critique=critiquer/VERB.pres/root le/DET/det<refus refus/NOUN/obj de/ADP/case<Paul Paul/PROPN/nmod<refus "
     "de/ADP/mark<visiter visiter/VERB.inf/acl<Paul Brest/PROPN/obj<visiter .", "visiter", NEGATED, PRESENT, None),
    ("Nora/PROPN/nsubj a=avoir/AUX.pres/aux eu=avoir/VERB.part/root l'/DET/det<honneur honneur/NOUN/obj de/ADP/mark<visiter "
     "visiter/VERB.inf/xcomp Brest/PROPN/obj<visiter .", "visiter", ASSERTED, PAST, None),
    # est sur le point de visiter, est en mesure de
    ("Nora/PROPN/nsubj<point est=être/AUX.pres/cop<point sur/ADP/case<point le/DET/det<point point/NOUN/root de/ADP/mark<visiter "
     "visiter/VERB.inf/acl<point Brest/PROPN/obj<visiter .", "visiter", PLANNED, FUTURE, None),
    ("Nora/PROPN/nsubj<mesure est=être/AUX.pres/cop<mesure en/ADP/case<mesure mesure/NOUN/root de/ADP/mark<visiter "
     "visiter/VERB.inf/acl<mesure Brest/PROPN/obj<visiter .", "visiter", HYPOTHETICAL, PRESENT, None),
    # a negation above a participle does not reach what it says in passing
    ("Nora/PROPN/nsubj n'/ADV/advmod est=être/AUX.pres/aux pas/ADV/advmod partie=partir/VERB.part/root en/ADP/mark<visitant "
     "visitant=visiter/VERB.ing/advcl Brest/PROPN/obj<visitant .", "visiter", ASSERTED, PAST, None),
    # relative clauses stand for themselves
    ("Nora/PROPN/nsubj<partira qui/PRON/nsubj<visité a=avoir/AUX.pres/aux<visité visité=visiter/VERB.part/acl:relcl<Nora "
     "Brest/PROPN/obj<visité partira=partir/VERB.fut/root .", "visiter", ASSERTED, PAST, None),
]  # fmt: skip

ENGLISH = [
    ("Mary/PROPN/nsubj visited=visit/VERB.past/root Leeds/PROPN/obj .", "visit", ASSERTED, PAST, None),
    ("Mary/PROPN/nsubj has=have/AUX.pres/aux visited=visit/VERB.part/root Leeds/PROPN/obj .", "visit", ASSERTED, PAST, None),
    ("Mary/PROPN/nsubj will/AUX.fin/aux visit/VERB.inf/root Leeds/PROPN/obj .", "visit", PLANNED, FUTURE, None),
    ("Mary/PROPN/nsubj may/AUX.fin/aux visit/VERB.inf/root Leeds/PROPN/obj .", "visit", POSSIBLE, PRESENT, None),
    ("Mary/PROPN/nsubj should/AUX.fin/aux visit/VERB.inf/root Leeds/PROPN/obj .", "visit", HYPOTHETICAL, PRESENT, None),
    ("Mary/PROPN/nsubj would/AUX.fin/aux visit/VERB.inf/root Leeds/PROPN/obj .", "visit", HYPOTHETICAL, PRESENT, None),
    ("Mary/PROPN/nsubj did=do/AUX.past/aux not/PART/advmod visit/VERB.inf/root Leeds/PROPN/obj .", "visit", NEGATED, PAST, None),
    ("Mary/PROPN/nsubj reportedly/ADV/advmod visited=visit/VERB.past/root Leeds/PROPN/obj .", "visit", POSSIBLE, PAST, None),
    # is due to, is expected to, is likely to; plans, hopes, refused, managed to
    ("Mary/PROPN/nsubj is=be/AUX.pres/root due/ADJ/attr to/PART/aux<visit visit/VERB.inf/xcomp<due Leeds/PROPN/obj<visit .",
     "visit", PLANNED, FUTURE, None),
    ("Mary/PROPN/nsubj:pass is=be/AUX.pres/aux:pass expected=expect/VERB.part/root to/PART/aux<visit visit/VERB.inf/xcomp "
     "Leeds/PROPN/obj<visit .", "visit", PLANNED, FUTURE, None),
    ("Mary/PROPN/nsubj is=be/AUX.pres/root likely/ADJ/attr to/PART/aux<visit visit/VERB.inf/xcomp<likely Leeds/PROPN/obj<visit .",
     "visit", POSSIBLE, PRESENT, None),
    ("Mary/PROPN/nsubj is=be/AUX.pres/root able/ADJ/attr to/PART/aux<visit visit/VERB.inf/xcomp<able Leeds/PROPN/obj<visit .",
     "visit", HYPOTHETICAL, PRESENT, None),
    ("Mary/PROPN/nsubj hopes=hope/VERB.pres/root to/PART/aux<visit visit/VERB.inf/xcomp Leeds/PROPN/obj<visit .",
     "visit", HYPOTHETICAL, PRESENT, None),
    ("Mary/PROPN/nsubj refused=refuse/VERB.past/root to/PART/aux<visit visit/VERB.inf/xcomp Leeds/PROPN/obj<visit .",
     "visit", NEGATED, PAST, None),
    ("Mary/PROPN/nsubj managed=manage/VERB.past/root to/PART/aux<visit visit/VERB.inf/xcomp Leeds/PROPN/obj<visit .",
     "visit", ASSERTED, PAST, None),
    ("Mary/PROPN/nsubj left=leave/VERB.past/root to/PART/aux<visit visit/VERB.inf/advcl Leeds/PROPN/obj<visit .",
     "visit", PLANNED, FUTURE, None),
    # if, unless, whether
    ("If/SCONJ/mark<visits Mary/PROPN/nsubj<visits visits=visit/VERB.pres/advcl<leave Leeds/PROPN/obj<visits , David/PROPN/nsubj "
     "will/AUX.fin/aux leave/VERB.inf/root .", "visit", HYPOTHETICAL, PRESENT, None),
    ("If/SCONJ/mark<visits Mary/PROPN/nsubj<visits visits=visit/VERB.pres/advcl<leave Leeds/PROPN/obj<visits , David/PROPN/nsubj "
     "will/AUX.fin/aux leave/VERB.inf/root .", "leave", HYPOTHETICAL, PRESENT, None),
    ("Mary/PROPN/nsubj asks=ask/VERB.pres/root whether/SCONJ/mark<visited David/PROPN/nsubj<visited visited=visit/VERB.past/ccomp "
     "Leeds/PROPN/obj<visited .", "visit", HYPOTHETICAL, PAST, "ask"),
    # said that … visited, would visit; denied that; believes that; denied visiting
    ("Mary/PROPN/nsubj said=say/VERB.past/root David/PROPN/nsubj<visited visited=visit/VERB.past/ccomp Leeds/PROPN/obj<visited .",
     "visit", ASSERTED, PAST, "say"),
    ("Mary/PROPN/nsubj said=say/VERB.past/root David/PROPN/nsubj<visit would/AUX.fin/aux<visit visit/VERB.inf/ccomp "
     "Leeds/PROPN/obj<visit .", "visit", PLANNED, FUTURE, "say"),
    ("Mary/PROPN/nsubj denied=deny/VERB.past/root that/SCONJ/mark<visited David/PROPN/nsubj<visited visited=visit/VERB.past/ccomp "
     "Leeds/PROPN/obj<visited .", "visit", NEGATED, PAST, "deny"),
    ("Mary/PROPN/nsubj believes=believe/VERB.pres/root that/SCONJ/mark<visited David/PROPN/nsubj<visited "
     "visited=visit/VERB.past/ccomp Leeds/PROPN/obj<visited .", "visit", POSSIBLE, PAST, "believe"),
    ("Mary/PROPN/nsubj denied=deny/VERB.past/root visiting=visit/VERB.ing/xcomp Leeds/PROPN/obj<visiting .",
     "visit", NEGATED, PAST, "deny"),
    # what is seen with one's own eyes is nobody's report
    ("Mary/PROPN/nsubj saw=see/VERB.past/root David/PROPN/nsubj<visit visit/VERB.inf/ccomp Leeds/PROPN/obj<visit .",
     "visit", ASSERTED, NONE, None),
    # two reports: who is nearest reports
    ("Mary/PROPN/nsubj said=say/VERB.past/root David/PROPN/nsubj<claimed claimed=claim/VERB.past/ccomp Tom/PROPN/nsubj<visited "
     "visited=visit/VERB.past/ccomp<claimed Leeds/PROPN/obj<visited .", "visit", ASSERTED, PAST, "claim"),
    # claims to have visited
    ("Mary/PROPN/nsubj claims=claim/VERB.pres/root to/PART/aux<visited have/AUX.inf/aux<visited visited=visit/VERB.part/xcomp "
        "Leeds/PROPN/obj<visited .", "visit", ASSERTED, PAST, "claim"),
    # nouns over a gerund or infinitive: the risk of visiting, plans to visit, no intention of visiting
    ("Mary/PROPN/nsubj mentioned=mention/VERB.past/root the/DET/det<risk risk/NOUN/obj of/ADP/mark<visiting "
     "visiting=visit/VERB.ing/advcl<risk Leeds/PROPN/obj<visiting .", "visit", HYPOTHETICAL, PAST, None),
    ("Mary/PROPN/nsubj had=have/VERB.past/root plans=plan/NOUN/obj to/PART/aux<visit visit/VERB.inf/acl<plans "
     "Leeds/PROPN/obj<visit .", "visit", PLANNED, FUTURE, None),
    ("Mary/PROPN/nsubj has=have/VERB.pres/root no/DET/det<intention intention/NOUN/obj of/ADP/mark<visiting "
     "visiting=visit/VERB.ing/advcl<intention Leeds/PROPN/obj<visiting .", "visit", NEGATED, PRESENT, None),
    # suspected of having visited; accused Tom of visiting
    ("Mary/PROPN/nsubj:pass is=be/AUX.pres/aux:pass suspected=suspect/VERB.part/root of/ADP/mark<visited "
     "having=have/AUX.ing/aux<visited visited=visit/VERB.part/advcl Leeds/PROPN/obj<visited .", "visit", POSSIBLE, PAST, None),
    ("Mary/PROPN/nsubj accused=accuse/VERB.past/root Tom/PROPN/obj of/ADP/mark<visiting "
     "visiting=visit/VERB.ing/advcl Leeds/PROPN/obj<visiting .", "visit", POSSIBLE, PAST, "accuse"),
    # instead of visiting, rather than visit
    ("Mary/PROPN/nsubj left=leave/VERB.past/root instead/ADV/advmod<visiting of/ADP/mark<visiting visiting=visit/VERB.ing/advcl "
     "Leeds/PROPN/obj<visiting .", "visit", NEGATED, PAST, None),
    ("Mary/PROPN/nsubj left=leave/VERB.past/root rather/ADV/advmod<visit than/SCONJ/mark<visit visit/VERB.inf/advcl "
     "Leeds/PROPN/obj<visit .", "visit", NEGATED, PAST, None),
    # before and after over gerunds
    ("Mary/PROPN/nsubj will/AUX.fin/aux leave/VERB.inf/root after/ADP/mark<visiting visiting=visit/VERB.ing/advcl "
     "Leeds/PROPN/obj<visiting .", "visit", ASSERTED, PAST, None),
    ("Mary/PROPN/nsubj will/AUX.fin/aux leave/VERB.inf/root before/ADP/mark<visiting visiting=visit/VERB.ing/advcl "
     "Leeds/PROPN/obj<visiting .", "visit", PLANNED, FUTURE, None),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "lemma", "status", "tense", "reporter"), FRENCH)
def test_french(notation: str, lemma: str, status: Status, tense: Tense, reporter: str | None) -> None:
    assert judged(notation, lemma, "fr") == (status, tense, reporter)


@pytest.mark.parametrize(("notation", "lemma", "status", "tense", "reporter"), ENGLISH)
def test_english(notation: str, lemma: str, status: Status, tense: Tense, reporter: str | None) -> None:
    assert judged(notation, lemma, "en") == (status, tense, reporter)


def judged(notation: str, lemma: str, lang: str) -> tuple[Status, Tense, str | None]:
    _, by_lemma = clauses(notation, lang)
    by_predicate = {clause.predicate: clause for clause in by_lemma.values()}
    found: Judgement = judge(by_lemma[lemma], by_predicate, PROFILES[lang])
    return found.status, found.tense, by_predicate[found.reporter].lemma if found.reporter is not None else None


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ((ASSERTED, PLANNED), PLANNED),
        ((PLANNED, POSSIBLE), POSSIBLE),
        ((HYPOTHETICAL, POSSIBLE), HYPOTHETICAL),
        ((NEGATED, HYPOTHETICAL), NEGATED),
        ((ASSERTED,), ASSERTED),
    ],
)
def test_the_status_that_takes_most_away_holds(statuses: tuple[Status, ...], expected: Status) -> None:
    assert strongest(*statuses) is expected
    assert strongest(*reversed(statuses)) is expected
