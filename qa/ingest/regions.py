"""Parts a page into running text, tables and columns by where its lines stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.ingest.lines import Line

ALIGNED = 4.0  # points between left edges of one column
FAR = 3.2  # times the font size: a table ends at a larger gap
ONE_SIZE = 1.25  # times the smallest font of a row
COLUMN_ROWS = 6  # rows that make two columns of text
COLUMN_SHARE = 0.33  # of the text's width, each of two columns at least
COLUMN_LETTERS = 25

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
    rows = _rows(lines)
    if _in_columns(rows):
        return [Flow(tuple(_by_column(lines, rows)))], True
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
    return parts, False


def _rows(lines: Sequence[Line]) -> list[Row]:
    """Return the placed lines by baseline, top down, each row left to right."""
    rows: list[Row] = []
    for line in sorted((line for line in lines if line.placed), key=lambda one: -one.bottom):
        if rows and rows[-1][0].beside(line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def _in_columns(rows: list[Row]) -> bool:
    if not rows:
        return False
    width = max(row[-1].right for row in rows) - min(row[0].left for row in rows)
    wide = [
        row
        for row in rows
        if len(row) == 2
        and all(
            line.right - line.left >= COLUMN_SHARE * width and len(line.text) >= COLUMN_LETTERS
            for line in row
        )
    ]
    pairs = sum(1 for row in rows if len(row) == 2)
    return len(wide) >= COLUMN_ROWS and len(wide) >= 0.5 * pairs and len(wide) >= 0.3 * len(rows)


def _by_column(lines: Sequence[Line], rows: list[Row]) -> list[Line]:
    """Return the lines column by column; what spans both comes where it stands."""
    seconds = sorted(row[1].left for row in rows if len(row) == 2)
    gutter = seconds[len(seconds) // 2] - ALIGNED
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in [line for row in rows for line in row]:
        if line.left < gutter < line.right - 4 * ALIGNED:
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            (right if line.left >= gutter else left).append(line)
    return [*ordered, *left, *right, *(line for line in lines if not line.placed)]


def _tables(rows: list[Row]) -> list[list[Row]]:
    tables: list[list[Row]] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2 or not _one_size(rows[at]):
            at += 1
            continue
        table = _grow(rows, at)
        if _is_table(table):
            tables.append(table)
        at += max(len(table), 1)
    return tables


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
