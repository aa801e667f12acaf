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


def make_pdf(path: Path, pages: Sequence[Sequence[Put]], **info: str) -> Path:
    """Write a PDF with the texts of each page; ``info`` is title or author."""
    canvas = Canvas(str(path), pagesize=A4)
    if "title" in info:
        canvas.setTitle(info["title"])
    if "author" in info:
        canvas.setAuthor(info["author"])
    for page in pages:
        for put in page:
            canvas.setFont("Helvetica-Bold" if put.bold else "Helvetica", put.size)
            canvas.drawString(put.x, put.y, put.text)
        canvas.showPage()
    canvas.save()
    return path


def laid_out(path: Path, pages: Sequence[Sequence[Put]]) -> LaidOut:
    """Make the PDF, read it and lay it out."""
    return layout.lay_out(extract.read(make_pdf(path, pages)))


def texts(blocks: Sequence[Block]) -> list[str]:
    """Return the texts of the blocks."""
    return [block.traced.text for block in blocks]
