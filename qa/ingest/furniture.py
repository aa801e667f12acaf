"""Takes away what recurs on the pages and is not text: running heads, feet, page numbers.

First whole lines near the top and bottom, then heads that a text layer has run together with the
body ("… 28 Kunskapsbaserad vård VÅRD OCH OMSORG 2016").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from qa.ingest import gluedheads
from qa.ingest.lines import Line

EDGE_LINES = 5  # at most so many lines at either end of a page are looked at
EDGE_SHARE = 0.14  # or those that stand in this share of the page's height
LONGEST = 140  # characters; a running head is no paragraph
SENTENCE = 40  # characters; a line so long that ends in a full stop is text
FEW_PAGES = 3
RECURS = 0.25  # of the pages of a document

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"(?:sida|sid\.?|s\.|page|bilaga)?\s*[-–—|]?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:\(\d{1,4}\)|av \d{1,4}|/\s*\d{1,4}|of \d{1,4}))?\s*[-–—|]?",
    re.IGNORECASE,
)


def remove(pages: Sequence[list[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Return the lines of each page without heads, feet and page numbers, cut where glued.

    ``heights`` are the heights of the pages in points, 0 when unknown.
    """
    edges = [_edges(lines, height) for lines, height in zip(pages, heights, strict=True)]
    recurring = _recurring(edges)
    kept: list[list[Line]] = []
    for lines, edge in zip(pages, edges, strict=True):
        gone = {line.start for line in edge if _pattern(line) in recurring}
        gone |= {line.start for line in edge if _PAGE_NUMBER.fullmatch(line.text)}
        kept.append([line for line in lines if line.start not in gone])
    return gluedheads.cut(kept)


def _edges(lines: list[Line], height: float) -> list[Line]:
    """Return the lines that may be furniture by where they stand."""
    short = [line for line in lines if len(line.text) <= LONGEST and not _is_sentence(line.text)]
    if height and any(line.placed for line in lines):
        margin = EDGE_SHARE * height
        top = {line.start for line in lines if line.placed and line.bottom > height - margin}
        foot = {line.start for line in lines if line.placed and line.top < margin}
        by_place = [line for line in short if line.start in top | foot]
        return by_place + _aside(short, by_place)
    ends = {line.start for line in [*lines[:EDGE_LINES], *lines[-EDGE_LINES:]]}
    return [line for line in short if line.start in ends]


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


def _pattern(line: Line) -> str:
    return _NUMBER.sub("#", line.text.casefold())


def _recurring(edges: Sequence[Iterable[Line]]) -> set[str]:
    """Return the patterns that stand at an edge of enough pages, or of neighbours at one height."""
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, edge in enumerate(edges):
        for line in edge:
            places[_pattern(line)].append((number, line.bottom))
    enough = max(FEW_PAGES, RECURS * len(edges))
    return {
        pattern
        for pattern, found in places.items()
        if len({number for number, _ in found}) >= enough or _keeps_its_place(found)
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
