"""One passage, one row: what a table shows of the same sentences is shown once."""

from collections.abc import Iterable

from qa.model import EvidenceStatus
from qa.ports import DraftRow

_FOR = frozenset({EvidenceStatus.SUPPORTED, EvidenceStatus.RECOMMENDED})


def once(rows: Iterable[DraftRow]) -> list[DraftRow]:
    """Return the rows without those that another one shows too, in their order.

    Of support and advice in the same sentences the better grounded stays: what the source grades,
    else what it says has an effect. What speaks against stays beside what speaks for.
    """
    kept: list[DraftRow] = []
    for row in rows:
        at = next((at for at, other in enumerate(kept) if _repeats(row, other)), None)
        if at is None:
            kept.append(row)
        else:
            kept[at] = max(kept[at], row, key=_grounds)
    return kept


def _repeats(row: DraftRow, other: DraftRow) -> bool:
    if row.candidate.passage.id != other.candidate.passage.id:
        return False
    statuses = {row.statement and row.statement.status, other.statement and other.statement.status}
    one, two = set(row.sentences), set(other.sentences)
    return (one <= two or two <= one) and (len(statuses) == 1 or statuses <= _FOR)


def _grounds(row: DraftRow) -> tuple[bool, bool, int]:
    statement = row.statement
    is_graded = bool(statement and statement.grade and not statement.level.startswith("verb:"))
    has_effect = bool(statement and statement.status is EvidenceStatus.SUPPORTED)
    return is_graded, has_effect, len(row.sentences)
