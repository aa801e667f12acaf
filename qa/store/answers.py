"""Answers behind permalinks: what was asked, and what was answered then."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from qa.errors import NotFound
from qa.store.schema import AnswerRow

# One write removes at most so many old answers, so that no visitor waits for a great cleaning.
REMOVED_AT_ONCE = 100
LONGEST_CONVERSATION = 20


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """One question with its answer as JSON-ready data; ``context_id`` is the answer before it."""

    id: str
    created: datetime
    question: str
    context_id: str | None
    payload: Mapping[str, object]


def _now() -> datetime:
    return datetime.now(UTC)


class AnswerStore:
    """Keeps answers for ``days`` days. Thread-safe."""

    def __init__(self, engine: Engine, *, days: int, now: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._age = timedelta(days=days)
        self._now = now

    def keep(
        self, question: str, payload: Mapping[str, object], *, context_id: str | None = None
    ) -> str:
        """Store an answer and return its id, which cannot be guessed; remove some that are old."""
        answer_id = secrets.token_urlsafe(16)
        row = AnswerRow(
            id=answer_id,
            created=self._now(),
            question=question,
            context_id=context_id,
            payload=dict(payload),
        )
        with Session(self._engine) as session, session.begin():
            session.add(row)
            old = select(AnswerRow.id).where(AnswerRow.created < self._oldest())
            ids = session.scalars(old.order_by(AnswerRow.created).limit(REMOVED_AT_ONCE)).all()
            if ids:
                session.execute(delete(AnswerRow).where(AnswerRow.id.in_(ids)))
        return answer_id

    def find(self, answer_id: str) -> KeptAnswer:
        """Return the answer. Raises ``NotFound`` when there is none, or none any more."""
        with Session(self._engine) as session:
            row = session.get(AnswerRow, answer_id)
            if row is None or row.created < self._oldest():
                raise NotFound(
                    "Svaret finns inte, eller har tagits bort för att det är för gammalt."
                )
            return KeptAnswer(row.id, row.created, row.question, row.context_id, row.payload)

    def conversation(self, answer_id: str) -> tuple[KeptAnswer, ...]:
        """Return the answer and those it follows on, oldest first; the last is the one asked for.

        At most ``LONGEST_CONVERSATION`` are returned, and none from before one that is gone.
        Raises ``NotFound`` as ``find`` does.
        """
        found = [self.find(answer_id)]
        while (before := found[-1].context_id) and len(found) < LONGEST_CONVERSATION:
            try:
                found.append(self.find(before))
            except NotFound:
                break
        return tuple(reversed(found))

    def _oldest(self) -> datetime:
        return self._now() - self._age
