"""A good graph as Turtle, and hand-broken forms of it, each with the complaints that it must give and no others."""

import io
from typing import NamedTuple

from sample_graph import CATALOG, FRENCH_EXTRACTION
from sample_turtle import changed

from kgnews.graph import merge
from kgnews.write.turtle import write_turtle


class Broken(NamedTuple):
    """One change to the good graph: *old* becomes *new*; with an empty *old*, *new* is put behind everything.

    A complaint is the kind of node at fault, the path, and the SHACL constraint component.
    """

    name: str
    old: str
    new: str
    complaints: tuple[str, ...]

    def turtle(self) -> str:
        """Return the broken graph."""
        return changed(good_turtle(), self.old, self.new) if self.old else good_turtle() + self.new


def good_turtle() -> str:
    """Return a graph of one article with an asserted, a planned and a denied claim."""
    target = io.StringIO()
    write_turtle(merge([FRENCH_EXTRACTION], CATALOG), CATALOG, target)
    return target.getvalue()


PLANNED_EVIDENCE = 'kgn:rule "verb" ;\n    kgn:inferredBy "office-table" ;'
PLANNED_SENTENCE = "oa:hasSelector span:fr1-52-107, quote:fr1-52-107 ."
MEETING = 'kgn:status kgn:asserted ;\n    kgn:start "2015-11-17"^^xsd:date ;\n    kgn:end "2015-11-17"^^xsd:date ;'
NORA = 'person:nora-benali a schema:Person ;\n    kgn:kind kgn:person ;\n    skos:prefLabel "Nora Benali"@fr ;'
LISE_NAMING = "kgn:names person:lise-armand ; kgn:namedIn article:fr1 ;"
VISIT = "person:nora-benali kgn:met person:paul-mercier ;\n    kgn:willVisit country:se ."

BROKEN = (
    # The graph as a whole
    Broken(
        "the version of the ontology is missing",
        "a void:Dataset ;\n    dcterms:conformsTo <https://w3id.org/kgnews/ontology/0.1.0> .",
        "a void:Dataset .",
        ("base dcterms:conformsTo MinCount",),
    ),
    Broken(
        "another ontology",
        "<https://w3id.org/kgnews/ontology/0.1.0>",
        "<https://other.example/ontology/0.1.0>",
        ("base dcterms:conformsTo Pattern",),
    ),
    Broken(
        "a blank node",
        "",
        "[] a oa:TextPositionSelector ; oa:start 1 ; oa:end 2 .",
        ("blank  NodeKind",),
    ),
    # Articles
    Broken(
        "a misspelt property of an article", "schema:headline", "schema:headlin", ("article schema:headlin Closed",)
    ),
    Broken(
        "two headlines",
        'mardi à Brest"@fr ;\n    schema:inL',
        'mardi à Brest"@fr, "Autre"@fr ;\n    schema:inL',
        ("article schema:headline MaxCount",),
    ),
    Broken(
        "an empty headline",
        '"Nora Benali a rencontré Paul Mercier mardi à Brest"@fr',
        '""@fr',
        ("article schema:headline MinLength",),
    ),
    Broken(
        "a language that is no tag",
        'inLanguage "fr"',
        'inLanguage "en français"',
        ("article schema:inLanguage Pattern",),
    ),
    Broken(
        "a day of publication in words",
        'datePublished "2015-11-17"^^xsd:date',
        'datePublished "mardi"',
        ("article schema:datePublished Or",),
    ),
    Broken(
        "a day that is not in the calendar",
        'datePublished "2015-11-17"^^xsd:date',
        'datePublished "2015-13-17"^^xsd:date',
        ("article schema:datePublished Or",),
    ),
    Broken("an address that is a string", 'c=d"^^xsd:anyURI', 'c=d"', ("article schema:url Datatype",)),
    Broken(
        "an author that is a node",
        '"Lise Armand", "Omar',
        'person:lise-armand, "Omar',
        ("article schema:author Datatype",),
    ),
    Broken(
        "two places of the dateline",
        'schema:locationCreated "BREST"',
        'schema:locationCreated "BREST", "PARIS"',
        ("article schema:locationCreated MaxCount",),
    ),
    Broken(
        "a fingerprint that is none",
        'kgn:fingerprint "',
        'kgn:fingerprint "? ',
        ("article kgn:fingerprint Pattern",),
    ),
    # Entities
    Broken(
        "an entity without kind",
        NORA,
        NORA.replace("kgn:kind kgn:person ;", ""),
        (
            "person kgn:kind MinCount",
            "claim rdf:subject SPARQL",
            "claim rdf:subject SPARQL",
            "claim rdf:object SPARQL",
            "naming  SPARQL",
        ),
    ),
    Broken(
        "a kind that does not exist",
        NORA,
        NORA.replace("kgn:kind kgn:person", "kgn:kind kgn:persona"),
        (
            "person kgn:kind In",
            "person kgn:kind In",  # of schema:Person as well
        ),
    ),
    Broken(
        "a person of the kind of places",
        NORA,
        NORA.replace("kgn:kind kgn:person", "kgn:kind kgn:place"),
        ("person kgn:kind In",),
    ),
    Broken(
        "an entity of two classes",
        NORA,
        NORA.replace("schema:Person", "schema:Person, schema:Place"),
        (
            "person rdf:type MaxCount",
            "person kgn:kind In",
        ),
    ),
    Broken(
        "two preferred names in one language",
        NORA + '\n    rdfs:label "Nora Benali"@fr ;',
        NORA.replace('"Nora', '"Nora B."@fr, "Nora') + '\n    rdfs:label "Nora B."@fr, "Nora Benali"@fr ;',
        ("person skos:prefLabel UniqueLang",),
    ),
    Broken(
        "a label that is no preferred name",
        'rdfs:label "Nora Benali"@fr ;\n    skos:alt',
        'rdfs:label "N."@fr ;\n    skos:alt',
        (
            "person rdfs:label Equals",
            "person rdfs:label Equals",
        ),
    ),
    Broken(
        "a name both preferred and other",
        'skos:altLabel "Benali", "la ministre"@fr .\n\nperson:paul',
        'skos:altLabel "Benali", "Nora Benali"@fr .\n\nperson:paul',
        ("person skos:altLabel Disjoint",),
    ),
    Broken(
        "a name that is a number",
        'skos:altLabel "Benali", "la ministre"@fr .\n\nperson:paul',
        "skos:altLabel 7 .\n\nperson:paul",
        ("person skos:altLabel Or",),
    ),
    Broken(
        "the same as a text",
        "owl:sameAs <http://www.wikidata.org/entity/Q34> .\n\nperson",
        'owl:sameAs "Q34" .\n\nperson',
        ("country owl:sameAs NodeKind",),
    ),
    # Facts
    Broken(
        "a misspelt relation on an edge",
        VISIT,
        VISIT.replace("kgn:willVisit", "kgn:wilVisit"),
        ("person kgn:wilVisit SPARQL",),
    ),
    Broken(
        "a property of another vocabulary",
        VISIT,
        VISIT.replace("kgn:willVisit", "schema:knows"),
        ("person schema:knows SPARQL",),
    ),
    Broken(
        "a planned visit as one that took place",
        VISIT,
        VISIT.replace("kgn:willVisit", "kgn:visited"),
        ("person kgn:visited SPARQL",),
    ),
    Broken(
        "a denied meeting as a plain edge",
        VISIT,
        VISIT + "\nperson:nora-benali kgn:met person:lise-armand . person:lise-armand kgn:met person:nora-benali .",
        ("person kgn:met SPARQL", "person kgn:met SPARQL"),
    ),
    Broken(
        "a possible meeting as a plain edge",
        MEETING,
        MEETING.replace("asserted", "possible"),
        ("person kgn:met SPARQL", "person kgn:met SPARQL"),
    ),
    Broken(
        "a hypothetical visit as a planned edge",
        "kgn:status kgn:planned",
        "kgn:status kgn:hypothetical",
        ("person kgn:willVisit SPARQL", "claim  SPARQL"),
    ),
    Broken(
        "a symmetric fact in one direction",
        "person:paul-mercier kgn:met person:nora-benali .",
        "",
        ("person kgn:met SPARQL",),
    ),
    # Relations
    Broken(
        "a misspelt property of a relation",
        "kgn:plannedTwin kgn:willVisit",
        "kgn:planedTwin kgn:willVisit",
        ("kgn:visited kgn:planedTwin Closed", "kgn:willVisit ^kgn:plannedTwin MinCount"),
    ),
    Broken(
        "a relation without label",
        'kgn:visited a kgn:Relation ;\n    rdfs:label "visited"@en, "s\'est rendu en"@fr ;',
        "kgn:visited a kgn:Relation ;",
        ("kgn:visited rdfs:label MinCount",),
    ),
    Broken(
        "a relation with two labels in a language",
        '"visited"@en, "s\'est',
        '"visited"@en, "went to"@en, "s\'est',
        ("kgn:visited rdfs:label UniqueLang",),
    ),
    Broken(
        "a twin outside the ontology",
        "kgn:plannedTwin kgn:willMeet",
        "kgn:plannedTwin <https://other.example/willMeet>",
        ("kgn:met kgn:plannedTwin Pattern",),
    ),
    Broken(
        "a relation that is not described",
        "kgn:met a kgn:Relation, owl:SymmetricProperty ;",
        "kgn:met a owl:SymmetricProperty ;",
        ("claim rdf:predicate Or", "claim rdf:predicate Or", "person kgn:met SPARQL", "person kgn:met SPARQL"),
    ),
    Broken(
        "a relation of another namespace",
        "",
        '<https://other.example/met> a kgn:Relation ; rdfs:label "met"@en .',
        ("other  Pattern",),
    ),
    Broken(
        "an open relation under a bare name",
        "",
        'kgn:juggle a kgn:OpenRelation ; rdfs:label "juggle"@en .',
        ("kgn:juggle  Pattern",),
    ),
    Broken(
        "a relation that is a class",
        "kgn:visited a kgn:Relation ;",
        "kgn:visited a kgn:Relation, rdfs:Class ;",
        ("kgn:visited rdf:type In",),
    ),
    # Claims
    Broken("a misspelt qualifier", "kgn:saidBy", "kgn:sadiBy", ("claim kgn:sadiBy Closed", "evidence  SPARQL")),
    Broken("a claim without status", "    kgn:status kgn:negated ;\n", "", ("claim kgn:status MinCount",)),
    Broken(
        "two statuses", "kgn:status kgn:negated", "kgn:status kgn:negated, kgn:possible", ("claim kgn:status MaxCount",)
    ),
    Broken("a status that does not exist", "kgn:status kgn:negated", "kgn:status kgn:denied", ("claim kgn:status In",)),
    Broken(
        "a claim that is no statement",
        "claim:gxjva3b7jcdxre6njid4yl6t a kgn:Claim, rdf:Statement",
        "claim:gxjva3b7jcdxre6njid4yl6t a kgn:Claim",
        ("claim rdf:type HasValue",),
    ),
    Broken("a claim without subject", "    rdf:subject person:lise-armand ;\n", "", ("claim rdf:subject MinCount",)),
    Broken(
        "two objects", "rdf:object country:se", "rdf:object country:se, place:brest-fr", ("claim rdf:object MaxCount",)
    ),
    Broken(
        "a subject that is a text",
        "rdf:subject person:lise-armand",
        'rdf:subject "Lise"',
        ("claim rdf:subject NodeKind",),
    ),
    Broken(
        "a relation given as text",
        "rdf:predicate kgn:willVisit",
        'rdf:predicate "willVisit"',
        ("claim rdf:predicate NodeKind", "claim rdf:predicate Or", "person kgn:willVisit SPARQL"),
    ),
    Broken("a claim about no fact", "    kgn:fact fact:37nt7o2n5f6bqlp7tpj4u4py ;\n", "", ("claim kgn:fact MinCount",)),
    Broken(
        "a claim without evidence",
        "    kgn:status kgn:negated ;\n    kgn:evidence evidence:6jzfjpdsbggp2ir67zwrigmp .",
        "    kgn:status kgn:negated .",
        ("claim kgn:evidence MinCount", "evidence ^kgn:evidence Equals"),
    ),
    Broken(
        "evidence that is not there",
        "kgn:status kgn:negated ;\n    kgn:evidence evidence:6jz",
        "kgn:status kgn:negated ;\n    kgn:evidence evidence:none, evidence:6jz",
        ("claim kgn:evidence Class",),
    ),
    Broken(
        "a place that is not described", "kgn:where place:brest-fr", "kgn:where place:none", ("claim kgn:where SPARQL",)
    ),
    Broken("a place that is a text", "kgn:where place:brest-fr", 'kgn:where "Brest"', ("claim kgn:where NodeKind",)),
    Broken(
        "two speakers",
        "kgn:saidBy person:paul",
        "kgn:saidBy person:lise-armand, person:paul",
        ("claim kgn:saidBy MaxCount",),
    ),
    Broken(
        "an end before the start",
        'kgn:start "2015-11-23"^^xsd:date',
        'kgn:start "2015-12"^^xsd:gYearMonth',
        ("claim  SPARQL",),
    ),
    Broken("a start in words", 'kgn:start "2015-11-23"^^xsd:date', 'kgn:start "--"', ("claim kgn:start Or",)),
    Broken(
        "a month of thirteen",
        'kgn:start "2015-11-23"^^xsd:date',
        'kgn:start "--13-01"^^xsd:gMonthDay',
        ("claim kgn:start Or",),
    ),
    Broken("a time without grain", "    kgn:grain kgn:day ;\n    kgn:where", "    kgn:where", ("claim  SPARQL",)),
    Broken(
        "a grain without time",
        "kgn:status kgn:negated ;",
        "kgn:status kgn:negated ;\n    kgn:grain kgn:day ;",
        ("claim  SPARQL",),
    ),
    Broken(
        "a grain that does not exist",
        "kgn:grain kgn:day ;\n    kgn:where",
        "kgn:grain kgn:hour ;\n    kgn:where",
        ("claim kgn:grain In",),
    ),
    Broken(
        "a planned claim under the relation itself",
        "rdf:predicate kgn:willVisit",
        "rdf:predicate kgn:visited",
        ("claim  SPARQL", "person kgn:willVisit SPARQL"),
    ),
    # Evidence
    Broken("a misspelt property of evidence", "kgn:inferredBy", "kgn:inferedBy", ("evidence kgn:inferedBy Closed",)),
    Broken(
        "evidence that is no annotation",
        "evidence:z3xveebt63r65hfxm6djqvlm a kgn:Evidence, oa:Annotation",
        "evidence:z3xveebt63r65hfxm6djqvlm a kgn:Evidence",
        ("evidence rdf:type HasValue",),
    ),
    Broken(
        "evidence of another claim than names it",
        "oa:hasBody claim:f3jgnpjkoktcoqh5l6mmnqut",
        "oa:hasBody claim:5ptys5oy46ta45p4uttccnfg",
        ("evidence ^kgn:evidence Equals", "evidence ^kgn:evidence Equals"),
    ),
    Broken(
        "a sentence that is not there",
        "oa:hasTarget sentence:fr1-0-51",
        "oa:hasTarget sentence:none",
        ("evidence oa:hasTarget Class", "evidence oa:hasTarget/oa:hasSource Equals", "sentence ^oa:hasTarget MinCount"),
    ),
    Broken(
        "a sentence of another article",
        "prov:wasDerivedFrom article:fr1 ;\n    kgn:entry lexicon:fr\\/rencontrer ;\n    " + PLANNED_EVIDENCE,
        "prov:wasDerivedFrom article:other ;\n    " + PLANNED_EVIDENCE,
        (
            "evidence oa:hasTarget/oa:hasSource Equals",
            "evidence oa:hasTarget/oa:hasSource Equals",
            "evidence prov:wasDerivedFrom Class",
        ),
    ),
    Broken(
        "no words of the object",
        "    kgn:objectSelector span:fr1-77-82 ;\n",
        "",
        ("evidence kgn:objectSelector MinCount",),
    ),
    Broken(
        "words that are no place",
        "kgn:whenSelector span:fr1-85-90",
        "kgn:whenSelector span:none",
        ("evidence kgn:whenSelector Class",),
    ),
    Broken("a tense that does not exist", "kgn:tense kgn:future", "kgn:tense kgn:later", ("evidence kgn:tense In",)),
    Broken(
        "a kind of attribution that does not exist",
        "kgn:attribution kgn:reported",
        "kgn:attribution kgn:heard",
        ("evidence kgn:attribution In",),
    ),
    Broken("a source without attribution", "    kgn:attribution kgn:reported ;\n", "", ("evidence  SPARQL",)),
    Broken("reversed false", '"true"^^xsd:boolean', "false", ("evidence kgn:reversed In",)),
    Broken(
        "reversed under a relation that is not symmetric",
        "kgn:tense kgn:future ;",
        "kgn:tense kgn:future ;\n    kgn:reversed true ;",
        ("evidence  SPARQL",),
    ),
    Broken(
        "an entry outside the lexicon",
        PLANNED_EVIDENCE,
        "kgn:entry <https://other.example/rencontrer> ;\n    " + PLANNED_EVIDENCE,
        (
            "evidence kgn:entry MaxCount",
            "evidence kgn:entry Pattern",
        ),
    ),
    Broken(
        "a rule that is a node",
        PLANNED_EVIDENCE,
        PLANNED_EVIDENCE.replace('"verb"', "kgn:verb"),
        ("evidence kgn:rule Datatype",),
    ),
    Broken(
        "no score",
        'kgn:extractor "0.1.0" ;\n    kgn:score 0.75 .',
        'kgn:extractor "0.1.0" .',
        ("evidence kgn:score MinCount",),
    ),
    Broken("a score above one", "kgn:score 0.75", "kgn:score 1.75", ("evidence kgn:score MaxInclusive",)),
    Broken("a score below nought", "kgn:score 0.75", "kgn:score -0.5", ("evidence kgn:score MinInclusive",)),
    Broken("a score that is a whole number", "kgn:score 0.75", "kgn:score 1", ("evidence kgn:score Datatype",)),
    # Places in the articles
    Broken(
        "a misspelt property of a position",
        "oa:start 85",
        "oa:strat 85",
        ("span oa:strat Closed", "span oa:start MinCount"),
    ),
    Broken(
        "a position that ends before it starts",
        "oa:start 85 ; oa:end 90",
        "oa:start 90 ; oa:end 85",
        ("span oa:start LessThanOrEquals",),
    ),
    Broken("a position before the text", "oa:start 85", "oa:start -1", ("span oa:start MinInclusive",)),
    Broken(
        "a position in words",
        "oa:end 90",
        'oa:end "ninety"',
        (
            "span oa:end Datatype",
            "span oa:end MinInclusive",
            "span oa:start LessThanOrEquals",
        ),
    ),
    Broken("two ends", "oa:end 90", "oa:end 90, 91", ("span oa:end MaxCount",)),
    Broken(
        "a sentence without quote",
        PLANNED_SENTENCE,
        "oa:hasSelector span:fr1-52-107 .",
        ("sentence oa:hasSelector QualifiedMinCount", "quote ^oa:hasSelector MinCount"),
    ),
    Broken(
        "a sentence without position",
        PLANNED_SENTENCE,
        "oa:hasSelector quote:fr1-52-107 .",
        ("sentence oa:hasSelector QualifiedMinCount",),
    ),
    Broken(
        "a sentence with two positions",
        PLANNED_SENTENCE,
        "oa:hasSelector span:fr1-52-107, span:fr1-0-51, quote:fr1-52-107 .",
        ("sentence oa:hasSelector QualifiedMaxCount", "sentence oa:hasSelector MaxCount", "sentence  SPARQL"),
    ),
    Broken(
        "a quote without text",
        '    oa:exact "Mme Benali n\'a pas vu Lise Armand." .',
        "    rdf:type oa:TextQuoteSelector .",
        ("quote oa:exact MinCount",),
    ),
    Broken("a quote that was changed", "n'a pas vu", "n'a jamais vu", ("sentence  SPARQL",)),
    Broken(
        "a sentence of no article",
        "sentence:fr1-52-107 a oa:SpecificResource ;\n    oa:hasSource article:fr1 ;",
        "sentence:fr1-52-107 a oa:SpecificResource ;",
        (
            "sentence oa:hasSource MinCount",
            "evidence oa:hasTarget/oa:hasSource Equals",
        ),
    ),
    # Namings
    Broken(
        "a misspelt property of a naming",
        LISE_NAMING,
        LISE_NAMING.replace("kgn:namedIn", "kgn:nammedIn"),
        ("naming kgn:nammedIn Closed",),
    ),
    Broken("a naming of nothing", LISE_NAMING, "kgn:namedIn article:fr1 ;", ("naming kgn:names MinCount",)),
    Broken(
        "a naming of what is not described",
        LISE_NAMING,
        LISE_NAMING.replace("lise-armand", "none"),
        ("naming  SPARQL",),
    ),
    Broken(
        "a naming in what is no article",
        LISE_NAMING,
        LISE_NAMING.replace("article:fr1", "article:none"),
        ("naming kgn:namedIn Class",),
    ),
    Broken(
        "an article that is also a person",
        "article:fr1 a schema:NewsArticle ;",
        "article:fr1 a schema:NewsArticle, schema:Article ;",
        ("article rdf:type In",),
    ),
    Broken(
        "a day of retrieval in words",
        'schema:publisher "The Example"',
        'pav:retrievedOn "hier" ;\n    schema:publisher "The Example"',
        ("article pav:retrievedOn Or",),
    ),
    Broken(
        "an editor that is a node",
        'schema:publisher "The Example"',
        'schema:editor person:lise-armand ;\n    schema:publisher "The Example"',
        ("article schema:editor Datatype",),
    ),
    Broken(
        "two publishers",
        'schema:publisher "The Example"',
        'schema:publisher "The Example", "Another"',
        ("article schema:publisher MaxCount",),
    ),
    Broken("a news agency without name", '"Agence Exemple"', '""', ("article schema:sourceOrganization MinLength",)),
    Broken(
        "a link that is a node where a text is due",
        "owl:sameAs <http://www.wikidata.org/entity/Q34> .\n\nperson",
        "schema:sameAs <http://www.wikidata.org/entity/Q34> .\n\nperson",
        ("country schema:sameAs Datatype",),
    ),
    Broken(
        "a schema:Organization of another kind",
        "",
        '<https://w3id.org/kgnews/id/x/1> a schema:Organization ; kgn:kind kgn:place ; rdfs:label "X" ; skos:prefLabel "X".',
        ("x kgn:kind In",),
    ),
    Broken(
        "a schema:Country of another kind",
        "",
        '<https://w3id.org/kgnews/id/x/1> a schema:Country ; kgn:kind kgn:place ; rdfs:label "X" ; skos:prefLabel "X".',
        ("x kgn:kind In",),
    ),
    Broken(
        "a schema:Event of another kind",
        "",
        '<https://w3id.org/kgnews/id/x/1> a schema:Event ; kgn:kind kgn:work ; rdfs:label "X" ; skos:prefLabel "X".',
        ("x kgn:kind In",),
    ),
    Broken(
        "a schema:Role of another kind",
        "",
        '<https://w3id.org/kgnews/id/x/1> a schema:Role ; kgn:kind kgn:person ; rdfs:label "X" ; skos:prefLabel "X".',
        ("x kgn:kind In",),
    ),
    Broken(
        "a schema:CreativeWork of another kind",
        "",
        '<https://w3id.org/kgnews/id/x/1> a schema:CreativeWork ; kgn:kind kgn:event ; rdfs:label "X" ; skos:prefLabel "X".',
        ("x kgn:kind In",),
    ),
    Broken(
        "a schema:Thing of another kind",
        "",
        '<https://w3id.org/kgnews/id/x/1> a schema:Thing ; kgn:kind kgn:person ; rdfs:label "X" ; skos:prefLabel "X".',
        ("x kgn:kind In",),
    ),
    Broken(
        "a naming without kind",
        'article:fr1 ; kgn:kind kgn:person ; rdfs:label "Lise Armand"@fr',
        'article:fr1 ; rdfs:label "Lise Armand"@fr',
        ("naming kgn:kind MinCount",),
    ),
    Broken(
        "a preferred name of a naming that is a number",
        'kgn:kind kgn:government ; skos:prefLabel "Sweden"@en,',
        "kgn:kind kgn:government ; skos:prefLabel 7,",
        ("naming skos:prefLabel Or",),
    ),
    Broken(
        "a label of a naming that is a node",
        'kgn:kind kgn:person ; rdfs:label "Lise Armand"@fr',
        "kgn:kind kgn:person ; rdfs:label person:lise-armand",
        ("naming rdfs:label Or",),
    ),
    Broken(
        "another name of a naming that is a date",
        'skos:altLabel "Benali", "la ministre"@fr .\nnaming',
        'skos:altLabel "2015-11-17"^^xsd:date .\nnaming',
        ("naming skos:altLabel Or",),
    ),
    Broken(
        "a naming that links to a text",
        "@fr ; owl:sameAs <http://www.wikidata.org/entity/Q34>",
        '@fr ; owl:sameAs "Q34"',
        ("naming owl:sameAs NodeKind",),
    ),
    Broken(
        "a naming whose broken link is a node",
        "@fr ; owl:sameAs <http://www.wikidata.org/entity/Q34>",
        "@fr ; schema:sameAs <http://www.wikidata.org/entity/Q34>",
        ("naming schema:sameAs Datatype",),
    ),
    Broken(
        "two last days",
        'kgn:end "2015-11-23"^^xsd:date',
        'kgn:end "2015-11-23"^^xsd:date, "2015-11-24"^^xsd:date',
        ("claim kgn:end MaxCount",),
    ),
    Broken(
        "evidence of no claim",
        "    oa:hasBody claim:f3jgnpjkoktcoqh5l6mmnqut ;\n",
        "",
        (
            "evidence oa:hasBody MinCount",
            "evidence ^kgn:evidence Equals",
        ),
    ),
    Broken(
        "two places for the words of the subject",
        "kgn:subjectSelector span:fr1-0-11",
        "kgn:subjectSelector span:fr1-0-11, span:fr1-0-51",
        ("evidence kgn:subjectSelector MaxCount",),
    ),
    Broken(
        "words of the predicate that are a sentence",
        "kgn:predicateSelector span:fr1-12-23",
        "kgn:predicateSelector sentence:fr1-0-51",
        ("evidence kgn:predicateSelector Class",),
    ),
    Broken(
        "words of the source that are a text",
        "kgn:cueSelector span:fr1-90-95",
        'kgn:cueSelector "a dit"',
        ("evidence kgn:cueSelector Class",),
    ),
    Broken(
        "a grain of evidence that does not exist",
        "kgn:tense kgn:future ;",
        "kgn:tense kgn:future ;\n    kgn:grain kgn:hour ;",
        ("evidence kgn:grain In",),
    ),
    Broken(
        "an inference without rule",
        'kgn:inferredBy "office-table"',
        'kgn:inferredBy ""',
        ("evidence kgn:inferredBy MinLength",),
    ),
    Broken(
        "an extractor in a language",
        'kgn:extractor "0.1.0" ;\n    kgn:score 0.75',
        'kgn:extractor "0.1.0"@en ;\n    kgn:score 0.75',
        ("evidence kgn:extractor Datatype",),
    ),
    Broken(
        "a misspelt property of a sentence",
        "sentence:fr1-52-107 a oa:SpecificResource ;",
        "sentence:fr1-52-107 a oa:SpecificResource ;\n    oa:hasScope article:fr1 ;",
        ("sentence oa:hasScope Closed",),
    ),
    Broken(
        "a misspelt property of a quote",
        "quote:fr1-52-107 a oa:TextQuoteSelector ;",
        'quote:fr1-52-107 a oa:TextQuoteSelector ;\n    oa:prefix "X" ;',
        ("quote oa:prefix Closed",),
    ),
)
"""More ways to break a graph than a reader would think of; each names what must be said of it."""
