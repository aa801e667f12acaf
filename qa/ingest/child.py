"""The parent's end of a reading process: ask, wait no longer than allowed, and end it for sure."""

import json
import logging
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, cast

import qa
from qa.checked_json import Json, number_of, object_of, text_of
from qa.errors import QaError
from qa.ingest.library import Source
from qa.ingest.worker import LENGTH_BYTES
from qa.settings import MIB

LARGEST_ANSWER = 512 * MIB
MOST_PAGES = 10_000
SMALLEST_PAGE = 100
"""Pages, and bytes a page: what a file may claim when its time is reckoned."""
MEMORY_SHARE = 0.8
"""A process that dies after it has used this part of its memory died for want of more."""
START_SECONDS = 60
NOT_STARTED = (
    "Läsningen kunde inte starta. Inställningen QA_READ_MEMORY_MIB kan vara för låg; "
    "annars är installationen trasig: gör om den med ”make clean” och ”make run”."
)
GRACE_SECONDS = 2
LOG_TAIL = 2000
CHUNK = 1 << 16

logger = logging.getLogger(__name__)


class ReadingFailed(Exception):
    """The file was not read; ``code`` is one of the reasons in ``ingest.faults``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class _End:
    """How a process ended: exit status (negative: a signal), peak KiB, last words."""

    status: int = 0
    peak_kib: int = 0
    complaints: str = ""


class Child:
    """One reading process. After ``ReadingFailed`` with ``alive`` false it is of no more use."""

    def __init__(self, reader: str, memory_mib: int) -> None:
        # No variable of ours goes along: a stricken process must not find the secret key.
        environment = {
            "PYTHONPATH": str(Path(qa.__file__).parent.parent),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "LC_ALL": "C.UTF-8",
        }
        self._memory_mib = memory_mib
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # closed by end()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "qa.ingest.worker", reader, str(memory_mib)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=environment,
            start_new_session=True,
        )
        self._questions = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        self._lock = threading.Lock()
        self._end = _End()
        self._ready = False
        self.alive = True

    def ask(self, source: Source, seconds: int, seconds_per_page: int) -> Json:
        """Return the reading as JSON values.

        Raises ``ReadingFailed``, and ``QaError`` when the process cannot even start.
        """
        self._await_start()
        request = {"path": str(source.path), "file": source.file, "sha256": source.sha256}
        deadline = time.monotonic() + seconds
        try:
            self._questions.write(json.dumps(request).encode("ascii") + b"\n")
            self._questions.flush()
            answer = self._receive(deadline)
            if "pages" in answer:
                likely = min(MOST_PAGES, source.stamp.size // SMALLEST_PAGE + 1)
                pages = min(number_of(answer["pages"]), likely)
                answer = self._receive(deadline + pages * seconds_per_page)
            if "code" in answer:
                raise ReadingFailed(text_of(answer["code"]))
            return answer["reading"]
        except TimeoutError as error:
            self.end()
            raise ReadingFailed("time") from error
        except (EOFError, BrokenPipeError, ValueError, KeyError, zlib.error) as error:
            raise ReadingFailed(self._cause_of_death(source.file)) from error

    def _await_start(self) -> None:
        if not self._ready:
            try:
                self._receive(time.monotonic() + START_SECONDS)
            except (TimeoutError, EOFError) as error:
                self._kill()
                end = self._reap()
                logger.critical("reading process not started", extra=asdict(end))
                raise QaError(NOT_STARTED) from error
            self._ready = True

    def end(self) -> None:
        """Kill the process and wait for it."""
        self._kill()
        self._reap()

    def _receive(self, deadline: float) -> dict[str, Json]:
        length = int.from_bytes(self._read(LENGTH_BYTES, deadline))
        if length > LARGEST_ANSWER:
            raise ValueError("the answer is too long")
        answer = json.loads(zlib.decompress(self._read(length, deadline)))
        return dict(object_of(answer))

    def _read(self, count: int, deadline: float) -> bytes:
        handle = self._answers.fileno()
        parts = bytearray()
        while len(parts) < count:
            ready, _, _ = select.select([handle], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            part = os.read(handle, min(CHUNK, count - len(parts)))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def _cause_of_death(self, file: str) -> str:
        """Return the code for a process that ended, or talks nonsense and is ended now."""
        for _ in range(GRACE_SECONDS * 100):
            if os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG):
                break
            time.sleep(0.01)
        self._kill()
        end = self._reap()
        logger.error("reading process died", extra={"file": file, **asdict(end)})
        # Between fork and exec a child has its parent's memory, and Linux counts that in its peak.
        own = end.peak_kib > resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        starved = own and end.peak_kib * 1024 > MEMORY_SHARE * self._memory_mib * MIB
        return "memory" if end.status and starved else "crashed"

    def _kill(self) -> None:
        """Send the signal; ``Popen.kill`` would reap the process and lose its peak memory."""
        with self._lock:
            if self.alive:
                os.kill(self._process.pid, signal.SIGKILL)

    def _reap(self) -> _End:
        """Wait for the end, once; whoever comes later gets the same facts."""
        with self._lock:
            if self.alive:
                self._end = self._wait()
                self.alive = False
            return self._end

    def _wait(self) -> _End:
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self._complaints.seek(max(0, self._complaints.seek(0, os.SEEK_END) - LOG_TAIL))
        complaints = self._complaints.read().decode(errors="replace")
        with suppress(BrokenPipeError):  # what it had not read yet
            self._questions.close()
        self._answers.close()
        self._complaints.close()
        return _End(self._process.returncode, usage.ru_maxrss, complaints)
