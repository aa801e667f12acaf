"""Parts the sections of a statute that a text layer has run together ("… Lag (2019:472). 9 § …").

Only where the numbers leave no doubt: a section goes on from the one before it. A reference to
another section stands inside a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from qa.ingest.blocks import Block, BlockKind
from qa.ingest.breaks import ends_midway
from qa.ingest.inlinelists import SENTENCE_END
from qa.ingest.markers import begins_section, is_chapter
from qa.ingest.traces import cut

SKIPPED = 3
"""Sections that may be missing between two: those that have been repealed are not printed."""
LONGEST_HEADING = 90  # characters
_BEGINS = re.compile(r"(?<=\s)(\d{1,3})(?: ([a-z]))? ?§ (?=[A-ZÅÄÖ/”])")
_FIRST = re.compile(r"(\d{1,3})(?: ([a-z]))? ?§")
_HEADING = re.compile(r"[A-ZÅÄÖ][^.,;:!?\d§]*[^\W\d_]")
_TEXT = {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
_Number = tuple[int, str]


def parted(blocks: Sequence[Block], depth: int) -> list[Block]:
    """Return the blocks with each section of a statute as a paragraph of its own.

    A heading between two sections becomes one, at level ``depth``. Text is only parted.
    """
    found: list[Block] = []
    last: _Number | None = None
    for block in blocks:
        text = block.traced.text
        if block.kind is BlockKind.HEADING and is_chapter(text):
            last = None
        if block.kind not in _TEXT:
            found.append(block)
            continue
        if begins_section(text) and (number := _FIRST.match(text)):
            last = _read(number)
        cuts = list(_cuts(text, last)) if last else []
        if cuts:
            last = cuts[-1][2]
        found += _parts(block, cuts, depth)
    return found


def _read(number: re.Match[str]) -> _Number:
    return int(number[1]), number[2] or ""


def _cuts(text: str, last: _Number) -> Iterator[tuple[int, int, _Number]]:
    """Yield where each further section begins, its heading included, and its number stands."""
    for match in _BEGINS.finditer(text):
        number = _read(match)
        ends = [end.end() for end in SENTENCE_END.finditer(text, 0, match.start() + 1)]
        start = ends[-1] if ends else 0
        between = text[start : match.start()].strip()
        if start and _follows(number, last) and (not between or _is_heading(between)):
            yield start, match.start(), number
            last = number


def _follows(number: _Number, last: _Number) -> bool:
    return last < number and number[0] <= last[0] + SKIPPED


def _is_heading(text: str) -> bool:
    fits = _HEADING.fullmatch(text) is not None and len(text) <= LONGEST_HEADING
    return fits and not ends_midway(text)


def _parts(block: Block, cuts: Sequence[tuple[int, int, _Number]], depth: int) -> Iterator[Block]:
    if not cuts:
        yield block
        return
    text = block.traced
    yield Block(block.kind, cut(text, 0, cuts[0][0]), block.level, block.marker)
    ends = [start for start, _, _ in cuts[1:]] + [len(text.text)]
    for (start, at, _), end in zip(cuts, ends, strict=True):
        heading = cut(text, start, at)
        if heading.text:
            yield Block(BlockKind.HEADING, heading, depth)
        yield Block(BlockKind.PARAGRAPH, cut(text, at, end))
