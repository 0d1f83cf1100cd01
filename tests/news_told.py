"""Four made-up articles for the ready queries: what happened beside what is planned, denied or only possible."""

from told import Told, article, entity

from kgnews.records import Kind, Status, Tense

KERRY = entity("John Kerry")
HOLLANDE = entity("François Hollande")
FABIUS = entity("Laurent Fabius")
OBAMA = entity("Barack Obama")
PUTIN = entity("Vladimir Putin", fr="Vladimir Poutine")
SARKOZY = entity("Nicolas Sarkozy")
MERKEL = entity("Angela Merkel")
CAMERON = entity("David Cameron")
PARIS = entity("Paris", Kind.PLACE, "place/paris-fr")
BOURGET = entity("Le Bourget", Kind.PLACE)
FRANCE = entity("France", Kind.GOVERNMENT, "country/fr")
TURKEY = entity("Turkey", Kind.GOVERNMENT, "country/tr", fr="Turquie")
AMERICA = entity("United States", Kind.GOVERNMENT, "country/us", fr="États-Unis")
COP21 = entity("COP21", Kind.EVENT)
PRESIDENT = entity("President (France)", Kind.OFFICE, "office/president/country-fr")
SECRETARY = entity("Secretary of state (United States)", Kind.OFFICE, "office/secretary-of-state/country-us")

PARIS_ARTICLE = article(
    "paris",
    "2015-11-17",
    [
        Told(HOLLANDE, "met", KERRY, when="2015-11-17", where=PARIS),
        Told(KERRY, "arrivedIn", PARIS, when="2015-11-16"),
        Told(HOLLANDE, "holdsPosition", PRESIDENT),
        Told(TURKEY, "supports", FRANCE, said_by=FABIUS),
        Told(AMERICA, "cooperatesWith", TURKEY, said_by=KERRY),
        Told(HOLLANDE, "visited", AMERICA, Status.PLANNED, "2015-11-24", said_by=KERRY, tense=Tense.FUTURE),
        Told(KERRY, "met", PUTIN, Status.NEGATED),
        Told(KERRY, "visited", FRANCE, Status.POSSIBLE, "2015-11-17"),
    ],
    title="Hollande and Kerry meet in Paris",
)
CLIMATE_ARTICLE = article(
    "climate",
    "2015-11-20",
    [
        Told(FABIUS, "met", KERRY, when="2015-11-17"),
        Told(HOLLANDE, "met", KERRY, when="2015-11-17", where=PARIS),
        Told(OBAMA, "attended", COP21, Status.PLANNED, "2015-11-30/", BOURGET, KERRY, Tense.FUTURE),
        Told(COP21, "tookPlaceIn", BOURGET, Status.PLANNED, "2015-11-30/", tense=Tense.FUTURE),
        Told(KERRY, "holdsPosition", SECRETARY),
        Told(KERRY, "met", PUTIN, when="2015-11-17", said_by=OBAMA),
        Told(HOLLANDE, "criticised", PUTIN, Status.POSSIBLE),
        Told(HOLLANDE, "met", FABIUS, Status.NEGATED, "2015-11-17"),
    ],
    title="Climate: Barack Obama Expected at Le Bourget",
)
SUMMIT_ARTICLE = article(
    "summit",
    "2015-12-02",
    [
        Told(OBAMA, "attended", COP21, when="2015-11-30"),
        Told(PUTIN, "visited", FRANCE, Status.NEGATED, said_by=FABIUS, tense=Tense.FUTURE),
        Told(SARKOZY, "heldPosition", PRESIDENT, when="/2012-05-15"),
        Told(HOLLANDE, "met", MERKEL, when="2015"),
        Told(HOLLANDE, "met", CAMERON, when="--11-23"),
        Told(FRANCE, "hosted", COP21),
        Told(KERRY, "praised", FRANCE, when="2015-12-01"),
        Told(FABIUS, "supports", TURKEY, Status.NEGATED),
    ],
    title="The summit opens",
)
MOSCOW_ARTICLE = article(
    "moscow",
    None,
    [
        Told(PUTIN, "visited", FRANCE, Status.PLANNED, "2015-12", said_by=PUTIN, tense=Tense.FUTURE),
        Told(FABIUS, "met", KERRY, Status.NEGATED, "2014-01-05"),
        Told(PUTIN, "met", OBAMA, Status.PLANNED, "2016-01", tense=Tense.FUTURE),
        Told(HOLLANDE, "hosted", KERRY, when="2015-11-17", where=PARIS),
        Told(CAMERON, "met", HOLLANDE, Status.NEGATED, "2015-11-23"),
        Told(CAMERON, "met", MERKEL, Status.HYPOTHETICAL, "2015-11-23"),
    ],
    title="Moscow",
)
NEWS = (PARIS_ARTICLE, CLIMATE_ARTICLE, SUMMIT_ARTICLE, MOSCOW_ARTICLE)
