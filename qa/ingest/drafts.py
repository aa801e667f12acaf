"""A block before its lines are joined."""

from dataclasses import dataclass

from qa.ingest.blocks import BlockKind
from qa.ingest.lines import Line


@dataclass(frozen=True, slots=True)
class Draft:
    """A block as lines. A table row has ``cells`` and, as ``lines``, the lines of all of them."""

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    marker: str = ""
    cells: tuple[tuple[Line, ...], ...] = ()

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """The lines with spaces between, hyphens and all: for looking at, not for quoting."""
        return " ".join(line.text for line in self.lines)
