"""CPU time of whole answers in one process, question by question out of files of gold.

    python -m tools.bench.answers INDEX FILE.jsonl… [--no-vectors] [--rounds 3] [--dump FILE]

Of each question the best of the rounds counts, after one round that is not counted; what of it
went to embedding the question is told apart. ``--dump`` writes the answers as JSON, one a line
without the name of their build, so that two versions of the code can be held against each other;
``--profile`` writes what ``pstats`` reads.
"""

import argparse
import cProfile
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from qa.ports import Embedder  # noqa: E402  # the repository is not installed
from qa.search.builds import Builds  # noqa: E402
from qa.search.embedders import embedder  # noqa: E402
from qa.services.answer_json import to_json  # noqa: E402
from qa.services.ask import AskService  # noqa: E402
from qa.settings import Settings  # noqa: E402


class Timed:
    """An embedder that adds up the CPU seconds it takes."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.model = inner.model
        self.spent = 0.0

    def passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return one row a text."""
        return self._inner.passages(texts)

    def question(self, text: str) -> npt.NDArray[np.float32]:
        """Return the vector of a question."""
        before = time.process_time()
        try:
            return self._inner.question(text)
        finally:
            self.spent += time.process_time() - before


def rows_of(files: Sequence[Path]) -> list[tuple[str, list[str]]]:
    """Return question and context of every row."""
    rows = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines() if line]
    return [(row["question"], row.get("context") or []) for row in rows]


def main() -> None:
    """Ask, and print percentiles in ms of CPU time."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--no-vectors", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--dump", type=Path)
    parser.add_argument("--profile", type=Path)
    options = parser.parse_args()
    by = None if options.no_vectors else embedder(Settings())
    timed = None if by is None else Timed(by)
    builds = Builds(options.index, recheck_seconds=1e9)
    service = AskService(builds.current, timed)
    rows = rows_of(options.files)
    answers = [to_json(service.ask(*row)) for row in rows]
    if options.dump:
        lines = (json.dumps(answer | {"build": ""}, ensure_ascii=False) for answer in answers)
        options.dump.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    spent = np.zeros((2, options.rounds, len(rows)))
    for part in range(options.rounds):
        for at, row in enumerate(rows):
            embedding = 0.0 if timed is None else timed.spent
            before = time.process_time()
            service.ask(*row)
            spent[0, part, at] = time.process_time() - before
            spent[1, part, at] = 0.0 if timed is None else timed.spent - embedding
    for name, times in zip(("answer", "of which embedding"), spent, strict=True):
        p50, p95, p99 = np.percentile(times.min(axis=0), [50, 95, 99]) * 1000
        most = times.min(axis=0).max() * 1000
        print(f"{name:20} p50 {p50:6.1f}  p95 {p95:6.1f}  p99 {p99:6.1f}  most {most:6.1f} ms")
    if options.profile:
        with cProfile.Profile() as profile:
            for row in rows:
                service.ask(*row)
        profile.dump_stats(options.profile)
    builds.close()


if __name__ == "__main__":
    main()
