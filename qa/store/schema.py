"""The tables, and how a database is made ready for them."""

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import JSON, DateTime, Engine, String, Text, create_engine, event
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import TypeDecorator

from qa.errors import SettingError


class UtcTime(TypeDecorator[datetime]):
    """An aware time; SQLite keeps no time zone, so everything is stored in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn an aware time into UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Say that what was read is UTC."""
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


class Base(DeclarativeBase):
    """What all tables share."""


class AnswerRow(Base):
    """One question with the answer that it was given."""

    __tablename__ = "answers"

    id: Mapped[str] = mapped_column(String(43), primary_key=True)
    created: Mapped[datetime] = mapped_column(UtcTime, index=True)
    question: Mapped[str] = mapped_column(Text)
    # No foreign key: an earlier answer of a conversation is removed before the later ones.
    context_id: Mapped[str | None] = mapped_column(String(43))
    payload: Mapped[dict[str, object]] = mapped_column(JSON)


def open_database(url: str, data: Path) -> Engine:
    """Return an engine with its tables made; an empty ``url`` is SQLite in ``data``.

    Several processes may do this at once. Raises ``SettingError`` for an address that cannot be
    understood or whose driver is not installed.
    """
    if not url:
        return _open_sqlite(data)
    try:
        engine = create_engine(make_url(url), hide_parameters=True, pool_pre_ping=True)
    except (ArgumentError, ImportError) as error:
        raise SettingError(
            "Inställningen QA_DATABASE_URL kan inte användas: adressen är fel skriven "
            "eller drivrutinen är inte installerad."
        ) from error
    _make_tables(engine)
    return engine


def _open_sqlite(data: Path) -> Engine:
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data / "kallsvar.sqlite3"
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    # Questions are nobody else's business: readable for the service's own user only.
    lock = os.open(data / "kallsvar.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        _make_tables(engine)
    finally:
        os.close(lock)
    return engine


def _set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout=10000")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _make_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
