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
def sample(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskService]:
    """Answers from the sample corpus, by words and vectors."""
    builds = Builds(indexed(root / "corpus", tmp_path_factory.mktemp("sample")))
    yield AskService(builds.current, embedder(Settings()))
    builds.close()


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AskService]:
    """Answers from the real documents beside the repository, by words alone.

    Their 5,000 passages take up to half an hour to embed, longer than all other tests together.
    """
    builds = Builds(indexed(shared / "corpus", tmp_path_factory.mktemp("real"), "--no-vectors"))
    yield AskService(builds.current)
    builds.close()
