"""What a passage holds, in order: the tokens that features are computed from, for few passages.

The index answers which passages hold a word; this file answers which words a passage holds. One
SQLite row a passage: its units' tokens as 32-bit hashes and its set of 4-grams as 16-bit hashes, by
which many passages are weighed, and its stems and parts themselves, by which few are chosen from.
Two words of one hash count as one: the odds are 1 in 30,000 for a question of ten words among
150,000, and 1 in 150 for a 4-gram, which changes little in a sum over fifty.
"""

import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from qa.errors import BuildDamaged
from qa.language.analysis import GRAMS, PARTS
from qa.language.passages import PassageTokens
from qa.ports import Analysed, Record
from qa.search import analysed_records
from qa.search.sqlite_file import SqliteReader, SqliteWriter

FORWARD = "forward.sqlite3"
"""The file's name in a build."""
UNIT_END = 0
"""Stands after the tokens of each unit; no token has this hash."""
_TABLE = """
CREATE TABLE IF NOT EXISTS passages (
  id TEXT PRIMARY KEY, document_id TEXT NOT NULL, characters INTEGER NOT NULL,
  words BLOB NOT NULL, grams BLOB NOT NULL, analysed TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS of_document ON passages (document_id);
"""


@lru_cache(maxsize=1 << 16)
def word_hash(token: str) -> int:
    """Return 32 bits that are the same in every process, never ``UNIT_END``."""
    return zlib.crc32(token.encode("utf-8", "replace")) or 1


@lru_cache(maxsize=1 << 16)
def gram_hash(gram: str) -> int:
    """Return 16 bits that are the same in every process."""
    return zlib.crc32(gram.encode("utf-8", "replace")) & 0xFFFF


class ForwardWriter(SqliteWriter):
    """Writes the file of a build that nobody reads yet; leave its ``with`` block to finish."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _TABLE)

    def add(
        self, passage_id: str, document_id: str, tokens: PassageTokens, characters: int
    ) -> None:
        """Add a passage of so many characters."""
        words: list[int] = []
        for unit in tokens.units:
            words += map(word_hash, unit.fields[PARTS])
            words.append(UNIT_END)
        grams = {gram_hash(gram) for gram in set(tokens.all_of(GRAMS))}
        row = (
            np.array(words, "<u4").tobytes(),
            np.array(sorted(grams), "<u2").tobytes(),
            analysed_records.to_text(tokens),
        )
        self._db.execute(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
            (passage_id, document_id, characters, *row),
        )

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove every passage of the documents."""
        gone = [(document_id,) for document_id in document_ids]
        self._db.executemany("DELETE FROM passages WHERE document_id = ?", gone)


class StoredForward(SqliteReader):
    """The file of a published build. Never writes, takes no locks. Thread-safe."""

    def records(self, ids: Sequence[str]) -> list[Record]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        sql = "SELECT id, characters, words, grams FROM passages WHERE id IN"
        found = {
            passage_id: Record(characters, np.frombuffer(words, "<u4"), np.frombuffer(grams, "<u2"))
            for passage_id, characters, words, grams in self._rows_in(sql, ids)
        }
        return [found[passage_id] for passage_id in ids]

    def analysed(self, ids: Sequence[str]) -> list[Analysed]:
        """Return the tokens in the order asked. Raises ``KeyError`` for an unknown id."""
        rows = self._rows_in("SELECT id, analysed FROM passages WHERE id IN", ids)
        try:
            found = {passage_id: analysed_records.from_text(text) for passage_id, text in rows}
        except ValueError as error:
            raise BuildDamaged(file=self._address) from error
        return [found[passage_id] for passage_id in ids]
