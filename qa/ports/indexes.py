"""Indexes of words: what is looked for, what is found, and who writes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Term:
    """A finished token to look for in one field, with its weight."""

    field: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage id and its score; higher is better, scores compare within one search only."""

    passage_id: str
    score: float


class SearchIndex(Protocol):
    """An opened, immutable index. Thread-safe."""

    def search(
        self, terms: Sequence[Term], *, limit: int, documents: frozenset[str] | None = None
    ) -> list[Hit]:
        """Return at most ``limit`` hits by descending score, ties by passage id.

        An OR query: terms found nowhere count nothing, no terms give no hits. ``documents`` keeps
        only passages of those document ids. No text is ever parsed as query syntax.
        """
        ...

    def document_frequency(self, field: str, text: str) -> int:
        """Return in how many passages the token stands."""
        ...

    def passage_count(self) -> int:
        """Return the number of passages."""
        ...

    def close(self) -> None:
        """Let go of files and memory maps."""
        ...


class IndexWriter(Protocol):
    """Writes one index. Nothing is visible before ``commit``; leaving without it cancels."""

    def add(self, passage_id: str, document_id: str, fields: Mapping[str, Sequence[str]]) -> None:
        """Add one passage as finished tokens by field."""
        ...

    def remove(self, document_ids: Iterable[str]) -> None:
        """Remove every passage of the documents."""
        ...

    def commit(self) -> None:
        """Write and close."""
        ...

    def cancel(self) -> None:
        """Drop everything since the writer was opened and close."""
        ...
