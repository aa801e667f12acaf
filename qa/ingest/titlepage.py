"""What stands around the title of a document, and is no sentence of it: publisher, subtitle."""

import re
from collections.abc import Sequence

from qa.ingest.blocks import Block, BlockKind
from qa.ingest.markers import begins_section

FURTHEST = 5  # blocks before the title
SHORT = 110  # characters
_ENDED = re.compile(r"[.:;!?…”]\W*$")
_FACT = re.compile(r"\d{4}|: ")  # "Utkom från trycket den 2 juli 2010", "Utgivare: Anna Ek"


def matter(blocks: Sequence[Block]) -> frozenset[int]:
    """Return which blocks of a document stand around its title on the first page."""
    title = next((at for at, block in enumerate(blocks) if _is_title(block)), None)
    if title is None or title > FURTHEST:
        return frozenset()
    after = title + 1
    while after < len(blocks) and blocks[after].kind is BlockKind.HEADING:
        after += 1
    around = [*range(title), after] if after < len(blocks) else range(title)
    return frozenset(
        at for at in around if _is_matter(blocks[at]) and not _goes_on(blocks[at + 1 : at + 2])
    )


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and _page(block) == 1


def _is_matter(block: Block) -> bool:
    text = block.traced.text
    return (
        block.kind is BlockKind.PARAGRAPH
        and _page(block) == 1
        and len(text) <= SHORT
        and not _ENDED.search(text)
        and not _FACT.search(text)
        and not begins_section(text)
    )


def _goes_on(following: Sequence[Block]) -> bool:
    return any(block.traced.text[:1].islower() for block in following)


def _page(block: Block) -> int:
    return block.traced.pieces[0][1].page if block.traced.pieces else 0
