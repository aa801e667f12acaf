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
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskService]:
    """Answers from the sample corpus."""
    yield from _service(root / "corpus", tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskService]:
    """Answers from the real documents beside the repository."""
    yield from _service(shared / "corpus", tmp_path_factory.mktemp("real"))


def _service(corpus: Path, index: Path) -> Iterator[AskService]:
    builds = Builds(indexed(corpus, index))
    yield AskService(builds.current)
    builds.close()
