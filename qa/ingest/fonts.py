"""Which lines of a page are bold or invisible, asked of pdfium at a few characters of each line."""

import ctypes
import re
from contextlib import closing
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from qa.ingest.glyphs import Glyphs

_LINE = re.compile(r"[^\n]+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi|halvfet", re.IGNORECASE)
_INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_NAME_BYTES = 128


@dataclass(frozen=True, slots=True)
class Fonts:
    """By line start (offset in the page's text): lines in bold, and lines drawn invisibly."""

    bold: frozenset[int]
    invisible: frozenset[int]


def probe_fonts(text: str, glyphs: Glyphs, page: pypdfium2.PdfPage) -> Fonts:
    """Look at the first and the last placed letter or digit of every line of ``text``.

    A line counts as bold or invisible only when both are. A page without text has neither.
    """
    bold: set[int] = set()
    invisible: set[int] = set()
    placed = ~np.isnan(glyphs.boxes[:, 0])
    try:
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Fonts(frozenset(), frozenset())
    with closing(textpage):
        probe = _Probe(textpage)
        for match in _LINE.finditer(text):
            there = [at for at in range(*match.span()) if text[at].isalnum() and placed[at]]
            if not there:
                continue
            is_bold, is_hidden = probe.look(glyphs.boxes[there[0]])
            if is_bold or is_hidden:
                last_bold, last_hidden = probe.look(glyphs.boxes[there[-1]])
                if is_bold and last_bold:
                    bold.add(match.start())
                if is_hidden and last_hidden:
                    invisible.add(match.start())
    return Fonts(frozenset(bold), frozenset(invisible))


class _Probe:
    """Asks pdfium about the character at a place on the page."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self.textpage = textpage
        self.buffer = ctypes.create_string_buffer(_NAME_BYTES)
        self.flags = ctypes.c_int()

    def look(self, box: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> tuple[bool, bool]:
        """Return whether the character in ``box`` is bold, and whether it is invisible."""
        x, y = float(box[0] + box[2]) / 2, float(box[1] + box[3]) / 2
        at = pdfium.FPDFText_GetCharIndexAtPos(self.textpage, x, y, 2.0, 2.0)
        if at < 0:
            return False, False
        return self._bold(at), self._invisible(at)

    def _bold(self, at: int) -> bool:
        size = pdfium.FPDFText_GetFontInfo(
            self.textpage, at, self.buffer, _NAME_BYTES, ctypes.byref(self.flags)
        )
        name = self.buffer.value if 0 < size <= _NAME_BYTES else b""
        return _BOLD.search(name.decode("latin-1")) is not None

    def _invisible(self, at: int) -> bool:
        drawn = pdfium.FPDFText_GetTextObject(self.textpage, at)
        return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == _INVISIBLE
