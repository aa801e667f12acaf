"""Measures the register of statements against gold rows, one JSON object a line.

A row is ``{"file", "page", "quote", "about", "status"}``; the status "none" marks a near miss that
no statement may be taken from. A statement is found when one on the row's file and page holds the
quote or is held by it, whatever the white space and signs.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.services.stated import StatementRow

NONE = "none"


@dataclass(frozen=True, slots=True)
class Finding:
    """One gold row: its quote and status, and the statuses of the statements that overlap it."""

    quote: str
    status: str
    found: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether one of them has the row's status."""
        return self.status in self.found


@dataclass(frozen=True, slots=True)
class Shares:
    """Of true rows the share found, of those the share with the right status; near misses taken."""

    rows: int
    found: float
    right: float
    near_misses: int
    taken: float


def compare(statements: Iterable[StatementRow], gold: Path) -> Iterator[Finding]:
    """Yield a finding for each gold row, in order."""
    by_page: dict[tuple[str, int], list[StatementRow]] = {}
    for statement in statements:
        for page in statement["pages"]:
            by_page.setdefault((_name(statement["file"]), page), []).append(statement)
    for line in gold.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        there = by_page.get((_name(row["file"]), row["page"]), [])
        found = tuple(s["status"] for s in there if _overlap(s["quote"], row["quote"]))
        yield Finding(row["quote"], row["status"], found)


def summary(findings: Sequence[Finding]) -> Shares:
    """Return the shares; a share of nothing is 0."""
    true = [finding for finding in findings if finding.status != NONE]
    near = [finding for finding in findings if finding.status == NONE]
    found = [finding for finding in true if finding.found]
    return Shares(
        rows=len(true),
        found=len(found) / max(len(true), 1),
        right=sum(finding.right for finding in found) / max(len(found), 1),
        near_misses=len(near),
        taken=sum(bool(finding.found) for finding in near) / max(len(near), 1),
    )


def _name(file: str) -> str:
    return file.rsplit("/", 1)[-1]


def _overlap(quote: str, gold: str) -> bool:
    one, other = (re.sub(r"[\W_]+", "", text).casefold() for text in (quote, gold))
    return one in other or other in one
