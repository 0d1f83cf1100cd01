"""What tests of several folders share. Being here, this file puts tests/ on the import path, for shared modules."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts that may not be in the repository; tests that need it are skipped where it is missing."""
    folder = ROOT.parent / "shared"
    if not (folder / "seed").is_dir():
        pytest.skip(f"no folder {folder.name} beside the checkout")
    return folder
