"""A file of a build in SQLite: written once by one process, read by many threads."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from qa.errors import BuildDamaged
from qa.search.pool import Pool

AT_ONCE = 500
"""Ids in one question to SQLite; its limit is 32,766 variables."""


class SqliteWriter:
    """Writes the file of a build that nobody reads yet; leave its ``with`` block to finish."""

    def __init__(self, path: Path, tables: str) -> None:
        self._db = sqlite3.connect(path)
        # A crash leaves a scratch folder behind that the next run removes; nothing to protect.
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(tables)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._db.commit()
        self._db.close()


class SqliteReader:
    """The file of a published build. Never writes, takes no locks. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self._address = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
        self._pool: Pool[sqlite3.Connection] = Pool(self._connect)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._address, uri=True, check_same_thread=False)

    def _rows(self, sql: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        """Return all rows. Raises ``BuildDamaged``."""
        with self._pool.lend() as db:
            try:
                return db.execute(sql, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise BuildDamaged(file=self._address) from error

    def _rows_in(self, sql: str, ids: Sequence[str], end: str = "") -> list[tuple[Any, ...]]:
        """Return all rows of ``sql``, which ends in "IN", for the ids; ``end`` follows them."""
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            found += self._rows(f"{sql} ({','.join('?' * len(some))}) {end}", some)
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._pool.close()
