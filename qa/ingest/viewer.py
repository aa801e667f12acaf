"""The process that draws pages and finds quotes on them, with limits and nothing to say but data.

Started by ``ingest.viewing`` as ``python -m qa.ingest.viewer MEMORY_MIB CPU_SECONDS``. It takes one
JSON object a line on standard input; each answer is its length in 8 bytes, one byte for what it is
(``I`` a PNG, ``R`` rectangles as JSON, ``E`` the code of an error) and the rest.
"""

import json
import logging
import os
import resource
import sys
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

import pypdfium2

from qa.checked_json import Json, list_of, number_of, object_of, text_of
from qa.ingest import geometry
from qa.settings import MIB

LENGTH_BYTES = 8


class _Opened:
    """The document opened last: neighbours of a page are likely to be asked for next."""

    def __init__(self) -> None:
        self._key = ""
        self._document: pypdfium2.PdfDocument | None = None

    def page(self, path: str, version: str, number: int) -> pypdfium2.PdfPage:
        """Return page ``number`` (1-based). Raises ``PdfiumError`` and ``LookupError``."""
        key = f"{version} {path}"
        if self._document is None or key != self._key:
            if self._document is not None:
                self._document.close()
            self._document = None
            self._document = pypdfium2.PdfDocument(Path(path))
            self._key = key
        if not 1 <= number <= len(self._document):
            raise LookupError(number)
        return self._document[number - 1]


def serve(requests: Iterable[bytes], answers: BinaryIO, cpu_seconds: int) -> None:
    """Answer every request in order until there are no more; any other error ends the process."""
    opened = _Opened()
    for line in requests:
        _allow(cpu_seconds)
        try:
            kind, body = _answer(object_of(json.loads(line)), opened)
        except (pypdfium2.PdfiumError, OSError):
            kind, body = b"E", b"unreadable"
        except LookupError:
            kind, body = b"E", b"no_page"
        answers.write(len(body).to_bytes(LENGTH_BYTES) + kind + body)
        answers.flush()


def _answer(row: Mapping[str, Json], opened: _Opened) -> tuple[bytes, bytes]:
    page = opened.page(
        text_of(row["path"]),
        text_of(row["version"]),
        number_of(row["number"]),
    )
    try:
        if "width" in row:
            return b"I", geometry.draw(page, number_of(row["width"]))
        slices = list_of(row["slices"], _slice_of)
        found = geometry.mark(page, text_of(row["text"]), slices)
        rows = [(box.left, box.top, box.right, box.bottom) for box in found]
        return b"R", json.dumps(rows).encode("ascii")
    finally:
        page.close()


def _slice_of(value: Json) -> tuple[int, int]:
    start, end = list_of(value, number_of)
    return start, end


def _allow(cpu_seconds: int) -> None:
    """Let this request use so much more processor time before the kernel ends the process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + cpu_seconds, hard))


def main(memory_mib: int, cpu_seconds: int) -> None:
    """Serve on standard input and output, with everything else that writes there kept out."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (memory_mib * MIB, memory_mib * MIB))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    serve(sys.stdin.buffer, answers, cpu_seconds)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
