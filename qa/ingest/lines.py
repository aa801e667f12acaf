"""The lines of a page with their place, size and weight; a wide gap parts a line in two."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from qa.ingest.raw import RawPage
from qa.model import Span

WIDE_GAP = 1.5  # times the font size; stretched spaces of justified text stay below
_LINE = re.compile(r"[^\n]+")
# "1 §", "12 kap.", "a)", "3.1": what may stand far before its text without being a cell.
_LABEL = re.compile(
    r"(?:\d+(?: [a-z])? ?§§?\d?|\d+ ?kap\.|\(?(?:\d{1,3}|[a-zåäö]|[ivx]{1,4})[.)]|\d+(?:\.\d+)*\.?"
    r"|[•●▪■◦○–—−\-*>\uf0b7\uf0a7\uf02d\uf0d8o])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A run of one line of a page: ``text == page.text[start:end]``, without outer spaces.

    Places are PDF points of the page as shown, NaN when unknown; ``size`` is the font size in
    points, 0 when unknown. ``after_blank`` tells that an empty line comes before it.
    """

    page: int
    start: int
    end: int
    text: str
    left: float = float("nan")
    bottom: float = float("nan")
    right: float = float("nan")
    top: float = float("nan")
    size: float = 0.0
    bold: bool = False
    after_blank: bool = False

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.page, self.start, self.end)

    @property
    def placed(self) -> bool:
        """Whether the place on the page is known."""
        return not math.isnan(self.left)

    def part(self, start: int, end: int) -> "Line | None":
        """Return the line cut to offsets ``[start, end)`` of its text, or None when nothing stays.

        The place stays that of the whole line.
        """
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip())
        body = text.strip()
        if not body:
            return None
        at = self.start + start + lead
        return replace(self, start=at, end=at + len(body), text=body)

    def beside(self, other: "Line") -> bool:
        """Tell whether both stand on one baseline."""
        reach = 0.4 * max(self.size, other.size, 4.0)
        return self.placed and other.placed and abs(self.bottom - other.bottom) < reach


def read_lines(raw: RawPage) -> list[Line]:
    """Return the lines of the page in pypdf's order, parted at wide gaps."""
    found: list[Line] = []
    text = raw.page.text
    for match in _LINE.finditer(text):
        blank = text[max(0, match.start() - 2) : match.start()] == "\n\n"
        for start, end in _runs(raw, match.start(), match.end()):
            found.append(_line(raw, start, end, after_blank=blank))
            blank = False
    return found


def _runs(raw: RawPage, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part ``[start, end)`` of the page's text at wide gaps between words."""
    if raw.glyphs is None:
        yield start, end
        return
    text = raw.page.text
    boxes, sizes = raw.glyphs.boxes, raw.glyphs.sizes
    begin = start
    for space in range(start + 1, end - 1):
        if text[space] != " ":
            continue
        gap = float(boxes[space + 1, 0] - boxes[space - 1, 2])
        size = float(sizes[space + 1])
        if gap > WIDE_GAP * size and not _LABEL.fullmatch(text[begin:space].strip()):
            yield begin, space
            begin = space + 1
    yield begin, end


def _line(raw: RawPage, start: int, end: int, *, after_blank: bool) -> Line:
    page = raw.page
    text = page.text[start:end]
    line = Line(page.number, start, end, text, after_blank=after_blank)
    if raw.glyphs is None:
        return line
    boxes = raw.glyphs.boxes[start:end]
    boxes = boxes[~np.isnan(boxes[:, 0])]
    if not len(boxes):
        return line
    sizes = raw.glyphs.sizes[start:end]
    line_start = page.text.rfind("\n", 0, start) + 1
    return replace(
        line,
        left=float(boxes[:, 0].min()),
        bottom=float(np.median(boxes[:, 1])),
        right=float(boxes[:, 2].max()),
        top=float(np.median(boxes[:, 3])),
        size=round(float(np.nan_to_num(np.nanmedian(sizes))), 2)
        if not np.isnan(sizes).all()
        else 0.0,
        bold=raw.fonts is not None and line_start in raw.fonts.bold,
    )
