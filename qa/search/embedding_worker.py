"""A process that embeds: as many as there are processors do it side by side.

Started by ``search.embedding_crew`` as ``python -m qa.search.embedding_worker``. It takes one JSON
list of texts a line on standard input and answers each with a frame: rows and numbers a row, four
bytes each, then the numbers as 32-bit floats. When standard input ends, so does the process, also
in the middle of a text: it does not outlive who started it, however that ended.
"""

import json
import os
import queue
import signal
import struct
import sys
import threading
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from qa.errors import EmbedderUnavailable
from qa.search.embedders import NanoEmbedder

FRAME = struct.Struct("<II")
NICENESS = 5
"""Questions that are answered on the same machine meanwhile go first."""
UNAVAILABLE = 3
"""Exit status when the model cannot be loaded."""


def main() -> None:
    """Answer until there is nobody left to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for who started this one: it ends standard input
    os.nice(NICENESS)  # in the session of who started it: Linux weighs sessions first
    waiting: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, waiting), daemon=True).start()
    by = NanoEmbedder()
    while True:
        try:
            rows = by.passages(json.loads(waiting.get()))
        except EmbedderUnavailable:
            os._exit(UNAVAILABLE)
        _answer(sys.stdout.buffer, np.asarray(rows, "<f4"))


def _listen(requests: BinaryIO, waiting: "queue.SimpleQueue[bytes]") -> None:
    for line in requests:
        waiting.put(line)
    os._exit(0)  # whoever asked is done, or gone


def _answer(answers: BinaryIO, rows: npt.NDArray[np.float32]) -> None:
    answers.write(FRAME.pack(*rows.shape) + rows.tobytes())
    answers.flush()


if __name__ == "__main__":
    main()
