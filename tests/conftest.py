"""What tests of several folders share. Being here, this file puts tests/ on the import path, for shared modules."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts that may not be in the repository; tests that need it are skipped where it is missing.

    It is the folder "shared" beside the checkout, or the one that KGNEWS_SHARED names.
    """
    given = os.environ.get("KGNEWS_SHARED")
    folder = Path(given) if given else ROOT.parent / "shared"
    if not (folder / "seed").is_dir():
        pytest.skip(f"texts that are not in the repository: no {folder.name}/seed; name the folder in KGNEWS_SHARED")
    return folder
