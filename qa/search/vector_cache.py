"""Vectors that were computed once: by model and by the hash of the text, over all builds."""

import hashlib
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import numpy.typing as npt

from qa.ports import Embedder
from qa.search.vectors import Bytes, Floats, quantise

_TABLE = """
CREATE TABLE IF NOT EXISTS vectors (
  model TEXT NOT NULL, hash BLOB NOT NULL, scale REAL NOT NULL, row BLOB NOT NULL,
  PRIMARY KEY (model, hash)) WITHOUT ROWID;
"""


class VectorCache:
    """One file for one process at a time; what was embedded stays, also after a kill.

    Use it as a context manager.
    """

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=60)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.executescript(_TABLE)

    def passages(
        self, embedder: Embedder, texts: Sequence[str]
    ) -> tuple[Bytes, Floats, npt.NDArray[np.bool_]]:
        """Return for each text its row, the row's scale, and whether it was embedded now.

        Raises ``EmbedderUnavailable`` when some are missing and cannot be made.
        """
        hashes = [hashlib.sha256(text.encode("utf-8", "replace")).digest() for text in texts]
        found = self._get(embedder.model, hashes)
        missing = {
            digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in found
        }
        if missing:
            rows, scales = quantise(embedder.passages(list(missing.values())))
            fresh = dict(zip(missing, zip(rows, scales, strict=True), strict=True))
            self._put(embedder.model, fresh)
            found |= fresh
        rows = np.stack([found[digest][0] for digest in hashes])
        scales = np.array([found[digest][1] for digest in hashes], np.float32)
        return rows, scales, np.array([digest in missing for digest in hashes], bool)

    def _get(self, model: str, hashes: Sequence[bytes]) -> dict[bytes, tuple[Bytes, np.float32]]:
        marks = ",".join("?" * len(hashes))
        sql = f"SELECT hash, scale, row FROM vectors WHERE model = ? AND hash IN ({marks})"  # noqa: S608 - only marks
        return {
            digest: (np.frombuffer(row, np.int8), np.float32(scale))
            for digest, scale, row in self._db.execute(sql, (model, *hashes))
        }

    def _put(self, model: str, fresh: dict[bytes, tuple[Bytes, np.float32]]) -> None:
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)",
                [(model, key, float(scale), row.tobytes()) for key, (row, scale) in fresh.items()],
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()
