"""Spaces that a text layer puts inside words: nothing is there on the page."""

import numpy as np

from qa.ingest.raw import RawPage
from qa.model import Span

NO_GAP = 0.05  # times the font size; words are parted by four times as much


def false_spaces(raw: RawPage) -> list[Span]:
    """Return the spaces between two letters that touch on the page ("arbets tagarens")."""
    text = raw.page.text
    if raw.glyphs is None or len(text) < 3:
        return []
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    spaces = np.flatnonzero(codes[1:-1] == ord(" ")) + 1
    left, right = raw.glyphs.boxes[spaces - 1], raw.glyphs.boxes[spaces + 1]
    size = raw.glyphs.sizes[spaces + 1]
    touching = np.abs(right[:, 0] - left[:, 2]) < NO_GAP * size
    level = np.abs(right[:, 1] - left[:, 1]) < NO_GAP * size
    return [
        Span(raw.page.number, at, at + 1)
        for at in spaces[touching & level].tolist()
        if text[at - 1].isalpha() and text[at + 1].isalpha() and text[at + 1].islower()
    ]
