"""Files of decisions about identity."""

from pathlib import Path

import pytest

from kgnews.errors import InputError
from kgnews.knowledge import Decisions
from kgnews.read.decisions import read_decisions


def read(folder: Path, text: str) -> Decisions:
    path = folder / "identity.tsv"
    path.write_text(text, encoding="utf-8")
    return read_decisions(path)


def test_each_kind_of_decision(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "# made by hand\n\n"
        "same\tperson/nora-benali\tperson/n-benali\tperson/benali\n"
        "different\tperson/paul-mercier\tperson/paule-mercier\n"
        "apart\tperson/paul-mercier\tperson/paul-mercier-rower\tarticle/x1\tarticle/x2\r\n",
    )
    assert found.same == {"person/n-benali": "person/nora-benali", "person/benali": "person/nora-benali"}
    assert found.different == {("person/paul-mercier", "person/paule-mercier")}
    assert found.of("person/benali", "article/x1") == "person/nora-benali"
    assert found.of("person/paul-mercier", "article/x2") == "person/paul-mercier-rower"
    assert found.of("person/paul-mercier", "article/x3") == "person/paul-mercier"
    assert found.of("person/nobody", "article/x1") == "person/nobody"


def test_what_graphs_are_expected_to_have_comes_with_its_line(tmp_path: Path) -> None:
    found = read(tmp_path, "same\torg/a\torg/b\napart\torg/c\torg/d\tarticle/x\ndifferent\torg/e\torg/b\n")
    places = {identifier: place.rpartition(":")[2] for identifier, place in found.places.items()}
    assert places == {"org/b": "1", "org/c": "2", "org/e": "3"}
    assert found.places["org/b"].endswith("identity.tsv:1")


def test_decisions_are_followed_to_the_end_and_may_be_told_twice(tmp_path: Path) -> None:
    found = read(
        tmp_path, "same\torg/b\torg/c\nsame\torg/a\torg/b\nsame\torg/a\torg/b\napart\torg/d\torg/c\tarticle/x\n"
    )
    assert found.same == {"org/c": "org/a", "org/b": "org/a"}
    assert found.of("org/d", "article/x") == "org/a"


def test_addresses_and_marks_of_editors_are_understood(tmp_path: Path) -> None:
    base = "https://w3id.org/kgnews/id/"
    found = read(tmp_path, f"\ufeffsame\t<{base}org/a>\t{base}org/b \t\n")
    assert found.same == {"org/b": "org/a"}


def test_an_empty_file_decides_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "# nothing yet\n") == Decisions({}, {}, frozenset(), {})


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\nunite\torg/a\torg/b\n", 2, "'unite' is no decision; begin the line with same, different, apart and a tab"),
        ("same org/a org/b\n", 1, "'same org/a org/b' is no decision"),
        (
            "same\torg/a\n",
            1,
            "same needs the id that stands, then those that it stands for, with tabs between them; here are 1",
        ),
        ("different\torg/a\torg/b\torg/c\n", 1, "different needs two ids"),
        ("apart\torg/a\torg/b\n", 1, "apart needs an id, the id that it is in some articles, and these articles"),
        ("same\torg/a\tNora Benali\n", 1, "'Nora Benali' is no id such as person/john-kerry"),
        ("apart\torg/a\torg/b\torg/c\n", 1, "'org/c' is no id of an article"),
        ("same\torg/a\tarticle/x\n", 1, "'article/x' is no id such as person/john-kerry"),
        ("same\torg/a\torg/b\nsame\torg/c\torg/b\n", 2, "org/a stands for org/b already (line 1); keep one of the two"),
        ("same\torg/a\torg/b\nsame\torg/b\torg/a\n", 2, "org/a would stand for itself"),
        ("same\torg/a\torg/a\n", 1, "org/a would stand for itself"),
        (
            "same\torg/a\torg/b\torg/c\ndifferent\torg/b\torg/c\n",
            2,
            "org/b and org/c are told to be the same elsewhere",
        ),
        (
            "same\torg/a\torg/b\napart\torg/a\torg/b\tarticle/x\n",
            2,
            "org/a and org/b are told to be the same elsewhere",
        ),
        ("different\torg/a\torg/a\n", 1, "org/a and org/a are told to be the same elsewhere"),
        (
            "apart\torg/a\torg/b\tarticle/x\napart\torg/a\torg/c\tarticle/x\n",
            2,
            "in article/x that is org/b already (line 1)",
        ),
        (
            "apart\torg/a\torg/b\tarticle/x\napart\torg/b\torg/c\tarticle/x\n",
            1,
            "org/b is set apart in the same article again",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, text)
    assert f"identity.tsv:{line}: {said}" in str(caught.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, "unite\torg/a\nsame\torg/a\tX\ndifferent\torg/a\n")
    assert [line.split(":")[1] for line in str(caught.value).replace(str(tmp_path), "").splitlines()] == ["1", "2", "3"]


def test_a_file_that_is_none_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.tsv: cannot be read: No such file"):
        read_decisions(tmp_path / "nowhere.tsv")
    (tmp_path / "old.tsv").write_bytes(b"# one\nsame\torg/\xe9\n")
    with pytest.raises(InputError, match=r"old\.tsv:2: the bytes are not UTF-8"):
        read_decisions(tmp_path / "old.tsv")
