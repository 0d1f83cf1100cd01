"""The loader of language profiles: what it reads, and that each fault is told with its place and its remedy."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from kgnews.errors import DataError
from kgnews.lang.load import FOLDER, SECTIONS, faults, languages, load_profile
from kgnews.records import Gender, Kind, Number

SHIPPED = ("en", "fr")
# The least that a language's lists of common nouns hold: the names that news are full of.
FLOORS = {
    Kind.PERSON: 1200,
    Kind.ORGANISATION: 250,
    Kind.PLACE: 300,
    Kind.EVENT: 300,
    Kind.WORK: 250,
    Kind.GROUP: 120,
    Kind.GOVERNMENT: 8,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one language, French, whose noun lists are cut down to a few words."""
    shutil.copytree(FOLDER / "fr", tmp_path / "fr")
    nouns = tmp_path / "fr" / "nouns"
    for path in nouns.glob("*.txt"):
        path.unlink()
    (nouns / "person.txt").write_text("juge\nmaire\n", encoding="utf-8")
    (nouns / "place.txt").write_text("# lieux\ngymnase\nrond-point  # un mot\n\n", encoding="utf-8")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    """Replace *old*, which must be there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def prepend(path: Path, line: str) -> None:
    """Write *line* before the first table of a TOML file, where a top-level key belongs."""
    path.write_text(line + "\n" + path.read_text(encoding="utf-8"), encoding="utf-8")


def nouns_of(lang: str) -> dict[str, list[str]]:
    return {
        path.stem: path.read_text(encoding="utf-8").splitlines()
        for path in sorted((FOLDER / lang / "nouns").glob("*.txt"))
    }


def test_shipped_languages() -> None:
    assert languages() == SHIPPED


@pytest.mark.parametrize("lang", SHIPPED)
def test_every_shipped_language_loads(lang: str) -> None:
    profile = load_profile(lang)
    assert profile.lang == lang
    assert faults(lang) == []
    assert load_profile(lang) is profile, "a profile is read once"


def test_what_is_read_has_its_type() -> None:
    names = load_profile("fr").names
    assert names.pronouns["ils"].number is Number.PLURAL
    assert names.pronouns["ils"].gender is Gender.MASCULINE
    assert names.titles["mme"] is Gender.FEMININE
    assert isinstance(names.possessives, frozenset)
    with pytest.raises(TypeError):
        names.kinds["juge"] = Kind.THING  # type: ignore[index]


@pytest.mark.parametrize(
    ("lang", "noun", "kind"),
    [
        ("fr", "agresseur", Kind.PERSON),
        ("fr", "paléontologue", Kind.PERSON),
        ("fr", "foraine", Kind.PERSON),
        ("fr", "ministère", Kind.ORGANISATION),
        ("fr", "rond-point", Kind.PLACE),
        ("fr", "planète", Kind.PLACE),
        ("fr", "séisme", Kind.EVENT),
        ("fr", "saison", Kind.EVENT),
        ("fr", "traité", Kind.WORK),
        ("fr", "troupes", Kind.GROUP),
        ("fr", "royaume", Kind.GOVERNMENT),
        ("en", "attacker", Kind.PERSON),
        ("en", "mathematician", Kind.PERSON),
        ("en", "ministry", Kind.ORGANISATION),
        ("en", "warehouse", Kind.PLACE),
        ("en", "motorway", Kind.PLACE),
        ("en", "earthquake", Kind.EVENT),
        ("en", "treaty", Kind.WORK),
        ("en", "crew", Kind.GROUP),
        ("en", "kingdom", Kind.GOVERNMENT),
    ],
)
def test_kind_of_a_common_noun(lang: str, noun: str, kind: Kind) -> None:
    assert load_profile(lang).names.kinds[noun] is kind


@pytest.mark.parametrize("lang", SHIPPED)
def test_number_of_common_nouns(lang: str) -> None:
    counts = Counter(load_profile(lang).names.kinds.values())
    assert {kind: (counts[kind], least) for kind, least in FLOORS.items() if counts[kind] < least} == {}
    assert sum(counts.values()) == sum(len(words) for words in nouns_of(lang).values())


@pytest.mark.parametrize("lang", SHIPPED)
def test_noun_lists_are_lower_case_and_sorted(lang: str) -> None:
    for kind, words in nouns_of(lang).items():
        assert words == sorted(words), kind
        assert [word for word in words if word != word.strip().lower() or not word] == [], kind


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [
        ("acteur", "actrice"),
        ("nageur", "nageuse"),
        ("boulanger", "boulangère"),
        ("mathématicien", "mathématicienne"),
        ("avocat", "avocate"),
        ("maire", "mairesse"),
    ],
)
def test_french_persons_come_in_both_genders(masculine: str, feminine: str) -> None:
    kinds = load_profile("fr").names.kinds
    assert kinds[masculine] is kinds[feminine] is Kind.PERSON


def test_the_copied_folder_is_sound(folder: Path) -> None:
    assert languages(folder) == ("fr",)
    assert faults("fr", folder) == []
    assert load_profile("fr", folder).names.kinds == {
        "juge": Kind.PERSON,
        "maire": Kind.PERSON,
        "gymnase": Kind.PLACE,
        "rond-point": Kind.PLACE,
    }


@pytest.mark.parametrize("lang", ["xx", "FR", "../fr", ""])
def test_unknown_language(lang: str, folder: Path) -> None:
    with pytest.raises(DataError) as caught:
        load_profile(lang, folder)
    message = f"language {lang!r}: kgnews has fr; to add one, make the folder kgnews/lang/{lang}/"
    assert str(caught.value) == message


@pytest.mark.parametrize("name", SECTIONS)
def test_missing_file(name: str, folder: Path) -> None:
    (folder / "fr" / f"{name}.toml").unlink()
    assert faults("fr", folder) == [f"fr/{name}.toml: missing; every language needs it"]


def test_file_that_is_not_toml(folder: Path) -> None:
    (folder / "fr" / "status.toml").write_text("negators = [", encoding="utf-8")
    [fault] = faults("fr", folder)
    assert fault.startswith("fr/status.toml: not valid TOML: ")


def test_file_in_another_encoding(folder: Path) -> None:
    (folder / "fr" / "status.toml").write_bytes('negators = ["guère"]'.encode("latin-1"))
    [fault] = faults("fr", folder)
    assert fault.startswith("fr/status.toml: not valid TOML: ")


def test_unknown_key(folder: Path) -> None:
    prepend(folder / "fr" / "names.toml", 'nicknames = ["Manu"]')
    assert faults("fr", folder) == ["fr/names.toml: unknown key 'nicknames'; remove it"]


def test_missing_key(folder: Path) -> None:
    change(folder / "fr" / "names.toml", "possessives =", "possessive =")
    assert faults("fr", folder) == [
        "fr/names.toml: unknown key 'possessive'; remove it",
        "fr/names.toml: key 'possessives' is missing; give it, empty if the language has none",
    ]


@pytest.mark.parametrize("value", ['"son"', "[1, 2]", '["son", ""]', "true"])
def test_not_a_list_of_words(value: str, folder: Path) -> None:
    change(folder / "fr" / "names.toml", '["son", "sa", "ses", "leur", "leurs"]', value)
    assert faults("fr", folder) == ["fr/names.toml: possessives: expected a list of words"]


def test_not_a_text(folder: Path) -> None:
    change(folder / "fr" / "speech.toml", 'dummy = "cela"', "dummy = 1")
    assert faults("fr", folder) == ["fr/speech.toml: dummy: expected str, found 1"]


def test_not_a_table(folder: Path) -> None:
    path = folder / "fr" / "names.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text('pronouns = ["il"]\n' + text.split("[pronouns]")[0], encoding="utf-8")
    assert faults("fr", folder) == ["fr/names.toml: pronouns: expected a table"]


def test_pronoun_without_gender(folder: Path) -> None:
    change(
        folder / "fr" / "names.toml",
        'il = { number = "singular", gender = "masculine", person = false }',
        'il = { number = "singular", person = false }',
    )
    assert faults("fr", folder) == ["fr/names.toml: pronouns: pronoun 'il' needs number, gender and person"]


def test_value_that_is_none_of_the_known(folder: Path) -> None:
    change(folder / "fr" / "names.toml", "\nunknown = [", "\nnone = [")
    assert faults("fr", folder) == ["fr/names.toml: titles: 'none' is not a valid Gender"]


def test_word_given_twice_in_a_list(folder: Path) -> None:
    change(folder / "fr" / "names.toml", '["son", "sa", "ses", "leur", "leurs"]', '["son", "sa", "son", "sa"]')
    assert faults("fr", folder) == ["fr/names.toml: possessives: given twice: son, sa"]


def test_noun_in_two_lists(folder: Path) -> None:
    (folder / "fr" / "nouns" / "place.txt").write_text("gymnase\njuge\n", encoding="utf-8")
    assert faults("fr", folder) == ["fr/nouns/place.txt: 'juge' is also in person.txt; keep it in one"]


def test_noun_twice_in_its_list(folder: Path) -> None:
    (folder / "fr" / "nouns" / "place.txt").write_text("gymnase\ngymnase\n", encoding="utf-8")
    assert "fr/nouns/place.txt: 'gymnase' is also in place.txt; keep it in one" in faults("fr", folder)


def test_noun_list_of_no_known_kind(folder: Path) -> None:
    (folder / "fr" / "nouns" / "animal.txt").write_text("renard\n", encoding="utf-8")
    assert faults("fr", folder) == ["fr/names.toml: kinds: 'animal' is not a valid Kind"]


def test_no_noun_lists(folder: Path) -> None:
    shutil.rmtree(folder / "fr" / "nouns")
    assert faults("fr", folder) == [
        "fr/names.toml: there are no noun lists in fr/nouns/; give one file a kind",
    ]


def test_all_faults_are_told_at_once(folder: Path) -> None:
    (folder / "fr" / "status.toml").unlink()
    prepend(folder / "fr" / "text.toml", 'rhymes = ["lune"]')
    (folder / "fr" / "nouns" / "place.txt").write_text("juge\n", encoding="utf-8")
    told = faults("fr", folder)
    assert [line.split(":")[0] for line in told] == ["fr/text.toml", "fr/status.toml", "fr/nouns/place.txt"]
    with pytest.raises(DataError) as caught:
        load_profile("fr", folder)
    assert str(caught.value).splitlines() == told
