"""One PDF through extraction, layout and passages, in this process and without limits."""

from contextlib import closing
from pathlib import Path

from qa.ingest import extract, layout, passages
from qa.ingest.blocks import Block, BlockKind, LaidOut
from qa.ingest.guesses import guess_publisher, guess_title
from qa.ingest.shown import open_document
from qa.ingest.years import guess_year
from qa.model import Document, Reading

OPENING_PAGES = 2


def read(path: Path, file: str, sha256: str) -> Reading:
    """Return pages and passages; the document holds what the PDF says of itself.

    Raises ``UnreadableFile`` with a reason code.
    """
    extraction = extract.read(path, file)
    laid_out = layout.lay_out(extraction)
    about = extraction.metadata
    opening = "\n".join(page.text for page in laid_out.pages[:OPENING_PAGES])
    title = guess_title(about, _headings(laid_out), opening)
    document = Document(
        id=sha256[:12],
        file=file,
        sha256=sha256,
        title=title,
        publisher=guess_publisher(about),
        year=guess_year(title, [page.text for page in laid_out.pages], about),
        page_count=len(laid_out.pages),
    )
    made = tuple(passages.make(document.id, laid_out))
    return Reading(document, laid_out.pages, made, extraction.faults)


def count_pages(path: Path) -> int:
    """Return the number of pages, 0 when it cannot be known without reading the whole file."""
    document = open_document(path)
    if document is None:
        return 0
    with closing(document):
        return len(document)


def _headings(laid_out: LaidOut) -> list[str]:
    """Return the headings of the first page, those of the highest level first."""
    headings = [block for block in laid_out.blocks if _is_on_top(block)]
    return [block.traced.text for block in sorted(headings, key=lambda block: block.level)]


def _is_on_top(block: Block) -> bool:
    pieces = block.traced.pieces
    return block.kind is BlockKind.HEADING and bool(pieces) and pieces[0][1].page == 1
