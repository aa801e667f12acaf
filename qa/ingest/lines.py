"""The lines of a page with their place, size and weight; a wide gap parts a line in two."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from qa.ingest.glyphs import Floats, Glyphs
from qa.ingest.raw import RawPage
from qa.model import Span

WIDE_GAP = 1.5  # times the font size; stretched spaces of justified text stay below
NARROW_GAP = 0.6  # times the font size: parts cells where the next one begins at a column's edge
OUTSTANDING = 1.8  # times the narrowest space of its line, which may be justified
EDGE = 1.0  # points around the edge of a column
EDGE_LINES = 3  # lines or cells that begin there
SAMPLES = 16  # characters of a line that are asked for its height and size
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
        """Tell whether both stand on one line of the page, or one raised beside the other."""
        if not (self.placed and other.placed):
            return False
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.5 * min(self.top - self.bottom, other.top - other.bottom)


def read_lines(raw: RawPage) -> list[Line]:
    """Return the lines of the page in pypdf's order, parted at wide gaps."""
    found: list[Line] = []
    text = raw.page.text
    gaps = _wide_gaps(text, raw.glyphs) if raw.glyphs is not None else []
    bold = raw.fonts.bold if raw.fonts is not None else frozenset()
    for match in _LINE.finditer(text):
        blank = text[max(0, match.start() - 2) : match.start()] == "\n\n"
        for start, end in _runs(text, *match.span(), gaps):
            line = Line(raw.page.number, start, end, text[start:end], after_blank=blank)
            if raw.glyphs is not None:
                line = _placed(line, raw.glyphs, bold=match.start() in bold)
            found.append(line)
            blank = False
    return found


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the placed lines by baseline, top down, each row left to right."""
    rows: list[list[Line]] = []
    for line in sorted((line for line in lines if line.placed), key=lambda one: -one.bottom):
        if rows and rows[-1][0].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _wide_gaps(text: str, glyphs: Glyphs) -> list[int]:
    """Return where in the text the spaces are that are wider than words are parted by."""
    spaces, gaps = _spaces(text, glyphs)
    return [int(at) for at in spaces[gaps > WIDE_GAP * glyphs.sizes[spaces + 1]]]


def part_at_edges(lines: Sequence[Line], raw: RawPage) -> list[Line]:
    """Return the lines parted where a column begins and its cell stands near the one before.

    That is at a space wider than most, at whose end other lines begin, or go on after such a space,
    one of them beside another: a long term then does not run into the text that explains it.
    """
    if raw.glyphs is None:
        return list(lines)
    spaces, widths = _spaces(raw.page.text, raw.glyphs)
    large = widths > NARROW_GAP * raw.glyphs.sizes[spaces + 1]
    inside = [_large_in(line, spaces, widths, large) for line in lines]
    left_of = {at: float(raw.glyphs.boxes[at + 1, 0]) for gaps in inside for at, _ in gaps}
    lefts = sorted(line.left for line in lines if line.placed)
    cells = sorted([*lefts, *(left_of[at] for gaps in inside for at, sure in gaps if sure)])
    pairs = [pair for row in rows_of(lines) for pair in pairwise(row)]
    edges = [after.left for before, after in pairs if after.left > before.right]
    found: list[Line] = []
    for line, gaps in zip(lines, inside, strict=True):
        start = line.start
        for at, sure in gaps:
            left = left_of[at]
            begin = _begin_at(left, cells if sure else lefts)
            if begin >= EDGE_LINES and any(abs(e - left) <= EDGE for e in edges):
                found.append(_cut(line, start, at, raw))
                start = at + 1
        found.append(_cut(line, start, line.end, raw) if start > line.start else line)
    return found


def _large_in(
    line: Line,
    spaces: npt.NDArray[np.intp],
    widths: Floats,
    large: npt.NDArray[np.bool_],
) -> list[tuple[int, bool]]:
    """Return the large spaces of a line, and whether each surely parts cells.

    It does where others of the line are narrower: justified text stretches all of them.
    """
    first, last = np.searchsorted(spaces, (line.start, line.end))
    here = np.flatnonzero(large[first:last]) + first
    if not len(here):
        return []
    sure = OUTSTANDING * float(np.nanmin(widths[first:last]))
    return [(int(spaces[at]), last - first == 1 or bool(widths[at] > sure)) for at in here]


def _begin_at(left: float, lefts: Sequence[float]) -> int:
    return bisect_left(lefts, left + EDGE) - bisect_left(lefts, left - EDGE)


def _cut(line: Line, start: int, end: int, raw: RawPage) -> Line:
    text = raw.page.text[start:end]
    cut = Line(line.page, start, end, text, after_blank=line.after_blank)
    return cut if raw.glyphs is None else _placed(cut, raw.glyphs, bold=line.bold)


def _spaces(text: str, glyphs: Glyphs) -> tuple[npt.NDArray[np.intp], Floats]:
    """Return where the spaces are, and how wide."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    spaces = np.flatnonzero(codes[1:-1] == ord(" ")) + 1
    return spaces, glyphs.boxes[spaces + 1, 0] - glyphs.boxes[spaces - 1, 2]


def _runs(text: str, start: int, end: int, gaps: list[int]) -> Iterator[tuple[int, int]]:
    """Part ``[start, end)`` of the page's text at the gaps; a label stays with its text."""
    for gap in gaps[bisect_left(gaps, start) : bisect_left(gaps, end)]:
        if not _LABEL.fullmatch(text[start:gap]):
            yield start, gap
            start = gap + 1
    yield start, end


def _placed(line: Line, glyphs: Glyphs, *, bold: bool) -> Line:
    boxes = glyphs.boxes[line.start : line.end]
    there = np.flatnonzero(boxes[:, 0] == boxes[:, 0])  # NaN is not itself
    if not len(there):
        return line
    some = there[:: max(1, len(there) // SAMPLES)]
    middle = len(some) // 2
    size = float(np.sort(glyphs.sizes[line.start + some])[middle])
    return replace(
        line,
        left=float(boxes[there[0], 0]),
        bottom=float(np.sort(boxes[some, 1])[middle]),
        right=float(boxes[there[-1], 2]),
        top=float(np.sort(boxes[some, 3])[middle]),
        size=0.0 if math.isnan(size) else round(size, 2),
        bold=bold,
    )
