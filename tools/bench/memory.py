"""Memory of the serving processes, and the seconds from start to first answer.

    python -m tools.bench.memory INDEX [--workers 4] [--questions 200]

Starts ``python -m qa serve`` on the index, waits for the first answer, asks more questions (words
of its own passages) so that every worker has mapped what it uses, and prints for each process: PSS
(pages shared with others divided among them), USS (its own alone) and RSS, in MiB.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from qa.search.builds import (  # noqa: E402  # the repository is not installed
    current_folder,
    open_folder,
)

PORT = 8397
ASKERS = 8
MIB = 2**20


def questions(index: Path, count: int) -> list[str]:
    """Return questions made of words that stand together in passages of the index."""
    folder = current_folder(index)
    if folder is None:
        raise SystemExit(f"{index} holds no build")
    with closing(open_folder(folder)) as build:
        ids = sorted(build.texts.passage_ids())
        passages = build.texts.passages(ids[:: 1 + len(ids) // count])
    chance = random.Random(1)
    found = []
    for words in (passage.text.split() for passage in passages):
        start = chance.randrange(max(len(words) - 6, 1))
        found.append(f"Vad är {' '.join(words[start : start + 6])}?"[:1_000])
    return found


def ask(text: str) -> int:
    """Ask over HTTP and return the status; 0 when nobody answers yet."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{PORT}/api/v1/ask",
        json.dumps({"question": text}).encode(),
        {"Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310 - our own
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, ConnectionError):
        return 0


def main() -> None:
    """Serve, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    asked = questions(options.index, options.questions)
    with TemporaryDirectory() as data:
        env = os.environ | {"QA_INDEX": str(options.index.resolve()), "QA_DATA": data}
        command = [sys.executable, "-m", "qa", "serve", "--port", str(PORT)]
        command += ["--workers", str(options.workers)]
        start = time.monotonic()
        server = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while (status := ask(asked[0])) == 0 and server.poll() is None:
                time.sleep(0.02)
            print(
                f"first answer (status {status}) after {time.monotonic() - start:.2f} s,"
                f" {cpu_seconds(server.pid):.2f} of CPU"
            )
            with ThreadPoolExecutor(ASKERS) as pool:
                states = list(pool.map(ask, asked))
            print(f"{states.count(200)} of {len(states)} questions answered with 200")
            report(server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(40)


def cpu_seconds(pid: int) -> float:
    """Return the CPU seconds of the process and of those it started."""
    whole = psutil.Process(pid)
    times = [one.cpu_times() for one in (whole, *whole.children(recursive=True))]
    return sum(one.user + one.system for one in times)


def report(pid: int) -> None:
    """Print the memory of the process and of those it started."""
    total = 0.0
    print(f"{'':8} {'PSS':>6} {'USS':>6} {'RSS':>6}")
    for process in psutil.Process(pid).children(recursive=True):
        used = process.memory_full_info()
        total += used.pss / MIB
        figures = (used.pss / MIB, used.uss / MIB, used.rss / MIB)
        print("worker   " + " ".join(f"{figure:6.0f}" for figure in figures))
    print(f"{'sum':8} {total:6.0f}")


if __name__ == "__main__":
    main()
