"""Takes away what recurs on the pages and is not text: running heads, feet, page numbers.

First whole lines near the top and bottom, then heads that a text layer has run together with the
body ("… 28 Kunskapsbaserad vård VÅRD OCH OMSORG 2016").
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise

from qa.ingest import gluedheads
from qa.ingest.lines import Line, rows_of

EDGE_LINES = 5  # at most so many lines at either end of a page are looked at
EDGE_SHARE = 0.14  # or those that stand in this share of the page's height
LONGEST = 140  # characters; a running head is no paragraph
SENTENCE = 40  # characters; a line so long that ends in a full stop is text
FEW_PAGES = 3
RECURS = 0.25  # of the pages of a document
ALIGNED = 2.0  # points between the left edges of a column's head and its first cell
CLOSE = 3.0  # times the font size: from a column's head down to its first cell
CELLS = 3  # of one pattern beside the text of a page
ROW = 3  # cells at least of a row that is surely a table's
NOTICE = 40  # characters; a foot so long says something of the whole document
TITLE_PAGES = 2
SAME_SIZE = 1.4  # times the foot's size

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_SOURCE = re.compile(r"(?:\[\d{1,3}(?:[-–, ]+\d{1,3})*\][,; ]*)+")  # "[28]", "[3, 4]"
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.|page|bilaga)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:\(\d{1,4}\)|av \d{1,4}|/\s*\d{1,4}|of \d{1,4}))?\s*[-–—|]?",
    re.IGNORECASE,
)


def remove(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without heads, feet and page numbers, cut where glued.

    ``heights`` are the heights of the pages in points, 0 when unknown.
    """
    heads = [_column_heads(lines) for lines in pages]
    edges, asides = [], []
    for lines, head, height in zip(pages, heads, heights, strict=True):
        edge, aside = _edges([line for line in lines if line.start not in head], height)
        edges.append(edge)
        asides.append(aside)
    columns = [_column(lines) for lines in pages]
    margins = _without_cells(asides, columns)
    recurring = _recurring(_with_asides(edges, margins))
    beside = _recurring(margins, anywhere=False) | recurring
    seldom = recurring - _mostly_heads(pages, heads, edges)
    kept: list[list[Line]] = []
    for at, (lines, height, edge) in enumerate(zip(pages, heights, edges, strict=True)):
        cells = {line.start for line in columns[at]}
        gone = _starts((edge, []), recurring) | _starts((margins[at], []), beside)
        if seldom and heads[at]:
            gone |= _starts(_edges(lines, height), seldom) & heads[at] - cells
        numbers = [line for line in asides[at] if line.start not in cells]
        gone |= {line.start for line in edge + numbers if _PAGE_NUMBER.fullmatch(line.text)}
        kept.append([line for line in lines if line.start not in gone])
    return gluedheads.cut(_without_notices(kept, pages))


def _starts(where: tuple[list[Line], list[Line]], patterns: Set[str]) -> set[int]:
    return {line.start for lines in where for line in lines if _pattern(line.text) in patterns}


def _column(lines: Sequence[Line]) -> list[Line]:
    """Return the last cells of the rows of a table that stand below each other."""
    last = [row[-1] for row in rows_of(lines) if len(row) >= ROW]
    lefts = Counter(round(line.left) for line in last)
    return [line for line in last if lefts[round(line.left)] >= CELLS]


def _without_cells(
    asides: Sequence[list[Line]], columns: Sequence[Sequence[Line]]
) -> list[list[Line]]:
    """Return the lines beside the text without those that are cells of a column somewhere.

    What stands several times beside one text, or in the last column of a table, is a cell.
    """
    cells: set[str] = set()
    for aside, column in zip(asides, columns, strict=True):
        for lines in (aside, column):
            here = Counter(_pattern(line.text) for line in lines)
            cells |= {pattern for pattern, count in here.items() if count >= CELLS}
    return [
        [
            line
            for line in aside
            if not (_pattern(line.text) in cells or _SOURCE.fullmatch(line.text))
        ]
        for aside in asides
    ]


def _with_asides(edges: Sequence[list[Line]], asides: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the lines at the edges, with those beside the text that stand at an edge elsewhere."""
    known = {_pattern(line.text) for edge in edges for line in edge}
    return [
        edge + [line for line in aside if _pattern(line.text) in known]
        for edge, aside in zip(edges, asides, strict=True)
    ]


def _mostly_heads(
    pages: Sequence[list[Line]], heads: Sequence[Set[int]], edges: Sequence[list[Line]]
) -> set[str]:
    """Return the patterns that head columns on as many pages as they stand at an edge alone.

    The number of a statute does so by chance, beside its title on the first page.
    """
    heading = Counter(
        _pattern(line.text)
        for lines, head in zip(pages, heads, strict=True)
        for line in lines
        if line.start in head
    )
    alone = Counter(_pattern(line.text) for edge in edges for line in edge)
    return {pattern for pattern, count in heading.items() if count >= alone[pattern]}


def _column_heads(lines: Sequence[Line]) -> set[int]:
    """Return the starts of the lines that head the columns of a table: cells stand below them.

    A table that goes on over pages repeats its head at the top of each.
    """
    found: set[int] = set()
    for above, below in pairwise(rows_of(lines)):
        if len(above) < 2 or above[0].bottom - below[0].bottom > CLOSE * above[0].size:
            continue
        heads = [
            head for head in above if any(abs(head.left - cell.left) <= ALIGNED for cell in below)
        ]
        if len(heads) > 1:
            found |= {line.start for line in above}
    return found


def _without_notices(kept: list[list[Line]], pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Return the pages without what stands on the title page and at the foot of all others."""
    notices: dict[str, float] = {}
    for lines, rest in zip(pages, kept, strict=True):
        left = {line.start for line in rest}
        middle = max((line.bottom for line in rest if line.placed), default=0.0) / 2
        for line in lines:
            if line.start not in left and len(line.text) >= NOTICE and line.bottom < middle:
                notices[_pattern(line.text).rstrip(".")] = line.size
    if not notices:
        return kept
    return [_without(lines, notices) for lines in kept[:TITLE_PAGES]] + kept[TITLE_PAGES:]


def _without(lines: list[Line], notices: Mapping[str, float]) -> list[Line]:
    """Return the lines without the notices, each on one line or two and not set much larger."""
    gone: set[int] = set()
    for at, line in enumerate(lines):
        for some in (lines[at : at + 1], lines[at : at + 2]):
            text = " ".join(one.text for one in some)
            size = notices.get(_pattern(text).rstrip("."), -1.0)
            if line.size <= SAME_SIZE * size:
                gone |= {one.start for one in some}
    return [line for line in lines if line.start not in gone]


def _edges(lines: list[Line], height: float) -> tuple[list[Line], list[Line]]:
    """Return the lines that may be furniture by where they stand: at the ends, and beside."""
    short = [line for line in lines if len(line.text) <= LONGEST and not _is_sentence(line.text)]
    if height and any(line.placed for line in lines):
        margin = EDGE_SHARE * height
        top = {line.start for line in lines if line.placed and line.bottom > height - margin}
        foot = {line.start for line in lines if line.placed and line.top < margin}
        by_place = [line for line in short if line.start in top | foot]
        return by_place, _aside(short, by_place)
    ends = {line.start for line in [*lines[:EDGE_LINES], *lines[-EDGE_LINES:]]}
    return [line for line in short if line.start in ends], []


def _is_sentence(text: str) -> bool:
    return len(text) > SENTENCE and text.endswith((".", ":", ",", ";"))


def _aside(short: list[Line], known: list[Line]) -> list[Line]:
    """Return the short lines in the margin beside the text, where authorities put their numbers."""
    placed = [line for line in short if line.placed]
    if len(placed) < EDGE_LINES:
        return []
    lefts = sorted(line.left for line in placed)
    usual = lefts[len(lefts) // 4]
    rights = sorted(line.right for line in placed)
    reach = rights[-(len(rights) // 4) - 1]
    seen = {line.start for line in known}
    return [
        line
        for line in placed
        if line.start not in seen and (line.right < usual or line.left > reach)
    ]


def _pattern(text: str) -> str:
    return _NUMBER.sub("#", text.casefold())


def _recurring(edges: Sequence[Iterable[Line]], *, anywhere: bool = True) -> set[str]:
    """Return the patterns that stand at an edge of enough pages, or of neighbours at one height.

    The height always tells unless ``anywhere``: a column of sources stands beside the text, too.
    """
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for line in edge:
            places[_pattern(line.text)].append((number, line.bottom))
    enough = max(FEW_PAGES, RECURS * len(edges))
    return {
        pattern
        for pattern, found in places.items()
        if (anywhere and len({number for number, _ in found}) >= enough) or _keeps_its_place(found)
    }


def _keeps_its_place(found: list[tuple[int, float]]) -> bool:
    """Tell whether a text stands at one height on three of six neighbouring pages."""
    for number, bottom in found:
        near = {
            other
            for other, there in found
            if 0 <= other - number <= 5 and not abs(there - bottom) > 2.0
        }
        if len(near) >= FEW_PAGES:
            return True
    return False
