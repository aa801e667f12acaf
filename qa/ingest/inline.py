"""Parts paragraphs that a text layer has run together: headings, list items, rows of digits.

Only where the text itself leaves no doubt: a title that the table of contents names, a heading at
the end of a section of a law, "1. …, 2. …, 3. …" in order, bullets.
"""

import re
from collections.abc import Iterator, Sequence

from qa.ingest.blocks import Block, BlockKind
from qa.ingest.inlinelists import SENTENCE_END, Part, at_items
from qa.ingest.markers import is_chapter, is_section
from qa.ingest.titles import LONGEST, find_titles
from qa.ingest.traces import cut

_DIGITS = re.compile(r"(?:(?<=\s)|^)(?:[-–−]?\d+(?:[.,]\d+)?%?(?:\s+|$)){6,}")
_CONTENTS = re.compile(r"(?:[^.]{0,150}?(?:\. ?){5,}\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*){2,}")
_DIVISION = re.compile(r"\bAVDELNING [IVX]+\.?")


def unglue(blocks: Sequence[Block], titles: frozenset[str], depth: int) -> list[Block]:
    """Return the blocks with run-together paragraphs parted.

    ``titles`` are squashed titles from the tables of contents; ``depth`` is the level of the
    headings found here. Text is only parted; contents and rows of digits are left out.
    """
    found: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.kind is BlockKind.PARAGRAPH:
            found.extend(_parted(block, following, titles, depth))
        else:
            found.append(block)
    return found


def _parted(
    block: Block, following: Block | None, titles: frozenset[str], depth: int
) -> Iterator[Block]:
    text = block.traced.text
    parts = [
        listed
        for start, end in _without_debris(text)
        for part in _at_titles(text, start, end, titles, depth)
        for tail in _at_tail(text, part, following, depth)
        for listed in at_items(text, tail)
    ]
    if len(parts) == 1 and (parts[0].start, parts[0].end) == (0, len(text)):
        yield block
        return
    for part in parts:
        traced = cut(block.traced, part.start, part.end)
        if any(ch.isalpha() for ch in traced.text):
            yield Block(part.kind, traced, part.level, part.marker)


def _without_debris(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between rows of digits and tables of contents."""
    done = 0
    holes = sorted(m.span() for pattern in (_DIGITS, _CONTENTS) for m in pattern.finditer(text))
    for start, end in holes:
        if start > done:
            yield done, start
        done = max(done, end)
    if done < len(text):
        yield done, len(text)


def _at_titles(
    text: str, start: int, end: int, titles: frozenset[str], depth: int
) -> Iterator[Part]:
    done = start
    for low, high in find_titles(text, start, end, titles):
        if low > done:
            yield Part(done, low)
        yield Part(low, high, BlockKind.HEADING, depth)
        done = high
    if done < end:
        yield Part(done, end)


def _at_tail(text: str, part: Part, following: Block | None, depth: int) -> Iterator[Part]:
    """Part a heading from the end of a section when the next section comes right after it."""
    last = part.end == len(text) and part.kind is BlockKind.PARAGRAPH
    if not last or following is None or not _is_legal(following) or not is_section(text):
        yield part
        return
    ends = [match.end() for match in SENTENCE_END.finditer(text, part.start, part.end)]
    division = _DIVISION.search(text, part.start, part.end)
    at = division.start() if division else ends[-1] if ends else part.end
    tail = text[at : part.end].strip()
    if not tail or len(tail) > LONGEST or tail[-1] in ".,:;!?)" or not tail[0].isupper():
        yield part
        return
    yield Part(part.start, at)
    yield Part(at, part.end, BlockKind.HEADING, depth)


def _is_legal(block: Block) -> bool:
    return is_section(block.traced.text) or is_chapter(block.traced.text)
