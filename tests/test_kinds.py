"""Kinds of false statements that reading real news showed, each with sentences in French and English where it exists in both.

The cases are written and matched as in ``test_cases``; here they are named by what was misread.
"""

from __future__ import annotations

import pytest
from test_cases import Case, extraction, labels, matches, told

CASES = (
    # "lost X to Y" is a defeat where X is a match or a vote, and where there is no X
    Case(
        "defeats",
        "en",
        "Laura Rossi lost the final to Mary Collins. Tom Barrett lost to David Okafor. Omar Haddad lost his savings to Norden.",
        ("Mary Collins | defeated | Laura Rossi", "David Okafor | defeated | Tom Barrett"),
        ("* | defeated | Omar Haddad", "Omar Haddad | defeated | *"),
    ),
    # who leaves somebody to others leaves no place
    Case(
        "leaving",
        "en",
        "David Okafor left Leeds on Monday. Tom Barrett left the company to his sons.",
        ("David Okafor | left | Leeds | when=2020-06-08",),
        ("Tom Barrett | left | *",),
    ),
    # what is based on something has no seat there
    Case(
        "seats",
        "en",
        "Norden is based in Oslo. The Norden group is based on a model of Siemens.",
        ("Norden | headquarteredIn | Oslo",),
        ("* | headquarteredIn | Siemens", "* | headquarteredIn | model of Siemens"),
    ),
    Case(
        "seats",
        "fr",
        "La société Norden est basée à Grenoble. La société Norden est basée sur un modèle de Siemens.",
        ("Norden | headquarteredIn | Grenoble",),
        ("* | headquarteredIn | Siemens", "* | headquarteredIn | modèle de Siemens"),
    ),
    # what a headline puts in the infinitive is to come
    Case(
        "headlines",
        "en",
        "Details will follow.",
        ("Norden | acquired | Siemens | status=planned",),
        ("* | * | * | status=asserted",),
        headline="Norden to buy Siemens",
    ),
    # whether a condition is met is open, and so it is when it has a negation
    Case(
        "open-conditions",
        "en",
        "If Mary Collins does not meet David Okafor, Norden will not close the factory.",
        ("Mary Collins | met | David Okafor | status=hypothetical",),
        ("* | met | * | status=negated", "* | met | * | status=asserted"),
    ),
    # a plan that is dropped, and one that is only thought of
    Case(
        "dropped-plans",
        "en",
        "Norden cancelled a deal to sell Opal to Siemens. Tom Barrett denied plans to leave Leeds.",
        ("Siemens | acquired | Opal | status=negated", "Tom Barrett | left | Leeds | status=negated by=Tom Barrett"),
        ("* | acquired | * | status=asserted", "* | acquired | * | status=planned", "* | left | * | status=planned"),
    ),
    Case(
        "dropped-plans",
        "fr",
        "La société Norden a abandonné l'intention de racheter Siemens.",
        ("Norden | acquired | Siemens | status=negated",),
        ("* | acquired | * | status=asserted", "* | acquired | * | status=planned"),
    ),
    # the day of a decision is not that of what was decided
    Case(
        "decision-days",
        "en",
        "Norden agreed on Monday to buy Siemens. Tom Barrett is due on Monday to meet Laura Rossi.",
        ("Norden | acquired | Siemens | status=planned when=-", "Tom Barrett | met | Laura Rossi | when=2020-06-15"),
        ("* | acquired | * | when=2020-06-15", "* | acquired | * | when=2020-06-08"),
    ),
    Case(
        "decision-days",
        "fr",
        "La société Norden a décidé lundi de racheter Siemens. Claire Morel doit rencontrer Omar Haddad mardi.",
        ("Norden | acquired | Siemens | status=planned when=-", "Claire Morel | met | Omar Haddad | when=2020-06-16"),
        ("* | acquired | * | when=2020-06-15", "* | acquired | * | when=2020-06-08"),
    ),
    # one rival is one company
    Case(
        "one-bearer",
        "en",
        "Norden, a rival of Siemens, and Laura Rossi met Tom Barrett. Siemens's rival, Opal and its owner met Mary Collins.",
        ("Norden | competesWith | Siemens", "Norden | met | Tom Barrett"),
        ("Laura Rossi | competesWith | *", "* | competesWith | Laura Rossi"),
    ),
    # who is chosen is to do it
    Case(
        "chosen",
        "en",
        "The council selected Norden to build the bridge. Leeds tapped Laura Rossi to design the museum.",
        ("Norden | created | bridge | status=planned", "Laura Rossi | designed | museum | status=planned"),
        ("council | created | *", "Leeds | designed | *"),
    ),
    # what is said of a predicate noun is said of the subject
    Case(
        "predicate-nouns",
        "en",
        "Tom Barrett was an American pilot and engineer born in Leeds. Norden is a company based in Oslo. "
        "Mary Collins is a lawyer who lives in Dublin.",
        (
            "Tom Barrett | bornIn | Leeds",
            "Norden | headquarteredIn | Oslo",
            "Mary Collins | livesIn | Dublin",
        ),
        nodes=("pilot", "engineer", "company", "lawyer"),
    ),
    Case(
        "predicate-nouns",
        "fr",
        "Omar Haddad était un ingénieur né à Nantes. Claire Morel est une avocate qui vit à Brest.",
        ("Omar Haddad | bornIn | Nantes", "Claire Morel | livesIn | Brest"),
        nodes=("ingénieur", "avocate"),
    ),
    # who says what it will do
    Case(
        "own-words",
        "en",
        "Norden met Siemens in Leeds. The Belgian government said it will help Opal.",
        ("Belgium | helped | Opal | status=planned by=Belgium",),
        ("Norden | helped | *", "Siemens | helped | *"),
    ),
    # labels are whole
    Case(
        "whole-labels",
        "en",
        "Norden won a $13 billion contract. Canada acquired the Oslo-based car maker from Siemens.",
        ("Norden | won | $13 billion contract", "Canada | acquired | Oslo-based car maker"),
        ("* | won | 13 billion contract", "* | acquired | based car maker"),
    ),
    # whose visit it was is open where two may be meant
    Case(
        "open-possessives",
        "en",
        "Tom Barrett left Norden. David Okafor met Tom Barrett during his visit to Leeds. "
        "Mary Collins criticised the club during her visit to Dublin.",
        ("David Okafor | met | Tom Barrett", "Mary Collins | visited | Dublin"),
        ("* | visited | Leeds",),
    ),
    Case(
        "open-possessives",
        "fr",
        "David Okafor a quitté Brest. Omar Haddad a rencontré David Okafor lors de sa visite à Nantes. "
        "Nora Benali a rencontré Claire Morel lors de sa visite au Canada.",
        ("Omar Haddad | met | David Okafor", "Nora Benali | visited | Canada"),
        ("* | visited | Nantes",),
    ),
    # the body of an office is the whole of its name
    Case(
        "whole-bodies",
        "en",
        "Border Defence Authority director-general Karim Saleh met Laura Rossi. Leeds Students Association president Sara "
        "Nilsson met Tom Barrett. Mary Collins served as Director of Media and Communications of the Dublin Cup.",
        (
            "Karim Saleh | holdsPosition | Director-general (Border Defence Authority)",
            "Sara Nilsson | holdsPosition | President (Leeds Students Association)",
            "Sara Nilsson | met | Tom Barrett",
            "Mary Collins | holdsPosition | Director (Dublin Cup)",
        ),
        ("* | holdsPosition | Director (Media)", "* | holdsPosition | Director-general (Defence Authority)"),
        ("Association president",),
    ),
    # who bears a title behind the name of its body
    Case(
        "titles",
        "en",
        "The chief executive of the Refugee Board Enver Okafor met Laura Rossi. Norden's president and chief "
        "executive, Tom Barrett, left Leeds.",
        (
            "Enver Okafor | holdsPosition | Chief executive (Refugee Board)",
            "Enver Okafor | met | Laura Rossi",
            "Tom Barrett | holdsPosition | President (Norden)",
            "Tom Barrett | holdsPosition | Chief executive (Norden)",
        ),
        ("Refugee Board | met | *", "* | holdsPosition | Chief executive (Enver Okafor)"),
    ),
    # a nationality may be the first word of a name
    Case(
        "nationalities",
        "en",
        "Canadian Orient, headquartered in Montreal, sued Norden. Tom Barrett left British Orient. "
        "The Canadian minister met Laura Rossi.",
        ("Canadian Orient | headquarteredIn | Montreal", "Tom Barrett | left | British Orient"),
        ("Orient | * | *", "* | left | Orient", "Canadian | * | *"),
    ),
    # halls are named with their towns
    Case(
        "halls",
        "en",
        "The concert was held at Leeds Town Hall. Laura Rossi visited Dublin City Hall.",
        ("concert | tookPlaceIn | Leeds Town Hall", "Laura Rossi | visited | Dublin City Hall"),
        ("* | * | Town Hall", "* | * | City Hall"),
    ),
    # a deputy leads nothing
    Case(
        "deputies",
        "en",
        "Mary Collins, deputy leader of the Coast Party, met Tom Barrett. Laura Rossi is the leader of the Coast Party.",
        ("Laura Rossi | leads | Coast Party", "Mary Collins | met | Tom Barrett"),
        ("Mary Collins | leads | *",),
    ),
    # what warns somebody about something is no "…, said X" behind a comma
    Case(
        "no-reports",
        "en",
        "Norden, backed by Opal, had warned Laura Rossi about the plan. Tom Barrett, now 88, said he would attend the funeral.",
        ("Norden | warned | Laura Rossi | by=-", "Tom Barrett | attended | funeral | status=planned by=Tom Barrett"),
        ("Laura Rossi | warned | *", "* | * | * | by=Laura Rossi"),
    ),
    # first names that begin a sentence
    Case(
        "sentence-starts",
        "en",
        "Inger Solheim, who founded the clinic in 1988, met Tom Barrett. Inger left Oslo.",
        ("Inger Solheim | founded | clinic | when=1988-01-01", "Inger Solheim | left | Oslo"),
        ("Tom Barrett | left | *", "Tom Barrett | founded | *"),
    ),
    # a place behind the name is no body of the office before it
    Case(
        "places-behind",
        "en",
        "Tom Barrett will meet the chairman of Opal, Laura Rossi, in Chicago.",
        (
            "Laura Rossi | holdsPosition | Chair (Opal)",
            "Tom Barrett | met | Laura Rossi | status=planned where=Chicago",
        ),
        ("* | holdsPosition | Chair (Chicago)", "Opal | met | *", "* | met | Opal"),
    ),
    # what is considered is open
    Case(
        "considered",
        "en",
        "Laura Rossi is considering closing the clinic in Leeds.",
        ("Laura Rossi | closed | clinic | status=hypothetical",),
        ("* | closed | * | status=asserted", "* | closed | * | status=planned"),
    ),
    # an infinitive of the passive is no past
    Case(
        "passive-infinitives",
        "en",
        "The summit is expected to be held in Leeds. Tom Barrett is due to be released by Norden. Opal signed an agreement "
        "to be acquired by Siemens. Laura Rossi claimed to have been arrested by Canada.",
        (
            "summit | tookPlaceIn | Leeds | status=planned",
            "Norden | released | Tom Barrett | status=planned",
            "Siemens | acquired | Opal | status=planned",
            "Canada | arrested | Laura Rossi | status=asserted by=Laura Rossi",
        ),
        (
            "* | tookPlaceIn | * | status=asserted",
            "* | released | * | status=asserted",
            "* | acquired | * | status=asserted",
            "* | acquired | agreement",
        ),
    ),
    Case(
        "passive-infinitives",
        "fr",
        "Omar Haddad doit être reçu par Claire Morel. Nora Benali espère être invitée par le Canada.",
        (
            "Claire Morel | hosted | Omar Haddad | status=planned",
            "Canada | invited | Nora Benali | status=hypothetical",
        ),
        ("* | hosted | * | status=asserted", "* | invited | * | status=asserted", "* | invited | * | status=possible"),
    ),
    # an office held before
    Case(
        "formerly",
        "en",
        "Tom Barrett was formerly chairman of Norden. Laura Rossi is chairman of Opal.",
        ("Tom Barrett | heldPosition | Chair (Norden)", "Laura Rossi | holdsPosition | Chair (Opal)"),
        ("Tom Barrett | holdsPosition | *",),
    ),
    # what begins is an event, and who begins something is none
    Case(
        "beginnings",
        "en",
        "The festival began in Toronto on Monday. Norden began operations in Leeds in 1922.",
        ("festival | tookPlaceIn | Toronto | when=2020-06-08",),
        ("Norden | tookPlaceIn | *",),
    ),
    Case(
        "beginnings",
        "fr",
        "Le festival a commencé à Lille lundi. Norden a commencé ses activités à Brest.",
        ("festival | tookPlaceIn | Lille | when=2020-06-08",),
        ("Norden | tookPlaceIn | *",),
    ),
    # a degree is not held by a bachelor
    Case(
        "degrees",
        "en",
        "Mary Collins holds a bachelor's degree from Leeds University.",
        ("Mary Collins | studiedAt | Leeds University",),
        nodes=("bachelor",),
    ),
    # talks that go on are negotiations
    Case(
        "talks",
        "en",
        "Norden is in talks with Siemens. Tom Barrett met Laura Rossi.",
        ("Norden | negotiatedWith | Siemens", "Tom Barrett | met | Laura Rossi"),
        ("Norden | met | *", "Siemens | met | *"),
    ),
    # to possess is to have in hand
    Case(
        "possession",
        "en",
        "Tom Barrett does not possess the creativity of Laura Rossi. Laura Rossi possesses three newspapers.",
        ("Laura Rossi | owns | three newspapers",),
        ("Tom Barrett | owns | *",),
    ),
    Case(
        "possession",
        "fr",
        "Omar Haddad possède une grande patience. Claire Morel possède trois journaux.",
        ("Claire Morel | owns | trois journaux",),
        ("Omar Haddad | owns | *",),
    ),
    # a country's minister is the one that the article names
    Case(
        "descriptions",
        "en",
        "Mike Pompeo met Tom Barrett. The American minister left Leeds, and the Turkish minister left Dublin.",
        ("Mike Pompeo | left | Leeds",),
        ("Mike Pompeo | left | Dublin",),
    ),
    Case(
        "descriptions",
        "fr",
        "Mike Pompeo a rencontré Omar Haddad. Le ministre américain a quitté Nantes. Le ministre turc a quitté Lille.",
        ("Mike Pompeo | left | Nantes",),
        ("Mike Pompeo | left | Lille",),
    ),
    # whom the article names in full is meant by a surname that a town bears too, where it acts; elsewhere the town is
    Case(
        "surnames of towns",
        "en",
        "Keira Boston, a former nurse, left Oslo in May. Boston visited Leeds on Monday. David Okafor visited Boston.",
        ("Keira Boston | left | Oslo", "Keira Boston | visited | Leeds", "David Okafor | visited | Boston"),
        ("David Okafor | visited | Keira Boston",),
    ),
    Case(
        "surnames of towns",
        "fr",
        "Yseult Lyon, une infirmière, a quitté Oslo en mai. Lyon a rencontré Paul Mercier lundi. Nora Benali a visité Lyon.",
        ("Yseult Lyon | left | Oslo", "Yseult Lyon | met | Paul Mercier", "Nora Benali | visited | Lyon"),
        ("Nora Benali | visited | Yseult Lyon",),
    ),
)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_gives_what_it_says_and_nothing_else(case: Case) -> None:
    found = extraction(case.lang, case.text, case.headline)
    missing = [row for row in case.expect if not any(matches(row, statement) for statement in found.statements)]
    wrong = [row for row in case.never if any(matches(row, statement) for statement in found.statements)]
    names = {label for entity in found.entities for label in labels(entity)}
    wrong += [word for word in case.nodes if any(word in name for name in names)]
    assert not missing and not wrong, f"missing: {missing}, wrong: {wrong}, found:\n{told(found)}"


def test_every_case_has_what_is_and_what_never_is() -> None:
    assert all(case.expect and (case.never or case.nodes) and not case.gap for case in CASES)
    assert len({case.name for case in CASES}) == len(CASES)
