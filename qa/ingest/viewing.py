"""The server's end of the drawing processes: a small pool, started when first needed.

A process is kept between requests, and killed and replaced when it dies, hangs or takes too much.
It is a program of its own, not a fork, so it inherits neither threads nor secrets.
"""

import json
import logging
import os
import queue
import select
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import qa
from qa.checked_json import Json
from qa.ingest.viewer import LENGTH_BYTES

LARGEST_ANSWER = 64 * 1024 * 1024
_CHUNK = 1 << 16

logger = logging.getLogger(__name__)


class ViewingFailed(Exception):
    """No answer: ``code`` is unreadable, no_page, time, crashed or busy."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What drawing may take: MiB of address space, and seconds for one request."""

    memory_mib: int = 1024
    cpu_seconds: int = 10
    seconds: float = 20.0
    processes: int = 2


class Viewers:
    """The pool. Thread-safe; a forked process starts processes of its own."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._owner = 0
        self._idle: queue.LifoQueue[_Viewer | None] = queue.LifoQueue()
        self._running: list[_Viewer] = []

    def ask(self, request: Mapping[str, Json]) -> bytes:
        """Return the answer: a PNG, or rectangles as JSON. Raises ``ViewingFailed``."""
        idle = self._pool()
        deadline = time.monotonic() + self._limits.seconds
        try:
            viewer = idle.get(timeout=self._limits.seconds)
        except queue.Empty as error:
            raise ViewingFailed("busy") from error
        try:
            if viewer is None or not viewer.runs():
                viewer = self._start(viewer)
            return viewer.ask(request, deadline)
        finally:
            idle.put(viewer)

    def close(self) -> None:
        """End every process of the pool and wait for it."""
        with self._lock:
            if self._owner == os.getpid():
                _end_all(self._running, self._owner)

    def _pool(self) -> "queue.LifoQueue[_Viewer | None]":
        with self._lock:
            if self._owner != os.getpid():
                self._owner = os.getpid()
                self._running = []
                self._idle = queue.LifoQueue()
                for _ in range(self._limits.processes):
                    self._idle.put(None)
                weakref.finalize(self, _end_all, self._running, self._owner)
            return self._idle

    def _start(self, ended: "_Viewer | None") -> "_Viewer":
        viewer = _Viewer(self._limits)
        with self._lock:
            self._running.append(viewer)
            if ended is not None:
                self._running.remove(ended)
        if ended is not None:
            ended.end()
        return viewer


def _end_all(viewers: "Iterable[_Viewer]", owner: int) -> None:
    if os.getpid() == owner:
        for viewer in viewers:
            viewer.end()


class _Viewer:
    """One process."""

    def __init__(self, limits: Limits) -> None:
        # No variable of ours goes along: a stricken process must not find the secret key.
        environment = {
            "PYTHONPATH": str(Path(qa.__file__).parent.parent),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "LC_ALL": "C.UTF-8",
        }
        arguments = [str(limits.memory_mib), str(limits.cpu_seconds)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "qa.ingest.viewer", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._questions = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    @property
    def pid(self) -> int:
        return self._process.pid

    def runs(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: Mapping[str, Json], deadline: float) -> bytes:
        try:
            self._questions.write(json.dumps(request).encode("ascii") + b"\n")
            self._questions.flush()
            kind, body = self._receive(deadline)
        except (TimeoutError, EOFError, BrokenPipeError) as error:
            self.end()
            code = "time" if isinstance(error, TimeoutError) else "crashed"
            logger.warning("drawing failed", extra={"code": code, "status": self._process.poll()})
            raise ViewingFailed(code) from error
        if kind == b"E":
            raise ViewingFailed(body.decode("ascii"))
        return body

    def _receive(self, deadline: float) -> tuple[bytes, bytes]:
        length = int.from_bytes(self._read(LENGTH_BYTES, deadline))
        kind = self._read(1, deadline)
        if length > LARGEST_ANSWER or kind not in b"IRE":
            raise EOFError
        return kind, self._read(length, deadline)

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._process.kill()
        self._process.wait()
        self._answers.close()
        try:
            self._questions.close()
        except BrokenPipeError:
            logger.debug("the process had not read all that it was asked")

    def _read(self, count: int, deadline: float) -> bytes:
        handle = self._answers.fileno()
        parts = bytearray()
        while len(parts) < count:
            ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            part = os.read(handle, min(_CHUNK, count - len(parts)))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)
