"""Opens a PDF and reads its pages: the only module that knows pypdf.

Files are hostile territory: pypdf may raise any exception. What it raises becomes an
``UnreadableFile`` for the file or a ``ReadingFault`` for the page, never a lost file. Where pypdf
cannot read, pdfium's text is used and the report says so.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import pypdfium2
from pypdf import PasswordType, PdfReader
from pypdf.errors import FileNotDecryptedError
from pypdf.generic import Destination

from qa.ingest import flaws
from qa.ingest.clean import clean_page
from qa.ingest.faults import fault, unreadable
from qa.ingest.fonts import probe_fonts
from qa.ingest.glyphs import align
from qa.ingest.raw import Extraction, OutlineEntry, PdfMetadata, RawPage
from qa.ingest.shown import open_document, open_page, read_text
from qa.model import Page, PageFlaw, ReadingFault

HEADER_WITHIN = 1024  # bytes; PDF 1.7, appendix H.3.4.1
FEW_LETTERS = 40  # a document of images with fewer letters than this has no text
OUTLINE_DEPTH = 8

logger = logging.getLogger(__name__)
T = TypeVar("T")


def read(path: Path, file: str = "") -> Extraction:
    """Read every page of the PDF at ``path``; ``file`` is its name in faults.

    Raises ``UnreadableFile`` with the code encrypted, damaged, not_pdf, no_text or blank.
    """
    file = file or path.name
    reader, document = _open(path), open_document(path)
    try:
        if reader is None and document is None:
            raise unreadable(_why_closed(path), file=file)
        return _read_pages(_Source(file, reader, document))
    finally:
        if document is not None:
            document.close()
        if reader is not None:
            reader.close()


def metadata(path: Path) -> PdfMetadata:
    """Return what the PDF says of itself. Raises ``UnreadableFile`` when it is locked."""
    reader = _open(path)
    if reader is None:
        return PdfMetadata()
    with closing(reader):
        return _metadata(reader)


@dataclass(frozen=True, slots=True)
class _Source:
    file: str
    reader: PdfReader | None
    document: pypdfium2.PdfDocument | None

    def page_count(self) -> int:
        if self.reader is not None:
            return len(self.reader.pages)
        return len(self.document) if self.document is not None else 0


def _read_pages(source: _Source) -> Extraction:
    count = source.page_count()
    if not count:
        raise unreadable("damaged", file=source.file)
    reader = source.reader
    labels = _labels(reader, count)
    faults: list[ReadingFault] = []
    if reader is None:
        faults.append(fault("reserve_reader", source.file))
    pages: list[RawPage] = []
    for number in range(1, count + 1):
        raw, code = _read_page(source, number, labels[number - 1])
        pages.append(raw)
        if code:
            faults.append(fault(code, source.file, number))
    letters = sum(sum(map(str.isalpha, raw.page.text)) for raw in pages)
    codes = {found.code for found in faults}
    if not letters or (letters < FEW_LETTERS and "page_scanned" in codes):
        blank = all(PageFlaw.EMPTY in raw.page.flaws for raw in pages)
        nothing = "blank" if blank else "no_text"
        raise unreadable("damaged" if "page_damaged" in codes else nothing, file=source.file)
    outline = () if reader is None else _outline(reader)
    about = PdfMetadata() if reader is None else _metadata(reader)
    return Extraction(tuple(pages), outline, about, tuple(faults))


def _read_page(source: _Source, number: int, label: str) -> tuple[RawPage, str]:
    """Return the page and the code of what is wrong with it, or an empty code."""
    with open_page(source.document, number) as shown:
        text, code = _page_text(source.reader, number, shown)
        if shown is None:
            return RawPage(Page(number, label, text), None, None, 0.0, 0.0), code
        raw = _attempt(lambda: _with_places(Page(number, label, text), shown), None)
        if raw is None:
            return RawPage(Page(number, label, text), None, None, 0.0, 0.0), code
        return raw, code or flaws.fault_code(raw.page.flaws)


def _with_places(page: Page, shown: pypdfium2.PdfPage) -> RawPage:
    glyphs = align(page.text, shown)
    fonts = probe_fonts(page.text, glyphs, shown)
    found = flaws.find(page.text, glyphs, fonts, shown)
    width, height = shown.get_size()
    return RawPage(replace(page, flaws=found), glyphs, fonts, width, height)


def _page_text(
    reader: PdfReader | None, number: int, shown: pypdfium2.PdfPage | None
) -> tuple[str, str]:
    """Return pypdf's text, or pdfium's where pypdf has none, and what is wrong."""
    text = None
    if reader is not None:
        text = _attempt(lambda: clean_page(_pypdf_text(reader, number)), None)
    if text or (text is not None and shown is None):
        return text, ""
    reserve = clean_page(read_text(shown)) if shown is not None else ""
    if reserve and reader is not None:
        return reserve, "page_reserve_reader"
    return reserve, "" if text is not None or reader is None else "page_damaged"


def _pypdf_text(reader: PdfReader, number: int) -> str:
    return reader.pages[number - 1].extract_text()


def _why_closed(path: Path) -> str:
    """Return the code for a file that neither reader opens."""
    with path.open("rb") as stream:
        start = stream.read(HEADER_WITHIN)
    return "damaged" if b"%PDF-" in start or not start else "not_pdf"


def _open(path: Path) -> PdfReader | None:
    """Return a reader, or None when pypdf cannot read the file.

    Raises ``UnreadableFile`` (encrypted) when the empty password does not open it.
    """
    try:
        reader = PdfReader(path)
        if reader.is_encrypted:
            _unlock(reader)
        return reader if len(reader.pages) else None
    except FileNotDecryptedError as error:
        raise unreadable("encrypted", file=path.name) from error
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # pypdf raises anything on damaged files; pdfium is tried
        logger.warning("file not opened by pypdf")
        return None


def _unlock(reader: PdfReader) -> None:
    if reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise FileNotDecryptedError


def _labels(reader: PdfReader | None, count: int) -> list[str]:
    plain = [str(number) for number in range(1, count + 1)]
    if reader is None:
        return plain
    labels = _attempt(lambda: list(reader.page_labels), plain)
    return labels if len(labels) == count else plain


def _outline(reader: PdfReader) -> tuple[OutlineEntry, ...]:
    return tuple(_attempt(lambda: list(_entries(reader, reader.outline, 1)), []))


def _entries(reader: PdfReader, items: Iterable[object], level: int) -> Iterable[OutlineEntry]:
    for item in items:
        if isinstance(item, list):
            if level < OUTLINE_DEPTH:
                yield from _entries(reader, item, level + 1)
        elif isinstance(item, Destination):
            page = _attempt(partial(reader.get_destination_page_number, item), None)
            title = clean_page(str(item.title or "")).replace("\n", " ").strip()
            if title and page is not None and page >= 0:
                yield OutlineEntry(title, level, page + 1)


def _metadata(reader: PdfReader) -> PdfMetadata:
    info = _attempt(lambda: reader.metadata, None)
    xmp = _attempt(lambda: reader.xmp_metadata, None)

    def text(name: str) -> str:
        value = _attempt(lambda: getattr(info, name, None), None)
        return " ".join(clean_page(str(value or "")).split())

    def day(source: object, name: str) -> date | None:
        value = _attempt(lambda: getattr(source, name, None), None)
        return value.date() if value is not None else None

    return PdfMetadata(
        title=text("title"),
        author=text("author"),
        subject=text("subject"),
        keywords=text("keywords"),
        creator=text("creator"),
        producer=text("producer"),
        created=day(info, "creation_date"),
        modified=day(info, "modification_date"),
        xmp_title=_attempt(lambda: _first_title(xmp), ""),
        xmp_creators=_names(xmp, "dc_creator"),
        xmp_publishers=_names(xmp, "dc_publisher"),
        xmp_created=day(xmp, "xmp_create_date"),
    )


def _first_title(xmp: object) -> str:
    titles: dict[str, str] = getattr(xmp, "dc_title", None) or {}
    return next((str(title) for title in titles.values() if title), "")


def _names(xmp: object, name: str) -> tuple[str, ...]:
    return _attempt(lambda: tuple(str(one) for one in getattr(xmp, name, None) or () if one), ())


def _attempt(call: Callable[[], T], otherwise: T) -> T:
    """Return what ``call`` returns, or ``otherwise`` when a reader raises."""
    try:
        return call()
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # readers raise anything on damaged parts
        logger.warning("part of a file not read")
        return otherwise
