"""Compare Källsvar's search with Whoosh, SQLite FTS5, tantivy and bm25s, in one run.

    python tools/bench_search.py [--counts 10000 100000] [--questions 200] [--cache DIR]

Each engine builds and answers in a process of its own. Times are CPU time of that process; of every
question the best of three rounds counts, which is what a machine with other work makes comparable.
Prints a table and ratios, and draws docs/bilder/sokning.svg.

Whoosh builds only up to ``--whoosh-builds`` passages (it takes the better part of an hour at
100,000); above that it searches Källsvar's index, whose Whoosh segments are byte for byte its own
(tests/unit/search/test_whoosh_segment.py).
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from tools.bench import engines, plot, synthetic
from tools.bench.synthetic import Synthetic

ROUNDS = 3
SHAPES = (("stem",), synthetic.FIELDS)
WHOOSH_ASKED = 15
OURS = "Källsvar"


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine did with one collection. Times in ms, memory and size in MiB."""

    engine: str
    passages: int
    fields: int
    rate: float
    size: float
    p50: float
    p95: float
    memory: float
    asked: int


class Clock:
    """Counts the CPU time a process spends on making passages, to be left out."""

    def __init__(self) -> None:
        self.spent = 0.0

    def around(self, passages: Iterator[Synthetic]) -> Iterator[Synthetic]:
        """Yield the passages."""
        while True:
            before = time.process_time()
            passage = next(passages, None)
            self.spent += time.process_time() - before
            if passage is None:
                return
            yield passage


def built(folder: Path, engine: str, count: int) -> float:
    """Build all fields unless it was done before; return passages a second of CPU time."""
    done = folder / "rate.json"
    if not done.exists():
        index = folder / "index"
        index.mkdir(parents=True, exist_ok=True)
        clock, before = Clock(), time.process_time()
        passages = clock.around(synthetic.passages(count))
        engines.BUILD[engine](index, passages, synthetic.FIELDS)
        seconds = time.process_time() - before - clock.spent
        done.write_text(json.dumps(count / seconds), encoding="utf-8")
    return float(json.loads(done.read_text(encoding="utf-8")))


def measure(
    engine: str, folder: Path, questions: list[engines.Question]
) -> tuple[float, float, float]:
    """Return p50 and p95 in ms, and how many MiB the process grew."""
    process = psutil.Process()
    before = process.memory_info().rss
    ask = engines.OPEN[engine](folder / "index")
    for question in questions[:20]:
        ask(question)
    times = np.zeros((ROUNDS, len(questions)))
    for spent in times:
        for number, question in enumerate(questions):
            start = time.process_time()
            ask(question)
            spent[number] = time.process_time() - start
    p50, p95 = np.percentile(times.min(axis=0), [50, 95]) * 1000
    return float(p50), float(p95), (process.memory_info().rss - before) / 2**20


def run(engine: str, count: int, names: tuple[str, ...], options: argparse.Namespace) -> Result:
    """Build and ask with one engine."""
    folder = options.cache / f"{count}-{engine.replace(' ', '-')}"
    source, rate = folder, float("nan")
    if engine == "Whoosh" and count > options.whoosh_builds:
        source = options.cache / f"{count}-{OURS}"
    else:
        rate = built(folder, engine, count)
    asked = asked_questions(options, count)[: WHOOSH_ASKED if engine == "Whoosh" else None]
    chosen = [{name: question[name] for name in names} for question in asked]
    files = [path for path in source.rglob("*") if path.is_file()]
    if engine == "Whoosh":
        files = [path for path in files if path.suffix != ".copy"]
    size = sum(path.stat().st_size for path in files) / 2**20
    p50, p95, memory = measure(engine, source, chosen)
    return Result(engine, count, len(names), rate, size, p50, p95, memory, len(chosen))


def asked_questions(options: argparse.Namespace, count: int) -> list[engines.Question]:
    """Return the questions for a collection, made once."""
    kept = options.cache / f"questions-{count}-{options.questions}.json"
    if not kept.exists():
        questions = synthetic.questions(options.questions, passages=count)
        kept.write_text(json.dumps(questions), encoding="utf-8")
    return list(json.loads(kept.read_text(encoding="utf-8")))


def table(results: list[Result]) -> str:
    """Return the results as text, each compared with Källsvar's of the same size and fields."""
    ours = {(r.passages, r.fields): r for r in results if r.engine == OURS}
    lines = [
        f"{'':12} {'passages':>8} {'fields':>6} {'built/s':>8} {'MiB':>6} {'p50 ms':>8} "
        f"{'p95 ms':>8} {'memory':>7} {'asked':>6}  p50 / Källsvar's"
    ]
    lines += [
        f"{r.engine:12} {r.passages:8} {r.fields:6} {r.rate:8.0f} {r.size:6.0f} {r.p50:8.2f} "
        f"{r.p95:8.2f} {r.memory:7.0f} {r.asked:6}  {r.p50 / ours[r.passages, r.fields].p50:.1f}"
        for r in results
    ]
    return "\n".join(lines)


def main() -> None:
    """Run every engine on every size and shape."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--whoosh-builds", type=int, default=10_000)
    parser.add_argument("--cache", type=Path, default=Path("var/bench"))
    parser.add_argument("--plot", type=Path, default=Path("docs/bilder/sokning.svg"))
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    os.environ["OMP_NUM_THREADS"] = "1"
    results = []
    spawn = multiprocessing.get_context("spawn")
    for count in options.counts:
        for names in SHAPES:
            for engine in engines.BUILD:
                with spawn.Pool(1) as pool:
                    results.append(pool.apply(run, (engine, count, names, options)))
                print(table(results).splitlines()[-1], flush=True)
    print(table(results))
    found = [asdict(result) for result in results]
    (options.cache / "results.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    options.plot.parent.mkdir(parents=True, exist_ok=True)
    options.plot.write_text(plot.latency(found), encoding="utf-8")


if __name__ == "__main__":
    main()
