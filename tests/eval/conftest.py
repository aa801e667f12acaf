"""Whole corpora, indexed once a run by the command that users run."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.search.builds import Builds
from qa.search.embedders import embedder
from qa.services.ask import AskService
from qa.settings import Settings


def indexed(corpus: Path, index: Path, *flags: str) -> Path:
    """Index ``corpus`` into ``index`` and return it."""
    command = [sys.executable, "-m", "qa", "index", "--corpus", corpus, "--index", index, *flags]
    subprocess.run(command, check=True, capture_output=True, cwd=Path(__file__).parents[2])
    return index


@pytest.fixture(scope="session")
def sample_index(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, indexed, with vectors."""
    return indexed(root / "corpus", tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def real_index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real documents beside the repository, indexed without vectors.

    Their 5,000 passages take up to half an hour to embed, longer than all other tests together.
    """
    return indexed(shared / "corpus", tmp_path_factory.mktemp("real"), "--no-vectors")


@pytest.fixture(scope="session")
def sample(sample_index: Path) -> Iterator[AskService]:
    """Answers from the sample corpus, by words and vectors."""
    builds = Builds(sample_index)
    yield AskService(builds.current, embedder(Settings()))
    builds.close()


@pytest.fixture(scope="session")
def real(real_index: Path) -> Iterator[AskService]:
    """Answers from the real documents, by words alone."""
    builds = Builds(real_index)
    yield AskService(builds.current)
    builds.close()
