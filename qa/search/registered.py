"""The register of a build in one SQLite file: statements and definitions as JSON rows.

``stems`` hold the tokens of what a row is about, parted and enclosed by spaces, so that a question
finds a term in any form of its words.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from qa.checked_json import Json
from qa.errors import BuildDamaged
from qa.language import analysis
from qa.model import Definition, Statement
from qa.search import register_records
from qa.search.sqlite_file import SqliteReader, SqliteWriter

_T = TypeVar("_T")
_TABLES = "".join(
    f"""
CREATE TABLE IF NOT EXISTS {table} (
  document_id TEXT NOT NULL, ordinal INTEGER NOT NULL, passage_id TEXT NOT NULL,
  record TEXT NOT NULL, PRIMARY KEY (document_id, ordinal)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS {table}_by_passage ON {table} (passage_id);
CREATE TABLE IF NOT EXISTS {table}_stems (
  stems TEXT NOT NULL, document_id TEXT NOT NULL, ordinal INTEGER NOT NULL,
  PRIMARY KEY (stems, document_id, ordinal)) WITHOUT ROWID;
"""
    for table in ("statements", "definitions")
)

_ORDER = "ORDER BY document_id, ordinal"


def stems_of(text: str) -> tuple[str, ...]:
    """Return the ``stem`` tokens of a term, each once, sorted."""
    return tuple(sorted(set(analysis.fields(text)[analysis.STEM])))


class RegisterWriter(SqliteWriter):
    """Writes the register of a build that nobody reads yet; leave its ``with`` block to finish."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, _TABLES)

    def add(
        self, document_id: str, statements: Sequence[Statement], definitions: Sequence[Definition]
    ) -> None:
        """Add what one document states, in reading order."""
        for ordinal, statement in enumerate(statements):
            record = register_records.statement_to(statement)
            self._add("statements", document_id, ordinal, statement.passage_id, record)
            self._name("statements", document_id, ordinal, (statement.about,))
        for ordinal, definition in enumerate(definitions):
            record = register_records.definition_to(definition)
            self._add("definitions", document_id, ordinal, definition.passage_id, record)
            names = (definition.term, *definition.synonyms)
            self._name("definitions", document_id, ordinal, names)

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove what the documents state."""
        gone = [(document_id,) for document_id in document_ids]
        for table in ("statements", "statements_stems", "definitions", "definitions_stems"):
            self._db.executemany(f"DELETE FROM {table} WHERE document_id = ?", gone)  # noqa: S608

    def _add(self, table: str, *values: str | int | Json) -> None:
        *keys, record = values
        row = (*keys, json.dumps(record, ensure_ascii=False, separators=(",", ":")))
        self._db.execute(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", row)  # noqa: S608

    def _name(self, table: str, document_id: str, ordinal: int, names: Iterable[str]) -> None:
        rows = {(f" {' '.join(stems_of(name))} ", document_id, ordinal) for name in names}
        self._db.executemany(f"INSERT INTO {table}_stems VALUES (?, ?, ?)", sorted(rows))  # noqa: S608


class StoredRegister(SqliteReader):
    """A ``Register`` on the file of a published build. Never writes, takes no locks."""

    def __init__(self, path: Path) -> None:
        self._there = path.is_file()
        super().__init__(path)

    def all_statements(self) -> list[Statement]:
        """Return every statement of evidence."""
        return self._all("statements", register_records.statement_from)

    def statements_in(self, passage_ids: Sequence[str]) -> list[Statement]:
        """Return the statements that stand in the passages; unknown ids have none."""
        return self._in("statements", passage_ids, register_records.statement_from)

    def statements_about(self, stems: Sequence[str]) -> list[Statement]:
        """Return the statements whose ``about`` has every one of the stems."""
        wanted = [f" {stem} " for stem in stems]
        if not wanted:
            return []
        where = " AND ".join("instr(s.stems, ?)" for _ in wanted)
        return self._named("statements", where, wanted, register_records.statement_from)

    def all_definitions(self) -> list[Definition]:
        """Return every definition."""
        return self._all("definitions", register_records.definition_from)

    def definitions_of(self, stems: Sequence[str]) -> list[Definition]:
        """Return the definitions whose term or synonym has exactly these stems, in any order."""
        wanted = f" {' '.join(sorted(set(stems)))} "
        return self._named("definitions", "s.stems = ?", [wanted], register_records.definition_from)

    def definitions_in(self, passage_ids: Sequence[str]) -> list[Definition]:
        """Return the definitions that stand in the passages; unknown ids have none."""
        return self._in("definitions", passage_ids, register_records.definition_from)

    def _all(self, table: str, read: Callable[[Json], _T]) -> list[_T]:
        sql = f"SELECT record FROM {table} {_ORDER}"  # noqa: S608 - names of ours
        return self._read(self._rows(sql) if self._there else [], read)

    def _in(self, table: str, ids: Sequence[str], read: Callable[[Json], _T]) -> list[_T]:
        sql = f"SELECT record FROM {table} WHERE passage_id IN"  # noqa: S608 - names of ours
        unique = list(dict.fromkeys(ids)) if self._there else []
        return self._read(self._rows_in(sql, unique, _ORDER), read)

    def _named(
        self, table: str, where: str, values: Sequence[str], read: Callable[[Json], _T]
    ) -> list[_T]:
        sql = (
            f"SELECT DISTINCT t.record, t.document_id, t.ordinal FROM {table}_stems s"  # noqa: S608
            f" JOIN {table} t USING (document_id, ordinal) WHERE {where} ORDER BY 2, 3"
        )
        return self._read(self._rows(sql, values) if self._there else [], read)

    def _read(self, rows: Iterable[tuple[Any, ...]], read: Callable[[Json], _T]) -> list[_T]:
        try:
            return [read(json.loads(row[0])) for row in rows]
        except ValueError as error:
            raise BuildDamaged(file=self._address) from error
