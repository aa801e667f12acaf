"""The usual sizes and distances of a document, against which its lines are judged."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.ingest.lines import Line
from qa.ingest.markers import heads_sources

USUAL_PITCH = 1.2  # times the font size, where a document says nothing
RUNNING = 0.2  # of a document's letters in running text, so that it tells
LARGER = 1.1  # times the body's size: a heading by size alone


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in one document.

    ``body`` is the font size of most letters (0 when unknown), ``pitch`` the distance between lines
    of that size, both in points; ``width`` is the number of characters of a full line.
    """

    body: float
    pitch: float
    width: int

    def usual_step(self, line: Line) -> float:
        """Return the distance in points from ``line`` to the next one of its paragraph."""
        if self.body and abs(line.size - self.body) <= 0.05 * self.body:
            return self.pitch
        return line.size * (self.pitch / self.body if self.body else USUAL_PITCH)

    def is_large(self, line: Line) -> bool:
        """Tell whether the line is set larger than the body."""
        return bool(self.body) and line.size >= LARGER * self.body


def measure(pages: Sequence[Sequence[Line]]) -> Measures:
    """Return the measures of the document."""
    body = _body_size(pages)
    steps: Counter[float] = Counter()
    widths: list[int] = []
    for lines in pages:
        widths += [len(line.text) for line in lines]
        for above, below in pairwise(lines):
            step = above.bottom - below.bottom
            if above.size == below.size and abs(above.size - body) <= 0.5 and 0 < step < 3 * body:
                steps[round(step * 2) / 2] += 1
    pitch = _smallest_common(steps) if steps else body * USUAL_PITCH
    widths.sort()
    return Measures(body, pitch, widths[int(0.9 * (len(widths) - 1))] if widths else 0)


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size of most letters of running text: not of cells, nor of a list of sources."""
    lines = [line for page in pages for line in page]
    at = next((n for n, line in enumerate(lines) if heads_sources(line.text)), len(lines))
    text = [
        line for line, next_to in zip(lines[:at], _beside(lines[:at]), strict=True) if not next_to
    ]
    whole = sum(len(line.text) for line in lines)
    enough = sum(len(line.text) for line in text) >= RUNNING * whole
    letters: Counter[float] = Counter()
    for line in text if enough else lines:
        if line.size:
            letters[round(line.size * 2) / 2] += len(line.text)
    return max(letters, key=lambda size: (letters[size], -size), default=0.0)


def _beside(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether another stands beside it on its page."""
    pairs = [a.page == b.page and a.beside(b) for a, b in pairwise(lines)]
    return [any(pair) for pair in zip([False, *pairs], [*pairs, False], strict=True)][: len(lines)]


def _smallest_common(steps: Counter[float]) -> float:
    """Return the smallest step among those about as frequent as the most frequent one."""
    most = max(steps.values())
    return min(step for step, count in steps.items() if count >= 0.4 * most)
