"""Validation: what is right conforms, what is broken gives the right complaint and only it, fast and by pySHACL alike."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from broken_graphs import BROKEN, Broken, good_turtle
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, parse, serialize
from sample_graph import CATALOG, EXTRACTIONS
from sample_turtle import changed

from kgnews.errors import InputError
from kgnews.graph import merge
from kgnews.ontology import load_catalog
from kgnews.ontology.vocab import KGN, SH
from kgnews.store.shacl import short_path
from kgnews.store.shapes import Severity, read_shapes, shapes_turtle
from kgnews.store.validate import FORMATS, Report, Violation, validate
from kgnews.write import DEFAULT_BASE, WRITERS, write

GOLDEN = sorted(
    path for path in (Path(__file__).parents[2] / "golden").iterdir() if path.suffix.removeprefix(".") in FORMATS
)


@pytest.fixture(scope="module")
def shapes() -> str:
    """The shapes, with the kinds that the relations of the sample foresee: none, which spares time."""
    return shapes_turtle(CATALOG)


def saved(folder: Path, text: str, name: str = "graph.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(found: Violation) -> str:
    return (
        f"{node(found)} {short_path(found.path)} {found.component.removeprefix(SH).removesuffix('ConstraintComponent')}"
    )


def node(found: Violation) -> str:
    if isinstance(found.focus, BlankNode):
        return "blank"
    iri = found.focus.value
    if iri.startswith(DEFAULT_BASE):
        return iri.removeprefix(DEFAULT_BASE).partition("/")[0] or "base"
    return "kgn:" + iri.removeprefix(KGN) if iri.startswith(KGN) else "other"


def told(report: Report) -> set[tuple[str, ...]]:
    """What is compared between the two ways; a blank node has another name in each."""
    return {
        (
            found.graph or "",
            "blank" if isinstance(found.focus, BlankNode) else str(found.focus),
            short_path(found.path),
            found.component,
            found.shape,
            found.severity,
            *(str(label) for label in sorted(found.messages)),
        )
        for found in report.violations
    }


def test_there_are_many_kinds_of_broken_graphs() -> None:
    assert len(BROKEN) >= 80
    assert len({broken.name for broken in BROKEN}) == len(BROKEN)
    assert {broken.complaints for broken in BROKEN if not broken.complaints} == set()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_broken_graph_gives_its_complaints_and_no_others(broken: Broken, shapes: str, tmp_path: Path) -> None:
    report = validate(saved(tmp_path, broken.turtle()), shapes=shapes)
    assert Counter(map(complaint, report.violations)) == Counter(broken.complaints)
    assert not report.conforms
    for found in report.violations:
        assert found.message("en") != found.message("fr") != ""


def batches() -> list[list[Broken]]:
    """Pack the changes so that several fit into one graph, since pySHACL takes most of a second for each."""
    packed: list[list[Broken]] = []
    for broken in BROKEN:
        for batch in packed:
            if len(batch) < 10 and fits(batch, broken):
                batch.append(broken)
                break
        else:
            packed.append([broken])
    return packed


def fits(batch: list[Broken], broken: Broken) -> bool:
    """Say whether every change still finds its place, once, when *broken* comes last."""
    text = together(batch)
    return not broken.old or (text.count(broken.old) == 1 and good_turtle().count(broken.old) == 1)


def together(batch: list[Broken]) -> str:
    text = good_turtle()
    for broken in batch:
        text = changed(text, broken.old, broken.new) if broken.old else text + broken.new + "\n"
    return text


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: batch[0].name)
def test_pyshacl_says_the_same_of_every_broken_graph(batch: list[Broken], shapes: str, tmp_path: Path) -> None:
    path = saved(tmp_path, together(batch))
    fast = validate(path, shapes=shapes)
    assert len(fast.violations) >= len(batch) / 2
    assert told(fast) == told(validate(path, full=True, shapes=shapes))


def test_every_message_is_given_by_some_broken_graph(shapes: str, tmp_path: Path) -> None:
    """A constraint that nothing breaks may be one that cannot be broken."""
    given = set()
    for broken in BROKEN:
        given.update(found.messages for found in validate(saved(tmp_path, broken.turtle()), shapes=shapes).violations)
    assert {check.messages for check in read_shapes(shapes).checks} - given == set()


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_golden_files_conform(path: Path, full: bool) -> None:
    report = validate(path, full)
    assert report.nodes > 10
    assert report.conforms, report.violations


def test_what_is_written_conforms(tmp_path: Path, shapes: str) -> None:
    written = [suffix for suffix in WRITERS if suffix in FORMATS]
    assert len(written) >= 6
    for suffix in written:
        path = tmp_path / f"graph.{suffix}"
        write(merge(EXTRACTIONS, CATALOG), path, catalog=CATALOG)
        assert validate(path, shapes=shapes).violations == (), suffix


def test_a_kind_that_the_relation_does_not_foresee_is_a_warning(tmp_path: Path) -> None:
    """People visit countries; that a town does is not foreseen."""
    text = good_turtle()
    for old, new in (
        (" ;\n    kgn:willVisit country:se .", " .\n\nplace:brest-fr kgn:willVisit country:se ."),
        (
            "rdf:subject person:nora-benali ;\n    rdf:predicate kgn:willVisit",
            "rdf:subject place:brest-fr ;\n    rdf:predicate kgn:willVisit",
        ),
    ):
        text = changed(text, old, new)
    report = validate(saved(tmp_path, text), shapes=shapes_turtle(load_catalog()))
    assert [(found.severity, complaint(found)) for found in report.violations] == [
        (Severity.WARNING, "place kgn:kind In")
    ]
    assert report.conforms
    assert report.counts["warnings"] == 1


# The forms that a file may have


def converted(text: str, format: RdfFormat, graph: str | None = None) -> bytes:
    quads = [
        Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph) if graph else DefaultGraph())
        for triple in parse(text, format=RdfFormat.TURTLE)
    ]
    return serialize(quads, format=format) or b""


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_read(suffix: str, shapes: str, tmp_path: Path) -> None:
    (broken,) = (one for one in BROKEN if one.name == "two statuses")
    path = tmp_path / f"graph.{suffix.upper()}"
    path.write_bytes(converted(broken.turtle(), FORMATS[suffix]))
    assert [complaint(found) for found in validate(path, shapes=shapes).violations] == list(broken.complaints)


@pytest.mark.parametrize("full", [False, True])
def test_each_named_graph_is_checked_by_itself(full: bool, shapes: str, tmp_path: Path) -> None:
    """Whole in one graph, one half here and one half there: only what a graph says itself counts in it."""
    lines = converted(good_turtle(), RdfFormat.N_QUADS, "urn:x:whole").splitlines(keepends=True)
    status = next(line for line in lines if b"#negated" in line)
    moved = status.replace(b"urn:x:whole", b"urn:x:other")
    path = tmp_path / "graph.nq"
    path.write_bytes(b"".join(lines) + converted(good_turtle(), RdfFormat.N_QUADS, "urn:x:again"))
    assert validate(path, full, shapes).violations == ()
    path.write_bytes(b"".join(line for line in lines if line != status) + moved)
    (found,) = validate(path, full, shapes).violations
    assert (found.graph, complaint(found)) == ("urn:x:whole", "claim kgn:status MinCount")


def test_a_subclass_counts_as_shacl_has_it(shapes: str, tmp_path: Path) -> None:
    text = changed(good_turtle(), "article:fr1 a schema:NewsArticle ;", "article:fr1 a schema:ReportageNewsArticle ;")
    path = saved(tmp_path, text + "schema:ReportageNewsArticle rdfs:subClassOf schema:NewsArticle .")
    report = validate(path, shapes=shapes)
    assert [complaint(found) for found in report.violations] == ["article rdf:type In"]
    assert told(report) == told(validate(path, full=True, shapes=shapes))


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("graph.ttl", b"<urn:a> <urn:b>\n<urn:c> <urn:d> .\n", "graph.ttl:2: faulty Turtle: "),
        ("graph.nt", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> .\n", "graph.nt:2: faulty N-Triples: "),
        ("graph.jsonld", b"{", "graph.jsonld:1: faulty JSON-LD: "),
        ("graph.rdf", b"<rdf>", "graph.rdf: faulty RDF/XML: "),
        ("graph.ttl", b"\xff\xfe", "graph.ttl:1: faulty Turtle: "),
        ("graph.csv", b"a,b", "graph.csv: no RDF format by its name; end it in one of ttl, nt"),
        ("graph.ttl", b"", "graph.ttl: nothing in it is an article, entity or claim of kgnews; "),
        ("graph.ttl", b"<urn:a> <urn:b> <urn:c> .", "graph.ttl: nothing in it is an article"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(
    name: str, content: bytes, message: str, shapes: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        validate(path, shapes=shapes)
    assert str(caught.value).startswith(f"{tmp_path}/{message}")


def test_turtle_of_rdf_1_2_is_told_from_a_faulty_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes((Path(__file__).parents[2] / "golden" / "meeting.ttl12").read_bytes())
    with pytest.raises(InputError, match=f"this is Turtle 1.2; validate what kgnews merge {path} -o FILE.ttl makes"):
        validate(path)


@pytest.mark.parametrize(("name", "message"), [("none.ttl", "cannot be read: "), ("folder", "this is a folder")])
def test_no_file(name: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=message):
        validate(tmp_path / name)
