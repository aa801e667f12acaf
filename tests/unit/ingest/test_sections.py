"""Every section of a law is a paragraph of its own, also where the text layer has glued them."""

import pytest

from qa.ingest.blocks import Block, BlockKind, Traced
from qa.ingest.sections import parted
from qa.model import Span

DEPTH = 3


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, Traced(text, ((0, Span(1, 0, len(text))),)))


def read(*blocks: Block) -> list[tuple[BlockKind, str]]:
    return [(found.kind, found.traced.text) for found in parted(blocks, DEPTH)]


def test_a_section_in_the_middle_of_a_block_begins_a_paragraph() -> None:
    glued = "8 § Nämnden ska ansöka om vård. Lag (2019:472). 9 § Ett omhändertagande ska upphöra."
    assert read(block(glued)) == [
        (BlockKind.PARAGRAPH, "8 § Nämnden ska ansöka om vård. Lag (2019:472)."),
        (BlockKind.PARAGRAPH, "9 § Ett omhändertagande ska upphöra."),
    ]


def test_what_stands_between_two_sections_is_a_heading() -> None:
    glued = "17 § Fullmäktige beslutar. Partssammansatta organ 18 § Nämnden får inrätta organ."
    found = parted([block(glued)], DEPTH)
    assert [(one.kind, one.traced.text, one.level) for one in found[1:]] == [
        (BlockKind.HEADING, "Partssammansatta organ", DEPTH),
        (BlockKind.PARAGRAPH, "18 § Nämnden får inrätta organ.", 0),
    ]


def test_a_section_after_an_item_of_a_list_is_no_part_of_it() -> None:
    first = block("8 § Nämnden ska")
    item = block("ansöka om vård. 9 § Ett omhändertagande ska upphöra.", BlockKind.LIST_ITEM)
    assert read(first, item)[1:] == [
        (BlockKind.LIST_ITEM, "ansöka om vård."),
        (BlockKind.PARAGRAPH, "9 § Ett omhändertagande ska upphöra."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "8 § Detta gäller inte vad som sägs i 9 § Första stycket gäller ändå.",
        "8 § Nämnden ansvarar. Bestämmelsen i 9 § Gäller inte.",
        "8 § Nämnden ansvarar. 40 § Upphävd.",
        "8 § Nämnden ansvarar. 7 § Gäller då.",
        "Han hänvisade till lagen. 9 § Ett omhändertagande ska upphöra.",
    ],
)
def test_a_reference_or_a_number_out_of_order_parts_nothing(text: str) -> None:
    assert read(block(text)) == [(BlockKind.PARAGRAPH, text)]


def test_a_chapter_begins_its_sections_anew() -> None:
    found = read(
        block("40 § Nämnden ansvarar."),
        block("2 kap. Mål", BlockKind.HEADING),
        block("1 § Målet är hälsa. 2 § Vården ska vara god."),
    )
    assert found[2:] == [
        (BlockKind.PARAGRAPH, "1 § Målet är hälsa."),
        (BlockKind.PARAGRAPH, "2 § Vården ska vara god."),
    ]


def test_every_character_keeps_its_place() -> None:
    glued = "8 § Nämnden ska ansöka. 9 § Ett omhändertagande ska upphöra."
    for part in parted([block(glued)], DEPTH):
        ((_, span),) = part.traced.pieces
        assert glued[span.start : span.end] == part.traced.text
