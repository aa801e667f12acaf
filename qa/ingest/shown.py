"""The page as pdfium shows it: its text, when pypdf has none, and what kind of marks it holds."""

import logging
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

logger = logging.getLogger(__name__)


def open_document(path: Path) -> pypdfium2.PdfDocument | None:
    """Return the document, or None when pdfium cannot open it."""
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return None


@contextmanager
def open_page(
    document: pypdfium2.PdfDocument | None, number: int
) -> Iterator[pypdfium2.PdfPage | None]:
    """Lend the 1-based page, or None when pdfium cannot open it."""
    page = None
    if document is not None and number <= len(document):
        try:
            page = document[number - 1]
        except pypdfium2.PdfiumError:
            logger.warning("page not opened by pdfium", extra={"page": number})
    try:
        yield page
    finally:
        if page is not None:
            page.close()


def read_text(page: pypdfium2.PdfPage) -> str:
    """Return pdfium's own reading of the page; empty when there is none."""
    try:
        with closing(page.get_textpage()) as textpage:
            return str(textpage.get_text_range())
    except pypdfium2.PdfiumError:
        return ""


def has_marks(page: pypdfium2.PdfPage) -> bool:
    """Tell whether anything is drawn on the page, text apart."""
    drawn = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING]
    try:
        return next(iter(page.get_objects(filter=drawn, max_depth=3)), None) is not None
    except pypdfium2.PdfiumError:
        return True


def image_share(page: pypdfium2.PdfPage) -> float:
    """Return how much of the page its largest image covers, 0 to 1."""
    width, height = page.get_size()
    largest = 0.0
    try:
        for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
            left, bottom, right, top = image.get_bounds()
            largest = max(largest, (right - left) * (top - bottom))
    except pypdfium2.PdfiumError:
        return 0.0
    return min(1.0, largest / (width * height)) if width > 0 and height > 0 else 0.0
