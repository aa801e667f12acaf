"""A document as read, before layout."""

from dataclasses import dataclass
from datetime import date

from qa.ingest.fonts import Fonts
from qa.ingest.glyphs import Glyphs
from qa.model import Page, ReadingFault


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: its title, depth (1 is the top) and 1-based page."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class PdfMetadata:
    """What the file says of itself; an empty string or None where it says nothing.

    From the information dictionary (``title`` to ``modified``) and from XMP (``xmp_*``).
    """

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    creator: str = ""
    producer: str = ""
    created: date | None = None
    modified: date | None = None
    xmp_title: str = ""
    xmp_creators: tuple[str, ...] = ()
    xmp_publishers: tuple[str, ...] = ()
    xmp_created: date | None = None


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as read: its text, where each character stands, and the fonts of its lines.

    ``glyphs`` and ``fonts`` are None when pdfium cannot open the page. ``width`` and ``height`` are
    PDF points of the page as shown, 0 when unknown.
    """

    page: Page
    glyphs: Glyphs | None
    fonts: Fonts | None
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Extraction:
    """A whole document as read, before layout."""

    pages: tuple[RawPage, ...]
    outline: tuple[OutlineEntry, ...]
    metadata: PdfMetadata
    faults: tuple[ReadingFault, ...]
