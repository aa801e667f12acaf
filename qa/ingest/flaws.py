"""How well a page could be read."""

import re

import numpy as np
import pypdfium2

from qa.ingest.fonts import Fonts
from qa.ingest.glyphs import Glyphs
from qa.ingest.shown import has_marks, image_share
from qa.model import PageFlaw

FEW_LETTERS = 40  # a page with fewer letters than this is empty, an image, or hardly text
IMAGE_PAGE = 0.4  # share of the page that one image covers on a scanned page
ODD_SHARE = 0.15  # odd characters or broken words
UNCONFIRMED_SHARE = 0.3  # characters that pdfium reads otherwise
ENOUGH_WORDS = 20

_WORD = re.compile(r"\S+")
_ODD = re.compile(
    "[\ue000-\uf0a6\uf0a8-\uf0b6\uf0b8-\uf8ff\ufffd]"  # private use, but Symbol bullets
    r"|/\w+\.\w+|/uni[0-9A-F]{4}|\(cid:\d+\)"  # names of glyphs
)
_FRAGMENT = re.compile(r"(?<!\S)[a-hj-zäA-HJ-ZÄ](?!\S)")
_BROKEN_WORD = re.compile(
    r"[^\W\d_]*[a-zåäöéü][A-ZÅÄÖ]{2,}[a-zåäö]|[bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ]{6,}"
    r"|[^\s\w.,;:()\-–—−”\"'!?/%§&•…]{3,}"
)


def find(text: str, glyphs: Glyphs, fonts: Fonts, page: pypdfium2.PdfPage) -> frozenset[PageFlaw]:
    """Return what a reader should know of the page, tables and columns apart."""
    found: set[PageFlaw] = set()
    if sum(map(str.isalpha, text)) < FEW_LETTERS:
        found.add(_little_text(text, page))
    elif _is_garbled(text, glyphs):
        found.add(PageFlaw.GARBLED)
    if fonts.invisible or _off_page(glyphs, page):
        found.add(PageFlaw.HIDDEN_TEXT)
    return frozenset(found)


def fault_code(found: frozenset[PageFlaw]) -> str:
    """Return the code of the worst flaw that the report of a build names, or nothing."""
    if PageFlaw.SCANNED in found:
        return "page_scanned"
    return "page_garbled" if PageFlaw.GARBLED in found else ""


def _little_text(text: str, page: pypdfium2.PdfPage) -> PageFlaw:
    if image_share(page) >= IMAGE_PAGE:
        return PageFlaw.SCANNED
    if text.strip():
        return PageFlaw.LOW_TEXT
    return PageFlaw.DRAWN if has_marks(page) else PageFlaw.EMPTY


def _is_garbled(text: str, glyphs: Glyphs) -> bool:
    words = _WORD.findall(text)
    if len(words) < ENOUGH_WORDS:
        return False
    broken = len(_ODD.findall(text)) + len(_BROKEN_WORD.findall(text))
    fragments = len(_FRAGMENT.findall(text))
    unconfirmed = 1.0 - float(np.mean(glyphs.confirmed)) if len(glyphs.confirmed) else 0.0
    return (
        broken > ODD_SHARE * len(words)
        or fragments > 2 * ODD_SHARE * len(words)
        or unconfirmed > UNCONFIRMED_SHARE
    )


def _off_page(glyphs: Glyphs, page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    boxes = glyphs.boxes[~np.isnan(glyphs.boxes[:, 0])]
    if not len(boxes):
        return False
    outside = (boxes[:, 2] < 0) | (boxes[:, 0] > width) | (boxes[:, 3] < 0) | (boxes[:, 1] > height)
    return bool(np.count_nonzero(outside) > FEW_LETTERS)
