"""The process that reads PDFs: hostile territory, with a memory limit and nothing to say but data.

Started by ``ingest.pipeline`` as ``python -m qa.ingest.worker READER MEMORY_MIB``. It takes one
JSON object a line on standard input and writes frames (length in 8 bytes, then JSON deflated) to
what was standard output: one that it is ready, and for each request the number of pages as soon as
it is known, then a reading or a code.
"""

import importlib
import json
import logging
import os
import resource
import signal
import sys
import warnings
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Protocol

from qa import lifeline, records
from qa.checked_json import Json, object_of, text_of
from qa.errors import UnreadableFile
from qa.model import Reading
from qa.settings import MIB

LENGTH_BYTES = 8


class Reader(Protocol):
    """A module that reads."""

    def read(self, path: Path, file: str, sha256: str) -> Reading:
        """Return the reading or raise ``UnreadableFile``."""
        ...

    def count_pages(self, path: Path) -> int:
        """Return the number of pages, 0 when it cannot be known quickly."""
        ...


def serve(requests: Iterable[bytes], answers: BinaryIO, reader: Reader) -> None:
    """Answer every request in order, until there are no more or memory ran out.

    Any other error is let through: it ends the process, and ``ingest.pipeline`` sees that.
    """
    _send(answers, {"ready": True})
    for line in requests:
        row = object_of(json.loads(line))
        path = Path(text_of(row["path"]))
        file, sha256 = text_of(row["file"]), text_of(row["sha256"])
        try:
            _send(answers, {"pages": reader.count_pages(path)})
            _send(answers, {"reading": records.reading_to(reader.read(path, file, sha256))})
        except UnreadableFile as error:
            _send(answers, {"code": error.code})
        except FileNotFoundError:
            _send(answers, {"code": "vanished"})
        except PermissionError:
            _send(answers, {"code": "permission"})
        except MemoryError:
            _send(answers, {"code": "memory"})
            return


def _send(answers: BinaryIO, answer: Json) -> None:
    body = zlib.compress(json.dumps(answer).encode("ascii"), 1)
    answers.write(len(body).to_bytes(LENGTH_BYTES) + body)
    answers.flush()


def restrain(memory_mib: int) -> None:
    """Bound this process: its own memory, no large files, no core; it dies with its parent.

    The bound is on data (heap and private maps): on the whole address space it would count
    dictionaries and libraries that are mapped and never touched.
    """
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mib * MIB, memory_mib * MIB))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MIB, MIB))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    lifeline.end_with_parent(signal.SIGKILL)


def main(reader_name: str, memory_mib: int) -> None:
    """Serve on standard input and output, with everything else that writes there kept out."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    restrain(memory_mib)
    serve(sys.stdin.buffer, answers, importlib.import_module(reader_name))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
