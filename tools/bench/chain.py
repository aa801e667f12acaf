"""CPU time of the whole way from a question to its passages and its answer, on a large index.

    python -m tools.bench.chain INDEX [--questions 200]

Questions are words of the index's own passages. The question's vector is made up, so what the model
needs for it is not in the figures; the vectors must be there (``tools.bench.growth --vectors``).
Of each question the best of three rounds counts.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from qa.model import Question  # noqa: E402  # the repository is not installed
from qa.search.builds import Builds  # noqa: E402
from qa.search.retriever import candidates, terms  # noqa: E402
from qa.services.ask import AskService  # noqa: E402
from tools.bench.memory import questions  # noqa: E402

ROUNDS = 3


class Chance:
    """An embedder whose vectors mean nothing and cost nothing."""

    def __init__(self, model: str, dimensions: int) -> None:
        self.model = model
        self._row = np.random.default_rng(2).normal(size=dimensions).astype(np.float32)
        self._row /= np.linalg.norm(self._row)

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return the same row for every text."""
        return np.tile(self._row, (len(texts), 1))

    def question(self, text: str) -> npt.NDArray[np.float32]:
        """Return the row of the words' own order."""
        return np.roll(self._row, len(text))


def measure(name: str, asked: Sequence[str], ask: Callable[[str], object]) -> None:
    """Print the median and the 95th percentile in ms of CPU time."""
    for text in asked[:20]:
        ask(text)
    times = np.zeros((ROUNDS, len(asked)))
    for spent in times:
        for number, text in enumerate(asked):
            before = time.process_time()
            ask(text)
            spent[number] = time.process_time() - before
    p50, p95 = np.percentile(times.min(axis=0), [50, 95]) * 1000
    print(f"{name:40} p50 {p50:6.2f} ms  p95 {p95:6.2f} ms", flush=True)


def main() -> None:
    """Measure the search, the passages and the answer, with vectors and without."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    asked = questions(options.index, options.questions)
    builds = Builds(options.index, recheck_seconds=1e9)
    with builds.current() as build:
        print(f"{build.index.passage_count()} passages, {len(asked)} questions")
        measure("search in all fields, best 100", asked, lambda text: build.index.search(
            terms(Question(text=text), build.index), limit=100))  # fmt: skip
        measure("passages by words and features", asked, lambda text: candidates(
            build, Question(text=text)))  # fmt: skip
        by = (
            None if build.vectors is None else Chance(build.vectors.model, build.vectors.dimensions)
        )
        if by is None:
            print("no vectors")
        else:
            measure("nearest 20 of the vectors", asked, lambda text: build.vectors.nearest(
                by.question(text), limit=20))  # fmt: skip
            measure("passages by words, features and vectors", asked, lambda text: candidates(
                build, Question(text=text), embedder=by))  # fmt: skip
    service = AskService(builds.current, embedder=by)
    measure("answer", asked, service.ask)
    builds.close()


if __name__ == "__main__":
    main()
