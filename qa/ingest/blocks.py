"""What layout hands to the passage maker: text whose every character knows its place on a page."""

from dataclasses import dataclass
from enum import StrEnum

from qa.model import Page, Span


class BlockKind(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Traced:
    """Text put together from pieces of pages.

    ``pieces`` are ``(start in text, Span)``, ascending and not overlapping; each piece is an exact
    copy: ``text[start : start + (span.end - span.start)] == page.text[span.start : span.end]``.
    What lies between pieces was put in (a space for a line break, a tab between table cells) or
    is nothing (a line-end hyphen that was dropped).
    """

    text: str
    pieces: tuple[tuple[int, Span], ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the page slices behind ``text[start:end]``, in text order."""
        found: list[Span] = []
        for at, piece in self.pieces:
            low = max(start, at)
            high = min(end, at + piece.end - piece.start)
            if low < high:
                found.append(Span(piece.page, piece.start + low - at, piece.start + high - at))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or footnote in reading order.

    ``level`` is the depth of a heading (1 is the top) or of a list item (1 is the outermost);
    ``marker`` is the bullet or number of a list item as printed, or a footnote's mark; it is not
    part of ``traced``. A paragraph or list item that runs over a page break is one block.
    """

    kind: BlockKind
    traced: Traced
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A whole document after layout and joins: pages for the gate, blocks for the passages."""

    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
