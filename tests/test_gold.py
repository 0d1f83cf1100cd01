"""Gold articles: what must be found in each, what must never be, what is known to be missing, and the floors over all.

The articles are in ``tests/gold/<lang>/``; their format is described in ``tests/gold/README.md``.
"""

from __future__ import annotations

import pytest
from gold_floors import all_gold, judge, load_floors, measure, measured_floor, statements
from gold_format import ANY, GOLD, SECTIONS, Gold, GoldError, Row, digest, read_gold
from gold_match import bounds, describe, fold

from kgnews import pipeline

LEAST_ARTICLES = 15
LEAST_ROWS = 200  # a language
LANGUAGES = ("en", "fr")


def cases(section: str) -> list[object]:
    """Return the gold articles that have rows in a section, as parameters."""
    return [pytest.param(gold, id=gold.name) for gold in all_gold() if getattr(gold, section)]


@pytest.mark.parametrize("gold", cases("expect"))
def test_all_that_is_expected_is_found(gold: Gold) -> None:
    found = statements(gold)
    missing = [row for row in gold.expect if not judge().finds(row, found)]
    assert not missing, _tell(gold, "not found", map(str, missing))


@pytest.mark.parametrize("gold", cases("never"))
def test_nothing_forbidden_is_found(gold: Gold) -> None:
    wrong = [
        f"{row}\n    {describe(statement)}"
        for row in gold.never
        for statement in statements(gold)
        if judge().forbids(row, statement)
    ]
    assert not wrong, _tell(gold, "must never be found", wrong)


@pytest.mark.parametrize("gold", cases("gap"))
def test_gaps_are_still_gaps(gold: Gold) -> None:
    closed = [row for row in gold.gap if judge().finds(row, statements(gold))]
    assert not closed, _tell(gold, "found now; move it to expect", map(str, closed))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_precision_and_recall_keep_their_floors(lang: str) -> None:
    floor = load_floors()[lang]
    assert floor.digest == digest(GOLD, lang), f"gold of {lang} changed: run python tests/gold_floors.py --update"
    score = measure(lang)
    wrong = [
        f"{gold.name}: {describe(statement)}"
        for gold in all_gold()
        if gold.lang == lang
        for statement in statements(gold)
        if not judge().explains((*gold.expect, *gold.allowed, *gold.gap), statement)
    ]
    assert score.precision >= floor.precision, f"{score}; in no table:\n" + "\n".join(wrong)
    assert score.recall >= floor.recall, f"{score}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_number_of_articles_and_rows(lang: str) -> None:
    floor, now = load_floors()[lang], measured_floor(lang)
    assert (now.articles, now.rows) == (floor.articles, floor.rows)
    assert now.articles >= LEAST_ARTICLES
    assert now.rows >= LEAST_ROWS


def test_relations_are_those_of_the_ontology() -> None:
    known = pipeline.catalog().relations
    wrong = [
        f"{gold.path.name}: {row}"
        for gold in all_gold()
        for section in SECTIONS
        for row in getattr(gold, section)
        if row.relation not in (judge().names if section == "never" else {*known})
        and not (section == "never" and row.relation == ANY)
    ]
    assert not wrong, "\n".join(wrong)


def test_no_row_is_written_twice() -> None:
    """A statement is in one section only; below "never" the plain form of a planned one is another statement."""
    twice = []
    for gold in all_gold():
        seen: set[tuple[str, ...]] = set()
        for row in (*gold.expect, *gold.allowed, *gold.gap):
            same = (fold(row.subject), row.relation, fold(row.object), row.status, row.when, row.where, row.said_by)
            twice += [f"{gold.path.name}: {row}"] if same in seen else []
            seen.add(same)
    assert not twice, "\n".join(twice)


def test_names_under_never_and_gap_stand_in_the_article() -> None:
    """A misspelt name could not be found, and the row would never fail."""
    gazetteer = pipeline.catalog().gazetteer
    known = {fold(label.text) for item in gazetteer.entities.values() for label in (*item.labels, *item.aliases)}
    known |= {fold(label.text) for office in gazetteer.offices.values() for label in office.labels}
    wrong = [
        f"{gold.path.name}: {name!r} in {row}"
        for gold in all_gold()
        for row in (*gold.never, *gold.gap)
        for name in _names(row)
        if fold(name) not in known and not _words(name) <= _words(gold.article)
    ]
    assert not wrong, "\n".join(wrong)


def test_what_is_expected_is_not_forbidden() -> None:
    """A row under "never" may not hit what a row under "expect" or "gap" asks for."""
    wrong = [
        f"{gold.path.name}: {row} and {ban}"
        for gold in all_gold()
        for row in (*gold.expect, *gold.allowed, *gold.gap)
        for ban in gold.never
        if row.relation == judge().base.get(ban.relation, ban.relation)
        and row.status == (ban.status or ("planned" if ban.relation in judge().base else "asserted"))
        and _same(ban.subject, row.subject)
        and _same(ban.object, row.object)
        and not (ban.when or ban.where or ban.said_by)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2019-02-03", ("2019-02-03", "2019-02-03")),
        ("2019-02", ("2019-02-01", "2019-02-28")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2015/", ("2015-01-01", None)),
        ("/2019-03-12", (None, "2019-03-12")),
        ("2019-03-04/2019-03-10", ("2019-03-04", "2019-03-10")),
    ],
)
def test_bounds_of_a_time(cell: str, days: tuple[str | None, str | None]) -> None:
    assert bounds(cell) == days


def test_faults_of_a_gold_file_are_told_with_their_lines(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "xx" / "wrong.md"
    path.parent.mkdir()
    head = "| subject | relation | object | status | when | where | said_by |"
    table = f"{head}\n|---|---|---|---|---|---|---|\n| A | met | | asserted | | | |\n| A | met | B | done | | | |"
    path.write_text(
        f"---\nlang: xx\ndate: 2020-01-01\ntopic: test\n---\n## article\nText.\n## expect\n{table}\n"
        "| A | met | B | asserted | Monday | | |\n| * | met | B | asserted | | | |\n## never\n",
        encoding="utf-8",
    )
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    told = str(caught.value).splitlines()
    assert [line.partition(": ")[0].rpartition(":")[2] for line in told[1:]] == ["11", "12", "13", "14"]
    assert "no section 'allowed'" in told[0]


def _names(row: Row) -> list[str]:
    """Return the names in a row; of an office ("president (Russia)") its own and that of its body."""
    cells = (row.subject, row.object, row.where, row.said_by)
    names = [name for cell in cells if cell not in ("", ANY, "-") for name in cell.split(" / ")]
    return [part.strip() for name in names for part in name.rstrip(")").split("(") if part.strip()]


def _words(text: str) -> set[str]:
    return {word for word in "".join(char if char.isalnum() else " " for char in fold(text)).split() if len(word) > 2}


def _same(ban: str, cell: str) -> bool:
    return ban == ANY or bool({fold(name) for name in ban.split(" / ")} & {fold(name) for name in cell.split(" / ")})


def _tell(gold: Gold, fault: str, lines: object) -> str:
    found = "\n".join(f"  {describe(statement)}" for statement in statements(gold))
    return f"{gold.path.name}, {fault}:\n" + "\n".join(f"  {line}" for line in lines) + f"\nstatements:\n{found}"  # type: ignore[attr-defined]
