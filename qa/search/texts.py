"""The words of a build in one SQLite file: documents, pages and passages as JSON rows."""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from qa import records
from qa.model import Document, Page, Passage, Reading
from qa.search.sqlite_file import SqliteReader, SqliteWriter

MOST_PAGES = 1 << 31
"""No document has more; SQLite's integers end at 2 to the power of 63."""
PAGES_KEPT, DOCUMENTS_KEPT = 256, 1024
"""Read lately: the sentences of an answer stand on few pages."""
_TABLES = """
CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
  document_id TEXT NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (document_id, number));
CREATE TABLE IF NOT EXISTS passages (
  document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
  record TEXT NOT NULL, PRIMARY KEY (document_id, ordinal));
"""
"""Rows of a kilobyte or more have rowids: without, each would take a page of its own beside it."""


class TextsWriter(SqliteWriter):
    """Writes the file of a build that nobody reads yet; leave its ``with`` block to finish."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _TABLES)

    def add(self, reading: Reading) -> None:
        """Add a document with its pages and passages."""
        document_id = reading.document.id
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?)",
            (document_id, _dump(records.document_to(reading.document))),
        )
        self._db.executemany(
            "INSERT INTO pages VALUES (?, ?, ?)",
            [(document_id, page.number, _dump(records.page_to(page))) for page in reading.pages],
        )
        self._db.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?)",
            [
                (document_id, ordinal, passage.id, _dump(records.passage_to(passage)))
                for ordinal, passage in enumerate(reading.passages)
            ],
        )

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove the documents with their pages and passages."""
        gone = [(document_id,) for document_id in document_ids]
        self._db.executemany("DELETE FROM documents WHERE id = ?", gone)
        self._db.executemany("DELETE FROM pages WHERE document_id = ?", gone)
        self._db.executemany("DELETE FROM passages WHERE document_id = ?", gone)

    def set_document(self, document: Document) -> None:
        """Replace what is known of a document whose pages stay as they are."""
        self._db.execute(
            "UPDATE documents SET record = ? WHERE id = ?",
            (_dump(records.document_to(document)), document.id),
        )


class StoredTexts(SqliteReader):
    """A ``Texts`` on the file of a published build. Never writes, takes no locks."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._page = lru_cache(maxsize=PAGES_KEPT)(self._read_page)
        self._document = lru_cache(maxsize=DOCUMENTS_KEPT)(self._read_document)

    def passages(self, ids: Sequence[str]) -> list[Passage]:
        """Return the passages in the order asked. Raises ``KeyError`` for an unknown id."""
        rows = self._rows_in("SELECT id, record FROM passages WHERE id IN", ids)
        found = {
            passage_id: records.passage_from(json.loads(record)) for passage_id, record in rows
        }
        return [found[passage_id] for passage_id in ids]

    def passage_ids(self) -> list[str]:
        """Return the id of every passage, document by document, in order."""
        return [row[0] for row in self._rows("SELECT id FROM passages")]

    def page(self, document_id: str, number: int) -> Page:
        """Return one page. Raises ``KeyError`` when there is none."""
        if not 0 < number <= MOST_PAGES:
            raise KeyError(number)
        return self._page(document_id, number)

    def document(self, document_id: str) -> Document:
        """Return the document. Raises ``KeyError`` when there is none."""
        return self._document(document_id)

    def counts(self) -> tuple[int, int, int]:
        """Return how many documents, pages and passages there are."""
        sql = (
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM pages),"
            " (SELECT count(*) FROM passages)"
        )
        ((documents, pages, passages),) = self._rows(sql)
        return int(documents), int(pages), int(passages)

    def _read_page(self, document_id: str, number: int) -> Page:
        sql = "SELECT record FROM pages WHERE document_id = ? AND number = ?"
        return records.page_from(self._one(sql, document_id, number))

    def _read_document(self, document_id: str) -> Document:
        return records.document_from(
            self._one("SELECT record FROM documents WHERE id = ?", document_id)
        )

    def _one(self, sql: str, *keys: str | int) -> records.Json:
        rows = self._rows(sql, keys)
        if not rows:
            raise KeyError(keys)
        value: records.Json = json.loads(rows[0][0])
        return value


def _dump(value: records.Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
