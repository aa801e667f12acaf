"""What a run of the indexer tells: while it reads, and when it is done."""

from collections.abc import Callable
from dataclasses import dataclass

from qa.model import Build, ReadingFault


@dataclass(frozen=True, slots=True)
class Step:
    """One document was read: the how manyth of how many, its pages, seconds, what failed."""

    done: int
    total: int
    file: str
    pages: int
    seconds: float
    fault: ReadingFault | None


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The build that answers now, whether it is new, how many files were read for it."""

    build: Build
    published: bool
    read: int
    seconds: float
