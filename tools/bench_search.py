"""Compare Källsvar's search with Whoosh, SQLite FTS5, tantivy and bm25s, in one run.

    python tools/bench_search.py [--counts 10000 100000] [--index DIR] [--questions 200]

Made passages in the numbers of ``--counts``, and the real ones of the index. Each engine builds and
answers in a process of its own, from the same finished tokens. Times are CPU time of that process;
of every question the best of three rounds counts, which is what a machine with other work makes
comparable. Writes a table (docs/search-engines.md) and a plot (docs/bilder/sokning.svg).

Whoosh builds only up to ``--whoosh-builds`` passages (it takes a quarter of an hour at 100,000);
above that it searches Källsvar's index, whose Whoosh segments are byte for byte its own
(tests/unit/search/test_whoosh_segment.py). What was built stays in ``--cache`` for the next run.
"""

import argparse
import json
import multiprocessing
import os
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from tools.bench import engines, plot, synthetic
from tools.bench.material import Collection, read
from tools.bench.synthetic import Synthetic

ROUNDS = 3
SHAPES = (("stem",), synthetic.FIELDS)
SLOW, FEW = 0.1, 15
"""An engine that takes so many seconds for a question gets so few of them, once."""
OURS, MADE = "Källsvar", "made"
PAGE = """# Källsvar's search beside other engines

Made by `make bench` (`tools/bench_search.py`). All engines get the same finished tokens, rank by
BM25 and return the best 20; times are CPU time in the process, the best of three rounds for each of
{questions} questions of 4-10 words ({few}, once, where one takes over {slow:.1f} s). "MiB" is the
size of all three fields on disk, "MiB grown" what the process grew by while it answered (mapped
pages included). Källsvar's size holds Whoosh's own segments, which make it the index of record.
{whoosh}

Measured {day} on {cores} {processor} cores, Python {python}, numpy {numpy}.

![Median search time against number of passages](bilder/sokning.svg)

{table}
"""
BUILT = "Whoosh builds an index of its own."
READ_ONLY = 'Without "built/s", Whoosh reads the segments that Källsvar wrote.'


@dataclass(frozen=True, slots=True)
class Result:
    """What one engine did with one collection. Times in ms, memory and size in MiB."""

    engine: str
    collection: str
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


def built(folder: Path, engine: str, collection: Collection) -> float:
    """Build all fields unless it was done before; return passages a second of CPU time."""
    done = folder / "rate.json"
    if not done.exists():
        index = folder / "index"
        index.mkdir(parents=True, exist_ok=True)
        passages = collection.passages()  # real ones are read and analysed here
        clock, before = Clock(), time.process_time()
        engines.BUILD[engine](index, clock.around(passages), synthetic.FIELDS)
        seconds = time.process_time() - before - clock.spent
        done.write_text(json.dumps(collection.count / seconds), encoding="utf-8")
    return float(json.loads(done.read_text(encoding="utf-8")))


def measure(
    engine: str, folder: Path, questions: list[engines.Question]
) -> tuple[float, float, float, int]:
    """Return p50 and p95 in ms, how many MiB the process grew, and how many questions it got."""
    process = psutil.Process()
    before = process.memory_info().rss
    ask = engines.OPEN[engine](folder / "index")
    ask(questions[0])
    start = time.process_time()
    ask(questions[1])
    slow = time.process_time() - start > SLOW
    for question in questions[: 0 if slow else 20]:
        ask(question)
    questions = questions[: FEW if slow else None]
    times = np.zeros((1 if slow else ROUNDS, len(questions)))
    for spent in times:
        for number, question in enumerate(questions):
            start = time.process_time()
            ask(question)
            spent[number] = time.process_time() - start
    p50, p95 = np.percentile(times.min(axis=0), [50, 95]) * 1000
    grown = (process.memory_info().rss - before) / 2**20
    return float(p50), float(p95), grown, len(questions)


def run(
    engine: str, collection: Collection, names: tuple[str, ...], options: argparse.Namespace
) -> Result:
    """Build and ask with one engine."""
    prefix = "real-" if collection.index else ""
    folder = options.cache / f"{prefix}{collection.count}-{engine.replace(' ', '-')}"
    source, rate = folder, float("nan")
    if engine == "Whoosh" and collection.count > options.whoosh_builds:
        source = options.cache / f"{prefix}{collection.count}-{OURS}"
    else:
        rate = built(folder, engine, collection)
    asked = collection.questions(options.questions)
    chosen = [{name: question[name] for name in names} for question in asked]
    files = [path for path in source.rglob("*") if path.is_file()]
    if engine == "Whoosh":
        files = [path for path in files if path.suffix != ".copy"]
    size = sum(path.stat().st_size for path in files) / 2**20
    shape = (collection.name, collection.count, len(names))
    return Result(engine, *shape, rate, size, *measure(engine, source, chosen))


def table(results: list[Result]) -> str:
    """Return the results in Markdown, each compared with Källsvar's of the same collection."""
    ours = {(r.collection, r.passages, r.fields): r for r in results if r.engine == OURS}
    lines = [
        "| passages | fields | engine | built/s | MiB | p50 ms | p95 ms | p50 / ours | MiB grown |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for r in results:
        ratio = r.p50 / ours[r.collection, r.passages, r.fields].p50
        rate = "–" if np.isnan(r.rate) else f"{r.rate:.0f}"
        lines.append(
            f"| {r.passages:,} {r.collection} | {r.fields} | {r.engine} | {rate} | {r.size:.0f} "
            f"| {r.p50:.2f} | {r.p95:.2f} | {ratio:.1f} | {r.memory:.0f} |"
        )
    return "\n".join(lines)


def page(results: list[Result]) -> str:
    """Return the page that holds the table."""
    read = any(r.engine == "Whoosh" and np.isnan(r.rate) for r in results)
    return PAGE.format(
        questions=max(r.asked for r in results),
        few=FEW,
        slow=SLOW,
        whoosh=READ_ONLY if read else BUILT,
        day=datetime.now(UTC).date().isoformat(),
        cores=os.cpu_count(),
        processor=processor(),
        python=platform.python_version(),
        numpy=np.__version__,
        table=table(results),
    )


def processor() -> str:
    """Return what the machine calls its processor."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def collections(options: argparse.Namespace) -> list[Collection]:
    """Return the made collections, and the real one where there is an index."""
    made = [Collection(MADE, count, options.cache) for count in options.counts]
    passages = len(read(options.index))
    return made + ([Collection("real", passages, options.cache, options.index)] if passages else [])


def main() -> None:
    """Run every engine on every size and shape."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--counts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--whoosh-builds", type=int, default=100_000)
    parser.add_argument("--cache", type=Path, default=Path("var/bench"))
    parser.add_argument("--index", type=Path, default=Path("index"))
    parser.add_argument("--page", type=Path, default=Path("docs/search-engines.md"))
    parser.add_argument("--plot", type=Path, default=Path("docs/bilder/sokning.svg"))
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    os.environ["OMP_NUM_THREADS"] = "1"
    results = []
    spawn = multiprocessing.get_context("spawn")
    for collection in collections(options):
        for names in SHAPES:
            for engine in engines.BUILD:
                with spawn.Pool(1) as pool:
                    results.append(pool.apply(run, (engine, collection, names, options)))
                print(table(results).splitlines()[-1], flush=True)
    found = [asdict(result) for result in results]
    (options.cache / "results.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    options.plot.parent.mkdir(parents=True, exist_ok=True)
    made = [row for row in found if row["collection"] == MADE]
    options.plot.write_text(plot.latency(made), encoding="utf-8")
    options.page.write_text(page(results), encoding="utf-8")


if __name__ == "__main__":
    main()
