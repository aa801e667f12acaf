"""Parts a page into running text, tables and columns by where its lines stand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.ingest.lines import Line, rows_of
from qa.ingest.markers import is_marker_alone

ALIGNED = 4.0  # points between left edges of one column
FAR = 3.2  # times the font size: a table ends at a larger gap
ONE_SIZE = 1.25  # times the smallest font of a row
COLUMN_LINES = 8  # full lines that make a column of text
COLUMN_FULL = 0.75  # of the column's width, a full line at least
COLUMN_LETTERS = 25
FULL_SHARE = 0.45  # of a column's lines that are full: a table's cells seldom are
READ_DOWN_SHARE = 0.2  # the same where the file has one column after the other
CROSSING_SHARE = 0.25  # of the page's lines that may run across the gutter (titles, wide tables)
GUTTER_FROM, GUTTER_TO, GUTTER_STEP = 0.35, 0.65, 0.01  # of the text's width

Row = list[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """The visual rows of a table, top down, each left to right."""

    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines of running text in reading order."""

    lines: tuple[Line, ...]


def divide(lines: Sequence[Line]) -> tuple[list[Flow | Table], bool]:
    """Return the parts of the page in reading order, and whether its text stands in columns."""
    gutter = _gutter(lines)
    if gutter is None:
        return _divide(lines), False
    parts: list[Flow | Table] = []
    for part in (part for run in _by_column(lines, gutter) for part in _divide(run)):
        before = parts[-1] if parts else None
        if isinstance(part, Flow) and isinstance(before, Flow):
            parts[-1] = Flow(before.lines + part.lines)  # a paragraph goes on in the next column
        else:
            parts.append(part)
    return parts, True


def _divide(lines: Sequence[Line]) -> list[Flow | Table]:
    rows = rows_of(lines)
    tables = _tables(rows)
    table_of = {
        line.start: number for number, table in enumerate(tables) for row in table for line in row
    }
    parts: list[Flow | Table] = []
    flow: list[Line] = []
    done: set[int] = set()
    for line in lines:
        number = table_of.get(line.start)
        if number is None:
            flow.append(line)
        elif number not in done:
            done.add(number)
            if flow:
                parts.append(Flow(tuple(flow)))
                flow = []
            parts.append(Table(tuple(tuple(row) for row in tables[number])))
    if flow:
        parts.append(Flow(tuple(flow)))
    return parts


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return the x that parts two columns of running text, None when there are not two.

    That is the place near the middle that the fewest lines cross, when both sides are mostly full
    lines: the cells of a table are seldom as long as its columns are wide.
    """
    placed = [line for line in lines if line.placed and line.text.strip()]
    if len(placed) < 2 * COLUMN_LINES:
        return None
    left, right = min(line.left for line in placed), max(line.right for line in placed)
    steps = np.arange(GUTTER_FROM, GUTTER_TO, GUTTER_STEP) * (right - left) + left
    edges = np.array([(line.left, line.right) for line in placed])
    crossing = [int(((edges[:, 0] < x) & (edges[:, 1] > x)).sum()) for x in steps]
    fewest = min(crossing)
    if fewest > CROSSING_SHARE * len(placed):
        return None
    best = [float(x) for x, count in zip(steps, crossing, strict=True) if count == fewest]
    gutter = best[len(best) // 2]
    sides = (
        [line for line in placed if line.right <= gutter],
        [line for line in placed if line.left >= gutter],
    )
    share = READ_DOWN_SHARE if _read_down(placed, gutter) else FULL_SHARE
    return gutter if all(_is_column(side, share) for side in sides) else None


def _read_down(lines: Sequence[Line], gutter: float) -> bool:
    """Tell whether the file has all of the left column before the right one; a table has rows."""
    before = ""
    for line in lines:
        side = "left" if line.right <= gutter else "right" if line.left >= gutter else "across"
        if before == "right" and side == "left":
            return False
        before = side
    return True


def _is_column(side: Sequence[Line], share: float) -> bool:
    if not side:
        return False
    width = max(line.right for line in side) - min(line.left for line in side)
    full = [
        line
        for line in side
        if line.right - line.left >= COLUMN_FULL * width and len(line.text) >= COLUMN_LETTERS
    ]
    return len(full) >= COLUMN_LINES and len(full) >= share * len(side)


def _by_column(lines: Sequence[Line], gutter: float) -> list[list[Line]]:
    """Return runs of lines: left column, right column, and what spans both where it stands."""
    runs: list[list[Line]] = []
    left: list[Line] = []
    right: list[Line] = []
    across: list[Line] = []
    for line in [line for row in rows_of(lines) for line in row]:
        if line.left < gutter < line.right:
            runs += [left, right]
            left, right = [], []
            across.append(line)
            continue
        runs.append(across)
        across = []
        (right if line.left >= gutter else left).append(line)
    unplaced = [line for line in lines if not line.placed]
    return [run for run in (*runs, across, left, right, unplaced) if run]


def _tables(rows: list[Row]) -> list[list[Row]]:
    tables: list[list[Row]] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2 or not _one_size(rows[at]) or _is_item(rows[at]):
            at += 1
            continue
        table = _grow(rows, at)
        if _is_table(table):
            tables.append(table)
        at += max(len(table), 1)
    return tables


def _is_item(row: Row) -> bool:
    """Tell whether the row is an item of a list, set far from its bullet or number."""
    return len(row) == 2 and is_marker_alone(row[0].text)


def _grow(rows: list[Row], start: int) -> list[Row]:
    """Return the rows from ``start`` that fit the columns of the rows before them."""
    table = [rows[start]]
    lefts = [line.left for line in rows[start]]
    rights = [line.right for line in rows[start]]
    for row in rows[start + 1 :]:
        size = max(line.size for line in row) or 10.0
        if table[-1][0].bottom - row[0].bottom > FAR * size:
            break
        if len(row) == 1 and not _continues(row[0], lefts):
            break
        if _is_item(row) and row[0].left <= min(lefts) + ALIGNED:
            break
        if len(row) > 1:
            if not _one_size(row) or not any(
                _near(line.left, lefts) or _near(line.right, rights) for line in row
            ):
                break
            lefts += [line.left for line in row if not _near(line.left, lefts)]
            rights += [line.right for line in row]
        table.append(row)
    while _ends_table(table[-1], min(lefts)):
        table.pop()
    return table


def _ends_table(row: Row, left: float) -> bool:
    """Tell whether the last row is text after the table: alone at the left, a new sentence."""
    return len(row) == 1 and _near(row[0].left, [left]) and not row[0].text[:1].islower()


def _continues(line: Line, lefts: list[float]) -> bool:
    """Tell whether a line alone belongs to a cell: it stands in a column and stays in it."""
    if not _near(line.left, lefts):
        return False
    further = [left for left in lefts if left > line.left + ALIGNED]
    return not further or line.right < min(further) - 1.0


def _near(edge: float, edges: list[float]) -> bool:
    return any(abs(edge - other) <= ALIGNED for other in edges)


def _one_size(row: Row) -> bool:
    """Tell whether the cells are set alike; a note in the margin is not a cell of a heading."""
    sizes = [line.size for line in row if line.size]
    return not sizes or max(sizes) <= ONE_SIZE * min(sizes)


def _is_table(table: list[Row]) -> bool:
    multi = sum(1 for row in table if len(row) > 1 and _one_size(row))
    return multi >= 2 or (multi == 1 and len(table) >= 2)
