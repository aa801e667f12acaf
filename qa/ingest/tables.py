"""Makes the visual rows of a table into logical rows of cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from qa.ingest.lines import Line
from qa.ingest.regions import ALIGNED, Table

ROW_GAP = 1.3  # times the usual distance between lines: a new row begins
NEW_ROW_GAP = 1.15  # the same where the row above has ended and every cell begins anew
CONTENTS_ROWS = 4
_NUMBER = re.compile(r"[-–−+]?[\d\s.,%*/–-]*\d[\d\s.,%*–-]*|[-–−.*]+|\*+")

_LABELLING = re.compile(r"(?:\d{1,3}|[a-zåäö]|[IVX]{1,4})[.)]?\s+(?=[^\W\d])")
_NUMBERED = re.compile(r"\d{1,3}(?:[.:]\d{1,3})*[.)]?")
SENTENCE_LONG = 25  # characters of a cell's line that is running text
_STOPS = tuple(".,;:!?)]”")
_ENDS = tuple(".!?)]”")

Cells = tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: the lines of each cell, empty for an empty cell; whether it is the header."""

    cells: Cells
    header: bool = False


def read_rows(table: Table) -> list[TableRow]:
    """Return the logical rows of the table, each with as many cells as the table has columns."""
    columns = _columns(table)
    placed = [_place(_parted(row, columns), columns) for row in table.rows]
    groups = _group(table, placed)
    rows = [
        tuple(
            tuple(line for cells in group for line in cells[column])
            for column in range(len(columns))
        )
        for group in groups
    ]
    header = len(rows) > 1 and _is_header(rows)
    return [TableRow(cells, header and number == 0) for number, cells in enumerate(rows)]


def is_contents(rows: Sequence[TableRow]) -> bool:
    """Tell whether the rows are a table of contents: titles and page numbers that never fall."""
    pages = [row.cells[-1][0].text for row in rows if row.cells[-1]]
    numbers = [int(page) for page in pages if page.isascii() and page.isdigit()]
    in_order = all(a <= b for a, b in pairwise(numbers))
    return (
        len(numbers) >= CONTENTS_ROWS
        and len(numbers) == len(pages)
        and in_order
        and all(
            len(row.cells) == 2 and not any(line.text.isdigit() for line in row.cells[0])
            for row in rows
        )
    )


def _columns(table: Table) -> list[tuple[float, float]]:
    """Return the left and right edge of each column, from the row with the most cells."""
    widest = max(table.rows, key=len)
    columns = [(line.left, line.right) for line in widest]
    for row in table.rows:
        if len(row) < 2:
            continue
        for line in row:
            at = _nearest(line, columns)
            left, right = columns[at]
            low = max((c[1] for c in columns[:at]), default=float("-inf"))
            high = min((c[0] for c in columns[at + 1 :]), default=float("inf"))
            columns[at] = (max(min(left, line.left), low), min(max(right, line.right), high))
    return columns


def _nearest(line: Line, columns: Sequence[tuple[float, float]]) -> int:
    def fit(at: int) -> tuple[float, float]:
        left, right = columns[at]
        overlap = min(right, line.right) - max(left, line.left)
        return max(overlap, 0.0), -abs(left - line.left)

    return max(range(len(columns)), key=fit)


def _parted(row: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[Line]:
    """Part a number from the next cell's text, which reading took for a label and its text.

    The line then begins where one column does and runs into the next, where nothing else stands.
    """
    parted: list[Line] = []
    for line in row:
        at = next((n for n, (left, _) in enumerate(columns[:-1]) if _at(line.left, left)), None)
        number = _LABELLING.match(line.text)
        if at is None or number is None or line.right <= columns[at + 1][0] + ALIGNED:
            parted.append(line)
            continue
        border = columns[at + 1][0]
        label, rest = line.part(0, number.end()), line.part(number.end(), len(line.text))
        if label is None or rest is None or any(_at(other.left, border) for other in row):
            parted.append(line)
        else:
            parted += [replace(label, right=columns[at][1]), replace(rest, left=border)]
    return parted


def _at(left: float, edge: float) -> bool:
    return abs(left - edge) <= ALIGNED


def _place(row: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[Line]]:
    cells: list[list[Line]] = [[] for _ in columns]
    for line in row:
        cells[_nearest(line, columns)].append(line)
    return cells


def _group(table: Table, placed: list[list[list[Line]]]) -> list[list[list[list[Line]]]]:
    """Return the visual rows of each logical row."""
    steps = [a[0].bottom - b[0].bottom for a, b in pairwise(table.rows)]
    usual = sorted(steps)[len(steps) // 4] if steps else 0.0
    by_gaps = (
        any(
            step > ROW_GAP * usual and cells[0]
            for step, cells in zip(steps, placed[1:], strict=True)
        )
        and any(
            step <= ROW_GAP * usual and not all(cells)  # a line of some cell only: it wraps
            for step, cells in zip(steps, placed[1:], strict=True)
        )
    )
    groups = [[placed[0]]]
    for step, cells in zip(steps, placed[1:], strict=True):
        starts = bool(cells[0]) or (len(groups) > 1 and _is_spanned(groups[-1][-1], cells))
        if by_gaps and cells[0]:
            anew = step > NEW_ROW_GAP * usual and _begins_anew(groups[-1][-1], cells)
            numbered = starts and _NUMBERED.fullmatch(cells[0][0].text) is not None
            starts = starts and (anew or numbered or step > ROW_GAP * usual)
        elif cells[0] and not any(cells[1:]) and cells[0][0].text[:1].islower():
            starts = False
        if starts and not _goes_on(groups[-1][-1], cells):
            groups.append([cells])
        else:
            groups[-1].append(cells)
    return groups


def _is_spanned(before: Sequence[Sequence[Line]], cells: Sequence[Sequence[Line]]) -> bool:
    """Tell whether a row has all but its first cell, which stands above and holds for more rows."""
    if cells[0] or len(cells) < 3 or not all(before[1:]):
        return False
    ended = not any(cell[-1].text.endswith("-") for cell in before[1:])
    return ended and all(cell and not cell[0].text[:1].islower() for cell in cells[1:])


def _begins_anew(before: Sequence[Sequence[Line]], cells: Sequence[Sequence[Line]]) -> bool:
    """Tell whether all cells begin with a capital, below text that is at an end."""
    ended = [cell[-1].text.endswith(_ENDS) for cell in before[1:] if cell]
    return all(cell and cell[0].text[:1].isupper() for cell in cells) and any(ended) and all(ended)


def _goes_on(before: Sequence[Sequence[Line]], cells: Sequence[Sequence[Line]]) -> bool:
    """Tell whether the first cell of a row wraps: "Inventerings-/ansvarig", "varg/(NFS 2014:23)".

    Its word is broken, or it begins small or with a bracket while the text beside is not at an end.
    """
    first, beside = before[0], [cell[-1].text for cell in before[1:] if cell]
    if not first or not beside or not cells[0]:
        return False
    if first[-1].text.endswith("-") and cells[0][0].text[:1].islower():
        return True
    unended = any(
        len(text) > SENTENCE_LONG and (text.endswith("-") or not text.endswith(_STOPS))
        for text in [beside[-1], *_going_on(before, cells)]
    )
    return unended and (cells[0][0].text[:1] == "(" or cells[0][0].text[:1].islower())


def _going_on(before: Sequence[Sequence[Line]], cells: Sequence[Sequence[Line]]) -> list[str]:
    """Return the last lines of the cells but the first that go on with a small letter."""
    return [
        above[-1].text
        for above, cell in zip(before[1:], cells[1:], strict=True)
        if above and cell and cell[0].text[:1].islower()
    ]


def _is_header(rows: Sequence[Cells]) -> bool:
    first = [line for cell in rows[0] for line in cell]
    rest = [line for row in rows[1:] for cell in row for line in cell]
    if all(line.bold for line in first) and not all(line.bold for line in rest):
        return True
    values = [line for row in rows[1:] for cell in row[1:] for line in cell]
    numeric = sum(1 for line in values if _NUMBER.fullmatch(line.text))
    names = [line for cell in rows[0][1:] for line in cell]
    worded = [line for line in names if any(ch.isalpha() for ch in line.text)]
    years = [line for line in names if re.fullmatch(r"(?:19|20)\d\d\*{0,2}", line.text)]
    return bool(names) and numeric > 0.6 * len(values) and len(worded) + len(years) == len(names)
