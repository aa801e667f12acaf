"""Where each character of a page's text stands: pypdf's text laid over pdfium's glyphs.

The two read the same page in orders of their own and part words differently. What they share is the
order of letters inside a line, so lines are compared without white space and hyphens.
"""

import ctypes
import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from qa.ingest.alignment import Letters, letters, place_lines

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

HYPHEN = re.compile("[-\u00ad\u2010\u2011\x02\ufffe]")
# A ctypes prototype that takes plain addresses: 4 million boxes in 2 s, a third of the time of the
# typed one. The function fills four C floats: left, top, right, bottom.
_BOX = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_BOX_ORDER = [0, 3, 2, 1]
_QUARTER = {0: 0, 90: 1, 180: 2, 270: 3}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One row for each character of the text.

    ``boxes`` are left, bottom, right, top in PDF points of the page as shown (turned and cropped),
    origin at the bottom left of the shown page; as high as the font's line, as wide as the advance.
    ``sizes`` are font sizes in points as shown. Both are NaN for white space and for what pdfium
    does not have. ``confirmed`` tells that pdfium reads the same character there; white space and
    line-end hyphens, which the two make up differently, are as confirmed as what they follow.
    """

    boxes: Floats
    sizes: Floats
    confirmed: npt.NDArray[np.bool_]


def align(text: str, page: pypdfium2.PdfPage) -> Glyphs:
    """Find each character of ``text`` (cleaned, NFC, lines parted by a line feed) on ``page``.

    A line that stands on the page more than once is given the place that follows the line before
    it. A page that pdfium cannot read confirms nothing.
    """
    boxes = np.full((len(text), 4), np.nan, np.float32)
    sizes = np.full(len(text), np.nan, np.float32)
    confirmed = np.zeros(len(text), np.bool_)
    glyphs = Glyphs(boxes, sizes, confirmed)
    if not text.strip():
        return glyphs
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return glyphs
    try:
        shown, raw = _read(textpage)
        ours, theirs = letters(text), letters(shown)
        places = place_lines(text, ours, shown, theirs)
        found = places >= 0
        rows = ours.at[found]
        characters = theirs.at[places[found]]
        rows, characters = _with_hyphens(text, shown, rows, characters)
        confirmed[rows] = True
        boxes[rows], sizes[rows] = _measure(textpage, raw[characters])
    finally:
        textpage.close()
    boxes[:] = _as_shown(boxes, page)
    _fill_between(text, ours, confirmed)
    return glyphs


def _read(textpage: pypdfium2.PdfTextPage) -> tuple[str, Ints]:
    """Return pdfium's text, one Python character a glyph, and the pdfium index of each."""
    count = textpage.count_chars()
    if count <= 0:
        return "", np.zeros(0, np.int64)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(text) != count:  # pdfium's text leaves out what it cannot name; the glyphs do not
        codes = (pdfium.FPDFText_GetUnicode(textpage, at) for at in range(count))
        text = "".join(_character(code) for code in codes)
    return text, np.arange(count, dtype=np.int64)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffe"


def _with_hyphens(text: str, shown: str, rows: Ints, characters: Ints) -> tuple[Ints, Ints]:
    """Add the hyphens of ``text`` that pdfium has after the same letter."""
    known = np.full(len(text) + 1, -1, np.int64)
    known[rows] = characters
    more: list[tuple[int, int]] = []
    for match in HYPHEN.finditer(text):
        beside = int(known[match.start() - 1]) + 1
        if HYPHEN.match(shown, beside) and beside > 0:
            more.append((match.start(), beside))
    if not more:
        return rows, characters
    added = np.array(more, dtype=np.int64)
    return np.append(rows, added[:, 0]), np.append(characters, added[:, 1])


def _measure(textpage: pypdfium2.PdfTextPage, characters: Ints) -> tuple[Floats, Floats]:
    """Return the boxes (page space) and font sizes of pdfium's characters."""
    boxes = np.full((len(characters), 4), np.nan, np.float32)
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    box_of = _BOX(ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
    address = boxes.ctypes.data
    for character in characters.tolist():
        box_of(handle, character, address)
        address += 16
    boxes = boxes[:, _BOX_ORDER]
    return boxes, _sizes(textpage, characters, boxes)


def _sizes(textpage: pypdfium2.PdfTextPage, characters: Ints, boxes: Floats) -> Floats:
    """Ask for the size once for each run of boxes of one height: one font at one size."""
    if not len(characters):
        return np.zeros(0, np.float32)
    heights = boxes[:, 3] - boxes[:, 1]
    starts = np.flatnonzero(np.append(True, np.abs(np.diff(heights)) > 1e-3))
    matrix = pdfium.FS_MATRIX()
    found = np.full(len(starts), np.nan, np.float32)
    for run, start in enumerate(starts.tolist()):
        at = int(characters[start])
        size = pdfium.FPDFText_GetFontSize(textpage, at)
        if pdfium.FPDFText_GetMatrix(textpage, at, matrix):
            size *= float(np.hypot(matrix.c, matrix.d))
        found[run] = size if size > 0 else np.nan
    return np.repeat(found, np.diff(np.append(starts, len(characters))))


def _as_shown(boxes: Floats, page: pypdfium2.PdfPage) -> Floats:
    """Turn boxes from page space to the page as shown: cropped, then rotated clockwise."""
    left, bottom, right, top = page.get_bbox()
    x = boxes[:, [0, 2]] - np.float32(left)
    y = boxes[:, [1, 3]] - np.float32(bottom)
    width, height = np.float32(right - left), np.float32(top - bottom)
    turns = _QUARTER.get(page.get_rotation(), 0)
    if turns == 1:
        x, y = y, width - x
    elif turns == 2:
        x, y = width - x, height - y
    elif turns == 3:
        x, y = height - y, x
    return np.stack([x.min(1), y.min(1), x.max(1), y.max(1)], axis=1).astype(np.float32)


def _fill_between(text: str, ours: Letters, confirmed: npt.NDArray[np.bool_]) -> None:
    """Let white space and hyphens, which were not compared, follow the letter before them."""
    if not len(ours.at):
        return
    before = np.searchsorted(ours.at, np.arange(len(text)), side="right") - 1
    confirmed[:] = confirmed | confirmed[ours.at[np.maximum(before, 0)]]
