"""Answers behind permalinks: kept, found, followed back, and removed when they are old."""

import multiprocessing
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from qa.errors import NotFound, SettingError
from qa.store.answers import REMOVED_AT_ONCE, AnswerStore
from qa.store.schema import open_database

START = datetime(2026, 11, 21, 12, tzinfo=UTC)


class Clock:
    """A clock that a test can turn."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database("", tmp_path / "var")
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> AnswerStore:
    return AnswerStore(engine, days=90, now=clock)


def test_an_answer_comes_back_as_it_was_kept(store: AnswerStore) -> None:
    payload = {"state": "answered", "citations": [{"n": 1, "quote": "å\tb\n”c”"}], "year": None}
    kept = store.find(store.keep("Vad är evidens?", payload))
    assert kept.payload == payload
    assert (kept.question, kept.created, kept.context_id) == ("Vad är evidens?", START, None)


def test_ids_cannot_be_guessed(store: AnswerStore) -> None:
    ids = {store.keep("Samma fråga", {}) for _ in range(20)}
    assert len(ids) == 20
    assert all(len(name) == 22 for name in ids)  # 16 random bytes


def test_a_conversation_is_told_oldest_first(store: AnswerStore) -> None:
    first = store.keep("Ett", {})
    second = store.keep("Två", {}, context_id=first)
    third = store.keep("Tre", {}, context_id=second)
    assert [kept.question for kept in store.conversation(third)] == ["Ett", "Två", "Tre"]
    assert [kept.question for kept in store.conversation(second)] == ["Ett", "Två"]


def test_an_answer_is_gone_when_its_days_are_over(store: AnswerStore, clock: Clock) -> None:
    first = store.keep("Ett", {})
    clock.now = START + timedelta(days=60)
    second = store.keep("Två", {}, context_id=first)
    clock.now = START + timedelta(days=90, seconds=1)
    with pytest.raises(NotFound):
        store.find(first)
    assert [kept.question for kept in store.conversation(second)] == ["Två"]


def test_old_answers_are_removed_a_few_at_each_write(
    store: AnswerStore, clock: Clock, engine: Engine
) -> None:
    for number in range(REMOVED_AT_ONCE + 5):
        store.keep(f"Fråga {number}", {})
    clock.now = START + timedelta(days=91)

    def left() -> int:
        with engine.connect() as connection:
            return int(connection.execute(text("SELECT count(*) FROM answers")).scalar_one())

    store.keep("Ny", {})
    assert left() == 5 + 1
    store.keep("Ny", {})
    assert left() == 2


def test_only_the_owner_may_read_the_database(store: AnswerStore, tmp_path: Path) -> None:
    store.keep("Ett", {})
    files = list((tmp_path / "var").iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "var").stat().st_mode) == 0o700


def test_the_database_writes_ahead_so_that_readers_never_wait(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"


def _keep_many(folder: Path, start: "multiprocessing.synchronize.Barrier") -> None:
    start.wait()
    store = AnswerStore(open_database("", folder), days=90)
    for number in range(10):
        store.keep(f"Fråga {number}", {"n": number})


def test_processes_open_and_write_at_once_and_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(3)
    workers = [
        context.Process(target=_keep_many, args=(tmp_path / "var", barrier)) for _ in range(3)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    with open_database("", tmp_path / "var").connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM answers")).scalar_one() == 30


def test_an_error_does_not_tell_the_question(store: AnswerStore, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE answers"))
    with pytest.raises(Exception, match="no such table") as caught:
        store.keep("hemlig fråga", {})
    assert "hemlig" not in str(caught.value)


@pytest.mark.parametrize("url", ["not an address", "nosuchdb://x/y"])
def test_an_address_that_cannot_be_used_names_its_setting(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingError, match="QA_DATABASE_URL"):
        open_database(url, tmp_path)


def test_another_database_may_be_given(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/annan.sqlite3", tmp_path / "var")
    store = AnswerStore(engine, days=90)
    assert store.find(store.keep("Ett", {"n": 1})).payload == {"n": 1}
    assert not (tmp_path / "var").exists()
    engine.dispose()
