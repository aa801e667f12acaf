"""What every test may ask for."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["served"]  # the running service, for browsers and for tests of the server

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
REQUIRE_ALL = os.environ.get("KALLSVAR_TEST_ALL") == "1"


def skip_or_fail(reason: str) -> None:
    """Skip the test, or fail it where nothing may be missing."""
    if REQUIRE_ALL:
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and gold questions beside the repository."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus").is_dir():
        skip_or_fail("needs ../shared, the folder of real documents beside the repository")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        skip_or_fail("needs Chromium at /usr/bin/chromium")
    return CHROMIUM
