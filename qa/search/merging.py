"""Which parts of an index a new build leaves as they are, and which it writes anew."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

MOST_PARTS = 8
"""With more of them the smaller half is merged: each one costs every search a little."""
STALE = 0.25
"""Parts of which this much is deleted are rewritten."""


class Part(Protocol):
    """A file or a group of files that is written once; what is deleted in it is noted beside it."""

    def doc_count_all(self) -> int:
        """Return how many passages it was written with."""
        ...

    def deleted_count(self) -> int:
        """Return how many of them are deleted."""
        ...


P = TypeVar("P", bound=Part)


def untouched(parts: Sequence[P]) -> list[P]:
    """Return the parts that stay: a small change never rewrites a large part."""
    fresh = [part for part in parts if part.deleted_count() < STALE * part.doc_count_all()]
    fresh.sort(key=lambda part: part.doc_count_all())
    return fresh[len(fresh) // 2 if len(fresh) > MOST_PARTS else 0 :]
