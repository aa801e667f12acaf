"""Pages as pictures, and where on them a quote stands.

Runs in ``ingest.viewer``'s process alone: what it opens is hostile.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image

from qa.ingest.glyphs import align

MOST_PIXELS = 8_000_000
MOST_WIDTH = 4_000
"""A page that would need more is drawn smaller: 32 MB of picture at most."""
_SAME_LINE = 0.4  # of the lower height: how far two characters of a line overlap at least
_GAP = 3.0  # times the height: a wider gap parts columns or table cells
_BACK = 1.0  # times the height: how far a character may stand left of the one before it

_Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points."""


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Part of a page as shown, as fractions of its width and height from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def draw(page: pypdfium2.PdfPage, width: int) -> bytes:
    """Return the page as PNG, ``width`` pixels wide, or less where it would be too large.

    Raises ``PdfiumError`` when the page has no size or cannot be drawn.
    """
    across, down = page.get_size()
    if not (across > 0 and down > 0):
        raise pypdfium2.PdfiumError("the page has no size")
    scale = min(width, MOST_WIDTH) / across
    scale = min(scale, (MOST_PIXELS / (across * down)) ** 0.5, MOST_PIXELS / down)
    # pypdfium2 rounds upwards: a hair less, so that 200 pixels do not become 201.
    bitmap = page.render(scale=scale * (1 - 1e-9), rev_byteorder=True)
    try:
        colours = bitmap.to_numpy()[:, :, :3]
        grey = np.array_equal(colours[:, :, 0], colours[:, :, 1]) and np.array_equal(
            colours[:, :, 1], colours[:, :, 2]
        )
        # Most pages are black on white: one channel takes a third of the time and of the bytes.
        picture = Image.fromarray(np.ascontiguousarray(colours[:, :, 0] if grey else colours))
    finally:
        bitmap.close()
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)  # a tenth larger than level 6, three times as fast
    return out.getvalue()


def mark(
    page: pypdfium2.PdfPage, text: str, slices: Sequence[tuple[int, int]]
) -> tuple[Rectangle, ...]:
    """Return one rectangle for each line of the ``[start, end)`` slices of the page's ``text``.

    Characters that pdfium does not have give none.
    """
    glyphs = align(text, page)
    left, bottom, right, top = page.get_bbox()
    across, down = right - left, top - bottom
    if page.get_rotation() in {90, 270}:
        across, down = down, across
    if not (across > 0 and down > 0):
        return ()
    rows = [row for start, end in slices for row in range(max(start, 0), min(end, len(text)))]
    boxes = glyphs.boxes[rows].astype(np.float64)
    boxes = boxes[~np.isnan(boxes).any(axis=1)]
    found = (_fraction(line, across, down) for line in _lines(boxes))
    return tuple(box for box in found if box.left < box.right and box.top < box.bottom)


def _lines(boxes: npt.NDArray[np.float64]) -> Iterator[_Box]:
    """Give the bounds of each run of boxes that stand on one line, from left to right."""
    line: _Box | None = None
    for left, bottom, right, top in boxes.tolist():
        box = (left, bottom, right, top)
        if line is not None and _goes_on(line, box):
            low, high = min(line[1], bottom), max(line[3], top)
            line = (min(line[0], left), low, max(line[2], right), high)
        else:
            if line is not None:
                yield line
            line = box
    if line is not None:
        yield line


def _goes_on(line: _Box, box: _Box) -> bool:
    height = min(line[3] - line[1], box[3] - box[1])
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    return overlap >= _SAME_LINE * height and -_BACK * height <= box[0] - line[2] <= _GAP * height


def _fraction(line: _Box, across: float, down: float) -> Rectangle:
    left, bottom, right, top = line
    return Rectangle(
        _clamped(left / across),
        _clamped(1 - top / down),
        _clamped(right / across),
        _clamped(1 - bottom / down),
    )


def _clamped(share: float) -> float:
    return round(min(max(share, 0.0), 1.0), 5)
