"""Parts paragraphs that a text layer has run together: headings, list items, rows of digits.

Only where the text itself leaves no doubt: a title that the table of contents names, a heading at
the end of a section of a law, "1. …, 2. …, 3. …" in order, bullets.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qa.ingest.blocks import Block, BlockKind
from qa.ingest.breaks import is_cut_title
from qa.ingest.inlinelists import SENTENCE_END, Part, at_items
from qa.ingest.markers import is_chapter, is_section
from qa.ingest.titles import LONGEST, contents_spans, find_titles
from qa.ingest.traces import cut

ROW_NAME = 60  # characters between the rows of digits of one table

_DIGITS = re.compile(r"(?:(?<=\s)|^)(?:[-–−]?\d+(?:[.,]\d+)?%?(?:\s+|$)){6,}")
_CAPTION = re.compile(r"(?<=\S )(?:Tabell|Figur|Diagram) \d{1,3}[.:] (?=[A-ZÅÄÖ])")
_ROMAN_END = re.compile(r"\b[IVX]+\.$")
_DIVISION = re.compile(r"\bAVDELNING [IVX]+\.?")


def unglue(blocks: Sequence[Block], titles: frozenset[str], depth: int) -> list[Block]:
    """Return the blocks with run-together paragraphs parted.

    ``titles`` are squashed titles from the tables of contents; ``depth`` is the level of the
    headings found here. Text is only parted; contents and rows of digits are left out.
    """
    found: list[Block] = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
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
        for caption in _at_captions(text, start, end)
        for part in _at_titles(text, *caption, titles, depth)
        for tail in _at_tail(text, part, following, depth)
        for listed in at_items(text, tail)
    ]
    if len(parts) == 1 and (parts[0].start, parts[0].end) == (0, len(text)):
        yield block
        return
    if parts and parts[0].kind is BlockKind.PARAGRAPH:
        parts[0] = replace(parts[0], kind=block.kind, level=block.level, marker=block.marker)
    for part in parts:
        traced = cut(block.traced, part.start, part.end)
        if any(ch.isalpha() for ch in traced.text):
            yield Block(part.kind, traced, part.level, part.marker)


def _without_debris(text: str) -> Iterator[tuple[int, int]]:
    """Yield the text in parts: rows of digits by themselves, tables of contents left out."""
    contents = [(start, end, False) for start, end in contents_spans(text)]
    done = 0
    for start, end, kept in sorted([*contents, *_digits(text)]):
        if start > done:
            yield done, start
        if kept and start >= done:
            yield start, end
        done = max(done, end)
    if done < len(text):
        yield done, len(text)


def _digits(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where rows of digits stand, together with the names between them."""
    start = end = -1
    for match in _DIGITS.finditer(text):
        between = text[end : match.start()]
        if start < 0 or len(between) > ROW_NAME or SENTENCE_END.search(between + " X"):
            if start >= 0:
                yield start, end, True
            start = match.start()
        end = match.end()
    if start >= 0:
        yield start, end, True


def _at_captions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part the text before the caption of a table or a figure."""
    done = start
    for match in _CAPTION.finditer(text, start + 1, end):
        yield done, match.start()
        done = match.start()
    yield done, end


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
    ends = [
        match.end()
        for match in SENTENCE_END.finditer(text, part.start, part.end)
        if not _ROMAN_END.search(text, part.start, match.end())
    ]
    division = _DIVISION.search(text, part.start, part.end)
    at = division.start() if division else ends[-1] if ends else part.end
    tail = text[at : part.end].strip()
    if (
        not tail
        or len(tail) > LONGEST
        or not (tail[-1].isalnum() or tail[-1] == "”")
        or not tail[0].isupper()
        or is_cut_title(tail)
    ):
        yield part
        return
    yield Part(part.start, at)
    yield Part(at, part.end, BlockKind.HEADING, max(1, depth - 2) if division else depth)


def _is_legal(block: Block) -> bool:
    return is_section(block.traced.text) or is_chapter(block.traced.text)
