"""The bundle that is shipped is what its sources build, and the sources stand their own tests."""

from __future__ import annotations

from pathlib import Path

from sources import VIEW, run

BUILT = ("explorer.js", "explorer.css", "NOTICES.txt")


def test_the_sources_build_the_bundle_that_is_shipped(sources: Path) -> None:
    run(sources / "web", "run", "build")

    assert sorted(path.name for path in (sources / "static").iterdir()) == sorted(BUILT)
    for name in BUILT:
        built, shipped = (folder / "static" / name for folder in (sources, VIEW))
        assert built.read_bytes() == shipped.read_bytes(), (
            f"{name}: run npm run build in kgnews/view/web, and commit it"
        )


def test_the_types_of_the_sources_hold(sources: Path) -> None:
    run(sources / "web", "run", "check")


def test_the_unit_tests_of_the_sources_pass(sources: Path) -> None:
    said = run(sources / "web", "test")

    assert "fail 0" in said
    assert "pass 0" not in said


def test_the_lock_file_names_no_addresses() -> None:
    lock = (VIEW / "web" / "package-lock.json").read_text(encoding="utf-8")

    assert '"resolved"' not in lock
    assert "http" not in lock.replace('"url": "https://', "")


def test_the_bundle_asks_for_nothing_and_evaluates_nothing() -> None:
    script = (VIEW / "static" / "explorer.js").read_text(encoding="utf-8")

    for word in ("eval(", "new Function", "document.write", "importScripts", "XMLHttpRequest", "WebSocket", "fetch("):
        assert word not in script, word


def test_the_sources_never_take_text_for_markup() -> None:
    for path in (VIEW / "web" / "src").rglob("*.ts*"):
        source = path.read_text(encoding="utf-8")
        for word in ("innerHTML", "outerHTML", "InnerHTML", "insertAdjacentHTML", "createContextualFragment"):
            assert word not in source, (path.name, word)
