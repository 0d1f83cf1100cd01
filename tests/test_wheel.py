"""The wheel holds all that kgnews needs: it is built without network, then run outside the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ARTICLE = """PARIS, 3 mars 2016 (AFP) - Awa Diallo a rencontré Paul Mercier jeudi à Paris.
"""


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(output), str(checkout)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = output.glob("kgnews-*.whl")
    return path


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, as pip lays it out."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(site: Path, *arguments: str) -> str:
    """Run Python with the wheel's content before the checkout, from another folder."""
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(site / "cache")}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=site, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_has_the_data_and_not_what_it_was_made_from(wheel: Path, checkout: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    data = {
        f"kgnews/_ontologies/{path.relative_to(checkout / 'ontologies').as_posix()}"
        for path in (checkout / "ontologies").rglob("*")
        if path.suffix in (".ttl", ".jsonld") and "source" not in path.parts
    }
    data |= {path.relative_to(checkout).as_posix() for path in (checkout / "kgnews" / "lang").glob("*/*.toml")}
    queries = {f"kgnews/_queries/{path.name}" for path in (checkout / "examples" / "queries").glob("*.rq")}
    assert len(queries) > 10
    data |= queries
    assert len(data) > 20
    assert data <= names
    assert not {name for name in names if "/source/" in name or name.startswith(("tests", "examples"))}


def test_the_wheel_has_the_explorer_with_its_notices_and_not_its_sources(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    static = {f"kgnews/view/static/{name}" for name in ("explorer.js", "explorer.css", "NOTICES.txt")}
    assert {*static, "kgnews/view/page.html"} <= names
    assert not {name for name in names if name.startswith("kgnews/view/web") or name.endswith((".ts", ".tsx"))}


def test_the_ontologies_come_from_the_wheel(site: Path) -> None:
    found = run(site, "-c", "from kgnews.resources import ontologies_folder; print(ontologies_folder())")
    assert Path(found.strip()) == site / "kgnews" / "_ontologies"


def test_the_ready_queries_come_from_the_wheel(site: Path) -> None:
    found = run(site, "-c", "from kgnews.resources import queries_folder; print(queries_folder())")
    assert Path(found.strip()) == site / "kgnews" / "_queries"
    assert "who-met-whom         Who met whom, and when\n" in run(site, "-m", "kgnews", "query", "--list")


def test_a_page_is_written_outside_the_checkout(site: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    run(site, "-m", "kgnews", "build", str(tmp_path / "article.txt"), "-o", str(tmp_path / "graph.ttl"))
    run(site, "-m", "kgnews", "view", str(tmp_path / "graph.ttl"), "-o", str(tmp_path / "page.html"))
    assert "kgnewsExplorer" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_command_works_outside_the_checkout(site: Path, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    rows = [line.split("\t") for line in run(site, "-m", "kgnews", "triples", str(article)).splitlines()]
    assert ["person/awa-diallo", "kgn:met", "person/paul-mercier"] in [row[:3] for row in rows]
