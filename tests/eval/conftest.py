"""Whole corpora, indexed once a run by the command that users run."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.search.builds import Builds
from qa.services.ask import AskService


def indexed(corpus: Path, index: Path) -> Path:
    """Index ``corpus`` into ``index`` and return it."""
    command = [sys.executable, "-m", "qa", "index", "--corpus", corpus, "--index", index]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    return index


@pytest.fixture(scope="session")
def sample_index(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, indexed."""
    return indexed(root / "corpus", tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def real_index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real documents beside the repository, indexed."""
    return indexed(shared / "corpus", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def sample(sample_index: Path) -> Iterator[AskService]:
    """Answers from the sample corpus."""
    yield from _service(sample_index)


@pytest.fixture(scope="session")
def real(real_index: Path) -> Iterator[AskService]:
    """Answers from the real documents beside the repository."""
    yield from _service(real_index)


def _service(index: Path) -> Iterator[AskService]:
    builds = Builds(index)
    yield AskService(builds.current)
    builds.close()
