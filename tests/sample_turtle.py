"""Small Turtle files that are right, for tests to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgnews.errors import DataError
from kgnews.ontology import load_catalog

HEADER = """
@prefix kgn: <https://w3id.org/kgnews/ontology#> .
@prefix kgl: <https://w3id.org/kgnews/lexicon#> .
@prefix arg: <https://w3id.org/kgnews/argument#> .
@prefix lexen: <https://w3id.org/kgnews/lexicon/en/> .
@prefix lexfr: <https://w3id.org/kgnews/lexicon/fr/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix synsem: <http://www.w3.org/ns/lemon/synsem#> .
"""

ONTOLOGY = """
<https://example.org/o> a owl:Ontology ; dcterms:language "en" , "fr" .

kgn:painted a owl:ObjectProperty , kgn:Relation ;
    rdfs:label "painted"@en , "a peint"@fr ;
    skos:definition "Someone made a picture."@en , "Quelqu'un a fait un tableau."@fr ;
    kgn:domainKind kgn:person , kgn:group ;
    kgn:rangeKind kgn:work ;
    kgn:plover "COOPERATE" ;
    kgn:cameo "060" ;
    skos:closeMatch wdt:P170 ;
    kgn:plannedTwin kgn:willPaint ;
    owl:inverseOf kgn:paintedBy .
kgn:willPaint a owl:ObjectProperty , kgn:PlannedRelation ; rdfs:label "will paint"@en , "va peindre"@fr .
kgn:paintedBy a owl:ObjectProperty , kgn:InverseRelation ; rdfs:label "was painted by"@en , "a été peint par"@fr .

kgn:dancedWith a owl:ObjectProperty , owl:SymmetricProperty , kgn:Relation ;
    rdfs:label "danced with"@en , "a dansé avec"@fr ;
    skos:definition "The two danced together."@en , "Les deux ont dansé ensemble."@fr ;
    kgn:domainKind kgn:person ;
    kgn:rangeKind kgn:person ;
    kgn:plannedTwin kgn:willDanceWith .
kgn:willDanceWith a owl:ObjectProperty , owl:SymmetricProperty , kgn:PlannedRelation ;
    rdfs:label "will dance with"@en , "va danser avec"@fr .
"""

LEXICON = """
arg:en-by a synsem:SyntacticArgument ; synsem:marker "by"@en , "by way of"@en .

lexen:paint a ontolex:LexicalEntry ;
    lexinfo:partOfSpeech lexinfo:verb ;
    ontolex:canonicalForm [ ontolex:writtenRep "paint"@en ] ;
    ontolex:sense [ ontolex:reference kgn:painted ; synsem:subjOfProp arg:subject ; synsem:objOfProp arg:object ;
        kgl:subjectKind kgl:person ;
        skos:example "[Nora Benali] painted {a portrait}."@en ] .

lexen:pick-up-brush a ontolex:LexicalEntry ;
    lexinfo:partOfSpeech lexinfo:verb ;
    ontolex:canonicalForm [ ontolex:writtenRep "pick up brush"@en ] ;
    kgl:reflexive true ;
    ontolex:sense [ ontolex:reference kgn:painted ; synsem:subjOfProp arg:en-by ; synsem:objOfProp arg:object ;
        skos:example "{A portrait} was picked up by [Nora Benali]."@en ] ;
    ontolex:sense [ ontolex:reference kgn:dancedWith ; synsem:subjOfProp arg:subject ; synsem:objOfProp arg:en-by ;
        skos:example "[Nora Benali] picked up a brush by {Omar Haddad}."@en ] .
"""


def write_folder(parent: Path, ontology: str = ONTOLOGY, **lexicon: str) -> Path:
    """Write the files into parent/ontologies, with prefixes in front; each keyword is a language of the lexicon."""
    folder = parent / "ontologies"
    (folder / "lexicon").mkdir(parents=True, exist_ok=True)
    (folder / "kgnews.ttl").write_text(HEADER + ontology, encoding="utf-8")
    for lang, text in (lexicon or {"en": LEXICON}).items():
        (folder / "lexicon" / f"{lang}.ttl").write_text(HEADER + text, encoding="utf-8")
    return folder


def complaints(parent: Path, ontology: str = ONTOLOGY, **lexicon: str) -> list[str]:
    """Load files that are faulty and return the lines of the DataError."""
    with pytest.raises(DataError) as caught:
        load_catalog(write_folder(parent, ontology, **lexicon))
    return str(caught.value).splitlines()


def changed(text: str, old: str, new: str) -> str:
    """Return *text* with *old*, which must stand in it once, replaced."""
    assert text.count(old) == 1, f"{old!r} stands in the text {text.count(old)} times"
    return text.replace(old, new)
