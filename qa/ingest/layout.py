"""Turns pages as read into blocks in reading order: headings, paragraphs, list items, table rows.

Every character of a block is an exact copy of a page's, and no character is used twice.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa.ingest import (
    chapters,
    flatnotes,
    flow,
    footnotes,
    furniture,
    headings,
    inline,
    regions,
    sections,
    tables,
)
from qa.ingest.blocks import Block, BlockKind, LaidOut, Traced
from qa.ingest.drafts import Draft
from qa.ingest.joins import join_lines
from qa.ingest.lines import Line, part_at_edges, read_lines
from qa.ingest.measures import Measures, measure
from qa.ingest.overpages import join_over_pages
from qa.ingest.raw import Extraction, RawPage
from qa.ingest.spaces import false_spaces
from qa.ingest.titles import titles_of
from qa.ingest.traces import row, without
from qa.model import Page, PageFlaw, Span


def lay_out(extraction: Extraction) -> LaidOut:
    """Return the pages, with what is now known of their flaws, and the blocks of the document."""
    read = [read_lines(raw) for raw in extraction.pages]
    kept = furniture.remove(read, [raw.height for raw in extraction.pages])
    measures = measure(kept)
    pages: list[Page] = []
    drafts: list[Draft] = []
    marks: list[Span] = []
    for raw, lines in zip(extraction.pages, kept, strict=True):
        page, found, here = _lay_out_page(raw, lines, measures)
        pages.append(page)
        drafts += found
        marks += here
    titles = titles_of(page.text for page in pages)
    drafts = headings.promote(
        join_over_pages(chapters.rejoined(drafts), titles), extraction.outline
    )
    depth = headings.below_usual(drafts)
    blocks = inline.unglue(_finish(drafts, marks), titles, depth)
    return LaidOut(tuple(pages), tuple(sections.parted(blocks, depth)))


def _lay_out_page(
    raw: RawPage, lines: Sequence[Line], measures: Measures
) -> tuple[Page, list[Draft], list[Span]]:
    """Return the page, its drafts in reading order (footnotes last) and what to leave out."""
    body, notes = footnotes.part(lines, measures.body)
    marks = footnotes.find_marks(raw, body, notes)
    if not notes:
        flat = flatnotes.part(body)
        body, notes, marks = flat.body, flat.notes, marks + flat.marks
    marks = marks + false_spaces(raw)
    parts, columns = regions.divide(part_at_edges(body, raw))
    drafts: list[Draft] = []
    flaws = set(raw.page.flaws)
    if columns:
        flaws.add(PageFlaw.COLUMNS)
    for part in parts:
        if isinstance(part, regions.Table):
            flaws.add(PageFlaw.TABLE)
            drafts += _rows(part)
        else:
            drafts += flow.write(part.lines, measures)
    drafts += [
        Draft(BlockKind.FOOTNOTE, note.lines, marker=note.mark) for note in notes if note.worded
    ]
    return replace(raw.page, flaws=frozenset(flaws)), drafts, marks


def _rows(table: regions.Table) -> list[Draft]:
    found: list[Draft] = []
    rows = tables.read_rows(table)
    if tables.is_contents(rows):
        return []
    for cells in rows:
        lines = tuple(line for cell in cells.cells for line in cell)
        kind = BlockKind.TABLE_HEADER if cells.header else BlockKind.TABLE_ROW
        found.append(Draft(kind, lines, cells=cells.cells))
    return found


def _finish(drafts: Sequence[Draft], marks: Sequence[Span]) -> list[Block]:
    marks_on: dict[int, list[Span]] = {}
    for mark in marks:
        marks_on.setdefault(mark.page, []).append(mark)
    blocks: list[Block] = []
    for draft in drafts:
        pages = {line.page for line in draft.lines}
        here = [mark for page in pages for mark in marks_on.get(page, [])]
        traced = _trace(draft, here)
        if traced.text.strip():
            blocks.append(Block(draft.kind, traced, draft.level, draft.marker))
    return blocks


def _trace(draft: Draft, marks: Sequence[Span]) -> Traced:
    if draft.cells:
        return row([without(_join(cell), marks) for cell in draft.cells])
    return without(_join(draft.lines), marks)


def _join(lines: Sequence[Line]) -> Traced:
    return join_lines([(line.text, line.span) for line in lines]) if lines else Traced("", ())
