"""``from kgnews import read, extract, build``: functions, though two of them are named like sub-packages."""

import subprocess
import sys

import pytest

import kgnews


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_package_loads_nothing() -> None:
    assert python("import kgnews, sys; print([name for name in sys.modules if name.startswith('kgnews.')])") == "[]"


def test_every_public_name_is_there() -> None:
    for name in kgnews.__all__:
        assert getattr(kgnews, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kgnews.nonsense


@pytest.mark.parametrize(
    "before",
    [
        "",
        "import kgnews.read",
        "from kgnews.read import read_file",
        "import kgnews.read.text",
        "import kgnews.pipeline",
    ],
)
def test_read_is_called_whatever_was_imported_before(before: str) -> None:
    code = f"{before}\nfrom kgnews import read\ntry: list(read('nowhere.txt'))\nexcept Exception as error: print(error)"
    assert python(code) == "nowhere.txt: no such file or folder; check the path"


def test_the_sub_packages_are_modules_too() -> None:
    code = (
        "from kgnews import read, extract\n"
        "import kgnews.read.text as text, kgnews.extract.clauses as clauses\n"
        "print(read.text is text, extract.clauses is clauses, read.__name__)"
    )
    assert python(code) == "True True kgnews.read"
