"""One document at a time through a process of its own, with a time and a memory limit.

A file that hangs, crashes or eats memory costs its own line in the report and nothing else. What
comes back from the process is data, checked as it is read; it is never code.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache

from qa import records
from qa.ingest import versions, wordlist
from qa.ingest.child import Child, ReadingFailed
from qa.ingest.faults import fault
from qa.ingest.library import Source, stamp_of
from qa.model import Reading, ReadingFault
from qa.settings import MIB, Settings

READER = "qa.ingest.reader"
DOCUMENTS_A_PROCESS = 50
"""After so many a process is replaced: pypdf and pdfium do not give back all memory."""
PACKAGES = ("pypdf", "pypdfium2", "simplemma", "PyStemmer", "hunspell-sv", "wordfreq", "numpy")


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may cost."""

    seconds: int = 60
    seconds_per_page: int = 1
    memory_mib: int = 1024
    max_mib: int = 200
    processes: int = 2

    @classmethod
    def of(cls, settings: Settings) -> "Limits":
        """Take them from the settings."""
        return cls(
            settings.read_seconds,
            settings.read_seconds_per_page,
            settings.read_memory_mib,
            settings.read_max_mib,
            settings.read_processes,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source, and how many seconds it took."""

    source: Source
    result: Reading | ReadingFault
    seconds: float


@cache
def version() -> str:
    """Return the version of everything that decides what a Reading holds."""
    return versions.of(READER, PACKAGES)


def read_all(
    sources: Sequence[Source], limits: Limits, *, reader: str = READER
) -> Iterator[Outcome]:
    """Read the sources, some at a time; yield each as it is done.

    ``reader`` names a module like ``ingest.reader``. No process outlives the iterator.
    """
    if sources:
        wordlist.load()  # the processes may not write files so large
    crew = _Crew(reader, limits)
    pool = ThreadPoolExecutor(min(limits.processes, max(1, len(sources))))
    try:
        waiting = [pool.submit(crew.read, source) for source in sources]
        for done in as_completed(waiting):
            yield done.result()
    finally:
        crew.dismiss()
        pool.shutdown(cancel_futures=True)


class _Crew:
    """The reading processes: one a thread, replaced when it dies or has read enough."""

    def __init__(self, reader: str, limits: Limits) -> None:
        self._reader = reader
        self._limits = limits
        self._own = threading.local()
        self._children: set[Child] = set()
        self._lock = threading.Lock()
        self._dismissed = False

    def read(self, source: Source) -> Outcome:
        started = time.monotonic()
        try:
            result: Reading | ReadingFault = self._read(source)
        except ReadingFailed as failure:
            result = fault(failure.code, source.file)
        return Outcome(source, result, time.monotonic() - started)

    def _read(self, source: Source) -> Reading:
        if source.stamp.size > self._limits.max_mib * MIB:
            raise ReadingFailed("too_large")
        child = self._child()
        answer = child.ask(source, self._limits.seconds, self._limits.seconds_per_page)
        _check_unchanged(source)
        try:
            return records.reading_from(answer)
        except ValueError as error:
            child.end()
            raise ReadingFailed("crashed") from error

    def _child(self) -> Child:
        child: Child | None = getattr(self._own, "child", None)
        if child is None or not child.alive or self._own.left == 0:
            child = self._replace(child)
            self._own.child, self._own.left = child, DOCUMENTS_A_PROCESS
        self._own.left -= 1
        return child

    def _replace(self, worn: Child | None) -> Child:
        with self._lock:
            if worn is not None:
                worn.end()
                self._children.discard(worn)
            if self._dismissed:
                raise ReadingFailed("crashed")
            fresh = Child(self._reader, self._limits.memory_mib)
            self._children.add(fresh)
            return fresh

    def dismiss(self) -> None:
        with self._lock:
            self._dismissed = True
            children, self._children = self._children, set()
        for child in children:
            child.end()


def _check_unchanged(source: Source) -> None:
    try:
        now = stamp_of(source.path)
    except OSError as error:
        raise ReadingFailed("vanished") from error
    if now != source.stamp:
        raise ReadingFailed("changed")
