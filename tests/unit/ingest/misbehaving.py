"""A reader for tests: does what the file's content says, in the reading process."""

import os
import signal
import sys
import time
from pathlib import Path

from qa.ingest.faults import unreadable
from qa.model import Document, Page, Passage, Reading, Sentence, Span, Unit, UnitKind


def count_pages(path: Path) -> int:
    return 1 if path.read_text() == "slow" else 0


def read(path: Path, file: str, sha256: str) -> Reading:
    act = path.read_text()
    print("noise on standard output", flush=True)
    os.write(1, b"more noise")
    if act in _ACTS:
        _ACTS[act]()
    text = f"{os.getpid()} {act}"
    sentence = Sentence(text, (Span(1, 0, len(text)),))
    passage = Passage(f"{sha256[:12]}:0", sha256[:12], ("Å",), (Unit(UnitKind.LIST, (sentence,)),))
    document = Document(sha256[:12], file, sha256, "Titel", page_count=1)
    return Reading(document, (Page(1, "i", text),), (passage,))


def _hang() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(60)


def _eat() -> None:
    eaten = [bytearray(1 << 20) for _ in range(100_000)]
    print(len(eaten))


def _encrypted() -> None:
    raise unreadable("encrypted")


def _recurse() -> None:
    sys.setrecursionlimit(1 << 30)
    _recurse()


def _lie() -> None:
    """Write nonsense where the answers go: the first file the process opened."""
    os.write(3, b"\xff" * 100_000)


_ACTS = {
    "hang": _hang,
    "eat": _eat,
    "encrypted": _encrypted,
    "exit": lambda: os._exit(3),
    "segfault": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "recurse": _recurse,
    "lie": _lie,
    "raise": lambda: 1 // 0,
    "slow": lambda: time.sleep(1.5),
    "flood": lambda: [sys.stderr.write("x" * 1000) for _ in range(5000)],
}
