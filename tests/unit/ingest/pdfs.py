"""Makes PDFs for the tests of reading and layout."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from qa.ingest import extract, layout
from qa.ingest.blocks import Block, LaidOut

LEFT = 72.0
TOP = 760.0


@dataclass(frozen=True)
class Put:
    """A piece of text at a place; ``rise`` lifts it above the baseline."""

    text: str
    x: float
    y: float
    size: float = 10.0
    bold: bool = False


def lines(text: str, *, top: float = TOP, x: float = LEFT, size: float = 10.0) -> list[Put]:
    """Return the lines of ``text`` one below the other; an empty line leaves a gap."""
    return [
        Put(line, x, top - number * size * 1.2, size)
        for number, line in enumerate(text.strip("\n").split("\n"))
        if line
    ]


def make_pdf(
    path: Path, pages: Sequence[Sequence[Put]], *, in_one: bool = False, **info: str
) -> Path:
    """Write a PDF with the texts of each page; ``info`` is title or author.

    ``in_one`` writes a page's texts as one text object, like a word processor: pypdf then reads
    those that stand on one line as one line with a space between.
    """
    canvas = Canvas(str(path), pagesize=A4)
    if "title" in info:
        canvas.setTitle(info["title"])
    if "author" in info:
        canvas.setAuthor(info["author"])
    for page in pages:
        text = canvas.beginText()
        for put in page:
            text.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
            text.setTextOrigin(put.x, put.y)
            text.textOut(put.text)
            if not in_one:
                canvas.drawText(text)
                text = canvas.beginText()
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return path


def laid_out(path: Path, pages: Sequence[Sequence[Put]], *, in_one: bool = False) -> LaidOut:
    """Make the PDF, read it and lay it out."""
    return layout.lay_out(extract.read(make_pdf(path, pages, in_one=in_one)))


def texts(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of the blocks."""
    return [block.traced.text for block in blocks]
